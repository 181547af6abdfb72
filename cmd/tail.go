package cmd

import (
	"errors"
	"io"
	"os"
	"time"
)

// pollEvery is how often a file that is followed is looked at.
const pollEvery = 100 * time.Millisecond

// tail reads a file to its end and goes on when it grows. It ends where the file is cut
// or another one takes its name, as logs are rotated, or when it is stopped; more then
// says that there is another beginning to read.
type tail struct {
	name string
	file *os.File
	stop <-chan struct{}
	at   int64 // how much was read
	// next is the file that took the name.
	next *os.File
	more bool
}

// Read implements [io.Reader].
func (t *tail) Read(p []byte) (int, error) {
	for {
		n, err := t.file.Read(p)
		t.at += int64(n)
		if n > 0 || err != nil && !errors.Is(err, io.EOF) {
			return n, err
		}
		if t.next != nil {
			// All is read that was written before the name changed.
			t.more = true
			return 0, io.EOF
		}
		switch cut, err := t.look(); {
		case err != nil:
			return 0, err
		case cut:
			t.more = true
			return 0, io.EOF
		case t.next != nil:
		case !t.wait():
			return 0, io.EOF
		}
	}
}

// look looks at what the name stands for now. While it stands for nothing the file is
// read on: it may have been renamed, and still be written to.
func (t *tail) look() (cut bool, err error) {
	now, err := t.file.Stat()
	if err != nil {
		return false, err
	}
	if now.Size() < t.at {
		return true, nil
	}
	named, err := os.Stat(t.name)
	if err != nil || os.SameFile(now, named) {
		return false, nil //nolint:nilerr // the name comes back
	}
	if file, err := os.Open(t.name); err == nil { // #nosec G304 -- the file that the user names
		t.next = file
	}
	return false, nil
}

// wait waits a little and reports whether to go on.
func (t *tail) wait() bool {
	timer := time.NewTimer(pollEvery)
	defer timer.Stop()
	select {
	case <-timer.C:
		return true
	case <-t.stop:
		return false
	}
}

// again begins anew after the file was cut or replaced.
func (t *tail) again() error {
	t.more, t.at = false, 0
	if t.next != nil {
		_ = t.file.Close() // nothing was written
		t.file, t.next = t.next, nil
		return nil
	}
	_, err := t.file.Seek(0, io.SeekStart)
	return err
}

// close closes the file that is read and the one that took its name.
func (t *tail) close() {
	if t.next != nil {
		_ = t.next.Close()
	}
	_ = t.file.Close()
}
