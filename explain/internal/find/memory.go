package find

import (
	"bytes"
	"encoding/binary"
	"math/bits"

	"github.com/dterr/dterr/explain/internal/field"
	"github.com/dterr/dterr/explain/internal/lex"
	"github.com/dterr/dterr/explain/internal/mark"
	"github.com/dterr/dterr/explain/internal/shape"
	"github.com/dterr/dterr/explain/internal/transcript"
	"github.com/dterr/dterr/explain/lenient"
)

// Memory remembers what lines of a log say, since a program that fails writes the same
// line again and again. A line is the same when it differs in the time that it begins
// with, the number of its thread and the request id alone. It is remembered when its answer is an object in
// plain JSON, the only thing on the line that has a mark, with no bracket before it:
// nothing outside the line is read for such an answer but for what tells of it, and that
// is read anew each time. It serves one reader at a time.
type Memory struct {
	lines [memoryLines]*Seen
	once  [8 * memoryLines]uint64 // the hashes of lines that were read once
	key   []byte                  // of the line that is looked at
	hash  uint64
	met   int
	one   [1]*Place // what known gave last
	// repeats is how many lines of the last text were repeats.
	repeats int
	ids     []byte   // of the repeats of a text, one behind the other
	spare   []Repeat // room for those of the next
}

// Reuse takes back the repeats of a text, which nobody needs any more.
func (m *Memory) Reuse(all []Repeat) {
	if m != nil && cap(all) > cap(m.spare) {
		clear(all)
		m.spare = all[:0]
	}
}

// Met gives how many lines were known.
func (m *Memory) Met() int { return m.met }

// Bounds of a Memory: how many lines it holds, and how long they are.
const (
	memoryLines = 256
	memoryBytes = 2 << 10
)

// Seen is a line that was read before. Its places are offsets from its beginning, those
// behind the request id as they were with the one that stood there.
type Seen struct {
	key []byte
	// id is the length of the request id, 0 for a line without.
	id int
	// mark is where its first mark stands, name the name around that, begin and end its
	// object.
	mark, name, begin, end int
	// passing says that it was read where bodies of nobody are passed over.
	passing bool
	answer  shape.Answer
	peeled  []string
	beside  transcript.Call
	// statuses are those that the text around may tell of the answer.
	statuses []uint16
	// alone says that what stands around the line tells of it in no other ways than
	// isQuiet looks at.
	alone bool

	// Aside is for who asks for the line: what it made of the answer. Quiet is what it
	// makes of it wherever nothing around the line tells of it, nil as long as it was not
	// asked there.
	Aside any
	Quiet Settled
}

// Settled is what was made of the answer of a line. IsTold says that there the line may be
// given as a [Repeat]; it may be asked while others use it.
type Settled interface{ IsTold() bool }

// line is a line of a text that may be remembered; its end is 0 for none. The request id
// stands from id to idEnd, 0 without one; stamp is how long the beginning is in which only
// the time and the thread differ.
// grown is by how much the id is longer than that of the line that is known.
type line struct{ begin, end, id, idEnd, stamp, grown int }

// line gives the line of a mark, if that is the first on it and nothing but the line is
// looked at for its answer.
func (m *Memory) line(s *scanner, mark, pos int) line {
	if m == nil {
		return line{}
	}
	from := max(0, mark-memoryBytes)
	begin := from + lex.LastBreak(s.text[from:mark]) + 1
	if begin == from && !(s.first && from == 0) || begin < max(pos, s.low, s.told, s.logTo, s.walked) {
		return line{}
	}
	own := s.text[begin:min(len(s.text), begin+memoryBytes)]
	size := bytes.IndexByte(own, '\n')
	switch {
	case size >= 0:
	case s.final && begin+len(own) == len(s.text):
		size = len(own)
	default:
		return line{}
	}
	l := line{begin: begin, end: begin + size}
	m.note(&l, own[:size])
	return l
}

// note makes the key of a line.
func (m *Memory) note(l *line, own []byte) {
	m.key = append(m.key[:0], own...)
	l.stamp = transcript.Unstamp(m.key)
	if id, end := idIn(own); end > 0 {
		l.id, l.idEnd = l.begin+id, l.begin+end
		m.key = append(m.key[:id], own[end:]...)
	}
	m.hash = hashOf(m.key)
	if x := m.lines[m.hash%memoryLines]; x != nil && bytes.Equal(x.key, m.key) || l.stamp == 0 {
		return
	}
	if open := bytes.IndexByte(m.key, '{'); open > l.stamp {
		// What has no ids is found without looking for them.
		transcript.Untrace(m.key[l.stamp:open])
		unread(m.key[open:])
		m.hash = hashOf(m.key)
	}
}

