package cmd_test

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/dterr/dterr/cmd"
)

// TestReadme executes the ```console blocks of the READMEs. A line that begins
// with "$ " is a command, a "\" at its end goes on with the next line; what
// follows is its output, stdout and stderr. A line that is just "…" stands for
// any number of lines. Commands may be pipes of echo, printf, cat and dterr,
// may begin with NAME=value and may be joined with "; echo $?". The last command
// of a pipe writes to a terminal of 80 columns without colour. A block that
// calls anything else (curl, go install) is not executed and holds no output.
func TestReadme(t *testing.T) {
	for _, name := range []string{"README.md", "README.zh-CN.md"} {
		text, err := os.ReadFile(filepath.Join("..", name))
		if os.IsNotExist(err) {
			t.Logf("no %s", name)
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range sessions(string(text)) {
			t.Run(fmt.Sprintf("%s:%d", name, s.line), func(t *testing.T) {
				lang := "en"
				if strings.Contains(name, "zh") {
					lang = "zh"
				}
				got, ok := shell(t, s.command, lang)
				switch {
				case !ok && s.output == "":
					t.Skip("calls other programs")
				case !ok:
					t.Fatalf("cannot execute %q, yet output is claimed", s.command)
				case !matches(strings.Split(strings.TrimSpace(got), "\n"), strings.Split(strings.TrimSpace(s.output), "\n")):
					t.Errorf("$ %s\n--- got\n%s\n--- README says\n%s", s.command, got, s.output)
				}
			})
		}
	}
}

// session is a command of a README with the output that it claims.
type session struct {
	line            int
	command, output string
}

func sessions(text string) []session {
	var all []session
	inside, goesOn := false, false
	for n, line := range strings.Split(text, "\n") {
		switch {
		case !inside:
			inside = strings.TrimSpace(line) == "```console"
		case strings.HasPrefix(line, "```"):
			inside, goesOn = false, false
		case strings.HasPrefix(line, "$ "):
			all = append(all, session{line: n + 1, command: strings.TrimSuffix(line[2:], "\\")})
			goesOn = strings.HasSuffix(line, "\\")
		case len(all) == 0:
		case goesOn:
			all[len(all)-1].command += strings.TrimSuffix(strings.TrimPrefix(line, "> "), "\\")
			goesOn = strings.HasSuffix(line, "\\")
		default:
			all[len(all)-1].output += line + "\n"
		}
	}
	return all
}

// matches compares lines; … in want stands for any number of them.
func matches(got, want []string) bool {
	if len(want) == 0 {
		return len(got) == 0
	}
	if strings.TrimSpace(want[0]) == "…" {
		for i := 0; i <= len(got); i++ {
			if matches(got[i:], want[1:]) {
				return true
			}
		}
		return false
	}
	return len(got) > 0 && strings.TrimRight(got[0], " ") == strings.TrimRight(want[0], " ") && matches(got[1:], want[1:])
}

// shell runs a command line of a README; false when it calls another program.
func shell(t *testing.T, line, lang string) (string, bool) {
	t.Helper()
	var out bytes.Buffer
	code := 0
	for _, part := range split(line, ';') {
		if remark := fields(part); len(remark) == 2 && remark[0] == "echo" && remark[1] == "$?" {
			fmt.Fprintln(&out, code)
			continue
		}
		var in io.Reader = strings.NewReader("")
		stages := split(part, '|')
		for n, stage := range stages {
			env := map[string]string{"DTERR_LANG": lang, "NO_COLOR": "1"}
			words := fields(stage)
			for len(words) > 0 && strings.Contains(words[0], "=") && !strings.HasPrefix(words[0], "=") {
				name, value, _ := strings.Cut(words[0], "=")
				env[name], words = value, words[1:]
			}
			if len(words) == 0 {
				return "", false
			}
			var o bytes.Buffer
			switch words[0] {
			case "echo":
				fmt.Fprintln(&o, strings.Join(words[1:], " "))
			case "printf":
				fmt.Fprint(&o, strings.ReplaceAll(strings.Join(words[1:], " "), `\n`, "\n"))
			case "cat":
				text, err := os.ReadFile(filepath.Join("..", filepath.Clean(words[1])))
				if err != nil {
					t.Fatal(err)
				}
				o.Write(text)
			case "dterr":
				code = stageOf(words[1:], in, n > 0, n == len(stages)-1, &o, &out, env)
			default:
				return "", false
			}
			in = bytes.NewReader(o.Bytes())
		}
		if _, err := io.Copy(&out, in); err != nil {
			t.Fatal(err)
		}
	}
	return out.String(), true
}

func stageOf(args []string, in io.Reader, piped, last bool, o, errs io.Writer, env map[string]string) int {
	return cmd.Main(args, cmd.Streams{
		In: in, Out: o, Err: errs, InPiped: func() bool { return piped },
		OutTerminal: func() bool { return last },
		Env:         func(name string) (string, bool) { v, ok := env[name]; return v, ok },
		Now:         func() time.Time { return time.Date(2026, 11, 23, 1, 0, 0, 0, time.UTC) },
	}, "1.0.0")
}

// split cuts at a character outside quotes.
func split(s string, at byte) []string {
	var parts []string
	var quote byte
	from := 0
	for i := range len(s) {
		switch c := s[i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '\'' || c == '"':
			quote = c
		case c == at:
			parts = append(parts, s[from:i])
			from = i + 1
		}
	}
	return append(parts, s[from:])
}

// fields cuts into words as a shell does: quotes group, # begins a remark.
func fields(s string) []string {
	var words []string
	word, open := "", false
	var quote byte
	for i := range len(s) {
		c := s[i]
		switch {
		case quote != 0 && c == quote:
			quote = 0
		case quote != 0:
			word += string([]byte{c})
		case c == '\'' || c == '"':
			quote, open = c, true
		case c == ' ' || c == '\t':
			if open || word != "" {
				words = append(words, word)
			}
			word, open = "", false
		case c == '#' && word == "" && !open:
			return words
		default:
			word += string([]byte{c})
		}
	}
	if open || word != "" {
		words = append(words, word)
	}
	return words
}

// TestReadmeShell proves the little shell above on its own.
func TestReadmeShell(t *testing.T) {
	got, ok := shell(t, `echo '{"errcode":40014,"errmsg":"a | b"}' | dterr retry; echo $?   # remark`, "en")
	if !ok {
		t.Fatal("cannot execute")
	}
	if got != "refresh\n11\n" {
		t.Errorf("got %q", got)
	}
	if _, ok := shell(t, "curl -s https://example.com | dterr", "en"); ok {
		t.Error("executed curl")
	}
	for _, tt := range []struct {
		got, want []string
		ok        bool
	}{
		{[]string{"a", "b"}, []string{"a", "b"}, true},
		{[]string{"a", "b"}, []string{"a"}, false},
		{[]string{"a", "b", "c"}, []string{"a", "…"}, true},
		{[]string{"a", "b", "c"}, []string{"…", "c"}, true},
		{[]string{"a", "b", "c"}, []string{"a", "…", "d"}, false},
	} {
		if matches(tt.got, tt.want) != tt.ok {
			t.Errorf("matches(%q, %q) is not %t", tt.got, tt.want, tt.ok)
		}
	}
}
