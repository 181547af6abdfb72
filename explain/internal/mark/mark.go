// Package mark finds the places of a text near which an answer can stand. Every
// code, in every shape, has one of a few byte sequences near it, the marks; a
// text without any is looked at no further.
//
//	m, ok := mark.Next(text, 0, len(text)) // m.At is where "code" of "errcode" begins
package mark

import "github.com/dterr/dterr/explain/internal/lex"

// Kind says which of the marks stands somewhere.
type Kind uint8

// The marks, in the spellings that occur.
const (
	// Code is code, Code or CODE.
	Code Kind = iota + 1
	// Message is the rrorM of errorMsg and errorMessage.
	Message
	// Ban is the status 1111 of the edge.
	Ban
	// Tea is the TeaUn of an exception of the generated SDKs.
	Tea
	// Taobao is the ApiExc of the TOP gateway's SDKs.
	Taobao
	// Record is what only attendance records have: ttendance and recordresult in
	// any case, and the ends of signTime, checkTime and stdWorkingTime.
	Record
	// Refusal is the Forbidden.Acc of the new gateway's refusals, which people
	// write as plain words.
	Refusal
	// Han is 误码, 回码 or 代码, of 错误码, 返回码 and 错误代码.
	Han
)

// Mark is a mark of a text: where its first byte stands, and which it is.
type Mark struct {
	At   int
	Kind Kind
}

// Marks are found in one pass: each holds a byte that few other words hold, its
// trigger, and what stands around that byte decides. trigger says which a byte
// is; 0 is none.
var trigger = [256]uint8{'d': 1, 'D': 2, 'M': 3, '1': 4, 'U': 5, 'x': 6, 0xa0: 7, 'F': 8, 'T': 9} //nolint:gochecknoglobals // a constant table

// triggerReach is how far behind the first byte of a mark its trigger may stand.
const triggerReach = 8

// Next gives the first mark of a text that begins at from or behind it, and
// before limit; ok is false when there is none.
func Next(text []byte, from, limit int) (m Mark, ok bool) {
	for i := from; i < len(text) && i < limit+triggerReach; i++ {
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
	return Mark{}, false
}

// around gives the mark that holds the trigger t at i; its kind is 0 when there
// is none.
func around(text []byte, i int, t uint8) Mark {
	switch t {
	case 1:
		if i >= 2 && text[i-1] == 'o' && (text[i-2] == 'c' || text[i-2] == 'C') && i+1 < len(text) && text[i+1] == 'e' {
			return Mark{i - 2, Code}
		}
		return record(text, i)
	case 2:
		if i >= 2 && lex.At(text, i-2, "CODE") {
			return Mark{i - 2, Code}
		}
		return record(text, i)
	case 3:
		return begun(text, i-4, "rrorM", Message)
	case 4:
		return begun(text, i, "1111", Ban)
	case 5:
		return begun(text, i-3, "TeaUn", Tea)
	case 6:
		return begun(text, i-4, "ApiExc", Taobao)
	case 9:
		for _, end := range [...]string{"nTime", "heckTime", "ingTime"} {
			if m := begun(text, i-len(end)+len("Time"), end, Record); m.Kind != 0 {
				return m
			}
		}
	case 8:
		return begun(text, i, "Forbidden.Acc", Refusal)
	case 7:
		for _, word := range [...]string{"误码", "回码", "代码"} {
			if m := begun(text, i-4, word, Han); m.Kind != 0 {
				return m
			}
		}
	}
	return Mark{}
}

// begun gives the mark that begins at i, if it does.
func begun(text []byte, i int, want string, kind Kind) Mark {
	if i >= 0 && lex.At(text, i, want) {
		return Mark{i, kind}
	}
	return Mark{}
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

// record gives the mark of an attendance record whose d stands at i.
func record(text []byte, i int) Mark {
	if i >= 4 && lex.AtFold(text, i-4, "ttendance") {
		return Mark{i - 4, Record}
	}
	if i >= 5 && lex.AtFold(text, i-5, "recordresult") {
		return Mark{i - 5, Record}
	}
	return Mark{}
}
