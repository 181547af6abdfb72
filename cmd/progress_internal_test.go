package cmd

import (
	"bytes"
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/dterr/dterr/cmd/internal/logfile"
	"github.com/dterr/dterr/explain/scan"
)

// TestProgressCounts counts bytes of the disk: of a plain log what is read, of a packed one
// its packed bytes, and no total where a pipe is among them.
func TestProgressCounts(t *testing.T) {
	dir := t.TempDir()
	plain, packed := filepath.Join(dir, "a.log"), filepath.Join(dir, "b.log.gz")
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	for range 1000 {
		_, _ = z.Write([]byte("2026-11-29 10:00:00,000 INFO  c.a.Order - saved 12 rows\n"))
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string][]byte{plain: make([]byte, 1000), packed: b.Bytes()} {
		if err := os.WriteFile(name, text, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	var errs bytes.Buffer
	o := &scanOptions{reading: reading{app: &app{streams: Streams{In: new(bytes.Buffer), Err: &errs}.filled()}}}
	logs := []logfile.Source{{Name: plain}, {Name: packed}}
	size := int64(1000 + b.Len())
	if o.progress(logs, scan.Part{}) != nil {
		t.Error("there is no terminal")
	}
	p := newProgress(&errs, o.sizeOf(logs), 0)
	if p.total != size {
		t.Errorf("a total of %d, want %d", p.total, size)
	}
	p.add(400)
	p.add(600)
	r, err := logs[1].Open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	done := p.of(logs[1], r)
	n, err := io.Copy(io.Discard, r)
	p.add(int(n))
	if got := p.current(); err != nil || got != size {
		t.Errorf("%d of %d read, %v", got, size, err)
	}
	done()
	if got := p.current(); got != size {
		t.Errorf("%d of %d read behind it", got, size)
	}
	p.end()
	p.show() // too late
	_, _ = io.WriteString(p, "dterr: error: x\n")
	if got := errs.String(); got != "dterr: error: x\n" {
		t.Errorf("written: %q", got)
	}
	if n := o.sizeOf(append(logs, logfile.Source{Name: logfile.Stdin})); n != 0 {
		t.Errorf("a total of %d with a pipe", n)
	}
}

// TestProgressFrame shows the bytes of all, the rate, the time left and a bar between them
// that takes the room that is left, and never fills a line; of what is read faster than a
// byte in a nanosecond too.
func TestProgressFrame(t *testing.T) {
	const mib, gib = 1 << 20, 1 << 30
	for name, test := range map[string]struct {
		total, n int64
		columns  int
		want     string
	}{
		"half":       {200 * mib, 100 * mib, 60, "100.0 MiB / 200.0 MiB [" + strings.Repeat("=", 11) + strings.Repeat("-", 11) + "] 10 MiB/s 10s"},
		"none":       {200 * mib, 0, 60, "0.0 b / 200.0 MiB [" + strings.Repeat("-", 30) + "] 0 b/s 0s"},
		"fast":       {400 * gib, 100 * gib, 60, "100.0 GiB / 400.0 GiB [" + strings.Repeat("=", 5) + strings.Repeat("-", 17) + "] 10 GiB/s 30s"},
		"narrow":     {200 * mib, 100 * mib, 45, "100.0 MiB / 200.0 MiB 10 MiB/s 10s"},
		"cut":        {200 * mib, 100 * mib, 12, "100.0 MiB /"},
		"no end":     {0, 100 * mib, 80, "100.0 MiB 10 MiB/s"},
		"no columns": {0, 100 * mib, 1, ""},
	} {
		synctest.Test(t, func(t *testing.T) {
			p := newProgress(io.Discard, test.total, test.columns)
			p.timer.Stop()
			time.Sleep(10 * time.Second)
			if got := p.frame(test.n); got != test.want {
				t.Errorf("%s: %q, want %q", name, got, test.want)
			}
		})
	}
}
