package shape_test

import (
	"reflect"
	"strings"
	"testing"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain/internal/field"
	"github.com/dterr/dterr/explain/internal/mark"
	"github.com/dterr/dterr/explain/internal/shape"
	"github.com/dterr/dterr/explain/lenient"
)

// says gives what an answer says, without where it stands.
func says(a *shape.Answer) *shape.Answer {
	if a == nil {
		return nil
	}
	b := *a
	b.Start, b.End, b.Node, b.Keys = 0, 0, nil, ""
	return &b
}

func TestObject(t *testing.T) {
	const body, weak, sure = shape.Body, shape.Body | shape.Weak, shape.Sure
	for _, test := range []struct {
		in   string
		want *shape.Answer
	}{
		{`{"name":"zoo"}`, nil},
		{`[{"errcode":1}]`, nil},
		{`{code: zoo.Codes.closed, message: "not open"}`, nil}, // a program's own name
		{"{code: closedCode, message: `not open`}", nil},
		{`{code: ZooCode.closed}`, nil},
		{`{code: "ZooCode.closed", message: "not open"}`, &shape.Answer{Decoder: "json", Traits: weak, Codes: []string{"ZooCode.closed"}, Message: "not open", Family: codes.FamilyAPI}},
		{`{code=zoo.closed, message='not open'}`, &shape.Answer{Decoder: "json", Traits: weak, Codes: []string{"zoo.closed"}, Message: "not open", Family: codes.FamilyAPI}},
		{`{code: InvalidAuthentication, message: "not open"}`, &shape.Answer{Decoder: "json", Traits: weak, Codes: []string{"InvalidAuthentication"}, Message: "not open", Family: codes.FamilyAPI}},

		// DingTalk's own command line
		{
			`{"code":2,"message":"business error","server_error_code":"zoo.closed","technical_detail":"动物园不开"}`,
			&shape.Answer{Decoder: "dws", Traits: sure | shape.OwnWords, Codes: []string{"zoo.closed"}, Message: "动物园不开", Family: codes.FamilyAPI},
		},
		{
			`{"category":"api","reason":"x","operation":"zoo.list","message":"failed with code ZOO_CLOSED","trace_id":"z1z2z3z4"}`,
			&shape.Answer{Decoder: "dws", Traits: sure | shape.OwnWords, Codes: []string{"ZOO_CLOSED"}, Message: "failed with code ZOO_CLOSED", Family: codes.FamilyAPI, RequestID: "z1z2z3z4"},
		},
		{
			`{"category":"api","reason":"x","operation":"zoo.list","message":"[NETWORK_UNREACHABLE] no way to the zoo","cause":"dial tcp: no such host"}`,
			&shape.Answer{Decoder: "dws", Traits: sure | shape.OwnWords | shape.Network, Message: "dial tcp: no such host", Family: codes.FamilyAPI},
		},
		{
			`{"category":"api","reason":"x","operation":"zoo.list","message":"[NETWORK_TIMEOUT] the zoo is far"}`,
			&shape.Answer{Decoder: "dws", Traits: sure | shape.OwnWords | shape.Network, Message: "[NETWORK_TIMEOUT] the zoo is far", Family: codes.FamilyAPI},
		},
		{
			`{"category":"discovery","code":6,"reason":"io_timeout","message":"request to https://pre-mcp-gw.dingtalk.com/zoo failed: dial tcp: i/o timeout"}`,
			&shape.Answer{Decoder: "dws", Traits: sure | shape.OwnWords | shape.Network, Message: "request to https://pre-mcp-gw.dingtalk.com/zoo failed: dial tcp: i/o timeout", Family: codes.FamilyAPI},
		},
		{
			`{"category":"api","code":1,"reason":"x","message":"no zoo at https://mcp-gw.dingtalk.com/zoo"}`,
			&shape.Answer{Decoder: "dws", Traits: sure | shape.OwnWords, Message: "no zoo at https://mcp-gw.dingtalk.com/zoo", Family: codes.FamilyAPI},
		},
		{
			`{"category":"api","reason":"business_error","operation":"zoo.list","message":"business error: success=false"}`,
			&shape.Answer{Decoder: "dws", Traits: sure | shape.OwnWords | shape.Relayed, Message: "business error: success=false", Family: codes.FamilyAPI},
		},
		{
			`{"type":"api","subtype":"empty_zoo","operation":"zoo/list","origin":"mcp","stage":"response_validation","message":"no animals"}`,
			&shape.Answer{Decoder: "dws", Traits: sure | shape.OwnWords | shape.Unproven, Message: "no animals", Family: codes.FamilyAPI},
		},
		{`{"type":"api","subtype":"empty_zoo","operation":"zoo/list","origin":"mcp","message":"no animals"}`, nil},
		{`{"type":"api","subtype":"empty_zoo","operation":"zoo/list","stage":"request","message":"no animals"}`, nil},

		// Why a notification was held back
		{`{"code":"143105","count":1,"userid":"zoo01"}`, &shape.Answer{Decoder: "json", Traits: body, Codes: []string{"143105"}}},
		{`{"code":"143105","userid":"zoo01"}`, nil},
		{`{"code":"143999","count":1,"userid":"zoo01"}`, nil},
		{`{"code":"60121","count":1,"userid":"zoo01"}`, nil},
		{`{"type":"api","subtype":"empty_zoo","origin":"mcp","stage":"request","message":"no animals"}`, nil},
		{`{"type":"api","operation":"zoo/list","origin":"mcp","stage":"request","message":"no animals"}`, nil},
		{
			`{"category":"auth","code":2,"message":"see dws auth login"}`,
			&shape.Answer{Decoder: "dws", Traits: sure | shape.OwnWords, Message: "see dws auth login", Family: codes.FamilyAPI},
		},
		{
			`{"category":"auth","code":2,"message":"您不在 CLI 授权人员范围内"}`,
			&shape.Answer{Decoder: "dws", Traits: sure | shape.OwnWords, Message: "您不在 CLI 授权人员范围内", Family: codes.FamilyAPI},
		},
		{
			`{"category":"auth","code":2,"message":"未开启 CLI 数据访问权限"}`,
			&shape.Answer{Decoder: "dws", Traits: sure | shape.OwnWords, Message: "未开启 CLI 数据访问权限", Family: codes.FamilyAPI},
		},
		{
			`{"category":"auth","code":2,"message":"没有人可以使用 CLI"}`,
			&shape.Answer{Decoder: "dws", Traits: sure | shape.OwnWords, Message: "没有人可以使用 CLI", Family: codes.FamilyAPI},
		},
		{
			`{"category":"auth","code":2,"message":"请升级 CLI 后重试"}`,
			&shape.Answer{Decoder: "dws", Traits: sure | shape.OwnWords, Message: "请升级 CLI 后重试", Family: codes.FamilyAPI},
		},
		{
			`{"category":"auth","code":2,"message":"CLI data access is off"}`,
			&shape.Answer{Decoder: "dws", Traits: sure | shape.OwnWords, Message: "CLI data access is off", Family: codes.FamilyAPI},
		},
		{
			`{"category":"api","code":1,"message":"MCP token exchange failed: zoo.gate.notFound（没有门）"}`,
			&shape.Answer{Decoder: "dws", Traits: sure | shape.OwnWords, Codes: []string{"zoo.gate.notFound"}, Message: "没有门", Family: codes.FamilyAPI},
		},
		{
			`{"category":"auth","code":2,"message":"device authorization failed"}`,
			&shape.Answer{Decoder: "json", Traits: shape.Body | shape.Weak, Codes: []string{"2"}, Message: "device authorization failed"},
		},
		{
			`{"code":"PAT_ZOO","success":false,"trace_id":"z1z2z3z4"}`,
			&shape.Answer{Decoder: "dws", Traits: sure | shape.OwnWords, Codes: []string{"PAT_ZOO"}, RequestID: "z1z2z3z4", Family: "mcp"},
		},
		{
			`{"code":"DWS_ZOO","success":false,"trace_id":"z1z2z3z4"}`,
			&shape.Answer{Decoder: "dws", Traits: sure | shape.OwnWords, Codes: []string{"DWS_ZOO"}, RequestID: "z1z2z3z4", Family: "mcp"},
		},
		{
			`{"code":"CLI_ORG_ZOO","success":false,"trace_id":"z1z2z3z4"}`,
			&shape.Answer{Decoder: "dws", Traits: sure | shape.OwnWords, Codes: []string{"CLI_ORG_ZOO"}, RequestID: "z1z2z3z4", Family: "mcp"},
		},
		{
			`{"code":"AGENT_CODE_ZOO","success":false,"trace_id":"z1z2z3z4"}`,
			&shape.Answer{Decoder: "dws", Traits: sure | shape.OwnWords, Codes: []string{"AGENT_CODE_ZOO"}, RequestID: "z1z2z3z4", Family: "mcp"},
		},
		{
			`{"error_code":"ZOO_SHUT","success":false,"data":{"desc":"请打开","requiredScopes":[{"scope":"zoo:read"},"zoo:write"],"uri":"https://open-dev.dingtalk.com/x"}}`,
			&shape.Answer{Decoder: "dws", Traits: sure | shape.OwnWords, Codes: []string{"ZOO_SHUT"}, Message: "请打开", Scopes: []string{"zoo:read", "zoo:write"}, Family: "mcp"},
		},
		{
			`{"code":"PAT_ZOO","success":"false","data":{"missingScope":"zoo:read"}}`,
			&shape.Answer{Decoder: "dws", Traits: sure | shape.OwnWords, Codes: []string{"PAT_ZOO"}, Scopes: []string{"zoo:read"}, Family: "mcp"},
		},
		{
			`{"errorCode":"ZOO","errorMsg":"请使用 dws auth 登录","success":false}`,
			&shape.Answer{Decoder: "dws", Traits: sure | shape.OwnWords, Codes: []string{"ZOO"}, Message: "请使用 dws auth 登录", Family: "mcp"},
		},
		{
			`{"code":"ZOO_SHUT","success":false,"message":"shut"}`,
			&shape.Answer{Decoder: "json", Traits: shape.Body | shape.Weak, Codes: []string{"ZOO_SHUT"}, Message: "shut", Family: codes.FamilyAPI},
		},
		{`{"category":"api","reason":"x","message":"failed with code ZOO_CLOSED"}`, nil},

		// The ban of an address
		{
			`{"status":1111,"wait":"5.0","punish":"deny","uuid":"z1z2z3z4"}`,
			&shape.Answer{Decoder: "ban", Traits: sure, Codes: []string{"1111"}, Family: codes.FamilyGateway, RequestID: "z1z2z3z4", Wait: 300},
		},
		{
			`{"status":1111,"wait":43201,"punish":"deny"}`, // minutes, more than thirty days
			&shape.Answer{Decoder: "ban", Traits: sure, Codes: []string{"1111"}, Family: codes.FamilyGateway},
		},
		{`{"status":1111}`, nil},

		// A frame of stream mode
		{
			`{"code":404,"headers":{"messageId":"m1"},"message":"no handler"}`,
			&shape.Answer{Decoder: "stream", Traits: sure, Codes: []string{"404"}, Message: "no handler", Family: codes.FamilyStream},
		},
		{
			`{"code":200,"headers":{"messageId":"m1"},"message":"OK"}`,
			&shape.Answer{Decoder: "stream", Traits: sure, Codes: []string{"200"}, Message: "OK", Family: codes.FamilyStream, OK: true},
		},
		{
			`{"code":404,"headers":{"topic":"zoo"},"message":"no handler"}`,
			&shape.Answer{Decoder: "json", Traits: weak, Codes: []string{"404"}, Message: "no handler"},
		},

		// errcode and errmsg, and the gateway before them
		{`{"errcode":0,"errmsg":"ok"}`, &shape.Answer{Decoder: "json", Traits: body, Codes: []string{"0"}, Message: "ok", OK: true}},
		{`{"errcode":" 40014.0 ","errmsg":"x"}`, &shape.Answer{Decoder: "json", Traits: body, Codes: []string{"40014"}, Message: "x"}},
		{`{"respCode":"300005","respMsg":"x"}`, &shape.Answer{Decoder: "json", Traits: body, Codes: []string{"300005"}, Message: "x"}},
		{`{"ding_open_errcode":33012,"error_msg":"x"}`, &shape.Answer{Decoder: "json", Traits: body, Codes: []string{"33012"}, Message: "x"}},
		{
			`{"errcode":88,"errmsg":"ding talk error","sub_code":"60011","sub_msg":"没有权限","request_id":"z1z2z3z4"}`,
			&shape.Answer{Decoder: "json", Traits: body, Codes: []string{"88", "60011"}, Message: "没有权限", Outer: "ding talk error", RequestID: "z1z2z3z4"},
		},
		{
			`{"errcode":88,"errmsg":"ding talk error[subcode=60011,submsg=没有权限]"}`,
			&shape.Answer{Decoder: "json", Traits: body, Codes: []string{"88", "60011"}, Message: "没有权限", Outer: "ding talk error[subcode=60011,submsg=没有权限]"},
		},
		{
			`{"errcode":0,"errmsg":"ok","sub_code":"60011","sub_msg":"没有权限"}`, // 0 around a failure
			&shape.Answer{Decoder: "json", Traits: body, Codes: []string{"0", "60011"}, Message: "没有权限", Outer: "ok"},
		},
		{`{"errcode":"ECONNREFUSED","errmsg":"x"}`, nil},
		{`{"errcode":"12 34","errmsg":"x"}`, nil},
		{`{"errcode":"5f3759df5f3759df5f37","errmsg":"x"}`, nil}, // a digest
		{
			`{"code":15,"msg":"Remote service error","sub_code":"isp.zoo-closed","sub_msg":"关门"}`,
			&shape.Answer{Decoder: "top", Traits: shape.Top | shape.Weak, Codes: []string{"15", "isp.zoo-closed"}, Message: "关门", Outer: "Remote service error"},
		},

		// Client APIs
		{
			`{"errorCode":3,"errorMessage":"[错误码:52013] [签名校验失败]"}`,
			&shape.Answer{Decoder: "client", Traits: shape.Client, Codes: []string{"3", "52013"}, Message: "[错误码:52013] [签名校验失败]", Outer: "[错误码:52013] [签名校验失败]", Family: codes.FamilyJSAPI},
		},
		{
			`{"errorCode":3,"errorMessage":"错误码：52013"}`,
			&shape.Answer{Decoder: "client", Traits: shape.Client, Codes: []string{"3", "52013"}, Message: "错误码：52013", Outer: "错误码：52013", Family: codes.FamilyJSAPI},
		},
		{
			`{code=Forbidden.AccessDenied.AccessTokenPermissionDenied, requestid=r1, message=zoo, accessdenieddetail={requiredScopes=[zoo_read, zoo_write]}}`,
			&shape.Answer{Decoder: "json", Traits: shape.Body, Codes: []string{"Forbidden.AccessDenied.AccessTokenPermissionDenied"}, Message: "zoo", Family: codes.FamilyAPI, RequestID: "r1", Scopes: []string{"zoo_read", "zoo_write"}},
		},
		{
			`{"errorCode":3,"errorMessage":"权限校验失败 Code:52013 - Message: 签名校验失败"}`,
			&shape.Answer{Decoder: "client", Traits: shape.Client, Codes: []string{"3", "52013"}, Message: "签名校验失败", Outer: "权限校验失败 Code:52013 - Message: 签名校验失败", Family: codes.FamilyJSAPI},
		},
		{
			`{"error":3,"errorMessage":"1002,corpId不合法"}`,
			&shape.Answer{Decoder: "client", Traits: shape.Client, Codes: []string{"3", "1002"}, Message: "corpId不合法", Outer: "1002,corpId不合法", Family: codes.FamilyJSAPI},
		},
		{`{"errorCode":0}`, &shape.Answer{Decoder: "client", Traits: shape.Client | shape.Weak, Codes: []string{"0"}, Family: codes.FamilyJSAPI, OK: true}},
		{`{"errorCode":"zooClosed","errorMessage":"x"}`, &shape.Answer{Decoder: "json", Traits: weak, Codes: []string{"zooClosed"}, Message: "x", Family: codes.FamilyAPI}},
		{`{"errorCode":3,"errorMessage":"12,x"}`, &shape.Answer{Decoder: "client", Traits: shape.Client, Codes: []string{"3"}, Message: "12,x", Family: codes.FamilyJSAPI}},
		{`{"errorCode":3,"errorMessage":"123456789,x"}`, &shape.Answer{Decoder: "client", Traits: shape.Client, Codes: []string{"3"}, Message: "123456789,x", Family: codes.FamilyJSAPI}},
		{`{"errorCode":"the zoo is closed","errorMessage":"x"}`, nil},
		{`{"error":3,"message":"x"}`, nil},

		// The new gateway
		{
			`{"code":"zoo.closed","message":"x","requestid":"z1z2z3z4","accessDeniedDetail":{"requiredScopes":["Zoo.Read","Zoo.Write"]}}`,
			&shape.Answer{Decoder: "json", Traits: body, Codes: []string{"zoo.closed"}, Message: "x", Family: codes.FamilyAPI, RequestID: "z1z2z3z4", Scopes: []string{"Zoo.Read", "Zoo.Write"}},
		},
		{
			`{"code":"zooClosed","message":"x","requestid":"z1z2z3z4"}`,
			&shape.Answer{Decoder: "json", Traits: body, Codes: []string{"zooClosed"}, Message: "x", Family: codes.FamilyAPI, RequestID: "z1z2z3z4"},
		},
		{
			`{"code":"zooClosed","message":"x","statusCode":404}`,
			&shape.Answer{Decoder: "json", Traits: weak, Codes: []string{"zooClosed"}, Message: "x", Family: codes.FamilyAPI, Status: 404},
		},
		{`{"code":7,"message":"x"}`, &shape.Answer{Decoder: "json", Traits: weak, Codes: []string{"7"}, Message: "x"}},
		{
			`{"code":400,"message":"staffId.notExisted: 员工不存在"}`,
			&shape.Answer{Decoder: "json", Traits: body, Codes: []string{"staffId.notExisted"}, Message: "员工不存在", Family: codes.FamilyAPI, Status: 400},
		},
		{`{"code":"zooClosed"}`, nil},
		{`{"code":7}`, nil},
		{`{"code":true,"message":"x"}`, nil},
		{`{"code":"0x1f2e","message":"x"}`, nil},
	} {
		n, _, ok := lenient.Parse([]byte(test.in), 0)
		if !ok {
			t.Fatalf("%s is not read", test.in)
		}
		a := shape.Object(n)
		if got := says(a); !reflect.DeepEqual(got, test.want) {
			t.Errorf("%s:\n got %+v\nwant %+v", test.in, got, test.want)
		}
		if a != nil && a.Node != n {
			t.Errorf("%s: the answer lacks its object", test.in)
		}
	}
	n, _, _ := lenient.Parse([]byte(`{"errCode":1,"Sub_Msg":"x"}`), 0)
	if a := shape.Object(n); a == nil || a.Keys != "errcode sub_msg " {
		t.Errorf("the names of the members are %+v", a)
	}
}

