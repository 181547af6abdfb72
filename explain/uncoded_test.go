package explain_test

import (
	"strings"
	"testing"

	"github.com/dterr/dterr/codes"
)

// TestFirstNote holds what is said first of an answer without a code: what the text
// tells comes before what is said of its kind in general.
func TestFirstNote(t *testing.T) {
	for _, tt := range []struct{ in, first, title string }{
		{"[DingTalk] connect ETIMEDOUT 192.168.0.76:443", "private-address", "network"},
		{"[DingTalk] connect ETIMEDOUT 192.0.2.76:443", "network-late", "network"},
		{"[DingTalk] dial tcp: lookup api.dingtalk.com on 192.168.0.53:53: i/o timeout", "network-name", "network"},
		{"https://oapi.dingtalk.com/gettoken hostname in certificate didn't match: <oapi.dingtalk.com> != <*.example.com>", "certificate-name", "network"},
		{"$ curl -i https://oapi.dingtalk.com/gettoken\nHTTP/1.1 403 Forbidden\nServer: squid/4.10\nX-Squid-Error: ERR_ACCESS_DENIED 0\n\ncurl: (56) Received HTTP code 403 from proxy after CONNECT", "network-proxy", "network"},
		{"$ curl -i https://oapi.dingtalk.com/gettoken\nHTTP/1.1 403 Forbidden\ncurl: (56) Received HTTP code 403 from proxy after CONNECT", "network-proxy", "network"},
		{"[dingtalk] ERROR: read failed: read tcp 192.168.0.9:52074->192.0.2.7:443: use of closed network connection", "network-cut", "network"},
		{"[DingTalk] Request failed with status code 403 Card.Instance.Write", "scope-named", "403"},
		{"[DingTalk] Request failed with status code 403 card.instance", "status", "403"},
		{"[DingTalk][AICard] Request failed with status code 403\n[DingTalk][AICard] QPS 限流，跳过本次更新", "throttled", "403"},
		{"[DingTalk][AICard] Request failed with status code 403\n[DingTalk][AICard] 跳过本次更新", "card-refused", "403"},
		{"[DingTalk][AICard] Request failed with status code 500\n[DingTalk][AICard] QPS 限流，跳过本次更新", "status", "500"},
		{"[DingTalk] Failed to connect to DingTalk Stream: connect ETIMEDOUT 192.0.2.76:443", "network-stream", "network"},
		{"[DingTalk] Failed to connect to DingTalk Stream: certificate verify failed", "certificate", "network"},
		{"[DingTalk] establish connection failed, {}\ncom.dingtalk.open.app.stream.network.api.exception.DingTalkNetworkException: null", "network-stream", "network"},
		{"[dingtalk-connector] [default] channel exited: Request failed with status code 401", "stream-open", "401"},
		{"[dingtalk-connector] [default] channel exited: Request failed with status code 503", "status", "503"},
		{"# 钉钉事件订阅 RuntimeException: Invalid CorpId", "message-cause", "ownerKey"},
		{"# 钉钉 Invalid CorpId", "message-cause", "$CORPID$"},
	} {
		f := findings(t, []byte(tt.in))
		if len(f) != 1 || len(f[0].Notes) == 0 {
			t.Errorf("%q: %d findings", tt.in, len(f))
			continue
		}
		if got := f[0].Notes[0].Key; got != tt.first || !strings.Contains(f[0].Title.EN, tt.title) {
			t.Errorf("%q: first note %s, want %s; title %s", tt.in, got, tt.first, f[0].Title.EN)
		}
	}
}

// TestFaultRetry holds the advice on repeating a call that got no answer: none where a
// setting has to change first.
func TestFaultRetry(t *testing.T) {
	for fault, want := range map[string]codes.Policy{
		"certificate verify failed": codes.PolicyNever, "blocked by CORS policy": codes.PolicyNever, "Cannot connect to proxy": codes.PolicyUnknown,
		"handshake failure": codes.PolicyUnknown, "unexpected token < in JSON": codes.PolicyUnknown, "read timed out": codes.PolicyBackoff, "connection reset": codes.PolicyBackoff,
	} {
		f := findings(t, []byte("https://oapi.dingtalk.com/gettoken: "+fault))
		if len(f) != 1 || f[0].Retry.Policy != want {
			t.Errorf("%s: %d findings, want policy %s", fault, len(f), want)
		}
	}
}
