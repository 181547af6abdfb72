package codes_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/dterr/dterr/codes"
)

func ids(entries []*codes.Entry) string {
	var all []string
	for _, e := range entries {
		all = append(all, e.ID)
	}
	return strings.Join(all, " ")
}

func TestLookup(t *testing.T) {
	tests := []struct {
		name string
		in   string
		want []string // "query: ids" per result
	}{
		{"code", "40014", []string{"40014: oapi/40014"}},
		{"negative", "-1", []string{"-1: oapi/-1 robot/-1 jsapi/-1"}},
		{"minus sign", "−1", []string{"−1: oapi/-1 robot/-1 jsapi/-1"}},
		{"id", "robot/310000", []string{"robot/310000: robot/310000"}},
		{"id in any case", "API/invalidauthentication", []string{"API/invalidauthentication: api/InvalidAuthentication"}},
		{"word", "InvalidAuthentication", []string{"InvalidAuthentication: api/InvalidAuthentication"}},
		{"word in any case", "iNVALIDaUTHENTICATION", []string{"iNVALIDaUTHENTICATION: api/InvalidAuthentication"}},
		{"wrapped, root first", "88/60011", []string{"60011: oapi/60011", "88: oapi/88"}},
		{"wrapped with blanks", "88 / 60011", []string{"60011: oapi/60011", "88: oapi/88"}},
		{"named", "errcode=40014", []string{"errcode=40014: oapi/40014"}},
		{"named with a colon", "errcode: 40014", []string{"errcode: 40014: oapi/40014"}},
		{"piece of JSON", `"sub_code":"60011",`, []string{`"sub_code":"60011",: oapi/60011`}},
		{"named and wrapped", "errcode=88/60011", []string{"60011: oapi/60011", "88: oapi/88"}},
		{"full width", "４００１４", []string{"４００１４: oapi/40014"}},
		{"full width named", "ｅｒｒｃｏｄｅ：４００１４", []string{"ｅｒｒｃｏｄｅ：４００１４: oapi/40014"}},
		{"quotes and blanks", ` “40014” `, []string{`“40014”: oapi/40014`}},
		{"pattern over codes", "4001?", []string{
			"4001?: oapi/40010 oapi/40011 oapi/40012 oapi/40013 oapi/40014 oapi/40015 oapi/40016 oapi/40017 oapi/40018 oapi/40019",
		}},
		{"empty", " ", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, r := range codes.Lookup(tt.in) {
				got = append(got, r.Query+": "+ids(r.Entries))
				if r.Unknown || r.Near != nil {
					t.Errorf("%s: unknown %v, near %v", r.Query, r.Unknown, r.Near)
				}
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("Lookup(%q)\n got %q\nwant %q", tt.in, got, tt.want)
			}
		})
	}
}

func TestLookupRange(t *testing.T) {
	for _, in := range []string{"900001-900010", "900010-900001", "900001..900010", "９００００１－９０００１０", "errcode=900001-900010"} {
		r := codes.Lookup(in)
		if len(r) != 1 || len(r[0].Entries) != 10 {
			t.Fatalf("Lookup(%q) = %+v, want one result with ten codes", in, r)
		}
		if got := r[0].Entries[9].ID; got != "callback/900010" {
			t.Errorf("Lookup(%q): the last is %s", in, got)
		}
	}
	// By number, not by text: 404 stands before 33001.
	last := int64(-1)
	for _, e := range codes.Lookup("-1-33001")[0].Entries {
		n, err := strconv.ParseInt(e.Code, 10, 64)
		if err != nil || n < last || n > 33001 {
			t.Errorf("%s after %d", e.ID, last)
		}
		last = n
	}
	if last != 33001 {
		t.Errorf("the last is %d, want 33001", last)
	}
	if r := codes.Lookup("123000001-123000009"); !r[0].Unknown {
		t.Errorf("an empty range is unknown, got %+v", r[0])
	}
}

