package server_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/dterr/dterr/codes"
)

// TestLog proves that a log of any size is answered by cause, in bounds.
func TestLog(t *testing.T) {
	c := serve(t, "en", nil)
	var log strings.Builder
	names := []int{40014, 40035, 60011, 60020, 90018, 33012, 40078, 40001, 60121, 60003, 40056, 41001, 43008}
	for i := 0; log.Len() < 5<<20; i++ {
		fmt.Fprintf(&log, "2026-11-23 09:00:00 ERROR POST https://oapi.dingtalk.com/topapi/v2/user/get {\"errcode\":%d,\"errmsg\":\"x\",\"request_id\":\"r%d\"}\n", names[min(i%40, len(names)-1)], i)
	}
	for _, full := range []bool{false, true} {
		text, object, _ := call(t, c, "dterr_explain", map[string]any{"text": log.String(), "full": full})
		causes := object["causes"].([]any)
		if len(causes) != 10 || object["total"] != 13.0 || object["truncated"] != true {
			t.Errorf("%d causes of %v, truncated %v", len(causes), object["total"], object["truncated"])
		}
		if !strings.HasPrefix(text, "only the first 4 MiB of the text were read\noapi/43008 ") {
			t.Errorf("text %q", text)
		}
		if n := tokens(text); n > 120 {
			t.Errorf("%d tokens", n)
		}
		if n := len(compact(t, object)); n > 100<<10 || !full && n > 12<<10 {
			t.Errorf("full %v: %d bytes", full, n)
		}
	}
}

// TestHostile proves that what is secret, invisible or obeyed by a terminal reaches
// nobody as it was.
func TestHostile(t *testing.T) {
	c := serve(t, "en", nil)
	const secret = "5e1fa9b02c4d5e1fa9b02c4d5e1fa9b0"
	evil := "a\u202eb\u200bc\x1b[31md\x07e\U000e0041f"
	for _, tool := range []string{"dterr_explain", "dterr_retry"} {
		for _, full := range []bool{false, true} {
			arguments := map[string]any{"text": fmt.Sprintf("POST https://oapi.dingtalk.com/user/get?access_token=%s\n{\"errcode\":40035,\"errmsg\":%q,\"appSecret\":%q}\n{\"code\":%q,\"message\":%q,\"requestid\":\"x\"}", secret, evil, secret, "No.Such"+evil, evil)}
			if tool == "dterr_explain" {
				arguments["full"] = full
			}
			text, object, refused := call(t, c, tool, arguments)
			all := text + string(compact(t, object))
			if refused || strings.Contains(all, secret) {
				t.Errorf("%s shows the secret, or refused: %s", tool, text)
			}
			for _, r := range []string{"\u202e", "\u200b", "\x1b", "\a", "\U000e0041", `\u001b`} {
				if i := strings.Index(all, r); i >= 0 && (i == 0 || all[i-1] != '\\') {
					t.Errorf("%s shows %q: %s", tool, r, all)
				}
			}
		}
	}
	text, object, _ := call(t, c, "dterr_lookup", map[string]any{"codes": "access_token=" + secret + evil})
	if all := text + string(compact(t, object)); strings.Contains(all, secret) || strings.Contains(all, "\u202e") {
		t.Errorf("lookup shows %s", all)
	}
	deep := strings.Repeat(`{"a":[`, 20000) + `{"errcode":40014}`
	if text, _, refused := call(t, c, "dterr_explain", map[string]any{"text": deep}); refused {
		t.Errorf("deep: %s", text)
	}
}

// TestCatalogue proves the bounds of every entry there is: what a brief text takes, and
// what a complete object does.
func TestCatalogue(t *testing.T) {
	for _, lang := range []string{"en", "zh"} {
		c := serve(t, lang, nil)
		entries := codes.Entries()
		for i := range entries {
			if i%16 != 0 && len(entries[i].Meanings) < 4 {
				continue // one in sixteen, and all long ones
			}
			text, object, refused := call(t, c, "dterr_lookup", map[string]any{"codes": entries[i].ID})
			if n := tokens(text); refused || n > 120 || !strings.HasPrefix(text, entries[i].ID+" ") {
				t.Errorf("%s: %d tokens: %s", entries[i].ID, n, text)
			}
			if n := len(compact(t, object)); n > 3500 {
				t.Errorf("%s: brief object of %d bytes", entries[i].ID, n)
			}
			_, object, _ = call(t, c, "dterr_lookup", map[string]any{"codes": entries[i].ID, "full": true})
			if n := len(compact(t, object)); n > 96<<10 {
				t.Errorf("%s: object of %d bytes", entries[i].ID, n)
			}
		}
	}
}
