package cmd_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/dterr/dterr/cmd"
)

// TestMCP proves that the server gets the language of this run, that its exit code is
// ours, and that a person at a terminal is told what it waits for.
func TestMCP(t *testing.T) {
	for _, tt := range []struct {
		name     string
		terminal bool
		args     []string
		exit     int
		err      error
		want     int
		env      string
		told     string
	}{
		{name: "ends well", want: 0, env: "DTERR_LANG=en"},
		{name: "language", args: []string{"--lang", "zh"}, env: "DTERR_LANG=zh"},
		{name: "its exit code", exit: 7, want: 7, env: "DTERR_LANG=en"},
		{name: "cannot be started", err: errors.New("no memory"), want: 1, env: "DTERR_LANG=en", told: "dterr: error: start dterr-mcp: no memory\n"},
		{name: "terminal", terminal: true, env: "DTERR_LANG=en", told: "dterr: waits for messages of the Model Context Protocol; an assistant starts it. Ctrl-C ends it\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var out, errs bytes.Buffer
			var path, env string
			got := cmd.Main(append([]string{"mcp"}, tt.args...), cmd.Streams{
				In: strings.NewReader(""), Out: &out, Err: &errs,
				InTerminal: func() bool { return tt.terminal }, ErrTerminal: func() bool { return tt.terminal },
				Program: func(name string) (string, error) { return "/opt/" + name, nil },
				Become: func(p string, e []string) (int, error) {
					path, env = p, strings.Join(e, " ")
					return tt.exit, tt.err
				},
			}, "1.2.3")
			if got != tt.want || path != "/opt/dterr-mcp" || env != tt.env || out.Len() > 0 || errs.String() != tt.told {
				t.Errorf("exit %d, path %q, env %q, stdout %q, stderr %q", got, path, env, out.String(), errs.String())
			}
		})
	}
}
