package address_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/dterr/dterr/cmd/dterr-site/internal/address"
	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/codes/calls"
)

// TestDifferent proves that every entry, call and permission point has a path of its own,
// that no file system takes two of them for one, and that each is a plain name.
func TestDifferent(t *testing.T) {
	plain := regexp.MustCompile(`^[a-z]+(/[a-z]+)?/-?[a-z0-9_][a-z0-9._~-]*\.html$`)
	owner := map[string]string{}
	take := func(what string, paths ...string) {
		for _, path := range paths {
			if !plain.MatchString(path) {
				t.Errorf("%s: %s is no plain path", what, path)
			}
			if len(path) > 200 {
				t.Errorf("%s: %s has %d bytes", what, path, len(path))
			}
			if was := owner[path]; was != "" {
				t.Errorf("%s and %s both stand at %s", was, what, path)
			}
			owner[path] = what
		}
	}
	entries := codes.Entries()
	for i := range entries {
		id := entries[i].ID
		take(id, address.Entry("zh", id), address.Calls("zh", id))
	}
	for _, c := range calls.All() {
		take(c.Call(), address.Call("zh", c.Call()), address.Fields("zh", c.Call()), address.Codes("zh", c.Call()))
	}
	for _, s := range calls.ScopeNames() {
		take("scope "+s, address.Scope("zh", s))
	}
	for _, k := range codes.Kinds() {
		take("kind "+string(k.Kind), address.Kind("zh", string(k.Kind)))
	}
	for _, f := range codes.Families() {
		take("family "+string(f), address.Family("zh", string(f)))
	}
	if len(owner) < 2*2000+3*1500 {
		t.Errorf("only %d paths", len(owner))
	}
}

// TestStable holds some paths to what they were when the site first came out: links to
// them stand elsewhere.
func TestStable(t *testing.T) {
	for id, want := range map[string]string{
		"oapi/40014":                      "en/oapi/40014.html",
		"oapi/-1":                         "en/oapi/-1.html",
		"api/InvalidAuthentication":       "en/api/invalidauthentication~12dfe8.html",
		"api/invalidParameter":            "en/api/invalidparameter~ee1422.html",
		"api/con":                         "en/api/con~1143da.html",
		"api/index":                       "en/api/index~1bc04b.html",
		"api/" + strings.Repeat("x", 300): "en/api/" + strings.Repeat("x", 100) + "~0d4e2c.html",
	} {
		if got := address.Entry("en", id); got != want {
			t.Errorf("%s stands at %s, not %s", id, got, want)
		}
	}
	if got, want := address.Call("en", "POST /topapi/v2/user/get"), "en/call/post-topapi-v2-user-get~db9cfd.html"; got != want {
		t.Errorf("the call stands at %s, not %s", got, want)
	}
}

// TestReserved proves that no code gets the name of a folder's page, of a device of
// Windows or of a hidden file.
func TestReserved(t *testing.T) {
	for _, code := range []string{"index", "con", "nul.x", "aux", "prn", "com1", "lpt9.a", ".", "..", ".hidden", "", "~", "a."} {
		path := address.Entry("en", "api/"+code)
		if !strings.Contains(path, "~") || strings.Contains(path, "/.") {
			t.Errorf("%q stands at %s", code, path)
		}
	}
}
