//go:build packages

// Package dist_test installs what .dist/snapshot makes and uses it as people do:
//
//	DTERR_DIST=DIR go test -tags packages ./.dist
//
// DIR is what a snapshot wrote; without it one is made first, which takes minutes. It
// needs Linux with dpkg, rpm2cpio, cpio, zstd, unzip, man, bash-completion, zsh, fish, node and
// npm, installs below folders of its own and opens no connection.
package dist_test

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
)

// dist gives the folder of a snapshot.
func dist(t *testing.T) string {
	t.Helper()
	dir, err := made()
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

var made = sync.OnceValues(func() (string, error) {
	if dir := os.Getenv("DTERR_DIST"); dir != "" {
		return filepath.Abs(dir)
	}
	dir, err := os.MkdirTemp("", "dterr-dist-")
	if err != nil {
		return "", err
	}
	c := exec.Command("./snapshot", dir)
	c.Stderr = os.Stderr
	return dir, c.Run()
})

// TestMain removes the snapshot that a test has made.
func TestMain(m *testing.M) {
	code := m.Run()
	if os.Getenv("DTERR_DIST") == "" {
		if dir, err := made(); err == nil {
			_ = os.RemoveAll(dir)
		}
	}
	os.Exit(code)
}

// one gives the only file of the snapshot that a pattern matches.
func one(t *testing.T, pattern string) string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(dist(t), pattern))
	if err != nil || len(found) != 1 {
		t.Fatalf("%s: %q %v", pattern, found, err)
	}
	return found[0]
}

// version gives the version of the snapshot.
func version(t *testing.T) string {
	t.Helper()
	var m struct{ Version string }
	data, err := os.ReadFile(one(t, "metadata.json"))
	if err == nil {
		err = json.Unmarshal(data, &m)
	}
	if err != nil || m.Version == "" {
		t.Fatal(m, err)
	}
	return m.Version
}

// run runs a program, with a clean environment and further variables, and gives what it
// writes; it has to succeed.
func run(t *testing.T, env []string, name string, args ...string) string {
	t.Helper()
	out, code := exits(t, env, "", name, args...)
	if code != 0 {
		t.Fatalf("%s %q: %d\n%s", name, args, code, out)
	}
	return out
}

// exits runs a program with that on its input, and gives what it writes and its code.
func exits(t *testing.T, env []string, in, name string, args ...string) (out string, code int) {
	t.Helper()
	c := exec.CommandContext(t.Context(), name, args...)
	c.Env = append([]string{"PATH=" + os.Getenv("PATH"), "HOME=" + t.TempDir(), "LC_ALL=C.UTF-8", "TERM=dumb"}, env...)
	c.Stdin = strings.NewReader(in)
	var both bytes.Buffer
	c.Stdout, c.Stderr = &both, &both
	if err := c.Run(); c.ProcessState == nil {
		t.Fatalf("%s: %v", name, err)
	}
	return both.String(), c.ProcessState.ExitCode()
}

// installed is where a package of Linux was installed to.
type installed struct {
	root string
	// zsh is where its shell looks for completions; licence, news and more are its other
	// files.
	zsh, licence, news string
	more               []string
}

