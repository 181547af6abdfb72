// Package find knows where in a text answers stand. At each mark it takes the
// object around it, or what the lines there say, and asks package shape; it looks
// into strings that hold texts of their own, into bodies that a log, a screen or an
// encoding broke, and takes the attendance records out. It says what stands around an
// answer, and never whose it is.
//
// Every byte is looked at a fixed number of times, whatever the text.
//
//	x := find.In(find.Text{Bytes: text, Final: true}, 0, len(text))
//	x.Answers[0].Codes // [88 60011]
package find

import (
	"bytes"
	"strings"

	"github.com/dterr/dterr/explain/attendance"
	"github.com/dterr/dterr/explain/internal/field"
	"github.com/dterr/dterr/explain/internal/lex"
	"github.com/dterr/dterr/explain/internal/mark"
	"github.com/dterr/dterr/explain/internal/shape"
	"github.com/dterr/dterr/explain/internal/transcript"
	"github.com/dterr/dterr/explain/lenient"
)

// Place is an answer, and where it stands.
type Place struct {
	*shape.Answer
	// Line and Last are the first and the last line, from 1; they are the
	// caller's to set, who knows how many lines stand before the text.
	Line, Last int
	// Peeled says what had to be taken off the text around the answer, the outermost
	// first; see the wrappings below.
	Peeled []string
	// Near is what stands around it.
	Near transcript.Near

	// Record is an attendance record that stands here instead of an answer, Body
	// the success that it is part of, or nil; Part says that it is larger than
	// what is read at once.
	Record *attendance.Record
	Body   *Place
	Part   bool
	// Beside says that an attendance record stands next to the answer.
	Beside bool

	stood stood
	// Seen is the line that the answer was taken from, nil where it was read anew; Quiet
	// says that nothing around the line tells of it.
	Seen  *Seen
	Quiet bool
}

// IsCut reports whether the object of an answer breaks off.
func (a *Place) IsCut() bool {
	return a.Node != nil && a.Node.AllQuirks()&lenient.Truncated != 0
}

// The wrappings in which answers stand: JSON and other text in a string, entities
// of HTML, percent-encoding, lines that a log or a screen cut a body into.
const (
	PeeledJSON    = "json-in-string"
	PeeledText    = "text-in-string"
	PeeledHTML    = "html"
	PeeledPercent = "percent-encoding"
	PeeledLines   = "cut-lines"
)

// peeled says of answers that a wrapping was taken off around them.
func peeled(all []*Place, wrapping string) {
	for _, a := range all {
		a.Peeled = append([]string{wrapping}, a.Peeled...)
	}
}

// stood is where the context of an answer was looked for, with what was known
// of the call before.
type stood struct {
	start, end, low int
	call            transcript.Call
}

// maxDepth bounds how often a text inside a text is read: JSON in JSON in JSON
// in JSON.
const maxDepth = 4

// Back is how far before a code the bracket that opens its object may lie.
const Back = 64 << 10

// growMost is how near the end of the text an object that breaks off may stand to
// be whole once there is more of it: a quoted text may go on so far, and a key
// behind it.
const growMost = lenient.MaxLines + 256

// scanner finds answers in one text. The window of a stream is such a text,
// and so is every string of a body that may hold another one.
type scanner struct {
	text []byte
	low  int // nothing before is looked at again
	// told is where what tells of the answers so far ends: nothing before tells of
	// the next one.
	told  int
	depth int
	first bool // no text stands before
	final bool // no more text follows
	// opens holds the open brackets before walked, the outermost first.
	opens  []int
	walked int
	// nextOpen and nextClose are the offsets behind the next brackets from
	// walked on, 0 when not looked for yet.
	nextOpen, nextClose int
	// barren is the end of the last object that was looked through for
	// attendance records and holds none.
	barren int
	// logTo is the end of the text that a record which breaks off had taken
	// in: what begins before ends with its entry of the log.
	logTo int
	// unwrapped says that the object that was read last had been cut into lines.
	unwrapped bool
	// copied holds the string that was looked at last.
	copied []byte
	// payload is true when a message for DingTalk was passed over.
	payload bool
	out     []*Place

	work *Work
	// pass passes over bodies, nil for none; passed is how many objects were passed
	// so, passedTo the end of the last.
	pass             *Pass
	passed, passedTo int

	// memory holds lines that were read before, nil for none.
	memory *Memory
	// repeats are the lines among them that need not be looked at again; see repeat.go.
	repeats   []Repeat
	repeating bool
	merging   int
	// taken is the object that was read last, and ended where it ended; nil where
	// something else was.
	taken *lenient.Node
	ended int
}

