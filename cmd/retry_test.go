package cmd_test

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"github.com/dterr/dterr/cmd"
)

// TestRetryWait proves how long retry --wait waits: as long as the answer says,
// else a pause that grows by attempt and is spread by the clock, never more than
// --max.
func TestRetryWait(t *testing.T) {
	const (
		busy  = `{"errcode":-1,"errmsg":"系统繁忙"}`
		often = `{"errcode":90018,"errmsg":"您的服务器调用钉钉开放平台接口过于频繁"}`
	)
	for _, tt := range []struct {
		name, in string
		args     []string
		nanos    int
		code     int
		slept    time.Duration
	}{
		{"the first pause", busy, nil, 0, 0, time.Second},
		{"the first by number", busy, []string{"--attempt", "1"}, 0, 0, time.Second},
		{"the second", busy, []string{"--attempt", "2"}, 0, 0, 2 * time.Second},
		{"the third", busy, []string{"--attempt", "3"}, 0, 0, 4 * time.Second},
		{"one too many", busy, []string{"--attempt", "4"}, 0, 10, 0},
		{"spread", busy, []string{"--attempt", "3"}, 500_000_000, 0, 4500 * time.Millisecond},
		{"spread within --max", busy, []string{"--attempt", "3", "--max", "4200ms"}, 999_000_000, 0, 4200 * time.Millisecond},
		{"bounded by --max", busy, []string{"--attempt", "3", "--max", "3s"}, 500_000_000, 0, 3 * time.Second},
		{"a --max below a second", busy, []string{"--max", "100ms"}, 500_000_000, 0, 100 * time.Millisecond},
		{"no --max at all", busy, []string{"--max", "0s"}, 0, 10, 0},
		{"a time that the answer names is not spread", often, []string{"--attempt", "9"}, 500_000_000, 0, time.Second},
		{"a time beyond --max", often, []string{"--max", "999ms"}, 0, 10, 0},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var slept time.Duration
			var out, errs bytes.Buffer
			code := cmd.Main(append([]string{"retry", "--wait"}, tt.args...), cmd.Streams{
				In: strings.NewReader(tt.in), Out: &out, Err: &errs, InPiped: func() bool { return true },
				Now:   func() time.Time { return time.Date(2026, 11, 23, 1, 0, 0, tt.nanos, time.UTC) },
				Sleep: func(d time.Duration) { slept += d },
			}, "1.2.3")
			if code != tt.code || slept != tt.slept || (code == 0) != (out.String() == "now\n") {
				t.Errorf("exit code %d after %s, want %d after %s\n%s%s", code, slept, tt.code, tt.slept, out.String(), errs.String())
			}
		})
	}
}