// linux gives how each package is installed below a folder.
func linux(t *testing.T) map[string]func(t *testing.T) installed {
	t.Helper()
	const site = "usr/share/zsh/site-functions"
	unpack := func(pattern, script string) func(*testing.T) installed {
		return func(t *testing.T) installed {
			root := t.TempDir()
			run(t, nil, "sh", "-ec", "cd "+root+"; "+script, "sh", one(t, pattern))
			return installed{root, site, "usr/share/licenses/dterr/LICENSE", "usr/share/doc/dterr/CHANGELOG.md", nil}
		}
	}
	return map[string]func(t *testing.T) installed{
		"deb": func(t *testing.T) installed {
			root := t.TempDir()
			for _, dir := range []string{"info", "updates", "triggers"} {
				if err := os.MkdirAll(filepath.Join(root, "var/lib/dpkg", dir), 0o755); err != nil {
					t.Fatal(err)
				}
			}
			if err := os.WriteFile(filepath.Join(root, "var/lib/dpkg/status"), nil, 0o644); err != nil {
				t.Fatal(err)
			}
			run(t, nil, "dpkg", "--root="+root, "--force-not-root", "--force-architecture", "--log=/dev/null", "-i", one(t, "dterr_*_linux_"+runtime.GOARCH+".deb"))
			return installed{root, "usr/share/zsh/vendor-completions", "usr/share/doc/dterr/copyright", "usr/share/doc/dterr/changelog.gz", []string{"usr/share/lintian/overrides/dterr"}}
		},
		"rpm":  unpack("dterr_*_linux_"+runtime.GOARCH+".rpm", `rpm2cpio "$1" | cpio -idm --quiet --no-absolute-filenames 2>/dev/null`),
		"apk":  unpack("dterr_*_linux_"+runtime.GOARCH+".apk", `tar xzf "$1" 2>/dev/null; test -e .PKGINFO; rm .PKGINFO`),
		"arch": unpack("dterr_*_linux_"+runtime.GOARCH+".pkg.tar.zst", `zstd -dcq "$1" | tar x; test -e .PKGINFO; rm .PKGINFO .MTREE`),
	}
}

// TestLinux proves of every package of Linux that the program, its pages in both
// languages, completion, licences and news are in their places and work there.
func TestLinux(t *testing.T) {
	for format, install := range linux(t) {
		t.Run(format, func(t *testing.T) {
			t.Parallel()
			p := install(t)
			bin := filepath.Join(p.root, "usr/bin")
			works(t, filepath.Join(bin, "dterr"))
			serves(t, filepath.Join(bin, "dterr"), "mcp")
			manual(t, filepath.Join(p.root, "usr/share/man"))
			completes(t, bin, filepath.Join(p.root, "usr/share/bash-completion/completions/dterr"), filepath.Join(p.root, p.zsh), filepath.Join(p.root, "usr/share/fish/vendor_completions.d/dterr.fish"))
			licensed(t, filepath.Join(p.root, p.licence))
			var got []string
			err := filepath.WalkDir(p.root, func(path string, d os.DirEntry, err error) error {
				if err != nil || d.IsDir() {
					return err
				}
				rel, _ := filepath.Rel(p.root, path)
				if !strings.HasPrefix(rel, "usr/share/man/") && !strings.HasPrefix(rel, "var/lib/dpkg/") {
					got = append(got, rel)
				}
				return nil
			})
			if err != nil {
				t.Fatal(err)
			}
			want := []string{
				"usr/bin/dterr", "usr/bin/dterr-mcp", "usr/share/bash-completion/completions/dterr", p.zsh + "/_dterr", "usr/share/fish/vendor_completions.d/dterr.fish",
				p.licence, p.news, "usr/share/doc/dterr/README.md", "usr/share/doc/dterr/README.zh-CN.md",
			}
			want = append(want, p.more...)
			slices.Sort(want)
			slices.Sort(got)
			if !slices.Equal(got, want) {
				t.Errorf("files are\n%q, want\n%q", got, want)
			}
		})
	}
}

// works proves that the program at a path answers, and says the version of the snapshot.
func works(t *testing.T, path string) {
	t.Helper()
	if out := run(t, nil, path, "version"); !strings.HasPrefix(out, "dterr "+version(t)+" (") {
		t.Errorf("version: %s", out)
	}
	if out := run(t, nil, path, "40014"); !strings.HasPrefix(out, "40014 ") {
		t.Errorf("40014: %s", out)
	}
	if out, code := exits(t, nil, `{"errcode":-1,"errmsg":"系统繁忙"}`, path, "retry"); code != 10 || !strings.HasPrefix(out, "wait") {
		t.Errorf("retry: %d %s", code, out)
	}
}

