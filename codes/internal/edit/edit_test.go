package edit_test

import (
	"strings"
	"testing"

	"github.com/dterr/dterr/codes/internal/edit"
)

func TestDistance(t *testing.T) {
	long := strings.Repeat("a", edit.MaxLength+1)
	tests := []struct {
		name, a, b string
		limit      int
		want       int // limit+1 for given up
		swapped    bool
	}{
		{"equal without case", "Token", "tOKEN", 1, 0, false},
		{"one other", "40014", "40024", 1, 1, false},
		{"one missing", "token", "tken", 1, 1, false},
		{"one too many", "token", "tooken", 1, 1, false},
		{"neighbours swapped", "signatrue", "siGnature", 2, 1, true},
		{"swapped, and one more slip", "signatrue", "signaturx", 2, 2, false},
		{"given up", "token", "scope", 2, 3, false},
		{"lengths too far apart", "a", "abcd", 2, 3, false},
		{"too long", long, long, 2, 3, false},
		{"empty", "", "", 1, 0, false},
	}
	var m edit.Measurer
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			for _, pair := range [][2]string{{tt.a, tt.b}, {tt.b, tt.a}} {
				if got := m.Distance(pair[0], pair[1], tt.limit); got != tt.want {
					t.Errorf("Distance(%q, %q) = %d, want %d", pair[0], pair[1], got, tt.want)
				}
				if got := edit.Swapped(pair[0], pair[1]); got != tt.swapped {
					t.Errorf("Swapped(%q, %q) = %t", pair[0], pair[1], got)
				}
			}
		})
	}
}
