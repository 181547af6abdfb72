package server

import (
	"strconv"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/render"
)

// classify tells what a program decides by.
func (s *server) classify(v values) (*answer, error) {
	a, out, more := &answer{}, &lines{}, 0
	if len(v["codes"]) == 0 {
		return s.kinds(a, out)
	}
	all, err := asked(v)
	if err != nil {
		return nil, err
	}
	entries := 0
	for _, f := range all {
		if len(f.entries) == 0 {
			if err := s.unknown(a, out, f); err != nil {
				return nil, err
			}
		}
		for _, e := range f.entries {
			if entries++; entries > classesMost {
				more++
				continue
			}
			if a.text.room() {
				a.text.line(e.ID, " ", string(e.Kind()), ", retry ", policy(e.Retry()), ", ", string(e.Owner()))
			}
			if _, err := out.add(func(j render.JSON) error { return j.Class(f.Query, e) }); err != nil {
				return nil, err
			}
		}
	}
	a.object, err = out.results(more)
	return a, err
}

// classesMost is how many entries are classified at once.
const classesMost = 100

// kinds lists the kinds with how many codes are of each.
func (s *server) kinds(a *answer, out *lines) (*answer, error) {
	type kind struct {
		Kind  codes.Kind `json:"kind"`
		Title string     `json:"title"`
		Count int        `json:"count"`
	}
	line := ""
	all := codes.Kinds()
	for i := range all {
		k := kind{all[i].Kind, s.pick(all[i].Title), codes.KindCount(all[i].Kind)}
		if err := out.brief(k); err != nil {
			return nil, err
		}
		if i > 0 {
			line += ", "
		}
		line += string(k.Kind) + " " + strconv.Itoa(k.Count)
	}
	a.text.line(line)
	object, err := out.results(0)
	a.object = object
	return a, err
}
