package logfile

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"syscall"
	"time"
)

// pollEvery is how often a file that is followed is looked at where the system does not
// tell of it: on a network, through a link, in a container.
const pollEvery = 250 * time.Millisecond

// Change is what became of a file that is followed.
type Change int

// The changes of a file: none, another file took its name, it was cut to be written from
// its beginning.
const (
	Unchanged Change = iota
	Rotated
	Truncated
)

// Follower reads a file by its name for ever. At the end of what is there it waits for
// more, also while there is no file of its name; when another file took the name and
// holds something, the old one, which may be written to until then, is read to its end
// and the new one from its beginning. Of several renamings within the same moment only
// the last is seen. It is for one goroutine; to end it, end its context.
type Follower struct {
	// Changed is called at each change, when all that was written before it was given
	// and nothing behind it; nil is not called.
	Changed func(Change)
	// Apart says that Read gives the end at each change as well, and what is behind it
	// when it is called again; [Follower.Change] tells that from the end of all.
	Apart bool

	ctx    context.Context
	name   string
	whole  string // the name as the system tells of it
	file   *os.File
	at     int64 // how much was read
	next   *os.File
	change Change
	group  *Group
	woken  chan struct{}
	timer  *time.Timer
	lone   bool // the group is its own
}

// From is where the reading of a file begins.
type From int

// The places where it may begin.
const (
	Start From = iota
	End
)

// Follow follows one file, until ctx ends.
func Follow(ctx context.Context, name string, from From) (*Follower, error) {
	g := NewGroup()
	f, err := g.Follow(ctx, name, from)
	if err != nil {
		return nil, errors.Join(err, g.Close())
	}
	f.lone = true
	return f, nil
}

// Follow follows a file, until ctx ends. It must be one on a disk.
func (g *Group) Follow(ctx context.Context, name string, from From) (*Follower, error) {
	file, err := os.Open(name) // #nosec G304 -- reading what the user names is the purpose
	if err != nil {
		return nil, err
	}
	info, err := file.Stat()
	if err == nil && !info.Mode().IsRegular() {
		err = &fs.PathError{Op: "follow", Path: name, Err: errors.ErrUnsupported}
	}
	var at int64
	if err == nil && from == End {
		at, err = file.Seek(0, io.SeekEnd)
	}
	if err != nil {
		_ = file.Close() // nothing was written
		return nil, err
	}
	f := &Follower{ctx: ctx, name: name, whole: whole(name), file: file, at: at, group: g, woken: make(chan struct{}, 1)}
	g.add(f)
	return f, nil
}

// Name is the name that is followed.
func (f *Follower) Name() string { return f.name }

// Change tells of the end that Read gave last at which change it was; [Unchanged] is the
// end of all.
func (f *Follower) Change() Change { return f.change }

// Read implements [io.Reader]. It waits until there is something to give, and gives the
// end when the context ended.
func (f *Follower) Read(p []byte) (int, error) {
	f.change = Unchanged
	for f.ctx.Err() == nil {
		n, err := f.file.Read(p)
		f.at += int64(n)
		switch {
		case n > 0 || len(p) == 0:
			return n, nil
		case err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, syscall.ESTALE):
			return 0, err
		case f.next != nil:
			// All is read that was written before the new one was.
			_ = f.file.Close()
			f.file, f.next, f.at = f.next, nil, 0
			if f.changed(Rotated) {
				return 0, io.EOF
			}
			continue
		}
		cut, err := f.look()
		if err == nil && cut {
			f.at, err = f.file.Seek(0, io.SeekStart)
		}
		switch {
		case err != nil:
			return 0, err
		case cut:
			if f.changed(Truncated) {
				return 0, io.EOF
			}
		case f.next == nil:
			f.wait()
		}
	}
	return 0, io.EOF
}

// changed tells of a change, and reports whether the reading ends at it.
func (f *Follower) changed(c Change) bool {
	if f.Changed != nil {
		f.Changed(c)
	}
	if f.Apart {
		f.change = c
	}
	return f.Apart
}

// look looks at what the name stands for now. While that is nothing, or an empty file,
// the old one is read on: it may still be written to.
func (f *Follower) look() (cut bool, err error) {
	now, err := f.file.Stat()
	switch {
	case errors.Is(err, syscall.ESTALE): // another machine deleted it
		now = nil
	case err != nil:
		return false, err
	case now.Size() < f.at:
		return true, nil
	}
	named, err := os.Stat(f.name)
	if err != nil || !named.Mode().IsRegular() || named.Size() == 0 || now != nil && os.SameFile(now, named) {
		return false, nil //nolint:nilerr // the name comes back
	}
	if file, err := os.Open(f.name); err == nil { // #nosec G304 -- the file that is followed
		f.next = file
	}
	return false, nil
}

// wait waits until the system tells of the file or it is time to look at it.
func (f *Follower) wait() {
	if f.timer == nil {
		f.timer = time.NewTimer(pollEvery)
	} else {
		f.timer.Reset(pollEvery)
	}
	select {
	case <-f.timer.C:
	case <-f.woken:
	case <-f.ctx.Done():
	}
}

// wake ends the waiting, now or the next time.
func (f *Follower) wake() {
	select {
	case f.woken <- struct{}{}:
	default:
	}
}

// Close closes what is read. No other goroutine may be reading.
func (f *Follower) Close() error {
	f.group.remove(f)
	err := f.file.Close()
	if f.next != nil {
		err = errors.Join(err, f.next.Close())
	}
	if f.lone {
		err = errors.Join(err, f.group.Close())
	}
	return err
}
