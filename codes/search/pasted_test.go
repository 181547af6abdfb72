package search_test

import (
	"strings"
	"testing"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/codes/search"
)

// What programs write around a message does not hide it.
func TestPasted(t *testing.T) {
	tests := []struct{ name, query, first string }{
		{"one code of two families, parted by the message", `{"errcode":40035,"errmsg":"缺少参数 json","request_id`, "robot/40035"},
		{"a message with places, before one with a word in the place", "错误描述:参数 markdown --》 title 缺失，或者参数格式不正确; 解决方案:请填充上对应参数", "robot/400402"},
		{"a message with places that breaks off", "错误描述:参数 link --》 picUrl 缺失，或者参数格", "robot/400402"},
		{"a message of few words among other names", `AI card delivery failed errorMsg="spaceId is illegal" outTrackId=card_177993`, "api/param.openSpaceIdInvalid"},
		{"a wrapper's own message beside its code", `dd error:{"message":"权限校验失败", "errorCode":3}`, "jsapi/3"},
		{"the server's message beside the program's", `level=error msg="Failed to send notification to DingTalk" respMsg="token is not exist"`, "robot/300005"},
		{"a status that a message follows", "code: 404, Specified api is not found, please check your url and method. request id: 2F1C", "api/InvalidAction.NotFound"},
		{"a status in an exception", "TeaUnableRetryError in OpenApiClient.php line 744 code: 400, body is mandatory for this action. request id:", "api/Missingbody"},
		{"a code that breaks off", `card failed, error=400 Client Error: Bad Request, response.text={"code":"param.templateUnpubl`, "api/param.templateUnpublished"},
		{"the server's tail", "ip 10.1.2.3 not in whitelist, more: [https://open.dingtalk.com/document/x#y]", "robot/310000"},
		{"the name of a field", "submsg=不合法的access_token", "oapi/40014"},
		{"in quotes", `"message": "无效的USERID"`, "oapi/33012"},
		{"behind dots", "err.response.data=card is not exist", "api/param.stream.outTrackId"},
		{"a code without a digit", `response.data={"code":"unauthorized"}`, "api/unauthorized"},
		{"code and message", `HTTP 403 {"code":"noPermission","requestid":"0A1B-2C","message":"user has no permission to read"}`, "api/noPermission"},
		{"inner code and message", "ding talk error[subcode=60020,submsg=访问ip不在白名单之中]", "oapi/60020"},
		{"the code of a log line", `[ERROR] 2026-11-29 10:10:12 send failed: {"errcode":300005,"errmsg":"token is not exist"}`, "robot/300005"},
		{"a time", "at 2026-11-29T10:10:12.123Z 签名校验失败", "jsapi/52013"},
		{"the id of a request", "requestId: 15r6h0wq4bvkq 部门不存在", "oapi/60003"},
		{"a URL", "https://oapi.dingtalk.com/topapi/v2/user/create 手机号码不合法", "oapi/60103"},
		{"a code beside Chinese", "报错40035怎么办", "oapi/40035"},
		{"a code with a seam in a sentence", "we got userNotExist, what now", "api/userNotExist"},
		{"success is a field", `{"success":false,"msg":"系统繁忙"}`, "oapi/-1"},
		{"a message among other text", "钉钉部门同步失败了，服务器说 部门不存在 然后就退出了", "oapi/60003"},
		{"a message of the server behind a name", "notify: keywords not in content, giving up", "robot/310000"},
		{"a wrapper beside a message", "Error code: 88, message: 不合法的access_token", "oapi/40014"},
		{"a code before a colon", "TeaException: Forbidden.AccessDenied.AccessTokenPermissionDenied: code: 403, denied", "api/Forbidden.AccessDenied.AccessTokenPermissionDenied"},
		{"a status is no code", "HTTP 404 errmsg: sign not match", "robot/310000"},
		{"a status called code", "code: 400, 不合法的access_token request id: 2584194B-B2FB-443F-D84C-36618FD44747", "oapi/40014"},
		{"the gateway", "api.dingtalk.com 没有调用该接口的权限", "api/Forbidden.AccessDenied.AccessTokenPermissionDenied"},
		{"the other gateway", "oapi.dingtalk.com 没有调用该接口的权限", "oapi/60011"},
		{"the SDK of the new gateway", "com.aliyun.tea.TeaException: code: 400, 不合法的access_token request id: 2584194B-B2FB-443F-D84C-36618FD44747", "api/InvalidAuthentication"},
		{"a message that is half remembered", `something like "body is mandatory"`, "api/Missingbody"},
		{"the same in Chinese, in other quotes", "昨天群里弹出一句「请前往智能人事中修改」然后就没有了", "oapi/12150"},
		{"quoted, with words behind it", `they say "card is not exist" whenever we stream`, "api/param.stream.outTrackId"},
		{"amounts in fields", "thread-3 user=12 room busy status=400 cost=88ms", "api/meetingRoomNotAvailable"},
		{"what a program says of it in one word", `msg="dingtalk rejected" err="ip 203.0.113.77 not in whitelist" attempt=4`, "robot/310000"},
		{"the day of a log line", "Nov 12 10:02:33 host1 alertd: sign not match", "robot/310000"},
		{"the number of a thread", "goroutine 17 [running]: main.send dingtalk webhook: invalid timestamp", "robot/310000"},
		{"the number of tries", "retry 2 of 5: 发送速度太快而限流", "robot/410100"},
		{"two amounts", "15 items synced, 2 failed: 该外部联系人已经存在", "oapi/22005"},
		{"the id of a user", "user 1001 dept 20 : 不合法的部门id", "oapi/40009"},
		{"a small number that is called a code", "sync of all the members of our staff stopped with error 1002 in the end", "oapi/1002"},
		{"a small number that the texts back", "1002 组织建群超出上限", "oapi/1002"},
		{"a status of four digits is a code", `error: {"status":1111,"wait":5,"source":"x5"}`, "gateway/1111"},
		{"the end of a code", "IpNotInWhiteList", "api/Forbidden.AccessDenied.IpNotInWhiteList"},
		{"a piece of a code", "IpNotInWhite", "api/Forbidden.AccessDenied.IpNotInWhiteList"},
		{"a message at the end of much", strings.Repeat("at com.example.Main.run ", 20) + `{"x":1,"errmsg":"部门不存在"}`, "oapi/60003"},
		{"a long line", strings.Repeat("at com.example.Main.run ", 20) + "errcode=90018", "oapi/90018"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			hits := search.Find(tt.query, codes.Filter{}, 3)
			if len(hits) == 0 || hits[0].Entry.ID != tt.first {
				t.Errorf("%s: %s, want %s first", tt.query, ids(hits), tt.first)
			}
		})
	}
}

