package attendance

import (
	"fmt"
	"time"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain/lenient"
)

// tolerance is how far a duration may be from the difference of two times:
// apps round to seconds.
const tolerance = time.Second

// appendix decodes a record of the appendix's model and applies its rules.
func (d *decoder) appendix(n *lenient.Node) {
	model := appendixModel()
	rec := d.object(n, &model, "")
	if !rec.has("type") {
		d.note("type", TypeMissing, func(int) codes.Text {
			return text("没有 type：接口靠它识别考勤数据", "no type: it is by type that the call tells attendance data")
		})
	}
	d.appendixDay(rec)
	d.spread(rec)
	for _, item := range rec.lists["items"] {
		if !item.cut {
			d.item(item)
		}
	}
	d.wholeDay(rec)
	d.summary(rec)
}

// item applies the rules for one punch.
func (d *decoder) item(r row) {
	d.statusAgainstDuty(r)
	d.statusAgainstPunch(r)
	d.statusAgainstTimes(r)
	d.absentTime(r)
	d.scope(r)
	d.window(r)
	d.supplement(r)
}

// statusAgainstDuty: one is late for going on duty, and leaves early.
func (d *decoder) statusAgainstDuty(r row) {
	status, _ := r.enum("status")
	duty, _ := r.enum("duty")
	switch {
	case status == "21" && duty == "1":
		d.say(r, "status", StatusDutyMismatch, "下班打卡不会迟到：status 21 与 duty 1 不符", "nobody is late going off duty: status 21 does not go with duty 1")
	case status == "22" && duty == "0":
		d.say(r, "status", StatusDutyMismatch, "上班打卡不会早退：status 22 与 duty 0 不符", "nobody leaves early going on duty: status 22 does not go with duty 0")
	}
}

// statusAgainstPunch: 20 to 22 need a punch, 23 and 24 have none.
func (d *decoder) statusAgainstPunch(r row) {
	status, known := r.enum("status")
	if !known {
		return
	}
	if status == "23" || status == "24" {
		if at, ok := r.moment("signTime"); ok {
			d.say(r, "signTime", UnexpectedSignTime,
				fmt.Sprintf("status %s 是没有打卡，却有打卡时间 %s", status, d.day(at)),
				fmt.Sprintf("status %s says that nothing was punched, yet there is a punch at %s", status, d.day(at)))
		}
		return
	}
	// A make-up punch that was applied makes the result normal without one.
	if v, _ := r.enum("supplement"); v == "1" && status == "20" {
		return
	}
	if !r.has("signTime") {
		d.say(r, "signTime", MissingSignTime,
			fmt.Sprintf("status %s 需要打卡时间，却没有 signTime", status),
			fmt.Sprintf("status %s takes a punch, yet there is no signTime", status))
	}
}

// statusAgainstTimes holds the result against the planned time. A made-up
// result is normal whatever the times say.
func (d *decoder) statusAgainstTimes(r row) {
	status, _ := r.enum("status")
	duty, _ := r.enum("duty")
	late, ok := r.late(duty)
	if !ok {
		return
	}
	sign, _ := r.moment("signTime")
	plan, _ := r.moment("checkTime")
	zh := fmt.Sprintf("应 %s，实 %s", short(plan, d.zone), short(sign, d.zone))
	en := fmt.Sprintf("planned %s, punched %s", short(plan, d.zone), short(sign, d.zone))
	by := spanText(late)
	made, _ := r.enum("supplement")
	switch {
	case status == "20" && duty == "0" && late > 0 && made != "1":
		d.say(r, "status", StatusTimeMismatch,
			fmt.Sprintf("标为正常，却迟到 %s（%s）：状态有误，或有宽限时间", by.ZH, zh),
			fmt.Sprintf("normal, yet late by %s (%s): the status is wrong, or there is a grace period", by.EN, en))
	case status == "20" && duty == "1" && late > 0 && made != "1":
		d.say(r, "status", StatusTimeMismatch,
			fmt.Sprintf("标为正常，却早退 %s（%s）：状态有误，或有宽限时间", by.ZH, zh),
			fmt.Sprintf("normal, yet left early by %s (%s): the status is wrong, or there is a grace period", by.EN, en))
	case status == "21" && duty == "0" && late <= 0:
		d.say(r, "status", StatusTimeMismatch, fmt.Sprintf("标为迟到，却没有迟到（%s）", zh), fmt.Sprintf("late, yet punched in time (%s)", en))
	case status == "22" && duty == "1" && late <= 0:
		d.say(r, "status", StatusTimeMismatch, fmt.Sprintf("标为早退，却没有早退（%s）", zh), fmt.Sprintf("left early, yet punched no earlier than planned (%s)", en))
	}
}

