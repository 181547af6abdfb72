package words

import (
	"strings"

	"github.com/dterr/dterr/explain/redact/internal/extent"
	"github.com/dterr/dterr/explain/redact/internal/glyph"
)

// Flag is a row of flags.tsv: a command's flag that a secret follows.
type Flag struct {
	Command string // its words, * for any
	Name    string
	// what follows: password, cookie, or user and password with what stands
	// between them and, for an address, behind them.
	What  string
	Kind  string
	Glued bool // nothing divides them: -phunter2
	Skip  int  // words between them
}

// Value gives where the value of the flag s[i:j] begins, 0 if it is another
// flag.
func (f *Flag) Value(s string, i, j int) int {
	if f.Name == "" || !strings.HasPrefix(s[i:j], f.Name) {
		return 0
	}
	end := i + len(f.Name)
	if f.Glued {
		if end == len(s) || end == j && (strings.IndexByte(" \t\r\n=\\,|;&)", s[end]) >= 0 || i > 0 && s[i-1] == s[end]) {
			return 0
		}
		return end
	}
	if end != j || j >= len(s) {
		return 0
	}
	for range f.Skip + 1 {
		k := j
		if s[j] == '=' {
			k++
		}
		for k < len(s) && strings.IndexByte("'\",", s[k]) >= 0 {
			k++ // ["sshpass", "-p", "…"]
		}
		from := glyph.SkipSpace(s, k, false)
		if from == j || from >= len(s) {
			return 0
		}
		if j = extent.ShellEnd(s, from, 0); f.Skip == 0 || j >= len(s) {
			return from
		}
		end = from
	}
	return end
}

// Of says whether the flag behind a line is of the command.
func (f *Flag) Of(line string) bool {
	if f.Command == "*" {
		return true
	}
	for command := f.Command; command != ""; {
		word, rest, _ := strings.Cut(command, " ")
		at := extent.WordIn(line, word)
		if at < 0 {
			return false
		}
		line, command = line[at:], rest
	}
	return !strings.Contains(line, " "+f.Name) // sshpass -p hunter2 ssh -p 2222
}
