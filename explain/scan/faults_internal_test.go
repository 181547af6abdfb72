package scan

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"testing"
)

// TestWhileRead reads a file in parts to which something happens meanwhile: one that is
// deleted, or of which the name goes to another one, is read all the same; of one that is
// cut, and of a reading that is stopped, counts what was read, and only the first is an
// error.
func TestWhileRead(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("open files keep their names")
	}
	in := randomLog(rand.New(rand.NewPCG(3, 3)), fixtures(t), 4<<20)
	whole := encoded(t, scanned(t, in, options(), true))
	stop := make(chan struct{})
	for _, test := range []struct {
		name  string
		then  func(name string) error
		error error
		part  bool // of the input counts
	}{
		{"deleted", os.Remove, nil, false},
		{"replaced", func(name string) error {
			other := filepath.Join(filepath.Dir(name), "b.log")
			return errors.Join(os.WriteFile(other, []byte("x\n"), 0o600), os.Rename(other, name))
		}, nil, false},
		{"cut", func(name string) error { return os.Truncate(name, 3<<20) }, ErrTruncated, true},
		{"cut to nothing", func(name string) error { return os.Truncate(name, 0) }, ErrTruncated, true},
		{"stopped", func(string) error { close(stop); return nil }, nil, true},
	} {
		t.Run(test.name, func(t *testing.T) {
			f := file(t, in)
			o := options()
			o.Workers, o.part = 2, 256<<10
			if test.name == "stopped" {
				o.Explain.Stop = stop
			}
			var once sync.Once
			o.Progress = func(int) {
				once.Do(func() {
					if err := test.then(f.Name()); err != nil {
						t.Error(err)
					}
				})
			}
			s := New(o)
			if err := s.Read("a.log", f); !errors.Is(err, test.error) || (err == nil) != (test.error == nil) {
				t.Errorf("%v, want %v", err, test.error)
			}
			r := s.Result()
			switch {
			case !test.part:
				if got := encoded(t, r); got != whole {
					t.Error(differ(got, whole))
				}
			case r.Bytes >= int64(len(in)) || r.Lines > int64(bytes.Count(in, []byte{'\n'})) || r.Files != 1:
				t.Errorf("%d bytes on %d lines of %d files", r.Bytes, r.Lines, r.Files)
			}
		})
	}
}
