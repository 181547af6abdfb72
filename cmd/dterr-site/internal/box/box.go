// Package box gives the files of the site that run in the browser: the script of the
// pages, the worker that it starts, and the programs that the worker loads, built from
// this module as WebAssembly and packed with gzip. The worker unpacks them itself,
// so that a static host needs to know nothing about them.
//
// Guarantees: the same sources and the same Go give the same bytes. Nothing is built
// before it is asked for.
//
//	files, err := box.Files(ctx)
//	for name, content := range files { … } // app.js, worker.js, box.wasm.gz, …
package box

import (
	"bytes"
	"compress/gzip"
	"context"
	"embed"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
)

//go:embed app.js worker.js box.css
var scripts embed.FS

// program is one of the programs: its name, by which the worker knows it, and its package.
type program struct{ name, path string }

func programs() []program {
	const wasm = "github.com/dterr/dterr/cmd/dterr-site/wasm"
	return []program{{"box", wasm}, {"search", wasm + "/search"}, {"robot", wasm + "/robot"}}
}

// Files builds the programs with the go command, which is run in the current directory,
// and gives all files by their names below assets/. The go command must be of the same
// release as what built this program: the script that runs the programs comes with it.
func Files(ctx context.Context) (map[string][]byte, error) {
	files := map[string][]byte{}
	for _, name := range []string{"app.js", "worker.js", "box.css"} {
		content, err := scripts.ReadFile(name)
		if err != nil {
			return nil, err
		}
		files[name] = content
	}
	glue, err := runner(ctx)
	if err != nil {
		return nil, err
	}
	files["wasm_exec.js"] = glue
	dir, err := os.MkdirTemp("", "dterr-site-*")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir) //nolint:errcheck // of a directory for temporary files
	for _, p := range programs() {
		packed, err := build(ctx, p, dir)
		if err != nil {
			return nil, err
		}
		files[p.name+".wasm.gz"] = packed
	}
	return files, nil
}

// runner gives the script of the Go release that runs its programs in a browser.
func runner(ctx context.Context) ([]byte, error) {
	out, err := command(ctx, "env", "GOVERSION", "GOROOT")
	if err != nil {
		return nil, err
	}
	version, root, _ := strings.Cut(strings.TrimSpace(string(out)), "\n")
	if version != runtime.Version() {
		return nil, fmt.Errorf("the go command is %s, this program was built by %s", version, runtime.Version())
	}
	return os.ReadFile(filepath.Join(root, "lib", "wasm", "wasm_exec.js"))
}

// build builds a program and packs it.
func build(ctx context.Context, p program, dir string) ([]byte, error) {
	at := filepath.Join(dir, p.name+".wasm")
	// Without inlining a program is a twelfth smaller where it counts, packed.
	if _, err := command(ctx, "build", "-trimpath", "-buildvcs=false", "-ldflags=-s -w -buildid=", "-gcflags=all=-l", "-o", at, p.path); err != nil {
		return nil, err
	}
	content, err := os.ReadFile(at) // #nosec G304 -- what was just built
	if err != nil {
		return nil, err
	}
	if content, err = joined(content, segments.bare); err != nil {
		return nil, err
	}
	return pack(content)
}

// pack packs bytes as small as gzip can; no time is in it.
func pack(content []byte) ([]byte, error) {
	var b bytes.Buffer
	w, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(content); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// command runs the go command for the browser's platform and gives what it prints.
func command(ctx context.Context, args ...string) ([]byte, error) {
	c := exec.CommandContext(ctx, "go", args...) // #nosec G204 -- the arguments are this package's own
	c.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm", "CGO_ENABLED=0", "GOFLAGS=")
	var errs bytes.Buffer
	c.Stderr = &errs
	out, err := c.Output()
	if err != nil {
		return nil, fmt.Errorf("go %s: %w\n%s", args[0], err, errs.String())
	}
	return out, nil
}
