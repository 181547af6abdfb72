package pass

import (
	"strings"
	"unicode/utf8"

	"github.com/dterr/dterr/explain/redact/internal/extent"
	"github.com/dterr/dterr/explain/redact/internal/glyph"
	"github.com/dterr/dterr/explain/redact/internal/judge"
	"github.com/dterr/dterr/explain/redact/internal/pair"
	"github.com/dterr/dterr/explain/redact/internal/words"
)

// maskArray masks the elements of the array whose bracket is before i.
func (sc *scan) maskArray(p pair.Pair, i int) int {
	s, done := sc.S, 0
	inside, lines := sc.InString(p.From), false
	for i < len(s) {
		i = glyph.SkipSpace(s, i, true)
		if i >= len(s) {
			break
		}
		g := glyph.At(s, i)
		if inside && g.EndsString(s, i) {
			break
		}
		if g.R == '{' {
			next, end := sc.element(p, i+g.N)
			done = max(done, next)
			if i = glyph.SkipSpace(s, end, true); end == 0 || i >= len(s) || glyph.At(s, i).R != ',' {
				break
			}
			i += glyph.At(s, i).N
			continue
		}
		v, next, over := sc.item(p, i, g, inside)
		lines = lines || over
		if next <= i {
			break
		}
		if v.End > v.Start && sc.maskValue(p, v, next) == 0 {
			if t := strings.TrimSpace(glyph.WithoutMasks(s[v.Start:v.End])); t != "" && !words.IsPlain(t) {
				break // text, to be read on its own
			}
		}
		done = next
		i = glyph.SkipSpace(s, next, true)
		if i >= len(s) || glyph.At(s, i).R != ',' {
			break
		}
		i += glyph.At(s, i).N
	}
	if lines && done > 0 {
		sc.Settle(done, inside)
	}
	return done
}

// item finds the element of an array at s[i], where the glyph g is, and the
// place behind it. lines says that it goes on in the next line.
func (sc *scan) item(p pair.Pair, i int, g glyph.Glyph, inside bool) (v judge.Value, next int, lines bool) {
	s := sc.S
	v = judge.Value{Sep: p.Sep, Start: i}
	switch {
	case glyph.Closing(g.R) != 0:
		v.Quoted = true
		v.Start = i + g.N
		if v.End, next = glyph.CloseQuote(s, v.Start, g, inside); next > 0 {
			return v, next, false
		}
		if v.End, next = sc.linesEnd(v.Start, g); next > 0 {
			return v, next, true
		}
		v.End = extent.BareEnd(s, v.Start, p.Alphabet())
	case p.Class == words.Login, p.Kind == "cookie":
		const longest = 16 << 10
		if _, end := glyph.WordAt(s, i); words.IsStop(s[i:end]) {
			break // [not found in the header
		}
		v.End = min(len(s), i+longest)
		if k := strings.IndexAny(s[i:v.End], "],{}\"'`\\%&\r\n"); k >= 0 {
			v.End = i + k
		}
		for v.End < len(s) && !utf8.RuneStart(s[v.End]) {
			v.End--
		}
	case p.Class == words.Name || p.Class == words.Text && p.Kind != "wifi":
		v.End = extent.WordsEnd(s, i)
	default:
		v.End = extent.BareEnd(s, i, p.Alphabet())
	}
	return v, v.End, false
}

// element masks the value in the object whose text begins at i, and what is shown for it, and
// gives the place behind them and the one behind the object, each 0 if there is none.
func (sc *scan) element(p pair.Pair, i int) (next, end int) {
	for _, role := range [...]words.Role{words.Holder, words.Carrier, words.Holder} {
		next = max(next, sc.inner(p, max(i, next), extent.Layout{}, words.Held, role))
	}
	i = max(i, next)
	s := sc.S[:min(len(sc.S), i+extent.Near)]
	for depth := 1; i < len(s); {
		g := glyph.At(s, i)
		i += g.N
		if glyph.Closing(g.R) != 0 {
			if _, i = glyph.CloseQuote(s, i, g, false); i == 0 {
				break
			}
		}
		if depth += glyph.Opens(g.R); depth == 0 {
			return next, i
		}
	}
	return next, 0
}

// maskList masks the elements of an unquoted list, 123,456,789. An element
// that a separator follows is the next key.
func (sc *scan) maskList(p pair.Pair) int {
	s, i, done := sc.S, p.From, 0
	for i < len(s) {
		end := extent.BareEnd(s, i, extent.Middle)
		if k := strings.IndexAny(s[i:end], "=:"); k >= 0 && done > 0 {
			break
		}
		if end == i {
			break
		}
		v := judge.Value{Start: i, End: end, Sep: p.Sep}
		if sc.maskValue(p, v, end) == 0 && done == 0 && glyph.MaskAt(s, i) != end {
			return 0
		}
		done = end
		if end >= len(s) {
			break
		}
		g := glyph.At(s, end)
		if g.R != ',' {
			break
		}
		i = end + g.N
		if k := glyph.LineBreak(s, i); k > i {
			i = glyph.SkipSpace(s, k, false)
			if digit, end := glyph.WordAt(s, i); !digit || glyph.ByteAt(s, end) == '=' || glyph.ByteAt(s, end) == ':' {
				break
			}
		}
	}
	return done
}

