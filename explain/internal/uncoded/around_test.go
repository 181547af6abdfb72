package uncoded_test

import (
	"strings"
	"testing"

	"github.com/dterr/dterr/explain/internal/shape"
	"github.com/dterr/dterr/explain/internal/uncoded"
)

// byAround names the way that finds a failure by what stands around it.
const byAround = "failure among lines that name it"

// TestAround has a line for each way in which what stands around a failure tells of
// DingTalk, and for each sign that it is somebody else's, or none at all.
func TestAround(t *testing.T) {
	const (
		net = -1
		log = "10:00:00 [dingtalk] sent\n"
	)
	long := log + strings.Repeat("work\n", 4000) + "%"
	for _, test := range []struct {
		in     string
		status int
	}{
		{"钉钉插件\nError: read ECONNRESET", net},
		{"dingding zoo\nError: read ECONNRESET", net},
		{"dingtalk-connector 0.8.3\nError: read ECONNRESET", net},
		{"zoo dingtalk-plugin 2.4\nError: read ECONNRESET", net},
		{"zoo dingtalk-plugged 2.4\nError: read ECONNRESET", 0},
		{"钉钉插件\nconnect ETIMEDOUT 192.0.2.1:443", net},
		{"钉钉插件\nread ECONNRESET", net},
		{log + "ssl.SSLError: [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed", net},
		{log + "ssl.SSLError: [ZOO: CERTIFICATE_VERIFY_FAILED] certificate verify failed", 0},
		{"钉钉插件\nwrite EPIPE", net},
		{"钉钉插件\ngetaddrinfo EAI_AGAIN", net},
		{"钉钉插件\nRequest failed with status code 403", 403},
		{"钉钉插件\n403 Forbidden", 403},
		{"钉钉插件\n接口返回403 error", 403},
		{"钉钉插件\n<html>\n<head><title>502 Bad Gateway</title></head>", 502},
		{"钉钉插件\nError: fatal alert: handshake_failure", net},
		{"钉钉插件\n[ERROR] a.b.ConnectTimeout: connect timed out", net},
		{"钉钉插件\nError: ECONNRESET, request: status code 502", 502},
		{"钉钉插件\nrequest failed: status code 403:", 403},
		{"钉钉插件\nrequest failed: status code 403: Forbidden", 403},
		{"钉钉插件\nrequest 200 then status code 502", 502},
		{"钉钉插件\nrequest 499 then status code 502", 502},
		{"钉钉插件\nrequest x404: status code 502", 502},
		{"钉钉插件\nrequest: status code 502, 502 Bad Gateway", 502},
		{"钉钉插件\nreturned 502", 502},
		{"钉钉插件\n[ERROR] 502 error", 502},
		{"钉钉插件 robotCode\nError: read ECONNRESET", net},
		{"钉钉插件 msgtype\nError: read ECONNRESET", net},
		{"1] 钉钉插件\nError: read ECONNRESET", net},
		{"# Error: read ECONNRESET\n钉钉插件", net},
		{"钉钉插件\n[zoo Error: read ECONNRESET", net},
		{"钉钉插件\n. Error: read ECONNRESET", net},
		{"钉钉插件\n100. Error: read ECONNRESET", net},
		{"钉钉插件\nECONNRESET_error(", net},
		{"钉钉插件\nzoo(Error: read ECONNRESET)", net},
		{"钉钉插件\nError: read ECONNRESET\n  at file:///zoo.js", net},
		{"钉钉插件\nError: read ECONNRESET\n  at webpack://zoo", net},
		{"钉钉插件\nError: read ECONNRESET\n  at a.com (zoo.js)", net},
		{"钉钉插件\nError: read ECONNRESET\n  host: 'zoo'", net},
		{"钉钉插件\nError: read ECONNRESET\n  host: 'open-dev.dingtalk.com'", net},
		{"钉钉插件\nError: getaddrinfo ENOTFOUND (zoo)", net},
		{"钉钉插件\n.com Error: Connection reset", net},
		{"钉钉插件\n: Error: read ECONNRESET", net},
		{"钉钉插件\nError: connect ETIMEDOUT 192.0.2.1 3306 ms", net},
		{"钉钉插件\nError: read ECONNRESET 192.0.2.1 of 5:30", net},
		{"钉钉插件\nError: connect ETIMEDOUT 192.0.2.1: zoo", net},
		{"钉钉插件\nError: connect ETIMEDOUT 192.0.2.1:80", net},
		{"钉钉插件\n10:00:00 192.0.2.1 Error: read ECONNRESET", net},
		{"钉钉插件\n10:00:00 java.net.SocketException: Connection reset", net},
		{"钉钉插件\n10:00:00 zoo.cage.ZooError: Connection reset", net},
		{"钉钉成功\nError: read ECONNRESET", 0},
		{"const x = '钉钉';\nError: read ECONNRESET", 0},
		{"钉钉插件\nrequest: Proxy Authentication Required, status code 407", 0},
		{"钉钉插件\nError: read ECONNRESET\nredis", 0},
		{"钉钉插件\nError: read ECONNRESET of zoo://cage", 0},
		{"钉钉插件\n<502 Bad Gateway", 0},
		{"钉钉插件\n10:00:00 zoo.cage.Keeper: Error: read ECONNRESET", 0},
		{"钉钉插件\nzoo.cage.Keeper Error: read ECONNRESET", 0},
		{"钉钉插件\n| Error: read ECONNRESET |", 0},
		{"钉钉插件\n<h1>502 Bad Gateway", 502},
		{"钉钉插件\n[ERROR] send: status code 502", 502},
		{"钉钉插件\n10:00:00 warn [default] send: status code 502", 502},
		{"钉钉插件\nzoo.err.Failed: send: status code 502", 502},
		{log + "Error: read ECONNRESET", net},
		{"{\"0\":\"[dingtalk] sent\"}\nError: read ECONNRESET", net},
		{"{\"0\":\"gateway/channels/dingtalk\"}\nError: read ECONNRESET", net},
		{strings.Replace(long, "%", log+"Error: read ECONNRESET", 1), net},
		{strings.Replace(long, "%", "{\"0\":\"[dingtalk] sent\"}\nError: read ECONNRESET", 1), net},
		{strings.Replace(long, "%", "Error: read ECONNRESET\n  at zoo.DingTalkZoo.send", 1), net},
		{strings.Replace(long, "%", "Error: read ECONNRESET\nwork\n  at zoo.DingTalkZoo.send", 1), 0},
		{strings.Replace(long, "%", "告警：Error: read ECONNRESET\n  at zoo.DingTalkZoo.send", 1), 0},
		{strings.Replace(long, "%", "Traceback:\n  File \"dingtalk_stream/zoo.py\"\nError: read ECONNRESET", 1), net},

		{"Error: read ECONNRESET", 0},
		{"{\"zoo\":\"dingtalk\"}\nError: read ECONNRESET", 0},
		{"/etc/dingtalk/zoo\nError: read ECONNRESET", 0},
		{strings.Replace(long, "%", "Error: read ECONNRESET", 1), 0},
		{strings.Replace(long, "%", "我说钉钉\nError: read ECONNRESET", 1), 0},
		{"钉钉插件\nECONNRESET", 0},
		{"钉钉插件\n403", 0},
		{"钉钉插件\nerror: timeout", 0},
		{"钉钉插件\nif (x.status === 403) fail()", 0},
		{"钉钉插件\nError 403: out of tokens", 0},
		{"钉钉插件\nfailed: HTTP 429: out of tokens", 0},
		{"钉钉插件\nError: status code 401 - {'error': 1}", 0},
		{"钉钉插件\n# Error: read ECONNRESET", 0},
		{"钉钉插件\n* Error: read ECONNRESET", 0},
		{"钉钉插件\n- Error: read ECONNRESET", 0},
		{"钉钉插件\n1. Error: read ECONNRESET", 0},
		{"钉钉插件\n12、Error: read ECONNRESET", 0},
		{"钉钉插件\nraise Zoo('Error: read ECONNRESET')", 0},
		{"钉钉插件\nthrow Zoo('Error: read ECONNRESET')", 0},
		{"钉钉插件\nawait Zoo('Error: read ECONNRESET')", 0},
		{"钉钉插件\nlog.error('Error: read ECONNRESET')", 0},
		{"钉钉插件\nlog.error(\"Error: read ECONNRESET\")", 0},
		{"钉钉插件\nlog.error(`Error: read ECONNRESET`)", 0},
		{"钉钉插件\nlog.error(f'Error: read ECONNRESET')", 0},
		{"钉钉插件\nZooError('read ECONNRESET')", net},
		{"钉钉插件\nError: read ECONNRESET?", 0},
		{"钉钉插件\n为何 Error: read ECONNRESET？", 0},
		{"钉钉插件\n如果 Error: read ECONNRESET", 0},
		{"钉钉插件\n告警：Error: read ECONNRESET", 0},
		{"钉钉插件\n告警：zoo\nError: read ECONNRESET", 0},
		{"钉钉插件\n{'robotCode': 'zoo', 'msgtype': 'text'}\nError: read ECONNRESET", 0},
		{"钉钉插件\n连接超时时间的错误", 0},
		{"钉钉插件的连接超时时长", 0},
		{"钉钉插件的连接超时设置", 0},
		{"钉钉插件的连接超时配置", 0},
		{"钉钉插件的连接超时阈值", 0},
		{"钉钉插件的连接超时=5", 0},
		{"钉钉插件的连接超时: 5", 0},
		{"钉钉插件的连接超时：5", 0},
		{"钉钉插件\nError: read ECONNRESET of https://example.test/zoo", 0},
		{"钉钉插件\nError: read ECONNRESET\n  url: 'https://example.test/zoo'", 0},
		{"钉钉插件\nError: read ECONNRESET\n  host: 'example.com'", 0},
		{"钉钉插件\nError: read ECONNRESET\n  at redis.zoo", 0},
		{"钉钉插件\nError: connect ECONNREFUSED 127.0.0.1:443", 0},
		{"钉钉插件\nError: connect ECONNREFUSED 192.0.2.1:3306", 0},
		{"钉钉插件\nError: connect ECONNREFUSED [2001:db8::2]:3306", 0},
		{"钉钉插件\nsend failed with status code 502 at /zoo/cage", 0},
		{"钉钉插件\nmodel: Request failed with status code 403", 0},
		{"钉钉插件\n[zoo] Error: read ECONNRESET", 0},
		{"钉钉插件\n[_zoo] Error: read ECONNRESET", 0},
		{"钉钉插件\n10:00:00 ERROR zoo.cage.Keeper - Error: read ECONNRESET", 0},
		{"钉钉插件\n10:00:00 ERROR zoo/keeper Error: read ECONNRESET", 0},
		{"钉钉和企业微信\nError: read ECONNRESET", 0},
		{log + "10:00:01 wecom\nError: read ECONNRESET\n" + strings.Repeat("work\n", 4000), 0},
		{log + "10:00:01 redis\nError: read ECONNRESET\n" + strings.Repeat("work\n", 4000), 0},
		{"钉钉插件\n失败 403 错误和 502 错误", 0},
		{"钉钉插件\n 403: Forbidden error", 0},
		{log + "10:00:01 ERROR keeper failed: Read timed out", 0},
		{log + "10:00:01 ERROR Zoo Exception: Read timed out", 0},
		{log + "10:00:01 ERROR ZooException: Read timed out", net},
		{log + "10:00:01 ERROR : Read timed out", net},
		{log + "10:00:01 WARN Read timed out", net},
		{log + "10:00:01 ZooError Read timed out", net},
		{log + "10:00:01 ERROR request failed: Read timed out", net},
		{"[INFO] dingtalk\n[ERROR] Build failed: Connection reset", 0},
		{"[dingtalk] sent\n[ERROR] Build failed: Connection reset", 0},
		{"[2026-01-01] dingtalk\n[ERROR] Build failed: Connection reset", 0},
		{"[Bug] dingtalk\n[ERROR] Build failed: Connection reset", net},
		{"钉钉插件\n失败 403 Forbidden\n失败 404 Not Found\n失败 502 Bad Gateway", 0},
	} {
		a, by := look(test.in, false)
		in := test.in[:min(len(test.in), 80)]
		switch {
		case test.status == 0 && a != nil:
			t.Errorf("%q: by %q %+v", in, by, a)
		case test.status != 0 && (a == nil || by != byAround || !a.Is(shape.Around)):
			t.Errorf("%q: by %q %+v", in, by, a)
		case test.status == net && (!a.Is(shape.Network) || a.Message == ""), test.status > 0 && (a.Status != test.status || a.Is(shape.Network)):
			t.Errorf("%q: by %q %+v", in, by, a)
		}
	}
}

