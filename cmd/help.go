package cmd

import (
	"strings"

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

// speak puts the frame of help texts into the language of this run. It works
// when help is asked for, and costs other runs nothing.
func (a *app) speak(root *cobra.Command) {
	root.SetUsageTemplate(a.pick(say(usageZH, usageEN)))
	show := root.HelpFunc()
	root.SetHelpFunc(func(c *cobra.Command, args []string) {
		c.InitDefaultHelpFlag()
		c.InitDefaultVersionFlag()
		// The defaults stand in the sentences, in the reader's language.
		c.Flags().VisitAll(bare)
		c.InheritedFlags().VisitAll(bare)
		if f := c.Flags().Lookup("help"); f != nil {
			f.Usage = a.pick(say("查看用法", "show this help"))
		}
		if f := c.Flags().Lookup("version"); f != nil {
			f.Usage = a.pick(say("查看版本", "show the version"))
		}
		show(c, args)
	})
}

// bare takes the default out of a flag's help, where it is a word.
func bare(f *pflag.Flag) {
	if f.Value.Type() == "string" {
		f.DefValue = ""
	}
}

const usageEN = `Usage:
{{- if .HasAvailableSubCommands}}
  {{.CommandPath}} COMMAND{{if not .HasParent}}
  {{.CommandPath}} CODE…{{end}}{{else}}
  {{.UseLine}}{{end}}{{if .HasExample}}

Examples:
{{.Example}}{{end}}{{if .HasAvailableSubCommands}}

Commands:{{range .Commands}}{{if .IsAvailableCommand}}
  {{rpad .Name .NamePadding}} {{.Short}}{{end}}{{end}}{{end}}{{if .HasAvailableLocalFlags}}

Flags:
{{.LocalFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}{{if .HasAvailableInheritedFlags}}

Flags of all commands:
{{.InheritedFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}
`

const usageZH = `用法：
{{- if .HasAvailableSubCommands}}
  {{.CommandPath}} COMMAND{{if not .HasParent}}
  {{.CommandPath}} CODE…{{end}}{{else}}
  {{.UseLine}}{{end}}{{if .HasExample}}

例子：
{{.Example}}{{end}}{{if .HasAvailableSubCommands}}

命令：{{range .Commands}}{{if .IsAvailableCommand}}
  {{rpad .Name .NamePadding}} {{.Short}}{{end}}{{end}}{{end}}{{if .HasAvailableLocalFlags}}

选项：
{{.LocalFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}{{if .HasAvailableInheritedFlags}}

通用选项：
{{.InheritedFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}
`
