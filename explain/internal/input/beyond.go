package input

import (
	"bytes"
	"io"
	"os"
	"unicode/utf8"
)

// Beyond is what of a file on a disk stands behind a window.
type Beyond struct {
	io.ReaderAt
	// At is where in the file it begins, Size how long the file is, in bytes.
	At, Size int64
}

// Beyond gives what stands behind the window; ok is false where the input is no such
// file, or is not in UTF-8 or GB18030.
func (w *Window) Beyond() (b Beyond, ok bool) {
	if w.file == nil {
		return b, false
	}
	at, err := w.file.Seek(0, io.SeekCurrent)
	if err != nil {
		return b, false
	}
	info, err := w.file.Stat()
	if err != nil {
		return b, false
	}
	return Beyond{w.file, at, info.Size()}, true
}

// Skip empties the window and goes on n bytes behind it, which hold that many lines and
// are plain UTF-8.
func (w *Window) Skip(n int64, lines int) error {
	if _, err := w.file.Seek(n, io.SeekCurrent); err != nil {
		return err
	}
	w.lines += bytes.Count(w.Text(), []byte{'\n'}) + lines
	w.base += int64(len(w.buf)) + n
	w.bytes += n
	w.buf, w.fixed = w.buf[:0], 0
	return nil
}

// fileOf gives the file on a disk that r is, nil for anything else: what is sent by a
// program comes only once.
func fileOf(r io.Reader) *os.File {
	f, ok := r.(*os.File)
	if !ok {
		return nil
	}
	if info, err := f.Stat(); err != nil || !info.Mode().IsRegular() {
		return nil
	}
	return f
}

// IsPlain reports whether a part of an input is UTF-8 and holds nothing for a terminal,
// so that it comes out of a window as it is. The ends may cut characters. What may be
// for a terminal, if that began before the part, is no plain part either.
func IsPlain(part []byte) bool {
	for n := 1; n < utf8.UTFMax && len(part) > 0 && !utf8.RuneStart(part[0]); n++ {
		part = part[1:]
	}
	for n := 1; n < utf8.UTFMax && n <= len(part); n++ {
		if last := part[len(part)-n:]; utf8.RuneStart(last[0]) {
			if !utf8.FullRune(last) {
				part = part[:len(part)-n]
			}
			break
		}
	}
	if !utf8.Valid(part) || bytes.IndexByte(part, esc) >= 0 {
		return false
	}
	if isFree(part) && part[0] != '[' {
		return true
	}
	for at := 0; ; at++ {
		i := bytes.IndexByte(part[at:], '[')
		if i < 0 {
			return true
		}
		at += i
		if size, _ := control(part[at:]); size > 0 && (at == 0 || endsLead(part[at-1]) || isBareColour(part[at:], size)) {
			return false
		}
	}
}