// first gives what is read at the first mark of a text at which something is.
func first(text string) *shape.Answer {
	for from := 0; ; {
		m, ok := mark.Next([]byte(text), from, len(text))
		if !ok {
			return nil
		}
		if a := shape.Text(shape.View{Text: []byte(text)}, m.At, field.At([]byte(text), m.At)); a != nil {
			return a
		}
		from = m.At + 1
	}
}

func TestText(t *testing.T) {
	const id = "5E1FA7C2-9B3D-7C44-8D10-0A6B7C8D9E0F"
	const exception, prose, weak = shape.Exception | shape.Weak, shape.Prose, shape.Prose | shape.Weak
	tea := func(code, message string, status int) *shape.Answer {
		a := &shape.Answer{Decoder: "tea", Traits: exception, Message: message, Status: status, Family: codes.FamilyAPI, RequestID: id}
		if code != "" {
			a.Codes = []string{code}
		}
		return a
	}
	phrase := func(traits shape.Traits, code, message string) *shape.Answer {
		return &shape.Answer{Decoder: "phrase", Traits: traits, Codes: []string{code}, Message: message}
	}
	for _, test := range []struct {
		in   string
		want *shape.Answer
	}{
		// The generated SDKs
		{"SDKError:\n   StatusCode: 403\n   Code: zoo.closed\n   Message: code: 403, 动物园不开 request id: " + id + "\n", tea("zoo.closed", "动物园不开", 403)},
		{
			"SDKError: StatusCode: 403 Code: zoo.closed Message: code: 403, x request id: " + id + ` Data: {"code":"zoo.closed","message":"动物园不开"}`,
			tea("zoo.closed", "动物园不开", 403),
		},
		{"com.aliyun.tea.TeaException: code: 400, 动物园不开 request id: " + id + "\n\tat zoo.Gate", tea("", "动物园不开", 400)},
		{"TeaException: code: 400, 动物园不开 request id: " + id + " Data: {'code':'zoo.closed'}", tea("zoo.closed", "动物园不开", 400)},
		{`open failed, code:401, msg: {"code":"zoo.closed","message":"动物园不开"}`, phrase(weak, "401", "动物园不开")},
		{`open failed, code:401, body={"code":"zoo.closed","message":"动物园不开"}`, phrase(weak, "401", "动物园不开")},
		{"TeaException: code: 400, 动物园不开 request id: " + id + " Data: {'code':400,'message':'动物园不开'}", tea("", "动物园不开", 400)},
		{"TeaException: code: 400, 动物园不开 request id: " + id + ` Response: {"code":"zoo.closed"}`, tea("zoo.closed", "动物园不开", 400)},
		{"TeaException: code: 400, 动物园不开 request id: " + id + ` data: {"code":"zoo.closed"}`, tea("zoo.closed", "动物园不开", 400)},
		{"TeaException: code: 400, 动物园不开 request id: " + id + ` Detail: {"code":"zoo.closed"}`, tea("zoo.closed", "动物园不开", 400)},
		{"Error: zoo.closed code: 400, 动物园不开 request id: " + id, tea("zoo.closed", "动物园不开", 400)},
		{"[zoo.closed]TeaUnableRetryError: code: 400, 动物园不开 request id: " + id + " in /app", tea("zoo.closed", "动物园不开", 400)},
		{"[40014]TeaUnableRetryError: x", nil},
		{`code: 400, {"zoo":1}`, nil},

		// A refusal as a plain word
		{
			"Forbidden.AccessDenied.IpNotInWhiteList: 出口 IP 不在白名单, requiredScopes=[Zoo.Read, Zoo.Write] request id: z1z2z3z4",
			&shape.Answer{Decoder: "phrase", Traits: prose, Codes: []string{"Forbidden.AccessDenied.IpNotInWhiteList"}, Message: "出口 IP 不在白名单", Family: codes.FamilyAPI, RequestID: "z1z2z3z4", Scopes: []string{"Zoo.Read", "Zoo.Write"}},
		},
		{
			"Uncaught Forbidden.AccessDenied.IpNotInWhiteListError: 出口 IP 不在白名单",
			&shape.Answer{Decoder: "phrase", Traits: prose, Codes: []string{"Forbidden.AccessDenied.IpNotInWhiteList"}, Message: "出口 IP 不在白名单", Family: codes.FamilyAPI},
		},
		{
			"Uncaught Forbidden.AccessDenied.ZooError: 出口 IP 不在白名单",
			&shape.Answer{Decoder: "phrase", Traits: prose, Codes: []string{"Forbidden.AccessDenied.ZooError"}, Message: "出口 IP 不在白名单", Family: codes.FamilyAPI},
		},
		{"zoo.Forbidden.AccessDenied.IpNotInWhiteList", nil},
		{"Forbidden.AccessDenied.", nil},
		{"Forbidden.AccessDenied.*", nil},
		{"Forbidden.AccessDenied.Zoo]TeaError: x", nil},
		{"Forbidden.AccessDenied.Zoo Message: x", nil},
		{"Forbidden.AccessDenied.Zoo message: x", nil},

		// A number without a name
		{"ApiException: 40014:不合法的access_token", phrase(weak, "40014", "不合法的access_token")},
		{"错误码：40014，不合法的access_token", phrase(weak|shape.Loose, "40014", "不合法的access_token")},
		{"错误码：40014\n错误信息：不合法的access_token", phrase(weak, "40014", "不合法的access_token")},
		{"**错误代码**：`40014`\n**错误描述**：不合法的access_token", phrase(weak, "40014", "不合法的access_token")},
		{"错误码\n40014\n错误信息\n不合法的access_token", phrase(weak, "40014", "不合法的access_token")},
		{"返回码为：40014，返回信息为“不合法的access_token”，求助", phrase(weak, "40014", "不合法的access_token")},
		{"错误代码是40014（不合法的access_token）", phrase(weak, "40014", "不合法的access_token")},
		{"| 错误码 | 40014 |\n| 错误信息 | 不合法的access_token |", phrase(weak, "40014", "")},
		{"错误代码为 40014 的时候", phrase(weak, "40014", "")},
		{"提示：不合法的access_token（错误码：40014）", phrase(weak, "40014", "不合法的access_token")},
		{"提示：不合法的access_token（错误代码：40014）", phrase(weak, "40014", "不合法的access_token")},
		{"提示：不合法的access_token（返回码：40014）", phrase(weak, "40014", "不合法的access_token")},
		{"errcode 40014 means: invalid token", nil},
		{"- 修复 errcode 40014 报错", nil},
		{"- **修复** errcode 40014 报错", nil},
		{"x\n  * 优化 errcode 40014 报错", nil},
		{"- 新增 errcode 40014 报错", nil},
		{"- Fixed errcode 40014 报错", nil},
		{"错误码为40014的含义是不合法的access_token", nil},
		{"返回码：7", nil},
		{"代码：无", nil},

		// The command line's table
		{
			"code              ZOO_ERROR\nsuccess           false\ntechnical_detail  gate is shut\ntrace_id          z1z2z3z4\n",
			&shape.Answer{Decoder: "dws", Traits: shape.Sure | shape.OwnWords, Codes: []string{"ZOO_ERROR"}, Message: "gate is shut", Family: codes.FamilyAPI, RequestID: "z1z2z3z4"},
		},
		{"code              ZOO_ERROR\nsuccess           true\ntrace_id          z1z2z3z4\n", nil},

		// A code outside of any object
		{
			"errcode=300001 errmsg=token is not exist request_id=z1z2z3z4",
			&shape.Answer{Decoder: "phrase", Traits: prose, Codes: []string{"300001"}, Message: "token is not exist", RequestID: "z1z2z3z4"},
		},
		{"errmsg=不合法 errcode=40014", phrase(prose, "40014", "不合法")},
		{"respCode=300005 respMsg=not here", phrase(prose, "300005", "not here")},
		{"Error code: 41020, message: 动物园", phrase(weak, "41020", "动物园")},
		{"code: 7777, message: 动物园", phrase(weak, "7777", "动物园")},
		{
			"errcode=zooClosed errmsg=x", &shape.Answer{Decoder: "phrase", Traits: prose, Codes: []string{"zooClosed"}, Message: "x", Family: codes.FamilyAPI},
		},
		{
			"respCode=zooClosed respMsg=x", &shape.Answer{Decoder: "phrase", Traits: weak, Codes: []string{"zooClosed"}, Message: "x", Family: codes.FamilyAPI},
		},
		{"权限不足(code=40089)", phrase(weak, "40089", "权限不足")},
		{`"errcode":40014,"errmsg":"不合法"`, phrase(prose, "40014", "不合法")},
		{"array(2) {\n  [\"errcode\"]=>\n  int(40014)\n  [\"errmsg\"]=>\n  string(9) \"不合法\"\n}", phrase(prose, "40014", "不合法")},
		{"Array\n(\n    [errcode] => 40014\n    [errmsg] => 不合法\n)", phrase(prose, "40014", "不合法")},
		{"errcode 40014 '不合法的token'", phrase(weak, "40014", "不合法的token")},
		{
			"[88]ding talk error[subcode=90002,submsg=太快了]",
			&shape.Answer{Decoder: "phrase", Traits: prose, Codes: []string{"88", "90002"}, Message: "太快了", Outer: "[88]ding talk error[subcode=90002,submsg=太快了]"},
		},
		{"[subcode=90002,submsg=太快了", phrase(prose, "90002", "太快了")},
		{"[subcode=90002]", nil},
		{"原样返回钉钉 `subcode=60011`", phrase(prose, "60011", "")},
		{"透传钉钉`subcode=60011`", phrase(prose, "60011", "")},
		{"the gate returned DingTalk `subcode=60011`", phrase(prose, "60011", "")},
		{"返回钉钉 `subcode=60011` 表示没有权限", nil},
		{"返回钉钉 `subcode=60011", nil},
		{"返回钉钉 subcode=60011`", nil},
		{"返回钉钉 `subcode=zoo.shut`", nil},
		{"返回动物园 `subcode=60011`", nil},
		{"看钉钉 `subcode=60011`", nil},
		{"如果返回钉钉 `subcode=60011`", nil},
		{"https://zoo.example.com/?errcode=40014&z=1", nil},
		{"HTTP response code: 403", nil},
		{"errcode 40014 is talk", nil},
		{"the errcode is fine: x", nil},
		{"errcode 是 `40014`，errmsg 是“不合法的access_token”", phrase(prose, "40014", "不合法的access_token")},
		{"an errcode of 40014", phrase(prose, "40014", "")},
		{"“errcode”:40014, “errmsg”:”不合法的access_token”", phrase(prose, "40014", "不合法的access_token")},
		{"| 动物园 errcode=40014 | 不开 |", phrase(prose|shape.Loose, "40014", "不开")},
		{"动物园不开 errcode=40014", phrase(prose, "40014", "")},
		{"errcode=40014 表示 token 不合法", nil},
		{"errcode=40014 代表 token 不合法", nil},
		{"errcode=40014 是指 token 不合法", nil},
		{"errcode=40014 指的是 token 不合法", nil},
		{"errcode=40014 意味着 token 不合法", nil},
		{"errcode=40014 means token 不合法", nil},
		{"errcode=40014 stands for token 不合法", nil},
		{"errcode: ****", nil},
		{"code=7", nil},
		{"statusCode: 500", nil},

		// What a page shows
		{
			`"error":-1,"errorMessage":"corpId is required"`,
			&shape.Answer{Decoder: "client", Traits: shape.Client | shape.Weak, Codes: []string{"-1"}, Message: "corpId is required", Family: codes.FamilyJSAPI},
		},
		{
			`"errorMessage":"1002,corpId不合法","errorCode":3`,
			&shape.Answer{Decoder: "client", Traits: shape.Client | shape.Weak, Codes: []string{"3", "1002"}, Message: "corpId不合法", Outer: "1002,corpId不合法", Family: codes.FamilyJSAPI},
		},
		{`"errorMessage":"corpId is required"`, nil},
	} {
		a := first(test.in)
		if got := says(a); !reflect.DeepEqual(got, test.want) {
			t.Errorf("%q:\n got %+v\nwant %+v", test.in, got, test.want)
		}
		if a != nil && !a.Is(shape.Exception) && !strings.Contains(test.in[a.Start:a.End], a.Code()) {
			t.Errorf("%q: the code is not in %q", test.in, test.in[a.Start:a.End])
		}
	}
	if a := first("权限校验失败 Code:52013 签名校验失败"); a == nil || a.Code() != "52013" || a.Family != codes.FamilyJSAPI || a.Message != "签名校验失败" {
		t.Errorf("a page's 52013 is %+v", says(a))
	}
}

