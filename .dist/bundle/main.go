// Command bundle makes what assistants and their registry take: a bundle of the server for
// each platform, which a client installs by opening it, and server.json, which lists them.
//
//	go run ./.dist/bundle -version 1.2.3 -dist dist -doc .dist/out/doc DIR
//
// A bundle is an archive with a manifest; .dist/mcp holds the manifest and server.json
// with the version 0.0.0 and one platform for all. The programs are those that goreleaser
// built, as dist/artifacts.json names them. Two runs write the same bytes.
package main

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
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
	flag.StringVar(&o.version, "version", "", "the version of the bundles")
	flag.StringVar(&o.dist, "dist", "dist", "the folder that goreleaser wrote")
	flag.StringVar(&o.doc, "doc", "", "the folder of the licences")
	flag.Parse()
	o.out = flag.Arg(0)
	if flag.NArg() != 1 || o.version == "" || o.doc == "" {
		log.Fatal("usage: bundle -version VERSION [-dist DIR] -doc DIR OUT")
	}
	if err := o.run(); err != nil {
		log.Fatal(err)
	}
}

type options struct{ version, dist, doc, out string }

const (
	templates = ".dist/mcp"
	// unversioned stands for the version in the templates.
	unversioned = "0.0.0"
)

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

// listing is server.json, the part that differs between versions.
type listing struct {
	Schema      string            `json:"$schema"`
	Name        string            `json:"name"`
	Title       string            `json:"title"`
	Description string            `json:"description"`
	Version     string            `json:"version"`
	Repository  map[string]string `json:"repository"`
	Packages    []listed          `json:"packages"`
}

type listed struct {
	Registry   string            `json:"registryType"`
	Identifier string            `json:"identifier"`
	Version    string            `json:"version"`
	Sum        string            `json:"fileSha256,omitempty"`
	Transport  map[string]string `json:"transport"`
}

func (o options) run() error {
	data, err := os.ReadFile(filepath.Join(o.dist, "artifacts.json"))
	if err != nil {
		return err
	}
	var all []program
	if err := json.Unmarshal(data, &all); err != nil {
		return fmt.Errorf("artifacts.json: %w", err)
	}
	all = slices.DeleteFunc(all, func(p program) bool { return p.Type != "Binary" || p.Extra.Binary != "dterr-mcp" })
	if len(all) == 0 {
		return fmt.Errorf("no server in %s", o.dist)
	}
	slices.SortFunc(all, func(a, b program) int { return strings.Compare(a.Path, b.Path) })
	if err := os.MkdirAll(o.out, 0o755); err != nil {
		return err
	}
	sums := map[string]string{}
	for _, p := range all {
		packed, err := o.bundle(p)
		if err != nil {
			return err
		}
		name := fmt.Sprintf("dterr-mcp_%s_%s_%s.mcpb", o.version, p.System, p.Arch)
		if err := os.WriteFile(filepath.Join(o.out, name), packed, 0o644); err != nil {
			return err
		}
		sum := sha256.Sum256(packed)
		sums[name] = hex.EncodeToString(sum[:])
	}
	return o.list(sums)
}

// bundle packs the server of one platform with its manifest and licences.
func (o options) bundle(p program) ([]byte, error) {
	manifest, err := o.manifest(p)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	if err := add(w, "manifest.json", manifest, 0o644); err != nil {
		return nil, err
	}
	for _, f := range []struct {
		name, from string
		mode       os.FileMode
	}{
		// goreleaser names the path from the folder above.
		{"server/" + filepath.Base(p.Path), filepath.Join(filepath.Dir(filepath.Clean(o.dist)), p.Path), 0o755},
		{"LICENSE", "LICENSE", 0o644},
		{"THIRD-PARTY", filepath.Join(o.doc, "THIRD-PARTY"), 0o644},
	} {
		data, err := os.ReadFile(f.from)
		if err != nil {
			return nil, err
		}
		if err := add(w, f.name, data, f.mode); err != nil {
			return nil, err
		}
	}
	err = w.Close()
	return b.Bytes(), err
}

// manifest gives the manifest of one platform.
func (o options) manifest(p program) ([]byte, error) {
	data, err := os.ReadFile(filepath.Join(templates, "manifest.json"))
	if err != nil {
		return nil, err
	}
	system := p.System
	if system == "windows" {
		system = "win32"
	}
	text := string(data)
	for _, change := range [][2]string{
		{`"version": "` + unversioned + `"`, `"version": "` + o.version + `"`},
		{`"entry_point": "server/dterr-mcp"`, `"entry_point": "server/` + filepath.Base(p.Path) + `"`},
		{`"platforms": ["darwin", "linux", "win32"]`, `"platforms": ["` + system + `"]`},
	} {
		if strings.Count(text, change[0]) != 1 {
			return nil, fmt.Errorf("manifest.json: not one %s", change[0])
		}
		text = strings.Replace(text, change[0], change[1], 1)
	}
	return []byte(text), nil
}

// list writes server.json: the package of npm, and the bundles with their sums.
func (o options) list(sums map[string]string) error {
	data, err := os.ReadFile(filepath.Join(templates, "server.json"))
	if err != nil {
		return err
	}
	var l listing
	if err := json.Unmarshal(data, &l); err != nil {
		return fmt.Errorf("server.json: %w", err)
	}
	l.Version = o.version
	kept := l.Packages[:0]
	var bundle listed
	for _, p := range l.Packages {
		p.Version = o.version
		if p.Registry == "mcpb" {
			bundle = p
			continue
		}
		kept = append(kept, p)
	}
	if bundle.Registry == "" {
		return fmt.Errorf("server.json: no bundle")
	}
	folder, _, _ := strings.Cut(bundle.Identifier, "/v"+unversioned+"/")
	names := make([]string, 0, len(sums))
	for name := range sums {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		bundle.Identifier, bundle.Sum = folder+"/v"+o.version+"/"+name, sums[name]
		kept = append(kept, bundle)
	}
	l.Packages = kept
	text, err := json.MarshalIndent(l, "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(o.out, "server.json"), append(text, '\n'), 0o644)
}

// add packs a file with a time that is the same for all.
func add(w *zip.Writer, name string, data []byte, mode os.FileMode) error {
	h := &zip.FileHeader{Name: name, Method: zip.Deflate, Modified: time.Date(1985, time.October, 26, 8, 15, 0, 0, time.UTC)}
	h.SetMode(mode)
	f, err := w.CreateHeader(h)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return err
}
