package cmd

import (
	"testing"
	"time"
)

func TestMoment(t *testing.T) {
	want := time.Date(2026, 11, 23, 1, 0, 0, 0, time.UTC)
	for _, in := range []string{"2026-11-23T09:00:00+08:00", "2026-11-23t01:00:00z", "2026-11-23 09:00:00+08:00", "1795395600000"} {
		got, err := moment(in)
		if err != nil || !got.Equal(want) {
			t.Errorf("moment(%q) = %v, %v, want %v", in, got, err, want)
		}
	}
	for _, in := range []string{"", "now", "2026-11-23", "2026-11-23T09:00:00", "99999999999999999999", "1795395600", "1795395600000000", "0", "-5"} {
		if got, err := moment(in); err == nil {
			t.Errorf("moment(%q) = %v, want an error", in, got)
		}
	}
}

func TestZone(t *testing.T) {
	for in, want := range map[string]int{
		"Asia/Shanghai": 28800, "+08:00": 28800, "-0530": -19800, "+08": 28800, "UTC+8": 0, "utc": 0, "Z": 0,
	} {
		loc, err := zone(in)
		if in == "UTC+8" {
			if err == nil {
				t.Errorf("zone(%q) = %v, want an error", in, loc)
			}
			continue
		}
		if err != nil {
			t.Errorf("zone(%q): %v", in, err)
			continue
		}
		if _, got := time.Date(2026, 1, 1, 0, 0, 0, 0, loc).Zone(); got != want {
			t.Errorf("zone(%q) is %d s, want %d", in, got, want)
		}
	}
	if loc, err := zone(""); loc != nil || err != nil {
		t.Errorf("zone of nothing = %v, %v", loc, err)
	}
}
