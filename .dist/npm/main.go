// Command npm makes the packages for npm: dterr and dterr-mcp, which start the programs of
// these names, and for each one for each platform, which holds it. npm installs only that
// of its own platform, and the server only where somebody wants it.
//
//	go run ./.dist/npm -version 1.2.3 -dist dist -man .dist/out/man/man1 -doc .dist/out/doc DIR
//
// The programs are those that goreleaser built, as dist/artifacts.json names them. The
// tarballs are written without npm, and two runs write the same bytes.
package main

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

func main() {
	log.SetFlags(0)
	var o options
	flag.StringVar(&o.version, "version", "", "the version of the packages")
	flag.StringVar(&o.dist, "dist", "dist", "the folder that goreleaser wrote")
	flag.StringVar(&o.man, "man", "", "the folder of the manual pages")
	flag.StringVar(&o.doc, "doc", "", "the folder of the licences")
	flag.Parse()
	o.out = flag.Arg(0)
	if flag.NArg() != 1 || o.version == "" || o.man == "" || o.doc == "" {
		log.Fatal("usage: npm -version VERSION [-dist DIR] -man DIR -doc DIR OUT")
	}
	if err := o.run(); err != nil {
		log.Fatal(err)
	}
}

type options struct{ version, dist, man, doc, out string }

// manifest is a package.json.
type manifest struct {
	Name string `json:"name"`
	// Server is the name under which registries of servers for assistants list it.
	Server      string            `json:"mcpName,omitempty"`
	Version     string            `json:"version"`
	Description string            `json:"description"`
	Keywords    []string          `json:"keywords,omitempty"`
	License     string            `json:"license"`
	Homepage    string            `json:"homepage"`
	Repository  repository        `json:"repository"`
	Bugs        string            `json:"bugs"`
	Bin         map[string]string `json:"bin,omitempty"`
	Man         []string          `json:"man,omitempty"`
	Scripts     map[string]string `json:"scripts,omitempty"`
	Optional    map[string]string `json:"optionalDependencies,omitempty"`
	Engines     map[string]string `json:"engines,omitempty"`
	OS          []string          `json:"os,omitempty"`
	CPU         []string          `json:"cpu,omitempty"`
	// Unplugged keeps the program a file of its own where packages stay archives.
	Unplugged bool `json:"preferUnplugged,omitempty"`
}

type repository struct {
	Type string `json:"type"`
	URL  string `json:"url"`
}

func (o options) manifest(name, description string) manifest {
	const home = "https://github.com/dterr/dterr"
	return manifest{
		Name: name, Version: o.version, Description: description, License: "MIT", Homepage: home,
		Repository: repository{"git", "git+" + home + ".git"}, Bugs: home + "/issues",
	}
}

// program is one that was built, in the words of Go.
type program struct {
	Type   string `json:"type"`
	Path   string `json:"path"`
	System string `json:"goos"`
	Arch   string `json:"goarch"`
	Extra  struct {
		Binary string `json:"Binary"`
	} `json:"extra"`
}

// platform gives the words of npm.
func (p program) platform() (system, cpu string) {
	system, cpu = p.System, p.Arch
	if system == "windows" {
		system = "win32"
	}
	if cpu == "amd64" {
		cpu = "x64"
	}
	return system, cpu
}

func (o options) run() error {
	programs, err := o.programs()
	if err != nil {
		return err
	}
	if err := os.MkdirAll(o.out, 0o755); err != nil {
		return err
	}
	for _, m := range o.starts() {
		m.Optional = map[string]string{}
		for _, p := range programs {
			if p.Extra.Binary != m.Name {
				continue
			}
			name, err := o.native(p)
			if err != nil {
				return err
			}
			m.Optional[name] = o.version
		}
		if len(m.Optional) == 0 {
			return fmt.Errorf("no program %s in %s", m.Name, o.dist)
		}
		if err := o.start(m); err != nil {
			return err
		}
	}
	return nil
}

// starts gives what people install, each named as its program.
func (o options) starts() []manifest {
	cli := o.manifest("dterr", "Explains the errors of DingTalk's open platform. 解释钉钉开放平台的错误。")
	cli.Keywords = []string{"dingtalk", "钉钉", "errcode", "error", "cli"}
	server := o.manifest("dterr-mcp", "Explains the errors of DingTalk's open platform to assistants, by the Model Context Protocol. 供 AI 助手查询钉钉开放平台错误的 MCP 服务器。")
	server.Keywords = []string{"dingtalk", "钉钉", "errcode", "error", "mcp", "mcp-server"}
	server.Server = "io.github.dterr/dterr"
	return []manifest{cli, server}
}

