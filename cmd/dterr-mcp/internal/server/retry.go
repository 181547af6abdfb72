package server

import (
	"strconv"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain"
	"github.com/dterr/dterr/render"
)

// retry tells whether and when to call again, by the last answer of DingTalk.
func (s *server) retry(v values) (*answer, error) {
	var last *explain.Finding
	_, err := s.read(v.one("text"), func(it explain.Item) error {
		if f := it.Answer(); f != nil {
			last = f
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	d := last.Decision(s.Now())
	word := string(d.Policy)
	switch {
	case last != nil && last.OK:
		d.Policy, d.Reason = codes.PolicyNever, say("调用已经成功，不需要再调", "the call succeeded; there is nothing to repeat")
		word = string(d.Policy)
	case d.Now:
		word = "now"
	case d.WaitSeconds > 0:
		word += " " + strconv.Itoa(d.WaitSeconds) + "s"
	}
	a := &answer{}
	a.text.line(word, ": ", s.pick(d.Reason))
	if last != nil {
		a.text.line(last.Primary, " ", s.pick(last.Title))
	}
	out := &lines{}
	if _, err := out.add(func(j render.JSON) error { return j.Retry(d) }); err != nil {
		return nil, err
	}
	a.object = out.all[0]
	return a, nil
}
