package redact_test

import (
	"testing"

	"github.com/dterr/dterr/explain/redact"
)

// TestLearnt holds ids that stand once more without a name, and those that follow one in
// a list, against numbers and words that only look like them.
func TestLearnt(t *testing.T) {
	for _, tc := range []struct{ name, in, want string }{
		{"an id", "userid=manager3424 ok\npush manager3424 failed", "userid=‹userid#1› ok\npush ‹userid#1› failed"},
		{"a number", "userid=338012345678 ok\npush 338012345678 failed", "userid=‹userid#1› ok\npush ‹userid#1› failed"},
		{"a short id", "userid=m12 ok\nstep m12 failed", "userid=‹userid#1› ok\nstep m12 failed"},
		{"a time", "userid=1763860800123 ok\nat 1763860800123", "userid=‹userid#1› ok\nat 1763860800123"},
		{"a list", "userid 列表：338012345678、338012345679", "userid 列表：‹userid#1›、‹userid#2›"},
		{"a list in two lines", "userid_list: 338012345678,\n  338012345679", "userid_list: ‹userid#1›,\n  ‹userid#2›"},
		{"another field in the next line", "userid_list: 338012345678,\nagent_id: 88123", "userid_list: ‹userid#1›,\nagent_id: 88123"},
		{"no list", "userid=manager3424,agent3424=1", "userid=‹userid#1›,agent3424=1"},
		{"a number of its own", "工号H955511 不存在", "工号‹job_number#1› 不存在"},
		{"a rule for it", "工号长度 8 位", "工号长度 8 位"},
	} {
		if got := redact.New().Text(tc.in); got != tc.want {
			t.Errorf("%s\n  in   %s\n  got  %s\n  want %s", tc.name, tc.in, got, tc.want)
		}
	}
}

// TestNearMisses holds names that only differ from those that are known in what divides
// or follows them.
func TestNearMisses(t *testing.T) {
	const token = "5e1f0a9c7b3d48260f9e8d7c6b5a4039"
	for _, tc := range []struct{ name, in, want string }{
		{"a dot in a name", "callback.aes.key = q1W2e3R4t5", "callback.aes.key = ‹aes_key#1›"},
		{"a slash in a name", "/ding/aes/key: q1W2e3R4t5", "/ding/aes/key: ‹aes_key#1›"},
		{"a dot before another word", "redis.key = ding:q1W2e3R4t5", "redis.key = ding:q1W2e3R4t5"},
		{"a password with signs", "ansible_become_pass: BDn#M5sU51!", "ansible_become_pass: ‹password#1›"},
		{"tests that pass", "tests_pass: 88", "tests_pass: 88"},
		{"a code in an object", `{clientSecret: "q1W2e3R4t5", code: "` + token + `"}`, `{clientSecret: "‹client_secret#1›", code: "‹auth_code#1›"}`},
		{"a code in a hash", `{"code"=>"` + token + `", "state"=>"x"}`, `{"code"=>"‹auth_code#1›", "state"=>"x"}`},
		{"a code of an answer", `{code: "Forbidden.AccessDenied", state: "x"}`, `{code: "Forbidden.AccessDenied", state: "x"}`},
		{"a key of something", `gateway_key: "q1W2e3R4t5Y6u7I8o9P0aS"`, `gateway_key: "‹secret_key#1›"`},
		{"a key that finds something", `cacheKey: "q1W2e3R4t5Y6u7I8o9P0aS"`, `cacheKey: "q1W2e3R4t5Y6u7I8o9P0aS"`},
		{"who applies", `{"applicantName":"张文伟","deptName":"安保部","owner":"ops"}`, `{"applicantName":"‹name#1›","deptName":"安保部","owner":"ops"}`},
		{"a user of the machine", "uid=1000(bot) gid=1000", "uid=1000(bot) gid=1000"},
		{"an object of Kubernetes", "uid: 5c0e8f9a-3b1d-7e42-9a6c-2d4b8f1e0c37", "uid: 5c0e8f9a-3b1d-7e42-9a6c-2d4b8f1e0c37"},
		{"an operator", "WHERE name LIKE '%张伟%' AND mobile NOT IN ('0571-12345678')", "WHERE name LIKE '‹name#1›' AND mobile NOT IN ('‹mobile#1›')"},
		{"a condition", "userid in (select id from t)", "userid in (select id from t)"},
		{"groups", "access token: 6647915c 770b2bba 09a70b07 6fdca5c4", "access token: ‹token#1› ‹token#2›"},
		{"no groups", "token 6647915c 770b2bba failed", "token ‹token#1› 770b2bba failed"},
		{"a name of two words behind", "is " + token + " a valid access token?", "is ‹token#1› a valid access token?"},
		{"the key of an app in the key of a cache", "hit ding:access_token:dingq1w2e3r4t5y6u7i8", "hit ding:access_token:dingq1w2e3r4t5y6u7i8"},
		{"a message about a name", `"name": "appSecret is required"`, `"name": "appSecret is required"`},
		{"a pair behind a name", "bad access_token: userid=m0012", "bad access_token: userid=‹userid#1›"},
		{"a header behind a name", "bad token: Authorization: Basic cTUyT2Y1ejI6eENrSFRwV3FaWEpR", "bad token: Authorization: ‹authorization#1›"},
		{"a quoted name behind a name", `bad access_token: "userid": "m0012"`, `bad access_token: "userid": "‹userid#1›"`},
		{"a column behind a name", "bad access_token: x-acs-dingtalk-access-token\t5e1f0a9c7b3d4826", "bad access_token: x-acs-dingtalk-access-token\t‹access_token#1›"},
		{"a value that is a word", "access_token: mytoken, size: 10", "access_token: ‹access_token#1›, size: 10"},
		{"a flag before a name", "pulumi config set --secret appSecret q1W2e3R4t5Y6u7I8", "pulumi config set --secret appSecret ‹app_secret#1›"},
		{"an object of anything", `"access_token":{"equalTo":"` + token + `"}`, `"access_token":{"equalTo":"‹access_token#1›"}`},
		{"a pattern for no name", "name LIKE '%测试%'", "name LIKE '%测试%'"},
		{"a branch", "  send(url, token)\n  │    │    └ '5e1f0a9c'\n  │    └ 'https://a.example'\n  └ <function send>", "  send(url, token)\n  │    │    └ '‹token#1›'\n  │    └ 'https://a.example'\n  └ <function send>"},
		{"a branch written out", `{"m":"\n  login(pwd)\n        └ 'hunter2xyz'\n"}`, `{"m":"\n  login(pwd)\n        └ '‹password#1›'\n"}`},
		{"an id as long as a phone number", `{"id":13812345678} id=13812345678`, `{"id":13812345678} id=13812345678`},
		{"the phone number of somebody with an id", "id=7, tel 13812345678", "id=7, tel ‹mobile#1›"},
		{"a branch of a tree", "token\n└ src\n  └ 5e1f0a9c", "token\n└ src\n  └ 5e1f0a9c"},
		{"a diff of words", "secret: [-" + token + "-]{+0b9d7e3a1c5f42688f6e4d2c0b1a3957+}", "secret: [‹secret#1›]{+‹secret#2›+}"},
	} {
		if got := redact.New().Text(tc.in); got != tc.want {
			t.Errorf("%s\n  in   %s\n  got  %s\n  want %s", tc.name, tc.in, got, tc.want)
		}
	}
}
