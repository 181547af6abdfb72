package explain

import (
	"bytes"
	"errors"
	"io"
	"runtime"
	"sync"
	"sync/atomic"

	"github.com/dterr/dterr/explain/internal/find"
	"github.com/dterr/dterr/explain/internal/input"
)

// Sizes in bytes. Stretches of a file in which nothing stands are looked for by several
// processors at once, and the window never reads them: but for the end of the last one,
// which tells of what comes behind it.
const (
	stretch     = 1 << 20
	stretchKept = 256 << 10
)

// Bounds of how many stretches are looked at in one go, and of how many blocks go by
// before that is tried again where it was in vain.
const (
	stretchesMost = 32
	skipPauseMost = 64
)

// skips passes over stretches of a file in which nothing stands.
type skips struct {
	// off says that nothing is passed over: the input is no file, or one processor reads.
	off bool
	// most is how many stretches to look at next, pause how many blocks to wait before,
	// failed how often it was in vain.
	most, pause, failed int
	bufs                [][]byte
	skipped             int // stretches
}

// skip passes over the stretches behind the window in which nothing stands, where
// nothing waits for what they say.
func (r *run) skip() error {
	s := &r.skips
	if s.off || r.window.Final() || r.window.Bytes() < bareLimit+lookBack || len(r.pending) > 0 || r.pass.on || r.window.Waiting(r.front) > stretchKept {
		return nil
	}
	if s.pause > 0 {
		s.pause--
		return nil
	}
	b, ok := r.window.Beyond()
	processors := runtime.GOMAXPROCS(0)
	if !ok || processors < 2 {
		s.off = true
		return nil
	}
	s.most = min(max(2*processors, 2*s.most), stretchesMost)
	all := make([]quiet, max(0, min(int64(s.most), (b.Size-b.At)/stretch-1)))
	n := s.look(b, all, processors)
	if n == 0 {
		s.failed++
		s.most, s.pause = 0, min(1<<min(s.failed, 8), skipPauseMost)
		return nil
	}
	if s.failed = 0; n < len(all) {
		s.most = 0
	}
	lines := -all[n-1].kept
	for _, q := range all[:n] {
		lines += q.lines
	}
	s.skipped += n
	r.point = point{}
	return r.window.Skip(int64(n)*stretch-stretchKept, lines)
}

// quiet is a stretch in which nothing stands: the lines that end in it, and in the end
// of it that stays.
type quiet struct{ lines, kept int }

// look looks at stretches behind one another and gives how many are quiet, up to the
// first that is not.
func (s *skips) look(b input.Beyond, all []quiet, processors int) int {
	for len(s.bufs) < processors {
		s.bufs = append(s.bufs, nil)
	}
	var next, end atomic.Int64
	end.Store(int64(len(all)))
	work := func(buf *[]byte) {
		if *buf == nil {
			*buf = make([]byte, stretchKept+lookBack+stretch+margin)
		}
		for i := next.Add(1) - 1; i < end.Load(); i = next.Add(1) - 1 {
			if !all[i].at(b, i, *buf) {
				lower(&end, i)
			}
		}
	}
	var others sync.WaitGroup
	for i := 1; i < min(processors, len(all)); i++ {
		others.Add(1)
		go func() {
			defer others.Done()
			work(&s.bufs[i])
		}()
	}
	work(&s.bufs[0])
	others.Wait()
	return int(end.Load())
}

// lower makes a number i where it is more.
func lower(n *atomic.Int64, i int64) {
	was := n.Load()
	for i < was && !n.CompareAndSwap(was, i) {
		was = n.Load()
	}
}

// at looks at stretch i of a file and reports whether it is quiet, whatever stands as
// near as an answer reaches. With the first goes what the window did not search.
func (q *quiet) at(b input.Beyond, i int64, buf []byte) bool {
	begin := b.At + i*stretch
	from := min(begin, lookBack)
	before := from
	if i == 0 {
		before = min(begin, from+stretchKept)
	}
	n, err := b.ReadAt(buf[:before+stretch+margin], begin-before)
	if err != nil && !errors.Is(err, io.EOF) || int64(n) < before+stretch {
		return false
	}
	text := buf[:n]
	if !input.IsPlain(text) || !find.Nothing(text, int(from), int(before+stretch)) {
		return false
	}
	own := text[before : before+stretch]
	q.lines, q.kept = bytes.Count(own, []byte{'\n'}), bytes.Count(own[len(own)-stretchKept:], []byte{'\n'})
	return true
}
