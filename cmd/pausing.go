package cmd

import (
	"io"
	"os"
	"time"

	"github.com/dterr/dterr/explain"
)

// How long nothing must come before what came is told, and before it is tried once more
// with what may go on.
const (
	shortPause = 200 * time.Millisecond
	longPause  = time.Second
)

// What comes without such a pause and fills no block for that long is told in a shorter
// one, at last in none.
const (
	lag       = time.Second
	lastLag   = 2 * lag
	shortGap  = shortPause / 10
	fullBlock = 128 << 10
)

// chunkBytes is how much is read at once beside the caller, as much as a pipe holds.
const chunkBytes = 64 << 10

// pausing reads from a reader that may wait, and pauses where that does; an input that
// always has data never pauses. It ends when it is stopped.
type pausing struct {
	in io.Reader
	// file is what in reads, if the system can be asked whether there is something to
	// read in it; then that is read at once.
	file *os.File
	stop <-chan struct{}
	// never says that there are no pauses.
	never bool

	// chunks gives what was read beside the caller into buf, where waiting says that
	// this is under way; left is what of it was not given yet, and err what follows.
	chunks  chan chunk
	buf     []byte
	waiting bool
	left    []byte
	err     error
	timer   *time.Timer

	// came is when the first byte came that no pause followed and no block holds, bytes
	// how many there are; pauses counts those since the last byte.
	came   time.Time
	bytes  int
	pauses int
}

// chunk is what one read gave.
type chunk struct {
	n   int
	err error
}

// Read implements [io.Reader].
func (p *pausing) Read(b []byte) (int, error) {
	if len(p.left) == 0 && p.err == nil {
		ready, err := p.isReady()
		if err != nil {
			return 0, err
		}
		if ready {
			n, err := p.in.Read(b)
			p.count(n)
			return n, err
		}
		if err := p.await(); err != nil {
			return 0, err
		}
	}
	n := copy(b, p.left)
	if p.left = p.left[n:]; len(p.left) > 0 {
		return n, nil
	}
	return n, p.err
}

// isReady reports whether there is something to read at once, or gives the end where it
// was stopped, and a pause where nothing came for long enough. Where none of that is
// known it is false.
func (p *pausing) isReady() (bool, error) {
	if p.waiting {
		return false, nil
	}
	select {
	case <-p.stop:
		return false, io.EOF
	default:
	}
	if p.file == nil {
		return false, nil
	}
	wait := p.wait()
	most := shortPause // so that a stop is noticed
	if wait >= 0 {
		most = min(wait, most)
	}
	ready, ok := readable(p.file, most)
	switch {
	case !ok:
		p.file = nil
	case !ready && wait == most:
		return false, p.pause()
	}
	return ready, nil
}

// await reads beside the caller, and takes what that gives, a pause or the end.
func (p *pausing) await() error {
	if !p.waiting {
		if p.chunks == nil {
			p.chunks, p.buf = make(chan chunk, 1), make([]byte, chunkBytes)
		}
		p.waiting = true
		go func() {
			n, err := p.in.Read(p.buf)
			p.chunks <- chunk{n, err}
		}()
	}
	var pause <-chan time.Time
	if wait := p.wait(); wait >= 0 {
		pause = p.after(wait)
	}
	select {
	case c := <-p.chunks:
		p.take(c)
		return nil
	case <-pause:
		return p.pause()
	case <-p.stop:
	}
	select {
	case c := <-p.chunks: // it came before the stop
		p.take(c)
		return nil
	default:
		return io.EOF
	}
}

// take takes what was read beside the caller.
func (p *pausing) take(c chunk) {
	p.waiting, p.left, p.err = false, p.buf[:c.n], c.err
	p.count(c.n)
}

// count takes note of how much came.
func (p *pausing) count(n int) {
	if p.never || n == 0 {
		return
	}
	p.pauses = 0
	if p.bytes += n; p.came.IsZero() || p.bytes >= fullBlock {
		p.came, p.bytes = time.Now(), 0
	}
}

// wait gives how long to wait before a pause, less than 0 for ever.
func (p *pausing) wait() time.Duration {
	switch {
	case p.never, p.came.IsZero() && p.pauses != 1:
		return -1
	case p.came.IsZero():
		return longPause - shortPause
	}
	switch d := time.Since(p.came); {
	case d < lag:
		return shortPause
	case d < lastLag:
		return shortGap
	}
	return 0
}

// after gives a channel that tells when a time is over.
func (p *pausing) after(d time.Duration) <-chan time.Time {
	if p.timer == nil {
		p.timer = time.NewTimer(d)
	} else {
		p.timer.Reset(d)
	}
	return p.timer.C
}

func (p *pausing) pause() error {
	p.pauses++
	p.came, p.bytes = time.Time{}, 0
	return explain.ErrPause
}
