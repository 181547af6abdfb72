package search

import (
	"math"
	"slices"
)

// forlorn gives the patterns that may rescue units which nothing else finds, or
// only what sounds the same somewhere: 零时 is in 指令失败 to the ear.
func (s *scanner) forlorn(all []found) []pattern {
	if len(s.rescue) == 0 {
		return nil
	}
	var seen [maxUnits]bool
	for i := range all {
		for u := range s.units {
			seen[u] = seen[u] || all[i].units[u].best > worthHomonym
		}
	}
	var rescue []pattern
	for _, p := range s.rescue {
		if !seen[p.unit] {
			rescue = append(rescue, p)
		}
	}
	return rescue
}

// rarity gives every unit's weight: its share times the logarithm of how few
// entries have it. One that nothing has weighs as much as one that few have.
func (s *scanner) rarity(all []found) []float64 {
	entries := make([]float64, len(s.units))
	last := make([]int, len(s.units))
	for i := range all {
		e := int(all[i].entry) + 1
		if fieldAt(int(all[i].field)).class == fieldTopic {
			continue
		}
		for u := range s.units {
			if all[i].units[u].best > 0.6 && last[u] != e {
				last[u] = e
				entries[u]++
			}
		}
	}
	weights := make([]float64, len(s.units))
	n := float64(entryCount)
	known, sum := 0.0, 0.0
	for u, df := range entries {
		weights[u] = s.units[u].share * math.Log(1+n/(min(df, n)+8))
		if df > 0 {
			known++
			sum += weights[u]
		}
	}
	// In a story of many words those that no entry has are its circumstances: they weigh
	// what the others do.
	if known >= leastKnown && !s.spelt {
		for u, df := range entries {
			if df == 0 {
				weights[u] = min(weights[u], sum/known*s.units[u].share)
			}
		}
	}
	return weights
}

// leastKnown is how many units of a query some entry has, so that it is a story.
const leastKnown = 3

// candidate is an entry with its score, and what is to be named of it: a code by
// how, a text by its best field and the scanner that found it. Its fields are all
// that this scanner found.
type candidate struct {
	entry  int
	score  float64
	exact  bool
	inside bool // the query holds a whole text of the entry
	how    string
	alone  bool    // the query is nothing but a code
	beside float64 // what an entry found by its code scores by its texts
	by     *scanner
	field  *found
	fields []found
}

// score gives the entries that a reading finds, in their own order.
func (s *scanner) score(all []found) []candidate {
	weights := s.rarity(all)
	total := 0.0
	for _, w := range weights {
		total += w
	}
	if total == 0 {
		return nil
	}
	if s.story {
		total = min(total, storyMass)
	}
	s.weights = weights
	var candidates []candidate
	for i := 0; i < len(all); {
		entry := int(all[i].entry)
		n := i
		for n < len(all) && int(all[n].entry) == entry {
			n++
		}
		if (!s.spelt || s.byInitials(all[i:n])) && (!s.story || s.tells(all[i:n])) {
			candidates = append(candidates, s.entryScore(entry, all[i:n], weights, total))
		}
		i = n
	}
	return candidates
}

// byInitials reports whether initials found anything in some fields: without them a
// reading by initials is only a part of the query.
func (s *scanner) byInitials(fields []found) bool {
	for i := range fields {
		for _, m := range fields[i].units {
			if m.best > 0 && s.patterns[m.how].how == inInitials {
				return true
			}
		}
	}
	return false
}

// How an entry's score is made: mostly by its best field, partly by what all
// fields together have.
const (
	shareBest      = 0.75
	sharePrecision = 0.18
	exactBonus     = 0.1
	wholeBonus     = 0.05 // the same words in another order
	partBonus      = 0.12 // a piece of the text, as it stands
	wholeCoverage  = 0.92
	laterMeaning   = 0.05
	shareInside    = 0.9
	leastQuote     = 0.6   // what a text is worth that the query holds among others
	priorWeight    = 0.016 // for each point of Entry.Weight
	topicShare     = 0.5   // what a word is worth that names the entry's topic
	familyBonus    = 0.05  // for the numbers of oapi and robot
	retiredFactor  = 0.95
	observedFactor = 0.99
)

func (s *scanner) entryScore(entry int, fields []found, weights []float64, total float64) candidate {
	c := candidate{entry: entry, by: s, fields: fields}
	best, bestField, inside := 0.0, -1, 0.0
	var anywhere, topic [maxUnits]float64
	for i := range fields {
		if fieldAt(int(fields[i].field)).class == fieldTopic {
			for u := range weights {
				topic[u] = float64(fields[i].units[u].best) * topicShare
			}
		}
	}
	for i := range fields {
		f := &fields[i]
		text := fieldAt(int(f.field))
		worth := fieldWorth(text.class)
		if !f.exact || text.class == fieldMeaningZH || text.class == fieldMeaningEN { // what a server says is exact as well further down
			worth *= 1 - laterMeaning*float64(min(text.meaning, 3))
		}
		sum := 0.0
		for u, w := range weights {
			q := float64(f.units[u].best)
			sum += w * max(q, topic[u])
			anywhere[u] = max(anywhere[u], q*worth)
		}
		if text.class == fieldTopic {
			continue
		}
		length := float64(text.len())
		precision := float64(f.covered) / (length + 1)
		coverage := sum / total
		score := worth * coverage * (1 - sharePrecision + sharePrecision*precision)
		switch {
		case f.exact:
			score += exactBonus * worth
			c.exact = true
		case f.part:
			score += partBonus * worth
		case coverage >= wholeCoverage && s.whole(f):
			score += wholeBonus * worth
		}
		if f.inside && !f.exact {
			if score = max(score, worth*(leastQuote+(1-leastQuote)*length/float64(len(s.said)))); score > inside {
				inside, c.inside = score, true
			}
		}
		if score > best {
			best, bestField = score, i
		}
	}
	every := 0.0
	for u, w := range weights {
		every += w * anywhere[u]
	}
	every /= total
	c.score = max(shareBest*best+(1-shareBest)*every, inside*shareInside) * s.worth
	prior := entryPriors[entry]
	c.score *= 1 + priorWeight*float64(prior>>2&15) + familyBonus*float64(prior>>6)
	switch prior & 3 {
	case 1:
		c.score *= retiredFactor
	case 2:
		c.score *= observedFactor
	}
	if bestField >= 0 {
		c.field = &fields[bestField]
	}
	return c
}

// matched names what matched: the best field's class, then how; or that it is a
// code. Nothing is named of what has no best field.
func (c *candidate) matched() []string {
	if c.how != "" {
		return []string{c.how}
	}
	names := []string{fieldName(fieldAt(int(c.field.field)).class)}
	for _, m := range c.field.units {
		if m.best == 0 {
			continue
		}
		if how := c.by.patterns[m.how].how; how != "" && !slices.Contains(names, how) {
			names = append(names, how)
		}
	}
	return names
}
