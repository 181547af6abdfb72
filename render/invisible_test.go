package render_test

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/dterr/dterr/explain"
	"github.com/dterr/dterr/render"
)

// ignorable are the ranges of Default_Ignorable_Code_Point as
// DerivedCoreProperties.txt of Unicode 16.0 has them, 4,174 characters: what is
// hidden does not hang on the tables that the compiler came with.
var ignorable = [][2]rune{
	{0xad, 0xad},
	{0x34f, 0x34f},
	{0x61c, 0x61c},
	{0x115f, 0x1160},
	{0x17b4, 0x17b5},
	{0x180b, 0x180f},
	{0x200b, 0x200f},
	{0x202a, 0x202e},
	{0x2060, 0x206f},
	{0x3164, 0x3164},
	{0xfe00, 0xfe0f},
	{0xfeff, 0xfeff},
	{0xffa0, 0xffa0},
	{0xfff0, 0xfff8},
	{0x1bca0, 0x1bca3},
	{0x1d173, 0x1d17a},
	{0xe0000, 0xe0fff},
}

// hidden gives every character that may not be written as it is: controls, default
// ignorables, noncharacters, separators of lines, and the other format characters.
func hidden() []rune {
	var all []rune
	for _, x := range append([][2]rune{
		{0x01, 0x1f},
		{0x7f, 0x9f},
		{0x2028, 0x2029},
		{0x2800, 0x2800},
		{0xfdd0, 0xfdef},
		{0xfff9, 0xfffb},
		{0x600, 0x605},
		{0x6dd, 0x6dd},
		{0x70f, 0x70f},
		{0x8e2, 0x8e2},
		{0x110bd, 0x110bd},
	}, ignorable...) {
		for r := x[0]; r <= x[1]; r++ {
			all = append(all, r)
		}
	}
	for plane := rune(0); plane <= 0x10; plane++ {
		all = append(all, plane<<16|0xfffe, plane<<16|0xffff)
	}
	return all
}

// TestHidden proves that no character without ink is written as it is, in text, in
// Markdown and in JSON, wherever it stands, also where a font would make something of
// it: behind an emoji or a Chinese character.
func TestHidden(t *testing.T) {
	count := 0
	for _, x := range ignorable {
		count += int(x[1]-x[0]) + 1
	}
	if count != 4174 {
		t.Fatalf("the list holds %d characters, want 4174", count)
	}
	for _, r := range hidden() {
		for _, before := range []string{"a", "好", "❤"} {
			s := before + string(r) + "b"
			f := &explain.Finding{Message: s}
			var line bytes.Buffer
			if err := render.NewJSON(&line).Finding(f); err != nil {
				t.Fatal(err)
			}
			for form, out := range map[string]string{
				"text": render.Clean(s), "code span": render.CodeSpan(s), "Markdown": render.Markdown(s), "JSON": strings.TrimSuffix(line.String(), "\n"),
			} {
				if strings.ContainsRune(out, r) || !utf8.ValidString(out) {
					t.Errorf("%s shows %U behind %s as it is: %q", form, r, before, out)
				}
			}
		}
	}
}

// TestSeen proves that what can be seen is written as it is.
func TestSeen(t *testing.T) {
	for _, s := range []string{"好的，。", "café", "naïve", "e\u0301", "ｆｕｌｌ　ｗｉｄｔｈ", "❤ 😀", "한글", "ไทย", "\ufffd", "±0 − … ‹a#1›", "𠀀", "\ue000"} {
		if got := render.Clean(s); got != s {
			t.Errorf("Clean(%q) = %q", s, got)
		}
		if got := string(render.AppendVisible(nil, []byte(s))); got != s {
			t.Errorf("JSON writes %q as %q", s, got)
		}
	}
}
