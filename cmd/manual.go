package cmd

import (
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
)

// Manual is the help of one command as data: the program that writes the manual pages
// sets it for paper. Texts are in one language; in prose back-ticks enclose what is
// typed.
type Manual struct {
	// Command is the command with its parents, as in "dterr verify robot".
	Command string
	// Short says in a few words what it does, Head in sentences.
	Short string
	Head  []Block
	// Forms are the forms of its command line.
	Forms []string
	// Examples are lines, empty where it has none.
	Examples string
	// Commands are the subcommands; Flags are its own, Common those of all commands.
	Commands, Flags, Common []Row
	// ExitCodes and Environment are the parts of the topics of these names that concern
	// the command.
	ExitCodes, Environment []Block
	// Topics are further pages of help; the whole program alone has them.
	Topics []Topic
}

// Topic is a page of help that is about no command.
type Topic struct {
	// Name is what is typed behind dterr help, Title says what it lists.
	Name, Title string
	Blocks      []Block
}

// Block is a paragraph, or rows where Rows is not empty.
type Block struct {
	Text string
	Rows []Row
}

// Row is a name, as a command or a flag with the place of its value, and what there is
// to say of it; that may be nothing.
type Row struct{ Name, Text string }

// Manuals gives the help of the program and of all its commands in a language, zh or
// en. Nothing is run.
func Manuals(lang string) []Manual {
	a := &app{streams: Streams{}.filled(), lang: lang}
	root := a.newRoot("")
	root.InitDefaultHelpCmd()
	var all []Manual
	var visit func(*cobra.Command)
	visit = func(c *cobra.Command) {
		all = append(all, a.manual(c))
		for _, sub := range c.Commands() {
			visit(sub)
		}
	}
	visit(root)
	return all
}

// manual gives the help of one command.
func (a *app) manual(c *cobra.Command) Manual {
	c.InitDefaultHelpFlag()
	m := Manual{
		Command: c.CommandPath(), Short: c.Short,
		Head:     recorded(func(p *page) { p.prose(a.headOf(c)) }),
		Examples: strings.TrimRight(c.Example, " \n"),
		Commands: exported(commandRows(c)),
		Flags:    exported(a.flagRows(c.LocalFlags())), Common: exported(a.flagRows(c.InheritedFlags())),
	}
	for _, form := range forms(c) {
		m.Forms = append(m.Forms, a.placed(form))
	}
	for _, t := range topics() {
		blocks := recorded(func(p *page) { t.write(a, p) })
		switch {
		case t.name == "exit-codes":
			m.ExitCodes = exitsOf(c, blocks)
		case t.name == "environment":
			m.Environment = blocks
		case t.name == "topics" || c.HasParent():
		default:
			m.Topics = append(m.Topics, Topic{t.name, a.pick(t.short), blocks})
		}
	}
	return m
}

// exitsOf gives what a command exits with: all of the topic for the program; for the
// others the codes that every command has, and what names it.
func exitsOf(c *cobra.Command, topic []Block) []Block {
	if !c.HasParent() {
		return topic
	}
	name := strings.Fields(c.CommandPath())[1]
	var of []Block
	for _, b := range topic {
		b.Rows = slices.DeleteFunc(slices.Clone(b.Rows), func(r Row) bool {
			n, err := strconv.Atoi(r.Name)
			return err == nil && n > exitNothing && !strings.Contains(r.Text, name)
		})
		if len(b.Rows) > 0 || strings.Contains(b.Text, name) {
			of = append(of, b)
		}
	}
	return of
}

// recorded gives what a part of the help writes, not laid out.
func recorded(write func(*page)) []Block {
	var blocks []Block
	write(&page{record: func(b Block) { blocks = append(blocks, b) }})
	return blocks
}

// exported gives rows for the manual.
func exported(rows []row) []Row {
	var all []Row
	for _, r := range rows {
		all = append(all, Row{strings.TrimSpace(r.name), r.text})
	}
	return all
}
