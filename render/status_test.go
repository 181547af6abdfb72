package render_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/render"
)

// A status is said in twelve lines, whatever it is.
func TestStatusLines(t *testing.T) {
	for _, status := range append(codes.HTTPStatuses(), 100, 302, 418, 599) {
		for _, lang := range []string{"zh", "en"} {
			var b bytes.Buffer
			if err := render.Status(&b, status, render.Options{Lang: lang, Width: 80}); err != nil {
				t.Fatal(err)
			}
			if n := strings.Count(b.String(), "\n"); n > 12 || n < 4 {
				t.Errorf("%d in %s: %d lines\n%s", status, lang, n, b.String())
			}
		}
	}
}

// The object of a status has every key, and lists are never absent.
func TestStatusJSON(t *testing.T) {
	for status, want := range map[int]string{
		418: `{"schema":"dterr.status/1","status":418,"title":{"zh":"HTTP 状态 418","en":"HTTP status 418"},"kind":"unknown","retry":{"policy":"unknown"},"owner":"developer","causes":[{`,
		200: `"codes":[],"docs":["https`,
		403: `"codes":["api/Forbidden.AccessDenied.AccessTokenPermissionDenied",`,
	} {
		var b bytes.Buffer
		if err := render.NewJSON(&b).Status("", status); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(b.String(), want) {
			t.Errorf("%d: %s", status, b.String())
		}
	}
}
