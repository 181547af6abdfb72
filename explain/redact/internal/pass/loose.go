package pass

import (
	"strings"
	"unicode/utf8"

	"github.com/dterr/dterr/explain/redact/internal/extent"
	"github.com/dterr/dterr/explain/redact/internal/glyph"
	"github.com/dterr/dterr/explain/redact/internal/judge"
	"github.com/dterr/dterr/explain/redact/internal/pair"
	"github.com/dterr/dterr/explain/redact/internal/place"
	"github.com/dterr/dterr/explain/redact/internal/words"
)

// People write a name before its value in ways that no program reads:
// userId(manager7081), name【张伟】, | userid | manager7081 |, userId→3380…,
// "userid is 3380…". Descriptions stand in the same places: userid(string),
// name（可选）. So only what shows itself to be a value is masked there.

// loosely is cheap: it says whether a value might follow a name that ends
// before s[j] in such a way.
func loosely(s string, j int) bool {
	switch s[j] {
	case '<':
		return j+1 < len(s) && s[j+1] == '/'
	case '.':
		return strings.HasPrefix(s[j:], extent.Dotted)
	case '(', '[', '{', '|', '\n', '\r', ',', ';', 0xE2, 0xE3, 0xE4, 0xE5, 0xE6, 0xE7, 0xEF:
		return true
	case ' ', '\t':
		if j > 0 && glyph.IsDigit(s[j-1]) {
			return false
		}
	default:
		return false
	}
	k := j
	for k < len(s) && (s[k] == ' ' || s[k] == '\t') {
		k++
	}
	if k == len(s) {
		return false
	}
	if k-j > len(extent.Aligned) {
		return true
	}
	switch c := s[k]; {
	case c == '\n', c == '\r', s[j] == '\t', c >= 0xE2, strings.IndexByte("([{|'\"`\\", c) >= 0:
		return true
	case c == '.':
		return strings.HasPrefix(s[k:], "...")
	case c == '-':
		return k+1 < len(s) && strings.IndexByte(">-&\\%", s[k+1]) >= 0
	case c == 'i' || c == 'w' || c == 'e' || c == 'v' || c == 'o' || c == 'f':
		_, end := glyph.WordAt(s, k)
		return words.Verb.Is(s[k:end]) || words.Phrase.Is(s[k:end]) || s[k:end] == "value" || s[k:end] == "expected"
	case c == 's':
		return strings.HasPrefix(s[k:], "string ")
	case c == 'L', c == 'l', c == 'I', c == 'N', c == 'n':
		return extent.Compared(s, k) > 0
	case glyph.IsDigit(c):
		return true
	}
	const least = 2 // userid 3380…
	return j >= least && s[j-1]|0x20 == 'd' && s[j-2]|0x20 == 'i'
}

// looseAt masks the value that stands behind the name s[i:j] in one of these
// ways, and gives the place behind it, 0 for none.
func (sc *scan) looseAt(i, j int, r words.Rule) int {
	before := sc.InString(i)
	sc.Settle(i, before)
	next := sc.loose(i, j, r)
	if next == 0 {
		sc.Settle(i, before)
	}
	return next
}

func (sc *scan) loose(i, j int, r words.Rule) int {
	s := sc.S
	if glyph.ByteAt(s, j) == ' ' && extent.AfterAngle(s, i) {
		return sc.attributed(i, j, r)
	}
	if next := sc.nextElement(j, r); next > 0 {
		return next
	}
	k := j
	if k < len(s) && glyph.IsQuote(glyph.At(s, k).R) && glyph.At(s, k).R != '“' && glyph.At(s, k).R != '‘' {
		k += glyph.At(s, k).N
	}
	quoted := k > j
	k = glyph.SkipSpace(s, k, false)
	if k >= len(s) {
		return 0
	}
	g := glyph.At(s, k)
	if shut := glyph.Shutting(g.R); shut != 0 {
		if r.Class == words.Number && constructs(s, i) {
			return 0
		}
		if next := sc.enclosed(pair.Pair{Rule: r, Sep: '(', Level: glyph.PercentLevel(s, k)}, k+g.N, shut); next > 0 {
			return next
		}
		if next := sc.set(i, j, k, r); next > 0 {
			return next
		}
		return sc.inner(pair.Pair{Rule: r, Key: i, From: k}, k+g.N, extent.Layout{}, words.Held, words.Carrier)
	}
	if next, ok := sc.pointed(i, k, r); ok {
		return next
	}
	if from := extent.Compared(s, k); from > 0 { // LIKE '…
		r.Person = r.Class == words.Name // '%test%'
		return sc.mask(pair.Pair{Rule: r, Key: i, Sep: '=', From: from})
	}
	from := 0
	switch {
	case quoted:
		if from = extent.NextReply(s, i, k); from == 0 && glyph.Closing(g.R) != 0 {
			from = k // "SET" "token" "5e1f…"
		}
		from = max(from, extent.Found(s, k))
	case g.R == '】' && extent.Headed(s, i):
		from = k + g.N
	}
	if from > 0 {
		return sc.stands(pair.Pair{Rule: r, Sep: '('}, from, false)
	}
	if next, ok := sc.celled(i, j, k, r); ok || quoted {
		return next
	}
	if from := place.BehindType(s, k); from > 0 {
		return sc.mask(pair.Pair{Rule: r, Key: i, Sep: '=', From: from})
	}
	return sc.said(pair.Pair{Rule: r, Sep: ':'}, j)
}

