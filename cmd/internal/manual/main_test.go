package main

import (
	"bytes"
	"compress/gzip"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/dterr/dterr/cmd"
)

// help gives what dterr says of a command, in a language.
func help(t *testing.T, lang string, about ...string) string {
	t.Helper()
	var out, errs bytes.Buffer
	if code := cmd.Main(append([]string{"--lang", lang, "help"}, about...), cmd.Streams{Out: &out, Err: &errs}, "dev"); code != 0 {
		t.Fatalf("help %q: %d %s", about, code, errs.String())
	}
	return out.String()
}

var (
	flagLine = regexp.MustCompile(`(?m)^  (?:  |-)(?:  |., )(--[a-z-]+)`)
	numbered = regexp.MustCompile(`\\\[u[0-9A-F]+\]`)

	// The lines of examples are those up to an empty one.
	exampleLines = regexp.MustCompile(`(?m)^(?:Examples:|例子：)\n((?:  .*\n)+)`)

	commandRows = regexp.MustCompile(`(?m)^(?:Commands:|命令：)\n((?:  .*\n)+)`)
	commandLine = regexp.MustCompile(`(?m)^  ([a-z]+)  `)
)

// commands gives the words of every command below one, as help names them.
func commands(t *testing.T, above ...string) [][]string {
	t.Helper()
	all := [][]string{above}
	if rows := commandRows.FindString(help(t, "en", above...)); rows != "" {
		for _, m := range commandLine.FindAllStringSubmatch(rows, -1) {
			all = append(all, commands(t, append(slices.Clone(above), m[1])...)...)
		}
	}
	return all
}

// written writes all pages into a folder of its own.
func written(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := write(dir, "1.2.3", false); err != nil {
		t.Fatal(err)
	}
	return dir
}

