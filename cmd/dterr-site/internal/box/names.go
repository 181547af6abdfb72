package box

import (
	"bytes"
	"encoding/binary"
	"errors"
)

// Go's linker writes down the name, the file and the lines of every function, for the
// traces of a program that fails; -s and -w leave them in. Nobody reads such a trace in a
// browser, and they are a twentieth of a program, packed.

// tableMark begins the table of functions in a program for WebAssembly, since Go 1.20: a
// magic number, and that instructions are a byte and addresses eight. Behind it stand
// numbers of 8 bytes; tableNames is which of them says how far behind the mark the names
// of functions stand, and the next ones the same of the units, the files, the tables of
// places and the functions (pcHeader in package runtime).
const (
	tableMark   = "\xf1\xff\xff\xff\x00\x00\x01\x08"
	tableNames  = 4
	tableHeader = 8 * (tableNames + 5)
)

// errTable is the error of a program whose table of functions is not where and as Go's
// linker writes it.
var errTable = errors.New("the program has no table of functions as Go writes it")

// nameless gives the same memory with zeros for the names of functions and files, which
// are empty so. The segments are joined.
func (all segments) nameless() (segments, error) {
	var from, to [2]int64
	found := 0
	for _, s := range all {
		i := bytes.Index(s.bytes, []byte(tableMark))
		if i < 0 || len(s.bytes)-i < tableHeader {
			continue
		}
		found++
		var at [5]int64 // the names, the units, the files, the places, the functions
		for n := range at {
			offset := binary.LittleEndian.Uint64(s.bytes[i+8*(tableNames+n):])
			if offset > 1<<31 || n > 0 && s.at+int64(i)+int64(offset) < at[n-1] {
				return nil, errTable
			}
			at[n] = s.at + int64(i) + int64(offset)
		}
		from, to = [2]int64{at[0], at[2]}, [2]int64{at[1], at[3]}
	}
	if found != 1 {
		return nil, errTable
	}
	for n := range from {
		all = all.without(from[n], to[n])
	}
	return all, nil
}

// without gives the memory with zeros from one place to another.
func (all segments) without(from, to int64) segments {
	var out segments
	for _, s := range all {
		if before := min(max(from-s.at, 0), int64(len(s.bytes))); before > 0 {
			out = append(out, segment{s.at, s.bytes[:before]})
		}
		if behind := min(max(to-s.at, 0), int64(len(s.bytes))); behind < int64(len(s.bytes)) {
			out = append(out, segment{s.at + behind, s.bytes[behind:]})
		}
	}
	return out
}
