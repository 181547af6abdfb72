package transcript

import (
	"bytes"
	"strings"
	"time"

	"github.com/dterr/dterr/explain/internal/lex"
	"github.com/dterr/dterr/explain/internal/platform"
)

// isRecord reports whether a line is a log record of its own: it begins with a
// date.
func isRecord(line []byte) bool {
	line = bytes.TrimLeft(line[:min(len(line), 24)], "[ ")
	return len(line) > 10 && line[0] == '2' && line[1] == '0' && (line[4] == '-' || line[4] == '/')
}

// logTime reads the time at the start of a log line; zero when there is none.
// zoned says that it states its zone; without one China Standard Time is
// assumed, which is good enough to show and not to count from.
func logTime(l string) (at time.Time, zoned bool) {
	l = strings.TrimLeft(l, "[ \t(")
	if strings.HasPrefix(l, "ts=") || strings.HasPrefix(l, "time=") {
		l = strings.TrimLeft(l[strings.IndexByte(l, '=')+1:], "\"")
	}
	if len(l) < 19 || l[0] != '2' || l[1] != '0' {
		return time.Time{}, false
	}
	end := strings.IndexAny(l[11:], " \t\"],|")
	stamp := l
	if end >= 0 {
		stamp = l[:11+end]
	}
	stamp = strings.Replace(strings.Replace(stamp, ",", ".", 1), "/", "-", 2)
	first, last := 3, 4
	switch {
	case stamp[10] == 'T' && strings.ContainsAny(stamp[11:], "Z+-"):
		first, last = 0, 2
	case stamp[10] == 'T':
		first, last = 2, 3
	case stamp[10] != ' ':
		return time.Time{}, false
	}
	for i := first; i < last; i++ {
		if t, err := time.ParseInLocation(timeLayouts[i], stamp, platform.Zone()); err == nil {
			return t, i < 2
		}
	}
	return time.Time{}, false
}

// timeLayouts are how log lines begin: with a T and a zone, with a T alone, with a
// blank.
var timeLayouts = [...]string{time.RFC3339Nano, "2006-01-02T15:04:05.999Z0700", "2006-01-02T15:04:05.999999999", "2006-01-02 15:04:05.999999999"} //nolint:gochecknoglobals // a constant table

// BeginsEntry reports whether a line is the first of an entry of a log: it
// begins with a date or a level and is no member of an object, or it holds an
// answer.
func BeginsEntry(line []byte) bool {
	if bytes.Contains(line, []byte(`{"errcode"`)) {
		return true
	}
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
