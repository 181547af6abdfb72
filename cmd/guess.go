package cmd

import (
	"errors"
	"strconv"
	"strings"

	"github.com/dterr/dterr/codes"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// What was probably meant by a flag or a value that does not exist.

// flagError turns what pflag says into a usage error in both languages.
func flagError(c *cobra.Command, err error) error {
	hint := say("用法：%s --help", "usage: %s --help", c.CommandPath())
	var missing *pflag.NotExistError
	var value *pflag.ValueRequiredError
	var bad *pflag.InvalidValueError
	var syntax *pflag.InvalidSyntaxError
	switch {
	case errors.As(err, &missing):
		name := "--" + missing.GetSpecifiedName()
		if missing.GetSpecifiedShortnames() != "" {
			name = "-" + missing.GetSpecifiedName()
		}
		return usage(say("没有这个选项 %s", "unknown flag %s", bare(name)), append(flagMeant(c, name), hint)...)
	case errors.As(err, &value):
		return usage(say("选项 --%s 缺少值", "flag --%s needs a value", value.GetFlag().Name), hint)
	case errors.As(err, &bad):
		return invalid(bad.GetFlag().Name, bad.GetValue(), valueForm(bad.GetFlag(), bad.GetValue()), hint)
	case errors.As(err, &syntax):
		return usage(say("选项的写法不对：%s", "bad syntax of a flag: %s", quote(syntax.GetSpecifiedFlag())), hint)
	}
	return usage(unexpected(err), hint)
}

// didYouMean names what was probably meant, a piece of a command line. Within a
// sentence that stands in back-ticks, behind a colon it stands alone.
func didYouMean(what string) codes.Text {
	return say("是不是想用 `%s`？", "did you mean `%s`?", what)
}

// nearest is a hint at the name that comes nearest to a word, if one does; form
// has a %s in the place of the name.
func nearest(word string, names []string, form string) []codes.Text {
	if name, ok := codes.Closest(word, names); ok {
		return []codes.Text{didYouMean(strings.Replace(form, "%s", name, 1))}
	}
	return nil
}

// flagMeant is a hint at the flag that was probably meant, if any.
func flagMeant(c *cobra.Command, flag string) []codes.Text {
	word := strings.TrimLeft(flag, "-")
	for _, h := range habits() {
		if !has(h.flags, flag) {
			continue
		}
		name, _, _ := strings.Cut(strings.TrimLeft(h.flag, "-"), " ")
		switch {
		case h.text.EN != "":
			return []codes.Text{h.text}
		case knows(c, name):
			return []codes.Text{didYouMean(h.flag)}
		}
	}
	if len(word) == 1 {
		return nil
	}
	var names []string
	c.Flags().VisitAll(func(f *pflag.Flag) {
		if !f.Hidden {
			names = append(names, f.Name)
		}
	})
	return nearest(word, names, "--%s")
}

// knows reports whether a command, or all of them, have a flag.
func knows(c *cobra.Command, name string) bool { return c.Flags().Lookup(name) != nil }

// habit is how other programs call what dterr has under another name. It is
// only asked about flags that the command does not have.
type habit struct {
	flags []string
	// flag is what it is called here, where the command has it; text is said
	// instead where there is no such flag.
	flag string
	text codes.Text
}

func habits() []habit {
	return []habit{
		{flags: []string{"--jq", "--query"}, text: say("交给 jq：dterr list --json | jq -r .id", "pass it to jq: dterr list --json | jq -r .id")},
		{flags: []string{"-j", "-J", "--jsonl", "--ndjson"}, flag: "--json"},
		{flags: []string{"-L", "-m", "--limit", "--max", "--max-count", "--count", "--top"}, flag: "--number N"},
		{flags: []string{"-n", "-L", "-m", "--limit", "--max-count", "--count", "--number", "--head"}, text: say("只看前几行：… | head -n 3", "for the first lines: … | head -n 3")},
		{flags: []string{"-q", "--quiet", "--silent"}, text: say("不要错误信息：2>/dev/null；退出码的含义：dterr help exit-codes",
			"to silence errors: 2>/dev/null; what the exit code says: dterr help exit-codes")},
		{flags: []string{"-v", "-a", "--verbose", "--all", "--long"}, flag: "--full"},
		{flags: []string{"--watch", "--tail"}, flag: "--follow"},
		{flags: []string{"-V", "--ver"}, text: didYouMean("dterr --version")},
		{flags: []string{"--no-color", "--no-colour", "--nocolor", "--plain"}, flag: "--color never"},
		{flags: []string{"--md", "--markdown"}, flag: "--format markdown"},
		{flags: []string{"-l", "--locale", "--language"}, flag: "--lang LANG"},
		{flags: []string{"-o", "--out", "--output"}, flag: "--format FORM"},
		{flags: []string{"--type", "--category", "-k"}, flag: "--kind KIND"},
		{flags: []string{"--module", "--product", "-d"}, flag: "--domain DOMAIN"},
		{flags: []string{"--path", "--url", "--endpoint"}, flag: "--api PATH"},
		{flags: []string{"--time", "--now", "--date"}, flag: "--at TIME"},
		{flags: []string{"--timezone", "--zone"}, flag: "--tz ZONE"},
		{flags: []string{"-f", "-i", "--file", "--input"}, text: say("文件直接写作参数：dterr explain FILE", "a file is an argument: dterr explain FILE")},
	}
}

// invalid is a usage error about a value that cannot be read or is out of range, with
// how to write one.
func invalid(flag, value string, hints ...codes.Text) error {
	return usage(say("选项 --%s 的值 %s 无效", "flag --%s: %s is not valid", flag, quote(value)), hints...)
}

// valueForm says how the value of a flag is written that pflag could not read. A span
// of time that is a bare number lacks its unit.
func valueForm(f *pflag.Flag, value string) codes.Text {
	switch f.Value.Type() {
	case "duration":
		if _, err := strconv.ParseFloat(value, 64); err == nil && len(value) <= shortNumber {
			return say("缺少单位：写成 %ss 或 %sm", "the unit is missing: write %ss or %sm", value, value)
		}
		return say("写成 30s、2m 或 1h", "write 30s, 2m or 1h")
	case "int":
		return say("写一个整数，如 `--%s 3`", "write a whole number, such as `--%s 3`", f.Name)
	case "bool":
		return say("只写 `--%s`，不带值", "write `--%s` alone, without a value", f.Name)
	}
	return say("见选项的说明", "see what the help says of it")
}

// shortNumber is the longest number that a hint puts a unit behind: a longer one may be
// a person's, which nobody recognises with a letter behind it.
const shortNumber = 6

// badValue is a usage error about a value outside a closed set, given as a list
// with commas. It names what was probably meant, else all there is.
func badValue(flag, value, allowed string) error {
	var hints []codes.Text
	if !strings.HasSuffix(allowed, "…") { // else they are examples
		hints = valueMeant(flag, value, strings.Split(allowed, ", "))
	}
	if hints == nil {
		hints = append(hints, say("可用的值：%s", "it is one of: %s", allowed))
		hints[0].ZH = strings.ReplaceAll(hints[0].ZH, ", ", "、")
	}
	return usage(say("--%s 不能是 %s", "--%s cannot be %s", flag, quote(value)), hints...)
}

// valueMeant is a hint at the value that was probably meant; of many values it
// is at least where they are listed.
func valueMeant(flag, value string, names []string) []codes.Text {
	for _, h := range valueHabits() {
		if h.flag == flag && has(h.values, strings.ToLower(value)) {
			return []codes.Text{didYouMean(h.meant)}
		}
	}
	const short = 14 // a list that is no burden on one line
	hints := nearest(strings.ToLower(value), names, "--"+flag+" %s")
	if t, ok := valuesOf(flag); ok && (hints != nil || len(names) > short) {
		hints = append(hints, say("全部取值：dterr help %s", "all values: dterr help %s", t.name))
	}
	return hints
}

// filterMeant is a hint at the flag that takes an argument which stands alone:
// robot is a family, auth a kind.
func filterMeant(c *cobra.Command, arg string) []codes.Text {
	if knows(c, "api") && strings.Contains(arg, "/") {
		return []codes.Text{didYouMean(c.CommandPath() + " --api " + shellWord(arg))}
	}
	for _, set := range []struct {
		flag  string
		names func() []string
	}{{"family", familyNames}, {"kind", kindNames}, {"domain", domainNames}} {
		if lower := strings.ToLower(arg); knows(c, set.flag) && has(set.names(), lower) {
			return []codes.Text{didYouMean(c.CommandPath() + " --" + set.flag + " " + lower)}
		}
	}
	return nil
}

// valueHabit is a value that other programs take and dterr calls otherwise.
type valueHabit struct {
	flag   string
	values []string
	meant  string
}

func valueHabits() []valueHabit {
	return []valueHabit{
		{"format", []string{"json", "jsonl", "ndjson"}, "--json"},
		{"format", []string{"md", "gfm"}, "--format markdown"},
		{"format", []string{"plain", "txt", "table", "terminal"}, "--format text"},
		{"lang", []string{"cn", "chs", "zh-cn", "zh_cn", "zh-hans", "chinese", "中文"}, "--lang zh"},
		{"lang", []string{"us", "en-us", "en_us", "english", "英文"}, "--lang en"},
		{"color", []string{"on", "yes", "true", "1", "force"}, "--color always"},
		{"color", []string{"off", "no", "false", "0", "none"}, "--color never"},
	}
}
