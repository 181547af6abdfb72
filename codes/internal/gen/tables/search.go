package tables

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/dterr/dterr/codes/internal/fold"
	"github.com/dterr/dterr/codes/internal/gen/data"
)

// The classes of fields that the search tells apart; package search has the
// same list.
const (
	fieldCode = iota
	fieldTitleZH
	fieldTitleEN
	fieldMeaningZH
	fieldMeaningEN
	fieldMessage
	fieldVariant
	fieldCauseZH
	fieldCauseEN
	fieldAlias
	fieldTopic
)

// field is one text of an entry, to be searched.
type field struct {
	entry, class, meaning int
	tokens                []fold.Token
}

// synonymGroup is a line of synonyms.tsv.
type synonymGroup struct {
	pos   data.Pos
	terms []synonymTerm
}

// synonymTerm is one term of a group; a weak one is found when the group is
// asked for but does not ask for it.
type synonymTerm struct {
	tokens []fold.Token
	weak   bool
}

// index is what the search needs at run time.
type index struct {
	words  []string // sorted; the id of a word is its place + 1
	han    []rune   // sorted; ids go on behind the words
	fields []field
	groups []synonymGroup
	pairs  map[string]int // "corpid": where corpId is parted
}

// Search gives search/index_gen.go.
func Search(c data.Catalogue, s *data.SearchWords, callTerms []string) ([]byte, error) {
	x := &index{pairs: map[string]int{}}
	simple := func(r rune) rune { return r }
	for i := range c.Entries {
		e := &c.Entries[i]
		x.addEntry(i, e, s.Topics, s.Aliases[e.ID].Phrases, simple)
	}
	for _, g := range s.Synonyms {
		group := synonymGroup{pos: g.Pos}
		for _, t := range g.Terms {
			weak := strings.HasPrefix(t, "~")
			tokens := slices.DeleteFunc(fold.Tokens(strings.TrimPrefix(t, "~"), simple), particle)
			group.terms = append(group.terms, synonymTerm{tokens, weak})
		}
		x.groups = append(x.groups, group)
	}
	x.part()
	x.number()
	w := &writer{}
	w.f("%ssearch\n\n", head)
	w.vocabulary(x)
	if err := w.fields(x); err != nil {
		return nil, err
	}
	if err := w.inverted(x); err != nil {
		return nil, err
	}
	w.priors(c)
	w.groups(x)
	w.simplified(s.Simplified)
	w.regional(s)
	w.sounds()
	w.lines("callTerms holds, a line for each group, the terms that mean the same in the names of calls.", "callTerms", callTerms)
	return w.source()
}

// particle picks out 的, which the search passes over in queries and texts.
func particle(t fold.Token) bool { return t.Han == '的' }

// addEntry takes the texts of an entry, each once.
func (x *index) addEntry(i int, e *data.Entry, topics map[string]string, aliases []string, simple func(rune) rune) {
	var seen []string
	add := func(class, meaning int, s string) {
		tokens := fold.Tokens(s, simple)
		key := joinTokens(tokens)
		if key == "" || slices.Contains(seen, key) {
			return
		}
		seen = append(seen, key)
		x.fields = append(x.fields, field{i, class, meaning, tokens})
	}
	add(fieldCode, 0, e.Code)
	add(fieldTitleZH, 0, e.Title.ZH)
	add(fieldTitleEN, 0, e.Title.EN)
	var topic []string
	for j := range e.Meanings {
		m := &e.Meanings[j]
		add(fieldMessage, j, m.Message)
		add(fieldMeaningZH, j, m.Title.ZH)
		add(fieldMeaningEN, j, m.Title.EN)
		for _, v := range m.Variants {
			add(fieldVariant, j, v)
		}
		for _, a := range m.Causes {
			add(fieldCauseZH, j, a.ZH)
			add(fieldCauseEN, j, a.EN)
		}
		for _, name := range []string{m.Domain, m.Kind} {
			if !slices.Contains(topic, name) {
				topic = append(topic, name)
			}
		}
	}
	for _, a := range aliases {
		add(fieldAlias, 0, a)
	}
	texts := []string{topics[e.Family]}
	for _, name := range topic {
		texts = append(texts, topics[name])
	}
	x.fields = append(x.fields, field{i, fieldTopic, 0, fold.Tokens(strings.Join(texts, " ; "), simple)})
}

