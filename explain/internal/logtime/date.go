package logtime

import (
	"time"

	"github.com/dterr/dterr/explain/internal/lex"
)

// The years of a stamp that is written as a date.
const (
	firstYear = 2000
	lastYear  = 2099
)

// day is a date of the calendar; the year is 0 where none is stated.
type day struct{ year, month, day int }

// daysIn are the days of the months.
var daysIn = [...]int{31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31} //nolint:gochecknoglobals // a constant table

func (d day) ok() bool {
	if d.year != 0 && (d.year < firstYear || d.year > lastYear) || d.month < 1 || d.month > 12 || d.day < 1 || d.day > daysIn[d.month-1] {
		return false
	}
	return d.day < 29 || d.month != 2 || d.year%4 == 0 // no century among the years is without one
}

// wall is what a clock shows.
type wall struct{ hour, minute, second, nano int }

// stamp makes a stamp of a date, a clock and the zone behind it, at i.
func stamp(line []byte, i int, d day, w wall) (Stamp, int, bool) {
	loc, i, zoned := zone(line, i)
	if !ends(line, i) {
		return Stamp{}, 0, false
	}
	if !zoned {
		loc = time.UTC
	}
	t := time.Date(d.year, time.Month(d.month), d.day, w.hour, w.minute, w.second, w.nano, loc)
	return Stamp{t, zoned, d.year == 0}, i, true
}

// ends reports whether a stamp may end at i: it is no part of a word, a path or a
// file's name.
func ends(line []byte, i int) bool {
	if i >= len(line) {
		return true
	}
	switch c := line[i]; {
	case lex.IsLetter(c), lex.IsDigit(c), c == '_', c == '/', c == '%':
		return false
	case c == '.':
		return i+1 == len(line) || !lex.IsLetter(line[i+1]) && !lex.IsDigit(line[i+1])
	}
	return true
}

// two gives the value of the two digits at i, a negative one where others stand.
func two(line []byte, i int) int {
	a, b := line[i]-'0', line[i+1]-'0'
	if a > 9 || b > 9 {
		return -1
	}
	return int(a)*10 + int(b)
}

// iso reads the commonest form, a date of ten bytes and a clock of eight behind a T or
// a blank.
func iso(line []byte, i int) (Stamp, int, bool) {
	if len(line) < i+19 || line[i] != '2' || line[i+13] != ':' || line[i+16] != ':' || line[i+10] != 'T' && line[i+10] != ' ' ||
		line[i+4] != '-' && line[i+4] != '/' && line[i+4] != '.' || line[i+7] != line[i+4] {
		return Stamp{}, 0, false
	}
	d := day{two(line, i)*100 + two(line, i+2), two(line, i+5), two(line, i+8)}
	if !d.ok() {
		return Stamp{}, 0, false
	}
	w := wall{hour: two(line, i+11), minute: two(line, i+14), second: two(line, i+17)}
	if !w.ok() {
		return Stamp{}, 0, false
	}
	end := i + 19
	w.nano, end = fraction(line, end)
	if c := byteAt(line, end); c == ' ' || c >= 0x80 {
		if half, _ := halfOf(line, blanks(line, end)); half != none {
			return Stamp{}, 0, false
		}
	}
	return stamp(line, end, d, w)
}

func (w wall) ok() bool {
	return w.hour >= 0 && w.hour <= 23 && w.minute >= 0 && w.minute <= 59 && w.second >= 0 && w.second <= 60
}

// number gives the value of the digits at i, at most most, and where they end; a
// negative value where there are none or more.
func number(line []byte, i, most int) (value, end int) {
	end = i
	for end < len(line) && lex.IsDigit(line[end]) {
		if end-i == most {
			return -1, end
		}
		value = value*10 + int(line[end]-'0')
		end++
	}
	if end == i {
		return -1, end
	}
	return value, end
}

// blanks gives where the blanks at i end, those of print included.
func blanks(line []byte, i int) int {
	for i < len(line) {
		switch {
		case line[i] == ' ' || line[i] == '\t':
			i++
		case lex.At(line, i, "\u202f"):
			i += len("\u202f")
		case lex.At(line, i, "\u00a0"):
			i += len("\u00a0")
		default:
			return i
		}
	}
	return i
}

// byteAt gives the byte at i, 0 behind the end.
func byteAt(line []byte, i int) byte {
	if i < len(line) {
		return line[i]
	}
	return 0
}

// date reads a date with its clock in any form.
func date(line []byte, i int) (Stamp, int, bool) {
	if s, end, ok := iso(line, i); ok {
		return s, end, true
	}
	if i >= len(line) {
		return Stamp{}, 0, false
	}
	if lex.IsLetter(line[i]) {
		if s, end, ok := klog(line, i); ok {
			return s, end, true
		}
		i = weekday(line, i)
	}
	if !lex.IsDigit(byteAt(line, i)) {
		return byMonth(line, i)
	}
	n, end := number(line, i, 8)
	switch size := end - i; {
	case n < 0:
	case size == 8:
		return compact(line, end, day{n / 10000, n / 100 % 100, n % 100})
	case size == 4:
		return byYear(line, end, n)
	case size <= 2:
		if s, at, ok := byDay(line, end, n); ok {
			return s, at, true
		}
		return byMonth(line, i)
	}
	return Stamp{}, 0, false
}

