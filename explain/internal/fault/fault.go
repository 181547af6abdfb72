// Package fault knows what programs print of a call that got no answer: which words
// tell of that, how surely, and why there was none.
//
//	sign, kind := fault.Of("dial tcp: lookup oapi.dingtalk.com: no such host") // fault.Sure, fault.Unresolved
package fault

import (
	"strings"

	"github.com/dterr/dterr/explain/internal/lex"
)

// Sign says how sure a text is that a call got no answer.
type Sign uint8

// The signs: a faint one is an everyday word, which says something only where the
// host stands.
const (
	None Sign = iota
	Faint
	Sure
)

// Kind says why a call got no answer.
type Kind uint8

// The kinds of faults.
const (
	Unanswered  Kind = iota // nothing more is known
	Untrusted               // the certificate of the other side was not trusted
	CrossOrigin             // a browser kept the answer from a page of another origin
	Proxied                 // the proxy did not let the call through
	Unresolved              // the name of the host led to no address
	Refused                 // nobody listens at the port
	Late                    // the time for it was over
	Cut                     // the connection ended before the answer
	Unagreed                // the handshake of TLS failed
	Garbled                 // what came was no JSON
	Misnamed                // the certificate was that of another host
)

// signs are what programs print of a call that got no answer, in lower case.
// The first on a line counts: the more telling stand before the others, and the faint
// ones last.
var signs = [...]struct { //nolint:gochecknoglobals // a constant table
	text string
	sign Sign
	kind Kind
}{
	{"altname", Sure, Misnamed},
	{"hostname in certificate", Sure, Misnamed},
	{"hostname mismatch", Sure, Misnamed},
	{"doesn't match either of", Sure, Misnamed},
	{"doesn't match '", Sure, Misnamed},
	{"no alternative certificate subject name", Sure, Misnamed},
	{"no subject alternative", Sure, Misnamed},
	{"certificate is valid for", Sure, Misnamed},
	{"does not match target host name", Sure, Misnamed},
	{"remotecertificatenamemismatch", Sure, Misnamed},
	{"err_cert_common_name_invalid", Sure, Misnamed},

	{"certificate_verify_failed", Sure, Untrusted},
	{"certificate verify failed", Sure, Untrusted},
	{"failed to verify certificate", Sure, Untrusted},
	{"unable to verify the first certificate", Sure, Untrusted},
	{"unable_to_verify_leaf_signature", Sure, Untrusted},
	{"unable to get local issuer certificate", Sure, Untrusted},
	{"self signed certificate", Sure, Untrusted},
	{"self-signed certificate", Sure, Untrusted},
	{"self_signed_cert", Sure, Untrusted},
	{"signed by unknown authority", Sure, Untrusted},
	{"certificate has expired", Sure, Untrusted},
	{"cert_has_expired", Sure, Untrusted},
	{"ssl certificate problem", Sure, Untrusted},
	{"pkix path building failed", Sure, Untrusted},
	{"pkix path validation failed", Sure, Untrusted},
	{"valid certification path", Sure, Untrusted},
	{"certificate is not yet valid", Sure, Untrusted},
	{"cert_not_yet_valid", Sure, Untrusted},
	{"证书验证失败", Sure, Untrusted},
	{"remote certificate is invalid", Sure, Untrusted},
	{"err_cert_", Sure, Untrusted},
	{"远程证书无效", Sure, Untrusted},

	{"blocked by cors policy", Sure, CrossOrigin},
	{"no 'access-control-allow-origin'", Sure, CrossOrigin},
	{"cross-origin request blocked", Sure, CrossOrigin},

	{"proxyconnect tcp", Sure, Proxied},
	{"proxyerror", Sure, Proxied},
	{"cannot connect to proxy", Sure, Proxied},
	{refused, Sure, Proxied},
	{squid, Sure, Proxied},
	{"tunneling socket could not be established", Sure, Proxied},
	{"proxy authentication required", Sure, Proxied},
	{"check_hostname requires server_hostname", Sure, Proxied},
	{"unable to connect to proxy", Sure, Proxied},
	{"err_proxy_connection_failed", Sure, Proxied},
	{"err_tunnel_connection_failed", Sure, Proxied},

	{"enotfound", Sure, Unresolved},
	{"eai_again", Sure, Unresolved},
	{"no such host", Sure, Unresolved},
	{"unknownhostexception", Sure, Unresolved},
	{resolve, Sure, Unresolved},
	{"couldn't resolve", Sure, Unresolved},
	{"unable to resolve host", Sure, Unresolved},
	{"failed host lookup", Sure, Unresolved},
	{"hostname could not be found", Sure, Unresolved},
	{"nxdomain", Sure, Unresolved},
	{"name or service not known", Sure, Unresolved},
	{"temporary failure in name resolution", Sure, Unresolved},
	{"nodename nor servname", Sure, Unresolved},
	{"server misbehaving", Sure, Unresolved},
	{"failed to lookup address", Sure, Unresolved},
	{"name does not resolve", Sure, Unresolved},
	{"resolving timed out", Sure, Unresolved},
	{"getaddrinfo failed", Sure, Unresolved},
	{"err_name_not_resolved", Sure, Unresolved},
	{"不知道这样的主机", Sure, Unresolved},
	{"未能解析此远程名称", Sure, Unresolved},
	{"无法解析域名", Sure, Unresolved},
	{"dns resolution failed", Sure, Unresolved},

	{"econnrefused", Sure, Refused},
	{"connection refused", Sure, Refused},
	{"couldn't connect to server", Sure, Refused},
	{"err_connection_refused", Sure, Refused},
	{"actively refused", Sure, Refused},
	{"积极拒绝", Sure, Refused},

	{"tls handshake timeout", Sure, Late},
	{"ssl handshake timeout", Sure, Late},
	{"during opening handshake", Sure, Late},
	{"etimedout", Sure, Late},
	{"sockettimeoutexception", Sure, Late},
	{"i/o timeout", Sure, Late},
	{"econnaborted", Sure, Late},
	{"connection timed out", Sure, Late},
	{"connect timed out", Sure, Late},
	{"read timed out", Sure, Late},
	{"operation timed out", Sure, Late},
	{"readtimeout", Sure, Late},
	{"connecttimeout", Sure, Late},
	{"context deadline exceeded", Sure, Late},
	{"awaiting headers", Sure, Late},
	{"ms exceeded", Sure, Late},
	{"err_connection_timed_out", Sure, Late},
	{"没有正确答复", Sure, Late},
	{lateHan, Sure, Late},
	{"请求超时", Sure, Late},
	{"连接建立超时", Sure, Late},

	{"econnreset", Sure, Cut},
	{"epipe", Sure, Cut},
	{"connection reset", Sure, Cut},
	{"socket hang up", Sure, Cut},
	{"client network socket disconnected", Sure, Cut},
	{"broken pipe", Sure, Cut},
	{"remotedisconnected", Sure, Cut},
	{"remote end closed connection", Sure, Cut},
	{"serverdisconnectederror", Sure, Cut},
	{"unexpected end of file from server", Sure, Cut},
	{"empty reply from server", Sure, Cut},
	{"underlying connection was closed", Sure, Cut},
	{"基础连接已经关闭", Sure, Cut},
	{"forcibly closed", Sure, Cut},
	{"unexpected end of stream", Sure, Cut},
	{"prematurely closed connection", Sure, Cut},
	{"network connection was lost", Sure, Cut},
	{"use of closed network connection", Sure, Cut},
	{"software caused connection abort", Sure, Cut},
	{"err_connection_reset", Sure, Cut},
	{"err_connection_closed", Sure, Cut},
	{"err_empty_response", Sure, Cut},
	{"强迫关闭", Sure, Cut},

	{"tls handshake", Sure, Unagreed},
	{"ssl handshake", Sure, Unagreed},
	{"sslhandshakeexception", Sure, Unagreed},
	{"sslexception", Sure, Unagreed},
	{"handshake_failure", Sure, Unagreed},
	{"handshake failure", Sure, Unagreed},
	{"alert handshake", Sure, Unagreed},
	{"during handshake", Sure, Unagreed},
	{"terminated the handshake", Sure, Unagreed},
	{"ssl connection could not be established", Sure, Unagreed},
	{"ssl/tls secure channel", Sure, Unagreed},
	{"ssl/tls 安全通道", Sure, Unagreed},
	{"ssl_error_syscall", Sure, Unagreed},
	{"wrong version number", Sure, Unagreed},
	{"server gave http response to https client", Sure, Unagreed},
	{"bad handshake", Sure, Unagreed},

	{"max retries exceeded", Sure, Unanswered},
	{"network is unreachable", Sure, Unanswered},
	{"no route to host", Sure, Unanswered},
	{"noroutetohost", Sure, Unanswered},
	{"没有到主机的路由", Sure, Unanswered},
	{"context canceled", Sure, Unanswered},
	{"appears to be offline", Sure, Unanswered},
	{"enetunreach", Sure, Unanswered},
	{"ehostunreach", Sure, Unanswered},
	{"cannot connect to host", Sure, Unanswered},
	{"failed to connect after", Sure, Unanswered},
	{"connection establish error", Sure, Unanswered},
	{"unable to connect to the remote server", Sure, Unanswered},
	{"无法连接到远程服务器", Sure, Unanswered},
	{"网络不可达", Sure, Unanswered},
	{"err_network", Sure, Unanswered},
	{"error occurred while sending the request", Sure, Unanswered},
	{"dingtalknetworkexception", Sure, Unanswered},
	{"get endpoint failed", Sure, Unanswered},
	{"error decoding response from dingtalk", Sure, Garbled},

	{"certificate", Faint, Untrusted},
	{"timed out", Faint, Late},
	{timeout, Faint, Late},
	{"eof", Faint, Cut},
	{"looking for beginning of value", Faint, Garbled},
	{"unexpected token <", Faint, Garbled},
	{"expecting value: line 1 column 1", Faint, Garbled},
	{"network error", Faint, Unanswered},
	{"fetch failed", Faint, Unanswered},
}

