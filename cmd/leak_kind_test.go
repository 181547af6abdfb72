package cmd_test

import (
	"math/rand/v2"
	"slices"
)

// This file lists what must not be shown: the secrets and the personal data in
// DingTalk's traffic, with the names that they go by. A kind more is a row more.

// weight tells how a kind may be written.
type weight int

const (
	hard   weight = iota // a credential of 16 random characters or more
	soft                 // a password, or a credential of few characters
	ident                // an identifier
	person               // about somebody
)

// kind is a secret or a personal datum.
type kind struct {
	id     string
	weight weight
	// names in words, with | between them; one with a capital is kept as it is.
	names string
	// labels are the names that people and the console give it in Chinese.
	labels string
	make   func(*rand.Rand) made
	// least is how many characters in a row are a leak: 8 where it is 0, the
	// whole where it is -1.
	least int
	// bare: its form tells what it is without any name.
	bare bool
	// loose: with characters that only quotes can carry.
	loose bool
	// data: of words that are ordinary ones in a sentence.
	data bool
	// digits: written with separators of all kinds, compared without them.
	digits bool
}

func kinds() []kind { return slices.Concat(credentials(), keys(), identifiers(), personal()) }

// credentials are those of DingTalk's own.
func credentials() []kind {
	return []kind{
		{id: "access_token", names: "access token|access token value|ding talk access token|x acs dingtalk access token|corp access token|app access token", labels: "令牌|访问令牌|访问凭证|应用令牌", make: of(hexDigits, 32, 32)},
		{id: "access_token_uuid", names: "access token|dingtalk access token", labels: "访问令牌|令牌", make: uuids},
		{id: "robot_token", names: "access token|robot token|robot access token|webhook token", labels: "机器人令牌|令牌", make: of(hexDigits, 64, 64)},
		{id: "user_access_token", names: "user access token|user token", labels: "用户令牌|用户访问令牌", make: of(hexDigits, 32, 32)},
		{id: "refresh_token", names: "refresh token|user refresh token", labels: "刷新令牌", make: of(hexDigits, 32, 32)},
		{id: "suite_access_token", names: "suite access token|suite token", labels: "套件令牌", make: of(hexDigits, 32, 32)},
		{id: "sns_token", names: "sns token|sns access token", make: of(hexDigits, 32, 32)},
		{id: "sso_token", names: "sso token|sso access token", make: of(hexDigits, 32, 32)},
		{id: "app_secret", names: "app secret|appsecret|ding talk app secret|AppSecret", labels: "应用密钥|应用秘钥", make: of(urlSafe, 64, 64)},
		{id: "client_secret", names: "client secret|dingtalk client secret|Client Secret", labels: "客户端密钥|密钥", make: of(urlSafe, 64, 64)},
		{id: "suite_secret", names: "suite secret|suitesecret", labels: "套件密钥", make: of(urlSafe, 64, 64)},
		{id: "sso_secret", names: "sso secret|ssosecret", labels: "免登密钥", make: of(urlSafe, 64, 64)},
		{id: "corp_secret", names: "corp secret|corpsecret", labels: "企业密钥", make: of(urlSafe, 64, 64)},
		{id: "custom_secret", names: "custom secret|customsecret", make: of(urlSafe, 64, 64)},
		{id: "api_secret", names: "api secret|access secret|apisecret", labels: "接口密钥", make: of(alnum, 32, 64)},
		{id: "secret", names: "secret|robot secret|sign secret", labels: "加签密钥|密钥|机器人密钥", make: after("SEC", of(hexDigits, 64, 64)), bare: true},
		{id: "secret_key", names: "secret key|sign key|signing key|app secret key", labels: "签名密钥|秘钥|密钥", make: of(alnum, 32, 40)},
		{id: "aes_key", names: "aes key|encoding aes key|EncodingAESKey|encodingAesKey|callback aes key", labels: "加密密钥|消息加密密钥|数据加密密钥", make: of(alnum, 43, 43)},
		{id: "suite_ticket", names: "suite ticket|suiteticket|SuiteTicket", labels: "套件票据", make: of(alnum, 20, 40)},
		{id: "permanent_code", names: "permanent code|permanentcode", labels: "永久授权码", make: of(urlSafe, 60, 68)},
		{id: "persistent_code", names: "persistent code|persistentcode", labels: "永久授权码", make: of(urlSafe, 60, 68)},
		{id: "tmp_auth_code", names: "tmp auth code|login tmp code|tmpauthcode", labels: "临时授权码", make: of(hexDigits, 32, 32)},
		{id: "auth_code", names: "auth code|authcode|AuthCode", labels: "授权码|免登授权码|免登码", make: of(hexDigits, 32, 32)},
		{id: "jsapi_ticket", names: "jsapi ticket|jsapiticket|js api ticket", labels: "鉴权票据", make: of(urlSafe, 86, 86)},
		{id: "ticket", names: "ticket|stream ticket|ticket list", labels: "票据", make: of(alnum, 24, 40)},
		{id: "callback_token", weight: soft, names: "token|callback token|callback sign token", labels: "签名令牌|回调令牌|令牌", make: of(alnum, 12, 32)},
		{id: "sign", names: "sign|signature", labels: "签名|签名值", make: base64s(32, 32)},
		{id: "signature_sha1", names: "signature|msg signature|x ddpaas signature", labels: "签名", make: of(hexDigits, 40, 40)},
		{id: "signature_sha256", names: "signature|msg signature", labels: "签名值|消息签名", make: of(hexDigits, 64, 64)},
		{id: "session_webhook", names: "session webhook", labels: "会话回调地址", make: after("https://oapi.dingtalk.com/robot/sendBySession?session=", of(hexDigits, 32, 32)), bare: true},
		{id: "webhook", names: "webhook|webhook url|robot webhook", labels: "机器人地址|Webhook地址", make: after("https://oapi.dingtalk.com/robot/send?access_token=", of(hexDigits, 64, 64)), bare: true},
		{id: "session", names: "session|session id", make: of(hexDigits, 32, 32)},
		{id: "encrypt", names: "encrypt", labels: "密文", make: base64s(96, 160)},
	}
}

