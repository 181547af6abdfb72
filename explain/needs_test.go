package explain_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/dterr/dterr/explain"
)

// needed puts what a finding needs on one line.
func needed(n *explain.Needs) string {
	if n == nil {
		return ""
	}
	var parts []string
	for _, g := range n.Scopes {
		parts = append(parts, "scope "+g.Scope)
	}
	if n.Token != nil {
		parts = append(parts, "token "+n.Token.Kind+" in "+n.Token.In)
	}
	for _, f := range n.Fields {
		parts = append(parts, fmt.Sprintf("field %s %s %s %v", f.In, f.Name, f.Type, f.Required))
	}
	if n.Asked != "" {
		parts = append(parts, "asked "+n.Asked)
	}
	if n.Limit != nil {
		parts = append(parts, "limit "+n.Limit.Field.EN+" "+n.Limit.Bound+" "+n.Limit.Basis)
	}
	return strings.Join(parts, "; ")
}

// A name that is a secret is not repeated, be it near to a field.
func TestNeedsNoSecret(t *testing.T) {
	const in = "POST https://oapi.dingtalk.com/topapi/v2/user/get\n" + `{"errcode":40035,"errmsg":"缺少参数 access_token=3f786850e387550fdab836ed7e6dc881de23001b"}`
	for _, f := range findings(t, []byte(in)) {
		if n := f.Needs; n != nil && strings.Contains(n.Asked, "3f786850") {
			t.Errorf("asked for %s", n.Asked)
		}
	}
}

