package explain_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/dterr/dterr/explain"
)

// TestHits reads every fixture twice: what a hit says before its finding is made is
// what the finding says.
func TestHits(t *testing.T) {
	inputs, err := filepath.Glob("testdata/shapes/*.in")
	if err != nil || len(inputs) == 0 {
		t.Fatalf("no inputs: %v", err)
	}
	for _, path := range inputs {
		in, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		_, err = explain.Hits(bytes.NewReader(in), explain.Options{Source: "stdin", Now: now()}, func(h *explain.Hit) error {
			cause, platform, ok, line, id, api := h.Cause(), h.Platform(), h.OK(), h.Line(), h.RequestID(), h.API()
			at := h.Time()
			f := h.Finding()
			if f == nil {
				if h.Item().Attendance == nil || cause != (explain.Cause{}) {
					t.Errorf("%s: neither a finding nor a record", path)
				}
				return nil
			}
			if cause != f.Cause() || platform != f.Platform || ok != f.OK || line != f.Line || id != f.RequestID || api != f.API || !at.Equal(f.Time) {
				t.Errorf("%s: the hit says %v %s %v %d %q %q, the finding %v %s %v %d %q %q", path,
					cause, platform, ok, line, id, api, f.Cause(), f.Platform, f.OK, f.Line, f.RequestID, f.API)
			}
			if again := h.Finding(); again != f {
				t.Errorf("%s: the finding is made twice", path)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

// TestTimes reads lines of a log that state no zone or no year: the zone is that of the
// options, the year the latest.
func TestTimes(t *testing.T) {
	const body = `{"errcode":40014,"errmsg":"不合法的access_token"}`
	day := time.Date(2026, 3, 1, 12, 0, 0, 0, explain.CST())
	for _, test := range []struct {
		line string
		now  time.Time
		zone *time.Location
		want string
	}{
		{"2026-02-01 12:00:00 " + body, day, nil, "2026-02-01T12:00:00+08:00"},
		{"2026-02-01 12:00:00 " + body, day, time.UTC, "2026-02-01T12:00:00Z"},
		{"2026-02-01T12:00:00Z " + body, day, nil, "2026-02-01T12:00:00Z"},
		{"Dec 31 12:00:00 host app: " + body, day, nil, "2025-12-31T12:00:00+08:00"},
		{"E0228 12:00:00.5 1 x.go:1] " + body, day, time.UTC, "2026-02-28T12:00:00Z"},
		{"Dec 31 12:00:00 host app: " + body, time.Time{}, nil, "0001-01-01T00:00:00Z"},
		{"the order of 2026-02-01 12:00:00: " + body, day, nil, "0001-01-01T00:00:00Z"},
	} {
		var got []string
		_, err := explain.Hits(strings.NewReader(test.line), explain.Options{Source: "stdin", Now: test.now, Zone: test.zone}, func(h *explain.Hit) error {
			got = append(got, h.Time().Format(time.RFC3339), h.Finding().Time.Format(time.RFC3339))
			return nil
		})
		if err != nil || len(got) != 2 || got[0] != test.want || got[1] != test.want {
			t.Errorf("%q is of %q (%v), want %s", test.line, got, err, test.want)
		}
	}
}
