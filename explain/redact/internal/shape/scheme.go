package shape

import (
	"strings"
	"unicode/utf8"

	"github.com/dterr/dterr/explain/redact/internal/extent"
	"github.com/dterr/dterr/explain/redact/internal/glyph"
	"github.com/dterr/dterr/explain/redact/internal/judge"
	"github.com/dterr/dterr/explain/redact/internal/words"
)

// Credentials that stand without a name: behind Basic or Bearer, in the block of
// a private key, in the path of an address, before the host of a data source.

// Bearer masks a token behind the word Bearer outside a header.
func (sc *Scan) Bearer(i int) int {
	const least = 8
	s := sc.S
	from := extent.SkipPlus(s, i)
	if from == i || from >= len(s) {
		return 0
	}
	end := extent.BareEnd(s, from, extent.Narrow)
	t := glyph.Canonical(s[from:end])
	cut := strings.HasSuffix(t, "…")
	if name, _, ok := strings.Cut(strings.TrimRight(t, "="), "="); ok && !glyph.HoldsDigit(name) {
		return 0 // token_type=Bearer expires_in=7200
	}
	if len(t) < least || !glyph.HoldsDigit(t) || len(t) < glyph.CopyLen && !cut && !glyph.IsRandom(t) || strings.Contains(t, "‹") {
		return 0
	}
	sc.Put(from, end, "authorization", t, "")
	return end
}

// Basic masks what stands behind the word Basic outside a header: user and
// password, in base64.
func (sc *Scan) Basic(i int) int {
	s := sc.S
	from := extent.SkipPlus(s, i)
	if from == i || from >= len(s) {
		return 0
	}
	end := extent.BareEnd(s, from, extent.Narrow)
	if k := strings.IndexByte(s[from:end], '.'); k > 0 {
		end = from + k // the name of a file, cTUy….log
	}
	t := glyph.Canonical(s[from:end])
	if strings.Contains(t, "‹") || !judge.IsLogins(extent.WithoutEllipsis(t)) {
		return 0
	}
	sc.Put(from, end, "authorization", t, "")
	return end
}

// PrivateKey masks the block of a private key behind -----BEGIN, as far as it
// goes.
func (sc *Scan) PrivateKey(i int) int {
	const full = 40
	s := sc.S
	private := false
	for range 4 { // ENCRYPTED PRIVATE KEY, RSA PRIVATE KEY, OPENSSH PRIVATE KEY
		i = extent.SkipPlus(s, i)
		_, j := glyph.WordAt(s, i)
		if j == i {
			return 0
		}
		word := s[i:j]
		private = private || word == "PRIVATE"
		i = j
		if strings.HasSuffix(word, "-----") {
			break
		}
	}
	if !private {
		return 0
	}
	from := extent.SkipLines(s, i)
	if end, n := words.Base64End(s, from); n < full && strings.IndexByte(" :|]>-./,", glyph.ByteAt(s, end)) >= 0 && end > from {
		if next := sc.prefixedKey(i); next > 0 {
			return next
		}
	}
	end := judge.KeyEnd(s, from)
	if end == from {
		return max(sc.prefixedKey(i), sc.listedKey(i))
	}
	sc.Put(from, end, "private_key", glyph.Canonical(s[from:end]), "")
	return end
}

// listedKey masks the lines of the private key behind s[i], the first line of its block, which
// stand as texts of a list, of a sum or of commands up to the last line of the block: "MIIE…",
// "VJTU…". The first is a full one. It gives the place behind the last, 0 if there are none.
func (sc *Scan) listedKey(i int) int {
	const full, least, longest = 40, 4, 8192
	s := sc.S[:min(len(sc.S), i+longest)]
	n := strings.Index(s[i:], "-----")
	if n < 0 || !strings.HasPrefix(s[i+n:], "-----END") {
		return 0
	}
	done := 0
	for s = s[:i+n]; i < len(s); {
		from, end := i, i
		for i < len(s) {
			g := glyph.At(s, i)
			i += g.N
			if g.R >= utf8.RuneSelf || !glyph.IsAlnum(byte(g.R)) && strings.IndexByte("+/=", byte(g.R)) < 0 {
				break
			}
			end = i
		}
		if end-from >= least && glyph.IsQuote(rune(s[from-1])) && (end-from >= full || done > 0) {
			sc.Put(from, end, "private_key", glyph.Canonical(s[from:end]), "")
			done = end
		}
	}
	return done
}

// prefixedKey masks the lines of the private key behind s[i], the first line of its block, of
// which each begins with something else, the sign of a quotation or what a log puts there. It
// gives the place behind the last.
func (sc *Scan) prefixedKey(i int) int {
	const most, least, longest = 128, 16, 8192 // in one piece
	s, done := sc.S, 0
	for range most {
		at, ok := glyph.NewLine(s, i)
		if !ok {
			break
		}
		i = extent.LineEnd(s[:min(len(s), at+longest)], at, "", sc.InString(at), false)
		from := i
		for from > at && (glyph.IsAlnum(s[from-1]) || strings.IndexByte("+/=", s[from-1]) >= 0) {
			from--
		}
		if i-from < least {
			break
		}
		sc.Put(from, i, "private_key", s[from:i], "")
		done = i
	}
	return done
}

// KeyBlock masks the private key that a value begins with which no quote ends, or of which a
// value is the first line.
func (sc *Scan) KeyBlock(v judge.Value) int {
	const begin, marks = "-----BEGIN", 2 // of the first line, which may be the first of a list
	if v.Quoted && !v.Cut && strings.Count(sc.S[v.Start:v.End], "-----") != marks || !strings.HasPrefix(sc.S[v.Start:], begin) {
		return 0
	}
	return sc.PrivateKey(v.Start + len(begin))
}

