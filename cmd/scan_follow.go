package cmd

import (
	"context"
	"errors"
	"io"
	"os"
	"sync"
	"sync/atomic"
	"time"

	"github.com/dterr/dterr/cmd/internal/logfile"
	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain/scan"
)

// followedMost is how many files are followed: each is held open and read on its own.
const followedMost = 256

// lookEvery is how often what was counted is looked at while it is shown, and restFor how
// long nothing must have come for it to be left alone: what came is counted by then.
const (
	lookEvery = 250 * time.Millisecond
	restFor   = 3 * time.Second
)

// tailing is a scan of logs that go on.
type tailing struct {
	o     *scanOptions
	s     *scan.Scan
	group *logfile.Group
	ctx   context.Context
	// stop is closed when the reading is to end.
	stop  chan struct{}
	end   func()
	bytes atomic.Int64
	// errs and notes are for the goroutine that writes.
	errs  chan error
	notes chan codes.Text
	work  sync.WaitGroup
}

// follow reads logs for ever: what is there, and what comes. It ends when the user ends
// it, or all inputs ended.
func (o *scanOptions) follow(options scan.Options) (*scan.Result, error) {
	logs, broken := o.logs()
	once, forever := apart(logs)
	if len(forever) > followedMost {
		return nil, usage(say("--follow 最多跟踪 %d 个文件，这里有 %d 个", "--follow takes %d files at most, these are %d", followedMost, len(forever)))
	}
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	view := o.live(logs)
	if view == nil {
		o.bar = o.progress(logs, scan.Part{})
		defer o.bar.end()
	}
	t := &tailing{o: o, ctx: ctx, group: logfile.NewGroup(), stop: make(chan struct{}), errs: make(chan error), notes: make(chan codes.Text)}
	t.end = sync.OnceFunc(func() { close(t.stop); cancel() })
	options.Explain.Stop = t.stop
	options.Progress = t.count
	t.s = scan.New(options)
	t.work.Go(func() {
		for _, l := range once {
			t.tell(o.scanLog(ctx, t.s, l, scan.Part{}, t.stop))
		}
	})
	for _, l := range forever {
		t.work.Go(func() { t.tell(t.tail(l)) })
	}
	done := make(chan struct{})
	go func() { t.work.Wait(); close(done) }()
	err := t.attend(done, view)
	return t.s.Result(), errors.Join(broken, err, t.group.Close())
}

// count counts the bytes that were read.
func (t *tailing) count(n int) {
	t.bytes.Add(int64(n))
	if t.o.bar != nil {
		t.o.bar.add(n)
	}
}

// apart parts logs into those that are read once, since nobody writes to them, and those
// that go on.
func apart(logs []logfile.Source) (once, forever []logfile.Source) {
	for _, l := range logs {
		if l.Rotated {
			once = append(once, l)
		} else {
			forever = append(forever, l)
		}
	}
	return once, forever
}

// tell hands an error on to where it is written.
func (t *tailing) tell(err error) {
	if err != nil {
		t.errs <- err
	}
}

// tail reads one log for ever; what is no file on a disk, or is packed, to its end.
func (t *tailing) tail(l logfile.Source) error {
	if l.IsStdin() {
		file, _ := t.o.streams.In.(*os.File)
		if !isRegular(file) {
			return t.read(stdin, &pausing{in: t.o.streams.In, file: file, stop: t.stop})
		}
		return t.read(stdin, t.o.streams.In)
	}
	r, err := l.Open(t.ctx)
	if err != nil {
		return unreadable(l.Name, err)
	}
	file, plain := r.(*os.File)
	switch {
	case plain && isRegular(file):
		_ = file.Close() // nothing was written
		return t.byName(l.Name)
	case plain:
		err = t.read(l.Name, &pausing{in: file, file: file, stop: t.stop})
	default:
		err = t.read(l.Name, r)
	}
	return errors.Join(err, r.Close())
}

// byName follows a file by its name. One that was cut or rotated is read from its
// beginning.
func (t *tailing) byName(name string) error {
	f, err := t.group.Follow(t.ctx, name, logfile.Start)
	if err != nil {
		return unreadable(name, err)
	}
	f.Apart = true
	for {
		err := t.read(name, &pausing{in: f, stop: t.stop})
		switch {
		case isClosed(t.stop):
			return err // the file may still be read from
		case err != nil || f.Change() == logfile.Unchanged:
			return errors.Join(err, f.Close())
		}
		t.notes <- say("%s 已截断或轮转，从头读起", "%s was cut or rotated, reading from its beginning", quote(name))
	}
}

// read reads one input to its end.
func (t *tailing) read(name string, r io.Reader) error {
	if err := t.s.Read(name, r); err != nil {
		return unreadable(name, err)
	}
	return nil
}

// attend shows what was counted, where there is a view, and tells what there is to tell,
// until all is done.
func (t *tailing) attend(done <-chan struct{}, v *liveView) (broken error) {
	defer t.o.closeLive(v)
	tick := time.NewTicker(lookEvery)
	defer tick.Stop()
	keys := v.keyboard()
	interrupted := t.o.stop
	for {
		select {
		case err := <-t.errs:
			t.o.report(err)
			broken = status(exitFailure)
		case note := <-t.notes:
			t.o.notice(note)
		case key := <-keys:
			if key == 'q' || key == 'Q' {
				t.end()
			}
		case <-interrupted:
			interrupted = nil
			t.end()
		case <-tick.C:
			if err := v.show(t); err != nil {
				t.end()
			}
		case <-done:
			return broken
		}
	}
}
