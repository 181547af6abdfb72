package cmd

import (
	"strings"

	"github.com/dterr/dterr/codes"
)

// narrowing gives the function that keeps what a call answers with: all of it for no
// path, else what codes.Keeping keeps.
func narrowing(path string, asked []string) (func([]*codes.Entry) []*codes.Entry, error) {
	if path == "" {
		return func(all []*codes.Entry) []*codes.Entry { return all }, nil
	}
	var all []*codes.Entry
	keep, ok := codes.Keeping(path, func() []*codes.Entry {
		for _, arg := range asked {
			for _, r := range codes.Find(arg) {
				all = append(all, r.Entries...)
			}
		}
		return all
	})
	if ok {
		return keeping(keep), nil
	}
	return nil, nothing(say("接口表里没有 %s", "no documented call matches %s", quote(path)),
		append(callsHint(all), say("写成 /v1.0/… 或路径中的一段", "write /v1.0/… or part of its path"))...)
}

// keeping keeps the entries of which something is left.
func keeping(cut func(*codes.Entry) *codes.Entry) func([]*codes.Entry) []*codes.Entry {
	return func(all []*codes.Entry) []*codes.Entry {
		var kept []*codes.Entry
		for _, e := range all {
			if n := cut(e); n != nil {
				kept = append(kept, n)
			}
		}
		return kept
	}
}

// callsShown is how many of the calls that answer with a code a hint names.
const callsShown = 3

// callsHint names calls that do answer with codes, none where any call may.
func callsHint(entries []*codes.Entry) []codes.Text {
	var paths []string
	for _, e := range entries {
		for i := range e.Meanings {
			for _, c := range e.Meanings[i].Calls() {
				if !has(paths, c.Path) {
					paths = append(paths, c.Path)
				}
			}
		}
	}
	if len(paths) == 0 {
		return nil
	}
	shown := strings.Join(paths[:min(len(paths), callsShown)], " ")
	if rest := len(paths) - callsShown; rest > 0 {
		return []codes.Text{say("会返回它的接口：%s，另有 %d 个", "calls that answer with it: %s and %d more", shown, rest)}
	}
	return []codes.Text{say("会返回它的接口：%s", "calls that answer with it: %s", shown)}
}
