// Command manual writes the manual pages of dterr, in English and in Chinese, from what
// the program says of itself: a page for each command, below the folder that is named.
//
//	go run ./cmd/internal/manual [-version VERSION] [-gzip] DIR
//
// The pages are written for packages while they are built and are not checked in. Two
// runs write the same bytes. No part of it is linked into dterr.
package main

import (
	"bytes"
	"compress/gzip"
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strings"

	"github.com/dterr/dterr/cmd"
	"github.com/dterr/dterr/codes"
)

func main() {
	log.SetFlags(0)
	version := flag.String("version", "dev", "the version that the pages are about")
	compress := flag.Bool("gzip", false, "compress the pages, as packages carry them")
	flag.Parse()
	if flag.NArg() != 1 {
		log.Fatal("usage: manual [-version VERSION] [-gzip] DIR")
	}
	if err := write(flag.Arg(0), *version, *compress); err != nil {
		log.Fatal(err)
	}
}

// editions are the languages of the pages and where man looks for each.
func editions() []edition {
	return []edition{{"en", "man1", english()}, {"zh", filepath.Join("zh_CN", "man1"), chinese()}}
}

type edition struct {
	lang, dir string
	words     words
}

// write writes all pages below a folder.
func write(dir, version string, compress bool) error {
	for _, e := range editions() {
		if err := os.MkdirAll(filepath.Join(dir, e.dir), 0o755); err != nil {
			return err
		}
		manuals := cmd.Manuals(e.lang)
		for i := range manuals {
			text := []byte(page(&manuals[i], manuals, e.words, source{version, codes.DataDate()}))
			name := filepath.Join(dir, e.dir, pageName(manuals[i].Command)+".1")
			if compress {
				name += ".gz"
				var err error
				if text, err = zipped(text); err != nil {
					return err
				}
			}
			if err := os.WriteFile(name, text, 0o644); err != nil {
				return err
			}
		}
	}
	return nil
}

// zipped compresses text; neither a name nor a time goes with it.
func zipped(text []byte) ([]byte, error) {
	var b bytes.Buffer
	w, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(text); err != nil {
		return nil, fmt.Errorf("compress: %w", err)
	}
	if err := w.Close(); err != nil {
		return nil, fmt.Errorf("compress: %w", err)
	}
	return b.Bytes(), nil
}

// pageName is the name of the page of a command: dterr-verify-robot.
func pageName(command string) string { return strings.ReplaceAll(command, " ", "-") }
