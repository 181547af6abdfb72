package shape

import (
	"bytes"
	"strings"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain/internal/field"
	"github.com/dterr/dterr/explain/internal/lex"
	"github.com/dterr/dterr/explain/internal/transcript"
)

// recordRows is how many rows of a record are read on either side of its code.
const recordRows = 8

// record reads an answer whose members stand in the rows of a table of two columns, as
// people and psql write it: | errcode | 40014 |, | errmsg | … |, | requestid | … |.
func record(v View, mark int, _ field.Key) *Answer {
	if !isCell(v.Text, mark) {
		return nil
	}
	line, begin := lex.LineAround(v.Text, v.Low, mark)
	name, code := member(line)
	if name != "errcode" && name != "code" && name != "errorcode" || !IsPlausible(code) || code == "0" {
		return nil
	}
	values, start, end := recordAround(v, begin, begin+len(line))
	a := &Answer{Start: start, End: end, Decoder: "record", Traits: Prose, Message: values.of("errmsg", "message", "msg", "errormessage")}
	a.RequestID = values.of("requestid", "xacsrequestid")
	a.Status = transcript.ParseStatus(lex.Digits(values.of("httpstatus", "status", "statuscode", "httpcode")))
	a.peel(code, values.of("subcode"), values.of("submsg"))
	a.Set(Weak, name != "errcode")
	if !lex.IsNumber(code) {
		a.Family = codes.FamilyAPI
	}
	if a.Message == "" && !IsKnownWord(code) && !IsCodeWord(code) {
		return nil
	}
	return a
}

// recordValues are the values of a record by their names.
type recordValues map[string]string

// of gives the value of the first of some names that has one.
func (r recordValues) of(names ...string) string {
	for _, name := range names {
		if r[name] != "" {
			return r[name]
		}
	}
	return ""
}

// recordAround reads the rows around one, and gives where they begin and end.
func recordAround(v View, start, end int) (values recordValues, from, to int) {
	values = recordValues{}
	take := func(row []byte) bool {
		name, value := member(row)
		if values[name] == "" {
			values[name] = value
		}
		return name != ""
	}
	most := end + field.Span
	for n := 0; n < recordRows && start > v.Low; n++ {
		row, at := lex.LineAround(v.Text, v.Low, start-1)
		if !take(row) {
			break
		}
		start = at
	}
	for n := 0; n < recordRows && end < len(v.Text); n++ {
		row := lex.Line(v.Text, end+1, field.Span)
		if end+1+len(row) > most || !take(row) {
			break
		}
		end += 1 + len(row)
	}
	return values, start, end
}

// isCell reports whether the name around a mark is the whole of a cell but the last.
func isCell(text []byte, mark int) bool {
	behind := bytes.TrimLeft(text[min(len(text), mark+len("code")):min(len(text), mark+len("code")+8)], " `*\"")
	return lex.AtFold(text, mark, "code") && bytes.HasPrefix(behind, []byte("|"))
}

// member gives the name and the value in a row of two cells, a dash for the rule below
// a header; empty for any other line. A row without a sign before its first cell is
// one of psql's expanded records.
func member(line []byte) (name, value string) {
	pair := cells(bytes.ReplaceAll(line, []byte("*"), nil), '|')
	switch {
	case len(pair) != 2:
		return "", ""
	case !bytes.HasPrefix(bytes.TrimLeft(line, " \t"), []byte("|")) && (lex.Name(pair[0]) != pair[0] || bytes.Count(line, []byte("|")) > 1):
		return "", ""
	case strings.Trim(pair[0], "-: ") == "":
		return "-", ""
	}
	return field.FoldName(strings.ReplaceAll(pair[0], " ", "")), pair[1]
}
