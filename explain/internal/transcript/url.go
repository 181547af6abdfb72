package transcript

import (
	"strings"

	"github.com/dterr/dterr/explain/internal/lex"
	"github.com/dterr/dterr/explain/internal/platform"
)

// SetURL takes host and path from a URL; the query is dropped.
func (c *Call) SetURL(u string) {
	i := strings.Index(u, "://")
	if i < 0 {
		return
	}
	rest := u[i+3:]
	end := strings.IndexAny(rest, "?# \t\r\n\"'`<>\\）)]}，,;^（：。；、！？】」”’》")
	if end >= 0 {
		c.NoToken = noToken(rest[end:])
		rest = rest[:end]
	}
	host, path, found := strings.Cut(rest, "/")
	if at := strings.LastIndexByte(host, '@'); at >= 0 {
		host = host[at+1:]
	}
	c.Host = strings.ToLower(host)
	if name, port, ok := strings.Cut(c.Host, ":"); ok && lex.Digits(port) == port {
		c.Host = name
	}
	if found {
		c.Path = "/" + strings.TrimRight(path, ":.")
	}
}

// noToken gives the word for nothing that a query, from its mark on, has in place of an
// access_token; empty where a token stands there or none is asked for.
func noToken(query string) string {
	if query[0] != '?' {
		return ""
	}
	query, _, _ = strings.Cut(query, " ")
	_, value, _ := strings.Cut(query, "access_token=")
	return nothing(lex.Name(value))
}

// nothing gives a word for nothing as programs write it, and empty for any other.
func nothing(word string) string {
	switch word {
	case "undefined", "null", "None", "nil", "NaN":
		return word
	}
	return ""
}

// AnyURL takes the last URL on a line that is DingTalk's, or else the last of
// any host, and the method before it.
func (c *Call) AnyURL(l string) {
	var pick Call
	at := -1
	for i := 0; i < len(l); {
		j := strings.Index(l[i:], "://")
		if j < 0 {
			break
		}
		i += j
		begin := i
		for begin > 0 && lex.IsWord(l[begin-1]) {
			begin--
		}
		var u Call
		u.SetURL(l[begin:])
		if strings.HasPrefix(l[begin:], "http") && (at < 0 || platform.IsDing(u.Host) && !platform.IsDoc(u.Host) || !platform.IsDing(pick.Host)) {
			pick, at = u, begin
		}
		i += 3
	}
	if at < 0 || platform.IsDoc(pick.Host) || pick.Path == "" || isBrowserURL(pick) {
		return
	}
	if c.Path == "" {
		c.Host, c.Path, c.NoToken = pick.Host, pick.Path, pick.NoToken
		c.Method = lex.First(c.Method, methodBefore(l[:at]))
		if c.Method == "" {
			c.Method = methodBefore(l)
		}
		if c.Method == "" && strings.Contains(l, "curl ") {
			c.Method = "GET"
			if strings.Contains(l, " -d ") || strings.Contains(l, " --data") || strings.Contains(l, " -F ") || strings.Contains(l, " --json") {
				c.Method = "POST"
			}
		}
	}
}

// settingsAbove is how many lines above a setting may hold another.
const settingsAbove = 12

// isOneOfSettings reports whether a line is a setting that names a call of DingTalk's,
// and one above it a setting of another name that names another: what a program may call,
// and not what it did.
func isOneOfSettings(l string, above []byte) bool {
	first, path := "", ""
	for n := 0; n <= settingsAbove; n++ {
		name, u := setting(l)
		switch {
		case n == 0 && name == "":
			return false
		case n == 0:
			first, path = name, u.Path
		case name != "" && name != first && u.Path != path:
			return true
		}
		if len(above) == 0 {
			break
		}
		i := lex.LastBreak(above)
		l, above = string(above[i+1:]), above[:max(i, 0)]
	}
	return false
}

// setting gives the name of a setting that holds a URL of a call of DingTalk's and nothing
// else, and the URL: TokenAddr = 'https://…', "token_url": "https://…",.
func setting(l string) (name string, u Call) {
	i := strings.Index(l, "http")
	if i < 0 || strings.ContainsAny(strings.TrimRight(l[i:], " \t\r"), " \t") {
		return "", u
	}
	lead := strings.TrimRight(l[:i], " \t\"'")
	if name = strings.Trim(lead, " \t\"'-=:"); len(name) == 0 || lex.Name(name) != name || strings.IndexByte("=:", lead[len(lead)-1]) < 0 {
		return "", u
	}
	if u.AnyURL(l[i:]); !platform.IsDing(u.Host) {
		return "", u
	}
	return name, u
}

// roots are what the paths of DingTalk's calls begin with that people write without a
// host.
var roots = [...]string{"/v1.0/", "/v2.0/", "/topapi/"} //nolint:gochecknoglobals // a constant table

// SetPath takes the path of a call that stands alone, without a host.
func (c *Call) SetPath(path string) {
	for _, root := range roots {
		if strings.HasPrefix(path, root) {
			c.relative(path)
			return
		}
	}
}

// relative takes the last path of a call on a line that stands there without a host, and
// the method before it.
func (c *Call) relative(l string) {
	at := -1
	for _, root := range roots {
		if i := strings.LastIndex(l, root); i > at && (i == 0 || strings.IndexByte(" \t\"'`(（：", l[i-1]) >= 0) {
			at = i
		}
	}
	if at < 0 {
		return
	}
	var u Call
	u.SetURL("://" + l[at:])
	if c.Path = u.Path; strings.Count(c.Path, "/") > len("//") {
		c.Method = lex.First(c.Method, methodBefore(l[max(0, at-len("DELETE  ")):at]))
	} else {
		c.Path = ""
	}
}

// isBrowserURL reports whether a URL is one that a browser is sent to: a page
// for signing in, never a call with an answer of its own.
func isBrowserURL(c Call) bool {
	return strings.HasPrefix(c.Host, "login.dingtalk") || strings.HasPrefix(c.Path, "/connect/") || strings.HasPrefix(c.Path, "/oauth2/auth")
}

// methodBefore gives the last HTTP method named in a text, as a word.
func methodBefore(l string) string {
	for end := len(l); end > 0; end-- {
		if !lex.IsLetter(l[end-1]) {
			continue
		}
		start := end - 1
		for start > 0 && lex.IsLetter(l[start-1]) {
			start--
		}
		if isMethod(l[start:end]) {
			return l[start:end]
		}
		end = max(start, 1) // what stands before is no letter
	}
	return ""
}
