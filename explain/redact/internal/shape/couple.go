package shape

import (
	"strings"

	"github.com/dterr/dterr/explain/redact/internal/glyph"
	"github.com/dterr/dterr/explain/redact/internal/place"
	"github.com/dterr/dterr/explain/redact/internal/words"
)

// People write who signs in and with what behind one another, and name the password
// nowhere: admin / Prod!2023, 测试账号 zhangwei Prod!2023. Only what nothing but a password
// looks like is masked so.

// passMarks are what a password has that no word, id or token has within it.
const passMarks = "!@#$%^&*"

// longestCouple is how far a password may reach, in bytes; what reaches further is none.
const longestCouple = 64

// couple masks the password that begins with the word at s[i], behind which one of passMarks
// stands, if an account's name stands before it.
func (sc *Scan) couple(i int) {
	s := sc.S
	end := place.StatedEnd(s[:min(len(s), i+longestCouple)], i, words.Pass)
	t := s[i:end]
	if strings.HasSuffix(s[:i], ":") && strings.Contains(t, "@") {
		return // user:pw9x@unix(…)
	}
	if isStrong(t) && words.EndsAccount(beforeLast(s[:i])) {
		sc.Put(i, end, "password", t, "")
	}
}

// isStrong says whether t has what a password is asked to have: letters, digits and one of
// passMarks between them, and nothing that code and addresses have.
func isStrong(t string) bool {
	const least, most = 8, 32
	at, dot := strings.IndexAny(t, passMarks), strings.LastIndexByte(t, '.')
	if at > 0 && dot > at && t[at] == '@' && at == strings.LastIndexAny(t, passMarks) && glyph.IsLetter(t[len(t)-1]) {
		return false // an address of e-mail
	}
	if len(t) < least || len(t) > most || !glyph.IsASCII(t) || strings.ContainsAny(t, `()[]{}<>"'/\=:;,?|`) {
		return false
	}
	return glyph.HoldsDigit(t) && strings.ContainsAny(t, passMarks) && strings.IndexFunc(t, func(r rune) bool { return glyph.IsLetter(byte(r)) }) >= 0
}

// beforeLast gives what stands before the separator that t ends with: an account's name and
// what announces it.
func beforeLast(t string) string {
	const near = 64
	t = t[max(0, len(t)-near):]
	bare := strings.TrimRight(t, " \t/|,:")
	for _, between := range [...]string{"，", "、", "：", "和", " and"} {
		if rest, ok := strings.CutSuffix(bare, between); ok {
			return strings.TrimRight(rest, " \t")
		}
	}
	if len(bare) == len(t) {
		return ""
	}
	return bare
}
