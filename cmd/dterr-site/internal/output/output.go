// Package output puts a site into a directory, whole or not at all.
//
// Guarantees: a directory that holds anything else than a site of an earlier run is left
// as it is; the new site is made beside it and takes its place when it is complete, so
// that a run that fails or is interrupted leaves what was there; nothing of an earlier
// site stays.
//
//	err := output.Write("public", func(dir string) error { … })
package output

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// Marker is the file by which a directory is known to be the work of an earlier run.
const Marker = ".dterr-site"

// ErrForeign is the error about a directory that holds something else.
var ErrForeign = errors.New("the directory is not empty and holds no site of an earlier run")

// Write has fill write a site into a directory of its own, and puts that in the place of
// dir. A link stays a link.
func Write(dir string, fill func(dir string) error) error {
	if real, err := filepath.EvalSymlinks(dir); err == nil {
		dir = real
	}
	dir, err := filepath.Abs(dir)
	if err != nil {
		return err
	}
	if err := mine(dir); err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(dir), 0o755); err != nil {
		return err
	}
	made, err := os.MkdirTemp(filepath.Dir(dir), filepath.Base(dir)+".new-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(made)
	if err := os.Chmod(made, 0o755); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(made, Marker), []byte("This directory is written by dterr-site, which replaces all that is in it.\n"), 0o644); err != nil {
		return err
	}
	if err := fill(made); err != nil {
		return err
	}
	return replace(dir, made)
}

// mine reports as an error that a directory holds what no earlier run has written.
func mine(dir string) error {
	entries, err := os.ReadDir(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return err
	case len(entries) == 0:
		return nil
	}
	if info, err := os.Lstat(filepath.Join(dir, Marker)); err != nil || !info.Mode().IsRegular() {
		return fmt.Errorf("%s: %w", dir, ErrForeign)
	}
	return nil
}

// replace puts made in the place of dir. What was there goes aside first, and comes back
// when that fails.
func replace(dir, made string) error {
	aside := made + ".old"
	err := os.Rename(dir, aside)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return os.Rename(made, dir)
	case err != nil:
		return err
	}
	if err := os.Rename(made, dir); err != nil {
		return errors.Join(err, os.Rename(aside, dir))
	}
	return os.RemoveAll(aside)
}
