package cmd_test

import (
	"bytes"
	"errors"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/dterr/dterr/cmd"
	"github.com/dterr/dterr/render"
)

// paged is a pager of a test: what it got, and how it ends.
type paged struct {
	bytes.Buffer
	command string
	env     []string
	ends    error
}

func (p *paged) Close() error { return p.ends }

// onScreen runs the program on a terminal of that many rows.
func onScreen(t *testing.T, rows int, env map[string]string, p *paged, args ...string) (code int, out string) {
	t.Helper()
	var o, e bytes.Buffer
	code = cmd.Main(args, cmd.Streams{
		In: strings.NewReader(""), Out: &o, Err: &e,
		OutTerminal: func() bool { return true },
		Columns:     func() int { return 80 },
		Rows:        func() int { return rows },
		Env:         func(name string) (string, bool) { v, ok := env[name]; return v, ok },
		Page: func(command string, env []string) (io.WriteCloser, error) {
			if p == nil {
				return nil, errors.New("no pager here")
			}
			p.command, p.env = command, env
			return p, nil
		},
	}, "1.2.3")
	return code, o.String()
}

func TestPager(t *testing.T) {
	_, whole := onScreen(t, 1000, nil, nil, "lookup", "--full", "40014")
	for _, c := range []struct {
		name    string
		rows    int
		env     map[string]string
		args    []string
		command string
	}{
		{"longer than the screen", 24, nil, nil, "less"},
		{"as long as the screen with the prompt", render.Height(whole, 80) + 1, nil, nil, ""},
		{"a line more", render.Height(whole, 80), nil, nil, "less"},
		{"PAGER", 24, map[string]string{"PAGER": "most"}, nil, "most"},
		{"DTERR_PAGER goes before PAGER", 24, map[string]string{"PAGER": "most", "DTERR_PAGER": "less -S"}, nil, "less -S"},
		{"PAGER is cat", 24, map[string]string{"PAGER": "cat"}, nil, ""},
		{"DTERR_PAGER is empty", 24, map[string]string{"DTERR_PAGER": "", "PAGER": "most"}, nil, ""},
		{"--no-pager", 24, nil, []string{"--no-pager"}, ""},
		{"--json", 24, nil, []string{"--json"}, ""},
		{"a dumb terminal", 24, map[string]string{"TERM": "dumb"}, nil, ""},
		{"a terminal of unknown size", 0, nil, nil, ""},
	} {
		p := &paged{}
		_, out := onScreen(t, c.rows, c.env, p, append([]string{"lookup", "--full", "40014"}, c.args...)...)
		if p.command != c.command {
			t.Errorf("%s: pager is %q, want %q", c.name, p.command, c.command)
		}
		if c.command != "" && (out != "" || p.String() == "") {
			t.Errorf("%s: %d bytes went by the pager, %d through it", c.name, len(out), p.Len())
		}
	}
}

// TestPagerMissing proves that an answer is not lost with its pager.
func TestPagerMissing(t *testing.T) {
	_, whole := onScreen(t, 1000, nil, nil, "lookup", "--full", "40014")
	_, none := onScreen(t, 24, nil, nil, "lookup", "--full", "40014")
	_, failed := onScreen(t, 24, nil, &paged{ends: errors.New("exit status 127")}, "lookup", "--full", "40014")
	if none != whole || failed != whole {
		t.Errorf("%d bytes without a pager, %d with one that fails, want %d", len(none), len(failed), len(whole))
	}
}

// TestPagerLinks proves that a pager gets colours, but no links, wherever what is
// written is cut.
func TestPagerLinks(t *testing.T) {
	p := &paged{}
	onScreen(t, 24, nil, p, "lookup", "--full", "--lang", "en", "40014", "60011", "60020", "88", "-1", "310000", "40035", "33001", "90018")
	text := p.String()
	if !strings.Contains(text, "\x1b[") || strings.Contains(text, "\x1b]") || strings.Contains(text, "\x1b\\") {
		t.Error("no colours, or links")
	}
	_, whole := onScreen(t, 1000, map[string]string{"TERM": "dumb"}, nil, "lookup", "--full", "--lang", "en", "40014", "60011", "60020", "88", "-1", "310000", "40035", "33001", "90018")
	if bare := regexp.MustCompile("\x1b\\[[0-9;]*m").ReplaceAllString(text, ""); bare != whole {
		t.Errorf("the pager got %d bytes of text, want %d", len(bare), len(whole))
	}
	if len(text) < 32<<10 {
		t.Errorf("%d bytes are written at once", len(text))
	}
}

// TestPagerLeft proves that leaving the pager early is no failure, and that the
// exit code is the command's own.
func TestPagerLeft(t *testing.T) {
	if code, _ := onScreen(t, 24, nil, &paged{}, "lookup", "--full", "40014", "98765432"); code != 3 {
		t.Errorf("exit code %d, want 3", code)
	}
	p := &paged{}
	onScreen(t, 24, nil, p, "list")
	if !slices.Contains(p.env, "LESS=FRX") {
		t.Errorf("the pager's variables are %q", p.env)
	}
	if n := strings.Count(p.String(), "\n"); n < 2000 {
		t.Errorf("%d lines of the list reached the pager", n)
	}
}

// TestColumns proves that COLUMNS is the width, on a terminal and off it, and that of a
// preview goes before.
func TestColumns(t *testing.T) {
	for _, c := range []struct {
		columns, preview string
		width            int
	}{{"50", "", 50}, {"100", "", 100}, {"", "", 80}, {"7", "", 80}, {"wide", "", 80}, {"100", "50", 50}, {"50", "0", 50}} {
		_, out, _ := run(t, map[string]string{"COLUMNS": c.columns, "FZF_PREVIEW_COLUMNS": c.preview}, "lookup", "60121")
		most := 0
		for line := range strings.Lines(out) {
			most = max(most, len([]rune(strings.TrimSuffix(line, "\n"))))
		}
		if most > c.width || most < c.width-12 {
			t.Errorf("COLUMNS=%s, a preview of %s: lines up to %d, want %d", c.columns, c.preview, most, c.width)
		}
	}
}