func joinTokens(tokens []fold.Token) string {
	var b strings.Builder
	for _, t := range tokens {
		b.WriteString(t.Text + " ")
	}
	return b.String()
}

// part makes one of corpId and corpid: what is written with a seam somewhere is
// parted everywhere.
func (x *index) part() {
	for _, f := range x.fields {
		for i := 1; i < len(f.tokens); i++ {
			a, b := f.tokens[i-1], f.tokens[i]
			if b.Joined && len(a.Word) >= 2 && len(b.Word) >= 2 && a.Han == 0 && b.Word != "s" {
				x.pairs[a.Word+b.Word] = len(a.Word)
			}
		}
	}
	for i := range x.fields {
		x.fields[i].tokens = x.parted(x.fields[i].tokens)
	}
	for i := range x.groups {
		for j := range x.groups[i].terms {
			t := &x.groups[i].terms[j]
			t.tokens = x.parted(t.tokens)
		}
	}
}

func (x *index) parted(tokens []fold.Token) []fold.Token {
	var all []fold.Token
	for _, t := range tokens {
		at, ok := x.pairs[t.Word]
		if !ok {
			at, ok = x.pairs[strings.TrimSuffix(t.Word, "s")]
		}
		if !ok {
			all = append(all, t)
			continue
		}
		a, b := t.Word[:at], t.Word[at:]
		all = append(all, x.parted([]fold.Token{{Text: fold.Stem(a), Word: a}, {Text: fold.Stem(b), Word: b}})...)
	}
	return all
}

// number gives every token its id.
func (x *index) number() {
	add := func(tokens []fold.Token) {
		for _, t := range tokens {
			switch {
			case t.Han == 0:
				x.words = append(x.words, t.Text)
			case t.Han <= 0xffff:
				x.han = append(x.han, t.Han)
			}
		}
	}
	for _, f := range x.fields {
		add(f.tokens)
	}
	for _, g := range x.groups {
		for _, t := range g.terms {
			add(t.tokens)
		}
	}
	slices.Sort(x.words)
	x.words = slices.Compact(x.words)
	slices.Sort(x.han)
	x.han = slices.Compact(x.han)
}

func (x *index) id(t fold.Token) int {
	if t.Han == 0 {
		i, _ := slices.BinarySearch(x.words, t.Text)
		return i + 1
	}
	i, ok := slices.BinarySearch(x.han, t.Han)
	if !ok {
		return 0
	}
	return len(x.words) + 1 + i
}

// array writes numbers, many to a line.
func (w *writer) array(doc, name, kind string, values []int) {
	w.f("// %s\nvar %s = [...]%s{", doc, name, kind)
	for i, v := range values {
		if i%24 == 0 {
			w.f("\n")
		}
		w.f("%d,", v)
	}
	w.f("\n}\n\n")
}

// text writes a long constant string, cut into lines.
func (w *writer) text(doc, name, s string) {
	w.f("// %s\nconst %s = \"\" +\n", doc, name)
	for len(s) > 100 {
		n := 100
		for !utf8.RuneStart(s[n]) {
			n--
		}
		w.f("%q +\n", s[:n])
		s = s[n:]
	}
	w.f("%q\n\n", s)
}

