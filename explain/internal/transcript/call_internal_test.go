package transcript

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// TestIsContent has each name under which a member holds the URL of a call.
func TestIsContent(t *testing.T) {
	for _, name := range []string{"url", "URI", "requestUrl", "request_url", "endpoint", "api", "href", "path", "baseURL", "target", "webhook", "host"} {
		if isContent(` "` + name + `" : "x"`) {
			t.Errorf("what was called is no content under %s", name)
		}
	}
	for line, want := range map[string]bool{`"text": "x"`: true, ` "picUrl":"x"`: true, `"text" x`: false, `"text`: false, "text: x": false} {
		if isContent(line) != want {
			t.Errorf("%q is content: %v", line, !want)
		}
	}
}

// TestRequestLine has each method of a request line.
func TestRequestLine(t *testing.T) {
	for _, method := range []string{"GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS"} {
		var c Call
		if !c.requestLine("> "+method+" /zoo HTTP/1.1") || c.Method != method || c.Path != "/zoo" {
			t.Errorf("%s: %+v", method, c)
		}
	}
	for _, line := range []string{"", "ZOO /zoo HTTP/1.1", "GET", "PUTS /zoo HTTP/1.1"} {
		var c Call
		if c.requestLine(line) {
			t.Errorf("%q: %+v", line, c)
		}
	}
}

// TestHeader has each header that tells of an answer.
func TestHeader(t *testing.T) {
	for _, name := range []string{"x-acs-request-id", "RequestId", "Server", "Content-Type", "Retry-After", "Date"} {
		var c Call
		if !c.Header(name, "zoo1zoo2zoo3") {
			t.Errorf("%s tells of no answer", name)
		}
	}
	var c Call
	if c.Header("Via", "zoo") || c != (Call{}) {
		t.Errorf("%+v", c)
	}
}

// TestMethodBefore looks for the last method word by word.
func TestMethodBefore(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(1, 2)) // #nosec G404 -- a test
	parts := []string{"GET", "POST", "DELETE", "get", "G", "a", " ", "-", "/", "请", "\xff", "1", "POSTS", "_"}
	for range 5000 {
		l := ""
		for range r.IntN(7) {
			l += parts[r.IntN(len(parts))]
		}
		want := ""
		for _, word := range strings.FieldsFunc(l, func(r rune) bool { return (r < 'A' || r > 'Z') && (r < 'a' || r > 'z') }) {
			if isMethod(word) {
				want = word
			}
		}
		if got := methodBefore(l); got != want {
			t.Fatalf("%q gives %q, want %q", l, got, want)
		}
	}
}

// TestRequestID holds the ids that are taken as they are against what is left of them
// with a blank before them, which are looked at closely.
func TestRequestID(t *testing.T) {
	for _, id := range []string{
		"15r9yh1ca8kda", "0A1B2C3D-0000-7000-8000-000000000001", "xxxxxxxx-xxxx-xxxx", "XXXXXXXXXXXX", "xxxxxxxxxxx1", "undefined", "undefinedundefined",
		"request_id", "abc@d.cn", "abcdefghijkl@d.cn", "abcdefghijkl***", "short", strings.Repeat("a", 64), strings.Repeat("a", 65), "----------------", "Some(15r9yh1ca8kda)",
	} {
		if got, want := RequestID(id), RequestID(" "+id); got != want {
			t.Errorf("%s: %q, with a blank %q", id, got, want)
		}
	}
	if got := RequestID("15r9yh1ca8kda"); got != "15r9yh1ca8kda" {
		t.Errorf("%q", got)
	}
}
