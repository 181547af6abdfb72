package render

import (
	"bytes"
	"io"
	"strconv"
	"strings"
	"time"

	"github.com/dterr/dterr/explain/attendance"
)

// Attendance writes an attendance record: what does not add up, the day as a
// timeline of windows and punches, every field in tables, and the notes.
func Attendance(w io.Writer, r *attendance.Report, o Options) error {
	if o.Zone == nil {
		o.Zone = r.Zone
	}
	if o.Zone == nil {
		o.Zone = attendance.ChinaTime()
	}
	p := &sheet{page: newPage(o), r: r, wrong: map[string]bool{}, drawn: map[rune]bool{}}
	for _, x := range r.Problems {
		p.wrong[x.Path] = true
	}
	p.head()
	p.problems()
	p.timelines()
	p.fields()
	p.remarks()
	return p.flush(w)
}

// AttendanceMarkdown writes an attendance record as Markdown: a heading, and
// the sheet, which lives from its columns, in a fence.
func AttendanceMarkdown(w io.Writer, r *attendance.Report, o Options) error {
	o.Color, o.Hyperlinks = false, false
	var b bytes.Buffer
	if err := Attendance(&b, r, o); err != nil {
		return err
	}
	fence := fenceFor(b.String(), 3)
	_, err := io.WriteString(w, "## "+o.say("考勤记录", "Attendance record")+"\n\n"+fence+"text\n"+b.String()+fence+"\n")
	return err
}

// sheet is the page of one record. wrong holds the paths with problems, drawn
// the glyphs that stand in its timelines.
type sheet struct {
	*page
	r     *attendance.Report
	wrong map[string]bool
	drawn map[rune]bool
}

// head names the shape, the day and the result of the whole.
func (p *sheet) head() {
	o := p.o
	p.headline(o.say("考勤记录", "Attendance record"), p.shape(), strong)
	var pieces []piece
	for _, f := range p.r.Summary {
		i := plain
		if p.wrong[f.Path] {
			i = bad
		}
		pieces = append(pieces, piece{ink: i, text: o.text(f.Name) + o.say("：", ": ") + p.value(f, time.Time{})})
	}
	if len(p.r.Problems) == 0 {
		pieces = append(pieces, piece{ink: good, text: o.say("没有发现矛盾", "nothing contradicts itself")})
	} else {
		pieces = append(pieces, piece{ink: bad, text: o.count(len(p.r.Problems), "个问题", "problem", "problems")})
	}
	p.flow(0, " · ", pieces...)
}

func (p *sheet) shape() string {
	o := p.o
	switch p.r.Shape {
	case attendance.ShapeList:
		return "attendance/list"
	case attendance.ShapeUpdateData:
		return "getupdatedata"
	case attendance.ShapeEvent:
		return "attendance_check_record"
	}
	return o.say("附录的模型", "the appendix's model")
}

// title opens a part of the page.
func (p *sheet) title(s string) {
	p.blank()
	p.b.WriteString(p.th.paint(strong, clean(s)) + "\n")
}

// problems comes first: what it is, where, and why.
func (p *sheet) problems() {
	if len(p.r.Problems) == 0 {
		return
	}
	p.title(p.o.say("问题", "Problems"))
	for _, x := range p.r.Problems {
		p.lines("  ", "✗ ", plain, clean(p.o.text(x.Text)))
		p.flow(4, " · ", piece{ink: warn, text: x.Path}, piece{ink: dim, text: x.Key})
	}
}

// remarks are the notes, last.
func (p *sheet) remarks() {
	if len(p.r.Notes) == 0 {
		return
	}
	p.title(p.o.say("备注", "Notes"))
	for _, x := range p.r.Notes {
		p.lines("  ", "- ", plain, clean(p.o.text(x.Text)))
		pieces := []piece{{ink: dim, text: x.Key}}
		if x.Path != "" {
			pieces = append([]piece{{ink: dim, text: x.Path}}, pieces...)
		}
		p.flow(4, " · ", pieces...)
	}
}

// value shows what a field holds and what that means. Times of the given day
// go without their date.
func (p *sheet) value(f attendance.Field, day time.Time) string {
	if f.Text == nil {
		return f.Value
	}
	said := p.o.text(*f.Text)
	switch {
	case f.Time != "":
		at, err := time.Parse(time.RFC3339Nano, f.Time)
		if err != nil {
			return said
		}
		shown := p.clock(at, day)
		if !strings.Contains(said, "(") && !strings.HasPrefix(said, at.In(p.o.Zone).Format(time.DateOnly)) {
			shown += " " + said
		}
		return shown
	case f.Duration != "", said == f.Value, strings.HasPrefix(said, f.Value):
		return said
	}
	return f.Value + " " + said
}

// clock is a time of day, with its date when that is not the given day's.
func (p *sheet) clock(at, day time.Time) string {
	at = at.In(p.o.Zone)
	layout := "15:04:05"
	if at.Nanosecond() != 0 {
		layout = "15:04:05.000"
	}
	// The heading names the day as China counts it, whatever the zone.
	switch d := day.In(attendance.ChinaTime()); {
	case day.IsZero() || d.Year() != at.Year() || at.Equal(day):
		layout = time.DateOnly + " " + layout
	case d.YearDay() != at.YearDay():
		layout = "01-02 " + layout
	}
	return at.Format(layout)
}

// date names a day: 2016-05-16 Mon, and the zone.
func (p *sheet) date(d attendance.Day) string {
	if d.Start.IsZero() {
		return p.o.say("时间不明", "no time known")
	}
	at := d.Start.In(attendance.ChinaTime())
	weekday := at.Format("Mon")
	if p.o.Lang == "zh" {
		weekday = "周" + string([]rune("日一二三四五六")[at.Weekday()])
	}
	s := at.Format(time.DateOnly) + " " + weekday
	if d.User != "" {
		s += " · " + d.User
	}
	return s
}

// delta is how far a punch was from its plan: +12 min, −3 min.
func (p *sheet) delta(d time.Duration) string {
	switch {
	case d == 0:
		return "±0"
	case d < 0:
		return "−" + p.o.span(-d)
	}
	return "+" + p.o.span(d)
}

// elementOf splits items[0].status into its list, its index and the rest; ok is
// false for a field outside of any list.
func elementOf(path string) (list string, index int, rest string, ok bool) {
	open := strings.IndexByte(path, '[')
	if open < 0 {
		return "", 0, path, false
	}
	end := strings.IndexByte(path[open:], ']')
	if end < 0 {
		return "", 0, path, false
	}
	index, err := strconv.Atoi(path[open+1 : open+end])
	if err != nil {
		return "", 0, path, false
	}
	return path[:open], index, strings.TrimPrefix(path[open+end+1:], "."), true
}
