package cmd_test

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"
)

const actionFolder = "../.github/actions/explain"

// job is a step of GitHub's that runs a script of the action: what it printed, the files
// that it wrote for the runner, and its exit code.
type job struct {
	out, summary, outputs, path string
	code                        int
}

// runAction runs a script of the action in a folder that holds files, with dterr on its
// path and further programs there.
func runAction(t *testing.T, script string, files, env map[string]string) job {
	t.Helper()
	if _, err := exec.LookPath("bash"); err != nil || runtime.GOOS == "windows" {
		t.Skip("no bash")
	}
	if _, err := exec.LookPath("jq"); err != nil {
		t.Skip(err)
	}
	script, err := filepath.Abs(filepath.Join(actionFolder, script))
	if err != nil {
		t.Fatal(err)
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	bin, dir, runner := t.TempDir(), t.TempDir(), t.TempDir()
	if err := os.Symlink(self, filepath.Join(bin, "dterr")); err != nil {
		t.Fatal(err)
	}
	for name, text := range files {
		at := filepath.Join(dir, name)
		if program, ok := strings.CutPrefix(name, "bin/"); ok {
			at = filepath.Join(bin, program)
		}
		if err := os.MkdirAll(filepath.Dir(at), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(at, []byte(text), 0o700); err != nil { // #nosec G306 -- some are programs
			t.Fatal(err)
		}
	}
	c := exec.CommandContext(t.Context(), "bash", script)
	c.Dir = dir
	c.Env = []string{
		"PATH=" + bin + string(os.PathListSeparator) + os.Getenv("PATH"), sleepLog + "=" + filepath.Join(runner, "slept"),
		"GITHUB_STEP_SUMMARY=" + filepath.Join(runner, "summary"), "GITHUB_OUTPUT=" + filepath.Join(runner, "outputs"),
		"GITHUB_PATH=" + filepath.Join(runner, "path"), "RUNNER_TEMP=" + runner, "FILES_OF_TEST=" + dir,
	}
	for name, value := range env {
		c.Env = append(c.Env, name+"="+value)
	}
	var out, errs bytes.Buffer
	c.Stdout, c.Stderr = &out, &errs
	var exit *exec.ExitError
	if err := c.Run(); err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	if errs.Len() > 0 {
		t.Logf("stderr: %s", errs.String())
	}
	read := func(name string) string {
		text, _ := os.ReadFile(filepath.Join(runner, name))
		return string(text)
	}
	return job{out.String(), read("summary"), read("outputs"), read("path"), c.ProcessState.ExitCode()}
}

const limited = `2026-11-30 09:00:05 ERROR {"errcode":90018,"errmsg":"应用调用该接口超过每秒次数上限"}` + "\n"

// TestActionAnnotates proves that a log gets one annotation for each cause, at a line of
// it, that the summary holds the table, and what the next steps can ask for.
func TestActionAnnotates(t *testing.T) {
	for _, tt := range []struct {
		name    string
		files   map[string]string
		env     map[string]string
		code    int
		out     []string
		outputs string
		summary string
	}{
		{
			name: "causes", files: map[string]string{"app.log": recipeLog}, env: map[string]string{"FILES": "app.log"},
			out: []string{
				"::error file=app.log,line=4,title=oapi/40014::The access_token is not valid (2)%0AFetch a new access_token",
				"::warning file=app.log,line=3,title=oapi/90018::The app exceeded the calls per second of this API (1)%0AWait a second",
			},
			outputs: "primary=oapi/40014\nkind=auth\ncauses=2\nfindings=3\nexit=0\n", summary: "| 2 | 67% | The access_token is not valid | `oapi/40014` |",
		},
		{
			name: "Chinese", files: map[string]string{"app.log": limited}, env: map[string]string{"FILES": "app.log", "SPEAK": "zh"},
			out: []string{"::warning file=app.log,line=1,title=oapi/90018::应用调用该接口超过每秒次数上限 (1)%0A等 1 秒再试"}, summary: "次数上限",
			outputs: "primary=oapi/90018\nkind=rate-limit\ncauses=1\nfindings=1\nexit=0\n",
		},
		{
			name: "fails on a kind", files: map[string]string{"a.log": recipeLog, "b.log": limited}, env: map[string]string{"FILES": "a.log\nb.log\n", "FAIL_ON": "permission,auth", "LIMIT": "1"},
			code: 11, out: []string{"::error file=a.log,line=4,title=oapi/40014::"}, summary: "oapi/90018",
			outputs: "primary=oapi/40014\nkind=auth\ncauses=2\nfindings=4\nexit=11\n",
		},
		{
			name: "nothing found", files: map[string]string{"app.log": "all is well\n"}, env: map[string]string{"FILES": "app.log", "FAIL_ON": "auth"},
			outputs: "primary=\nkind=\ncauses=0\nfindings=0\nexit=0\n", summary: "#",
		},
		{
			name: "one cannot be read", files: map[string]string{"app.log": limited}, env: map[string]string{"FILES": "missing.log\napp.log"},
			code: 1, out: []string{"::warning file=app.log,line=1,title=oapi/90018::"}, summary: "oapi/90018",
			outputs: "primary=oapi/90018\nkind=rate-limit\ncauses=1\nfindings=1\nexit=1\n",
		},
		{name: "no files", env: map[string]string{"FILES": "\n"}, code: 2, out: []string{"::error title=dterr::no files are named"}},
		{
			name: "a kind that is none", files: map[string]string{"app.log": limited}, env: map[string]string{"FILES": "app.log", "FAIL_ON": "nosuch"}, code: 2,
			outputs: "primary=\nkind=\ncauses=0\nfindings=0\nexit=2\n",
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := runAction(t, "annotate", tt.files, tt.env)
			if got.code != tt.code || got.outputs != tt.outputs || !strings.Contains(got.summary, tt.summary) {
				t.Errorf("exit code %d, outputs %q, summary %s", got.code, got.outputs, got.summary)
			}
			lines := strings.Split(strings.TrimSuffix(got.out, "\n"), "\n")
			if got.out == "" {
				lines = nil
			}
			if len(lines) != len(tt.out) {
				t.Fatalf("%d lines, want %d\n%s", len(lines), len(tt.out), got.out)
			}
			for i, line := range lines {
				if !strings.HasPrefix(line, tt.out[i]) {
					t.Errorf("%s\nwant %s", line, tt.out[i])
				}
			}
		})
	}
}

// TestActionHostile proves that neither a log nor a file's name commands the runner: each
// line is an annotation of a known form, and each output a line of its own.
func TestActionHostile(t *testing.T) {
	files := map[string]string{
		"logs/a,line=9,title=x::y%0A::error.log": `POST https://oapi.dingtalk.com/user/get {"errcode":40014,"errmsg":"x\n::error::y%0A::set-output name=a::b\r::warning::z"}` + "\n",
		"logs/b\n::error::name.log":              "::stop-commands::x\n" + `POST https://oapi.dingtalk.com/user/get {"errcode":90018,"errmsg":"x"}` + "\n",
		"logs/c\x1b[31m.log":                     `{"errcode":88,"sub_code":"60011","sub_msg":"应用尚未开通所需的权限：[a%0A::error::b,c]","errmsg":"ding talk error"}` + "\n",
	}
	got := runAction(t, "annotate", files, map[string]string{"FILES": "logs"})
	for _, id := range []string{"oapi/40014", "oapi/60011", "oapi/90018"} {
		if got.code != 0 || !strings.Contains(got.out, "title="+id+"::") {
			t.Errorf("exit code %d, no %s in\n%s", got.code, id, got.out)
		}
	}
	form := regexp.MustCompile(`^::(error|warning) file=[^,:\x00-\x1f]*,line=\d+,title=[^,:\x00-\x1f]*::[^\x00-\x1f]*$`)
	for line := range strings.SplitSeq(strings.TrimSuffix(got.out, "\n"), "\n") {
		if !form.MatchString(line) {
			t.Errorf("a line of another form: %q", line)
		}
		if file, _, _ := strings.Cut(line, ",line="); strings.Contains(file, "::error.log") || strings.Contains(line, "[a%0A") {
			t.Errorf("not escaped: %q", line)
		}
	}
	if !regexp.MustCompile(`^primary=\S*\nkind=\S*\ncauses=\d+\nfindings=\d+\nexit=0\n$`).MatchString(got.outputs) {
		t.Errorf("outputs %q", got.outputs)
	}
}

// archive gives a .tar.gz with one file in a folder.
func archive(t *testing.T, name, text string) string {
	t.Helper()
	var b bytes.Buffer
	zipped := gzip.NewWriter(&b)
	w := tar.NewWriter(zipped)
	if err := w.WriteHeader(&tar.Header{Typeflag: tar.TypeReg, Name: name, Size: int64(len(text)), Mode: 0o755}); err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(w.Close(), zipped.Close()); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestActionInstalls proves that only an archive of the right checksum is put on the
// path, for the runner's system and processor.
func TestActionInstalls(t *testing.T) {
	const folder = "dterr_1.2.3_linux_amd64"
	packed := archive(t, folder+"/dterr", "#!/bin/sh\n")
	sum := sha256.Sum256([]byte(packed))
	right := hex.EncodeToString(sum[:])
	wrong := strings.Repeat("0", 64)
	for _, tt := range []struct {
		name, version, list, pinned, processor, said string
	}{
		{name: "by the release's list", version: "v1.2.3", list: right},
		{name: "by a pinned sum", version: "1.2.3", list: wrong, pinned: right},
		{name: "another sum in the list", version: "v1.2.3", list: wrong, said: "not the one of the checksum"},
		{name: "another pinned sum", version: "v1.2.3", list: right, pinned: wrong, said: "not the one of the checksum"},
		{name: "no sum in the list", version: "v1.2.3", said: "not the one of the checksum"},
		{name: "no such release", version: "v1.2.4", list: right, said: "cannot be loaded"},
		{name: "no version", version: "v1.2.3/../../x", list: right, said: "no version"},
		{name: "another processor", version: "v1.2.3", list: right, processor: "ARM", said: "no release for this processor"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if tt.processor == "" {
				tt.processor = "X64"
			}
			// curl copies what the test laid down; it is called with -o NAME ADDRESS at its end.
			const curl = "#!/usr/bin/env bash\nset -e\naddress=${@: -1}\ncase $address in https://github.com/dterr/dterr/releases/download/v1.2.3/*) cp \"$FILES_OF_TEST/${address##*/}\" \"${@: -2:1}\" ;; *) exit 22 ;; esac\n"
			got := runAction(t, "install", map[string]string{
				"bin/curl": curl, folder + ".tar.gz": packed, "checksums.txt": tt.list + "  " + folder + ".tar.gz\n" + wrong + "  x" + folder + ".tar.gz\n",
			}, map[string]string{"VERSION": tt.version, "SHA256": tt.pinned, "RUNNER_OS": "Linux", "RUNNER_ARCH": tt.processor})
			if tt.said != "" {
				if got.code == 0 || got.path != "" || !strings.HasPrefix(got.out, "::error title=dterr::") || !strings.Contains(got.out, tt.said) {
					t.Errorf("exit code %d, path %q, %s", got.code, got.path, got.out)
				}
				return
			}
			if got.code != 0 || got.out != "" || filepath.Base(strings.TrimSpace(got.path)) != folder {
				t.Fatalf("exit code %d, path %q, %s", got.code, got.path, got.out)
			}
			if _, err := os.Stat(filepath.Join(strings.TrimSpace(got.path), "dterr")); err != nil {
				t.Error(err)
			}
		})
	}
}

// TestActionInputs proves that the action declares what it uses, gives every input to a
// script, and takes its outputs from what the script writes.
func TestActionInputs(t *testing.T) {
	text, err := os.ReadFile(filepath.Join(actionFolder, "action.yml"))
	if err != nil {
		t.Fatal(err)
	}
	_, inputs, _ := strings.Cut(string(text), "\ninputs:\n")
	inputs, rest, _ := strings.Cut(inputs, "\noutputs:\n")
	outputs, steps, _ := strings.Cut(rest, "\nruns:\n")
	named := regexp.MustCompile(`(?m)^  ([a-z0-9-]+):$`)
	declared := named.FindAllStringSubmatch(inputs, -1)
	if len(declared) < 4 {
		t.Fatalf("%d inputs", len(declared))
	}
	for _, m := range declared {
		if !strings.Contains(steps, "${{ inputs."+m[1]+" }}") {
			t.Errorf("the input %s is not used", m[1])
		}
	}
	// An expression within a command would be run as part of it.
	if regexp.MustCompile(`run:.*\$\{\{`).MatchString(steps) {
		t.Error("an expression stands in a command")
	}
	script, err := os.ReadFile(filepath.Join(actionFolder, "annotate"))
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range named.FindAllStringSubmatch(outputs, -1) {
		if !strings.Contains(outputs, "${{ steps.annotate.outputs."+m[1]+" }}") || !strings.Contains(string(script), `"`+m[1]+`=`) {
			t.Errorf("the output %s comes from nowhere", m[1])
		}
	}
}