// listed masks the ids or names that follow the value v of p, each behind a comma, and are
// of its make: 用户ID：m0012、m0013. It gives the place behind the last.
func (sc *scan) listed(p pair.Pair, v judge.Value) int {
	const most, least = 64, 5
	s, i := sc.S, v.End
	switch p.Class {
	case words.Hard, words.Soft:
		return sc.grouped(p, v)
	case words.ID, words.Name:
	default:
		return i
	}
	for range most {
		if i >= len(s) {
			break
		}
		g := glyph.At(s, i)
		if g.R != '、' && g.R != '，' && (g.R != '；' || p.Class != words.Name) && (g.R != ',' || p.Class == words.ID && !glyph.HoldsDigit(v.Text)) {
			break
		}
		k := glyph.SkipSpace(s, i+g.N, true)
		var end int
		if p.Class == words.Name {
			if end = extent.WordsEnd(s[:min(len(s), k+extent.PersonLen)], k); end == k || !words.IsSurnamed(glyph.Canonical(s[k:end])) {
				break
			}
		} else {
			var digit bool
			if digit, end = glyph.WordAt(s, k); !digit || end-k < least || g.R == ',' && !alike(v.Text, s[k:end]) {
				break
			}
		}
		if c := glyph.ByteAt(s, end); c == '=' || c == ':' || c == '(' || c == '.' {
			break
		}
		sc.Put(k, end, p.Kind, glyph.Canonical(s[k:end]), "")
		i = end
	}
	return i
}

// grouped masks the groups that follow the first one, v, of a credential that somebody divided
// by blanks: 5e1f0a9c 7b3d4826 0f9e8d7c. It gives the place behind the last.
func (sc *scan) grouped(p pair.Pair, v judge.Value) int {
	const least, most, groups = 4, 32, 2
	s, n := sc.S, v.End-v.Start
	if n < least || n > most || glyph.ByteAt(s, v.End) != ' ' || !glyph.HoldsDigit(v.Text) {
		return v.End
	}
	end, count := v.End, 0
	for end+n < len(s) && s[end] == ' ' && !glyph.IsWord(glyph.ByteAt(s, end+1+n)) {
		digit, k := glyph.WordAt(s, end+1)
		if !digit || k != end+1+n {
			break
		}
		end, count = k, count+1
	}
	if count < groups {
		return v.End
	}
	sc.Put(v.End+1, end, p.Kind, s[v.End+1:end], "")
	return end
}

// alike says whether two ids are of one make: numbers of about one length, or with the
// same letters before their digits.
func alike(a, b string) bool {
	const least = 8
	if glyph.AllDigits(a) {
		return glyph.AllDigits(b) && len(b) >= least && len(a)-len(b) <= 3 && len(b)-len(a) <= 3
	}
	head := strings.TrimRight(a, "0123456789")
	return len(head) < len(a) && head == strings.TrimRight(b, "0123456789")
}

// maskLogin masks an Authorization header: scheme and credential, or the
// whole line for schemes with parameters.
func (sc *scan) maskLogin(p pair.Pair) int {
	s := sc.S
	if g := glyph.At(s, p.From); g.R == '[' {
		return sc.maskArray(p, p.From+g.N)
	}
	j := p.From
	for j < len(s) && glyph.IsWord(s[j]) {
		j++
	}
	scheme := strings.ToLower(s[p.From:j])
	v := judge.Value{Sep: p.Sep, Start: p.From}
	switch {
	case scheme == "digest" || scheme == "oss" || strings.Contains(scheme, "hmac") || strings.HasPrefix(scheme, "oauth"):
		v.End = extent.LineEnd(s, p.From, glyph.QuoteBefore(s, p.Key), sc.InString(p.From), p.Sep == '=')
	case j < len(s) && j > p.From && glyph.At(s, j).R == ' ':
		from := glyph.SkipSpace(s, j, false)
		if extent.Placeholder(s, from) {
			return 0
		}
		v.End = p.End(s, from)
		known := scheme == "bearer" || scheme == "basic" || scheme == "token"
		if v.End == from || !known && !glyph.HoldsDigit(s[from:v.End]) {
			v.End = p.End(s, p.From)
		} else if t := glyph.WithoutMasks(glyph.Canonical(s[from:v.End])); t == "" || words.IsPlain(t) {
			return 0
		}
	default:
		v.End = p.End(s, p.From)
	}
	if v.End == v.Start {
		return 0
	}
	return sc.maskValue(p, v, v.End)
}

