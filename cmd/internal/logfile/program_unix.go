//go:build unix

package logfile

import (
	"os/exec"
	"syscall"
)

// apart keeps the interrupt that a terminal sends from a program: whoever reads from it
// ends it, when all is written.
func apart(c *exec.Cmd) { c.SysProcAttr = &syscall.SysProcAttr{Setpgid: true} }
