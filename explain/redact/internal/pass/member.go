package pass

import (
	"strings"

	"github.com/dterr/dterr/explain/redact/internal/extent"
	"github.com/dterr/dterr/explain/redact/internal/glyph"
	"github.com/dterr/dterr/explain/redact/internal/judge"
	"github.com/dterr/dterr/explain/redact/internal/pair"
	"github.com/dterr/dterr/explain/redact/internal/words"
)

// A name may be a value itself: {"name":"access_token","value":"5e1f…"}. What
// stands under one key, the holder, names what stands under another, the held
// one. Either may come first, other members may stand between, and it looks the
// same in JSON, YAML, XML, a toString and protobuf's text.

// memberAt masks the value whose key or whose name's key is the word s[i:j], and
// gives the place to go on from, 0 if that is no such pair.
func (sc *scan) memberAt(i, j int) int {
	r, ok := words.MemberRole(sc.S[i:j])
	if !ok {
		return 0
	}
	p, ok := pair.Separator(sc.S, i, j)
	if !ok || p.Sep == ',' || p.From == sc.named {
		return 0
	}
	p.Key = i
	before := sc.InString(i)
	sc.Settle(i, before)
	inside := sc.InString(p.From)
	next, masked := sc.memberOf(p, r, inside)
	if !masked {
		sc.Settle(i, before) // the text behind is still to be read
		sc.Run = max(sc.Run, next)
	}
	return next
}

// memberOf is memberAt for a key whose role is known.
func (sc *scan) memberOf(p pair.Pair, r words.Role, inside bool) (next int, masked bool) {
	if r == words.Holder {
		return sc.nameFirst(p, inside)
	}
	return sc.valueFirst(p, r, inside)
}

// nameFirst masks the value of the name that stands under p, and gives the place
// behind it. If nothing was masked that is the place behind a name that is no
// person's, or 0.
func (sc *scan) nameFirst(p pair.Pair, inside bool) (next int, masked bool) {
	text, next := sc.nameText(p, inside)
	if next == 0 || p.From == sc.spared {
		return next, false
	}
	if strings.HasPrefix(text, "-----") {
		return 0, false // a line of a key, which is still to be read
	}
	r, known := words.FieldRule(text)
	if !known && extent.PartText(sc.S, p.Key, next) >= 0 {
		return next, false
	}
	within := extent.Near
	if !known {
		within = extent.Nearby
	}
	q, role, ok := sc.sibling(next, within, inside, sc.layout(p), words.Held, words.Carrier)
	switch {
	case ok && known:
		q.Rule, q.Apart, q.Vague = r, true, role == words.Carrier
		if end := sc.mask(q); end > 0 {
			return end, true
		}
	case known:
		if end := sc.content(p, r, next, inside); end > 0 {
			return end, true
		}
		k := glyph.SkipSpace(sc.S, next, false)
		if c := glyph.ByteAt(sc.S, k); c == '=' || c == ':' || k > next && glyph.IsAlnum(c) {
			return 0, false // a name itself: $env:APP_SECRET = "5e1f…", param: token 5e1f…
		}
	case ok && role == words.Held && !judge.IsPerson(text):
		sc.named = q.From
	default:
		return 0, false
	}
	return next, false
}

// valueFirst masks the value of p if a name stands behind it.
func (sc *scan) valueFirst(p pair.Pair, r words.Role, inside bool) (next int, masked bool) {
	s := sc.S
	g := glyph.At(s, p.From)
	behind := max(extent.BareEnd(s, p.From, extent.Wide), extent.WordsEnd(s, p.From))
	if glyph.Closing(g.R) != 0 {
		_, behind = glyph.CloseQuote(s, p.From+g.N, g, inside)
	}
	if behind <= p.From {
		return 0, false
	}
	q, _, ok := sc.sibling(behind, extent.Near, inside, sc.layout(p), words.Holder, words.Holder)
	if !ok {
		return 0, false
	}
	text, _ := sc.nameText(q, inside)
	rule, known := words.FieldRule(text)
	if known {
		p.Rule, p.Apart, p.Vague = rule, true, r == words.Carrier
		next = sc.mask(p)
	}
	if next > 0 || r == words.Held && text != "" && (known || !judge.IsPerson(text)) {
		sc.spared = q.From
	}
	return next, next > 0
}