// serves proves that a program answers an assistant's first messages, and says the version
// of the snapshot.
func serves(t *testing.T, name string, args ...string) {
	t.Helper()
	const asked = `{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"test","version":"1"}}}
{"jsonrpc":"2.0","method":"notifications/initialized"}
{"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"dterr_lookup","arguments":{"codes":"40014"}}}
`
	out, code := exits(t, nil, asked, name, args...)
	if code != 0 || !strings.Contains(out, `"version":"`+version(t)) || !strings.Contains(out, "oapi/40014 ") {
		t.Errorf("%s %q: %d %s", name, args, code, out)
	}
}

// manual proves that man finds the pages below a folder, in both languages, and has
// nothing to say of them.
func manual(t *testing.T, dir string) {
	t.Helper()
	for _, page := range []string{"dterr", "dterr-scan", "dterr-verify-robot"} {
		out := run(t, []string{"MANPATH=" + dir, "MANWIDTH=80"}, "man", "--warnings", page)
		if !strings.Contains(out, page+" - ") || strings.Contains(out, "warning") {
			t.Errorf("man %s:\n%s", page, out)
		}
		chinese, err := filepath.Glob(filepath.Join(dir, "zh_CN/man1", page+".1.gz"))
		if err != nil || len(chinese) != 1 {
			t.Fatalf("%s in Chinese: %q %v", page, chinese, err)
		}
		out = run(t, []string{"MANWIDTH=80"}, "man", "--warnings", "-E", "UTF-8", "-l", chinese[0])
		if !strings.Contains(out, page+" - ") || !strings.Contains(out, "退出码") || strings.Contains(out, "warning") {
			t.Errorf("man %s:\n%s", chinese[0], out)
		}
	}
	english, err := filepath.Glob(filepath.Join(dir, "man1/*"))
	if err != nil {
		t.Fatal(err)
	}
	chinese, err := filepath.Glob(filepath.Join(dir, "zh_CN/man1/*"))
	if err != nil {
		t.Fatal(err)
	}
	if len(english) < 15 || len(english) != len(chinese) {
		t.Errorf("%d pages in English, %d in Chinese", len(english), len(chinese))
	}
}

// completes proves that each shell completes with the script of its package.
func completes(t *testing.T, bin, bash, zsh, fish string) {
	t.Helper()
	env := []string{"PATH=" + bin + ":" + os.Getenv("PATH"), "DTERR_LANG=en"}
	out := run(t, env, "bash", "-c", `source /usr/share/bash-completion/bash_completion; source "$1"; compopt() { :; }
COMP_WORDS=(dterr loo); COMP_CWORD=1; COMP_LINE='dterr loo'; COMP_POINT=9; COMP_TYPE=9; COMP_KEY=9
__start_dterr dterr loo dterr; printf '%s\n' "${COMPREPLY[@]}"`, "bash", bash)
	if !strings.HasPrefix(out, "lookup") {
		t.Errorf("bash offers %q", out)
	}
	// How zsh completes is tested where the script is; here it has to find it by itself.
	out = run(t, env, "zsh", "-fc", `fpath=("$1" $fpath); autoload -Uz compinit; compinit -u -D; print -r -- "${_comps[dterr]}"; autoload +X _dterr`, "zsh", zsh)
	if out != "_dterr\n" {
		t.Errorf("zsh finds %q", out)
	}
	out = run(t, env, "fish", "--no-config", "-c", "source $argv[1]; complete -C 'dterr loo'", fish)
	if !strings.HasPrefix(out, "lookup\t") {
		t.Errorf("fish offers %q", out)
	}
}

// licensed proves that a file has the licences of all that is linked in.
func licensed(t *testing.T, path string) {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"Copyright (c) 2026 The dterr authors", "github.com/spf13/cobra v", "github.com/modelcontextprotocol/go-sdk v", "Apache License", "The Go Authors"} {
		if !bytes.Contains(text, []byte(name)) {
			t.Errorf("%s has no %q", path, name)
		}
	}
}

