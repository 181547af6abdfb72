package scan

import (
	"bytes"
	"errors"
	"io"
	"os"

	"github.com/dterr/dterr/explain/internal/input"
	"github.com/dterr/dterr/explain/internal/transcript"
)

// Sizes in bytes.
const (
	// partLeast and partMost are how long a part is that is read on its own: of a file
	// there are several for each worker, up to partMost.
	partLeast = 4 << 20
	partMost  = 32 << 20
	// around is how much is read before and behind a part: an answer is told of by what
	// stands within 64 KiB of it, and that by what stands as near.
	around = 192 << 10
	// cutReach is how far behind its place a cut may stand, cutUsual how far it stands in
	// most logs.
	cutReach = 128 << 10
	cutUsual = 8 << 10
)

// Part says which part of a file is read: the entries that begin in part Number, from
// 0, of Of. The zero value is all of it.
type Part struct{ Number, Of int }

// ErrPart says that an input is no file of plain text that can be read in parts.
var ErrPart = errors.New("only a plain file can be read in parts")

// ErrTruncated says that a file became shorter while it was read.
var ErrTruncated = errors.New("the file became shorter while it was read")

// plainFile is a file on a disk in UTF-8 or GB18030, of which every part can be read
// at any time.
type plainFile struct {
	io.ReaderAt
	size int64
}

// plainFileOf gives the file that r is.
func plainFileOf(r io.Reader) (plainFile, bool) {
	f, ok := r.(*os.File)
	if !ok {
		return plainFile{}, false
	}
	info, err := f.Stat()
	if err != nil || !info.Mode().IsRegular() {
		return plainFile{}, false
	}
	head := make([]byte, 4<<10)
	n, err := f.ReadAt(head, 0)
	if err != nil && !errors.Is(err, io.EOF) || !input.IsBytewise(head[:n]) {
		return plainFile{}, false
	}
	return plainFile{f, info.Size()}, true
}

// cut gives the first place from at on where a log is cut: where an entry begins that
// has nothing to do with the line before. That is the end of the file where at is, and
// -1 where no entry begins near it.
func (f plainFile) cut(at int64) (int64, error) {
	switch {
	case at <= 0:
		return 0, nil
	case at >= f.size:
		return f.size, nil
	}
	for _, reach := range [...]int64{cutUsual, cutReach} {
		if c, err := f.cutWithin(at, reach); err != nil || c >= 0 {
			return c, err
		}
	}
	return -1, nil
}

// cutWithin is cut where no more than reach is looked at.
func (f plainFile) cutWithin(at, reach int64) (int64, error) {
	from := max(0, at-cutBack)
	text := make([]byte, min(f.size-from, cutBack+reach))
	n, err := f.ReadAt(text, from)
	if err != nil && !errors.Is(err, io.EOF) {
		return 0, err
	}
	if int64(n) < int64(len(text)) {
		return 0, ErrTruncated
	}
	if i := cutIn(text, int(at-from)); i >= 0 && (reach == cutReach || bytes.IndexByte(text[i:], '\n') >= 0) {
		return from + int64(i), nil
	}
	return -1, nil
}

// cutBack is how much of the line before a cut is looked at.
const cutBack = 4 << 10

// cutIn gives the first place from at on where text is cut, -1 without one.
func cutIn(text []byte, at int) int {
	for at = max(at, 1); ; {
		i := bytes.IndexByte(text[at-1:], '\n')
		if i < 0 {
			return -1
		}
		at += i
		line, whole := lineAt(text, at)
		if !whole {
			return -1
		}
		if transcript.BeginsEntry(line) || isObjectLine(line) && isObjectLine(lineBefore(text, at)) {
			return at
		}
		at++
	}
}

// lineAt gives the line that begins at a place, and whether its end is in the text.
func lineAt(text []byte, at int) (line []byte, whole bool) {
	line = text[at:]
	if i := bytes.IndexByte(line, '\n'); i >= 0 {
		return line[:i], true
	}
	return line, len(line) >= cutBack
}

// lineBefore gives the line before the one that begins at a place, as far as it is there.
func lineBefore(text []byte, at int) []byte {
	text = text[:at-1]
	return text[bytes.LastIndexByte(text, '\n')+1:]
}

// isObjectLine reports whether a line is an object from end to end, as JSON Lines are.
func isObjectLine(line []byte) bool {
	line = bytes.TrimRight(line, "\r")
	return len(line) > 1 && line[0] == '{' && line[1] == '"' && line[len(line)-1] == '}'
}

// bounds gives where a part begins and ends: at cuts, so that the parts of a file make up
// all of it.
func (f plainFile) bounds(p Part) (from, to int64, err error) {
	of := int64(max(1, p.Of))
	from, err = f.cutFrom(f.size/of*int64(p.Number), f.size/of)
	if err != nil {
		return 0, 0, err
	}
	if int64(p.Number)+1 >= of {
		return from, f.size, nil
	}
	to, err = f.cutFrom(f.size/of*int64(p.Number+1), f.size/of)
	return from, max(from, to), err
}

// cutFrom gives the first cut from at on, looking at every step.
func (f plainFile) cutFrom(at, step int64) (int64, error) {
	for ; ; at += max(1, step) {
		if c, err := f.cut(at); err != nil || c >= 0 {
			return c, err
		}
	}
}
