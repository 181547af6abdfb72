// Package scan counts DingTalk's errors in logs of any size and groups them by cause.
//
// What is an error, and of which cause, package explain says: every input goes through
// it, as a whole or in parts that are read beside one another, and each of its hits is
// added to the group of its id and meaning. There is no second decoder.
//
//	s := scan.New(scan.Options{Explain: explain.Options{Now: now}})
//	err := s.Read("app.log", file)
//	for _, g := range s.Result().Groups {
//		fmt.Println(g.Count, g.ID, g.Meaning)
//	}
//
// A [Result] is a sum: results of parts, of files and of machines add up with [Result.Add]
// to exactly what one scan of all of it gives, in whichever order they come. For that
// nothing in it depends on the order of arrival: first and last are the least and the
// greatest, what is kept of many are the newest by time, source and line, and lists are
// sorted.
//
// Guarantees: memory is bounded whatever the input, since groups, calls, apps and scopes
// are counted up to a bound (Result.Truncated says that one was met); what is kept of the
// input is masked, as explain masks it. A success and another platform's error are no
// finding. Nothing is inferred from a message without a code: a line of a log counts for
// what it shows, so that a part of a log says the same as all of it.
package scan

import (
	"runtime"
	"sync"
	"time"

	"github.com/dterr/dterr/explain"
)

// Options says what to count.
type Options struct {
	// Explain is what the reading needs to know of the world; Source, Marked and Masker
	// are set here, Told is not called.
	Explain explain.Options
	// Since and Until keep what was answered from Since on and before Until, by the
	// times of the log; zero is no bound. With one of them what has no time is left out
	// and counted as Untimed.
	Since, Until time.Time
	// Keep says which errors count; nil counts all.
	Keep func(*explain.Finding) bool
	// Evidence keeps of each group what a report about it tells besides counts, and which
	// calls were answered with success. It takes longer, and scan --json does not write it.
	Evidence bool
	// Workers is how many parts of an input are read at once; 0 is as many as there are
	// processors.
	Workers int
	// Progress is called as the reading goes on with how many bytes more were read, from
	// several goroutines; nil is not called.
	Progress func(bytes int)

	part int // for tests: how long a part is, 0 for the usual
}

// Scan reads inputs and adds up what they hold. Several may be read at once.
type Scan struct {
	o   Options
	mu  sync.Mutex // of sum
	sum *Result
}

// New begins a scan.
func New(o Options) *Scan {
	o.Explain.Marked, o.Explain.Told = true, nil
	if o.Workers <= 0 {
		o.Workers = runtime.GOMAXPROCS(0)
	}
	s := &Scan{o: o}
	s.sum = s.result()
	return s
}

// result gives an empty result.
func (s *Scan) result() *Result {
	r := NewResult(s.o.Explain.Zone)
	if s.o.Explain.NoRedact {
		r.masker = nil
	}
	return r
}

// Result is what was read so far. It goes on growing with the next Read.
func (s *Scan) Result() *Result { return s.sum }

// Look hands what was counted so far, listed, to f while inputs are read; nothing is
// counted until f is done. What an input holds that goes on is counted with each block
// and each pause of it; see [explain.ErrPause].
func (s *Scan) Look(f func(*Result)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.sum.List()
	f(s.sum)
}

// add adds what one input holds.
func (s *Scan) add(r *Result) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.sum.Add(r)
}

// begin counts an input.
func (s *Scan) begin() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.sum.Files++
}

// timed reports whether an answer of that time counts.
func (o *Options) timed(t time.Time) bool {
	return !t.IsZero() && (o.Since.IsZero() || !t.Before(o.Since)) && (o.Until.IsZero() || t.Before(o.Until))
}

// bounded reports whether times are asked for.
func (o *Options) bounded() bool { return !o.Since.IsZero() || !o.Until.IsZero() }
