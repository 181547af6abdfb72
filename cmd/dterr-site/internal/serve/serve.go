// Package serve shows a site on this machine, for a look at it before it is published.
//
// Guarantees: it listens on the loopback interface only, reads what stands below one
// directory and changes nothing.
package serve

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"path"
	"path/filepath"
	"strings"
	"time"
)

// Listen opens an address of the loopback interface, as 127.0.0.1:8080 or localhost:0; a
// port alone is one of 127.0.0.1. Any other address is an error.
func Listen(ctx context.Context, address string) (net.Listener, error) {
	host, port, err := net.SplitHostPort(address)
	if err != nil {
		host, port = "", address
	}
	if host == "" {
		host = "127.0.0.1"
	}
	if ip := net.ParseIP(host); host != "localhost" && (ip == nil || !ip.IsLoopback()) {
		return nil, fmt.Errorf("%s is not on the loopback interface; for others to see the site, put DIR on a host", host)
	}
	return (&net.ListenConfig{}).Listen(ctx, "tcp", net.JoinHostPort(host, port))
}

// Site serves the directory below a path that begins and ends with a slash, until the
// context is done.
func Site(ctx context.Context, at net.Listener, dir, prefix string) error {
	s := &http.Server{Handler: Handler(dir, prefix), ReadHeaderTimeout: 5 * time.Second}
	stop := context.AfterFunc(ctx, func() { _ = s.Close() })
	defer stop()
	if err := s.Serve(at); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

// Handler gives the files below a directory, as a plain host does: the page of a folder
// for the folder, 404.html for what does not exist.
func Handler(dir, prefix string) http.Handler {
	files := http.FileServer(http.Dir(dir))
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Cache-Control", "no-store")
		w.Header().Set("X-Content-Type-Options", "nosniff")
		rest, ok := strings.CutPrefix(r.URL.Path, prefix)
		if !ok && r.URL.Path == "/" {
			http.Redirect(w, r, prefix, http.StatusFound)
			return
		}
		if !ok || !exists(dir, rest) {
			lost(w, dir)
			return
		}
		http.StripPrefix(strings.TrimSuffix(prefix, "/"), files).ServeHTTP(w, r)
	})
}

// exists reports whether there is a file, or a folder with a page, at a path.
func exists(dir, rest string) bool {
	local := filepath.Join(dir, filepath.FromSlash(path.Clean("/"+rest)))
	info, err := os.Stat(local)
	if err == nil && info.IsDir() {
		_, err = os.Stat(filepath.Join(local, "index.html"))
	}
	return err == nil
}

// lost answers with the page for what does not exist.
func lost(w http.ResponseWriter, dir string) {
	content, err := os.ReadFile(filepath.Join(dir, "404.html"))
	if err != nil {
		content = []byte("404\n")
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(http.StatusNotFound)
	_, _ = w.Write(content)
}