func TestLookupPattern(t *testing.T) {
	tests := []struct{ in, prefix string }{
		{"9000*", ""},
		{"Forbidden.AccessDenied.*", "api/Forbidden.AccessDenied."},
		{"forbidden.accessDenied.*", "api/forbidden.accessDenied."},
		{"oapi/4001*", "oapi/4001"},
		{"robot/*", "robot/"},
		{"*", ""},
	}
	for _, tt := range tests {
		r := codes.Lookup(tt.in)
		if len(r) != 1 || len(r[0].Entries) < 2 {
			t.Fatalf("Lookup(%q): %d results, want several entries in one", tt.in, len(r))
		}
		last := ""
		for _, e := range r[0].Entries {
			if e.ID <= last || !strings.HasPrefix(e.ID, tt.prefix) {
				t.Errorf("Lookup(%q): %s after %s", tt.in, e.ID, last)
			}
			last = e.ID
		}
	}
	if got := len(codes.Lookup("*")[0].Entries); got != len(codes.Entries()) {
		t.Errorf("* gives %d of %d entries", got, len(codes.Entries()))
	}
}

func TestLookupUnknown(t *testing.T) {
	tests := []struct{ name, in, query, near string }{
		{"digits swapped", "40041", "40041", "oapi/40014"},
		{"digit off", "310009", "310009", "robot/310000"},
		{"id", "robot/310009", "robot/310009", "robot/310000"},
		{"named", "errcode=40041", "errcode=40041", "oapi/40014"},
		{"word misspelt", "InvalidAuthentification", "InvalidAuthentification", "api/InvalidAuthentication"},
		{"last part", "IpNotInWhiteList", "IpNotInWhiteList", "api/Forbidden.AccessDenied.IpNotInWhiteList"},
		{"nothing like it", "123456789012", "123456789012", ""},
		{"far too long", strings.Repeat("9", 5000), strings.Repeat("9", 5000), ""},
		{"only a slash", "/", "/", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := codes.Lookup(tt.in)
			if len(got) != 1 || !got[0].Unknown || got[0].Entries != nil || got[0].Query != tt.query {
				t.Fatalf("Lookup(%q) = %+v, want one unknown", tt.in, got)
			}
			if first := slices.Concat(got[0].Near, []string{""})[0]; first != tt.near {
				t.Errorf("nearest of %q is %q, want %q", tt.in, first, tt.near)
			}
		})
	}
	r := codes.Lookup("88/987654321")
	if len(r) != 2 || !r[0].Unknown || r[0].Query != "987654321" || ids(r[1].Entries) != "oapi/88" {
		t.Errorf("Lookup(88/987654321) = %+v", r)
	}
}

func TestByCode(t *testing.T) {
	for i := range codes.Entries() {
		e := &codes.Entries()[i]
		if got, ok := codes.ByID(e.ID); !ok || got != e {
			t.Errorf("ByID(%q) = %v, %v", e.ID, got, ok)
		}
		found := codes.ByCode(e.Code)
		if !slices.Contains(found, e) {
			t.Errorf("ByCode(%q) misses %s", e.Code, e.ID)
		}
		for j, f := range found {
			if f.Code != e.Code {
				t.Errorf("ByCode(%q) gives %s beside the exact spelling", e.Code, f.ID)
			}
			if j > 0 && f.Weight > found[j-1].Weight {
				t.Errorf("ByCode(%q): %s after %s", e.Code, f.ID, found[j-1].ID)
			}
		}
		if !slices.Contains(codes.ByCode(upper(e.Code)), e) && len(codes.ByCode(upper(e.Code))) == 0 {
			t.Errorf("ByCode ignores no case: %s", e.Code)
		}
	}
	for _, id := range []string{"", "/", "oapi/", "oapi/40014 ", "zzz/1"} {
		if e, ok := codes.ByID(id); ok {
			t.Errorf("ByID(%q) = %s", id, e.ID)
		}
	}
	if got := codes.ByCode(""); got != nil {
		t.Errorf(`ByCode("") = %s`, ids(got))
	}
}

func upper(s string) string { return strings.ToUpper(s) }

