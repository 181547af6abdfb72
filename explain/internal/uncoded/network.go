package uncoded

import (
	"strings"

	"github.com/dterr/dterr/explain/internal/lex"
)

// sign says how sure a text is that a call got no answer.
type sign uint8

// The signs: a faint one is an everyday word, which says something only where the
// host stands.
const (
	signNone sign = iota
	signFaint
	signSure
)

// Fault says why a call got no answer.
type Fault uint8

// The faults.
const (
	Unanswered  Fault = iota // nothing more is known
	Untrusted                // the certificate of the other side was not trusted
	CrossOrigin              // a browser kept the answer from a page of another origin
	Proxied                  // the proxy did not let the call through
	Unresolved               // the name of the host led to no address
	Refused                  // nobody listens at the port
	Late                     // the time for it was over
	Cut                      // the connection ended before the answer
	Unagreed                 // the handshake of TLS failed
	Garbled                  // what came was no JSON
)

// networkSigns are what programs print of a call that got no answer, in lower case.
// The first on a line counts: the more telling stand before the others, and the faint
// ones last.
var networkSigns = [...]struct { //nolint:gochecknoglobals // a constant table
	text  string
	sign  sign
	fault Fault
}{
	{"certificate_verify_failed", signSure, Untrusted},
	{"certificate verify failed", signSure, Untrusted},
	{"failed to verify certificate", signSure, Untrusted},
	{"unable to verify the first certificate", signSure, Untrusted},
	{"unable_to_verify_leaf_signature", signSure, Untrusted},
	{"unable to get local issuer certificate", signSure, Untrusted},
	{"self signed certificate", signSure, Untrusted},
	{"self-signed certificate", signSure, Untrusted},
	{"self_signed_cert", signSure, Untrusted},
	{"signed by unknown authority", signSure, Untrusted},
	{"certificate has expired", signSure, Untrusted},
	{"cert_has_expired", signSure, Untrusted},
	{"ssl certificate problem", signSure, Untrusted},
	{"pkix path building failed", signSure, Untrusted},
	{"remote certificate is invalid", signSure, Untrusted},
	{"err_cert_", signSure, Untrusted},
	{"远程证书无效", signSure, Untrusted},

	{"blocked by cors policy", signSure, CrossOrigin},
	{"no 'access-control-allow-origin'", signSure, CrossOrigin},
	{"cross-origin request blocked", signSure, CrossOrigin},

	{"proxyconnect tcp", signSure, Proxied},
	{"proxyerror", signSure, Proxied},
	{"cannot connect to proxy", signSure, Proxied},
	{"tunneling socket could not be established", signSure, Proxied},
	{"proxy authentication required", signSure, Proxied},
	{"err_proxy_connection_failed", signSure, Proxied},
	{"err_tunnel_connection_failed", signSure, Proxied},

	{"enotfound", signSure, Unresolved},
	{"eai_again", signSure, Unresolved},
	{"no such host", signSure, Unresolved},
	{"unknownhostexception", signSure, Unresolved},
	{"could not resolve", signSure, Unresolved},
	{"couldn't resolve", signSure, Unresolved},
	{"name or service not known", signSure, Unresolved},
	{"temporary failure in name resolution", signSure, Unresolved},
	{"nodename nor servname", signSure, Unresolved},
	{"getaddrinfo failed", signSure, Unresolved},
	{"err_name_not_resolved", signSure, Unresolved},
	{"不知道这样的主机", signSure, Unresolved},
	{"未能解析此远程名称", signSure, Unresolved},
	{"无法解析域名", signSure, Unresolved},

	{"econnrefused", signSure, Refused},
	{"connection refused", signSure, Refused},
	{"couldn't connect to server", signSure, Refused},
	{"err_connection_refused", signSure, Refused},
	{"actively refused", signSure, Refused},
	{"积极拒绝", signSure, Refused},

	{"tls handshake timeout", signSure, Late},
	{"ssl handshake timeout", signSure, Late},
	{"etimedout", signSure, Late},
	{"sockettimeoutexception", signSure, Late},
	{"i/o timeout", signSure, Late},
	{"econnaborted", signSure, Late},
	{"connection timed out", signSure, Late},
	{"connect timed out", signSure, Late},
	{"read timed out", signSure, Late},
	{"operation timed out", signSure, Late},
	{"readtimeout", signSure, Late},
	{"connecttimeout", signSure, Late},
	{"context deadline exceeded", signSure, Late},
	{"awaiting headers", signSure, Late},
	{"err_connection_timed_out", signSure, Late},
	{"没有正确答复", signSure, Late},
	{lateHan, signSure, Late},

	{"econnreset", signSure, Cut},
	{"epipe", signSure, Cut},
	{"connection reset", signSure, Cut},
	{"socket hang up", signSure, Cut},
	{"client network socket disconnected", signSure, Cut},
	{"broken pipe", signSure, Cut},
	{"remotedisconnected", signSure, Cut},
	{"remote end closed connection", signSure, Cut},
	{"serverdisconnectederror", signSure, Cut},
	{"unexpected end of file from server", signSure, Cut},
	{"empty reply from server", signSure, Cut},
	{"underlying connection was closed", signSure, Cut},
	{"err_connection_reset", signSure, Cut},
	{"err_connection_closed", signSure, Cut},
	{"err_empty_response", signSure, Cut},
	{"强迫关闭", signSure, Cut},

	{"tls handshake", signSure, Unagreed},
	{"ssl handshake", signSure, Unagreed},
	{"sslhandshakeexception", signSure, Unagreed},
	{"sslexception", signSure, Unagreed},
	{"handshake_failure", signSure, Unagreed},
	{"handshake failure", signSure, Unagreed},
	{"during handshake", signSure, Unagreed},
	{"terminated the handshake", signSure, Unagreed},
	{"ssl connection could not be established", signSure, Unagreed},
	{"ssl_error_syscall", signSure, Unagreed},
	{"wrong version number", signSure, Unagreed},
	{"bad handshake", signSure, Unagreed},

	{"max retries exceeded", signSure, Unanswered},
	{"network is unreachable", signSure, Unanswered},
	{"no route to host", signSure, Unanswered},
	{"enetunreach", signSure, Unanswered},
	{"ehostunreach", signSure, Unanswered},
	{"cannot connect to host", signSure, Unanswered},
	{"err_network", signSure, Unanswered},
	{"error occurred while sending the request", signSure, Unanswered},
	{"dingtalknetworkexception", signSure, Unanswered},
	{"get endpoint failed", signSure, Unanswered},

	{"certificate", signFaint, Untrusted},
	{"timed out", signFaint, Late},
	{timeout, signFaint, Late},
	{"eof", signFaint, Cut},
	{"looking for beginning of value", signFaint, Garbled},
	{"unexpected token <", signFaint, Garbled},
	{"expecting value: line 1 column 1", signFaint, Garbled},
	{"network error", signFaint, Unanswered},
	{"fetch failed", signFaint, Unanswered},
}