// inner masks the value of p that stands in an object or a block of its own:
// {"appSecret":{"type":"string","value":"5e1f…"}}. The object's text begins at i. The value's key
// has one of two roles; a holder is the label that is shown for the value, and stands before it
// or, where the value is masked, behind.
func (sc *scan) inner(p pair.Pair, i int, at extent.Layout, a, b words.Role) int {
	const deepest = 2
	if p.Depth++; p.Depth > deepest {
		return 0
	}
	q, role, ok := sc.sibling(i, extent.Near, sc.InString(p.From), at, a, b)
	if !ok || b == words.Holder && (role != b || sc.S[q.Key] != 'l') {
		return 0
	}
	q.Rule, q.Apart, q.Vague, q.Shown, q.Depth = p.Rule, true, role == words.Carrier, role == words.Holder, p.Depth
	return sc.mask(q)
}

// nameText gives the name that stands under p, and the place behind it, 0 if
// there is none.
func (sc *scan) nameText(p pair.Pair, inside bool) (text string, next int) {
	const longest = 128
	s := sc.S[:min(len(sc.S), p.From+longest)]
	start, end := p.From, p.From
	array := false
	if last := extent.LastWord(s, start); p.Sep != 'x' && last > start {
		start, end, array = last, last, true
	}
	switch g := glyph.At(s, start); {
	case p.Sep == 'x':
		end = extent.ElementEnd(s, start, inside)
		next = extent.TagEnd(s, end)
	case glyph.Closing(g.R) != 0:
		start += g.N
		end, next = glyph.CloseQuote(s, start, g, inside)
	default:
		for end < len(s) && (glyph.IsWord(s[end]) || s[end] == '.' || s[end] == '/') {
			end++
		}
		if end == start {
			end = extent.WordsEnd(s, start) // - name: 密码
		}
		next = end
		if end < len(s) && strings.ContainsRune("=:：([", glyph.At(s, end).R) {
			next = 0 // a pair of its own
		}
	}
	if next == 0 || end <= start || glyph.MaskAt(s, start) > 0 {
		return "", 0
	}
	if array {
		next = glyph.SkipSpace(s, next, true)
		next += glyph.At(s, next).N
	}
	return strings.TrimSpace(glyph.Canonical(s[start:end])), next
}

// sibling finds the member behind i whose key has one of two roles, within so many
// bytes and not beyond the object, the tag or the item that i is in. inside says that
// this is in a JSON string; a line that begins further out than the
// layout says ends a block.
func (sc *scan) sibling(i, within int, inside bool, at extent.Layout, a, b words.Role) (pair.Pair, words.Role, bool) {
	s := sc.S[:min(len(sc.S), i+within)]
	for depth := 0; i < len(s) && depth >= 0; {
		g := glyph.At(s, i)
		key := i
		if glyph.Closing(g.R) != 0 || g.R == '<' {
			key += g.N
		}
		if key < len(s) && s[key] == '$' { // MongoDB's $numberLong
			key++
		}
		if depth == 0 && key < len(s) && glyph.IsWord(s[key]) {
			if p, r, ok := sc.member(key, a, b); ok && (glyph.Closing(g.R) == 0 || p.Quote != "") {
				return p, r, true
			}
		}
		next := i + g.N
		switch {
		case glyph.IsWord(s[i]):
			_, next = glyph.WordAt(s, i)
		case inside && g.EndsString(s, i):
			return pair.Pair{}, 0, false
		case glyph.Closing(g.R) != 0:
			_, next = glyph.CloseQuote(s, next, g, inside)
		case g.R == '\n':
			next = extent.NextLine(s, next, at)
		case g.R == '<':
			next, depth = extent.Tag(s, i, depth)
		case g.R == '>' && i > 0 && s[i-1] != '=' && s[i-1] != '-': // the end of a tag, no arrow
			depth--
		default:
			depth += glyph.Opens(g.R)
		}
		if next <= i {
			break
		}
		i = next
	}
	return pair.Pair{}, 0, false
}

// member reads the member whose key begins at s[i] if it has one of two roles.
func (sc *scan) member(i int, a, b words.Role) (pair.Pair, words.Role, bool) {
	_, j := glyph.WordAt(sc.S, i)
	r, ok := words.MemberRole(sc.S[i:j])
	if !ok || r != a && r != b || j >= len(sc.S) {
		return pair.Pair{}, 0, false
	}
	p, ok := pair.Separator(sc.S, i, j)
	p.Key = i
	return p, r, ok && p.Sep != ','
}