// What curl says, and Squid, beside the status of a proxy that let no call through.
const (
	refused = "from proxy after connect"
	squid   = "x-squid-error"
)

// ByProxy reports whether a text in lower case says that a status in it is a proxy's.
func ByProxy(low string) bool { return strings.Contains(low, refused) || strings.Contains(low, squid) }

// Of gives the sign on a line, and the kind of fault that it tells of.
func Of(line string) (Sign, Kind) {
	low := strings.ToLower(line)
	for i := range signs {
		x := &signs[i]
		switch {
		case at(low, x.text) < 0, x.text == timeout && isSetting(low), x.text == lateHan && isLimit(low), x.text == resolve && !isOfHost(low):
		case (x.kind == Late || x.kind == Refused) && looksUp(low):
			return x.sign, Unresolved
		default:
			return x.sign, x.kind
		}
	}
	return None, Unanswered
}

// at gives where a sign stands on a line in lower case, -1 when it does not. It begins
// a word, for declarativePipeline tells of no EPIPE; but timeout is the end of many.
func at(low, sign string) int {
	for i := range lex.Places(low, sign) {
		if i == 0 || sign == timeout || !lex.IsLetter(low[i-1]) || !lex.IsLetter(sign[0]) {
			return i
		}
	}
	return -1
}