// read gives a page without its escapes.
func read(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	named := numbered.ReplaceAllStringFunc(string(text), func(s string) string {
		n, err := strconv.ParseUint(s[3:len(s)-1], 16, 32)
		if err != nil {
			t.Fatal(err)
		}
		return string(rune(n))
	})
	return strings.NewReplacer(`\fB`, "", `\fI`, "", `\fR`, "", `\-`, "-", `\:`, "", `\&`, "", `\e`, `\`,
		`\(aq`, "'", `\(ti`, "~", `\(ha`, "^", `\(ga`, "`").Replace(named)
}

// TestPages proves that every command that help names has a page in both languages,
// that there is no other, and that each has its sections, every flag, every example and
// refers to pages that exist.
func TestPages(t *testing.T) {
	dir := written(t)
	all := commands(t)
	if len(all) < 15 {
		t.Fatalf("help names %d commands", len(all))
	}
	for _, e := range editions() {
		var want []string
		for _, words := range all {
			name := strings.Join(append([]string{"dterr"}, words...), "-") + ".1"
			want = append(want, name)
			text := read(t, filepath.Join(dir, e.dir, name))
			about := help(t, e.lang, words...)
			for _, m := range flagLine.FindAllStringSubmatch(about, -1) {
				if !regexp.MustCompile(`(?m)^\.TP\n(?:-., )?` + m[1] + `(?:[ \[].*)?\n.`).MatchString(text) {
					t.Errorf("%s %s: no %s", e.lang, name, m[1])
				}
			}
			w := e.words
			titles := []string{w.name, w.synopsis, w.description, w.options, w.exits, w.environment, w.see}
			if m := exampleLines.FindStringSubmatch(about); m != nil {
				titles = append(titles, w.examples)
				for line := range strings.Lines(m[1]) {
					if !strings.Contains(text, "\n"+strings.TrimPrefix(line, "  ")) {
						t.Errorf("%s %s: no example %s", e.lang, name, line)
					}
				}
			}
			for _, title := range titles {
				if strings.Count(text, ".SH \""+title+"\"\n") != 1 {
					t.Errorf("%s %s: not one section %s", e.lang, name, title)
				}
			}
			for _, ref := range regexp.MustCompile(`(dterr[a-z-]*)\(1\)`).FindAllStringSubmatch(text, -1) {
				if _, err := os.Stat(filepath.Join(dir, e.dir, ref[1]+".1")); err != nil {
					t.Errorf("%s %s: %v", e.lang, name, err)
				}
			}
		}
		entries, err := os.ReadDir(filepath.Join(dir, e.dir))
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, entry := range entries {
			got = append(got, entry.Name())
		}
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Errorf("%s: pages are\n%q, want\n%q", e.lang, got, want)
		}
	}
}

// TestTopics proves that the page of the program has the exit codes, the variables, the
// kinds, the families and the domains that the topics list, and that those of commands
// have the exit codes that are theirs alone.
func TestTopics(t *testing.T) {
	dir := written(t)
	for _, e := range editions() {
		text := read(t, filepath.Join(dir, e.dir, "dterr.1"))
		for _, topic := range []string{"exit-codes", "environment", "kinds", "families", "domains"} {
			names := regexp.MustCompile(`(?m)^  ([A-Za-z0-9][A-Za-z0-9_, -]*?)  `).FindAllStringSubmatch(help(t, e.lang, topic), -1)
			if len(names) < 5 {
				t.Errorf("%s: %s lists %d names", e.lang, topic, len(names))
			}
			for _, m := range names {
				if !regexp.MustCompile(`(?m)^` + m[1] + `(?: \d+,?)?$`).MatchString(text) {
					t.Errorf("%s: no %s of %s", e.lang, m[1], topic)
				}
			}
		}
		for page, want := range map[string]string{"lookup": "0 1 2 3", "retry": "0 1 2 3 10 11 12", "scan": "0 1 2 3 11 130", "report": "0 1 2 3 130", "verify-robot": "0 1 2 3 11"} {
			_, exits, _ := strings.Cut(read(t, filepath.Join(dir, e.dir, "dterr-"+page+".1")), `.SH "`+e.words.exits+`"`)
			exits, _, _ = strings.Cut(exits, ".SH")
			var got []string
			for _, m := range regexp.MustCompile(`(?m)^\.TP\n(\d+)$`).FindAllStringSubmatch(exits, -1) {
				got = append(got, m[1])
			}
			if strings.Join(got, " ") != want {
				t.Errorf("%s: %s exits with %q, want %s", e.lang, page, got, want)
			}
		}
	}
}

// TestLint proves that the formatters have nothing to say of the pages.
func TestLint(t *testing.T) {
	dir := written(t)
	for _, line := range []string{"mandoc -Tlint -Wwarning", "groff -man -Tutf8 -Kutf8 -ww -z"} {
		words := strings.Fields(line)
		if _, err := exec.LookPath(words[0]); err != nil {
			if os.Getenv("CI") != "" {
				t.Fatal(err)
			}
			t.Log(err)
			continue
		}
		for _, e := range editions() {
			pages, err := filepath.Glob(filepath.Join(dir, e.dir, "*.1"))
			if err != nil || len(pages) == 0 {
				t.Fatal(err, len(pages))
			}
			if out, err := exec.CommandContext(t.Context(), words[0], append(words[1:], pages...)...).CombinedOutput(); err != nil || len(out) > 0 {
				t.Errorf("%s: %v\n%s", line, err, out)
			}
		}
	}
}

// TestLanguages proves that English pages are ASCII and that Chinese ones name no place
// of a heading in English.
func TestLanguages(t *testing.T) {
	dir := written(t)
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		english := !strings.Contains(path, "zh_CN")
		if ascii := strings.IndexFunc(string(text), func(r rune) bool { return r > 127 }) < 0; ascii != english {
			t.Errorf("%s: ASCII is %v", path, ascii)
		}
		if heading := regexp.MustCompile(`(?m)^\.S[HS] "[A-Za-z].*`).Find(text); !english && heading != nil {
			t.Errorf("%s: %s", path, heading)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestCompressed proves that a compressed page is the page, and that a second run writes
// the same bytes.
func TestCompressed(t *testing.T) {
	plainly := written(t)
	var runs [][]byte
	for range 2 {
		dir := t.TempDir()
		if err := write(dir, "1.2.3", true); err != nil {
			t.Fatal(err)
		}
		data, err := os.ReadFile(filepath.Join(dir, "man1", "dterr-scan.1.gz"))
		if err != nil {
			t.Fatal(err)
		}
		runs = append(runs, data)
	}
	if !bytes.Equal(runs[0], runs[1]) {
		t.Error("two runs differ")
	}
	r, err := gzip.NewReader(bytes.NewReader(runs[0]))
	if err != nil {
		t.Fatal(err)
	}
	got, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	want, err := os.ReadFile(filepath.Join(plainly, "man1", "dterr-scan.1"))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) || !bytes.Contains(got, []byte(`"dterr 1.2.3"`)) {
		t.Errorf("%s", got)
	}
}

// TestRoff proves what becomes of characters that roff would read as its own.
func TestRoff(t *testing.T) {
	var r roff
	r.set = plain
	r.text(r.prose(".x 'y' `a-b`"))
	r.example("  f \\\n      -z")
	const want = `\&.x \(aqy\(aq \fBa\-b\fR` + "\n.nf\nf \\e\n    \\-z\n.fi\n"
	if r.String() != want {
		t.Errorf("got\n%s, want\n%s", r.String(), want)
	}
	for in, want := range map[string]string{
		"查错误码，如 -1。": `查\:错\:误\:码，\:如 \-1。`,
		"（默认 2m）":    `（默\:认 2m）`,
		"a、b":        `a、\:b`,
	} {
		if got := breakable(in); got != want {
			t.Errorf("%s: got %s, want %s", in, got, want)
		}
	}
	if got := option("-m, --max DURATION"); got != `\fB\-m\fR, \fB\-\-max\fR \fIDURATION\fR` {
		t.Error(got)
	}
	if got := option("--full[=X]"); got != `\fB\-\-full\fR\fI[=X]\fR` {
		t.Error(got)
	}
}
