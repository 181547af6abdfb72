package cmd

import (
	"io"
	"os"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/charmbracelet/x/term"
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
	to      io.Writer
	columns int
	total   int64 // 0 where it is not known
	read    atomic.Int64
	// before and behind are the figures on both sides of the bar.
	before, behind []figure
	// packed is the packed log that is read, nil for none.
	packed atomic.Pointer[logfile.Packed]

	mu    sync.Mutex // of what is on the terminal
	shown bool
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
	var total int64
	if !o.on {
		total = o.sizeOf(logs) / int64(max(1, part.Of))
	}
	p := newProgress(o.streams.Err, total, o.streams.Columns())
	o.streams.Err = p
	return p
}

// A figure says something of how far a scan is. Its library tells it in bytes of per each.
type figure struct {
	decor.Decorator
	per int64
}

// newProgress begins to show progress on a terminal of so many columns, 0 where that is
// not known, after some time. The figures are mpb's; its bar is not taken, as it brings a
// package that compiles an expression at each start of the program.
func newProgress(to io.Writer, total int64, columns int) *progress {
	p := &progress{to: to, total: total, columns: columns, ended: make(chan struct{})}
	if columns == 0 {
		p.columns = 80
	}
	start := time.Now()
	speed := figure{decor.NewAverageSpeed(decor.SizeB1024(0), "% .0f", start), 1}
	if total > 0 {
		p.before = []figure{{decor.CountersKibiByte("% .1f / % .1f"), 1}}
		// It rounds the time of a unit to nanoseconds, and a byte takes about one.
		left := figure{decor.NewAverageETA(decor.ET_STYLE_GO, start, nil), 64 << 10}
		p.behind = []figure{speed, left}
	} else {
		p.before = []figure{{decor.CurrentKibiByte("% .1f"), 1}, speed}
	}
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
	p.shown = true
	p.work.Go(p.move)
}

// move draws the bar until the reading ended. It never comes to its end before.
func (p *progress) move() {
	tick := time.NewTicker(progressEvery)
	defer tick.Stop()
	for {
		n := p.current()
		if p.total > 0 {
			n = min(n, p.total-1)
		}
		p.mu.Lock()
		_, _ = io.WriteString(p.to, eraseLine+p.frame(n)) // a terminal that takes nothing stops no scan
		p.mu.Unlock()
		select {
		case <-p.ended:
			return
		case <-tick.C:
		}
	}
}

// eraseLine goes to the first column of a terminal's line and erases it.
const eraseLine = "\r\x1b[K"

// barShortest is how many cells a bar has at least that is worth showing.
const barShortest = 10

// frame gives what stands on the terminal once n bytes were read: the figures, and where
// the end is known and room is left, a bar between them. It is never wider than the
// terminal, whose last column stays free, as some go on to the next line behind it.
func (p *progress) frame(n int64) string {
	say := func(figures []figure) string {
		words := make([]string, len(figures))
		for i, f := range figures {
			words[i], _ = f.Decor(decor.Statistics{Current: n / f.per, Total: p.total / f.per})
		}
		return strings.Join(words, " ")
	}
	before, behind := say(p.before), say(p.behind)
	if p.total == 0 {
		return before[:min(len(before), max(0, p.columns-1))]
	}
	between := " "
	if cells := p.columns - 1 - len(before) - len(behind) - len(" [] "); cells >= barShortest {
		done := int(n * int64(cells) / p.total)
		between = " [" + strings.Repeat("=", done) + strings.Repeat("-", cells-done) + "] "
	}
	line := before + between + behind
	return line[:min(len(line), max(0, p.columns-1))]
}

// Write implements [io.Writer]: what is written stands above the bar.
func (p *progress) Write(b []byte) (int, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.shown {
		_, _ = io.WriteString(p.to, eraseLine)
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
	p.mu.Unlock()
	p.work.Wait()
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.shown {
		_, _ = io.WriteString(p.to, eraseLine)
		p.shown = false
	}
}