// hashOf gives a number by which texts are told apart most of the time.
func hashOf(text []byte) uint64 {
	const factor = 0x9e3779b97f4a7c15
	hash := uint64(len(text))
	for ; len(text) >= 8; text = text[8:] {
		hash = bits.RotateLeft64((hash^binary.LittleEndian.Uint64(text))*factor, 31)
	}
	for _, c := range text {
		hash = bits.RotateLeft64((hash^uint64(c))*factor, 31)
	}
	return hash ^ hash>>32
}

// idIn gives where the request id stands that a line names, as the value of a member;
// 0, 0 without one, for more than one, and for what else it could be. A letter of a mark
// is in none.
func idIn(own []byte) (from, end int) {
	i := nameOfID(own, "equest", 1)
	if i < 0 || nameOfID(own[i:], "equest", 1) >= 0 || nameOfID(own, "EQUEST", 1) >= 0 || lex.Holds(own, "请求", 2) && namesInHan(own) {
		return 0, 0
	}
	rest := bytes.TrimPrefix(own[i:], []byte{'_'})[len("i"):]
	if len(rest) < len(`d":"`) || rest[0] != 'd' || rest[1] != '"' && rest[1] != '\'' || rest[2] != ':' {
		return 0, 0
	}
	quote := rest[1]
	rest, quoted := bytes.CutPrefix(bytes.TrimPrefix(rest[len(`d":`):], []byte{' '}), []byte{quote})
	if !quoted {
		return 0, 0
	}
	i = len(own) - len(rest)
	for end = i; end < len(own) && (lex.IsDigit(own[end]) || lex.IsLetter(own[end]) || own[end] == '-'); end++ {
	}
	if size := end - i; size < idLeast || size > idMost || end == len(own) || own[end] != quote {
		return 0, 0
	}
	if _, ok := mark.Next(own[:end], i, end); ok {
		return 0, 0
	}
	return i, end
}

// nameOfID gives where the first word ends that names a request id, with "id" behind it;
// -1 without one.
func nameOfID(text []byte, word string, rare int) int {
	for from := 0; ; {
		i := indexOf(text[from:], word, rare)
		if i < 0 {
			return -1
		}
		from += i + len(word)
		rest := text[from:]
		if len(rest) > 0 && (rest[0] == '_' || rest[0] == '-' || rest[0] == ' ') {
			rest = rest[1:]
		}
		if len(rest) > 1 && rest[0]|0x20 == 'i' && rest[1]|0x20 == 'd' {
			return from
		}
	}
}

// indexOf gives where a word stands in a text first, -1 without it. It looks for one
// letter of it, that at rare, which other words seldom have.
func indexOf(text []byte, word string, rare int) int {
	for from := rare; from < len(text); from++ {
		i := bytes.IndexByte(text[from:], word[rare])
		if i < 0 {
			return -1
		}
		from += i
		if start := from - rare; bytes.HasPrefix(text[start:], []byte(word)) {
			return start
		}
	}
	return -1
}

// namesInHan reports whether a line names a request id in Chinese.
func namesInHan(own []byte) bool {
	for {
		_, rest, ok := bytes.Cut(own, []byte("请求"))
		if !ok {
			return false
		}
		own = rest
		if rest = bytes.TrimPrefix(rest, []byte(" ")); len(rest) > 1 && rest[0]|0x20 == 'i' && rest[1]|0x20 == 'd' {
			return true
		}
	}
}

// How long a request id is, in bytes.
const (
	idLeast = 8
	idMost  = 48
)

// seen gives the line that was read before and is the same, nil for any other line.
func (s *scanner) seen(l *line, mark int) *Seen {
	if l.end == 0 {
		return nil
	}
	m := s.memory
	x := m.lines[m.hash%memoryLines]
	if x == nil || !bytes.Equal(x.key, m.key) || x.id > 0 != (l.id > 0) || s.pass != nil && !x.passing {
		return nil
	}
	if l.grown = l.idEnd - l.id - x.id; l.behind(x.mark) != mark {
		return nil
	}
	if s.walk(l.begin, l.behind(x.name)); len(s.opens) > 0 {
		return nil // a bracket is open that may be that of an object around
	}
	m.met++
	return x
}

// behind gives where a place stands that is behind the request id of a known line.
func (l *line) behind(at int) int {
	if l.id > 0 && l.begin+at >= l.id {
		at += l.grown
	}
	return l.begin + at
}