// TestAroundCall takes over the call and the permission that stand near a failure.
func TestAroundCall(t *testing.T) {
	const put = "钉钉\nPUT /v1.0/card/streaming\n403 Forbidden"
	for in, want := range map[string]string{
		put: "PUT /v1.0/card/streaming",
		"钉钉\nGET /v1.0/zoo/cages\n403 Forbidden":                 "",
		"钉钉\n/topapi/v2/user/get\n403 Forbidden":                 "/topapi/v2/user/get",
		"钉钉\n/v2.0/calendar/settings\n403 Forbidden":             "",
		"钉钉\n/v2.0/wiki/nodes\n403 Forbidden":                    "GET /v2.0/wiki/nodes",
		"钉钉\n/v1.0/card/streaming\n403 Forbidden":                "PUT /v1.0/card/streaming",
		"钉钉\n/v1.0/pedia/words\n403 Forbidden":                   "/v1.0/pedia/words",
		"钉钉\nPOST /v1.0/pedia/words\n403 Forbidden":              "POST /v1.0/pedia/words",
		"钉钉\nPUT /v1.0/pedia/words\n403 Forbidden":               "PUT /v1.0/pedia/words",
		"钉钉\nDELETE /v1.0/pedia/words\n403 Forbidden":            "DELETE /v1.0/pedia/words",
		"钉钉\nGET /v1.0/workflow/processInstances\n403 Forbidden": "GET /v1.0/workflow/processInstances",
		"钉钉\n/v1.0/project/users/zoo/tasks\n403 Forbidden":       "",
		"Error: status code 403\n  zoo: 1\n  url: 'https://api.dingtalk.com/v1.0/card/instances'" + strings.Repeat("\n  zoo: 1", 90): "/v1.0/card/instances",
	} {
		a, by := look(in, false)
		if a == nil || a.Call.API() != want {
			t.Errorf("%q: by %q %+v, want %q", in, by, a, want)
		}
	}
	for _, sign := range "`\"'()，。：," {
		in := "钉钉" + string(sign) + "PUT /v1.0/card/streaming" + string(sign) + "\n403 Forbidden"
		if a, by := look(in, false); a == nil || a.Call.API() != "PUT /v1.0/card/streaming" {
			t.Errorf("%q: by %q %+v", in, by, a)
		}
	}
	for in, want := range map[string]string{
		put + "\nZoo.Cage.Write": "Zoo.Cage.Write", put + "\nZoo.Cage.Read": "Zoo.Cage.Read", "钉钉\n接口返回403 Zoo.Cage.Write": "", "钉钉\nrequest: status 403 Zoo.Cage.Write": "Zoo.Cage.Write",
		put + "\nZoo.Cage.Open": "", put + "\nzoo.Cage.Write": "", put + "\nZoo.Write": "", put: "", put + "\nZoo-X.Cage.Write": "",
	} {
		got := ""
		if a, _ := look(in, false); a != nil {
			got = strings.Join(a.Scopes, " ")
		}
		if got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

// TestOtherNames has each word that tells of another service, another host or another
// part of a program, and each that does not.
func TestOtherNames(t *testing.T) {
	for _, service := range []string{
		"redis", "MySQL", "postgres", "PostgreSQL", "mongodb", "kafka", "rabbitmq", "elasticsearch", "nacos", "jdbc:x", "数据库",
		"smtp", "javax.mail.X", "邮件", "Telegram", "slack", "discord", "bark", "pushplus", "Server酱",
		"npm ERR!", "pip._vendor", "transfer artifact", "failed to solve", "RPC failed", "GitLab", "ngrok", "nginx/1.2", "图床", "LLM", "模型", "chatgpt", "claude", "gemini", "deepseek", "ollama",
	} {
		if a, by := look("钉钉插件\n"+service+"\nError: read ECONNRESET", false); a != nil {
			t.Errorf("%q: by %q %+v", service, by, a)
		}
	}
	for _, word := range []string{"predisposed", "rediscover", "embark"} {
		if a, _ := look("钉钉插件\n"+word+"\nError: read ECONNRESET", false); a == nil {
			t.Errorf("%q is a service", word)
		}
	}
	for _, host := range []string{
		"ENOTFOUND zoo", "EAI_AGAIN zoo", "lookup zoo: no such host", "UnknownHostException: zoo", "host='zoo' read timed out", "Cannot connect to host zoo", "Could not resolve host: zoo",
		"ENOTFOUND in a.com", "ENOTFOUND in a.cn", "ENOTFOUND in a.net", "ENOTFOUND in a.org", "ENOTFOUND in a.io", "ENOTFOUND in a.ai", "ENOTFOUND in a.dev", "ENOTFOUND in a.local",
	} {
		if a, by := look("钉钉插件\nError: "+host, false); a != nil && !strings.Contains(host, " in ") {
			t.Errorf("%q: by %q %+v", host, by, a)
		}
		host = strings.Replace(host, "ENOTFOUND in", "ECONNRESET", 1)
		if a, by := look("钉钉插件\nError: "+host, false); a != nil {
			t.Errorf("%q: by %q %+v", host, by, a)
		}
	}
	for _, word := range []string{"java.net.SocketException:", "x.community", ".com", "a.com.x"} {
		if a, _ := look("钉钉插件\nError: Connection reset: "+word, false); a == nil {
			t.Errorf("%q is a host", word)
		}
	}
	for _, tag := range []string{"error", "ERR", "ERRO", "warn", "WARNING", "info", "debug", "fatal", "default", "__default__", "main", "Core", "2026-01-01"} {
		for _, in := range []string{"[" + tag + "] Error: read ECONNRESET", "10:00:00 " + tag + " [zoo] Error: read ECONNRESET"} {
			if a, by := look("钉钉插件\n"+in, false); (a == nil) != strings.Contains(in, "zoo") {
				t.Errorf("%q: by %q %+v", in, by, a)
			}
		}
	}
	for in, want := range map[string]string{
		"connect 192.168.1.2:443": "192.168.1.2", "10.1.2.3": "10.1.2.3", "(172.16.0.1)": "172.16.0.1", "127.0.0.1:80": "127.0.0.1",
		"read tcp 192.168.0.9:52074->106.11.43.160:443: x": "", "read tcp 106.11.43.160:9->192.168.0.9:443": "192.168.0.9", "from 192.168.0.9 -> zoo": "192.168.0.9",
		"106.11.43.160:443": "", "172.32.0.1": "", "1.10.2": "", "": "", "at 106.11.43.160 by 10.1.2.3.": "10.1.2.3",
	} {
		if got := uncoded.PrivateAddress(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

// TestChanges has each word of what was done about a failure.
func TestChanges(t *testing.T) {
	for _, word := range []string{"优化", "避免", "avoid", "support for", "retry on", "mock", "the zoo has a bug"} {
		for _, in := range []string{"钉钉插件\n" + word + " Error: read ECONNRESET", "钉钉插件 " + word + " read ECONNRESET"} {
			if a, by := look(in, false); a != nil {
				t.Errorf("%q: by %q %+v", in, by, a)
			}
		}
	}
	if a, _ := look("- 钉钉 Error: read ECONNRESET", false); a == nil {
		t.Error("an item that tells of no change is one of a change")
	}
	for _, word := range []string{"处理", "解决", "支持", "新增", "增加", "handle", "add ", "support"} {
		for _, mark := range []string{"- ", "* ", ""} {
			for _, lead := range []string{"钉钉插件\n" + mark, mark + "钉钉"} {
				if a, by := look(lead+word+"Error: read ECONNRESET", false); (a == nil) != (mark != "") {
					t.Errorf("%q: by %q %+v", lead+word, by, a)
				}
			}
		}
	}
}

// TestSaid has a line for each way in which a person says that an answer came with a
// status.
func TestSaid(t *testing.T) {
	for _, said := range []string{
		"返回 502", "报502", "出现502", "打 502", "returns 502", "returned 502", "got 502", "→ 502", "unexpected server response: 502", "unexpected response code: 502",
		"返回了502", "返回的502", "返回错误502", "返回 HTTP 502", "returned error 502", "returned code 502", "got an error 502", "got a 502",
		"502错误", "502 异常", "502报错", "502 error", "返回 502，怪", "返回 502,怪", "返回 502。", "返回 502；", "返回 502！", "返回 502!", "返回 502.", "返回“502”", "返回 502. 怪",
	} {
		if a, by := look("钉钉卡片"+said, false); a == nil || a.Status != 502 || !a.Is(shape.Named) {
			t.Errorf("%q: by %q %+v", said, by, a)
		}
	}
	if a, by := look("DingTalk报502", false); a == nil || a.Status != 502 {
		t.Errorf("a verb right behind the name: by %q %+v", by, a)
	}
	for _, in := range []string{
		"钉钉卡片 x502错误", "钉钉卡片 1.502错误", "钉钉卡片返回 304",
		"钉钉卡片返回 502 条", "钉钉卡片返回 599", "钉钉卡片返回 302", "钉钉卡片返回 1502", "钉钉卡片返回 x502", "钉钉卡片返回 1.502", "钉钉卡片 502", "钉钉卡片 502 errors", "钉钉卡片 502错误码", "DingTalk forgot 502",
		"钉钉插件，网站返回 502", "钉钉插件。网站返回 502", "钉钉插件；网站返回 502", "DingTalk, the zoo returned 502", "DingTalk. The zoo returned 502", "DingTalk; the zoo returned 502",
		"钉钉收到网站返回 502", "钉钉会返回 502", "钉钉可能返回 502", "钉钉回调返回 502", "DingTalk callback returned 502", "网站返回 502", "在钉钉打开报 502", "在钉钉访问报 502",
	} {
		if a, by := look(in, false); a != nil {
			t.Errorf("%q: by %q %+v", in, by, a)
		}
	}
}
