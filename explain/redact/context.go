package redact

import (
	"strings"

	"github.com/dterr/dterr/explain/redact/internal/extent"
	"github.com/dterr/dterr/explain/redact/internal/glyph"
	"github.com/dterr/dterr/explain/redact/internal/place"
	"github.com/dterr/dterr/explain/redact/internal/words"
)

// context judges a name by where it stands, and sharpens its kind.
func (p *pair) context(s string) bool {
	before := s[max(0, p.key-40):p.key]
	p.query = p.sep == '=' && p.quote == "" && place.InQuery(before)
	switch {
	case p.Kind == "password":
		// the shell's working directory
		return !strings.HasSuffix(s[p.key:p.from], "PWD=") || s[p.from] != '/' && !strings.HasPrefix(s[p.from:], "C:")
	case p.Kind == "access_token":
		if strings.Contains(before, "robot") && strings.Contains(before, "send") {
			p.Kind = "robot_token"
		}
		return true
	case p.Kind == "session":
		if strings.Contains(before, "sendBySession") {
			p.Class = words.Hard
		}
		return true
	case p.Class != words.Grant:
		return true
	}
	// "code" is an authorization code only in the query of a redirect, or in
	// the body of the call that redeems it.
	if p.quote != "" && p.sep == ':' {
		return place.Redeems(s, p.key) && len(glyph.Canonical(s[p.from:extent.BareEnd(s, p.from+glyph.At(s, p.from).N, extent.Narrow)])) > glyph.CopyLen
	}
	if p.sep != '=' || p.quote != "" || !place.InQuery(strings.ToLower(before)) {
		return false
	}
	const window = 512
	from := max(0, p.key-window)
	if k := strings.LastIndexAny(s[from:p.key], " \t\r\n<>"); k >= 0 {
		from += k + 1
	}
	to := min(len(s), p.from+window)
	if k := strings.IndexAny(s[p.from:to], " \t\r\n<>"); k >= 0 {
		to = p.from + k
	}
	url := strings.ToLower(s[from:to])
	if !strings.Contains(url, "state") && !strings.Contains(url, "dingtalk") && !strings.Contains(url, "redirect") {
		return false
	}
	end := extent.BareEnd(s, p.from, extent.Narrow)
	t := glyph.Canonical(s[p.from:end])
	return glyph.HoldsDigit(t) && strings.Trim(t, "0123456789") != "" && len(t) >= 8
}
