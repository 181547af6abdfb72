package uncoded

import (
	"bytes"
	"slices"
	"strings"

	"github.com/dterr/dterr/explain/internal/lex"
)

// headerReach is how far above a row, in bytes, the header of its table may stand.
const headerReach = 16 << 10

// isExplained reports whether a place lies in a table that explains codes: its header
// names a column of codes and one of what they mean or what to do.
func isExplained(text []byte, at int) bool {
	line, start := lex.LineAround(text, 0, at)
	sign := cellSign(line)
	if sign == 0 {
		return false
	}
	header := line
	for low := max(0, at-headerReach); start > low; {
		line, start = lex.LineAround(text, low, start-1)
		if bytes.IndexByte(line, sign) < 0 {
			break
		}
		header = line
	}
	cells := strings.Split(strings.ToLower(string(header)), string(rune(sign)))
	coded := slices.IndexFunc(cells, func(c string) bool { return holds(c, codeColumns[:]) })
	return coded >= 0 && slices.ContainsFunc(cells[coded+1:], func(c string) bool { return holds(c, meaningColumns[:]) })
}

// cellSign gives the sign between the cells of a row, 0 when it is none.
func cellSign(line []byte) byte {
	for _, sign := range []byte("|\t") {
		if bytes.IndexByte(line, sign) >= 0 {
			return sign
		}
	}
	return 0
}

// isListed reports whether the line of a number that begins it stands beside another
// such line with another number: • 40014: …, • 40035: ….
func (s sentence) isListed(text []byte, start int) bool {
	if !s.row() {
		return false
	}
	begin := start - s.at
	above, _ := lex.LineAround(text, 0, max(0, begin-1))
	return begin > 0 && isItemOf(above) || isItemOf(lex.Line(text, min(len(text), begin+len(s.line)+1), lineMost))
}

// isItemOf reports whether a line begins with a number, a sign and words behind it.
func isItemOf(line []byte) bool {
	t := strings.TrimLeft(string(line), " \t-*•`")
	said := strings.TrimLeft(t[len(lex.Digits(t)):], "` ")
	words := strings.TrimLeft(said, ":： ")
	return len(said)+1 < len(t) && len(words) < len(said) && words != "" && !lex.IsDigit(words[0])
}

// codeColumns name the column of the codes in the header of a table, meaningColumns one
// of what they mean, in lower case.
var (
	codeColumns    = [...]string{"错误码", "返回码", "错误代码", "状态码", "参数", "code"}                                                               //nolint:gochecknoglobals // a constant table
	meaningColumns = [...]string{"说明", "描述", "含义", "原因", "解决", "排查", "处理", "description", "meaning", "reason", "solution", "explanation"} //nolint:gochecknoglobals // a constant table
)
