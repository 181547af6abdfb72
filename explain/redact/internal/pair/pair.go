// Package pair reads a key with what stands between it and its value, and says what
// the pair tells of the value: where it ends, how it is judged, whether it is one
// at all.
//
//	p, ok := pair.Separator(`{"token": "5e1f0a9c"}`, 2, 7) // p.Sep is ':', p.From 10
package pair

import (
	"strings"
	"unicode/utf8"

	"github.com/dterr/dterr/explain/redact/internal/extent"
	"github.com/dterr/dterr/explain/redact/internal/glyph"
	"github.com/dterr/dterr/explain/redact/internal/judge"
	"github.com/dterr/dterr/explain/redact/internal/place"
	"github.com/dterr/dterr/explain/redact/internal/words"
)

// Pair is a key with the place of its value.
type Pair struct {
	words.Rule
	Key   int    // where the key begins
	Quote string // the quote behind the key, as it is spelled
	Sep   byte   // as in judge.Value
	From  int    // where the value begins
	Level int    // the percent-encoding of key and separator, see glyph.PercentLevel
	query bool   // in the query of an address
	Apart bool   // the name stands elsewhere, as a value
	Vague bool   // elsewhere, and what stands here may be something else
	Shown bool   // a label, which may say what the value is
	Said  bool   // a sentence says that it is the value
	Made  int    // what stands around the value that makes it
	Depth int    // the objects around the value that are the name's
}

// Flag reads the blank between a command's flag and its value.
func (p *Pair) Flag(s string, j int) bool {
	p.Sep, p.Quote = ' ', ""
	p.From = glyph.SkipSpace(s, j, false)
	if p.From >= len(s) {
		return false
	}
	digit, end := glyph.WordAt(s, p.From)
	return s[p.From] != '-' || digit && end-p.From >= glyph.CopyLen && !strings.HasPrefix(s[p.From:], "--")
}

// Bare gives the end of an unquoted value.
func (p Pair) Bare(s string) int {
	switch p.Class {
	case words.Name:
		return max(extent.WordsEnd(s, p.From), place.CapitalsEnd(s, p.From, p.Rule))
	case words.Text, words.Object:
		if p.Kind == "wifi" && s[p.From] < utf8.RuneSelf {
			return p.End(s, p.From)
		}
		end := extent.WordsEnd(s, p.From)
		if p.Kind == "address" {
			end = extent.HouseEnd(s, end)
		}
		return end
	case words.Number:
		return extent.NumberEnd(s, p.From)
	case words.Hook:
		return extent.AddressEnd(s, p.From)
	}
	if p.Kind == "mobile" {
		if end := judge.MobileAt(s, p.From); glyph.ByteAt(s, end) == ' ' && end > 0 {
			return end // phone=13800138000 200 18ms
		}
		return extent.PhoneEnd(s, p.From)
	}
	if p.Class == words.Soft && s[p.From] == '!' {
		return p.From // a negation, a tag of YAML
	}
	return p.End(s, p.From)
}

// CutEnd gives the end of a value at i that a quote opens and none closes.
func (p Pair) CutEnd(s string, i int, inside bool) int {
	if p.Class == words.Login || p.Kind == "cookie" {
		return extent.LineEnd(s, i, "", inside, false)
	}
	p.From = i
	return p.Bare(s)
}

// End gives the end of an unquoted value that begins at i.
func (p Pair) End(s string, i int) int { return extent.LevelEnd(s, i, p.Alphabet(), p.Level) }

// Alphabet gives what an unquoted value may consist of.
func (p Pair) Alphabet() extent.Alphabet {
	switch p.Class {
	case words.Pass, words.Login:
		return extent.Wide
	case words.Soft:
		if p.Kind == "password" {
			return extent.Wide
		}
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

// Argument says whether the value behind a name and a comma is that name's.
func (p Pair) Argument(v judge.Value) bool {
	t := strings.TrimSpace(v.Text)
	if p.Kind == "cookie" {
		return strings.Contains(t, "=")
	}
	return judge.Evident(p.Rule, v) || p.Quote != "" && len(t) >= 8 && glyph.HoldsDigit(t)
}

// Context judges a name by where it stands, and sharpens its kind.
func (p *Pair) Context(s string) bool {
	before := s[max(0, p.Key-40):p.Key]
	p.query = p.Sep == '=' && p.Quote == "" && place.InQuery(before)
	switch {
	case p.Kind == "password":
		// the shell's working directory
		return !strings.HasSuffix(s[p.Key:p.From], "PWD=") || s[p.From] != '/' && !strings.HasPrefix(s[p.From:], "C:")
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
	// "code" is an authorization code only in the query of a redirect, in the body of the
	// call that redeems it, or behind the name of what gave it.
	given := p.Quote == "" && strings.Contains(strings.ToLower(before), "authcode")
	if p.Sep == ':' || p.Sep == '>' || given {
		from := p.From
		if g := glyph.At(s, from); glyph.Closing(g.R) != 0 {
			from += g.N
		} else if p.Quote != "" {
			return false
		}
		t := glyph.Canonical(s[from:extent.BareEnd(s, from, extent.Narrow)])
		return len(t) > glyph.CopyLen && glyph.IsMixed(t) && (given || place.Redeems(s, p.Key, from))
	}
	if p.Sep != '=' || p.Quote != "" || !place.InQuery(strings.ToLower(before)) {
		return false
	}
	const window = 512
	from := max(0, p.Key-window)
	if k := strings.LastIndexAny(s[from:p.Key], " \t\r\n<>"); k >= 0 {
		from += k + 1
	}
	to := min(len(s), p.From+window)
	if k := strings.IndexAny(s[p.From:to], " \t\r\n<>"); k >= 0 {
		to = p.From + k
	}
	url := strings.ToLower(s[from:to])
	if !strings.Contains(url, "state") && !strings.Contains(url, "dingtalk") && !strings.Contains(url, "redirect") {
		return false
	}
	end := extent.BareEnd(s, p.From, extent.Narrow)
	t := glyph.Canonical(s[p.From:end])
	return glyph.HoldsDigit(t) && strings.Trim(t, "0123456789") != "" && len(t) >= 8
}
