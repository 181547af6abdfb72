package cmd

import (
	"io"
	"os"
	"path/filepath"
)

// writeWhole writes a file with what write gives, or leaves what was there: a file that
// is only half written is never seen under its name. What is no file, such as a pipe, is
// written to as it is.
func writeWhole(name string, write func(io.Writer) error) error {
	if info, err := os.Stat(name); err == nil && !info.Mode().IsRegular() {
		f, err := os.OpenFile(name, os.O_WRONLY, 0) // #nosec G304 -- the file that the user names
		if err != nil {
			return err
		}
		return closeAfter(f, write(f))
	}
	f, err := os.CreateTemp(filepath.Dir(name), ".dterr-*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name()) //nolint:errcheck // it has its name when all went well
	if err := closeAfter(f, write(f)); err != nil {
		return err
	}
	mode := os.FileMode(0o644)
	if info, err := os.Stat(name); err == nil {
		mode = info.Mode().Perm()
	}
	if err := os.Chmod(f.Name(), mode); err != nil { // #nosec G302 -- as any program writes a file
		return err
	}
	return os.Rename(f.Name(), name)
}

// closeAfter closes a file after writing to it, and gives the first error of both.
func closeAfter(f *os.File, err error) error {
	if closed := f.Close(); err == nil {
		err = closed
	}
	return err
}
