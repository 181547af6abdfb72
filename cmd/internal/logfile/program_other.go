//go:build !unix

package logfile

import "os/exec"

// apart does nothing: no terminal interrupts a program there.
func apart(*exec.Cmd) {}
