//go:build unix

package main

import (
	"os"
	"syscall"
)

// become puts a program in the place of this one; see cmd.Streams. It comes back only
// with an error.
func become(path string, env []string) (int, error) {
	return 0, syscall.Exec(path, []string{path}, merged(os.Environ(), env)) // #nosec G204 -- found beside this program
}
