package transcript

import (
	"bytes"
	"time"

	"github.com/dterr/dterr/explain/internal/lex"
	"github.com/dterr/dterr/explain/internal/logtime"
	"github.com/dterr/dterr/explain/internal/platform"
)

// isRecord reports whether a line is a log record of its own: it begins with a
// date.
func isRecord(line []byte) bool {
	line = bytes.TrimLeft(line[:min(len(line), 24)], "[ ")
	return len(line) > 10 && line[0] == '2' && line[1] == '0' && (line[4] == '-' || line[4] == '/')
}

// isLogObject reports whether a line is a record of a log of objects: it is one, and one of
// its first members is the level or the time.
func isLogObject(line []byte) bool {
	const first = 64
	if len(line) < len(`{"ts":1}`) || line[0] != '{' || line[1] != '"' || !bytes.HasSuffix(bytes.TrimRight(line, "\r "), []byte("}")) {
		return false
	}
	line = line[:min(len(line), first)]
	for _, name := range [...]string{`"level":`, `"ts":`, `"time":`, `"timestamp":`, `"@timestamp":`, `"severity":`} {
		if bytes.Contains(line, []byte(name)) {
			return true
		}
	}
	return false
}

// stampMost is how many bytes of a line are looked at for its time.
const stampMost = 8 << 10

// stamped takes over the time with which a line is stamped.
func (c *Call) stamped(line []byte) {
	if !c.Date.IsZero() {
		return
	}
	s, ok := logtime.Read(line[:min(len(line), stampMost)])
	if !ok {
		return
	}
	c.Date, c.Zoned, c.Yearless = s.Time, s.Zoned, s.Yearless
	if !s.Zoned {
		_, offset := s.Time.In(platform.Zone()).Zone()
		c.Date = s.Time.Add(-time.Duration(offset) * time.Second).In(platform.Zone())
	}
}

// Time gives when the answer was given, zero when that is not told: in zone where the
// text states none, nil is China Standard Time, and where it states no year in the
// latest one before now.
func (c Call) Time(zone *time.Location, now time.Time) time.Time {
	if zone == nil {
		zone = platform.Zone()
	}
	return logtime.Stamp{Time: c.Date, Zoned: c.Zoned, Yearless: c.Yearless}.In(zone, now)
}

// BeginsEntry reports whether a line is the first of an entry of a log: it
// begins with a date or a level and is no member of an object, or it holds an
// answer.
func BeginsEntry(line []byte) bool {
	return bytes.Contains(line, []byte(`{"errcode"`)) || isHead(line)
}

// isHead reports whether a line begins with a date or a level and is no member of an
// object.
func isHead(line []byte) bool {
	if i := bytes.IndexAny(line, `"{}`); i >= 0 && line[i] != '{' {
		return false
	}
	line = bytes.TrimLeft(line, "[")
	if len(line) > 10 && lex.IsDigit(line[0]) && lex.IsDigit(line[3]) && (line[4] == '-' || line[4] == '/') && lex.IsDigit(line[5]) {
		return true
	}
	for _, level := range [...]string{"TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL"} {
		if bytes.HasPrefix(line, []byte(level)) {
			return true
		}
	}
	return false
}

// SharedPrefix gives the length of the prefix that the first two lines of text
// share, digits counting as equal, up to its last blank; 0 when they share
// none that looks like a log's.
func SharedPrefix(text []byte) int {
	i := bytes.IndexByte(text, '\n')
	if i < 0 {
		return 0
	}
	one, two := text[:i], text[i+1:]
	size := 0
	for k := 0; k < len(one) && k < len(two) && k < 200 && two[k] != '\n' && sameShape(one[k], two[k]); k++ {
		if one[k] == ' ' || one[k] == '\t' {
			size = k + 1
		}
	}
	if size < 8 || !bytes.ContainsAny(text[:size], "0123456789") {
		return 0
	}
	// Blanks behind the prefix are the body's own.
	return len(bytes.TrimRight(text[:size], " \t")) + 1
}

// SamePrefix reports whether a line begins with a prefix, digits counting as equal.
func SamePrefix(l, prefix []byte) bool {
	if len(l) < len(prefix) {
		return false
	}
	for i := range prefix {
		if !sameShape(l[i], prefix[i]) {
			return false
		}
	}
	return true
}

func sameShape(a, b byte) bool {
	return a == b || lex.IsDigit(a) && lex.IsDigit(b)
}
