package transcript

import (
	"bytes"

	"github.com/dterr/dterr/explain/internal/lex"
)

// Quiet is a line of a log with a body that ends it.
type Quiet struct {
	// Begin is where the line begins, Start where its body does, and End where the line
	// ends.
	Begin, Start, End int
	// Called says that the line names the call, by its host and its path, Hosted that it
	// names one of them.
	Called, Hosted bool
}

// IsQuiet reports whether nothing in a text around a line tells of its body: [Call.Before]
// and [Behind] add nothing to what [Beside] reads, and [Near.InSource] and
// [Near.IsSample] do not hold, if the line is stamped and [LeadsAlone] holds of what stands
// before the body. So it is amid the entries of most logs, which is found out faster than
// by asking them. false says nothing. Nothing before low is read.
func (q Quiet) IsQuiet(text []byte, low int) bool {
	above := text[max(low, q.Start-ContextBytes):q.Start]
	above = above[:max(0, lex.LastBreak(above))]
	if !areEntries(above, q.Called) {
		return false
	}
	if below := q.End + 1; below < len(text) && !isRecord(bytes.TrimSpace(lex.Line(text, below, behindMost))) {
		return false
	}
	if !q.Hosted && holdsRoot(text[max(low, q.Start-toldMost):q.Start]) {
		return false
	}
	return !bytes.Contains(text[max(0, q.Start-nearBytes):q.Begin], []byte(usual))
}

// TellsStatus reports whether one of some statuses may be told above a body, as
// [ToldStatus] reads it; false is certain. Nothing before low is read.
func TellsStatus(text []byte, low, start int, fit []uint16) bool {
	above := text[max(low, start-toldMost):start]
	for _, status := range fit {
		if holdsNumber(above, status) {
			return true
		}
	}
	return false
}

// areEntries reports whether the last lines of a text, as many as are read above a body,
// are entries of a log that tell nothing of it. called says that the call is known.
func areEntries(above []byte, called bool) bool {
	for n := 0; len(above) > 0; n++ {
		i := lex.LastBreak(above)
		line := above[i+1:]
		if n == recordsAbove {
			return isRecord(line)
		}
		if !isEntry(line) {
			return false
		}
		// Of a call that is known, the first alone is asked, and the others but for a head.
		if n == 0 || !called {
			line = bytes.TrimRight(line[:min(len(line), 2048)], "\r ")
			if namesHeader(line) || bytes.Contains(line, []byte("//")) || n == 0 && bytes.Contains(line, []byte(progress)) || stated(line) != 0 {
				return false
			}
		}
		if called && n == gapLines {
			return true
		}
		above = above[:max(i, 0)]
	}
	return true
}

// LeadsAlone reports whether what stands between the beginning of a stamped line and its
// body is enough that no other line says that the body is a sample, and that it is none.
func LeadsAlone(before []byte) bool {
	return len(before) < nearBytes && isOutput(bytes.TrimSpace(before)) && !holdsAny(before, supposed[:]...) && !HoldsCondition(before)
}
