package cmd

import (
	"strings"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain/redact"
	"github.com/spf13/cobra"
)

// marker stands before an argument that begins with a minus but is a code:
// -1 is the busiest of all, and pflag would take it for a flag. An argument of
// a process never holds this byte, so nothing is confused with it.
const marker = "\x00"

// typed gives an argument as the user typed it.
//
//go:noinline
func typed(arg string) string { return strings.TrimPrefix(arg, marker) }

func allTyped(args []string) []string {
	plain := make([]string, len(args))
	for i, a := range args {
		plain[i] = typed(a)
	}
	return plain
}

// protect marks the arguments that look like negative numbers, up to a --.
func protect(args []string) []string {
	out := make([]string, len(args))
	copy(out, args)
	for i, a := range out {
		if a == "--" {
			break
		}
		if len(a) > 1 && a[0] == '-' && a[1] >= '0' && a[1] <= '9' {
			out[i] = marker + a
		}
	}
	return out
}

// only gives the name of the command that is all these arguments need: the one
// in the first place, or the one that what stands there or a pipe means. It is
// empty where flags come first, and for help, completion and words unknown,
// which are about all commands.
func (a *app) only(args []string) string {
	if len(args) == 0 {
		if a.streams.InPiped() {
			return "explain"
		}
		return ""
	}
	for _, c := range subcommands() {
		if c.name == args[0] {
			return c.name
		}
	}
	if strings.HasPrefix(args[0], "-") || isCobras(args[0]) {
		return ""
	}
	return meant(args)
}

// command completes an abbreviated command line: a code in the first place
// means lookup, a file or an answer there means explain, and so do nothing but
// flags with something piped in.
func command(root *cobra.Command, args []string, piped func() bool) ([]string, error) {
	at := firstWord(root, args)
	if at < 0 {
		if !asksAboutItself(args) && piped() {
			return append([]string{"explain"}, args...), nil
		}
		return args, nil
	}
	word := args[at]
	if isCobras(word) {
		return args, nil
	}
	for _, c := range root.Commands() {
		if c.Name() == word || c.HasAlias(word) {
			if has(args[:at], "--version") || has(args[:at], "-v") {
				// The program is asked, so the command is not.
				return args[:at], nil
			}
			return args, nil
		}
	}
	if name := meant(args[at:]); name != "" {
		return append([]string{name}, args...), nil
	}
	return nil, unknownCommand(args, at)
}

// isCobras reports the commands that cobra only adds while it runs.
func isCobras(word string) bool {
	return word == "help" || isCompletion(word)
}

// firstWord gives the index of the first argument that is neither a flag nor
// a flag's value, or -1.
func firstWord(root *cobra.Command, args []string) int {
	for i := 0; i < len(args); i++ {
		a := args[i]
		switch {
		case a == "--":
			if i+1 < len(args) {
				return i + 1
			}
			return -1
		case a == "-" || !strings.HasPrefix(a, "-"):
			return i
		case takesValue(root, a):
			i++
		}
	}
	return -1
}

// takesValue reports whether the next argument is the value of this flag, of
// the root or of any command.
func takesValue(root *cobra.Command, flag string) bool {
	name := strings.TrimLeft(flag, "-")
	if strings.Contains(name, "=") || name == "" {
		return false
	}
	for _, c := range append(root.Commands(), root) {
		f := c.Flags().Lookup(name)
		if f == nil {
			f = c.PersistentFlags().Lookup(name)
		}
		if f == nil && len(name) == 1 {
			f = c.Flags().ShorthandLookup(name)
		}
		if f != nil {
			return f.NoOptDefVal == ""
		}
	}
	return false
}

// asksAboutItself reports whether the flags ask for help or the version.
func asksAboutItself(args []string) bool {
	for _, a := range args {
		switch a {
		case "-h", "--help", "--version", "-v":
			return true
		}
	}
	return false
}

// longestHint is the most bytes of an argument that a hint repeats.
const longestHint = 60

// searchable gives the words up to the first flag, as a shell takes them.
func searchable(args []string) string {
	phrase := shellWord(typed(args[0]))
	for _, a := range args[1:] {
		if longer := phrase + " " + shellWord(typed(a)); !strings.HasPrefix(a, "-") && len(longer) <= longestHint {
			phrase = longer
			continue
		}
		break
	}
	return phrase
}

// unknownCommand says that an argument is no command, and what may have been
// meant by it.
func unknownCommand(args []string, at int) error {
	word := typed(args[at])
	var hints []codes.Text
	if redact.New().Text(word) != word {
		// What a hint makes of a part of it would show what the whole hides.
		return usage(say("没有这个命令 %s", "unknown command %s", quote(word)),
			say("解释一段响应或异常：… | dterr", "to have a response or an exception explained: … | dterr"),
			say("全部命令：dterr --help", "all commands: dterr --help"))
	}
	first, _, more := strings.Cut(word, " ")
	if near := nearCommands(first); len(near) > 0 && !strings.ContainsAny(word, "/{") {
		hints = append(hints, didYouMean(corrected(args, at, near[0]+strings.TrimPrefix(word, first))))
		if more && near[0] == first {
			hints[0] = say("去掉引号：dterr %s", "without the quotes: dterr %s", word)
		}
	}
	if ids := codes.Misspelt(word, 1); len(ids) > 0 && len(word) <= longestHint && strings.Count(word, " ") < 2 {
		hints = append(hints, say("也许是错误码：dterr %s", "perhaps it is the code: dterr %s", ids[0]))
	}
	switch {
	case word == dash:
		hints = append(hints, say("从标准输入读错误码：dterr lookup -；解释一段响应：dterr explain -",
			"codes from stdin: dterr lookup -; a response from stdin: dterr explain -"))
	case len(hints) > 0 && !isSentence(word):
	case len(word) <= longestHint && !strings.ContainsAny(word, "\n{"):
		phrase := searchable(args[at:])
		hints = append(hints, say("按含义查找：dterr search %s", "to search by meaning: dterr search %s", phrase))
	default:
		hints = append(hints, say("解释一段响应或异常：… | dterr", "to have a response or an exception explained: … | dterr"))
	}
	hints = append(hints, say("全部命令：dterr --help", "all commands: dterr --help"))
	return usage(say("没有这个命令 %s", "unknown command %s", quote(word)), hints...)
}

// corrected gives the whole command line with other words in one place, or no
// more than these where all of it would be long.
func corrected(args []string, at int, words string) string {
	line := "dterr"
	for i, arg := range allTyped(args) {
		if i == at {
			line += " " + words
		} else {
			line += " " + shellWord(arg)
		}
	}
	if len(line) > longestHint {
		return "dterr " + words
	}
	return line
}

// shellWord quotes a word for a shell where it needs it.
func shellWord(s string) string {
	s = strings.ToValidUTF8(s, "?")
	if s == "" || strings.ContainsAny(s, " \t\n'\"\\$`!&|;<>()*?[]{}~#") {
		return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
	}
	return s
}
