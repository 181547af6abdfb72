package box

import (
	"bytes"
	"encoding/binary"
	"errors"
)

// Go's linker writes down the name, the file and the lines of every function, for the
// traces of a program that fails; -s and -w leave them in. Nobody reads such a trace in a
// browser, and they are a tenth of a program, packed.

// tableMark begins the table of functions in a program for WebAssembly, since Go 1.20: a
// magic number, and that instructions are a byte and addresses eight. Behind it stand
// numbers of 8 bytes; tableNames is which of them says how far behind the mark the names
// of functions stand, and the next ones the same of the units, the files, the tables of
// places and the functions (pcHeader in package runtime).
const (
	tableMark   = "\xf1\xff\xff\xff\x00\x00\x01\x08"
	tableCount  = 1 // how many functions there are
	tableNames  = 4
	tableHeader = 8 * (tableNames + 5)
)

// A function is written down in numbers of 4 bytes (_func in package runtime): where its
// name stands, where among the places its stack, its files and its lines stand, how many
// other lists it has there, its unit and its first line, and how many tables of its own it
// has. Behind it stand where the other lists begin, and then where the tables do.
const (
	functionName   = 1 * 4
	functionStack  = 4 * 4
	functionFiles  = 5 * 4
	functionLines  = 6 * 4
	functionLists  = 7 * 4
	functionUnit   = 8 * 4
	functionFirst  = 9 * 4
	functionTables = 11*4 - 1 // one byte
	functionLength = 11 * 4
)

// Of a function's lists and tables only these are read where nobody asks for a trace and
// nothing is preempted, by their numbers in package internal/abi: which map of the stack
// holds, and what a bound was; the maps of arguments and locals, the objects on the stack,
// and the calls put off. A table that is not there is noTable.
const (
	listsNeeded  = 1<<1 | 1<<4
	tablesNeeded = 1<<0 | 1<<1 | 1<<2 | 1<<4
	noTable      = "\xff\xff\xff\xff"
)

// errTable is the error of a program whose table of functions is not where and as Go's
// linker writes it.
var errTable = errors.New("the program has no table of functions as Go writes it")

// bare gives the same memory with zeros for what only a trace needs: the names of functions
// and files are empty so, and no function has files and lines. The segments are joined.
func (all segments) bare() (segments, error) {
	t, err := all.table()
	if err != nil {
		return nil, err
	}
	memory := make([]byte, all[len(all)-1].end())
	for _, s := range all {
		copy(memory[s.at:], s.bytes)
	}
	if !withoutLines(memory[t.places:t.functions], memory[t.functions:], t.count) {
		return nil, errTable
	}
	for _, s := range all {
		copy(s.bytes, memory[s.at:])
	}
	return all.without(t.names, t.units).without(t.files, t.places), nil
}

// table is where in the memory the table of functions has its parts, and how many
// functions there are.
type table struct {
	count                                  int
	names, units, files, places, functions int64
}

// table finds the table of functions.
func (all segments) table() (t table, err error) {
	found := 0
	for _, s := range all {
		i := bytes.Index(s.bytes, []byte(tableMark))
		if i < 0 || len(s.bytes)-i < tableHeader {
			continue
		}
		found++
		number := func(n int) int64 { return int64(binary.LittleEndian.Uint64(s.bytes[i+8*n:])) } // #nosec G115 -- looked at below
		last := int64(0)
		for n, at := range [...]*int64{&t.names, &t.units, &t.files, &t.places, &t.functions} {
			offset := number(tableNames + n)
			if *at = s.at + int64(i) + offset; offset < 0 || offset > 1<<31 || *at < last {
				return t, errTable
			}
			last = *at
		}
		count := number(tableCount)
		if count < 0 || count > 1<<24 || last > all[len(all)-1].end() {
			return t, errTable
		}
		t.count = int(count)
	}
	if found != 1 {
		return t, errTable
	}
	return t, nil
}

// withoutLines takes files and lines from functions, of which there are count, and what
// only they need from the places. It reports whether both are as Go's linker writes them.
func withoutLines(places, functions []byte, count int) bool {
	needed := make([]bool, len(places))
	number := func(at int) int { return int(binary.LittleEndian.Uint32(functions[at:])) }
	for n := range count {
		if len(functions) < 8*(n+1) {
			return false
		}
		f := number(8*n + 4)
		if f+functionLength > len(functions) {
			return false
		}
		lists, tables := number(f+functionLists), int(functions[f+functionTables])
		behind := f + functionLength + 4*lists
		if lists > 1<<8 || behind+4*tables > len(functions) || !need(places, needed, number(f+functionStack)) {
			return false
		}
		for i := range lists {
			at := f + functionLength + 4*i
			if listsNeeded>>i&1 == 0 {
				clear(functions[at : at+4])
			}
			if !need(places, needed, number(at)) {
				return false
			}
		}
		for i := range tables {
			if tablesNeeded>>i&1 == 0 {
				copy(functions[behind+4*i:], noTable)
			}
		}
		clear(functions[f+functionName : f+functionName+4])
		clear(functions[f+functionFiles : f+functionLines+4])
		clear(functions[f+functionUnit : f+functionFirst+4])
	}
	for i, is := range needed {
		if !is {
			places[i] = 0
		}
	}
	return true
}

// need marks a list among the places as needed; 0 is none. A list is of pairs of numbers, up
// to a zero where a pair would begin that is not the first.
func need(places []byte, needed []bool, at int) bool {
	for first := true; at > 0; first = false {
		if at >= len(places) {
			return false
		}
		ends := places[at] == 0 && !first
		at = needNumber(places, needed, at)
		if ends {
			return true
		}
		at = needNumber(places, needed, at)
	}
	return true
}

// needNumber marks a number among the places and gives where the next begins: a number is of
// the bytes that have the highest bit, and one more.
func needNumber(places []byte, needed []bool, at int) int {
	for ; at < len(places); at++ {
		if needed[at] = true; places[at]&0x80 == 0 {
			return at + 1
		}
	}
	return at
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
