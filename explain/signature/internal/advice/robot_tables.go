package advice

// addressCopyAgain is a fix of several of them.
var addressCopyAgain = fix{doc, pageWebhook, "在群的机器人设置里重新复制 Webhook 地址，access_token 取等号后的 64 位。", "Copy the webhook address again from the robot's settings in the group; access_token is the 64 digits after the equals sign."} //nolint:gochecknoglobals // a constant

// addressTable holds what AddressMistakes gives.
var addressTable = [...]row{ //nolint:gochecknoglobals // a constant table
	{"too-long", "输入太长", "The input is too long", [2]fix{{own, "", "只传入 webhook 地址、密钥、timestamp 和 sign。", "Pass only the webhook address, the secret, the timestamp and the sign."}}},
	{"wrong-host", "主机不对", "The host is wrong", [2]fix{{doc, pageSend, "把请求发往 https://oapi.dingtalk.com/robot/send。", "Send the request to https://oapi.dingtalk.com/robot/send."}}},
	{"url-malformed", "地址不是一个完整的网址", "The address is no proper URL", [2]fix{addressCopyAgain}},
	{"scheme", "地址不是 https", "The address is not https", [2]fix{{doc, pageSend, "把地址改为以 https:// 开头。", "Make the address begin with https://."}}},
	{"port", "端口不是 443", "The port is not 443", [2]fix{{doc, pageSend, "去掉主机后面的端口。", "Remove the port behind the host."}}},
	{"wrong-path", "路径不对", "The path is wrong", [2]fix{{doc, pageSend, "把路径改为 /robot/send。", "Change the path to /robot/send."}}},
	{"token-missing", "URL 里没有 access_token", "The URL has no access_token", [2]fix{addressCopyAgain}},
	{"token-url", "access_token 里放了整个网址", "access_token holds a whole address", [2]fix{addressCopyAgain}},
	{"token-blank", "access_token 前后有空白", "access_token has white space around it", [2]fix{addressCopyAgain}},
	{"token-quoted", "access_token 带着引号", "access_token is in quotes", [2]fix{addressCopyAgain}},
	{"token-joined", "几个 token 连在了一起", "Several tokens are joined in one", [2]fix{addressCopyAgain}},
	{"token-truncated", "access_token 不完整", "access_token is cut short", [2]fix{addressCopyAgain}},
	{"token-case", "access_token 的大小写变了", "The case of access_token was changed", [2]fix{addressCopyAgain}},
	{"token-shape", "access_token 的形式不对", "access_token has the wrong shape", [2]fix{addressCopyAgain}},
	{"token-app", "用了应用的 access_token", "The access_token is an app's", [2]fix{
		addressCopyAgain,
		{own, "", "发应用机器人的消息要调用 api.dingtalk.com 的机器人接口，那里才用应用的 access_token。", "Call the robot API of api.dingtalk.com to send as an app robot; that is where an app's token belongs."},
	}},
	{"token-secret", "把加签密钥当成了 access_token", "The signing secret was taken for the access_token", [2]fix{
		addressCopyAgain,
		{doc, pageSecurity, "把 SEC 开头的密钥只用来计算 sign，不要放进 URL。", "Use the secret that begins with SEC to compute sign only; keep it out of the URL."},
	}},
	{"session-missing", "URL 里没有 session", "The URL has no session", [2]fix{{doc, PageReceive, "使用最近一条消息里的 sessionWebhook，整个地址原样调用。", "Use the sessionWebhook of the latest message, the whole address as it is."}}},
	{"query-separator", "参数之间缺少 &", "The parameters are not joined with &", [2]fix{{own, "", "用 & 接上 timestamp 和 sign：地址里已经有一个 ?。", "Append timestamp and sign with &: the address has its ? already."}}},
	{"ampersand-escaped", "& 被写成了 &amp;", "The & became &amp;", [2]fix{{own, "", "把 &amp; 还原成 &，地址不要从 HTML 或 XML 源码里复制。", "Turn &amp; back into &, and do not copy the address from HTML or XML source."}}},
	{"duplicate-parameter", "查询参数重复", "A query parameter is repeated", [2]fix{{own, "", "每次都从不带签名的地址开始拼接，不要接在上次签过的地址后面。", "Start from the unsigned address at each call instead of appending to the one signed before."}}},
}

// AddressMistakes are those in the address of a robot.
func AddressMistakes() []Mistake { return mistakes(addressTable[:]) }

