package shape

import (
	"bytes"
	"strings"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain/internal/field"
	"github.com/dterr/dterr/explain/internal/lex"
)

// pair reads an answer whose names and values stand as pairs: the elements of XML,
// the arguments of Map.of, tuples, C++'s {{"errcode", 40014}, …}, Kotlin's "errcode"
// to 40014, Erlang's {<<"errcode">>,40014}. A pair by itself is a constant of some
// program; it takes a message in the same form to make an answer.
func pair(v View, _ int, k field.Key) *Answer {
	if !k.Pair || k.Start < v.Low {
		return nil
	}
	code := pairValue(v.Text, k.Start, k.Value)
	if isDefault(v.Text, k, code) {
		return nil
	}
	name := field.FoldName(k.Name)
	numeric := lex.IsNumber(code)
	if name != "errcode" && name != "errorcode" && name != "code" {
		return nil
	}
	if !IsPlausible(code) || !numeric && (name == "errcode" || strings.Contains(code, " ")) {
		return nil
	}
	f := pairsAround(v, k)
	sub := f.value("sub_code", "subcode")
	message := f.value("errmsg", "error_msg", "errormsg", "errormessage", "message", "msg")
	said := f.value("sub_msg", "submsg")
	if message == "" && said == "" {
		return nil
	}
	a := &Answer{Start: k.Start, End: max(f.end, k.Value+len(code)), Decoder: "pair", Traits: Prose, Message: message}
	a.peel(code, sub, said)
	a.RequestID = f.value("request_id", "requestid")
	a.OK = code == "0" && len(a.Codes) == 1
	a.Set(Weak, name != "errcode")
	a.Set(Top, name == "code" && len(a.Codes) > 1)
	if !numeric {
		a.Family = codes.FamilyAPI
	}
	return a
}

// isDefault reports whether name and value are all the arguments of a method, which
// looks the name up and gives the value where there is none: reply.get('errcode', -1).
func isDefault(text []byte, k field.Key, value string) bool {
	before := bytes.TrimRight(text[max(0, k.Start-48):k.Start], "\\\"'")
	method, called := bytes.CutSuffix(before, []byte("("))
	if !called {
		return false
	}
	name := bytes.TrimRightFunc(method, func(r rune) bool { return r < 0x80 && lex.IsWord(byte(r)) })
	if len(name) == len(method) || !bytes.HasSuffix(name, []byte(".")) {
		return false
	}
	rest := bytes.TrimLeft(text[k.Value:min(len(text), k.Value+len(value)+8)], "\\\"'")
	return bytes.HasPrefix(rest, []byte(value)) && bytes.HasPrefix(bytes.TrimLeft(rest[len(value):], "\\\"' "), []byte(")"))
}

// pairs are the pairs of one answer, in a text around one of them; end is where
// the last that was asked for ends in the whole text.
type pairs struct {
	text []byte
	at   int // where text begins in the whole
	end  int
}

// pairsAround gives what may hold the pairs of an answer: what stands behind the
// code, up to the next such code or the end of the element around it, and the line
// before it.
func pairsAround(v View, k field.Key) pairs {
	behind := v.Text[k.Value:min(len(v.Text), k.Value+field.Span)]
	if v.Text[k.Start-1] == '<' {
		behind = behind[:siblings(behind)]
	} else if i := bytes.Index(behind, []byte(k.Name)); i >= 0 {
		behind = behind[:i]
	}
	_, start := lex.LineAround(v.Text, v.Low, k.Start)
	return pairs{text: v.Text[start : k.Value+len(behind)], at: start}
}

// siblings gives where the element ends that holds the one in which a text begins.
func siblings(text []byte) int {
	depth := 1
	for i, c := range text {
		if c != '<' || i+1 == len(text) {
			continue
		}
		switch next := text[i+1]; {
		case next == '/':
			depth--
		case lex.IsLetter(next):
			depth++
		}
		if depth < 0 {
			return i
		}
	}
	return len(text)
}

// value gives the value of the first of some names that has one, whatever their case.
func (p *pairs) value(names ...string) string {
	for _, name := range names {
		for from := 0; ; {
			i := lex.IndexFold(p.text[from:], name)
			if i < 0 {
				break
			}
			i += from
			from = i + len(name)
			if at := field.PairSign(p.text, i, from); at > 0 {
				if value := pairValue(p.text, i, at); value != "" && !isNull(value) {
					p.end = max(p.end, p.at+at+len(value))
					return value
				}
			}
		}
	}
	return ""
}

// pairValue reads the value at a place of a pair whose name begins at start: an
// element's text, what stands in quotes, or a number. It is empty when it has no
// end within field.Span.
func pairValue(text []byte, start, at int) string {
	rest := text[min(at, len(text)):min(len(text), at+field.Span)]
	if text[start-1] == '<' {
		if data, ok := bytes.CutPrefix(bytes.TrimLeft(rest, " \t\r\n"), []byte("<![CDATA[")); ok {
			value, _, _ := bytes.Cut(data, []byte("]]>"))
			return string(bytes.TrimSpace(value))
		}
		value, _, closed := bytes.Cut(rest, []byte("</"))
		if !closed || bytes.IndexByte(value, '<') >= 0 {
			return ""
		}
		return string(bytes.TrimSpace(value))
	}
	rest = bytes.TrimLeft(bytes.TrimPrefix(rest, []byte("<<")), "\\")
	if len(rest) > 0 && (rest[0] == '"' || rest[0] == '\'') {
		value, _, closed := bytes.Cut(rest[1:], rest[:1])
		if !closed {
			return ""
		}
		return string(bytes.TrimRight(value, "\\"))
	}
	end := bytes.IndexAny(rest, ",)]}\n")
	if end < 0 {
		return ""
	}
	return string(bytes.TrimSpace(rest[:end]))
}
