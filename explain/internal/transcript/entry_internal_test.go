package transcript

import (
	"strings"
	"testing"
)

// TestEntry holds what is taken for granted of a line that begins an entry: it is no
// header, no request, no ruler and no member, and of curl's own only by its progress.
func TestEntry(t *testing.T) {
	t.Parallel()
	for _, l := range []string{
		"2026-11-20 10:00:00 x: y", "0: HTTP/1.1 200", "1", "[INFO] Host: zoo", "[2026] x-acs-request-id: 7", "[m", "7: {",
		"9 GET /zoo HTTP/1.1", "0  --:--:-- 0", "[x\"url\": \"zoo\"",
	} {
		if !isEntry([]byte(l)) {
			t.Errorf("%q begins no entry", l)
		}
		if c := (Call{}); c.header(l) || c.requestLine(l) || c != (Call{}) || isRuler(l) || isContent(l) {
			t.Errorf("%q is more than an entry", l)
		}
	}
	for _, l := range []string{"", "[", "[]", "[ ]", "a", " 1", "\"1\": 2", "> 1", "* 1", "- 1", "号 1"} {
		if isEntry([]byte(l)) {
			t.Errorf("%q begins an entry", l)
		}
	}
}

// TestIsLogObject has each member that tells a record of a log of objects, and objects that
// are none.
func TestIsLogObject(t *testing.T) {
	for _, name := range []string{"level", "ts", "time", "timestamp", "@timestamp", "severity"} {
		for _, end := range []string{"", "\r", " "} {
			if line := `{"` + name + `":"x","msg":"y"}` + end; !isLogObject([]byte(line)) {
				t.Errorf("%q is no record", line)
			}
		}
	}
	for _, line := range []string{"", `{"level":1`, `{"msg":"x","url":"y"}`, `x{"level":1}`, `{level:"x","ts":1}`, `["level":1}`, `{"msg":"` + strings.Repeat("x", 64) + `","level":1}`} {
		if isLogObject([]byte(line)) {
			t.Errorf("%q is a record", line)
		}
	}
}
