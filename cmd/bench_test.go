package cmd_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// program builds the program the way it is released, and, beside it, one that
// only prints a line.
func program(t testing.TB) (dterr, hello string) {
	t.Helper()
	dir := t.TempDir()
	source := filepath.Join(dir, "hello.go")
	if err := os.WriteFile(source, []byte("package main\n\nimport \"fmt\"\n\nfunc main() { fmt.Println(\"hello\") }\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	dterr, hello = filepath.Join(dir, "dterr.exe"), filepath.Join(dir, "hello.exe")
	for out, pkg := range map[string]string{dterr: "..", hello: source} {
		c := exec.CommandContext(t.Context(), "go", "build", "-trimpath", "-ldflags", "-s -w", "-o", out, pkg)
		c.Env = append(os.Environ(), "CGO_ENABLED=0")
		if msg, err := c.CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, msg)
		}
	}
	return dterr, hello
}

// elapsed runs a program once.
func elapsed(ctx context.Context, b *testing.B, body []byte, argv ...string) time.Duration {
	c := exec.CommandContext(ctx, argv[0], argv[1:]...)
	c.Stdin = bytes.NewReader(body)
	start := time.Now()
	if err := c.Run(); err != nil {
		b.Fatal(err)
	}
	return time.Since(start)
}

// BenchmarkStart measures whole processes against a static program that only
// prints a line, as medians of paired runs: the metric "xhello" is that ratio.
// Budgets: lookup 1.5, explain of a small body 1.6. Machines differ, so they
// are read, not enforced; TestStart proves what keeps them.
func BenchmarkStart(b *testing.B) {
	dterr, hello := program(b)
	body := []byte(`{"errcode":88,"sub_code":"40014","sub_msg":"不合法的access_token","errmsg":"ding talk error[subcode=40014,submsg=不合法的access_token]","request_id":"16l4ew3d47pdp"}`)
	for _, bb := range []struct {
		name string
		body []byte
		args []string
	}{
		{"lookup", nil, []string{"lookup", "40014"}},
		{"explain", body, []string{"explain"}},
	} {
		b.Run(bb.name, func(b *testing.B) {
			var ratios []float64
			for b.Loop() {
				base := elapsed(b.Context(), b, bb.body, hello)
				ours := elapsed(b.Context(), b, bb.body, append([]string{dterr}, bb.args...)...)
				ratios = append(ratios, float64(ours)/float64(base))
			}
			slices.Sort(ratios)
			b.ReportMetric(ratios[len(ratios)/2], "xhello")
		})
	}
}

// TestStart proves what keeps the start short: no package of the program itself
// does anything before main, the libraries that do much there are not linked,
// and neither is what runs templates, which would keep every method of every
// type in the program.
func TestStart(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the program")
	}
	dterr, _ := program(t)
	c := exec.CommandContext(t.Context(), dterr, "version")
	c.Env = append(os.Environ(), "GODEBUG=inittrace=1")
	var errs bytes.Buffer
	c.Stderr = &errs
	if err := c.Run(); err != nil {
		t.Fatal(err)
	}
	trace := errs.String()
	if !strings.Contains(trace, "init runtime") {
		t.Fatalf("no trace of initialisation: %q", trace)
	}
	for line := range strings.Lines(trace) {
		if strings.HasPrefix(line, "init "+module) {
			t.Errorf("works before main: %s", line)
		}
		// compress/flate is not among them: what unpacks .gz makes seven tables, 4 KiB.
		for _, heavy := range []string{"net/http", "crypto/tls", "image/png", "golang.org/x/text/encoding/unicode"} {
			if strings.HasPrefix(line, "init "+heavy+" ") {
				t.Errorf("linked: %s", line)
			}
		}
	}
	linked, err := os.ReadFile(dterr)
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(linked, []byte("text/template.(*Template).execute")) {
		t.Error("linked: what runs templates; see speak in help.go")
	}
}

// BenchmarkComplete measures a press of Tab where most is offered. Budgets: 60 ms in
// the program, 300 ms in bash, of which most is its loop over what is offered.
func BenchmarkComplete(b *testing.B) {
	dterr, _ := program(b)
	b.Run("program", func(b *testing.B) {
		for b.Loop() {
			elapsed(b.Context(), b, nil, dterr, "__complete", "lookup", "")
		}
	})
	b.Run("bash", func(b *testing.B) {
		if _, err := os.Stat("/usr/share/bash-completion/bash_completion"); err != nil {
			b.Skip(err)
		}
		// The shell is there already when the key is pressed.
		const press = `source /usr/share/bash-completion/bash_completion; source ../completions/dterr.bash
compopt() { :; }; COLUMNS=80; COMP_WORDS=("$1" lookup ""); COMP_CWORD=2; COMP_LINE="$1 lookup "; COMP_POINT=${#COMP_LINE}; COMP_TYPE=63; COMP_KEY=9
start=${EPOCHREALTIME/./}; __start_dterr "$1" "" lookup; echo $((${EPOCHREALTIME/./} - start)) ${#COMPREPLY[@]}`
		var total, n int
		for b.Loop() {
			out, err := exec.CommandContext(b.Context(), "bash", "-c", press, "bash", dterr).Output()
			var took, offers int
			if _, scan := fmt.Sscan(string(out), &took, &offers); err != nil || scan != nil || offers < 100 {
				b.Fatalf("%v %v %s", err, scan, out)
			}
			total, n = total+took, n+1
		}
		b.ReportMetric(float64(total)/float64(n)/1000, "ms/press")
	})
}
