package search

// A story tells, around what it asks for, what happened before, to whom and when: of
// its many words an entry has a few, and no text of it has most of them.

const (
	storyMass    = 16.0 // what is asked of a story at most, as rarity weighs it: five rare words
	storyUnits   = 3    // that an entry has of it
	storyHomonym = 0.5  // what only sounds the same is mostly chance among so many characters
)

// asStory makes a story of a reading.
func (r *reading) asStory() {
	r.story = true
	for i := range r.patterns {
		if p := &r.patterns[i]; p.how == inTypo && p.elements[0].how == asSound {
			p.weight = storyHomonym
		}
	}
}

// tells reports whether some fields, those of an entry, have enough of a story.
func (s *scanner) tells(fields []found) bool {
	units := 0
	for u := range s.units {
		for i := range fields {
			if fields[i].units[u].best > storyHomonym && fieldAt(int(fields[i].field)).class != fieldTopic {
				units++
				break
			}
		}
	}
	return units >= storyUnits
}
