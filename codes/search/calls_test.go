package search_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/dterr/dterr/codes/search"
)

func TestCalls(t *testing.T) {
	for _, tt := range []struct{ query, want string }{
		{"发送工作通知", "POST /topapi/message/corpconversation/asyncsend_v2"},
		{"send work notification", "POST /topapi/message/corpconversation/asyncsend_v2"},
		{"fasonggongzuotongzhi", "POST /topapi/message/corpconversation/asyncsend_v2"},
		{"fa song gong zuo tong zhi", "POST /topapi/message/corpconversation/asyncsend_v2"},
		{"fsgztz", "POST /topapi/message/corpconversation/asyncsend_v2"},
		{"create todo", "POST /v1.0/todo/users/{unionId}/tasks"},
		{"创建待办", "POST /v1.0/todo/users/{unionId}/tasks"},
		{"新建待办任务", "POST /v1.0/todo/users/{unionId}/tasks"},
		{"根据手机号查用户", "POST /topapi/v2/user/getbymobile"},
		{"上传媒体文件", "POST /media/upload"},
		{"upload media", "POST /media/upload"},
		{"發起審批實例", "POST /v1.0/workflow/processInstances"},
		{"get user details", "POST /topapi/v2/user/get"},
		{"查询用户详情接口怎么调用", "POST /topapi/v2/user/get"},
		{"create user", "POST /topapi/v2/user/create"},
		{"list departments", "POST /topapi/v2/department/listsub"},
		{"calendar event create", "POST /v1.0/calendar/users/{userId}/calendars/{calendarId}/events"},
		{"免登码获取用户信息", "POST /topapi/v2/user/getuserinfo"},
		{"假期余额", "POST /topapi/attendance/vacation/quota/list"},
		{"下载审批附件", "POST /v1.0/workflow/processInstances/spaces/files/urls/download"},
		{"通过手机号获取userid", "POST /topapi/v2/user/getbymobile"},
		{"search users", "POST /v1.0/contact/users/search"},
		{"refresh access token", "POST /v1.0/oauth2/userAccessToken"},
		{"jsapi签名", "POST /v1.0/oauth2/jsapiTickets"},
		{"日程参会人", "POST /v1.0/calendar/users/{userId}/calendars/{calendarId}/events/{eventId}/attendees"},
		{"recall work message", "POST /topapi/message/corpconversation/recall"},
		{"pre-calculate a duraton", "POST /v1.0/attendance/approvals/durations/calculate"},
	} {
		hits := search.Calls(tt.query, 3)
		if len(hits) == 0 || hits[0].API.Call() != tt.want {
			var got []string
			for _, h := range hits {
				got = append(got, h.API.Call())
			}
			t.Errorf("%s: %s, want %s first", tt.query, strings.Join(got, ", "), tt.want)
		}
	}
}

// What is no name of anything finds nothing.
func TestCallsOfNothing(t *testing.T) {
	for _, query := range []string{"", "  ", "qwrtpk", "asdfqwer", "??", "\x1b[2J", "\xff\xfe", "钉钉", strings.Repeat("用户", 200)} {
		if hits := search.Calls(query, 0); len(hits) > 0 {
			t.Errorf("%q finds %s", query, hits[0].API.Call())
		}
	}
}

// Scores fall, within bounds, and n bounds their number.
func TestCallsOrder(t *testing.T) {
	all := search.Calls("用户", 0)
	if len(all) < 20 || len(search.Calls("用户", 7)) != 7 {
		t.Errorf("%d hits", len(all))
	}
	if !slices.IsSortedFunc(all, func(a, b search.CallHit) int {
		switch {
		case a.Score < b.Score:
			return 1
		case a.Score > b.Score:
			return -1
		}
		return 0
	}) {
		t.Error("not sorted")
	}
	for _, h := range all {
		if h.Score <= 0 || h.Score > 1 {
			t.Errorf("%s: score %f", h.API.Call(), h.Score)
		}
	}
}

func FuzzCalls(f *testing.F) {
	for _, s := range []string{"发送", "create todo", "fsgz", "a-b_c.d", "{", "ａｂｃ"} {
		f.Add(s)
	}
	f.Fuzz(func(_ *testing.T, s string) { search.Calls(s, 3) })
}

// 6 ms, once the names are cut, which takes 10.
func BenchmarkCalls(b *testing.B) {
	for b.Loop() {
		search.Calls("发送工作通知", 10)
	}
}
