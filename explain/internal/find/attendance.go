package find

import (
	"bytes"

	"github.com/dterr/dterr/explain/attendance"
	"github.com/dterr/dterr/explain/internal/shape"
	"github.com/dterr/dterr/explain/internal/transcript"
	"github.com/dterr/dterr/explain/lenient"
	"github.com/dterr/dterr/internal/order"
)

// object reads the answers and the attendance records in an object that ends
// at stop, nil when there are none, and gives where what tells of them ends.
func (s *scanner) object(n *lenient.Node, stop int) (all []*Place, end int) {
	records := attendance.Records(n)
	if failed(n) && len(records) > 0 && records[0].Node() == n {
		records = nil // the empty members of a refusal
	}
	w := walker{s: s}
	w.node(attendance.Without(n, records), frame{})
	end = s.complete(w.out, n.Start, stop)
	if len(records) == 0 {
		return w.out, end
	}
	for i := range records {
		at := records[i].Node()
		a := &Place{Answer: &shape.Answer{Start: at.Start, End: min(at.End, stop), OK: true, Decoder: "attendance"}, Record: &records[i]}
		a.Body = bodyOf(a, &w.out)
		all = append(all, a)
	}
	return inOrder(append(all, w.out...)), end
}

// failed reports whether an object is the body of a call that failed.
func failed(n *lenient.Node) bool {
	code := n.Get("errcode").Str()
	return code != "" && code != "0"
}

// bodyOf takes the success that a record is part of out of what was found: it
// is told with the record. The rows of today's calls are a success also where
// the body around them is not there.
func bodyOf(record *Place, all *[]*Place) *Place {
	for i, a := range *all {
		if a.OK && a.Start <= record.Start && record.End <= a.End {
			*all = append((*all)[:i:i], (*all)[i+1:]...)
			return a
		}
	}
	if of := record.Record.Shape(); of == attendance.ShapeList || of == attendance.ShapeUpdateData {
		return &Place{Answer: &shape.Answer{Start: record.Start, End: record.End, Decoder: "json", Traits: shape.Body, Codes: []string{"0"}, OK: true}}
	}
	return nil
}

// inOrder sorts the few answers of one object by where they begin.
func inOrder(all []*Place) []*Place {
	order.Stable(all, func(a, b *Place) int { return a.Start - b.Start })
	return all
}

// recordAt reads what stands around the mark of an attendance record.
func (s *scanner) recordAt(mark int) (all []*Place, end int, wait bool) {
	if mark < s.barren {
		return nil, 0, false
	}
	n, stop := s.enclosing(mark)
	if n == nil {
		s.barren = max(s.barren, stop)
		return nil, 0, false
	}
	n, stop = s.entry(n, stop)
	if s.grows(n, stop) {
		return nil, n.Start, true
	}
	part := stop-n.Start >= lenient.MaxBytes
	if part {
		stop = withoutCut(n, mark, stop)
	}
	if attendance.IsRow(n) {
		start := n.Start
		n, stop, wait = s.rows(n, stop)
		if wait {
			return nil, start, true
		}
		part = part || stop-start >= lenient.MaxBytes || goesOn(s.text[max(0, start-64):start])
	}
	all, end = s.object(n, stop)
	if !holdsRecord(all) {
		s.barren = stop
		return nil, 0, false
	}
	for _, a := range all {
		a.Part = part
	}
	return all, end, false
}

// rows gathers the rows behind the first one, which ends at stop: the elements
// of a list whose body is not there, or one row a line.
func (s *scanner) rows(first *lenient.Node, stop int) (list *lenient.Node, end int, wait bool) {
	list = &lenient.Node{Kind: lenient.Array, Items: []*lenient.Node{first}, Start: first.Start}
	for stop-first.Start < lenient.MaxBytes {
		i := stop
		for i < len(s.text) && bytes.IndexByte([]byte(" \t\r\n,"), s.text[i]) >= 0 {
			i++
		}
		if i == len(s.text) && !s.final {
			return nil, 0, true
		}
		if i == len(s.text) || s.text[i] != '{' {
			break
		}
		n, next, ok := lenient.Parse(s.text, i)
		if ok && s.grows(n, next) {
			return nil, 0, true
		}
		if !ok || !attendance.IsRow(n) {
			break
		}
		list.Items, stop = append(list.Items, n), next
	}
	list.End = stop
	return list, stop, false
}

// goesOn reports whether a text ends with a comma: what follows is not the
// first element of its list.
func goesOn(text []byte) bool {
	return bytes.HasSuffix(bytes.TrimRight(text, " \t\r\n"), []byte(","))
}

func holdsRecord(all []*Place) bool {
	for _, a := range all {
		if a.Record != nil {
			return true
		}
	}
	return false
}

// Span is a part of a text.
type Span struct{ Start, End int }

// Context is how far, in bytes, the text on either side of an answer tells of it.
const Context = transcript.ContextBytes

// BesideRecords takes the records that stand within Context of an answer out of its
// context: the pages that a record links to are an app's and say nothing of who
// refused it. That the answer stands beside a record does. text is the one in which
// the answer was found, and records are all there.
func (a *Place) BesideRecords(text []byte, records []Span) {
	p := a.stood
	if a.Record != nil || p.end == 0 {
		return
	}
	from, to := max(0, p.start-Context), min(len(text), p.end+Context)
	var region []byte
	for _, r := range records {
		if r.End <= from || r.Start >= to {
			continue
		}
		if region == nil {
			region = bytes.Clone(text[from:to])
		}
		blank(region, r.Start-from, r.End-from)
	}
	if region == nil {
		return
	}
	a.Beside = true
	a.Call = p.call
	c, _ := callAround(region, a.Answer, Span{p.start - from, p.end - from}, max(0, p.low-from))
	a.Call.Fill(c)
	a.Near = transcript.Nearby(region, p.start-from, p.end-from)
}

// blank blanks a part of a text, but for its line breaks.
func blank(text []byte, from, to int) {
	for i := max(0, from); i < to && i < len(text); i++ {
		if text[i] != '\n' {
			text[i] = ' '
		}
	}
}

// Shift says of an answer that the text before a place was dropped.
func (a *Place) Shift(before int) {
	a.Start -= before
	a.End -= before
	if a.stood.end != 0 {
		a.stood.start -= before
		a.stood.end -= before
		a.stood.low -= before
	}
}

// Reach gives where the part of the text begins that tells of an answer, and where
// it ends.
func (a *Place) Reach() Span {
	if a.stood.end == 0 {
		return Span{a.Start, a.End}
	}
	return Span{a.stood.start - Context, a.stood.end + Context}
}

// within reads a text inside a text to its end.
func (s *scanner) within() {
	s.run(0, len(s.text))
	var records []Span
	for _, a := range s.out {
		if a.Record != nil {
			records = append(records, Span{a.Start, a.End})
		}
	}
	for _, a := range s.out {
		if len(records) > 0 {
			a.BesideRecords(s.text, records)
		}
		a.stood = stood{} // of no use in the text around
	}
}
