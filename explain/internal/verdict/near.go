package verdict

import (
	"strings"

	"github.com/dterr/dterr/explain/internal/lex"
	"github.com/dterr/dterr/explain/internal/platform"
	"github.com/dterr/dterr/explain/internal/shape"
)

// named tells by the words around an answer, the closest first: those on its
// own lines, then line by line upwards, then below.
func (s *Subject) named(words platform.Words) (ours bool, theirs platform.Name) {
	near := lex.Lower(s.Near.Text)
	if s.Near.To > len(near) || s.Near.At > s.Near.To {
		return words.In(near)
	}
	if ours, theirs = words.In(near); !ours && theirs == "" {
		return false, "" // as around most answers
	}
	begin := strings.LastIndexByte(near[:s.Near.At], '\n') + 1
	end := len(near)
	if i := strings.IndexByte(near[s.Near.To:], '\n'); i >= 0 {
		end = s.Near.To + i
	}
	if ours, theirs = words.In(near[begin:end]); ours || theirs != "" {
		if ours && theirs != "" {
			// A chat of one platform shows what another one answered.
			ours = words.Last(near[begin:s.Near.At]) != theirs
		}
		return ours, theirs
	}
	if s.Is(shape.Exception) {
		// The call stack behind an exception names the SDK that raised it.
		if ours, theirs = words.First(near[end:]); ours || theirs != "" {
			return ours, theirs
		}
	}
	for begin > 0 {
		from := strings.LastIndexByte(near[:begin-1], '\n') + 1
		if ours, theirs = words.In(near[from:begin]); ours || theirs != "" {
			return ours, theirs
		}
		begin = from
	}
	if s.Is(shape.Prose) {
		return words.First(near[end:])
	}
	return false, ""
}
