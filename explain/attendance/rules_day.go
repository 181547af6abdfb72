package attendance

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/dterr/dterr/internal/order"
)

// maxSpread is how far apart the moments of one day's record may lie: a night
// shift with its windows fits, a mistaken unit or day does not.
const maxSpread = 36 * time.Hour

// maxDay is the longest a day's working time can be; minWorking, in ms, is the
// number below which a working time was hardly given in milliseconds.
const (
	maxDay     = 24 * time.Hour
	minWorking = 100_000
)

// wholeDay applies the rules for the record as a whole.
func (d *decoder) wholeDay(rec row) {
	items := rec.lists["items"]
	d.inOrder(items)
	d.workingTime(rec, items)
	d.category(rec, items)
}

// inOrder reports items that are there twice, and those before which their
// neighbour should not stand.
func (d *decoder) inOrder(items []row) {
	seen := map[string]row{}
	var before time.Time
	for _, r := range items {
		if r.cut {
			continue
		}
		if key := d.identity(r); key != "" {
			if first, ok := seen[key]; ok {
				d.problem(r.index, r.path, DuplicateItem, text(
					"与 "+first.path+" 的上下班和时段相同", "the same duty and period as "+first.path))
				continue
			}
			seen[key] = r
		}
		at, ok := r.moment("checkTime")
		if !ok {
			continue
		}
		if at.Before(before) {
			d.problem(r.index, r.path, OutOfOrder, text(
				fmt.Sprintf("应打卡时间 %s 早于前面一项的 %s", d.day(at), d.day(before)),
				fmt.Sprintf("its planned time %s is before that of the item above, %s", d.day(at), d.day(before))))
		}
		before = at
	}
}

// identity names the duty and the period of an item, "" when either is
// unknown. Two shifts may use the same period id for different hours.
func (d *decoder) identity(r row) string {
	duty, known := r.enum("duty")
	id := d.valueOf(r, "periodId")
	start, starts := r.moment("periodStartTime")
	end, _ := r.moment("periodEndTime")
	if !known || id == "" && !starts {
		return ""
	}
	return fmt.Sprint(duty, "\x00", d.valueOf(r, "classId"), "\x00", id, "\x00", start.UnixMilli(), "\x00", end.UnixMilli())
}

// spread finds the moments that cannot be of the same day as the others and
// takes them out of all other rules: one mistake is one problem.
func (d *decoder) spread(rec row) {
	if len(d.stamps) < 2 {
		return
	}
	sorted := slices.Clone(d.stamps)
	order.Stable(sorted, func(a, b cell) int { return a.at.Compare(b.at) })
	first, last := sorted[0], sorted[len(sorted)-1]
	apart := last.at.Sub(first.at)
	if apart <= maxSpread {
		return
	}
	middle := sorted[len(sorted)/2].at
	odd := last
	if middle.Sub(first.at) > last.at.Sub(middle) {
		odd = first
	}
	d.problem(-1, odd.path, WrongUnit, text(
		fmt.Sprintf("一条记录里的时间相差 %s，超过 36 小时：%s 的单位或日期有误", spanText(apart).ZH, d.day(odd.at)),
		fmt.Sprintf("the times of one record are %s apart, more than 36 h: unit or day of %s is wrong", spanText(apart).EN, d.day(odd.at))))
	for _, list := range rec.lists {
		for _, r := range list {
			for i := range r.cells {
				if c := &r.cells[i].cell; !c.at.IsZero() && (c.path == odd.path || c.at.Sub(middle).Abs() > maxSpread) {
					c.forget()
				}
			}
		}
	}
}

// forget keeps a moment out of all rules; that something is there stays known.
func (c *cell) forget() { c.at, c.ok = time.Time{}, false }

// forget forgets the moment of a field.
func (r row) forget(name string) {
	for i := range r.cells {
		if r.cells[i].name == name {
			r.cells[i].forget()
		}
	}
}