// TestLow leaves out what stands before low.
func TestLow(t *testing.T) {
	text := []byte("errmsg=不合法 errcode=40014")
	at := strings.Index(string(text), "code")
	k := field.At(text, at)
	if a := shape.Text(shape.View{Text: text, Low: k.Start}, at, k); a == nil || a.Message != "" {
		t.Errorf("reads %+v before low", says(a))
	}
	if a := shape.Text(shape.View{Text: text, Low: k.Start + 1}, at, k); a != nil {
		t.Errorf("reads %+v, which begins before low", says(a))
	}
}

func TestAbsorb(t *testing.T) {
	outer := shape.Answer{Codes: []string{"zoo.closed"}, Message: "x", RequestID: "z1z2"}
	for _, other := range []shape.Answer{{Codes: []string{"zoo.open"}}, {Codes: []string{"zoo.closed"}, RequestID: "y1y2"}, {}} {
		a := outer
		if a.Absorb(&other) || !reflect.DeepEqual(a, outer) {
			t.Errorf("%+v is taken for a copy", other)
		}
	}
	copied := outer
	if !copied.Absorb(&shape.Answer{RequestID: "z1z2", Scopes: []string{"Zoo.Read"}}) || len(copied.Scopes) != 1 {
		t.Error("a copy without a code is not known by its id")
	}
	a := outer
	if !a.Absorb(&shape.Answer{Codes: []string{"zoo.closed"}, Message: "动物园不开", Scopes: []string{"Zoo.Read"}, Status: 403}) {
		t.Error("a copy is not known")
	}
	if want := (shape.Answer{Codes: []string{"zoo.closed"}, Message: "动物园不开", RequestID: "z1z2", Scopes: []string{"Zoo.Read"}, Status: 403}); !reflect.DeepEqual(a, want) {
		t.Errorf("with its copy it is %+v", a)
	}
	a.Set(shape.Weak|shape.Body, true)
	a.Set(shape.Weak, false)
	if a.Is(shape.Weak) || !a.Is(shape.Body) || a.Is(shape.Weak|shape.Body) {
		t.Errorf("the traits are %b", a.Traits)
	}
}

// TestZeroBesideFailure reads an errcode 0 beside what says that the call failed.
func TestZeroBesideFailure(t *testing.T) {
	for in, want := range map[string]string{
		`{"success":false,"code":"zoo.closed","dingOpenErrcode":0,"message":"x"}`:   "zoo.closed",
		`{"success":false,"errorCode":"ZOO_CLOSED","errcode":0,"errorMessage":"x"}`: "ZOO_CLOSED",
		`{"success":false,"code":"0","errcode":0,"errmsg":"x"}`:                     "0",
		`{"success":false,"errcode":0,"errmsg":"x"}`:                                "0",
		`{"success":true,"code":"zoo.open","errcode":0,"errmsg":"x"}`:               "0",
	} {
		n, _, _ := lenient.Parse([]byte(in), 0)
		if a := shape.Object(n); a == nil || a.Code() != want || want == "0" && a.Is(shape.Weak) {
			t.Errorf("%s: %+v, want %s", in, a, want)
		}
	}
}
