package signature

import (
	"bytes"
	"time"

	"github.com/dterr/dterr/explain/signature/internal/pasted"
)

// ResponseDate gives the Date header of a response as curl -i prints it. Of
// several heads (a redirect, a proxy) the last one counts. ok is false for a
// text that begins with no head, or for heads without a date.
func ResponseDate(text []byte) (date time.Time, ok bool) {
	for {
		head, rest, is := pasted.CutHead(text)
		if !is {
			return date, ok
		}
		for line := range bytes.Lines(head) {
			name, value, _ := bytes.Cut(line, []byte(":"))
			if !bytes.EqualFold(bytes.TrimSpace(name), []byte("Date")) {
				continue
			}
			if d, err := time.Parse(time.RFC1123, string(bytes.TrimSpace(value))); err == nil {
				date, ok = d, true
			}
		}
		text = rest
	}
}
