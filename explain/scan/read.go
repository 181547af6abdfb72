package scan

import (
	"bytes"
	"cmp"
	"errors"
	"io"
	"math"
	"sync"

	"github.com/dterr/dterr/explain"
	"github.com/dterr/dterr/explain/redact"
)

// Read reads an input to its end and adds what it holds. Of an input that fails, what
// was read before counts, and the error is given back.
func (s *Scan) Read(source string, r io.Reader) error {
	s.begin()
	f, ok := plainFileOf(r)
	if ok && f.size > s.partSize(f.size)+around && atBeginning(r) {
		return s.file(source, f, 0, f.size, 0)
	}
	if s.o.Workers > 1 {
		return s.spread(source, r)
	}
	p := openPiece(r, 0, 0)
	p.progress = s.o.Progress
	return s.stream(source, p, 0)
}

// atBeginning reports whether nothing was read of a file.
func atBeginning(r io.Reader) bool {
	s, ok := r.(io.Seeker)
	if !ok {
		return false
	}
	at, err := s.Seek(0, io.SeekCurrent)
	return err == nil && at == 0
}

// ReadPart is [Scan.Read] for a part of a file. The results of all parts add up to that
// of all of the file, each part counting as a file. It gives [ErrPart] for what is no
// file on a disk.
func (s *Scan) ReadPart(source string, r io.Reader, p Part) error {
	f, ok := plainFileOf(r)
	if !ok {
		return ErrPart
	}
	from, to, err := f.bounds(p)
	if err != nil {
		return err
	}
	s.begin()
	lines, err := f.lines(from)
	if err != nil {
		return err
	}
	return s.file(source, f, from, to, lines)
}

// partSize gives how long the parts of a stretch of a file are.
func (s *Scan) partSize(stretch int64) int64 {
	if s.o.part > 0 {
		return int64(s.o.part)
	}
	return min(max(partLeast, stretch/int64(partsEach*s.o.Workers)), partMost)
}

// partsEach is how many parts of a file there are for each worker, so that none waits
// long for the last.
const partsEach = 8

// lines counts the lines before a place.
func (f plainFile) lines(before int64) (n int64, err error) {
	buf := make([]byte, 256<<10)
	r := io.NewSectionReader(f, 0, before)
	for {
		k, err := r.Read(buf)
		n += int64(bytes.Count(buf[:k], []byte{'\n'}))
		switch {
		case errors.Is(err, io.EOF):
			return n, nil
		case err != nil:
			return n, err
		}
	}
}

// outcome is what a part holds; its lines count from its own beginning.
type outcome struct {
	sum *Result
	err error
}

// inOrder adds up the parts of an input in their order: before the next one stand so many
// lines. Behind the first that fails none counts.
type inOrder struct {
	scan  *Scan
	lines int64
	fault error
}

func (t *inOrder) add(o outcome) {
	if o.sum != nil && t.fault == nil {
		part := o.sum.Lines
		o.sum.shift(t.lines)
		t.scan.add(o.sum)
		t.lines += part
	}
	t.fault = cmp.Or(t.fault, o.err)
}

// file reads a stretch of a file that begins and ends at cuts and before which stand so
// many lines, its parts beside one another.
func (s *Scan) file(source string, f plainFile, from, to, lines int64) error {
	size := s.partSize(to - from)
	n := int((to - from + size - 1) / size)
	done := make([]chan outcome, n)
	for i := range done {
		done[i] = make(chan outcome, 1)
	}
	// A worker may be as far ahead of the first part that is not added as there is room.
	room := make(chan struct{}, 2*s.o.Workers)
	next := make(chan int)
	var workers sync.WaitGroup
	for range min(s.o.Workers, max(1, n)) {
		workers.Go(func() {
			memory := new(explain.Memory)
			for i := range next {
				sum, err := s.stretch(source, memory, f, from+int64(i)*size, min(from+int64(i+1)*size, to), from, to)
				done[i] <- outcome{sum, err}
			}
		})
	}
	go func() {
		defer close(next)
		for i := range n {
			room <- struct{}{}
			next <- i
		}
	}()
	sum := inOrder{scan: s, lines: lines}
	for i := range n {
		o := <-done[i]
		<-room
		sum.add(o)
	}
	workers.Wait()
	return sum.fault
}

// stretch reads the part of a file whose place is [from, to) among those of [first,
// last): from the first cut behind from on to the one behind to. It is nil where no cut
// is near from: it belongs to the part before.
func (s *Scan) stretch(source string, m *explain.Memory, f plainFile, from, to, first, last int64) (*Result, error) {
	begin, err := from, error(nil)
	if from > first {
		if begin, err = f.cut(from); err != nil || begin < 0 {
			return nil, err
		}
		if begin >= last {
			return nil, nil
		}
	}
	end := last
	for at := to; at < last; at += to - from {
		c, err := f.cut(at)
		if err != nil {
			return nil, err
		}
		if c >= 0 {
			end = min(c, last)
			break
		}
	}
	if end <= begin {
		return nil, nil
	}
	start := max(0, begin-around)
	p := &piece{in: io.NewSectionReader(f, start, min(f.size, end+around)-start), at: start, begin: begin, end: end, progress: s.o.Progress}
	return s.piece(source, m, p)
}

