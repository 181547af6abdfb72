package cmd

import (
	"io"
	"strings"
	"testing"
)

func TestPacked(t *testing.T) {
	for head, want := range map[string]string{
		"\x1f\x8b\x08":      "gzip: zcat | zcat",
		"BZh91AY":           "bzip2: bzcat | bzcat",
		"\x28\xb5\x2f\xfd4": "zstd: zstdcat | zstdcat",
		"\xfd7zXZ\x00\x00":  "xz: xzcat | xzcat",
		"PK\x03\x04\x14":    "zip: unzip -p | funzip",
		`{"errcode":0}`:     ":  | ",
		"":                  ":  | ",
	} {
		format, file, pipe := packed([]byte(head))
		if got := format + ": " + file + " | " + pipe; got != want {
			t.Errorf("packed(%q) = %q, want %q", head, got, want)
		}
	}
}

// Of a pipe as of a file the beginning is kept, and everything is still read.
func TestBeginning(t *testing.T) {
	text := strings.Repeat("40014 ", beginningBytes)
	for name, r := range map[string]io.Reader{"file": strings.NewReader(text), "pipe": io.MultiReader(strings.NewReader(text))} {
		var b beginning
		r, err := b.of(name, r)
		if err != nil {
			t.Fatal(err)
		}
		all, err := io.ReadAll(r)
		if err != nil || string(all) != text || string(b.head) != text[:beginningBytes] {
			t.Errorf("%s: %d bytes read, %d kept, %v", name, len(all), len(b.head), err)
		}
	}
}
