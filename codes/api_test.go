package codes_test

import (
	"slices"
	"testing"

	"github.com/dterr/dterr/codes"
)

func TestFindAPIs(t *testing.T) {
	const send = "POST /v1.0/robot/oToMessages/batchSend"
	tests := []struct {
		name string
		in   string
		want string // the first call found, "" for none
		n    int    // how many; -1: several
	}{
		{"method and path", send, send, 1},
		{"path", "/v1.0/robot/oToMessages/batchSend", send, 1},
		{"any case, lower method", "post /V1.0/robot/otomessages/batchsend", send, 1},
		{"no leading slash", "v1.0/robot/oToMessages/batchSend", send, 1},
		{"URL with a query", "https://api.dingtalk.com/v1.0/robot/oToMessages/batchSend?x=1#y", send, 1},
		{"method and URL", "POST https://api.dingtalk.com:443/v1.0/robot/oToMessages/batchSend/", send, 1},
		{"host without a scheme", "api.dingtalk.com/v1.0/robot/oToMessages/batchSend", send, 1},
		{"part", "robot/oToMessages", send, -1},
		{"one segment", "batchSend", send, -1},
		{"parameter", "GET /v1.0/contact/users/me", "GET /v1.0/contact/users/{unionId}", 1},
		{"parameter as documented", "GET /v1.0/contact/users/{unionId}", "GET /v1.0/contact/users/{unionId}", 1},
		{"part with a parameter", "GET contact/users/abc123", "GET /v1.0/contact/users/{unionId}", 1},
		{"other method", "DELETE /v1.0/robot/oToMessages/batchSend", "", 0},
		{"other host", "https://example.com/v1.0/robot/oToMessages/batchSend", "", 0},
		{"oapi", "https://oapi.dingtalk.com/topapi/v2/user/get?access_token=x", "POST /topapi/v2/user/get", -1},
		{"nothing", "", "", 0},
		{"slash", "/", "", 0},
		{"unknown", "/v9.9/none", "", 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := codes.FindAPIs(tt.in)
			if tt.n == -1 && len(got) < 2 || tt.n >= 0 && len(got) != tt.n {
				t.Fatalf("FindAPIs(%q) gives %d calls, want %d", tt.in, len(got), tt.n)
			}
			if tt.want != "" && !slices.ContainsFunc(got, func(a *codes.API) bool { return a.Call() == tt.want }) {
				t.Errorf("FindAPIs(%q) misses %s, first is %s", tt.in, tt.want, got[0].Call())
			}
		})
	}
}

func TestAPIByID(t *testing.T) {
	for i, a := range codes.APIs() {
		got, ok := codes.APIByID(a.ID)
		if !ok || got.ID != a.ID || int(a.ID) != i+1 {
			t.Fatalf("APIByID(%d) = %v, %v at %d", a.ID, got, ok, i)
		}
		if found := codes.FindAPIs(a.Method + " https://" + a.Host + a.Path); !slices.Contains(found, got) {
			t.Errorf("FindAPIs misses %s", a.Call())
		}
	}
	for _, id := range []uint16{0, uint16(len(codes.APIs()) + 1), 65535} {
		if a, ok := codes.APIByID(id); ok {
			t.Errorf("APIByID(%d) = %v", id, a)
		}
	}
}

// TestCalls gives each call of a meaning once, also one that has two pages.
func TestCalls(t *testing.T) {
	fewer := 0
	for _, e := range codes.Entries() {
		for i := range e.Meanings {
			m := &e.Meanings[i]
			seen := map[string]bool{}
			for _, c := range m.Calls() {
				if seen[c.Call()] {
					t.Errorf("%s %s: %s twice", e.ID, m.Key, c.Call())
				}
				seen[c.Call()] = true
			}
			for _, id := range m.APIs {
				if c, _ := codes.APIByID(id); !seen[c.Call()] {
					t.Errorf("%s %s: no %s", e.ID, m.Key, c.Call())
				}
			}
			if len(seen) < len(m.APIs) {
				fewer++
			}
		}
	}
	if fewer == 0 {
		t.Error("no call has two pages")
	}
}

func TestAnswers(t *testing.T) {
	tests := []struct {
		name string
		apis []uint16
		id   uint16
		want bool
	}{
		{"lists none", nil, 7, true},
		{"lists it", []uint16{3, 7, 9}, 7, true},
		{"lists others", []uint16{3, 9}, 7, false},
	}
	for _, tt := range tests {
		m := codes.Meaning{APIs: tt.apis}
		if got := m.Answers(tt.id); got != tt.want {
			t.Errorf("%s: Answers(%d) = %v", tt.name, tt.id, got)
		}
	}
}

func FuzzFindAPIs(f *testing.F) {
	for _, s := range []string{"POST /", "://", "GET", "a/b/c", "{x}", "https://", "?"} {
		f.Add(s)
	}
	f.Fuzz(func(_ *testing.T, call string) { codes.FindAPIs(call) })
}

func BenchmarkFindAPIs(b *testing.B) {
	for b.Loop() {
		codes.FindAPIs("robot/oToMessages")
	}
}
