package explain_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/dterr/dterr/explain"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// now is the clock of the tests.
func now() time.Time { return time.Date(2026, 11, 23, 12, 0, 0, 0, explain.CST()) }

// findings explains in and gives what was found.
func findings(t testing.TB, in []byte) []*explain.Finding {
	t.Helper()
	var out []*explain.Finding
	_, err := explain.Stream(bytes.NewReader(in), explain.Options{Source: "stdin", Now: now()}, func(it explain.Item) error {
		if it.Finding != nil {
			out = append(out, it.Finding)
		}
		return nil
	})
	if err != nil {
		t.Fatalf("Stream: %v", err)
	}
	return out
}

// gist writes what a finding says of its place, codes and call in one line.
func gist(f *explain.Finding) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%d %s", f.Line, f.Platform)
	if f.OK {
		b.WriteString(" ok")
	}
	fmt.Fprintf(&b, " %v %s", f.Codes, orDash(f.Primary))
	if f.Inferred {
		b.WriteString(" inferred")
	}
	if f.Primary != "" && !f.Known {
		b.WriteString(" unknown")
	}
	for _, p := range [...]struct{ name, value string }{
		{"rid", f.RequestID},
		{"http", nonZero(f.HTTPStatus)},
		{"api", f.API},
		{"scopes", strings.Join(f.Facts.RequiredScopes, ",")},
		{"ip", f.Facts.RequestIP},
		{"url", f.Facts.URL},
	} {
		if p.value != "" {
			fmt.Fprintf(&b, " %s=%s", p.name, p.value)
		}
	}
	return b.String()
}

func orDash(s string) string {
	if s == "" {
		return "-"
	}
	return s
}

func nonZero(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprint(n)
}

// TestShapes explains one input of every shape and compares what is found.
func TestShapes(t *testing.T) {
	inputs, err := filepath.Glob("testdata/shapes/*.in")
	if err != nil || len(inputs) == 0 {
		t.Fatalf("no inputs: %v", err)
	}
	for _, path := range inputs {
		name := strings.TrimSuffix(filepath.Base(path), ".in")
		t.Run(name, func(t *testing.T) {
			in, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			var got strings.Builder
			for _, f := range findings(t, in) {
				got.WriteString(gist(f) + "\n")
			}
			golden := strings.TrimSuffix(path, ".in") + ".want"
			if *update {
				if err := os.WriteFile(golden, []byte(got.String()), 0o600); err != nil {
					t.Fatal(err)
				}
				return
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if got.String() != strings.TrimLeft(string(want), "\n") {
				t.Errorf("got\n%swant\n%s", got.String(), want)
			}
		})
	}
}