// maskLine masks a Cookie header to the end of the line. Without = it holds no cookie, or
// the value of one alone.
func (sc *scan) maskLine(p pair.Pair) int {
	s := sc.S
	if g := glyph.At(s, p.From); glyph.Closing(g.R) != 0 || g.R == '[' {
		q := p
		q.Class = words.Pass
		return sc.mask(q)
	}
	const nearest = 256 // no cookie's name is longer
	head := s[p.From:min(len(s), p.From+nearest)]
	if k := strings.IndexByte(head, '\n'); k >= 0 {
		head = head[:k]
	}
	if !strings.Contains(glyph.WithoutMasks(head), "=") && !strings.Contains(head, "%3D") {
		near := s[:min(len(s), p.From+nearest)]
		end := extent.BareEnd(near, p.From, extent.Narrow)
		if end == len(near) && judge.IsLoneCookie(glyph.Canonical(near[p.From:])) { // it may go on
			end = extent.BareEnd(s, p.From, extent.Narrow)
		}
		if whole := glyph.Canonical(s[p.From:end]); judge.IsLoneCookie(whole) {
			sc.Put(p.From, end, p.Kind, whole, "")
			return end
		}
		return 0
	}
	end := extent.LineEnd(s, p.From, glyph.QuoteBefore(s, p.Key), sc.InString(p.From), p.Sep == '=')
	whole := glyph.Canonical(s[p.From:end])
	if !strings.Contains(glyph.WithoutMasks(whole), "=") {
		return 0
	}
	sc.Put(p.From, end, p.Kind, whole, "")
	return end
}

// maskObject masks a JSON object as a whole, or to the line's end if it never
// closes.
func (sc *scan) maskObject(p pair.Pair) int {
	s, i, depth := sc.S, p.From, 0
	limit := len(s)
	line := limit
	if k := strings.IndexByte(s[i:], '\n'); k >= 0 {
		line = i + k
	}
	if sc.unclosed {
		limit = line
	}
	inside := sc.InString(p.From)
	for i < limit {
		g := glyph.At(s, i)
		switch {
		case g.R == '{':
			depth++
		case g.R == '}':
			depth--
		case inside && g.EndsString(s, i):
			line, limit = i, i
			continue
		case g.R == '"':
			if _, after := glyph.CloseQuote(s, i+g.N, g, inside); after > 0 {
				i = after
				continue
			}
		}
		i += g.N
		if depth == 0 {
			break
		}
	}
	if depth > 0 {
		sc.unclosed = true
		i = line
	}
	if strings.Trim(glyph.WithoutMasks(s[p.From:i]), "{} \t\r\n") == "" {
		return 0
	}
	sc.Put(p.From, i, p.Kind, glyph.Canonical(s[p.From:i]), p.Quote)
	return i
}

// printed masks the array that the official samples print when a signature
// is wrong: token, timestamp, nonce and encrypted text, sorted, without names.
// i is the place behind the bracket.
func (sc *scan) printed(i int) int {
	type element struct{ start, end int }
	const parts, longest = 4, 64
	var all [parts]element
	s := sc.S
	clock, cipher := -1, -1
	inside := sc.InString(i)
	for n := range parts {
		i = glyph.SkipSpace(s, i, false)
		if i >= len(s) {
			return 0
		}
		g := glyph.At(s, i)
		if inside && g.EndsString(s, i) {
			return 0
		}
		if glyph.Closing(g.R) != 0 {
			i += g.N
		}
		end := extent.BareEnd(s, i, extent.Narrow)
		if end == i || glyph.MaskAt(s, i) > 0 {
			return 0
		}
		all[n] = element{i, end}
		switch t := s[i:end]; {
		case len(t) >= longest:
			cipher = n
		case (len(t) == 10 || len(t) == 13) && strings.Trim(t, "0123456789") == "":
			clock = n
		}
		i = end
		if i < len(s) && glyph.IsQuote(glyph.At(s, i).R) {
			i += glyph.At(s, i).N
		}
		want := ','
		if n == parts-1 {
			want = ']'
		}
		if i >= len(s) || glyph.At(s, i).R != want {
			return 0
		}
		i += glyph.At(s, i).N
	}
	if clock < 0 || cipher < 0 {
		return 0
	}
	for n, e := range all {
		switch n {
		case clock:
		case cipher:
			sc.Put(e.start, e.end, "encrypt", glyph.Canonical(s[e.start:e.end]), "")
		default:
			sc.Put(e.start, e.end, "token", glyph.Canonical(s[e.start:e.end]), "")
		}
	}
	return i
}