// stopped reports whether the scan is to end.
func (s *Scan) stopped() bool {
	select {
	case <-s.o.Explain.Stop:
		return true
	default:
		return false
	}
}

// piece is a part of an input with what stands around it. It counts the lines of the
// text that is read through it.
type piece struct {
	in         io.Reader
	text       []byte // all of it, where it is in memory
	at         int64  // how far it is read, in bytes of the input
	begin, end int64  // what is its own
	progress   func(int)

	mu sync.Mutex
	// before is how many lines end before begin, own how many in the part.
	before, own int64
	last        byte // of the part
	read        int64
	fault       error // of in
}

// Read implements [io.Reader].
func (p *piece) Read(b []byte) (int, error) {
	n, err := wholly(p.in, b, &p.fault)
	p.mu.Lock()
	defer p.mu.Unlock()
	text := b[:n]
	before := text[:min(int64(n), max(0, p.begin-p.at))]
	text = text[len(before):]
	p.before += int64(bytes.Count(before, []byte{'\n'}))
	if own := text[:min(int64(len(text)), max(0, p.end-max(p.at, p.begin)))]; len(own) > 0 {
		p.own += int64(bytes.Count(own, []byte{'\n'}))
		p.last = own[len(own)-1]
		p.read += int64(len(own))
		if p.progress != nil {
			p.progress(len(own))
		}
	}
	p.at += int64(n)
	return n, err
}

// openPiece gives the part of an input that begins at a place, and which r reads from
// another on; its end is not known.
func openPiece(r io.Reader, at, begin int64) *piece {
	return &piece{in: r, at: at, begin: begin, end: math.MaxInt64}
}

// line gives the line of a hit in the part, from 1; 0 where it is not the part's.
func (p *piece) line(line int) int {
	p.mu.Lock()
	defer p.mu.Unlock()
	own := int64(line) - p.before
	if p.at < p.begin || own < 1 || p.at > p.end && (own > p.own+1 || own == p.own+1 && p.last == '\n') {
		return 0
	}
	return int(own)
}

// lines gives how many lines the part has.
func (p *piece) lines() int64 {
	if p.last != 0 && p.last != '\n' {
		return p.own + 1
	}
	return p.own
}

// piece reads a part of an input.
func (s *Scan) piece(source string, m *explain.Memory, p *piece) (*Result, error) {
	sum := s.result()
	o := s.o.Explain
	o.Source, o.Plain, o.Masker, o.Memory, o.AnyOrder = s.shown(source), p.at > 0, redact.NewApart(), m, s.isCounting()
	if p.text != nil {
		o.Stop = nil // what came counts
	}
	_, err := explain.Hits(p, o, func(h *explain.Hit) error {
		if line := p.line(h.Line()); line > 0 {
			sum.addHit(h, &s.o, o.Source, line)
		}
		return nil
	})
	sum.settle()
	sum.Bytes, sum.Lines = p.read, p.lines()
	err = cmp.Or(err, p.fault)
	if err == nil && p.at < p.end && !s.stopped() {
		err = ErrTruncated
	}
	return sum, err
}

// shown gives the name of an input as it is told of, masked like all that comes from one.
func (s *Scan) shown(source string) string {
	if s.o.Explain.NoRedact {
		return source
	}
	return redact.NewApart().Text(source)
}

// isCounting reports whether nothing is asked of errors that say the same but to be
// counted.
func (s *Scan) isCounting() bool { return s.o.Keep == nil && !s.o.Evidence }

// stream reads a piece whose end is not known, before which stand so many lines, and counts
// what it holds as it comes.
func (s *Scan) stream(source string, p *piece, lines int) error {
	o := s.o.Explain
	o.Source, o.Plain, o.Masker, o.Memory, o.AnyOrder = s.shown(source), p.at > 0, redact.NewApart(), new(explain.Memory), s.isCounting()
	all, err := explain.Hits(p, o, func(h *explain.Hit) error {
		if line := p.line(h.Line()); line > 0 {
			s.mu.Lock()
			defer s.mu.Unlock()
			s.sum.addHit(h, &s.o, o.Source, lines+line)
		}
		return nil
	})
	s.mu.Lock()
	defer s.mu.Unlock()
	s.sum.settle()
	s.sum.Bytes += p.read
	if p.begin > 0 {
		s.sum.Lines += p.lines()
	} else { // of any encoding
		s.sum.Lines += int64(all.Lines)
	}
	return cmp.Or(err, p.fault)
}

// wholly reads from an input that ends where it fails, so that what was read before
// counts, and keeps what went wrong.
func wholly(in io.Reader, b []byte, fault *error) (int, error) {
	n, err := in.Read(b)
	if err != nil && !goesOn(err) {
		*fault, err = err, io.EOF
	}
	return n, err
}

// goesOn reports whether what a reader gives is no fault, but its end or a pause.
func goesOn(err error) bool { return errors.Is(err, io.EOF) || errors.Is(err, explain.ErrPause) }

// shift says that so many lines stand before those that the result counts.
func (r *Result) shift(lines int64) {
	n := int(lines)
	for _, g := range r.groups {
		g.Example.Line += n
		if g.Evidence != nil {
			g.Evidence.shift(n)
		}
		for i := range g.requests.all {
			g.requests.all[i].Line += n
		}
		for _, a := range g.apps {
			a.applied.Line += n
		}
	}
}
