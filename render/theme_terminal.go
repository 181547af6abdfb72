//go:build !js

package render

import (
	"io"

	"github.com/charmbracelet/lipgloss"
	"github.com/muesli/termenv"
)

// style is how an ink looks on a terminal.
type style = lipgloss.Style

// accent is the one colour of what leads the eye: labels, links, commands and what a
// search lights up. It is ANSI's cyan; blue is unreadable in many palettes on a dark
// ground. Red, yellow and green say how bad it is, and stand at the code only.
const accent = "6"

//go:noinline
func newStyles() []style {
	r := lipgloss.NewRenderer(io.Discard)
	r.SetColorProfile(termenv.ANSI)
	r.SetHasDarkBackground(true)
	color := func(n string) lipgloss.Style { return r.NewStyle().Foreground(lipgloss.Color(n)) }
	s := make([]style, inks)
	for i := range s {
		s[i] = r.NewStyle()
	}
	s[strong] = r.NewStyle().Bold(true)
	s[label] = color(accent)
	s[dim] = r.NewStyle().Faint(true)
	// No underline: lipgloss would style a URL letter by letter, and terminals
	// underline links by themselves.
	s[link] = color(accent)
	s[good] = color("2").Bold(true)
	s[bad] = color("1").Bold(true)
	s[warn] = color("3").Bold(true)
	s[mark] = color(accent).Bold(true)
	return s
}

//go:noinline
func (t theme) styled(i ink, s string) string { return t.styles[i].Render(s) }

// columnsOf gives how many cells a line takes on a terminal, its escape sequences apart.
func columnsOf(line string) int { return lipgloss.Width(line) }
