package redact_test

import "testing"

// TestPrograms masks values in ways in which single programs print a name and its value.
func TestPrograms(t *testing.T) {
	table{
		{"debugger", `(NSString *) refreshToken = 0x0000600 @"abc123def", token = 0x5555557a12b0 "` + hex32 + `"`, `(NSString *) refreshToken = 0x0000600 @"‹refresh_token#1›", token = 0x5555557a12b0 "‹token#1›"`},
		{"debugger in a form", `a%20deviceId%20%3D%200x06%20%40%22q1w2e3r4t5%22`, `a%20deviceId%20%3D%200x06%20%40%22‹device_id#1›%22`},
		{"map of arthas", "@HashMap[\n    @String[real_name]:@String[张伟],\n    @String[userid]:@String[3380112233],\n]", "@HashMap[\n    @String[real_name]:@String[‹name#1›],\n    @String[userid]:@String[‹userid#1›],\n]"},
		{"map of arthas in a form", `a%20%40String%5BdeviceId%5D%3D%40String%5Bq1w2e3r4t5%5D`, `a%20%40String%5BdeviceId%5D%3D%40String%5B‹device_id#1›%5D`},
		{"maker at the end of a string", `{"m":"userid=String(3380112233)"} "userid=String(3380112234) "`, `{"m":"userid=String(‹userid#1›)"} "userid=String(‹userid#2›) "`},
		{"binaries", `x#{<<"userid">> => <<"manager7081">>, a => 1}, {<<"real_name">>,<<"张伟">>}`, `x#{<<"userid">> => <<"‹userid#1›">>, a => 1}, {<<"real_name">>,<<"‹name#1›">>}`},
		{"binaries in a page", `x#{&lt;&lt;&quot;name&quot;&gt;&gt; =&gt; &lt;&lt;&quot;张伟&quot;&gt;&gt;}`, `x#{&lt;&lt;&quot;name&quot;&gt;&gt; =&gt; &lt;&lt;&quot;‹name#1›&quot;&gt;&gt;}`},
		{"query", `{"term":{"real_name.keyword":"张伟"}} {"match":{"real_name":{"query":"张伟"}}} {"userid":{"$eq":"m0012"}}`, `{"term":{"real_name.keyword":"‹name#1›"}} {"match":{"real_name":{"query":"‹name#1›"}}} {"userid":{"$eq":"‹userid#1›"}}`},
		{"plan", "  ~ password = \"hunter2\" -> \"hunter3\"\n  + real_name = null -> \"张伟\"\n  ~ userid: m0012 -> m0013", "  ~ password = \"‹password#1›\" -> \"‹password#2›\"\n  + real_name = null -> \"‹name#1›\"\n  ~ userid: ‹userid#1› -> ‹userid#2›"},
		{"monitor", `1764470972.667 [0 127.0.0.1:52114] "HSET" "u:real_name" "张伟" "userid" "3380112233"`, `1764470972.667 [0 127.0.0.1:52114] "HSET" "u:real_name" "‹name#1›" "userid" "‹userid#1›"`},
		{"heading", `【userid】manager7081 不存在，【db.password】hunter2xyz {"m":"\u3010deviceSn\u3011q1w2e3r4t5"}`, `【userid】‹userid#1› 不存在，【db.password】‹password#1› {"m":"\u3010deviceSn\u3011‹device_id#1›"}`},
		{"property", "Resolved property 'bot.real_name' to '张伟'", "Resolved property 'bot.real_name' to '‹name#1›'"},
		{"property that Spring found", "Found key 'a.real_name' in PropertySource 'x' with value of type String: 张伟\nFound key 'a.password' in PropertySource 'y' with value of type String: hunter2xyz", "Found key 'a.real_name' in PropertySource 'x' with value of type String: ‹name#1›\nFound key 'a.password' in PropertySource 'y' with value of type String: ‹password#1›"},
		{"debugger's answer", "(gdb) p job_number\n$1 = 0x7ffe \"A1742\"\n(gdb) p app_secret\n$12 = \"abc123def\"", "(gdb) p job_number\n$1 = 0x7ffe \"‹job_number#1›\"\n(gdb) p app_secret\n$12 = \"‹app_secret#1›\""},
		{"array and map with a name in Latin letters", "    [name] => Gareth Halvorsen\nmap[id:3 name:Priska Olander]", "    [name] => ‹name#1›\nmap[id:3 name:‹name#2›]"},
		{"validator behind a log's head", "10:00:01 ERROR c.e.X - a.password\n  Input should be valid [type=x, input_value='hun ter2', input_type=str]", "10:00:01 ERROR c.e.X - a.password\n  Input should be valid [type=x, input_value='‹password#1›', input_type=str]"},
		{"list of settings in Chinese", "- name: 住址\n  value: \"杭州市文一西路969号\"", "- name: 住址\n  value: \"‹address#1›\""},
		{"part behind a vague key", "data=------x\r\nContent-Disposition: form-data; name=\"access_token\"\r\n\r\nabc123def\r\n------x--", "data=------x\r\nContent-Disposition: form-data; name=\"access_token\"\r\n\r\n‹access_token#1›\r\n------x--"},
		{"key without digits", "id LTAIfMdkjHPbreQoDUTXREMR", "id ‹access_key_id#1›"},
	}.run(t)
	unchanged(t,
		"token = 0x10 bytes", "Found key 'a.password' in PropertySource 'x' with value of type String", "Found key 'a.password' in PropertySource 'x'\n with value of type String: hunter2xyz", "(gdb) p size\n$1 = \"abc123def\"", "p token\n$x = \"abc123def\"",
		"token = 0x7ffe12a0 at line 3, secret: 0x7f8a5c0e12a0", "@String[size]:@String[12]", "@String[token]:@Integer[3]", `<<"size">> => <<"12">>`, `"user.keyword":"x"`, `token = null -> null`, `size = 3 -> 4`, "token: a -> b -> c", `"GET" "token" "7200"`, `["userid" "name"]`,
		"【token】已过期", "【size】3380112233", "LTAIxxxxxxxxxxxxxxxx", "Resolved property 'bot.size' to '张伟'", "- name: 备注\n  value: x", "userid\n  Input should be valid",
	)
}