// programs gives the programs by their platforms.
func (o options) programs() ([]program, error) {
	data, err := os.ReadFile(filepath.Join(o.dist, "artifacts.json"))
	if err != nil {
		return nil, err
	}
	var all []program
	if err := json.Unmarshal(data, &all); err != nil {
		return nil, fmt.Errorf("artifacts.json: %w", err)
	}
	all = slices.DeleteFunc(all, func(p program) bool { return p.Type != "Binary" })
	slices.SortFunc(all, func(a, b program) int { return strings.Compare(a.Path, b.Path) })
	return all, nil
}

// native writes the package of one platform.
func (o options) native(p program) (name string, err error) {
	system, cpu := p.platform()
	// @dterr/linux-x64 for dterr, @dterr/mcp-linux-x64 for dterr-mcp, as native.js has it.
	name = "@" + strings.Replace(p.Extra.Binary+"-"+system+"-"+cpu, "-", "/", 1)
	m := o.manifest(name, "The program of "+p.Extra.Binary+" for "+system+" on "+cpu+"; install "+p.Extra.Binary+" instead.")
	m.OS, m.CPU, m.Unplugged = []string{system}, []string{cpu}, true
	// goreleaser names the path from the folder above.
	files := []file{
		{"bin/" + filepath.Base(p.Path), filepath.Join(filepath.Dir(filepath.Clean(o.dist)), p.Path), 0o755},
		{"LICENSE", "LICENSE", 0o644},
		{"THIRD-PARTY", filepath.Join(o.doc, "THIRD-PARTY"), 0o644},
	}
	return name, o.pack(m, files)
}

// start writes a package that people install.
func (o options) start(m manifest) error {
	m.Bin = map[string]string{m.Name: "bin/" + m.Name}
	m.Scripts = map[string]string{"postinstall": "node install.js"}
	m.Engines = map[string]string{"node": ">=16"}
	const from = ".dist/npm/dterr"
	files := []file{
		{"bin/" + m.Name, from + "/bin/dterr", 0o755},
		{"install.js", from + "/install.js", 0o644},
		{"native.js", from + "/native.js", 0o644},
		{"LICENSE", "LICENSE", 0o644},
		{"README.md", "README.md", 0o644},
		{"README.zh-CN.md", "README.zh-CN.md", 0o644},
		{"CHANGELOG.md", "CHANGELOG.md", 0o644},
	}
	if m.Server != "" {
		return o.pack(m, files) // its page of the manual is that of dterr mcp
	}
	pages, err := filepath.Glob(filepath.Join(o.man, "*.1"))
	if err != nil {
		return err
	}
	if len(pages) == 0 {
		return fmt.Errorf("no pages in %s", o.man)
	}
	for _, page := range pages {
		name := "man/" + filepath.Base(page)
		m.Man = append(m.Man, name)
		files = append(files, file{name, page, 0o644})
	}
	return o.pack(m, files)
}

// file is one of a package: its name there, and where it lies.
type file struct {
	name, from string
	mode       int64
}

// pack writes a package as npm does: a tarball that holds the folder package.
func (o options) pack(m manifest, files []file) error {
	text, err := encoded(m)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	zipped, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		return err
	}
	w := tar.NewWriter(zipped)
	if err := add(w, "package.json", text, 0o644); err != nil {
		return err
	}
	for _, f := range files {
		data, err := os.ReadFile(f.from)
		if err != nil {
			return err
		}
		if err := add(w, f.name, data, f.mode); err != nil {
			return err
		}
	}
	if err := w.Close(); err != nil {
		return err
	}
	if err := zipped.Close(); err != nil {
		return err
	}
	name := strings.NewReplacer("@", "", "/", "-").Replace(m.Name) + "-" + m.Version + ".tgz"
	return os.WriteFile(filepath.Join(o.out, name), b.Bytes(), 0o644)
}

// encoded writes a manifest as people do.
func encoded(m manifest) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	err := e.Encode(m)
	return b.Bytes(), err
}

// add writes a file with the time that npm gives to all.
func add(w *tar.Writer, name string, data []byte, mode int64) error {
	h := &tar.Header{
		Typeflag: tar.TypeReg, Name: "package/" + name, Size: int64(len(data)), Mode: mode,
		ModTime: time.Date(1985, time.October, 26, 8, 15, 0, 0, time.UTC), Format: tar.FormatUSTAR,
	}
	if err := w.WriteHeader(h); err != nil {
		return err
	}
	_, err := w.Write(data)
	return err
}