func (w *writer) vocabulary(x *index) {
	w.text("wordText holds the words one behind the other, sorted.", "wordText", strings.Join(x.words, ""))
	at, n := []int{0}, 0
	for _, word := range x.words {
		n += len(word)
		at = append(at, n)
	}
	w.array("wordTextAt holds where each word begins; the id of word n is n+1.", "wordTextAt", "uint32", at)
	han := make([]int, len(x.han))
	for i, r := range x.han {
		han[i] = int(r)
	}
	w.array("hanRunes holds the Han characters, sorted; their ids follow those of the words.", "hanRunes", "uint16", han)
}

// runBits is how many bits of a field's run tell its length.
const runBits = 8

func (w *writer) fields(x *index) error {
	short, err := x.short()
	if err != nil {
		return err
	}
	var tokens []int
	runs := map[string]int{} // where the tokens of a text stand
	var begins, starts, kinds []int
	for i, f := range x.fields {
		for len(begins) <= f.entry {
			begins = append(begins, i)
		}
		text := joinTokens(f.tokens)
		at, ok := runs[text]
		if !ok {
			at = len(tokens)
			runs[text] = at
			for _, t := range f.tokens {
				tokens = append(tokens, short.bytes(x.id(t))...)
			}
		}
		if len(f.tokens) >= 1<<runBits || at >= 1<<(32-runBits) {
			return fmt.Errorf("the search: a text of %d tokens at %d", len(f.tokens), at)
		}
		starts = append(starts, at<<runBits|len(f.tokens))
		kinds = append(kinds, f.class<<8|min(f.meaning, 255))
	}
	w.array("entryFields holds the first field of each entry; those of an entry follow one another.", "entryFields", "uint16", begins)
	w.array("fieldRuns holds of each field where its tokens begin in fieldTokens, and behind runBits how many they are.", "fieldRuns", "uint32", starts)
	w.array("fieldKinds holds of each field its class and, in the lower half, its meaning.", "fieldKinds", "uint16", kinds)
	w.array("fieldTokens holds the ids of the fields' tokens, those of texts that are equal once: below shortIDs one of commonIDs, else the upper byte above that and the lower one.", "fieldTokens", "uint8", tokens)
	w.array("commonIDs holds the ids that stand in most fields.", "commonIDs", "uint16", short)
	w.f("// shortIDs is how many ids take one byte.\nconst shortIDs = %d\n\n", shortIDs)
	return nil
}

// shortIDs is how many ids of tokens take one byte; all others begin with one of the bytes
// above.
const shortIDs = 192

// shortList holds the ids that take one byte.
type shortList []int

// short gives the ids of which the fields have most, ascending.
func (x *index) short() (shortList, error) {
	if n := len(x.words) + len(x.han); n >= (1<<8-shortIDs)<<8 {
		return nil, fmt.Errorf("the search: %d tokens have no id of two bytes", n)
	}
	uses := make([]int, len(x.words)+len(x.han)+1)
	for _, f := range x.fields {
		for _, t := range f.tokens {
			uses[x.id(t)]++
		}
	}
	ids := make([]int, len(uses))
	for i := range ids {
		ids[i] = i
	}
	slices.SortStableFunc(ids, func(a, b int) int { return cmp.Compare(uses[b], uses[a]) })
	ids = ids[:min(shortIDs, len(ids))]
	slices.Sort(ids)
	return ids, nil
}

// bytes writes the id of a token.
func (s shortList) bytes(id int) []int {
	if at, ok := slices.BinarySearch(s, id); ok {
		return []int{at}
	}
	return []int{shortIDs + id>>8, id & 0xff}
}

