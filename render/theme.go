package render

import (
	"strings"

	"github.com/dterr/dterr/codes"
)

// ink names what a piece of text is; the theme says how that looks.
type ink uint8

const (
	plain ink = iota
	strong
	label
	dim
	link
	good
	bad
	warn
	mark
	inks
)

// theme paints text. Without colour it holds no styles at all, and text goes
// through untouched. It is built per call from a renderer of its own with an
// explicit profile: lipgloss's default renderer would ask the terminal.
//
// A style is a large value: what handles styles stays out of line, so that
// plain output does not grow the stack for it at start-up.
type theme struct {
	styles     []style
	hyperlinks bool
}

func newTheme(o Options) theme {
	t := theme{hyperlinks: o.Hyperlinks}
	if o.Color {
		t.styles = newStyles()
	}
	return t
}

// paint colours one line of text.
func (t theme) paint(i ink, s string) string {
	if t.styles == nil || i == plain || s == "" {
		return s
	}
	// Blanks at the ends stay bare, so that no colour trails behind a column.
	body := strings.TrimRight(s, " ")
	return t.styled(i, body) + s[len(body):]
}

// anchor makes text a link to url where the terminal wants links.
func (t theme) anchor(url, text string) string {
	if !t.hyperlinks || !linkable(url) {
		return text
	}
	return "\x1b]8;;" + url + "\x1b\\" + text + "\x1b]8;;\x1b\\"
}

// linkable reports whether an address may be a link: one of the web that hides nothing.
func linkable(url string) bool { return isURL(url) && clean(url) == url }

func isURL(s string) bool {
	return strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "http://")
}

// kindInk gives the colour of a kind: green for success, yellow where waiting
// helps, red otherwise. It is the code's. The kind's word, which stands beside or below
// it, has none: an answer has one coloured word, and a table of hits is no alarm.
func kindInk(k codes.Kind) ink {
	switch k {
	case codes.KindSuccess:
		return good
	case codes.KindSystem, codes.KindRateLimit, codes.KindUnknown:
		return warn
	default:
		return bad
	}
}
