package transcript

import (
	"bytes"

	"github.com/dterr/dterr/explain/internal/lex"
)

// stampForm is how the time at the beginning of a line of a log is written, as
// isForm reads it; the first two digits are those of this century.
const stampForm = "0000-00-00 00:00:00"

// Unstamp writes a 0 for each digit of the time with which a line of a log begins, and of
// the number at the end of the thread's name, and gives where what it wrote over ends, 0
// for any other line. Of what the line tells of an answer on it only the moment depends on
// those digits, if words stand between them and the answer.
func Unstamp(line []byte) (end int) {
	from, end := stamp(line)
	for i := from; i < end; i++ {
		if lex.IsDigit(line[i]) {
			line[i] = '0'
		}
	}
	if end > 0 {
		if from, to := threadNumber(line, end); to > 0 {
			for end = from; end < to; end++ {
				line[end] = '0'
			}
		}
	}
	return end
}

// threadNumber gives where the number stands with which the name of a thread ends, the
// first thing in brackets behind a place of a line; 0, 0 where there is none, or something
// may be read of it.
func threadNumber(line []byte, from int) (begin, end int) {
	i := bytes.IndexByte(line[from:min(len(line), from+threadMost)], '[')
	if i < 0 {
		return 0, 0
	}
	from += i + 1
	name := line[from:min(len(line), from+threadMost)]
	if i = bytes.IndexByte(name, ']'); i < 0 {
		return 0, 0
	}
	name, end = name[:i], from+i
	for _, c := range name {
		if !lex.IsWord(c) && c != '.' && c != ' ' && c != '#' {
			return 0, 0
		}
	}
	begin = end
	for i > 0 && lex.IsDigit(name[i-1]) {
		i--
		begin--
	}
	if begin == end || lex.IndexFold(name, "equest") >= 0 || lex.IndexFold(name, "erver") >= 0 || end-begin == len("403") && (i == 0 || name[i-1] != '-') {
		return 0, 0
	}
	return begin, end
}

// threadMost is how long the name of a thread is, and how far it stands behind the time,
// in bytes.
const threadMost = 64

// stamp gives where the digits of the time begin with which a line begins, those of the
// century left out, and where they end, if nothing but the moment depends on which digits
// they are; 0, 0 for any other line.
func stamp(line []byte) (from, end int) {
	if len(line) > 0 && line[0] == '[' {
		from++
	}
	end = from + len(stampForm)
	if len(line) < end+len(",000 ") || line[from] != '2' || line[from+1] != '0' || !isForm(line[from:], stampForm) {
		return 0, 0
	}
	if line[end] == ',' || line[end] == '.' {
		begin := end + 1
		for end = begin; end < begin+3; end++ {
			if !lex.IsDigit(line[end]) {
				return 0, 0
			}
		}
		// The milliseconds may be a status by what stands behind them.
		ms := ParseStatus(string(line[begin:end]))
		if ms >= 400 && isBeside(ms, string(line[max(0, begin-leadMost):begin]), lex.Lower(string(line[end:min(len(line), end+phraseMost)]))) {
			return 0, 0
		}
	}
	if behind := zoneEnd(line, end); behind >= len(line) || line[behind] != ' ' && line[behind] != ']' {
		return 0, 0
	}
	return from + len("20"), end
}

// zoneEnd gives where the zone ends that stands at a place of a line, Z or an offset; the
// place where there is none.
func zoneEnd(line []byte, at int) int {
	for _, form := range [...]string{"Z", "+00:00", "+0000"} {
		if isForm(line[at:], form) {
			return at + len(form)
		}
	}
	return at
}

// isForm reports whether a text begins with a form: 0 is any digit, a blank also a T, + also
// a -.
func isForm(text []byte, form string) bool {
	if len(text) < len(form) {
		return false
	}
	for i, c := range text[:len(form)] {
		switch want := form[i]; {
		case want == c, want == '0' && lex.IsDigit(c), want == ' ' && c == 'T', want == '+' && c == '-':
		default:
			return false
		}
	}
	return true
}
