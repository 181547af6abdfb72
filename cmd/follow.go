package cmd

import (
	"io"
	"os"

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

// input gives an input to read as it should be: a file at once, a pipe with pauses where
// early is set, and a file that is followed for ever.
func (o *explainOptions) input(r io.Reader, read func(io.Reader) error) error {
	switch file, isFile := regular(r); {
	case !isFile:
		return o.patiently(r, read)
	case o.follow.on && len(o.files) == 1 && o.files[0] != dash:
		return o.tail(file, read)
	}
	return read(r)
}

// patiently reads from what may wait. Answers are told before the end only where they
// are written one by one.
func (o *explainOptions) patiently(r io.Reader, read func(io.Reader) error) error {
	p := &pausing{in: r, stop: o.follow.stop, never: !o.json && !o.follow.on}
	p.file, _ = origin(r).(*os.File)
	return read(p)
}

// tail reads a file for ever, and anew from its beginning when it was rotated, so that
// lines are counted in each.
func (o *explainOptions) tail(file *os.File, read func(io.Reader) error) error {
	t := &tail{name: typed(o.files[0]), file: file, stop: o.follow.stop}
	for {
		err := o.patiently(t, read)
		if o.follow.stopped() {
			return err // the file may still be read from
		}
		if err == nil && t.more {
			err = t.again()
		} else {
			t.close()
			return err
		}
		if err != nil {
			return failed(say("读取", "read"), err)
		}
		o.notice(say("%s 已截断或轮转，从头读起", "%s was cut or rotated, reading from its beginning", quote(t.name)))
	}
}

// origin gives what a reader reads from that passes on or keeps what it reads.
func origin(r io.Reader) io.Reader {
	for {
		switch x := r.(type) {
		case *tee:
			r = x.r
		case *keeper:
			r = x.Reader
		default:
			return r
		}
	}
}

// regular gives the file on a disk that r is; ok is false for anything else.
func regular(r io.Reader) (f *os.File, ok bool) {
	if f, ok = origin(r).(*os.File); !ok {
		return nil, false
	}
	info, err := f.Stat()
	return f, err == nil && info.Mode().IsRegular()
}