// timeTable holds what TimeMistakes gives.
var timeTable = [...]row{ //nolint:gochecknoglobals // a constant table
	{"timestamp-missing", "缺少 timestamp", "The timestamp is missing", [2]fix{{doc, pageHowTo, "把 timestamp 和 sign 都放进 URL 的查询参数。", "Put both timestamp and sign into the query of the URL."}}},
	{"timestamp-seconds", "timestamp 用了秒", "The timestamp is in seconds", [2]fix{{doc, pageSecurity, "改用毫秒（13 位），并让签名和 URL 用同一个文本。", "Use milliseconds (13 digits), the same text in the signature and in the URL."}}},
	{"timestamp-unit", "timestamp 用了微秒或纳秒", "The timestamp is in micro- or nanoseconds", [2]fix{{doc, pageSecurity, "改用毫秒（13 位）。", "Use milliseconds (13 digits)."}}},
	{"timestamp-malformed", "timestamp 不是 13 位整数", "The timestamp is not an integer of 13 digits", [2]fix{{doc, pageSecurity, "传毫秒整数，不带小数点、引号、空白或科学计数法。", "Send whole milliseconds, without a point, quotes, blanks or an exponent."}}},
	{"timestamp-expired", "timestamp 与当前时间相差超过 1 小时", "The timestamp is more than an hour off", [2]fix{
		{thread, "labulakalia/crocodile/issues/37", "每次发送前重新计算 timestamp 和 sign，不要在启动时算一次后一直用。", "Compute timestamp and sign anew before each call, not once at start-up."},
		{thread, "jenkinsci/dingtalk-plugin/issues/116", "校准发送方机器的时钟（NTP）；相差整小时的，检查时区换算。", "Set the sending machine's clock by NTP; for a gap of whole hours check the time zone."},
	}},
	{"timestamp-mismatch", "签名用的时间与 timestamp 不是同一个", "The sign was made for another instant than the timestamp", [2]fix{{own, "", "只取一次时间，存进变量，签名和 URL 都用它。", "Take the time once, keep it, and use it for the sign and the URL alike."}}},
}

// TimeMistakes are those in a timestamp.
func TimeMistakes() []Mistake { return mistakes(timeTable[:]) }

// makingText is a fix of several of them.
var makingText = fix{doc, pageSecurity, "按文档拼接：毫秒时间戳、一个真正的换行符、密钥；再以密钥为 key 做 HMAC-SHA256。", "Build the text as documented: milliseconds, one real line feed, the secret; then take HMAC-SHA256 of it with the secret as key."} //nolint:gochecknoglobals // a constant

// makingTable holds what MakingMistakes gives.
var makingTable = [...]row{ //nolint:gochecknoglobals // a constant table
	{"prefix-dropped", "密钥丢了开头的 SEC", "The SEC in front of the secret was dropped", [2]fix{{doc, pageSecurity, "使用完整的密钥，包括开头的 SEC。", "Use the whole secret, the SEC in front included."}}},
	{"newline-literal", "换行写成了反斜杠加 n", "The line feed is a backslash and an n", [2]fix{{own, "", "用真正的换行符（0x0A）：单引号字符串里的 \\n 在 PHP 和 shell 中不是换行。", "Use a real line feed (0x0A): in PHP and in the shell a \\n within single quotes is none."}}},
	{"newline-missing", "时间戳和密钥之间没有换行", "There is no line feed between timestamp and secret", [2]fix{makingText}},
	{"newline-crlf", "用了回车加换行", "The line ends in CR LF", [2]fix{{own, "", "只用一个换行符（0x0A），不要用系统的行分隔符。", "Use a single line feed (0x0A), not the system's line separator."}}},
	{"newline-trailing", "签名文本末尾多了一个换行", "The signed text ends in a surplus line feed", [2]fix{{own, "", "用 printf 代替 echo，末尾不要换行。", "Use printf rather than echo, so that no line feed ends the text."}}},
	{"swapped-lines", "时间戳和密钥的次序颠倒", "Timestamp and secret are in the wrong order", [2]fix{makingText}},
	{"timestamp-only", "只对时间戳签名", "Only the timestamp was signed", [2]fix{makingText}},
	{"secret-only", "只对密钥签名", "Only the secret was signed", [2]fix{makingText}},
	{"secret-appended", "卡片回调的签名文本里多了密钥", "The secret was added to the text of a card signature", [2]fix{{doc, PageCard, "对卡片回调只签时间戳，密钥只作 key。", "Sign the timestamp alone for a card callback; the secret is only the key."}}},
	{"key-swapped", "HMAC 的 key 和数据对调了（飞书的算法就是这样）", "Key and data of the HMAC are swapped (as in Feishu's algorithm)", [2]fix{makingText}},
	{"other-hash", "用的不是 SHA-256", "The hash is not SHA-256", [2]fix{makingText}},
	{"hmac-missing", "只做了 SHA-256，没有用 HMAC", "It is a plain SHA-256 without a key", [2]fix{makingText}},
	{"secret-missing", "密钥为空", "The secret is empty", [2]fix{{own, "", "检查配置或环境变量是否真的读到了密钥。", "Check that the configuration or the variable really yields the secret."}}},
	{"secret-blank", "密钥前后有空白或换行", "The secret has white space around it", [2]fix{{own, "", "去掉密钥前后的空白和换行再使用。", "Strip white space and line breaks from the secret before use."}}},
	{"secret-quoted", "密钥带着引号", "The secret is in quotes", [2]fix{{own, "", "去掉密钥外面的引号；.env 文件和容器的变量可能不会替你去掉。", "Remove the quotes around the secret; .env files and container variables may keep them."}}},
	{"secret-case", "密钥的大小写变了", "The case of the secret was changed", [2]fix{{own, "", "按原样使用密钥，不要转换大小写。", "Use the secret as it is, without changing its case."}}},
	{"secret-token", "把 access_token 当成了密钥", "The access_token was taken for the secret", [2]fix{{doc, pageSecurity, "使用机器人安全设置里加签一栏的密钥，它以 SEC 开头。", "Use the secret of the robot's security settings, under signing; it begins with SEC."}}},
	{"webhook-secret", "用了自定义机器人的加签密钥", "The secret is that of a custom robot", [2]fix{{doc, PageReceive, "改用这个应用的 appSecret（Client Secret）；SEC 密钥只用于 webhook。", "Use the app's appSecret (Client Secret); a SEC secret is for webhooks only."}}},
	{"wrong-secret", "密钥不是签名所用的那个", "The sign was made with another secret", [2]fix{
		{own, "", "核对密钥是否属于同一个机器人（或应用、环境），重置过的要重新复制。", "Check that the secret belongs to the same robot (or app, environment); copy it again if it was reset."},
		{own, "", "确认 URL 里的 timestamp 正是签名时用的文本。", "Make sure that the timestamp sent is the very text that was signed."},
	}},
}

