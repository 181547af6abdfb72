package server

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/dterr/dterr/explain"
)

// bodyMost is how much of a text is read, in bytes.
const bodyMost = 4 << 20

// read explains a text, item by item, and reports whether only its beginning was read.
func (s *server) read(body string, emit func(explain.Item) error) (truncated bool, err error) {
	if strings.TrimSpace(body) == "" {
		return false, misused("参数 text 是空的", "argument text is empty")
	}
	s.heavy <- struct{}{}
	defer func() { <-s.heavy }()
	head := beginning(body)
	_, err = explain.Stream(strings.NewReader(head), explain.Options{Source: "text", Now: s.Now()}, emit)
	return len(head) < len(body), err
}

// beginning gives what is read of a text: all of it, or the whole lines within bodyMost,
// or of one long line as much.
func beginning(body string) string {
	if len(body) <= bodyMost {
		return body
	}
	head := body[:bodyMost]
	if i := strings.LastIndexByte(head, '\n'); i >= 0 {
		return head[:i+1]
	}
	for !utf8.RuneStart(body[len(head)]) {
		head = head[:len(head)-1]
	}
	return head
}

// inline gives a message as a part of a line.
func inline(message string) string {
	return cut(string(bytes.Join(bytes.Fields([]byte(message)), []byte{' '})), 160)
}
