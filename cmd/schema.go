package cmd

import (
	"strings"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain/attendance"
	"github.com/dterr/dterr/render"
	"github.com/spf13/cobra"
)

func (a *app) newSchema() *cobra.Command {
	return &cobra.Command{
		Use:   "schema [PATH]",
		Short: a.pick(say("逐个字段说明数据模型", "show the data models field by field")),
		Long: a.pick(say(
			"逐个字段说明考勤的数据模型：类型、单位、每个取值的含义。不带参数时列出模型。",
			"Show the attendance data models field by field: type, unit and what each value\nsays. Without a path, list the models.")),
		Example:           "  dterr schema\n  dterr schema attendance.items.status\n  dterr schema attendance-list --json",
		Args:              exactly(0, 1, say("", "")),
		ValidArgsFunction: a.completePaths,
		RunE: func(_ *cobra.Command, args []string) error {
			a.usePager()
			if len(args) == 0 {
				return a.schemas()
			}
			fields, ok := attendance.Schema(typed(args[0]))
			if !ok {
				return noField(args[0])
			}
			return a.schema(fields)
		},
	}
}

// noField says that no model has a path, and which paths are like it.
func noField(path string) error {
	hints := []codes.Text{say("全部模型：dterr schema", "all models: dterr schema")}
	if near := attendance.Nearest(typed(path)); len(near) > 0 {
		hints = append([]codes.Text{say("相近的有：%s", "close to it: %s", strings.Join(near, ", "))}, hints...)
	}
	return nothing(say("没有字段 %s", "no field %s", quote(path)), hints...)
}

// completePaths offers the paths that begin with what was typed, with the names
// of their fields.
func (a *app) completePaths(_ *cobra.Command, args []string, typedSoFar string) ([]string, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	var offers []string
	for _, f := range attendance.Completions(typed(typedSoFar)) {
		offers = append(offers, f.Path+"\t"+a.pick(f.Name))
	}
	return offers, cobra.ShellCompDirectiveNoFileComp
}

// schemas lists the models; as JSON, all their fields.
func (a *app) schemas() error {
	if !a.json {
		return render.Models(a.out, attendance.Models(), a.table())
	}
	for _, m := range attendance.Models() {
		if fields, ok := attendance.Schema(m.Name); ok {
			if err := a.schema(fields); err != nil {
				return err
			}
		}
	}
	return nil
}

func (a *app) schema(fields []attendance.SchemaField) error {
	if !a.json {
		return render.Schema(a.out, fields, a.view())
	}
	j := a.jsonl()
	for _, f := range fields {
		if err := j.Value(f); err != nil {
			return err
		}
	}
	return nil
}
