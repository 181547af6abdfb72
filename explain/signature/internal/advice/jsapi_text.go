package advice

// JSAPIMistakes describes every mistake that JSAPI can name.
func JSAPIMistakes() []Mistake {
	return append(pageMistakes(), valueMistakes()...)
}

// pagePage is a fix of several of them.
var pagePage = fix{doc, pageJSAPI, "由页面把 location.href 去掉 # 之后的部分传给服务器，对它签名。", "Let the page send its location.href, cut at the #, to the server, and sign that."} //nolint:gochecknoglobals // a constant

// pageQuery is a fix of several of them.
var pageQuery = fix{doc, pageJSAPI, "对查询串解码恰好一次再签名（+ 变空格，%XX 变字节）。", "Decode the query exactly once before signing (+ to blank, %XX to a byte)."} //nolint:gochecknoglobals // a constant

// pageTable holds what pageMistakes gives.
var pageTable = [...]row{ //nolint:gochecknoglobals // a constant table
	{"too-long", "输入太长", "An input is too long", [2]fix{{own, "", "只传入一个页面的地址和签名。", "Pass the address and the signature of one page only."}}},
	{"url-malformed", "页面地址不是完整的网址", "The page address is no absolute URL", [2]fix{pagePage}},
	{"fragment-kept", "签名的地址带着 # 之后的部分", "The address was signed with its fragment", [2]fix{pagePage}},
	{"query-encoded", "查询串未解码就签名", "The query was signed without being decoded", [2]fix{pageQuery}},
	{"query-decoded-twice", "查询串解码了两次", "The query was decoded twice", [2]fix{pageQuery}},
	{"query-plus-kept", "查询串里的 + 没有还原成空格", "A + in the query was not turned into a blank", [2]fix{pageQuery}},
	{"query-dropped", "签名的地址丢了查询串", "The address was signed without its query", [2]fix{pagePage}},
	{"url-encoded", "整个地址被 URL 编码后签名", "The whole address was percent-encoded before signing", [2]fix{{own, "", "直接对地址签名，不要编码。", "Sign the address itself, unencoded."}}},
	{"path-decoded", "路径被解码后才签名", "The path was decoded before signing", [2]fix{{doc, pageJSAPI, "路径保持原样，只对查询串解码。", "Decode the query alone, and sign the path as it stands."}}},
	{"path-encoded", "签名的地址里路径的编码与页面的不同", "The path signed is escaped otherwise than that of the page", [2]fix{pagePage}},
	{"path-dropped", "只对域名签名", "Only the origin was signed", [2]fix{pagePage}},
	{"port", "签名的地址与页面的端口不同", "The port signed differs from that of the page", [2]fix{{doc, pageJSAPI, "不要用服务器变量拼地址：默认端口 443 和 80 不出现在浏览器的地址里。", "Do not assemble the address from server variables: the default ports 443 and 80 are not in the browser's address."}}},
	{"scheme", "http 与 https 不同", "The address was signed with the other of http and https", [2]fix{{doc, pageJSAPI, "在 TLS 由代理终止时，以浏览器看到的 https 地址签名。", "Where a proxy ends TLS, sign the https address that the browser sees."}}},
	{"host-case", "主机名的大小写不同", "The case of the host name differs", [2]fix{pagePage}},
	{"trailing-slash", "路径末尾的 / 不同", "The slash at the end of the path differs", [2]fix{pagePage}},
	{"url-differs", "服务器用的地址是另一个", "The server used another address", [2]fix{pagePage}},
}

func pageMistakes() []Mistake { return mistakes(pageTable[:]) }

// valueText is a fix of several of them.
var valueText = fix{doc, pageJSAPI, "按此拼接：jsapi_ticket=…&noncestr=…&timestamp=…&url=…，键名全小写，次序不变。", "Join them as jsapi_ticket=…&noncestr=…&timestamp=…&url=…, names in lower case, in this order."} //nolint:gochecknoglobals // a constant

// valueSameText is a fix of several of them.
var valueSameText = fix{own, "", "让 dd.config 里的值与签名时用的文本完全相同。", "Give dd.config the very text that was signed."} //nolint:gochecknoglobals // a constant

