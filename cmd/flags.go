package cmd

import (
	"strings"

	"github.com/dterr/dterr/codes"
	"github.com/spf13/pflag"
)

// What help and completion show of flags. The text of a flag names the place of
// its value in back-ticks: "at most `N` hits" says what N is in the sentence,
// "`LANG`: auto, zh or en" only names it.

// flagRows gives the flags of a set, in the order of their names.
func (a *app) flagRows(flags *pflag.FlagSet) []row {
	var rows []row
	flags.VisitAll(func(f *pflag.Flag) {
		if f.Hidden || f.Deprecated != "" {
			return
		}
		name, text := a.described(f)
		left := "    --" + f.Name
		if f.Shorthand != "" {
			left = "-" + f.Shorthand + ", --" + f.Name
		}
		switch {
		case name != "" && f.NoOptDefVal != "":
			left += "[=" + name + "]"
		case name != "":
			left += " " + name
		}
		rows = append(rows, row{left, text + a.defaulted(f)})
	})
	return rows
}

// described gives the name of the place of a flag's value, empty where it takes
// none, and its text without back-ticks.
func (a *app) described(f *pflag.Flag) (name, text string) {
	if f.Name == "help" {
		return "", a.pick(say("查看用法", "show this help"))
	}
	name, text = pflag.UnquoteUsage(f)
	if f.Value.Type() == "bool" {
		return "", text
	}
	if !strings.Contains(f.Usage, "`") {
		return strings.ToUpper(name), text
	}
	for _, colon := range []string{": ", "："} {
		if rest, ok := strings.CutPrefix(text, name+colon); ok {
			return name, rest
		}
	}
	return name, text
}

// defaulted gives the default of a flag where it is a number or a time; of
// others the text says it.
func (a *app) defaulted(f *pflag.Flag) string {
	value := f.DefValue
	switch f.Value.Type() {
	case "int":
	case "duration":
		value = briefly(value)
	default:
		return ""
	}
	if strings.Trim(value, "0s") == "" {
		return ""
	}
	return a.pick(say("（默认 %s）", " (default %s)", value))
}

// briefly writes a duration without its zeros: 2m rather than 2m0s.
func briefly(duration string) string {
	for _, zero := range []string{"0s", "0m"} {
		if short := strings.TrimSuffix(duration, zero); strings.HasSuffix(short, "m") || strings.HasSuffix(short, "h") {
			duration = short
		}
	}
	return duration
}

// placed puts the names of places in a form of the command line into the
// language of this run.
func (a *app) placed(form string) string {
	if a.lang != chinese {
		return form
	}
	return strings.NewReplacer("COMMAND", "命令", "TOPIC", "专题", "FLAGS", "选项", "CODE", "错误码",
		"WORDS", "词", "FILE", "文件", "PATH", "路径", "NAME", "名称").Replace(form)
}

// section writes a section of rows, if there are any.
func (a *app) section(p *page, title codes.Text, rows []row) {
	if len(rows) > 0 {
		p.title(a.pick(title))
		p.rows(rows)
	}
}
