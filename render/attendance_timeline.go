package render

import (
	"slices"
	"strings"
	"time"

	"github.com/dterr/dterr/explain/attendance"
	"github.com/dterr/dterr/internal/order"
)

// drawnDays is how many days get a timeline; longer lists go without.
const drawnDays = 7

// axis maps a day's times to cells.
type axis struct {
	from, to time.Time
	width    int
}

// track is one line of a timeline: what it is, what is drawn, what came of it.
type track struct {
	name   string
	glyphs []rune
	inks   []ink
	said   string
	ink    ink
}

// timelines draws each day: an axis of hours, a line for each working period,
// each planned punch with its window, and other moments.
func (p *sheet) timelines() {
	days := p.r.Days
	if len(days) > drawnDays {
		return
	}
	drawn := false
	for _, d := range days {
		times := timesOf(d)
		if len(times) == 0 {
			continue
		}
		p.title(p.o.say("时间线 ", "Timeline ") + p.date(d) + p.zoned(times[0]))
		p.timeline(d, times)
		drawn = true
	}
	if drawn {
		p.legend()
	}
}

// zoned names the zone of the hours below a heading whose day is China's.
func (p *sheet) zoned(at time.Time) string {
	zone := at.In(p.o.Zone).Format("-07:00")
	if zone == "+08:00" {
		return " " + zone
	}
	return p.o.say("（+08:00），时刻按 ", " (+08:00), hours in ") + zone
}

// timesOf gives all moments of a day, sorted.
func timesOf(d attendance.Day) []time.Time {
	var all []time.Time
	for _, it := range d.Items {
		all = append(all, it.PeriodStart, it.PeriodEnd, it.WindowStart, it.WindowEnd, it.Plan, it.Sign)
	}
	for _, m := range d.Marks {
		all = append(all, m.At)
	}
	all = slices.DeleteFunc(all, time.Time.IsZero)
	order.Stable(all, time.Time.Compare)
	return all
}

func (p *sheet) timeline(d attendance.Day, times []time.Time) {
	names, said := 0, 0
	for _, it := range d.Items {
		names = max(names, cells(clean(p.name(it))))
		said = max(said, cells(clean(p.outcome(it))))
	}
	for _, m := range d.Marks {
		names = max(names, cells(p.o.text(m.Text)))
	}
	names, said = min(max(names, 4), p.width/4), min(said, p.width/3)
	ax := newAxis(times, p.o.Zone, p.width-names-said-5)
	var tracks []track
	tracks = append(tracks, p.periods(d, ax)...)
	for _, it := range d.Items {
		tracks = append(tracks, p.track(it, ax))
	}
	tracks = append(tracks, p.marks(d, ax)...)
	p.b.WriteString(strings.Repeat(" ", names+4) + p.th.paint(dim, ax.hours(p.o.Zone)) + "\n")
	for _, t := range tracks {
		p.b.WriteString("  " + p.th.paint(label, pad(clip(t.name, names), names)) + "  ")
		line := p.stroke(t)
		if t.said != "" {
			line += " " + p.th.paint(t.ink, clip(t.said, said))
		} else {
			line = strings.TrimRight(line, " ")
		}
		p.b.WriteString(line + "\n")
	}
}

// newAxis spans whole hours around the times. A time more than a day from the
// middle one (another unit, another day) is left at the edge.
func newAxis(times []time.Time, zone *time.Location, width int) axis {
	middle := times[len(times)/2]
	from, to := middle, middle
	for _, t := range times {
		if d := t.Sub(middle); d >= -24*time.Hour && d <= 24*time.Hour {
			from, to = earlier(from, t), later(to, t)
		}
	}
	from = hour(from, zone)
	if end := hour(to, zone); end.Before(to) || !end.After(from) {
		to = end.Add(time.Hour)
	}
	return axis{from: from, to: to, width: max(width, 12)}
}

// hour gives the beginning of the hour as the zone's clocks show it.
func hour(t time.Time, zone *time.Location) time.Time {
	t = t.In(zone)
	return t.Add(-time.Duration(t.Minute())*time.Minute - time.Duration(t.Second())*time.Second - time.Duration(t.Nanosecond()))
}

func earlier(a, b time.Time) time.Time {
	if b.Before(a) {
		return b
	}
	return a
}

func later(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}

// at gives the cell of a time; it is -1 or width for one beyond the edges.
func (a axis) at(t time.Time) int {
	if t.Before(a.from) {
		return -1
	}
	if t.After(a.to) {
		return a.width
	}
	span := a.to.Sub(a.from)
	return int((t.Sub(a.from)*time.Duration(a.width-1) + span/2) / span)
}

// hours writes the numbers of the hours, as many as there is room for.
func (a axis) hours(zone *time.Location) string {
	line := []byte(strings.Repeat(" ", a.width+2))
	span := int(a.to.Sub(a.from) / time.Hour)
	step := 24
	for _, s := range []int{1, 2, 3, 4, 6, 12} {
		if a.width*s/max(span, 1) >= 4 {
			step = s
			break
		}
	}
	free := 0 // behind the last number
	for t := a.from; !t.After(a.to); t = t.Add(time.Hour) {
		local := t.In(zone)
		layout := "15"
		if local.Hour() == 0 && a.at(t)+len("01-02") <= len(line) {
			layout = "01-02" // a new day begins
		}
		if at := a.at(t); local.Hour()%step == 0 && at >= free {
			free = at + copy(line[at:], local.Format(layout)) + 1
		}
	}
	return strings.TrimRight(string(line), " ")
}

