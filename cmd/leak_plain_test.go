package cmd_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"
	"time"
)

// This file holds the other side: lines without a secret stay as they are.

// term is a place in a line for a technical value.
var term = regexp.MustCompile(`\{\{[a-z0-9]+\}\}`)

// technical makes the value of a term.
func technical(name string, r *rand.Rand) string {
	moment := time.UnixMilli(1763860800000 + int64(r.IntN(1e9))*20).UTC()
	switch name {
	case "{{id11}}": // a task of DingTalk
		return chars(r, "1", 1) + chars(r, "3456789", 1) + chars(r, digits, 9)
	case "{{n}}":
		return fmt.Sprint(between(r, 1, 9999))
	case "{{big}}":
		return fmt.Sprint(between(r, 1e6, 1e12))
	case "{{ms}}":
		return fmt.Sprint(moment.UnixMilli())
	case "{{s}}":
		return fmt.Sprint(moment.Unix())
	case "{{us}}":
		return fmt.Sprint(moment.UnixMicro())
	case "{{ns}}":
		return fmt.Sprint(moment.UnixNano())
	case "{{time}}":
		return moment.Format(time.RFC3339)
	case "{{log}}":
		return moment.Format("2006-01-02 15:04:05.000")
	case "{{hex16}}":
		return chars(r, hexDigits, 16)
	case "{{md5}}":
		return chars(r, hexDigits, 32)
	case "{{sha1}}":
		return chars(r, hexDigits, 40)
	case "{{sha256}}":
		return chars(r, hexDigits, 64)
	case "{{commit}}":
		return chars(r, hexDigits, between(r, 7, 12))
	case "{{uuid}}":
		return uuid(r)
	case "{{upper}}":
		return strings.ToUpper(uuid(r))
	case "{{request}}":
		return chars(r, digits+lower, 13)
	case "{{ip}}":
		return fmt.Sprintf("%d.%d.%d.%d", between(r, 1, 223), between(r, 0, 255), between(r, 0, 255), between(r, 1, 254))
	case "{{port}}":
		return fmt.Sprint(between(r, 1024, 65535))
	case "{{key}}":
		return "ding" + chars(r, digits+lower, 16)
	case "{{version}}":
		return fmt.Sprintf("%d.%d.%d", between(r, 0, 30), between(r, 0, 20), between(r, 0, 99))
	case "{{class}}":
		return pick(r, "com.dingtalk.api.DefaultDingTalkClient", "com.example.demo.TokenService", "org.springframework.web.client.RestTemplate", "com.aliyun.dingtalkoauth2_1_0.Client", "com.example.sync.UserSyncJob$Worker")
	case "{{hexint}}":
		return "0x" + chars(r, hexDigits, between(r, 4, 12))
	case "{{path}}":
		return pick(r, "/topapi/v2/user/get", "/v1.0/contact/users/me", "/topapi/message/corpconversation/getsendresult", "/gettoken", "/v1.0/oauth2/accessToken", "/robot/send", "/attendance/list")
	case "{{field}}":
		return pick(r, "access_token", "appSecret", "userid", "mobile", "name", "unionId", "password", "suite_ticket", "aes_key", "email", "corpId", "sign", "jsapi_ticket", "agentId", "dept_id")
	}
	return name
}

// TestMaskingTooMuch proves that hardly a line without a secret is changed: it
// goes through explain as the message of an answer.
func TestMaskingTooMuch(t *testing.T) {
	r := rand.New(rand.NewPCG(*leakSeed, 3))
	lines := append(plainLines(), plainTraps()...)
	for n := max(5, *leakInputs/100); n > 0; n-- {
		for _, form := range plainForms() {
			lines = append(lines, term.ReplaceAllStringFunc(form, func(name string) string { return technical(name, r) }))
		}
	}
	touched := 0
	for _, line := range lines {
		o := outlet{args: []string{"explain", "--json"}}
		out := o.told(t, body("49999", line), "")
		var told struct {
			Message  string `json:"message"`
			Redacted int    `json:"redacted"`
		}
		if err := json.Unmarshal([]byte(out), &told); err != nil {
			t.Fatalf("%v: %s: %s", err, line, out)
		}
		if told.Redacted != 0 || told.Message != line {
			touched++
			t.Logf("%d masked\n  line %s\n  told %s", told.Redacted, line, told.Message)
		}
	}
	t.Logf("%d of %d lines touched (%.2f %%)", touched, len(lines), 100*float64(touched)/float64(len(lines)))
	if len(lines) < 700 || float64(touched) > 0.005*float64(len(lines)) {
		t.Errorf("%d of %d ordinary lines touched, at most 0.5 %% may", touched, len(lines))
	}
}

