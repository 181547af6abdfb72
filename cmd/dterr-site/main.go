// Command dterr-site writes the static site: what dterr knows, a page for each code and
// call in Chinese and English, and a box to paste into that runs dterr in the browser.
//
//	go run ./cmd/dterr-site DIR
package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/dterr/dterr/cmd/dterr-site/internal/layout"
	"github.com/dterr/dterr/cmd/dterr-site/internal/page"
)

// The exit codes, as those of dterr.
const (
	exitFailure = 1
	exitUsage   = 2
)

// published is where the workflow for GitHub Pages puts the site.
const published = "https://dterr.github.io/dterr/"

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

func run(args []string, out, errs io.Writer) int {
	flags := flag.NewFlagSet("dterr-site", flag.ContinueOnError)
	flags.SetOutput(errs)
	base := flags.String("base", published, "the `URL` at which the site is published")
	switch err := flags.Parse(args); {
	case errors.Is(err, flag.ErrHelp):
		return 0
	case err != nil:
		return exitUsage
	case flags.NArg() != 1:
		_, _ = fmt.Fprintln(errs, "usage: dterr-site [-base URL] DIR")
		return exitUsage
	}
	if err := write(flags.Arg(0), *base); err != nil {
		_, _ = fmt.Fprintln(errs, "dterr-site: error:", err)
		return exitFailure
	}
	_, _ = fmt.Fprintln(out, flags.Arg(0))
	return 0
}

// write writes the site into a directory.
func write(dir, base string) error {
	l, err := layout.New(base)
	if err != nil {
		return err
	}
	for _, p := range page.All(l) {
		var b bytes.Buffer
		if err := p.Write(&b); err != nil {
			return err
		}
		if err := put(dir, p.Path, b.Bytes()); err != nil {
			return err
		}
	}
	return fs.WalkDir(layout.Assets(), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		content, err := fs.ReadFile(layout.Assets(), name)
		if err != nil {
			return err
		}
		return put(dir, "assets/"+name, content)
	})
}

// put writes one file.
func put(dir, name string, content []byte) error {
	path := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return os.WriteFile(path, content, 0o644)
}
