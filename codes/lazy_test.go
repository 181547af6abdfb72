package codes_test

import (
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/dterr/dterr/codes"
)

// An entry, a kind and a call stay where they are, whoever asks for them first,
// and for how many.
func TestRowsStay(t *testing.T) {
	var wait sync.WaitGroup
	for range 4 {
		wait.Go(func() {
			for i := 1; i < 2000; i += 7 {
				a, _ := codes.APIByID(uint16(i % 1000))
				b, _ := codes.APIByID(uint16(i % 1000))
				if a != b {
					t.Errorf("call %d is at two places", i%1000)
				}
			}
			early := codes.ByCode("40014")
			all := codes.Entries()
			for i := range all {
				if e, ok := codes.ByID(all[i].ID); !ok || e != &all[i] {
					t.Errorf("%s is at two places", all[i].ID)
				}
			}
			for i, e := range codes.ByCode("40014") {
				if e != early[i] {
					t.Errorf("%s moved", e.ID)
				}
			}
		})
	}
	wait.Wait()
	calls := codes.APIs()
	for i := range calls {
		if a, ok := codes.APIByID(calls[i].ID); !ok || a != &calls[i] {
			t.Errorf("call %d is at two places", calls[i].ID)
		}
	}
}

func TestScan(t *testing.T) {
	all := codes.Entries()
	if len(all) != codes.Count() {
		t.Errorf("%d entries, %d counted", len(all), codes.Count())
	}
	for _, family := range append(codes.Families(), "") {
		whole := codes.Filter{Family: family}.Entries()
		n := 0
		for e := range codes.Scan(family) {
			want := *whole[n]
			want.See, want.Examples, want.Meanings = nil, nil, slices.Clone(want.Meanings)
			for i := range want.Meanings {
				m := &want.Meanings[i]
				m.Causes, m.OwnFixes, m.Docs, m.Sources = nil, nil, nil, nil
			}
			if !reflect.DeepEqual(*e, want) {
				t.Errorf("scanned\n got %+v\nwant %+v", *e, want)
			}
			n++
		}
		if n != len(whole) {
			t.Errorf("%q: %d scanned of %d", family, n, len(whole))
		}
	}
	for range codes.Scan("") {
		return // leaving early does no harm
	}
}

func TestBeginning(t *testing.T) {
	all := codes.Entries()
	for _, prefix := range []string{"", "4001", "invalidA", "INVALIDa", "oapi/4001", "OAPI/4001", "robot/", "-", "nonsense"} {
		var want []*codes.Entry
		for i := range all {
			e := &all[i]
			if len(e.Code) >= len(prefix) && strings.EqualFold(e.Code[:len(prefix)], prefix) || strings.Contains(prefix, "/") && strings.HasPrefix(e.ID, prefix) {
				want = append(want, e)
			}
		}
		if got := codes.Beginning(prefix); ids(got) != ids(want) {
			t.Errorf("Beginning(%q)\n got %s\nwant %s", prefix, ids(got), ids(want))
		}
	}
}

// Places finds what a walk over all entries finds, and each where EntryAt has it.
func TestPlaces(t *testing.T) {
	all := codes.Entries()
	for _, prefix := range []string{"", "4001", "invalidA", "INVALIDa", "-", "nonsense"} {
		want := 0
		for i := range all {
			if code := all[i].Code; len(code) >= len(prefix) && strings.EqualFold(code[:len(prefix)], prefix) {
				want++
			}
		}
		seen := make(map[int]bool)
		last := ""
		for place, code := range codes.Places(prefix) {
			if e := codes.EntryAt(place); e != &all[place] || e.Code != code {
				t.Errorf("place %d of %q is that of %s", place, code, e.ID)
			}
			if lower := strings.ToLower(code); lower < last {
				t.Errorf("%q after %q", lower, last)
			} else {
				last = lower
			}
			seen[place] = true
		}
		if len(seen) != want {
			t.Errorf("Places(%q) gives %d entries, want %d", prefix, len(seen), want)
		}
	}
	for range codes.Places("") {
		return // leaving early does no harm
	}
}
