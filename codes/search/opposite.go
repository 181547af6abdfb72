package search

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/dterr/dterr/codes"
)

// worthOpposite is what an entry is worth that says of a thing that it exists where the
// query says that it does not, or the reverse: all words but one are the same.
const worthOpposite = 0.7

// existence is what a text says of a thing.
type existence int

const (
	unsaid existence = iota
	exists
	missing
)

// What says that something exists, and that it does not: in Chinese and in English, and in
// pinyin without its blanks.
var (
	existing    = [...]string{"已存在", "已经存在", "already exist", "exists already", "exist already"}                 //nolint:gochecknoglobals // a constant table
	absent      = [...]string{"不存在", "not exist", "n't exist", "no longer exist", "nonexistent", "non-existent"} //nolint:gochecknoglobals // a constant table
	existingPin = [...]string{"yicunzai", "yijingcunzai"}                                                        //nolint:gochecknoglobals // a constant table
	absentPin   = [...]string{"bucunzai"}                                                                        //nolint:gochecknoglobals // a constant table
)

// existenceIn reads whether a text says that something exists or that it does not; one that
// says both says nothing.
func existenceIn(text string) existence {
	holds := func(in string) func(string) bool {
		return func(word string) bool { return strings.Contains(in, word) }
	}
	is, not := slices.ContainsFunc(existing[:], holds(text)), slices.ContainsFunc(absent[:], holds(text))
	if strings.IndexFunc(text, func(r rune) bool { return r >= utf8.RuneSelf }) < 0 {
		glued := strings.ReplaceAll(text, " ", "")
		is = is || slices.ContainsFunc(existingPin[:], holds(glued))
		not = not || slices.ContainsFunc(absentPin[:], holds(glued))
	}
	switch {
	case is == not:
		return unsaid
	case is:
		return exists
	}
	return missing
}

// lowerOpposites lowers the candidates, found by their texts, whose title says the opposite
// of the query. Those that would come behind the best all the same stay as they are.
func lowerOpposites(query string, all []candidate) {
	asked := existenceIn(query)
	if asked == unsaid {
		return
	}
	best := 0.0
	for i := range all {
		best = max(best, all[i].score)
	}
	for i := range all {
		c := &all[i]
		if c.how != "" || c.score < best*worthOpposite {
			continue
		}
		e := codes.EntryAt(c.entry)
		if said := existenceIn(e.Title.ZH); said != unsaid && said != asked && len(e.Meanings) == 1 {
			c.score *= worthOpposite
		}
	}
}
