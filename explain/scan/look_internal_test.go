package scan

import (
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"sync"
	"testing"

	"github.com/dterr/dterr/explain"
)

// TestAtOnce reads several inputs at once and looks at what was counted meanwhile: the
// sum is that of reading them one after another.
func TestAtOnce(t *testing.T) {
	of := fixtures(t)
	r := rand.New(rand.NewPCG(7, 1))
	var inputs [][]byte
	for range 6 {
		inputs = append(inputs, randomLog(r, of, 200<<10))
	}
	all := New(options())
	for i, in := range inputs {
		if err := all.Read(fmt.Sprint(i, ".log"), bytes.NewReader(in)); err != nil {
			t.Fatal(err)
		}
	}
	s := New(options())
	var readers, lookers sync.WaitGroup
	done := make(chan struct{})
	lookers.Go(func() {
		seen := 0
		for {
			select {
			case <-done:
				return
			default:
			}
			s.Look(func(r *Result) {
				if r.Findings < seen {
					t.Errorf("%d errors after %d", r.Findings, seen)
				}
				seen = r.Findings
			})
		}
	})
	for i, in := range inputs {
		readers.Go(func() {
			var err error
			if i%2 == 0 {
				err = s.Read(fmt.Sprint(i, ".log"), bytes.NewReader(in))
			} else {
				err = s.Read(fmt.Sprint(i, ".log"), file(t, in))
			}
			if err != nil {
				t.Error(err)
			}
		})
	}
	readers.Wait()
	close(done)
	lookers.Wait()
	if got, want := encoded(t, s.Result()), encoded(t, all.Result()); got != want {
		t.Error(differ(got, want))
	}
}

// paused gives texts one by one with a pause behind each, and what is to be done there.
type paused struct {
	texts []string
	then  func(n int)
	n     int
	pause bool
}

func (p *paused) Read(b []byte) (int, error) {
	switch {
	case p.pause:
		p.pause = false
		return 0, explain.ErrPause
	case p.n > 0:
		p.then(p.n)
		fallthrough
	default:
		if p.n == len(p.texts) {
			return 0, io.EOF
		}
		p.n++
		p.pause = true
		return copy(b, p.texts[p.n-1]), nil
	}
}

// TestLook sees what came before a pause while the input goes on.
func TestLook(t *testing.T) {
	s := New(options())
	line := "2026-11-23 10:00:00,000 ERROR c.a.Client - {\"errcode\":40014,\"errmsg\":\"不合法的access_token\"}\n"
	in := &paused{texts: []string{line, line, strings.Replace(line, "40014", "60011", 1)}}
	in.then = func(n int) {
		s.Look(func(r *Result) {
			if r.Findings != n || len(r.Groups) != max(1, n-1) {
				t.Errorf("behind %d lines: %d errors in %d groups", n, r.Findings, len(r.Groups))
			}
		})
	}
	if err := s.Read("a.log", in); err != nil {
		t.Fatal(err)
	}
	if got := s.Result(); got.Findings != 3 || got.Lines != 3 {
		t.Errorf("%d errors on %d lines", got.Findings, got.Lines)
	}
}