// Jar masks the value of a cookie in the line of a jar, in which the flag of its domain
// ends before s[i]: .a.example TRUE / FALSE 0 session 5e1f…, with tabs between.
func (sc *Scan) Jar(i int) int {
	const path, secure, expires, name, value, fields = 1, 2, 3, 4, 5, 6
	s := sc.S[:min(len(sc.S), i+extent.Near)]
	if i >= len(s) || glyph.At(s, i).R != '\t' {
		return 0
	}
	end := extent.LineEnd(s, i, "", sc.InString(i), false)
	gap := glyph.At(s, i).Spelled(s, i)
	f := strings.Split(s[i:end], gap)
	if len(f) != fields || !strings.HasPrefix(f[path], "/") || f[secure] != "TRUE" && f[secure] != "FALSE" || !glyph.AllDigits(f[expires]) || f[name] == "" || f[value] == "" || strings.Contains(f[value], "‹") {
		return 0
	}
	sc.Put(end-len(f[value]), end, "cookie", f[value], "")
	return end
}

// Segment masks a credential or an id in the path of an address behind its name,
// /token/5e1f…, /userid/manager7081, and all that was drawn by lot where the word s[i:j]
// says that the address is a secret: /webhook/5e1f….
func (sc *Scan) Segment(i, j int) int {
	const shortest = 16
	s := sc.S
	g := glyph.At(s, j)
	from := j + g.N
	if words.IsCapability(s[i:j]) {
		if g.R == '.' && (strings.HasSuffix(s[:i], "//") || strings.HasSuffix(s[:i], `\/\/`)) {
			return sc.capability(pathOf(s, from))
		}
		return sc.capability(glyph.SpelledAt(s, j, "/"))
	}
	if g.R != '/' || !words.MayName(s[i:j]) && s[i:j] != "users" {
		return 0
	}
	_, end := glyph.WordAt(s, from)
	t := s[from:end]
	r, ok := sc.RuleAt(i, j)
	digits := 2
	if s[i:j] == "users" {
		r, ok, digits = words.Rule{Kind: "userid", Class: words.ID}, true, 3
	}
	switch {
	case end == from && digits > 2 && from < len(s):
		r = words.Rule{Kind: "name", Class: words.Name, Person: true}
		end = extent.WordsEnd(s[:min(len(s), from+extent.PersonLen)], from)
		t = glyph.Canonical(s[from:end])
		ok = words.IsSurnamed(t)
	case !ok:
		return 0
	case r.Class == words.Hard || r.Class == words.Soft:
		ok = glyph.IsMixed(t) && len(t) >= shortest && (r.Class == words.Hard || !judge.IsUUID(t))
	case r.Class == words.ID || r.Class == words.Name:
		if r.Class == words.Name {
			end = extent.WordsEnd(s[:min(len(s), from+extent.PersonLen)], from)
			t = glyph.Canonical(s[from:end])
		}
		ok = (r.Class == words.Name || glyph.CountDigits(t) >= digits) && judge.Evident(r, judge.Value{Text: t})
	default:
		ok = false
	}
	if !ok {
		return 0
	}
	sc.Put(from, end, r.Kind, t, "")
	return end
}

// pathOf gives the place behind the slash that ends the name of a host at s[i], 0 if none does.
func pathOf(s string, i int) int {
	for i < len(s) && (glyph.IsWord(s[i]) || s[i] == '.' || s[i] == ':') {
		i++
	}
	return glyph.SpelledAt(s, i, "/")
}

// capability masks what was drawn by lot in the path that goes on at s[i], and gives the place
// behind it, 0 for none.
func (sc *Scan) capability(i int) (done int) {
	const most = 5
	s := sc.S
	for n := 0; n < most && i > 0; n++ {
		_, end := glyph.WordAt(s, i)
		if t := s[i:end]; judge.IsDrawn(t) && glyph.ByteAt(s, end) != '.' {
			kind := "webhook"
			if len(t) == robotTokenLen {
				kind = "robot_token"
			}
			sc.Put(i, end, kind, t, "")
			done = end
		}
		i = glyph.SpelledAt(s, end, "/")
	}
	return done
}

// Source masks the password of a data source whose @ stands at i and ends
// before next: root:hunter2@tcp(db:3306)/shop, admin:hunter2@localhost:27017, and
// scott/hunter2@//db:1521/orcl as Oracle has it.
func (sc *Scan) Source(i, next int) int {
	const longest = 128
	s := sc.S
	from := i
	for from > sc.Last && i-from < longest && s[from-1] > ' ' && strings.IndexByte("\"'`<>(){}[]", s[from-1]) < 0 {
		from--
	}
	user, password, ok := strings.Cut(s[from:i], ":")
	oracle := user == "jdbc" && strings.HasPrefix(password, "oracle:")
	if !oracle && !judge.IsHost(s[next:]) {
		return 0
	}
	if oracle || !ok {
		user, password, ok = strings.Cut(s[from:i], "/")
		user = user[strings.LastIndexByte(user, ':')+1:]
		ok = ok && (oracle || glyph.IsMixed(password) && !strings.Contains(password, "/"))
	}
	if !ok || user == "" || user == "mailto" || password == "" || words.IsPlain(password) || strings.Contains(password, "‹") || strings.HasPrefix(password, "//") || strings.Trim(password, "0123456789:") == "" {
		return 0
	}
	sc.Put(i-len(password), i, "password", glyph.Canonical(password), "")
	return next
}
