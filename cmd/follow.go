package cmd

import (
	"errors"
	"io"
	"os"

	"github.com/dterr/dterr/cmd/internal/logfile"
	"github.com/spf13/cobra"
)

// following is how an input is read that may wait or go on.
type following struct {
	on bool
	// stop is closed when the user ends the reading.
	stop <-chan struct{}
}

func (f *following) bind(a *app, c *cobra.Command) {
	c.Flags().BoolVarP(&f.on, "follow", "f", false, a.pick(say("持续读取，边读边解释；文件增长、被截断或轮转都会跟上", "keep reading and explain what comes; a file is followed when it grows, is cut or rotated")))
}

// check validates what is to be followed; markdown says in which form.
func (f *following) check(files []string, markdown bool) error {
	switch {
	case f.on && markdown:
		return usage(say("--follow 不能与 --format markdown 同用", "--follow and --format markdown exclude each other"))
	case f.on && len(files) > 1:
		return usage(say("--follow 只跟踪一个输入", "--follow takes one input"))
	}
	return nil
}

// stopped reports whether the user ended the reading.
func (f *following) stopped() bool {
	select {
	case <-f.stop:
		return true
	default:
		return false
	}
}

// input gives an input to read as it should be: a file at once, one that is followed for
// ever, and anything else with pauses. Of file, nil for none, r reads.
func (o *explainOptions) input(file *os.File, r io.Reader, read func(io.Reader) error) error {
	switch {
	case !isRegular(file):
		return o.patiently(file, r, read)
	case o.follow.on && len(o.files) == 1 && o.files[0] != dash:
		return o.tail(read)
	}
	return read(r)
}

// patiently reads from what may wait. Answers are told before the end only where they
// are written one by one.
func (o *explainOptions) patiently(file *os.File, r io.Reader, read func(io.Reader) error) error {
	return read(&pausing{in: r, file: file, stop: o.follow.stop, never: !o.json && !o.follow.on})
}

// tail reads a file for ever, and anew from its beginning when it was rotated, so that
// lines are counted in each.
func (o *explainOptions) tail(read func(io.Reader) error) error {
	ctx, cancel := whileWanted(o.follow.stop)
	defer cancel()
	f, err := logfile.Follow(ctx, typed(o.files[0]), logfile.Start)
	if err != nil {
		return failed(say("读取 %s", "read %s", bare(o.files[0])), err)
	}
	f.Apart = true
	for {
		err := o.patiently(nil, f, read)
		switch {
		case o.follow.stopped():
			return err // the file may still be read from
		case err != nil || f.Change() == logfile.Unchanged:
			return errors.Join(err, f.Close())
		}
		o.notice(say("%s 已截断或轮转，从头读起", "%s was cut or rotated, reading from its beginning", quote(f.Name())))
	}
}

// isRegular reports whether there is a file, and that on a disk.
func isRegular(f *os.File) bool {
	if f == nil {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode().IsRegular()
}
