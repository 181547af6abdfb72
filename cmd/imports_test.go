package cmd_test

import (
	"go/build"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const module = "github.com/dterr/dterr"

// rule says what a package and those below it may import besides the standard
// library: ours and theirs are prefixes; with $ at its end one is the whole path.
type rule struct {
	pkg          string
	ours, theirs []string
}

// TestImports proves the directions main → cmd → render → explain → codes and
// render → codes/search → codes, and that each package takes only the libraries
// that are its business. depguard in .golangci.yml says the same.
func TestImports(t *testing.T) {
	rules := []rule{
		{"internal/order", nil, nil},
		{"codes/internal", []string{"codes"}, []string{"github.com/mozillazg/go-pinyin", "golang.org/x/text"}},
		{"codes/search", []string{"codes$", "codes/internal/edit", "codes/internal/fold", "internal/order"}, []string{"github.com/sahilm/fuzzy"}},
		{"codes/calls", []string{"codes$", "codes/internal/edit", "codes/internal/fold", "codes/internal/packed", "codes/internal/pages", "internal/order"}, nil},
		{"codes", []string{"codes/internal/edit", "codes/internal/fold", "codes/internal/packed", "codes/internal/pages", "internal/order"}, nil},
		// The pipeline of explain, from the bottom: each step knows only those below.
		{"explain/internal/lex", nil, nil},
		{"explain/internal/platform", []string{"explain/internal/lex"}, nil},
		{"explain/internal/nibble", nil, nil},
		{"explain/internal/mark", []string{"explain/internal/lex", "explain/internal/nibble"}, nil},
		{"explain/internal/input/internal/gen", nil, []string{"golang.org/x/text"}},
		{"explain/internal/input", []string{"explain/internal/nibble"}, nil},
		{"explain/internal/logtime", []string{"explain/internal/lex"}, nil},
		{"explain/internal/transcript", []string{"explain/internal/lex", "explain/internal/logtime", "explain/internal/platform"}, nil},
		{"explain/internal/facts", []string{"explain/internal/lex", "explain/internal/platform"}, nil},
		{"explain/internal/match", []string{"codes$", "explain/internal/lex", "explain/internal/platform"}, nil},
		{"explain/internal/field", []string{"explain/lenient", "explain/internal/lex"}, nil},
		{"explain/internal/shape", []string{"codes$", "explain/lenient", "explain/internal/field", "explain/internal/lex", "explain/internal/transcript"}, nil},
		{"explain/internal/find", []string{"explain/attendance", "explain/lenient", "explain/internal/field", "explain/internal/lex", "explain/internal/mark", "explain/internal/platform", "explain/internal/shape", "explain/internal/transcript", "internal/order"}, nil},
		{"explain/internal/verdict", []string{"codes$", "explain/internal/lex", "explain/internal/match", "explain/internal/platform", "explain/internal/shape", "explain/internal/transcript"}, nil},
		{"explain/internal/fault", []string{"explain/internal/lex"}, nil},
		{"explain/internal/uncoded", []string{"codes$", "explain/lenient", "explain/internal/fault", "explain/internal/field", "explain/internal/lex", "explain/internal/match", "explain/internal/platform", "explain/internal/shape", "explain/internal/transcript", "internal/order"}, nil},
		{"explain/attendance", []string{"codes$", "explain/lenient", "explain/redact", "internal/order"}, nil},
		{"explain/lenient", nil, nil},
		{"explain/redact/internal/glyph", nil, nil},
		{"explain/redact/internal/extent", []string{"explain/redact/internal/glyph"}, nil},
		{"explain/redact/internal/words", []string{"explain/redact/internal/extent", "explain/redact/internal/glyph"}, nil},
		{"explain/redact/internal/judge", []string{"explain/redact/internal/extent", "explain/redact/internal/glyph", "explain/redact/internal/words"}, nil},
		{"explain/redact/internal/place", []string{"explain/redact/internal/extent", "explain/redact/internal/glyph", "explain/redact/internal/judge", "explain/redact/internal/words"}, nil},
		{"explain/redact/internal/reading", []string{"explain/redact/internal/glyph", "explain/redact/internal/judge", "explain/redact/internal/words"}, nil},
		{"explain/redact/internal/mask", []string{"explain/redact/internal/glyph", "explain/redact/internal/judge", "explain/redact/internal/words"}, nil},
		{"explain/redact/internal/page", []string{"explain/redact/internal/extent", "explain/redact/internal/glyph", "explain/redact/internal/judge", "explain/redact/internal/mask", "explain/redact/internal/reading", "explain/redact/internal/words"}, nil},
		{"explain/redact/internal/shape", []string{"explain/redact/internal/extent", "explain/redact/internal/glyph", "explain/redact/internal/judge", "explain/redact/internal/page", "explain/redact/internal/place", "explain/redact/internal/words"}, nil},
		{"explain/redact/internal/remote", []string{"explain/redact/internal/extent", "explain/redact/internal/glyph", "explain/redact/internal/judge", "explain/redact/internal/place", "explain/redact/internal/reading", "explain/redact/internal/shape", "explain/redact/internal/words"}, nil},
		{"explain/redact/internal/pair", []string{"explain/redact/internal/extent", "explain/redact/internal/glyph", "explain/redact/internal/judge", "explain/redact/internal/place", "explain/redact/internal/words"}, nil},
		{"explain/redact/internal/pass", []string{"explain/redact/internal/extent", "explain/redact/internal/glyph", "explain/redact/internal/judge", "explain/redact/internal/mask", "explain/redact/internal/page", "explain/redact/internal/pair", "explain/redact/internal/place", "explain/redact/internal/reading", "explain/redact/internal/remote", "explain/redact/internal/shape", "explain/redact/internal/words"}, nil},
		{"explain/redact", []string{"explain/redact/internal"}, nil},
		{"explain/signature/internal/advice", []string{"codes$"}, nil},
		{"explain/signature/internal/pasted", nil, nil},
		{"explain/signature/internal/seal", []string{"codes$", "explain/signature/internal/advice", "explain/signature/internal/pasted"}, nil},
		{"explain/signature/internal/trial", []string{"explain/signature/internal/advice", "explain/signature/internal/pasted"}, nil},
		{"explain/signature/outcome", []string{"codes$"}, nil},
		{"explain/signature", []string{"codes$", "explain/signature/internal", "explain/signature/outcome"}, nil},
		{"explain/scan", []string{"codes$", "explain$", "explain/redact", "explain/internal/input", "explain/internal/transcript", "internal/order"}, nil},
		// The run over all steps.
		{"explain", []string{"codes$", "codes/calls", "explain/attendance", "explain/redact", "explain/internal"}, nil},
		{"render", []string{"codes", "explain$", "explain/attendance", "explain/scan", "explain/signature/outcome", "internal/order"}, []string{"github.com/charmbracelet/lipgloss", "github.com/muesli/termenv", "github.com/mattn/go-runewidth"}},
		{"cmd/internal/manual", []string{"cmd$", "codes$"}, nil},
		{"cmd/internal/logfile", nil, []string{"github.com/fsnotify/fsnotify"}},
		// The server for assistants, and what the programs share.
		{"cmd/internal", nil, []string{"golang.org/x/sys/windows"}},
		{"cmd/dterr-mcp/internal/pipe", nil, []string{"github.com/modelcontextprotocol/go-sdk"}},
		{"cmd/dterr-mcp/internal/server", []string{"codes", "explain$", "explain/attendance", "explain/redact", "explain/signature", "render"}, []string{"github.com/modelcontextprotocol/go-sdk"}},
		{"cmd/dterr-mcp", []string{"cmd/dterr-mcp/internal", "cmd/internal"}, nil},
		// A module of its own, for a program that is not ours.
		{"cmd/otelcol/dingtalkoperator", []string{"explain$"}, []string{"go.opentelemetry.io", "go.uber.org/zap", "github.com/open-telemetry/opentelemetry-collector-contrib/pkg/stanza"}},
		{"cmd/otelcol", []string{"codes$", "explain$", "explain/redact", "cmd/otelcol/dingtalkoperator"}, []string{"go.opentelemetry.io"}},
		// The static site: what stands where, the frame of a page, the pages.
		{"cmd/dterr-site/internal/address", nil, nil},
		{"cmd/dterr-site/internal/layout", nil, nil},
		// What runs in the browser.
		{"cmd/dterr-site/internal/reader", []string{"cmd/dterr-site/internal/address", "codes$", "render"}, nil},
		{"cmd/dterr-site/internal/paste", []string{"cmd/dterr-site/internal/reader", "explain$", "explain/attendance", "render"}, nil},
		{"cmd/dterr-site/internal/robot", []string{"cmd/dterr-site/internal/reader", "explain/signature"}, nil},
		{"cmd/dterr-site/internal/hits", []string{"cmd/dterr-site/internal/address", "codes$", "codes/search"}, nil},
		{"cmd/dterr-site/internal/box", nil, nil},
		{"cmd/dterr-site/internal/output", nil, nil},
		{"cmd/dterr-site/internal/serve", nil, nil},
		{"cmd/dterr-site/internal/page", []string{"cmd/dterr-site/internal/address", "cmd/dterr-site/internal/layout", "codes", "explain/attendance", "render"}, nil},
		{"cmd/dterr-site", []string{"cmd/dterr-site/internal"}, nil},
		{"cmd", []string{"cmd/internal", "codes", "explain$", "explain/attendance", "explain/redact", "explain/scan", "explain/signature", "render", "internal/order"}, []string{"github.com/spf13/cobra", "github.com/spf13/pflag", "github.com/charmbracelet/x/term", "github.com/vbauerster/mpb/v8/decor", "golang.org/x/sys/unix", "golang.org/x/sys/windows"}},
		{".", []string{"cmd"}, []string{"github.com/mattn/go-isatty"}},
	}
	for dir, imports := range packages(t) {
		if step, ok := strings.CutPrefix(dir, "explain/internal/"); ok && !slices.ContainsFunc(rules, func(r rule) bool { return r.pkg == dir }) {
			t.Errorf("the step %s has no row", step)
		}
		for _, r := range rules {
			if r.pkg != "." && dir != r.pkg && !strings.HasPrefix(dir, r.pkg+"/") {
				continue
			}
			for _, path := range imports {
				if !allowed(path, r.ours, r.theirs) {
					t.Errorf("%s must not import %s", dir, path)
				}
			}
			break
		}
	}
}

// packages gives the non-test imports of every package of the module, for all
// platforms.
func packages(t *testing.T) map[string][]string {
	t.Helper()
	root := filepath.Join("..")
	found := map[string][]string{}
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.IsDir() {
			return err
		}
		name := d.Name()
		if name == "testdata" || path != root && strings.HasPrefix(name, ".") {
			return filepath.SkipDir
		}
		rel, err := filepath.Rel(root, path)
		if err != nil {
			return err
		}
		for _, goos := range []string{"linux", "darwin", "windows"} {
			ctx := build.Default
			ctx.GOOS = goos
			p, err := ctx.ImportDir(path, 0)
			if err != nil {
				continue
			}
			found[filepath.ToSlash(rel)] = append(found[filepath.ToSlash(rel)], p.Imports...)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(found["."]) == 0 || len(found["codes"]) == 0 {
		t.Fatalf("found no packages: %v", found)
	}
	return found
}

func allowed(path string, ours, theirs []string) bool {
	if first, _, _ := strings.Cut(path, "/"); !strings.Contains(first, ".") {
		return true
	}
	list := theirs
	if rest, ok := strings.CutPrefix(path, module+"/"); ok {
		path, list = rest, ours
	}
	for _, prefix := range list {
		whole, exact := strings.CutSuffix(prefix, "$")
		if path == whole || !exact && strings.HasPrefix(path, prefix+"/") {
			return true
		}
	}
	return false
}