// workingTime holds the working times against a day and against the punches.
func (d *decoder) workingTime(rec row, items []row) {
	if c, ok := rec.span("stdWorkingTime"); ok {
		d.plausible(c, maxDay)
	}
	c, ok := rec.span("actualWorkingTime")
	if !ok {
		return
	}
	if c.num > 0 && len(items) > 0 && !d.cut && tallyOf(items).idle(len(items)) {
		d.problem(-1, c.path, WorkingTimeMismatch, text("没有一次打卡，却有实际工作时长", "time was worked, yet nothing was punched"))
		return
	}
	sure := !d.cut && !slices.ContainsFunc(items, unreadable)
	first, last, punches := punched(items)
	between := last.Sub(first)
	limit := maxDay
	if punches > 1 && sure {
		limit = between
	}
	span, fine := d.plausible(c, limit)
	if !fine || punches < 2 || !sure {
		return
	}
	if span > between+tolerance {
		d.problem(-1, c.path, WorkingTimeMismatch, text(
			fmt.Sprintf("实际工作 %s，而首末两次打卡只相隔 %s", spanText(span).ZH, spanText(between).ZH),
			fmt.Sprintf("%s worked, yet first and last punch are only %s apart", spanText(span).EN, spanText(between).EN)))
	}
}

// plausible gives a working time, corrected when it is in another unit; limit
// is the longest it can be. It is false when no unit makes it plausible.
func (d *decoder) plausible(c cell, limit time.Duration) (time.Duration, bool) {
	switch {
	case c.num < 0:
		d.problem(-1, c.path, Malformed, text("时长不能是负数", "a duration cannot be negative"))
		return 0, false
	case c.span > maxDay:
		for _, u := range []struct {
			factor float64
			zh, en string
		}{{1e3, "微秒", "microseconds"}, {1e6, "纳秒", "nanoseconds"}} {
			if span := spanOf(c.num / u.factor); span >= time.Hour && span <= maxDay {
				d.otherUnit(c, span, u.zh, u.en)
				return span, true
			}
		}
		d.problem(-1, c.path, WrongUnit, text("超过 24 小时", "more than 24 hours"))
		return 0, false
	case c.num > 0 && c.num < minWorking && limit >= minWorking*time.Millisecond:
		return d.coarse(c, limit)
	}
	return c.span, true
}

// coarse finds the unit of a working time that is too small for milliseconds:
// the coarsest one in which it fits.
func (d *decoder) coarse(c cell, limit time.Duration) (time.Duration, bool) {
	for _, u := range []struct {
		one    time.Duration
		zh, en string
	}{{time.Hour, "小时", "hours"}, {time.Minute, "分钟", "minutes"}, {time.Second, "秒", "seconds"}} {
		if span := time.Duration(c.num * float64(u.one)); span <= limit+tolerance {
			d.otherUnit(c, span, u.zh, u.en)
			return span, true
		}
	}
	d.problem(-1, c.path, WrongUnit, text("作为毫秒太小，换成秒或分钟又太大", "too little in milliseconds, too much in seconds or minutes"))
	return 0, false
}

func (d *decoder) otherUnit(c cell, span time.Duration, zh, en string) {
	d.problem(-1, c.path, WrongUnit, text(
		fmt.Sprintf("应为毫秒，看大小是%s：%s", zh, spanText(span).ZH),
		fmt.Sprintf("milliseconds are due, by its size these are %s: %s", en, spanText(span).EN)))
	d.setSpan(span, &d.rep.Fields[c.index], &c)
}

// unreadable reports whether an item has a punch whose time is not known.
func unreadable(r row) bool {
	_, ok := r.moment("signTime")
	return r.has("signTime") && !ok
}

// punched gives the first and the last punch and how many there are. A punch
// that was made up for may count from its planned time on.
func punched(items []row) (first, last time.Time, n int) {
	for _, r := range items {
		at, ok := r.moment("signTime")
		plan, planned := r.moment("checkTime")
		made, _ := r.enum("supplement")
		if made != "1" || !planned {
			plan = at
		}
		if !ok {
			if at = plan; at.IsZero() {
				continue
			}
		}
		for _, t := range []time.Time{at, plan} {
			if first.IsZero() || t.Before(first) {
				first = t
			}
			if t.After(last) {
				last = t
			}
		}
		n++
	}
	return first, last, n
}

