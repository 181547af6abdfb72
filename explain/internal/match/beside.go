package match

import (
	"slices"
	"strings"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain/internal/lex"
)

// settings are the security settings of a custom robot, by the meaning that the code of
// a refusal has where one of them was not heeded, and the words that people call them
// by, in lower case.
var settings = [...]struct { //nolint:gochecknoglobals // a constant table
	meaning string
	words   []string
}{
	{"keyword", []string{"关键词", "关键字", "keyword", "keywords"}},
	{"sign-mismatch", []string{"加签", "签名", "sign", "signing", "signature"}},
	{"ip", []string{"白名单", "ip", "whitelist", "allowlist"}},
	{"timestamp", []string{"时间戳", "timestamp"}},
}

// Beside gives a reading whose first candidate is the one that a sentence around the code
// speaks of, where the server's message does not stand there: 没带关键词，返回 310000. A
// sentence that names several settings, or none, leaves the reading as it is.
func (x *Reading) Beside(text string) *Reading {
	if x.Meaning != nil || len(x.Candidates) < 2 || x.Primary != "robot/310000" {
		return x
	}
	first := -1
	for _, s := range settings {
		if !slices.ContainsFunc(s.words, func(w string) bool { return speaksOf(text, w) }) {
			continue
		}
		if first >= 0 {
			if s.meaning == "timestamp" && x.Candidates[first].Key == "sign-mismatch" {
				continue // a part of what is signed
			}
			return x
		}
		if first = slices.IndexFunc(x.Candidates, func(m *codes.Meaning) bool { return m.Key == s.meaning }); first < 0 {
			return x
		}
	}
	if first <= 0 {
		return x
	}
	told := *x
	told.Candidates = slices.Concat(x.Candidates[first:first+1], x.Candidates[:first], x.Candidates[first+1:])
	return &told
}

// speaksOf reports whether a text holds a word, an English one whole.
func speaksOf(text, word string) bool {
	low := strings.ToLower(text)
	for i := range lex.Places(low, word) {
		end := i + len(word)
		if !lex.IsLetter(word[0]) || (i == 0 || !lex.IsWord(low[i-1])) && (end == len(low) || !lex.IsWord(low[end])) {
			return true
		}
	}
	return false
}
