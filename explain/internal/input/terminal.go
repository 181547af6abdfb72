package input

import (
	"bytes"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/dterr/dterr/explain/internal/nibble"
)

// esc is the byte that begins a control sequence of a terminal.
const esc = 0x1b

// Plain takes the control sequences of a terminal out of a text, in place: colours,
// links, what grep marks. They have no width and are part of no word. A sequence
// stands there as it was sent, or written out as programs and people do (\u001b[31m,
// \x1b[0m, \033[1m, \e[0m, ^[[0m, ␛[0m, ESC[0m, #033[0m), or without its first byte, as a browser
// copies it ([31m). One that moves the cursor becomes a blank, and so does the one
// behind a whole word in colour where the next word follows at once. Lines stay.
func Plain(text []byte) []byte {
	if isFree(text) {
		return text
	}
	return withoutControls(text)
}

// withoutControls is Plain for a text in which something may stand.
func withoutControls(text []byte) []byte {
	out, from := text[:0], 0
	var p painted
	for at := 0; ; {
		i := bytes.IndexByte(text[at:], '[')
		if i < 0 {
			break
		}
		i += at
		at = i + 1
		if !mayControl(text, i) {
			continue
		}
		size, moves := control(text[i:])
		if size == 0 {
			continue
		}
		lead := leadOf(text[from:i])
		if lead == 0 && !isBareColour(text[i:], size) {
			continue
		}
		run := text[from : i-lead]
		p.next(out, run, text[i+size-1] == 'K')
		out = append(out, run...)
		at = i + size
		if moves || p.word && at < len(text) && isLetter(text[at]) {
			out = append(out, ' ')
		}
		from = at
	}
	if from > 0 {
		text = append(out, text[from:]...)
	}
	return withoutLinks(text)
}

// freeLeast is the length of a text for which it is worth to look whether anything stands
// in it that may begin a sequence, in bytes.
const freeLeast = 16 << 10

// controls is the table of what may begin a sequence: the first byte of one that is written
// as bytes, a bracket behind what stands for that, or before a digit. See [mayControl].
// bare is that and all that is no ASCII.
var controls struct { //nolint:gochecknoglobals // made once, and constant then
	once sync.Once
	nibble.Table
	bare nibble.Table
}

// controlTable gives controls, made when first asked for.
func controlTable() *nibble.Table {
	controls.once.Do(func() {
		t := &controls.Table
		free := func(bucket, from int) {
			for i := from; i < nibble.Len; i++ {
				t.Allow(bucket, i, nibble.Any, nibble.Any)
			}
		}
		one := func(bucket, i int, c byte) { t.Allow(bucket, i, 1<<(c&15), 1<<(c>>4)) }
		one(0, 0, esc)
		free(0, 1)
		one(1, 0, '[')
		t.Allow(1, 1, 1<<10-1, 1<<3) // a digit
		free(1, 2)
		// The leads share buckets by one half, so that no other byte is let through.
		for n, of := range [...]string{"\x1b[\x9b", "C3", "bB", "e"} {
			for i := range len(of) {
				one(2+n, 0, of[i])
			}
			one(2+n, 1, '[')
			free(2+n, 2)
		}
		controls.bare = *t
		t = &controls.bare
		t.Allow(6, 0, nibble.Any, 0xff00)
		free(6, 1)
	})
	return &controls.Table
}

// isFree reports whether nothing in a long text begins a sequence; false says nothing.
func isFree(text []byte) bool {
	if len(text) < freeLeast || !nibble.Able() {
		return false
	}
	return isNone(text, controlTable(), func(i int) bool { return mayBegin(text, i) })
}

// isBare is isFree for a text that is in ASCII as well.
func isBare(text []byte) bool {
	if len(text) < freeLeast || !nibble.Able() {
		return false
	}
	controlTable()
	return isNone(text, &controls.bare, func(i int) bool { return text[i] >= utf8.RuneSelf || mayBegin(text, i) })
}

// isNone reports whether nothing of a table stands in a text, at the last places by itself.
func isNone(text []byte, t *nibble.Table, stands func(int) bool) bool {
	end := len(text) - nibble.Len + 1
	if nibble.Search(text, 0, end, t) < end {
		return false
	}
	for i := end; i < len(text); i++ {
		if stands(i) {
			return false
		}
	}
	return true
}

// mayBegin reports whether a sequence may begin at a place.
func mayBegin(text []byte, i int) bool {
	return text[i] == esc || text[i] == '[' && mayControl(text, i)
}

// painted is what stands before a sequence: whether that is a whole word between two
// of them, and what stands before the first.
type painted struct{ apart, word, level bool }

