package pipe

import (
	"bufio"
	"bytes"
	"errors"
	"io"
)

// read hands over the lines of the input, and then why it ended.
func (c *connection) read(in io.Reader) {
	r := bufio.NewReaderSize(in, 64<<10)
	for {
		l := next(r)
		if l.err == nil && !l.over && len(l.text) == 0 {
			continue
		}
		select {
		case c.lines <- l:
		case <-c.closed:
			return
		}
		if l.err != nil {
			return
		}
	}
}

// next reads a line without its end and without blanks around it. What stands behind
// the last line feed is a line too.
func next(r *bufio.Reader) line {
	var text []byte
	for {
		part, err := r.ReadSlice('\n')
		if len(text)+len(part) > MaxLine {
			return rest(r, append(text, part...), err)
		}
		text = append(text, part...)
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case err != nil && len(bytes.TrimSpace(text)) == 0:
			return line{err: err}
		}
		// What failed behind the last line is told at the next reading.
		return line{text: bytes.TrimSpace(text)}
	}
}

// rest passes over what is left of a line that is too long, and keeps its id.
func rest(r *bufio.Reader, text []byte, err error) line {
	all := &tail{r: r, part: text, ended: !errors.Is(err, bufio.ErrBufferFull)}
	id := idOf(all)
	for {
		if _, err := all.ReadByte(); err != nil {
			return line{text: id, over: true}
		}
	}
}

// tail reads a line to its end and no further: a part of it that is there, and what
// follows it in r.
type tail struct {
	r     *bufio.Reader
	part  []byte
	ended bool
}

// ReadByte gives the next byte of the line, or io.EOF.
func (t *tail) ReadByte() (byte, error) {
	for len(t.part) == 0 {
		if t.ended {
			return 0, io.EOF
		}
		part, err := t.r.ReadSlice('\n')
		t.part, t.ended = part, !errors.Is(err, bufio.ErrBufferFull)
	}
	b := t.part[0]
	t.part = t.part[1:]
	return b, nil
}
