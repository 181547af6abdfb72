package attendance_test

import (
	"fmt"
	"testing"

	"github.com/dterr/dterr/explain/attendance"
)

// TestListRules holds rows of attendance/list against the mapped rules.
func TestListRules(t *testing.T) {
	const base = int64(1795395600000) // 2026-11-23 09:00 +08:00
	tests := []struct {
		name string
		row  string
		want []string
	}{
		{"in time", row("OnDuty", "Normal", base, base), nil},
		{"59 s late", row("OnDuty", "Normal", base, base+59_000), nil},
		{"1 min late", row("OnDuty", "Normal", base, base+60_000), []string{"recordresult[0].timeResult status-time-mismatch"}},
		{"1 min late, spelled otherwise", row("Onduty", "normal", base, base+60_000), []string{"recordresult[0].timeResult status-time-mismatch"}},
		{"late", row("OnDuty", "Late", base, base+60_000), nil},
		{"late, on the dot", row("OnDuty", "SeriousLate", base, base), []string{"recordresult[0].timeResult status-time-mismatch"}},
		{"late going off", row("OffDuty", "Absenteeism", base, base), []string{"recordresult[0].timeResult status-duty-mismatch"}},
		{"early coming", row("OnDuty", "Early", base, base), []string{"recordresult[0].timeResult status-duty-mismatch"}},
		{"early", row("OffDuty", "Early", base, base-1), nil},
		{"left 1 min early", row("OffDuty", "Normal", base, base-60_000), []string{"recordresult[0].timeResult status-time-mismatch"}},
		{"not signed", row("OnDuty", "NotSigned", base, base+3_600_000), nil},
		{"approved", `{"checkType":"OnDuty","timeResult":"Normal","sourceType":"APPROVE","baseCheckTime":1795395600000,"userCheckTime":1795399200000}`, nil},
		{"changed by a manager", `{"checkType":"OnDuty","timeResult":"Normal","sourceType":"BOSS","baseCheckTime":1795395600000,"userCheckTime":1795399200000}`, nil},
		{"no punch", `{"checkType":"OnDuty","timeResult":"Normal","baseCheckTime":1795395600000}`, []string{"recordresult[0].userCheckTime missing-sign-time"}},
		{"three days early", row("OnDuty", "Normal", base, base-72*hour), []string{"recordresult[0].userCheckTime wrong-unit"}},
		{"a day of another year", `{"workDate":1827000000000,"checkType":"OnDuty","timeResult":"Normal","baseCheckTime":1795395600000,"userCheckTime":1795395600000}`, []string{"recordresult[0].workDate wrong-unit"}},
		{"a plan of another day", `{"workDate":1795363200000,"checkType":"OnDuty","timeResult":"Normal","baseCheckTime":1795095600000,"userCheckTime":1795395600000}`, []string{"recordresult[0].baseCheckTime wrong-unit"}},
		{"a plan twice", `{"id":1,"planId":5,"userId":"u","checkType":"OnDuty","timeResult":"NotSigned"},{"id":2,"planId":5,"userId":"u","checkType":"OnDuty","timeResult":"NotSigned"}`, []string{"recordresult[1] duplicate-item"}},
		{"a plan of two people", `{"planId":5,"userId":"u","checkType":"OnDuty","timeResult":"NotSigned"},{"planId":5,"userId":"v","checkType":"OnDuty","timeResult":"NotSigned"}`, nil},
		{"a planned time twice", `{"userId":"u","checkType":"OnDuty","timeResult":"NotSigned","baseCheckTime":1795395600000},{"userId":"u","checkType":"OnDuty","timeResult":"NotSigned","baseCheckTime":1795395600000}`, []string{"recordresult[1] duplicate-item"}},
		{"raw punches of a plan", `{"planId":5,"userId":"u","checkType":"OnDuty","isLegal":"Y","userCheckTime":1795395600000},{"planId":5,"userId":"u","checkType":"OnDuty","isLegal":"Y","userCheckTime":1795395700000}`, nil},
		{"unknown result", row("OnDuty", "Holiday", base, base), []string{"recordresult[0].timeResult unknown-value"}},
		{"seconds", row("OnDuty", "Normal", base, base/1000), []string{"recordresult[0].userCheckTime wrong-unit"}},
		{"quoted", `{"checkType":"OnDuty","timeResult":"Normal","baseCheckTime":"1795395600000","userCheckTime":"1795395600000"}`, nil},
		{"raw punch", `{"userId":"u","checkType":"OnDuty","userCheckTime":1795396324000,"userMacAddr":"02:00:5e:10:00:01","isLegal":"N","invalidRecordType":"Security"}`, nil},
		{"twice", `{"id":7,"checkType":"OnDuty","timeResult":"NotSigned"},{"id":7,"checkType":"OnDuty","timeResult":"NotSigned"}`, []string{"recordresult[1] duplicate-item"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := decode(t, `{"errcode":0,"recordresult":[`+tt.row+`]}`, attendance.Options{})
			same(t, "problems", problems(r), tt.want)
			same(t, "notes", lines(r.Notes), nil)
		})
	}
}

