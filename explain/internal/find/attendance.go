package find

import (
	"bytes"
	"slices"

	"github.com/dterr/dterr/explain/attendance"
	"github.com/dterr/dterr/explain/internal/shape"
	"github.com/dterr/dterr/explain/internal/transcript"
	"github.com/dterr/dterr/explain/lenient"
)

// object reads the answers and the attendance records in an object that ends
// at stop, nil when there are none.
func (s *scanner) object(n *lenient.Node, stop int) []*Place {
	records := attendance.Records(n)
	if failed(n) && len(records) > 0 && records[0].Node() == n {
		records = nil // the empty members of a refusal
	}
	w := walker{s: s}
	w.node(attendance.Without(n, records), frame{})
	s.complete(w.out, n.Start, stop)
	if len(records) == 0 {
		return w.out
	}
	var all []*Place
	for i := range records {
		at := records[i].Node()
		a := &Place{Answer: &shape.Answer{Start: at.Start, End: min(at.End, stop), OK: true, Decoder: "attendance"}, Record: &records[i]}
		a.Body = bodyOf(a, &w.out)
		all = append(all, a)
	}
	return inOrder(append(all, w.out...))
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
	slices.SortStableFunc(all, func(a, b *Place) int { return a.Start - b.Start })
	return all
}

// recordAt reads what stands around the mark of an attendance record.
func (s *scanner) recordAt(mark int) (all []*Place, end int, wait bool) {
	if mark < s.barren {
		return nil, 0, false
	}
	n, stop := s.enclosing(mark)
	if n == nil {
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
	all = s.object(n, stop)
	if !holdsRecord(all) {
		s.barren = stop
		return nil, 0, false
	}
	for _, a := range all {
		a.Part = part
	}
	return all, stop, false
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

// beside takes the records out of the context of the answers beside them: the
// pages that a record links to are an app's and say nothing of who refused it.
// That the answer stands beside a record does.
func (s *scanner) beside() {
	if !holdsRecord(s.out) {
		return
	}
	var text []byte
	for i, a := range s.out {
		if a.Record != nil || a.stood.end == 0 {
			continue
		}
		p := a.stood
		from, to := max(0, p.start-transcript.ContextBytes), min(len(s.text), p.end+transcript.ContextBytes)
		if !s.recordWithin(i, from, to) {
			continue
		}
		if text == nil {
			text = s.withoutRecords()
		}
		a.Beside = true
		a.Call = p.call
		a.Call.Fill(transcript.Before(text, p.low, p.start, p.end))
		a.Near = transcript.Nearby(text, p.start, p.end)
	}
}

// recordWithin reports whether a record around the answer i touches a span.
func (s *scanner) recordWithin(i, from, to int) bool {
	for k := i - 1; k >= 0 && s.out[k].End > from; k-- {
		if s.out[k].Record != nil {
			return true
		}
	}
	for k := i + 1; k < len(s.out) && s.out[k].Start < to; k++ {
		if s.out[k].Record != nil {
			return true
		}
	}
	return false
}

// withoutRecords gives the text with the records in it blanked, their line
// breaks kept.
func (s *scanner) withoutRecords() []byte {
	text := bytes.Clone(s.text)
	for _, a := range s.out {
		if a.Record == nil {
			continue
		}
		for i := a.Start; i < a.End && i < len(text); i++ {
			if text[i] != '\n' {
				text[i] = ' '
			}
		}
	}
	return text
}
