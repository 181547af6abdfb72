package redact_test

import "testing"

// TestTables masks cells below their names.
func TestTables(t *testing.T) {
	table{
		{"psql", " id | userid      | name \n----+-------------+------\n  1 | manager7081 | 张伟\n  2 | zhangsan    | Li Na\n(2 rows)\nuserid", " id | userid      | name \n----+-------------+------\n  1 | ‹userid#1› | ‹name#1›\n  2 | ‹userid#2›    | ‹name#2›\n(2 rows)\nuserid"},
		{"mysql", "+----+-------------+\n| id | app_secret  |\n+----+-------------+\n|  1 | abc123def   |\n+----+-------------+", "+----+-------------+\n| id | app_secret  |\n+----+-------------+\n|  1 | ‹app_secret#1›   |\n+----+-------------+"},
		{"markdown", "| name | userid | token |\n|---|:--|---|\n| 张伟 | m0012 | " + hex32 + " |\n\nx", "| name | userid | token |\n|---|:--|---|\n| ‹name#1› | ‹userid#1› | ‹token#1› |\n\nx"},
		{"csv", "id,userid,name,mobile\n1,manager7081,张伟,13800138000\n2,3380112233,李娜,13900139000\n", "id,userid,name,mobile\n1,‹userid#1›,‹name#1›,‹mobile#1›\n2,‹userid#2›,‹name#2›,‹mobile#2›\n"},
		{"quoted csv", "\"id\",\"access_token\"\r\n\"1\",\"" + hex32 + "\"\r\n", "\"id\",\"access_token\"\r\n\"1\",\"‹access_token#1›\"\r\n"},
		{"first of a quoted csv", "\"userid\",\"size\"\n\"m0012\",\"1\"\n", "\"userid\",\"size\"\n\"‹userid#1›\",\"1\"\n"},
		{"first in a string", `{"errmsg":"access_token | b\n---+---\n5e1f0a9c7b | c","n":1}`, `{"errmsg":"access_token | b\n---+---\n‹access_token#1› | c","n":1}`},
		{"behind a text", "bad rows: id,userid\n1,m0012\nsee id | userid\n---+---\n1 | m0013", "bad rows: id,userid\n1,‹userid#1›\nsee id | userid\n---+---\n1 | ‹userid#2›"},
		{"behind commas", "bad token, id,app.secret,size\n1," + hex32 + ",10", "bad token, id,app.secret,size\n1,‹secret#1›,10"},
		{"markdown behind a text", "bad row, | id | userid |\n| --- | --- |\n| 1 | m0012 |", "bad row, | id | userid |\n| --- | --- |\n| 1 | ‹userid#1› |"},
		{"tabs", "id\tuserid\tx\n1\tmanager7081\ty\n", "id\tuserid\tx\n1\t‹userid#1›\ty\n"},
		{"a drawn table", "┌──────┬─────────────┐\n│ name │   userid    │\n├──────┼─────────────┤\n│ 张伟 │ manager7081 │\n└──────┴─────────────┘", "┌──────┬─────────────┐\n│ name │   userid    │\n├──────┼─────────────┤\n│ ‹name#1› │ ‹userid#1› │\n└──────┴─────────────┘"},
		{"columns of blanks", "USERID       MOBILE   SIZE\nmanager7081  0571-12345678   10\n", "USERID       MOBILE   SIZE\n‹userid#1›  ‹mobile#1›   10\n"},
		{"a name and blanks", "app_secret    q1W2e3R4t5\nsize          10", "app_secret    ‹app_secret#1›\nsize          10"},
		{"numbers of somebody", "task_id,contact,x\n16482932994,13800138000,1\n\na, b\n13800138000, 2\nid\n13800138000, id={13800138000, x=13800138000", "task_id,contact,x\n16482932994,‹mobile#1›,1\n\na, b\n‹mobile#1›, 2\nid\n‹mobile#1›, id={13800138000, x=‹mobile#1›"},
		{"in a string", `{"out":"id | userid\n---+---\n1 | m0012\n","n":1}`, `{"out":"id | userid\n---+---\n1 | ‹userid#1›\n","n":1}`},
	}.run(t)
	unchanged(t,
		"id,status,count\n16482932994,done,3\n16482932995,done,4", "| id | n |\n|---|---|\n| 16482932994 | a |\n| 16482932995 | b |", " task_id | n\n----+---\n 16482932994 | 2\n", "任务ID\t状态\n16482932994\tok",
		"| name | type | required |\n|---|---|---|\n| access_token | String | yes |\n| userid | string | no |", "missing: userid,name\nplease add them, and try again", "userid,name\nother line\n",
		"USERID       STATUS\nnot found    60121", "token     string   the token of the call", "a | userid | b\nthe next line", "fields=userid,name,mobile\n1,2,3", "| userid | 用户的userid |\n|---|---|\n| name | 名称 |",
	)
}
