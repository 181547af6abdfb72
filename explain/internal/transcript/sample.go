package transcript

import (
	"bytes"
	"strings"

	"github.com/dterr/dterr/explain/internal/lex"
)

// IsSample reports whether an answer is the sample of a manual: a line that ends in the
// word for one leads up to it, and does not speak of a log or a failure.
func (n Near) IsSample() bool {
	if n.At > n.To || n.To > len(n.Text) {
		return false
	}
	begin, _ := bounds(n.Text, n.At, n.To)
	if len(bytes.Trim(n.Text[begin:n.At], " \t>*")) > 0 {
		return false
	}
	for looked := 0; begin > 0 && looked < leadLines; {
		var line []byte
		line, begin = lex.LineAround(n.Text, 0, begin-1)
		t := strings.TrimRight(string(line), " \t\r:：*#`）)")
		t = strings.TrimLeft(t, " \t*#-`>")
		switch {
		case t == "", t == "json", t == "~~~":
			continue // a blank line or the fence
		case namesSample(t):
			return true
		}
		looked++
	}
	return false
}

// leadLines is how many lines above an answer may lead up to it.
const leadLines = 2

// namesSample reports whether a line names a sample, and no more in English than a
// heading does.
func namesSample(line string) bool {
	for _, end := range [...]string{"。", "，", "；"} {
		if i := strings.LastIndex(line, end); i >= 0 {
			line = line[i+len(end):]
		}
	}
	for _, word := range [...]string{"报错", "日志", "失败", "出现"} {
		if strings.Contains(line, word) {
			return false
		}
	}
	if strings.HasSuffix(line, "示例") || strings.HasSuffix(line, "样例") {
		return true
	}
	words := strings.Fields(strings.ToLower(line))
	if len(words) == 0 || len(words) > headingMost {
		return false
	}
	last := words[len(words)-1]
	return last == "example" || last == "sample" || len(words) > 1 && (last == "response" || last == "answer") && (words[len(words)-2] == "example" || words[len(words)-2] == "sample")
}

// headingMost is how many words a heading has at most.
const headingMost = 5
