package transcript

import (
	"bytes"

	"github.com/dterr/dterr/explain/internal/lex"
)

// entryLines is how many lines an entry of a log has above an answer, at most.
const entryLines = 100

// ofEntry takes over the time of the entry of a log that a line without one belongs to: a
// stack trace, or a body that stands below the line that is stamped. above is what stands
// above the line, whole says that it begins with a line.
func (c *Call) ofEntry(line, above []byte, whole bool) {
	if isHead(line) {
		return
	}
	for range entryLines {
		i := lex.LastBreak(above)
		if i < 0 && !whole {
			return
		}
		line = bytes.TrimRight(above[i+1:], "\r ")
		switch {
		case len(line) == 0, line[0] == '{', isTrace(line):
			return // another answer, or a call that somebody watched
		case line[0] != ' ' && line[0] != '\t':
			if c.stamped(line); !c.Date.IsZero() || isHead(line) {
				return
			}
		}
		if i < 0 {
			return
		}
		above = above[:i]
	}
}

// isTrace reports whether a line is one of a call as curl and the like show it.
func isTrace(line []byte) bool {
	return bytes.HasPrefix(line, []byte("HTTP/")) || len(line) > 1 && line[1] == ' ' && bytes.IndexByte([]byte("<>$*"), line[0]) >= 0
}
