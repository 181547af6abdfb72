package signature

import (
	"fmt"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain/signature/internal/advice"
)

// headerMistakes describes the mistakes anew for a signature that DingTalk
// made and a receiver checks: two headers, bare base64, the receiver's clock.
func headerMistakes(scheme Scheme) []advice.Mistake {
	h := headersOf(scheme)
	all := make([]advice.Mistake, len(headerTable))
	for i := range headerTable {
		m := &headerTable[i]
		all[i] = advice.Mistake{Slug: m.slug, Title: advice.Say(m.zh, m.en), Fixes: m.fixes(&h)}
	}
	return all
}

// headerMistake is a mistake as the table has it, which is data of the program and not made
// when it runs.
type headerMistake struct {
	slug, zh, en string
	fixes        func(*headers) []codes.Advice
}

var headerTable = [...]headerMistake{ //nolint:gochecknoglobals // a constant table
	{"timestamp-missing", "没有取到时间戳", "The timestamp was not read", func(h *headers) []codes.Advice {
		return []codes.Advice{h.doc("从请求头 %[1]s 读取时间戳；它不在 URL 里。", "Read the timestamp from the header %[1]s; it is not in the URL.")}
	}},
	{"timestamp-seconds", "时间戳变成了秒", "The timestamp became seconds", (*headers).asSent},
	{"timestamp-unit", "时间戳变成了微秒或纳秒", "The timestamp became micro- or nanoseconds", (*headers).asSent},
	{"timestamp-malformed", "时间戳不是 13 位整数", "The timestamp is not an integer of 13 digits", (*headers).asSent},
	{"timestamp-expired", "时间戳与接收方的时钟相差超过 1 小时", "The timestamp is more than an hour off the receiver's clock", (*headers).late},
	{"timestamp-mismatch", "签名与时间戳不是同一个请求的", "Sign and timestamp are of two requests", func(*headers) []codes.Advice {
		return []codes.Advice{advice.Own("取同一个请求的两个头，不要存进多个请求共用的变量。", "Take the two headers of one request, and keep them out of variables that requests share.")}
	}},
	{"sign-missing", "没有取到签名", "The sign was not read", func(h *headers) []codes.Advice {
		return []codes.Advice{h.doc("从请求头 %[2]s 读取签名：它是 base64 原文，没有 URL 编码。", "Read the sign from the header %[2]s: bare base64, not URL-encoded.")}
	}},
	{"newline-missing", "时间戳和密钥之间没有换行", "There is no line feed between timestamp and secret", (*headers).making},
	{"swapped-lines", "时间戳和密钥的次序颠倒", "Timestamp and secret are in the wrong order", (*headers).making},
	{"timestamp-only", "只对时间戳签名（卡片回调才是这样）", "Only the timestamp was signed, as for a card callback", (*headers).making},
	{"secret-only", "只对密钥签名", "Only the secret was signed", (*headers).making},
	{"key-swapped", "HMAC 的 key 和数据对调了", "Key and data of the HMAC are swapped", (*headers).making},
	{"other-hash", "用的不是 SHA-256", "The hash is not SHA-256", (*headers).making},
	{"hmac-missing", "只做了 SHA-256，没有用 HMAC", "It is a plain SHA-256 without a key", (*headers).making},
	{"hex-digest", "签名是十六进制，不是 base64", "The sign is hex instead of base64", (*headers).comparing},
	{"url-safe-alphabet", "用了 URL 安全的 base64 字母表", "The sign is in the URL-safe base64 alphabet", (*headers).comparing},
	{"padding-lost", "base64 末尾的 = 丢了", "The = at the end of the base64 is lost", (*headers).comparing},
	{advice.SlugSpelling, "签名不是编码器写出的 base64 文本", "The sign is not the base64 text that an encoder writes", (*headers).comparing},
	{"sign-malformed", "签名不是 HMAC-SHA256 的 base64", "The sign is no base64 of an HMAC-SHA256", (*headers).comparing},
	{"sign-blank", "签名里外有空白、换行或引号", "The sign has white space or quotes in or around it", func(*headers) []codes.Advice {
		return []codes.Advice{advice.Own("去掉读取请求头时带上的空白、换行和引号。", "Strip the white space or quotes that came along with the header.")}
	}},
	{"webhook-secret", "用了自定义机器人的加签密钥", "The secret is that of a custom robot", func(h *headers) []codes.Advice {
		return []codes.Advice{h.doc("改用 %[3]s；SEC 开头的密钥只用于 webhook。", "Use the %[3]s; a secret that begins with SEC is for webhooks only.")}
	}},
	{"wrong-secret", "密钥不是签名所用的那个", "The sign was made with another secret", func(*headers) []codes.Advice {
		return []codes.Advice{advice.Own("核对密钥是否属于收到请求的这个应用，重置过的要重新复制。", "Check that the secret is that of the app which got the request; copy it again if it was reset."), advice.Own("确认时间戳和签名取自同一个请求。", "Make sure that timestamp and sign come from one and the same request.")}
	}},
}

