package cmd_test

import (
	"bytes"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/dterr/dterr/cmd"
	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/render"
)

// offers gives what a shell is offered behind these words: names and texts.
func offers(t *testing.T, lang string, words ...string) [][2]string {
	t.Helper()
	_, out, _ := run(t, map[string]string{"DTERR_LANG": lang}, append([]string{"__complete"}, words...)...)
	var all [][2]string
	for line := range strings.Lines(out) {
		if name, text, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t"); name[0] != ':' {
			all = append(all, [2]string{name, text})
		}
	}
	return all
}

// helped gives all that there is help about, as the words behind help: the
// program itself, commands, their subcommands and topics.
func helped(t *testing.T) [][]string {
	t.Helper()
	all := [][]string{nil}
	for _, o := range offers(t, "en", "help", "") {
		all = append(all, []string{o[0]})
		for _, sub := range offers(t, "en", "help", o[0], "") {
			all = append(all, []string{o[0], sub[0]})
		}
	}
	if len(all) < 15 {
		t.Fatalf("help about %q only", all)
	}
	return all
}

// TestHelpWidth proves that no line of help is wider than the terminal, but for
// examples, which are to be copied, and URLs.
func TestHelpWidth(t *testing.T) {
	for _, about := range helped(t) {
		for _, lang := range []string{"zh", "en"} {
			for _, width := range []int{40, 60, 80, 100} {
				var out bytes.Buffer
				code := cmd.Main(append([]string{"--lang", lang, "help"}, about...), cmd.Streams{
					In: strings.NewReader(""), Out: &out, Err: &out,
					OutTerminal: func() bool { return true }, Columns: func() int { return width },
				}, "1.2.3")
				if code != 0 || out.Len() < 40 {
					t.Errorf("help %q: exit code %d, %q", about, code, out.String())
				}
				examples := false
				for line := range strings.Lines(out.String()) {
					line = strings.TrimSuffix(line, "\n")
					switch {
					case line == "Examples:" || line == "例子：":
						examples = true
					case line == "":
						examples = false
					case examples || strings.Contains(line, "https://"):
					case render.Cells(line) > width:
						t.Errorf("help %q: %d cells, more than %d: %q", about, render.Cells(line), width, line)
					}
				}
			}
		}
	}
}

// TestHelpWords proves that the texts of commands, topics and flags are alike:
// no capital in front, no full stop, no back-ticks, and Chinese for who reads
// it.
func TestHelpWords(t *testing.T) {
	for _, lang := range []string{"zh", "en"} {
		for _, about := range helped(t) {
			all := offers(t, lang, append(append([]string{"help"}, about...), "")...)
			all = append(all, offers(t, lang, append(slices.Clone(about), "--")...)...)
			for _, o := range all {
				text := o[1]
				if text == "" || strings.ContainsAny(text, "`\n") || strings.HasSuffix(text, ".") || strings.HasSuffix(text, "。") {
					t.Errorf("%q %s: %q", about, o[0], text)
					continue
				}
				han := strings.ContainsFunc(text, func(r rune) bool { return unicode.Is(unicode.Han, r) })
				if first, second := rune(text[0]), rune(text[1]); han != (lang == "zh") ||
					lang == "en" && unicode.IsUpper(first) && !unicode.IsUpper(second) {
					t.Errorf("%q %s: %q", about, o[0], text)
				}
			}
		}
	}
}

// TestHelpHead proves that help begins with sentences, and that the place of a
// value is in capitals.
func TestHelpHead(t *testing.T) {
	place := regexp.MustCompile(`^ +(?:-., )?--[a-z-]+(?: |\[=)([^\s\]]+)`)
	for _, about := range helped(t) {
		if _, out, _ := run(t, nil, append([]string{"--lang", "zh", "help"}, about...)...); !utf8.ValidString(out) || !unicode.Is(unicode.Han, []rune(out)[0]) && !strings.ContainsAny(out[:1], "d`") {
			t.Errorf("help %q in Chinese begins with %.12q", about, out)
		}
		_, out, _ := run(t, nil, append([]string{"help"}, about...)...)
		head, rest, _ := strings.Cut(out, "\n\n")
		if first := rune(head[0]); !unicode.IsUpper(first) && !strings.HasPrefix(head, "dterr ") && !strings.HasPrefix(head, "retry ") ||
			!strings.HasSuffix(head, ".") && !strings.HasSuffix(head, ":") {
			t.Errorf("help %q begins with %q", about, head)
		}
		for line := range strings.Lines(rest) {
			if m := place.FindStringSubmatch(line); m != nil && m[1] != strings.ToUpper(m[1]) {
				t.Errorf("help %q: %q", about, line)
			}
		}
	}
}

