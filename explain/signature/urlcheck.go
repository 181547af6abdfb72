package signature

import (
	"strings"
)

// param is one parameter of a query: its name decoded, as servers compare it,
// and its value as it stands there.
type param struct {
	name, raw string
}

// location is a URL cut into its parts without judging them. Nothing is
// decoded: mistakes are often made in the encoding.
type location struct {
	scheme, host, port, path, query, fragment string
	hasQuery, hasFragment                     bool
	// authority is what stands between scheme and path: it may hold a password
	// and is looked at for its characters alone. hasUser says that a user name
	// stands in it, posing that it reads like a host of DingTalk's.
	authority       string
	hasUser, posing bool
}

// cut splits a URL. A text without a scheme is taken as host and path.
func cut(url string) location {
	var l location
	rest := url
	if before, after, ok := strings.Cut(rest, "#"); ok {
		rest, l.fragment, l.hasFragment = before, after, true
	}
	if before, after, ok := strings.Cut(rest, "?"); ok {
		rest, l.query, l.hasQuery = before, after, true
	}
	if before, after, ok := strings.Cut(rest, "://"); ok {
		l.scheme, rest = before, after
	}
	if i := strings.IndexByte(rest, '/'); i >= 0 {
		rest, l.path = rest[:i], rest[i:]
	}
	l.authority = rest
	// What stands before an @ may be a password; it is never shown.
	if i := strings.LastIndexByte(rest, '@'); i >= 0 {
		l.hasUser, l.posing = true, strings.Contains(strings.ToLower(rest[:i]), "dingtalk")
		rest = rest[i+1:]
	}
	l.host = rest
	if i := strings.LastIndexByte(rest, ':'); i >= 0 && !strings.HasSuffix(rest, "]") {
		l.host, l.port = rest[:i], rest[i+1:]
	}
	return l
}

// params splits a query into its parameters, in order.
func params(query string) []param {
	var all []param
	for query != "" {
		var one string
		one, query, _ = strings.Cut(query, "&")
		if one == "" {
			continue
		}
		name, raw, _ := strings.Cut(one, "=")
		all = append(all, param{unform(name), raw})
	}
	return all
}

// value gives the first parameter with one of the names, in the order of the
// names, and how often it stands there.
func value(all []param, names ...string) (p param, times int) {
	for _, name := range names {
		for _, q := range all {
			if q.name != name {
				continue
			}
			if times == 0 {
				p = q
			}
			times++
		}
		if times > 0 {
			return p, times
		}
	}
	return param{}, 0
}

// unpercent decodes %XX and leaves everything else, a plus included. What is
// no valid escape stays as it is.
func unpercent(s string) string {
	if !strings.Contains(s, "%") {
		return s
	}
	b := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		if s[i] == '%' && i+2 < len(s) && isHex(s[i+1:i+3]) {
			b = append(b, nibble(s[i+1])<<4|nibble(s[i+2]))
			i += 2
			continue
		}
		b = append(b, s[i])
	}
	return string(b)
}

// unpercentAll decodes what was encoded several times, however often within
// reason.
func unpercentAll(s string) string {
	for range 8 {
		plain := unpercent(s)
		if plain == s {
			break
		}
		s = plain
	}
	return s
}

// unform decodes as a form does: a plus is a blank, %XX a byte.
func unform(s string) string { return unpercent(strings.ReplaceAll(s, "+", " ")) }

// percent encodes everything but the unreserved characters, as
// encodeURIComponent does for the texts met here; keep lists bytes that stay.
func percent(s, keep string) string {
	const digits = "0123456789ABCDEF"
	b := make([]byte, 0, len(s)+16)
	for i := range len(s) {
		c := s[i]
		if isAlnum(c) || strings.IndexByte("-_.~", c) >= 0 || strings.IndexByte(keep, c) >= 0 {
			b = append(b, c)
			continue
		}
		b = append(b, '%', digits[c>>4], digits[c&15])
	}
	return string(b)
}

func nibble(c byte) byte {
	switch {
	case c <= '9':
		return c - '0'
	case c <= 'F':
		return c - 'A' + 10
	default:
		return c - 'a' + 10
	}
}

func isHex(s string) bool {
	for i := range len(s) {
		c := s[i] | 0x20
		if (s[i] < '0' || s[i] > '9') && (c < 'a' || c > 'f') {
			return false
		}
	}
	return s != ""
}

func isDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

func isAlnum(c byte) bool {
	return c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z'
}

// trimmed cuts white space, byte order marks and zero-width blanks off both
// ends of a pasted value.
func trimmed(s string) string {
	return strings.Trim(s, " \t\r\n\v\f\u00a0\u200b\u3000\ufeff")
}

// unquoted cuts white space and one pair of quotes off a pasted value.
func unquoted(s string) string {
	s = trimmed(s)
	for _, q := range []string{`""`, "''", "``", "“”", "‘’"} {
		open, end := q[:len(q)/2], q[len(q)/2:]
		if len(s) >= len(q) && strings.HasPrefix(s, open) && strings.HasSuffix(s, end) {
			return s[len(open) : len(s)-len(end)]
		}
	}
	return s
}

// masked says that somebody hid a value before pasting it: it cannot be
// judged.
func masked(s string) bool {
	if strings.ContainsAny(s, "*<>{}$…") {
		return true
	}
	low := strings.ToLower(s)
	return low != "" && strings.Trim(low, "x.") == "" ||
		holds([]string{"token", "access_token", "your_token", "redacted", "secret", "masked", "hidden"}, low)
}
