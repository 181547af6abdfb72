package redact

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// People write a name before its value in ways that no program reads:
// userId(manager7081), name【张伟】, | userid | manager7081 |, userId→3380…,
// "userid is 3380…". Descriptions stand in the same places: userid(string),
// name（可选）. So only what shows itself to be a value is masked there.

// loosely is cheap: it says whether a value might follow a name that ends
// before s[j] in such a way.
func loosely(s string, j int) bool {
	switch s[j] {
	case '(', '[', '{', '|', '\n', '\r', ',', 0xE2, 0xE3, 0xE4, 0xE5, 0xE6, 0xE7, 0xEF:
		return true
	case ' ', '\t':
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
	switch c := s[k]; {
	case c == '\n', c == '\r', s[j] == '\t', c >= 0xE2, strings.IndexByte("([{|'\"`\\", c) >= 0:
		return true
	case c == '-':
		return k+1 < len(s) && (s[k+1] == '>' || s[k+1] == '-')
	case c == 'i' || c == 'w' || c == 'e' || c == 'v' || c == 'o':
		_, end := wordAt(s, k)
		return verb.is(s[k:end]) || s[k:end] == "of" || s[k:end] == "value"
	case c == 's':
		return strings.HasPrefix(s[k:], "string ")
	case isDigit(c):
		return true
	}
	const least = 2 // userid 3380…
	return j >= least && s[j-1]|0x20 == 'd' && s[j-2]|0x20 == 'i'
}

// looseAt masks the value that stands behind the name s[i:j] in one of these
// ways, and gives the place behind it, 0 for none.
func (sc *scan) looseAt(i, j int, r rule) int {
	before := sc.inString(i)
	next := sc.loose(i, j, r)
	if next == 0 {
		sc.looked, sc.inside = i, before
	}
	return next
}

func (sc *scan) loose(i, j int, r rule) int {
	s := sc.s
	if at(s, j) == ' ' && afterAngle(s, i) { // <appSecret value="5e1f…"/>
		q, _, ok := sc.sibling(j, near, sc.inString(i), 0, held, carrier)
		if !ok {
			return 0
		}
		q.rule, q.apart = r, true
		return sc.mask(q)
	}
	k := j
	if k < len(s) && isQuote(glyphAt(s, k).r) {
		k += glyphAt(s, k).n
	}
	quoted := k > j
	k = skipSpace(s, k, false)
	if k >= len(s) {
		return 0
	}
	g := glyphAt(s, k)
	if shut := shutting(g.r); shut != 0 {
		return sc.enclosed(pair{rule: r, sep: '(', level: percentLevel(s, k)}, k+g.n, shut)
	}
	if from := arrow(s, k); from > 0 {
		return sc.stands(pair{rule: r, sep: ':'}, from, r.class == name)
	}
	if g.r == '|' || g.r == '｜' {
		if next := sc.cell(pair{rule: r, sep: '('}, k+g.n); next > 0 {
			return next
		}
	}
	if g.r == '|' || g.r == '\n' || g.r == '\r' || g.r == ',' || s[j] == '\t' || strings.HasPrefix(s[j:], `\t`) {
		return sc.table(i, k)
	}
	if quoted {
		return 0
	}
	if from := behindType(s, k); from > 0 {
		return sc.mask(pair{rule: r, key: i, sep: '=', from: from})
	}
	return sc.said(pair{rule: r, sep: ':'}, j)
}

// shutting gives the bracket that closes what r opens, 0 for none.
func shutting(r rune) rune {
	const open, shut = "([{<（［【「『《〈〔", ")]}>）］】」』》〉〕"
	if k := strings.IndexRune(open, r); k >= 0 {
		to, _ := utf8.DecodeRuneInString(shut[k:])
		return to
	}
	return 0
}

// arrow gives the place behind the arrow at s[k], or 0.
func arrow(s string, k int) int {
	g := glyphAt(s, k)
	switch g.r {
	case '→', '⇒', '➜', '⟶', '➡':
		return skipSpace(s, k+g.n, false)
	case '-', '~':
		for k < len(s) && s[k] == '-' {
			k++
		}
	case '>':
		if k == 0 || s[k-1] != '-' {
			return 0
		}
	default:
		return 0
	}
	if k >= len(s) || glyphAt(s, k).r != '>' {
		return 0
	}
	return skipSpace(s, k+glyphAt(s, k).n, false)
}

// enclosed masks what stands in brackets from i on: values, with commas
// between, and nothing else.
func (sc *scan) enclosed(p pair, i int, shut rune) int {
	const most = 64
	done := 0
	for range most {
		v, next, ok := sc.looseValue(p, skipSpace(sc.s, i, false), shut)
		if !ok {
			break
		}
		next = skipSpace(sc.s, next, false)
		if next >= len(sc.s) {
			break
		}
		g := glyphAt(sc.s, next)
		if g.r != shut && g.r != ',' && g.r != '，' && g.r != '、' || !evident(p.rule, v) {
			break
		}
		sc.put(v.start, v.end, p.kind, canonical(sc.s[v.start:v.end]), "")
		done, i = next, next+g.n
		if g.r == shut {
			break
		}
	}
	return done
}

// cell masks the cell of a table that begins at i.
func (sc *scan) cell(p pair, i int) int {
	s := sc.s
	v, next, ok := sc.looseValue(p, skipSpace(s, i, false), '|')
	if !ok || !evident(p.rule, v) {
		return 0
	}
	if k := skipSpace(s, next, false); k < len(s) {
		if g := glyphAt(s, k); g.r != '|' && g.r != '｜' && g.r != '\n' && g.r != '\r' && !isQuote(g.r) {
			return 0
		}
	}
	sc.put(v.start, v.end, p.kind, v.text, "")
	return next
}

// stands masks the value at i, to which an arrow or a word points. firm says
// that no more than a text that begins there is needed.
func (sc *scan) stands(p pair, i int, firm bool) int {
	s := sc.s
	v, next, ok := sc.looseValue(p, i, 0)
	if !ok || !evident(p.rule, v) {
		return 0
	}
	if next < len(s) && !v.quoted && !firm {
		if g := glyphAt(s, next); g.r == '(' || g.r == '=' || g.r < utf8.RuneSelf && isAlnum(byte(g.r)) {
			return 0 // a call, the next key
		}
	}
	sc.put(v.start, v.end, p.kind, v.text, "")
	return next
}

// said masks what a sentence says of a name: userId为3380…, "the userid of x is
// 3380…". Credentials that nothing says to be one are read by mentioned.
func (sc *scan) said(p pair, j int) int {
	s := sc.s
	if k := ofPhrase(s, j); k > 0 {
		p.said = true
		return sc.stands(p, k, false)
	}
	k, said := sentence(s, j)
	if k == 0 {
		return 0
	}
	p.said = said
	if q := quoteBefore(s, k); q != "" {
		return sc.stands(p, k-len(q), false)
	}
	switch p.class {
	case hard, soft, pass, grant, object:
		if !said {
			return 0
		}
	}
	return sc.stands(p, k, p.class == name)
}

// ofPhrase gives the place behind "of x is" at s[j], 0 for none.
func ofPhrase(s string, j int) int {
	const longest = 48
	if !strings.HasPrefix(s[j:], " of ") {
		return 0
	}
	rest := s[j:min(len(s), j+longest)]
	if end := strings.IndexAny(rest, "\n,;.:=|({"); end >= 0 {
		rest = rest[:end]
	}
	for _, is := range [...]string{" is ", " was "} {
		if k := strings.Index(rest, is); k > 0 {
			return skipSpace(s, j+k+len(is), false)
		}
	}
	return 0
}

// looseValue finds the value at i and the place behind it. shut is the bracket
// or the bar that it stands before, 0 for none.
func (sc *scan) looseValue(p pair, i int, shut rune) (v value, next int, ok bool) {
	s := sc.s
	if i >= len(s) {
		return v, 0, false
	}
	p.from, v.sep = i, p.sep
	g := glyphAt(s, i)
	switch {
	case closing(g.r) != 0 && (ends(s, i+g.n) || sc.inString(i) && g.endsString(s, i)):
		return v, 0, false // the end of another text
	case closing(g.r) != 0:
		v.quoted, v.start = true, i+g.n
		v.end, next = closeQuote(s, v.start, g, sc.inString(i))
		if next == 0 {
			return v, 0, false
		}
	case p.class == jar || p.class == login:
		v.start, v.end = i, sc.headerEnd(p, i, shut)
		next = v.end
	default:
		v.start, v.end = i, p.bare(s)
		next = v.end
	}
	v.text = canonical(s[v.start:v.end])
	v.said = p.said
	return v, next, v.end > v.start && !strings.Contains(v.text, "‹")
}

// headerEnd gives the end of a header's value in brackets or in a sentence.
func (sc *scan) headerEnd(p pair, i int, shut rune) int {
	s := sc.s
	if shut != 0 {
		return sc.enclosure(i, shut)
	}
	if p.class == jar {
		return lineEnd(s, i, "", sc.inString(i), false)
	}
	_, end := wordAt(s, i)
	if from := skipSpace(s, end, false); from > end {
		end = from
	}
	return bareEnd(s, end, narrow)
}

// enclosure gives where the text from i on ends: at the bracket that shuts it,
// or at a bar or with its line. It gives i where no bracket does.
func (sc *scan) enclosure(i int, shut rune) int {
	const longest = 4096
	s, from, inside := sc.s, i, sc.inString(i)
	if sc.open.quote == shut && from >= sc.open.from && from < sc.open.to {
		return from
	}
	for i < len(s) && i-from < longest {
		g := glyphAt(s, i)
		if g.r == shut {
			return max(from, len(strings.TrimRight(s[:i], " ")))
		}
		if g.r == '\n' || g.r == '\r' || inside && g.endsString(s, i) {
			break
		}
		i += g.n
	}
	if shut == '|' {
		return max(from, len(strings.TrimRight(s[:i], " ")))
	}
	sc.open = barren{shut, from, i}
	return from
}

// evident says whether a value shows by itself that it is one.
func evident(r rule, v value) bool {
	t := strings.TrimSpace(v.text)
	if t == "" || isPlain(t) || isKey(t) {
		return false
	}
	if first, _, _ := strings.Cut(t, " "); isStop(first) {
		return false
	}
	const long = 24
	if len(t) <= long && (isAlgorithm(t) || isTime(t) || isCounted(t)) && r.class != number {
		return false
	}
	switch r.class {
	case hard, soft, id, pass:
		if _, name := fieldRule(t); name || assigns(t) {
			return false
		}
	}
	switch r.class {
	case hard, soft:
		return isCredential(t)
	case pass:
		return len(t) >= 6 && isMixed(t) || isWild(t)
	case id:
		return evidentID(r.kind, t, v)
	case name:
		return isSurnamed(t)
	case text:
		return utf8.RuneCountInString(t) >= 5 && holdsDigit(t) && strings.ContainsFunc(t, isHanRune) && !isMessage(t)
	case number:
		return isCoordinate(t, true)
	case login:
		return isLogin(t)
	case jar:
		_, after, _ := strings.Cut(t, "=")
		return len(after) >= 4 && !strings.HasPrefix(after, "=") && !strings.ContainsAny(t, "()")
	case hook:
		return strings.HasPrefix(t, "http")
	}
	return false
}

// isCredential says whether t looks like a token or a key: long, letters and
// digits mixed, no app key, no pattern, no number in hexadecimal.
func isCredential(t string) bool {
	const long, least = 24, 6
	if len(t) <= long && (strings.HasPrefix(t, "ding") || strings.HasPrefix(t, "suite") || strings.HasPrefix(t, "0x")) {
		return false
	}
	if len(t) < least || !isASCII(t) || strings.ContainsAny(t, " :()[]{}<>|^\\") {
		return false
	}
	return isMixed(t) && (len(t) >= copyLen || holdsDigit(strings.TrimRight(t, "0123456789"))) || isWild(t)
}

// evidentID is evident for what names somebody or something.
func evidentID(kind, t string, v value) bool {
	const few, some, many = 3, 5, 7 // userid[12] is an index, userid(60121) an error
	switch kind {
	case "mobile":
		return countDigits(t) >= 7
	case "email":
		return strings.IndexByte(t, '@') > 0 && !strings.ContainsAny(t, "[](){}|^\\")
	case "job_number":
		return holdsDigit(t) && len(t) > few && isASCII(t)
	case "mac":
		return isID(kind, t, v)
	}
	switch {
	case !isASCII(t) || strings.ContainsAny(t, " []{}()|^") || strings.HasPrefix(t, "0x"):
		return false
	case digits(t):
		return len(t) >= many || v.said && len(t) >= few
	case strings.HasPrefix(t, "$:"):
		return true
	case isMixed(t):
		return len(t) >= some
	}
	return countDigits(t) > 1 && t[0] >= 'A' && t[0] <= 'Z' && strings.ToUpper(t) == t
}

// isLogin says whether a header holds a credential: a scheme and one, or one
// alone.
func isLogin(t string) bool {
	scheme, rest, ok := strings.Cut(t, " ")
	if rest = strings.TrimSpace(rest); !ok {
		return len(t) >= copyLen && isMixed(t)
	}
	return len(rest) >= 6 && isASCII(rest) && (holdsDigit(rest) || isWild(rest) || strings.Contains(rest, "=")) && letters(strings.ReplaceAll(scheme, "-", ""))
}

// isWild says whether a word without digits is none of a language: long, with
// capitals in the midst of small letters.
func isWild(t string) bool {
	turns := 0
	for i := 1; i < len(t); i++ {
		if !isLetter(t[i]) || !isLetter(t[i-1]) {
			continue
		}
		if t[i-1] >= 'a' && t[i] < 'a' {
			turns++
		}
	}
	return len(t) >= copyLen && turns*5 >= len(t) && isASCII(t)
}

// isCounted says whether t is a word with a number that counts it or gives its
// length: varchar64, param1.
func isCounted(t string) bool {
	word := strings.TrimRight(t, "0123456789")
	return len(word) < len(t) && counted.is(strings.ToLower(strings.Trim(word, "-_*&")))
}

func isASCII(t string) bool {
	for i := range len(t) {
		if t[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

func isHanRune(r rune) bool { return unicode.Is(unicode.Han, r) }
