package uncoded_test

import (
	"strings"
	"testing"

	"github.com/dterr/dterr/explain/internal/fault"
	"github.com/dterr/dterr/explain/internal/shape"
)

// TestStatus has a line for each way in which a status or a network error is told,
// and for each that is told of somebody else, or of nothing that happened.
func TestStatus(t *testing.T) {
	const host = "POST https://api.dingtalk.com/v1.0/todo/tasks "
	long := strings.Repeat("work\n", 20)
	for _, test := range []struct {
		in     string
		status int
		traits shape.Traits
	}{
		{host + "status code 403", 403, 0},
		{"https://api.dingtalk.io/v1.0/todo/tasks status code 403", 403, 0},
		{"$ curl -w '%{http_code}' https://api.dingtalk.com/v1.0/todo/tasks\n403", 403, 0},
		{"钉钉\n403", 0, 0},
		{"eco.taobao.com dingtalk status code 403", 403, 0},
		{host + "status code 502, read ECONNRESET", 502, 0},
		{"[DingTalk] request: status code 403", 403, shape.Named},
		{"\"1\": \"[DingTalk] request: status code 403\",\n\"2\": \"zoo\"", 403, shape.Named},
		{"\"1\": \"zoo\", \"2\": \"[DingTalk] request: status code 403\",\n\"3\": \"zoo\"", 0, 0},
		{"\"1\": \"DingTalk request: status code 403\",\n\"2\": \"zoo\"", 0, 0},
		{"钉钉 状态码：403", 403, shape.Named},
		{"[DingTalk] webhook: status=502", 502, shape.Named},
		{"DingTalk: <Response [403]>", 403, shape.Named},
		{"DingTalk response code: 403", 403, shape.Named},
		{"[dingtalk-stream] Unexpected server response: 503", 503, shape.Named | shape.Opening},
		{"dingtalk: unexpected status 403", 403, shape.Named},
		{"[DingTalk] got status: 503", 503, shape.Named},
		{"DingTalk API error: HTTP 502 Bad Gateway", 502, shape.Named},
		{"DingTalk notify failed, HTTP 502", 502, shape.Named},
		{"failed to notify DingTalk: HTTP 502", 502, shape.Named},
		{"DingTalk notification failed: HTTP 502", 502, shape.Named},
		{"钉钉通知失败：HTTP 502", 502, shape.Named},
		{"请求钉钉超时，504 Gateway Time-out", 504, shape.Named},
		{"请求钉钉失败，408 Request Time-out", 408, shape.Named},
		{"[DingTalk] the zoo is down, HTTP 502", 0, 0},
		{"[DingTalk] download failed: status=502", 502, shape.Named},
		{"[DingTalk] upload failed: status=502", 502, shape.Named},
		{"[DingTalk] 下载失败: status=502", 502, shape.Named},
		{"[DingTalk] 上传失败: status=502", 502, shape.Named},
		{"[DingTalk] download failed from https://example.com/a.png: status=404", 0, 0},
		{"dingtalk_stream.client ERROR request: status code 403", 403, shape.Named},
		{"[dingtalk-stream] request: status code 403", 403, shape.Named},
		{"c.a: com.dingtalk.api.Client request: status code 403", 403, shape.Named},
		{"[DingTalkStream] open connection failed: HTTP 503", 503, shape.Named | shape.Opening},
		{"08:22:27 c.a.DingTalkApiClient request: status code 403", 403, shape.Named},
		{"DingTalkRobot request: status code 403", 403, shape.Named},
		{"DingTalkApi request: status code 403", 403, shape.Named},
		{"DingTalkSender request: status code 403", 403, shape.Named},
		{"DingTalkNotifier request: status code 403", 403, shape.Named},
		{"DingTalkPlatformAdapter request: status code 403", 403, shape.Named},
		{"DingTalkUtils request: status code 403", 403, shape.Named},
		{"c.a.DingTalkController request: status code 403", 0, 0},
		{"c.a.MyDingTalkClient request: status code 403", 0, 0},
		{"zoo/dingtalkapi request: status code 403", 0, 0},
		{"dify: " + host + "status code 403", 403, 0},
		{"dify: POST https://oapi.dingtalk.com/topapi/v2/user/get status code 403", 403, 0},
		{"dify: " + host + "from https://example.com/a status code 403", 0, 0},
		{"dify: api.dingtalk.com status code 403", 0, 0},
		{"[DingTalk] request failed with code=403", 403, shape.Named},
		{"error gateway/channels/dingtalk {} request: status code 403", 403, shape.Named},
		{long + "[DingTalk] request: status code 403", 403, shape.Named},
		{long + "08:22:27 DingTalk request: status code 403", 403, shape.Named},
		{long + "ts=7 DingTalk request: status code 403", 403, shape.Named},
		{long + "time=7 DingTalk request: status code 403", 403, shape.Named},
		{long + "level=info DingTalk request: status code 403", 403, shape.Named},
		{long + "logger=zoo DingTalk request: status code 403", 403, shape.Named},
		{"level=info logger=zoo/dingtalk request: status code 403", 403, shape.Named},
		{long + "08 DingTalk request: status code 403", 0, 0},
		{long + "a8:22:27 DingTalk request: status code 403", 0, 0},
		{long + "0a:22:27 DingTalk request: status code 403", 0, 0},
		{"zoo/dingtalk request: status code 403", 0, 0},
		{"zoo@dingtalk request: status code 403", 0, 0},
		{"/zoo/dingtalk read ECONNRESET", 0, 0},
		{"/zoo/dingtalk request: status code 403", 0, 0},
		{long + "AxiosError: DingTalk request: status code 403", 403, shape.Named},
		{long + "HttpException: DingTalk request: status code 403", 403, shape.Named},
		{"钉钉 The plain HTTP request was sent to HTTPS port", 400, shape.Named},
		{"[dingtalk] Connection attempt 3 failed: status code 401", 401, shape.Named | shape.Opening},
		{"connect to DingTalk Stream: status code 401", 401, shape.Named | shape.Opening},
		{"dingtalk_stream.client open connection failed, status code 401", 401, shape.Named | shape.Opening},
		{"[钉钉] 连接建立失败 status code 401", 401, shape.Named | shape.Opening},

		{"[DingTalk] request: status code 400, connect ETIMEDOUT", 400, shape.Named},
		{"a | b\n---|---\n[DingTalk] request: status code 403", 403, shape.Named},
		{"a | b\n---|---\n[DingTalk] request: | status code 403 | b", 0, 0},
		{"a | b\n---|---\n\"a\": \"[DingTalk] request: status code 403\",", 0, 0},

		{"request: status code 403", 0, 0},
		{"[DingTalk] status code 403", 0, 0},
		{"[DingTalk] 上游给 status code 403", 0, 0},
		{"/dingtalk request: status code 403", 0, 0},
		{"dingtalk-sync: request: status code 403", 0, 0},
		{"at a/dingtalk/b.go request: status code 403", 0, 0},
		{"钉钉回调 /api/zoo request: status code 403", 0, 0},
		{"钉钉 https://example.com/zoo request: status code 403", 0, 0},
		{"钉钉和企业微信 request: status code 403", 0, 0},
		{long + "钉钉 request: status code 403", 0, 0},
		{"| 钉钉 | request: status code 403 |", 0, 0},
		{"return 钉钉 request: status code 403", 0, 0},
		{"钉钉何时给 request: status code 403？", 0, 0},
		{"is it DingTalk? request: status code 403", 0, 0},
		{"does DingTalk give request: status code 403?", 0, 0},
		{"如果钉钉给 request: status code 403", 0, 0},
		{"修复钉钉的 request: status code 403", 0, 0},
		{"fix DingTalk request: status code 403", 0, 0},
		{"retry if DingTalk gives request: status code 403", 0, 0},
		{"retry when DingTalk gives request: status code 403", 0, 0},
		{"request: status code 403 means DingTalk is cross", 0, 0},
		{"request: status code 403 表示钉钉不让", 0, 0},

		{"[DingTalk] connect: status code 403", 403, shape.Named},
		{"[DingTalk] send: status code 403", 403, shape.Named},
		{"[DingTalk] 调用: status code 403", 403, shape.Named},
		{"[DingTalk] 请求: status code 403", 403, shape.Named},
		{"[DingTalk] 接口: status code 403", 403, shape.Named},
		{"[DingTalk] 发送: status code 403", 403, shape.Named},
		{"钉钉通知：request of zoo: status code 403", 0, 0},
		{"钉钉告警：request of zoo: status code 403", 0, 0},
		{"钉钉消息：request of zoo: status code 403", 0, 0},
		{"钉钉推送：request of zoo: status code 403", 0, 0},
		{"钉钉通知:request of zoo: status code 403", 0, 0},
		{"钉钉告警:request of zoo: status code 403", 0, 0},
		{"钉钉消息:request of zoo: status code 403", 0, 0},
		{"钉钉推送:request of zoo: status code 403", 0, 0},
		{"钉钉Alert: request of zoo: status code 403", 0, 0},
		{"钉钉message: request of zoo: status code 403", 0, 0},
		{"POST https://oapi.dingtalk.com/robot/send {\"msgtype\":\"text\",\"text\":\"status code 403\"", 0, 0},

		{"[dingtalk-connector] send: status code 403", 403, shape.Named},
		{"2026-11-20T10:00:00 info a/channels/dingtalk-connector [default] send: status code 403", 403, shape.Named},
		{"[DingTalk] LLM request failed with status code 403", 0, 0},
		{"[DingTalk] request of the model: status code 403", 0, 0},
		{"[DingTalk] 请求模型: status code 403", 0, 0},

		{"[DingTalk] connect ECONNREFUSED 127.0.0.1:7", 0, 0},
		{"[DingTalk] connect ECONNREFUSED ::1:7", 0, 0},
		{"[DingTalk] connect ECONNREFUSED localhost:7", 0, 0},
		{"[DingTalk] redis: connect ECONNREFUSED", 0, 0},
		{"log.error('钉钉 request: status code 403')", 0, 0},
		{"Q: 钉钉 request: status code 403", 0, 0},
		{"问：钉钉 request: status code 403", 0, 0},
		{"[DingTalk] the work timed out", 0, 0},
		{"api.dingtalk.com status code 403 != 200", 403, 0},
		{"if (x.status === 403) api.dingtalk.com", 0, 0},
		{"if x.status == 403: api.dingtalk.com", 0, 0},
		{"if (x.status !== 403) api.dingtalk.com", 0, 0},
		{"if x.status != 403: api.dingtalk.com", 0, 0},
		{"api.dingtalk.com status code 403 unless x.status != 403", 0, 0},
		{"api.dingtalk.com status code 403 unless x.status !== 403", 0, 0},
		{"const timeout = x.timeout ?? DINGTALK_TIMEOUT; // api.dingtalk.com", 0, 0},
		{"zoo --connect-timeout 5 api.dingtalk.com", 0, 0},
		{"zoo -TimeoutSec $x api.dingtalk.com", 0, 0},
		{"zoo('api.dingtalk.com', timeout=10)", 0, 0},
		{"api.dingtalk.com, \"timeout\": 5000", 0, 0},

		{"{\n \"channel\": \"dingtalk\",\n \"result\": {\n  \"error\": \"Request failed with status code 403\"\n }\n}", 403, shape.Named},
		{"{\n \"channel\":\"dingtalk\",\n \"error\": \"Request failed with status code 403\"}", 403, shape.Named},
		{"{\n 'channel': 'dingtalk',\n 'error': 'Request failed with status code 403'}", 403, shape.Named},
		{"{\n channel: 'dingtalk',\n error: 'Request failed with status code 403'}", 403, shape.Named},
		{"{\n channel: 'zoo',\n error: 'Request failed with status code 403'}", 0, 0},
		{"{\"channel\":\"dingtalk\"}\nRequest failed with status code 403", 0, 0},
		{"{\"a\": {\"channel\":\"dingtalk\"},\n \"error\": \"Request failed with status code 403\"}", 0, 0},
		{"AxiosError: Request failed with status code 403\n  at settle (zoo.js:1:2)\n  at DWClient.getEndpoint (zoo.js:3:4)", 403, shape.Named | shape.Opening},
		{"AxiosError: Request failed with status code 403\n  at settle (zoo.js:1:2)\n  at Zoo.getEndpoint (zoo.js:3:4)", 0, 0},
		{"AxiosError: Request failed with status code 403\nwork\n  at DWClient.getEndpoint (zoo.js:3:4)", 0, 0},
	} {
		a, by := look(test.in, false)
		switch {
		case test.status == 0 && a != nil:
			t.Errorf("%q: by %q %+v", test.in, by, a)
		case test.status != 0 && (a == nil || by != "status alone" || a.Status != test.status || a.Traits != test.traits):
			t.Errorf("%q: by %q %+v", test.in, by, a)
		}
	}
}

