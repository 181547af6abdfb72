package search

import (
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// queries gives the queries of the gold sets, every third of them, and some that
// find little or much.
func queries(t *testing.T) []string {
	t.Helper()
	all := []string{"的", "a", "签名", "qianming", "sjhcf", "bmd", "zoo 动物园", "invalid signatrue", "token过期", "éé", "40014", "零时"}
	for _, name := range []string{"testdata/gold/held.tsv", "testdata/gold/sight.tsv"} {
		content, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for line := range strings.Lines(string(content)) {
			if n++; n%3 == 0 {
				all = append(all, strings.Split(line, "\t")[1])
			}
		}
	}
	return all
}

// TestCandidates compares with walking all fields.
func TestCandidates(t *testing.T) {
	compared := 0
	for _, query := range queries(t) {
		all := readings(query, leaveNothing())
		for i := range all {
			all[i].patterns = append(all[i].patterns, all[i].rescue...)
			s := newScanner(&all[i])
			var want []found
			for n := range numFields {
				want = s.field(n, want)
			}
			compared += len(want)
			if got := s.scan(func(int) bool { return true }); !slices.EqualFunc(got, want, func(a, b found) bool { return reflect.DeepEqual(a, b) }) {
				t.Errorf("%q: %d fields found, want %d", query, len(got), len(want))
			}
		}
	}
	if compared < 10_000 {
		t.Errorf("only %d fields were found", compared)
	}
}

// TestTokenFields compares the table with the tokens of all fields.
func TestTokenFields(t *testing.T) {
	var want [maxIDs][]int
	for n := range numFields {
		for _, id := range tokensOf(n) {
			if last := len(want[id]) - 1; last < 0 || want[id][last] != n {
				want[id] = append(want[id], n)
			}
		}
	}
	for id := range want {
		got := slices.Collect(fieldsOf(uint16(id)))                             // #nosec G115 -- below maxIDs
		if !slices.Equal(got, want[id]) || fieldCount(uint16(id)) != len(got) { // #nosec G115 -- below maxIDs
			t.Errorf("token %d stands in %d fields, want %d", id, len(got), len(want[id]))
		}
	}
}

// tokensOf gives the tokens of a field.
func tokensOf(n int) []uint16 {
	f := fieldAt(n)
	return f.tokens(nil)
}
