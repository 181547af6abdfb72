package main

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"strings"
)

// Sizes in pixels: a cell, the frame around the text, and where in a line it stands.
const (
	cellWidth, lineHeight = 8.4, 20
	frame, bar, base      = 18, 34, 15
)

// look is what the letters and colours are, in both schemes. The light ones have a
// contrast of 4.5 and more on white, the dark ones on the dark ground.
const look = `
text{font:14px ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono","Liberation Mono",monospace;white-space:pre;fill:#1f2328}
.z{font-size:16px;font-family:"PingFang SC","Hiragino Sans GB","Microsoft YaHei","Noto Sans CJK SC","Source Han Sans SC","WenQuanYi Micro Hei",sans-serif}
.b{font-weight:700}.f{fill:#59636e}.c1{fill:#cf222e}.c2{fill:#1a7f37}.c3{fill:#9a6700}.c6{fill:#0b7285}
.w{fill:#fff;stroke:#d0d7de}.d{fill:#d0d7de}
@media(prefers-color-scheme:dark){text{fill:#e6edf3}.f{fill:#9198a1}.c1{fill:#ff7b72}.c2{fill:#3fb950}.c3{fill:#d29922}.c6{fill:#39c5cf}.w{fill:#0d1117;stroke:#30363d}.d{fill:#30363d}}
`

// svg draws lines as a window of a terminal. Who does not see it is read the lines.
func svg(title, lang string, lines [][]stretch) []byte {
	width := columns*cellWidth + 2*frame
	height := bar + len(lines)*lineHeight + frame
	var b bytes.Buffer
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" width="%g" height="%d" viewBox="0 0 %g %d" role="img" aria-labelledby="title text" xml:lang="%s">`+"\n",
		width, height, width, height, lang)
	fmt.Fprintf(&b, "<title id=\"title\">%s</title>\n<desc id=\"text\">%s</desc>\n<style>%s</style>\n", escaped(title), escaped(plain(lines)), look)
	fmt.Fprintf(&b, `<rect class="w" x=".5" y=".5" width="%g" height="%d" rx="8"/>`+"\n", width-1, height-1)
	for i := range 3 {
		fmt.Fprintf(&b, `<circle class="d" cx="%d" cy="17" r="5"/>`, frame+4+i*16)
	}
	b.WriteString("\n<g>\n")
	for n, line := range lines {
		for _, s := range line {
			fmt.Fprintf(&b, `<text%s x="%.1f" y="%d" textLength="%.1f"%s>%s</text>`+"\n",
				class(s), frame+float64(s.at)*cellWidth, bar+n*lineHeight+base, float64(s.cells)*cellWidth, fitted(s), escaped(s.text))
		}
	}
	b.WriteString("</g>\n</svg>\n")
	return b.Bytes()
}

// double reports whether the characters of a stretch take two cells each.
func (s stretch) double() bool { return s.cells > len([]rune(s.text)) }

// fitted says how a stretch comes to its width: Latin letters and bars by being drawn
// wider or narrower, so that bars join, Chinese ones by the room between them.
func fitted(s stretch) string {
	if s.double() {
		return ""
	}
	return ` lengthAdjust="spacingAndGlyphs"`
}

// class gives the classes of a stretch.
func class(s stretch) string {
	var all []string
	if s.double() {
		all = append(all, "z")
	}
	if s.bold {
		all = append(all, "b")
	}
	if s.faint {
		all = append(all, "f")
	}
	if s.color > 0 {
		all = append(all, fmt.Sprintf("c%d", s.color))
	}
	if len(all) == 0 {
		return ""
	}
	return ` class="` + strings.Join(all, " ") + `"`
}

// plain gives the lines as text.
func plain(lines [][]stretch) string {
	var b strings.Builder
	for _, line := range lines {
		at := 0
		for _, s := range line {
			b.WriteString(strings.Repeat(" ", s.at-at) + s.text)
			at = s.at + s.cells
		}
		b.WriteString("\n")
	}
	return b.String()
}

func escaped(s string) string {
	var b bytes.Buffer
	_ = xml.EscapeText(&b, []byte(s)) // a buffer takes everything
	return strings.NewReplacer("&#xA;", "\n", "&#34;", `"`, "&#39;", "'").Replace(b.String())
}
