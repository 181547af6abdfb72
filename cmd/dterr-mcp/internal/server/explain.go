package server

import (
	"cmp"
	"encoding/json"
	"slices"
	"strconv"

	"github.com/dterr/dterr/explain"
	"github.com/dterr/dterr/explain/attendance"
	"github.com/dterr/dterr/render"
)

// How many causes and records an answer tells of.
const (
	causesMost  = 10
	recordsMost = 3
)

// cause is one cause with the first of its findings.
type cause struct {
	*explain.Finding
	count, last int
}

// pile sorts what is found by cause.
type pile struct {
	causes    []*cause
	known     map[key]*cause
	findings  int
	successes int
	records   []*attendance.Report
	recorded  int
}

// key tells causes apart: those of two platforms are two.
type key struct {
	platform explain.Platform
	explain.Cause
}

// causesKept bounds the causes that are told apart; beyond it they are only counted.
const causesKept = 10000

func (p *pile) add(it explain.Item) error {
	if it.Attendance != nil {
		if p.recorded++; len(p.records) < recordsMost {
			p.records = append(p.records, it.Attendance)
		}
		return nil
	}
	f := it.Finding
	if f == nil {
		return nil
	}
	if f.OK {
		p.successes++
		return nil
	}
	p.findings++
	k := key{f.Platform, f.Cause()}
	c := p.known[k]
	if c == nil && len(p.causes) < causesKept {
		c = &cause{Finding: f}
		p.known[k] = c
		p.causes = append(p.causes, c)
	}
	if c != nil {
		c.count++
		c.last = f.Line
	}
	return nil
}

// sort puts DingTalk's causes before those of others, and the most frequent first.
func (p *pile) sort() {
	slices.SortStableFunc(p.causes, func(a, b *cause) int {
		return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(b.count, a.count))
	})
}

func rank(c *cause) int {
	if c.Platform == explain.DingTalk {
		return 0
	}
	return 1
}

// explained is the object of explain.
type explained struct {
	Findings  int               `json:"findings"`
	Successes int               `json:"successes"`
	Total     int               `json:"total"`  // causes
	Causes    []json.RawMessage `json:"causes"` // at most causesMost
	Records   []json.RawMessage `json:"records,omitempty"`
	More      int               `json:"more_records,omitempty"`
	Truncated bool              `json:"truncated,omitempty"`
	Note      string            `json:"note,omitempty"`
}

// explain tells what answers a text holds, by cause.
func (s *server) explain(v values) (*answer, error) {
	p := &pile{known: map[key]*cause{}}
	truncated, err := s.read(v.one("text"), p.add)
	if err != nil {
		return nil, err
	}
	p.sort()
	a, out := &answer{}, &lines{}
	e := explained{Findings: p.findings, Successes: p.successes, Total: len(p.causes), Truncated: truncated}
	if truncated {
		e.Note = s.pick(say("只读了开头的 4 MiB", "only the first 4 MiB of the text were read"))
		a.text.line(e.Note)
	}
	shown := p.causes[:min(len(p.causes), causesMost)]
	for i, c := range shown {
		if a.text.room() {
			s.tellCause(&a.text, c, i == 0)
		}
		if err := s.addCause(out, c, v.full()); err != nil {
			return nil, err
		}
	}
	e.Causes = append([]json.RawMessage{}, out.all...)
	if e.Total > 1 {
		a.text.line(s.pick(say("共 %d 种原因，%d 处", "%d causes, %d findings", e.Total, e.Findings)))
	}
	if e.Records, err = s.records(a, p, v.full()); err != nil {
		return nil, err
	}
	e.More = p.recorded - len(e.Records)
	if p.findings == 0 && p.recorded == 0 {
		s.tellNothing(&a.text, p)
	}
	a.object, err = join(e)
	return a, err
}

// tellNothing says that a text holds no error.
func (s *server) tellNothing(t *brief, p *pile) {
	if p.successes > 0 {
		t.line(s.pick(say("调用成功，没有错误", "the call succeeded; there is no error")))
		return
	}
	t.line(s.pick(say("其中没有钉钉的响应", "it holds no answer of DingTalk")))
}

// addCause adds a cause to an object: its first finding, in brief or complete.
func (s *server) addCause(out *lines, c *cause, full bool) error {
	if full {
		ok, err := out.add(func(j render.JSON) error { return j.Finding(c.Finding) })
		if ok || err != nil {
			return err
		}
	}
	return out.brief(s.finding(c))
}

// records adds attendance records.
func (s *server) records(a *answer, p *pile, full bool) ([]json.RawMessage, error) {
	out := &lines{}
	for _, r := range p.records {
		if a.text.room() {
			a.text.line(s.pick(say("考勤记录：", "attendance record: ")), r.Shape, ", ", strconv.Itoa(len(r.Problems)), s.pick(say(" 处矛盾", " problems")))
			for _, problem := range r.Problems[:min(len(r.Problems), fixesMost)] {
				a.text.line("- ", problem.Path, " ", s.pick(problem.Text))
			}
		}
		if full {
			ok, err := out.add(func(j render.JSON) error { return j.Attendance(r) })
			if err != nil {
				return nil, err
			}
			if ok {
				continue
			}
		}
		if err := out.brief(s.record(r)); err != nil {
			return nil, err
		}
	}
	return out.all, nil
}

// record gives an attendance record in brief.
func (s *server) record(r *attendance.Report) any {
	type problem struct {
		Path string `json:"path"`
		Key  string `json:"key"`
		Text string `json:"text"`
	}
	v := struct {
		Schema   string    `json:"schema"`
		Shape    string    `json:"shape"`
		Fields   int       `json:"fields"`
		Problems []problem `json:"problems"`
		More     int       `json:"more_problems,omitempty"`
	}{"dterr.brief/1", r.Shape, len(r.Fields), []problem{}, max(0, len(r.Problems)-causesMost)}
	for _, one := range r.Problems[:min(len(r.Problems), causesMost)] {
		v.Problems = append(v.Problems, problem{one.Path, one.Key, s.pick(one.Text)})
	}
	return v
}
