// Command dterr explains the errors of DingTalk's open platform.
//
// This file binds the program to the process: arguments, streams, environment,
// clock and exit status. Everything else takes them as values; see package cmd.
package main

import (
	"math"
	"os"
	"os/signal"
	"runtime/debug"
	"strings"
	"sync/atomic"
	"syscall"
	"time"

	"github.com/dterr/dterr/cmd"
	"github.com/mattn/go-isatty"
)

// version is set by the linker for releases; package cmd knows what to show
// for the others.
var version = "dev"

// memory is how many bytes the program may take before the collector works harder. Of
// most inputs far less is held at a time; a hostile one may need more, and is read more
// slowly then. GOMEMLIMIT overrides it.
const memory = 48 << 20

// collectAt is by how many percent the memory in use grows before it is collected: of
// what is read little stays, and twice the usual is a few MiB. GOGC overrides it.
const collectAt = 200

func main() {
	widen()
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(collectAt)
	}
	if debug.SetMemoryLimit(-1) == math.MaxInt64 {
		debug.SetMemoryLimit(memory)
	}
	ended := new(atomic.Bool)
	exit := cmd.Main(os.Args[1:], cmd.Streams{
		In:          os.Stdin,
		Out:         os.Stdout,
		Err:         os.Stderr,
		InPiped:     func() bool { return piped(os.Stdin) },
		InTerminal:  func() bool { return terminal(os.Stdin) },
		OutTerminal: func() bool { return terminal(os.Stdout) },
		ErrTerminal: func() bool { return terminal(os.Stderr) },
		Columns:     func() int { return cmd.Columns(os.Stdout.Fd(), os.Stderr.Fd()) },
		Rows:        func() int { return cmd.Rows(os.Stdout.Fd(), os.Stderr.Fd()) },
		Page:        page,
		Program:     program,
		Become:      become,
		Open:        browse,
		Language:    cmd.SystemLanguage,
		Env:         os.LookupEnv,
		Variables:   variables,
		Now:         time.Now,
		Keys:        func() (<-chan byte, func(), bool) { return cmd.Keys(os.Stdin) },
		Spare:       spare,
		Interrupted: func() <-chan struct{} { return interrupted(ended) },
	}, version)
	if ended.Load() {
		exit = exitTerminated
	}
	os.Exit(exit)
}

// spareAt is collectAt where little is kept of much: a log of any size is scanned in 16 MiB
// then, of which the program itself takes half, for a tenth more time.
const spareAt = 50

// spare makes the program collect its memory more often, unless GOGC says how often.
func spare() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(spareAt)
	}
}

// widen makes room on the stack for what an answer needs, at once: grown by need, from 8
// KiB to 16 and 32, each step takes pages of its own and a copy, a twentieth of a lookup.
//
//go:noinline
func widen() byte {
	var room [20 << 10]byte
	return room[len(os.Args)&1]
}

// listenAfter is when the program begins to listen for interrupts. Most runs are over
// before; setting up signals would be a tenth of them.
const listenAfter = 20 * time.Millisecond

// exitTerminated is what shells give for a program that was asked to end.
const exitTerminated = 143

// interrupted gives a channel that is closed at the first interrupt, or when the process
// is asked to end, as by timeout, which ended tells then; the second ends the process, as
// the first does where nobody asks. An interrupt that is ignored stays so, as in the
// background of a script.
func interrupted(ended *atomic.Bool) <-chan struct{} {
	done := make(chan struct{})
	time.AfterFunc(listenAfter, func() {
		signals := make(chan os.Signal, 1)
		if !signal.Ignored(os.Interrupt) {
			signal.Notify(signals, os.Interrupt)
		}
		signal.Notify(signals, syscall.SIGTERM)
		ended.Store(<-signals == syscall.SIGTERM)
		signal.Stop(signals)
		close(done)
	})
	return done
}

// terminal reports whether a person sits at the other end of f, in a console
// of any kind (the consoles of Cygwin and MSYS are pipes by nature).
func terminal(f *os.File) bool {
	if isatty.IsTerminal(f.Fd()) {
		cmd.Console(f.Fd())
		return true
	}
	return isatty.IsCygwinTerminal(f.Fd())
}

// piped reports whether f is a pipe, a socket or a file. The null device is
// neither piped nor a terminal.
func piped(f *os.File) bool {
	info, err := f.Stat()
	if err != nil || info.Mode()&os.ModeCharDevice != 0 {
		return false
	}
	return !isatty.IsCygwinTerminal(f.Fd())
}

// variables gives the names of the variables of the environment.
func variables() []string {
	var names []string
	for _, set := range os.Environ() {
		// Windows has names that begin with =, for its own use.
		if name, _, _ := strings.Cut(set, "="); name != "" {
			names = append(names, name)
		}
	}
	return names
}
