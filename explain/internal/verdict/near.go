package verdict

import (
	"bytes"

	"github.com/dterr/dterr/explain/internal/platform"
	"github.com/dterr/dterr/explain/internal/shape"
)

// named tells by the words around an answer, the closest first: those on its
// own lines, then line by line upwards, then below.
func (s *Subject) named(words *platform.Words) (ours bool, theirs platform.Name) {
	text := s.Near.Text
	all := words.Find(text)
	if len(all) == 0 {
		return false, "" // as around most answers
	}
	if s.Near.To > len(text) || s.Near.At > s.Near.To {
		return all.Whose()
	}
	begin, _ := lineAt(text, s.Near.At)
	_, end := lineAt(text, s.Near.To)
	above, on, below := all.Within(0, begin), all.Within(begin, end), all.Within(end, len(text))
	switch {
	case len(on) > 0:
		ours, theirs = on.Whose()
		if ours && theirs != "" {
			// A chat of one platform shows what another one answered.
			last := on.Within(begin, s.Near.At).Last()
			ours = last == platform.DingTalk || last == ""
		}
		return ours, theirs
	case len(below) > 0 && s.Is(shape.Exception):
		// The call stack behind an exception names the SDK that raised it.
		return all.Within(lineAt(text, below[0].Start)).Whose()
	case len(above) > 0:
		return all.Within(lineAt(text, above[len(above)-1].Start)).Whose()
	case len(below) > 0 && s.Is(shape.Prose):
		return all.Within(lineAt(text, below[0].Start)).Whose()
	}
	return false, ""
}

// lineAt gives where the line of a place in a text begins and ends, without its
// line feed.
func lineAt(text []byte, at int) (begin, end int) {
	begin, end = bytes.LastIndexByte(text[:at], '\n')+1, len(text)
	if i := bytes.IndexByte(text[at:], '\n'); i >= 0 {
		end = at + i
	}
	return begin, end
}