// TestExitCodes proves that the topic has every exit code.
func TestExitCodes(t *testing.T) {
	for _, lang := range []string{"zh", "en"} {
		_, out, _ := run(t, nil, "--lang", lang, "help", "exit-codes")
		for _, code := range strings.Fields("0 1 2 3 10 11 12 130") {
			if !regexp.MustCompile(`(?m)^  ` + code + ` +\S`).MatchString(out) {
				t.Errorf("no exit code %s in\n%s", code, out)
			}
		}
	}
}

// TestEnvironment proves that the topic has every variable that the program
// reads, and no other.
func TestEnvironment(t *testing.T) {
	// Read by the runtime.
	beyond := strings.Fields("GOMEMLIMIT")
	// A variable is named where it is asked for, or in a list of those to ask for.
	asks := regexp.MustCompile(`(?i)env\(|range \[[.]*\]string\{`)
	name := regexp.MustCompile(`"([A-Z][A-Z_]+)"`)
	var files []string
	for _, pattern := range []string{"*.go", filepath.Join("internal", "*", "*.go"), filepath.Join("..", "*.go")} {
		more, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, more...)
	}
	read := slices.Clone(beyond)
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		source, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(source)) {
			if !asks.MatchString(line) {
				continue
			}
			for _, m := range name.FindAllStringSubmatch(line, -1) {
				read = append(read, m[1])
			}
		}
	}
	slices.Sort(read)
	read = slices.Compact(read)
	for _, lang := range []string{"zh", "en"} {
		_, out, _ := run(t, nil, "--lang", lang, "help", "environment")
		var told []string
		for _, line := range regexp.MustCompile(`(?m)^  ([A-Z][A-Z_, ]+[A-Z])  `).FindAllStringSubmatch(out, -1) {
			told = append(told, strings.Split(line[1], ", ")...)
		}
		slices.Sort(told)
		if !slices.Equal(told, read) {
			t.Errorf("%s: told are\n%q, read are\n%q", lang, told, read)
		}
	}
}

// TestTopicsOfNames proves that the closed sets are listed whole, each name with
// what it is.
func TestTopicsOfNames(t *testing.T) {
	names := map[string][]string{}
	for _, k := range codes.Kinds() {
		names["kinds"] = append(names["kinds"], string(k.Kind))
	}
	for _, f := range codes.Families() {
		names["families"] = append(names["families"], string(f))
	}
	for e := range codes.Scan("") {
		for i := range e.Meanings {
			names["domains"] = append(names["domains"], e.Meanings[i].Domain)
		}
	}
	for topic, all := range names {
		slices.Sort(all)
		all = slices.Compact(all)
		for _, lang := range []string{"zh", "en"} {
			_, out, _ := run(t, nil, "--lang", lang, "help", topic)
			for _, name := range all {
				if !regexp.MustCompile(`(?m)^  ` + name + `  +\S`).MatchString(out) {
					t.Errorf("%s: no %s", topic, name)
				}
			}
		}
	}
}

// TestHelpForms proves that in Chinese the forms of the command line name their places
// in Chinese.
func TestHelpForms(t *testing.T) {
	seen := map[string]bool{}
	for _, about := range append(helped(t), []string{"help"}) {
		_, out, _ := run(t, nil, append([]string{"--lang", "zh", "help"}, about...)...)
		_, forms, ok := strings.Cut(out, "用法：\n")
		if !ok {
			continue // a topic
		}
		forms, _, _ = strings.Cut(forms, "\n\n")
		if place := regexp.MustCompile(`[A-Z]{2,}`).FindString(forms); place != "" {
			t.Errorf("help %q: %s in\n%s", about, place, forms)
		}
		for _, place := range regexp.MustCompile(`\p{Han}+`).FindAllString(forms, -1) {
			seen[place] = true
		}
	}
	if want := []string{"专题", "名称", "命令", "文件", "词", "路径", "选项", "错误码"}; !slices.Equal(slices.Sorted(maps.Keys(seen)), want) {
		t.Errorf("places are %q, want %q", slices.Sorted(maps.Keys(seen)), want)
	}
}
