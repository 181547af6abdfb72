// Command docs writes the files about dterr that packages carry beside its pages of the
// manual: the licences of all that is linked into it and its server, and the changelog as
// Debian wants it.
//
//	go run ./.dist/docs -version 1.2.3 -date 2026-11-30T10:00:00Z DIR
//
// It writes THIRD-PARTY (the licences of the modules and of Go), copyright (dterr's own,
// then those) and changelog.gz. Two runs write the same bytes.
package main

import (
	"bytes"
	"compress/gzip"
	"flag"
	"fmt"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"
)

func main() {
	log.SetFlags(0)
	version := flag.String("version", "", "the version that is packaged")
	date := flag.String("date", "", "when it was committed, RFC 3339")
	flag.Parse()
	at, err := time.Parse(time.RFC3339, *date)
	if err != nil || *version == "" || flag.NArg() != 1 {
		log.Fatal("usage: docs -version VERSION -date TIME DIR")
	}
	if err := write(flag.Arg(0), *version, at); err != nil {
		log.Fatal(err)
	}
}

func write(dir, version string, at time.Time) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	own, err := os.ReadFile("LICENSE")
	if err != nil {
		return err
	}
	others, err := licences()
	if err != nil {
		return err
	}
	notes, err := os.ReadFile("CHANGELOG.md")
	if err != nil {
		return err
	}
	changes, err := zipped(changelog(string(notes), version, at))
	if err != nil {
		return err
	}
	whole := "dterr, https://github.com/dterr/dterr\n\n" + string(own) + "\n" + rule + others
	for name, text := range map[string]string{"THIRD-PARTY": others, "copyright": whole, "changelog.gz": changes} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			return err
		}
	}
	return nil
}

const rule = "------------------------------------------------------------------------\n\n"

// module is one that is linked into the program, with the folder of its source.
type module struct{ name, dir string }

// licences gives the licences of Go and of all modules that the two programs are made of,
// on any of the systems that they are built for.
func licences() (string, error) {
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return "", fmt.Errorf("go env: %w", err)
	}
	all := []module{{"Go, its standard library and runtime", strings.TrimSpace(string(root))}}
	for _, system := range []string{"linux", "darwin", "windows"} {
		list := exec.Command("go", "list", "-deps", "-f", "{{with .Module}}{{if not .Main}}{{.Path}} {{.Version}}\t{{.Dir}}{{end}}{{end}}", ".", "./cmd/dterr-mcp")
		list.Env = append(os.Environ(), "GOOS="+system, "CGO_ENABLED=0")
		out, err := list.Output()
		if err != nil {
			return "", fmt.Errorf("go list: %w", err)
		}
		for line := range strings.Lines(string(out)) {
			name, dir, ok := strings.Cut(strings.TrimSpace(line), "\t")
			if m := (module{name, dir}); ok && !slices.Contains(all, m) {
				all = append(all, m)
			}
		}
	}
	slices.SortFunc(all[1:], func(a, b module) int { return strings.Compare(a.name, b.name) })
	var b strings.Builder
	b.WriteString("The programs dterr and dterr-mcp are made with what follows, each under its own licence.\n\n")
	for _, m := range all {
		text, err := licence(m)
		if err != nil {
			return "", err
		}
		b.WriteString(rule + m.name + "\n\n" + text + "\n")
	}
	return b.String(), nil
}

// licence gives the licence of a module, with its notices; one without any must not be
// packaged.
func licence(m module) (string, error) {
	var text []string
	for _, pattern := range []string{"LICEN[SC]E*", "UNLICEN[SC]E*", "COPYING*", "NOTICE*"} {
		files, err := filepath.Glob(filepath.Join(m.dir, pattern))
		if err != nil {
			return "", err
		}
		for _, file := range files {
			data, err := os.ReadFile(file)
			if err != nil {
				return "", err
			}
			text = append(text, strings.TrimSpace(strings.ReplaceAll(string(data), "\r\n", "\n"))+"\n")
		}
	}
	if len(text) == 0 {
		return "", fmt.Errorf("%s: no licence in %s", m.name, m.dir)
	}
	return strings.Join(text, "\n"), nil
}

var (
	release = regexp.MustCompile(`^## \[([^\]]+)\](?: - (\d{4}-\d{2}-\d{2}))?`)
	marks   = strings.NewReplacer("`", "", "**", "")
)

// changelog gives CHANGELOG.md in Debian's form. What is not released yet is what this
// version brings.
func changelog(notes, version string, at time.Time) string {
	const maintainer = "The dterr authors <dterr@users.noreply.github.com>"
	var b strings.Builder
	end := ""
	open := func(name string, when time.Time) {
		b.WriteString(end)
		fmt.Fprintf(&b, "dterr (%s) unstable; urgency=medium\n\n", strings.ReplaceAll(name, "-", "~"))
		end = fmt.Sprintf("\n -- %s  %s\n\n", maintainer, when.UTC().Format("Mon, 02 Jan 2006 15:04:05 +0000"))
	}
	for line := range strings.SplitSeq(notes, "\n") {
		if m := release.FindStringSubmatch(line); m != nil {
			name, when := m[1], at
			if date, err := time.Parse(time.DateOnly, m[2]); err == nil {
				when = date
			} else {
				name = version
			}
			open(name, when)
		}
		if item, ok := strings.CutPrefix(line, "- "); ok && end != "" {
			b.WriteString(wrapped(marks.Replace(item), "  * ", "    "))
		}
	}
	b.WriteString(strings.TrimSuffix(end, "\n"))
	return b.String()
}

// wrapped breaks a text into lines of at most 78 characters.
func wrapped(text, first, next string) string {
	var b strings.Builder
	line := first
	for i, word := range strings.Fields(text) {
		switch {
		case i == 0:
			line += word
		case len([]rune(line))+1+len([]rune(word)) > 78:
			b.WriteString(line + "\n")
			line = next + word
		default:
			line += " " + word
		}
	}
	return b.String() + line + "\n"
}

// zipped compresses a text; neither a name nor a time goes with it.
func zipped(text string) (string, error) {
	var b bytes.Buffer
	w, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		return "", err
	}
	if _, err := w.Write([]byte(text)); err != nil {
		return "", err
	}
	if err := w.Close(); err != nil {
		return "", err
	}
	return b.String(), nil
}
