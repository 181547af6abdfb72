package explain_test

import (
	"fmt"
	"reflect"
	"testing"
	"time"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain"
)

// TestFacts reads what a response tells about its own case.
func TestFacts(t *testing.T) {
	tests := []struct {
		name, in string
		want     explain.Facts
	}{
		{
			"scopes and apply link",
			`{"errcode":88,"sub_code":"60011","sub_msg":"应用尚未开通所需的权限：[qyapi_get_department_list]，点击链接申请并开通即可：https://open-dev.dingtalk.com/appscope/apply?content=dingabcdef1234567890%23qyapi_get_department_list, {requiredScopes=[qyapi_get_department_list, qyapi_get_member]}"}`,
			explain.Facts{RequiredScopes: []string{"qyapi_get_department_list", "qyapi_get_member"}, ApplyURL: "https://open-dev.dingtalk.com/appscope/apply?content=dingabcdef1234567890%23qyapi_get_department_list", AppKey: "dingabcdef1234567890"},
		},
		{
			"scopes only in errmsg",
			`{"errcode":88,"errmsg":"ding talk error[subcode=60011,submsg=应用尚未开通所需的权限：[qyapi_get_member]，点击链接申请并开通即可：https://open-dev.dingtalk.com/appscope/apply?content=dingabcdef1234567890%23qyapi_get_member, {requiredScopes=[qyapi_get_member]}]","sub_code":"60011","request_id":"15r7xs2kl3p3"}`,
			explain.Facts{RequiredScopes: []string{"qyapi_get_member"}, ApplyURL: "https://open-dev.dingtalk.com/appscope/apply?content=dingabcdef1234567890%23qyapi_get_member", AppKey: "dingabcdef1234567890"},
		},
		{
			"ip and app",
			`{"errcode":60020,"errmsg":"访问ip不在白名单之中,request ip=198.51.100.7 appKey(dingabcdef1234567890)"}`,
			explain.Facts{RequestIP: "198.51.100.7", AppKey: "dingabcdef1234567890"},
		},
		{
			"layout",
			`{"errcode":310000,"errmsg":"错误描述:关键词不匹配;解决方案:请联系群管理员;参考链接:x"}`,
			explain.Facts{Reason: "关键词不匹配", Solution: "请联系群管理员"},
		},
		{
			"missing field", `{"errcode":400402,"errmsg":"错误描述:参数 markdown --》 title 缺失，或者参数格式不正确; 解决方案:请填充上对应参数;参考链接:x"}`,
			explain.Facts{MissingField: "markdown.title", Reason: "参数 markdown --》 title 缺失，或者参数格式不正确", Solution: "请填充上对应参数"},
		},
		{"missing parameter", `{"errcode":40035,"errmsg":"缺少参数 corpid or appkey"}`, explain.Facts{MissingField: "corpid or appkey", Variables: []string{"corpidorappkey"}}},
		{
			"71012", `{"errcode":71012,"errmsg":"url地址访问异常,错误原因为:http statusCode is:403"}`,
			explain.Facts{Reason: "http statusCode is:403", StatusCode: 403, Variables: []string{"httpstatuscodeis:403"}},
		},
		{
			"52013", `{"message":"权限校验失败 Code:52013 - Message: 签名校验失败,nonce:[n0],timestamp:[1763860800],url:[https://app.example.com/h5/],ticketList:[aC7X***]","errorCode":3}`,
			explain.Facts{URL: "https://app.example.com/h5/", Nonce: "n0", Timestamp: "1763860800"},
		},
		{"ban", `{"status":1111,"wait":5,"source":"x5","punish":"deny","uuid":"8c0f6a1e2b3d"}`, explain.Facts{WaitSeconds: 300}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := findings(t, []byte(tt.in))
			if len(f) != 1 {
				t.Fatalf("%d findings, want 1", len(f))
			}
			got := f[0].Facts
			got.Variables = nil
			tt.want.Variables = nil
			if !reflect.DeepEqual(got, tt.want) {
				t.Errorf("got  %+v\nwant %+v", got, tt.want)
			}
		})
	}
}

