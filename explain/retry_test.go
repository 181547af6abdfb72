package explain_test

import (
	"testing"
	"time"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain"
)

// TestPause proves which decisions have growing pauses, and how they grow.
func TestPause(t *testing.T) {
	backoff := explain.Decision{Exit: explain.ExitLater, Policy: codes.PolicyBackoff}
	timed := backoff
	timed.WaitSeconds = 7
	for _, tt := range []struct {
		name    string
		d       explain.Decision
		attempt int
		most    time.Duration
		want    time.Duration
	}{
		{"first", backoff, 1, time.Minute, time.Second},
		{"before the first", backoff, 0, time.Minute, time.Second},
		{"second", backoff, 2, time.Minute, 2 * time.Second},
		{"sixth", backoff, 6, time.Minute, 32 * time.Second},
		{"at the bound", backoff, 7, time.Minute, time.Minute},
		{"far beyond it", backoff, 1 << 30, time.Minute, time.Minute},
		{"no room to overflow", backoff, 1 << 30, 1<<63 - 1, 1<<63 - 1},
		{"a bound below the first", backoff, 3, time.Millisecond, time.Millisecond},
		{"a time is named", timed, 2, time.Minute, 0},
		{"the end of a limit", explain.Decision{Exit: explain.ExitLater, Policy: codes.PolicyWait}, 2, time.Minute, 0},
		{"the time has passed", explain.Decision{Exit: explain.ExitNow, Policy: codes.PolicyBackoff}, 2, time.Minute, 0},
		{"no use", explain.Decision{Exit: explain.ExitFix, Policy: codes.PolicyNever}, 2, time.Minute, 0},
	} {
		if got := tt.d.Pause(tt.attempt, tt.most); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.name, got, tt.want)
		}
	}
}

// TestSpent proves that the last of the documented tries may still be made, and
// that there is no end where none is documented.
func TestSpent(t *testing.T) {
	for _, tt := range []struct {
		most, attempt int
		want          bool
	}{{3, 3, false}, {3, 4, true}, {0, 1000, false}} {
		if got := (explain.Decision{MaxAttempts: tt.most}).Spent(tt.attempt); got != tt.want {
			t.Errorf("%d of %d: %t", tt.attempt, tt.most, got)
		}
	}
}
