package transcript

import (
	"strings"
	"testing"
)

// TestUnstamp writes over the number at the end of the name of a thread, and not over what
// may be a status, or be read of a request or of a server.
func TestUnstamp(t *testing.T) {
	for thread, want := range map[string]string{
		"[exec-7] a": " [exec-0", "INFO [exec-789] a": " INFO [exec-000", "[exec-78]": " [exec-00", "[7]": " [0", "[12345]": " [00000", "[a.b #7]": " [a.b #0",
		"[exec403] a": "", "[403] a": "", "[request-7] a": "", "[Server-7] a": "", "[exec] a": "", "[a:7] a": "", "[exec-7": "", "exec-7": "",
	} {
		line := []byte("2026-11-20 07:08:09,123 " + thread)
		if got := string(line[:Unstamp(line)]); got != "2000-00-00 00:00:00,000"+want {
			t.Errorf("%q: writes over up to %q", thread, got)
		}
	}
}

// TestStreaming has the forms in which a line says that it streams to a card.
func TestStreaming(t *testing.T) {
	for line, want := range map[string]bool{
		"[AICard] Streaming update failed": true, "AICardReplier.streaming failed": true, "[DingTalk][AICard] streaming": true,
		"AICard failed: streaming": false, "[AICard] stream": false, "[Card] streaming": false, "[AICard] update of streaming": false,
	} {
		var c Call
		c.Streaming([]byte(line))
		if got := c == (Call{Method: "PUT", Path: "/v1.0/card/streaming", Loose: true}); got != want || !want && c != (Call{}) {
			t.Errorf("Streaming(%q): %+v", line, c)
		}
	}
	body := `{"code":"zoo.closed"}`
	for lead, want := range map[string]string{"[AICard] streaming ": "/v1.0/card/streaming", "POST https://api.dingtalk.com/v1.0/zoo [AICard] streaming ": "/v1.0/zoo"} {
		if c := Beside([]byte(lead+body), 0, len(lead), len(lead+body)); c.Path != want {
			t.Errorf("%q: path %s", lead, c.Path)
		}
	}
}

// TestLeadsAlone has what makes of a line's words the lead of a sample, and what keeps them
// from being those of a log.
func TestLeadsAlone(t *testing.T) {
	for before, want := range map[string]bool{
		"2026-11-20 07:08:09 a ": true, "[a] b ": true, "a ": false, "[a] 将返回 ": false, "[a] 如果 ": false, "[a]" + strings.Repeat(" ", nearBytes): false,
	} {
		if got := LeadsAlone([]byte(before)); got != want {
			t.Errorf("LeadsAlone(%.40q) is %v", before, got)
		}
	}
}