// late gives by how much a punch was late (on duty) or early (off duty); zero
// or less is in time. It is false when the duty or a time is unknown.
func (r row) late(duty string) (time.Duration, bool) {
	sign, signed := r.moment("signTime")
	plan, planned := r.moment("checkTime")
	if !signed || !planned {
		return 0, false
	}
	switch duty {
	case "0":
		return sign.Sub(plan), true
	case "1":
		return plan.Sub(sign), true
	}
	return 0, false
}

// absentTime: by how much one was late or early, 0 for a normal punch.
func (d *decoder) absentTime(r row) {
	c, ok := r.span("absentTime")
	if !ok {
		return
	}
	if c.num < 0 {
		d.say(r, "absentTime", AbsentTimeMismatch, "时长不能是负数", "a duration cannot be negative")
		return
	}
	status, known := r.enum("status")
	sign, signed := r.moment("signTime")
	plan, planned := r.moment("checkTime")
	diff := sign.Sub(plan).Abs()
	duty, _ := r.enum("duty")
	late, dated := r.late(duty)
	switch {
	case c.num == 0 && dated && late <= 0:
		return // in time, whatever the status says
	case c.num == 0 && status != "21" && status != "22":
		return
	case status == "20":
		made, _ := r.enum("supplement")
		if made == "1" && signed && planned && near(c.span, diff) {
			return // what the make-up punch made up for
		}
		by := spanText(c.span)
		d.say(r, "absentTime", AbsentTimeMismatch, fmt.Sprintf("状态正常，却有 %s 的迟到或早退", by.ZH), "a normal punch, yet late or early by "+by.EN)
		return
	case status == "23" || status == "24" || !signed || !planned || !known && !r.has("status"):
		return
	}
	if near(c.span, diff) || d.absentUnit(r, c, diff) {
		return
	}
	is, due := spanText(c.span), spanText(diff)
	d.say(r, "absentTime", AbsentTimeMismatch,
		fmt.Sprintf("时长为 %s，而打卡与应打卡时间相差 %s", is.ZH, due.ZH),
		fmt.Sprintf("%s, but the punch and its planned time are %s apart", is.EN, due.EN))
}

func near(a, b time.Duration) bool { return (a - b).Abs() <= tolerance }

// absentUnit recognises a duration that is right in another unit. Below a
// minute it would be right by chance.
func (d *decoder) absentUnit(r row, c cell, diff time.Duration) bool {
	if diff < time.Minute {
		return false
	}
	for _, u := range []struct {
		one  time.Duration
		name codes.Text
	}{
		{time.Second, text("秒", "seconds")},
		{time.Minute, text("分钟", "minutes")},
		{time.Microsecond, text("微秒", "microseconds")},
	} {
		if c.num == 0 || c.num > float64(maxSpan) || u.one >= time.Second && c.num > 86400 {
			continue
		}
		got := time.Duration(c.num * float64(u.one))
		if off := (got - diff).Abs(); off <= tolerance || u.one == time.Minute && off < time.Minute {
			d.say(r, "absentTime", WrongUnit,
				fmt.Sprintf("应为毫秒，这里是%s：%s", u.name.ZH, spanText(got).ZH),
				fmt.Sprintf("milliseconds are due, these are %s: %s", u.name.EN, spanText(got).EN))
			out := &d.rep.Fields[c.index]
			d.setSpan(got, out, &c)
			return true
		}
	}
	return false
}

