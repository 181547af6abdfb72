package redact_test

import "testing"

// TestBrackets masks values in brackets, bars and behind arrows.
func TestBrackets(t *testing.T) {
	table{
		{"userid", "userId(manager7081) userId[50441234] userid{zhang0123} userId (manager7082)", "userId(‹userid#1›) userId[‹userid#2›] userid{‹userid#3›} userId (‹userid#4›)"},
		{"quoted", `userId("manager7081"), userId['50441234']`, `userId("‹userid#1›"), userId['‹userid#2›']`},
		{"several", "userids[50441234, 50441235]", "userids[‹userid#1›, ‹userid#2›]"},
		{"person", "name（张伟） name【司马相如】 name[欧阳锋]", "name（‹name#1›） name【‹name#2›】 name[‹name#3›]"},
		{"a secret beside its id", "key LTAI5tFk3mPzQ8xYv2Wn7RbC with emLFyaKgxkIzWUA73nNgwDoCoSPhVM is disabled", "key ‹access_key_id#1› with ‹secret_key#1› is disabled"},
		{"something else beside it", "key LTAI5tFk3mPzQ8xYv2Wn7RbC trace 0123456789abcdef0123456789abcd", "key ‹access_key_id#1› trace 0123456789abcdef0123456789abcd"},
		{"on another line", "key LTAI5tFk3mPzQ8xYv2Wn7RbC\nemLFyaKgxkIzWUA73nNgwDoCoSPhVM", "key ‹access_key_id#1›\nemLFyaKgxkIzWUA73nNgwDoCoSPhVM"},
		{"a cookie without its name", "the session cookie was 9c7b3d48aGEzK0n8ehhn but none matched", "the session cookie was ‹cookie#1› but none matched"},
		{"the same as a header", "Cookie: 9c7b3d48aGEzK0n8ehhn\nX: 1", "Cookie: ‹cookie#1›\nX: 1"},
		{"header", "Authorization(Basic cTUyT2Y1ejI6) Cookie[JSESSIONID=9c7b3d48; a=b] x", "Authorization(‹authorization#1›) Cookie[‹cookie#1›] x"},
		{"sign", "sign(" + mac256 + ")", "sign(‹sign#1›)"},
		{"token", "token(" + hex32 + ") password(hunter2xyz) pwd[XIhd.bZSh~gd]", "token(‹token#1›) password(‹password#1›) pwd[‹password#2›]"},
		{"others", "deviceId(a0b1c2d3) mobile(010-12345678) latitude(30.2812345) jobnumber[A-17]", "deviceId(‹device_id#1›) mobile(‹mobile#1›) latitude(‹location#1›) jobnumber[‹job_number#1›]"},
		{"bar", "userid|manager7081|x name|张伟|x", "userid|‹userid#1›|x name|‹name#1›|x"},
		{"row", "| name | 司马相如 |\n| userid | 3380112233 |\n| Cookie | JSESSIONID=9c7b3d48; a=b |", "| name | ‹name#1› |\n| userid | ‹userid#1› |\n| Cookie | ‹cookie#1› |"},
		{"name of a file", "read Userid→8367094257.log, Basic cTUyT2Y1ejI6eENrSFRwV3FaWEpR.log", "read Userid→‹userid#1›.log, Basic ‹authorization#1›.log"},
		{"arrow", "userId→3380112233 userId -> manager7081 userid->manager7082 name → 张伟 token=>" + hex32, "userId→‹userid#1› userId -> ‹userid#2› userid->‹userid#3› name → ‹name#1› token=>‹token#1›"},
		{"in a string", `{"errmsg":"userId(manager7081) name（张伟）","n":1}`, `{"errmsg":"userId(‹userid#1›) name（‹name#1›）","n":1}`},
		{"encoded", "msg=userId%28manager7081%29", "msg=userId%28‹userid#1›%29"},
	}.run(t)
	unchanged(t,
		"userId(必填) userid(string) name(可选) code（错误码） token(有效期7200秒) sign(见文档) name[0] phone|string|yes", "userid[12] token[1] userids(0)",
		"userid(varchar64) name(varchar(20)) userid(utf8) access_token(String)", "| userid | string | 是 | 用户的userid |\n| name | 名称 |\n| access_token | String | 调用凭证 |",
		"name(方法) name（任务） name【应用】 name|文件|", "sign(appSecret, timestamp)", "token -> string, userid->getName(), obj->token = 1", "name() name(a) userid(\"\")",
		"password(8-20位) password(required)", "Authorization(required) Cookie[] Cookie(a) Cookie[ ] Cookie( )", "corpSecret (code=40089)", "echo userid | grep x", "token || abc123def456",
		"mobile(11) phone(手机号)", "jobnumber\t0..64\tchars", "the cookie was dropped", "the session cookie was kept_for_30_days", "鸿蒙上 cookie 丢失 cross-site with SameSite=Lax", "userid(60121) corpId | 41007 | x", "token(FlowMappingEndToken) token(OpenProcessToken)", "token(0x1F00A1)", "sign('RSASSA-PKCS1-v1_5')", "deviceID *uint16", "| aes_key | `[A-Za-z0-9]{43}` |", "email(`[a-z]+@[a-z]+`)", "latitude(number)", "userid(2), name(3)",
	)
}

// TestStatements masks what a sentence says of a person.
func TestStatements(t *testing.T) {
	table{
		{"verbs", "userId为3380112233，userid是manager7081，unionid即aB3dE5fG7，userId的值为m0012", "userId为‹userid#1›，userid是‹userid#2›，unionid即‹unionid#1›，userId的值为‹userid#3›"},
		{"english", "userid is 123, staffId was zhang01x.", "userid is ‹userid#1›, staffId was ‹userid#2›."},
		{"of", "the userid of x is 123, the access_token of this app is " + hex32, "the userid of x is ‹userid#1›, the access_token of this app is ‹access_token#1›"},
		{"person", "name为张伟，name 是 司马相如, nick is 张伟", "name为‹name#1›，name 是 ‹name#2›, nick is ‹name#1›"},
		{"quoted", "invalid userid 'manager7081', name '张伟'", "invalid userid '‹userid#1›', name '‹name#1›'"},
		{"blank", "userid manager7081 not found, userid 3380112233", "userid ‹userid#1› not found, userid ‹userid#2›"},
		{"groups", "idCard(110101 1990 0307 889X) mobile[138.0013.8000] bankCard(6222 0202 0011 2233)", "idCard(‹id_card#1›) mobile[‹mobile#1›] bankCard(‹bank_card#1›)"},
		{"dots", "userid ........ manager7081", "userid ........ ‹userid#1›"},
		{"bold", "- **token**: " + hex32, "- **token**: ‹token#1›"},
		{"instead", "userid expected: <null> but was: <manager7081>", "userid expected: <null> but was: <‹userid#1›>"},
		{"company", "userid(zhangwei_0731) userid(li.na.0422)", "userid(‹userid#1›) userid(‹userid#2›)"},
		{"tab", "x\nuserid\tmanager7081\ny", "x\nuserid\t‹userid#1›\ny"},
		{"in a string", `{"errmsg":"userid \"manager7081\" not found"}`, `{"errmsg":"userid \"‹userid#1›\" not found"}`},
	}.run(t)
	unchanged(t,
		"userid is required, userid为空，name为必填项，name是什么，userid是string类型", "name 'corpid' is missing", "userid 'string'", "the userid of x is missing", "name 方法", "userid 12",
		"the name of this field is abc", "staffId was not found", `userid "," name`,
	)
}
