package lex

import "bytes"

// lineMost bounds the part of a line that is looked at, in bytes, on either side
// of a place.
const lineMost = 1024

// LineAround gives the line that holds at, not from before low, and where it
// begins; of a long line what lies within lineMost of at.
func LineAround(text []byte, low, at int) (line []byte, start int) {
	start = max(low, at-lineMost)
	if i := bytes.LastIndexByte(text[start:at], '\n'); i >= 0 {
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
