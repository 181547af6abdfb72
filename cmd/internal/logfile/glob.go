package logfile

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
)

// errInvalidName is what a system says of a name that holds what no name may, such as a
// pattern on Windows.
var errInvalidName error = syscall.Errno(123)

// isPattern reports whether an argument may be a pattern that the shell left alone.
func isPattern(arg string) bool { return strings.ContainsAny(arg, "*?[") }

// expand gives the names that a pattern stands for, in their order. ** stands for any
// number of directories.
func expand(pattern string) ([]string, []error) {
	volume := filepath.VolumeName(pattern)
	rest := filepath.ToSlash(pattern[len(volume):])
	g := &globber{pattern: pattern, seen: map[string]bool{}}
	root := volume
	if strings.HasPrefix(rest, "/") {
		root += string(filepath.Separator)
	}
	parts := strings.FieldsFunc(rest, func(r rune) bool { return r == '/' })
	for _, part := range parts {
		if _, err := filepath.Match(part, "x"); err != nil {
			return nil, []error{&fs.PathError{Op: "glob", Path: pattern, Err: err}}
		}
	}
	g.in(root, parts)
	return g.names, g.errs
}

// globber gathers what a pattern stands for.
type globber struct {
	pattern string
	names   []string
	seen    map[string]bool
	errs    []error
}

func (g *globber) take(name string) {
	if !g.seen[name] {
		g.seen[name] = true
		g.names = append(g.names, name)
	}
}

// in matches the parts of a pattern against what stands in a directory, "" is the
// present one.
func (g *globber) in(dir string, parts []string) {
	switch {
	case len(parts) == 0:
		g.take(dir)
		return
	case parts[0] == "**":
		g.below(dir, parts[1:])
		return
	case !isPattern(parts[0]):
		name := join(dir, parts[0])
		if _, err := os.Lstat(name); err == nil {
			g.in(name, parts[1:])
		}
		return
	}
	for _, d := range g.list(dir) {
		ok, _ := filepath.Match(parts[0], d.Name())
		if !ok || hidden(d.Name()) && !hidden(parts[0]) {
			continue
		}
		name := join(dir, d.Name())
		if len(parts) == 1 {
			g.take(name)
		} else if info, err := os.Stat(name); err == nil && info.IsDir() {
			g.in(name, parts[1:])
		}
	}
}

// below matches the parts behind ** in a directory and in all below it.
func (g *globber) below(dir string, parts []string) {
	if len(parts) == 0 {
		parts = []string{"*"}
	}
	g.in(dir, parts)
	for _, d := range g.list(dir) {
		if d.IsDir() && !hidden(d.Name()) {
			g.below(join(dir, d.Name()), parts)
		}
	}
}

// list gives what stands in a directory, in the order of the names.
func (g *globber) list(dir string) []fs.DirEntry {
	if dir == "" {
		dir = "."
	}
	all, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		g.errs = append(g.errs, err)
	}
	return all
}

func join(dir, name string) string {
	if dir == "" {
		return name
	}
	return filepath.Join(dir, name)
}
