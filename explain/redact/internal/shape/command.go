package shape

import (
	"strings"

	"github.com/dterr/dterr/explain/redact/internal/extent"
	"github.com/dterr/dterr/explain/redact/internal/glyph"
	"github.com/dterr/dterr/explain/redact/internal/judge"
	"github.com/dterr/dterr/explain/redact/internal/words"
)

// Decoded masks what a command before the word base64, s[i:j], prints to be decoded: echo ZGluZ… |
// base64 -d.
func (sc *Scan) Decoded(i, j int) {
	const longest, least = 1024, 8
	s := sc.S
	switch _, end := glyph.WordAt(s, j+1); s[j+1 : end] {
	case "-d", "-D", "--decode":
	default:
		return
	}
	before := s[max(0, i-longest):i]
	before = strings.TrimSuffix(strings.TrimRight(before, " "), "openssl")
	command, ok := strings.CutSuffix(strings.TrimRight(before, " "), "|")
	if !ok {
		return
	}
	command = strings.TrimRight(command, " \"'\\")
	from := strings.LastIndexAny(command, " \"'\\\n") + 1
	line := command[strings.LastIndexByte(command[:from], '\n')+1 : from]
	if len(command)-from < least || !strings.Contains(line, "echo ") && !strings.Contains(line, "printf ") || judge.Unpacked(command[from:]) == "" {
		return
	}
	start := i - min(i, longest) + from
	sc.Put(start, start+len(command)-from, "packed", command[from:], "")
}

// PassFile masks the password that ends the line of a file with those of databases in which the
// port is s[i:j], host:5432:oa:ding:…, and gives the place behind it, 0 for another line.
func (sc *Scan) PassFile(i, j int) int {
	const longest, fields = 128, 3
	s := sc.S
	near := max(0, i-longest-1)
	from := near + extent.LineStart(s[near:], i-near, false)
	if i-from > longest || strings.Trim(s[from:i-1], "abcdefghijklmnopqrstuvwxyz0123456789.-*") != "" || i-from < 2 {
		return 0
	}
	end := extent.LineEnd(s[:min(len(s), j+2*longest)], j, "", false, false)
	f := strings.SplitN(s[j+1:end], ":", fields)
	if end == j+2*longest || len(f) < fields || !isField(f[0]) || !isField(f[1]) || strings.ContainsAny(f[2], " :‹") || !judge.Evident(words.Rule{Class: words.Pass}, judge.Value{Text: f[2]}) {
		return 0
	}
	sc.Put(end-len(f[2]), end, "password", f[2], "")
	return end
}

// isField says whether t may be a database or a user in such a file.
func isField(t string) bool {
	_, end := glyph.WordAt(t, 0)
	return t == "*" || t != "" && end == len(t) && !glyph.IsDigit(t[0])
}
