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

// beforeNumber gives the message before a bare number: "不合法的jobnumber (代码: 60123)".
func beforeNumber(text []byte, at int) string {
	line, start := lex.LineAround(text, 0, at)
	before := strings.TrimRight(string(line[:at-start]), " (（[【:：=")
	for _, label := range [...]string{"代码", "错误码", "返回码", "code", "errcode", "Code"} {
		before = strings.TrimRight(strings.TrimSuffix(before, label), " (（[【:：=,，")
	}
	for _, sep := range [...]string{"：", ": ", "] "} {
		if i := strings.LastIndex(before, sep); i >= 0 {
			before = before[i+len(sep):]
		}
	}
	return strings.TrimSpace(before)
}

// number finds, in a short input without any other code, a bare number whose
// message beside it is the catalogue's: "60121：找不到该用户".
//
// Where the text names DingTalk and nobody else, it may also be one of its codes
// that a word for an error leads up to: "进入后提示错误52013".
func (r *Reader) number(text []byte) *shape.Answer {
	ours, theirs := r.namesOf(text)
	if theirs != "" && !ours {
		return nil
	}
	named := ours && theirs == ""
	var only *shape.Answer
	for start := 0; start < len(text); {
		i := bytes.IndexAny(text[start:], "0123456789")
		if i < 0 {
			break
		}
		i += start
		start = i
		for start < len(text) && lex.IsDigit(text[start]) {
			start++
		}
		if !standsAsCode(text, i, start) {
			continue
		}
		a := saidOf(text, i, named)
		switch {
		case a == nil:
		case only == nil:
			only = a
			a.Call.Fill(transcript.Before(text, 0, a.Start, a.End))
		case only.Code() != a.Code():
			return nil // a table of codes
		}
	}
	return only
}

// standsAsCode reports whether the number from i to end is one of the
// catalogue's codes and stands by itself: in no word, fraction, cell or argument.
func standsAsCode(text []byte, i, end int) bool {
	if end-i < 3 || end-i > 7 || i > 0 && (lex.IsWord(text[i-1]) || text[i-1] == '.') || end < len(text) && (lex.IsWord(text[end]) || text[end] == '.') {
		return false
	}
	before := bytes.TrimRight(text[max(0, i-16):i], " \t")
	if n := len(before); n > 0 && bytes.IndexByte([]byte("\"'|,="), before[n-1]) >= 0 {
		return false // a cell, a key or an argument
	}
	if n := len(before); n > 1 && before[n-1] == '(' && lex.IsWord(before[n-2]) {
		return false // a call or an enumerator
	}
	if end+1 < len(text) && text[end] == ',' && text[end+1] != ' ' {
		return false // a cell
	}
	return len(codes.ByCode(string(text[i:end]))) > 0
}

// saidOf reads the number at i with the catalogue's message behind or before it.
// Where the number may be named alone, a word for an error does instead.
func saidOf(text []byte, i int, named bool) *shape.Answer {
	a := shape.Numbered(text, i, 0)
	if a == nil || queryOf(a).Begins() {
		return a
	}
	if a.Message = beforeNumber(text, i); queryOf(a).Begins() {
		return a
	}
	if named && isNamed(text[:i], a.Code()) {
		a.Message = ""
		return a
	}
	return nil
}

// isNamed reports whether a word for an error leads up to a code that the catalogue
// has, and that is no number as anybody uses it.
func isNamed(before []byte, code string) bool {
	if platform.IsEverydayNumber(code) || (match.Query{Codes: code}).Fit() == match.FitsNot {
		return false
	}
	before = bytes.TrimRight(before, " :：`“\"'(（[【")
	for _, lead := range [...]string{"错误", "错误码", "返回码", "状态码", "错误代码", "报错", "errcode", "error", "error code"} {
		if n := len(before) - len(lead); n >= 0 && strings.EqualFold(string(before[n:]), lead) {
			return true
		}
	}
	return false
}
