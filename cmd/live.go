package cmd

import (
	"bytes"
	"io"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/dterr/dterr/cmd/internal/logfile"
	"github.com/dterr/dterr/explain/scan"
	"github.com/dterr/dterr/render"
)

// defaultRows is how many lines a terminal has that does not say.
const defaultRows = 24

// liveView shows on a terminal what a scan that goes on has counted.
type liveView struct {
	o      *scanOptions
	screen *render.Screen
	keys   <-chan byte
	leave  func()
	// errs is what is written on stderr meanwhile, and to where it is written then.
	errs *held
	to   io.Writer
	// bytes is how much had been read when something had come last, and when that was.
	bytes int64
	came  time.Time
}

// live begins to show a scan of logs, nil where that is not wanted: without a terminal,
// for JSON, where the terminal is what is read, and in the background.
func (o *scanOptions) live(logs []logfile.Source) *liveView {
	if o.json || !o.streams.OutTerminal() || o.streams.env("TERM") == "dumb" ||
		o.streams.InTerminal() && slices.ContainsFunc(logs, logfile.Source.IsStdin) {
		return nil
	}
	keys, leave, ok := o.streams.Keys()
	if !ok {
		return nil
	}
	screen, err := render.NewScreen(o.out)
	if err != nil {
		leave()
		return nil
	}
	v := &liveView{o: o, screen: screen, keys: keys, leave: leave, errs: new(held), to: o.streams.Err}
	o.streams.Err = v.errs
	return v
}

// keyboard gives the keys that are pressed, nil where there is none.
func (v *liveView) keyboard() <-chan byte {
	if v == nil {
		return nil
	}
	return v.keys
}

// show shows what was counted, where something may have changed.
func (v *liveView) show(t *tailing) error {
	if v == nil {
		return nil
	}
	n := t.bytes.Load()
	if n != v.bytes || v.came.IsZero() {
		v.bytes, v.came = n, time.Now()
	}
	columns, rows := v.o.columns(true), v.o.streams.Rows()
	if rows <= 0 {
		rows = defaultRows
	}
	if time.Since(v.came) > restFor && v.screen.Is(columns, rows) {
		return nil
	}
	o := render.LiveOptions{ScanOptions: v.o.shown(), Rows: rows, Bytes: n, Note: v.errs.last(), Keys: v.keys != nil}
	var frame string
	t.s.Look(func(r *scan.Result) { frame = render.ScanLive(r, o) })
	if err := v.screen.Show(frame, columns, rows); err != nil {
		return err
	}
	return v.o.out.Flush()
}

// closeLive gives the screen back, and writes what there was to say.
func (o *scanOptions) closeLive(v *liveView) {
	if v == nil {
		return
	}
	v.leave()
	_ = v.screen.Close()
	_ = o.out.Flush() // an error comes again with the report
	o.streams.Err = v.to
	_, _ = io.WriteString(v.to, v.errs.String())
}

// held keeps what is written to it, up to a bound.
type held struct {
	mu   sync.Mutex
	text bytes.Buffer
}

// heldMost bounds it, in bytes.
const heldMost = 64 << 10

// Write implements [io.Writer].
func (h *held) Write(p []byte) (int, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.text.Len()+len(p) <= heldMost {
		h.text.Write(p)
	}
	return len(p), nil
}

func (h *held) String() string {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.text.String()
}

// last gives the last line without the name of the program.
func (h *held) last() string {
	lines := strings.Split(strings.TrimSuffix(h.String(), "\n"), "\n")
	return strings.TrimPrefix(lines[len(lines)-1], "dterr: ")
}
