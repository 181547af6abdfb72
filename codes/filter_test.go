package codes_test

import (
	"strings"
	"testing"

	"github.com/dterr/dterr/codes"
)

func TestFilter(t *testing.T) {
	tests := []struct {
		name   string
		filter codes.Filter
		has    string // an id that passes
		lacks  string // an id that does not
	}{
		{"none", codes.Filter{}, "oapi/40014", ""},
		{"kind", codes.Filter{Kind: codes.KindAuth}, "oapi/40014", "oapi/-1"},
		{"family", codes.Filter{Family: codes.FamilyAPI}, "api/InvalidAuthentication", "oapi/40014"},
		{"domain in any case", codes.Filter{Domain: "ROBOT"}, "robot/310000", "oapi/40014"},
		{"several", codes.Filter{Kind: codes.KindSystem, Family: codes.FamilyOAPI}, "oapi/-1", "oapi/40014"},
		{"gateway codes of an api call", codes.Filter{API: "POST /v1.0/robot/oToMessages/batchSend"}, "api/InvalidAuthentication", "oapi/40014"},
		{"no gateway codes of an oapi call", codes.Filter{API: "/topapi/v2/user/get"}, "", "api/InvalidAuthentication"},
		{"unknown call", codes.Filter{API: "/v9.9/none"}, "", "api/InvalidAuthentication"},
		{"unknown kind", codes.Filter{Kind: "nonsense"}, "", "oapi/40014"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			passed := make(map[string]bool)
			last := ""
			for _, e := range tt.filter.Entries() {
				passed[e.ID] = true
				if e.ID <= last {
					t.Errorf("%s after %s", e.ID, last)
				}
				last = e.ID
			}
			if tt.has != "" && !passed[tt.has] {
				t.Errorf("%s does not pass", tt.has)
			}
			if tt.lacks != "" && passed[tt.lacks] {
				t.Errorf("%s passes", tt.lacks)
			}
			for _, id := range []string{tt.has, tt.lacks} {
				if e, ok := codes.ByID(id); ok && tt.filter.Match(e) != passed[id] {
					t.Errorf("Match(%s) disagrees with Entries", id)
				}
			}
		})
	}
}

func TestFilterKindMatchesAnyMeaning(t *testing.T) {
	for i := range codes.Entries() {
		e := &codes.Entries()[i]
		for j := range e.Meanings {
			if !(codes.Filter{Kind: e.Meanings[j].Kind, Domain: e.Meanings[j].Domain}).Match(e) {
				t.Errorf("%s#%s does not pass its own kind and domain", e.ID, e.Meanings[j].Key)
			}
		}
	}
}

func TestKinds(t *testing.T) {
	const want = "success system rate-limit quota auth permission crypto parameter protocol not-found conflict state content unknown"
	var got []string
	for _, k := range codes.Kinds() {
		got = append(got, string(k.Kind))
		if info, ok := codes.KindByName(k.Kind); !ok || info.Kind != k.Kind {
			t.Errorf("KindByName(%s) = %v, %v", k.Kind, info, ok)
		}
		if n := len((codes.Filter{Kind: k.Kind}).Entries()); n != codes.KindCount(k.Kind) {
			t.Errorf("KindCount(%s) = %d, the filter passes %d", k.Kind, codes.KindCount(k.Kind), n)
		}
	}
	if s := strings.Join(got, " "); s != want {
		t.Errorf("kinds\n got %s\nwant %s", s, want)
	}
	if _, ok := codes.KindByName("Auth"); ok {
		t.Error("KindByName(Auth) knows a kind")
	}
	if n := codes.KindCount(codes.KindUnknown); n != 0 {
		t.Errorf("%d entries of kind unknown", n)
	}
}

func BenchmarkFilterAPI(b *testing.B) {
	for b.Loop() {
		codes.Filter{API: "/v1.0/robot"}.Entries()
	}
}
