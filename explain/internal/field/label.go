package field

import "strings"

// labelLeads and labelNouns make the labels that people write before a message in
// place of its name: 错误信息, 返回信息, 失败原因, 原因.
var (
	labelLeads = [...]string{"错误", "返回", "异常", "报错", "失败"}             //nolint:gochecknoglobals // a constant table
	labelNouns = [...]string{"信息", "消息", "描述", "说明", "原因", "内容", "提示"} //nolint:gochecknoglobals // a constant table
)

// afterLabel gives what stands behind the label of a message that a text begins
// with; ok is false when it begins with none. A label needs a sign behind it, or a
// line break; 提示 and 即 lead up to a message without one.
func afterLabel(text string) (rest string, ok bool) {
	text = strings.TrimLeft(text, " \t\r\n*-•>`")
	rest = text
	for _, lead := range labelLeads {
		if t, ok := strings.CutPrefix(text, lead); ok {
			rest = t
			break
		}
	}
	for _, noun := range labelNouns {
		t, ok := strings.CutPrefix(rest, noun)
		if !ok {
			continue
		}
		if t = strings.TrimLeft(t, "*`\" "); Copula(t) > 0 {
			return t[Copula(t):], true
		}
		if t = strings.TrimLeft(t, "\r"); strings.HasPrefix(t, "\n") || opensQuote(t) {
			return t, true
		}
	}
	for _, verb := range [...]string{"提示", "即"} {
		if t, ok := strings.CutPrefix(text, verb); ok {
			return t[Copula(t):], true
		}
	}
	return text, false
}

// Copula gives the length of the sign or the word that joins a label and what it
// stands for, 0 when a text begins with none.
func Copula(text string) int {
	for _, sign := range [...]string{"：", ":", "=", "为", "是"} {
		if t := strings.TrimLeft(text, " "); strings.HasPrefix(t, sign) {
			n := len(text) - len(t) + len(sign)
			if rest := strings.TrimLeft(text[n:], " "); sign == "为" || sign == "是" {
				for _, second := range [...]string{"：", ":"} {
					if strings.HasPrefix(rest, second) {
						return len(text) - len(rest) + len(second)
					}
				}
			}
			return n
		}
	}
	return 0
}
