package explain

import (
	"sync/atomic"
	"time"

	"github.com/dterr/dterr/explain/internal/find"
	"github.com/dterr/dterr/explain/internal/match"
	"github.com/dterr/dterr/explain/internal/transcript"
	"github.com/dterr/dterr/explain/internal/verdict"
)

// Memory remembers what lines of inputs said. A log holds the same few errors again and
// again, on lines that differ in the time and the request id alone: such a line is read
// once, and later only what stands around it. It serves one run at a time, of those
// whose options differ in the source alone, and takes a few MiB at most.
type Memory struct {
	lines find.Memory
	room  []byte // of the window of the last run, for the next
}

// roomKept is how much room is kept for the next run, in bytes.
const roomKept = 1 << 20

// of gives the memory of lines, nil for none.
func (m *Memory) of() *find.Memory {
	if m == nil {
		return nil
	}
	return &m.lines
}

// judgement is what was made of the answer of a line: of the call, which is without what
// differs from line to line, and on a ground.
type judgement struct {
	call    transcript.Call
	reading *match.Reading
	verdict verdict.Verdict
	ground  verdict.Ground
	// finding is that of one of the hits on such lines, nil as long as nobody asked. Who
	// tells of hits makes it.
	finding *Finding
	// told says that there is a finding, or need be none, and a repeat is told of with it.
	told atomic.Bool
}

// IsTold implements [find.Settled].
func (j *judgement) IsTold() bool { return j.told.Load() }

// isQuiet reports whether a judgement on an answer holds wherever nothing around tells of
// its line.
func (a *item) isQuiet(g verdict.Ground) bool { return a.Quiet && !g.IsAsked() }

// settled says of a line that what was made of it now is made wherever nothing around
// tells of it.
func (a *item) settled(was *judgement) {
	a.Seen.Quiet = was
	if a.OK && was.verdict.Platform == ding {
		was.told.Store(true) // there is nothing to make of it
	}
}

// subject gives what a judge looks at.
func (a *item) subject() *verdict.Subject {
	return &verdict.Subject{Answer: a.Answer, Reading: a.reading, Near: a.Near, Beside: a.Beside}
}

// usual gives the call without what differs from line to line and nothing depends on.
func usual(c transcript.Call) transcript.Call {
	c.Date, c.Zoned, c.Yearless, c.RequestID = time.Time{}, false, false, ""
	return c
}

// recall takes what was made of the line of an answer before, and reports whether it
// still holds.
func (a *item) recall(j verdict.Judge) bool {
	if a.Seen == nil {
		return false
	}
	was, ok := a.Seen.Quiet.(*judgement)
	if !ok || !a.Quiet {
		was, ok = a.Seen.Aside.(*judgement)
		if !ok || was.call != usual(a.Call) || !j.Stands(a.subject(), was.ground) {
			return false
		}
		if a.isQuiet(was.ground) {
			a.settled(was)
		}
	}
	a.reading, a.verdict, a.was = was.reading, was.verdict, was
	return true
}

// remember keeps what was made of the line of an answer.
func (a *item) remember(ground verdict.Ground) {
	if a.Seen != nil {
		a.was = &judgement{call: usual(a.Call), reading: a.reading, verdict: a.verdict, ground: ground}
		a.Seen.Aside = a.was
		if a.isQuiet(ground) {
			a.settled(a.was)
		}
	}
}
