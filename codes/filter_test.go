package codes_test

import (
	"slices"
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
		{"gateway codes of an oapi call", codes.Filter{API: "/topapi/v2/user/get"}, "oapi/40014", "api/InvalidAuthentication"},
		{"no other code without a call", codes.Filter{API: "/topapi/v2/user/get"}, "oapi/88", "oapi/40035"},
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
		})
	}
}

// TestFilterEntries compares what passes, judged by the records, with what the
// decoded entries say.
func TestFilterEntries(t *testing.T) {
	all := codes.Entries()
	for _, f := range []codes.Filter{
		{},
		{Kind: codes.KindAuth},
		{Kind: "nonsense"},
		{Domain: "Contact"},
		{Family: codes.FamilyRobot},
		{API: "/v1.0/robot", Family: codes.FamilyRobot},
		{API: "/v1.0/contact", Kind: codes.KindParameter, Domain: "contact"},
		{Kind: codes.KindRateLimit, Domain: "robot"},
	} {
		var want []*codes.Entry
		for i := range all {
			if passes(&all[i], f) {
				want = append(want, &all[i])
			}
		}
		if got := f.Entries(); ids(got) != ids(want) {
			t.Errorf("%+v\n got %s\nwant %s", f, ids(got), ids(want))
		}
		match := f.Matcher()
		for i := range all {
			if match(i) != slices.Contains(want, &all[i]) {
				t.Errorf("%+v: Matcher says %t of %s", f, match(i), all[i].ID)
			}
		}
	}
}

// passes reports whether an entry says of itself what the filter asks for; what a
// gateway adds to a call is left out.
func passes(e *codes.Entry, f codes.Filter) bool {
	has := func(ok func(m *codes.Meaning) bool) bool {
		for i := range e.Meanings {
			if ok(&e.Meanings[i]) {
				return true
			}
		}
		return false
	}
	calls := codes.FindAPIs(f.API)
	return (f.Family == "" || e.Family == f.Family) &&
		(f.Kind == "" || has(func(m *codes.Meaning) bool { return m.Kind == f.Kind })) &&
		(f.Domain == "" || has(func(m *codes.Meaning) bool { return strings.EqualFold(m.Domain, f.Domain) })) &&
		(f.API == "" || has(func(m *codes.Meaning) bool {
			return slices.ContainsFunc(calls, func(c *codes.API) bool { return slices.Contains(m.APIs, c.ID) })
		}))
}

// TestNarrowed keeps the meanings that a call lists, or else those that none
// excludes.
func TestNarrowed(t *testing.T) {
	for _, tt := range []struct{ id, call, key string }{
		{"api/invalidParameter", "POST /v1.0/workflow/processInstances/terminate", ""},
		{"robot/40035", "/robot/send", "json-missing"},
		{"oapi/40014", "/topapi/v2/user/get", "invalid"},
		{"api/InvalidAuthentication", "/topapi/v2/user/get", ""},
	} {
		e, _ := codes.ByID(tt.id)
		calls := codes.FindAPIs(tt.call)
		if len(calls) == 0 {
			t.Fatalf("no call %s", tt.call)
		}
		n := e.Narrowed(calls)
		switch {
		case tt.id == "api/InvalidAuthentication":
			if n != nil {
				t.Errorf("%s on %s: %d meanings", tt.id, tt.call, len(n.Meanings))
			}
		case n == nil || len(n.Meanings) == 0:
			t.Errorf("%s on %s: none is left", tt.id, tt.call)
		case tt.key != "" && n.Meanings[0].Key != tt.key:
			t.Errorf("%s on %s: %s first, want %s", tt.id, tt.call, n.Meanings[0].Key, tt.key)
		}
		listed := 0
		for i := 0; n != nil && i < len(n.Meanings); i++ {
			if len(n.Meanings[i].APIs) > 0 {
				listed++
			}
		}
		if n != nil && listed > 0 && listed < len(n.Meanings) {
			t.Errorf("%s on %s: keeps what names no call beside what names it", tt.id, tt.call)
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

// A call that is in no table is found by what the catalogue says of it; a longer
// path is another call.
func TestNaming(t *testing.T) {
	for _, tt := range []struct{ id, path, want string }{
		{"oapi/40035", "gettoken", "app-key-missing"},
		{"oapi/40035", "/gettoken", "app-key-missing"},
		{"oapi/40035", "/GetToken/", "app-key-missing"},
		{"oapi/40035", "sso/gettoken", ""},
		{"oapi/40035", "token", ""},
		{"oapi/40035", "", ""},
		{"oapi/40035", "/", ""},
	} {
		e, _ := codes.ByID(tt.id)
		got := ""
		if n := e.Naming(tt.path); n != nil {
			for _, m := range n.Meanings {
				got += m.Key
			}
		}
		if got != tt.want {
			t.Errorf("%s names %q in %q, want %q", tt.id, tt.path, got, tt.want)
		}
	}
	e, _ := codes.ByID("oapi/41004")
	if e.Naming("sso/gettoken") == nil {
		t.Error("oapi/41004 does not name /sso/gettoken")
	}
}