// TestRank takes the line that says most of several.
func TestRank(t *testing.T) {
	const said, printed, host = "钉钉接口报 403 错误\n", "ERROR: [DingTalk] send: status code 502\n", "POST https://api.dingtalk.com/v1.0/zoo -> 500\n"
	for in, want := range map[string]int{said: 403, said + printed: 502, said + strings.Repeat("work\n", 200) + host: 500, said + said: 403, printed + said: 502} {
		if a, by := look(in, false); a == nil || a.Status != want {
			t.Errorf("%q: by %q %+v", in, by, a)
		}
	}
	for in, want := range map[string]int{"钉钉\n接口返回403 error\nERROR: send: status code 502": 502, "钉钉\n接口返回403 error": 403} {
		if a, by := look(in, false); a == nil || a.Status != want {
			t.Errorf("%q: by %q %+v", in, by, a)
		}
	}
}

// TestNetwork has a line for each sign that a call got no answer.
func TestNetwork(t *testing.T) {
	for _, x := range []struct {
		sign string
		kind fault.Kind
	}{
		{"certificate_verify_failed", fault.Untrusted},
		{"certificate verify failed", fault.Untrusted},
		{"failed to verify certificate", fault.Untrusted},
		{"unable to verify the first certificate", fault.Untrusted},
		{"UNABLE_TO_VERIFY_LEAF_SIGNATURE", fault.Untrusted},
		{"unable to get local issuer certificate", fault.Untrusted},
		{"self signed certificate", fault.Untrusted},
		{"self-signed certificate", fault.Untrusted},
		{"self_signed_cert", fault.Untrusted},
		{"signed by unknown authority", fault.Untrusted},
		{"certificate has expired", fault.Untrusted},
		{"cert_has_expired", fault.Untrusted},
		{"ssl certificate problem", fault.Untrusted},
		{"pkix path building failed", fault.Untrusted},
		{"pkix path validation failed", fault.Untrusted},
		{"valid certification path", fault.Untrusted},
		{"certificate is not yet valid", fault.Untrusted},
		{"cert_not_yet_valid", fault.Untrusted},
		{"altnames", fault.Misnamed},
		{"证书验证失败", fault.Untrusted},
		{"remote certificate is invalid", fault.Untrusted},
		{"ERR_CERT_", fault.Untrusted},
		{"远程证书无效", fault.Untrusted},

		{"blocked by cors policy", fault.CrossOrigin},
		{"no 'access-control-allow-origin'", fault.CrossOrigin},
		{"cross-origin request blocked", fault.CrossOrigin},

		{"proxyconnect tcp", fault.Proxied},
		{"proxyerror", fault.Proxied},
		{"cannot connect to proxy", fault.Proxied},
		{"tunneling socket could not be established", fault.Proxied},
		{"proxy authentication required", fault.Proxied},
		{"check_hostname requires server_hostname", fault.Proxied},
		{"unable to connect to proxy", fault.Proxied},
		{"ERR_PROXY_CONNECTION_FAILED", fault.Proxied},
		{"ERR_TUNNEL_CONNECTION_FAILED", fault.Proxied},

		{"ENOTFOUND", fault.Unresolved},
		{"EAI_AGAIN", fault.Unresolved},
		{"no such host", fault.Unresolved},
		{"unknownhostexception", fault.Unresolved},
		{"could not resolve host", fault.Unresolved},
		{"couldn't resolve", fault.Unresolved},
		{"name or service not known", fault.Unresolved},
		{"temporary failure in name resolution", fault.Unresolved},
		{"nodename nor servname", fault.Unresolved},
		{"server misbehaving", fault.Unresolved},
		{"failed to lookup address", fault.Unresolved},
		{"name does not resolve", fault.Unresolved},
		{"resolving timed out", fault.Unresolved},
		{"getaddrinfo failed", fault.Unresolved},
		{"ERR_NAME_NOT_RESOLVED", fault.Unresolved},
		{"不知道这样的主机", fault.Unresolved},
		{"未能解析此远程名称", fault.Unresolved},
		{"无法解析域名", fault.Unresolved},

		{"ECONNREFUSED", fault.Refused},
		{"connection refused", fault.Refused},
		{"couldn't connect to server", fault.Refused},
		{"ERR_CONNECTION_REFUSED", fault.Refused},
		{"actively refused", fault.Refused},
		{"积极拒绝", fault.Refused},

		{"tls handshake timeout", fault.Late},
		{"ssl handshake timeout", fault.Late},
		{"during opening handshake", fault.Late},
		{"ETIMEDOUT", fault.Late},
		{"sockettimeoutexception", fault.Late},
		{"i/o timeout", fault.Late},
		{"ECONNABORTED", fault.Late},
		{"connection timed out", fault.Late},
		{"connect timed out", fault.Late},
		{"read timed out", fault.Late},
		{"operation timed out", fault.Late},
		{"readtimeout", fault.Late},
		{"connecttimeout", fault.Late},
		{"context deadline exceeded", fault.Late},
		{"awaiting headers", fault.Late},
		{"ERR_CONNECTION_TIMED_OUT", fault.Late},
		{"没有正确答复", fault.Late},
		{"连接超时", fault.Late},

		{"ECONNRESET", fault.Cut},
		{"EPIPE", fault.Cut},
		{"connection reset", fault.Cut},
		{"socket hang up", fault.Cut},
		{"client network socket disconnected", fault.Cut},
		{"broken pipe", fault.Cut},
		{"remotedisconnected", fault.Cut},
		{"remote end closed connection", fault.Cut},
		{"serverdisconnectederror", fault.Cut},
		{"unexpected end of file from server", fault.Cut},
		{"empty reply from server", fault.Cut},
		{"underlying connection was closed", fault.Cut},
		{"基础连接已经关闭", fault.Cut},
		{"forcibly closed", fault.Cut},
		{"software caused connection abort", fault.Cut},
		{"ERR_CONNECTION_RESET", fault.Cut},
		{"ERR_CONNECTION_CLOSED", fault.Cut},
		{"ERR_EMPTY_RESPONSE", fault.Cut},
		{"强迫关闭", fault.Cut},

		{"tls handshake", fault.Unagreed},
		{"ssl handshake", fault.Unagreed},
		{"sslhandshakeexception", fault.Unagreed},
		{"sslexception", fault.Unagreed},
		{"handshake_failure", fault.Unagreed},
		{"handshake failure", fault.Unagreed},
		{"ssl/tls alert handshake", fault.Unagreed},
		{"during handshake", fault.Unagreed},
		{"terminated the handshake", fault.Unagreed},
		{"ssl connection could not be established", fault.Unagreed},
		{"ssl/tls secure channel", fault.Unagreed},
		{"ssl/tls 安全通道", fault.Unagreed},
		{"ssl_error_syscall", fault.Unagreed},
		{"wrong version number", fault.Unagreed},
		{"bad handshake", fault.Unagreed},

		{"max retries exceeded", fault.Unanswered},
		{"network is unreachable", fault.Unanswered},
		{"no route to host", fault.Unanswered},
		{"ENETUNREACH", fault.Unanswered},
		{"EHOSTUNREACH", fault.Unanswered},
		{"cannot connect to host", fault.Unanswered},
		{"unable to connect to the remote server", fault.Unanswered},
		{"无法连接到远程服务器", fault.Unanswered},
		{"网络不可达", fault.Unanswered},
		{"ERR_NETWORK", fault.Unanswered},
		{"error occurred while sending the request", fault.Unanswered},
		{"DingTalkNetworkException", fault.Unanswered},
		{"get endpoint failed", fault.Unanswered},
	} {
		sign := x.sign
		for _, in := range []string{
			"oapi.dingtalk.com: " + sign, "[DingTalk] " + sign, "curl: (6) " + sign + "\napi.dingtalk.com",
			"work\n" + sign + "\nPOST https://api.dingtalk.com/v1.0/zoo", "POST https://api.dingtalk.com/v1.0/zoo\n" + sign,
			sign + "\n\tat com.dingtalk.api.DefaultDingTalkClient", sign + "\n\tat com.dingtalk.open.app.stream.network.core.Connector",
		} {
			if a, by := look(in, false); a == nil || !a.Is(shape.Network) || len(a.Codes) > 0 {
				t.Errorf("%q: by %q %+v", in, by, a)
			}
		}
		if _, got := fault.Of("zoo: " + sign + " of the zoo"); got != x.kind {
			t.Errorf("%q: fault %d, want %d", sign, got, x.kind)
		}
		if a, by := look("POST https://api.dingtalk.com/v1.0/zoo\nwork\n"+sign, false); a != nil && sign != "DingTalkNetworkException" {
			t.Errorf("%q two lines on: by %q %+v", sign, by, a)
		}
		if a, by := look(sign+" in the zoo", false); a != nil {
			t.Errorf("%q of nobody: by %q %+v", sign, by, a)
		}
	}
	for _, sign := range []string{"certificate", "timed out", "timeout", "TimeoutError", "TimeoutException", "the timeout: of the zoo", "timeout=1 timeout", "EOF", "looking for beginning of value", "Unexpected token <", "Expecting value: line 1 column 1", "Network Error", "TypeError: fetch failed"} {
		if a, by := look("oapi.dingtalk.com: "+sign, false); a == nil || !a.Is(shape.Network) {
			t.Errorf("%q: by %q %+v", sign, by, a)
		}
		if a, by := look("[DingTalk] "+sign, false); a != nil {
			t.Errorf("%q is an everyday word: by %q %+v", sign, by, a)
		}
	}
}