func TestIsCode(t *testing.T) {
	for _, in := range []string{"40014", "-1", "88/60011", "invalidauthentication", "Forbidden.x", "a*", "a=b", "x9", "４"} {
		if !codes.IsCode(in) {
			t.Errorf("IsCode(%q) = false", in)
		}
	}
	for _, in := range []string{"", " ", "lookup", "searhc", "-v", "--json", "中文"} {
		if codes.IsCode(in) {
			t.Errorf("IsCode(%q) = true", in)
		}
	}
}

func TestNear(t *testing.T) {
	if got := codes.Near("40014", 50); slices.Contains(got, "oapi/40014") {
		t.Errorf("Near gives the code itself: %v", got)
	}
	if got := codes.Near("40041", 2); len(got) != 2 || got[0] != "oapi/40014" {
		t.Errorf("Near(40041, 2) = %v", got)
	}
	if got := codes.Near("40041", 0); len(got) != 0 {
		t.Errorf("Near(40041, 0) = %v", got)
	}
	for _, in := range []string{"", "\x00", "🙂", strings.Repeat("a", 10000), "oapi/"} {
		if got := codes.Near(in, 3); len(got) != 0 {
			t.Errorf("Near(%q) = %v", in, got)
		}
	}
}

// Nothing that people can type makes a lookup panic, and an answer always
// either knows entries or says that it knows none.
func FuzzLookup(f *testing.F) {
	for _, s := range []string{"40014", "88/60011", "errcode=", "9000*", "-", "--", "-1--2", "1-", "/", "a..b", "==", "robot/", "99999999999999999999-1", "：", "\xff", "http 403", "code: a=\"b", "88 60011", "https://h?errcode=1#2", "[subcode=1,submsg=x]", "-..", "E4.0L"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, arg string) {
		codes.IsCode(arg)
		codes.IsLabel(arg)
		codes.Mentioned(arg)
		for _, r := range codes.Lookup(arg) {
			if r.Unknown != (len(r.Entries) == 0 && r.HTTP == 0) {
				t.Errorf("Lookup(%q) = %+v", arg, r)
			}
		}
	})
}

// Budget: a lookup that hits stays below 1 µs, so that start-up is all a
// command costs; one that misses compares with every code and stays below 1 ms.
func BenchmarkLookup(b *testing.B) {
	for _, arg := range []string{"40014", "InvalidAuthentication", "88/60011", "900001-900010", "9000*"} {
		b.Run(arg, func(b *testing.B) {
			for b.Loop() {
				codes.Lookup(arg)
			}
		})
	}
}

func BenchmarkNear(b *testing.B) {
	for _, arg := range []string{"40041", "Forbidden.AccessDenied.QpsLimitForAppKeyAndOrg"} {
		b.Run(arg, func(b *testing.B) {
			for b.Loop() {
				codes.Near(arg, 5)
			}
		})
	}
}

// TestWrappers names the codes that only say that another one is inside.
func TestWrappers(t *testing.T) {
	var got []string
	for _, e := range codes.Entries() {
		if e.Wrapper {
			got = append(got, e.ID)
		}
	}
	if want := []string{"jsapi/3", "oapi/88"}; !slices.Equal(got, want) {
		t.Errorf("wrappers are %v, want %v", got, want)
	}
	for _, e := range codes.Entries() {
		if family, ok := codes.WrapperFamily(e.Code); e.Wrapper && (!ok || family != e.Family) {
			t.Errorf("%s is a wrapper of %q, %t", e.ID, family, ok)
		}
	}
	if !codes.IsWrapper("88") || !codes.IsWrapper("3") || codes.IsWrapper("40014") || codes.IsWrapper("") {
		t.Error("IsWrapper")
	}
}

func TestTitleOf(t *testing.T) {
	for _, e := range codes.Entries() {
		if title, ok := codes.TitleOf(e.ID); !ok || title != e.Title {
			t.Errorf("the title of %s is %q, want %q", e.ID, title, e.Title)
		}
	}
	if title, ok := codes.TitleOf("oapi/40014x"); ok || title != (codes.Text{}) {
		t.Errorf("an entry that there is not has the title %q", title)
	}
}