// scope holds the flag against the distance. Outside although near enough is
// only noted: the area may be bound to a Wi-Fi.
func (d *decoder) scope(r row) {
	outside, known := r.enum("outOfScope")
	offset, measured := r.num("signOffset")
	allowed, limited := r.num("checkOffset")
	if !known || !measured || !limited {
		return
	}
	if outside == "0" && offset > allowed {
		d.say(r, "outOfScope", ScopeOffsetMismatch,
			fmt.Sprintf("标为范围内，却偏移 %g 米，超过允许的 %g 米", offset, allowed),
			fmt.Sprintf("inside the area, yet %g m away where %g m are allowed", offset, allowed))
	}
	if outside == "1" && offset <= allowed {
		d.note(r.path+".outOfScope", ScopeWithinOffset, func(int) codes.Text {
			return text("标为范围外，距离却在允许之内：范围可能按 Wi-Fi 判断", "outside the area although near enough: the area may be bound to a Wi-Fi")
		})
	}
}

// window: a punch counts from checkStartTime to checkEndTime, both included;
// and the times of an item have an order of their own.
func (d *decoder) window(r row) {
	from, opens := r.moment("checkStartTime")
	to, closes := r.moment("checkEndTime")
	if opens && closes && from.After(to) {
		d.say(r, "checkEndTime", OutOfOrder, "有效打卡的结束早于开始", "the window closes before it opens")
	} else {
		if at, ok := r.moment("signTime"); ok && (opens && at.Before(from) || closes && at.After(to)) {
			d.outsideWindow(r, at, from, to)
		}
		if at, ok := r.moment("checkTime"); ok && (opens && at.Before(from) || closes && at.After(to)) {
			d.say(r, "checkTime", OutOfOrder, "应打卡时间不在有效打卡时段内", "the planned time lies outside the window for punches")
		}
	}
	start, starts := r.moment("periodStartTime")
	end, ends := r.moment("periodEndTime")
	if starts && ends && !start.Before(end) {
		d.say(r, "periodEndTime", OutOfOrder, "时段的结束不晚于开始", "the period does not end after its start")
	}
}

func (d *decoder) outsideWindow(r row, at, from, to time.Time) {
	d.say(r, "signTime", OutsideWindow,
		fmt.Sprintf("打卡 %s 不在有效时段 %s 内，不应计入", d.day(at), d.interval(from, to)),
		fmt.Sprintf("the punch at %s is outside its window %s and should not count", d.day(at), d.interval(from, to)))
}

// interval writes a window of which one end may be unknown.
func (d *decoder) interval(from, to time.Time) string {
	s := func(t time.Time) string {
		if t.IsZero() {
			return "?"
		}
		return short(t, d.zone)
	}
	return s(from) + "–" + s(to)
}

// supplement: an approved make-up punch makes the result normal.
func (d *decoder) supplement(r row) {
	made, _ := r.enum("supplement")
	if made != "1" || !r.has("status") {
		return
	}
	if status, _ := r.enum("status"); status != "20" {
		is := excerpt(d.valueOf(r, "status"))
		zh, en := is, is
		if c, _ := r.cell("status"); c.known {
			t := d.textOf(r, "status")
			zh, en = is+" "+t.ZH, is+" "+t.EN
		}
		d.say(r, "supplement", SupplementMismatch,
			"已补签，状态却仍是 "+zh+"：补签没有生效",
			"a make-up punch was approved, yet the status is still "+en+": it was not applied")
	}
}

// say reports a problem of a row's field.
func (d *decoder) say(r row, name, key, zh, en string) {
	d.problem(r.index, join(r.path, name), key, text(zh, en))
}
