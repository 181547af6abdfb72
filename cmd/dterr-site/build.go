package main

import (
	"bytes"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"sync"

	"github.com/dterr/dterr/cmd/dterr-site/internal/layout"
	"github.com/dterr/dterr/cmd/dterr-site/internal/page"
)

// build fills a directory with the site; scripts are what runs in the browser, by their
// names below assets/.
func build(dir string, l *layout.Layout, scripts map[string][]byte) error {
	pages := page.All(l)
	files := make([]file, 0, len(pages)+8)
	for _, p := range pages {
		files = append(files, file{p.Head.Path, p.Write})
	}
	files = append(files,
		file{"sitemap.xml", func(w io.Writer) error { return page.Sitemap(w, l, pages) }},
		file{"robots.txt", func(w io.Writer) error { return page.Robots(w, l) }})
	for name, content := range scripts {
		files = append(files, file{"assets/" + name, func(w io.Writer) error {
			_, err := w.Write(content)
			return err
		}})
	}
	assets := layout.Assets()
	err := fs.WalkDir(assets, ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			files = append(files, file{"assets/" + name, func(w io.Writer) error {
				content, err := fs.ReadFile(assets, name)
				if err == nil {
					_, err = w.Write(content)
				}
				return err
			}})
		}
		return err
	})
	if err != nil {
		return err
	}
	return write(dir, files)
}

// file is a file of the site: its path, with slashes, and what writes it.
type file struct {
	path  string
	write func(io.Writer) error
}

// write writes files below a directory, several at a time.
func write(dir string, files []file) error {
	for _, f := range folders(files) {
		if err := os.MkdirAll(filepath.Join(dir, filepath.FromSlash(f)), 0o755); err != nil {
			return err
		}
	}
	todo := make(chan file)
	failed := make(chan error, 1)
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			var b bytes.Buffer
			for f := range todo {
				b.Reset()
				err := f.write(&b)
				if err == nil {
					err = os.WriteFile(filepath.Join(dir, filepath.FromSlash(f.path)), b.Bytes(), 0o644)
				}
				if err != nil {
					select {
					case failed <- err:
					default: // the first is enough
					}
				}
			}
		})
	}
	for _, f := range files {
		if len(failed) > 0 {
			break
		}
		todo <- f
	}
	close(todo)
	workers.Wait()
	select {
	case err := <-failed:
		return err
	default:
		return nil
	}
}

// folders gives the folders that hold the files, each once.
func folders(files []file) []string {
	var all []string
	seen := map[string]bool{}
	for _, f := range files {
		if folder := filepath.ToSlash(filepath.Dir(filepath.FromSlash(f.path))); !seen[folder] {
			seen[folder] = true
			all = append(all, folder)
		}
	}
	return all
}
