package redact

import "strings"

// shapes looks for what is known without a name in the word s[i:j], and gives
// the place to go on from.
func (sc *scan) shapes(i, j int, digit bool) int {
	s := sc.s
	if j-i == 2 && isHex(s[i]) && isHex(s[i+1]) && j < len(s) && (s[j] == ':' || s[j] == '%' || s[j] == '\\') ||
		j-i == macLen {
		if end := sc.hardware(i); end > 0 {
			return end
		}
	}
	for a := i; a < j; {
		if !isAlnum(s[a]) {
			a++
			continue
		}
		b := a
		for b < j && isAlnum(s[b]) {
			b++
		}
		next := 0
		c := s[a]
		if digit && isDigit(c) {
			next = sc.numbers(a, b)
		}
		if next == 0 && b-a > 1 && (shapeNext[c]>>(s[a+1]&31)&1 != 0 || b-a >= copyLen) {
			next = sc.affixed(a, b)
		}
		if next == 0 && digit && b-a > mobileLen && !isDigit(c) {
			next = sc.glued(a, b)
		}
		if next == 0 && b-a == robotTokenLen && digit {
			next = sc.robotToken(a, b)
		}
		if next == 0 && digit && b-a >= copyLen {
			next = sc.flowHook(a, b)
		}
		a = max(b, next)
	}
	return max(j, sc.last)
}

// isSEC says whether v is a robot's signing secret: SEC and 64 hexadecimal
// digits, of which a reader may have cut some. An English word in capitals is
// none.
func isSEC(v string) bool {
	if len(v) < 19 || !strings.HasPrefix(v, "SEC") {
		return false
	}
	telling := false
	for i := range len(v) {
		if !isAlnum(v[i]) {
			return false
		}
		telling = telling || isDigit(v[i]) || v[i] >= 'a'
	}
	return telling
}

// robotTokenLen is the length of a robot's access token, in hexadecimal.
const robotTokenLen = 64

// robotToken masks a robot's token that stands alone. A digest that is named
// as one stays.
func (sc *scan) robotToken(a, b int) int {
	if !isHexText(sc.s[a:b]) {
		return 0
	}
	if isDigest(sc.s, a, b) {
		return 0
	}
	sc.put(a, b, "robot_token", sc.s[a:b], "")
	return b
}

// flowHook masks the secret part of a connector's address, /webhook/flow/….
func (sc *scan) flowHook(a, b int) int {
	const path = "/webhook/flow/"
	if !strings.HasSuffix(sc.s[:a], path) {
		return 0
	}
	sc.put(a, b, "webhook", sc.s[a:b], "")
	return b
}

// encrypted masks an encrypted id, $:LWCP_v1:$ and base64, whose $ stands at
// i and ends before next.
func (sc *scan) encrypted(i, next int) int {
	s, k := sc.s, next
	for _, want := range []byte(":LWCP_v1:$") {
		if k >= len(s) {
			return next
		}
		g := glyphAt(s, k)
		if g.r != rune(want) {
			return next
		}
		k += g.n
	}
	from := k
	for k < len(s) {
		g := glyphAt(s, k)
		c := byte(g.r)
		if g.r >= 0x80 || !isAlnum(c) && c != '+' && c != '/' && c != '=' && c != '*' {
			break
		}
		k += g.n
	}
	if k == from {
		return next
	}
	sc.put(i, k, "ding_id", canonical(s[i:k]), "")
	return k
}

// userinfo masks the password of https://user:password@host; the colon of
// :// ends before next.
func (sc *scan) userinfo(next int) int {
	const longest = 256
	s := sc.s
	k := next
	for range 2 {
		if k >= len(s) || glyphAt(s, k).r != '/' {
			return next
		}
		k += glyphAt(s, k).n
	}
	colon, at := 0, 0
	for from := k; k < len(s) && k-from < longest; {
		g := glyphAt(s, k)
		if g.r <= ' ' || g.r == '/' || g.r == '?' || g.r == '"' || g.r == '\'' || g.r == '<' || g.r == '‹' {
			break
		}
		if g.r == ':' && colon == 0 {
			colon = k + g.n
		}
		if g.r == '@' {
			at = k
		}
		k += g.n
	}
	if colon == 0 || at <= colon || isPlain(sc.s[colon:at]) {
		return next
	}
	sc.put(colon, at, "password", canonical(s[colon:at]), "")
	return at + 1
}

// redeems says whether the text before s[i] names a call that an authorization
// code is sent to.
func redeems(s string, i int) bool {
	const window = 200
	before := strings.ToLower(s[max(0, i-window):i])
	return strings.Contains(before, "getuserinfo") || strings.Contains(before, "useraccesstoken") || strings.Contains(before, "bycode")
}
