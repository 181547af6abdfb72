package redact

import (
	"strings"
	"unicode/utf8"

	"github.com/dterr/dterr/explain/redact/internal/extent"
	"github.com/dterr/dterr/explain/redact/internal/glyph"
	"github.com/dterr/dterr/explain/redact/internal/judge"
	"github.com/dterr/dterr/explain/redact/internal/place"
	"github.com/dterr/dterr/explain/redact/internal/words"
)

// pair is a key with the place of its value.
type pair struct {
	words.Rule
	key   int    // where the key begins
	quote string // the quote behind the key, as it is spelled
	sep   byte
	from  int  // where the value begins
	level int  // the percent-encoding of key and separator, see glyph.PercentLevel
	query bool // in the query of an address
	apart bool // the name stands elsewhere, see memberAt
	vague bool // elsewhere, and what stands here may be something else
	said  bool // a sentence says that it is the value
	made  int  // what stands around the value that makes it, see maker
	depth int  // the objects around the value that are the name's, see inner
}

// flag reads the blank between a command's flag and its value.
func (p *pair) flag(s string, j int) bool {
	p.sep, p.quote = ' ', ""
	p.from = glyph.SkipSpace(s, j, false)
	if p.from >= len(s) {
		return false
	}
	digit, end := glyph.WordAt(s, p.from)
	return s[p.from] != '-' || digit && end-p.from >= glyph.CopyLen && !strings.HasPrefix(s[p.from:], "--")
}

// bare gives the end of an unquoted value.
func (p pair) bare(s string) int {
	switch p.Class {
	case words.Name, words.Text, words.Object:
		if p.Kind == "wifi" && s[p.from] < utf8.RuneSelf {
			return p.end(s, p.from)
		}
		return extent.WordsEnd(s, p.from)
	case words.Number:
		return extent.NumberEnd(s, p.from)
	case words.Hook:
		return extent.AddressEnd(s, p.from)
	}
	if p.Kind == "mobile" {
		return extent.PhoneEnd(s, p.from)
	}
	if p.Class == words.Soft && s[p.from] == '!' {
		return p.from // a negation, a tag of YAML
	}
	return p.end(s, p.from)
}

// cutEnd gives the end of a value at i that a quote opens and none closes.
func (p pair) cutEnd(s string, i int, inside bool) int {
	if p.Class == words.Login || p.Kind == "cookie" {
		return extent.LineEnd(s, i, "", inside, false)
	}
	p.from = i
	return p.bare(s)
}

// end gives the end of an unquoted value that begins at i.
func (p pair) end(s string, i int) int { return extent.LevelEnd(s, i, p.alphabet(), p.level) }

func (p pair) alphabet() extent.Alphabet {
	switch p.Class {
	case words.Pass, words.Login:
		return extent.Wide
	case words.ID:
		if p.Kind == "id_card" || p.Kind == "bank_card" {
			return extent.Grouped
		}
		return extent.Middle
	}
	if p.query {
		return extent.Query
	}
	return extent.Narrow
}

// argument says whether the value behind a name and a comma is that name's.
func (p pair) argument(v judge.Value) bool {
	t := strings.TrimSpace(v.Text)
	if p.Kind == "cookie" {
		return strings.Contains(t, "=")
	}
	return judge.Evident(p.Rule, v) || p.quote != "" && len(t) >= 8 && glyph.HoldsDigit(t)
}

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
