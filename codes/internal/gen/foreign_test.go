package main

import (
	"strings"
	"testing"
)

func TestForeign(t *testing.T) {
	const header = "platform\tcode\tmessage\tsource\tdate\n"
	row := func(cells ...string) string { return strings.Join(cells, "\t") + "\n" }
	one := row("wechat", "40014", "invalid access_token", "page", "2026-05-06")
	tests := []struct {
		name, content string
		complaint     string // "" for none
	}{
		{"sorted", header + row("wecom", "-1", "system error", "page", "2026-05-06") + one +
			row("wecom", "40014", "", "page", "2026-05-06") + row("wecom", "400140", "", "page", "2026-05-06"), ""},
		{"header", "platform\tcode\n", "x.tsv:1: header is not: platform code message source date"},
		{"cells", header + row("wecom", "1"), "x.tsv:2: 2 cells instead of 5"},
		{"platform", header + row("tencent", "1", "no", "page", "2026-05-06"), "x.tsv:2: platform is none of feishu wechat wecom"},
		{"no platform", header + row("", "1", "no", "page", "2026-05-06"), "x.tsv:2: platform is missing"},
		{"no code", header + row("wecom", "", "no", "page", "2026-05-06"), "x.tsv:2: code is no number"},
		{"code", header + row("wecom", "-", "no", "page", "2026-05-06"), "x.tsv:2: code is no number"},
		{"source", header + one + row("wecom", "40014", "no", "", "2026-05-06"), "x.tsv:3: source is missing"},
		{"no date", header + row("wecom", "1", "no", "page", ""), "x.tsv:2: date is not"},
		{"date", header + row("wecom", "1", "no", "page", "2026-13-06"), "x.tsv:2: date is not"},
		{"twice", header + one + row("wechat", "40014", "invalid access_token", "elsewhere", "2026-05-07"), "x.tsv:3: row twice: wechat 40014"},
		{"code too late", header + one + row("wechat", "40013", "no", "page", "2026-05-06"), "x.tsv:3: not sorted by code"},
		{"platform too late", header + one + row("feishu", "40014", "no", "page", "2026-05-06"), "x.tsv:3: not sorted by code"},
		{"message too late", header + one + row("wechat", "40014", "I", "page", "2026-05-06"), "x.tsv:3: not sorted by code"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := &source{}
			s.readForeign("x.tsv", tt.content)
			if tt.complaint == "" && len(s.errs) > 0 {
				t.Errorf("complaints %v", s.errs)
			}
			if tt.complaint != "" && (len(s.errs) == 0 || !strings.Contains(s.errs[0].Error(), tt.complaint)) {
				t.Errorf("complaints %v, want %q", s.errs, tt.complaint)
			}
		})
	}
}
