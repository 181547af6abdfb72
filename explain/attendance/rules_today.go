package attendance

import (
	"fmt"
	"slices"
	"time"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain/lenient"
)

// lateFrom is from when on a normal result that was late is reported for
// today's shapes: their plans are in minutes.
const lateFrom = time.Minute

// names says how a shape of today calls the fields that the rules need.
type names struct {
	duty, result, scope, source, plan, base, sign, user, date, planID string
}

func listNames() names {
	return names{
		duty: "checkType", result: "timeResult", scope: "locationResult", source: "sourceType",
		plan: "planCheckTime", base: "baseCheckTime", sign: "userCheckTime", user: "userId", date: "workDate", planID: "planId",
	}
}

func updateNames() names {
	return names{
		duty: "check_type", result: "time_result", scope: "location_result", source: "source_type",
		plan: "plan_check_time", base: "plan_check_time", sign: "user_check_time", date: "work_date", planID: "plan_id",
	}
}

// list decodes the answer of attendance/list or listRecord, or its rows alone.
func (d *decoder) list(n *lenient.Node) {
	model := listModel()
	var rec row
	if n.Kind == lenient.Array || isRow(n) {
		rows, _ := model.child("recordresult")
		rec = row{lists: map[string][]row{"recordresult": d.listOf(n, &rows, "recordresult")}}
	} else {
		rec = d.object(n, &model, "")
	}
	rows := rec.lists["recordresult"]
	if len(rows) == 0 {
		d.note("recordresult", EmptyResult, func(int) codes.Text {
			return text("没有记录：常见原因是 userid 有误、内地企业传了 isI18n=true，或 checkDateFrom 晚于打卡",
				"no rows: usually a wrong userid, isI18n=true for a mainland organisation, or a checkDateFrom after the punch")
		})
	}
	names := listNames()
	seen := map[string]string{}
	for _, r := range rows {
		date, _ := r.moment(names.date)
		d.resultItem(r, names, date, d.valueOf(r, names.user))
		d.oddDay(r, names, date)
		d.resultRow(r, names, nil)
		d.repeated(r, names, seen)
	}
}

// repeated reports a row that was there already: the same id, or, among rows of
// one planned punch each, the same plan. Raw punches may share a plan.
func (d *decoder) repeated(r row, n names, seen map[string]string) {
	if r.cut {
		return
	}
	type identity struct{ key, zh, en string }
	user := d.valueOf(r, n.user) + "\x00"
	var all []identity
	if id := d.valueOf(r, "id"); id != "" {
		all = append(all, identity{"id\x00" + id, "id", "id"})
	}
	if !isRaw(r) {
		if id := d.valueOf(r, n.planID); id != "" && id != "0" && id != "null" {
			all = append(all, identity{"plan\x00" + user + id, n.planID, n.planID})
		}
		duty, known := r.enum(n.duty)
		if at, ok := r.plan(n); ok && known && user != "\x00" {
			all = append(all, identity{fmt.Sprint("time\x00", user, duty, at.UnixMilli()), "应打卡时间和上下班", "planned time and duty"})
		}
	}
	first := ""
	for _, id := range all {
		path, ok := seen[id.key]
		if ok && first == "" {
			first = path
			d.problem(r.index, r.path, DuplicateItem, text(
				fmt.Sprintf("与 %s 的 %s 相同，翻页可能有重叠", path, id.zh), fmt.Sprintf("the same %s as %s: the pages may overlap", id.en, path)))
		}
		if !ok {
			seen[id.key] = r.path
		}
	}
}

// isRaw reports whether a row of a list is a raw punch, by what only listRecord
// tells of it.
func isRaw(r row) bool {
	for _, name := range []string{"isLegal", "gmtCreate", "locationMethod", "deviceId", "invalidRecordType"} {
		if r.has(name) {
			return true
		}
	}
	return false
}

