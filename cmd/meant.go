package cmd

import (
	"os"
	"path/filepath"
	"strings"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain"
	"github.com/spf13/cobra"
)

// meant gives the command that arguments mean whose first is none: lookup for
// codes, explain for an answer and for files, api for a documented path, lookup again for what can only be
// a code, misspelt perhaps, and nothing for other words.
func meant(args []string) string {
	word := typed(args[0])
	switch {
	case isBody(word), isPath(word) && isFile(word):
		return "explain"
	case codes.Names(joined(args)[0]):
		return "lookup"
	case isFile(word), holdsAnswer(word):
		return "explain"
	case isCall(args):
		return "api"
	case codes.IsCode(word) && (!isSentence(word) || len(codes.Mentioned(word)) > 0):
		return "lookup"
	case isConstant(word):
		return "lookup"
	case !isSentence(word) && len(codes.Misspelt(word, 1)) > 0 && len(nearCommands(word)) == 0:
		return "lookup"
	}
	return ""
}

// joined puts words that only say that a code follows together with it, as a
// person writes them without quotes: dterr error 40014, dterr http 502.
func joined(args []string) []string {
	var all []string
	label := ""
	for i, arg := range args {
		arg = typed(arg)
		if codes.IsLabel(arg) && i+1 < len(args) && (!strings.HasPrefix(args[i+1], "-") || codes.Names(args[i+1])) {
			label += arg + " "
			continue
		}
		all = append(all, label+arg)
		label = ""
	}
	return all
}

// isCall reports arguments that begin with the whole path of a documented call, a
// method perhaps before it.
func isCall(args []string) bool {
	path, _, _ := strings.Cut(typed(args[0]), "?")
	if isMethodWord(path) && len(args) > 1 {
		path, _, _ = strings.Cut(typed(args[1]), "?")
	}
	if !strings.HasPrefix(path, "/") {
		return false
	}
	found := codes.FindAPIs(path)
	return len(found) > 0 && strings.Count(found[0].Path, "/") == strings.Count(path, "/")
}

// isBody reports text that can only be an answer, or a part of one: JSON.
func isBody(text string) bool {
	open := strings.IndexByte(text, '{')
	return open >= 0 && strings.ContainsAny(text[open:], `"':=`)
}

// isConstant reports a word in the form of a constant, as GET_WORKFLOW_ERROR: parts in
// capitals, an underscore between them. No command is written so, many codes are.
func isConstant(word string) bool {
	const capitals = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	parts := strings.Split(word, "_")
	for _, part := range parts {
		if part == "" || strings.Trim(part, capitals) != "" {
			return false
		}
	}
	return len(parts) > 1
}

// isFile reports whether there is a file of that name, or a pipe, as a shell
// makes one of <(curl …).
func isFile(name string) bool {
	info, err := os.Stat(name)
	return err == nil && (info.Mode().IsRegular() || info.Mode()&os.ModeNamedPipe != 0)
}

func isFolder(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.IsDir()
}

// isPath reports what is written as the path of a file: where there is one of that
// name, it is meant, as ./40014 is, which is named like a code.
func isPath(word string) bool {
	for _, begin := range [...]string{"/", "./", "../", "~/"} {
		if strings.HasPrefix(word, begin) {
			return true
		}
	}
	return false
}

// isFileName reports what looks like the name of a file and like nothing else.
func isFileName(word string) bool {
	if isPath(word) {
		return true
	}
	switch strings.ToLower(filepath.Ext(word)) {
	case ".log", ".json", ".jsonl", ".txt", ".gz", ".zst", ".html", ".har", ".out":
		return true
	}
	return false
}

// holdsAnswer reports whether explain finds an answer of DingTalk in a text of
// several words. A message alone is none: it may as well be what somebody looks
// for, and search knows the messages, too.
func holdsAnswer(text string) bool {
	if !isSentence(text) {
		return false
	}
	found := false
	_, err := explain.Stream(strings.NewReader(text), explain.Options{}, func(it explain.Item) error {
		f := it.Answer()
		found = found || f != nil && (!f.Inferred || f.RequestID != "" || f.HTTPStatus != 0)
		return nil
	})
	return err == nil && found
}

// isSentence reports text of several words.
func isSentence(text string) bool { return strings.ContainsAny(strings.TrimSpace(text), " \t\n") }

// nearCommands gives the names of the commands that a word may have been meant
// to be.
func nearCommands(word string) []string {
	names := &cobra.Command{SuggestionsMinimumDistance: 2}
	for _, c := range append(subcommands(), subcommand{name: "help"}) {
		names.AddCommand(&cobra.Command{Use: c.name, Run: func(*cobra.Command, []string) {}})
	}
	return names.SuggestionsFor(word)
}
