package cmd

import (
	"bytes"
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"testing"

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
	p := newProgress(&errs)
	if p.total = o.sizeOf(logs); p.total != size {
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
	p.show()
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