// oddDay finds the one of a row's day, plan and punch that lies more than 36
// hours from the others, and takes it out of the other rules.
func (d *decoder) oddDay(r row, n names, date time.Time) {
	if r.cut {
		return
	}
	plan, planned := r.plan(n)
	sign, signed := r.moment(n.sign)
	if result, _ := r.enum(n.result); result == "NotSigned" {
		signed = false
	}
	if !date.IsZero() {
		date = date.Add(12 * time.Hour) // the middle of the day
	}
	far := func(a, b time.Time) bool { return a.Sub(b).Abs() > maxSpread }
	planOff := planned && !date.IsZero() && far(plan, date)
	signOff := signed && !date.IsZero() && far(sign, date)
	apart := planned && signed && far(plan, sign)
	name := ""
	switch {
	case apart && planOff && !signOff:
		name = n.base
		if !r.has(name) {
			name = n.plan
		}
	case apart && !planOff:
		name = n.sign
	case planOff && (signOff || !signed), signOff && !planned:
		name = n.date
	}
	if name == "" {
		return
	}
	path, index := join(r.path, name), r.index
	switch {
	case !r.has(name):
		path, index = name, -1 // the day of all rows stands above them
		if slices.ContainsFunc(d.rep.Problems, func(p Problem) bool { return p.Path == path }) {
			return
		}
	case name != n.date:
		r.forget(name)
	}
	d.problem(index, path, WrongUnit, text("工作日、应打卡时间、打卡时间相差超过 36 小时：单位或日期有误", "working day, plan and punch lie more than 36 h apart: a wrong unit or day"))
}

// updateData decodes the result of getupdatedata.
func (d *decoder) updateData(n *lenient.Node) {
	model := updateDataModel()
	rec := d.object(n, &model, "")
	names := updateNames()
	date, _ := rec.moment("work_date")
	user := d.valueOf(rec, "userid")
	rows := rec.lists["attendance_result_list"]
	leave := absences(rec.lists["approve_list"])
	seen := map[string]string{}
	for _, r := range rows {
		d.resultItem(r, names, date, user)
		d.oddDay(r, names, date)
		d.resultRow(r, names, leave)
		d.repeated(r, names, seen)
	}
	for _, r := range rec.lists["check_record_list"] {
		at, ok := r.moment("user_check_time")
		if !ok {
			continue
		}
		t := text("打卡流水", "raw punch")
		if c, _ := r.cell("valid_matched"); c.ok && c.num == 0 {
			t = text("打卡流水，未计入", "raw punch, not counted")
		}
		if date.IsZero() {
			date = at
		}
		day := d.dayOf(date, user)
		day.Marks = append(day.Marks, Mark{Path: r.path, At: at, Text: t})
	}
}

// absence is a time for which leave or a trip was approved.
type absence struct{ from, to time.Time }

// absences reads the approvals of a day but for overtime, biz_type 1.
func absences(approvals []row) []absence {
	var all []absence
	for _, r := range approvals {
		from, begins := r.moment("begin_time")
		to, ends := r.moment("end_time")
		if kind, _ := r.enum("biz_type"); begins && ends && kind != "1" {
			all = append(all, absence{from, to})
		}
	}
	return all
}

// excused reports whether an approval holds for some of the time between a
// plan and its punch: how much of the rest is a break is not known.
func excused(plan, sign time.Time, approved []absence) bool {
	if sign.Before(plan) {
		plan, sign = sign, plan
	}
	for _, a := range approved {
		if a.from.Before(sign) && a.to.After(plan) {
			return true
		}
	}
	return false
}

// event decodes the event of a punch. It has no result by time, so there is
// nothing in it to contradict.
func (d *decoder) event(n *lenient.Node) {
	model := eventModel()
	rec := d.object(n, &model, "")
	names := names{scope: "locationResult", sign: "checkTime", source: "locationMethod", user: "userId"}
	for _, r := range rec.lists["dataList"] {
		d.resultItem(r, names, time.Time{}, d.valueOf(r, "userId"))
	}
}

