package pasted

import "strings"

// Param is one parameter of a query: its name decoded, as servers compare it,
// and its value as it stands there.
type Param struct {
	Name, Raw string
}

// Location is a URL cut into its parts without judging them. Nothing is
// decoded: mistakes are often made in the encoding.
type Location struct {
	Scheme, Host, Port, Path, Query, Fragment string
	HasQuery, HasFragment                     bool
	// authority is what stands between scheme and path: it may hold a password
	// and is looked at for its characters alone. HasUser says that a user name
	// stands in it, posing that it reads like a host of DingTalk's.
	Authority       string
	HasUser, Posing bool
}

// Cut splits a URL. A text without a scheme is taken as host and path.
func Cut(url string) Location {
	var l Location
	rest := url
	if before, after, ok := strings.Cut(rest, "#"); ok {
		rest, l.Fragment, l.HasFragment = before, after, true
	}
	if before, after, ok := strings.Cut(rest, "?"); ok {
		rest, l.Query, l.HasQuery = before, after, true
	}
	if before, after, ok := strings.Cut(rest, "://"); ok {
		l.Scheme, rest = before, after
	}
	if i := strings.IndexByte(rest, '/'); i >= 0 {
		rest, l.Path = rest[:i], rest[i:]
	}
	l.Authority = rest
	// What stands before an @ may be a password; it is never shown.
	if i := strings.LastIndexByte(rest, '@'); i >= 0 {
		l.HasUser, l.Posing = true, strings.Contains(strings.ToLower(rest[:i]), "dingtalk")
		rest = rest[i+1:]
	}
	l.Host = rest
	if i := strings.LastIndexByte(rest, ':'); i >= 0 && !strings.HasSuffix(rest, "]") {
		l.Host, l.Port = rest[:i], rest[i+1:]
	}
	return l
}

// Params splits a query into its parameters, in order.
func Params(query string) []Param {
	var all []Param
	for query != "" {
		var one string
		one, query, _ = strings.Cut(query, "&")
		if one == "" {
			continue
		}
		name, raw, _ := strings.Cut(one, "=")
		all = append(all, Param{Unform(name), raw})
	}
	return all
}

// Value gives the first parameter with one of the names, in the order of the
// names, and how often it stands there.
func Value(all []Param, names ...string) (p Param, times int) {
	for _, name := range names {
		for _, q := range all {
			if q.Name != name {
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
	return Param{}, 0
}

// Unpercent decodes %XX and leaves everything else, a plus included. What is
// no valid escape stays as it is.
func Unpercent(s string) string {
	if !strings.Contains(s, "%") {
		return s
	}
	b := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		if s[i] == '%' && i+2 < len(s) && IsHex(s[i+1:i+3]) {
			b = append(b, nibble(s[i+1])<<4|nibble(s[i+2]))
			i += 2
			continue
		}
		b = append(b, s[i])
	}
	return string(b)
}

// UnpercentAll decodes what was encoded several times, however often within
// reason.
func UnpercentAll(s string) string {
	for range 8 {
		plain := Unpercent(s)
		if plain == s {
			break
		}
		s = plain
	}
	return s
}

// Unform decodes as a form does: a plus is a blank, %XX a byte.
func Unform(s string) string { return Unpercent(strings.ReplaceAll(s, "+", " ")) }

// Percent encodes everything but the unreserved characters, as
// encodeURIComponent does for the texts met here; keep lists bytes that stay.
func Percent(s, keep string) string {
	const digits = "0123456789ABCDEF"
	b := make([]byte, 0, len(s)+16)
	for i := range len(s) {
		c := s[i]
		if IsAlnum(c) || strings.IndexByte("-_.~", c) >= 0 || strings.IndexByte(keep, c) >= 0 {
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

// IsHex says whether all of s is hexadecimal, and something is there.
func IsHex(s string) bool {
	for i := range len(s) {
		c := s[i] | 0x20
		if (s[i] < '0' || s[i] > '9') && (c < 'a' || c > 'f') {
			return false
		}
	}
	return s != ""
}

// IsDigits says whether all of s are digits, and something is there.
func IsDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// IsAlnum says whether c is a letter or a digit of ASCII.
func IsAlnum(c byte) bool {
	return c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z'
}

// Trimmed cuts white space, byte order marks and zero-width blanks off both
// ends of a pasted value.
func Trimmed(s string) string {
	return strings.Trim(s, " \t\r\n\v\f\u00a0\u200b\u3000\ufeff")
}

// Unquoted cuts white space and one pair of quotes off a pasted value.
func Unquoted(s string) string {
	s = Trimmed(s)
	for _, q := range []string{`""`, "''", "``", "“”", "‘’"} {
		open, end := q[:len(q)/2], q[len(q)/2:]
		if len(s) >= len(q) && strings.HasPrefix(s, open) && strings.HasSuffix(s, end) {
			return s[len(open) : len(s)-len(end)]
		}
	}
	return s
}

// Masked says that somebody hid a value before pasting it: it cannot be
// judged.
func Masked(s string) bool {
	if strings.ContainsAny(s, "*<>{}$…") {
		return true
	}
	low := strings.ToLower(s)
	return low != "" && strings.Trim(low, "x.") == "" ||
		Holds([]string{"token", "access_token", "your_token", "redacted", "secret", "masked", "hidden"}, low)
}

// Origin puts scheme, host and port together; an empty port is left out.
func (l Location) Origin(scheme, host, port string) string {
	if port != "" {
		port = ":" + port
	}
	return scheme + "://" + host + port
}

// RawQuery gives the query with its question mark, as it stands.
func (l Location) RawQuery() string {
	if !l.HasQuery {
		return ""
	}
	return "?" + l.Query
}

// DecodedQuery gives the query with its question mark, decoded once.
func (l Location) DecodedQuery() string { return Unform(l.RawQuery()) }

// Holds says whether one is among all.
func Holds(all []string, one string) bool {
	for _, s := range all {
		if s == one {
			return true
		}
	}
	return false
}

// MaxPage is the longest page address, in bytes, that is checked; browsers
// stop long before.
const MaxPage = 16 << 10
