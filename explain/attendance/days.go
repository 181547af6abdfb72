package attendance

import (
	"slices"
	"time"

	"github.com/dterr/dterr/codes"
)

// Day is one person's day: what a timeline shows.
type Day struct {
	// Start is midnight of the day; zero when no time is known.
	Start time.Time
	// User is the (masked) userid, empty when the record does not tell.
	User  string
	Items []Item
	Marks []Mark
}

// Item is one planned punch, or one row of today's lists. Times that the
// record does not tell are zero.
type Item struct {
	Path string
	// Duty is on or off duty; Result, Scope the results by time and place.
	// Each is nil when absent.
	Duty, Result, Scope *codes.Text
	// Good is true for a normal result, Missing for one that says that nothing
	// was punched.
	Good, Missing bool
	// Outside is true when the record says that it was outside the area.
	Outside bool
	// WindowStart and WindowEnd enclose the punches that count, PeriodStart and
	// PeriodEnd the work; Plan is when to punch, Sign when it was.
	WindowStart, WindowEnd, PeriodStart, PeriodEnd, Plan, Sign time.Time
	// Delta is Sign − Plan, nil unless both are known.
	Delta *time.Duration
	// Shift and Period are their names; Source says where the punch is from.
	Shift, Period string
	Source        *codes.Text
	// Distance and Allowed are in metres, empty when absent.
	Distance, Allowed string
	// Supplement is true when a make-up punch was approved.
	Supplement bool
	// Problems are the keys of the problems of this item.
	Problems []string
}

// Mark is another moment of the day: a reported position or a raw punch.
type Mark struct {
	Path string
	At   time.Time
	Text codes.Text
}

// day gives the day of a user that a moment belongs to, making it when it is
// new. Days are China Standard Time, as DingTalk's are.
func (d *decoder) dayOf(at time.Time, user string) *Day {
	var start time.Time
	if !at.IsZero() {
		y, m, day := at.In(ChinaTime()).Date()
		start = time.Date(y, m, day, 0, 0, 0, 0, ChinaTime())
	}
	key := start.Format(time.DateOnly) + user
	if i, ok := d.days[key]; ok {
		return &d.rep.Days[i]
	}
	d.days[key] = len(d.rep.Days)
	d.rep.Days = append(d.rep.Days, Day{Start: start, User: user})
	return &d.rep.Days[len(d.rep.Days)-1]
}

// appendixDay lays out the items of an appendix record. The record is one
// day's, so all of it is, also a night shift's second half.
func (d *decoder) appendixDay(rec row) {
	var first time.Time
	for _, r := range rec.lists["items"] {
		for _, name := range []string{"periodStartTime", "checkTime", "signTime"} {
			if at, ok := r.moment(name); ok && (first.IsZero() || at.Before(first)) {
				first = at
			}
		}
	}
	items, marks := rec.lists["items"], rec.lists["reportLocations"]
	if len(items) == 0 && len(marks) == 0 {
		return
	}
	if first.IsZero() && len(marks) > 0 {
		first, _ = marks[0].moment("time")
	}
	day := d.dayOf(first, "")
	day.Items = slices.Grow(day.Items, len(items))
	for _, r := range items {
		it := Item{Path: r.path, Duty: d.textOf(r, "duty"), Result: d.textOf(r, "status")}
		it.WindowStart, _ = r.moment("checkStartTime")
		it.WindowEnd, _ = r.moment("checkEndTime")
		it.PeriodStart, _ = r.moment("periodStartTime")
		it.PeriodEnd, _ = r.moment("periodEndTime")
		it.Plan, _ = r.moment("checkTime")
		it.Sign, _ = r.moment("signTime")
		it.delta()
		status, _ := r.enum("status")
		it.Good, it.Missing = status == "20", status == "23" || status == "24"
		if v, ok := r.enum("outOfScope"); ok {
			it.Outside = v == "1"
			t := locationResults()[0].Text
			if it.Outside {
				t = locationResults()[1].Text
			}
			it.Scope = &t
		}
		it.Shift, it.Period = d.valueOf(r, "className"), d.valueOf(r, "periodName")
		it.Distance, it.Allowed = d.valueOf(r, "signOffset"), d.valueOf(r, "checkOffset")
		v, _ := r.enum("supplement")
		it.Supplement = v == "1"
		day.Items = append(day.Items, it)
	}
	for _, r := range marks {
		if at, ok := r.moment("time"); ok {
			day.Marks = append(day.Marks, Mark{Path: r.path, At: at, Text: text("上报位置", "reported position")})
		}
	}
}

func (it *Item) delta() {
	if !it.Plan.IsZero() && !it.Sign.IsZero() {
		delta := it.Sign.Sub(it.Plan)
		it.Delta = &delta
	}
}

// textOf gives what a field's value means, its own text when it is not in the
// published list, nil when it is absent.
func (d *decoder) textOf(r row, name string) *codes.Text {
	c, ok := r.cell(name)
	if !ok {
		return nil
	}
	f := d.rep.Fields[c.index]
	if c.known && f.Text != nil {
		return f.Text
	}
	t := text(f.Value, f.Value)
	return &t
}

// valueOf gives a field's value as shown, "" when it is absent.
func (d *decoder) valueOf(r row, name string) string {
	c, ok := r.cell(name)
	if !ok {
		return ""
	}
	return d.rep.Fields[c.index].Value
}

// moment, enum, span and num give a cell that could be read.
//
//go:noinline
func (r row) moment(name string) (time.Time, bool) {
	c, ok := r.cell(name)
	if !ok || c.at.IsZero() {
		return time.Time{}, false
	}
	return c.at, true
}

//go:noinline
func (r row) enum(name string) (string, bool) {
	c, _ := r.cell(name)
	return c.enum, c.known
}

func (r row) span(name string) (cell, bool) {
	c, ok := r.cell(name)
	return c, ok && c.ok
}

func (r row) num(name string) (float64, bool) {
	c, ok := r.cell(name)
	return c.num, ok && c.ok
}

// has reports whether a field holds anything, readable or not.
func (r row) has(name string) bool {
	_, ok := r.cell(name)
	return ok
}

// tell hands each item the keys of its problems.
func (d *decoder) tell() {
	keys := map[string][]string{}
	for _, p := range d.rep.Problems {
		path := itemPath(p.Path)
		keys[path] = append(keys[path], p.Key)
	}
	for i := range d.rep.Days {
		for j := range d.rep.Days[i].Items {
			it := &d.rep.Days[i].Items[j]
			it.Problems = keys[it.Path]
		}
	}
}

// itemPath gives the path of the element that a path leads into.
func itemPath(path string) string {
	for i := range len(path) {
		if path[i] == ']' {
			return path[:i+1]
		}
	}
	return path
}
