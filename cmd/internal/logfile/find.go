package logfile

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// Find gives the logs that arguments name, each once, the parts of a rotated log in the
// order in which they were written: files, directories with all below them, patterns of
// *, ?, [a-z] and **, and - for the standard input. In directories and patterns hidden
// names and files that hold no text are passed over, and no link to a directory is
// followed. What does not exist or cannot be read is an error, a [*fs.PathError], beside
// the others.
func Find(args []string) ([]Source, []error) {
	f := &finder{seen: map[seenKey][]fs.FileInfo{}}
	for _, arg := range args {
		f.argument(arg)
	}
	order(f.found)
	return f.found, f.errs
}

// finder gathers what was found.
type finder struct {
	found []Source
	errs  []error
	stdin bool
	// seen holds what was found by what is the same under each name of a file.
	seen map[seenKey][]fs.FileInfo
}

// seenKey tells most files apart.
type seenKey struct{ size, changed int64 }

func (f *finder) failed(err error) { f.errs = append(f.errs, err) }

func (f *finder) argument(arg string) {
	if arg == Stdin {
		if !f.stdin {
			f.stdin = true
			f.found = append(f.found, Source{Name: Stdin})
		}
		return
	}
	info, err := os.Stat(arg)
	if err == nil {
		f.named(arg, info)
		return
	}
	if !isPattern(arg) || !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, errInvalidName) {
		f.failed(err)
		return
	}
	names, errs := expand(arg)
	for _, err := range errs {
		f.failed(err)
	}
	if len(names) == 0 && len(errs) == 0 {
		f.failed(&fs.PathError{Op: "glob", Path: arg, Err: fs.ErrNotExist})
	}
	for _, name := range names {
		info, err := os.Stat(name)
		switch {
		case err != nil:
			f.failed(err)
		case info.IsDir():
			f.directory(name)
		default:
			f.file(name, info)
		}
	}
}

// named takes what an argument names: a file whatever it holds.
func (f *finder) named(name string, info fs.FileInfo) {
	if info.IsDir() {
		f.directory(name)
		return
	}
	f.add(name, info)
}

// add takes a file, unless it was found under this name or another one.
func (f *finder) add(name string, info fs.FileInfo) {
	if info.Mode().IsRegular() {
		key := seenKey{info.Size(), info.ModTime().UnixNano()}
		for _, other := range f.seen[key] {
			if os.SameFile(info, other) {
				return
			}
		}
		f.seen[key] = append(f.seen[key], info)
	}
	f.found = append(f.found, Source{Name: name})
}

// file takes a file that no argument names, where it holds text.
func (f *finder) file(name string, info fs.FileInfo) {
	if !info.Mode().IsRegular() {
		return
	}
	binary, err := holdsBinary(name)
	switch {
	case err != nil:
		f.failed(err)
	case !binary:
		f.add(name, info)
	}
}

// directory takes the files below a directory, in the order of their names.
func (f *finder) directory(root string) {
	if !strings.HasSuffix(root, string(filepath.Separator)) {
		root += string(filepath.Separator) // so that a link that was named is followed
	}
	_ = filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			f.failed(err)
			if d != nil && d.IsDir() {
				return fs.SkipDir
			}
			return nil
		case path == root:
			return nil
		case hidden(d.Name()) && d.IsDir():
			return fs.SkipDir
		case hidden(d.Name()), d.IsDir():
			return nil
		}
		info, err := os.Stat(path) // of what a link leads to
		switch {
		case err != nil:
			f.failed(err)
		case !info.IsDir():
			f.file(path, info)
		}
		return nil
	})
}

func hidden(name string) bool { return strings.HasPrefix(name, ".") }

// holdsBinary reports whether a file is none that logs are written to.
func holdsBinary(name string) (bool, error) {
	file, err := os.Open(name) // #nosec G304 -- reading what the user names is the purpose
	if err != nil {
		return false, err
	}
	defer file.Close() //nolint:errcheck // nothing was written
	head := make([]byte, sniffed)
	n, err := io.ReadFull(file, head)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return false, err
	}
	return isBinary(head[:n], name), nil
}