func row(duty, result string, base, sign int64) string {
	return fmt.Sprintf(`{"checkType":%q,"timeResult":%q,"sourceType":"USER","baseCheckTime":%d,"userCheckTime":%d}`, duty, result, base, sign)
}

// TestUpdateDataRules reads written times as China Standard Time and holds the
// results against them.
func TestUpdateDataRules(t *testing.T) {
	tests := []struct {
		name, row string
		want      []string
	}{
		{"late", `{"check_type":"OnDuty","time_result":"Late","plan_check_time":"2026-11-23 09:00:00","user_check_time":"2026-11-23 09:01:00"}`, nil},
		{"called normal", `{"check_type":"OnDuty","time_result":"Normal","plan_check_time":"2026-11-23 09:00:00","user_check_time":"2026-11-23 09:01:00"}`, []string{"attendance_result_list[0].time_result status-time-mismatch"}},
		{"no time", `{"check_type":"OnDuty","time_result":"Normal","plan_check_time":"2026-11-23 09:00:00","user_check_time":"today"}`, []string{"attendance_result_list[0].user_check_time malformed"}},
		{"milliseconds", `{"check_type":"OnDuty","time_result":"Normal","plan_check_time":1795395600000,"user_check_time":"1795395600000"}`, nil},
		{"a plan twice", `{"plan_id":5,"check_type":"OnDuty","time_result":"NotSigned"},{"plan_id":5,"check_type":"OnDuty","time_result":"NotSigned"}`, []string{"attendance_result_list[1] duplicate-item"}},
		{"another year", `{"check_type":"OnDuty","time_result":"Normal","plan_check_time":"2027-11-23 09:00:00","user_check_time":"2027-11-23 09:00:00"}`, []string{"work_date wrong-unit"}},
		{"bare members", `"check_type":"OnDuty","time_result":"Early"`, []string{"attendance_result_list[0].user_check_time missing-sign-time", "attendance_result_list[0].time_result status-duty-mismatch"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := decode(t, `{"errcode":0,"result":{"work_date":"2026-11-23 00:00:00","attendance_result_list":[`+tt.row+`]}}`, attendance.Options{})
			same(t, "problems", problems(r), tt.want)
			if f := field(t, r, "work_date"); f.Time != "2026-11-23T00:00:00+08:00" {
				t.Errorf("work_date %s", f.Time)
			}
		})
	}
}

// TestApprovals: a late punch behind an approved leave is no contradiction, one
// behind overtime is.
func TestApprovals(t *testing.T) {
	late := `"attendance_result_list":[{"check_type":"OnDuty","time_result":"Normal","plan_check_time":"2026-11-23 09:00:00","user_check_time":"2026-11-23 13:05:00"}]`
	approval := func(kind int, from, to string) string {
		return fmt.Sprintf(`"approve_list":[{"biz_type":%d,"begin_time":"2026-11-23 %s:00","end_time":"2026-11-23 %s:00"}],`, kind, from, to)
	}
	mismatch := []string{"attendance_result_list[0].time_result status-time-mismatch"}
	for name, tt := range map[string]struct {
		approval string
		want     []string
	}{
		"leave":          {approval(3, "09:00", "13:30"), nil},
		"leave, a break": {approval(3, "09:00", "12:00"), nil},
		"a trip":         {approval(2, "08:00", "13:00"), nil},
		"overtime":       {approval(1, "09:00", "13:30"), mismatch},
		"in the evening": {approval(3, "17:00", "18:00"), mismatch},
	} {
		r := decode(t, `{"result":{"work_date":"2026-11-23 00:00:00",`+tt.approval+late+`}}`, attendance.Options{})
		same(t, name, problems(r), tt.want)
	}
}

// TestDays groups a list by person and day.
func TestDays(t *testing.T) {
	src := `{"recordresult":[
		{"userId":"a","workDate":1795363200000,"checkType":"OnDuty","timeResult":"NotSigned"},
		{"userId":"b","workDate":1795363200000,"checkType":"OnDuty","timeResult":"NotSigned"},
		{"userId":"a","workDate":1795363200000,"checkType":"OffDuty","timeResult":"NotSigned"},
		{"userId":"a","workDate":1795449600000,"checkType":"OnDuty","timeResult":"NotSigned"}]}`
	r := decode(t, src, attendance.Options{Redact: true})
	var got []string
	for _, d := range r.Days {
		got = append(got, fmt.Sprint(d.Start.Format("01-02 "), d.User, " ", len(d.Items)))
	}
	same(t, "days", got, []string{"11-23 ‹userid#1› 2", "11-23 ‹userid#2› 1", "11-24 ‹userid#1› 1"})
	empty := decode(t, `{"errcode":0,"recordresult":[]}`, attendance.Options{})
	same(t, "notes", lines(empty.Notes), []string{"recordresult empty-result"})
}
