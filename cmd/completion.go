package cmd

import (
	"strings"

	"github.com/dterr/dterr/codes"
	"github.com/spf13/cobra"
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
			root := c.Root()
			switch args[0] {
			case "bash":
				return root.GenBashCompletionV2(a.out, true)
			case "zsh":
				return root.GenZshCompletion(a.out)
			case "fish":
				return root.GenFishCompletion(a.out, true)
			case "powershell":
				return root.GenPowerShellCompletionWithDesc(a.out)
			}
			return usage(say("没有 %s 的补全脚本", "no completion script for %s", quote(args[0])), say("可用的有：%s", "there are: %s", shells))
		},
	}
}

// completeCodes offers the codes that begin with what was typed, with their
// titles. It runs at every press of the key, so it asks for those alone.
func (a *app) completeCodes(_ *cobra.Command, args []string, typedSoFar string) ([]string, cobra.ShellCompDirective) {
	prefix := typed(typedSoFar)
	var offers []string
	offer := func(word string, e *codes.Entry) {
		if !has(args, word) {
			offers = append(offers, word+"\t"+a.pick(e.Title))
		}
	}
	last := ""
	for _, e := range codes.Beginning(prefix) {
		switch {
		case strings.Contains(prefix, "/"):
			offer(e.ID, e)
		case e.Code != last:
			offer(e.Code, e)
			last = e.Code
		}
	}
	return offers, cobra.ShellCompDirectiveNoFileComp
}

// completeFirst offers codes in the place of the first word, behind the names
// of the commands, once what was typed can only be a code.
func (a *app) completeFirst(c *cobra.Command, args []string, typedSoFar string) ([]string, cobra.ShellCompDirective) {
	if len(args) == 0 && !codes.IsCode(typed(typedSoFar)) {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return a.completeCodes(c, args, typedSoFar)
}

// completeCalls offers the paths of documented calls that begin with what was
// typed, with their official names where the user reads Chinese.
func (a *app) completeCalls(_ *cobra.Command, _ []string, typedSoFar string) ([]string, cobra.ShellCompDirective) {
	var offers []string
	folder := typedSoFar[:strings.LastIndexByte(typedSoFar, '/')+1]
	for _, call := range codes.FindAPIs(strings.TrimSuffix(folder, "/")) {
		offer := call.Path
		if a.lang == chinese {
			offer += "\t" + call.Title
		}
		if strings.HasPrefix(call.Path, typedSoFar) {
			offers = insert(offers, offer)
		}
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