// constructs says whether a program makes something of the class whose name begins at s[i], new
// AMap.LngLat(116.39, 39.90): the middle of a map is nobody's place.
func constructs(s string, i int) bool {
	const longest = 32
	from := i
	for i > 0 && from-i < longest && (glyph.IsAlnum(s[i-1]) || s[i-1] == '.') {
		i--
	}
	return strings.HasSuffix(s[:i], "new ")
}

// pointed masks the value that a row of dots or an arrow at s[k] points at. ok
// says that there is one.
func (sc *scan) pointed(i, k int, r words.Rule) (next int, ok bool) {
	s := sc.S
	if from := extent.Dots(s, k); from > 0 {
		return sc.stands(pair.Pair{Rule: r, Sep: '='}, from, false), true
	}
	from := extent.Arrow(s, k)
	if from == 0 {
		return 0, false
	}
	p := pair.Pair{Rule: r, Sep: '=', Key: i, From: from}
	if from < len(s) && extent.OpensMaker(glyph.At(s, from).R) {
		if next, ok := sc.made(p); ok {
			return next, true
		}
	}
	return sc.stands(p, from, r.Class == words.Name), true
}

// celled masks the value in the next cell or line, or the cells below a name
// that ends before s[j]; what is no blank behind it stands at s[k]. ok says that
// a cell or a line ends there.
func (sc *scan) celled(i, j, k int, r words.Rule) (next int, ok bool) {
	s, p := sc.S, pair.Pair{Rule: r, Sep: '('}
	g := glyph.At(s, k)
	tab := s[j] == '\t' || strings.HasPrefix(s[j:], `\t`)
	switch {
	case glyph.IsBar(g.R):
		next = sc.cell(p, k+g.N)
	case (g.R == '\n' || g.R == '\r') && (r.Class == words.Hard || r.Class == words.Pass || s[j-1] < utf8.RuneSelf):
		next = sc.lineBelow(i, k, p)
	case tab:
		next = sc.stands(p, k, false)
	case k-j > len(extent.Aligned) && g.R < utf8.RuneSelf && glyph.IsAlnum(byte(g.R)):
		if next = sc.stands(p, k, false); next == 0 {
			next = sc.Table(i, k)
		}
		return next, next > 0
	case g.R != '\n' && g.R != '\r' && g.R != ',' && g.R != ';':
		return 0, false
	}
	if next == 0 {
		next = sc.Table(i, k)
	}
	return next, true
}

// enclosed masks what stands in brackets from i on: values, with commas
// between, and nothing else.
func (sc *scan) enclosed(p pair.Pair, i int, shut rune) int {
	const most = 64
	done := 0
	for range most {
		v, next, ok := sc.looseValue(p, glyph.SkipSpace(sc.S, i, false), shut)
		if !ok {
			break
		}
		next = glyph.SkipSpace(sc.S, next, false)
		if next >= len(sc.S) {
			break
		}
		g := glyph.At(sc.S, next)
		if g.R != shut && g.R != ',' && g.R != '，' && g.R != '、' || !judge.Evident(p.Rule, v) {
			break
		}
		sc.Put(v.Start, v.End, p.Kind, glyph.Canonical(sc.S[v.Start:v.End]), "")
		done, i = next, next+g.N
		if g.R == shut {
			break
		}
	}
	return done
}

// cell masks the cell of a table that begins at i.
func (sc *scan) cell(p pair.Pair, i int) int {
	s := sc.S
	v, next, ok := sc.looseValue(p, glyph.SkipSpace(s, i, false), '|')
	if !ok || !judge.Evident(p.Rule, v) {
		return 0
	}
	if k := glyph.SkipSpace(s, next, false); k < len(s) {
		if g := glyph.At(s, k); !glyph.IsBar(g.R) && g.R != '\n' && g.R != '\r' && !glyph.IsQuote(g.R) {
			return 0
		}
	}
	sc.Put(v.Start, v.End, p.Kind, v.Text, "")
	return next
}

