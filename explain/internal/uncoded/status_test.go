package uncoded_test

import (
	"strings"
	"testing"

	"github.com/dterr/dterr/explain/internal/shape"
	"github.com/dterr/dterr/explain/internal/uncoded"
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
		{"[DingTalk] request: status code 403", 403, shape.Named},
		{"钉钉 状态码：403", 403, shape.Named},
		{"dingtalk_stream.client ERROR request: status code 403", 403, shape.Named},
		{"[dingtalk-stream] request: status code 403", 403, shape.Named},
		{"c.a: com.dingtalk.api.Client request: status code 403", 403, shape.Named},
		{"error gateway/channels/dingtalk {} request: status code 403", 403, shape.Named},
		{long + "[DingTalk] request: status code 403", 403, shape.Named},
		{long + "08:22:27 DingTalk request: status code 403", 403, shape.Named},
		{long + "AxiosError: DingTalk request: status code 403", 403, shape.Named},
		{long + "HttpException: DingTalk request: status code 403", 403, shape.Named},
		{"钉钉 The plain HTTP request was sent to HTTPS port", 400, shape.Named},
		{"[dingtalk] Connection attempt 3 failed: status code 401", 401, shape.Named | shape.Opening},
		{"connect to DingTalk Stream: status code 401", 401, shape.Named | shape.Opening},
		{"dingtalk_stream.client open connection failed, status code 401", 401, shape.Named | shape.Opening},
		{"[钉钉] 连接建立失败 status code 401", 401, shape.Named | shape.Opening},

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
		{"AxiosError: Request failed with status code 403\n  at settle (zoo.js:1:2)\n  at DWClient.getEndpoint (zoo.js:3:4)", 403, shape.Named},
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
		sign  string
		fault uncoded.Fault
	}{
		{"certificate_verify_failed", uncoded.Untrusted},
		{"certificate verify failed", uncoded.Untrusted},
		{"failed to verify certificate", uncoded.Untrusted},
		{"unable to verify the first certificate", uncoded.Untrusted},
		{"UNABLE_TO_VERIFY_LEAF_SIGNATURE", uncoded.Untrusted},
		{"unable to get local issuer certificate", uncoded.Untrusted},
		{"self signed certificate", uncoded.Untrusted},
		{"self-signed certificate", uncoded.Untrusted},
		{"self_signed_cert", uncoded.Untrusted},
		{"signed by unknown authority", uncoded.Untrusted},
		{"certificate has expired", uncoded.Untrusted},
		{"cert_has_expired", uncoded.Untrusted},
		{"ssl certificate problem", uncoded.Untrusted},
		{"pkix path building failed", uncoded.Untrusted},
		{"remote certificate is invalid", uncoded.Untrusted},
		{"ERR_CERT_", uncoded.Untrusted},
		{"远程证书无效", uncoded.Untrusted},

		{"blocked by cors policy", uncoded.CrossOrigin},
		{"no 'access-control-allow-origin'", uncoded.CrossOrigin},
		{"cross-origin request blocked", uncoded.CrossOrigin},

		{"proxyconnect tcp", uncoded.Proxied},
		{"proxyerror", uncoded.Proxied},
		{"cannot connect to proxy", uncoded.Proxied},
		{"tunneling socket could not be established", uncoded.Proxied},
		{"proxy authentication required", uncoded.Proxied},
		{"ERR_PROXY_CONNECTION_FAILED", uncoded.Proxied},
		{"ERR_TUNNEL_CONNECTION_FAILED", uncoded.Proxied},

		{"ENOTFOUND", uncoded.Unresolved},
		{"EAI_AGAIN", uncoded.Unresolved},
		{"no such host", uncoded.Unresolved},
		{"unknownhostexception", uncoded.Unresolved},
		{"could not resolve", uncoded.Unresolved},
		{"couldn't resolve", uncoded.Unresolved},
		{"name or service not known", uncoded.Unresolved},
		{"temporary failure in name resolution", uncoded.Unresolved},
		{"nodename nor servname", uncoded.Unresolved},
		{"getaddrinfo failed", uncoded.Unresolved},
		{"ERR_NAME_NOT_RESOLVED", uncoded.Unresolved},
		{"不知道这样的主机", uncoded.Unresolved},
		{"未能解析此远程名称", uncoded.Unresolved},
		{"无法解析域名", uncoded.Unresolved},

		{"ECONNREFUSED", uncoded.Refused},
		{"connection refused", uncoded.Refused},
		{"couldn't connect to server", uncoded.Refused},
		{"ERR_CONNECTION_REFUSED", uncoded.Refused},
		{"actively refused", uncoded.Refused},
		{"积极拒绝", uncoded.Refused},

		{"tls handshake timeout", uncoded.Late},
		{"ssl handshake timeout", uncoded.Late},
		{"ETIMEDOUT", uncoded.Late},
		{"sockettimeoutexception", uncoded.Late},
		{"i/o timeout", uncoded.Late},
		{"ECONNABORTED", uncoded.Late},
		{"connection timed out", uncoded.Late},
		{"connect timed out", uncoded.Late},
		{"read timed out", uncoded.Late},
		{"operation timed out", uncoded.Late},
		{"readtimeout", uncoded.Late},
		{"connecttimeout", uncoded.Late},
		{"context deadline exceeded", uncoded.Late},
		{"awaiting headers", uncoded.Late},
		{"ERR_CONNECTION_TIMED_OUT", uncoded.Late},
		{"没有正确答复", uncoded.Late},
		{"连接超时", uncoded.Late},

		{"ECONNRESET", uncoded.Cut},
		{"EPIPE", uncoded.Cut},
		{"connection reset", uncoded.Cut},
		{"socket hang up", uncoded.Cut},
		{"client network socket disconnected", uncoded.Cut},
		{"broken pipe", uncoded.Cut},
		{"remotedisconnected", uncoded.Cut},
		{"remote end closed connection", uncoded.Cut},
		{"serverdisconnectederror", uncoded.Cut},
		{"unexpected end of file from server", uncoded.Cut},
		{"empty reply from server", uncoded.Cut},
		{"underlying connection was closed", uncoded.Cut},
		{"ERR_CONNECTION_RESET", uncoded.Cut},
		{"ERR_CONNECTION_CLOSED", uncoded.Cut},
		{"ERR_EMPTY_RESPONSE", uncoded.Cut},
		{"强迫关闭", uncoded.Cut},

		{"tls handshake", uncoded.Unagreed},
		{"ssl handshake", uncoded.Unagreed},
		{"sslhandshakeexception", uncoded.Unagreed},
		{"sslexception", uncoded.Unagreed},
		{"handshake_failure", uncoded.Unagreed},
		{"handshake failure", uncoded.Unagreed},
		{"during handshake", uncoded.Unagreed},
		{"terminated the handshake", uncoded.Unagreed},
		{"ssl connection could not be established", uncoded.Unagreed},
		{"ssl_error_syscall", uncoded.Unagreed},
		{"wrong version number", uncoded.Unagreed},
		{"bad handshake", uncoded.Unagreed},

		{"max retries exceeded", uncoded.Unanswered},
		{"network is unreachable", uncoded.Unanswered},
		{"no route to host", uncoded.Unanswered},
		{"ENETUNREACH", uncoded.Unanswered},
		{"EHOSTUNREACH", uncoded.Unanswered},
		{"cannot connect to host", uncoded.Unanswered},
		{"ERR_NETWORK", uncoded.Unanswered},
		{"error occurred while sending the request", uncoded.Unanswered},
		{"DingTalkNetworkException", uncoded.Unanswered},
		{"get endpoint failed", uncoded.Unanswered},
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
		if got := uncoded.FaultOf("zoo: " + sign + " of the zoo"); got != x.fault {
			t.Errorf("%q: fault %d, want %d", sign, got, x.fault)
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

// TestDropped has a line for each sign that a connection of stream mode ended, and for
// each mark of one.
func TestDropped(t *testing.T) {
	for _, sign := range []string{
		"persistent connection is timeout", "WebSocket closed (1006)", "WebSocket was closed", "WebSocket connection closed",
		"WebSocket connection lost", "websocket: close 1006", "closed the WebSocket connection", "ConnectionClosedError", "no close frame",
	} {
		for _, mark := range []string{"[DingTalk] ", "wss-open-connection.dingtalk.com ", "node_modules/dingtalk-stream/x ", "dingtalk_stream/x ", "com.dingtalk.open.app.stream/x ", "topic=disconnect ", `{"topic":"disconnect"} `} {
			if a, by := look(mark+sign, true); a == nil || !a.Is(shape.Dropped) || len(a.Codes) > 0 {
				t.Errorf("%q: by %q %+v", mark+sign, by, a)
			}
		}
		for _, mark := range []string{"dingtalk-stream", "work of dingtalk_stream/x", "at zoo.dingtalk.open.app.stream.x"} {
			if a, by := look(mark+"\n"+sign, true); a == nil || !a.Is(shape.Dropped) {
				t.Errorf("%q beside %q: by %q %+v", sign, mark, by, a)
			}
		}
		for _, in := range []string{sign, "[WeCom] " + sign, "dingtalk-stream of wecom: " + sign} {
			if a, by := look(in, true); a != nil {
				t.Errorf("%q: by %q %+v", in, by, a)
			}
		}
	}
	if a, _ := look("Ping Pong does not transfer heartbeat within heartbeat intervall", false); a == nil || !a.Is(shape.Dropped) {
		t.Errorf("the SDK's own words: %+v", a)
	}
}
