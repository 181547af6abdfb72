package transcript

import (
	"bytes"
	"slices"

	"github.com/dterr/dterr/explain/internal/lex"
)

// headerReach is how far above a row, in bytes, the header of its table may stand.
const headerReach = 16 << 10

// IsExplained reports whether a place lies in a table that explains codes: its header
// names a column of codes and one of what they mean or what to do.
func IsExplained(text []byte, at int) bool {
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
		if len(bytes.Trim(line, " |:-\t\r")) > 0 { // and no row for a header that is missing
			header = line
		}
	}
	cells := bytes.Split(bytes.ToLower(header), []byte{sign})
	coded := slices.IndexFunc(cells, func(c []byte) bool { return holdsAny(c, codeColumns[:]...) })
	return coded >= 0 && slices.ContainsFunc(cells[coded+1:], func(c []byte) bool { return holdsAny(c, meaningColumns[:]...) })
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

// codeColumns name the column of the codes in the header of a table, meaningColumns one
// of what they mean, in lower case.
var (
	codeColumns    = [...]string{"错误码", "返回码", "错误代码", "状态码", "参数", "报错", "错误信息", "错误提示", "现象", "symptom", "code"}                                       //nolint:gochecknoglobals // a constant table
	meaningColumns = [...]string{"说明", "描述", "含义", "原因", "根因", "解决", "排查", "处理", "description", "meaning", "reason", "cause", "solution", "explanation"} //nolint:gochecknoglobals // a constant table
)
