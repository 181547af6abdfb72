package pass

import (
	"strings"
	"unicode/utf8"

	"github.com/dterr/dterr/explain/redact/internal/extent"
	"github.com/dterr/dterr/explain/redact/internal/glyph"
	"github.com/dterr/dterr/explain/redact/internal/judge"
	"github.com/dterr/dterr/explain/redact/internal/pair"
	"github.com/dterr/dterr/explain/redact/internal/reading"
	"github.com/dterr/dterr/explain/redact/internal/words"
)

// pairAt reads the key s[i:j] with its value, masks it if it is a secret, and
// gives the place to go on from; j when there is nothing to mask.
func (sc *scan) pairAt(i, j int) int {
	flag := sc.S[i] == '-' && j < len(sc.S) && (sc.S[j] == ' ' || sc.S[j] == '\t')
	if !flag && !sc.mayPair(j) {
		return j
	}
	if next := sc.memberAt(i, j); next > j {
		return next
	}
	r, ok := sc.RuleAt(i, j)
	if !ok {
		return j
	}
	return sc.pairOf(r, i, j, flag)
}

// pairOf is pairAt for a key whose rule is known. flag says that it may be a
// command's flag.
func (sc *scan) pairOf(r words.Rule, i, j int, flag bool) int {
	p, ok := pair.Separator(sc.S, i, j)
	if !ok {
		if next := sc.looseAt(i, j, r); next > 0 {
			return next
		}
		if !flag || !p.Flag(sc.S, j) {
			return j
		}
	}
	if p.Sep == '=' && sc.S[p.From-1] == '=' && !strings.HasPrefix(sc.S[p.From:], "3D") && reading.Quoted(sc.S, p.From-1) {
		return j // token =E2=94=83 5e1f…
	}
	p.Rule, p.Key = r, i
	if p.Sep == '=' || p.Sep == '>' || sc.S[p.From-1] == ':' {
		p.Plain = p.Plain || !p.Person // what is made of words has its names behind a colon and a blank
	}
	if j-i == len("cn") && p.Sep == '=' && directory(sc.S[j:min(len(sc.S), j+extent.Near)]) {
		p.Plain = true // cn=Gareth Halvorsen,ou=Sales,dc=a
	}
	if !p.Context(sc.S) {
		return j
	}
	inside := sc.InString(i)
	sc.Settle(i, inside)
	next := sc.mask(p)
	if next == 0 && p.Sep == ',' {
		next = sc.Table(i, p.From)
	}
	if next == 0 {
		sc.Settle(i, inside) // the text behind is still to be read
	}
	return max(j, next)
}

// directory says whether t goes on with the parts of a directory.
func directory(t string) bool { return strings.Contains(t, "dc=") || strings.Contains(t, "DC=") }

// isSign says whether s, behind an equals sign, begins with the rest of one in
// quoted-printable text, =3D, rather than with a credential that begins so.
func isSign(s string, r words.Rule) bool {
	rest, ok := strings.CutPrefix(s, "3D")
	if !ok || rest == "" {
		return false
	}
	switch r.Class {
	case words.Hard, words.Soft, words.Pass:
	default:
		return true
	}
	if !glyph.IsWord(rest[0]) {
		return strings.IndexByte("+/=.%", rest[0]) < 0
	}
	rest = rest[:extent.BareEnd(rest, 0, extent.Narrow)]
	switch len(rest) {
	case 32, 43, 64: // a credential is whole without it
		return true
	}
	return r.Class == words.Pass && judge.Evident(r, judge.Value{Text: rest})
}

// mayPair is the cheap look behind a word: most are followed by a letter's
// blank.
func (sc *scan) mayPair(j int) bool {
	s, from := sc.S, j
	switch s[j] {
	case '"', '\'', '`', '\\', '%', ':', '=', '&', '>', ']', 0xE2, 0xEF:
		return true
	case '*':
		return strings.HasPrefix(s[j:], "**") || strings.HasPrefix(s[j:], "*:")
	case '?', '!':
		return glyph.ByteAt(s, j+1) == ':'
	case '.':
		if strings.HasPrefix(s[j:], extent.Keyword) {
			return true
		}
	case ',':
		return glyph.OpensText(s, j+1) || j+1 < len(s) && (glyph.IsAlnum(s[j+1]) || extent.OpensBinary(s, j+1) > 0)
	case ' ', '\t':
		j++
		for j < len(s) && s[j] == ' ' {
			j++
		}
		if j < len(s) && (s[j] == '=' || s[j] == ':' || s[j] == 0xEF || s[j] == '\\' || s[j] == '%' || s[j] == 'b' && strings.HasPrefix(s[j:], "by lazy")) {
			return true
		}
	case '+':
		if j+1 < len(s) && s[j+1] == '%' {
			return true
		}
	}
	return loosely(s, from)
}

