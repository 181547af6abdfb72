package uncoded

import (
	"bytes"
	"strings"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain/internal/lex"
	"github.com/dterr/dterr/explain/internal/match"
	"github.com/dterr/dterr/explain/internal/platform"
	"github.com/dterr/dterr/explain/internal/shape"
	"github.com/dterr/dterr/explain/internal/transcript"
)

// numbers finds the numbers of sentences that are codes: those with one of the
// catalogue's messages for them on their line, and, where DingTalk is named near,
// those that a word for an error leads up to. "60121：找不到该用户", "钉钉报错 52013".
func (r *Reader) numbers(text []byte) []found {
	var all []found
	for start, looked := 0, 0; start < len(text) && looked < numbersMost; {
		if !lex.IsDigit(text[start]) {
			start++
			continue
		}
		i := start
		for start < len(text) && lex.IsDigit(text[start]) {
			start++
		}
		if i > 0 && text[i-1] == '-' && (i == 1 || !lex.IsWord(text[i-2])) {
			i--
		}
		if standsAlone(text, i, start) && len(codes.ByCode(string(text[i:start]))) > 0 {
			looked++
			if f := r.numberAt(text, i, start); f.Answer != nil {
				all = append(all, f)
			}
		}
	}
	return all
}

// standsAlone reports whether the number from i to end stands by itself: in no word,
// fraction, path, cell or argument but an exception's.
func standsAlone(text []byte, i, end int) bool {
	if end-i < 2 || end-i > 7 || i > 0 && (lex.IsWord(text[i-1]) || bytes.IndexByte([]byte(".#$/@&"), text[i-1]) >= 0) {
		return false
	}
	if end+1 < len(text) {
		switch c, next := text[end], text[end+1]; {
		case c == '_', lex.IsLetter(c), c == '%', c == '/':
			return false
		case c == '.' || c == '-' || c == ',' || c == ':':
			if lex.IsWord(next) || c == ',' && next != ' ' {
				return false
			}
		}
	} else if end < len(text) && lex.IsWord(text[end]) {
		return false
	}
	before := bytes.TrimRight(text[max(0, i-16):i], " \t")
	if n := len(before); n > 0 && (before[n-1] == ',' || before[n-1] == '=' && !namesError(before[:n-1])) {
		return false // a cell or an argument
	}
	if n := len(before); n > 0 && (before[n-1] == '"' || before[n-1] == '\'') && bytes.HasPrefix(text[end:], before[n-1:]) {
		return false // a key or a value
	}
	if bytes.HasSuffix(before, []byte("\":")) || bytes.HasSuffix(before, []byte("':")) {
		return false // the member of an object, which was judged as such
	}
	return !bytes.HasSuffix(before, []byte("case"))
}

// namesError reports whether a text ends in a name that programs log a code under, but for
// those that are marks: err=40014 desc=….
func namesError(before []byte) bool {
	name := string(before[bytes.LastIndexAny(before, " ,;[({\t")+1:])
	return name == "err" || name == "error" || name == "errno"
}

// numberAt reads the number from i to end, if it is a code.
func (r *Reader) numberAt(all []byte, i, end int) (f found) {
	s := sentenceAt(all, i, end)
	called, raised := callBefore(s.before())
	if isSource(s.line) || isRemark(s.before()) || isElement(s.behind()) || isShown(all, i, end) || called != "" && !raised || s.inner() {
		return f
	}
	a := shape.Numbered(all, i, 0)
	if a == nil || s.isListed(all, i) && !r.namesDing(s.line) {
		return f
	}
	ours, theirs := r.whose(all, i, end)
	if theirs != "" && !ours {
		return f
	}
	q := queryOf(a)
	if platform.IsEverydayNumber(a.Code()) && !r.namesDing(called) && !(a.Code()[0] == '-' && ours && s.named()) || q.Fit() == match.FitsNot {
		return f
	}
	text, led := s.line, s.led()
	switch {
	case led:
		text = string(transcript.Nearby(all, i, end).Lines(linesAbove, linesBelow))
	case ours && s.isWrapped():
		text = s.above + " " + s.line
	}
	if said := r.Match.Quoted(q, text); said != "" {
		if !q.Begins() {
			a.Message = said
			a.Set(shape.Loose, false)
		}
		return found{a, ByNumber, a.Code(), s}
	}
	if ours && (led || raised) {
		if a.Is(shape.Loose) || a.Message != "" && strings.Contains(s.before(), a.Message) && r.namesDing(a.Message) {
			a.Message = "" // the writer's own words
		}
		return found{a, ByNumber, a.Code(), s}
	}
	return f
}

// isRemark reports whether a comment behind source code begins in front of a number:
// Disabled, // 400102.
func isRemark(before string) bool {
	t := strings.TrimRight(before, " \t")
	for _, mark := range [...]string{"//", "/*", "#"} {
		if code, ok := strings.CutSuffix(t, mark); ok {
			code = strings.TrimRight(code, " \t")
			return code != "" && strings.IndexByte(")];,{}\"'", code[len(code)-1]) >= 0
		}
	}
	return false
}

// isElement reports whether a number is an element or a key of a list in source code,
// with a comment behind it: 40014: true, // not valid.
func isElement(behind string) bool {
	value, comment, ok := strings.Cut(strings.TrimPrefix(behind, ":"), ",")
	if value = strings.Trim(value, " \"'"); !ok || strings.Trim(lex.Lower(value), "abcdefghijklmnopqrstuvwxyz0123456789_.{}") != "" {
		return false
	}
	comment = strings.TrimLeft(comment, " \t")
	return strings.HasPrefix(comment, "//") || strings.HasPrefix(comment, "#") || strings.HasPrefix(comment, "/*")
}

// linesAbove and linesBelow are how many lines around a named code may hold its
// message.
const (
	linesAbove = 1
	linesBelow = 3
)

// callBefore gives the name of which a number is the first argument, and whether
// that is an exception's: DingTalkError(40014, …), DingTalkError: (40014, …). One that is
// just made is source.
func callBefore(before string) (name string, raised bool) {
	rest, ok := strings.CutSuffix(before, "(")
	if !ok {
		return "", false
	}
	if inner, tuple := strings.CutSuffix(rest, ": "); tuple && (strings.HasSuffix(inner, "Exception") || strings.HasSuffix(inner, "Error")) {
		rest = inner // Python prints the arguments of an exception as a tuple
	}
	start := len(rest)
	for start > 0 && (lex.IsWord(rest[start-1]) || rest[start-1] == '.') {
		start--
	}
	name = rest[start:]
	for _, end := range [...]string{"Exception", "Error", "Err"} {
		if strings.HasSuffix(name, end) {
			return name, !strings.HasSuffix(rest[:start], "new ")
		}
	}
	return name, false
}

// namesDing reports whether a name holds DingTalk's.
func (r *Reader) namesDing(name string) bool {
	ours, _ := r.namesOf([]byte(name))
	return ours
}
