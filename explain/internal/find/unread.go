package find

import (
	"bytes"
	"slices"

	"github.com/dterr/dterr/explain/attendance"
	"github.com/dterr/dterr/explain/internal/lex"
	"github.com/dterr/dterr/explain/internal/shape"
	"github.com/dterr/dterr/explain/lenient"
)

// read are the names, folded and in order, of the members of an object that something is
// read of beside those that [shape.MemberOf] has.
var read = [...]string{ //nolint:gochecknoglobals // a constant table
	"accessdenieddetail", "api", "baseurl", "cause", "config", "data", "desc", "errorcode", "errormsg", "header", "http.response.statuscode", "http.statuscode",
	"httpcode", "httpstatus", "key", "messageid", "method", "missingscope", "name", "operation", "options", "origin", "path", "raw", "rawheaders", "request",
	"requestoptions", "requesturl", "requiredscopes", "res", "resp", "respmsg", "response", "response headers", "responsecode", "responseheaders",
	"responsestatus", "retryable", "scope", "serverkey", "statuscode", "submsg", "technicaldetail", "textdecoder", "traceid", "type", "uint8array", "uri", "url", "uuid", "v", "value",
}

// unread writes a 0 for each byte of the numbers and ids in an object, plain and on one
// line, of which nothing is read: who it is about, how long it took. body begins at the
// bracket of the object.
func unread(body []byte) {
	if bytes.IndexByte(body, '\\') >= 0 {
		return
	}
	for {
		key, rest := quoted(body)
		if key == nil {
			return
		}
		body = rest
		if len(body) == 0 || body[0] != ':' {
			continue
		}
		value := bytes.TrimPrefix(body[1:], []byte{' '})
		if len(value) > 0 && isQuote(value[0]) {
			if value, body = quoted(value); value == nil {
				return
			}
		} else {
			end := 0
			for end < len(value) && lex.IsDigit(value[end]) {
				end++
			}
			value = value[:end]
		}
		if isOpaque(value) {
			switch isRead, isRecords := reads(key); {
			case isRecords:
				return
			case !isRead:
				for i := range value {
					value[i] = '0'
				}
			}
		}
	}
}

func isQuote(c byte) bool { return c == '"' || c == '\'' }

// quoted gives the text in the next quotes and what stands behind them; nil when there is
// none.
func quoted(text []byte) (inner, rest []byte) {
	i := slices.IndexFunc(text, isQuote)
	if i < 0 {
		return nil, nil
	}
	n := bytes.IndexByte(text[i+1:], text[i])
	if n < 0 {
		return nil, nil
	}
	return text[i+1 : i+1+n], text[i+n+2:]
}

// isOpaque reports whether a value is a number, or an id in which no word can stand: with a
// decimal digit, and no four letters in a row but hex digits.
func isOpaque(value []byte) bool {
	digits, letters, hex := 0, 0, true
	for _, c := range value {
		switch {
		case lex.IsLetter(c):
			letters++
			hex = hex && lex.Hex(c) >= 0
		case lex.IsWord(c):
			letters, hex = 0, true
			if lex.IsDigit(c) {
				digits++
			}
		default:
			return false
		}
		if letters >= wordLeast && !hex {
			return false
		}
	}
	return digits > 0
}

// wordLeast is how long a word is that tells something: every mark, and every word that
// names a platform.
const wordLeast = len("code")

// reads reports whether something is read of the member of a name, and whether that tells
// of attendance records.
func reads(key []byte) (isRead, isRecords bool) {
	var room [64]byte
	folded := lenient.FoldKey(room[:0], key)
	if len(folded) == 0 || shape.MemberOf(folded) != 0 || shape.NamesPayload(folded) {
		return true, false
	}
	if attendance.Telling(folded) {
		return true, true
	}
	_, known := slices.BinarySearchFunc(read[:], folded, func(name string, key []byte) int { return -bytes.Compare(key, []byte(name)) })
	return known, false
}