// TestRetryClock reads when to call again, at a fixed moment.
func TestRetryClock(t *testing.T) {
	at := time.Date(2026, 11, 20, 20, 40, 4, 100_000_000, explain.CST())
	prose := func(code, end string) string {
		return `{"errcode":` + code + `,"errmsg":"您的服务器调用钉钉开放平台当前接口的所有请求都被暂时禁用了, apiPath(/user/list), 从 2026-11-20 20:40:03 到 2026-11-20 20:40:04 请求总次数超过了 300 次, ` + end + `"}`
	}
	tests := []struct {
		name, in string
		exit     int
		policy   codes.Policy
		wait     int
		after    string
	}{
		{"ban with its end", prose("90002", "处罚将在 2026-11-20 20:40:05 结束"), 10, "wait", 1, "2026-11-20T20:40:05+08:00"},
		{"limit with its end", prose("90002", "限制将在 2026-11-20 20:41:00 结束"), 10, "wait", 56, "2026-11-20T20:41:00+08:00"},
		{"ban that is over", prose("90002", "处罚将在 2026-11-20 20:40:04 结束"), 0, "wait", 0, "2026-11-20T20:40:04+08:00"},
		{"ban without an end", `{"errcode":90002,"errmsg":"您的服务器调用钉钉开放平台当前接口的所有请求都被暂时禁用了"}`, 10, "wait", 1, ""},
		{"nested in 88", `{"errcode":88,"sub_code":"90018","sub_msg":"apiPath(/user/get), 从 2026-11-20 20:40:03 到 2026-11-20 20:40:04 请求总次数超过 20 次, 限制将在 2026-11-20 20:40:05 结束"}`, 10, "wait", 1, "2026-11-20T20:40:05+08:00"},
		{"wrapped over lines", "{\"errcode\":90002,\"errmsg\":\"…所有请求都被暂时禁用了, apiPath(/user/list),\\n从 2026-11-20 20:40:03\\n到 2026-11-20 20:40:04 请求总次数超过了 300 次, 处罚将在\\n2026-11-20 20:40:05 结束\"}", 10, "wait", 1, "2026-11-20T20:40:05+08:00"},
		{"robot", `{"errcode":410100,"errmsg":"发送速度太快而限流"}`, 10, "wait", 600, ""},
		{"monthly allowance", `{"code":"Forbidden.AccessDenied.ApiCountLimitForOrg","message":"x","requestid":"5E1FA7C2-9B3D-7C44-8D10-0A6B7C8D9E0F"}`, 11, "never", 0, ""},
		{"token", `{"errcode":40014,"errmsg":"不合法的access_token"}`, 11, "refresh", 0, ""},
		{"permission", `{"errcode":60011,"errmsg":"没有调用该接口的权限"}`, 11, "never", 0, ""},
		{"busy", `{"errcode":-1,"errmsg":"系统繁忙"}`, 10, "backoff", 0, ""},
		{"success", `{"errcode":0,"errmsg":"ok"}`, 0, "never", 0, ""},
		{"unknown", `{"errcode":987654,"errmsg":"从未见过"}`, 12, "unknown", 0, ""},
		{"ban for ages", prose("90002", "处罚将在 9999-12-31 23:59:59 结束"), 10, "wait", 1<<31 - 1, "9999-12-31T23:59:59+08:00"},
		{"address banned for minutes", `{"status":1111,"wait":5,"punish":"deny"}`, 10, "wait", 300, ""},
		{"header in seconds", "HTTP/1.1 429 Too Many Requests\r\nServer: DingTalk/1.0.0\r\nRetry-After: 30\r\n\r\n", 10, "wait", 30, ""},
		{"header in seconds from a date", "HTTP/1.1 503 Service Unavailable\r\nServer: DingTalk/1.0.0\r\nDate: Fri, 20 Nov 2026 12:40:00 GMT\r\nRetry-After: 30\r\n\r\n", 10, "wait", 26, "2026-11-20T12:40:30Z"},
		{"header with a date", "HTTP/1.1 403 Forbidden\r\nServer: DingTalk/1.0.0\r\nRetry-After: Fri, 20 Nov 2026 12:41:00 GMT\r\n\r\n" + `{"code":"Forbidden.AccessDenied.QpsLimitForApi","message":"x","requestid":"5E1FA7C2-9B3D-7C44-8D10-0A6B7C8D9E0F"}`, 10, "wait", 56, "2026-11-20T12:41:00Z"},
		{"header on what no wait helps", "HTTP/1.1 400 Bad Request\r\nServer: DingTalk/1.0.0\r\nRetry-After: 30\r\n\r\n" + `{"code":"InvalidAuthentication","message":"不合法的access_token","requestid":"5E1FA7C2-9B3D-7C44-8D10-0A6B7C8D9E0F"}`, 11, "refresh", 0, ""},
		{"somebody else's", `{"errcode":40001,"errmsg":"invalid credential, access_token is invalid or not latest hint: [abc] rid: 1-2-3"}`, 3, "unknown", 0, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := findings(t, []byte(tt.in))
			if len(f) != 1 {
				t.Fatalf("%d findings, want 1", len(f))
			}
			d := f[0].Decision(at)
			after := ""
			if !d.After.IsZero() {
				after = d.After.Format(time.RFC3339)
			}
			if d.Exit != tt.exit || d.Policy != tt.policy || d.WaitSeconds != tt.wait || after != tt.after {
				t.Errorf("got exit %d %s wait %d after %q, want exit %d %s wait %d after %q", d.Exit, d.Policy, d.WaitSeconds, after, tt.exit, tt.policy, tt.wait, tt.after)
			}
			if d.Now != (tt.exit == 0) {
				t.Errorf("now is %v", d.Now)
			}
		})
	}
	if d := (*explain.Finding)(nil).Decision(at); d.Exit != explain.ExitNone {
		t.Errorf("no finding: exit %d", d.Exit)
	}
}

// TestRetryAgrees compares the seconds to wait of a finding with the moment that
// it names: they are what is left of it.
func TestRetryAgrees(t *testing.T) {
	const ban = `{"errcode":90002,"errmsg":"apiPath(/user/list), 从 2026-11-23 11:59:00 到 2026-11-23 11:59:01 请求总次数超过了 300 次, 处罚将在 %s 结束"}`
	for end, want := range map[string]int{"2026-11-23 11:59:30": 0, "2026-11-23 12:05:00": 300, "2400-01-01 00:00:00": 1<<31 - 1} {
		f := findings(t, fmt.Appendf(nil, ban, end))
		if len(f) != 1 || f[0].Retry.After.IsZero() || f[0].Retry.WaitSeconds != want {
			t.Errorf("until %s: %d findings, %+v, want %d s", end, len(f), f[0].Retry, want)
		}
	}
}

// TestPlatformFailure reads a failure of what is behind the wrapper: it is the
// platform's, whatever the wrapper is for.
func TestPlatformFailure(t *testing.T) {
	f := findings(t, []byte(`{"errcode":88,"sub_code":"isp.remote-service-timeout","sub_msg":"x","errmsg":"x"}`))
	if len(f) != 1 || f[0].Kind != codes.KindSystem || f[0].Owner != codes.OwnerDingTalk || f[0].Retry.Policy != codes.PolicyBackoff {
		t.Errorf("got %+v", f)
	}
}
