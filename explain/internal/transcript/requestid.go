package transcript

import (
	"strings"

	"github.com/dterr/dterr/explain/internal/lex"
)

// headerID is the response header that names the request; nobody gives his own ids
// that name.
const headerID = "x-acs-request-id"

// headerToken is the request header that carries the access_token.
const headerToken = "x-acs-dingtalk-access-token"

// idNames are the names that a request id stands behind, in lower case.
var idNames = [...]string{headerID, "request id", "request_id", "request-id", "requestid", "请求id", "请求 id"} //nolint:gochecknoglobals // a constant table

// NamedID gives the request id that a line names, or "". The header's may be
// anything; behind the other names, under which programs log ids of their own, it
// must look like one of DingTalk's.
func NamedID(l string) string {
	if !lex.Holds(l, "equest", 1) && !lex.Holds(l, "EQUEST", 1) && !lex.Holds(l, "请求", 0) {
		return ""
	}
	l = strings.ReplaceAll(l, `\_`, "_")
	lower := lex.Lower(l)
	for _, name := range idNames {
		for from := 0; ; {
			i := strings.Index(lower[from:], name)
			if i < 0 {
				break
			}
			i += from
			from = i + len(name)
			if i > 0 && lex.IsWord(l[i-1]) {
				continue
			}
			value, signed := valueBehind(l[from:])
			if id := RequestID(value); id != "" && (name == headerID && signed || IsIDForm(id)) {
				return id
			}
		}
	}
	return ""
}

// valueBehind gives what a name is given as its value: by a sign, in a cell of a table
// or by a verb, or, which says less, with no more than a blank between.
func valueBehind(rest string) (value string, signed bool) {
	const quotes = " \t\"'`\\*"
	rest = strings.TrimLeft(rest, quotes)
	for _, sign := range [...]string{"=>", ":", "=", "：", "|", "是", "为", "is "} {
		if value, ok := strings.CutPrefix(rest, sign); ok {
			return strings.TrimLeft(value, quotes+"[(|"), true
		}
	}
	return rest, false
}

// uuidSize is the length of a UUID.
const uuidSize = 36

// IsIDForm reports whether an id looks like DingTalk's: a UUID in capitals, or the
// 11 to 14 letters and digits of the TOP gateway.
func IsIDForm(id string) bool {
	digits, small := 0, 0
	for i := range len(id) {
		switch c := id[i]; {
		case lex.IsDigit(c):
			digits++
		case 'a' <= c && c <= 'z':
			small++
		case c == '-':
			if len(id) != uuidSize || i != 8 && i != 13 && i != 18 && i != 23 {
				return false
			}
		case lex.Hex(c) < 0 || len(id) != uuidSize:
			return false
		}
	}
	if len(id) == uuidSize {
		return small == 0 && strings.Count(id, "-") == 4
	}
	return 11 <= len(id) && len(id) <= 14 && digits > 0 && small > 0
}
