package redact_test

import (
	"testing"

	"github.com/dterr/dterr/explain/redact"
)

// TestAppSecretAlone holds an app's secret that no name gives away against what is as
// long.
func TestAppSecretAlone(t *testing.T) {
	const secret = "emNy9TLICzlHcujWNhbDhiYVnlvLrxfWf8jLmAlnY02k35UdnhFKF7j8rSZI0Z4q"
	const line = "MIIEpAIBAAKCAQEA7bq2vXk3m9Qw8Zr4Tn6Yp1Ls5Jd0Fh2Gc7Ba3Ve9Uo4Ix6Rk"
	for _, tc := range []struct{ name, in, want string }{
		{"an argument", "#0 Ding.php(33): token('dingq7w2e9r4', '" + secret + "')", "#0 Ding.php(33): token('dingq7w2e9r4', '‹app_secret#1›')"},
		{"in a sentence", "we use " + secret + " here", "we use ‹app_secret#1› here"},
		{"a digest", "integrity sha384-" + secret, "integrity sha384-" + secret},
		{"the beginning of base64", secret + "+a1", secret + "+a1"},
		{"lines of a certificate", line + "\n" + line + "\nend", line + "\n" + line + "\nend"},
		{"a word as long", "com_dingtalk_open_app_stream_protocol_event_EventConsumeResultV2", "com_dingtalk_open_app_stream_protocol_event_EventConsumeResultV2"},
	} {
		if got := redact.New().Text(tc.in); got != tc.want {
			t.Errorf("%s\n  in   %s\n  got  %s\n  want %s", tc.name, tc.in, got, tc.want)
		}
	}
}
