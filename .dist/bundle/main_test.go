package main

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// made makes the bundles of servers that are only names, and gives the folder.
func made(t *testing.T) string {
	t.Helper()
	root := t.TempDir()
	var all []program
	for _, system := range []string{"linux", "windows"} {
		p := program{Type: "Binary", Path: "dist/dterr-mcp_" + system + "/dterr-mcp", System: system, Arch: "arm64"}
		if system == "windows" {
			p.Path += ".exe"
		}
		p.Extra.Binary = "dterr-mcp"
		all = append(all, p)
	}
	cli := program{Type: "Binary", Path: "dist/dterr_linux/dterr", System: "linux", Arch: "arm64"}
	cli.Extra.Binary = "dterr"
	all = append(all, cli)
	text, err := json.Marshal(all)
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{all[0].Path: "linux", all[1].Path: "windows", "dist/artifacts.json": string(text), "doc/THIRD-PARTY": "notices"} {
		path := filepath.Join(root, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	o := options{version: "1.2.3", dist: filepath.Join(root, "dist"), doc: filepath.Join(root, "doc"), out: filepath.Join(root, "mcp")}
	if err := o.run(); err != nil {
		t.Fatal(err)
	}
	return o.out
}

// TestBundles proves what each bundle holds, that the list names the package of npm and
// each bundle with its sum, and that a second run writes the same.
func TestBundles(t *testing.T) {
	t.Chdir("../..")
	dir, again := made(t), made(t)
	data, err := os.ReadFile(filepath.Join(dir, "server.json"))
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(data, []byte(unversioned)) {
		t.Errorf("a version is missing: %s", data)
	}
	var l listing
	if err := json.Unmarshal(data, &l); err != nil {
		t.Fatal(err)
	}
	if len(l.Packages) != 3 || l.Packages[0].Registry != "npm" || l.Packages[0].Identifier != "dterr-mcp" || l.Packages[0].Version != "1.2.3" {
		t.Fatalf("%+v", l)
	}
	for i, system := range []string{"linux", "windows"} {
		name := "dterr-mcp_1.2.3_" + system + "_arm64.mcpb"
		packed, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		if other, err := os.ReadFile(filepath.Join(again, name)); err != nil || !bytes.Equal(packed, other) {
			t.Errorf("%s differs: %v", name, err)
		}
		sum := sha256.Sum256(packed)
		p := l.Packages[i+1]
		if p.Sum != hex.EncodeToString(sum[:]) || p.Identifier != "https://github.com/dterr/dterr/releases/download/v1.2.3/"+name {
			t.Errorf("%s is listed as %+v", name, p)
		}
		files := unpacked(t, packed)
		server, platform := "server/dterr-mcp", "linux"
		if system == "windows" {
			server, platform = server+".exe", "win32"
		}
		if files[server] != system || files["THIRD-PARTY"] != "notices" || files["LICENSE"] == "" {
			t.Errorf("%s holds %q", name, files)
		}
		if m := files["manifest.json"]; !strings.Contains(m, `"platforms": ["`+platform+`"]`) || !strings.Contains(m, `"entry_point": "`+server+`"`) || strings.Contains(m, unversioned) {
			t.Errorf("the manifest of %s is %s", name, m)
		}
	}
}

// unpacked gives the files of a bundle; programs may be run.
func unpacked(t *testing.T, packed []byte) map[string]string {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(packed), int64(len(packed)))
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, f := range r.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		files[f.Name] = string(text)
		if run := f.Mode()&0o111 != 0; run != strings.HasPrefix(f.Name, "server/") {
			t.Errorf("%s has the mode %s", f.Name, f.Mode())
		}
	}
	return files
}
