package advice

// CallbackMistakes describes every mistake that Callback can name.
func CallbackMistakes() []Mistake {
	all := append(keyMistakes(), sumMistakes()...)
	all = append(all, bodyMistakes()...)
	all = append(all, ownerMistakes()...)
	return append(all, replyMistakes()...)
}

// keyAgain is a fix of several of them.
var keyAgain = fix{doc, pageCipher, "从开发者后台的事件订阅页重新复制 aes_key：43 个字符，只有字母和数字。", "Copy the aes_key again from the event subscription page of the console: 43 characters, letters and digits only."} //nolint:gochecknoglobals // a constant

// keyTable holds what keyMistakes gives.
var keyTable = [...]row{ //nolint:gochecknoglobals // a constant table
	{"too-long", "输入太长", "An input is too long", [2]fix{{own, "", "只传入一次推送的查询串和请求体。", "Pass the query and the body of one push only."}}},
	{"aes-key-missing", "没有 EncodingAESKey", "There is no EncodingAESKey", [2]fix{{own, "", "检查配置或环境变量是否真的读到了 aes_key。", "Check that the configuration or the variable really yields the aes_key."}}},
	{"aes-key-length", "EncodingAESKey 的长度不是 43", "EncodingAESKey is not 43 characters long", [2]fix{keyAgain}},
	{"aes-key-padded", "EncodingAESKey 末尾多了 =", "EncodingAESKey ends in a surplus =", [2]fix{{own, "", "去掉末尾的 =：解码时程序会自己补上。", "Remove the = at the end: the program appends it itself when decoding."}}},
	{"aes-key-blank", "EncodingAESKey 前后有空白或换行", "EncodingAESKey has white space around it", [2]fix{{own, "", "读取后去掉前后的空白和换行。", "Strip white space and line breaks after reading it."}}},
	{"aes-key-quoted", "EncodingAESKey 带着引号", "EncodingAESKey is in quotes", [2]fix{{own, "", "去掉 EncodingAESKey 外面的引号。", "Remove the quotes around EncodingAESKey."}}},
	{"aes-key-alphabet", "EncodingAESKey 里有不允许的字符", "EncodingAESKey holds a character that is not allowed", [2]fix{keyAgain}},
	{"wrong-aes-key", "aesKey 不是加密所用的那个，token 是对的", "The aesKey is another one, the token is right", [2]fix{
		{own, "", "核对 aes_key 是否与 token 出自同一个应用、同一个环境；重新生成过的，要用新的那个。", "Check that aes_key and token come from the same app and environment, and use the new aes_key if it was generated again."},
		{thread, "open-dingtalk/DingTalk-Callback-Crypto/issues/22", "把 decrypt 里的 java.lang.OutOfMemoryError 当作同一个错误处理：长度字段是错误密钥解出的随机数。", "Treat a java.lang.OutOfMemoryError within decrypt as the same mistake: the wrong key made up the length."},
	}},
	{"wrong-token", "token 不对，aesKey 是对的", "The token is wrong, the aesKey is right", [2]fix{
		{doc, pagePush, "把程序里的 token 换成开发者后台事件订阅里的那个。", "Set the program's token to the one in the console's event subscription."},
		{own, "", "确认 timestamp、nonce、签名和请求体属于同一次请求，没有放进多个请求共用的字段。", "Make sure that timestamp, nonce, signature and body are of one request and not kept in fields that requests share."},
	}},
	{"wrong-app", "token 和 aesKey 都不是这个推送的", "Neither token nor aesKey belongs to this push", [2]fix{{own, "", "查看这个回调地址配在哪个应用和环境，使用那里的 token 和 aes_key。", "Find the app and environment that this address is registered with, and use its token and aes_key."}}},
}

func keyMistakes() []Mistake { return mistakes(keyTable[:]) }

