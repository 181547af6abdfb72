package field

import (
	"strings"

	"github.com/dterr/dterr/explain/internal/lex"
)

// closers are what may stand between a code and the text behind it.
const closers = " \t\r\n\"'`)]*>”’」』】）"

// Beside gives the message that stands behind a code without a name: in brackets,
// behind a label, a colon, a comma or a dash, in the next cell, or at once. It ends
// with its sentence. What is no words is no message. loose says that nothing but its
// place speaks for it: the writer's own words may go on so.
func Beside(behind string) (message string, loose bool) {
	t := strings.TrimLeft(behind, closers)
	if inner, ok := within(t, brackets[:]); ok && isWords(inner) {
		return tidy(inner), false
	}
	sign := ""
	if n := len(behind) - len(t); n > 1 && strings.ContainsAny(behind[:n-1], ")]") {
		sign = ":" // "[40014] invalid access_token"
	}
	for _, s := range [...]string{"：", ":", "，", ",", "—", "–", "-", "；", ";", "|"} {
		if after, ok := strings.CutPrefix(t, s); ok {
			t, sign = strings.TrimLeft(after, " \t*-—"), s
			break
		}
	}
	labelled := false
	for range 2 {
		if after, ok := afterLabel(t); ok {
			t, labelled = strings.TrimLeft(after, " \t\r\n*"), true
		}
	}
	if inner, ok := within(t, quotes[:]); ok && isWords(inner) {
		if _, after, _ := strings.Cut(t, inner); len(after) > 1 && after[1] == ':' {
			return "", false // the next member's name
		}
		return tidy(inner), false
	}
	loose = !labelled && sign != "：" && sign != ":" && sign != "-"
	t, _, _ = strings.Cut(t, "\n")
	if strings.HasPrefix(t, "{") || !labelled && (goesOn(t) || sign == "" && !lex.HasHan(t)) {
		return "", false
	}
	t, _, _ = strings.Cut(t, "。")
	if t = tidy(CutSentence(t)); isWords(t) {
		return t, loose
	}
	return "", false
}

// goesOn reports whether the sentence of a code goes on behind it: 40014 的错误.
func goesOn(behind string) bool {
	for _, word := range [...]string{"的", "错误", "报错"} {
		if strings.HasPrefix(behind, word) {
			return true
		}
	}
	return false
}

// tidy takes off a message what stands around it and is no part of it.
func tidy(message string) string {
	return strings.Trim(message, " \t\r\"'`*|，,。；;：:“”‘’「」『』【】")
}

// isWords reports whether a text holds Chinese, or a word of more than three letters.
func isWords(text string) bool {
	if lex.HasHan(text) {
		return true
	}
	n := 0
	for i := range len(text) {
		if n++; !lex.IsLetter(text[i]) {
			n = 0
		}
		if n > 3 {
			return true
		}
	}
	return false
}
