package cmd

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"time"

	"github.com/spf13/cobra"

	"github.com/dterr/dterr/cmd/internal/logfile"
	"github.com/dterr/dterr/explain/scan"
)

// reading is how a command that counts errors reads its logs: which, and of what time.
type reading struct {
	*app
	clock
	files        []string
	since, until string
	workers      int
	on           bool // what goes on is followed
	stop         <-chan struct{}
	bar          *progress
}

// bind binds --since, --until, --at and --tz.
func (o *reading) bind(c *cobra.Command) {
	f := c.Flags()
	f.StringVar(&o.since, "since", "", o.pick(say("只统计 `TIME` 以后的：2h、昨天、12:00、2026-11-29", "count only what is from `TIME` on: 2h, yesterday, 12:00, 2026-11-29")))
	f.StringVar(&o.until, "until", "", o.pick(say("只统计 `TIME` 以前的", "count only what is before `TIME`")))
	o.bindClock(o.app, c)
	for _, name := range [...]string{"since", "until"} {
		_ = c.RegisterFlagCompletionFunc(name, noCompletion)
	}
}

// bounds reads the flags of time, once those of the clock are read.
func (o *reading) bounds(options *scan.Options) (err error) {
	options.Explain.Now, options.Explain.Zone = o.at, o.zone
	for _, bound := range [...]struct {
		flag, value string
		to          *time.Time
	}{{"since", o.since, &options.Since}, {"until", o.until, &options.Until}} {
		if bound.value == "" {
			continue
		}
		if *bound.to, err = when(bound.flag, typed(bound.value), o.at, o.zone); err != nil {
			return err
		}
	}
	options.Workers = o.workers
	return nil
}

// heed lets the user end the reading.
func (o *reading) heed(options *scan.Options) {
	o.stop = o.streams.Interrupted()
	options.Explain.Stop = o.stop
}

// scan reads all logs. One that fails is told; what was read of it counts.
func (o *reading) scan(options scan.Options, part scan.Part) (*scan.Result, error) {
	ctx, cancel := whileWanted(o.stop)
	defer cancel()
	logs, broken := o.logs()
	if o.bar = o.progress(logs, part); o.bar != nil {
		defer o.bar.end()
		options.Progress = o.bar.add
	}
	s := scan.New(options)
	for _, l := range logs {
		if o.interrupted() {
			break
		}
		if err := o.scanLog(ctx, s, l, part, o.stop); err != nil {
			var wrong *failure
			if errors.As(err, &wrong) && wrong.exit == exitUsage {
				return nil, err
			}
			o.report(err)
			broken = status(exitFailure)
		}
	}
	return s.Result(), broken
}

// logs gives the logs that are named, stdin where none is. Those that cannot be found are
// told.
func (o *reading) logs() (all []logfile.Source, broken error) {
	files := allTyped(o.files)
	if len(files) == 0 {
		files = []string{logfile.Stdin}
	}
	all, faults := logfile.Find(files)
	for _, err := range faults {
		name := ""
		var path *fs.PathError
		if errors.As(err, &path) {
			name = path.Path
		}
		o.report(failed(say("读取 %s", "read %s", bare(name)), err))
		broken = status(exitFailure)
	}
	return all, broken
}

// scanLog reads one log.
func (o *reading) scanLog(ctx context.Context, s *scan.Scan, l logfile.Source, part scan.Part, stop <-chan struct{}) error {
	name, in, closing, err := o.open(ctx, l, stop)
	if err != nil {
		return unreadable(l.Name, err)
	}
	defer o.bar.of(l, in)()
	if part.Of > 0 {
		err = s.ReadPart(name, in, part)
	} else {
		err = s.Read(name, in)
	}
	if closed := closing(); err == nil && !isClosed(stop) {
		err = closed
	}
	switch {
	case err == nil:
		return nil
	case errors.Is(err, scan.ErrPart):
		return usage(say("--shard 只用于未压缩的文件：%s", "--shard takes files that are not compressed: %s", bare(name)))
	}
	return unreadable(name, err)
}

// open opens a log; what may wait ends when the user ends it.
func (o *reading) open(ctx context.Context, l logfile.Source, stop <-chan struct{}) (name string, in io.Reader, closing func() error, err error) {
	if l.IsStdin() {
		if o.streams.InTerminal() {
			o.notice(say("从终端读取，按 Ctrl-D 结束", "reading from the terminal, Ctrl-D ends it"))
		}
		file, _ := o.streams.In.(*os.File)
		in := o.streams.In
		if !isRegular(file) {
			in = &pausing{in: in, file: file, stop: stop, never: true}
		}
		return stdin, in, func() error { return nil }, nil
	}
	r, err := l.Open(ctx)
	if err != nil {
		return l.Name, nil, nil, err
	}
	if file, ok := r.(*os.File); ok && !isRegular(file) {
		return l.Name, &pausing{in: file, file: file, stop: stop, never: true}, file.Close, nil
	}
	return l.Name, r, r.Close, nil
}

// interrupted reports whether the user ended the scan.
func (o *reading) interrupted() bool { return isClosed(o.stop) }

// isClosed reports whether a channel is closed on which nothing is sent.
func isClosed(c <-chan struct{}) bool {
	select {
	case <-c:
		return true
	default:
		return false
	}
}
