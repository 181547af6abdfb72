package cmd

import (
	"strings"

	"github.com/dterr/dterr/codes"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// shells are the shells that completion scripts exist for.
const shells = "bash, zsh, fish, powershell"

func (a *app) newCompletion() *cobra.Command {
	return &cobra.Command{
		Use:   "completion bash|zsh|fish|powershell",
		Short: a.pick(say("输出 shell 补全脚本", "print a completion script for a shell")),
		Long: a.pick(say(
			"输出 shell 补全脚本。补全会带上错误码的标题。bash 的脚本需要 bash-completion 软件包。",
			"Print a completion script for a shell. Codes are completed with their titles.\nThe script for bash needs the package bash-completion.")),
		Example: "  source <(dterr completion bash)\n" +
			"  dterr completion zsh > \"${fpath[1]}/_dterr\"\n" +
			"  dterr completion fish > ~/.config/fish/completions/dterr.fish\n" +
			"  dterr completion powershell | Out-String | Invoke-Expression",
		Args:      exactly(1, 1, say("缺少 shell：%s", "which shell? %s", shells)),
		ValidArgs: strings.Split(shells, ", "),
		RunE: func(c *cobra.Command, args []string) error {
			text, ok, err := completionScript(c.Root(), args[0])
			if err != nil {
				return failed(say("生成补全脚本", "write the completion script"), err)
			}
			if ok {
				_, err := a.out.WriteString(text)
				return err
			}
			return usage(say("没有 %s 的补全脚本", "no completion script for %s", quote(args[0])),
				append(nearest(args[0], strings.Split(shells, ", "), "dterr completion %s"), say("可用的有：%s", "there are: %s", shells))...)
		},
	}
}

// offered bounds how many codes are offered at once: shells sort and filter
// what they get, and bash takes a millisecond for each.
const offered = 200

// completeCodes offers the codes that begin with what was typed, with their
// titles; of very many the most met. It runs at every press of the key, so it
// asks for those alone.
func (a *app) completeCodes(_ *cobra.Command, args []string, typedSoFar string) ([]string, cobra.ShellCompDirective) {
	found, whole := codes.Offers(typed(typedSoFar), offered)
	var offers []string
	for _, o := range found {
		if !has(args, o.Word) {
			offers = append(offers, o.Word+"\t"+a.pick(o.Title))
		}
	}
	if !whole {
		return offers, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveKeepOrder
	}
	return offers, cobra.ShellCompDirectiveNoFileComp
}

// completeFirst offers codes in the place of the first word, once what was typed
// is not the beginning of a command.
func (a *app) completeFirst(c *cobra.Command, args []string, typedSoFar string) ([]string, cobra.ShellCompDirective) {
	if len(args) == 0 && beginsCommand(c, typedSoFar) {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return a.completeCodes(c, args, typedSoFar)
}

func beginsCommand(root *cobra.Command, word string) bool {
	for _, c := range root.Commands() {
		if strings.HasPrefix(c.Name(), word) {
			return true
		}
	}
	return false
}

// completeCalls offers the paths of documented calls that begin with what was
// typed, with their names; of very many the next segments. Behind a method those of
// that method alone.
func (a *app) completeCalls(_ *cobra.Command, args []string, typedSoFar string) ([]string, cobra.ShellCompDirective) {
	var offers, folders []string
	last := ""
	all := codes.APIs()
	for i := range all {
		call := &all[i]
		switch {
		case !strings.HasPrefix(call.Path, typedSoFar):
			continue
		case len(args) > 0 && isMethodWord(args[0]) && !strings.EqualFold(args[0], call.Method):
			continue
		case call.Path == last: // another method, or another page
			continue
		}
		last = call.Path
		offers = insert(offers, call.Path+"\t"+a.pick(codes.Text{ZH: call.Title, EN: call.TitleEN}))
		segment, _, more := strings.Cut(call.Path[len(typedSoFar):], "/")
		if segment == "" && more {
			segment, _, more = strings.Cut(call.Path[len(typedSoFar)+1:], "/")
			segment = "/" + segment
		}
		if more {
			segment += "/"
		}
		folders = insert(folders, typedSoFar+segment)
	}
	if len(offers) > offered {
		return folders, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveNoSpace
	}
	return offers, cobra.ShellCompDirectiveNoFileComp
}

// complete offers names for a flag.
func complete(c *cobra.Command, flag string, names func() []string) {
	// The error is about a flag that does not exist, which a test would find.
	_ = c.RegisterFlagCompletionFunc(flag, func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return names(), cobra.ShellCompDirectiveNoFileComp
	})
}

// completeList offers names for a flag that takes several, parted by commas: behind a
// comma those that do not stand there yet.
func completeList(c *cobra.Command, flag string, names func() []string) {
	_ = c.RegisterFlagCompletionFunc(flag, func(_ *cobra.Command, _ []string, typedSoFar string) ([]string, cobra.ShellCompDirective) {
		before := typedSoFar[:strings.LastIndexByte(typedSoFar, ',')+1]
		there := strings.Split(before, ",")
		var offers []string
		for _, offer := range names() {
			if name, _, _ := strings.Cut(offer, "\t"); !has(there, name) {
				offers = append(offers, before+offer)
			}
		}
		return offers, cobra.ShellCompDirectiveNoFileComp
	})
}

// kindOffers gives the kinds, each with what it is.
func (a *app) kindOffers() []string {
	var offers []string
	kinds := codes.Kinds()
	for i := range kinds {
		offers = append(offers, string(kinds[i].Kind)+"\t"+a.pick(kinds[i].Title))
	}
	return offers
}

// familyOffers gives the families, each with what it is.
func (a *app) familyOffers() []string {
	var offers []string
	for _, f := range codes.Families() {
		offers = append(offers, string(f)+"\t"+a.pick(f.Text()))
	}
	return offers
}

// fixedValues offers a closed set of values for a flag.
func fixedValues(c *cobra.Command, flag string, values ...string) {
	complete(c, flag, func() []string { return values })
}

// noCompletion offers nothing, not even files.
func noCompletion(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return nil, cobra.ShellCompDirectiveNoFileComp
}

// fileCompletion leaves completion to the shell's files.
func fileCompletion(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return nil, cobra.ShellCompDirectiveDefault
}

// isCompletion reports the commands by which a shell asks what to offer.
func isCompletion(word string) bool {
	return word == cobra.ShellCompRequestCmd || word == cobra.ShellCompNoDescRequestCmd
}

// forCompletion makes the flags of a command and of all below it fit to be
// offered by a shell: their texts without back-ticks and in the language of this
// run, and the names of variables for those that take one.
func (a *app) forCompletion(c *cobra.Command) {
	for _, sub := range c.Commands() {
		a.forCompletion(sub)
	}
	c.InitDefaultHelpFlag()
	each := func(f *pflag.Flag) {
		_, f.Usage = a.described(f)
		if strings.HasSuffix(f.Name, envSuffix) {
			// One that offers something else has registered it before.
			_ = c.RegisterFlagCompletionFunc(f.Name, a.completeVariables)
		}
	}
	c.Flags().VisitAll(each)
	c.PersistentFlags().VisitAll(each)
}

// envSuffix is how the names of flags end that take the name of a variable of
// the environment.
const envSuffix = "-env"

// completeVariables offers the names of the variables that are set, never their
// values.
func (a *app) completeVariables(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	var names []string
	for _, name := range a.streams.Variables() {
		names = insert(names, name)
	}
	return names, cobra.ShellCompDirectiveNoFileComp
}
