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

// networkSigns are what programs print of a call that got no answer, in lower case.
var networkSigns = [...]struct { //nolint:gochecknoglobals // a constant table
	text string
	sign sign
}{
	{"max retries exceeded", signSure},
	{"econnrefused", signSure},
	{"etimedout", signSure},
	{"econnreset", signSure},
	{"enotfound", signSure},
	{"eai_again", signSure},
	{"no such host", signSure},
	{"connection refused", signSure},
	{"connection reset", signSure},
	{"tls handshake", signSure},
	{"sslhandshakeexception", signSure},
	{"pkix path building failed", signSure},
	{"unknownhostexception", signSure},
	{"could not resolve", signSure},
	{"couldn't resolve", signSure},
	{"network is unreachable", signSure},
	{"i/o timeout", signSure},
	{"econnaborted", signSure},
	{"socket hang up", signSure},
	{"不知道这样的主机", signSure},
	{"dingtalknetworkexception", signSure},
	{"client network socket disconnected", signSure},
	{"sockettimeoutexception", signSure},
	{"sslexception", signSure},
	{"certificate_verify_failed", signSure},
	{"certificate verify failed", signSure},
	{"failed to verify certificate", signSure},
	{"unable to verify the first certificate", signSure},
	{"get endpoint failed", signSure},
	{"certificate", signFaint},
	{"timed out", signFaint},
	{"timeout", signFaint},
	{"eof", signFaint},
	{"looking for beginning of value", signFaint},
	{"unexpected token <", signFaint},
	{"expecting value: line 1 column 1", signFaint},
}

// networkSign tells whether a line says that a call never got an answer.
func networkSign(l string) sign {
	low := strings.ToLower(l)
	for i := range networkSigns {
		text := networkSigns[i].text
		if at := strings.Index(low, text); at >= 0 && (text != timeout || !isSetting(low)) {
			return networkSigns[i].sign
		}
	}
	return signNone
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