// Before gives what stands on a line in lower case before the first of all signs.
func Before(low string) string {
	before := low
	for i := range signs {
		if i := at(low, signs[i].text); i >= 0 && i < len(before) {
			before = low[:i]
		}
	}
	return before
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

// looksUp reports whether a line in lower case says that it was the name of a host for
// which no answer came, as Go does: lookup a.com on 192.0.2.53:53: … i/o timeout.
func looksUp(low string) bool {
	_, behind, _ := strings.Cut(low, "lookup ")
	return strings.Contains(strings.Trim(lex.Name(behind), "."), ".")
}

// resolve is said of the name of a host, and by the programs that build others of what
// those need.
const resolve = "could not resolve"

// isOfHost reports whether a line in lower case says what could not be resolved, and
// that is a host: Could not resolve host: a.com, Could not resolve: a.com. Build tools
// say it of a library, com.aliyun:dingtalk:2.0.14, and of what they call by a word.
func isOfHost(low string) bool {
	_, behind, _ := strings.Cut(low, resolve)
	behind = strings.TrimLeft(behind, " :'\"`")
	for _, noun := range [...]string{"host", "proxy", "name", "domain", "address"} {
		if strings.HasPrefix(behind, noun) {
			return true
		}
	}
	named, _, _ := strings.Cut(behind, " ")
	name, port, _ := strings.Cut(named, ":")
	return behind == "" || strings.Contains(strings.TrimRight(name, ".'\"`"), ".") && (port == "" || lex.IsDigit(port[0]))
}

// timeout is the word for a failure and, more often, for a setting.
const timeout = "timeout"

// isSetting reports whether a line in lower case names a timeout as the setting that
// it is: --connect-timeout 5, timeout=10, timeout: 5000, TimeoutSec.
func isSetting(low string) bool {
	for i := range lex.Places(low, timeout) {
		if i > 0 && (low[i-1] == '-' || low[i-1] == '_') {
			continue
		}
		behind := low[i+len(timeout):]
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
	return true
}
