package scan

import (
	"bytes"
	"errors"
	"io"
	"slices"
	"sync"

	"github.com/dterr/dterr/explain"
	"github.com/dterr/dterr/explain/internal/input"
)

// Bounds of a stream that is read in parts: how long a part is, in bytes, in how many of
// them a cut is looked for, and how many workers there are: what unpacks a file, or writes
// into a pipe, is not faster than so many.
const (
	spreadPart  = 2 << 20
	spreadParts = 2
	spreadMost  = 4
)

// spread reads a stream from its beginning to its end in parts beside one another, as
// [Scan.file] reads a file.
func (s *Scan) spread(source string, r io.Reader) error {
	workers := min(s.o.Workers, spreadMost)
	c := &cutter{in: r, progress: s.o.Progress, size: spreadPart, idle: make(chan []byte, workers+1)}
	if s.o.part > 0 {
		c.size = s.o.part
	}
	c.fill(headBytes)
	if !input.IsBytewise(c.buf) {
		return s.stream(source, openPiece(c.rest(), 0, 0), 0) // of another encoding, of which a part cannot be read
	}
	type job struct {
		piece *piece
		done  chan outcome
	}
	jobs, order := make(chan job), make(chan chan outcome, workers)
	var working, adding sync.WaitGroup
	work := func() {
		memory := new(explain.Memory)
		for j := range jobs {
			sum, err := s.piece(source, memory, j.piece)
			c.free(j.piece.text)
			j.done <- outcome{sum, err}
		}
	}
	sum := inOrder{scan: s}
	adding.Go(func() {
		for done := range order {
			sum.add(<-done)
		}
	})
	for started := 0; ; started++ {
		if s.stopped() && c.err == nil {
			c.err = io.EOF // what came counts
		}
		p := c.next()
		if p == nil {
			break
		}
		if started < workers {
			working.Go(work)
		}
		done := make(chan outcome, 1)
		order <- done
		jobs <- job{p, done}
	}
	close(jobs)
	close(order)
	working.Wait()
	adding.Wait()
	switch {
	case sum.fault != nil:
		return sum.fault
	case c.open:
		return s.stream(source, openPiece(c.rest(), c.base, c.begin), int(sum.lines))
	case !goesOn(c.err):
		return c.err
	}
	return nil
}

// headBytes is how much of an input tells its encoding.
const headBytes = 4 << 10

// cutter cuts a stream into parts, each with what stands around it.
type cutter struct {
	in       io.Reader
	progress func(int) // is told what is read, nil is not called
	size     int       // of a part
	// buf holds what was read from base on, as far as it is needed; begin is where the next
	// part begins. Both are bytes from the beginning.
	buf         []byte
	base, begin int64
	// err is why no more is read: the end, a pause or a fault.
	err error
	// done says that there are no more parts, open that what is left is none: it goes on as
	// its writer does, or there is nowhere to cut it.
	done, open bool
	idle       chan []byte
}

// room is how much a buffer holds at most: parts, what stands before and behind them, and
// where they may be cut.
func (c *cutter) room() int { return around + spreadParts*c.size + cutReach + around }

// fill reads until the buffer holds so much, and reports whether it does.
func (c *cutter) fill(size int) bool {
	if c.buf == nil {
		c.buf = c.buffer()
	}
	c.buf = slices.Grow(c.buf, max(0, size-len(c.buf)))
	for len(c.buf) < size && c.err == nil {
		var n int
		n, c.err = c.in.Read(c.buf[len(c.buf):size])
		c.buf = c.buf[:len(c.buf)+n]
		if n > 0 && c.progress != nil {
			c.progress(n)
		}
	}
	return len(c.buf) >= size
}

// buffer gives an empty buffer.
func (c *cutter) buffer() []byte {
	select {
	case b := <-c.idle:
		return b[:0]
	default:
		return make([]byte, 0, around+c.size+cutReach+around)
	}
}

// free takes the buffer of a part that was read.
func (c *cutter) free(text []byte) {
	select {
	case c.idle <- text:
	default:
	}
}

// next gives the next part, nil behind the last one.
func (c *cutter) next() *piece {
	if c.done {
		return nil
	}
	for at := c.begin - c.base + int64(c.size); ; at += cutReach {
		reach := int(at) + cutReach
		if reach+around > c.room() {
			c.done, c.open = true, true
			return nil
		}
		if !c.fill(reach + around) {
			break
		}
		if i := cutIn(c.buf[:reach], int(at)); i >= 0 {
			return c.cut(i)
		}
	}
	c.done, c.open = true, errors.Is(c.err, explain.ErrPause)
	if c.open {
		return nil
	}
	return &piece{in: bytes.NewReader(c.buf), text: c.buf, at: c.base, begin: c.begin, end: c.base + int64(len(c.buf))}
}

// cut gives the part that ends at a place of the buffer, and makes another buffer for what
// comes.
func (c *cutter) cut(at int) *piece {
	end := c.base + int64(at)
	text := c.buf[:at+around]
	p := &piece{in: bytes.NewReader(text), text: text, at: c.base, begin: c.begin, end: end}
	from := max(0, at-around)
	c.buf = append(c.buffer(), c.buf[from:]...)
	c.base, c.begin = c.base+int64(from), end
	return p
}

// rest reads what is in the buffer and goes on.
func (c *cutter) rest() io.Reader {
	return &behind{text: c.buf, err: c.err, in: c.in, progress: c.progress}
}

// behind reads what was read of an input before, gives the error that came with it, and
// goes on where that is a pause.
type behind struct {
	text     []byte
	err      error
	in       io.Reader
	progress func(int)
}

// Read implements [io.Reader].
func (b *behind) Read(p []byte) (int, error) {
	if len(b.text) > 0 || len(p) == 0 {
		n := copy(p, b.text)
		b.text = b.text[n:]
		return n, nil
	}
	if err := b.err; err != nil {
		if errors.Is(err, explain.ErrPause) {
			b.err = nil
		}
		return 0, err
	}
	n, err := b.in.Read(p)
	if n > 0 && b.progress != nil {
		b.progress(n)
	}
	return n, err
}