// resultRow applies the rules to one row of today's results; the mapping is
// that of the appendix's status, duty and times.
func (d *decoder) resultRow(r row, n names, leave []absence) {
	if r.cut {
		return
	}
	result, known := r.enum(n.result)
	if !known {
		return
	}
	if result == "NotSigned" {
		// The system fills the time in; it is no punch.
		if c, ok := r.cell(n.sign); ok && c.ok {
			t := text("由系统填写，不是打卡", "filled in by the system, not a punch")
			d.rep.Fields[c.index].Text = &t
		}
		return
	}
	if !r.has(n.sign) {
		d.say(r, n.sign, MissingSignTime, result+" 需要打卡时间，却没有", result+" takes a punch, yet there is no time of one")
	}
	duty, _ := r.enum(n.duty)
	isLate := result == "Late" || result == "SeriousLate" || result == "Absenteeism"
	switch {
	case isLate && duty == "OffDuty":
		d.say(r, n.result, StatusDutyMismatch, "下班打卡不会迟到："+result+" 与 OffDuty 不符", "nobody is late going off duty: "+result+" does not go with OffDuty")
		return
	case result == "Early" && duty == "OnDuty":
		d.say(r, n.result, StatusDutyMismatch, "上班打卡不会早退：Early 与 OnDuty 不符", "nobody leaves early going on duty: Early does not go with OnDuty")
		return
	}
	source, _ := r.enum(n.source)
	if source == "BOSS" || source == "APPROVE" {
		return // the result was set by a person, the times stayed
	}
	d.resultAgainstTimes(r, n, result, duty, leave)
}

func (d *decoder) resultAgainstTimes(r row, n names, result, duty string, leave []absence) {
	sign, signed := r.moment(n.sign)
	plan, planned := r.plan(n)
	if !signed || !planned || duty == "" {
		return
	}
	late := sign.Sub(plan)
	if duty == "OffDuty" {
		late = -late
	}
	by := spanText(late)
	switch {
	case result == "Normal" && late >= lateFrom && !excused(plan, sign, leave):
		zh, en := "迟到", "late"
		if duty == "OffDuty" {
			zh, en = "早退", "early"
		}
		d.say(r, n.result, StatusTimeMismatch,
			fmt.Sprintf("结果为 Normal，却%s %s：可能有弹性时间、宽限或审批", zh, by.ZH),
			fmt.Sprintf("Normal, yet %s by %s: flexible hours, a grace period or an approval may explain it", en, by.EN))
	case result != "Normal" && late <= 0:
		d.say(r, n.result, StatusTimeMismatch, "结果为 "+result+"，时间却不迟也不早", result+", yet the punch was in time")
	}
}

// plan gives the time that late and early count from.
func (r row) plan(n names) (time.Time, bool) {
	if at, ok := r.moment(n.base); ok {
		return at, true
	}
	return r.moment(n.plan)
}

// resultItem lays a row out for the timeline.
func (d *decoder) resultItem(r row, n names, date time.Time, user string) {
	it := Item{Path: r.path, Duty: d.textOf(r, n.duty), Result: d.textOf(r, n.result), Source: d.textOf(r, n.source)}
	result, _ := r.enum(n.result)
	scope, known := r.enum(n.scope)
	it.Good, it.Missing = result == "Normal", result == "NotSigned"
	if known {
		it.Scope, it.Outside = d.textOf(r, n.scope), scope == "Outside"
	}
	it.Plan, _ = r.plan(n)
	if !it.Missing {
		it.Sign, _ = r.moment(n.sign)
		it.delta()
	}
	source, _ := r.enum(n.source)
	it.Supplement = source == "BOSS" || source == "APPROVE"
	for _, at := range []time.Time{it.Plan, it.Sign} {
		if date.IsZero() {
			date = at
		}
	}
	day := d.dayOf(date, user)
	day.Items = append(day.Items, it)
}
