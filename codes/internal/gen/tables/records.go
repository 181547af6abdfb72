package tables

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/dterr/dterr/codes/internal/gen/data"
	"github.com/dterr/dterr/codes/internal/pages"
)

// The records of the catalogue: what an entry, a kind or a call holds, as
// 16-bit words that package codes reads in the same order (its record.go says
// which). A text stands there as its number.

// maxWord is the largest value of a word, and so the number of the last text.
const maxWord = 1<<16 - 1

// pool numbers texts. The numbers are free of repetitions and so ordered that
// what is read together lies together: first those added by front, then those
// of several owners, then those of one owner, in the order of the owners.
type pool struct {
	front  []string
	order  []string       // all others, by first use
	owners map[string]int // the one owner, or several
	number map[string]int // after settle
	own    int            // the number of the first text of one owner, after settle
}

const several = -1

func newPool(front ...string) *pool {
	p := &pool{front: front, owners: map[string]int{}, number: map[string]int{}}
	for i, s := range front {
		p.number[s] = i
	}
	return p
}

// note counts a use of the text by an owner.
func (p *pool) note(s string, owner int) {
	if _, ok := p.number[s]; ok {
		return
	}
	switch was, ok := p.owners[s]; {
	case !ok:
		p.owners[s] = owner
		p.order = append(p.order, s)
	case was != owner:
		p.owners[s] = several
	}
}

// settle gives the texts in the order of their numbers.
func (p *pool) settle() []string {
	all := slices.Clone(p.front)
	for _, shared := range []bool{true, false} {
		p.own = len(all)
		for _, s := range p.order {
			if (p.owners[s] == several) == shared {
				p.number[s] = len(all)
				all = append(all, s)
			}
		}
	}
	return all
}

// encoder writes records. It runs twice over the same things: once to count
// the texts, and once more, when they have their numbers, to write them.
type encoder struct {
	*pool
	settled bool
	owner   int
	words   []int
	// asText holds where words stand that text put, heads those of the meanings.
	asText, heads []int
}

func (r *encoder) put(values ...int) { r.words = append(r.words, values...) }

func (r *encoder) text(texts ...string) {
	for _, s := range texts {
		r.asText = append(r.asText, len(r.words))
		r.name(s)
	}
}

// name writes the numbers of texts that are read alone, out of the row.
func (r *encoder) name(names ...string) {
	for _, s := range names {
		if !r.settled {
			r.note(s, r.owner)
		}
		r.put(r.number[s])
	}
}

// begins gives the place of the next word and makes what follows another
// owner's.
func (r *encoder) begins() int {
	r.owner++
	return len(r.words)
}

func (r *encoder) texts(all []string) {
	r.put(len(all))
	r.text(all...)
}

func (r *encoder) numbers(all []int) {
	r.put(len(all))
	r.put(all...)
}

func (r *encoder) retry(rule data.Retry) {
	r.text(rule.Policy)
	r.put(rule.Max, rule.Wait>>16, rule.Wait&maxWord)
}

func (r *encoder) advice(all []data.Advice) {
	r.put(len(all))
	for _, a := range all {
		r.text(a.ZH, a.EN, a.Basis, a.Source, a.Run)
	}
}

// wrapperBit says in the word of the weight that the entry is a wrapper.
const wrapperBit = 1 << 4

func (r *encoder) entry(e *data.Entry) {
	weight := e.Weight
	if e.Wrapper {
		weight |= wrapperBit
	}
	r.put(weight)
	r.text(e.Title.ZH, e.Title.EN)
	r.put(len(e.Meanings))
	for i := range e.Meanings {
		r.meaning(&e.Meanings[i])
	}
	r.texts(e.See)
	r.put(len(e.Examples))
	for _, x := range e.Examples {
		r.text(x.Meaning, x.Body)
	}
}

func (r *encoder) meaning(m *data.Meaning) {
	length := len(r.words)
	r.heads = append(r.heads, length)
	r.put(0)
	r.name(m.Kind, m.Domain)
	r.numbers(m.APIs)
	r.text(m.Key, m.Message, m.Title.ZH, m.Title.EN, m.Owner, m.Status)
	r.retry(*m.Retry)
	r.numbers(m.HTTP)
	r.texts(m.Variants)
	r.advice(m.Causes)
	r.advice(m.Fixes)
	r.texts(m.Docs)
	r.texts(m.Sources)
	r.words[length] = len(r.words) - length
}

