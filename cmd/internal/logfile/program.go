package logfile

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"time"
)

// program is one that unpacks what it reads.
type program struct {
	name         string
	args         []string
	debian, brew string // the packages that hold it
}

// programs are those for each form that the standard library does not know.
var programs = [...]program{ //nolint:gochecknoglobals // a constant table
	zstandard:  {"zstd", []string{"-dcq"}, "zstd", "zstd"},
	xz:         {"xz", []string{"-dcq"}, "xz-utils", "xz"},
	lzma:       {"xz", []string{"-dcq", "--format=lzma"}, "xz-utils", "xz"},
	lz4:        {"lz4", []string{"-dcq"}, "lz4", "lz4"},
	brotli:     {"brotli", []string{"-dc"}, "brotli", "brotli"},
	compressed: {"gzip", []string{"-dcq"}, "gzip", "gzip"},
}

// MissingError says that the program that unpacks a file is not installed.
type MissingError struct {
	// Name is the file's, Program the program's.
	Name, Program string
	// Debian and Brew are what holds the program: a package, a formula.
	Debian, Brew string
}

func (e *MissingError) Error() string {
	return fmt.Sprintf("%s is needed to read %s: install %s (Debian) or %s (Homebrew)", e.Program, e.Name, e.Debian, e.Brew)
}

// ProgramError says that the program that unpacks a file failed.
type ProgramError struct {
	Program string
	// Exit is its exit code, -1 when a signal ended it.
	Exit int
	// Last is the last line that it wrote of it, empty without one; as it was written.
	Last string
}

func (e *ProgramError) Error() string {
	if e.Last == "" {
		return fmt.Sprintf("%s failed with exit code %d", e.Program, e.Exit)
	}
	return fmt.Sprintf("%s failed with exit code %d: %s", e.Program, e.Exit, e.Last)
}

// dieDelay is how long a program that was ended may hold its pipes open.
const dieDelay = time.Second

// running is a program that unpacks a file.
type running struct {
	program program
	file    *os.File // the packed one, which the program reads
	cmd     *exec.Cmd
	out     io.ReadCloser
	cancel  context.CancelFunc
	said    lastLine
	ctx     context.Context
	// ended says that the program was waited for, err what became of it.
	ended bool
	err   error
}

// start starts a program on a file, which is closed when the program ended.
func start(ctx context.Context, p program, file *os.File) (io.ReadCloser, error) {
	path, err := exec.LookPath(p.name)
	if err != nil || !filepath.IsAbs(path) {
		_ = file.Close() // nothing was written
		return nil, &MissingError{Name: file.Name(), Program: p.name, Debian: p.debian, Brew: p.brew}
	}
	inner, cancel := context.WithCancel(ctx)
	r := &running{program: p, file: file, ctx: ctx, cancel: cancel}
	r.cmd = exec.CommandContext(inner, path, p.args...) // #nosec G204 -- one of the table above
	r.cmd.Stdin, r.cmd.Stderr, r.cmd.WaitDelay = file, &r.said, dieDelay
	apart(r.cmd)
	if r.out, err = r.cmd.StdoutPipe(); err == nil {
		err = r.cmd.Start()
	}
	if err != nil {
		cancel()
		_ = file.Close() // nothing was written
		return nil, fmt.Errorf("%s: %w", p.name, err)
	}
	return r, nil
}

// At implements [Packed].
func (r *running) At() int64 { return placeOf(r.file) }

// Read implements [io.Reader]. Behind what the program wrote it gives what became of it.
func (r *running) Read(p []byte) (int, error) {
	if r.ended {
		return 0, r.err
	}
	n, err := r.out.Read(p)
	if err == nil || n > 0 {
		return n, nil
	}
	if errors.Is(err, io.EOF) {
		err = nil
	}
	r.end()
	if r.err == nil || errors.Is(r.err, io.EOF) {
		r.err = io.EOF
		if err != nil {
			r.err = err
		}
	}
	return 0, r.err
}

// end waits for the program.
func (r *running) end() {
	err := r.cmd.Wait()
	r.cancel()
	r.ended = true
	_ = r.file.Close() // nothing was written
	var exit *exec.ExitError
	switch {
	case err == nil:
		r.err = io.EOF
	case r.ctx.Err() != nil:
		r.err = r.ctx.Err()
	case errors.As(err, &exit):
		r.err = &ProgramError{Program: r.program.name, Exit: exit.ExitCode(), Last: r.said.String()}
	default:
		r.err = fmt.Errorf("%s: %w", r.program.name, err)
	}
}

// Close ends the program where it still works, and waits for it.
func (r *running) Close() error {
	if r.ended {
		return nil
	}
	r.cancel()
	r.end()
	r.err = os.ErrClosed
	return nil
}
