//go:build !windows

package cmd

// Console has nothing to do here: terminals understand escape sequences.
func Console(uintptr) {}
