package main

import (
	"bytes"
	"encoding/xml"
	"errors"
	"flag"
	"io"
	"os"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the pictures anew")

// TestPictures proves that the pictures are what the program prints today.
func TestPictures(t *testing.T) {
	for _, lang := range []string{"zh", "en"} {
		want, err := draw("testdata", lang)
		if err != nil {
			t.Fatal(err)
		}
		name := "dterr." + lang + ".svg"
		if *update {
			if err := os.WriteFile(name, want, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		got, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s is not what the program prints: go run ./.dist/picture", name)
		}
	}
}

// TestAlone proves that a picture is XML that asks for nothing: no script, no picture in
// it, no address but that of its own name space.
func TestAlone(t *testing.T) {
	allowed := []string{"svg", "title", "desc", "style", "rect", "circle", "g", "text"}
	for _, lang := range []string{"zh", "en"} {
		picture, err := draw("testdata", lang)
		if err != nil {
			t.Fatal(err)
		}
		d := xml.NewDecoder(bytes.NewReader(picture))
		inStyle := false
		for {
			token, err := d.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatalf("%s: %v", lang, err)
			}
			switch token := token.(type) {
			case xml.StartElement:
				inStyle = token.Name.Local == "style"
				if !slices.Contains(allowed, token.Name.Local) {
					t.Errorf("%s holds a %s", lang, token.Name.Local)
				}
				for _, a := range token.Attr {
					if a.Name.Local == "href" || strings.HasPrefix(a.Name.Local, "on") || strings.Contains(a.Value, "url(") {
						t.Errorf("%s: %s=%q", lang, a.Name.Local, a.Value)
					}
				}
			case xml.CharData:
				if inStyle && (bytes.Contains(token, []byte("url")) || bytes.Contains(token, []byte("@import"))) {
					t.Errorf("%s: the style asks for something: %s", lang, token)
				}
			case xml.EndElement:
				inStyle = false
			}
		}
	}
}

// TestWidth proves that nothing is drawn behind the last column.
func TestWidth(t *testing.T) {
	for _, lang := range []string{"zh", "en"} {
		for _, s := range session() {
			input, err := os.ReadFile("testdata/" + s.input)
			if err != nil {
				t.Fatal(err)
			}
			printed, err := run(s.args, input, lang)
			if err != nil {
				t.Fatal(err)
			}
			for line := range strings.Lines(printed) {
				all := stretches(strings.TrimSuffix(line, "\n"))
				if len(all) == 0 {
					continue
				}
				if last := all[len(all)-1]; last.at+last.cells > columns {
					t.Errorf("%s %s: %d cells: %s", lang, s.typed, last.at+last.cells, line)
				}
			}
		}
	}
}

// TestStretches proves how a line is cut: by style, by the width of its characters, and
// without the blanks around, each part at its cell.
func TestStretches(t *testing.T) {
	bold := style{bold: true}
	tests := []struct {
		line string
		want []stretch
	}{
		{"", nil},
		{"   ", nil},
		{"  a b ", []stretch{{at: 2, cells: 3, text: "a b"}}},
		{"a中文b", []stretch{{at: 0, cells: 1, text: "a"}, {at: 1, cells: 4, text: "中文"}, {at: 5, cells: 1, text: "b"}}},
		{"\x1b[1ma\x1b[0m b", []stretch{{style: bold, at: 0, cells: 1, text: "a"}, {at: 2, cells: 1, text: "b"}}},
		{"\x1b[1;31m中\x1b[0m", []stretch{{style: style{color: 1, bold: true}, at: 0, cells: 2, text: "中"}}},
		{"“中”·→", []stretch{{at: 0, cells: 1, text: "“"}, {at: 1, cells: 2, text: "中"}, {at: 3, cells: 3, text: "”·→"}}},
		{"█▄ 9", []stretch{{at: 0, cells: 2, text: "█▄"}, {at: 3, cells: 1, text: "9"}}},
	}
	for _, tt := range tests {
		if got := stretches(tt.line); !slices.Equal(got, tt.want) {
			t.Errorf("%q: %+v, want %+v", tt.line, got, tt.want)
		}
	}
}