func (a axis) blank(name string) track {
	t := track{name: name, glyphs: make([]rune, a.width), inks: make([]ink, a.width)}
	for i := range t.glyphs {
		t.glyphs[i] = ' '
	}
	return t
}

// put draws a glyph at a time; beyond the edges an arrow stands for it.
func (t *track) put(a axis, at time.Time, glyph rune, i ink) {
	if at.IsZero() {
		return
	}
	n := a.at(at)
	switch {
	case n < 0:
		n, glyph = 0, '«'
	case n >= a.width:
		n, glyph = a.width-1, '»'
	}
	t.glyphs[n], t.inks[n] = glyph, i
}

// bar draws a line between two times; an end that is unknown stays open.
func (t *track) bar(a axis, from, to time.Time, left, line, right rune, i ink) {
	if from.IsZero() && to.IsZero() || !from.IsZero() && !to.IsZero() && to.Before(from) {
		return
	}
	start, end := 0, a.width-1
	if !from.IsZero() {
		start = max(a.at(from), 0)
	}
	if !to.IsZero() {
		end = min(a.at(to), a.width-1)
	}
	for n := start; n <= end && n < a.width; n++ {
		t.glyphs[n], t.inks[n] = line, i
	}
	t.put(a, from, left, i)
	t.put(a, to, right, i)
}

// periods draws each working period once.
func (p *sheet) periods(d attendance.Day, a axis) []track {
	var tracks []track
	seen := map[[2]int64]bool{}
	for _, it := range d.Items {
		key := [2]int64{it.PeriodStart.UnixMilli(), it.PeriodEnd.UnixMilli()}
		if it.PeriodStart.IsZero() || it.PeriodEnd.IsZero() || seen[key] {
			continue
		}
		seen[key] = true
		t := a.blank(p.o.say("工作", "work"))
		t.bar(a, it.PeriodStart, it.PeriodEnd, '╞', '═', '╡', dim)
		t.said, t.ink = it.Shift, dim
		tracks = append(tracks, t)
	}
	return tracks
}

// track draws a planned punch: its window, when it was due, when it came.
func (p *sheet) track(it attendance.Item, a axis) track {
	t := a.blank(p.name(it))
	t.bar(a, it.WindowStart, it.WindowEnd, '├', '─', '┤', dim)
	t.put(a, it.Plan, '┼', label)
	t.said, t.ink = p.outcome(it), good
	if !it.Good || len(it.Problems) > 0 {
		t.ink = bad
	}
	switch {
	case it.Missing && it.Sign.IsZero():
		t.put(a, it.Plan, '✗', bad)
	case it.Outside:
		t.put(a, it.Sign, '○', t.ink)
	default:
		t.put(a, it.Sign, '●', t.ink)
	}
	return t
}

// marks draws other moments, a line for each sort.
func (p *sheet) marks(d attendance.Day, a axis) []track {
	var tracks []track
	for _, m := range d.Marks {
		name := p.o.text(m.Text)
		n := slices.IndexFunc(tracks, func(t track) bool { return t.name == name })
		if n < 0 {
			n = len(tracks)
			tracks = append(tracks, a.blank(name))
		}
		tracks[n].put(a, m.At, '◇', plain)
	}
	return tracks
}

// stroke paints a track run by run.
func (p *sheet) stroke(t track) string {
	var b strings.Builder
	for _, g := range t.glyphs {
		p.drawn[g] = true
	}
	for i := 0; i < len(t.glyphs); {
		j := i
		for j < len(t.glyphs) && t.inks[j] == t.inks[i] {
			j++
		}
		b.WriteString(p.th.paint(t.inks[i], string(t.glyphs[i:j])))
		i = j
	}
	return b.String()
}

// name is an item's index and duty: [0] on duty.
func (p *sheet) name(it attendance.Item) string {
	_, index, _, _ := elementOf(it.Path)
	s := "[" + itoa(index) + "]"
	if it.Duty != nil {
		s += " " + p.o.text(*it.Duty)
	}
	return s
}

// outcome is an item's result and how far from its plan it was.
func (p *sheet) outcome(it attendance.Item) string {
	var parts []string
	if len(it.Problems) > 0 {
		parts = append(parts, "✗")
	}
	if it.Delta != nil {
		parts = append(parts, p.delta(*it.Delta))
	}
	if it.Result != nil {
		said := p.o.text(*it.Result)
		if it.Delta != nil && said != "" && said[0] >= '0' && said[0] <= '9' {
			parts = append(parts, "·") // a number nobody knows is no time
		}
		parts = append(parts, said)
	}
	return strings.Join(parts, " ")
}

// legend explains the glyphs that were drawn.
func (p *sheet) legend() {
	o := p.o
	var pieces []piece
	for _, x := range []struct {
		glyph  rune
		zh, en string
	}{
		{'─', "有效打卡时段", "window"},
		{'┼', "应打卡", "planned"},
		{'●', "打卡", "punch"},
		{'○', "范围外打卡", "punch outside the area"},
		{'✗', "没有打卡", "no punch"},
		{'◇', "其他时刻", "other moment"},
	} {
		if p.drawn[x.glyph] {
			pieces = append(pieces, piece{ink: dim, text: string(x.glyph) + " " + o.say(x.zh, x.en)})
		}
	}
	if len(pieces) > 0 {
		p.flow(2, "   ", pieces...)
	}
}

// clip cuts text to that many cells.
func clip(s string, width int) string {
	s = clean(s)
	if cells(s) <= width {
		return s
	}
	used := 0
	for i, r := range s {
		if used+measure(r) > width-1 {
			return s[:i] + "…"
		}
		used += measure(r)
	}
	return s
}