func ids(hits []search.Hit) string {
	var all []string
	for _, h := range hits {
		all = append(all, h.Entry.ID)
	}
	return strings.Join(all, " ")
}

// A number in a time or of an amount is no code, and a plain word is none.
func TestNoMention(t *testing.T) {
	for _, query := range []string{"at 10:20:30 nothing came", "20条消息", "we reject it, unavailable"} {
		for _, h := range search.Find(query, codes.Filter{}, 0) {
			if h.Score > 0.95 && h.Matched[0] == "code" {
				t.Errorf("%s: %s by its code", query, h.Entry.ID)
			}
		}
	}
}

// Whatever announces a code makes a small number one.
func TestCalledCode(t *testing.T) {
	const story = "we copied all the members of the staff and then it gave %s 1002 to every one of them"
	for _, word := range strings.Fields("error err errno errors code errcode exception status subcode oapi 错误码 错误 报错 报 返回 返 代码 异常 错 錯誤代號 号") {
		query := strings.Replace(story, "%s", word, 1)
		if hits := search.Find(query, codes.Filter{}, 1); len(hits) == 0 || hits[0].Entry.ID != "oapi/1002" {
			t.Errorf("%s: %s", query, ids(hits))
		}
	}
	query := strings.Replace(story, "%s", "it", 1)
	for _, h := range search.Find(query, codes.Filter{}, 3) {
		if h.Entry.ID == "oapi/1002" && h.Score > 0.6 {
			t.Errorf("%s: %.2f", query, h.Score)
		}
	}
}

// A piece that many codes have stands for none of them.
func TestManyPieces(t *testing.T) {
	for _, h := range search.Find("openConversationId", codes.Filter{}, 0) {
		if strings.HasPrefix(h.Entry.Code, "invalidParam") && h.Matched[0] == "code" && h.Score > 0.9 {
			t.Errorf("%s by its code, %.2f", h.Entry.ID, h.Score)
		}
	}
}

// What is nothing but a frame is a query all the same.
func TestOnlyFrame(t *testing.T) {
	if hits := search.Find("errmsg:", codes.Filter{}, 1); len(hits) == 0 {
		t.Error("errmsg: finds nothing")
	}
}

// plainScore is what a query scores without anything around it.
func plainScore(t *testing.T, query, first string) float64 {
	t.Helper()
	hits := search.Find(query, codes.Filter{}, 1)
	if len(hits) == 0 || hits[0].Entry.ID != first {
		t.Fatalf("%s: %s, want %s first", query, ids(hits), first)
	}
	return hits[0].Score
}

// Every name of a field leaves the score as it is.
func TestFieldNames(t *testing.T) {
	const message, first = "sign not match", "robot/310000"
	want := plainScore(t, message, first)
	frames := map[string]string{
		"errmsg errorMsg err_message errorMessage error_description errorDesc message msg sub_msg subMessage error err " +
			"exception body text response result data resp ret reason detail details": "%s: ",
		"requestId reqId traceId x-acs-request-id x-request-id EagleEye-Id host_id": "%s=0a1b-2c ",
		"success": `"%s":false, `,
	}
	for names, frame := range frames {
		for _, name := range strings.Fields(names) {
			query := strings.ReplaceAll(frame, "%s", name) + message
			if got := plainScore(t, query, first); got != want {
				t.Errorf("%s: %.3f, want %.3f", query, got, want)
			}
		}
	}
	query := message + ", more: [https://example.com/a b]"
	if got := plainScore(t, query, first); got < want {
		t.Errorf("%s scores %.3f, want %.3f", query, got, want)
	}
}

// A plain word is a code only as the value of a field that holds one.
func TestCodeNames(t *testing.T) {
	for _, name := range []string{"code", "errcode", "error_code", "subCode", "sub_err_code"} {
		query := name + `: "unavailable", please call again`
		if hits := search.Find(query, codes.Filter{}, 1); len(hits) == 0 || hits[0].Entry.Code != "unavailable" || hits[0].Score < 0.98 {
			t.Errorf("%s: %s", query, ids(hits))
		}
	}
}

// What people say around a question counts for nothing.
func TestStopWords(t *testing.T) {
	const asked, first = "token", "oapi/42001"
	want := plainScore(t, asked, first)
	for _, word := range strings.Fields("fix solve solved resolve resolved repair mean means meaning 的时候说") {
		if got := plainScore(t, word+" "+asked, first); got != want {
			t.Errorf("%s: %.3f, want %.3f", word, got, want)
		}
	}
}
