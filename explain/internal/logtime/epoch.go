package logtime

import (
	"time"

	"github.com/dterr/dterr/explain/internal/lex"
)

// The seconds since 1970 that are taken for a time: the years 2010 to 2037. Numbers of
// other sizes are ids and counts.
const (
	firstSecond = 1262304000
	lastSecond  = 2145916800
)

// epoch reads a number of seconds, milliseconds, microseconds or nanoseconds since 1970,
// told apart by their size.
func epoch(line []byte, i int) (Stamp, int, bool) {
	value, end := int64(0), i
	for ; end < len(line) && end-i < 19 && lex.IsDigit(line[end]); end++ {
		value = value*10 + int64(line[end]-'0')
	}
	unit := int64(1)
	switch end - i {
	case 10:
	case 13:
		unit = 1e3
	case 16:
		unit = 1e6
	case 19:
		unit = 1e9
	default:
		return Stamp{}, 0, false
	}
	seconds, rest := value/unit, value%unit
	if seconds < firstSecond || seconds >= lastSecond {
		return Stamp{}, 0, false
	}
	nano := rest * (1e9 / unit)
	if byteAt(line, end) == '.' && unit <= 1e3 {
		part, to := fraction(line, end)
		nano += int64(part) / unit
		end = to
	}
	if !ends(line, end) {
		return Stamp{}, 0, false
	}
	return Stamp{Time: time.Unix(seconds, nano).UTC(), Zoned: true}, end, true
}
