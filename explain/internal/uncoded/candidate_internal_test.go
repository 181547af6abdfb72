package uncoded

import (
	"testing"

	"github.com/dterr/dterr/explain/internal/platform"
)

func TestUnmarked(t *testing.T) {
	for in, want := range map[string]string{"# x": "x", "* x": "x", " - x": "x", "#x": "#x", "-x": "-x", "1. x": "1. x", "x": "x"} {
		if got := unmarked(in); got != want {
			t.Errorf("unmarked(%q) is %q, want %q", in, got, want)
		}
	}
}

func TestWithoutTag(t *testing.T) {
	r := Reader{Words: platform.All()}
	for in, want := range map[string]string{
		"shut [DINGTALK]": "shut", "shut (dingtalk) \t": "shut", "shut [wecom]": "shut [wecom]", "shut[dingtalk]": "shut[dingtalk]", "shut [dingtalk": "shut [dingtalk", "[dingtalk]": "[dingtalk]",
	} {
		if got := r.withoutTag(in); got != want {
			t.Errorf("withoutTag(%q) is %q, want %q", in, got, want)
		}
	}
}

func TestFromException(t *testing.T) {
	for in, want := range map[string]string{
		"报错ValueError: shut": "ValueError: shut", "at x: zoo.ShutException: why: now": "ShutException: why: now", "Error: a Exception: b": "Exception: b", "Error:x": "", "ErrorS: x": "",
	} {
		if got := fromException(in); got != want {
			t.Errorf("fromException(%q) is %q, want %q", in, got, want)
		}
	}
}

// TestUnwrapped takes off what stands around a message, and no bracket that belongs to it.
func TestUnwrapped(t *testing.T) {
	for in, want := range map[string]string{
		"": "", "。": "", "“the zoo”。": "the zoo", "the zoo)": "the zoo", "(the zoo)": "the zoo",
		"the zoo (a)": "the zoo (a)", "the zoo [a]": "the zoo [a]", "the zoo {a}": "the zoo {a}", "看「动物园」": "看「动物园」", "看【动物园】": "看【动物园】",
	} {
		if got := unwrapped(in, wraps+"【】"); got != want {
			t.Errorf("unwrapped(%q) is %q, want %q", in, got, want)
		}
	}
}

func TestWithoutTags(t *testing.T) {
	for in, want := range map[string]string{"<b>the zoo</b> is <i>shut</i>": "the zoo is shut", "1 < 2 and 3 > 2": "1 < 2 and 3 > 2", "the zoo</b": "the zoo"} {
		if got := withoutTags(in); got != want {
			t.Errorf("withoutTags(%q) is %q, want %q", in, got, want)
		}
	}
}

func TestIsOrnament(t *testing.T) {
	for r, want := range map[rune]bool{' ': true, '❌': true, '⚠': true, '\ufe0f': true, '+': false, 'a': false, '动': false} {
		if isOrnament(r) != want {
			t.Errorf("%q is an ornament: %v", r, !want)
		}
	}
}

func TestEndsClause(t *testing.T) {
	for _, sign := range "，。；！？" {
		if !endsClause(sign, "x") {
			t.Errorf("%c ends no clause", sign)
		}
	}
	for _, sign := range ",.;!?" {
		if !endsClause(sign, " x") || endsClause(sign, "x") || endsClause(sign, "动") == (sign == '.') {
			t.Errorf("%c ends a clause before anything, or never", sign)
		}
	}
}

// TestRelayed has what Alertmanager and the relay say of a call to it, and other addresses.
func TestRelayed(t *testing.T) {
	for l, want := range map[string]string{
		`msg="a" err="b: unexpected status code 400: http://192.0.2.1:8060/dingtalk/zoo/send: Bad Request"`: `unexpected status code 400: http://192.0.2.1:8060/dingtalk/zoo/send: Bad Request"`,
		`err="a: Post \"http://a:8060/dingtalk/zoo/send\": dial tcp: b"`:                                    `Post http://a:8060/dingtalk/zoo/send: dial tcp: b"`,
		`a=1 uri=http://a:8060/dingtalk/zoo/send resp_status=404 resp_bytes_length=19`:                      "uri=http://a:8060/dingtalk/zoo/send resp_status=404",
		"uri=http://a:8060/dingtalk/zoo/send resp_status=40":                                                "uri=http://a:8060/dingtalk/zoo/send resp_status=40",
		"uri=http://a:8060/dingtalk/zoo/save resp_status=404":                                               "",
		"uri=http://a:8060/send/dingtalk/zoo resp_status=404":                                               "",
		"url: http://a:8060/dingtalk/zoo/send":                                                              "",
	} {
		if got := relayed(l); got != want {
			t.Errorf("relayed(%q):\n%q, want\n%q", l, got, want)
		}
	}
}
