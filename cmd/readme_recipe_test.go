package cmd_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/dterr/dterr/cmd"
)

// recipe is a line of the READMEs' recipes and what comes of it: words of its output in
// their order, and of the summary of a step of CI.
type recipe struct {
	begins  string
	want    []string
	summary string
	code    int
}

func recipes() []recipe {
	return []recipe{
		{begins: "dterr scan --markdown app.log", summary: "oapi/40014"},
		{begins: "dterr scan --fail-on", code: 11},
		{begins: "kubectl logs -f", want: []string{"oapi/40014", "access_token", "oapi/90018", "oapi/40014"}},
		{begins: "dterr explain --json", want: []string{"2", "oapi/40014", "1", "oapi/90018"}},
		{begins: "dterr list --json", want: []string{"/", "/", "/"}},
		{begins: "dterr list | fzf", want: []string{"\x1b[", "/"}},
	}
}

const recipeLog = `2026-11-30 09:00:01 ERROR {"errcode":40014,"errmsg":"不合法的access_token"}
2026-11-30 09:00:02 INFO {"errcode":0,"errmsg":"ok"}
2026-11-30 09:00:03 ERROR {"errcode":90018,"errmsg":"应用调用该接口超过每秒次数上限"}
2026-11-30 09:00:04 ERROR {"errcode":40014,"errmsg":"不合法的access_token"}
`

// recipeSection gives the part of a README that holds the recipes.
func recipeSection(t *testing.T, readme string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("..", readme))
	if err != nil {
		t.Fatal(err)
	}
	found := regexp.MustCompile(`(?s)\n## (?:Recipes|做法)\n(.*?)\n## `).FindSubmatch(text)
	if found == nil {
		t.Fatalf("%s has no recipes", readme)
	}
	return string(found[1])
}

// TestReadmeRecipes runs every line of the READMEs' recipes, with stand-ins for kubectl
// and fzf; the loop has a test of its own, TestReadmeLoop. A line without a case fails,
// and so does a case without a line.
func TestReadmeRecipes(t *testing.T) {
	for _, tool := range []string{"sh", "jq", "sort", "uniq", "sed"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skip(err)
		}
	}
	for _, readme := range []string{"README.md", "README.zh-CN.md"} {
		open := recipes()
		for _, block := range regexp.MustCompile("(?s)```sh\n(.*?)```").FindAllStringSubmatch(recipeSection(t, readme), -1) {
			if strings.Contains(block[1], "dterr retry") {
				continue
			}
			for line := range strings.SplitSeq(strings.TrimSpace(block[1]), "\n") {
				n := slices.IndexFunc(open, func(r recipe) bool { return strings.HasPrefix(line, r.begins) })
				if n < 0 {
					t.Errorf("%s: no case runs: %s", readme, line)
					continue
				}
				r := open[n]
				open = slices.Delete(open, n, n+1)
				t.Run(readme+"/"+r.begins, func(t *testing.T) { r.run(t, line) })
			}
		}
		for _, r := range open {
			t.Errorf("%s: no recipe begins %s", readme, r.begins)
		}
	}
}

// run runs a line under the shell and holds what comes of it to the case.
func (r recipe) run(t *testing.T, line string) {
	dir := t.TempDir()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(self, filepath.Join(dir, "dterr")); err != nil {
		t.Skip(err)
	}
	// fzf shows the preview of the first line, kubectl the log.
	for name, text := range map[string]string{
		"fzf":     "#!/bin/sh\nread -r id rest\neval \"$(printf %s \"$2\" | sed \"s|{1}|$id|\")\"\n",
		"kubectl": "#!/bin/sh\ncat app.log\n",
		"app.log": recipeLog,
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o700); err != nil { // #nosec G306 -- programs
			t.Fatal(err)
		}
	}
	c := exec.CommandContext(t.Context(), "sh", "-c", line)
	c.Dir = dir
	summary := filepath.Join(dir, "summary")
	c.Env = []string{
		"PATH=" + dir + string(os.PathListSeparator) + os.Getenv("PATH"), "LANG=en_US.UTF-8",
		sleepLog + "=" + filepath.Join(dir, "slept"), "GITHUB_STEP_SUMMARY=" + summary,
	}
	var out, errs bytes.Buffer
	c.Stdout, c.Stderr = &out, &errs
	var exit *exec.ExitError
	if err := c.Run(); err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	if got := c.ProcessState.ExitCode(); got != r.code || errs.Len() > 0 {
		t.Errorf("exit code %d, want %d; %s", got, r.code, errs.String())
	}
	rest := out.String()
	for _, word := range r.want {
		_, behind, ok := strings.Cut(rest, word)
		if !ok {
			t.Fatalf("no %q in what is left of\n%s", word, out.String())
		}
		rest = behind
	}
	if len(r.want) == 0 && out.Len() > 0 {
		t.Errorf("it prints %s", out.String())
	}
	if text, _ := os.ReadFile(summary); !strings.Contains(string(text), r.summary) {
		t.Errorf("the summary is %s", text)
	}
}

// TestReadmeConfiguration proves that the configuration for assistants in the READMEs is
// JSON, and that what it starts hands over to the server.
func TestReadmeConfiguration(t *testing.T) {
	for _, readme := range []string{"README.md", "README.zh-CN.md"} {
		blocks := regexp.MustCompile("(?s)```json\n(.*?)```").FindAllStringSubmatch(recipeSection(t, readme), -1)
		if len(blocks) != 1 {
			t.Fatalf("%s has %d configurations", readme, len(blocks))
		}
		var c struct {
			Servers map[string]struct {
				Command string   `json:"command"`
				Args    []string `json:"args"`
			} `json:"mcpServers"`
		}
		if err := json.Unmarshal([]byte(blocks[0][1]), &c); err != nil {
			t.Fatalf("%s: %v", readme, err)
		}
		server, ok := c.Servers["dterr"]
		if !ok || server.Command != "dterr" {
			t.Fatalf("%s: %+v", readme, c)
		}
		var out, errs bytes.Buffer
		started := ""
		code := cmd.Main(server.Args, cmd.Streams{
			In: strings.NewReader(""), Out: &out, Err: &errs,
			Program: func(name string) (string, error) { return "/opt/" + name, nil },
			Become:  func(path string, _ []string) (int, error) { started = path; return 0, nil },
		}, "1.0.0")
		if code != 0 || started != "/opt/dterr-mcp" {
			t.Errorf("%s: exit code %d, started %q, %s", readme, code, started, errs.String())
		}
	}
}
