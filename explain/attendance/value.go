package attendance

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain/lenient"
)

// cell is one field as the rules see it. A field that is null, blank or, for a
// moment, 0 is no cell: it is as good as absent.
type cell struct {
	path  string
	index int // of its Field in the report
	// enum is the published value, "" when the text is none of them; known
	// says which.
	enum  string
	known bool
	// num holds for numbers, flags and distances; at for moments; span for
	// durations. ok says that the text could be read as what it should be.
	num  float64
	at   time.Time
	span time.Duration
	ok   bool
}

// maxNumber is the longest text read as a number.
const maxNumber = 40

// number reads a decimal number, with blanks around it, with a fraction or an
// exponent. Quotes are no obstacle; hexadecimal and grouped digits are.
func number(s string) (float64, bool) {
	s = strings.TrimSpace(s)
	if s == "" || len(s) > maxNumber {
		return 0, false
	}
	for i := range len(s) {
		if c := s[i]; (c < '0' || c > '9') && !strings.ContainsRune("+-.eE", rune(c)) {
			return 0, false
		}
	}
	f, err := strconv.ParseFloat(s, 64)
	if err != nil || math.IsInf(f, 0) {
		return 0, false
	}
	return f, true
}

// unit names the unit a moment was really given in.
type unit struct {
	name   codes.Text
	factor float64 // milliseconds in one of it
}

// moment reads a count since 1970. By its magnitude it is milliseconds (13
// digits), seconds (10), micro- (16) or nanoseconds (19); wrong is the unit
// when it is not milliseconds. A count that fits none is not ok.
func moment(v float64) (at time.Time, wrong *unit, ok bool) {
	for _, u := range []struct {
		from, factor float64
		zh, en       string
	}{
		{1e12, 1, "", ""},
		{1e9, 1e3, "秒", "seconds"},
		{1e15, 1e-3, "微秒", "microseconds"},
		{1e18, 1e-6, "纳秒", "nanoseconds"},
	} {
		if v < u.from || v >= 10*u.from {
			continue
		}
		at = milliseconds(v * u.factor)
		if u.factor != 1 {
			wrong = &unit{name: text(u.zh, u.en), factor: u.factor}
		}
		return at, wrong, true
	}
	return time.Time{}, nil, false
}

func milliseconds(ms float64) time.Time { return time.UnixMilli(int64(math.Round(ms))) }

// clock reads a moment in writing; without a zone it is China Standard Time.
func clock(s string) (time.Time, bool) {
	s = strings.TrimSpace(s)
	for _, layout := range []string{
		time.DateTime, "2006-01-02 15:04", time.DateOnly, time.RFC3339Nano, "2006-01-02T15:04:05", "2006-01-02T15:04Z07:00",
		"2006/01/02 15:04:05", "2006/1/2 15:04:05", "2006/01/02",
	} {
		if t, err := time.ParseInLocation(layout, s, ChinaTime()); err == nil {
			return t, true
		}
	}
	return time.Time{}, false
}

// truth reads a flag or boolean: 0 and 1, true and false in any case.
func truth(s string) (value, ok bool) {
	s = strings.ToLower(strings.TrimSpace(s))
	if s == "true" || s == "false" {
		return s == "true", true
	}
	if f, isNumber := number(s); isNumber && (f == 0 || f == 1) {
		return f == 1, true
	}
	return false, false
}

// enumValue finds the published value that a text is: numbers by value (20.0
// is 20), words without regard to case, as DingTalk spells OnDuty both ways.
func enumValue(values []Value, s string) (Value, bool) {
	s = strings.TrimSpace(s)
	if f, ok := number(s); ok {
		s = strconv.FormatFloat(f, 'f', -1, 64)
	}
	for _, v := range values {
		if strings.EqualFold(v.Value, s) {
			return v, true
		}
	}
	return Value{}, false
}

// isQuoted reports whether a number stands in quotes.
func isQuoted(n *lenient.Node) bool {
	if n.Kind != lenient.String {
		return false
	}
	_, ok := number(n.Text)
	return ok
}

// isAbsent reports whether a value says nothing: null, a blank string, or the
// words that languages print for no value.
func isAbsent(n *lenient.Node) bool {
	if n == nil || n.Kind == lenient.Null {
		return true
	}
	if n.Kind == lenient.Array || n.Kind == lenient.Object {
		return false
	}
	switch strings.ToLower(strings.TrimSpace(n.Text)) {
	case "", "null", "none", "undefined", "nil":
		return true
	}
	return false
}

// spanText says a duration in words: 17 分 30 秒, 17 min 30 s.
func spanText(d time.Duration) codes.Text {
	if d == 0 {
		return text("0", "0")
	}
	sign := ""
	if d < 0 {
		sign, d = "−", d.Abs()
	}
	var zh, en []string
	add := func(n int64, z, e string) {
		if n > 0 {
			zh = append(zh, strconv.FormatInt(n, 10)+" "+z)
			en = append(en, strconv.FormatInt(n, 10)+" "+e)
		}
	}
	ms := d.Milliseconds()
	add(ms/3_600_000, "小时", "h")
	add(ms/60_000%60, "分", "min")
	add(ms/1000%60, "秒", "s")
	add(ms%1000, "毫秒", "ms")
	return text(sign+strings.Join(zh, " "), sign+strings.Join(en, " "))
}

// momentText says a moment in the zone, and in UTC beside it.
func momentText(t time.Time, zone *time.Location) codes.Text {
	local := t.In(zone)
	layout := "2006-01-02 15:04:05"
	if t.Nanosecond() != 0 {
		layout += ".000"
	}
	s := fmt.Sprintf("%s %s", local.Format(layout), local.Format("-07:00"))
	if _, offset := local.Zone(); offset != 0 {
		s += t.UTC().Format(" (2006-01-02T15:04:05Z)")
	}
	return text(s, s)
}

// short is a time of day for a sentence, with the fraction when it has one.
func short(t time.Time, zone *time.Location) string {
	if t.Nanosecond() != 0 {
		return t.In(zone).Format("15:04:05.000")
	}
	return t.In(zone).Format("15:04:05")
}

// excerpt is what a sentence quotes of a value.
func excerpt(s string) string {
	const limit = 24
	runes := 0
	for i := range s {
		if runes == limit {
			return s[:i] + "…"
		}
		runes++
	}
	return s
}
