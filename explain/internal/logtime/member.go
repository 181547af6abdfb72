package logtime

import (
	"bytes"

	"github.com/dterr/dterr/explain/internal/lex"
)

// access reads the stamp of an access log, whose bracket stands behind the address and
// the user.
func access(line []byte) (Stamp, bool) {
	for i := 0; ; {
		n := bytes.IndexByte(line[i:], '[')
		if n < 0 {
			return Stamp{}, false
		}
		i += n + 1
		// [29/Nov/2026:12:00:00 +0800]
		if len(line) < i+20 || line[i+2] != '/' || line[i+6] != '/' || line[i+11] != ':' {
			continue
		}
		if s, end, ok := date(line, i); ok && byteAt(line, end) == ']' {
			return s, true
		}
	}
}

// memberNames are the names of the member that holds the stamp, loose those that also
// name a date which somebody asked for: they count only in the object that the line is.
var (
	memberNames = [...]string{"timestamp", "@timestamp", "ts", "asctime", "eventTime", "logTime", "event_time", "log_time", "__time__", "_time", "@t", "Timestamp", "__REALTIME_TIMESTAMP"} //nolint:gochecknoglobals // a constant table
	looseNames  = [...]string{"time", "datetime", "date", "t", "Time"}                                                                                                                      //nolint:gochecknoglobals // a constant table
)

// member reads the stamp that stands in a member of the first object of a line; own
// says that it begins at from and is the line itself. Members of members are what the
// entry tells of.
func member(line []byte, from int, own bool) (Stamp, bool) {
	depth := 1
	if from >= len(line) {
		return Stamp{}, false
	}
	if line[from] != '"' { // a member on a line by itself
		n := bytes.IndexByte(line[from:], '{')
		if n < 0 {
			return Stamp{}, false
		}
		from += n + 1
	}
	for i := from; i < len(line); i++ {
		switch line[i] {
		case '{', '[':
			depth++
		case '}', ']':
			if depth--; depth == 0 {
				return Stamp{}, false
			}
		case '"':
			end := closing(line, i+1)
			if end >= len(line) {
				return Stamp{}, false
			}
			if depth == 1 && names(line[i+1:end], own) {
				if at := blanks(line, end+1); byteAt(line, at) == ':' {
					if s, ok := memberValue(line, blanks(line, at+1)); ok {
						return s, true
					}
				}
			}
			i = end
		}
	}
	return Stamp{}, false
}

// closing gives where the quote stands that ends a string, the end of the line without
// one.
func closing(line []byte, i int) int {
	for i < len(line) {
		n := bytes.IndexByte(line[i:], '"')
		if n < 0 {
			return len(line)
		}
		i += n
		escaped := false
		for k := i - 1; k >= 0 && line[k] == '\\'; k-- {
			escaped = !escaped
		}
		if !escaped {
			return i
		}
		i++
	}
	return i
}

// names reports whether a name is one of a stamp.
func names(name []byte, own bool) bool {
	for _, n := range memberNames {
		if string(name) == n {
			return true
		}
	}
	for _, n := range looseNames {
		if own && string(name) == n {
			return true
		}
	}
	return false
}

// memberValue reads the value of a member, which is all a stamp.
func memberValue(line []byte, i int) (Stamp, bool) {
	quoted := byteAt(line, i) == '"'
	if quoted {
		i++
	}
	s, end, ok := date(line, i)
	if !ok {
		s, end, ok = epoch(line, i)
	} else if !quoted {
		return Stamp{}, false
	}
	switch c := byteAt(line, end); {
	case !ok:
		return Stamp{}, false
	case quoted:
		// What stands behind may name the zone: [Asia/Shanghai].
		return s, c == '"' || c == '[' || c == ' '
	}
	return s, lex.At(line, end, ",") || lex.At(line, end, "}") || byteAt(line, end) == ' ' || end == len(line)
}
