package cmd

import (
	"github.com/dterr/dterr/render"
	"github.com/spf13/cobra"
)

type listOptions struct {
	*app
	filterFlags
	most    int
	limited bool // most was given
}

func (a *app) newList() *cobra.Command {
	o := &listOptions{app: a}
	c := &cobra.Command{
		Use:   "list",
		Short: a.pick(say("列出全部错误码", "list all codes")),
		Long: a.pick(say(
			"列出全部错误码，每行一个；可按类别、族、领域和接口筛选。\n输出到管道时各列以制表符分隔：id、类别、标题。",
			"List all codes, one a line; narrow by kind, family, domain or call. On a pipe\nthe fields are parted by tabs: id, kind, title.")),
		Example:           "  dterr list --kind rate-limit\n  dterr list --api /v1.0/robot/oToMessages/batchSend\n  dterr list --json | jq -r .id",
		Args:              exactly(0, 0, say("", "")),
		ValidArgsFunction: noCompletion,
		RunE: func(c *cobra.Command, _ []string) error {
			o.limited = c.Flags().Changed("number")
			return o.run()
		},
	}
	bindMost(a, c, &o.most, 0)
	o.bind(a, c)
	return c
}

func (o *listOptions) run() error {
	o.usePager()
	filter, err := o.filter()
	if err != nil {
		return err
	}
	if err := checkMost(o.most); o.limited && err != nil {
		return err
	}
	found := filter.Entries()
	if o.limited {
		found = found[:min(len(found), o.most)]
	}
	if len(found) == 0 {
		return nothing(say("没有符合条件的错误码", "no code passes the filters"))
	}
	if !o.json {
		rows := make([]render.Row, 0, len(found))
		choose := filter.Chooser()
		for _, e := range found {
			row := render.Row{Entry: e, Meaning: -1}
			if passing := choose(e); passing != nil {
				row.Meaning = passing[0]
			}
			rows = append(rows, row)
		}
		return render.Entries(o.out, rows, o.table())
	}
	j := o.jsonl()
	for _, e := range found {
		if err := j.Entry("", e); err != nil {
			return err
		}
	}
	return nil
}
