// Package input turns bytes into text: it tells the encoding, takes out what
// only a terminal reads, and moves a window of whole lines in UTF-8 over a reader, block by block, so that an input of any
// size is read in bounded memory.
//
//	w, err := input.NewWindow(os.Stdin, 0)
//	for err == nil && !w.Final() {
//		_, err = w.Fill()
//		w.Drop(look(w.Text()))
//	}
//
// A reader may give Pause when nothing comes for a while. Fill then comes back with
// what there is.
package input

import (
	"bytes"
	"errors"
	"io"
	"os"
)

// Pause is the error that a reader gives, with or without bytes, when nothing more came
// for a while; the next read goes on.
type Pause struct{}

func (Pause) Error() string { return "nothing comes for a while" }

// Sizes of what is read at once, in bytes. The first block is smaller: most inputs
// are a body, and a page touched costs time at start-up.
const (
	blockSize  = 128 << 10
	firstBlock = 16 << 10
)

// lineMost is how long a line may be that waits for its end, in bytes; a longer one is
// taken for one that never ends.
const lineMost = 256 << 10

// Window moves over an input.
type Window struct {
	in    io.Reader
	block int // 0 stands for the usual sizes
	buf   []byte
	fixed int // what stands before is whole lines in UTF-8
	base  int64
	lines int  // before buf[0]
	end   byte // the last byte of the input, 0 without one
	bytes int64
	eof   bool
	// pause says that the reader paused behind what was read last.
	pause bool
	file  *os.File // the input, if it is a file of plain bytes on a disk
}

// NewWindow gives a window over r, which is read by blocks of that many bytes; 0
// stands for the usual size. It reads as much as the encoding needs to be known,
// and gives back an error of r.
func NewWindow(r io.Reader, block int) (*Window, error) {
	in, err := Decoded(r)
	if err != nil {
		return nil, err
	}
	w := &Window{in: in, block: block}
	if _, other := in.(*utf16Reader); !other {
		w.file = fileOf(r)
	}
	return w, nil
}

// PlainWindow gives a window over r, which is in UTF-8 or GB18030 whatever it begins with.
func PlainWindow(r io.Reader, block int) *Window {
	return &Window{in: r, block: block, file: fileOf(r)}
}

// Over moves the window over another input, of which record is all, in UTF-8 or GB18030
// whatever it begins with. What was in it before is gone; its memory is used again, and
// record stays as it is.
func (w *Window) Over(record []byte) {
	buf := w.buf[:0]
	if cap(buf) > recordKept {
		buf = nil
	}
	*w = Window{in: bytes.NewReader(record), block: min(len(record)+1, blockSize), buf: buf}
}

// Use gives a window that was not filled yet the room of another, which is used no more.
func (w *Window) Use(room []byte) { w.buf = room[:0] }

// Room is what the window was filled into.
func (w *Window) Room() []byte { return w.buf[:0] }

// recordKept is how much memory at most is used again for the next record, in bytes.
const recordKept = 1 << 20

// Text is what is in the window: whole lines in UTF-8, or the part of a line that
// never ends. It is good until the next Fill or Drop.
func (w *Window) Text() []byte { return w.buf[:w.fixed] }

// Final says that the input ends with the window.
func (w *Window) Final() bool { return w.eof }

// Paused says that the reader paused behind what the last Fill read.
func (w *Window) Paused() bool { return w.pause }

// Peek is what is in the window as it would read if the input ended here: the text, and
// behind it what there is of a line that is not finished. It is good until the next Fill
// or Drop.
func (w *Window) Peek() []byte {
	if len(w.buf) == w.fixed {
		return w.Text()
	}
	return append(w.buf[:w.fixed:w.fixed], Plain(Mended(bytes.Clone(w.buf[w.fixed:])))...)
}

// Cut lets the input end behind what was read: the next Fill is the last.
func (w *Window) Cut() { w.in = bytes.NewReader(nil) }

// Base is where the window begins, in bytes of text from the beginning of the
// input.
func (w *Window) Base() int64 { return w.base }

// Lines is how many lines of the input end before the window.
func (w *Window) Lines() int { return w.lines }

// Bytes is how many bytes were read, as they are decoded.
func (w *Window) Bytes() int64 { return w.bytes }

// Waiting is how many bytes from a place on are in the window, those of a line that
// is not finished included.
func (w *Window) Waiting(from int) int { return len(w.buf) - from }

// Total is how many lines the input has; it is known when the window is final.
func (w *Window) Total() int {
	n := w.lines + bytes.Count(w.buf, []byte{'\n'})
	if w.end != 0 && w.end != '\n' {
		n++
	}
	return n
}

// Fill appends the next block, or what came before a pause, and gives the text that it
// added.
func (w *Window) Fill() (added []byte, err error) {
	at := len(w.buf)
	size := w.block
	switch {
	case size > 0:
	case w.buf == nil:
		size = firstBlock
	default:
		size = blockSize
	}
	if cap(w.buf)-at < size {
		// What stays from block to block is a line more or less: there is room for it.
		grown := make([]byte, at, at+size+at/4)
		copy(grown, w.buf)
		w.buf = grown
	}
	n, err := io.ReadFull(w.in, w.buf[at:at+size])
	w.buf = w.buf[:at+n]
	w.bytes += int64(n)
	w.pause = false
	switch {
	case errors.Is(err, Pause{}):
		w.pause = true
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		w.eof = true
	case err != nil:
		return nil, err
	}
	if n > 0 {
		w.end = max(1, w.buf[at+n-1])
	}
	from := w.fixed
	w.mend()
	return w.buf[from:w.fixed], nil
}

// mend turns the whole lines among the new bytes into plain UTF-8. A line that is not
// finished waits, unless it never ends.
func (w *Window) mend() {
	end := len(w.buf)
	if i := bytes.LastIndexByte(w.buf[w.fixed:], '\n'); !w.eof && (i >= 0 || len(w.buf)-w.fixed < lineMost) {
		end = w.fixed + i + 1
	} else if !w.eof {
		end = w.fixed + cutLine(w.buf[w.fixed:])
	}
	if isBare(w.buf[w.fixed:end]) {
		w.fixed = end
		return
	}
	if fixed := Plain(Mended(w.buf[w.fixed:end])); len(fixed) != end-w.fixed || len(fixed) > 0 && &fixed[0] != &w.buf[w.fixed] {
		tail := append(fixed, w.buf[end:]...)
		w.buf = append(w.buf[:w.fixed], tail...)
		end = w.fixed + len(fixed)
	}
	w.fixed = end
}

// Drop forgets the text before a place of the window.
func (w *Window) Drop(before int) {
	w.lines += bytes.Count(w.buf[:before], []byte{'\n'})
	w.base += int64(before)
	n := copy(w.buf, w.buf[before:])
	w.buf = w.buf[:n]
	w.fixed -= before
}