// stands masks the value at i, to which an arrow or a word points. firm says
// that no more than a text that begins there is needed.
func (sc *scan) stands(p pair.Pair, i int, firm bool) int {
	s := sc.S
	v, next, ok := sc.looseValue(p, i, 0)
	if !ok || !judge.Evident(p.Rule, v) {
		return 0
	}
	if next < len(s) && !v.Quoted && !firm {
		if g := glyph.At(s, next); g.R == '(' || g.R == '=' || g.R < utf8.RuneSelf && glyph.IsAlnum(byte(g.R)) {
			return 0 // a call, the next key
		}
	}
	sc.Whose(p.Kind)
	sc.Put(v.Start, v.End, p.Kind, v.Text, "")
	if v.Quoted || v.End != next {
		return next
	}
	return sc.listed(p, v)
}

// looseValue finds the value at i and the place behind it. shut is the bracket
// or the bar that it stands before, 0 for none.
func (sc *scan) looseValue(p pair.Pair, i int, shut rune) (v judge.Value, next int, ok bool) {
	s := sc.S
	if i >= len(s) {
		return v, 0, false
	}
	p.From, v.Sep = i, p.Sep
	g := glyph.At(s, i)
	switch {
	case glyph.Closing(g.R) != 0 && (glyph.EndsText(s, i+g.N) || sc.InString(i) && g.EndsString(s, i)):
		return v, 0, false // the end of another text
	case glyph.Closing(g.R) != 0:
		v.Quoted, v.Start = true, i+g.N
		v.End, next = glyph.CloseQuote(s, v.Start, g, sc.InString(i))
		if next == 0 {
			v.End, v.Cut = p.CutEnd(s, v.Start, sc.InString(i)), true
			next = v.End
		}
	case p.Class == words.Jar && judge.IsLoneCookie(glyph.Canonical(s[i:extent.BareEnd(s, i, extent.Narrow)])):
		v.Start, v.End = i, extent.BareEnd(s, i, extent.Narrow)
		next = v.End
	case p.Class == words.Jar || p.Class == words.Login:
		v.Start, v.End = i, sc.headerEnd(p, i, shut)
		next = v.End
	case p.Kind == "wifi":
		v.Start, v.End = i, extent.BareEnd(s, i, extent.Middle)
		next = v.End
	case p.Kind == "id_card" || p.Kind == "bank_card" || p.Kind == "mobile":
		v.Start, v.End = i, extent.NumberGroups(s, i)
		next = v.End
	case p.Class == words.Name:
		v.Start, v.End = i, p.Bare(s[:min(len(s), i+extent.PersonLen)])
		next = v.End
	default:
		v.Start, v.End = i, p.Bare(s)
		if p.Class == words.ID && p.Kind != "email" {
			v.End -= extent.Extension(s[v.Start:v.End])
		}
		next = v.End
	}
	v.Text = glyph.Canonical(s[v.Start:v.End])
	v.Said = p.Said
	return v, next, v.End > v.Start && !strings.Contains(v.Text, "‹")
}

// headerEnd gives the end of a header's value in brackets or in a sentence.
func (sc *scan) headerEnd(p pair.Pair, i int, shut rune) int {
	s := sc.S
	if shut != 0 {
		return sc.enclosure(i, shut)
	}
	if p.Class == words.Jar {
		return extent.LineEnd(s, i, "", sc.InString(i), false)
	}
	_, end := glyph.WordAt(s, i)
	if from := glyph.SkipSpace(s, end, false); from > end {
		end = from
	}
	return extent.BareEnd(s, end, extent.Narrow)
}

// enclosure gives where the text from i on ends: at the bracket that shuts it,
// or at a bar or with its line. It gives i where no bracket does.
func (sc *scan) enclosure(i int, shut rune) int {
	const longest = 4096
	s, from, inside := sc.S, i, sc.InString(i)
	if sc.open.quote == shut && from >= sc.open.from && from < sc.open.to {
		return from
	}
	for i < len(s) && i-from < longest {
		g := glyph.At(s, i)
		if g.R == shut {
			return max(from, len(strings.TrimRight(s[:i], " ")))
		}
		if g.R == '\n' || g.R == '\r' || inside && g.EndsString(s, i) {
			break
		}
		i += g.N
	}
	if shut == '|' {
		return max(from, len(strings.TrimRight(s[:i], " ")))
	}
	sc.open = barren{shut, from, i}
	return from
}
