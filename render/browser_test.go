package render_test

import (
	"bytes"
	"context"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestScanHTMLInBrowser opens the pages in a headless Chromium, where there is one: they
// are shown whole, and nothing is complained about on the console, a request for
// something else included.
func TestScanHTMLInBrowser(t *testing.T) {
	if testing.Short() {
		t.Skip("a browser takes seconds to start")
	}
	browser := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			browser = path
			break
		}
	}
	if browser == "" {
		t.Skip("no Chromium here")
	}
	for _, name := range []string{"scan-causes.zh.html", "scan-hostile.en.html"} {
		page, err := filepath.Abs(filepath.Join("testdata", name))
		if err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
		defer cancel()
		var out, log bytes.Buffer
		c := exec.CommandContext(ctx, browser, "--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir="+t.TempDir(), "--enable-logging=stderr", "--dump-dom", "file://"+page) // #nosec G204 -- the browser of this machine
		c.Stdout, c.Stderr = &out, &log
		if err := c.Run(); err != nil {
			t.Fatalf("%s: %v\n%s", name, err, log.String())
		}
		for line := range strings.Lines(log.String()) {
			if strings.Contains(line, "CONSOLE") {
				t.Errorf("%s: %s", name, line)
			}
		}
		if !strings.Contains(out.String(), "oapi/60011") || !strings.Contains(out.String(), "</html>") {
			t.Errorf("%s is not shown: %.300s", name, out.String())
		}
	}
}
