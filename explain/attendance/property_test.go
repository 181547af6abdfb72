package attendance_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/dterr/dterr/explain/attendance"
)

// randomDay gives a record that adds up: one to three periods in order, some
// over midnight, each with a punch on and off duty that is normal, late, early
// or missing, inside or outside of the area.
func randomDay(r *rand.Rand) object {
	var items []any
	late, missing, outside := 0, 0, 0
	start := morning + r.Int64N(400*24)*hour
	var first, last int64
	for p := range 1 + r.IntN(3) {
		end := start + hour + r.Int64N(7*hour)
		for duty, plan := range []int64{start, end} {
			it := item(duty, plan)
			it["periodId"] = fmt.Sprint("p", p)
			it["periodStartTime"], it["periodEndTime"] = start, end
			it["checkStartTime"], it["checkEndTime"] = plan-20*minute, plan+20*minute
			side := int64(1) // into what is in time
			if duty == 0 {
				side = -1
			}
			sign := plan + side*r.Int64N(20*minute)
			switch r.IntN(5) {
			case 0:
				by := 1 + r.Int64N(20*minute-1)
				sign = plan - side*by
				it["status"], it["absentTime"] = 21+duty, by
				late++
			case 1:
				it["status"] = 23 + r.IntN(2)
				delete(it, "absentTime")
				sign = 0
				missing++
			}
			if sign == 0 {
				delete(it, "signTime")
				delete(it, "signOffset")
			} else {
				it["signTime"] = sign
				if first == 0 || sign < first {
					first = sign
				}
				last = max(last, sign)
				if r.IntN(6) == 0 {
					it["outOfScope"], it["signOffset"] = 1, 301+r.IntN(5000)
					outside++
				}
			}
			items = append(items, it)
		}
		start = end + hour
	}
	fits := []int{}
	if late+missing == 0 && outside == 0 {
		fits = append(fits, 10)
	}
	if late+missing > 0 {
		fits = append(fits, 11)
	}
	if missing == len(items) {
		fits = append(fits, 12, 15)
	}
	if outside > 0 {
		fits = append(fits, 14)
	}
	day := object{
		"type": "attendance", "category": fits[r.IntN(len(fits))], "stdWorkingTime": hour + r.Int64N(8*hour), "items": items,
	}
	if worked := last - first; worked > 10*minute {
		day["actualWorkingTime"] = 5*minute + r.Int64N(worked-5*minute+1)
	}
	return day
}

// TestCleanDaysHaveNoProblems is half of what the rules promise.
func TestCleanDaysHaveNoProblems(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 11))
	for n := range 3000 {
		src := encode(t, randomDay(r))
		if got := decode(t, src, attendance.Options{}); len(got.Problems) > 0 {
			t.Fatalf("day %d: %v\n%s", n, problems(got), src)
		}
	}
}

// TestEachMutationIsFound is the other half: one thing put wrong in a random
// day, and its key is there.
func TestEachMutationIsFound(t *testing.T) {
	pick := func(ok func(it object) bool) func(day object) object {
		return func(day object) object {
			for _, x := range day["items"].([]any) {
				if it := x.(object); ok(it) {
					return it
				}
			}
			return nil
		}
	}
	status := func(want ...int) func(object) object {
		return pick(func(it object) bool { return slices.Contains(want, it["status"].(int)) })
	}
	signed := pick(func(it object) bool { return it["signTime"] != nil })
	mutations := []struct {
		key string
		in  func(day object) object // the item to change, nil for none
		do  func(day, it object)
	}{
		{attendance.UnknownValue, nil, func(day, _ object) { day["category"] = 99 }},
		{attendance.UnknownValue, signed, func(_, it object) { it["duty"] = 7 }},
		{attendance.WrongUnit, signed, func(_, it object) { it["signTime"] = it["signTime"].(int64) / 1000 }},
		{attendance.WrongUnit, signed, func(_, it object) { it["checkEndTime"] = it["checkEndTime"].(int64) * 1000 }},
		{attendance.WrongUnit, nil, func(day, _ object) { day["stdWorkingTime"] = 28800 }},
		{attendance.WrongUnit, signed, func(_, it object) { it["checkEndTime"] = it["checkEndTime"].(int64) + 60*24*hour }},
		{attendance.StatusTimeMismatch, status(21, 22), func(_, it object) { it["status"] = 20 }},
		{attendance.StatusTimeMismatch, status(20), func(_, it object) { it["status"] = 21 + it["duty"].(int) }},
		{attendance.StatusDutyMismatch, status(21), func(_, it object) { it["status"] = 22 }},
		{attendance.StatusDutyMismatch, status(22), func(_, it object) { it["status"] = 21 }},
		{attendance.MissingSignTime, signed, func(_, it object) { delete(it, "signTime") }},
		{attendance.UnexpectedSignTime, signed, func(_, it object) { it["status"] = 23 }},
		{attendance.UnexpectedSignTime, status(23, 24), func(_, it object) { it["signTime"] = it["checkTime"] }},
		{attendance.AbsentTimeMismatch, status(21, 22), func(_, it object) { it["absentTime"] = it["absentTime"].(int64) + 21*minute }},
		{attendance.AbsentTimeMismatch, status(20), func(_, it object) { it["absentTime"] = 5 * minute }},
		{attendance.AbsentTimeMismatch, signed, func(_, it object) { it["absentTime"] = -5 * minute }},
		{attendance.ScopeOffsetMismatch, pick(func(it object) bool { return it["outOfScope"] == 1 }), func(_, it object) { it["outOfScope"] = 0 }},
		{attendance.CategoryMismatch, nil, func(day, _ object) { day["category"] = 13 }},
		{attendance.OutsideWindow, signed, func(_, it object) { it["checkEndTime"] = it["signTime"].(int64) - 1 }},
		{attendance.SupplementMismatch, status(21, 22, 23, 24), func(_, it object) { it["supplement"] = 1 }},
		{attendance.DuplicateItem, signed, func(day, it object) { day["items"] = append([]any{it}, day["items"].([]any)...) }},
		{attendance.OutOfOrder, signed, func(day, _ object) { slices.Reverse(day["items"].([]any)) }},
		{attendance.Malformed, signed, func(_, it object) { it["signTime"] = "nine" }},
		{attendance.WorkingTimeMismatch, nil, func(day, _ object) {
			if day["actualWorkingTime"] != nil {
				day["actualWorkingTime"] = 24*hour - 1
			}
		}},
	}
	r := rand.New(rand.NewPCG(3, 5))
	for i, m := range mutations {
		t.Run(fmt.Sprint(i, " ", m.key), func(t *testing.T) {
			tried := 0
			for range 200 {
				day := randomDay(r)
				var it object
				if m.in != nil {
					if it = m.in(day); it == nil {
						continue
					}
				}
				if m.key == attendance.WorkingTimeMismatch && (day["actualWorkingTime"] == nil || signCount(day) < 2) {
					continue
				}
				tried++
				m.do(day, it)
				src := encode(t, day)
				got := decode(t, src, attendance.Options{})
				if !slices.ContainsFunc(got.Problems, func(p attendance.Problem) bool { return p.Key == m.key }) {
					t.Fatalf("not found; problems %v\n%s", problems(got), src)
				}
			}
			if tried < 20 {
				t.Errorf("only %d days tried", tried)
			}
		})
	}
}

func signCount(day object) int {
	n := 0
	for _, x := range day["items"].([]any) {
		if x.(object)["signTime"] != nil {
			n++
		}
	}
	return n
}