// Text is a text to look at.
type Text struct {
	Bytes []byte
	// Low is where answers that are known end: nothing before it is looked at
	// again.
	Low int
	// Told is where what tells of the answers that are known ends.
	Told int
	// First says that no text stands before, Final that no more follows.
	First, Final bool
	// Pass passes over bodies that are nobody's; nil passes over none.
	Pass *Pass
	// Memory remembers what lines say; nil remembers nothing.
	Memory *Memory
	// Repeats asks for lines that say once more what they said as repeats. Merging is
	// where the answer before the text ends that others may be merged with, 0 without.
	Repeats bool
	Merging int
	// Work is used again from search to search; nil is used once.
	Work *Work
}

// Work is what a search works with and needs no more when it ends. It serves one search at
// a time, and what was searched before changes nothing.
type Work struct{ skim *dull }

// Result is what was found in a text.
type Result struct {
	// Answers are in the order in which they were found, which is that of the
	// text but for those inside one object.
	Answers []*Place
	// Repeats are the lines that say once more what they said, in the order of the text.
	Repeats []Repeat
	// Next is where to go on once the text has grown, Low and Told those of then.
	Next, Low, Told int
	// Payload says that a message on its way to DingTalk was passed over.
	Payload bool
	// Passed says that bodies were passed over, Mixed that something else stands
	// beside them, at which the search ended: it is to be done again without.
	Passed, Mixed bool
}

// In finds the answers of a text whose code stands between from and limit.
func In(t Text, from, limit int) Result {
	s := scanner{text: t.Bytes, low: t.Low, told: t.Told, first: t.First, final: t.Final, pass: t.Pass, memory: t.Memory, repeating: t.Repeats, merging: t.Merging, work: t.Work}
	if s.work == nil {
		s.work = &Work{}
	}
	if t.Pass != nil {
		t.Pass.asked = 0
	}
	if s.memory != nil {
		s.memory.ids = s.memory.ids[:0]
	}
	next := s.run(from, limit)
	if s.repeating && s.memory != nil {
		s.memory.repeats = len(s.repeats)
	}
	r := Result{Answers: s.out, Repeats: s.withIDs(), Next: next, Low: s.low, Told: s.told, Payload: s.payload, Mixed: s.mixed()}
	s.passedBy(&r)
	return r
}

// Nothing reports whether no answer and no message for DingTalk begins between from and
// limit of a text, whatever stands before and behind it.
func Nothing(text []byte, from, limit int) bool {
	if _, any := mark.Next(text, from, limit); !any {
		return true // most texts are such, and this takes no memory
	}
	r := In(Text{Bytes: text}, from, limit)
	return len(r.Answers) == 0 && !r.Payload && r.Next >= limit
}

// run finds the answers whose code stands between from and limit and gives the
// offset up to which the text is done.
func (s *scanner) run(from, limit int) int {
	pos := max(from, s.low)
	for {
		m, ok := mark.Next(s.text, pos, limit)
		if !ok || s.mixed() {
			return max(limit, s.low)
		}
		if s.low > m.At {
			pos = s.low
			continue
		}
		l := s.memory.line(s, m.At, pos)
		var all []*Place
		var end int
		var repeat, wait bool
		if x := s.seen(&l, m.At); x != nil {
			all, end, repeat = s.known(&l, x)
		} else if all, end, wait = s.anew(l, m); wait {
			return end
		}
		if repeat {
			s.told, s.low, pos = end, end, end
			continue
		}
		if len(all) > 0 && s.pass != nil && s.pass.areNobodys(all) {
			s.passed, s.passedTo = s.passed+1, end
			all = nil
		}
		s.out = append(s.out, all...)
		s.mayMerge(all)
		if len(all) > 0 {
			s.told = end
		}
		if end > m.At {
			s.low, pos = end, end
		} else {
			pos = m.At + 1
		}
	}
}

// mixed reports whether bodies were passed over beside something else.
func (s *scanner) mixed() bool {
	return s.passed > 0 && (len(s.out)+len(s.repeats) > 0 || s.pass.asked > askedMost)
}

// at reads what stands around a mark. It gives the answers and where they end,
// 0 for nothing. wait says that the text must grow first; end is then where to
// begin again.
func (s *scanner) at(m mark.Mark) (all []*Place, end int, wait bool) {
	k := field.At(s.text, m.At)
	start := k.Start
	ban := k.Value == 0 && m.Kind == mark.Ban && shape.IsBan(s.text, m.At)
	switch {
	case ban:
		start = m.At
	case k.Value == 0 && m.Kind == mark.Record:
		return s.recordAt(m.At)
	case k.Value == 0:
		if all, end := s.encodedAt(m.At); end > 0 {
			return all, end, false
		}
		if !standsAlone(m.Kind) && !shape.IsColumn(s.text, m.At) {
			return nil, 0, false
		}
		return s.textAt(m.At, k)
	}
	n, stop := s.enclosing(start)
	if n == nil && stop > 0 {
		return nil, stop, false
	}
	if n != nil {
		if cut, end := s.entry(n, stop); end > start {
			n, stop = cut, end
		}
		if s.grows(n, stop) {
			return nil, n.Start, true
		}
		part := stop-n.Start >= lenient.MaxBytes
		if part {
			stop = withoutCut(n, m.At, stop)
		}
		s.taken, s.ended = n, stop
		if all, stop = s.object(n, stop); len(all) == 1 && s.isListed(all[0], n.Start, stop) {
			return nil, stop, false
		}
		if len(all) == 0 && k.Pair {
			if all, end, wait = s.textAt(m.At, k); end > 0 {
				return all, end, wait // pairs in an object that is no answer
			}
		}
		for _, a := range all {
			a.Part = part
		}
		if s.unwrapped {
			peeled(all, PeeledLines)
		}
		return all, stop, false
	}
	if all, end := s.encodedAt(m.At); end > 0 {
		return all, end, false
	}
	return s.textAt(m.At, k)
}

