package mark_test

import (
	"github.com/dterr/dterr/explain/internal/lex"
	"github.com/dterr/dterr/explain/internal/mark"
)

// loop is a search for the marks byte by byte, of which the searches are to be a
// multiple: each mark holds a byte that few other words hold, its trigger.
func loop(text []byte, from, limit int) (m mark.Mark, ok bool) {
	for i := from; i < len(text) && i < limit+8; i++ {
		t := trigger[text[i]]
		if t == 0 {
			continue
		}
		// The triggers that are frequent are mostly done with here.
		if t == 4 && (i+1 >= len(text) || text[i+1] != '1') || t == 1 && !hasD(text, i) || t == 9 && (i+1 >= len(text) || text[i+1] != 'i') {
			continue
		}
		if m := around(text, i, t); m.Kind != 0 && m.At >= from && m.At < limit {
			return m, true
		}
	}
	return mark.Mark{}, false
}

var trigger = [256]uint8{'d': 1, 'D': 2, 'M': 3, '1': 4, 'U': 5, 'x': 6, 0xa0: 7, 'F': 8, 'T': 9}

func around(text []byte, i int, t uint8) mark.Mark {
	switch t {
	case 1:
		if i >= 2 && text[i-1] == 'o' && (text[i-2] == 'c' || text[i-2] == 'C') && i+1 < len(text) && text[i+1] == 'e' {
			return mark.Mark{At: i - 2, Kind: mark.Code}
		}
		return record(text, i)
	case 2:
		if i >= 2 && lex.At(text, i-2, "CODE") {
			return mark.Mark{At: i - 2, Kind: mark.Code}
		}
		return record(text, i)
	case 3:
		return begun(text, i-4, "rrorM", mark.Message)
	case 4:
		return begun(text, i, "1111", mark.Ban)
	case 5:
		return begun(text, i-3, "TeaUn", mark.Tea)
	case 6:
		return begun(text, i-4, "ApiExc", mark.Taobao)
	case 9:
		for _, end := range [...]string{"nTime", "heckTime", "ingTime"} {
			if m := begun(text, i-len(end)+len("Time"), end, mark.Record); m.Kind != 0 {
				return m
			}
		}
	case 8:
		return begun(text, i, "Forbidden.Acc", mark.Refusal)
	case 7:
		for _, word := range [...]string{"误码", "回码", "代码"} {
			if m := begun(text, i-4, word, mark.Han); m.Kind != 0 {
				return m
			}
		}
	}
	return mark.Mark{}
}

func begun(text []byte, i int, want string, kind mark.Kind) mark.Mark {
	if i >= 0 && lex.At(text, i, want) {
		return mark.Mark{At: i, Kind: kind}
	}
	return mark.Mark{}
}

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

func record(text []byte, i int) mark.Mark {
	if i >= 4 && lex.AtFold(text, i-4, "ttendance") {
		return mark.Mark{At: i - 4, Kind: mark.Record}
	}
	if i >= 5 && lex.AtFold(text, i-5, "recordresult") {
		return mark.Mark{At: i - 5, Kind: mark.Record}
	}
	return mark.Mark{}
}