// mask masks the value of p and gives the place behind it, 0 if it is no
// secret.
func (sc *scan) mask(p pair.Pair) int {
	s := sc.S
	if p.Sep == '=' && isSign(s[p.From:], p.Rule) {
		p.From = extent.SkipType(s, glyph.SkipSpace(s, p.From+len("3D"), false)) // quoted-printable
		if p.From >= len(s) {
			return 0
		}
	}
	g := glyph.At(s, p.From)
	if p.Apart && p.Sep == 'x' {
		if from := sc.innerText(p.From); from > p.From {
			p.From = from
			g = glyph.At(s, from)
		}
	}
	if p.Sep == ',' && glyph.Closing(g.R) == 0 {
		next, _ := sc.made(p) // an argument is quoted
		return next
	}
	if next, ok := sc.framed(p, g); ok {
		return next
	}
	switch {
	case p.Class == words.Jar && p.Sep == 'x':
		p.Class = words.Pass
	case p.Class == words.Jar && g.R == '{':
		return sc.maskObject(p)
	case p.Whole(g):
		return sc.maskMember(p)
	case p.Class == words.Jar:
		return sc.maskLine(p)
	case p.Class == words.Login && glyph.Closing(g.R) == 0:
		return sc.maskLogin(p)
	case p.Class == words.Object && g.R == '{':
		return sc.maskObject(p)
	case (g.R == '\n' || g.R == '\r') && p.Sep == ':':
		if next := sc.inner(p, p.From, extent.Layout{Begin: sc.layout(p).Begin + 1}, words.Held, words.Carrier); next > 0 {
			return next
		}
		return sc.below(p)
	case g.R == '[' && p.Sep != 'x':
		return sc.maskArray(p, p.From+g.N)
	case p.List && glyph.Closing(g.R) == 0:
		return sc.maskList(p)
	}
	v, next, ok := sc.valueAt(p)
	if !ok {
		return max(sc.garbled(p), sc.packed(p))
	}
	if v.Cut {
		if after := sc.maskLines(p); after > 0 {
			return after
		}
	}
	if after := sc.KeyBlock(v); after > 0 {
		return after
	}
	if v.Cut {
		if p.Class == words.Login {
			p.From, p.Quote = v.Start, "" // {"Authorization":"Basic cTUy…
			return sc.maskLogin(p)
		}
	}
	return sc.maskValue(p, v, next)
}

// maskValue masks one value.
func (sc *scan) maskValue(p pair.Pair, v judge.Value, next int) int {
	s := sc.S
	whole := glyph.Canonical(s[v.Start:v.End])
	v.Text = glyph.WithoutMasks(whole)
	r := p.Rule
	switch r.Class {
	case words.Login, words.Jar:
		r.Class = words.Pass
	case words.Object:
		r.Class = words.Text
	}
	if sc.opensPair(p, v, next) || isVariable(s, &p, &v) {
		return 0
	}
	if p.Sep == ',' && !p.Argument(v) || p.Describes(v) || p.Class == words.Name && isThing(s, &p, &v, next) || !judge.Secret(r, p.Judged(v), behind(s, v.End)) {
		return max(sc.packed(p), sc.changed(p, next))
	}
	wrap := ""
	if !v.Quoted && v.Sep == ':' {
		wrap = p.Quote // a JSON number becomes a string
	}
	sc.Whose(p.Kind)
	sc.Put(v.Start, v.End, p.Kind, whole, wrap)
	if after := sc.changed(p, next); after > 0 {
		return after
	}
	if p.Class == words.Number {
		next = sc.beside(p, next, wrap)
	}
	if p.Kind == "address" && !v.Quoted {
		return sc.continued(p, next)
	}
	if v.Quoted || v.End != next {
		return next
	}
	return sc.listed(p, v)
}

// continued masks the rest of the address that ends before s[i], if it is all that stands in the
// next line, further in, and gives the place to go on from.
func (sc *scan) continued(p pair.Pair, i int) int {
	s := sc.S
	at, ok := glyph.NewLine(s, i)
	k := glyph.SkipSpace(s, at, false)
	if !ok || k == at {
		return i
	}
	end := extent.HouseEnd(s, extent.WordsEnd(s[:min(len(s), k+extent.Near)], k))
	if _, ok := glyph.NewLine(s, end); !ok && end < len(s) || !words.IsPlace(s[k:end]) || !judge.Evident(p.Rule, judge.Value{Text: s[k:end]}) {
		return i
	}
	sc.Put(k, end, p.Kind, s[k:end], "")
	return end
}

