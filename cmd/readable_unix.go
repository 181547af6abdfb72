//go:build unix

package cmd

import (
	"errors"
	"os"
	"time"

	"golang.org/x/sys/unix"
)

// readable waits until there is something to read in a pipe, a socket or a terminal, or
// its end, for some time at most. ok is false where the system cannot tell.
func readable(f *os.File, most time.Duration) (ready, ok bool) {
	fds := []unix.PollFd{{Fd: int32(f.Fd()), Events: unix.POLLIN}} // #nosec G115 -- descriptors are small
	for {
		n, err := unix.Poll(fds, int(most.Milliseconds()))
		switch {
		case errors.Is(err, unix.EINTR):
			continue
		case err != nil, fds[0].Revents&unix.POLLNVAL != 0:
			return false, false
		}
		return n > 0, true
	}
}