// byYear reads a date that begins with its year, in digits without leading noughts or
// with a clock of another form than iso knows.
func byYear(line []byte, i, year int) (Stamp, int, bool) {
	sep := byteAt(line, i)
	d := day{year: year}
	if lex.At(line, i, "年") {
		d.month, i = number(line, i+len("年"), 2)
		if !lex.At(line, i, "月") {
			return Stamp{}, 0, false
		}
		d.day, i = number(line, i+len("月"), 2)
		if !lex.At(line, i, "日") {
			return Stamp{}, 0, false
		}
		return timed(line, i+len("日"), d)
	}
	if sep != '-' && sep != '/' && sep != '.' {
		return Stamp{}, 0, false
	}
	d.month, i = number(line, i+1, 2)
	if byteAt(line, i) != sep {
		return Stamp{}, 0, false
	}
	d.day, i = number(line, i+1, 2)
	switch byteAt(line, i) {
	case ' ', ',':
		i = blanks(line, i+1)
		for _, between := range [...]string{"- ", "time="} { // Gin's, a firewall's
			if lex.At(line, i, between) {
				i += len(between)
			}
		}
		return timed(line, i, d)
	case 'T', 't':
		return timed(line, i+1, d)
	}
	return Stamp{}, 0, false
}

// compact reads what stands behind a date of eight digits.
func compact(line []byte, i int, d day) (Stamp, int, bool) {
	switch byteAt(line, i) {
	case 'T', ' ', '-':
		if clock, end := number(line, i+1, 6); end == i+7 {
			w := wall{hour: clock / 10000, minute: clock / 100 % 100, second: clock % 100}
			if !d.ok() || !w.ok() || line[i] == ' ' {
				return Stamp{}, 0, false // two numbers
			}
			w.nano, end = fraction(line, end)
			return stamp(line, end, d, w)
		}
		return timed(line, i+1, d)
	}
	return Stamp{}, 0, false
}

// byDay reads a date that begins with its day, or as it is written in America; n is
// the first number.
func byDay(line []byte, i, n int) (Stamp, int, bool) {
	sep := byteAt(line, i)
	if sep != '/' && sep != '-' && sep != ' ' {
		return Stamp{}, 0, false
	}
	if month, end := month(line, i+1); month > 0 && byteAt(line, end) == sep {
		year, end := number(line, end+1, 4)
		if c := byteAt(line, end); year < firstYear || c != ' ' && c != ':' {
			return Stamp{}, 0, false
		}
		return timed(line, end+1, day{year, month, n})
	}
	if sep != '/' {
		return Stamp{}, 0, false
	}
	d := day{month: n}
	d.day, i = number(line, i+1, 2)
	if byteAt(line, i) != '/' {
		return Stamp{}, 0, false
	}
	if d.year, i = number(line, i+1, 4); !lex.At(line, i, ", ") || d.year < firstYear {
		return Stamp{}, 0, false // which of them is the month is not known
	}
	s, end, ok := timed(line, i+2, d)
	return s, end, ok && halved(line, i+2, end)
}

// halved reports whether a clock tells the halves of the day apart.
func halved(line []byte, from, to int) bool {
	for _, c := range line[from:to] {
		if c == 'M' || c == 'm' {
			return true
		}
	}
	return false
}

// byMonth reads a date that begins with its month, with its year before or behind the
// clock or without.
func byMonth(line []byte, i int) (Stamp, int, bool) {
	d := day{}
	d.month, i = month(line, i)
	if d.month == 0 || byteAt(line, i) != ' ' {
		return Stamp{}, 0, false
	}
	d.day, i = number(line, blanks(line, i), 2)
	switch {
	case lex.At(line, i, ", "):
		if d.year, i = number(line, i+2, 4); d.year < firstYear {
			return Stamp{}, 0, false
		}
		if byteAt(line, i) == ',' {
			i++
		}
	case byteAt(line, i) != ' ':
		return Stamp{}, 0, false
	default:
		if year, end := number(line, i+1, 4); year >= firstYear && end == i+5 {
			d.year, i = year, end
		}
	}
	if byteAt(line, i) != ' ' {
		return Stamp{}, 0, false
	}
	s, end, ok := timed(line, i+1, d)
	if !ok || d.year != 0 {
		return s, end, ok
	}
	return yearBehind(line, end, d, s)
}

// yearBehind takes the year that date(1) and ctime(3) write behind the clock, the first
// with the name of a zone between.
func yearBehind(line []byte, end int, d day, s Stamp) (Stamp, int, bool) {
	at := blanks(line, end)
	for n := 0; n < 5 && 'A' <= byteAt(line, at) && byteAt(line, at) <= 'Z'; n++ {
		at++
	}
	at = blanks(line, at)
	year, behind := number(line, at, 4)
	if d.year = year; behind != at+4 || !ends(line, behind) || byteAt(line, behind) == '-' || year < firstYear || !d.ok() {
		return s, end, true
	}
	t := s.Time
	s.Time = time.Date(year, t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), t.Nanosecond(), t.Location())
	s.Yearless = false
	return s, behind, true
}

// klog reads the head of Kubernetes' and Google's loggers: a letter for the level, the
// month and the day, with the year before them in the newer form.
func klog(line []byte, i int) (Stamp, int, bool) {
	switch line[i] {
	case 'I', 'W', 'E', 'F', 'D':
	default:
		return Stamp{}, 0, false
	}
	n, end := number(line, i+1, 8)
	if size := end - i - 1; n < 0 || size != 4 && size != 8 || byteAt(line, end) != ' ' || byteAt(line, end+3) != ':' {
		return Stamp{}, 0, false
	}
	d := day{n / 10000, n / 100 % 100, n % 100}
	return timed(line, end+1, d)
}
