package codes_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/dterr/dterr/codes"
)

func TestHTTP(t *testing.T) {
	any418, _ := codes.HTTP(418)
	tests := []struct {
		status int
		own    bool
		phrase string
		kind   codes.Kind
		policy codes.Policy
		owner  codes.Owner
		zh     string // how the text begins
	}{
		{400, true, "Bad Request", codes.KindUnknown, codes.PolicyUnknown, codes.OwnerDeveloper, "参数、凭证"},
		{409, true, "Conflict", codes.KindUnknown, codes.PolicyUnknown, codes.OwnerDeveloper, any418.Text.ZH},
		{418, false, "", codes.KindUnknown, codes.PolicyUnknown, codes.OwnerDeveloper, "这个状态本身"},
		{429, true, "Too Many Requests", codes.KindRateLimit, codes.PolicyBackoff, codes.OwnerDeveloper, "请求太频繁"},
		{500, true, "Internal Server Error", codes.KindSystem, codes.PolicyBackoff, codes.OwnerDingTalk, "服务端出错"},
		{503, true, "Service Unavailable", codes.KindSystem, codes.PolicyBackoff, codes.OwnerDingTalk, "服务端或网关"},
		{599, false, "", codes.KindSystem, codes.PolicyBackoff, codes.OwnerDingTalk, "服务端出错"},
		{999, false, "", codes.KindSystem, codes.PolicyBackoff, codes.OwnerDingTalk, "服务端出错"},
	}
	for _, tt := range tests {
		h, own := codes.HTTP(tt.status)
		if h.Status != tt.status || own != tt.own || h.Phrase != tt.phrase || h.Kind != tt.kind || h.Retry.Policy != tt.policy ||
			h.Owner != tt.owner || !strings.HasPrefix(h.Text.ZH, tt.zh) {
			t.Errorf("%d: %+v", tt.status, h)
		}
	}
}

// The names are those of RFC 9110, but for two that servers still send as older
// versions have them; every row says where it is from.
func TestHTTPStatuses(t *testing.T) {
	older := map[int]string{413: "Request Entity Too Large", 414: "Request-URI Too Large"}
	all := codes.HTTPStatuses()
	if !slices.IsSorted(all) || len(all) < 15 {
		t.Errorf("statuses %v", all)
	}
	for _, status := range all {
		h, _ := codes.HTTP(status)
		if want := http.StatusText(status); h.Phrase != want && h.Phrase != older[status] {
			t.Errorf("%d is %q, not %q", status, h.Phrase, want)
		}
		if h.Title.ZH == "" || h.Title.EN != h.Phrase || len(h.Fixes()) == 0 {
			t.Errorf("%d: no title or no fix: %+v", status, h)
		}
		for _, a := range append(h.Fixes(), h.Causes()...) {
			if !strings.HasSuffix(a.ZH, "。") || !strings.HasSuffix(a.EN, ".") || a.Basis == "" {
				t.Errorf("%d: %+v", status, a)
			}
		}
		if !strings.HasSuffix(h.Text.ZH, "。") || !strings.HasSuffix(h.Text.EN, ".") || len(h.Sources) == 0 {
			t.Errorf("%d: no sentence in both languages, or no source: %+v", status, h)
		}
	}
	for _, status := range []int{400, 401, 403, 404, 405, 500, 502, 503, 504} {
		if h, _ := codes.HTTP(status); len(h.Docs) == 0 || !slices.Contains(h.Sources, "official 2026-05-06") {
			t.Errorf("%d stands in the official table: %+v", status, h)
		}
	}
}

// What a status without a row of its own says is that of its class.
func TestHTTPAdvice(t *testing.T) {
	for status, want := range map[int]struct{ title, fix, cause string }{
		418: {"HTTP status 418", "Print the whole body and have", ""},
		403: {"Forbidden", "Look up the code", "https://open.dingtalk.com/document/development/server-api-error-codes-1 2026-05-06"},
		599: {"HTTP status 599", "Call again after a pause", "https://open.dingtalk.com/document/development/server-api-error-codes-1 2026-05-06"},
	} {
		h, _ := codes.HTTP(status)
		if h.Title.EN != want.title || !strings.HasPrefix(h.Fixes()[0].EN, want.fix) || h.Causes()[0].Source != want.cause {
			t.Errorf("%d: %q, %q, %q", status, h.Title.EN, h.Fixes()[0].EN, h.Causes()[0].Source)
		}
	}
}

func TestEntriesOfHTTP(t *testing.T) {
	entries, n := codes.EntriesOfHTTP(403, 3)
	if n < 30 || len(entries) != 3 || entries[0].ID != "api/Forbidden.AccessDenied.AccessTokenPermissionDenied" {
		t.Errorf("403 comes with %d, first %s", n, ids(entries))
	}
	for _, e := range entries {
		if !slices.Contains(e.HTTP(), 403) || len(e.Meanings[0].Fixes()) == 0 {
			t.Errorf("%s: %v", e.ID, e.HTTP())
		}
	}
	if entries, n := codes.EntriesOfHTTP(418, 3); len(entries) != 0 || n != 0 {
		t.Errorf("418 comes with %d: %s", n, ids(entries))
	}
}