// keys are the credentials of every platform.
func keys() []kind {
	return []kind{
		{id: "bearer", names: "Authorization|Proxy-Authorization", make: after("Bearer ", of(hexDigits, 32, 48)), bare: true},
		{id: "basic", names: "Authorization|Proxy-Authorization", make: basic, bare: true},
		{id: "cookie", names: "Cookie|Set-Cookie", make: cookie},
		{id: "password", weight: soft, names: "password|passwd|db password|user password|pwd", labels: "密码|登录密码|数据库密码|口令", make: plainPassword},
		{id: "passphrase", weight: soft, names: "password|passphrase|login password", labels: "密码|初始密码", make: wildPassword, loose: true},
		{id: "jwt", names: "id token|jwt|token|access token", labels: "令牌|身份令牌", make: jwt, bare: true},
		{id: "access_key_id", names: "access key id|OSSAccessKeyId|AccessKeyId|aliyun access key id", labels: "访问密钥ID", make: after("LTAI5t", of(alnum, 18, 18)), bare: true},
		{id: "access_key_secret", names: "access key secret|AccessKeySecret|aliyun access key secret|oss access key secret", labels: "访问密钥", make: of(alnum, 30, 30)},
		{id: "private_key", names: "private key|rsa private key|app private key", labels: "私钥|应用私钥", make: privateKey, bare: true},
	}
}

// identifiers name a person, an organisation, a conversation or a device.
func identifiers() []kind {
	return []kind{
		{id: "userid_digits", weight: ident, names: "user id|userid|staff id|sender staff id|userid list", labels: "用户ID|员工ID|用户id|员工UserID", make: of(digits, 8, 24)},
		{id: "userid_manager", weight: ident, names: "user id|userid|staff id|operator userid", labels: "用户ID|管理员ID|用户id", make: after("manager", of(digits, 4, 6)), least: 4},
		{id: "userid_company", weight: ident, names: "user id|userid|staff id|sender staff id", labels: "用户ID|员工ID|员工userid", make: companyID},
		{id: "userid_list", weight: ident, names: "userid list|useridlist|user ids|userids", make: companyIDs, least: 4, loose: true},
		{id: "unionid", weight: ident, names: "union id|unionid", labels: "用户unionId", make: ending(of(alnum, 20, 30), "iEiE"), bare: true},
		{id: "openid", weight: ident, names: "open id|openid", labels: "用户openId", make: of(alnum, 24, 32)},
		{id: "corpid", weight: ident, names: "corp id|corpid|auth corp id|CorpId", labels: "企业ID|组织ID|企业CorpId", make: after("ding", of(hexDigits, 32, 32)), bare: true},
		{id: "corpid_short", weight: ident, names: "corp id|corpid|auth corp id", labels: "企业ID|企业CorpId", make: after("ding", of(hexDigits, 16, 16))},
		{id: "lwcp", weight: ident, names: "ding id|sender id|chatbot user id|dingtalk id", labels: "发送者ID", make: after("$:LWCP_v1:$", base64s(16, 32)), bare: true},
		{id: "conversation", weight: ident, names: "conversation id|open conversation id", labels: "会话ID|群会话ID", make: after("cid", base64s(16, 24)), bare: true},
		{id: "chat", weight: ident, names: "chat id|chatid", labels: "群ID|群聊ID", make: after("chat", of(hexDigits, 32, 32)), bare: true},
		{id: "robot_code", weight: ident, names: "robot code", labels: "机器人编码", make: after("ding", of(digits+lower, 16, 16))},
		{id: "mac", weight: ident, names: "mac address|user mac addr|sign wifi MAC|mac", labels: "MAC地址", make: mac, bare: true},
		{id: "device", weight: ident, names: "device id|device sn|device SN", labels: "设备ID|设备号|设备序列号", make: of(alnum, 16, 32)},
		{id: "device_uuid", weight: ident, names: "device id", labels: "设备ID", make: uuids},
		{id: "wifi", weight: ident, names: "sign wifi|user ssid|ssid|wifi name", labels: "WiFi名称", make: ssid},
		{id: "job_number", weight: ident, names: "job number|jobnumber|job no", labels: "工号|员工工号", make: jobNumber, least: 6},
	}
}

