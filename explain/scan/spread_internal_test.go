package scan

import (
	"bytes"
	"errors"
	"io"
	"math/rand/v2"
	"strings"
	"testing"
	"testing/iotest"
	"time"
	"unicode/utf16"

	"github.com/dterr/dterr/explain"
)

// spreadOver scans an input that is no file with so many workers.
func spreadOver(t testing.TB, in io.Reader, workers, part int) (*Result, error) {
	t.Helper()
	o := options()
	o.Workers, o.part = workers, part
	s := New(o)
	err := s.Read("a.log", in)
	return s.Result(), err
}

// TestSpread reads random logs of all fixtures from what is no file: parts of several sizes
// read by several workers give what one gives that reads from the beginning to the end.
func TestSpread(t *testing.T) {
	of := fixtures(t)
	rounds := 4
	if testing.Short() {
		rounds = 1
	}
	for seed := range rounds {
		r := rand.New(rand.NewPCG(uint64(seed), 8)) // #nosec G404 -- a test
		in := randomLog(r, of, 900<<10)
		want := encoded(t, scanned(t, in, options(), false))
		for _, workers := range []int{1, 2, 8} {
			part := 1 + r.IntN(200<<10)
			for name, reader := range map[string]io.Reader{
				"whole": bytes.NewReader(in), "halves": iotest.HalfReader(bytes.NewReader(in)), "last with its end": iotest.DataErrReader(bytes.NewReader(in)),
			} {
				sum, err := spreadOver(t, reader, workers, part)
				if err != nil {
					t.Fatal(err)
				}
				if got := encoded(t, sum); got != want {
					t.Errorf("seed %d, %s, %d workers, parts of %d: %s", seed, name, workers, part, differ(got, want))
				}
			}
		}
	}
}

// TestSpreadUncut reads logs from what is no file that cannot be cut, or not everywhere:
// lines without a time, one line, another encoding, nothing.
func TestSpreadUncut(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 9)) // #nosec G404 -- a test
	log := string(randomLog(r, fixtures(t), 600<<10))
	bare := strings.Repeat("a line without a time\n", 60_000)
	const answer = `{"errcode":40014,"errmsg":"不合法的access_token","request_id":"16r7xs2k0001"}`
	wide := []byte{0xff, 0xfe}
	for _, c := range utf16.Encode([]rune(log)) {
		wide = append(wide, byte(c), byte(c>>8))
	}
	for name, in := range map[string]string{
		"empty": "", "one answer": answer, "no time": bare + answer + "\n" + bare, "then none": log + bare + answer, "none then": bare + answer + "\n" + log,
		"one line": strings.Repeat(`{"code":200} `, 90_000) + answer, "UTF-16": string(wide), "mark": "\ufeff" + log,
	} {
		one, err := spreadOver(t, strings.NewReader(in), 1, 0)
		if err != nil {
			t.Fatal(err)
		}
		want := encoded(t, one)
		if name != "empty" && one.Findings == 0 {
			t.Errorf("%s: nothing found", name)
		}
		for _, part := range []int{70 << 10, 300 << 10, 0} {
			sum, err := spreadOver(t, strings.NewReader(in), 2, part)
			if err != nil {
				t.Fatal(err)
			}
			if got := encoded(t, sum); got != want {
				t.Errorf("%s, parts of %d: %s", name, part, differ(got, want))
			}
		}
	}
}

// TestSpreadFault reads an input that fails: what was read before counts, whoever reads it,
// and the fault is given.
func TestSpreadFault(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 9)) // #nosec G404 -- a test
	fault := errors.New("the disk is gone")
	for _, size := range []int{0, 300, 3 << 10, 700 << 10} {
		in := randomLog(r, fixtures(t), 1<<20)[:size]
		want := encoded(t, scanned(t, in, options(), false))
		for _, workers := range []int{1, 2} {
			sum, err := spreadOver(t, io.MultiReader(bytes.NewReader(in), iotest.ErrReader(fault)), workers, 100<<10)
			if !errors.Is(err, fault) {
				t.Errorf("%d bytes, %d workers: %v", size, workers, err)
			}
			if got := encoded(t, sum); got != want {
				t.Errorf("%d bytes, %d workers: %s", size, workers, differ(got, want))
			}
		}
	}
}

// TestSpreadStop ends the reading of an input that never ends: what came before counts.
func TestSpreadStop(t *testing.T) {
	in := randomLog(rand.New(rand.NewPCG(4, 9)), fixtures(t), 200<<10) // #nosec G404 -- a test
	for _, workers := range []int{1, 2} {
		stop := make(chan struct{})
		o := options()
		o.Workers, o.part, o.Explain.Stop = workers, 100<<10, stop
		left, reads := in, 0
		s := New(o)
		err := s.Read("a.log", reader(func(b []byte) (int, error) {
			if reads++; reads == 40 {
				close(stop)
			}
			if len(left) == 0 {
				left = in
			}
			n := copy(b[:min(len(b), 64<<10)], left)
			left = left[n:]
			return n, nil
		}))
		if r := s.Result(); err != nil || r.Findings == 0 || r.Bytes == 0 {
			t.Errorf("%d workers: %d findings in %d bytes, %v", workers, r.Findings, r.Bytes, err)
		}
	}
}

// TestSpreadPause reads an input that pauses: what came before a pause counts then, whoever
// reads it.
func TestSpreadPause(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 9)) // #nosec G404 -- a test
	in := randomLog(r, fixtures(t), 900<<10)
	half := bytes.LastIndexByte(in[:500<<10], '\n') + 1
	var want string
	for _, workers := range []int{1, 2} {
		o := options()
		o.Workers, o.part = workers, 50<<10
		s := New(o)
		before := 0
		look := func([]byte) (int, error) {
			for began := time.Now(); before == 0 && time.Since(began) < 10*time.Second; time.Sleep(time.Millisecond) {
				s.Look(func(r *Result) { before = r.Findings }) // what is found is counted beside the reading
			}
			return 0, io.EOF
		}
		// The second pause comes when all before the first was counted.
		pause := iotest.ErrReader(explain.ErrPause)
		err := s.Read("a.log", &inTurn{bytes.NewReader(in[:half]), once(pause), once(pause), reader(look), bytes.NewReader(in[half:])})
		if err != nil {
			t.Fatal(err)
		}
		got := encoded(t, s.Result())
		if workers == 1 {
			want = got
		} else if got != want {
			t.Errorf("%d workers: %s", workers, differ(got, want))
		}
		if before == 0 || before >= s.Result().Findings {
			t.Errorf("%d workers: %d of %d findings before the pause", workers, before, s.Result().Findings)
		}
	}
}

// reader is a function that reads.
type reader func([]byte) (int, error)

func (r reader) Read(b []byte) (int, error) { return r(b) }

// once reads from in one time, and is then at its end.
func once(in io.Reader) io.Reader {
	done := false
	return reader(func(b []byte) (int, error) {
		if done {
			return 0, io.EOF
		}
		done = true
		return in.Read(b)
	})
}

// inTurn reads from one after the other, pauses included.
type inTurn []io.Reader

func (t *inTurn) Read(b []byte) (int, error) {
	for len(*t) > 0 {
		n, err := (*t)[0].Read(b)
		if !errors.Is(err, io.EOF) {
			return n, err
		}
		*t = (*t)[1:]
		if n > 0 {
			return n, nil
		}
	}
	return 0, io.EOF
}