// known gives the answer of a line that was read before and where what tells of it ends,
// or says that it is a repeat. The list is good until the next.
func (s *scanner) known(l *line, x *Seen) (all []*Place, end int, repeat bool) {
	at := Span{l.begin + x.begin, l.behind(x.end)}
	beside := x.beside
	if l.stamp > 0 {
		beside.SetTime(s.text[l.begin:min(at.Start, l.begin+stampMost)])
	}
	quiet := x.alone && !beside.Date.IsZero() && s.isQuiet(l, x, at.Start)
	if quiet && s.mayRepeat(l.begin) && x.Quiet != nil && x.Quiet.IsTold() {
		if s.repeats == nil {
			s.repeats, s.memory.spare = s.memory.spare, nil
		}
		if s.repeats == nil {
			s.repeats = make([]Repeat, 0, s.memory.repeats+s.memory.repeats/4+1)
		}
		r := Repeat{Seen: x, Start: l.begin + x.answer.Start, End: l.behind(x.answer.End), Date: beside.Date, Zoned: beside.Zoned, Yearless: beside.Yearless}
		if x.id > 0 {
			s.memory.ids = append(s.memory.ids, s.text[l.id:l.idEnd]...)
			r.idEnd = len(s.memory.ids)
		} else {
			r.RequestID = lex.First(x.answer.RequestID, x.calledID())
		}
		s.repeats = append(s.repeats, r)
		return nil, at.End, true
	}
	known := &struct { // one piece of memory for both
		Place
		answer shape.Answer
	}{answer: x.answer}
	a := &known.answer
	a.Start, a.End = l.begin+a.Start, l.behind(a.End)
	if x.id > 0 {
		a.RequestID = string(s.text[l.id:l.idEnd])
	}
	known.Answer, known.Peeled, known.Seen, known.Quiet = a, x.peeled, x, quiet
	s.memory.one[0] = &known.Place
	all = s.memory.one[:]
	return all, s.completeBeside(all, at, beside), false
}

// anew is at for a line that may be remembered.
func (s *scanner) anew(l line, m mark.Mark) (all []*Place, end int, wait bool) {
	payload := s.payload
	s.payload, s.taken = false, nil
	all, end, wait = s.at(m)
	if l.end > 0 && len(all) == 1 && s.taken != nil && !s.unwrapped && !s.payload {
		s.memory.keep(s, l, m.At, all[0])
	}
	s.payload = s.payload || payload
	return all, end, wait
}

// keep remembers a line and what was read at its mark, the second time that it comes.
func (m *Memory) keep(s *scanner, l line, at int, a *Place) {
	if once := &m.once[m.hash%uint64(len(m.once))]; *once != m.hash {
		*once = m.hash
		return // most lines come never again
	}
	n := s.taken
	if n.Start < l.begin || n.Start-l.begin > leadMost || s.ended != n.End || n.End > l.end {
		return
	}
	before := s.text[l.begin:n.Start]
	switch {
	case a.Record != nil, a.Part, a.Traits&(shape.Prose|shape.Mentioned) != 0, a.stood.start != n.Start, a.stood.end != n.End:
		return
	case at < n.Start, bytes.IndexByte(before, '{') >= 0, !lenient.IsPlain(s.text, n.Start):
		return
	case string(bytes.Trim(bytes.TrimSpace(before), " |`*")) == a.Code():
		return // the next line may tell of it
	}
	if l.id > 0 && (l.id < a.Start || l.idEnd > a.End || a.Node == nil || a.RequestID != string(s.text[l.id:l.idEnd]) ||
		a.Node.Get("request_id", "requestId", "x-acs-request-id").Str() != a.RequestID) {
		return
	}
	if l.stamp > len(before) || l.stamp > 0 && !leadsApart(m.key[l.stamp:len(before)]) {
		return
	}
	if _, more := mark.Next(s.text, n.End, l.end); more {
		return
	}
	x := &Seen{
		key: bytes.Clone(m.key), id: l.idEnd - l.id, mark: at - l.begin, name: field.At(s.text, at).Start - l.begin, begin: n.Start - l.begin, end: n.End - l.begin,
		passing: s.pass != nil, answer: *a.Answer, peeled: a.Peeled, beside: transcript.Beside(s.text, l.begin, n.Start, n.End),
	}
	x.answer.Start -= l.begin
	x.answer.End -= l.begin
	x.answer.Call = a.stood.call
	x.alone = l.stamp > 0 && a.Traits&shape.Exception == 0 && a.stood.call.Date.IsZero() &&
		len(bytes.TrimSpace(s.text[n.End:l.end])) == 0 && transcript.LeadsAlone(before)
	x.statuses = a.Statuses()
	a.Seen = x
	m.lines[m.hash%memoryLines] = x
}

// stampMost is how much of a line is enough to read its time, in bytes.
const stampMost = 32

// leadsApart reports whether what stands between the time at the beginning of a line and
// an object is enough that the end of the time does not lead up to the object.
func leadsApart(between []byte) bool {
	for i := leadLeast; i < len(between); i++ {
		if lex.IsLetter(between[i]) {
			return true
		}
	}
	return false
}

// How much stands before an object, in bytes.
const (
	leadLeast = 8
	leadMost  = 1000
)
