package shape

import (
	"bytes"
	"strings"

	"github.com/dterr/dterr/explain/internal/field"
	"github.com/dterr/dterr/explain/internal/lex"
)

// row reads the one row of a table whose header names errcode and a message: CSV, what
// a database's client prints, Markdown. A table of several rows lists codes.
func row(v View, mark int, k field.Key) *Answer {
	if k.Value > 0 && !k.Pair || !isErrcode(v.Text, mark) {
		return nil
	}
	header, begin := lex.LineAround(v.Text, v.Low, mark)
	sign := separator(header)
	if sign == 0 || lex.IndexFold(string(header), "msg") < 0 && lex.IndexFold(string(header), "message") < 0 {
		return nil
	}
	names := cells(header, sign)
	code, message := -1, -1
	for i, name := range names {
		switch field.FoldName(name) {
		case "errcode":
			code = i
		case "errmsg", "message", "msg":
			message = i
		}
	}
	if code < 0 || message < 0 {
		return nil
	}
	end := begin + len(header)
	next := func() []string {
		at := min(end+1, len(v.Text))
		line := lex.Line(v.Text, at, field.Span)
		end = at + len(line)
		return cells(line, sign)
	}
	values := next()
	if strings.Trim(strings.Join(values, ""), "-+:= ") == "" {
		values = next() // the rule below the header
	}
	a := &Answer{Start: begin, End: end, Decoder: "row", Traits: Prose}
	if len(values) != len(names) || !lex.IsNumber(values[code]) || values[message] == "" || len(next()) == len(names) {
		return nil
	}
	a.Message = values[message]
	a.peel(values[code], "", "")
	a.OK = values[code] == "0" && len(a.Codes) == 1
	return a
}

// isErrcode reports whether a mark is the end of errcode, in any case.
func isErrcode(text []byte, mark int) bool {
	return mark >= len("err") && lex.AtFold(text, mark-len("err"), "errcode")
}

// separator gives the sign between the cells of a header, 0 when there is none.
func separator(header []byte) byte {
	for _, sign := range []byte("|\t;,") {
		if bytes.IndexByte(header, sign) >= 0 {
			return sign
		}
	}
	return 0
}

// cells cuts a line at a sign, and takes off what stands around the cells.
func cells(line []byte, sign byte) []string {
	parts := strings.Split(strings.Trim(string(line), " |\r"), string(rune(sign)))
	for i := range parts {
		parts[i] = strings.Trim(parts[i], " \"'`")
	}
	return parts
}