// sumSum is a fix of several of them.
var sumSum = fix{doc, pageCipher, "把 token、timestamp、nonce、encrypt 四个文本按字节升序排列，不加分隔直接拼接，取 SHA-1 的小写十六进制。", "Sort the four texts token, timestamp, nonce and encrypt by bytes, join them without a separator, and take SHA-1 in lower-case hex."} //nolint:gochecknoglobals // a constant

// sumTable holds what sumMistakes gives.
var sumTable = [...]row{ //nolint:gochecknoglobals // a constant table
	{"field-missing", "缺少参与签名的值", "A value that the signature needs is missing", [2]fix{{thread, "open-dingtalk/DingTalk-Callback-Crypto/issues/9", "读取查询参数 msg_signature（没有就读 signature）、timestamp、nonce，和 JSON 请求体里的 encrypt。", "Read msg_signature (else signature), timestamp and nonce from the query, and encrypt from the JSON body."}}},
	{"duplicate-parameter", "查询参数重复", "A query parameter is repeated", [2]fix{{own, "", "拒绝这样的请求：钉钉的每个参数只出现一次。", "Reject such a request: DingTalk sends each parameter once."}}},
	{"signatures-differ", "msg_signature 与 signature 不同", "msg_signature and signature differ", [2]fix{{own, "", "拒绝这样的请求，或者查出是谁改了其中一个。", "Reject such a request, or find out what changed one of them."}}},
	{"token-blank", "token 前后有空白或换行", "The token has white space around it", [2]fix{{own, "", "去掉 token 前后的空白和换行，控制台和程序里都检查。", "Strip white space and line breaks from the token, in the console and in the program."}}},
	{"token-quoted", "token 带着引号", "The token is in quotes", [2]fix{{own, "", "去掉 token 外面的引号。", "Remove the quotes around the token."}}},
	{"token-case", "token 的大小写变了", "The case of the token was changed", [2]fix{{own, "", "按原样使用 token。", "Use the token as it is."}}},
	{"timestamp-unit", "timestamp 的单位被换算过", "The timestamp was converted to another unit", [2]fix{{own, "", "用查询参数里 timestamp 的原文参与签名，不要转成数字或换算。", "Sign the very text of the query's timestamp; do not parse or convert it."}}},
	{"timestamp-changed", "timestamp 的文本被改动", "The text of the timestamp was changed", [2]fix{{own, "", "用查询参数里 timestamp 的原文。", "Use the very text of the query's timestamp."}}},
	{"nonce-changed", "nonce 的文本被改动", "The text of the nonce was changed", [2]fix{{own, "", "按原样使用 nonce，只解码一次。", "Use the nonce as it is, decoded once."}}},
	{"unsorted", "四个值没有按字节升序拼接", "The four texts were not sorted by bytes", [2]fix{sumSum}},
	{"joined", "四个值之间多了分隔符", "The four texts were joined with a separator", [2]fix{sumSum}},
	{"field-omitted", "签名少了一个值", "The signature leaves one value out", [2]fix{sumSum}},
	{"other-hash", "摘要不是 SHA-1", "The hash is not SHA-1", [2]fix{sumSum}},
	{"base64-digest", "签名是 base64，不是十六进制", "The signature is base64 instead of hex", [2]fix{sumSum}},
	{"signature-shape", "签名的形式不对", "The signature has the wrong shape", [2]fix{sumSum}},
	{"signature-case", "签名是大写的十六进制", "The signature is in upper-case hex", [2]fix{{own, "", "比较前把两边都转成小写，生成时输出小写。", "Lower-case both sides before comparing, and write lower case yourself."}}},
	{"signature-blank", "签名前后有空白或引号", "The signature has white space or quotes around it", [2]fix{{own, "", "去掉签名前后的空白和引号。", "Strip white space and quotes from the signature."}}},
	{"request-values", "签名用了请求的 timestamp 或 nonce，回复里却是另一组", "The reply was signed with the request's timestamp or nonce but carries others", [2]fix{{own, "", "让回复里的 timeStamp、nonce 与签名时用的完全相同。", "Put into the reply the very timeStamp and nonce that were signed."}}},
	{"signature-echoed", "回复里是请求的签名", "The reply carries the request's signature", [2]fix{{own, "", "对回复自己的 timeStamp、nonce 和 encrypt 重新签名。", "Sign the reply's own timeStamp, nonce and encrypt."}}},
}

