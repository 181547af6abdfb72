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

// flagged masks what stands behind the flag s[i:j], and gives the place behind
// it, 0 for none.
func (sc *scan) flagged(i, j int) int {
	s := sc.s
	if j-i < 2 || i > 0 && strings.IndexByte(" \t\n'\"`(", s[i-1]) < 0 {
		return 0
	}
	line := ""
	for k := range flags {
		f := &flags[k]
		from := f.value(s, i, j)
		if from == 0 || from >= len(s) {
			continue
		}
		if line == "" {
			line = extent.Command(s[:i])
		}
		if !f.of(line) {
			continue
		}
		if next := sc.maskFlag(f, from); next > 0 {
			return next
		}
	}
	return 0
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

// maskFlag masks the value at s[from:].
func (sc *scan) maskFlag(f *flag, from int) int {
	s := sc.s
	quote := rune(0)
	if g := glyph.At(s, from); glyph.Closing(g.R) != 0 {
		if glyph.EndsText(s, from+g.N) || sc.inString(from) && g.EndsString(s, from) {
			return 0 // it closes a text
		}
		quote = g.R
		from += g.N
	} else if !f.glued && (s[from-1] == '\'' || s[from-1] == '"') {
		quote = rune(s[from-1])
	}
	end := extent.ShellEnd(s, from, quote)
	if between, ok := strings.CutPrefix(f.what, "user"); ok {
		k := strings.IndexByte(s[from:end], between[0])
		if k < 0 {
			return 0
		}
		if from += k + 1; strings.HasSuffix(between, "@") {
			at := strings.LastIndexByte(s[from:end], '@')
			if at < 0 || strings.HasPrefix(s[from:], "//") {
				return 0
			}
			end = from + at
		}
	}
	t := glyph.WithoutMasks(glyph.Canonical(s[from:end]))
	switch {
	case t == "" || isPlain(t) || t[0] == '-' || f.command == "*" && (glyph.AllDigits(t) || len(t) < 8 && !glyph.IsMixed(t)):
		return 0
	case f.what == "cookie" && !strings.Contains(t, "="):
		return 0
	case f.glued && strings.Trim(t, "0123456789:") == "" && strings.Contains(t, ":"):
		return 0 // ports
	}
	sc.put(from, end, f.kind, glyph.Canonical(s[from:end]), "")
	return end
}
