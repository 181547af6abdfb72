package main

import (
	"strings"

	"github.com/dterr/dterr/cmd"
)

// words are the headings of a page in one language.
type words struct {
	book, name, synopsis, description, commands, options, common string
	exits, environment, examples, see                            string
	// topic names the section of a topic of help.
	topic map[string]string
	// prose gives a text as roff, whole is what is done to the page as a whole.
	prose, whole func(string) string
}

func english() words {
	return words{
		book: "dterr manual", name: "NAME", synopsis: "SYNOPSIS", description: "DESCRIPTION", commands: "COMMANDS",
		options: "OPTIONS", common: "Options of all commands", exits: "EXIT STATUS", environment: "ENVIRONMENT",
		examples: "EXAMPLES", see: "SEE ALSO",
		topic: map[string]string{"kinds": "KINDS", "families": "FAMILIES", "domains": "DOMAINS"},
		prose: plain, whole: spelled,
	}
}

func chinese() words {
	return words{
		book: "dterr 手册", name: "名称", synopsis: "用法", description: "描述", commands: "命令",
		options: "选项", common: "通用选项", exits: "退出码", environment: "环境变量", examples: "例子", see: "另见",
		topic: map[string]string{"kinds": "类别", "families": "族", "domains": "领域"},
		prose: breakable, whole: strings.Clone,
	}
}

// source is what a page is about: a version of dterr and the date of its catalogue.
type source struct{ version, date string }

// page gives the manual page of a command; all are the pages that it may refer to.
func page(m *cmd.Manual, all []cmd.Manual, w words, s source) string {
	r := &roff{set: w.prose}
	name := pageName(m.Command)
	r.head(strings.ToUpper(name), s.date, "dterr "+s.version, w.book)
	r.section(w.name)
	r.raw(plain(name) + ` \- ` + plain(m.Short))
	r.section(w.synopsis)
	for i, form := range m.Forms {
		if i > 0 {
			r.raw(".br")
		}
		r.raw(command(form))
	}
	r.section(w.description)
	r.blocks(m.Head)
	r.table(w.commands, subpages(m), reference)
	r.table(w.options, m.Flags, option)
	if len(m.Common) > 0 {
		if len(m.Flags) > 0 {
			r.subsection(w.common)
		} else {
			r.section(w.options)
		}
		r.rows(m.Common, option)
	}
	for _, t := range m.Topics {
		r.section(w.topic[t.Name])
		r.blocks(t.Blocks)
	}
	r.section(w.exits)
	r.blocks(m.ExitCodes)
	r.section(w.environment)
	r.blocks(m.Environment)
	if m.Examples != "" {
		r.section(w.examples)
		r.example(m.Examples)
	}
	r.section(w.see)
	r.raw(strings.Join(related(m, all), ",\n"))
	return w.whole(r.String())
}

// subpages gives the subcommands of a command with the names of their pages.
func subpages(m *cmd.Manual) []cmd.Row {
	var rows []cmd.Row
	for _, row := range m.Commands {
		rows = append(rows, cmd.Row{Name: pageName(m.Command + " " + row.Name), Text: row.Text})
	}
	return rows
}

// related refers to the pages beside a page: the program and the commands of the same
// parent, or all commands.
func related(m *cmd.Manual, all []cmd.Manual) []string {
	parent := m.Command
	if i := strings.LastIndexByte(parent, ' '); i >= 0 {
		parent = parent[:i]
	}
	var refs []string
	for i := range all {
		other := all[i].Command
		rest, below := strings.CutPrefix(other, m.Command+" ")
		beside, ok := strings.CutPrefix(other, parent+" ")
		switch {
		case other == m.Command:
		case other == parent, other == "dterr", below && !strings.Contains(rest, " "), ok && !strings.Contains(beside, " "):
			refs = append(refs, reference(pageName(other)))
		}
	}
	return refs
}