// MakingMistakes are those in what was signed, and with what.
func MakingMistakes() []Mistake { return mistakes(makingTable[:]) }

// encodingBase is a fix of several of them.
var encodingBase = fix{doc, pageSecurity, "对 HMAC 的 32 个原始字节做标准 base64，再做一次 URL 编码。", "Take standard base64 of the 32 raw bytes of the HMAC, then percent-encode it once."} //nolint:gochecknoglobals // a constant

// encodingTable holds what EncodingMistakes gives.
var encodingTable = [...]row{ //nolint:gochecknoglobals // a constant table
	{"sign-missing", "缺少 sign", "The sign is missing", [2]fix{{doc, pageHowTo, "把 timestamp 和 sign 都放进 URL 的查询参数，不要放在请求头。", "Put both timestamp and sign into the query of the URL, not into headers."}}},
	{"hex-digest", "签名是十六进制，不是 base64", "The sign is hex instead of base64", [2]fix{encodingBase}},
	{"double-encoded", "sign 被 URL 编码了两次", "The sign is percent-encoded twice", [2]fix{{own, "", "只编码一次：会自己编码查询参数的 HTTP 库，要交给它未编码的 base64。", "Encode once: a library that encodes query values itself must be given the bare base64."}}},
	{"not-encoded", "sign 没有 URL 编码，+ 变成了空格", "The sign is not percent-encoded, its + became a blank", [2]fix{{own, "", "对 sign 做 URL 编码，+ 写成 %2B。", "Percent-encode the sign, so that + is written %2B."}}},
	{"url-safe-alphabet", "用了 URL 安全的 base64 字母表", "The sign is in the URL-safe base64 alphabet", [2]fix{encodingBase}},
	{"padding-lost", "base64 末尾的 = 丢了", "The = at the end of the base64 is lost", [2]fix{encodingBase}},
	{"sign-blank", "sign 里外有空白、换行或引号", "The sign has white space or quotes in or around it", [2]fix{{own, "", "去掉 base64 工具附加的换行和外面的引号。", "Remove the line break that the base64 tool adds, and any quotes."}}},
	{SlugSpelling, "sign 不是编码器写出的 base64 文本", "The sign is not the base64 text that an encoder writes", [2]fix{{own, "", "原样发送编码得到的 44 个字符：接收方比较文本，末位换成解码后相同的字符也不算。", "Send the 44 characters that the encoder wrote: the receiver compares texts, and a last character that merely decodes alike does not count."}}},
	{"sign-malformed", "sign 不是 HMAC-SHA256 的 base64", "The sign is no base64 of an HMAC-SHA256", [2]fix{encodingBase}},
	{"plus-to-blank", "签名里的 + 变成了空格", "A + in the signature became a blank", [2]fix{{own, "", "按原样读取请求头，不要做 URL 解码。", "Read the header as it is, without URL-decoding it."}}},
	{"percent-encoded", "签名仍是 URL 编码的", "The signature is still percent-encoded", [2]fix{{own, "", "用请求头里的原文比较：它是未编码的 base64。", "Compare with the header's own text, which is bare base64."}}},
}

// EncodingMistakes are those in how the sign is written.
func EncodingMistakes() []Mistake { return mistakes(encodingTable[:]) }