// TestArchives proves that every archive holds one folder with the same files, and that
// the one for this machine works.
func TestArchives(t *testing.T) {
	var all [][]string
	for _, platform := range []string{"linux_amd64", "linux_arm64", "darwin_amd64", "darwin_arm64", "windows_amd64", "windows_arm64"} {
		name := "dterr_" + version(t) + "_" + platform
		var names []string
		if strings.HasPrefix(platform, "windows") {
			r, err := zip.OpenReader(one(t, name+".zip"))
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range r.File {
				names = append(names, f.Name)
			}
			r.Close()
		} else {
			names = strings.Fields(run(t, nil, "tar", "tzf", one(t, name+".tar.gz")))
		}
		for i, path := range names {
			rest, ok := strings.CutPrefix(path, name+"/")
			if !ok {
				t.Errorf("%s holds %s", name, path)
			}
			names[i] = strings.TrimSuffix(rest, ".exe")
		}
		slices.Sort(names)
		all = append(all, names)
		if !slices.Equal(names, all[0]) {
			t.Errorf("%s holds\n%q, others\n%q", name, names, all[0])
		}
	}
	for _, name := range []string{"dterr", "dterr-mcp", "LICENSE", "THIRD-PARTY", "README.md", "README.zh-CN.md", "CHANGELOG.md", "completions/_dterr", "completions/dterr.ps1", "man/man1/dterr.1", "man/zh_CN/man1/dterr-scan.1"} {
		if !slices.Contains(all[0], name) {
			t.Errorf("no %s in %q", name, all[0])
		}
	}
	root := t.TempDir()
	name := "dterr_" + version(t) + "_linux_" + runtime.GOARCH
	run(t, nil, "tar", "xzf", one(t, name+".tar.gz"), "-C", root)
	works(t, filepath.Join(root, name, "dterr"))
	serves(t, filepath.Join(root, name, "dterr"), "mcp")
}

