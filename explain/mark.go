package explain

import "github.com/dterr/dterr/explain/internal/lex"

// Marks are the byte sequences that every code, in every shape, has near it, in
// the spellings that occur: code, Code and CODE; rrorM of errorMsg and
// errorMessage; the edge's 1111; TeaUn of the SDKs' exceptions; ApiExc of
// Taobao's; ttendance, recordresult and the ends of signTime, checkTime and
// stdWorkingTime of attendance records, in any case; Forbidden.Acc of the new gateway's
// refusals, which people write as plain words; 误码, 回码 and 代码 of 错误码, 返回码
// and 错误代码. They are found in one pass: each holds a byte that few other
// words hold, and what stands around that byte decides.

// trigger says which mark a byte may be part of; 0 is none.
var trigger = [256]uint8{'d': 1, 'D': 2, 'M': 3, '1': 4, 'U': 5, 'x': 6, 0xa0: 7, 'F': 8, 'T': 9} //nolint:gochecknoglobals // a constant table

// mark gives the next place from pos, before limit, where a code may stand: the
// offset of a mark's first byte, or -1.
func (s *scanner) mark(pos, limit int) int {
	text := s.text
	for i := pos; i < len(text) && i < limit+8; i++ {
		t := trigger[text[i]]
		if t == 0 {
			continue
		}
		// The two triggers that are frequent are mostly done with here.
		if t == 4 && (i+1 >= len(text) || text[i+1] != '1') || t == 1 && !hasD(text, i) || t == 9 && (i+1 >= len(text) || text[i+1] != 'i') {
			continue
		}
		if at := markAround(text, i, t); at >= pos && at < limit {
			return at
		}
	}
	return -1
}

// markAround gives where the mark begins that holds the trigger t at i, or -1.
func markAround(text []byte, i int, t uint8) int {
	switch t {
	case 1:
		if i >= 2 && text[i-1] == 'o' && (text[i-2] == 'c' || text[i-2] == 'C') && i+1 < len(text) && text[i+1] == 'e' {
			return i - 2
		}
		return recordMark(text, i)
	case 2:
		if i >= 2 && lex.At(text, i-2, "CODE") {
			return i - 2
		}
		return recordMark(text, i)
	case 3:
		if i >= 4 && lex.At(text, i-4, "rrorM") {
			return i - 4
		}
	case 4:
		if lex.At(text, i, "1111") {
			return i
		}
	case 5:
		if i >= 3 && lex.At(text, i-3, "TeaUn") {
			return i - 3
		}
	case 6:
		if i >= 4 && lex.At(text, i-4, "ApiExc") {
			return i - 4
		}
	case 9:
		for _, m := range [...]string{"nTime", "heckTime", "ingTime"} {
			if at := i - len(m) + len("Time"); at >= 0 && lex.At(text, at, m) {
				return at
			}
		}
	case 8:
		if lex.At(text, i, "Forbidden.Acc") {
			return i
		}
	case 7:
		if i >= 4 && (lex.At(text, i-4, "误码") || lex.At(text, i-4, "回码") || lex.At(text, i-4, "代码")) {
			return i - 4
		}
	}
	return -1
}

// hasD reports whether the d at i may be that of code, ttendance or
// recordresult, by the byte before it.
func hasD(text []byte, i int) bool {
	if i == 0 {
		return false
	}
	switch text[i-1] {
	case 'o', 'n', 'N':
		return true
	case 'r', 'R':
		return i+1 < len(text) && text[i+1]|0x20 == 'r'
	}
	return false
}

// recordMark gives where ttendance or recordresult begins, whose d stands at i.
func recordMark(text []byte, i int) int {
	if i >= 4 && lex.AtFold(text, i-4, "ttendance") {
		return i - 4
	}
	if i >= 5 && lex.AtFold(text, i-5, "recordresult") {
		return i - 5
	}
	return -1
}
