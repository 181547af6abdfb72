package uncoded

import (
	"bytes"
	"strings"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain/internal/field"
	"github.com/dterr/dterr/explain/internal/lex"
	"github.com/dterr/dterr/explain/internal/shape"
	"github.com/dterr/dterr/explain/lenient"
)

// clientReach is how far behind the name of a call its number may stand, in bytes.
const clientReach = 48

// failed is what frameworks write behind the name of a call, clientObject what the
// calls of DingTalk's client begin with.
const (
	failed       = ":fail "
	clientObject = "dd."
)

// client reads an error of DingTalk's client as people and the frameworks for mini
// programs word it, without the name of a code: "dd.httpRequest error: 19",
// "request:fail 12". WeChat and others fail in the latter words, so DingTalk must be
// named with them, and nobody else.
func (r *Reader) client(text []byte) *shape.Answer {
	if !bytes.Contains(text, []byte(failed)) && !bytes.Contains(text, []byte(clientObject)) {
		return nil
	}
	ours, theirs := r.namesOf(text)
	if theirs != "" || elsewhere(text) {
		return nil
	}
	for i := range text {
		end := 0
		switch text[i] {
		case 'd':
			end = i + calledAt(text, i)
		case ':':
			if ours && lex.At(text, i, failed) && i > 0 && lex.IsLetter(text[i-1]) {
				end = i + len(failed)
			}
		}
		if end <= i {
			continue
		}
		if code, at := clientCode(string(lex.Line(text, end, clientReach))); code != "" {
			return &shape.Answer{Decoder: "client", Traits: shape.Client, Codes: []string{code}, Family: codes.FamilyJSAPI, Start: i, End: end + at + len(code)}
		}
	}
	return nil
}

// calledAt gives the length of a call of DingTalk's client and of the word for a
// failure behind it; 0 when none stands at i.
func calledAt(text []byte, i int) int {
	if !lex.At(text, i, clientObject) || i > 0 && (lex.IsWord(text[i-1]) || text[i-1] == '.') {
		return 0
	}
	name := lex.Name(string(text[i:min(len(text), i+clientReach)]))
	said := string(lex.Line(text, i+len(name), clientReach))
	rest := strings.TrimLeft(strings.TrimPrefix(strings.TrimLeft(said, " "), "返回"), " :：`\"'()")
	for _, word := range [...]string{"fail", "error", "报错", "失败", "错误"} {
		if strings.HasPrefix(rest, word) {
			return len(name) + len(said) - len(rest) + len(word)
		}
	}
	return 0
}

// elsewhere reports whether the client of somebody else is asked: WeChat's,
// Alipay's, Baidu's or ByteDance's.
func elsewhere(text []byte) bool {
	for _, call := range [...]string{"wx.request", "my.request", "swan.request", "tt.request"} {
		if bytes.Contains(text, []byte(call)) {
			return true
		}
	}
	return false
}

// clientCode gives the number that the words of a failure lead up to, when it is a
// client's, and where it stands in them.
func clientCode(said string) (code string, at int) {
	at = strings.IndexAny(said, "0123456789")
	if at < 0 || strings.ContainsAny(said[:at], ",，。;；/{[") || at > 0 && (lex.IsWord(said[at-1]) || said[at-1] == '.') {
		return "", 0
	}
	code = lex.Digits(said[at:])
	if end := at + len(code); end < len(said) && (lex.IsWord(said[end]) || said[end] == '.') {
		return "", 0
	}
	if _, ok := codes.ByID("jsapi/" + code); !ok || len(code) > 3 {
		return "", 0
	}
	return code, at
}

// envelope reads the error of DingTalk's command line that has no member named as codes
// are: {"ok":false,"error":{"type":"api","subtype":"…","exit_code":1,"stage":"…"}}.
func envelope(text []byte) *shape.Answer {
	i := bytes.IndexByte(text, '{')
	if i < 0 || !bytes.Contains(text, []byte(`"subtype"`)) || !bytes.Contains(text, []byte(`"stage"`)) {
		return nil
	}
	n, end, ok := lenient.Parse(text, i)
	if !ok {
		return nil
	}
	a := shape.Object(n.Get("error"))
	if a == nil || !a.Is(shape.Sure|shape.OwnWords) {
		return nil
	}
	a.Start, a.End = i, end
	return a
}

// login reads what DingTalk's command line says where a login failed.
func login(text []byte) *shape.Answer {
	i, _ := shape.LoginAt(text)
	if i < 0 {
		return nil
	}
	return shape.Login(string(lex.Line(text, i, field.Span)), i)
}
