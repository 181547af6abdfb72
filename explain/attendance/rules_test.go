package attendance_test

import (
	"testing"
	"time"

	"github.com/dterr/dterr/explain/attendance"
)

// change alters a clean day; want lists the problems that follow.
type change struct {
	name string
	do   func(record, on, off object)
	want []string
}

func try(t *testing.T, changes []change) {
	t.Helper()
	for _, c := range changes {
		t.Run(c.name, func(t *testing.T) {
			record := cleanDay()
			c.do(record, at(record, 0), at(record, 1))
			same(t, "problems", problems(decode(t, encode(t, record), attendance.Options{Redact: true})), c.want)
		})
	}
}

// late makes the morning's punch late by ms, as a record should say it.
func late(record, on object, ms int64) {
	on["signTime"], on["status"], on["absentTime"] = morning+ms, 21, ms
	record["category"], record["actualWorkingTime"] = 11, 9*hour-ms
}

func TestStatusAgainstTimes(t *testing.T) {
	mismatch := func(i string) []string { return []string{"items[" + i + "].status status-time-mismatch"} }
	try(t, []change{
		{"clean", func(_, _, _ object) {}, nil},
		{"1 ms late", func(r, on, _ object) { on["signTime"] = morning + 1 }, mismatch("0")},
		{"1 s early", func(r, on, _ object) { on["signTime"] = morning - 1000 }, nil},
		{"leaves 1 ms early", func(r, _, off object) { off["signTime"] = evening - 1 }, mismatch("1")},
		{"leaves 1 s later", func(r, _, off object) { off["signTime"] = evening + 1000 }, nil},
		{"late, said so", func(r, on, _ object) { late(r, on, 1000) }, nil},
		{"called late, on the dot", func(r, on, _ object) { on["status"] = 21; r["category"] = 11 }, mismatch("0")},
		{"called late, before time", func(r, on, _ object) {
			on["status"], on["signTime"] = 21, morning-1
			r["category"] = 11
		}, mismatch("0")},
		{"called early, on the dot", func(r, _, off object) { off["status"] = 22; r["category"] = 11 }, mismatch("1")},
		{"made up for", func(r, on, _ object) { on["signTime"], on["supplement"] = morning+minute, 1 }, nil},
		{"duty unknown", func(r, on, _ object) {
			late(r, on, minute)
			on["status"] = 20
			delete(on, "duty")
			on["absentTime"] = 0
			r["category"] = 10
		}, nil},
		{"no planned time", func(r, on, _ object) {
			late(r, on, minute)
			on["status"] = 20
			delete(on, "checkTime")
			on["absentTime"] = 0
			r["category"] = 10
		}, nil},
	})
}

func TestStatusAgainstDutyAndPunch(t *testing.T) {
	try(t, []change{
		{"late going off", func(r, _, off object) { off["status"] = 21; r["category"] = 11 }, []string{"items[1].status status-duty-mismatch"}},
		{"early coming", func(r, on, _ object) { on["status"] = 22; r["category"] = 11 }, []string{"items[0].status status-duty-mismatch"}},
		{"normal without punch", func(r, on, _ object) { delete(on, "signTime") }, []string{"items[0].signTime missing-sign-time"}},
		{"normal, punch null", func(r, on, _ object) { on["signTime"] = nil }, []string{"items[0].signTime missing-sign-time"}},
		{"normal, punch 0", func(r, on, _ object) { on["signTime"] = 0 }, []string{"items[0].signTime missing-sign-time"}},
		{"normal, punch blank", func(r, on, _ object) { on["signTime"] = " " }, []string{"items[0].signTime missing-sign-time"}},
		{"late without punch", func(r, on, _ object) { late(r, on, minute); delete(on, "signTime") }, []string{"items[0].signTime missing-sign-time"}},
		{"made up without punch", func(r, on, _ object) { delete(on, "signTime"); on["supplement"] = 1 }, nil},
		{"23 with punch", func(r, on, _ object) { on["status"] = 23; r["category"] = 11 }, []string{"items[0].signTime unexpected-sign-time"}},
		{"24 with punch", func(r, _, off object) { off["status"] = 24; r["category"] = 11 }, []string{"items[1].signTime unexpected-sign-time"}},
		{"23 without", func(r, on, _ object) { on["status"] = 23; delete(on, "signTime"); r["category"] = 11 }, nil},
		{"no status", func(r, on, _ object) { delete(on, "status"); delete(on, "signTime") }, nil},
	})
}

