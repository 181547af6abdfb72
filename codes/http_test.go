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
