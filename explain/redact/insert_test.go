package redact_test

import "testing"

// TestInserts masks the values of statements that name their columns first.
func TestInserts(t *testing.T) {
	table{
		{"row", "INSERT INTO cfg (id, DINGTALK_DB_PASSWORD, t) VALUES (1, 'HG-6Qa4jHe^tL1', NOW())", "INSERT INTO cfg (id, DINGTALK_DB_PASSWORD, t) VALUES (1, '‹password#1›', NOW())"},
		{"quoted names", "insert into `cfg` (`secret`, `t`) values ('abc123def', 1); INSERT INTO \"c\" (\"id\", \"userid\") VALUES (1, 'zhangwei')", "insert into `cfg` (`secret`, `t`) values ('‹secret#1›', 1); INSERT INTO \"c\" (\"id\", \"userid\") VALUES (1, '‹userid#1›')"},
		{"brackets", "INSERT INTO c ([id], [appSecret]) VALUES (1, N'swordfish')", "INSERT INTO c ([id], [appSecret]) VALUES (1, N'‹app_secret#1›')"},
		{"rows", "INSERT INTO u (name, userid, n) VALUES ('张伟', 338011, 1),\n ('李娜', 'm0012', f('a, b', 2))", "INSERT INTO u (name, userid, n) VALUES ('‹name#1›', ‹userid#1›, 1),\n ('‹name#2›', '‹userid#2›', f('a, b', 2))"},
		{"a number of somebody", "INSERT INTO t (id, contact) VALUES (1, 'a'), (16482932994, '13800138000'); f(13800138000)", "INSERT INTO t (id, contact) VALUES (1, 'a'), (16482932994, '‹mobile#1›'); f(‹mobile#1›)"},
		{"in a string", `{"sql":"REPLACE INTO c(id,token) VALUE (1,\"` + hex32 + `\") x"}`, `{"sql":"REPLACE INTO c(id,token) VALUE (1,\"‹token#1›\") x"}`},
	}.run(t)
	unchanged(t,
		"INSERT INTO t (id, n) VALUES (16482932994, 'done')", "INSERT INTO t (n, task_id) VALUES ('a', 16482932995),\n ('b', 16482932994)",
		"INSERT INTO c (id, token) VALUES (?, ?)", "INSERT INTO c (id, token) VALUES (1, NULL)", "INSERT INTO c (id, size) VALUES (1, 'abc123def')", "insert into c (id, token) values (:id, :token)",
		"INSERT INTO c (token, size) VALUES ('', 'abc123def')", "the values (token) are values (abc123def)", "INSERT INTO c (id, password) VALUES (1, get('x'))", "INSERT INTO c VALUES ('abc123def')",
	)
}
