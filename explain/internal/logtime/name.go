package logtime

import "github.com/dterr/dterr/explain/internal/lex"

// months and weekdays are the names that loggers write.
const (
	months   = "janfebmaraprmayjunjulaugsepoctnovdec"
	weekdays = "sunmontuewedthufrisat"
)

// hanMonths are the months as Java writes them in Chinese, the longer first.
var hanMonths = [...]struct { //nolint:gochecknoglobals // a constant table
	name  string
	month int
}{
	{"十一月", 11},
	{"十二月", 12},
	{"十月", 10},
	{"一月", 1},
	{"二月", 2},
	{"三月", 3},
	{"四月", 4},
	{"五月", 5},
	{"六月", 6},
	{"七月", 7},
	{"八月", 8},
	{"九月", 9},
}

// month reads the name of a month at i; 0 is none.
func month(line []byte, i int) (month, end int) {
	switch c := byteAt(line, i); {
	case lex.IsLetter(c):
		if n := three(line, i, months); n > 0 {
			return n, i + 3
		}
	case lex.IsDigit(c):
		if n, end := number(line, i, 2); n > 0 && n <= 12 && lex.At(line, end, "月") {
			return n, end + len("月")
		}
	case c >= 0xe4:
		for _, m := range hanMonths {
			if lex.At(line, i, m.name) {
				return m.month, i + len(m.name)
			}
		}
	}
	return 0, i
}

// three gives which of the names of three letters stands at i as a word, from 1; 0 is
// none.
func three(line []byte, i int, names string) int {
	if i+3 > len(line) || lex.IsLetter(byteAt(line, i+3)) {
		return 0
	}
	a, b, c := line[i]|0x20, line[i+1]|0x20, line[i+2]|0x20
	for n := 0; n < len(names); n += 3 {
		if names[n] == a && names[n+1] == b && names[n+2] == c {
			return n/3 + 1
		}
	}
	return 0
}

// weekday gives where the date begins behind the name of a day.
func weekday(line []byte, i int) int {
	if three(line, i, weekdays) == 0 {
		return i
	}
	end := i + 3
	if byteAt(line, end) == ',' {
		end++
	}
	if byteAt(line, end) != ' ' {
		return i
	}
	return blanks(line, end)
}