func sumMistakes() []Mistake { return mistakes(sumTable[:]) }

// bodyRaw is a fix of several of them.
var bodyRaw = fix{own, "", "按字节读取请求体，作为 JSON 解析一次，不要当成表单，也不要再解码。", "Read the body as bytes and parse it as JSON once; do not treat it as a form or decode it again."} //nolint:gochecknoglobals // a constant

// bodySender is a fix of several of them.
var bodySender = fix{own, "", "修正发送方：钉钉发出的密文不会这样；自造测试时用标准 base64 和 16 字节的整数倍。", "Correct the sender: DingTalk's own ciphertext is never so; in a test of your own use standard base64 and whole blocks of 16 bytes."} //nolint:gochecknoglobals // a constant

// bodyTable holds what bodyMistakes gives.
var bodyTable = [...]row{ //nolint:gochecknoglobals // a constant table
	{"plus-to-blank", "encrypt 里的 + 变成了空格", "A + in encrypt became a blank", [2]fix{bodyRaw}},
	{"percent-encoded", "encrypt 仍是 URL 编码的", "encrypt is still percent-encoded", [2]fix{bodyRaw}},
	{"slash-escaped", "encrypt 里留着 \\/", "encrypt still holds \\/", [2]fix{bodyRaw}},
	{"duplicate-member", "请求体里的字段重复", "A member of the body is repeated", [2]fix{{own, "", "拒绝这样的请求：钉钉的请求体里每个字段只有一个。", "Reject such a request: DingTalk's body has each member once."}}},
	{"encrypt-type", "encrypt 不是字符串", "encrypt is no string", [2]fix{{own, "", "拒绝这样的请求：钉钉把密文作为 JSON 字符串发送。", "Reject such a request: DingTalk sends the ciphertext as a JSON string."}}},
	{"body-extra", "JSON 后面还有别的内容", "Something follows the JSON", [2]fix{{own, "", "只传入收到的那个 JSON；若它确实是这样收到的，拒绝这个请求。", "Pass the JSON alone; if it really arrived so, reject the request."}}},
	{"body-blank", "encrypt 前后多了空白", "encrypt has white space around it", [2]fix{bodyRaw}},
	{"body-quoted", "encrypt 带着引号", "encrypt is in quotes", [2]fix{bodyRaw}},
	{"line-breaks", "encrypt 的换行与签名时不同", "The line breaks of encrypt differ from those signed", [2]fix{{own, "", "生成时用不换行的 base64；验证时不要增删换行。", "Write base64 without line breaks; when verifying neither add nor remove any."}}},
	{"padding-lost", "encrypt 末尾的 = 丢了", "The = at the end of encrypt is lost", [2]fix{bodyRaw}},
	{"url-safe-alphabet", "encrypt 被换成 URL 安全的字母表", "encrypt was turned into the URL-safe alphabet", [2]fix{bodyRaw}},
	{"body-truncated", "encrypt 被截断", "encrypt was cut", [2]fix{{own, "", "取得完整的请求体：检查日志、数据库字段和读取缓冲区的长度限制。", "Get the whole body: look at the length limits of logs, columns and read buffers."}}},
	{"body-altered", "encrypt 中间被改动", "encrypt was changed within", [2]fix{bodyRaw}},
	{"ciphertext-empty", "encrypt 是空的", "encrypt is empty", [2]fix{bodySender}},
	{"ciphertext-base64", "encrypt 不是 base64", "encrypt is not base64", [2]fix{bodySender}},
	{"ciphertext-blocks", "密文长度不是 16 的倍数", "The ciphertext is no multiple of 16 bytes", [2]fix{bodySender}},
	{"layout", "明文的布局不对", "The layout of the plaintext is wrong", [2]fix{{doc, pageCipher, "按 16 字节随机数、4 字节大端长度（消息的字节数）、消息、所属标识的次序组成明文。", "Lay the plaintext out as 16 random bytes, 4 bytes of big-endian length (bytes of the message), the message, the owner key."}}},
}

