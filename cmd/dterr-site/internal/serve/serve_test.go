package serve_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"testing"

	"github.com/dterr/dterr/cmd/dterr-site/internal/serve"
)

// TestListen proves that nobody but this machine is served.
func TestListen(t *testing.T) {
	for _, address := range []string{"0.0.0.0:0", "[::]:0", "192.0.2.1:0", "example.com:0"} {
		if l, err := serve.Listen(t.Context(), address); err == nil {
			l.Close()
			t.Errorf("%s was opened", address)
		}
	}
	for _, address := range []string{"127.0.0.1:0", "localhost:0", ":0", "0"} {
		l, err := serve.Listen(t.Context(), address)
		if err != nil {
			t.Errorf("%s: %v", address, err)
			continue
		}
		l.Close()
	}
}

// TestHandler proves that files and pages of folders are served below the prefix, and
// nothing from outside the directory.
func TestHandler(t *testing.T) {
	parent := t.TempDir()
	dir := filepath.Join(parent, "site")
	for name, content := range map[string]string{
		"secret": "s3cr3t", "site/index.html": "root", "site/en/index.html": "home", "site/404.html": "lost", "site/assets/x.css": "a{}",
	} {
		path := filepath.Join(parent, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	h := serve.Handler(dir, "/dterr/")
	for _, c := range []struct {
		path   string
		status int
		body   string
	}{
		{"/dterr/", http.StatusOK, "root"},
		{"/dterr/en/", http.StatusOK, "home"},
		{"/dterr/assets/x.css", http.StatusOK, "a{}"},
		{"/", http.StatusFound, ""},
		{"/dterr/nothing", http.StatusNotFound, "lost"},
		{"/dterr/assets/", http.StatusNotFound, "lost"},
		{"/dterr/../secret", http.StatusNotFound, "lost"},
		{"/dterr/%2e%2e/secret", http.StatusNotFound, "lost"},
		{"/secret", http.StatusNotFound, "lost"},
	} {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequestWithContext(t.Context(), http.MethodGet, c.path, nil))
		if w.Code != c.status || c.body != "" && w.Body.String() != c.body {
			t.Errorf("%s: %d %q", c.path, w.Code, w.Body)
		}
	}
}

// TestSite proves that serving ends when the context is done.
func TestSite(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	l, err := serve.Listen(ctx, "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	cancel()
	if err := serve.Site(ctx, l, t.TempDir(), "/"); err != nil {
		t.Error(err)
	}
}