func TestAbsentTime(t *testing.T) {
	mismatch := []string{"items[0].absentTime absent-time-mismatch"}
	try(t, []change{
		{"exact", func(r, on, _ object) { late(r, on, 17*minute) }, nil},
		{"1 s off", func(r, on, _ object) { late(r, on, 17*minute); on["absentTime"] = 17*minute + 1000 }, nil},
		{"1001 ms off", func(r, on, _ object) { late(r, on, 17*minute); on["absentTime"] = 17*minute + 1001 }, mismatch},
		{"1001 ms short", func(r, on, _ object) { late(r, on, 17*minute); on["absentTime"] = 17*minute - 1001 }, mismatch},
		{"0, called late before time", func(r, on, _ object) {
			on["status"], on["signTime"] = 21, morning-minute
			r["category"] = 11
		}, []string{"items[0].status status-time-mismatch"}},
		{"0 though late", func(r, on, _ object) { late(r, on, 17*minute); on["absentTime"] = 0 }, mismatch},
		{"negative", func(r, on, _ object) { late(r, on, 17*minute); on["absentTime"] = -17 * minute }, mismatch},
		{"normal, but 1 ms", func(r, on, _ object) { on["absentTime"] = 1 }, mismatch},
		{"seconds", func(r, on, _ object) { late(r, on, 17*minute); on["absentTime"] = 17 * 60 }, []string{"items[0].absentTime wrong-unit"}},
		{"minutes", func(r, on, _ object) { late(r, on, 17*minute+30_000); on["absentTime"] = 17 }, []string{"items[0].absentTime wrong-unit"}},
		{"microseconds", func(r, on, _ object) { late(r, on, 17*minute); on["absentTime"] = 17 * minute * 1000 }, []string{"items[0].absentTime wrong-unit"}},
		{"absent", func(r, on, _ object) { late(r, on, 17*minute); delete(on, "absentTime") }, nil},
		{"not punched", func(r, on, _ object) {
			on["status"], on["absentTime"] = 23, 5
			delete(on, "signTime")
			r["category"] = 11
		}, nil},
		{"words", func(r, on, _ object) { on["absentTime"] = "17分" }, []string{"items[0].absentTime malformed"}},
		{"made up for", func(r, on, _ object) {
			late(r, on, minute)
			on["status"], on["supplement"] = 20, true
			r["category"] = 10
		}, nil},
		{"early", func(r, _, off object) {
			off["status"], off["signTime"], off["absentTime"] = 22, evening-20*minute, 20*minute
			r["category"], r["actualWorkingTime"] = 11, 8*hour
		}, nil},
	})
}

func TestScopeWindowSupplement(t *testing.T) {
	try(t, []change{
		{"at the limit", func(_, on, _ object) { on["signOffset"] = 300 }, nil},
		{"a metre beyond", func(_, on, _ object) { on["signOffset"] = 301 }, []string{"items[0].outOfScope scope-offset-mismatch"}},
		{"a tenth beyond", func(_, on, _ object) { on["signOffset"] = 300.1 }, []string{"items[0].outOfScope scope-offset-mismatch"}},
		{"no limit", func(_, on, _ object) { on["signOffset"] = 301; delete(on, "checkOffset") }, nil},
		{"no flag", func(_, on, _ object) { on["signOffset"] = 301; delete(on, "outOfScope") }, nil},
		{"outside, told so", func(r, on, _ object) { on["signOffset"], on["outOfScope"] = 301, 1; r["category"] = 14 }, nil},
		{"negative distance", func(_, on, _ object) { on["signOffset"] = -1 }, []string{"items[0].signOffset malformed"}},
		{"on the window's edge", func(_, on, _ object) { on["checkStartTime"] = morning }, nil},
		{"1 ms before it", func(_, on, _ object) { on["checkStartTime"], on["signTime"] = morning, morning-1 }, []string{"items[0].signTime outside-window"}},
		{"on the far edge", func(_, _, off object) { off["signTime"] = evening + hour }, nil},
		{"1 ms after it", func(_, _, off object) { off["signTime"] = evening + hour + 1 }, []string{"items[1].signTime outside-window"}},
		{"one end alone", func(_, _, off object) { off["signTime"] = evening + hour + 1; delete(off, "checkStartTime") }, []string{"items[1].signTime outside-window"}},
		{"no window", func(_, _, off object) { off["signTime"] = evening + 2*hour; delete(off, "checkEndTime") }, nil},
		{"window turned round", func(_, on, _ object) { on["checkStartTime"], on["checkEndTime"] = morning+hour, morning-hour }, []string{"items[0].checkEndTime out-of-order"}},
		{"plan beside its window", func(_, on, _ object) {
			on["checkStartTime"], on["signTime"] = morning+minute, morning+2*minute
			on["supplement"] = 1
		}, []string{"items[0].checkTime out-of-order"}},
		{"period of no length", func(_, on, _ object) { on["periodEndTime"] = morning }, []string{"items[0].periodEndTime out-of-order"}},
		{"make-up applied", func(_, on, _ object) { on["supplement"] = 1 }, nil},
		{"make-up not applied", func(r, on, _ object) { late(r, on, minute); on["supplement"] = 1 }, []string{"items[0].supplement supplement-mismatch"}},
		{"make-up, true", func(r, on, _ object) { late(r, on, minute); on["supplement"] = true }, []string{"items[0].supplement supplement-mismatch"}},
		{"make-up, no status", func(_, on, _ object) { on["supplement"] = 1; delete(on, "status") }, nil},
		{"flag of another value", func(_, on, _ object) { on["outOfScope"] = 2 }, []string{"items[0].outOfScope unknown-value"}},
	})
}

