package shape

import (
	"bytes"
	"unicode/utf8"

	"github.com/dterr/dterr/explain/internal/field"
	"github.com/dterr/dterr/explain/internal/lex"
)

// number reads a number with no name at all, or a Chinese one: Taobao's
// "ApiException: 40014:不合法的access_token", "错误码：40014". It is weak: the
// message beside it must be the catalogue's.
func number(v View, mark int, _ field.Key) *Answer {
	rest := v.Text[mark:]
	for _, name := range [...]string{"ApiException", "误码", "回码", "代码"} {
		if !bytes.HasPrefix(rest, []byte(name)) {
			continue
		}
		if name == "ApiException" && isMade(v.Text, mark) {
			return nil
		}
		i := valueBehind(rest, len(name))
		return Numbered(v.Text, mark, i)
	}
	return nil
}

// isMade reports whether the name around a place is that of an exception which source code
// makes: throw new ApiException(40014, "…").
func isMade(text []byte, at int) bool {
	for at > 0 && (lex.IsWord(text[at-1]) || text[at-1] == '.') {
		at--
	}
	word := wordBefore(text, at)
	return word == "new" || word == "raise"
}

// Numbered reads a number at an offset from mark, and the message behind it.
func Numbered(text []byte, mark, offset int) *Answer {
	at := mark + offset
	code, end := field.Value(text, at)
	if wide, size := wideDigits(text[at:]); size > 0 {
		code, end = wide, at+size
	}
	if !lex.IsNumber(code) || len(code) < 2 && code != "0" {
		return nil
	}
	message, after, loose := field.Message(text, end)
	if explains(text[end:min(len(text), end+explainsMost)]) || isManual(text[end:]) {
		return nil
	}
	if message == "" {
		line, begin := lex.LineAround(text, 0, mark)
		before := line[:mark-begin]
		for _, name := range [...]string{"错误", "错", "返"} { // the mark is the name's end
			before = bytes.TrimSuffix(before, []byte(name))
		}
		message = field.Bracketed(before, len(before))
	}
	a := &Answer{Start: mark, End: max(end, after), Decoder: "phrase", Traits: Prose | Weak, Message: message}
	sub := phraseSub(text, end, false)
	a.peel(code, sub.code, sub.message)
	a.Set(Loose, loose)
	a.OK = code == "0"
	a.RequestID = field.RequestID(text, end)
	a.lacking(text)
	return a
}

// wideDigits gives the number in digits of full width that a text begins with, and
// its size there.
func wideDigits(text []byte) (digits string, size int) {
	const zero, nine, width = '０', '９', len("０")
	for size+width <= len(text) && size < 12*width {
		r, _ := utf8.DecodeRune(text[size:])
		if r < zero || r > nine {
			break
		}
		digits += string('0' + r - zero)
		size += width
	}
	return digits, size
}

// valueBehind gives where the value begins behind a name that ends at i: past the
// signs, quotes and brackets around it, 为 or 是, and a line break.
func valueBehind(text []byte, i int) int {
	end := min(len(text), i+32)
	for range 2 {
		i = pastSigns(text, i, end)
		i += field.Copula(string(text[i:end]))
	}
	return pastSigns(text, i, end)
}

func pastSigns(text []byte, i, end int) int {
	for i < end {
		if _, wide := wideDigits(text[i:]); wide > 0 || bytes.IndexByte([]byte(" \t\r\n:=|[(\"'`*"), text[i]) < 0 && (text[i] < 0x80 || lex.IsHan(text[i:])) {
			break
		}
		i++
	}
	return i
}
