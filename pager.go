package main

import (
	"errors"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"runtime"
	"strings"
)

// What a shell exits with when a command cannot be run, and when there is none.
const (
	notExecutable = 126
	notFound      = 127
)

// paging is a pager that runs.
type paging struct {
	io.WriteCloser
	command *exec.Cmd
}

// page starts a pager on this process's terminal; see cmd.Streams.
func page(command string, env []string) (io.WriteCloser, error) {
	fields := strings.Fields(command)
	if len(fields) == 0 {
		return nil, exec.ErrNotFound
	}
	if _, err := exec.LookPath(fields[0]); err != nil {
		return nil, err
	}
	c := exec.Command(fields[0], fields[1:]...) // #nosec G204 -- the user's own pager
	if runtime.GOOS != "windows" && strings.ContainsAny(command, `'"\$`) {
		c = exec.Command("sh", "-c", command) // #nosec G204 -- the user's own pager
	}
	c.Stdout, c.Stderr, c.Env = os.Stdout, os.Stderr, os.Environ()
	for _, v := range env {
		name, _, _ := strings.Cut(v, "=")
		if _, set := os.LookupEnv(name); !set {
			c.Env = append(c.Env, v)
		}
	}
	to, err := c.StdinPipe()
	if err != nil {
		return nil, err
	}
	if err := c.Start(); err != nil {
		return nil, err
	}
	// From here Ctrl-C is the pager's.
	signal.Ignore(os.Interrupt)
	return paging{to, c}, nil
}

// Close ends the input of the pager and waits until the user leaves it.
func (p paging) Close() error {
	_ = p.WriteCloser.Close()
	err := p.command.Wait()
	var exit *exec.ExitError
	if errors.As(err, &exit) && exit.ExitCode() != notExecutable && exit.ExitCode() != notFound {
		return nil
	}
	return err
}