// next goes on to the next sequence; run is what stands between the last one and this,
// out what stands before. What grep marks is part of a word.
func (p *painted) next(out, run []byte, grep bool) {
	if len(run) > 0 {
		p.word = p.apart && isLetter(run[len(run)-1]) && bytes.IndexFunc(run, func(r rune) bool { return r < 'A' || r > 'z' }) < 0
		p.level = isLevel(run)
		out = run
	}
	p.word = p.word && (!grep || p.level)
	p.apart = len(out) == 0 || !isLetter(out[len(out)-1]) && (out[len(out)-1] < '0' || out[len(out)-1] > '9')
}

// isLevel reports whether a word is a level of a log: nobody searches in the midst of a
// word for that.
func isLevel(word []byte) bool {
	switch string(word) {
	case "ERROR", "WARN", "WARNING", "INFO", "DEBUG", "TRACE", "FATAL":
		return true
	}
	return false
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// controlMost is how long a control sequence may be, in bytes; longer ones are
// left alone.
const controlMost = 64

// mayControl reports whether a sequence may begin at a bracket, by the bytes beside it: it
// goes on with a digit, or something stands before it for its first byte. Most brackets
// of a log are passed over by that.
func mayControl(text []byte, i int) bool {
	if i+1 < len(text) && '0' <= text[i+1] && text[i+1] <= '9' {
		return true
	}
	return i > 0 && endsLead(text[i-1])
}

// control gives the length of the sequence whose [ a text begins with, 0 when there
// is none, and whether it moves the cursor.
func control(text []byte) (size int, moves bool) {
	for i := 1; i < len(text) && i < controlMost; i++ {
		switch c := text[i]; {
		case '0' <= c && c <= '9', c == ';', c == ':', c == '?':
		case c == 'm' || c == 'K' || c == 'h' || c == 'l' || c == 'J':
			return i + 1, false
		case 'A' <= c && c <= 'H' || c == 'f' || c == 'd':
			return i + 1, true
		default:
			return 0, false
		}
	}
	return 0, false
}

// leadOf gives the length of what stands for the first byte of a sequence at the
// end of a text, 0 when nothing does.
func leadOf(before []byte) int {
	n := len(before)
	if n == 0 {
		return 0
	}
	if !endsLead(before[n-1]) {
		return 0
	}
	switch before[n-1] {
	case esc:
		return 1
	case '[', "␛"[2], 'C':
		for _, lead := range [...]string{"^[", "␛", "ESC"} {
			if bytes.HasSuffix(before, []byte(lead)) {
				return len(lead)
			}
		}
	case 'b', 'B', '3', 'e':
		if bytes.HasSuffix(before, []byte("#033")) { // rsyslog
			return len("#033")
		}
		for _, lead := range [...]string{"u001b", "x1b", "033", "e"} {
			if n > len(lead) && strings.EqualFold(string(before[n-len(lead):]), lead) && before[n-len(lead)-1] == '\\' {
				rest := bytes.TrimRight(before[:n-len(lead)], "\\")
				return n - len(rest)
			}
		}
	}
	return 0
}

// endsLead reports whether what leadOf knows may end with a byte; behind no other does a
// sequence begin, such as the [E of a level or the [m of a thread's name.
func endsLead(last byte) bool {
	switch last {
	case esc, '[', "␛"[2], 'C', 'b', 'B', '3', 'e':
		return true
	}
	return false
}

// isBareColour reports whether a sequence of a size that lost its first byte is one
// that sets a colour: [31m, and not a range of time as in rate(x[5m]).
func isBareColour(text []byte, size int) bool {
	return size > 2 && text[size-1] == 'm' && '0' <= text[1] && text[1] <= '9' && (size == len(text) || text[size] != ']')
}

// linkMost is how long the address of a link may be, in bytes.
const linkMost = 4 << 10

// withoutLinks takes out the sequences that are written as bytes and do not begin
// with [: links and titles, and the choice of a character set.
func withoutLinks(text []byte) []byte {
	out, from := text[:0], 0
	for at := 0; ; {
		i := bytes.IndexByte(text[at:], esc)
		if i < 0 {
			break
		}
		i += at
		at = i + max(1, escape(text[i:]))
		if at > i+1 {
			out = append(out, text[from:i]...)
			from = at
		}
	}
	if from == 0 {
		return text
	}
	return append(out, text[from:]...)
}

// escape gives the length of the sequence that a text begins with, 0 when it is
// none.
func escape(text []byte) int {
	if len(text) < 2 {
		return 0
	}
	switch c := text[1]; {
	case c == ']':
		for i := 2; i < len(text) && i < linkMost && text[i] != '\n'; i++ {
			if text[i] == '\a' {
				return i + 1
			}
			if text[i] == esc {
				if i+1 < len(text) && text[i+1] == '\\' {
					i++
				}
				return i + 1
			}
		}
	case (c == '(' || c == ')') && len(text) > 2 && text[2] != '\n':
		return 3
	case c == '=' || c == '>' || c == '7' || c == '8' || c == 'M':
		return 2
	}
	return 0
}
