package cmd

import (
	"bytes"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// typedSecrets are command line words with a secret in them, and that secret.
var typedSecrets = []struct{ word, secret string }{
	{"SEC5e1f0a9c7b3d48260f9e8d7c6b5a40390b9d7e3a1c5f42688f6e4d2c0b1a3957", "SEC5e1f0a9c7b3d48260f9e8d7c6b5a40390b9d7e3a1c5f42688f6e4d2c0b1a3957"},
	{"appSecret=Hunter2xyZ9kQ", "Hunter2xyZ9kQ"},
	{"13812345678", "13812345678"},
	{"Zhang.San99@corp.example", "Zhang.San99"},
	{"https://oapi.dingtalk.com/robot/send?access_token=5e1f0a9c7b3d48260f9e8d7c6b5a40390b9d7e3a1c5f42688f6e4d2c0b1a3957", "5e1f0a9c7b3d48260f9e8d7c6b5a40390b9d7e3a1c5f42688f6e4d2c0b1a3957"},
	{strings.Repeat("word ", 9) + "5e1f0a9c7b3d48260f9e8d7c6b5a40390b9d7e3a1c5f42688f6e4d2c0b1a3957 " + strings.Repeat("more ", 30), "5e1f0a9c7b3d48260f9e8d7c6b5a40390b9d7e3a1c5f42688f6e4d2c0b1a3957"},
}

// started runs the program and gives all that it wrote.
func started(args []string, lang string) string {
	var out bytes.Buffer
	Main(args, Streams{
		In: strings.NewReader(""), Out: &out, Err: &out,
		Env: func(name string) (string, bool) { return lang, name == "DTERR_LANG" },
		Now: func() time.Time { return time.Date(2026, 11, 23, 1, 0, 0, 0, time.UTC) },
	}, "1.2.3")
	return out.String()
}

// TestEcho puts secrets into every place of every command line: an argument, the value
// of a flag, a flag itself. Nothing of them comes back, in any spelling.
func TestEcho(t *testing.T) {
	a := &app{streams: Streams{}.filled(), lang: english}
	root := a.newRoot("")
	root.InitDefaultHelpCmd()
	// What a line writes must not be an input of the next.
	t.Chdir(t.TempDir())
	lines := 0
	var walk func(c *cobra.Command, path []string)
	walk = func(c *cobra.Command, path []string) {
		try := func(args []string, secret string) {
			lines++
			line := slices.Concat(path, args)
			if out := started(line, [...]string{english, chinese}[lines%2]); shows(out, secret) {
				t.Errorf("%q says\n%s", line, out)
			}
			emptyDir(t)
		}
		for _, s := range typedSecrets {
			for _, args := range places(c, s.word) {
				try(args, s.secret)
			}
		}
		for _, args := range behindNames() {
			try(args, args[len(args)-1])
		}
		for _, sub := range c.Commands() {
			walk(sub, slices.Concat(path, []string{sub.Name()}))
		}
	}
	walk(root, nil)
	if lines < 1500 {
		t.Errorf("only %d lines were tried", lines)
	}
}

// emptyDir removes what stands in the working directory.
func emptyDir(t *testing.T) {
	t.Helper()
	all, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range all {
		if err := os.RemoveAll(f.Name()); err != nil {
			t.Fatal(err)
		}
	}
}

// places gives the argument lists that have a word in one place of a command.
func places(c *cobra.Command, word string) [][]string {
	all := [][]string{{word}, {"40014", word}, {word, word, word}, {"--json", word}, {"--", word}, {"--" + word}, {"--" + word + "=x"}, {"-" + word}, {"--x=" + word}}
	each := func(f *pflag.Flag) {
		all = append(all, []string{"--" + f.Name, word}, []string{"40014", "--" + f.Name + "=" + word})
		if f.Shorthand != "" {
			all = append(all, []string{"-" + f.Shorthand + word})
		}
	}
	c.Flags().VisitAll(each)
	c.InheritedFlags().VisitAll(each)
	return all
}

// behindNames gives argument lists of which one tells what the next is, a credential
// that does not look like one.
func behindNames() [][]string {
	const secret = "Hunter2xyZ9kQ"
	return [][]string{{"appSecret", secret}, {"--json", "password", secret}, {"--app-secret", secret}, {"-H", "Authorization:", "Bearer", secret}, {"40014", "token=", secret}}
}

// shows reports whether a text holds a piece of a secret, however spelled.
func shows(text, secret string) bool {
	const piece = 8
	text, secret = strings.ToLower(text), strings.ToLower(secret)
	for i := 0; i+piece <= len(secret); i++ {
		if strings.Contains(text, secret[i:i+piece]) {
			return true
		}
	}
	return false
}

// TestEchoLong proves that of a long argument the beginning is repeated, and how long
// it was.
func TestEchoLong(t *testing.T) {
	long := strings.Repeat("x1", 50<<10)
	for _, args := range [][]string{
		{"lookup", long},
		{"classify", long},
		{long},
		{"list", "--kind", long},
		{"list", "--family", long},
		{"list", "--domain", long},
		{"list", "--api", long},
		{"list", long},
		{"search", long},
		{"schema", long},
		{"help", long},
		{"completion", long},
		{"explain", long},
		{"retry", long},
		{"explain", "--at", long},
		{"explain", "--tz", long},
		{"explain", "--format", long},
		{"lookup", "40014", "--color", long},
		{"retry", "--max", long},
		{"lookup", "40014", "--api", long},
		{"lookup", "--" + long},
		{"search", "-n", long},
		{"lookup " + long},
		{"--lang", long, "40014"},
	} {
		for _, lang := range []string{english, chinese} {
			out := started(args, lang)
			if len(out) > 4<<10 || !strings.Contains(out, "(100 KB)") {
				t.Errorf("%.60q says %d bytes: %.200q", args, len(out), out)
			}
		}
	}
}