// tally is what the items say about the day.
type tally struct {
	normal, other, open    int // status 20, 21–24, unknown or missing
	missing, unpunched     int // status 23 or 24; no signTime
	outside, unsure, plans int // outOfScope 1; missing or contradicted by the distance; has a checkTime
	made                   int // 21–24 with an approved make-up punch
}

// idle reports whether all items say that nothing was punched.
func (t tally) idle(all int) bool { return t.missing == all && t.unpunched == all && t.made == 0 }

func tallyOf(items []row) tally {
	var t tally
	for _, r := range items {
		status, known := r.enum("status")
		made, _ := r.enum("supplement")
		switch {
		case !known:
			t.open++
		case status == "20":
			t.normal++
		default:
			t.other++
			if made == "1" {
				t.made++
			}
			if status == "23" || status == "24" {
				t.missing++
			}
		}
		if !r.has("signTime") {
			t.unpunched++
		}
		if r.has("checkTime") || r.has("periodStartTime") {
			t.plans++
		}
		outside, told := r.enum("outOfScope")
		offset, measured := r.num("signOffset")
		allowed, limited := r.num("checkOffset")
		switch {
		case told && outside == "1":
			t.outside++
		case measured && limited:
			if offset > allowed {
				t.unsure++
			}
		case !told:
			t.unsure++
		}
	}
	return t
}

// category holds the day's result against the items. Rules overlap (all
// punches missing is 11 and 12, late outside the area is 11 and 14), so each
// result that any of them yields is accepted, and so is each that items with
// missing or unknown values leave possible.
func (d *decoder) category(rec row, items []row) {
	category, known := rec.enum("category")
	if !known || len(items) == 0 || d.cut {
		return
	}
	t := tallyOf(items)
	all := len(items)
	yields := map[string]bool{
		"10": t.normal+t.open+t.made == all && t.outside == 0,
		"11": t.other+t.open > 0,
		"12": t.unpunched == all && t.normal == 0 || t.missing+t.open == all && t.missing > 0,
		"13": t.plans == 0,
		"14": t.outside > 0 || t.unsure > 0,
	}
	yields["15"] = yields["12"]
	if yields[category] {
		return
	}
	var fit []string
	for _, v := range categories() {
		if yields[v.Value] {
			fit = append(fit, v.Value)
		}
	}
	is := d.textOf(rec, "category")
	zh, en := t.words()
	d.problem(-1, "category", CategoryMismatch, text(
		fmt.Sprintf("类别为 %s（%s），而考勤项里 %s，应为 %s", category, is.ZH, zh, strings.Join(fit, " 或 ")),
		fmt.Sprintf("category %s (%s), but the items say: %s; that makes %s", category, is.EN, en, strings.Join(fit, " or "))))
}

// words says what the items say.
func (t tally) words() (zh, en string) {
	var z, e []string
	add := func(n int, zh, en string) {
		if n > 0 {
			z = append(z, fmt.Sprintf("%d 项%s", n, zh))
			e = append(e, fmt.Sprintf("%d %s", n, en))
		}
	}
	add(t.normal, "正常", "normal")
	add(t.other-t.missing, "迟到或早退", "late or early")
	add(t.missing, "没有打卡", "not punched")
	add(t.outside, "在范围外", "outside the area")
	add(t.open, "状态不明", "of unknown status")
	return strings.Join(z, "、"), strings.Join(e, ", ")
}

// summary picks the results for the whole record.
func (d *decoder) summary(rec row) {
	for _, name := range []string{"category", "stdWorkingTime", "actualWorkingTime"} {
		if c, ok := rec.cell(name); ok {
			d.rep.Summary = append(d.rep.Summary, d.rep.Fields[c.index])
		}
	}
}
