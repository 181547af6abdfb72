//go:build !unix

package cmd

import "os"

// Keys gives no keys: a terminal cannot be asked whether one was pressed.
func Keys(*os.File) (keys <-chan byte, leave func(), ok bool) { return nil, func() {}, true }