func bodyMistakes() []Mistake { return mistakes(bodyTable[:]) }

// ownerTable holds what ownerMistakes gives.
var ownerTable = [...]row{ //nolint:gochecknoglobals // a constant table
	{"wrong-owner", "所属标识不是消息里的那个", "The owner key is not the one in the message", [2]fix{
		{thread, "elixirChain/dingtalk-encrypt/issues/10", "改用消息末尾的那个标识：开发者后台的事件订阅用 appKey（Client ID），register_call_back 用 corpId。", "Use the one at the end of the message: the console's subscriptions have the appKey (Client ID), register_call_back the corpId."},
		{doc, pageCipher, "对第三方应用的一切事件使用 suiteKey。", "Use the suiteKey for every event of a third-party app."},
	}},
	{"owner-blank", "所属标识前后有空白或引号", "The owner key has white space or quotes around it", [2]fix{{own, "", "去掉配置里所属标识前后的空白和引号。", "Strip white space and quotes from the owner key in the configuration."}}},
	{"owner-case", "所属标识的大小写不同", "The owner key differs in case", [2]fix{{own, "", "按消息里的大小写填写所属标识。", "Write the owner key in the case that the message has."}}},
	{"owner-missing", "消息里没有所属标识", "The message has no owner key", [2]fix{{own, "", "加密前配置 appKey、corpId 或 suiteKey。", "Configure the appKey, corpId or suiteKey before sealing."}}},
	{"suite-placeholder", "套件尚未创建，用的是占位 suiteKey", "The suite does not exist yet; the placeholder suiteKey was used", [2]fix{{own, "", "创建套件期间把所属标识设为 suite4xxxxxxxxxxxxxxx，创建后换成真正的 suiteKey。", "Set the owner key to suite4xxxxxxxxxxxxxxx while the suite is being created, then to its real suiteKey."}}},
}

func ownerMistakes() []Mistake { return mistakes(ownerTable[:]) }

// replyFields is a fix of several of them.
var replyFields = fix{doc, pageHTTP, "回复 HTTP 200 和一个 JSON 对象：msg_signature、timeStamp、nonce、encrypt，其中 encrypt 是加密后的 success。", "Answer HTTP 200 with one JSON object: msg_signature, timeStamp, nonce and encrypt, the last being success, sealed."} //nolint:gochecknoglobals // a constant

// replyTable holds what replyMistakes gives.
var replyTable = [...]row{ //nolint:gochecknoglobals // a constant table
	{"reply-empty", "回复是空的", "The reply is empty", [2]fix{replyFields}},
	{"reply-not-json", "回复不是 JSON", "The reply is not JSON", [2]fix{replyFields}},
	{"reply-plain", "回复没有加密", "The reply is not encrypted", [2]fix{replyFields}},
	{"reply-extra", "回复里有多余的输出", "The reply holds surplus output", [2]fix{{thread, "mingyoung/dingtalk/issues/57", "关闭调试输出和警告，用无 BOM 的 UTF-8，只输出这个 JSON。", "Turn off debug output and warnings, use UTF-8 without a BOM, and write this JSON alone."}}},
	{"field-name", "回复的字段名不对", "A field of the reply has the wrong name", [2]fix{replyFields}},
	{"reply-message", "加密的内容不是 success", "The sealed message is not success", [2]fix{
		{doc, pageServer, "加密 success 这 7 个字节，不带引号、换行或 JSON。", "Seal the 7 bytes success, without quotes, a line break or JSON."},
		{own, "", "若是旧套件控制台的 check_create_suite_url 或 check_update_suite_url，改为加密事件里的 Random 再试。", "Try sealing the event's Random instead when it is check_create_suite_url or check_update_suite_url of an old suite console."},
	}},
}

func replyMistakes() []Mistake { return mistakes(replyTable[:]) }
