package find

import (
	"strings"
	"testing"

	"github.com/dterr/dterr/codes"
)

// TestHalved: the two halves of every code of the new gateway are found, wherever its
// line was cut, unless the first is a code by itself.
func TestHalved(t *testing.T) {
	t.Parallel()
	known := make(map[string]bool)
	for e := range codes.Scan(codes.FamilyAPI) {
		known[e.Code] = true
	}
	for code := range known {
		for cut := 1; cut < len(code); cut++ {
			left := code[:cut]
			if got, want := isHalved([]byte("Error: "+left), []byte(code[cut:]+", message")), !known[left]; got != want {
				t.Errorf("isHalved(%q, %q) = %t, want %t", left, code[cut:], got, want)
			}
		}
	}
}

// TestHalvedID does the same for the ids of requests, and for what is neither.
func TestHalvedID(t *testing.T) {
	t.Parallel()
	const id = "5E1FA7C2-9B3D-7C44-8D10-00000000000a"
	for cut := 1; cut < len(id); cut++ {
		if !isHalved([]byte("request id: "+id[:cut]), []byte(id[cut:]+". Data:")) {
			t.Errorf("isHalved(%q, %q) = false", id[:cut], id[cut:])
		}
	}
	for _, pair := range [...]string{"|reject", "reject|", "trace=9e3779b1|2026-11-20T10:00:00", "5E1FA7C2-9B3D-7C44-8D10-0000000|0000", "5E1FA7C2-9B3D-7C44-8D10-0000000|0000g", "200 1534|12ms"} {
		before, behind, _ := strings.Cut(pair, "|")
		if isHalved([]byte(before), []byte(behind)) {
			t.Errorf("isHalved(%q, %q) = true", before, behind)
		}
	}
}

// TestEdge takes off the right edge of each kind of frame.
func TestEdge(t *testing.T) {
	t.Parallel()
	for _, mark := range [...]string{"│", "┃", "║", "|"} {
		if got := edge([]byte("zoo  " + mark + " ")); got != len("zoo") {
			t.Errorf("before %s the text ends at %d", mark, got)
		}
	}
}
