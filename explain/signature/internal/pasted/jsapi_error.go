package pasted

import (
	"encoding/json"
	"regexp"
	"strings"
)

// Echo is what the text of a 52013 repeats. tickets are the readable
// beginnings of the masked tickets; they are compared and never shown.
type Echo struct {
	Code                  string
	Complete              bool
	Nonce, Timestamp, URL string
	Tickets               []string
}

// ReadEcho reads an error text as dd.error gives it: the message itself, the
// object around it, or either as a program logged it. Missing parts stay
// empty. The url may hold brackets: it ends where the list of tickets begins,
// or with the last bracket of the line.
func ReadEcho(text string) Echo {
	var (
		code    = regexp.MustCompile(`(?i)code["']?\s*[:=]\s*["']?(5[12]0\d\d)\b`)
		values  = regexp.MustCompile(`nonce:\s*\[(.*?)\],\s*timestamp:\s*\[(.*?)\],\s*url:\s*\[`)
		tickets = regexp.MustCompile(`\],\s*ticketList:\s*\[([^\]]*)`)
		e       Echo
	)
	for _, one := range messages(text, 3) {
		if m := code.FindStringSubmatch(one); m != nil && e.Code == "" {
			e.Code = m[1]
		}
		m := values.FindStringSubmatchIndex(one)
		if m == nil || e.Complete {
			continue
		}
		rest := one[m[1]:]
		if t := tickets.FindStringSubmatchIndex(rest); t != nil {
			e.URL, e.Tickets = rest[:t[0]], ticketHints(rest[t[2]:t[3]])
		} else {
			line, _, _ := strings.Cut(rest, "\n")
			end := strings.LastIndexByte(line, ']')
			if end < 0 {
				continue
			}
			e.URL = line[:end]
		}
		e.Complete, e.Nonce, e.Timestamp = true, one[m[2]:m[3]], one[m[4]:m[5]]
	}
	return e
}

// ticketHints gives what can be read of the masked tickets in a list.
func ticketHints(list string) []string {
	var all []string
	for _, one := range strings.FieldsFunc(list, func(r rune) bool { return r == ',' || r == '，' }) {
		if i := strings.IndexAny(one, "*…."); i >= 0 {
			one = one[:i]
		}
		if one = Unquoted(one); one != "" {
			all = append(all, one)
		}
	}
	return all
}

// messages gives the texts that an error may be written in, the innermost
// first: the strings of an object, and of an object within such a string to
// the given depth; else the text with its escapes resolved.
func messages(text string, depth int) []string {
	var all []string
	inner := strings.TrimSpace(text)
	if depth > 0 && inner != "" && strings.IndexByte(`{["`, inner[0]) >= 0 && json.Valid([]byte(inner)) {
		dec := json.NewDecoder(strings.NewReader(inner))
		for {
			token, err := dec.Token()
			if err != nil {
				return append(all, text)
			}
			if s, ok := token.(string); ok {
				all = append(all, messages(s, depth-1)...)
			}
		}
	}
	if plain := unescaped(text); depth > 0 && plain != text {
		all = append(all, messages(plain, depth-1)...)
	}
	return append(all, text)
}
