package server

import (
	"strconv"
	"strings"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/render"
)

// queriesMost is how many codes may be asked for at once.
const queriesMost = 100

// found is the answer to one code that was asked for.
type found struct {
	codes.Result
	entries []*codes.Entry // those of the call, where one was named
	near    []string       // ids, where nothing was found
}

// lookup explains codes.
func (s *server) lookup(v values) (*answer, error) {
	all, err := asked(v)
	if err != nil {
		return nil, err
	}
	if err := narrow(all, v.one("call")); err != nil {
		return nil, err
	}
	a, out := &answer{}, &lines{}
	var entries []*codes.Entry
	for _, f := range all {
		if f.HTTP > 0 && v.one("call") == "" {
			if err := s.status(a, out, f); err != nil {
				return nil, err
			}
		} else if len(f.entries) == 0 {
			if err := s.unknown(a, out, f); err != nil {
				return nil, err
			}
		}
		for _, e := range f.entries {
			if entries = append(entries, e); len(entries) > rowsMost {
				continue
			}
			if err := s.show(a, out, f, e, v.full()); err != nil {
				return nil, err
			}
		}
	}
	if len(entries) == 1 || len(entries) == 2 && codes.IsWrapper(entries[1].Code) {
		r := s.row("", entries[0])
		s.tell(&a.text, r.Cause, r.Fixes, r.Meanings)
	}
	a.object, err = out.results(max(0, len(entries)-rowsMost))
	return a, err
}

// asked looks up the codes that a call names.
func asked(v values) ([]found, error) {
	if len(v["codes"]) > queriesMost {
		return nil, misused("一次最多查 %d 个错误码", "at most %d codes at once", queriesMost)
	}
	var all []found
	for _, code := range v["codes"] {
		for _, r := range codes.Lookup(code) {
			f := found{Result: r, entries: r.Entries, near: r.Near}
			f.Query = masked(r.Query)
			if all = append(all, f); len(all) > queriesMost {
				return nil, misused("一次最多查 %d 个错误码", "at most %d codes at once", queriesMost)
			}
		}
	}
	if len(all) == 0 {
		return nil, misused("参数 codes 里没有错误码", "argument codes holds no code")
	}
	return all, nil
}

// narrow leaves of what was found what a call answers with, all of it for none.
func narrow(all []found, call string) error {
	if call == "" {
		return nil
	}
	keep, ok := codes.Keeping(call, func() (entries []*codes.Entry) {
		for _, f := range all {
			entries = append(entries, f.Entries...)
		}
		return entries
	})
	if !ok {
		return misused("参数 call：接口表里没有它；写成 /v1.0/… 或路径中的一段", "argument call: no documented call matches; write /v1.0/… or part of its path")
	}
	for i := range all {
		f := &all[i]
		f.entries = nil
		for _, e := range f.Entries {
			if n := keep(e); n != nil {
				f.entries = append(f.entries, n)
			}
		}
	}
	return nil
}

// show adds an entry to an answer.
func (s *server) show(a *answer, out *lines, f found, e *codes.Entry, full bool) error {
	r := s.row(f.Query, e)
	if a.text.room() {
		a.text.line(r.head())
	}
	if full {
		if ok, err := out.add(func(j render.JSON) error { return j.Entry(f.Query, e) }); ok || err != nil {
			return err
		}
	}
	return out.brief(r)
}

// status adds what an HTTP status means.
func (s *server) status(a *answer, out *lines, f found) error {
	h, _ := codes.HTTP(f.HTTP)
	a.text.line("HTTP ", strconv.Itoa(f.HTTP), " ", s.pick(h.Title), " (", string(h.Kind), ", retry ", policy(h.Retry), ")")
	s.tell(&a.text, "", s.advice(h.Fixes(), fixesMost), nil)
	_, err := out.add(func(j render.JSON) error { return j.Status(f.Query, f.HTTP) })
	return err
}

// unknown adds that a code is unknown, and what looks alike.
func (s *server) unknown(a *answer, out *lines, f found) error {
	near := f.near[:min(len(f.near), nearMost)]
	switch {
	case len(f.Entries) > 0:
		near = []string{f.Entries[0].ID}
		a.text.line(f.Query, s.pick(say("：这个接口不会返回它；不带 call 查它的含义", ": not among the answers of that call; look it up without call")))
	case len(near) > 0:
		a.text.line(f.Query, s.pick(say("：未收录；相近的有 ", ": not in the catalogue; similar: ")), strings.Join(near, ", "))
	default:
		a.text.line(f.Query, s.pick(say("：未收录，含义未知", ": not in the catalogue; its meaning is unknown")))
	}
	_, err := out.add(func(j render.JSON) error { return j.Unknown(f.Query, near) })
	return err
}
