// Package address says at which path of the site a page stands. The pages are written by
// it, and the program in the browser links to them by it.
//
// Guarantees: a path depends on the id alone, so it stays when others come; it holds only
// a–z, 0–9 and -._~, so that it needs no escape in a URL and is a file on any system;
// and two ids have different paths, also where upper and lower case are one. What the
// paths cannot show of an id is told by six digits of its hash behind a ~.
//
//	address.Entry("en", "oapi/40014") // en/oapi/40014.html
//	address.Entry("en", "api/InvalidAuthentication") // en/api/invalidauthentication~….html
package address

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
)

// Entry gives the path of the page about an entry: its id is family/code.
func Entry(lang, id string) string {
	family, code, _ := strings.Cut(id, "/")
	return lang + "/" + family + "/" + name(code) + ".html"
}

// Calls gives the path of the page with the calls that answer with an entry, where they
// are too many for its own.
func Calls(lang, id string) string { return beside(Entry(lang, id), "calls") }

// Call gives the path of the page about a call, which is METHOD /path.
func Call(lang, call string) string {
	return lang + "/call/" + name(call) + ".html"
}

// Fields gives the path of the page with the fields of a call, where they are too many
// for its own.
func Fields(lang, call string) string { return beside(Call(lang, call), "fields") }

// Codes gives the path of the page with the codes of a call, where they are too many for
// its own.
func Codes(lang, call string) string { return beside(Call(lang, call), "codes") }

// Scope gives the path of the page about a permission point.
func Scope(lang, scope string) string { return lang + "/scope/" + name(scope) + ".html" }

// Kind gives the path of the index of a kind.
func Kind(lang, kind string) string { return lang + "/kind/" + kind + ".html" }

// Family gives the path of the index of a family.
func Family(lang, family string) string { return lang + "/" + family + "/index.html" }

// Status gives the path of the page about an HTTP status.
func Status(lang, status string) string { return lang + "/http/" + status + ".html" }

// Part gives the path of the index of the entries of one kind in one family.
func Part(lang, kind, family string) string { return lang + "/kind/" + kind + "." + family + ".html" }

// Folder gives the path of the index of the calls whose paths begin with a prefix.
func Folder(lang, prefix string) string { return lang + "/calls/" + name(prefix) + ".html" }

// Model gives the path of the page about a data model.
func Model(lang, model string) string { return lang + "/attendance/" + model + ".html" }

// beside gives the path of what belongs to a page; no name of an id ends so, since what
// stands behind a ~ there are digits of a hash.
func beside(path, part string) string {
	return strings.TrimSuffix(path, ".html") + "~" + part + ".html"
}

// longest is how many bytes of an id are shown, so that a path stays below what file
// systems take.
const longest = 100

// name gives the name of the file about an id.
func name(id string) string {
	var b strings.Builder
	plain := len(id) <= longest
	for _, r := range id {
		if b.Len() == longest {
			break
		}
		switch {
		case 'a' <= r && r <= 'z', '0' <= r && r <= '9', r == '-', r == '_', r == '.':
			b.WriteRune(r)
			continue
		case 'A' <= r && r <= 'Z':
			b.WriteRune(r + 'a' - 'A')
		case !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
		plain = false
	}
	s := strings.Trim(b.String(), ".-")
	if plain && (s == id || "-"+s == id) && !reserved(s) {
		return id
	}
	sum := sha256.Sum256([]byte(id))
	return s + "~" + hex.EncodeToString(sum[:3])
}

// reserved reports names that mean something else: the page of a folder, and devices of
// Windows, whatever stands behind their first dot.
func reserved(s string) bool {
	first, _, _ := strings.Cut(s, ".")
	switch first {
	case "index", "con", "prn", "aux", "nul", "":
		return true
	}
	return len(first) == 4 && (strings.HasPrefix(first, "com") || strings.HasPrefix(first, "lpt"))
}