// valueHash is a fix of several of them.
var valueHash = fix{doc, pageJSAPI, "输出 SHA-256（64 位）或旧式 SHA-1（40 位）的小写十六进制。", "Write lower-case hex of SHA-256 (64 digits) or, as of old, SHA-1 (40 digits)."} //nolint:gochecknoglobals // a constant

// valueTable holds what valueMistakes gives.
var valueTable = [...]row{ //nolint:gochecknoglobals // a constant table
	{"nonce-missing", "没有 nonceStr", "There is no nonceStr", [2]fix{{own, "", "把签名用的随机串作为字符串传给 dd.config 的 nonceStr（大写 S）。", "Pass the nonce that was signed to dd.config as nonceStr (capital S), a string."}}},
	{"nonce-differs", "服务器收到的随机串是另一个", "The server got another nonce", [2]fix{valueSameText}},
	{"timestamp-malformed", "timeStamp 不是整数", "timeStamp is not an integer", [2]fix{{own, "", "把签名用的整数时间戳传给 dd.config 的 timeStamp（大写 S）。", "Pass the integer that was signed to dd.config as timeStamp (capital S)."}}},
	{"timestamp-unit", "签名与 dd.config 一处用秒、一处用毫秒", "One of signature and dd.config has seconds, the other milliseconds", [2]fix{valueSameText}},
	{"timestamp-differs", "服务器收到的时间戳是另一个", "The server got another timestamp", [2]fix{valueSameText}},
	{"unsorted", "四个键的次序不对", "The four keys are in the wrong order", [2]fix{valueText}},
	{"key-case", "拼接时的键名不对", "The names were joined in the wrong spelling", [2]fix{valueText}},
	{"keys-missing", "拼接时没有键名", "The values were joined without their names", [2]fix{valueText}},
	{"signature-shape", "签名的形式不对", "The signature has the wrong shape", [2]fix{valueHash}},
	{"signature-case", "签名是大写的", "The signature is in upper case", [2]fix{valueHash}},
	{"signature-blank", "签名前后有空白或引号", "The signature has white space or quotes around it", [2]fix{valueHash}},
	{"base64-digest", "签名是 base64", "The signature is base64", [2]fix{valueHash}},
	{"other-hash", "摘要算法不是服务器所用的", "The hash is not the one that the server uses", [2]fix{
		valueHash,
		{thread, "open-dingtalk/openapi-demo-java/issues/11", "换另一种摘要试一次：SHA-1 与 SHA-256 都有应用在用。", "Try the other of SHA-1 and SHA-256 once: apps with either are in use."},
	}},
	{"ticket-missing", "没有 jsapi_ticket", "There is no jsapi_ticket", [2]fix{{doc, pageTicket, "用这个应用的 access_token 获取 jsapiTicket，缓存 2 小时。", "Fetch a jsapiTicket with this app's access_token and keep it for 2 hours."}}},
	{"ticket-blank", "ticket 前后有空白、换行或引号", "The ticket has white space or quotes around it", [2]fix{{own, "", "去掉 ticket 前后的空白和引号。", "Strip white space and quotes from the ticket."}}},
	{"wrong-ticket", "签名用的不是当前的 ticket", "The signature was made with another ticket", [2]fix{
		{doc, pageTicket, "取一个新的 jsapiTicket 再签名，并让所有进程共用一份缓存。", "Fetch a fresh jsapiTicket, sign again, and let all processes share one cache."},
		{own, "", "确认 ticket 属于 dd.config 里的 corpId 和 agentId 所指的应用。", "Make sure that the ticket belongs to the app that dd.config's corpId and agentId name."},
	}},
	{"other-code", "服务器报的是另一个错误", "The server answered with another error", [2]fix{{doc, pageErrorList, "用 dterr lookup 查看这个错误码；签名之外的参数也要核对。", "Look the code up with dterr lookup, and check what dd.config is given besides the signature."}}},
}

func valueMistakes() []Mistake { return mistakes(valueTable[:]) }