// networkSign tells whether a line says that a call never got an answer.
func networkSign(l string) sign {
	s, _ := signOf(l)
	return s
}

// FaultOf gives the fault that a message of a program tells of.
func FaultOf(message string) Fault {
	_, f := signOf(message)
	return f
}

// signOf gives the sign on a line, and its fault.
func signOf(l string) (sign, Fault) {
	low := strings.ToLower(l)
	for i := range networkSigns {
		x := &networkSigns[i]
		switch {
		case !strings.Contains(low, x.text), x.text == timeout && isSetting(low), x.text == lateHan && isLimit(low):
		default:
			return x.sign, x.fault
		}
	}
	return signNone, Unanswered
}

// lateHan is the word for it in Chinese, and for the time that a program waits.
const lateHan = "连接超时"

// isLimit reports whether a line speaks of how long a program waits.
func isLimit(l string) bool {
	_, behind, _ := strings.Cut(l, lateHan)
	for _, noun := range [...]string{"时间", "时长", "设置", "配置", "阈值", "=", ":", "："} {
		if strings.HasPrefix(behind, noun) {
			return true
		}
	}
	return false
}

// timeout is the word for a failure and, more often, for a setting.
const timeout = "timeout"

// isSetting reports whether a line in lower case names a timeout as the setting that
// it is: --connect-timeout 5, timeout=10, timeout: 5000, TimeoutSec.
func isSetting(low string) bool {
	for from := 0; ; {
		i := strings.Index(low[from:], timeout)
		if i < 0 {
			return true
		}
		i += from
		from = i + len(timeout)
		if i > 0 && (low[i-1] == '-' || low[i-1] == '_') {
			continue
		}
		behind := low[from:]
		if word := lex.Name(behind); word != "" && !strings.HasPrefix(word, "e") { // TimeoutError, TimeoutException
			continue
		}
		behind = strings.TrimLeft(behind, " \"'")
		if strings.HasPrefix(behind, "=") || strings.HasPrefix(behind, "?") {
			continue
		}
		if value, ok := strings.CutPrefix(behind, ":"); ok && lex.Digits(strings.TrimLeft(value, " ")) != "" {
			continue
		}
		return false
	}
}
