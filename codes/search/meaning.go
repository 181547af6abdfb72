package search

import (
	"slices"

	"github.com/dterr/dterr/codes"
)

// wholeEntry says that no meaning in particular was asked for.
const wholeEntry = -1

// Title gives what a hit says: the title of the meaning that matched, else that
// of the entry.
func (h *Hit) Title() codes.Text {
	if h.Meaning == wholeEntry || len(h.Entry.Meanings) == 1 {
		return h.Entry.Title
	}
	return h.Entry.Meanings[h.Meaning].Title
}

// As gives the meaning by which a hit is to be described: the one that matched,
// else the entry's likeliest.
func (h *Hit) As() *codes.Meaning { return &h.Entry.Meanings[max(0, h.Meaning)] }

// meaningShare is how much of what the entry's own texts have a meaning's must
// have to be the one that was asked for.
const meaningShare = 0.5

// retiredShare is what a text of a meaning counts that today's servers no longer
// mean, beside the others of its entry.
const retiredShare = 0.6

// meaning gives the meaning of the entry that has most of the query; when all of
// them have as much none is asked for. Only those that pass the filter count,
// where it passes any, and one of these is given in any case.
func (c *candidate) meaning(e *codes.Entry, passing []int) int {
	if len(e.Meanings) == 1 {
		return 0
	}
	switch {
	case c.alone && passing != nil:
		return passing[0]
	case c.alone:
		return wholeEntry
	}
	has := make([]float64, len(e.Meanings))
	whole := 0.0
	topic := c.topic()
	for i := range c.fields {
		f := &c.fields[i]
		text := fieldAt(int(f.field))
		switch score := c.by.fieldScore(f, topic); text.class {
		case fieldTopic:
		case fieldCode, fieldTitleZH, fieldTitleEN, fieldAlias:
			whole = max(whole, score)
			for m := range has {
				if text.class == fieldTitleZH && e.Meanings[m].Title.ZH == e.Title.ZH ||
					text.class == fieldTitleEN && e.Meanings[m].Title.EN == e.Title.EN {
					has[m] = max(has[m], score) // the index has the same text only once
				}
			}
		default:
			if e.Meanings[text.meaning].Status == codes.StatusRetired {
				score *= retiredShare
			}
			has[text.meaning] = max(has[text.meaning], score)
		}
	}
	if passing == nil {
		return decided(has, meaningShare*whole, nil)
	}
	if best := decided(has, 0, passing); best != wholeEntry {
		return best
	}
	return passing[0]
}

// alike is how near to the greatest score another is as good: what sets them
// apart then is how long the texts are.
const alike = 0.97

// decided gives the first place, of some only where these are given, with about
// the greatest score. It is above the least, and not that of all.
func decided(scores []float64, least float64, some []int) int {
	greatest := least
	for m, score := range scores {
		if some == nil || slices.Contains(some, m) {
			greatest = max(greatest, score)
		}
	}
	at, count := wholeEntry, 0
	for m, score := range scores {
		if score > least && score >= alike*greatest && (some == nil || slices.Contains(some, m)) {
			if count++; count == 1 {
				at = m
			}
		}
	}
	if count == len(scores) {
		return wholeEntry
	}
	return at
}

// topic gives the field of the entry's topic, nil when the query has nothing of it.
func (c *candidate) topic() *found {
	for i := range c.fields {
		if fieldAt(int(c.fields[i].field)).class == fieldTopic {
			return &c.fields[i]
		}
	}
	return nil
}

// fieldScore says how much of the query a field has, and how much of the field
// that is. What the topic says goes for every meaning.
func (s *scanner) fieldScore(f, topic *found) float64 {
	text := fieldAt(int(f.field))
	sum := 0.0
	for u, w := range s.weights {
		q := float64(f.units[u].best)
		if topic != nil {
			q = max(q, topicShare*float64(topic.units[u].best))
		}
		sum += w * q
	}
	length := float64(text.len())
	precision := float64(f.covered) / (length + 1)
	return fieldWorth(text.class) * sum * (1 - sharePrecision + sharePrecision*precision)
}
