//go:build unix

package cmd

import (
	"os"
	"sync"
	"time"

	"github.com/charmbracelet/x/term"
	"golang.org/x/sys/unix"
)

// keyWait is how long the keyboard is waited for before it is seen whether it is wanted.
const keyWait = 50 * time.Millisecond

// Keys gives the keys that are pressed on the terminal, which shows none of them, and
// what gives the keyboard back; nil where there is none. It is that of stdin, or of the
// process where something else is read from there. Ctrl-C stays an interrupt; Ctrl-Z does
// nothing, since the screen would stay as it is. ok is false where the terminal is
// another program's: this one runs in the background.
func Keys(stdin *os.File) (keys <-chan byte, leave func(), ok bool) {
	tty, owned := stdin, false
	if !term.IsTerminal(tty.Fd()) {
		var err error
		if tty, err = os.Open("/dev/tty"); err != nil {
			return nil, func() {}, true
		}
		owned = true
	}
	group, err := unix.IoctlGetInt(int(tty.Fd()), unix.TIOCGPGRP)
	ok = err != nil || group == unix.Getpgrp()
	was, err := term.GetState(tty.Fd())
	if err == nil && ok {
		now := *was
		now.Lflag &^= unix.ICANON | unix.ECHO
		now.Cc[unix.VMIN], now.Cc[unix.VTIME], now.Cc[unix.VSUSP] = 1, 0, 0
		err = term.SetState(tty.Fd(), &now)
	}
	if err != nil || !ok {
		if owned {
			_ = tty.Close() // nothing was written
		}
		return nil, func() {}, ok
	}
	pressed, stop := make(chan byte), make(chan struct{})
	var reading sync.WaitGroup
	reading.Go(func() { press(tty, pressed, stop) })
	return pressed, func() {
		close(stop)
		reading.Wait()
		_ = term.SetState(tty.Fd(), was)
		if owned {
			_ = tty.Close() // nothing was written
		}
	}, true
}

// press reads keys until it is stopped. It never waits in a read: what comes behind is
// for who reads the terminal then.
func press(tty *os.File, pressed chan<- byte, stop <-chan struct{}) {
	key := make([]byte, 1)
	for {
		select {
		case <-stop:
			return
		default:
		}
		ready, ok := readable(tty, keyWait)
		if !ok {
			return
		}
		if !ready {
			continue
		}
		if n, err := tty.Read(key); err != nil || n == 0 {
			return
		}
		select {
		case pressed <- key[0]:
		case <-stop:
			return
		}
	}
}
