// Package logfile finds the logs that a user names and opens them, of whatever kind they
// are: files, directories, patterns, sets of rotated ones, compressed or not, and files
// that go on. It knows nothing of what stands in them.
//
// A log that cannot be read never keeps the others from being read, and one that breaks
// off gives what could be read before its error.
//
//	sources, errs := logfile.Find([]string{"/var/log/app", "old/*.gz"})
//	for _, s := range sources { // app.log.2.gz, app.log.1, app.log, …
//		r, err := s.Open(ctx)
//		…
//	}
package logfile

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"syscall"
)

// Stdin is how the standard input is named.
const Stdin = "-"

// What is wrong with a log that can be read in part. The errors of a reader wrap one of
// them, or are a [*ProgramError].
var (
	// ErrTruncated says that a file became shorter while it was read.
	ErrTruncated = errors.New("the file was truncated while it was read")
	// ErrCut says that a compressed file ends too soon.
	ErrCut = errors.New("the compressed file is cut short")
	// ErrCorrupt says that a compressed file holds what it must not.
	ErrCorrupt = errors.New("the compressed file is corrupt")
)

// Source is a log that was found.
type Source struct {
	// Name is the path of a file as it was named, or [Stdin].
	Name string
	// Rotated says that it is a part of a log to which nobody writes any more: the one
	// that is written to was found as well.
	Rotated bool
}

// IsStdin reports whether it is the standard input, which is not opened here.
func (s Source) IsStdin() bool { return s.Name == Stdin }

// Open opens the log from its beginning. What is not compressed, and what is no file on
// a disk, is the [*os.File] itself; what is compressed is unpacked while it is read, by
// another program where the standard library does not know its form. Closing it early or
// ending ctx ends that program. The error is a [*MissingError] where there is none.
func (s Source) Open(ctx context.Context) (io.ReadCloser, error) {
	if s.IsStdin() {
		return nil, &fs.PathError{Op: "open", Path: s.Name, Err: errors.ErrUnsupported}
	}
	file, err := os.Open(s.Name)
	if err != nil {
		return nil, err
	}
	info, err := file.Stat()
	switch {
	case err != nil:
	case info.IsDir():
		err = &fs.PathError{Op: "read", Path: s.Name, Err: syscall.EISDIR}
	case !info.Mode().IsRegular():
		return file, nil
	}
	var form form
	if err == nil {
		form, err = formOf(file, s.Name)
	}
	if err != nil {
		_ = file.Close() // nothing was written
		return nil, err
	}
	switch form {
	case plain:
		return file, nil
	case gzipped:
		return newGzip(file), nil
	case bzipped:
		return newBzip(file), nil
	}
	return start(ctx, programs[form], file)
}

// Whole reads a file that is not compressed and tells whether it was cut meanwhile.
type Whole struct {
	file   *os.File
	opened int64 // how long it was
	read   int64
}

// NewWhole reads a file from where it stands, at its beginning.
func NewWhole(file *os.File) (*Whole, error) {
	info, err := file.Stat()
	if err != nil {
		return nil, err
	}
	w := &Whole{file: file}
	if info.Mode().IsRegular() {
		w.opened = info.Size()
	}
	return w, nil
}

// Read implements [io.Reader]. It gives [ErrTruncated] behind what was read instead of
// the end.
func (w *Whole) Read(p []byte) (int, error) {
	n, err := w.file.Read(p)
	w.read += int64(n)
	if errors.Is(err, io.EOF) {
		if cut := w.Check(w.read); cut != nil {
			err = cut
		}
	}
	return n, err
}

// Check tells who read the file in another way, read bytes from its beginning, whether
// it was cut: it gives [ErrTruncated] where it is shorter than it was. A file that is
// none on a disk, or was empty, cannot be asked.
func (w *Whole) Check(read int64) error {
	if w.opened == 0 {
		return nil
	}
	info, err := w.file.Stat()
	if err != nil {
		return err
	}
	if info.Size() < max(w.opened, read) {
		return ErrTruncated
	}
	return nil
}
