package cmd_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

// Whatever is asked for as a call or a scope is answered or said to be unknown, without
// a control byte, at once.
func TestHostileCalls(t *testing.T) {
	for _, arg := range []string{
		"\x1b]0;x\a/nosuch", "\x1b[2J", "/v1.0/\x00", "\u202e/v1.0/robot", "\xff\xfe", strings.Repeat("/a", 1<<15), strings.Repeat("用户", 1<<12),
		"{", "{}", "/{", "//", "///", "GET", "GET ", "POST /", "?", "#", "/?", "https://", "https://oapi.dingtalk.com", "%s%d", "$(id)", "`id`", "'", `"`, "-", "|", "||",
		strings.Repeat("/{x}", 200), "/v1.0/" + strings.Repeat("x", 1<<16),
	} {
		for _, command := range [][]string{{"api"}, {"scope"}, {"api", "--json"}, {"api", "--full"}, {"api", "--scope"}, {"__complete", "api"}, {"__complete", "scope"}} {
			began := time.Now()
			code, out, errs := run(t, nil, append(command, arg)...)
			if code != 0 && code != 2 && code != 3 {
				t.Errorf("%q %.40q: exit %d", command, arg, code)
			}
			if code != 0 && errs == "" {
				t.Errorf("%q %.40q: exit %d without a word", command, arg, code)
			}
			for _, text := range []string{out, errs} {
				if strings.ContainsAny(text, "\x1b\x00\a\u202e") || !utf8.ValidString(text) {
					t.Errorf("%q %.40q: %.200q", command, arg, text)
				}
			}
			if took := time.Since(began); took > 5*time.Second {
				t.Errorf("%q %.40q: took %s", command, arg, took)
			}
		}
	}
}

// Each of the documented calls is found by METHOD and URL, and its JSON is of that call.
func TestEveryCallByURL(t *testing.T) {
	_, out, _ := run(t, nil, "api", "--json", "-n", "5000", "/")
	if out != "" {
		t.Errorf("a slash alone finds %.100s", out)
	}
	seen := 0
	for _, part := range []string{"/v1.0/", "/v2.0/", "/topapi/", "/user/", "/department/", "/cspace/", "/call_back/", "/service/"} {
		_, out, errs := run(t, nil, "api", "--json", "-n", "5000", part)
		if errs != "" {
			t.Errorf("%s: %s", part, errs)
		}
		for line := range strings.Lines(out) {
			var v struct{ ID, Method, Host, Path string }
			if err := json.Unmarshal([]byte(line), &v); err != nil || v.ID != v.Method+" "+v.Path || !strings.Contains(v.Path, strings.Trim(part, "/")) {
				t.Fatalf("%s: %v %.200s", part, err, line)
			}
			seen++
		}
	}
	if seen < 1500 {
		t.Errorf("%d calls", seen)
	}
}
