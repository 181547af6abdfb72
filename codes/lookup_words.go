package codes

import (
	"slices"
	"strings"

	"github.com/dterr/dterr/codes/internal/fold"
)

// isLabel reports a word that only says that a code follows, or asks about one:
// error 40014, what does 40014 mean.
func isLabel(word string) bool {
	return oneOf(word, "error", "err", "exception", "no", "number", "dingtalk", "ding", "talk",
		"what", "is", "does", "mean", "means", "how", "to", "fix", "of", "the", "and", "or", "got", "returned", "response",
		"client", "server") || isCodeName(word)
}

// isCodeName reports a name that stands before a code in an answer, in an
// exception or in somebody's own words.
func isCodeName(word string) bool {
	return oneOf(strings.TrimSuffix(fold.Bare(word), "s"), "code", "errcode", "errorcode", "errno", "subcode", "resultcode", "retcode", "returncode")
}

// isStatusName reports a name that stands before an HTTP status.
func isStatusName(word string) bool {
	return oneOf(fold.Bare(word), "http", "status", "httpstatus", "statuscode") ||
		fold.HasPrefix(word, "http/")
}

// isMessageName reports a name that stands before a message: what follows is
// the server's own words, in which no code is looked for.
func isMessageName(word string) bool {
	for _, end := range [...]string{"信息", "消息", "描述"} {
		if strings.HasSuffix(word, end) {
			return true
		}
	}
	return oneOf(fold.Bare(word), "msg", "message", "errmsg", "submsg", "errormessage", "reason", "description")
}

func oneOf(word string, all ...string) bool {
	return slices.ContainsFunc(all, func(s string) bool { return strings.EqualFold(s, word) })
}

// isAsking reports Chinese text that holds nothing but words that stand around
// a code: 钉钉报错…是什么意思.
func isAsking(text string) bool {
	for text != "" {
		rest := text
		for _, w := range [...]string{
			"错误码", "错误", "报错", "返回码", "返回", "状态码", "异常", "子码", "代码", "钉钉", "接口", "提示",
			"为什么", "什么", "怎么", "解决", "处理", "意思", "含义", "原因", "办", "是", "的", "了",
			"报", "出现", "遇到", "和", "与", "或",
		} {
			if after, ok := strings.CutPrefix(text, w); ok {
				rest = after
				break
			}
		}
		if rest == text {
			return false
		}
		text = rest
	}
	return true
}

// trimmed gives what is left of a word without the signs and letters that
// people put around a number, the least cut first: #40014, ERR_40014, 40014.0.
func trimmed(word string) []string {
	word = strings.Trim(word, "#+!.?,;:/_~")
	all := []string{word}
	number := strings.TrimLeft(word, "-")
	for i := range number {
		if isDigit(number[i]) {
			name := strings.TrimRight(number[:i], "_-#.:")
			if isCodeName(name) || oneOf(name, "error", "err", "e") {
				number = number[i:]
			}
			break
		}
	}
	if whole, zeros, ok := strings.Cut(number, "."); ok && strings.Trim(zeros, "0") == "" {
		number = whole
	}
	number = strings.TrimRight(number, "lL") // as Java writes a long
	if !isNumeric(number) {
		return all
	}
	if strings.HasPrefix(word, "-") {
		number = "-" + number
	}
	return append(all, number)
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }
