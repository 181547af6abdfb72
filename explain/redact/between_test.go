package redact_test

import "testing"

// TestBetween masks values that words or signs divide from their names.
func TestBetween(t *testing.T) {
	table{
		{"got", "wrong userid, got manager7081; expected another access_token but got " + hex32, "wrong userid, got ‹userid#1›; expected another access_token but got ‹access_token#1›"},
		{"set", "userid set to manager7081, aesKey has value " + alnum, "userid set to ‹userid#1›, aesKey has value ‹aes_key#1›"},
		{"mismatch", "sign mismatch: " + mac256 + " != x, sign does not match, actual: " + hex32, "sign mismatch: ‹sign#1› != x, sign does not match, actual: ‹sign#2›"},
		{"changed", "id_card changed from " + idCard + " to x", "id_card changed from ‹id_card#1› to x"},
		{"namely", "userid, namely manager7081, is wrong", "userid, namely ‹userid#1›, is wrong"},
		{"bracket", "userid (was manager7081), token (actual value: 5e1f0a9c7b3d4826)", "userid (was ‹userid#1›), token (actual value: ‹token#1›)"},
		{"verb in Chinese", "userid改成manager7081，密码设置成了hunter2xyz，经度已更新为120.172626", "userid改成‹userid#1›，密码设置成了‹password#1›，经度已更新为‹location#1›"},
		{"wrong in Chinese", "密钥错误，当前值5e1f0a9c7b3d4826，userid不正确：manager7081", "密钥错误，当前值‹secret#1›，userid不正确：‹userid#1›"},
		{"person", "姓名改成张伟之后就报错，找不到name为欧阳锋的用户", "姓名改成‹name#1›之后就报错，找不到name为‹name#2›的用户"},
		{"place", "地址填的是杭州市西湖区文三路165号29幢，无法打卡", "地址填的是‹address#1›，无法打卡"},
		{"more words", "userid was rejected: manager7081, password turned out to be hunter2xyz, userid已经写成了m0012", "userid was rejected: ‹userid#1›, password turned out to be ‹password#1›, userid已经写成了‹userid#2›"},
		{"signs", "userid — manager7081\ntoken >> 5e1f0a9c7b3d4826\nname … 张伟\nsign <- " + mac256, "userid — ‹userid#1›\ntoken >> ‹token#1›\nname … ‹name#1›\nsign <- ‹sign#1›"},
		{"brackets", "the sign «" + mac256 + "» is wrong, the token <5e1f0a9c7b3d4826> is wrong", "the sign «‹sign#1›» is wrong, the token <‹token#1›> is wrong"},
		{"quoted", `错误的访问凭证"` + uuid + `"，错误的userid'manager7081'`, `错误的访问凭证"‹access_token#1›"，错误的userid'‹userid#1›'`},
		{"emphasised", "*device_id*: `a0b1c2d3e4`", "*device_id*: `‹device_id#1›`"},
		{"blank", "using device_sn a0B1c2D3e4 for the call, 不合法的口令 QuEHfIuaSzqDhD", "using device_sn ‹device_id#1› for the call, 不合法的口令 ‹password#1›"},
		{"two words", `invalid user id "33801122", device sn: a0B1c2D3e4, staff id 3380112233`, `invalid user id "‹userid#1›", device sn: ‹device_id#1›, staff id ‹userid#2›`},
		{"escaped", `{"errmsg":"\u5bc6\u7801\u6539\u6210hunter2xyz, name\u6539\u6210\u5f20\u4f1f\u4e4b\u540e"}`, `{"errmsg":"\u5bc6\u7801\u6539\u6210‹password#1›, name\u6539\u6210‹name#1›\u4e4b\u540e"}`},
	}.run(t)
	unchanged(t,
		"access_token set to expire, token mismatch: expected string", "token does not match the corpId", "the password was changed 3 days ago", "userid changed from string to number", "userid — the id of a user", "c.Encrypt(out, tableA2Plaintext)", "1.2.3 would pass but 1.2-a1b2 would fail",
		"token >> file.log", "sign <- base64(hmac)", "password = Field(min_length=8)", "userid错误，错误码40035，请检查", "token无效，请求15r7xs2kl3p3", "name改成方法之后", "姓名改成任务之后", "密码错误，请重新输入8-20位密码",
		"用 /sns/getuserinfo_bycode 兑换，access_token 用 /topapi/v2/user/get 取", "userid with /topapi/v2/user/get and token", "token 更新为 2026-11-29 10:00", "user id is required", "user id 12, user id: string",
		"地址填的是公司地址", "if (token !== req.body.hash256Value) {", "List<userid> x", "device_sn varchar32", "*token*: required", "mobile 设置成 2026-11-29 生效",
	)
}

// TestTurned masks values that stand before their names.
func TestTurned(t *testing.T) {
	table{
		{"not valid", "manager7081 is not a valid userid, 0571-82333667 is no valid tel", "‹userid#1› is not a valid userid, ‹mobile#1› is no valid tel"},
		{"like", "5e1f0a9c7b3d4826 does not look like a token, hunter2xyz这个密码不对", "‹token#1› does not look like a token, ‹password#1›这个密码不对"},
		{"as", `got "` + alnum + `" as aesKey, use hunter2xyz as password`, `got "‹aes_key#1›" as aesKey, use ‹password#1› as password`},
		{"bracket", hex32 + " (access_token), manager7081（userid）", "‹access_token#1› (access_token), ‹userid#1›（userid）"},
		{"Chinese", "用hunter2xyz作为密码，manager7081 不是有效的用户ID，" + mac256 + "不是正确的消息签名", "用‹password#1›作为密码，‹userid#1› 不是有效的用户ID，‹signature#1›不是正确的消息签名"},
		{"person", "张伟不是合法的name，把欧阳锋当作姓名", "‹name#1›不是合法的name，把‹name#2›当作姓名"},
		{"in a string", `{"errmsg":"got \"manager7081\" as userid\nhunter2xyz is not a valid password"}`, `{"errmsg":"got \"‹userid#1›\" as userid\n‹password#1› is not a valid password"}`},
		{"escaped", `{"errmsg":"\u7528hunter2xyz\u4f5c\u4e3apassword"}`, `{"errmsg":"\u7528‹password#1›\u4f5c\u4e3apassword"}`},
	}.run(t)
	unchanged(t,
		"x=manager7081 is not a valid userid", "this is not a valid userid", "40014 is not a valid token", "getUserInfo2 (access_token)", "/topapi/v2/user/get as userid", "方法不是合法的name", "oauth2 as token", "the request 15r7xs2kl3p3 has no token",
		"用应用的凭证作为access_token", "timestamp (sign)", "A DecapsulationKey768 is the secret key", "varchar64 (userid)",
	)
}