func TestCategory(t *testing.T) {
	mismatch := []string{"category category-mismatch"}
	unpunched := func(r, on, off object) {
		on["status"], off["status"] = 23, 24
		delete(on, "signTime")
		delete(off, "signTime")
		delete(r, "actualWorkingTime")
	}
	set := func(category any, more ...func(r, on, off object)) func(r, on, off object) {
		return func(r, on, off object) {
			for _, f := range more {
				f(r, on, off)
			}
			r["category"] = category
		}
	}
	lateOut := func(r, on, _ object) { late(r, on, minute); on["outOfScope"], on["signOffset"] = 1, 5230 }
	outside := func(_, on, _ object) { on["outOfScope"], on["signOffset"] = 1, 5230 }
	missing := func(_, on, _ object) { on["status"] = 24; delete(on, "signTime") }
	try(t, []change{
		{"normal, 11", set(11), mismatch},
		{"normal, 12", set(12), mismatch},
		{"normal, 13", set(13), mismatch},
		{"normal, 14", set(14), mismatch},
		{"normal, 15", set("15"), mismatch},
		{"normal, 10.0", set(10.0), nil},
		{"made up for, 12", set(12, func(_, on, off object) {
			for _, it := range []object{on, off} {
				it["supplement"] = 1
				delete(it, "signTime")
			}
		}), mismatch},
		{"late, 10", set(10, func(r, on, _ object) { late(r, on, minute) }), mismatch},
		{"late, 12", set(12, func(r, on, _ object) { late(r, on, minute) }), mismatch},
		{"nothing punched, 11", set(11, unpunched), nil},
		{"nothing punched, 12", set(12, unpunched), nil},
		{"nothing punched, 15", set(15, unpunched), nil},
		{"nothing punched, 10", set(10, unpunched), mismatch},
		{"nothing punched, 14", set(14, unpunched), mismatch},
		{"late outside, 11", set(11, lateOut), nil},
		{"late outside, 14", set(14, lateOut), nil},
		{"late outside, 10", set(10, lateOut), mismatch},
		{"outside, 14", set(14, outside), nil},
		{"outside, 10", set(10, outside), mismatch},
		{"outside, 11", set(11, outside), mismatch},
		{"one missing, 11", set(11, missing), nil},
		{"one missing, 12", set(12, missing), mismatch},
		{"a status unknown, 10", set(10, func(_, on, _ object) { delete(on, "status") }), nil},
		{"a status unknown, 11", set(11, func(_, on, _ object) { delete(on, "status") }), nil},
		{"a status unknown, 12", set(12, func(_, on, _ object) { delete(on, "status") }), mismatch},
		{"scope unknown, 14", set(14, func(_, on, _ object) { delete(on, "outOfScope"); delete(on, "signOffset") }), nil},
		{"no plan, 13", set(13, func(_, on, off object) {
			for _, it := range []object{on, off} {
				delete(it, "checkTime")
				delete(it, "periodStartTime")
			}
		}), nil},
		{"no items", set(12, func(r, _, _ object) { delete(r, "items"); delete(r, "actualWorkingTime") }), nil},
		{"unknown", set(16), []string{"category unknown-value"}},
		{"in words", set("正常"), []string{"category unknown-value"}},
	})
}

