package main

import (
	"io"
	"os"
	"os/exec"
	"os/signal"
	"runtime"
	"strings"
)

// paging is a pager that runs.
type paging struct {
	io.WriteCloser
	command *exec.Cmd
}

// page starts a pager on this process's terminal; see cmd.Streams. One that needs a
// shell, for its quotes or variables, is run by sh.
func page(command string, env []string) (io.WriteCloser, error) {
	words := strings.Fields(command)
	if strings.ContainsAny(command, "|&;<>()$`\\\"'*?[#~=%") && runtime.GOOS != "windows" {
		words = []string{"sh", "-c", command}
	}
	if len(words) == 0 {
		return nil, exec.ErrNotFound
	}
	c := exec.Command(words[0], words[1:]...) // #nosec G204 -- the user's own pager
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

// Close ends the input of the pager and waits until the user leaves it. It fails when
// the pager did: who leaves less, more or most in any other way than by a signal leaves
// a 0, so that an answer is rather shown twice than never.
func (p paging) Close() error {
	_ = p.WriteCloser.Close()
	return p.command.Wait()
}
