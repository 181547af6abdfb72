package redact

import (
	"strings"

	"github.com/dterr/dterr/explain/redact/internal/glyph"
)

// skipType passes over PHP's string(32) and the prefixes of Python's strings.
func skipType(s string, i int) int {
	rest := s[i:]
	if tail, ok := strings.CutPrefix(rest, "string("); ok {
		if n := strings.Index(tail[:min(len(tail), 12)], ") "); n > 0 && glyph.OpensText(tail, n+2) {
			return i + len("string(") + n + 2
		}
	}
	if tail, ok := strings.CutPrefix(rest, "int("); ok && tail != "" && glyph.IsDigit(tail[0]) {
		return i + len("int(")
	}
	if strings.HasPrefix(rest, "rejected value [") {
		return i + len("rejected value ")
	}
	if len(rest) > 1 && strings.IndexByte("ubrUBR", rest[0]) >= 0 && (rest[1] == '"' || rest[1] == '\'') {
		return i + 1
	}
	return i
}

// afterAngle says whether the key at i opens an XML element.
func afterAngle(s string, i int) bool {
	for from := i; ; i-- { // <ns:app.token>
		for _, open := range [...]string{"<", "&lt;", `\u003c`, `\u003C`, "%3C", "%3c"} {
			if strings.HasSuffix(s[:i], open) {
				return true
			}
		}
		if i == 0 || from-i == glyph.MaxName || !glyph.IsWord(s[i-1]) && s[i-1] != '.' && s[i-1] != ':' {
			return false
		}
	}
}
