package search

import (
	"strings"

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

// existenceIn reads in Chinese, in pinyin and in English whether a text says that something
// exists or that it does not; one that says both says nothing.
func existenceIn(text string) existence {
	is := holdsOne(text, "已存在", "已经存在", "already exist", "exists already", "exist already")
	not := holdsOne(text, "不存在", "not exist", "n't exist", "no longer exist", "nonexistent", "non-existent")
	if strings.IndexFunc(text, func(r rune) bool { return r >= 0x80 }) < 0 {
		glued := strings.ReplaceAll(text, " ", "")
		is = is || holdsOne(glued, "yicunzai", "yijingcunzai")
		not = not || strings.Contains(glued, "bucunzai")
	}
	switch {
	case is == not:
		return unsaid
	case is:
		return exists
	}
	return missing
}

func holdsOne(text string, words ...string) bool {
	for _, w := range words {
		if strings.Contains(text, w) {
			return true
		}
	}
	return false
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