// TestNpm proves that npm installs the program from the tarballs alone, where it may run
// scripts and where not, and that it works either way.
func TestNpm(t *testing.T) {
	cpu := map[string]string{"amd64": "x64", "arm64": "arm64"}[runtime.GOARCH]
	v := version(t)
	tarballs := []string{one(t, "npm/dterr-"+v+".tgz"), one(t, "npm/dterr-linux-"+cpu+"-"+v+".tgz")}
	if all, err := filepath.Glob(filepath.Join(dist(t), "npm", "*.tgz")); err != nil || len(all) != 14 {
		t.Errorf("%d tarballs %v", len(all), err)
	}
	for name, flag := range map[string]string{"scripts": "--ignore-scripts=false", "none": "--ignore-scripts"} {
		t.Run(name, func(t *testing.T) {
			prefix := t.TempDir()
			run(t, []string{"npm_config_cache=" + t.TempDir(), "npm_config_update_notifier=false"}, "npm",
				append([]string{"install", "--global", "--offline", "--no-audit", "--no-fund", flag, "--prefix", prefix}, tarballs...)...)
			path := filepath.Join(prefix, "bin", "dterr")
			works(t, path)
			head, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if native := bytes.HasPrefix(head, []byte("\x7fELF")); native != (name == "scripts") {
				t.Errorf("the program itself is started: %v", native)
			}
			out := run(t, []string{"MANPATH=" + filepath.Join(prefix, "share/man")}, "man", "--warnings", "dterr-scan")
			if !strings.Contains(out, "dterr-scan - ") {
				t.Errorf("man: %s", out)
			}
			scripts := t.TempDir()
			for shell, file := range map[string]string{"bash": "dterr.bash", "zsh": "_dterr", "fish": "dterr.fish"} {
				if err := os.WriteFile(filepath.Join(scripts, file), []byte(run(t, nil, path, "completion", shell)), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			completes(t, filepath.Dir(path), filepath.Join(scripts, "dterr.bash"), scripts, filepath.Join(scripts, "dterr.fish"))
		})
	}
	t.Run("alone", func(t *testing.T) {
		prefix := t.TempDir()
		run(t, []string{"npm_config_cache=" + t.TempDir(), "npm_config_update_notifier=false"}, "npm",
			"install", "--global", "--offline", "--no-audit", "--no-fund", "--omit=optional", "--prefix", prefix, tarballs[0])
		out, code := exits(t, nil, "", filepath.Join(prefix, "bin", "dterr"), "40014")
		if code != 1 || !strings.HasPrefix(out, "dterr: error: no program for linux-") || !strings.Contains(out, "dterr: hint: ") {
			t.Errorf("without the program: %d %s", code, out)
		}
	})
}

// TestNpmServer proves that npm installs the server from the tarballs alone, that it
// answers with and without the scripts, and that dterr finds it.
func TestNpmServer(t *testing.T) {
	cpu := map[string]string{"amd64": "x64", "arm64": "arm64"}[runtime.GOARCH]
	v := version(t)
	var tarballs []string
	for _, name := range []string{"dterr", "dterr-linux-" + cpu, "dterr-mcp", "dterr-mcp-linux-" + cpu} {
		tarballs = append(tarballs, one(t, "npm/"+name+"-"+v+".tgz"))
	}
	for name, flag := range map[string]string{"scripts": "--ignore-scripts=false", "none": "--ignore-scripts"} {
		t.Run(name, func(t *testing.T) {
			prefix := t.TempDir()
			run(t, []string{"npm_config_cache=" + t.TempDir(), "npm_config_update_notifier=false"}, "npm",
				append([]string{"install", "--global", "--offline", "--no-audit", "--no-fund", flag, "--prefix", prefix}, tarballs...)...)
			bin := filepath.Join(prefix, "bin")
			serves(t, filepath.Join(bin, "dterr-mcp"))
			serves(t, "env", "PATH="+bin+":"+os.Getenv("PATH"), "dterr", "mcp")
		})
	}
	t.Run("its notices", func(t *testing.T) {
		for _, name := range tarballs[1:] {
			if strings.Contains(name, "-linux-") {
				if list := run(t, nil, "tar", "tzf", name); !strings.Contains(list, "package/THIRD-PARTY\n") {
					t.Errorf("%s has no licences: %s", name, list)
				}
			}
		}
		var m struct{ McpName, Name string }
		if err := json.Unmarshal([]byte(run(t, nil, "tar", "xzOf", tarballs[2], "package/package.json")), &m); err != nil {
			t.Fatal(err)
		}
		var listed struct{ Name string }
		data, err := os.ReadFile("mcp/server.json")
		if err == nil {
			err = json.Unmarshal(data, &listed)
		}
		if err != nil || m.McpName != listed.Name || m.Name != "dterr-mcp" {
			t.Errorf("%+v, listed as %+v %v", m, listed, err)
		}
	})
}

// TestBundle proves that the bundle for this machine unpacks to a server that works, and
// that the list names six with their sums.
func TestBundle(t *testing.T) {
	root := t.TempDir()
	path := one(t, "mcp/dterr-mcp_"+version(t)+"_linux_"+runtime.GOARCH+".mcpb")
	run(t, nil, "unzip", "-q", path, "-d", root)
	serves(t, filepath.Join(root, "server/dterr-mcp"))
	licensed := filepath.Join(root, "THIRD-PARTY")
	if text, err := os.ReadFile(licensed); err != nil || !bytes.Contains(text, []byte("github.com/modelcontextprotocol/go-sdk v")) {
		t.Errorf("%s: %v", licensed, err)
	}
	list, err := os.ReadFile(one(t, "mcp/server.json"))
	if err != nil {
		t.Fatal(err)
	}
	bundles, err := filepath.Glob(filepath.Join(dist(t), "mcp/*.mcpb"))
	if err != nil || len(bundles) != 6 {
		t.Fatal(bundles, err)
	}
	for _, bundle := range bundles {
		data, err := os.ReadFile(bundle)
		if err != nil {
			t.Fatal(err)
		}
		if sum := sha256.Sum256(data); !bytes.Contains(list, []byte(hex.EncodeToString(sum[:]))) {
			t.Errorf("the sum of %s is not listed", bundle)
		}
	}
}

// TestSums proves that the checksums are those of the files, that none is missing, and
// that the manifests name them.
func TestSums(t *testing.T) {
	sums := map[string]string{}
	text, err := os.ReadFile(one(t, "checksums.txt"))
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(text)) {
		sum, name, _ := strings.Cut(strings.TrimSpace(line), "  ")
		data, err := os.ReadFile(one(t, name))
		if err != nil {
			t.Fatal(err)
		}
		if got := sha256.Sum256(data); hex.EncodeToString(got[:]) != sum {
			t.Errorf("%s has another sum", name)
		}
		sums[name] = sum
	}
	for _, ending := range []string{".tar.gz", ".zip", ".deb", ".rpm", ".apk", ".pkg.tar.zst", ".cdx.json"} {
		files, err := filepath.Glob(filepath.Join(dist(t), "*"+ending))
		if err != nil || len(files) == 0 {
			t.Errorf("no %s: %v", ending, err)
		}
		for _, file := range files {
			if sums[filepath.Base(file)] == "" {
				t.Errorf("no checksum of %s", file)
			}
		}
	}
	for pattern, platforms := range map[string][]string{
		"homebrew/Casks/dterr.rb":                {"linux_amd64.tar.gz", "linux_arm64.tar.gz", "darwin_amd64.tar.gz", "darwin_arm64.tar.gz"},
		"scoop/dterr.json":                       {"windows_amd64.zip", "windows_arm64.zip"},
		"winget/*/*/*/*/*/dterr.*installer.yaml": {"windows_amd64.zip", "windows_arm64.zip"},
	} {
		manifest, err := os.ReadFile(one(t, pattern))
		if err != nil {
			t.Fatal(err)
		}
		for _, platform := range platforms {
			if sum := sums["dterr_"+version(t)+"_"+platform]; sum == "" || !bytes.Contains(bytes.ToLower(manifest), []byte(sum)) {
				t.Errorf("%s does not name the sum of %s", pattern, platform)
			}
		}
	}
}

// TestBills proves that each bill of materials is about its program and lists what is
// linked in.
func TestBills(t *testing.T) {
	bills, err := filepath.Glob(filepath.Join(dist(t), "*.cdx.json"))
	if err != nil || len(bills) != 12 {
		t.Fatal(bills, err)
	}
	for _, path := range bills {
		var b struct {
			BOMFormat  string
			Metadata   struct{ Component struct{ Version string } }
			Components []struct{ Name, Version string }
		}
		data, err := os.ReadFile(path)
		if err == nil {
			err = json.Unmarshal(data, &b)
		}
		if err != nil {
			t.Fatal(err)
		}
		names := map[string]string{}
		for _, c := range b.Components {
			names[c.Name] = c.Version
		}
		if b.BOMFormat != "CycloneDX" || b.Metadata.Component.Version != version(t) || names["std"] == "" {
			t.Errorf("%s: %+v", path, b)
		}
		linked, other := "github.com/spf13/cobra", "github.com/modelcontextprotocol/go-sdk"
		if strings.HasPrefix(filepath.Base(path), "dterr-mcp_") {
			linked, other = other, linked
		}
		if !regexp.MustCompile(`^v\d`).MatchString(names[linked]) || names[other] != "" {
			t.Errorf("%s lists %s as %q, %s as %q", path, linked, names[linked], other, names[other])
		}
	}
}
