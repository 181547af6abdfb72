package codes_test

import (
	"testing"

	"github.com/dterr/dterr/codes"
)

// TestKeeping proves what is kept for a call that lists its codes, for one that only
// advice names, and that an unknown call is told.
func TestKeeping(t *testing.T) {
	for _, tt := range []struct {
		call, code string
		kept, ok   bool
	}{
		{"POST /topapi/v2/user/get", "33012", true, true},
		{"POST /topapi/v2/user/get", "90020", true, true}, // any call of its gateway may
		{"POST /topapi/v2/user/get", "invalidParameter", false, true},
		{"/gettoken", "40035", true, true},
		{"/no/such/call", "40014", false, false},
	} {
		entry := codes.ByCode(tt.code)[0]
		keep, ok := codes.Keeping(tt.call, func() []*codes.Entry { return []*codes.Entry{entry} })
		if ok != tt.ok {
			t.Errorf("%s: known %v", tt.call, ok)
		} else if kept := ok && keep(entry) != nil; kept != tt.kept {
			t.Errorf("%s, %s: kept %v", tt.call, entry.ID, kept)
		}
	}
}