func TestWorkingTime(t *testing.T) {
	mismatch := []string{"actualWorkingTime working-time-mismatch"}
	unit := func(field string) []string { return []string{field + " wrong-unit"} }
	try(t, []change{
		{"1 s more", func(r, _, _ object) { r["actualWorkingTime"] = 9*hour + 1000 }, nil},
		{"1001 ms more", func(r, _, _ object) { r["actualWorkingTime"] = 9*hour + 1001 }, mismatch},
		{"counted from the plan, made up for", func(r, on, _ object) { on["signTime"], on["supplement"] = morning+hour, 1 }, nil},
		{"more than the plan, made up for", func(r, on, _ object) {
			on["signTime"], on["supplement"] = morning+hour, 1
			r["actualWorkingTime"] = 9*hour + 1001
		}, mismatch},
		{"nothing punched, yet work", func(r, on, off object) {
			for _, it := range []object{on, off} {
				it["status"] = 23
				delete(it, "signTime")
			}
			r["category"] = 12
		}, mismatch},
		{"less, a break", func(r, _, _ object) { r["actualWorkingTime"] = 8 * hour }, nil},
		{"0", func(r, _, _ object) { r["actualWorkingTime"] = 0 }, nil},
		{"one punch", func(r, _, off object) { delete(off, "signTime"); off["status"] = 24; r["category"] = 11 }, nil},
		{"seconds", func(r, _, _ object) { r["actualWorkingTime"] = 32400 }, unit("actualWorkingTime")},
		{"minutes", func(r, _, _ object) { r["actualWorkingTime"] = 540 }, unit("actualWorkingTime")},
		{"hours", func(r, _, _ object) { r["actualWorkingTime"] = 9 }, unit("actualWorkingTime")},
		{"microseconds", func(r, _, _ object) { r["actualWorkingTime"] = 9 * hour * 1000 }, unit("actualWorkingTime")},
		{"seconds, too many", func(r, _, _ object) { r["actualWorkingTime"] = 36000 }, unit("actualWorkingTime")},
		{"a minute of work", func(r, on, off object) {
			on["signTime"], off["signTime"] = evening-minute, evening
			on["checkTime"], on["checkEndTime"] = evening-minute, evening
			r["actualWorkingTime"] = minute
		}, nil},
		{"planned: 24 h", func(r, _, _ object) { r["stdWorkingTime"] = 24 * hour }, nil},
		{"planned: more", func(r, _, _ object) { r["stdWorkingTime"] = 24*hour + 1 }, unit("stdWorkingTime")},
		{"planned: 99999", func(r, _, _ object) { r["stdWorkingTime"] = 99_999 }, unit("stdWorkingTime")},
		{"planned: 100000", func(r, _, _ object) { r["stdWorkingTime"] = 100_000 }, nil},
		{"planned: 0", func(r, _, _ object) { r["stdWorkingTime"] = 0 }, nil},
		{"planned: negative", func(r, _, _ object) { r["stdWorkingTime"] = -1 }, []string{"stdWorkingTime malformed"}},
		{"planned: words", func(r, _, _ object) { r["stdWorkingTime"] = "9小时" }, []string{"stdWorkingTime malformed"}},
	})
}

