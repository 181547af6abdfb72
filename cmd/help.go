package cmd

import (
	"io"
	"strings"

	"github.com/dterr/dterr/codes"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// newHelp is cobra's help command, except that help about a command that does
// not exist is a mistake.
func (a *app) newHelp() *cobra.Command {
	return &cobra.Command{
		Use:   "help [COMMAND]",
		Short: a.pick(say("查看命令的用法", "show how a command is used")),
		ValidArgsFunction: func(c *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			var names []string
			if len(args) == 0 {
				for _, sub := range c.Root().Commands() {
					if sub.IsAvailableCommand() {
						names = append(names, sub.Name()+"\t"+sub.Short)
					}
				}
			}
			return names, cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(c *cobra.Command, args []string) error {
			target, rest, err := c.Root().Find(allTyped(args))
			if err != nil || len(rest) > 0 {
				return unknownCommand(c.Root(), strings.Join(allTyped(args), " "))
			}
			target.InitDefaultHelpFlag()
			return target.Help()
		},
	}
}

// speak puts help texts into the language of this run. It works when help is
// asked for, and costs other runs nothing. The texts are written here and not
// by cobra's templates: a program that runs templates carries every method of
// every type, as a template might call it, and starts the slower for it.
func (a *app) speak(root *cobra.Command) {
	root.SetUsageFunc(func(c *cobra.Command) error {
		_, err := io.WriteString(c.OutOrStderr(), a.usageOf(c))
		return err
	})
	root.SetHelpFunc(func(c *cobra.Command, _ []string) {
		c.InitDefaultHelpFlag()
		// The defaults stand in the sentences, in the reader's language.
		c.Flags().VisitAll(bare)
		c.InheritedFlags().VisitAll(bare)
		if f := c.Flags().Lookup("help"); f != nil {
			f.Usage = a.pick(say("查看用法", "show this help"))
		}
		text := c.Long
		if text == "" {
			text = c.Short
		}
		// What cannot be written shows when the buffer is flushed.
		_, _ = io.WriteString(c.OutOrStdout(), text+"\n\n"+a.usageOf(c))
	})
}

// bare takes the default out of a flag's help, where it is a word.
func bare(f *pflag.Flag) {
	if f.Value.Type() == "string" {
		f.DefValue = ""
	}
}

// usageOf gives the forms of a command with its examples, subcommands and
// flags.
func (a *app) usageOf(c *cobra.Command) string {
	var b strings.Builder
	section := func(title codes.Text, body string) {
		if body != "" {
			b.WriteString("\n\n" + a.pick(title) + body)
		}
	}
	b.WriteString(a.pick(say("用法：", "Usage:")))
	switch {
	case !c.HasAvailableSubCommands():
		b.WriteString("\n  " + c.UseLine())
	case c.HasParent():
		b.WriteString("\n  " + c.CommandPath() + " COMMAND")
	default:
		b.WriteString("\n  " + c.CommandPath() + " COMMAND\n  " + c.CommandPath() + " CODE…")
	}
	section(say("例子：", "Examples:"), onNextLine(c.Example))
	var subs strings.Builder
	for _, sub := range c.Commands() {
		if sub.IsAvailableCommand() {
			name := sub.Name()
			subs.WriteString("\n  " + name + strings.Repeat(" ", max(0, sub.NamePadding()-len(name))) + " " + sub.Short)
		}
	}
	section(say("命令：", "Commands:"), subs.String())
	section(say("选项：", "Flags:"), onNextLine(c.LocalFlags().FlagUsages()))
	section(say("通用选项：", "Flags of all commands:"), onNextLine(c.InheritedFlags().FlagUsages()))
	return b.String() + "\n"
}

// onNextLine puts text on a line of its own, if there is any.
func onNextLine(s string) string {
	if s == "" {
		return ""
	}
	return "\n" + strings.TrimRight(s, " \n")
}
