package render

import (
	"io"
	"strings"
)

// What a terminal is told. Between begin and end it shows nothing of what comes, where
// it knows that, so that a frame is seen at once; others are not cleared before they are
// written over.
const (
	screenOpen  = "\x1b[?1049h\x1b[?25l\x1b[?7l" // another screen, no cursor, no wrapping
	screenClose = "\x1b[?7h\x1b[?25h\x1b[?1049l"
	frameBegin  = "\x1b[?2026h\x1b[H"
	frameEnd    = "\x1b[J\x1b[?2026l"
	lineEnd     = "\x1b[K"
)

// Screen is a terminal on which text is shown in place: a screen beside the one that the
// user works on, which is there again when it is closed.
type Screen struct {
	w io.Writer
	// shown is the frame that is there, columns and rows the size of the screen then.
	shown         string
	columns, rows int
}

// NewScreen takes the screen of the terminal behind w.
func NewScreen(w io.Writer) (*Screen, error) {
	_, err := io.WriteString(w, screenOpen)
	return &Screen{w: w}, err
}

// Show shows a frame, lines that fit on a screen of that size, in the place of the one
// before. One that is there already is not written again.
func (s *Screen) Show(frame string, columns, rows int) error {
	if frame == s.shown && s.Is(columns, rows) {
		return nil
	}
	s.shown, s.columns, s.rows = frame, columns, rows
	lines := strings.Split(strings.TrimRight(frame, "\n"), "\n")
	_, err := io.WriteString(s.w, frameBegin+strings.Join(lines, lineEnd+"\r\n")+lineEnd+frameEnd)
	return err
}

// Is reports whether a frame is shown that was made for a screen of that size.
func (s *Screen) Is(columns, rows int) bool {
	return s.shown != "" && s.columns == columns && s.rows == rows
}

// Close gives the screen back.
func (s *Screen) Close() error {
	_, err := io.WriteString(s.w, screenClose)
	return err
}
