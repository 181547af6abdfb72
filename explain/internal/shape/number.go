package shape

import (
	"bytes"
	"strings"

	"github.com/dterr/dterr/explain/internal/lex"
)

// number reads a number with no name at all, or a Chinese one: Taobao's
// "ApiException: 40014:不合法的access_token", "错误码：40014". It is weak: the
// message beside it must be the catalogue's.
func number(v View, mark int, _ Key) *Answer {
	rest := v.Text[mark:]
	for _, name := range [...]string{"ApiException", "误码", "回码", "代码"} {
		if !bytes.HasPrefix(rest, []byte(name)) {
			continue
		}
		i := len(name)
		for i < len(rest) && i < len(name)+24 && (bytes.IndexByte([]byte(" :=[(\"'`"), rest[i]) >= 0 || rest[i] >= 0x80 && !lex.IsHan(rest[i:])) {
			i++
		}
		return Numbered(v.Text, mark, i)
	}
	return nil
}

// Numbered reads a number at an offset from mark, and the message behind it.
func Numbered(text []byte, mark, offset int) *Answer {
	at := mark + offset
	code, end := phraseValue(text, at)
	if !lex.IsNumber(code) || len(code) < 2 && code != "0" {
		return nil
	}
	message, after := phraseMessage(text, end)
	if message == "" {
		message, after = behindNumber(text, end)
	}
	a := &Answer{Start: mark, End: max(end, after), Decoder: "phrase", Traits: Prose | Weak, Message: message}
	a.peel(code, "", "")
	a.OK = code == "0"
	a.RequestID = RequestID(text, end)
	return a
}

// behindNumber gives the message behind a bare number: up to the end of the
// line, less what brackets and colons lead up to it.
func behindNumber(text []byte, from int) (string, int) {
	window := string(lex.Line(text, from, Span))
	trimmed := strings.TrimLeft(window, " :)]}>-\"'`,")
	trimmed = strings.TrimPrefix(strings.TrimPrefix(trimmed, "："), "，")
	trimmed = strings.TrimPrefix(trimmed, "）")
	for _, label := range [...]string{"错误说明", "说明", "错误信息", "错误描述", "错误原因", "信息", "原因"} {
		if rest, ok := strings.CutPrefix(strings.TrimSpace(trimmed), label); ok {
			trimmed = strings.TrimLeft(strings.TrimPrefix(strings.TrimPrefix(rest, "："), "为"), " :=")
		}
	}
	return strings.TrimSpace(cutSentence(trimmed)), from + len(window)
}