func (r *encoder) kind(k data.Kind) {
	r.text(k.Name, k.Title.ZH, k.Title.EN)
	r.retry(k.Retry)
	fixes := make([]data.Advice, len(k.Fixes))
	for i, t := range k.Fixes {
		fixes[i] = data.Advice{Text: t, Basis: "kind"}
	}
	r.advice(fixes)
}

// records is what package codes needs to know of one table.
type records struct {
	texts []string
	words []int
	begin []int // of every entry, in words
	kinds int   // where the kinds begin, in words
	// own is the number of the first text of one owner alone; asText and heads are
	// those of the encoder.
	own           int
	asText, heads []int
}

// catalogueRecords encodes the entries, then the kinds. The numbers of the
// ids are the places of the entries + 1; 0 is the empty text.
func catalogueRecords(c data.Catalogue) (records, error) {
	front := []string{""}
	for i := range c.Entries {
		front = append(front, c.Entries[i].ID)
	}
	var t records
	p := newPool(front...)
	for _, settled := range []bool{false, true} {
		r := &encoder{pool: p, settled: settled}
		t.begin = nil
		for i := range c.Entries {
			t.begin = append(t.begin, r.begins())
			r.entry(&c.Entries[i])
		}
		t.kinds = r.begins()
		for _, k := range c.Kinds {
			r.kind(k)
		}
		t.words, t.asText, t.heads = r.words, r.asText, r.heads
		if !settled {
			t.texts = p.settle()
			t.own = p.own
		}
	}
	return t, cmp.Or(t.shorten("the catalogue"), t.check("the catalogue"))
}

// callRecords encodes the calls, seven words each. Methods, hosts and paths
// come first among the texts, for a search through the calls reads them only.
func callRecords(c data.Catalogue) (records, error) {
	calls, listed := c.APIs, listedCalls(&c)
	front := []string{""}
	for _, of := range []func(data.Call) string{
		func(a data.Call) string { return a.Method },
		func(a data.Call) string { return a.Host },
		func(a data.Call) string { return a.Path },
	} {
		for _, a := range calls {
			if s := of(a); !slices.Contains(front, s) {
				front = append(front, s)
			}
		}
	}
	var t records
	p := newPool(front...)
	for _, settled := range []bool{false, true} {
		r := &encoder{pool: p, settled: settled}
		for i, a := range calls {
			if a.ID != i+1 {
				return t, fmt.Errorf("the calls: number %d at place %d", a.ID, i+1)
			}
			r.begins()
			r.text(a.Method, a.Host, a.Path, a.Title.ZH, a.Title.EN, a.Doc)
			flags := listed[a.ID]
			if a.Status == "old" {
				flags |= 2
			}
			r.put(flags)
		}
		t.words = r.words
		if !settled {
			t.texts = p.settle()
		}
	}
	return t, cmp.Or(t.shorten("the calls"), t.check("the calls"))
}

// listedCalls gives 1 for every call that a meaning lists.
func listedCalls(c *data.Catalogue) map[int]int {
	listed := map[int]int{}
	for i := range c.Entries {
		for j := range c.Entries[i].Meanings {
			for _, id := range c.Entries[i].Meanings[j].APIs {
				listed[id] = 1
			}
		}
	}
	return listed
}

// shorten writes the addresses of official pages short.
func (t *records) shorten(what string) error {
	for i, s := range t.texts {
		short, ok := pages.Short(s)
		if !ok {
			return fmt.Errorf("%s: a text looks like the address of a page: %q", what, s)
		}
		t.texts[i] = short
	}
	return nil
}

// check complains about what the tables cannot hold.
func (t *records) check(what string) error {
	if n := len(t.texts); n > maxWord+1 {
		return fmt.Errorf("%s: %d texts, at most %d have a number", what, n, maxWord+1)
	}
	if n := len(t.begin); n > maxWord {
		return fmt.Errorf("%s: %d entries, at most %d have a place", what, n, maxWord)
	}
	for i, w := range t.words {
		if w < 0 || w > maxWord {
			at, _ := slices.BinarySearchFunc(t.begin, i, func(begin, i int) int { return cmp.Compare(begin, i+1) })
			return fmt.Errorf("%s: entry %d: no word of 16 bits: %d", what, at, w)
		}
	}
	for _, s := range t.texts {
		if strings.ContainsRune(s, '\n') {
			return fmt.Errorf("%s: a text of several lines: %q", what, s)
		}
	}
	return nil
}

// at gives where each text begins, and behind the last where the next would.
func (t *records) at() []int {
	all, n := make([]int, 0, len(t.texts)+1), 0
	for _, s := range t.texts {
		all = append(all, n)
		n += len(s) + 1
	}
	return append(all, n)
}
