package redact_test

import "testing"

// TestPlaceholders masks the values that stand for the question marks of a
// statement.
func TestPlaceholders(t *testing.T) {
	table{
		{"update", "==>  Preparing: UPDATE cfg SET sign = ?, n=? WHERE `userid` = ?\n==> Parameters: " + mac256 + "(String), 1(Integer), zhangwei(String)", "==>  Preparing: UPDATE cfg SET sign = ?, n=? WHERE `userid` = ?\n==> Parameters: ‹sign#1›(String), 1(Integer), ‹userid#1›(String)"},
		{"insert", "Preparing: insert into u (id, real_name, token) values (?, ?, ?)\nParameters: 1(Long), 张伟(String), " + hex32 + "(String)\n", "Preparing: insert into u (id, real_name, token) values (?, ?, ?)\nParameters: 1(Long), ‹name#1›(String), ‹token#1›(String)\n"},
		{"hibernate", "insert into cfg (id, DINGTALK_ACCESS_TOKEN) values (?, ?)\nbinding parameter [1] as [BIGINT] - [1]\nbinding parameter [2] as [VARCHAR] - [" + hex32 + "]", "insert into cfg (id, DINGTALK_ACCESS_TOKEN) values (?, ?)\nbinding parameter [1] as [BIGINT] - [1]\nbinding parameter [2] as [VARCHAR] - [‹access_token#1›]"},
		{"hibernate 6", "select * from u where u.userid=? and n=?\nbinding parameter (1:VARCHAR) <- [zhangwei]", "select * from u where u.userid=? and n=?\nbinding parameter (1:VARCHAR) <- [‹userid#1›]"},
		{"a number of somebody", "Preparing: UPDATE t SET contact = ? WHERE id = ?\nParameters: 13800138000(String), 16482932994(Long)\nbinding parameter [1] as [VARCHAR] - [13800138000]\nbinding parameter [x] - [13800138000]", "Preparing: UPDATE t SET contact = ? WHERE id = ?\nParameters: ‹mobile#1›(String), 16482932994(Long)\nbinding parameter [1] as [VARCHAR] - [‹mobile#1›]\nbinding parameter [x] - [‹mobile#1›]"},
		{"in a string", `{"a":"UPDATE c SET token=?\nParameters: ` + hex32 + `(String)"}`, `{"a":"UPDATE c SET token=?\nParameters: ‹token#1›(String)"}`},
	}.run(t)
	unchanged(t,
		"==>  Preparing: SELECT n FROM t WHERE id = ?\n==> Parameters: 16482932994(Long)", "select t.n from t where t.task_id=? and x=?\nbinding parameter [1] as [BIGINT] - [16482932994]", `{"a":"SELECT n FROM t WHERE id = ?\nParameters: 16482932994(Long)"}`,
		"UPDATE c SET size = ?\nParameters: abc123def(String)", "UPDATE c SET token = ?\nParameters: null", "Parameters: abc123def(String)", "UPDATE c SET token = ?\n\nbinding parameter [2] as [VARCHAR] - [abc123def]",
		"is it a token = ?\nparameters: none, x", "binding parameter [1] as [VARCHAR] - [null]",
	)
}
