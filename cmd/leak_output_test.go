package cmd_test

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/dterr/dterr/cmd"
)

// This file lists the outputs in which a secret may come up.

// outlet is a run of the program over an input, or over its text as an argument.
type outlet struct {
	id   string
	args []string
	// argument: the text stands in place of TEXT, nothing is piped in.
	argument bool
	// dir is where files are written: FILE is one with the input, NAMED as well,
	// but with the text for a name.
	dir string
}

// outlets gives every output; those of commands that do not exist are left out.
func outlets(t *testing.T) []outlet {
	t.Helper()
	all := []outlet{
		{id: "json", args: []string{"explain", "--json"}},
		{id: "text", args: []string{"explain"}},
		{id: "zh", args: []string{"explain", "--lang", "zh"}},
		{id: "full", args: []string{"explain", "--full"}},
		{id: "full-zh", args: []string{"explain", "--full", "--lang", "zh"}},
		{id: "why", args: []string{"explain", "--why"}},
		{id: "markdown", args: []string{"explain", "--format", "markdown"}},
		{id: "colour", args: []string{"explain", "--full", "--color", "always"}},
		{id: "retry", args: []string{"retry"}},
		{id: "retry-json", args: []string{"retry", "--json"}},
		{id: "lookup", args: []string{"lookup", "TEXT"}, argument: true},
		{id: "lookup-zh", args: []string{"lookup", "--lang", "zh", "TEXT"}, argument: true},
		{id: "lookup-json", args: []string{"lookup", "--json", "TEXT"}, argument: true},
		{id: "bare", args: []string{"TEXT"}, argument: true},
		{id: "search", args: []string{"search", "TEXT"}, argument: true},
		{id: "classify", args: []string{"classify", "TEXT"}, argument: true},
		{id: "kind", args: []string{"list", "--kind", "TEXT"}, argument: true},
		{id: "family", args: []string{"list", "--family=TEXT"}, argument: true},
		{id: "api", args: []string{"lookup", "--api", "TEXT", "40014"}, argument: true},
		{id: "at", args: []string{"explain", "--at", "TEXT"}, argument: true},
		{id: "tz", args: []string{"explain", "--tz=TEXT"}, argument: true},
		{id: "file", args: []string{"explain", "TEXT"}, argument: true},
		{id: "retry-max", args: []string{"retry", "--max", "TEXT"}, argument: true},
		{id: "scheme", args: []string{"verify", "robot", "--scheme", "TEXT"}, argument: true},
		{id: "schema", args: []string{"schema", "TEXT"}, argument: true},
	}
	for _, more := range []string{"json", "markdown"} {
		o := outlet{id: "named-" + more, args: []string{"explain", "--format", more, "NAMED"}}
		if more == "json" {
			o.args = []string{"explain", "--json", "NAMED"}
		}
		all = append(all, o)
	}
	_, help, _ := run(t, nil, "--help", "--lang", "en")
	for _, name := range []string{"report", "scan"} {
		if strings.Contains(help, "\n  "+name+" ") {
			all = append(all, outlet{id: name, args: []string{name, "FILE"}})
		}
	}
	if strings.Contains(help, "\n  api ") {
		all = append(all, outlet{id: "api-words", args: []string{"api", "TEXT"}, argument: true})
	}
	dir := t.TempDir()
	for i := range all {
		all[i].dir = dir
	}
	return slices.DeleteFunc(all, func(o outlet) bool { return *leakOut != "" && o.id != *leakOut })
}

// shows reports whether the output is one for values of this kind: a number alone
// and one in groups are codes for a command that takes codes, and not every text
// can be the name of a file.
func (o *outlet) shows(x *trial) bool {
	codes := slices.Contains([]string{"lookup", "lookup-zh", "lookup-json", "bare", "classify", "api-words"}, o.id)
	if strings.HasPrefix(o.id, "named-") {
		return len(x.text) < 200 && !strings.ContainsAny(x.text, "/\\:*?\"<>|\n\r\t\x1b\a")
	}
	return !codes || !x.kind.digits || !x.shape.bare && !strings.ContainsAny(x.value.value, " \u00a0")
}

// told is all that a run writes, to either stream.
func (o *outlet) told(t *testing.T, input, text string, more ...string) string {
	t.Helper()
	args := append(append([]string(nil), o.args...), more...)
	in := input
	for i, a := range args {
		switch {
		case a == "FILE":
			args[i] = o.file(t, "app.log", input)
		case a == "NAMED":
			args[i] = o.file(t, text+".log", input)
			defer os.Remove(args[i])
		case o.argument && strings.Contains(a, "TEXT"):
			args[i] = strings.Replace(a, "TEXT", text, 1)
			in = ""
		}
	}
	var out, errs bytes.Buffer
	cmd.Main(args, cmd.Streams{
		In: strings.NewReader(in), Out: &out, Err: &errs,
		InPiped: func() bool { return in != "" },
		Now:     func() time.Time { return time.Date(2026, 11, 29, 12, 0, 0, 0, time.UTC) },
	}, "1.2.3")
	return out.String() + errs.String()
}

// file writes a file.
func (o *outlet) file(t *testing.T, name, text string) string {
	t.Helper()
	name = filepath.Join(o.dir, name)
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}
