package cmd

import (
	"io"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"github.com/dterr/dterr/internal/order"
)

// newHelp is cobra's help command, except that it knows topics too and that
// help about what does not exist is a mistake.
func (a *app) newHelp() *cobra.Command {
	return &cobra.Command{
		Use:   "help [COMMAND|TOPIC]",
		Short: a.pick(say("查看命令的用法，或一个专题", "show how a command is used, or a topic")),
		ValidArgsFunction: func(c *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			return a.helpNames(c.Root(), args), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(c *cobra.Command, args []string) error {
			args = allTyped(args)
			if len(args) == 1 {
				if t, ok := topicOf(args[0]); ok {
					return a.printTopic(t)
				}
			}
			target, rest, err := c.Root().Find(args)
			if err != nil || len(rest) > 0 {
				return a.noHelp(c.Root(), args)
			}
			target.InitDefaultHelpFlag()
			return target.Help()
		},
	}
}

// helpNames gives what there is help about behind these words: commands and
// their subcommands, and topics.
func (a *app) helpNames(root *cobra.Command, args []string) []string {
	target, rest, err := root.Find(args)
	if err != nil || len(rest) > 0 {
		return nil
	}
	var names []string
	for _, sub := range target.Commands() {
		if sub.IsAvailableCommand() {
			names = append(names, sub.Name()+"\t"+sub.Short)
		}
	}
	if target == root {
		for _, t := range topics() {
			names = append(names, t.name+"\t"+a.pick(t.short))
		}
	}
	return names
}

// noHelp says that there is no help about some words, and about what is like
// them.
func (a *app) noHelp(root *cobra.Command, args []string) error {
	all := say("命令和专题：dterr --help", "commands and topics: dterr --help")
	var names []string
	for _, offer := range a.helpNames(root, nil) {
		name, _, _ := strings.Cut(offer, "\t")
		names = append(names, name)
	}
	word := strings.Join(args, " ")
	text := say("没有关于 %s 的帮助", "no help about %s", quote(word))
	return usage(text, append(nearest(args[0], names, "dterr help %s"), all)...)
}

// speak puts help texts into the language of this run. It works when help is
// asked for, and costs other runs nothing. The texts are written here and not
// by cobra's templates: a program that runs templates carries every method of
// every type, as a template might call it, and starts the slower for it.
func (a *app) speak(root *cobra.Command) {
	root.SetUsageFunc(func(c *cobra.Command) error {
		p := a.page()
		a.usageOf(c, p)
		_, err := io.WriteString(c.OutOrStderr(), p.String())
		return err
	})
	root.SetHelpFunc(func(c *cobra.Command, _ []string) {
		p := a.page()
		p.prose(a.headOf(c))
		p.line("")
		a.usageOf(c, p)
		// What cannot be written shows when the buffer is flushed.
		_, _ = io.WriteString(c.OutOrStdout(), p.String())
	})
}

// page begins a page of help as wide as an answer.
func (a *app) page() *page { return &page{width: a.view().Width} }

// headOf says what a command does, in sentences.
func (a *app) headOf(c *cobra.Command) string {
	if c.Long != "" {
		return c.Long
	}
	first, n := utf8.DecodeRuneInString(c.Short)
	return string(unicode.ToUpper(first)) + c.Short[n:] + a.pick(say("。", "."))
}

// usageOf writes the forms of a command with its examples, subcommands and
// flags.
func (a *app) usageOf(c *cobra.Command, p *page) {
	p.line(a.pick(say("用法：", "Usage:")))
	for _, form := range forms(c) {
		p.form(a.placed(form))
	}
	if c.Example != "" {
		p.title(a.pick(say("例子：", "Examples:")))
		p.line(strings.TrimRight(c.Example, " \n"))
	}
	a.section(p, say("命令：", "Commands:"), commandRows(c))
	a.section(p, say("选项：", "Flags:"), a.flagRows(c.LocalFlags()))
	a.section(p, say("通用选项：", "Flags of all commands:"), a.flagRows(c.InheritedFlags()))
	if !c.HasParent() {
		a.section(p, say("专题（dterr help 专题）：", "Topics (dterr help TOPIC):"), a.topicRows())
		a.foot(p)
	}
}

// foot ends the page of the whole program.
func (a *app) foot(p *page) {
	p.line("")
	p.prose(a.pick(say(
		"退出码：0 有答案 · 1 失败 · 2 用法不对 · 3 没有相符的内容。",
		"Exit codes: 0 answered · 1 failure · 2 usage · 3 nothing known matched.")))
	if url := a.build().url; url != "" {
		p.line(a.pick(say("项目主页：", "Project: ")) + url)
	}
}

// forms gives the forms of the command line of a command.
func forms(c *cobra.Command) []string {
	switch {
	case !c.HasParent():
		return []string{c.Name() + " COMMAND [FLAGS]", c.Name() + " CODE…", "… | " + c.Name()}
	case c.HasAvailableSubCommands():
		return []string{c.CommandPath() + " COMMAND [FLAGS]"}
	case c.HasAvailableLocalFlags():
		return []string{c.Parent().CommandPath() + " " + c.Use + " [FLAGS]"}
	}
	return []string{c.Parent().CommandPath() + " " + c.Use}
}

// commandRows gives the subcommands of a command; those of the program come in
// the order in which they are built, the most used first.
func commandRows(c *cobra.Command) []row {
	var rows []row
	var last []row
	for _, sub := range c.Commands() {
		switch r := (row{sub.Name(), sub.Short}); {
		case sub.Name() == "help":
			last = append(last, r)
		case sub.IsAvailableCommand():
			rows = append(rows, r)
		}
	}
	place := func(r row) int {
		return slices.IndexFunc(subcommands(), func(s subcommand) bool { return s.name == r.name })
	}
	order.Stable(rows, func(a, b row) int { return place(a) - place(b) })
	return append(rows, last...)
}
