package redact_test

import "testing"

// TestBelow masks values in the line below their names.
func TestBelow(t *testing.T) {
	table{
		{"items", "DINGTALK_USER_ID:\n  - 38514537008950948\n  - \"m0012\"\nsize: 1", "DINGTALK_USER_ID:\n  - ‹userid#1›\n  - \"‹userid#2›\"\nsize: 1"},
		{"not further in", "a:\n  app_secret:\n  - abc123def456\n  x: 1", "a:\n  app_secret:\n  - ‹app_secret#1›\n  x: 1"},
		{"alone", "name:\n    张伟\nAppSecret:\r\n  abc123def456\r\n", "name:\n    ‹name#1›\nAppSecret:\r\n  ‹app_secret#1›\r\n"},
		{"label", "工号:\n  A0012\n密钥：\n  abc123def456", "工号:\n  ‹job_number#1›\n密钥：\n  ‹secret#1›"},
		{"no colon", "signature\n6fa934292d3eff36b2ccf044102d26cda7eaaaa3\n\n  userid\n  manager7081\n", "signature\n‹signature#1›\n\n  userid\n  ‹userid#1›\n"},
		{"password", "登录信息\n密码\nProd@8098I8U\n", "登录信息\n密码\n‹password#1›\n"},
		{"validator", "1 validation error for Cfg\ntoken\n  String should match pattern [type=a, input_value='abc123def456', input_type=str]", "1 validation error for Cfg\ntoken\n  String should match pattern [type=a, input_value='‹token#1›', input_type=str]"},
		{"in a string", `{"a":"userid:\n  - manager7081\n  - manager7082","b":"token\n` + hex32 + `"}`, `{"a":"userid:\n  - ‹userid#1›\n  - ‹userid#2›","b":"token\n‹token#1›"}`},
	}.run(t)
	unchanged(t,
		"name:\n  方法\n", "token:\n  the token of the app\n", "token:\n  - name\n  - size\n", "userid:\n  type: abc123\n", "bad token\nabc123def456\n", "请输入密码\nabc123-x\n", "签名\nabc123def456\n",
		"userid:\n  - m0012 and x\n", "token\nabc123 def456\n", "secret:\nabc123def456: 1\n", "name\n- a\n- b", "userid\n  x [type=a, input_value='', input_type=str]",
	)
}
