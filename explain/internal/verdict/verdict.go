// Package verdict decides whose answer it is. Half the services of the world
// answer with a code and a message, and WeCom, WeChat and Feishu with DingTalk's
// own numbers; so the catalogue alone tells little.
//
// It is a list of rules. A rule names marks that an answer must have and marks
// that it must not have; the first that applies decides, and its name stands in
// the finding. First come the rules that look at the answer itself and the call,
// then those that need the words around it. Marks are computed once. A rule or a
// word stays only while a fixture needs it (explain/testdata/rules.tsv).
//
//	v := verdict.New().Of(&verdict.Subject{Answer: a, Reading: r, Near: near})
//	v.Platform, v.Rule // dingtalk, "host"
package verdict

import (
	"slices"
	"strconv"

	"github.com/dterr/dterr/explain/internal/match"
	"github.com/dterr/dterr/explain/internal/platform"
	"github.com/dterr/dterr/explain/internal/shape"
	"github.com/dterr/dterr/explain/internal/transcript"
)

// Verdict says whose an answer is.
type Verdict struct {
	Platform platform.Name
	// Sure is false when only its neighbours can tell: a body of the same shape
	// as one that is DingTalk's is DingTalk's too.
	Sure bool
	// Shown is true when nobody answered it: somebody shows what an answer is like.
	Shown bool
	// Rule is the name of the rule that decided.
	Rule string
}

// Subject is what is judged: an answer, what the catalogue makes of it, and what
// stands around it.
type Subject struct {
	*shape.Answer
	Reading *match.Reading
	Near    transcript.Near
	// Beside says that one of DingTalk's attendance records stands next to it.
	Beside bool
}

// Judge decides by its rules and words.
type Judge struct {
	tables [3][]rule // each asks more of an answer than the one before
	words  *platform.Words
}

// New gives the judge with all rules and words.
func New() Judge {
	return Judge{tables: [...][]rule{early[:], inside[:], around[:]}, words: platform.All()}
}

// Words gives the words by which the judge tells platforms.
func (j Judge) Words() *platform.Words { return j.words }

// Rules names the rules in their order.
func (j Judge) Rules() []string {
	var names []string
	for _, r := range slices.Concat(j.tables[:]...) {
		names = append(names, r.name)
	}
	return names
}

// Without gives a judge that lacks a rule or a word, or both; "" lacks none. A
// test asks so whether something is needed.
func (j Judge) Without(name, word string) Judge {
	drop := func(r rule) bool { return r.name == name }
	for i := range j.tables {
		j.tables[i] = slices.DeleteFunc(slices.Clone(j.tables[i]), drop)
	}
	j.words = j.words.Without(word)
	return j
}

// Loosened gives, for every mark that a rule excludes, a judge whose rule does not
// exclude it. A test asks so whether the exclusion is needed; the name of the rule
// stands before the place of the mark.
func (j Judge) Loosened() map[string]Judge {
	all := map[string]Judge{}
	for t, rows := range j.tables {
		for i := range rows {
			for bit := range markBits {
				mark := marks(1) << bit
				if rows[i].none&mark == 0 {
					continue
				}
				loose := slices.Clone(rows)
				loose[i].none &^= mark
				k := j
				k.tables[t] = loose
				all[rows[i].name+" "+strconv.Itoa(bit)] = k
			}
		}
	}
	return all
}

// Ground is what of the text around an answer a verdict rests on.
type Ground struct {
	source, sample bool
	// asked says that the words around were, which name DingTalk or others.
	asked, ours bool
	theirs      platform.Name
}

// IsAsked reports whether a verdict rests on the words around an answer.
func (g Ground) IsAsked() bool { return g.asked }

// Of says whose an answer is.
func (j Judge) Of(s *Subject) Verdict {
	v, _ := j.On(s)
	return v
}

// On says whose an answer is, and on what around it that rests.
func (j Judge) On(s *Subject) (Verdict, Ground) {
	g := s.ground()
	m := s.marks(g)
	if r := decides(j.tables[0], m); r != nil {
		return r.verdict(s, ""), g
	}
	m |= s.marksInside()
	if r := decides(j.tables[1], m); r != nil {
		return r.verdict(s, ""), g
	}
	g.asked = true
	g.ours, g.theirs = s.named(j.words)
	m |= s.marksAround(m, g.ours, g.theirs)
	if r := decides(j.tables[2], m); r != nil {
		return r.verdict(s, g.theirs), g
	}
	return Verdict{Platform: platform.Unknown, Rule: "nothing tells"}, g
}

// Stands reports whether a verdict on an answer that differs in what stands around it
// alone is also one on this.
func (j Judge) Stands(s *Subject, g Ground) bool {
	now := s.ground()
	if g.asked {
		now.asked = true
		now.ours, now.theirs = s.named(j.words)
	}
	return now == g
}

// ground gives the part of the ground that every verdict rests on.
func (s *Subject) ground() Ground {
	return Ground{source: s.Near.InSource() && (s.OK || !s.Near.IsNoted() || s.Near.IsCompared(s.Code())), sample: s.Near.IsSample()}
}

// decides gives the first rule of a table that applies to an answer with these
// marks, nil when none does.
func decides(table []rule, m marks) *rule {
	for i := range table {
		if r := &table[i]; r.applies(m) {
			return r
		}
	}
	return nil
}
