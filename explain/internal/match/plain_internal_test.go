package match

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/dterr/dterr/codes"
)

// said is what a meaning of the catalogue says, folded at run time.
type said struct {
	entry   *codes.Entry
	meaning *codes.Meaning
	texts   []string
	parts   [][]string // of each text
	title   string
}

// everything folds what all meanings say.
func everything() []said {
	var all []said
	for place := range codes.Count() {
		e := codes.EntryAt(place)
		for i := range e.Meanings {
			s := said{entry: e, meaning: &e.Meanings[i]}
			for _, text := range append([]string{s.meaning.Message}, s.meaning.Variants...) {
				if text == "" {
					continue
				}
				parts := codes.Parts(text)
				for k := range parts {
					parts[k] = Fold(parts[k])
				}
				s.texts, s.parts = append(s.texts, text), append(s.parts, parts)
			}
			if s.meaning.Status != "" && len(s.meaning.Title.ZH) >= 12 {
				s.title = Fold(s.meaning.Title.ZH)
			}
			all = append(all, s)
		}
	}
	return all
}

// plainFit is meaningFit, by what was folded at run time.
func (x *said) plainFit(folded string) (best score, text string, captured []string) {
	for i, parts := range x.parts {
		s, c := score(0), []string(nil)
		literal := 0
		for _, p := range parts {
			literal += utf8.RuneCountInString(p)
		}
		switch {
		case literal < 2:
		case len(parts) == 1:
			s = plainly(parts[0], folded, literal)
		default:
			var anchored, ok bool
			if c, anchored, ok = fill(parts, folded); ok {
				s = scoreHolds + score(literal)
				if anchored {
					s = scorePlaces + score(literal)
				}
			}
		}
		if s > best {
			best, text, captured = s, x.texts[i], c
		}
	}
	if best == 0 && x.title != "" && x.title == folded {
		best, text = scoreTitle, x.title
	}
	return best, text, captured
}

// plainly compares with a text without places.
func plainly(want, folded string, literal int) score {
	switch {
	case folded == want:
		return scoreExact + score(literal)
	case literal < 4:
		return 0
	case strings.HasPrefix(folded, want):
		return scoreBegins + score(literal)
	case strings.Contains(folded, want):
		return scoreHolds + score(literal)
	case len(folded) >= 18 && strings.HasPrefix(want, folded):
		return scoreHolds + score(utf8.RuneCountInString(folded))
	}
	return 0
}

// variations gives what a server, or somebody else, may make of a message.
func variations(message string) []string {
	filled := strings.NewReplacer("%s", "动物园7", "%d", "42", "{0}", "zoo").Replace(message)
	return []string{message, filled, strings.ToUpper(filled), "it says: " + filled, filled + ", hint: [7]", filled[:len(filled)*2/3], "x" + filled}
}

// TestWordings compares the wordings that the generator folded, and the search for
// those that a message may be, with folding and asking all of them.
func TestWordings(t *testing.T) {
	all := everything()
	for n := range all {
		x := &all[n]
		for i, message := range append(slices.Clone(x.texts), x.meaning.Title.ZH) {
			for k, in := range variations(message) {
				folded := Fold(in)
				if folded == "" {
					continue
				}
				s, text, captured := meaningFit(x.meaning, folded)
				if ws, wtext, wcaptured := x.plainFit(folded); s != ws || text != wtext || !slices.Equal(captured, wcaptured) {
					t.Fatalf("%s %s %q: %d by %q, %q, want %d by %q, %q", x.entry.ID, x.meaning.Key, in, s, text, captured, ws, wtext, wcaptured)
				}
				if (n+i+k)%23 == 0 {
					compareFitting(t, all, in)
				}
			}
		}
	}
}

// compareFitting compares which meanings a message may be one of.
func compareFitting(t *testing.T, all []said, in string) {
	t.Helper()
	folded := Fold(in)
	want := map[*codes.Meaning]score{}
	for i := range all {
		if s, _, _ := all[i].plainFit(folded); s >= scorePlaces && telling(folded) {
			want[all[i].meaning] = s
		}
	}
	got := fitting(in)
	for _, f := range got {
		if want[f.meaning] != f.score {
			t.Fatalf("%q: %s %s scores %d, want %d", in, f.entry.ID, f.meaning.Key, f.score, want[f.meaning])
		}
	}
	for m := range want {
		if !slices.ContainsFunc(got, func(f fit) bool { return f.meaning == m }) {
			t.Fatalf("%q: the meaning %s is missed", in, m.Key)
		}
	}
}