// What the documentation says of the call stands in a finding where it helps with the
// error, and nowhere else.
func TestNeeds(t *testing.T) {
	const userGet = "POST https://oapi.dingtalk.com/topapi/v2/user/get\n"
	for _, tt := range []struct{ name, in, want string }{
		{"a scope is lacking", userGet + `{"errcode":60011,"errmsg":"没有调用该接口的权限"}`, "scope qyapi_get_member"},
		{
			"the response names the scope", userGet + `{"errcode":88,"sub_code":"60011","sub_msg":"应用尚未开通所需的权限：[qyapi_get_member]，点击链接申请并开通即可：https://open-dev.dingtalk.com/appscope/apply?content=dingabc%23qyapi_get_member"}`,
			"",
		},
		{"a bare 403", "GET https://api.dingtalk.com/v1.0/contact/users/me\nHTTP/2 403\n", "scope Contact.User.Read"},
		{"a bare 403 of a call told in words", "[DingTalk][AICard] streaming 更新失败：Request failed with status code 403\n", "scope Card.Streaming.Write"},
		{"a bare 403 that throttles", "[DingTalk][AICard] streaming 更新失败：Request failed with status code 403\n[DingTalk][AICard] QPS 限流\n", ""},
		{"a bare 401", "GET https://api.dingtalk.com/v1.0/contact/users/me\nHTTP/2 401\n", "token user in header"},
		{"a bare 500", "GET https://api.dingtalk.com/v1.0/contact/users/me\nHTTP/2 500\n", ""},
		{
			"the message names the field, the code none", "POST https://api.dingtalk.com/v1.0/calendar/users/u1/calendars/primary/events\n" + `{"code":"param.error","message":"userId is invalid","requestid":"r1"}`,
			"field path userId String true",
		},
		{"not by the IP", userGet + `{"errcode":60020,"errmsg":"访问ip不在白名单之中,request ip=192.0.2.7"}`, ""},
		{
			"a token of the wrong kind", "GET https://api.dingtalk.com/v1.0/contact/users/me\n" + `{"code":"InvalidAuthentication","message":"不合法的access_token"}`,
			"token user in header",
		},
		{"credentials are no token", "GET https://oapi.dingtalk.com/gettoken?appkey=dingx\n" + `{"errcode":40089,"errmsg":"不合法的corpid或corpsecret"}`, ""},
		{"a field that is missing", userGet + `{"errcode":40035,"errmsg":"缺少参数 userid"}`, "field body userid String true"},
		{"a field that is spelled otherwise", userGet + `{"errcode":40035,"errmsg":"缺少参数 user_id"}`, "field body userid String true; asked user_id"},
		{
			"a field whose place the page does not show", "POST https://oapi.dingtalk.com/robot/send\n" + `{"errcode":400402,"errmsg":"错误描述:参数 markdown --》 title 缺失，或者参数格式不正确; 解决方案:请填充上对应参数;参考链接:x"}`,
			"",
		},
		{"a field like no other", userGet + `{"errcode":40035,"errmsg":"缺少参数 zebra_stripes"}`, ""},
		{
			"a code names the field and passes its limit", "POST https://api.dingtalk.com/v1.0/robot/oToMessages/batchSend\n" + `{"code":"invalidParameter.userIds.overMax","message":"userIds 超过最大值"}`,
			"field body userIds Array of String true; limit userIds <=100 page",
		},
		{
			"a field that is too long, one of several causes of the code",
			"POST https://api.dingtalk.com/v1.0/todo/users/x/tasks\n" + `{"code":"todo.taskCreate.paramError","message":"subject is oversize"}`,
			"field body subject String true; limit subject <=1024 field",
		},
		{
			"too many of what the message calls otherwise, by advice",
			"POST https://api.dingtalk.com/v1.0/todo/users/x/tasks\n" + `{"code":"todo.taskCreate.paramError","message":"executors is oversize"}`,
			"field body executorIds Array of String false; limit executorIds <=100 ",
		},
		{
			"one of several causes, and none named", "POST https://api.dingtalk.com/v1.0/todo/users/x/tasks\n" + `{"code":"todo.taskCreate.paramError","message":"task exist"}`,
			"",
		},
		{"calls in a second", `{"errcode":90018,"errmsg":"您的服务器调用钉钉开放平台所有接口的请求都被暂时禁用了"}`, "limit calls of one app to one API <=20 page"},
		{"templates of an organisation", `{"errcode":810002,"errmsg":"模板数量超过限制"}`, ""},
		{"a probable limit", "POST https://oapi.dingtalk.com/topapi/user/listsimple\n" + `{"errcode":40069,"errmsg":"size 不合法"}`, "limit size <=100 field"},
		{"a limit of the code, by the field that the message names", `{"errcode":34016,"errmsg":"content 过长"}`, "limit content <=5000 page"},
		{"of several the message names none", `{"errcode":34016,"errmsg":"消息过长"}`, ""},
		{"the message says the number", `{"errcode":34016,"errmsg":"content 过长，最多 5000"}`, ""},
		{"a limit of one meaning only", `{"errcode":310000,"errmsg":"sign not match"}`, ""},
		{"the meaning that has it", "POST https://oapi.dingtalk.com/robot/send\n" + `{"errcode":310000,"errmsg":"invalid timestamp"}`, "limit timestamp against the server clock <=1 page"},
		{"a success", userGet + `{"errcode":0,"errmsg":"ok","result":{}}`, ""},
		{"no call", `{"errcode":60011,"errmsg":"没有调用该接口的权限"}`, ""},
		{"an undocumented call", "POST https://oapi.dingtalk.com/topapi/no/such/call\n" + `{"errcode":60011,"errmsg":"没有调用该接口的权限"}`, ""},
		{
			"a path of two methods that need the same", "/v1.0/card/instances\n" + `{"code":"Forbidden.AccessDenied.AccessTokenPermissionDenied","message":"没有调用该接口的权限"}`,
			"scope Card.Instance.Write; token app in header",
		},
		{"a path of two methods", "/v1.0/calendar/users/x/calendars/primary/events\n" + `{"code":"Forbidden.AccessDenied.AccessTokenPermissionDenied","message":"没有调用该接口的权限"}`, ""},
		{"another platform", "POST https://qyapi.weixin.qq.com/cgi-bin/user/get\n" + `{"errcode":60011,"errmsg":"no privilege to access/modify contact/party/agent , hint: [1], from ip: 192.0.2.7, more info at https://open.work.weixin.qq.com/devtool/query?e=60011"}`, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			all := findings(t, []byte(tt.in))
			if len(all) == 0 {
				t.Fatal("no finding")
			}
			last := all[len(all)-1]
			if got := needed(last.Needs); got != tt.want {
				t.Errorf("%s (%s): %q, want %q", last.Primary, last.API, got, tt.want)
			}
			if n := last.Needs; n != nil && n.Call != "" && (n.Doc == "" || n.Date == "") {
				t.Errorf("no page: %+v", n)
			}
		})
	}
}