// inverted writes for every token the fields that it stands in.
func (w *writer) inverted(x *index) error {
	if n := len(x.fields); n > maxWord {
		return fmt.Errorf("the search: %d fields, at most %d have a number", n, maxWord)
	}
	in := make([][]int, len(x.words)+len(x.han)+1)
	for i, f := range x.fields {
		for _, t := range f.tokens {
			if id := x.id(t); len(in[id]) == 0 || in[id][len(in[id])-1] != i {
				in[id] = append(in[id], i)
			}
		}
	}
	at, bytes := []int{0}, []int(nil)
	for _, fields := range in {
		bytes = appendVarint(bytes, len(fields))
		last := 0
		for _, f := range fields {
			bytes = appendVarint(bytes, f-last)
			last = f
		}
		at = append(at, len(bytes))
	}
	w.array("tokenFieldsAt holds where the fields of each token begin.", "tokenFieldsAt", "uint32", at)
	w.array("tokenFields holds of each token in how many fields it stands, and their numbers, ascending, each as what it is more than the one before, as varints.", "tokenFields", "uint8", bytes)
	return nil
}

// appendVarint appends a number in the variable-length form of package encoding/binary.
func appendVarint(to []int, n int) []int {
	for _, b := range binary.AppendUvarint(nil, uint64(n)) { // #nosec G115 -- never negative
		to = append(to, int(b))
	}
	return to
}

// priors writes what orders entries that match equally well: the weight, whether
// the likeliest meaning is retired or was only observed, and whether the family
// is one of the two whose numbers people paste most.
func (w *writer) priors(c data.Catalogue) {
	values := make([]int, len(c.Entries))
	for i := range c.Entries {
		e := &c.Entries[i]
		values[i] = e.Weight<<2 | slices.Index(data.Statuses(), e.Meanings[0].Status)
		if e.Family == "oapi" || e.Family == "robot" {
			values[i] |= 1 << 6
		}
	}
	w.array("entryPriors holds of every entry family<<6 (1 for oapi and robot) + weight<<2 + status (0 current, 1 retired, 2 observed).", "entryPriors", "uint8", values)
}

func (w *writer) groups(x *index) {
	var ids []int
	w.f("// synonymTerms holds the terms in the order of their groups.\nvar synonymTerms = [...]synonymTerm{")
	n := 0
	for g, group := range x.groups {
		for _, t := range group.terms {
			if n%8 == 0 {
				w.f("\n")
			}
			n++
			w.f("{%d,%d,%d,%t},", len(ids), len(t.tokens), g, t.weak)
			for _, token := range t.tokens {
				ids = append(ids, x.id(token))
			}
		}
	}
	w.f("\n}\n\n")
	w.array("synonymTokens holds the ids of all terms' tokens.", "synonymTokens", "uint16", ids)
}

// simplified writes the pairs, sorted by the traditional character.
func (w *writer) simplified(pairs map[rune]rune) {
	var from []rune
	for r := range pairs {
		from = append(from, r)
	}
	slices.SortFunc(from, func(a, b rune) int { return cmp.Compare(a, b) })
	a, b := make([]int, len(from)), make([]int, len(from))
	for i, r := range from {
		a[i], b[i] = int(r), int(pairs[r])
	}
	w.array("traditionalHan holds traditional characters, sorted.", "traditionalHan", "uint16", a)
	w.array("simplifiedHan holds their simplified forms, at the same places.", "simplifiedHan", "uint16", b)
}

// regional writes the words of other regions in simplified characters, the longest
// first, so that of two that begin alike the longer one is taken.
func (w *writer) regional(s *data.SearchWords) {
	simple := func(r rune) rune {
		if to, ok := s.Simplified[r]; ok {
			return to
		}
		return r
	}
	lines := slices.Clone(s.Regional)
	for i := range lines {
		lines[i].From = strings.Map(simple, lines[i].From)
	}
	slices.SortFunc(lines, func(a, b data.RegionalLine) int {
		return cmp.Or(cmp.Compare(len(b.From), len(a.From)), cmp.Compare(a.From, b.From))
	})
	w.f("// regionalWords holds words of other regions, simplified, the longest first, with what\n// the catalogue calls them and the line of the table.\nvar regionalWords = [...]regionalWord{\n")
	for _, l := range lines {
		w.f("{%q, %q, %d},\n", l.From, l.To, l.Line)
	}
	w.f("}\n\n")
}