// beside masks the other coordinate of a place, which stands behind the one that ends before
// s[i]: 30.2812,120.0123. The mask stands between quotes as wrap says. It gives the place to
// go on from.
func (sc *scan) beside(p pair.Pair, i int, wrap string) int {
	s := sc.S
	if strings.IndexByte(",;/ ", glyph.ByteAt(s, i)) < 0 {
		return i
	}
	k := glyph.SkipSpace(s, i+1, false)
	end := extent.BareEnd(s, k, extent.Narrow)
	if !judge.IsCoordinate(s[k:end], true) {
		return i
	}
	sc.Put(k, end, p.Kind, s[k:end], wrap)
	return end
}

// isVariable says whether the value of p in a program is a variable that has the name of p:
// this.password = password, password: args.password, token=$token.
func isVariable(s string, p *pair.Pair, v *judge.Value) bool {
	_, end := glyph.WordAt(s, p.Key)
	name := strings.TrimLeft(s[p.Key:end], "_")
	n := len(v.Text) - len(name)
	if v.Quoted || p.Sep != ':' && p.Sep != '=' || n < 0 || !strings.EqualFold(v.Text[n:], name) {
		return false
	}
	return n == 0 || strings.IndexByte(".>$&*", v.Text[n-1]) >= 0
}

// isThing says whether the name v that stands under p is not that of a person: that of a
// program, a service, a unit or a department.
func isThing(s string, p *pair.Pair, v *judge.Value, next int) bool {
	_, end := glyph.WordAt(s, p.Key)
	return versioned(s, v, next) || v.Quoted && !p.Apart && strings.EqualFold(s[p.Key:end], "name") &&
		(judge.IsSlug(v.Text) || words.IsUnit(v.Text) || !judge.Evident(p.Rule, *v) && ofDepartment(s, p.Key, next))
}

// ofDepartment says whether the object in which the member s[i:j] stands has what departments
// have, and nothing that people have.
func ofDepartment(s string, i, j int) bool {
	const near = 256
	before := s[max(0, i-near):i]
	keys := strings.ToLower("," + strings.Map(func(r rune) rune {
		if r < utf8.RuneSelf && !glyph.IsLetter(byte(r)) && r != ':' && r != ',' {
			return -1
		}
		return r
	}, before[strings.LastIndexAny(before, "{}")+1:]+glyph.UpTo(s[j:min(len(s), j+near)], '}')))
	return words.OfUnit.In(keys) && !words.OfPerson.In(keys)
}

// versioned says whether the name v is that of a program, whose version follows: {"name":
// "Firefox", "version": "120.0"}.
func versioned(s string, v *judge.Value, next int) bool {
	if !v.Quoted || !glyph.IsASCII(v.Text) || strings.Contains(v.Text, " ") || next >= len(s) || glyph.At(s, next).R != ',' {
		return false
	}
	k := glyph.SkipSpace(s, next+glyph.At(s, next).N, true)
	if k >= len(s) || glyph.Closing(glyph.At(s, k).R) == 0 {
		return false
	}
	k = glyph.SpelledAt(s, k+glyph.At(s, k).N, "version")
	return k > 0 && k < len(s) && glyph.Closing(glyph.At(s, k).R) != 0
}

// changed masks what the value of p that ends before s[i] was changed into, token = "5e1f…"
// -> "0a9c…", or the second of two values behind two names, AK/SK: LTAI… / 5e1f…; it gives
// the place behind it, 0 if there is none.
func (sc *scan) changed(p pair.Pair, i int) int {
	if p.Made > 0 || glyph.ByteAt(sc.S, i) != ' ' {
		return 0
	}
	from := 0
	switch glyph.ByteAt(sc.S, i+1) {
	case '-':
		from = extent.Arrow(sc.S, i+1)
	case '/':
		if p.Key > 0 && sc.S[p.Key-1] == '/' {
			from = glyph.SkipSpace(sc.S, i+len(" /"), false)
		}
	}
	if from == 0 || from >= len(sc.S) {
		return 0
	}
	p.Made, p.From = p.Made+1, from
	return sc.mask(p)
}

// opensPair says whether v, behind the name of p, is a name with a value of its own behind it:
// bad access_token: userid=m0012, token: Authorization: Bearer 5e1f….
func (sc *scan) opensPair(p pair.Pair, v judge.Value, next int) bool {
	if p.Sep == ' ' { // --secret appSecret 5e1f…
		r, ok := words.FieldRule(v.Text)
		return ok && r.Class == words.Hard && !glyph.HoldsDigit(v.Text) && glyph.ByteAt(sc.S, next) == ' '
	}
	if p.Sep != ':' || p.Apart {
		return false
	}
	switch p.Class {
	case words.Hard, words.Soft, words.Pass, words.ID:
	default:
		return false
	}
	s, name := sc.S, v.Text
	if !v.Quoted {
		var assigned bool
		if name, _, assigned = strings.Cut(v.Text, "="); !assigned {
			k := glyph.SkipSpace(s, next, false)
			if k >= len(s) || k == next && s[k] != ':' && s[k] != '/' || k > next && k-next <= len(extent.Aligned) && glyph.At(s, next).R != '\t' {
				return false
			}
		}
	} else if k := glyph.SkipSpace(s, next, false); k >= len(s) || glyph.At(s, k).R != ':' {
		return false
	}
	if name == "" || len(name) > nameMost || glyph.HoldsDigit(name) {
		return false
	}
	_, ok := words.FieldRule(name)
	return ok
}

