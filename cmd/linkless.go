package cmd

import (
	"bytes"
	"io"
)

// The marks of a link on a terminal: one with the address before its text, one without
// behind it, both up to linkEnd.
const (
	linkMark = "\x1b]8;"
	linkEnd  = "\x1b\\"
)

// linkless takes links out of text on its way to a pager; their addresses stand in the
// text. less knows links since version 566 only, and shows the marks before that.
type linkless struct {
	to io.WriteCloser
	// inside is set within a mark, whose bytes up to now are rest; else rest is the
	// end of what was written, where a mark may begin.
	inside bool
	rest   []byte
}

func (l *linkless) Write(b []byte) (int, error) {
	text := append(l.rest, b...)
	var out []byte
	for {
		edge := linkMark
		if l.inside {
			edge = linkEnd
		}
		i := bytes.Index(text, []byte(edge))
		if i < 0 {
			break
		}
		if !l.inside {
			out = append(out, text[:i]...)
		}
		text, l.inside = text[i+len(edge):], !l.inside
	}
	if !l.inside {
		n := len(text) - partOf(text, linkMark)
		out, text = append(out, text[:n]...), text[n:]
	}
	l.rest = bytes.Clone(text)
	if _, err := l.to.Write(out); err != nil {
		return 0, err
	}
	return len(b), nil
}

// partOf gives how many bytes at the end of text are the beginning of a mark.
func partOf(text []byte, mark string) int {
	for n := min(len(text), len(mark)-1); n > 0; n-- {
		if bytes.HasSuffix(text, []byte(mark[:n])) {
			return n
		}
	}
	return 0
}

func (l *linkless) Close() error {
	if !l.inside {
		_, _ = l.to.Write(l.rest)
	}
	return l.to.Close()
}
