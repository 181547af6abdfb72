package render_test

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/dterr/dterr/explain/scan"
	"github.com/dterr/dterr/render"
)

func live(lang string, width, rows int) render.LiveOptions {
	return render.LiveOptions{
		ScanOptions: render.ScanOptions{Options: render.Options{Lang: lang, Width: width, Now: now()}, By: scan.ByCause},
		Rows:        rows, Bytes: 5 << 20, Keys: true,
	}
}

// TestScanLive shows a scan that goes on on screens of several sizes.
func TestScanLive(t *testing.T) {
	r := scanOf(busyLog())
	var b strings.Builder
	for _, c := range []struct {
		lang          string
		columns, rows int
	}{{"en", 80, 24}, {"zh", 80, 24}, {"en", 60, 12}, {"zh", 60, 8}, {"en", 40, 6}} {
		o := live(c.lang, c.columns, c.rows)
		if c.rows == 8 {
			o.Note = "app.log 已截断或轮转，从头读起"
		}
		fmt.Fprintf(&b, "== %s %dx%d\n%s\n", c.lang, c.columns, c.rows, render.ScanLive(r, o))
	}
	const file = "testdata/scan-live.txt"
	if *update {
		if err := os.WriteFile(file, []byte(b.String()), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if b.String() != string(want) {
		t.Errorf("differs from %s (-update writes it anew)\n%s", file, b.String())
	}
}

// TestScanLiveFits keeps every frame on its screen, whatever is shown, and puts nothing
// there that a terminal obeys.
func TestScanLiveFits(t *testing.T) {
	var many strings.Builder
	for _, code := range []int{40014, 60011, 60020, 90018, 33001, 88, 60121, 40078, 40035, 43007, 50002, 60003, 70003, 400002, 310000} {
		fmt.Fprintf(&many, "2026-11-22 10:00:00 POST https://oapi.dingtalk.com/user/get {\"errcode\":%d,\"errmsg\":\"dingtalk\"}\n", code)
	}
	for name, log := range map[string]string{"busy": busyLog(), "many": many.String(), "hostile": hostileLog(), "empty": "INFO\n"} {
		r := scanOf(log)
		for _, by := range scan.Dimensions() {
			for _, lang := range []string{"zh", "en"} {
				for _, columns := range []int{40, 60, 80, 100} {
					for _, rows := range []int{0, 6, 7, 10, 24, 60} {
						o := live(lang, columns, rows)
						o.By, o.Note = by, strings.Repeat("长 note ", 30)
						lines := strings.Split(render.ScanLive(r, o), "\n")
						if len(lines) != max(6, rows) {
							t.Fatalf("%s by %s, %s, %dx%d: %d lines", name, by, lang, columns, rows, len(lines))
						}
						for _, line := range lines {
							if render.Cells(line) > columns || render.Clean(line) != line {
								t.Errorf("%s by %s, %s, %dx%d: %q", name, by, lang, columns, rows, line)
							}
						}
					}
				}
			}
		}
	}
}

// TestScreen writes a frame over the one before, and nothing where that is there.
func TestScreen(t *testing.T) {
	var b bytes.Buffer
	s, err := render.NewScreen(&b)
	if err != nil {
		t.Fatal(err)
	}
	steps := []struct {
		frame string
		rows  int
		want  string
	}{
		{"", 0, "\x1b[?1049h\x1b[?25l\x1b[?7l"},
		{"one\ntwo\n", 24, "\x1b[?2026h\x1b[Hone\x1b[K\r\ntwo\x1b[K\x1b[J\x1b[?2026l"},
		{"one\ntwo\n", 24, ""},
		{"one", 24, "\x1b[?2026h\x1b[Hone\x1b[K\x1b[J\x1b[?2026l"},
		{"one", 25, "\x1b[?2026h\x1b[Hone\x1b[K\x1b[J\x1b[?2026l"},
	}
	for i, step := range steps {
		if i > 0 {
			if err := s.Show(step.frame, 80, step.rows); err != nil {
				t.Fatal(err)
			}
		}
		if got := b.String(); got != step.want {
			t.Errorf("step %d: %q, want %q", i, got, step.want)
		}
		b.Reset()
	}
	if err := s.Close(); err != nil || b.String() != "\x1b[?7h\x1b[?25h\x1b[?1049l" {
		t.Errorf("%v, %q", err, b.String())
	}
}