// plainForms are lines with technical values.
func plainForms() []string {
	return []string{
		"task_id={{id11}}", `{"task_id":{{id11}},"status":2}`, "taskId: {{id11}} is still running", "异步任务 {{id11}} 未完成，task_id={{id11}}", "process_instance {{uuid}} finished",
		"Content-Length: {{id11}}", "content-length={{id11}} bytes read", "thread-{{id11}} is blocked", "version {{id11}}.1", "count {{id11}}, offset {{id11}}",
		"messageId={{id11}} seq={{id11}}", "agent_id={{id11}} is not authorised", "dept_id={{id11}} not found", "部门 {{id11}} 不存在", "total: {{id11}}, size: {{n}}",
		"order_no={{id11}}{{n}} retry={{n}}", "used {{big}} of {{big}} bytes", "offset={{big}} length={{n}}", "cost {{n}} ms, limit {{n}} ms", "elapsed={{n}}ms qps={{n}}",
		"timestamp={{ms}} is more than an hour off", "timestamp={{s}}", "server time {{us}}, yours {{ns}}", "create_time: {{ms}}, modified: {{ms}}", "expires at {{time}} ({{s}})",
		"{{log}} INFO [main] {{class}} - started in {{n}} ms", "{{log}} ERROR [http-nio-8080-exec-{{n}}] {{class}} - call failed", "{{log}} [pool-{{n}}-thread-{{n}}] WARN retrying in {{n}} ms", "{{time}} level=info msg=started port={{port}}", "[{{time}}] production.ERROR: cURL error 28: Operation timed out after {{n}} milliseconds",
		"request_id={{request}}", "requestId: {{upper}}", "RequestId={{upper}}, code=400", "x-acs-request-id: {{upper}}", "x-acs-trace-id: {{md5}}",
		"traceId={{md5}} spanId={{hex16}}", "trace_id: {{uuid}}", "EagleEye-TraceId: {{md5}}", "traceparent: 00-{{md5}}-{{hex16}}-01", "X-Request-Id: {{uuid}}",
		"correlation id {{uuid}}", "请求ID：{{upper}}", "链路ID：{{md5}}", "session closed by peer, request {{request}}", "requestid {{request}} not found",
		"md5={{md5}}", "md5sum: {{md5}}  app.zip", "sha1={{sha1}}", "sha256: {{sha256}}", "SHA256({{n}}.tar.gz)= {{sha256}}",
		"digest: sha256:{{sha256}}", "image: registry.cn-hangzhou.aliyuncs.com/app/web@sha256:{{sha256}}", "checksum {{md5}} does not match {{md5}}", "ETag: \"{{md5}}\"", "Content-MD5: {{md5}}",
		"commit {{sha1}}", "at commit {{commit}} of branch main", "git describe: v{{version}}-{{n}}-g{{commit}}", "Merge {{commit}} into {{commit}}", "HEAD is now at {{commit}} fix retry",
		"build {{version}} ({{commit}})", "User-Agent: dingtalk-sdk/{{version}} Java/1.8", "Apache-HttpClient/{{version}} (Java/17.0.{{n}})", "go1.{{n}} linux/amd64", "server nginx/{{version}}",
		"request ip={{ip}} is not in the whitelist", "来源IP {{ip}} 不在白名单", "connect to {{ip}}:{{port}} timed out", "dial tcp {{ip}}:443: i/o timeout", "upstream: \"http://{{ip}}:{{port}}{{path}}\"",
		"client: {{ip}}, server: app.example.com", "listening on 0.0.0.0:{{port}}", "remote_addr={{ip}} status=502", "[::1]:{{port}} refused", "X-Forwarded-For: {{ip}}, {{ip}}",
		"appKey={{key}}", "appKey({{key}}) calls too often", "clientId: {{key}}", "client_id={{key}} is not authorised", "应用 appKey 为 {{key}}",
		"agentId={{n}}{{n}}", "suiteKey: suite{{request}}", "AppId: {{uuid}}", "app_key={{key}}, qps limit {{n}}", "miniAppId={{n}}{{n}}",
		"POST https://oapi.dingtalk.com{{path}} 200 {{n}}ms", "GET https://api.dingtalk.com{{path}} HTTP/1.1", "url: https://oapi.dingtalk.com{{path}}?size={{n}}&cursor={{n}}", "see https://open.dingtalk.com/document/orgapp/{{request}}", "https://open-dev.dingtalk.com/appscope/apply?content={{key}}%23qyapi_get_member",
		"at {{class}}.execute(Client.java:{{n}})", "at {{class}}.lambda$run${{n}}(Job.java:{{n}})", "Caused by: java.net.SocketTimeoutException: Read timed out after {{n}} ms", "File \"/app/service/{{n}}.py\", line {{n}}, in send", "main.go:{{n}} +{{hexint}}",
		"goroutine {{n}} [running]:", "main.(*Client).Do({{hexint}}, {{hexint}})", "panic at {{hexint}}: nil pointer", "pid {{n}} exited with {{n}}", "Object@{{commit}} is not serializable",
		"HTTP/1.1 {{n}} Too Many Requests", "Date: Mon, 23 Nov 2026 01:00:00 GMT", "X-RateLimit-Remaining: {{n}}", "Retry-After: {{n}}", "Last-Modified: {{time}}",
		"缺少参数 {{field}}", "参数 {{field}} 不能为空", "不合法的{{field}}", "{{field}} 长度不能超过 {{n}}", "invalid {{field}}",
		"missing {{field}}", "{{field}} is required", "{{field}}为空", "field {{field}} must be a string", "parameter '{{field}}' is missing",
		"{{field}} 已过期，请重新获取", "{{field}}校验失败", "请检查{{field}}是否正确", "the {{field}} is not valid", "the {{field}} is empty",
		"{{field}}: must not be null", "{{field}} must be at least {{n}} characters", "{{field}} length: {{n}}", "{{field}} expired at {{time}}", "{{field}} expires in {{n}} seconds",
		"{{field}}=null", "{{field}}=", "{{field}}: \"\"", "{\"{{field}}\":null}", "{\"{{field}}\":\"\"}",
		"{{field}}=${{{field}}}", "{{field}}: <your {{field}}>", "{{field}}=***", "{{field}}: ******", "{{field}} (String, required)",
		"uptime {{n}} days, load {{n}}", "memory {{big}} KB, cpu {{n}} %", "disk {{n}}.{{n}} GB free", "row {{id11}} of table t_task", "snowflake id {{ns}}",
	}
}