// behind gives some of what follows the value that ends before s[i].
func behind(s string, i int) string {
	const near = 8
	after := s[i:min(len(s), i+near)]
	if after != "" && glyph.At(s, i).Coded {
		after = glyph.Canonical(after) // %20value
	}
	return after
}

// nameMost is how long the name of a field may be, in bytes. A longer run of names, token:
// token: token:, is looked at once, and is the first one's value.
const nameMost = 64

// valueAt finds the extent of the value of p, and the place behind it.
func (sc *scan) valueAt(p pair.Pair) (v judge.Value, next int, ok bool) {
	s := sc.S
	v.Sep = p.Sep
	g := glyph.At(s, p.From)
	if p.Sep == 'x' {
		v.Start, v.End = p.From, extent.ElementEnd(s, p.From, sc.InString(p.From))
		closed := v.End < len(s) && s[v.End] != '\n'
		ok = v.End > v.Start && (closed || !strings.Contains(s[v.Start:v.End], " ")) // not <secret> in a sentence
		return v, v.End, ok
	}
	if glyph.Closing(g.R) != 0 {
		v.Quoted = true
		v.Start = p.From + g.N
		if glyph.EndsText(s, v.Start) {
			return v, 0, false
		}
		end, after := glyph.CloseQuote(s, v.Start, g, sc.InString(p.From))
		if after == 0 {
			end = p.CutEnd(s, v.Start, sc.InString(p.From))
			after = end
			v.Cut = true
		}
		if bare := p.Bare(s); bare > after && glyph.PercentLevel(s, p.From) > p.Level && !extent.Ended(s, after) {
			return judge.Value{Start: p.From, End: bare, Sep: p.Sep, Coded: true}, bare, true
		}
		v.End = end
		return v, after, end > v.Start || v.Cut
	}
	v.Start, v.End = p.From, p.Bare(s)
	v.Coded = strings.IndexByte(s[v.Start:v.End], '%') >= 0
	if v.Sep == '=' && s[p.From-1] == ' ' {
		v.Sep = ':' // sign = lower-case hex of …
		if p.Quote != "" {
			v.Sep = '='
		}
	}
	return v, v.End, v.End > v.Start
}

// garbled masks the name at p.From whose characters were read in another encoding than
// they were written in, \\xb3\\xc2 or å´æ¢, and gives the place behind it, 0 for none.
func (sc *scan) garbled(p pair.Pair) int {
	const least = 3
	s, i, n := sc.S, p.From, 0
	for p.Class == words.Name && i < len(s) {
		g := glyph.At(s, i)
		if !g.Octet && (g.R < utf8.RuneSelf || glyph.IsHanRune(g.R) || g.R >= 0x2000 && g.R != '€' && g.R != '™' || strings.HasPrefix(s[i:], "‹")) {
			break
		}
		i += g.N
		n++
	}
	if n < least {
		return 0
	}
	sc.Put(p.From, i, p.Kind, glyph.Canonical(s[p.From:i]), "")
	return i
}

// packed masks the number, the name or the text about a person at p.From that stands in
// base64, phone=MTM4…, or in hexadecimal, and gives the place behind it, 0 for none.
func (sc *scan) packed(p pair.Pair) int {
	if p.Kind != "mobile" && p.Class != words.Name && p.Class != words.Text {
		return 0
	}
	s, from := sc.S, p.From
	if g := glyph.At(s, from); glyph.Closing(g.R) != 0 {
		from += g.N
	}
	const first = "56MKOe3" // of a Chinese character, 1, +, 8, and in hexadecimal
	if strings.IndexByte(first, glyph.ByteAt(s, from)) < 0 {
		return 0
	}
	end := extent.BareEnd(s[:min(len(s), from+extent.Near)], from, extent.Narrow)
	t := judge.Unpacked(glyph.Canonical(s[from:end]))
	if t == "" || !judge.Evident(p.Rule, judge.Value{Text: t}) {
		return 0
	}
	sc.Put(from, end, p.Kind, t, "")
	return end
}

// layout gives the layout of the block in which p is.
func (sc *scan) layout(p pair.Pair) extent.Layout {
	_, end := glyph.WordAt(sc.S, p.Key)
	return extent.LayoutOf(sc.S, p.Key, end)
}
