package main

import (
	"archive/tar"
	"compress/gzip"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// made makes the packages of programs that are only names, and gives the folder.
func made(t *testing.T) string {
	t.Helper()
	t.Chdir("../..")
	root := t.TempDir()
	write := func(name, text string) {
		path := filepath.Join(root, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var all []program
	for _, name := range []string{"dterr", "dterr-mcp"} {
		for _, system := range []string{"linux", "windows"} {
			for _, arch := range []string{"amd64", "arm64"} {
				p := program{Type: "Binary", Path: "dist/" + name + "_" + system + "_" + arch + "/" + name, System: system, Arch: arch}
				if system == "windows" {
					p.Path += ".exe"
				}
				p.Extra.Binary = name
				write(p.Path, p.Path)
				all = append(all, p)
			}
		}
	}
	all = append(all, program{Type: "Archive"})
	text, err := json.Marshal(all)
	if err != nil {
		t.Fatal(err)
	}
	write("dist/artifacts.json", string(text))
	write("man/dterr.1", ".TH")
	write("doc/THIRD-PARTY", "notices")
	o := options{version: "1.2.3", dist: filepath.Join(root, "dist"), man: filepath.Join(root, "man"), doc: filepath.Join(root, "doc"), out: filepath.Join(root, "npm")}
	if err := o.run(); err != nil {
		t.Fatal(err)
	}
	return o.out
}

// unpacked gives the files of a tarball.
func unpacked(t *testing.T, path string) map[string]string {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for in := tar.NewReader(r); ; {
		h, err := in.Next()
		if errors.Is(err, io.EOF) {
			return files
		}
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		files[strings.TrimPrefix(h.Name, "package/")] = string(text)
	}
}

// TestPackages proves that each program has a package that starts it and one for each
// platform, which holds it and the licences of what it links, and that the first names
// exactly those.
func TestPackages(t *testing.T) {
	dir := made(t)
	all, err := filepath.Glob(filepath.Join(dir, "*.tgz"))
	if err != nil || len(all) != 10 {
		t.Fatal(all, err)
	}
	for name, prefix := range map[string]string{"dterr": "@dterr/", "dterr-mcp": "@dterr/mcp-"} {
		files := unpacked(t, filepath.Join(dir, name+"-1.2.3.tgz"))
		var m manifest
		if err := json.Unmarshal([]byte(files["package.json"]), &m); err != nil {
			t.Fatal(err)
		}
		if m.Name != name || m.Bin[name] != "bin/"+name || files["bin/"+name] == "" || files["LICENSE"] == "" || (m.Server != "") != (name == "dterr-mcp") {
			t.Errorf("%s: %+v", name, m)
		}
		var want []string
		for _, platform := range []string{"linux-arm64", "linux-x64", "win32-arm64", "win32-x64"} {
			holder := prefix + platform
			want = append(want, holder)
			files := unpacked(t, filepath.Join(dir, strings.NewReplacer("@", "", "/", "-").Replace(holder)+"-1.2.3.tgz"))
			program := "bin/" + name
			if strings.HasPrefix(platform, "win32") {
				program += ".exe"
			}
			if m.Optional[holder] != "1.2.3" || !strings.Contains(files[program], "/"+name) || files["THIRD-PARTY"] != "notices" {
				t.Errorf("%s holds %q", holder, files)
			}
		}
		if len(m.Optional) != len(want) {
			t.Errorf("%s wants %v", name, m.Optional)
		}
		if files["install.js"] == "" || files["native.js"] == "" {
			t.Errorf("%s has no scripts", name)
		}
	}
}
