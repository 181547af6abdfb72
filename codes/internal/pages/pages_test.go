package pages_test

import (
	"testing"

	"github.com/dterr/dterr/codes/internal/pages"
)

// TestShort writes texts short and whole again.
func TestShort(t *testing.T) {
	const docs = "https://open.dingtalk.com/document/"
	for s, want := range map[string]string{
		"":                       "",
		"no page":                "no page",
		docs + "development/a-b": "~a-b",
		docs + "orgapp/a-b":      "~~orgapp/a-b",
		docs + "development/~a":  "~~development/~a",
		docs:                     "~~",
		"https://example.com/~a": "https://example.com/~a",
	} {
		short, ok := pages.Short(s)
		if !ok || short != want || pages.Whole(short) != s {
			t.Errorf("%q: %q, %v, whole %q", s, short, ok, pages.Whole(short))
		}
	}
	if short, ok := pages.Short("~a"); ok {
		t.Errorf("~a: %q", short)
	}
}
