package mark_test

import (
	"bytes"
	"math/rand/v2"
	"testing"

	"github.com/dterr/dterr/explain/internal/lex"
	"github.com/dterr/dterr/explain/internal/mark"
)

// marks are the definitions: what Next finds in one pass is what a search for
// each of them finds.
var marks = []struct {
	text string
	kind mark.Kind
	fold bool
}{
	{"code", mark.Code, false},
	{"Code", mark.Code, false},
	{"CODE", mark.Code, false},
	{"rrorM", mark.Message, false},
	{"1111", mark.Ban, false},
	{"TeaUn", mark.Tea, false},
	{"ApiExc", mark.Taobao, false},
	{"ttendance", mark.Record, true},
	{"recordresult", mark.Record, true},
	{"nTime", mark.Record, false},
	{"heckTime", mark.Record, false},
	{"ingTime", mark.Record, false},
	{"Forbidden.Acc", mark.Refusal, false},
	{"误码", mark.Han, false},
	{"回码", mark.Han, false},
	{"代码", mark.Han, false},
}

// plain gives the first mark of a text from a place on by searching for each.
func plain(text []byte, from, limit int) (first mark.Mark, ok bool) {
	for _, m := range marks {
		in, what := text[from:], []byte(m.text)
		if m.fold {
			in = []byte(lex.Lower(in))
		}
		if i := bytes.Index(in, what); i >= 0 && from+i < limit && (!ok || from+i < first.At) {
			first, ok = mark.Mark{At: from + i, Kind: m.kind}, true
		}
	}
	return first, ok
}

// compare walks over a text with both.
func compare(t *testing.T, text []byte, limit int) {
	t.Helper()
	for from := 0; from <= len(text); {
		want, wanted := plain(text, from, limit)
		got, ok := mark.Next(text, from, limit)
		if got != want || ok != wanted {
			t.Fatalf("Next(%q, %d, %d) is %v %v, want %v %v", text, from, limit, got, ok, want, wanted)
		}
		if !ok {
			return
		}
		from = got.At + 1
	}
}

// TestNext compares the one pass over the text with a search for every mark.
func TestNext(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 4000 {
		var text []byte
		for range r.IntN(12) {
			m := marks[r.IntN(len(marks))]
			switch r.IntN(5) {
			case 0:
				text = append(text, m.text...)
			case 1:
				text = append(text, m.text[:r.IntN(len(m.text))]...)
			case 2:
				if m.fold {
					text = append(text, bytes.ToUpper([]byte(m.text))...)
				}
			default:
				text = append(text, "x dD1M 码\xa0"[r.IntN(10):]...)
			}
		}
		compare(t, text, len(text)-r.IntN(len(text)+1)/3)
	}
}

func FuzzNext(f *testing.F) {
	for _, m := range marks {
		f.Add([]byte("x " + m.text + m.text + " y"))
	}
	f.Fuzz(func(t *testing.T, text []byte) { compare(t, text, len(text)) })
}
