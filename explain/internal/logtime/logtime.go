// Package logtime reads the time with which a line of a log is stamped: by Java and
// Python, Go and Node, by nginx, syslog, klog and containers, as a date or as a number
// of seconds, at the head of the line, or in a member of the object that the line is.
//
// A stamp is what stands where loggers write it. A date in the middle of a line is what
// the line tells of, not when it was written, and a number in a path, an order's or a
// telephone's is no time at all: further back in a line only the two forms count that
// are nothing else, the bracket of an access log and a member named for it.
//
//	s, ok := logtime.Read([]byte("2026-11-29 12:00:00,123 ERROR …"))
//	s.In(time.FixedZone("", 8*60*60), time.Time{}) // 2026-11-29T12:00:00.123+08:00
//
// Nothing is allocated but where a line states a zone that is off by part of an hour.
package logtime

import "time"

// Stamp is a time as a line states it.
type Stamp struct {
	// Time is the moment where the line states a zone, and else what the clock on its
	// wall showed, in UTC. Without a year it is one of the year 0.
	Time time.Time
	// Zoned says that the line states its zone, Yearless that it states no year.
	Zoned, Yearless bool
}

// Read gives the stamp of a line, which is one without its break and from its
// beginning; of a line that holds several the first.
func Read(line []byte) (Stamp, bool) {
	if s, _, ok := iso(line, 0); ok {
		return s, true
	}
	s, rest, ok := head(line)
	if ok {
		return s, true
	}
	for rest < len(line) && (line[rest] == '[' || line[rest] == ',' || line[rest] == ' ') {
		rest++
	}
	own := rest < len(line) && (line[rest] == '{' || line[rest] == '"')
	if !own {
		if s, ok := access(line); ok {
			return s, true
		}
	}
	return member(line, rest, own)
}

// In gives the moment of a stamp: in zone where the line states none, nil is UTC, and
// where it states no year in the latest one that is at most a day ahead of now, since
// clocks differ. It is zero where no year is known: now is zero.
func (s Stamp) In(zone *time.Location, now time.Time) time.Time {
	t := s.Time
	switch {
	case s.Zoned && !s.Yearless || t.IsZero():
		return t
	case s.Zoned:
		zone = t.Location()
	case zone == nil:
		zone = time.UTC
	}
	in := func(year int) time.Time {
		return time.Date(year, t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), t.Nanosecond(), zone)
	}
	if !s.Yearless {
		return in(t.Year())
	}
	if now.IsZero() {
		return time.Time{}
	}
	last := now.AddDate(0, 0, 1)
	for year := last.In(zone).Year(); year > last.Year()-yearsBack; year-- {
		// The last of February is in few years.
		if at := in(year); !at.After(last) && at.Day() == t.Day() {
			return at
		}
	}
	return time.Time{}
}

// yearsBack is within how many years each day of the calendar comes.
const yearsBack = 10
