package uncoded

import (
	"slices"
	"strings"

	"github.com/dterr/dterr/explain/internal/shape"
	"github.com/dterr/dterr/explain/internal/transcript"
	"github.com/dterr/dterr/internal/order"
)

// The names of the ways that find a code.
const (
	ByWord   = "code as a word"
	ByNumber = "number with its message"
)

// wordsMost and numbersMost bound how many codes of a text are looked at further,
// onLineMost how many different ones a sentence may tell of: more are a list.
const (
	wordsMost   = 128
	numbersMost = 256
	onLineMost  = 3
)

// found is a code in a sentence, by which way it was found, and the sentence. What
// is no answer only counts among the codes of its line.
type found struct {
	*shape.Answer
	by, code string
	sentence
}

// codes finds the codes that stand in sentences, each once, in their order; a table
// or a list of codes, and what documents one, tells of no error.
func (r *Reader) codes(text []byte) []Found {
	if isChangelog(text) {
		return nil
	}
	all := append(r.words(text), r.numbers(text)...)
	rows, onLine := map[string]bool{}, map[string]map[string]bool{}
	for _, f := range all {
		if f.row() && f.Answer != nil {
			rows[f.code] = true
		}
		if onLine[f.line] == nil {
			onLine[f.line] = map[string]bool{}
		}
		onLine[f.line][f.code] = true
	}
	all = slices.DeleteFunc(all, func(f found) bool { return f.Answer == nil })
	order.Stable(all, func(a, b found) int { return a.Start - b.Start })
	told := map[string]bool{}
	var out []Found
	for _, f := range all {
		switch {
		case told[f.code], len(onLine[f.line]) > onLineMost:
		case f.row() && len(rows) > 1 && !r.namesDing(f.line):
		case transcript.IsExplained(text, f.Start), f.isAsked(), f.isAdvised(), isStatement(strings.TrimSpace(f.line)), f.isChange(), f.isHeading(f.Start):
		default:
			told[f.code] = true
			f.Call.Fill(transcript.Before(text, 0, f.Start, f.End))
			known := f.Call
			known.Status = max(known.Status, f.Status)
			behind, _ := transcript.Behind(text, f.End, known)
			f.Call.Fill(behind)
			out = append(out, Found{f.Answer, f.by})
		}
	}
	return out
}

// Codes finds the codes in sentences beside answers that the text does not hold any
// more; told says which codes were theirs.
func (r *Reader) Codes(text []byte, told func(code string) bool) []Found {
	return slices.DeleteFunc(r.codes(text), func(f Found) bool { return told(f.Code()) })
}
