// Package pasted reads what people paste of a request: addresses and queries, the
// body of a callback whole or torn, a transcript with its heads, the text of an
// error; with blanks, quotes and escapes around it.
package pasted

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// What is checked was mostly copied from somewhere: a terminal, a log, a page.
// What follows takes off what the copying left on it.

// afterHeads gives what follows the heads of HTTP messages at the beginning of
// a text: all of it when there is none.
func afterHeads(text []byte) []byte {
	for {
		_, rest, ok := CutHead(text)
		if !ok {
			return text
		}
		text = rest
	}
}

// CutHead cuts the head of an HTTP message, a response or a request, off a
// text: from its first line to the first blank one.
func CutHead(text []byte) (head, rest []byte, ok bool) {
	start := bytes.TrimLeft(text, " \t\r\n")
	line, _, _ := bytes.Cut(start, []byte("\n"))
	if !messageLine(strings.TrimSpace(string(line[:min(len(line), MaxPage)]))) {
		return nil, text, false
	}
	at := 0
	for {
		n := bytes.IndexByte(start[at:], '\n')
		if n < 0 {
			return start, nil, true
		}
		at += n + 1
		switch after := start[at:]; {
		case bytes.HasPrefix(after, []byte("\n")):
			return start[:at], after[1:], true
		case bytes.HasPrefix(after, []byte("\r\n")):
			return start[:at], after[2:], true
		}
	}
}

// messageLine says that an HTTP message may begin with a line.
func messageLine(line string) bool {
	return strings.HasPrefix(line, "HTTP/") || withoutVersion(line) != line && !strings.HasPrefix(line, "{")
}

// withoutVersion cuts the version off the end of a request line.
func withoutVersion(line string) string {
	if i := strings.LastIndex(line, " HTTP/"); i >= 0 && len(line)-i <= len(" HTTP/1.1") {
		return line[:i]
	}
	return line
}

// Unpasted takes quotes and the backslashes of a shell off an address or a
// query. Whoever escapes for a shell escapes every joint; a single backslash is
// part of the text.
func Unpasted(s string) string {
	s = Unquoted(s)
	joints := strings.Count(s, "?") + strings.Count(s, "&")
	if joints == 0 || strings.Count(s, `\?`)+strings.Count(s, `\&`) < joints {
		return s
	}
	return strings.NewReplacer(`\?`, "?", `\&`, "&", `\=`, "=").Replace(s)
}

// unescaped resolves the escapes of a JSON string in a text that is none.
func unescaped(s string) string {
	if !strings.Contains(s, `\`) {
		return s
	}
	b := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		if s[i] != '\\' || i+1 == len(s) {
			b = append(b, s[i])
			continue
		}
		i++
		switch c := s[i]; c {
		case '"', '\'', '\\', '/':
			b = append(b, c)
		case 'n':
			b = append(b, '\n')
		case 'r':
			b = append(b, '\r')
		case 't':
			b = append(b, '\t')
		default:
			r, n := escapedRune(s[i-1:])
			if n == 0 {
				b = append(b, '\\', c)
				continue
			}
			b = utf8.AppendRune(b, r)
			i += n - 2
		}
	}
	return string(b)
}

// escapedRune reads a \uXXXX, or two of them that make one character, and says
// how many bytes it took: none when there is none.
func escapedRune(s string) (r rune, n int) {
	one := func(s string) rune {
		if len(s) < 6 || s[0] != '\\' || s[1] != 'u' {
			return -1
		}
		u, err := strconv.ParseUint(s[2:6], 16, 16)
		if err != nil {
			return -1
		}
		return rune(u)
	}
	r = one(s)
	if r < 0 {
		return 0, 0
	}
	if pair := utf16.DecodeRune(r, one(s[6:])); pair != utf8.RuneError {
		return pair, 12
	}
	return r, 6
}