// TestDialled has the call stack of a connection of stream mode that could not be opened.
func TestDialled(t *testing.T) {
	const stack = "  File \"/zoo/dingtalk_stream/stream.py\", line 74, in start\n    async with websockets.connect(uri) as websocket:\n"
	for _, sign := range []string{"TimeoutError: timed out during opening handshake", "socket.gaierror: [Errno -3] Temporary failure in name resolution"} {
		if a, by := look(stack+sign, false); a == nil || !a.Is(shape.Network) || !a.Is(shape.Opening) {
			t.Errorf("%q: by %q %+v", sign, by, a)
		}
	}
	if a, by := look("  File \"/zoo/dingtalk_stream/zoo.py\", line 7, in feed\n    feed(uri)\nTimeoutError: timed out during opening handshake", false); a != nil {
		t.Errorf("another call: by %q %+v", by, a)
	}
}

// TestDropped has a line for each sign that a connection of stream mode ended, and for
// each mark of one.
func TestDropped(t *testing.T) {
	for _, sign := range []string{
		"Socket open timeout", "Socket closed before open", "WebSocket closed (1006)", "WebSocket was closed", "WebSocket connection closed",
		"WebSocket connection lost", "websocket: close 1006", "closed the WebSocket connection", "ConnectionClosedError", "no close frame",
	} {
		for _, mark := range []string{"[DingTalk] ", "wss-open-connection.dingtalk.com ", "node_modules/dingtalk-stream/x ", "dingtalk_stream/x ", "com.dingtalk.open.app.stream/x ", "topic=disconnect ", `{"topic":"disconnect"} `} {
			if a, by := look(mark+sign, true); a == nil || !a.Is(shape.Dropped) || len(a.Codes) > 0 {
				t.Errorf("%q: by %q %+v", mark+sign, by, a)
			}
		}
		for _, mark := range []string{"dingtalk-stream", "work of dingtalk_stream/x", "at zoo.dingtalk.open.app.stream.x", "DingTalk Stream of the zoo", "the DingTalk stream SDK", "钉钉 Stream 模式"} {
			if a, by := look(mark+"\n"+sign, true); a == nil || !a.Is(shape.Dropped) {
				t.Errorf("%q beside %q: by %q %+v", sign, mark, by, a)
			}
		}
		for _, in := range []string{sign, "import " + sign + "\ndingtalk_stream", "from zoo import " + sign + "\ndingtalk_stream", "[WeCom] " + sign, "dingtalk-stream of wecom: " + sign, "the DingTalk stream SDK\n- " + sign, "fix(zoo): x\n[DingTalk] " + sign} {
			if a, by := look(in, true); a != nil {
				t.Errorf("%q: by %q %+v", in, by, a)
			}
		}
	}
	for _, sign := range []string{"connection closed, code=1006 reason=", "disconnected (code: 1000)", "closing, code 1015", "连接断开 code=1011", "code=x, 连接关闭，code=1001"} {
		if a, by := look("[DingTalk] "+sign, true); a == nil || !a.Is(shape.Dropped) || len(a.Codes) > 0 {
			t.Errorf("%q: by %q %+v", sign, by, a)
		}
	}
	for _, in := range []string{"connection closed, code=1016", "connection closed, code=10060", "connection closed, code=40014", "connection opened, code=1006", "connection closed\ncode=1006", "connection closed at 1006"} {
		if a, by := look("[DingTalk] "+in, true); a != nil && a.Is(shape.Dropped) {
			t.Errorf("%q: by %q %+v", in, by, a)
		}
	}
	for _, own := range []string{`{"reason":"persistent connection is timeout"}`, "ping time out, connection is closing", "connection ping timeout, channel is closing"} {
		if a, by := look(own, false); a == nil || !a.Is(shape.Dropped) {
			t.Errorf("%q: by %q %+v", own, by, a)
		}
		if a, by := look("[DingTalk] of dify: "+own, true); a == nil || !a.Is(shape.Dropped) {
			t.Errorf("%q, told by another: by %q %+v", own, by, a)
		}
		if a, by := look("[WeCom] "+own, true); a != nil {
			t.Errorf("%q of another: by %q %+v", own, by, a)
		}
	}
	if a, _ := look("Ping Pong does not transfer heartbeat within heartbeat intervall", false); a == nil || !a.Is(shape.Dropped) {
		t.Errorf("the SDK's own words: %+v", a)
	}
}

