package cmd

import (
	"io"
	"os"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/charmbracelet/x/term"
	"github.com/vbauerster/mpb/v8"
	"github.com/vbauerster/mpb/v8/decor"

	"github.com/dterr/dterr/cmd/internal/logfile"
	"github.com/dterr/dterr/explain/scan"
)

// progressAfter is how long a scan takes before its progress is shown, and progressEvery
// how often it is looked at.
const (
	progressAfter = 300 * time.Millisecond
	progressEvery = 100 * time.Millisecond
)

// progress shows on a terminal how much of logs was read, how fast that goes and how long
// it still takes. Packed logs count by their packed bytes, of which the number is known;
// where it is not of all, there is no end to show. It is a writer for what is written on
// the terminal meanwhile. Nil shows nothing.
type progress struct {
	to    io.Writer
	start time.Time
	total int64 // 0 where it is not known
	read  atomic.Int64
	// packed is the packed log that is read, nil for none.
	packed atomic.Pointer[logfile.Packed]

	mu    sync.Mutex // of what follows
	bars  *mpb.Progress
	bar   *mpb.Bar
	timer *time.Timer
	ended chan struct{}
	work  sync.WaitGroup
}

// progress begins to show how much of logs is read, in parts of Of where that is set.
// It is nil where stderr is no terminal for it, or the terminal is what is read.
func (o *reading) progress(logs []logfile.Source, part scan.Part) *progress {
	if !o.streams.ErrTerminal() || o.streams.env("TERM") == "dumb" ||
		o.streams.InTerminal() && slices.ContainsFunc(logs, logfile.Source.IsStdin) {
		return nil
	}
	// A terminal that is a pipe by nature takes no bar.
	if file, ok := o.streams.Err.(*os.File); !ok || !term.IsTerminal(file.Fd()) {
		return nil
	}
	p := newProgress(o.streams.Err)
	if !o.on {
		p.total = o.sizeOf(logs) / int64(max(1, part.Of))
	}
	o.streams.Err = p
	return p
}

// newProgress begins to show progress on a terminal, after some time.
func newProgress(to io.Writer) *progress {
	p := &progress{to: to, start: time.Now(), ended: make(chan struct{})}
	p.timer = time.AfterFunc(progressAfter, p.show)
	return p
}

// sizeOf gives how many bytes logs have on the disk, 0 where that is not known of all.
func (o *reading) sizeOf(logs []logfile.Source) (total int64) {
	for _, l := range logs {
		var info os.FileInfo
		var err error
		if l.IsStdin() {
			file, ok := o.streams.In.(*os.File)
			if !ok {
				return 0
			}
			info, err = file.Stat()
		} else {
			info, err = os.Stat(l.Name)
		}
		switch {
		case err != nil: // that is told when it is opened
		case !info.Mode().IsRegular():
			return 0
		default:
			total += info.Size()
		}
	}
	return total
}

// add counts bytes of what is not packed; it is [scan.Options.Progress].
func (p *progress) add(n int) {
	if p.packed.Load() == nil {
		p.read.Add(int64(n))
	}
}

// of counts what is read of a log from now on, until the function that it gives is
// called. Without an end to show the bytes count that come out of a packed log.
func (p *progress) of(l logfile.Source, r io.Reader) (done func()) {
	packed, ok := r.(logfile.Packed)
	if p == nil || !ok || p.total == 0 {
		return func() {}
	}
	p.packed.Store(&packed)
	return func() {
		if info, err := os.Stat(l.Name); err == nil {
			p.read.Add(info.Size())
		}
		p.packed.Store(nil)
	}
}

// current gives how much was read.
func (p *progress) current() int64 {
	n := p.read.Load()
	if packed := p.packed.Load(); packed != nil {
		n += max(0, (*packed).At())
	}
	return n
}

// show begins to show it.
func (p *progress) show() {
	p.mu.Lock()
	defer p.mu.Unlock()
	select {
	case <-p.ended:
		return
	default:
	}
	p.bars = mpb.New(mpb.WithOutput(p.to))
	speed := decor.NewAverageSpeed(decor.SizeB1024(0), "% .0f", p.start, decor.WCSyncSpace)
	if p.total > 0 {
		p.bar = p.bars.New(p.total, mpb.BarStyle(),
			mpb.PrependDecorators(decor.CountersKibiByte("% .1f / % .1f")),
			mpb.AppendDecorators(speed, decor.NewAverageETA(decor.ET_STYLE_GO, p.start, nil, decor.WCSyncSpace)))
	} else {
		p.bar = p.bars.New(0, mpb.NopStyle(), mpb.PrependDecorators(decor.CurrentKibiByte("% .1f"), speed))
	}
	p.work.Go(p.move)
}

// move moves the bar until the reading ended. It never comes to its end before.
func (p *progress) move() {
	tick := time.NewTicker(progressEvery)
	defer tick.Stop()
	for {
		n := p.current()
		if p.total > 0 {
			n = min(n, p.total-1)
		}
		p.bar.SetCurrent(n)
		select {
		case <-p.ended:
			return
		case <-tick.C:
		}
	}
}

// Write implements [io.Writer]: what is written stands above the bar.
func (p *progress) Write(b []byte) (int, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.bars != nil {
		if n, err := p.bars.Write(b); err == nil {
			return n, nil
		}
	}
	return p.to.Write(b)
}

// end takes the bar away.
func (p *progress) end() {
	if p == nil {
		return
	}
	p.timer.Stop()
	p.mu.Lock()
	close(p.ended)
	bars := p.bars
	p.mu.Unlock()
	if bars == nil {
		return
	}
	p.work.Wait()
	p.bar.Abort(true)
	bars.Wait()
	p.mu.Lock()
	p.bars = nil
	p.mu.Unlock()
}
