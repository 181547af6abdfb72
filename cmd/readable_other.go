//go:build !unix

package cmd

import (
	"os"
	"time"
)

// readable says that the system cannot tell whether there is something to read.
func readable(*os.File, time.Duration) (ready, ok bool) { return false, false }