// TestSaidBehind has what may stand behind a status that is said, and what makes an
// amount of it.
func TestSaidBehind(t *testing.T) {
	for in, want := range map[string]int{
		"dingtalk: got HTTP 502 <html><head><title>502 Bad Gateway</title></head></html>": 502,
		"the dingtalk robot returned HTTP 504 Gateway Timeout":                            504,
		"dingtalk returned HTTP 503 Service Unavailable <html>":                           503,
		"dingtalk returned 502: <html><body>Bad Gateway</body></html>":                    502,
		"钉钉推送返回 504：网关超时":                                                                 504,
		"钉钉推送失败 HTTP 502":                                                                 502,
		"dingtalk push failed, HTTP 502":                                                  502,
		"dingtalk returned 502 Bad Gateway pages for an hour":                             0,
		"钉钉返回 500 Internal 部门":                                                            0,
	} {
		got := 0
		if a, _ := look(in, false); a != nil {
			got = a.Status
		}
		if got != want {
			t.Errorf("%q: status %d, want %d", in, got, want)
		}
	}
}

// TestUnreached has a line for each kind of fault before which no host of DingTalk's can
// answer: the status beside it is somebody else's.
func TestUnreached(t *testing.T) {
	for said, want := range map[string]int{"connect ECONNREFUSED": 0, "connect ETIMEDOUT": 0, "certificate verify failed": 0, "getaddrinfo ENOTFOUND": 0, "read ECONNRESET": 400, "timed out": 400} {
		in := "POST https://api.dingtalk.com/v1.0/todo/tasks resp_status=400, " + said
		if a, by := look(in, false); a == nil || a.Status != want || a.Is(shape.Network) != (want == 0) {
			t.Errorf("%q: by %q %+v", in, by, a)
		}
	}
	const proxy = "[DingTalk] request: status code 407, Proxy Authentication Required"
	if a, by := look(proxy, false); a == nil || a.Status != 0 || !a.Is(shape.Network) {
		t.Errorf("%q: by %q %+v", proxy, by, a)
	}
	const told = "钉钉返回 400，api.dingtalk.com connect ETIMEDOUT"
	if a, by := look(told, false); a == nil || a.Status != 400 {
		t.Errorf("%q: by %q %+v", told, by, a)
	}
}
