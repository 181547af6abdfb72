package uncoded

import (
	"strconv"
	"strings"

	"github.com/dterr/dterr/explain/internal/lex"
	"github.com/dterr/dterr/explain/internal/transcript"
)

// saidVerbs are how people say that an answer came with a status, in lower case;
// between them and the status may stand saidFill.
var (
	saidVerbs = [...]string{"返回", "报", "出现", "打", "returns", "returned", "got", "→", "unexpected server response", "unexpected response"} //nolint:gochecknoglobals // a constant table
	saidFill  = [...]string{"了", "的", "错误", "http", "error", "code", "an", "a"}                                                           //nolint:gochecknoglobals // a constant table
)

// saidStatus gives the failed HTTP status that a person names on a line without saying
// that it is one: "返回403 error", "报 502", "403异常". Nothing may be counted by it,
// and it must be a status that servers send.
func saidStatus(l string) int {
	if !strings.ContainsAny(l, "45") {
		return 0
	}
	low := lex.Lower(l)
	for i := 0; i+3 <= len(low); i++ {
		if !lex.IsDigit(low[i]) || i > 0 && (lex.IsWord(low[i-1]) || low[i-1] == '.') {
			continue
		}
		digits := lex.Digits(low[i:])
		s := transcript.ParseStatus(digits)
		if reason := transcript.Reason(s); reason != "" && saidBy(low[:i], withoutPage(low[i+len(digits):], reason)) {
			return s
		}
		i += len(digits)
	}
	return 0
}

// withoutPage takes from what stands behind a status its own name, and the page that
// came with it: 502 Bad Gateway <html>….
func withoutPage(behind, reason string) string {
	rest := strings.TrimLeft(behind, " ")
	if named, ok := strings.CutPrefix(rest, lex.Lower(reason)); ok {
		rest = strings.TrimLeft(named, " ")
		behind = rest
	}
	if strings.HasPrefix(rest, "<") {
		return ""
	}
	return behind
}

// saidOf gives the status that a person says DingTalk gave: its name stands before the
// verb in the same clause, and nothing that was received or may happen.
func saidOf(l string) int {
	s := saidStatus(l)
	if s == 0 {
		return 0
	}
	low := lex.Lower(l)
	before, _, _ := strings.Cut(low, strconv.Itoa(s))
	i := max(strings.LastIndex(before, "钉钉"), strings.LastIndex(before, "dingtalk"))
	if i < 0 || holds(before[i:], clauseSigns[:]) {
		return 0
	}
	return s
}

// clauseSigns stand between DingTalk's name and a status that is not its own.
var clauseSigns = [...]string{"，", "。", "；", ", ", ". ", "; ", "收到", "会", "可能", "回调", "callback", "打开", "访问"} //nolint:gochecknoglobals // a constant table

// saidBy reports whether the words on either side of a number say that it is a status.
func saidBy(before, behind string) bool {
	behind = strings.TrimLeft(behind, " \"'`”）)")
	for _, noun := range [...]string{"错误", "异常", "报错", "error"} {
		if rest, ok := strings.CutPrefix(behind, noun); ok && !strings.HasPrefix(rest, "s") && !strings.HasPrefix(rest, "码") {
			return true
		}
	}
	if behind != "" && !ends(behind) {
		return false
	}
	before = strings.TrimRight(before, " :：`\"'“（(")
	for range saidFill {
		for _, word := range saidFill {
			before = strings.TrimRight(strings.TrimSuffix(before, word), " :：`\"'“（(")
		}
	}
	for _, verb := range saidVerbs {
		if rest, ok := strings.CutSuffix(before, verb); ok {
			return verb[0] >= 0x80 || rest == "" || !lex.IsLetter(rest[len(rest)-1])
		}
	}
	return false
}

// ends reports whether a clause ends where a text begins.
func ends(behind string) bool {
	for _, sign := range [...]string{",", "，", "。", "；", "！", "!", ":", "："} {
		if strings.HasPrefix(behind, sign) {
			return true
		}
	}
	return behind == "." || strings.HasPrefix(behind, ". ")
}