// headers says where a scheme carries its signature: the page that describes
// it, the headers of timestamp and sign, and the name of the secret.
type headers struct {
	scheme                       Scheme
	page, timestamp, sign, named string
}

func headersOf(scheme Scheme) headers {
	if scheme == Card {
		return headers{scheme, advice.PageCard, "x-ddpaas-signature-timestamp", "x-ddpaas-signature", "apiSecret"}
	}
	return headers{scheme, advice.PageReceive, "timestamp", "sign", "appSecret (Client Secret)"}
}

// doc is advice of the scheme's page; %[1]s is the header of the timestamp,
// %[2]s that of the sign, %[3]s the name of the secret.
//
//go:noinline // copies in all its callers would be larger
func (h *headers) doc(zh, en string) codes.Advice {
	fill := func(format string) string { return fmt.Sprintf(format, h.timestamp, h.sign, h.named) }
	return advice.Doc(h.page, fill(zh), fill(en))
}

func (h *headers) asSent() []codes.Advice {
	return []codes.Advice{h.doc("按原样使用请求头 %[1]s 里的毫秒数，不要换算或重新格式化。", "Use the milliseconds of the header %[1]s as they stand; neither convert nor reformat them.")}
}

func (h *headers) making() []codes.Advice {
	if h.scheme == Card {
		return []codes.Advice{h.doc("以 %[3]s 为 key，只对请求头 %[1]s 的值做 HMAC-SHA256。", "Take HMAC-SHA256 of the value of %[1]s alone, with the %[3]s as key.")}
	}
	return []codes.Advice{h.doc("按文档拼接：请求头 %[1]s 的值、一个真正的换行符、%[3]s；再以它为 key 做 HMAC-SHA256。", "Build the text as documented: the header %[1]s, one real line feed, the %[3]s; then take HMAC-SHA256 of it with that secret as key.")}
}

func (h *headers) comparing() []codes.Advice {
	return []codes.Advice{h.doc("对 32 个原始字节做标准 base64，直接与请求头 %[2]s 的原文比较，两边都不做 URL 编码。", "Compare standard base64 of the 32 raw bytes with the header %[2]s as it stands; neither side is URL-encoded.")}
}

// late tells what a timestamp out of its hour means to a receiver. The hour is
// that of the page on receiving messages; the one on cards names none.
func (h *headers) late() []codes.Advice {
	reject := advice.Doc(advice.PageReceive, "时钟无误就拒绝这个请求：超过 1 小时的可能是重放。", "Reject the request if the clock is right: after an hour it may be a replay.")
	if h.scheme == Card {
		reject = advice.Own("时钟无误就拒绝这个请求：它可能是重放。", "Reject the request if the clock is right: it may be a replay.")
	}
	return []codes.Advice{
		advice.Own("校准接收方机器的时钟（NTP）：时间由钉钉写入，由接收方核对。", "Set the receiving machine's clock by NTP: DingTalk writes the time, the receiver checks it."),
		reject,
	}
}
