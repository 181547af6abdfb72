package codes_test

import (
	"strings"
	"testing"

	"github.com/dterr/dterr/codes"
)

func TestSearch(t *testing.T) {
	tests := []struct {
		name, query string
		filter      codes.Filter
		first       string // "" for no hit
		matched     string
	}{
		{"exact code", "40014", codes.Filter{}, "oapi/40014", "code"},
		{"negative code", "-1", codes.Filter{Family: codes.FamilyOAPI}, "oapi/-1", "code"},
		{"code in any case", "invalidauthentication", codes.Filter{}, "api/InvalidAuthentication", "code"},
		{"exact title", "系统繁忙", codes.Filter{Family: codes.FamilyOAPI}, "oapi/-1", "title"},
		{"full-width code", "４００１４", codes.Filter{}, "oapi/40014", "code"},
		{"kind filter", "access_token", codes.Filter{Kind: codes.KindAuth, Family: codes.FamilyAPI}, "api/InvalidAuthentication", "title"},
		{"nothing", "🙂🙂", codes.Filter{}, "", ""},
		{"empty", "  ", codes.Filter{}, "", ""},
		{"far too long", strings.Repeat("签名", 5000), codes.Filter{}, "", ""},
		{"filter leaves nothing", "40014", codes.Filter{Family: codes.FamilyGateway}, "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			hits := codes.Search(tt.query, tt.filter, 10)
			if tt.first == "" {
				if len(hits) > 0 {
					t.Errorf("first hit %s, want none", hits[0].Entry.ID)
				}
				return
			}
			if len(hits) == 0 || hits[0].Entry.ID != tt.first {
				t.Fatalf("hits %+v, want %s first", hits, tt.first)
			}
			if !strings.Contains(strings.Join(hits[0].Matched, " "), tt.matched) {
				t.Errorf("matched %v, want %s", hits[0].Matched, tt.matched)
			}
			checkHits(t, hits)
		})
	}
}

func checkHits(t *testing.T, hits []codes.Hit) {
	t.Helper()
	last := 1.0
	seen := make(map[string]bool)
	for _, h := range hits {
		if h.Score <= 0 || h.Score > last {
			t.Errorf("%s: score %v after %v", h.Entry.ID, h.Score, last)
		}
		last = h.Score
		if seen[h.Entry.ID] {
			t.Errorf("%s twice", h.Entry.ID)
		}
		seen[h.Entry.ID] = true
		if len(h.Matched) == 0 {
			t.Errorf("%s: matched nothing", h.Entry.ID)
		}
		checkSpans(t, h.Entry.Code, h.Code)
		checkSpans(t, h.Entry.Title.ZH, h.TitleZH)
		checkSpans(t, h.Entry.Title.EN, h.TitleEN)
	}
}

func checkSpans(t *testing.T, s string, spans []codes.Span) {
	t.Helper()
	end := -1
	for _, p := range spans {
		if p.Start <= end || p.End <= p.Start || p.End > len(s) {
			t.Errorf("span %v of %q after %d", p, s, end)
			return
		}
		if !strings.Contains(s, strings.ToValidUTF8(s[p.Start:p.End], "\x00")) {
			t.Errorf("span %v of %q cuts a rune", p, s)
		}
		end = p.End
	}
}

func TestSearchLimit(t *testing.T) {
	all := codes.Search("access", codes.Filter{}, 0)
	if len(all) < 4 {
		t.Fatalf("only %d hits for access", len(all))
	}
	if got := codes.Search("access", codes.Filter{}, 3); len(got) != 3 {
		t.Errorf("%d hits, want 3", len(got))
	}
	checkHits(t, all)
}

func FuzzSearch(f *testing.F) {
	for _, s := range []string{"40014", "签名 不匹配", "ab\x00", "\xff", "- -", "　"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, query string) {
		checkHits(t, codes.Search(query, codes.Filter{}, 20))
	})
}

// Budget: 10 ms a query.
func BenchmarkSearch(b *testing.B) {
	for _, q := range []string{"40014", "签名不匹配", "access token expired", "qmbpp"} {
		b.Run(q, func(b *testing.B) {
			for b.Loop() {
				codes.Search(q, codes.Filter{}, 10)
			}
		})
	}
}
