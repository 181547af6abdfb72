package redact

import (
	"strings"

	"github.com/dterr/dterr/explain/redact/internal/extent"
	"github.com/dterr/dterr/explain/redact/internal/glyph"
)

// flag is a row of flags.tsv: a command's flag that a secret follows.
type flag struct {
	command string // its words, * for any
	name    string
	// what follows: password, cookie, or user and password with what stands
	// between them and, for an address, behind them.
	what  string
	kind  string
	glued bool // nothing divides them: -phunter2
	skip  int  // words between them
}

// value gives where the value of the flag s[i:j] begins, 0 if it is another
// flag.
func (f *flag) value(s string, i, j int) int {
	if f.name == "" || !strings.HasPrefix(s[i:j], f.name) {
		return 0
	}
	end := i + len(f.name)
	if f.glued {
		if end == len(s) || end == j && (strings.IndexByte(" \t\r\n=\\,|;&)", s[end]) >= 0 || i > 0 && s[i-1] == s[end]) {
			return 0
		}
		return end
	}
	if end != j || j >= len(s) {
		return 0
	}
	for range f.skip + 1 {
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
		if j = extent.ShellEnd(s, from, 0); f.skip == 0 || j >= len(s) {
			return from
		}
		end = from
	}
	return end
}

// of says whether the flag behind a line is of the command.
func (f *flag) of(line string) bool {
	if f.command == "*" {
		return true
	}
	for command := f.command; command != ""; {
		word, rest, _ := strings.Cut(command, " ")
		at := extent.WordIn(line, word)
		if at < 0 {
			return false
		}
		line, command = line[at:], rest
	}
	return !strings.Contains(line, " "+f.name) // sshpass -p hunter2 ssh -p 2222
}
