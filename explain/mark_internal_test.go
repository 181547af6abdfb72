package explain

import (
	"bytes"
	"math/rand/v2"
	"testing"

	"github.com/dterr/dterr/explain/internal/lex"
)

// TestMark compares the one pass over the text with a search for every mark.
func TestMark(t *testing.T) {
	marks := []string{"code", "Code", "CODE", "rrorM", "1111", "TeaUn", "ApiExc", "ttendance", "TTENDANCE", "recordresult", "RecordResult", "nTime", "heckTime", "ingTime", "误码", "回码", "代码"}
	r := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		var text []byte
		for range r.IntN(12) {
			m := marks[r.IntN(len(marks))]
			switch r.IntN(4) {
			case 0:
				text = append(text, m...)
			case 1:
				text = append(text, m[:r.IntN(len(m))]...)
			default:
				text = append(text, "x dD1M 码\xa0"[r.IntN(10):]...)
			}
		}
		limit := len(text) - r.IntN(len(text)+1)/3
		s := scanner{text: text}
		for pos := 0; pos <= len(text); {
			want := -1
			for _, m := range marks {
				in, what := text[pos:], []byte(m)
				if folded := lex.Lower(what); folded == "ttendance" || folded == "recordresult" {
					in, what = []byte(lex.Lower(in)), []byte(folded)
				}
				if i := bytes.Index(in, what); i >= 0 && pos+i < limit && (want < 0 || pos+i < want) {
					want = pos + i
				}
			}
			got := s.mark(pos, limit)
			if got != want {
				t.Fatalf("mark(%d, %d) of %q is %d, want %d", pos, limit, text, got, want)
			}
			if got < 0 {
				break
			}
			pos = got + 1
		}
	}
}
