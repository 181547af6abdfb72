package logfile

import (
	"bufio"
	"bytes"
	"compress/bzip2"
	"compress/flate"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"os"
)

// Packed is what [Source.Open] gives for a packed file.
type Packed interface {
	// At tells how many bytes of the file were read, -1 where nobody knows. It may be
	// asked while the file is read.
	At() int64
}

// unpacked reads a packed file and closes it.
type unpacked struct {
	io.Reader
	file *os.File
}

func (u *unpacked) Close() error { return u.file.Close() }

// At implements [Packed].
func (u *unpacked) At() int64 { return placeOf(u.file) }

// placeOf gives how far a file is read, -1 where it is closed. A program that reads from
// it has the place in common with this one.
func placeOf(file *os.File) int64 {
	at, err := file.Seek(0, io.SeekCurrent)
	if err != nil {
		return -1
	}
	return at
}

// gunzip reads the members of a file of gzip one behind the other.
type gunzip struct {
	in     *bufio.Reader
	member *gzip.Reader
	err    error
}

func newGzip(file *os.File) io.ReadCloser {
	return &unpacked{&gunzip{in: bufio.NewReaderSize(file, packedBlock)}, file}
}

// packedBlock is how much of a packed file is read at once.
const packedBlock = 64 << 10

// Read implements [io.Reader].
func (g *gunzip) Read(p []byte) (int, error) {
	for g.err == nil {
		if g.member == nil {
			if g.err = g.open(); g.err != nil {
				break
			}
		}
		n, err := g.member.Read(p)
		if errors.Is(err, io.EOF) {
			if g.err = g.next(); n == 0 {
				continue
			}
			return n, nil
		}
		if g.err = unpacking(err); n > 0 {
			return n, nil
		}
		if err == nil {
			return 0, nil
		}
	}
	return 0, g.err
}

func (g *gunzip) open() error {
	var err error
	if g.member, err = gzip.NewReader(g.in); err != nil {
		return unpacking(noEnd(err))
	}
	g.member.Multistream(false)
	return nil
}

// next begins the next member. Noughts behind the last one fill a block of a tape.
func (g *gunzip) next() error {
	head, err := g.in.Peek(2)
	switch {
	case len(head) == 0:
		return noMore(err)
	case head[0] == 0:
		return g.filler()
	case head[0] != 0x1f:
		return behind()
	}
	if err := g.member.Reset(g.in); err != nil {
		return unpacking(noEnd(err))
	}
	g.member.Multistream(false)
	return nil
}

// behind says that what stands behind a member is none.
func behind() error { return fmt.Errorf("%w: more behind its end", ErrCorrupt) }

func (g *gunzip) filler() error {
	for {
		c, err := g.in.ReadByte()
		switch {
		case err != nil:
			return noMore(err)
		case c != 0:
			return behind()
		}
	}
}

// noMore is the end for a read that found nothing more.
func noMore(err error) error {
	if err == nil || errors.Is(err, io.EOF) {
		return io.EOF
	}
	return err
}

// noEnd makes the end of a file an error where a head should follow.
func noEnd(err error) error {
	if errors.Is(err, io.EOF) {
		return io.ErrUnexpectedEOF
	}
	return err
}

func newBzip(file *os.File) io.ReadCloser {
	return &unpacked{&bunzip{in: bzip2.NewReader(bufio.NewReaderSize(file, packedBlock))}, file}
}

// bunzip reads a file of bzip2.
type bunzip struct{ in io.Reader }

// Read implements [io.Reader].
func (b *bunzip) Read(p []byte) (int, error) {
	n, err := b.in.Read(p)
	return n, unpacking(err)
}

// unpacking says of an error of a decoder what is wrong with the file; the end and
// errors of the disk stay.
func unpacking(err error) error {
	var flated flate.CorruptInputError
	var bzipped bzip2.StructuralError
	switch {
	case err == nil:
		return nil
	case errors.Is(err, io.ErrUnexpectedEOF):
		return ErrCut
	case errors.Is(err, gzip.ErrChecksum), errors.Is(err, gzip.ErrHeader), errors.As(err, &flated), errors.As(err, &bzipped):
		return fmt.Errorf("%w: %w", ErrCorrupt, err)
	}
	return err
}

// lastLine keeps the last line of what is written to it that is not blank.
type lastLine struct{ text []byte }

// lineMost bounds it.
const lineMost = 512

// Write implements [io.Writer].
func (l *lastLine) Write(p []byte) (int, error) {
	l.text = append(l.text, p...)
	trimmed := bytes.TrimRight(l.text, "\r\n")
	if i := bytes.LastIndexAny(trimmed, "\r\n"); i >= 0 {
		l.text = append(l.text[:0], l.text[i+1:]...)
	}
	if len(l.text) > 2*lineMost {
		l.text = append(l.text[:0], l.text[len(l.text)-lineMost:]...)
	}
	return len(p), nil
}

func (l *lastLine) String() string { return string(bytes.TrimSpace(l.text)) }
