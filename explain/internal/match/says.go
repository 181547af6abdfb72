package match

import (
	"slices"
	"strings"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain/internal/lex"
)

// What a text must say to be known for DingTalk's by itself, or beside a code
// that it belongs to, and how much of that must be its own, counted as says counts.
const (
	enoughSaid   = 12
	enoughBeside = 8
	enoughOwn    = 4
)

// everyday are words that the messages of half the services of the world are
// made of; the longer ones stand first.
var everyday = [...]string{ //nolint:gochecknoglobals // a constant table
	"稍后再试", "稍后重试", "不能为空", "服务器", "数据库", "管理员", "不存在", "已存在", "不合法", "不可用", "不支持", "未找到", "找不到", "已禁用", "已停用", "不匹配", "不正确", "不一致",
	"系统", "服务", "参数", "入参", "请求", "数据", "网络", "用户", "账号", "账户", "密码", "权限", "文件", "操作", "更新", "业务", "执行", "调用", "访问", "资源", "订单", "设备", "模型", "邮箱", "额度", "余额", "金额", "加密", "解密", "解压", "登录", "信息", "原因", "消息", "提示", "内部", "格式", "类型", "连接", "鉴权", "授权", "限流", "重复",
	"错误", "异常", "失败", "繁忙", "超时", "无效", "非法", "为空", "不足", "频繁", "成功", "未知", "过期", "没有", "缺少", "需要", "无权", "禁止", "报错", "太", "过", "值", "的", "无", "请",
}

// everydayEnglish are such words in English, in lower case.
var everydayEnglish = [...]string{ //nolint:gochecknoglobals // a constant table
	"error", "errors", "err", "fail", "fails", "failed", "failure", "exception", "msg", "message", "errmsg", "errormsg", "errormessage", "code", "errcode", "reason", "detail", "details", "result",
	"system", "server", "service", "remote", "internal", "invalid", "illegal", "param", "params", "parameter", "parameters", "unknown", "request", "not", "found", "the", "is", "are", "a", "of",
}

// leads are everyday words that lead up to what is wrong and say nothing of it.
var leads = [...]string{"错误", "异常", "失败", "报错", "信息", "原因", "消息", "提示"} //nolint:gochecknoglobals // a constant table

// says counts what a text says: two for a Chinese character, one for a letter.
// own leaves out the Chinese words given, English everyday words and those given.
func says(text string, without []string, english ...string) (all, own int) {
	for i := 0; i < len(text); {
		c := text[i] | 0x20
		switch {
		case 'a' <= c && c <= 'z':
			end := i
			for end < len(text) && lex.IsLetter(text[end]|0x20) {
				end++
			}
			all += end - i
			if word := strings.ToLower(text[i:end]); !isEveryday(word) && !slices.Contains(english, word) {
				own += end - i
			}
			i = end
		case text[i] >= 0xe4 && text[i] <= 0xe9 && i+3 <= len(text):
			n := wordAhead(text[i:], without)
			if n == 0 {
				own += 2
				n = len("的")
			}
			all += n / len("的") * 2
			i += n
		default:
			i++
		}
	}
	return all, own
}

func isEveryday(word string) bool {
	for _, w := range everydayEnglish {
		if w == word {
			return true
		}
	}
	return false
}

// wordAhead gives the length of the first of words that a text begins with, or 0.
// All of it is Chinese, and characters differ most in their last byte.
func wordAhead(text string, words []string) int {
	for _, w := range words {
		if w[2] == text[2] && strings.HasPrefix(text, w) {
			return len(w)
		}
	}
	return 0
}

// saysEnough reports whether a message says enough to be known by it alone: half
// the services of the world answer with "参数错误", "system error" or, a single word
// of their own, "invalid timestamp".
func saysEnough(message string) bool {
	all, own := says(message, everyday[:], "argument", "arguments", "missing", "required")
	return all >= enoughSaid && own >= enoughOwn && (lex.HasHan(message) || ownWords(message) > 1)
}

// ownWords counts the words of an English text that are not everyday ones.
func ownWords(text string) int {
	n := 0
	for word := range strings.FieldsFuncSeq(strings.ToLower(text), func(r rune) bool { return r < 'a' || r > 'z' }) {
		if !isEveryday(word) {
			n++
		}
	}
	return n
}

// saysLittle reports whether a text says hardly anything of its own.
func saysLittle(text string) bool {
	_, own := says(text, everyday[:])
	return own < enoughOwn
}

// vouches reports whether a text that a message has in common with the wording of
// its code is any evidence that both are DingTalk's, and much of it.
func vouches(text string) (some, much bool) {
	all, own := says(text, leads[:])
	return own >= enoughOwn, own >= enoughOwn && all >= enoughBeside
}

// literal gives a template without its places. What stood in them is no evidence:
// "error:%s" fits whatever anybody may write.
func literal(template string) string { return strings.Join(codes.Parts(template), " ") }
