package cmd

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/dterr/dterr/explain"
)

// script writes to a pipe: each text after the time before it.
type script []struct {
	after time.Duration
	text  string
}

// heard reads all that a script writes and tells when what came, by the clock of the
// bubble: a pause is told as such.
func heard(t *testing.T, s script, never bool, stop <-chan struct{}) []string {
	t.Helper()
	r, w := io.Pipe()
	defer r.Close()
	go func() {
		defer w.Close()
		for _, x := range s {
			time.Sleep(x.after)
			if _, err := io.WriteString(w, x.text); err != nil {
				return
			}
		}
	}()
	var all []string
	begin := time.Now()
	p := &pausing{in: r, stop: stop, never: never}
	for buf := make([]byte, 4096); ; {
		n, err := p.Read(buf)
		at := time.Since(begin).Milliseconds()
		switch {
		case n > 0 && n < 100:
			all = append(all, fmt.Sprintf("%d %s", at, buf[:n]))
		case errors.Is(err, explain.ErrPause):
			all = append(all, fmt.Sprintf("%d pause", at))
		case err != nil:
			if !errors.Is(err, io.EOF) {
				t.Fatal(err)
			}
			return append(all, fmt.Sprintf("%d end", at))
		}
	}
}

// TestPausing says when a reader pauses, by a clock of its own.
func TestPausing(t *testing.T) {
	every := func(n int, gap time.Duration, text string) (s script) {
		for range n {
			s = append(s, script{{gap, text}}...)
		}
		return s
	}
	for _, test := range []struct {
		name  string
		s     script
		never bool
		want  []string
	}{
		{"twice, and then no more", script{{0, "a"}, {time.Hour, "b"}}, false, []string{"0 a", "200 pause", "1000 pause", "3600000 b", "3600000 end"}},
		{"not before something came", script{{time.Hour, "a"}}, false, []string{"3600000 a", "3600000 end"}},
		{"not in a short gap", script{{0, "a"}, {199 * time.Millisecond, "b"}}, false, []string{"0 a", "199 b", "199 end"}},
		{"never", script{{0, "a"}, {time.Hour, "b"}}, true, []string{"0 a", "3600000 b", "3600000 end"}},
		{"in a shorter gap after a while", every(12, 100*time.Millisecond, "a"), false, []string{
			"100 a", "200 a", "300 a", "400 a", "500 a", "600 a", "700 a", "800 a", "900 a", "1000 a", "1100 a", "1120 pause", "1200 a", "1200 end",
		}},
		{"at last in none", every(290, 7*time.Millisecond, "a"), false, nil},
	} {
		synctest.Test(t, func(t *testing.T) {
			got := heard(t, test.s, test.never, nil)
			if test.want == nil {
				got = slices.DeleteFunc(got, func(s string) bool { return strings.HasSuffix(s, " a") })
				test.want = []string{"2009 pause", "2030 end"}
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("%s:\n got %q\nwant %q", test.name, got, test.want)
			}
		})
	}
}

// TestPausingQuick reads much without a gap of 200 ms, of which each block comes within a
// second, for longer than anything waits for a gap: there is no pause.
func TestPausingQuick(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var s script
		for range 100 {
			s = append(s, script{{150 * time.Millisecond, strings.Repeat("x", 64<<10)}}...)
		}
		if got := heard(t, s, false, nil); !slices.Equal(got, []string{"15000 end"}) {
			t.Errorf("%q", got)
		}
	})
}

// TestPausingStop ends a reader that waits, whether it pauses or not.
func TestPausingStop(t *testing.T) {
	for _, never := range []bool{false, true} {
		synctest.Test(t, func(t *testing.T) {
			stop := make(chan struct{})
			time.AfterFunc(time.Minute, func() { close(stop) })
			got := heard(t, script{{0, "a"}, {time.Hour, "b"}}, never, stop)
			if n := len(got); got[0] != "0 a" || got[n-1] != "60000 end" {
				t.Errorf("%q", got)
			}
			time.Sleep(2 * time.Hour) // until the writer is done
		})
	}
}

// TestPausingPipe reads a pipe of the system: what is there comes at once, and a pause
// behind it; a stop ends it also when there is always something to read.
func TestPausingPipe(t *testing.T) {
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	defer w.Close()
	stop := make(chan struct{})
	p := &pausing{in: r, file: r, stop: stop}
	text := []byte("some text")
	for range 2 {
		if _, err := w.Write(text); err != nil {
			t.Fatal(err)
		}
		buf := make([]byte, 100)
		if n, err := p.Read(buf); err != nil || !bytes.Equal(buf[:n], text) {
			t.Fatalf("%q, %v", buf[:n], err)
		}
		for i := range 2 {
			if n, err := p.Read(buf); n != 0 || !errors.Is(err, explain.ErrPause) {
				t.Fatalf("pause %d: %q, %v", i, buf[:n], err)
			}
		}
	}
	for range 2 { // the first may be read beside the caller
		if _, err := w.Write(text); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := p.Read(make([]byte, len(text))); err != nil {
		t.Fatal(err)
	}
	close(stop)
	p.left = nil
	if n, err := p.Read(make([]byte, 100)); n != 0 || !errors.Is(err, io.EOF) {
		t.Errorf("%d bytes, %v", n, err)
	}
}
