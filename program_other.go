//go:build !unix

package main

import (
	"errors"
	"os"
	"os/exec"
	"os/signal"
)

// become runs a program on the streams of this one to its end; see cmd.Streams.
func become(path string, env []string) (int, error) {
	c := exec.Command(path) // #nosec G204 -- found beside this program
	c.Stdin, c.Stdout, c.Stderr, c.Env = os.Stdin, os.Stdout, os.Stderr, merged(os.Environ(), env)
	signal.Ignore(os.Interrupt) // it is the program's
	err := c.Run()
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		return exit.ExitCode(), nil
	}
	return 0, err
}
