package explain

import (
	"bytes"
	"errors"
	"io"

	"github.com/dterr/dterr/explain/internal/find"
	"github.com/dterr/dterr/explain/internal/match"
)

// Sizes of the window that moves over the input, in bytes. A block is what is
// read at once. What lies within the margin of the end waits for more, so that
// an answer is never judged by its first half. Before the front, lookBack stays:
// the bracket of an object whose code stands further down, the headers and the
// request above a body.
const (
	blockSize = 256 << 10
	// firstBlock is smaller: most inputs are a body, and a page touched costs
	// time at start-up.
	firstBlock = 16 << 10
	margin     = 64 << 10
	lookBack   = find.Back
	// maxWindow bounds an answer that never ends.
	maxWindow = 4 << 20
	// bareLimit is how much of an input without any code is looked at for a
	// message or a status alone.
	bareLimit = 256 << 10
)

// run is one pass over one input.
type run struct {
	opts Options
	emit func(Item) error
	sum  Summary

	buf   []byte // the window
	done  int    // answers end here: what stands before is nobody's context
	front int    // what stands before was searched for codes
	fixed int    // what stands before is whole lines in UTF-8
	line  int    // lines before buf[0], of the whole input
	head  []byte // the first bareLimit bytes, for inputs without a code
	eof   bool
	// payload is true when the input holds a message on its way to DingTalk.
	payload bool

	// pending holds answers that only their neighbours can tell (see
	// platform.go), oldest first.
	pending []*item
	// undecided holds the answers of nobody known, for an input that has no
	// others.
	undecided []*item
	records   int // attendance records emitted
	// accepted holds the member names of bodies known to be DingTalk's.
	accepted []string
	reader   match.Reader
}

// read moves the window over r.
func (r *run) read(src io.Reader) error {
	in, err := decoded(src)
	if err != nil {
		return err
	}
	for !r.eof {
		if err := r.fill(in); err != nil {
			return err
		}
		if err := r.scan(); err != nil {
			return err
		}
		r.drop()
	}
	r.sum.Lines = r.line + bytes.Count(r.buf, []byte{'\n'})
	if n := len(r.buf); n > 0 && r.buf[n-1] != '\n' {
		r.sum.Lines++
	}
	if r.sum.Findings == 0 && !r.payload {
		if err := r.bare(); err != nil {
			return err
		}
	}
	if r.sum.Findings == r.records {
		return r.nobodys()
	}
	return nil
}

// fill appends the next block to the window.
func (r *run) fill(in io.Reader) error {
	at := len(r.buf)
	size := blockSize
	if r.buf == nil {
		size = firstBlock
	}
	if cap(r.buf)-at < size {
		grown := make([]byte, at, at+size)
		copy(grown, r.buf)
		r.buf = grown
	}
	n, err := io.ReadFull(in, r.buf[at:at+size])
	r.buf = r.buf[:at+n]
	r.sum.Bytes += int64(n)
	switch {
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		r.eof = true
	case err != nil:
		return err
	}
	r.mend()
	return nil
}

// mend turns the whole lines among the new bytes into UTF-8. A line that is
// not finished waits, unless it never ends.
func (r *run) mend() {
	end := len(r.buf)
	if i := bytes.LastIndexByte(r.buf[r.fixed:], '\n'); !r.eof && (i >= 0 || len(r.buf)-r.fixed < blockSize) {
		end = r.fixed + i + 1
	} else if !r.eof {
		end = r.fixed + cutLine(r.buf[r.fixed:])
	}
	if fixed := mended(r.buf[r.fixed:end]); len(fixed) != end-r.fixed || len(fixed) > 0 && &fixed[0] != &r.buf[r.fixed] {
		tail := append(fixed, r.buf[end:]...)
		r.buf = append(r.buf[:r.fixed], tail...)
		end = r.fixed + len(fixed)
	}
	if room := bareLimit - len(r.head); room > 0 {
		r.head = append(r.head, r.buf[r.fixed:min(end, r.fixed+room)]...)
	}
	r.fixed = end
}

// drop forgets what is done, but for the context.
func (r *run) drop() {
	keep := max(0, r.front-lookBack)
	r.line += bytes.Count(r.buf[:keep], []byte{'\n'})
	n := copy(r.buf, r.buf[keep:])
	r.buf = r.buf[:n]
	r.done = max(0, r.done-keep)
	r.front -= keep
	r.fixed -= keep
}

// scan looks at the new part of the window and settles what it finds.
func (r *run) scan() error {
	limit := r.fixed
	if !r.eof {
		limit = max(r.front, r.fixed-margin)
	}
	x := find.In(find.Text{Bytes: r.buf[:r.fixed], Low: r.done, Final: r.eof}, r.front, limit)
	end := x.Next
	r.place(x.Answers)
	if len(r.buf)-end > maxWindow {
		end = limit
	}
	r.front, r.done = max(r.front, end), x.Low
	r.payload = r.payload || x.Payload
	for _, a := range x.Answers {
		if n := len(r.pending); n == 0 || !find.Merge(r.pending[n-1].Place, a) {
			r.pending = append(r.pending, &item{Place: a})
		}
	}
	return r.settle(r.eof)
}

// place says on which lines of the input the answers of the window stand.
func (r *run) place(all []*find.Place) {
	counted, lines := 0, r.line
	var before find.Place // many answers may stand in one string
	for _, a := range all {
		if a.Start >= counted {
			lines += bytes.Count(r.buf[counted:a.Start], []byte{'\n'})
			counted = a.Start
		}
		a.Line = lines + 1
		if before.Answer != nil && a.Start == before.Start && a.End == before.End {
			a.Last = before.Last
			continue
		}
		a.Last = a.Line + bytes.Count(r.buf[a.Start:min(a.End, len(r.buf))], []byte{'\n'})
		before = *a
	}
}
