package main

import (
	"strconv"
	"strings"

	"github.com/mattn/go-runewidth"
)

// style is how a terminal shows text: an ANSI colour from 1 to 7, 0 for its own, and
// whether it is bold or faint.
type style struct {
	color       int
	bold, faint bool
}

// set changes a style as one number of an escape sequence says.
func (s style) set(n int) style {
	switch {
	case n == 0:
		return style{}
	case n == 1:
		s.bold = true
	case n == 2:
		s.faint = true
	case n >= 30 && n <= 37:
		s.color = n - 30
	}
	return s
}

// stretch is text of one style whose characters all take the same number of cells, from a
// cell of its line on. Blanks before and behind are left out.
type stretch struct {
	style
	at, cells int
	text      string
}

// wide reports whether a character takes two cells. What some terminals show wide and
// others not (“ · →) takes one, as in the program's own tables.
func wide(r rune) bool {
	c := runewidth.Condition{}
	return c.RuneWidth(r) == 2
}

// block reports whether a character is part of a bar, which is to fill its cells.
func block(r rune) bool { return r >= '▀' && r <= '▟' }

// stretches cuts a line of a terminal into its parts.
func stretches(line string) []stretch {
	var all []stretch
	var now style
	at := 0
	var open *stretch
	class := 0
	for line != "" {
		if rest, ok := strings.CutPrefix(line, "\x1b["); ok {
			numbers, behind, _ := strings.Cut(rest, "m")
			for n := range strings.SplitSeq(numbers, ";") {
				number, _ := strconv.Atoi(n)
				now = now.set(number)
			}
			line, open = behind, nil
			continue
		}
		r := []rune(line)[0]
		line = line[len(string(r)):]
		width, kind := 1, 1
		switch {
		case wide(r):
			width, kind = 2, 2
		case block(r):
			kind = 3
		}
		if open == nil || kind != class {
			all = append(all, stretch{style: now, at: at})
			open, class = &all[len(all)-1], kind
		}
		open.text += string(r)
		open.cells += width
		at += width
	}
	return trimmed(all)
}

// trimmed leaves out the blanks at the ends of stretches, and those that are nothing else.
func trimmed(all []stretch) []stretch {
	kept := all[:0]
	for _, s := range all {
		text := strings.TrimLeft(s.text, " ")
		s.at += len(s.text) - len(text)
		s.cells -= len(s.text) - len(text)
		s.text = strings.TrimRight(text, " ")
		s.cells -= len(text) - len(s.text)
		if s.text != "" {
			kept = append(kept, s)
		}
	}
	return kept
}
