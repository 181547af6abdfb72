package explain

// Marks are the byte sequences that every code, in every shape, has near it, in
// the spellings that occur: code, Code and CODE; rrorM of errorMsg and
// errorMessage; the edge's 1111; TeaUn of the SDKs' exceptions; ApiExc of
// Taobao's; ttendance of attendance records; Forbidden.Acc of the new gateway's
// refusals, which people write as plain words; 误码, 回码 and 代码 of 错误码, 返回码
// and 错误代码. They are found in one pass: each holds a byte that few other
// words hold, and what stands around that byte decides.

// trigger says which mark a byte may be part of; 0 is none.
var trigger = [256]uint8{'d': 1, 'D': 2, 'M': 3, '1': 4, 'U': 5, 'x': 6, 0xa0: 7, 'F': 8} //nolint:gochecknoglobals // a constant table

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
		if t == 4 && (i+1 >= len(text) || text[i+1] != '1') || t == 1 && (i == 0 || text[i-1] != 'o' && text[i-1] != 'n') {
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
		if i >= 4 && spells(text, i-4, "ttendance") {
			return i - 4
		}
	case 2:
		if i >= 2 && spells(text, i-2, "CODE") {
			return i - 2
		}
	case 3:
		if i >= 4 && spells(text, i-4, "rrorM") {
			return i - 4
		}
	case 4:
		if spells(text, i, "1111") {
			return i
		}
	case 5:
		if i >= 3 && spells(text, i-3, "TeaUn") {
			return i - 3
		}
	case 6:
		if i >= 4 && spells(text, i-4, "ApiExc") {
			return i - 4
		}
	case 8:
		if spells(text, i, "Forbidden.Acc") {
			return i
		}
	case 7:
		if i >= 4 && (spells(text, i-4, "误码") || spells(text, i-4, "回码") || spells(text, i-4, "代码")) {
			return i - 4
		}
	}
	return -1
}

// spells reports whether want stands at i.
func spells(text []byte, i int, want string) bool {
	return i+len(want) <= len(text) && string(text[i:i+len(want)]) == want
}
