package explain

import (
	"time"

	"github.com/dterr/dterr/explain/attendance"
	"github.com/dterr/dterr/explain/internal/input"
	"github.com/dterr/dterr/explain/internal/platform"
	"github.com/dterr/dterr/explain/redact"
)

// Options says what a run needs to know of the world.
type Options struct {
	// Source names the input in every finding: a file name, which is masked there, or
	// "stdin".
	Source string
	// Now is the present; it decides whether a ban is over, and the year of a line of a
	// log that states none. Zero means that nothing is said about the present.
	Now time.Time
	// Zone is the zone of times that the input states without one in a
	// report or at the lines of a log; nil means China Standard Time. What the server
	// writes in prose is always China Standard Time.
	Zone *time.Location
	// NoRedact leaves secrets and personal data as they are.
	NoRedact bool
	// Masker is the masker to use, so that several inputs of one run give the
	// same secret the same mask; nil makes a new one.
	Masker *redact.Masker
	// Marked says that only what shows a code, or is an attendance record, is told of:
	// no code is inferred from a message, a status or a sentence. What is found in a
	// part of an input is then what is found there in all of it.
	Marked bool
	// Plain says that the input is in UTF-8 or GB18030, whatever its beginning looks
	// like: it is a part of a longer one.
	Plain bool
	// Memory remembers what lines said, for one run after another; what is found never
	// depends on it. Nil remembers nothing.
	Memory *Memory
	// AnyOrder says that hits may come in another order than they stand in the input. Lines
	// that a Memory knows then come as repeats of what they said ([Hit.IsRepeat]), which
	// takes a fraction of the time. It counts with Marked alone, and up to the first pause.
	AnyOrder bool
	// Stop ends the reading when it is closed, as if the input ended there; nil never
	// does. A reader that waits must come back by itself.
	Stop <-chan struct{}
	// Told is called like emit when nothing more is to be told for now: behind the
	// items of each block of the input, or of a pause. Its error ends the reading; nil
	// is not called.
	Told func() error
}

// ErrPause is what a reader gives, with or without bytes, when nothing more came for a
// while: the package has no clock. What is complete is told then, and the reading goes
// on. The reader should pause again when still nothing comes for longer.
//
// In the first pause the bodies are told that are closed, on whole lines or not; in a
// second one without a byte in between also texts on whole lines which more lines might
// belong to, such as an exception. What is still open waits, and all behind it. What
// stands behind an answer and tells of it (a request id, the call, a neighbour of the
// same form) counts only as far as it was there; an answer that only such evidence shows
// to be DingTalk's is told when that comes, behind those that were told before. Texts
// without a code, codes in people's sentences, and answers of nobody known are told at
// the end of the input alone. Nothing is told twice, and what no pause told is told as
// without pauses.
var ErrPause error = input.Pause{}

// Item is one thing found: a Finding or an attendance record, never both. Body
// is the success whose body holds the record, nil for a record that no call
// answered with.
type Item struct {
	Finding    *Finding
	Attendance *attendance.Report
	Body       *Finding
}

// Answer gives the answer of DingTalk that the item tells of, or nil: what
// decides whether to call again is the last one of an input.
func (it Item) Answer() *Finding {
	if it.Finding != nil && it.Finding.Platform == DingTalk {
		return it.Finding
	}
	return it.Body
}

// Summary counts what a run read and found. DingTalk counts the findings that
// are DingTalk's, successes and attendance records included.
type Summary struct {
	Bytes    int64
	Lines    int
	Findings int
	DingTalk int
}

// CST is China Standard Time, the zone of every time that DingTalk's servers
// write without one; China has had no summer time since 1991.
func CST() *time.Location { return platform.Zone() }
