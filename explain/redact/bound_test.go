package redact_test

import "testing"

// TestBound masks values that a message tells before their names.
func TestBound(t *testing.T) {
	table{
		{"binding", "The value 'abc123def456' is not valid for secret. The value 'swordfish' is invalid for property AppSecret.", "The value '‹secret#1›' is not valid for secret. The value '‹app_secret#1›' is invalid for property AppSecret."},
		{"duplicate", "Duplicate entry 'abc123def456' for key 'user.uk_secret'", "Duplicate entry '‹secret#1›' for key 'user.uk_secret'"},
		{"index", "Duplicate entry '张伟' for key 'user.uk_real_name'", "Duplicate entry '‹name#1›' for key 'user.uk_real_name'"},
		{"column", "Incorrect integer value: 'm0012' for column 'userid' at row 1; Incorrect string value: '张伟' for column `db`.`u`.`real_name` at row 1", "Incorrect integer value: '‹userid#1›' for column 'userid' at row 1; Incorrect string value: '‹name#1›' for column `db`.`u`.`real_name` at row 1"},
		{"chain", "Cannot deserialize value of type `long` from String \"" + long64 + "\": not a valid long (through reference chain: Cfg[\"a\"]->B[\"corpsecret\"])", "Cannot deserialize value of type `long` from String \"‹corp_secret#1›\": not a valid long (through reference chain: Cfg[\"a\"]->B[\"corpsecret\"])"},
		{"path", "Error converting value \"abc123def\" to type 'System.Int32'. Path 'appSecret', line 1", "Error converting value \"‹app_secret#1›\" to type 'System.Int32'. Path 'appSecret', line 1"},
		{"in a string", `{"m":"from String \"` + hex32 + `\": bad (through reference chain: C[\"token\"])"}`, `{"m":"from String \"‹token#1›\": bad (through reference chain: C[\"token\"])"}`},
		{"key", "Key (CallbackToken)=(BRKAUkccXFrlJ8) already exists. Key (id, userid)=(1, zhangwei) already exists", "Key (CallbackToken)=(‹token#1›) already exists. Key (id, userid)=(1, ‹userid#1›) already exists"},
	}.run(t)
	unchanged(t,
		"The value 'abc123def456' is not valid for size.", "The value '' is not valid for secret.", "value 'abc123def456' is wrong\nfor secret", `unknown value "sandbox" for token type, value 'basic' for Authorization header`, "Key (id)=(5) already exists.", "Key (token) is missing", "Key (token)=() x",
		"the string 'token' for the token", "no entry 'userid' for key 'userid'", "Duplicate entry '12' for key 'PRIMARY'",
	)
}
