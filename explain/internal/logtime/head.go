package logtime

import "github.com/dterr/dterr/explain/internal/lex"

// Bounds of what stands before a stamp: the bytes of one part, how many parts.
const (
	partMost  = 64
	partsMost = 6
)

// head reads the stamp at the head of a line, behind what loggers and those who gather
// logs write before it. Without one it gives where the head ends.
func head(line []byte) (s Stamp, rest int, ok bool) {
	i := 0
	for range partsMost {
		i = bare(line, i)
		if s, end, ok := date(line, i); ok {
			return s, end, true
		}
		if s, end, ok := epoch(line, i); ok && goesOn(line, end) {
			return s, end, true
		}
		if s, end, ok := keyed(line, i); ok {
			return s, end, true
		}
		if s, end, ok := opened(line, i); ok {
			return s, end, true
		}
		next := part(line, i)
		if next == i {
			return Stamp{}, i, false
		}
		i = next
	}
	return Stamp{}, i, false
}

// bare gives where the text begins behind blanks and the colours of a terminal.
func bare(line []byte, i int) int {
	i = blanks(line, i)
	for lex.At(line, i, "\x1b[") {
		end := i + 2
		for end < len(line) && (lex.IsDigit(line[end]) || line[end] == ';') {
			end++
		}
		if byteAt(line, end) != 'm' {
			return i
		}
		i = blanks(line, end+1)
	}
	if i == 0 && lex.At(line, 0, "\ufeff") {
		return len("\ufeff")
	}
	return i
}

// goesOn reports whether a line goes on behind a number that nothing calls a time: a
// number alone is an answer's, not a logger's.
func goesOn(line []byte, i int) bool {
	c := byteAt(line, i)
	return (c == ' ' || c == '\t') && blanks(line, i) < len(line)
}

// stampKeys are the names of a stamp as a pair of a line.
var stampKeys = [...]string{"ts=", "time=", "timestamp=", "date=", "t=", "datetime=", "asctime=", "@timestamp="} //nolint:gochecknoglobals // a constant table

// keyed reads the value of a pair that is named for a time.
func keyed(line []byte, i int) (Stamp, int, bool) {
	if c := byteAt(line, i); c != 't' && c != 'd' && c != 'a' && c != '@' {
		return Stamp{}, 0, false
	}
	for _, key := range stampKeys {
		if !lex.At(line, i, key) {
			continue
		}
		i += len(key)
		if c := byteAt(line, i); c == '"' || c == '\'' {
			i++
		}
		if s, end, ok := date(line, i); ok {
			return s, end, true
		}
		return epoch(line, i)
	}
	return Stamp{}, 0, false
}

// opened reads a date behind a bracket or a quote, and a number with a bracket around.
func opened(line []byte, i int) (Stamp, int, bool) {
	c := byteAt(line, i)
	if c != '[' && c != '(' && c != '"' && c != '\'' {
		return Stamp{}, 0, false
	}
	i = bare(line, i+1)
	if s, end, ok := date(line, i); ok {
		return s, end, true
	}
	s, end, ok := epoch(line, i)
	shut := byteAt(line, blanks(line, end))
	return s, end, ok && (c == '[' && shut == ']' || c == '(' && shut == ')')
}

// part gives where one of the parts ends that may stand before a stamp; i where none
// does.
func part(line []byte, i int) int {
	c := byteAt(line, i)
	switch {
	case c == '<':
		return priority(line, i)
	case c == '[' || c == '(':
		return bracket(line, i)
	case lex.IsLetter(c):
		if end := level(line, i); end > i {
			return end
		}
	case c >= 0x80:
		return level(line, i)
	case !lex.IsWord(c) && c != '.' && c != '/':
		return i
	}
	if end := service(line, i); end > i {
		return end
	}
	return found(line, i)
}

// priority skips that of syslog, with the version of the newer form.
func priority(line []byte, i int) int {
	n, end := number(line, i+1, 3)
	if n < 0 || byteAt(line, end) != '>' {
		return i
	}
	if end++; lex.At(line, end, "1 ") {
		end += 2
	}
	return end
}

// bracket skips a word in brackets, a thread, a level or a container, with the number
// of the process that Nest writes behind.
func bracket(line []byte, i int) int {
	shut := byte(']')
	if line[i] == '(' {
		shut = ')'
	}
	end := i + 1
	for ; end < len(line) && line[end] != shut; end++ {
		if end-i > partMost || line[end] == '{' || line[end] == '"' {
			return i
		}
	}
	if end++; end > len(line) {
		return i
	}
	at := blanks(line, end)
	if n, to := number(line, at, 10); n >= 0 && lex.At(line, blanks(line, to), "- ") {
		return blanks(line, to) + 2
	}
	if c := byteAt(line, end); c == ':' || c == '-' {
		end++
	}
	return end
}

// levels are the words for how grave an entry is.
var levels = [...]string{ //nolint:gochecknoglobals // a constant table
	"error", "info", "warn", "debug", "warning", "fatal", "trace", "err", "critical", "notice", "severe", "panic", "dpanic",
	"crit", "alert", "emerg", "verbose", "fine", "config",
}

// hanLevels are those that Java writes in Chinese.
var hanLevels = [...]string{"信息", "警告", "严重", "错误", "调试"} //nolint:gochecknoglobals // a constant table

// level skips the word for the level, also as a pair or with Ruby's letter.
func level(line []byte, i int) int {
	for _, key := range [...]string{"level=", "lvl=", "severity="} {
		if lex.At(line, i, key) {
			i += len(key)
			break
		}
	}
	if lex.At(line, i+1, ", [") {
		return i + 2
	}
	end := i
	for end < len(line) && lex.IsLetter(line[end]) {
		end++
	}
	known := false
	for _, word := range levels {
		known = known || end-i == len(word) && lex.AtFold(line, i, word)
	}
	for _, word := range hanLevels {
		if lex.At(line, i, word) {
			end, known = i+len(word), true
		}
	}
	if !known {
		return i
	}
	at := end
	for ; end < len(line); end++ {
		switch line[end] {
		case ' ', '\t', ':', '|', '-', ',', '/':
			continue
		}
		break
	}
	if end == at && byteAt(line, end) != '[' {
		return i
	}
	return end
}

// service skips the name of a service with the bar behind it, as containers and PM2 are
// gathered.
func service(line []byte, i int) int {
	end := i
	for end < len(line) && end-i < partMost && (lex.IsWord(line[end]) || line[end] == '.' || line[end] == '|' || line[end] == '/') {
		end++
	}
	bar := blanks(line, end)
	if end == i || byteAt(line, bar) != '|' || byteAt(line, bar+1) != ' ' {
		return i
	}
	return bar + 2
}

// found skips the name of a file and the number of a line with which a search gives
// what it found.
func found(line []byte, i int) int {
	end, file, digits := i, false, true
	for ; end < len(line) && end-i < 2*partMost; end++ {
		c := line[end]
		if c == ':' || c == ' ' {
			break
		}
		file = file || c == '.' || c == '/'
		digits = digits && lex.IsDigit(c)
	}
	if end == i || byteAt(line, end) != ':' || !file && !digits || byteAt(line, end+1) == ' ' || byteAt(line, end+1) == '/' {
		return i
	}
	return end + 1
}