func TestMoments(t *testing.T) {
	sign := func(v any) func(r, on, off object) {
		return func(_, on, _ object) { on["signTime"] = v }
	}
	unit := []string{"items[0].signTime wrong-unit"}
	try(t, []change{
		{"seconds", sign(morning / 1000), unit},
		{"seconds, quoted", sign("1463360400"), unit},
		{"seconds with a fraction", sign(1463360399.5), unit},
		{"microseconds", sign(morning * 1000), unit},
		{"nanoseconds", sign("1463360400000000000"), unit},
		{"float", sign("1463360400000.0"), nil},
		{"exponent", sign("1.4633604e12"), nil},
		{"eight digits", sign(20160516), unit},
		{"fourteen digits", sign(20160516090000), unit},
		{"in writing", sign("2016-05-16 09:00:00"), []string{"items[0].signTime malformed"}},
		{"no time", sign("soon"), []string{"items[0].signTime malformed"}},
		{"negative", sign(-morning), []string{"items[0].signTime malformed"}},
		{"an object", sign(object{"t": 1}), []string{"items[0].signTime malformed"}},
		{"36 h apart", func(r, _, _ object) {
			r["reportLocations"] = []any{object{"time": evening + hour - 36*hour}}
		}, nil},
		{"36 h and 1 ms apart", func(r, _, _ object) {
			r["reportLocations"] = []any{object{"time": evening + hour - 36*hour - 1}}
		}, []string{"reportLocations[0].time wrong-unit"}},
		{"a punch on another day", func(_, on, _ object) { on["signTime"] = morning + 72*hour }, unit},
		{"a plan on another day", func(_, on, _ object) { on["checkTime"] = morning - 72*hour }, []string{"items[0].checkTime wrong-unit"}},
		{"a window on another day", func(_, _, off object) {
			off["checkStartTime"], off["checkEndTime"] = morning+200*hour, morning+202*hour
		}, []string{"items[1].checkEndTime wrong-unit"}},
		{"another day", func(r, _, off object) {
			r["reportLocations"] = []any{object{"time": morning + 72*hour}}
		}, []string{"reportLocations[0].time wrong-unit"}},
	})
}

func TestItems(t *testing.T) {
	try(t, []change{
		{"twice", func(r, on, off object) { r["items"] = []any{on, on, off} }, []string{"items[1] duplicate-item"}},
		{"same id, other hours", func(r, on, off object) {
			on["periodEndTime"] = morning + 3*hour
			next := item(0, morning+5*hour)
			next["periodStartTime"] = morning + 5*hour
			r["items"] = []any{on, next, off}
		}, nil},
		{"periods without id", func(r, on, off object) {
			delete(on, "periodId")
			r["items"] = []any{on, on, off}
		}, []string{"items[1] duplicate-item"}},
		{"nothing to compare", func(r, on, off object) {
			for _, key := range []string{"periodId", "periodStartTime"} {
				delete(on, key)
			}
			r["items"] = []any{on, on, off}
		}, nil},
		{"the last one first", func(r, on, off object) {
			at := func(duty int, plan int64) object {
				it := item(duty, plan)
				it["periodId"], it["periodStartTime"] = "p2", morning+5*hour
				return it
			}
			r["items"] = []any{at(1, evening+hour), on, off, at(0, evening)}
		}, []string{"items[1] out-of-order"}},
		{"twice, at the end", func(r, on, off object) { r["items"] = []any{on, off, on} }, []string{"items[2] duplicate-item"}},
		{"turned round", func(r, on, off object) { r["items"] = []any{off, on} }, []string{"items[1] out-of-order"}},
		{"a number among them", func(r, on, off object) { r["items"] = []any{on, off, 5} }, []string{"items[2] malformed"}},
		{"a word for them", func(r, on, off object) {
			r["items"] = "none today"
			delete(r, "actualWorkingTime")
		}, []string{"items malformed"}},
	})
}

// TestNightShift crosses midnight; nothing is wrong with that.
func TestNightShift(t *testing.T) {
	record := cleanDay()
	start, end := morning+13*hour, morning+21*hour
	on, off := item(0, start), item(1, end)
	for _, it := range []object{on, off} {
		it["periodStartTime"], it["periodEndTime"] = start, end
	}
	record["items"], record["actualWorkingTime"] = []any{on, off}, 8*hour
	r := decode(t, encode(t, record), attendance.Options{})
	same(t, "problems", problems(r), nil)
	if len(r.Days) != 1 || len(r.Days[0].Items) != 2 || r.Days[0].Start.Format(time.DateOnly) != "2016-05-16" {
		t.Errorf("days: %+v", r.Days)
	}
}

// TestCutOff judges nothing that may have been behind the cut.
func TestCutOff(t *testing.T) {
	src := encode(t, cleanDay())
	for n := range len(src) {
		if n < 100 {
			continue
		}
		r := attendance.Decode(parse(t, src[:n]), attendance.Options{})
		if r == nil {
			continue
		}
		if len(r.Problems) > 0 {
			t.Fatalf("cut at %d: %v", n, problems(r))
		}
	}
}