// personal is what is known of somebody.
func personal() []kind {
	return []kind{
		{id: "mobile", weight: person, names: "mobile|phone|sender mobile|mobile phone", labels: "手机号|手机号码|手机|联系电话", make: mobiles("ABC"), least: 6, bare: true, digits: true},
		{id: "mobile_86", weight: person, names: "mobile|phone number", labels: "手机号|手机号码", make: mobiles("+86ABC", "+86-ABC", "86-ABC", "+86 ABC"), least: 6, bare: true, digits: true},
		{id: "mobile_written", weight: person, names: "mobile|phone", labels: "手机号|手机号码|联系电话", make: mobiles("A-B-C", "A B C", "A.B.C", "A\u00a0B\u00a0C"), least: 6, bare: true, digits: true},
		{id: "mobile_wide", weight: person, names: "mobile", labels: "手机号|手机号码", make: wide, least: 6, bare: true, digits: true},
		{id: "mobile_abroad", weight: person, names: "mobile|telephone", labels: "手机号|手机号码", make: foreign, least: 6, bare: true, digits: true},
		{id: "telephone", weight: person, names: "tel|telephone|org tel", labels: "电话|座机|分机号码", make: landline, least: 6, digits: true},
		{id: "email", weight: person, names: "email|org email|mail|user email", labels: "邮箱|电子邮箱|企业邮箱|邮箱地址", make: email, bare: true},
		{id: "name", weight: person, names: "name|user name|real name|staff name", labels: "姓名|真实姓名|员工姓名|用户姓名", make: somebody, least: -1},
		{id: "nick", weight: person, names: "nick|sender nick|nick name", labels: "昵称|发送者昵称", make: somebody, least: -1},
		{id: "id_card", weight: person, names: "id card|cert no|id card no|id number", labels: "身份证号|身份证|身份证号码|证件号码", make: func(r *rand.Rand) made { return all(idCard(r)) }, bare: true, digits: true},
		{id: "id_card_blanks", weight: person, names: "id card|cert no", labels: "身份证号|身份证号码", make: func(r *rand.Rand) made {
			n := idCard(r)
			return made{grouped(n, 6, 8), []string{n}}
		}, bare: true, digits: true},
		{id: "bank_card", weight: person, names: "bank card|bank card no", labels: "银行卡号|银行卡|卡号", make: func(r *rand.Rand) made { return all(bankCard(r)) }, digits: true},
		{id: "address", weight: person, names: "address|user address|sign place|work place", labels: "地址|住址|打卡地点|办公地点", make: address},
		{id: "avatar", weight: person, names: "avatar|avatar url", labels: "头像", make: after("https://static-legacy.dingtalk.com/media/", ending(of(urlSafe, 24, 32), "_200_200.jpg"))},
		{id: "remark", weight: person, names: "remark", labels: "备注", make: remark, loose: true, data: true},
		{id: "position", weight: person, names: "position", labels: "职位", make: position, least: -1, loose: true, data: true},
		{id: "latitude", weight: person, names: "latitude|user latitude", labels: "纬度", make: degrees(18, 53), least: 6},
		{id: "longitude", weight: person, names: "longitude|user longitude", labels: "经度", make: degrees(73, 135), least: 7},
	}
}
