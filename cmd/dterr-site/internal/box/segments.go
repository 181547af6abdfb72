package box

import (
	"cmp"
	"encoding/binary"
	"errors"
	"slices"
)

// Go's linker leaves out of a program's data whatever is eight zeros long, and so takes it
// apart into a hundred thousand segments, the most that an engine accepts. Their places
// cost more than the zeros: joined, the program of the paste box is a twentieth smaller,
// packed, and an engine has less to read.

// nearest is how many zeros, in bytes, may stand between two segments that become one. The
// tables of functions are full of sixteen.
const nearest = 64

// The ids of sections, and the operators of the one form of a place that Go writes, as
// the specification of WebAssembly numbers them.
const (
	sectionMemory = 5
	sectionData   = 11
	opConst       = 0x41 // i32.const
	opEnd         = 0x0b
)

// errModule is the error of what is no module, or none of the form that Go's linker
// writes.
var errModule = errors.New("the program is no WebAssembly module as Go writes them")

// joined gives a program with its segments of data joined where few zeros stand between
// them, and then as change makes them, nil for no change. What the memory holds at the start
// is the same but for that: a memory of the module's own is zero where no segment says
// otherwise.
func joined(module []byte, change func(segments) (segments, error)) ([]byte, error) {
	r := reader{rest: module}
	out := append(make([]byte, 0, len(module)), r.take(8)...)
	ownMemory := false
	for len(r.rest) > 0 && !r.broken {
		id := r.byte()
		content := r.take(r.unsigned())
		ownMemory = ownMemory || id == sectionMemory
		if id == sectionData {
			segments, err := segmentsOf(content)
			if err != nil {
				return nil, err
			}
			segments = segments.join()
			if change != nil {
				if segments, err = change(segments); err != nil {
					return nil, err
				}
			}
			content = segments.encoded()
		}
		out = binary.AppendUvarint(append(out, id), uint64(len(content)))
		out = append(out, content...)
	}
	if r.broken || !ownMemory {
		return nil, errModule
	}
	return out, nil
}

// segment is bytes of the memory and where they stand in it.
type segment struct {
	at    int64
	bytes []byte
}

// end is the place behind it.
func (s segment) end() int64 { return s.at + int64(len(s.bytes)) }

type segments []segment

// segmentsOf reads a section of data and gives its segments by their places, which are
// not in order.
func segmentsOf(content []byte) (segments, error) {
	r := reader{rest: content}
	all := make(segments, 0, 1024)
	for range r.unsigned() {
		if r.unsigned() != 0 || r.byte() != opConst {
			return nil, errModule
		}
		s := segment{at: r.signed()}
		if r.byte() != opEnd {
			return nil, errModule
		}
		s.bytes = r.take(r.unsigned())
		if r.broken || s.at < 0 {
			return nil, errModule
		}
		all = append(all, s)
	}
	if r.broken || len(r.rest) > 0 {
		return nil, errModule
	}
	slices.SortStableFunc(all, func(a, b segment) int { return cmp.Compare(a.at, b.at) })
	for n := 1; n < len(all); n++ {
		if all[n].at < all[n-1].end() {
			return nil, errModule
		}
	}
	return all, nil
}

// join gives the same memory in fewer segments.
func (all segments) join() segments {
	var out segments
	for _, s := range all {
		if n := len(out) - 1; n >= 0 {
			last := &out[n]
			if zeros := s.at - last.end(); zeros <= nearest {
				last.bytes = append(append(last.bytes, make([]byte, zeros)...), s.bytes...)
				continue
			}
		}
		out = append(out, segment{at: s.at, bytes: append([]byte(nil), s.bytes...)})
	}
	return out
}

// encoded gives the section that holds the segments.
func (all segments) encoded() []byte {
	out := binary.AppendUvarint(nil, uint64(len(all)))
	for _, s := range all {
		out = append(out, 0, opConst)
		out = appendSigned(out, s.at)
		out = append(out, opEnd)
		out = binary.AppendUvarint(out, uint64(len(s.bytes)))
		out = append(out, s.bytes...)
	}
	return out
}

// appendSigned appends a number as signed LEB128, which unlike encoding/binary's form
// carries its sign in the last byte.
func appendSigned(out []byte, v int64) []byte {
	for {
		low := byte(v & 0x7f)
		v >>= 7
		if v == 0 && low&0x40 == 0 || v == -1 && low&0x40 != 0 {
			return append(out, low)
		}
		out = append(out, low|0x80)
	}
}

// reader reads a module; behind its end it reads zeros and is broken.
type reader struct {
	rest   []byte
	broken bool
}

func (r *reader) byte() byte {
	if b := r.take(1); len(b) == 1 {
		return b[0]
	}
	return 0
}

func (r *reader) take(n int) []byte {
	if n < 0 || n > len(r.rest) {
		r.broken, r.rest = true, nil
		return nil
	}
	b := r.rest[:n]
	r.rest = r.rest[n:]
	return b
}

// unsigned reads a number of 32 bits.
func (r *reader) unsigned() int {
	v, n := binary.Uvarint(r.rest)
	if n <= 0 || v >= 1<<32 {
		r.broken, r.rest = true, nil
		return 0
	}
	r.rest = r.rest[n:]
	return int(v)
}

// signed reads a signed number, as appendSigned writes it.
func (r *reader) signed() int64 {
	var v int64
	for shift := uint(0); shift < 64; shift += 7 {
		b := r.byte()
		v |= int64(b&0x7f) << shift
		if b&0x80 == 0 {
			if shift+7 < 64 && b&0x40 != 0 {
				v |= -1 << (shift + 7)
			}
			return v
		}
	}
	r.broken, r.rest = true, nil
	return 0
}
