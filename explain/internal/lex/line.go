package lex

import (
	"bytes"
	"encoding/binary"
)

// lineMost bounds the part of a line that is looked at, in bytes, on either side
// of a place.
const lineMost = 1024

// LineAround gives the line that holds at, not from before low, and where it
// begins; of a long line what lies within lineMost of at.
func LineAround(text []byte, low, at int) (line []byte, start int) {
	start = max(low, at-lineMost)
	if i := LastBreak(text[start:at]); i >= 0 {
		start += i + 1
	}
	end := min(len(text), at+lineMost)
	if i := bytes.IndexByte(text[at:end], '\n'); i >= 0 {
		end = at + i
	}
	return text[start:end], start
}

// Line gives what stands from a place to the end of its line, at most most
// bytes, without the line break.
func Line(text []byte, from, most int) []byte {
	window := text[from:min(len(text), from+most)]
	if i := bytes.IndexByte(window, '\n'); i >= 0 {
		window = window[:i]
	}
	return window
}

// LastBreak gives where the last line break of a text stands, -1 when there is none;
// [bytes.LastIndexByte] looks at one byte at a time.
func LastBreak(text []byte) int {
	const ones, high, breaks = 0x0101010101010101, 0x8080808080808080, 0x0a0a0a0a0a0a0a0a
	end := len(text)
	for ; end >= 8; end -= 8 {
		x := binary.LittleEndian.Uint64(text[end-8:end]) ^ breaks
		if (x-ones)&^x&high != 0 { // one of the eight bytes is zero
			break
		}
	}
	return bytes.LastIndexByte(text[:end], '\n')
}
