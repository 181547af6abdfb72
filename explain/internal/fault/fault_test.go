package fault_test

import (
	"testing"

	"github.com/dterr/dterr/explain/internal/fault"
)

// TestOf has a line for each kind of fault, and lines that only look like one.
func TestOf(t *testing.T) {
	for _, x := range []struct {
		line string
		sign fault.Sign
		kind fault.Kind
	}{
		{"max retries exceeded", fault.Sure, fault.Unanswered},
		{"x509: certificate signed by unknown authority", fault.Sure, fault.Untrusted},
		{"Hostname/IP does not match certificate's altnames", fault.Sure, fault.Misnamed},
		{"ERR_TLS_CERT_ALTNAME_INVALID", fault.Sure, fault.Misnamed},
		{"hostname in certificate didn't match: <zoo> != <*.example>", fault.Sure, fault.Misnamed},
		{"certificate verify failed: Hostname mismatch", fault.Sure, fault.Misnamed},
		{"hostname 'zoo' doesn't match either of '*.a', 'b'", fault.Sure, fault.Misnamed},
		{"hostname 'zoo' doesn't match 'a'", fault.Sure, fault.Misnamed},
		{"SSL: no alternative certificate subject name matches target host name 'zoo'", fault.Sure, fault.Misnamed},
		{"No subject alternative DNS name matching zoo found.", fault.Sure, fault.Misnamed},
		{"x509: certificate is valid for a, not zoo", fault.Sure, fault.Misnamed},
		{"SSL: certificate subject name 'a' does not match target host name 'zoo'", fault.Sure, fault.Misnamed},
		{"RemoteCertificateNameMismatch", fault.Sure, fault.Misnamed},
		{"net::ERR_CERT_COMMON_NAME_INVALID", fault.Sure, fault.Misnamed},
		{"Received HTTP code 403 from proxy after CONNECT", fault.Sure, fault.Proxied},
		{"X-Squid-Error: ERR_ACCESS_DENIED 0", fault.Sure, fault.Proxied},
		{"read: use of closed network connection", fault.Sure, fault.Cut},
		{"blocked by CORS policy", fault.Sure, fault.CrossOrigin},
		{"proxyconnect tcp: connection refused", fault.Sure, fault.Proxied},
		{"no such host", fault.Sure, fault.Unresolved},
		{"wget: unable to resolve host address 'zoo.example'", fault.Sure, fault.Unresolved},
		{"连接建立超时或失败", fault.Sure, fault.Late},
		{"SocketException: Failed host lookup: 'zoo.example'", fault.Sure, fault.Unresolved},
		{"A server with the specified hostname could not be found.", fault.Sure, fault.Unresolved},
		{"%HTTPoison.Error{reason: :nxdomain}", fault.Sure, fault.Unresolved},
		{"timeout of 10000ms exceeded", fault.Sure, fault.Late},
		{"unexpected end of stream on https://zoo.example/", fault.Sure, fault.Cut},
		{"upstream prematurely closed connection while reading response header from upstream", fault.Sure, fault.Cut},
		{"The network connection was lost.", fault.Sure, fault.Cut},
		{"http: server gave HTTP response to HTTPS client", fault.Sure, fault.Unagreed},
		{"java.net.NoRouteToHostException: zoo", fault.Sure, fault.Unanswered},
		{"没有到主机的路由", fault.Sure, fault.Unanswered},
		{"context canceled", fault.Sure, fault.Unanswered},
		{"The Internet connection appears to be offline.", fault.Sure, fault.Unanswered},
		{"请求超时", fault.Sure, fault.Late},
		{"Failed to connect after 10 attempts", fault.Sure, fault.Unanswered},
		{"connection establish error, please check connectionId=zoo", fault.Sure, fault.Unanswered},
		{"[NETWORK_UNREACHABLE] DNS resolution failed", fault.Sure, fault.Unresolved},
		{"lookup zoo.example on 192.0.2.53:53: read udp: i/o timeout", fault.Sure, fault.Unresolved},
		{"lookup zoo.example on 192.0.2.53:53: read udp: connection refused", fault.Sure, fault.Unresolved},
		{"a lookup of zebras: i/o timeout", fault.Sure, fault.Late},
		{"lookup zebras. i/o timeout", fault.Sure, fault.Late},
		{"lookup .zebras: i/o timeout", fault.Sure, fault.Late},
		{"lookup zoo.example: certificate has expired", fault.Sure, fault.Untrusted},
		{"connection refused", fault.Sure, fault.Refused},
		{"connect ETIMEDOUT", fault.Sure, fault.Late},
		{"read ECONNRESET", fault.Sure, fault.Cut},
		{"TLS handshake failed", fault.Sure, fault.Unagreed},
		{"Unexpected token < in JSON", fault.Faint, fault.Garbled},
		{"TimeoutError", fault.Faint, fault.Late},
		{"连接超时", fault.Sure, fault.Late},
		{"连接超时时间 5 秒", fault.None, fault.Unanswered},
		{"--connect-timeout 5 timeout=10 timeout: 5000 TimeoutSec", fault.None, fault.Unanswered},
		{"write EPIPE", fault.Sure, fault.Cut},
		{"updateStatus, validateDeclarativePipeline", fault.None, fault.Unanswered},
		{"Could not resolve host: zoo", fault.Sure, fault.Unresolved},
		{"curl: (5) Could not resolve proxy: zoo", fault.Sure, fault.Unresolved},
		{"Could not resolve hostname", fault.Sure, fault.Unresolved},
		{"could not resolve name", fault.Sure, fault.Unresolved},
		{"could not resolve the domain", fault.None, fault.Unanswered},
		{"could not resolve domain zoo", fault.Sure, fault.Unresolved},
		{"could not resolve address of zoo", fault.Sure, fault.Unresolved},
		{"Could not resolve: zoo.example (nobody answers)", fault.Sure, fault.Unresolved},
		{"Could not resolve 'zoo.example:443'", fault.Sure, fault.Unresolved},
		{"could not resolve", fault.Sure, fault.Unresolved},
		{"Could not resolve org.zoo:zebra:2.0.14.", fault.None, fault.Unanswered},
		{"Could not resolve all files for configuration ':classpath'.", fault.None, fault.Unanswered},
		{"Could not resolve \"zebra.\"", fault.None, fault.Unanswered},
		{"Could not resolve <chat_id> on zoo.", fault.None, fault.Unanswered},
		{"geofence", fault.None, fault.Unanswered},
		{"all is well", fault.None, fault.Unanswered},
	} {
		if sign, kind := fault.Of(x.line); sign != x.sign || kind != x.kind {
			t.Errorf("%q: sign %d, kind %d, want %d, %d", x.line, sign, kind, x.sign, x.kind)
		}
	}
	if got := fault.Before("send: read econnreset, socket hang up"); got != "send: read " {
		t.Errorf("before the first sign stands %q", got)
	}
}
