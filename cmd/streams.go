package cmd

import (
	"errors"
	"io"
	"runtime"
	"syscall"
	"time"

	"github.com/charmbracelet/x/term"
)

// Streams is the world as a run of dterr sees it. Only In, Out and Err must be
// set; what is missing counts as absent (no terminal, no environment).
type Streams struct {
	In       io.Reader
	Out, Err io.Writer
	// InPiped reports whether In is a pipe or a file rather than a terminal or
	// the null device.
	InPiped func() bool
	// InTerminal, OutTerminal and ErrTerminal report whether a person sits at
	// the other end.
	InTerminal, OutTerminal, ErrTerminal func() bool
	// Columns and Rows give the size of the terminal, 0 when unknown.
	Columns, Rows func() int
	// Page starts a pager, with further variables for its environment where they
	// are not set, and gives what it reads. Closing that waits for its end and
	// fails when the pager could not run.
	Page func(command string, env []string) (io.WriteCloser, error)
	// Program finds a program that belongs to this one, and gives its absolute path.
	Program func(name string) (path string, err error)
	// Become puts the program at a path in the place of this one, with further variables
	// in its environment, or runs it to its end and gives its exit code.
	Become func(path string, env []string) (exit int, err error)
	// Open shows the page at an address, of http or https, in a browser.
	Open func(url string) error
	// Language gives the system's UI language, such as "zh-CN"; empty when
	// unknown. It is only asked when the environment says nothing.
	Language func() string
	// Env looks up a variable of the environment.
	Env func(name string) (string, bool)
	// Variables gives the names of the variables that are set.
	Variables func() []string
	// Now is the clock, Sleep waits by it.
	Now   func() time.Time
	Sleep func(time.Duration)
	// Keys gives the keys that are pressed on the terminal, nil where there is none, and
	// what gives the keyboard back; ok is false where the terminal is another program's.
	Keys func() (keys <-chan byte, leave func(), ok bool)
	// Spare makes the program collect its memory more often: for what reads much and keeps
	// little of it.
	Spare func()
	// Interrupted gives a channel that is closed when the user interrupts the
	// program; who asks for it ends by himself then. It is nil where that never
	// happens.
	Interrupted func() <-chan struct{}
}

// filled gives s with every missing function set.
func (s Streams) filled() Streams {
	no := func() bool { return false }
	for _, f := range []*func() bool{&s.InPiped, &s.InTerminal, &s.OutTerminal, &s.ErrTerminal} {
		if *f == nil {
			*f = no
		}
	}
	for _, f := range []*func() int{&s.Columns, &s.Rows} {
		if *f == nil {
			*f = func() int { return 0 }
		}
	}
	if s.Page == nil {
		s.Page = func(string, []string) (io.WriteCloser, error) { return nil, errors.ErrUnsupported }
	}
	if s.Program == nil {
		s.Program = func(string) (string, error) { return "", errors.ErrUnsupported }
	}
	if s.Become == nil {
		s.Become = func(string, []string) (int, error) { return 0, errors.ErrUnsupported }
	}
	if s.Open == nil {
		s.Open = func(string) error { return errors.ErrUnsupported }
	}
	if s.Language == nil {
		s.Language = func() string { return "" }
	}
	if s.Env == nil {
		s.Env = func(string) (string, bool) { return "", false }
	}
	if s.Variables == nil {
		s.Variables = func() []string { return nil }
	}
	if s.Now == nil {
		s.Now = time.Now
	}
	if s.Sleep == nil {
		s.Sleep = time.Sleep
	}
	if s.Keys == nil {
		s.Keys = func() (<-chan byte, func(), bool) { return nil, func() {}, true }
	}
	if s.Spare == nil {
		s.Spare = func() {}
	}
	if s.Interrupted == nil {
		s.Interrupted = func() <-chan struct{} { return nil }
	}
	return s
}

// env gives a variable of the environment, empty when it is not set.
func (s Streams) env(name string) string {
	v, _ := s.Env(name)
	return v
}

// Columns gives the width in cells of the first of the descriptors that is a
// terminal, and 0 when none is.
func Columns(descriptors ...uintptr) int {
	for _, fd := range descriptors {
		if w, _, err := term.GetSize(fd); err == nil && w > 0 {
			return w
		}
	}
	return 0
}

// Rows gives the height of the first of the descriptors that is a terminal, and
// 0 when none is.
func Rows(descriptors ...uintptr) int {
	for _, fd := range descriptors {
		if _, h, err := term.GetSize(fd); err == nil && h > 0 {
			return h
		}
	}
	return 0
}

// closedPipe reports whether err says that nobody reads any longer, as in
// `dterr list | head`.
func closedPipe(err error) bool {
	if errors.Is(err, syscall.EPIPE) || errors.Is(err, io.ErrClosedPipe) {
		return true
	}
	var no syscall.Errno
	// Windows says ERROR_BROKEN_PIPE or ERROR_NO_DATA.
	return runtime.GOOS == "windows" && errors.As(err, &no) && (no == 109 || no == 232)
}