// standsAlone reports whether a mark says something without a key and a value.
func standsAlone(k mark.Kind) bool {
	switch k {
	case mark.Tea, mark.Taobao, mark.Refusal, mark.Han:
		return true
	case mark.Code, mark.Message, mark.Ban, mark.Record:
	}
	return false
}

// isListed reports whether an answer, which begins at start and ends at end, is the
// sample in a table of codes: the cell before it holds the code alone, or its message
// stands again on the next line.
func (s *scanner) isListed(a *Place, start, end int) bool {
	line, begin := lex.LineAround(s.text, s.low, start)
	cells := bytes.TrimSpace(line[:start-begin])
	bare, cell := bytes.CutSuffix(cells, []byte("|"))
	if string(bytes.Trim(bare, " |`*")) != a.Code() {
		return false
	}
	if cell {
		return true
	}
	behind := bytes.TrimLeft(s.text[end:min(len(s.text), end+field.Span)], " |\t\r")
	message := strings.Trim(a.Message, "\" ")
	return message != "" && len(behind) > 0 && behind[0] == '\n' && bytes.HasPrefix(bytes.TrimSpace(behind), []byte(message))
}

// textAt asks the decoders of the shapes that are no objects.
func (s *scanner) textAt(mark int, k field.Key) (all []*Place, end int, wait bool) {
	var a *shape.Answer
	if j := s.foldedAround(mark); j != nil {
		a = j.asked(mark)
	} else {
		a = shape.Text(shape.View{Text: s.text, Low: s.low}, mark, k)
	}
	if a == nil {
		return nil, 0, false
	}
	if s.isExplained(a) {
		return nil, a.End, false
	}
	all = []*Place{{Answer: a}}
	return all, s.complete(all, a.Start, a.End), false
}

// isExplained reports whether an answer is the sample in a table of codes that no object
// could be made of: the cell before its own holds the code alone.
func (s *scanner) isExplained(a *shape.Answer) bool {
	line, begin := lex.LineAround(s.text, s.low, a.Start)
	cells := line[:max(0, a.Start-begin)]
	last := bytes.LastIndexByte(cells, '|')
	if last < 0 || string(bytes.Trim(cells[:last], " |`*")) != a.Code() {
		return false
	}
	return bytes.IndexByte(cells[last:], '{') >= 0
}

// complete adds to answers what stands around them: the call and the marks of
// a platform. It gives where what tells of them ends.
func (s *scanner) complete(all []*Place, start, end int) int {
	if len(all) == 0 {
		return end
	}
	at := Span{start, end}
	return s.completeBeside(all, at, transcript.Beside(s.text, s.told, start, end))
}

// completeBeside is complete where what stands on the own line of the answers is known.
func (s *scanner) completeBeside(all []*Place, at Span, beside transcript.Call) int {
	start, end := at.Start, at.End
	c, to := callFrom(beside, s.text, all[0].Answer, at, s.told)
	around := transcript.Nearby(s.text, start, end)
	for _, a := range all {
		if a.End == 0 {
			a.Start, a.End = start, end
		}
		own := a.Call
		a.Call.Fill(c)
		if a.Near.Text == nil {
			a.Near = around
			a.stood = stood{start: start, end: end, low: s.told, call: own}
		} else if around.InSource() {
			a.Near = around // whatever stands in the string that it was taken out of
		}
	}
	return to
}

// callAround reads the call of an answer out of what stands around it, and gives
// where that ends.
func callAround(text []byte, a *shape.Answer, at Span, low int) (c transcript.Call, to int) {
	return callFrom(transcript.Beside(text, low, at.Start, at.End), text, a, at, low)
}

// callFrom is callAround where what stands on the own line of the answer is known.
func callFrom(beside transcript.Call, text []byte, a *shape.Answer, at Span, low int) (c transcript.Call, to int) {
	c = beside.Before(text, low, at.Start, at.End)
	known := a.Call
	known.Fill(c)
	known.RequestID = lex.First(a.RequestID, known.RequestID)
	if a.Status != 0 {
		known.Status = a.Status
	}
	after, to := transcript.Behind(text, at.End, known)
	c.Fill(after)
	if known.Status == 0 && c.Status == 0 {
		c.Status = a.ToldStatus(text, low, at.Start, at.End)
	}
	return c, to
}
