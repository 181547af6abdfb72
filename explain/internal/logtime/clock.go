package logtime

import (
	"time"

	"github.com/dterr/dterr/explain/internal/lex"
)

// timed reads the clock at i and what stands behind it, for a date.
func timed(line []byte, i int, d day) (Stamp, int, bool) {
	if !d.ok() {
		return Stamp{}, 0, false
	}
	w, i, ok := clock(line, blanks(line, i), d.year != 0)
	if !ok {
		return Stamp{}, 0, false
	}
	return stamp(line, i, d, w)
}

// clock reads hours, minutes and seconds, in twenty-four hours or in twice twelve; short
// says that the seconds may be missing, as they are where ls(1) lists files.
func clock(line []byte, i int, short bool) (wall, int, bool) {
	half, i := halfOf(line, i)
	i = blanks(line, i)
	var w wall
	at := i
	if w.hour, i = number(line, i, 2); byteAt(line, i) != ':' {
		return w, 0, false
	}
	if w.minute, i = number(line, i+1, 2); i < at+4 {
		return w, 0, false
	}
	if byteAt(line, i) == ':' {
		end := i + 3
		if w.second, i = number(line, i+1, 2); i != end {
			return w, 0, false
		}
		w.nano, i = fraction(line, i)
	} else if c := byteAt(line, i); !short || c != 0 && c != ' ' && c != ']' && c != '"' && c != 'Z' && c != '+' {
		return w, 0, false
	}
	if half == none {
		if h, end := halfOf(line, blanks(line, i)); h != none {
			half, i = h, end
		}
	}
	if half != none {
		switch {
		case w.hour > 12 && half == afternoon: // some write 下午 before any clock
		case w.hour > 12:
			return w, 0, false
		default:
			w.hour = w.hour%12 + int(half-morning)*12
		}
	}
	return w, i, w.ok()
}

// half is a half of the day.
type half int

const (
	none half = iota
	morning
	afternoon
)

// halfOf reads the half of the day at i.
func halfOf(line []byte, i int) (half, int) {
	switch {
	case lex.At(line, i, "上午"):
		return morning, i + len("上午")
	case lex.At(line, i, "下午"):
		return afternoon, i + len("下午")
	case lex.AtFold(line, i, "am") && apart(line, i+2):
		return morning, i + 2
	case lex.AtFold(line, i, "pm") && apart(line, i+2):
		return afternoon, i + 2
	}
	return none, i
}

// apart reports whether a word ends at i, and no name of a host goes on.
func apart(line []byte, i int) bool {
	c := byteAt(line, i)
	return !lex.IsWord(c) && c != '.'
}

// fraction reads the part of a second at i, in nanoseconds. Behind a comma it has three,
// six or nine digits, else it is the next column; behind a colon three.
func fraction(line []byte, i int) (nano, end int) {
	if i+1 >= len(line) || !lex.IsDigit(line[i+1]) {
		return 0, i
	}
	sep := line[i]
	if sep != '.' && sep != ',' && sep != ':' {
		return 0, i
	}
	end = i + 1
	for scale := 100_000_000; end < len(line) && lex.IsDigit(line[end]); end++ {
		nano += int(line[end]-'0') * scale
		scale /= 10
	}
	if n := end - i - 1; sep == ',' && n != 3 && n != 6 && n != 9 || sep == ':' && n != 3 {
		return 0, i
	}
	return nano, end
}

// zone reads the zone at i, right behind a clock or behind a blank.
func zone(line []byte, i int) (loc *time.Location, end int, ok bool) {
	if i >= len(line) {
		return nil, i, false
	}
	at, blank := i, line[i] == ' '
	if blank {
		at++
	}
	switch c := byteAt(line, at); c {
	case 'Z', 'z':
		if !ends(line, at+1) {
			return nil, i, false
		}
		return time.UTC, at + 1, true
	case '+', '-':
		return offset(line, i, at, blank)
	case 'U', 'G', 'A', 'P':
		for _, z := range zones {
			if lex.At(line, at, z.name) && ends(line, at+len(z.name)) {
				return time.FixedZone("", z.offset), at + len(z.name), true
			}
		}
	}
	return nil, i, false
}

// zones are names that stand for one offset in seconds; most abbreviations, CST among
// them, stand for several.
var zones = [...]struct { //nolint:gochecknoglobals // a constant table
	name   string
	offset int
}{{"UTC", 0}, {"GMT", 0}, {"Asia/Shanghai", 8 * 60 * 60}, {"PRC", 8 * 60 * 60}}

// offset reads the offset from UTC at at; i is where the clock ended. Behind a blank a
// negative number may be what the line tells: an offset is one of whole or half hours.
func offset(line []byte, i, at int, blank bool) (loc *time.Location, end int, ok bool) {
	if len(line) < at+3 {
		return nil, i, false
	}
	hours, minutes := two(line, at+1), 0
	switch end = at + 3; {
	case byteAt(line, end) == ':' && len(line) >= end+3:
		minutes, end = two(line, end+1), end+3
	case len(line) >= end+2 && lex.IsDigit(line[end]):
		minutes, end = two(line, end), end+2
	case blank:
		return nil, i, false
	}
	seconds := (hours*60 + minutes) * 60
	if hours < 0 || hours > 14 || minutes < 0 || minutes%15 != 0 || minutes > 45 || !ends(line, end) ||
		blank && line[at] == '-' && (hours > 12 || minutes%30 != 0) {
		return nil, i, false
	}
	if line[at] == '-' {
		seconds = -seconds
	}
	if seconds == 0 {
		return time.UTC, end, true
	}
	return time.FixedZone("", seconds), end, true
}
