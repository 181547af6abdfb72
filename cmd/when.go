package cmd

import (
	"strconv"
	"strings"
	"time"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain"
)

// dayLayouts are the ways to write a time by the calendar, clockLayouts by the clock.
var (
	dayLayouts   = [...]string{"2006-1-2", "2006-1-2 15:04", "2006-1-2 15:04:05", "2006-1-2T15:04", "2006-1-2T15:04:05"} //nolint:gochecknoglobals // a constant table
	clockLayouts = [...]string{"15:04", "15:04:05"}                                                                      //nolint:gochecknoglobals // a constant table
)

// days are the words for a day, and how many days before today it is.
var days = [...]struct { //nolint:gochecknoglobals // a constant table
	word string
	back int
}{{"today", 0}, {"yesterday", 1}, {"今天", 0}, {"昨天", 1}, {"前天", 2}}

// units are what a length of time may be counted in besides what Go knows.
var units = [...]struct { //nolint:gochecknoglobals // a constant table
	name string
	each time.Duration
}{
	{"weeks", week},
	{"week", week},
	{"周", week},
	{"w", week},
	{"days", day},
	{"day", day},
	{"天", day},
	{"d", day},
	{"hours", time.Hour},
	{"hour", time.Hour},
	{"小时", time.Hour},
	{"h", time.Hour},
	{"minutes", time.Minute},
	{"minute", time.Minute},
	{"分钟", time.Minute},
	{"min", time.Minute},
	{"m", time.Minute},
	{"seconds", time.Second},
	{"second", time.Second},
	{"秒", time.Second},
	{"s", time.Second},
}

const (
	day  = 24 * time.Hour
	week = 7 * day
)

// when reads a time as --since and --until take it, which are named by flag: a length of
// time before now, a day, a clock of today, or what --at takes. zone is that of days and
// clocks, nil is China Standard Time.
func when(flag, s string, now time.Time, zone *time.Location) (time.Time, error) {
	if zone == nil {
		zone = explain.CST()
	}
	now = now.In(zone)
	s = strings.TrimSpace(s)
	if back, ok := ago(s); ok {
		return now.Add(-back), nil
	}
	if t, ok := onDay(s, now); ok {
		return t, nil
	}
	for _, layout := range dayLayouts {
		if t, err := time.ParseInLocation(layout, strings.ReplaceAll(s, "/", "-"), zone); err == nil {
			return t, nil
		}
	}
	t, hint, ok := instant(s)
	if ok {
		return t, nil
	}
	if _, err := strconv.ParseInt(s, 10, 64); err != nil {
		hint = say("写成 2h、30m、1d、昨天、12:00、2026-11-23、“2026-11-23 09:00”", "write 2h, 30m, 1d, yesterday, 12:00, 2026-11-23, “2026-11-23 09:00”")
	}
	return time.Time{}, usage(notTime(flag, s), hint)
}

func notTime(flag, s string) codes.Text {
	return say("--%s 不是时间：%s", "--%s: not a time: %s", flag, quote(s))
}

// ago reads a length of time before now: 2h, 1d12h, 30分钟前, now.
func ago(s string) (back time.Duration, ok bool) {
	s = strings.ToLower(s)
	if s == "now" || s == "现在" {
		return 0, true
	}
	s = strings.TrimSuffix(strings.TrimSuffix(s, " ago"), "前")
	for s != "" {
		digits := 0
		for digits < len(s) && '0' <= s[digits] && s[digits] <= '9' {
			digits++
		}
		n, err := strconv.ParseInt(s[:digits], 10, 32)
		if err != nil {
			return 0, false
		}
		rest := strings.TrimLeft(s[digits:], " ")
		found := false
		for _, u := range units {
			if after, is := strings.CutPrefix(rest, u.name); is {
				back, rest, found = back+time.Duration(n)*u.each, after, true
				break
			}
		}
		if !found || back < 0 || back > agoMost {
			return 0, false
		}
		s = strings.TrimLeft(rest, " ")
		ok = true
	}
	return back, ok
}

// agoMost is as far back as a length of time leads: a hundred years, and each step of a
// sum stays far from the end of its numbers.
const agoMost = 100 * 365 * day

// onDay reads a word for a day, a clock, which is today's, or both.
func onDay(s string, now time.Time) (time.Time, bool) {
	s = strings.ToLower(s)
	year, month, date := now.Date()
	clock, named := s, false
	for _, d := range days {
		if rest, ok := strings.CutPrefix(s, d.word); ok {
			clock, named = strings.TrimSpace(rest), true
			date -= d.back
			break
		}
	}
	if named && clock == "" {
		return time.Date(year, month, date, 0, 0, 0, 0, now.Location()), true
	}
	for _, layout := range clockLayouts {
		if t, err := time.Parse(layout, clock); err == nil {
			return time.Date(year, month, date, t.Hour(), t.Minute(), t.Second(), 0, now.Location()), true
		}
	}
	return time.Time{}, false
}
