package platform

import (
	"strings"

	"github.com/dterr/dterr/explain/internal/lex"
)

// Word is a text that names a platform.
type Word struct {
	// Text is in lower case.
	Text string
	Of   Name
	// Alone says that it names nobody inside a longer word.
	Alone bool
}

// Words tells platforms by the words of a text. Of several others that a text
// names the first of the table counts.
type Words []Word

// All gives the words that are known, each with a fixture that needs it
// (explain/testdata/rules.tsv).
func All() Words { return words[:] }

var words = [...]Word{ //nolint:gochecknoglobals // a constant table
	{"dingtalk", DingTalk, false},
	{"ding-talk", DingTalk, false},
	{"dingding", DingTalk, false},
	{"钉钉", DingTalk, false},
	{"dd error", DingTalk, true},
	{"requestauthcode", DingTalk, false},

	{"qyapi.weixin", WeCom, false},
	{"work.weixin", WeCom, false},
	{"weixin_qy", WeCom, false},
	{"wecom", WeCom, true},
	{"企业微信", WeCom, false},
	{"企微", WeCom, true},
	{"qywx", WeCom, true},
	{"from ip:", WeCom, false},
	{"weixin", WeChat, false},
	{"wechat", WeChat, false},
	{"微信", WeChat, true},
	{"feishu", Feishu, true},
	{"larksuite", Feishu, false},
	{"飞书", Feishu, true},
	{"open-apis/", Feishu, false},
	{"aliyuncs.com", Aliyun, false},
	{"dashscope", Aliyun, false},
	{"alidayu", Aliyun, false},
	{"aliyunsdk", Aliyun, false},
	{"阿里云", Aliyun, false},
	{"百炼", Aliyun, true},
	{"qwen", Aliyun, true},
	{"阿里大于", Aliyun, false},
	{"aliyundrive", Aliyun, false},
	{"openai", Unknown, true},
	{"模型服务", Unknown, false},
	{"dify", Unknown, true},
	{"gpt request", Unknown, false},
}

// In tells by the words of a text in lower case whether it names DingTalk, and
// whom else; theirs is empty when it names no other platform.
func (w Words) In(lower string) (ours bool, theirs Name) {
	for i := range w {
		switch x := &w[i]; {
		case x.Of == DingTalk:
			ours = ours || x.in(lower)
		case theirs == "" && x.in(lower):
			theirs = x.Of
		}
	}
	return ours, theirs
}

// First tells by the first line of a text in lower case that names a platform.
func (w Words) First(lower string) (ours bool, theirs Name) {
	for line := range strings.Lines(lower) {
		if ours, theirs = w.In(line); ours || theirs != "" {
			return ours, theirs
		}
	}
	return false, ""
}

// Last tells which platform the last word of a text in lower case names that
// names any; empty when none does.
func (w Words) Last(lower string) Name {
	last, of := -1, Name("")
	for i := range w {
		x := &w[i]
		if at := strings.LastIndex(lower, x.Text); at > last && x.in(lower[at:]) {
			last, of = at, x.Of
		}
	}
	return of
}

// in reports whether the word stands in a text.
func (x *Word) in(text string) bool {
	for from := 0; ; {
		i := strings.Index(text[from:], x.Text)
		if i < 0 {
			return false
		}
		i += from
		end := i + len(x.Text)
		if !x.Alone || (i == 0 || !lex.IsLetter(text[i-1])) && (end == len(text) || !lex.IsLetter(text[end])) {
			return true
		}
		from = end
	}
}
