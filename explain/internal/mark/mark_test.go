package mark_test

import (
	"bytes"
	"cmp"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/dterr/dterr/explain/internal/mark"
)

// definition is a mark as it is to be found.
type definition struct {
	text string
	kind mark.Kind
	fold bool
}

// definitions are the marks, once more: what the searches find is held against
// this list and not against their own tables.
var definitions = []definition{
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

// plain gives the marks of a text by looking for each at every place.
func plain(text []byte) (marks []mark.Mark) {
	for i := range text {
		for _, d := range definitions {
			if len(d.text) > len(text)-i {
				continue
			}
			there := string(text[i : i+len(d.text)])
			if there == d.text || d.fold && strings.EqualFold(there, d.text) && isASCII(there) {
				marks = append(marks, mark.Mark{At: i, Kind: d.kind})
			}
		}
	}
	return marks
}

func isASCII(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r >= 0x80 })
}

// compare holds all searches against plain, for the whole text and for a part.
func compare(t *testing.T, text []byte, from, limit int) {
	t.Helper()
	want := plain(text)
	inside := slices.DeleteFunc(slices.Clone(want), func(m mark.Mark) bool { return m.At < from || m.At >= limit })
	for name, next := range searches() {
		if got := all(next, text, 0, len(text)); !slices.Equal(got, want) {
			t.Fatalf("%s: the marks of %q are %v, want %v", name, text, got, want)
		}
		if got := all(next, text, from, limit); !slices.Equal(got, inside) {
			t.Fatalf("%s: the marks of %q from %d to %d are %v, want %v", name, text, from, limit, got, inside)
		}
	}
}

// TestDefinitions says which marks are looked for.
func TestDefinitions(t *testing.T) {
	var want []mark.Word
	for _, d := range definitions {
		want = append(want, mark.Word{Text: d.text, Kind: d.kind, Fold: d.fold})
	}
	got := mark.Words()
	byText := func(a, b mark.Word) int { return cmp.Compare(a.Text, b.Text) }
	slices.SortFunc(got, byText)
	slices.SortFunc(want, byText)
	if !slices.Equal(got, want) {
		t.Errorf("the marks are %v, want %v", got, want)
	}
}

// TestPlaces has each mark alone at each place of texts of each length, and cut off
// at either end.
func TestPlaces(t *testing.T) {
	const longest = 200
	searches := searches()
	for n, d := range definitions {
		for size := range longest + 1 {
			for at := -len(d.text) + 1; at < size; at++ {
				text := bytes.Repeat([]byte{'x'}, size)
				put(text, at, spelt(d, at))
				// Where the text stands in memory is to be nothing.
				text = append(make([]byte, (at+size+n+longest)%64), text...)[(at+size+n+longest)%64:]
				want := []mark.Mark{{At: at, Kind: d.kind}}
				if at < 0 || at+len(d.text) > size {
					want = nil
				}
				for name, next := range searches {
					if got := all(next, text, 0, size); !slices.Equal(got, want) {
						t.Fatalf("%s: the marks of %q are %v, want %v", name, text, got, want)
					}
				}
			}
		}
	}
}

// put writes a string at a place that may be partly outside of a text.
func put(text []byte, at int, s string) {
	for i := range len(s) {
		if at+i >= 0 && at+i < len(text) {
			text[at+i] = s[i]
		}
	}
}

// spelt gives a mark in one of its spellings, by number.
func spelt(d definition, number int) string {
	s := []byte(d.text)
	for i := range s {
		if d.fold && uint(number)>>(i%8)&1 == 1 {
			s[i] ^= 0x20
		}
	}
	return string(s)
}

// TestDamaged looks at marks of which most have a byte that is another, too few or
// too many, side by side and one over the other.
func TestDamaged(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	count := 200_000
	if testing.Short() {
		count = 20_000
	}
	whole := map[string]int{}
	for range count / 20 {
		var text []byte
		for range 20 {
			text = append(text, damaged(r)...)
			text = append(text, "x dD1M 码\xa0Tx"[r.IntN(13):]...)
		}
		from := r.IntN(len(text))
		compare(t, text, from, from+r.IntN(len(text)-from+1))
		for _, d := range definitions {
			whole[d.text] += bytes.Count(text, []byte(d.text))
		}
	}
	for _, d := range definitions {
		if whole[d.text] < count/len(definitions)/20 {
			t.Errorf("%s is whole %d times only", d.text, whole[d.text])
		}
	}
}

// damaged gives a mark, mostly with a byte wrong.
func damaged(r *rand.Rand) []byte {
	d := definitions[r.IntN(len(definitions))]
	s := []byte(spelt(d, r.IntN(256)*r.IntN(2)))
	at := r.IntN(len(s))
	switch r.IntN(7) {
	case 0:
		s[at] ^= 0x20
	case 1:
		s[at] ^= 1 << r.IntN(8)
	case 2:
		s[at] = byte(r.IntN(256))
	case 3:
		s = slices.Delete(s, at, at+1)
	case 4:
		s = slices.Insert(s, at, s[r.IntN(len(s))])
	case 5:
		s = s[:at]
	}
	return s
}

// TestLong has marks at the ends and over the borders of a text as long as a
// window, with the same in which nothing is.
func TestLong(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 40 {
		text := bytes.Repeat([]byte{" xe1代"[r.IntN(7)]}, 17<<10+r.IntN(64))
		for range r.IntN(40) {
			put(text, r.IntN(len(text)+8)-8, string(damaged(r)))
		}
		from := r.IntN(len(text))
		compare(t, text, from, from+r.IntN(len(text)-from+1))
	}
}

func FuzzNext(f *testing.F) {
	for _, d := range definitions {
		f.Add([]byte("x "+d.text+d.text+" y"), 0, 100)
		f.Add([]byte(strings.Repeat("x", 60)+d.text+strings.Repeat("e", 60)+d.text), 3, 64)
	}
	f.Fuzz(func(t *testing.T, text []byte, from, limit int) {
		from = min(max(from, 0), len(text))
		compare(t, text, from, min(max(limit, from), len(text)))
	})
}
