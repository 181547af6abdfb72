package facts_test

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/dterr/dterr/explain/internal/facts"
)

func TestRead(t *testing.T) {
	for _, test := range []struct {
		name, in string
		want     facts.Facts
	}{
		{"nothing", "", facts.Facts{}},
		{"nothing of a case", "不合法的access_token", facts.Facts{}},

		{
			"scopes, link and app of a refusal", "应用尚未开通所需的权限：[qyapi_zoo_read, ,qyapi_zoo_write]，点击链接申请并开通即可：https://open-dev.dingtalk.com/appscope/apply?content=dingzoo4567%23qyapi_zoo_read，完成后重试",
			facts.Facts{RequiredScopes: []string{"qyapi_zoo_read", "qyapi_zoo_write"}, ApplyURL: "https://open-dev.dingtalk.com/appscope/apply?content=dingzoo4567%23qyapi_zoo_read", AppKey: "dingzoo4567"},
		},
		{
			"the list before the prose", "所需的权限：[one], {requiredScopes=[one, two]}",
			facts.Facts{RequiredScopes: []string{"one", "two"}},
		},
		{"a list that breaks off", "requiredScopes=[one, two", facts.Facts{}},
		{
			"a link with # and other values", "https://open-dev.dingtalk.com/appscope/apply?lang=zh&content=dingzoo4567#one&x=y end",
			facts.Facts{ApplyURL: "https://open-dev.dingtalk.com/appscope/apply?lang=zh&content=dingzoo4567#one&x=y", AppKey: "dingzoo4567"},
		},
		{
			"a link at the end of a line", "即可：https://open-dev.dingtalk.com/appscope/apply?content=dingzoo4567%23one\nerrmsg",
			facts.Facts{ApplyURL: "https://open-dev.dingtalk.com/appscope/apply?content=dingzoo4567%23one", AppKey: "dingzoo4567"},
		},
		{
			"a link before Chinese", "https://open-dev.dingtalk.com/appscope/apply?content=dingzoo4567%23one申请",
			facts.Facts{ApplyURL: "https://open-dev.dingtalk.com/appscope/apply?content=dingzoo4567%23one", AppKey: "dingzoo4567"},
		},
		{"another page of the same host", "https://open-dev.dingtalk.com/fe/app?content=dingzoo4567", facts.Facts{}},

		{"address", "访问ip不在白名单之中,request ip=203.0.113.7 appKey(dingzoo4567)", facts.Facts{RequestIP: "203.0.113.7", AppKey: "dingzoo4567"}},
		{"address behind a blank", "request ip = 2001:db8::7, see", facts.Facts{RequestIP: "2001:db8::7"}},
		{"address behind a colon", "request ip: 203.0.113.7", facts.Facts{RequestIP: "203.0.113.7"}},
		{"address at the end of a line", "request ip=203.0.113.7\nsee below", facts.Facts{RequestIP: "203.0.113.7"}},
		{"no address", "request ip=, appKey()", facts.Facts{}},

		{
			"ban", "apiPath(/zoo/list), 从 2026-03-02 09:04:05 到 2026-03-02 09:05:05 请求总次数超过了 300 次, 处罚将在 2026-03-02 09:10:05 结束",
			facts.Facts{APIPath: "/zoo/list", Limit: 300, WindowSeconds: 60, Until: "2026-03-02T09:10:05+08:00"},
		},
		{
			"limit over lines", "从 2026-03-02 09:04:05\n  到 2026-03-02 09:04:06\n请求总次数超过 20 次, 限制将在 2026-03-02T09:04:07 结束",
			facts.Facts{Limit: 20, WindowSeconds: 1, Until: "2026-03-02T09:04:07+08:00"},
		},
		{"a span that goes back", "从 2026-03-02 09:04:05 到 2026-03-02 09:04:05", facts.Facts{}},
		{"English", "calls exceed 40 times a second", facts.Facts{Limit: 40}},
		{"a limit of something else", "长度超过 300 字", facts.Facts{}},
		{"a limit beyond reason", "超过 123456789 次", facts.Facts{}},
		{"a span without an end", "从 2026-03-02 09:04:05 到 now", facts.Facts{}},
		{"a moment that ends the text", "处罚将在 2026-03-02 09:10:05", facts.Facts{Until: "2026-03-02T09:10:05+08:00"}},
		{"no moment", "处罚将在 2026-13-40 99:00:00 结束", facts.Facts{}},
		{"a moment that breaks off", "处罚将在 2026-03-02", facts.Facts{}},

		{"layout", "description:关键词不匹配;solution:请联系群主;link:https://open.dingtalk.com/x", facts.Facts{Reason: "关键词不匹配", Solution: "请联系群主"}},
		{"missing in the layout", "错误描述:参数 photo --》 picURL 缺失;解决方案:请填充;参考链接:x", facts.Facts{Reason: "参数 photo --》 picURL 缺失", Solution: "请填充", MissingField: "photo.picURL"}},
		{"missing, in English", "miss param : photo->picURL", facts.Facts{MissingField: "photo.picURL"}},
		{"half a name", "miss param ->picURL", facts.Facts{}},
		{"half a name in the layout", "参数 photo --》 缺失", facts.Facts{}},
		{"a whole one", "参数 photo --》 picURL 缺失", facts.Facts{MissingField: "photo.picURL"}},
		{"missing, one name", "缺少参数：zoo_id，请检查", facts.Facts{MissingField: "zoo_id"}},
		{"missing, before an id", "Missing parameter: zoo_id request_id=r1r2r3", facts.Facts{MissingField: "zoo_id"}},
		{"mandatory, as the new gateway says", "zooId is mandatory for this action.", facts.Facts{MissingField: "zooId"}},
		{"an arrow is no field", "photo->picURL", facts.Facts{}},
		{"a sentence is no field", "缺少参数：" + strings.Repeat("名字很长的一个", 6), facts.Facts{}},

		{
			"callback", "url地址访问异常,错误原因为:http statusCode is:502 HttpRequest:POST /hook",
			facts.Facts{Reason: "http statusCode is:502", StatusCode: 502},
		},
		{"callback, from the beginning", "错误原因为:HttpRequest:POST /hook", facts.Facts{}},
		{"status alone", "http statusCode is: 502", facts.Facts{StatusCode: 502}},
		{"no status", "http statusCode is:7", facts.Facts{}},
		{
			"signature", "签名校验失败,nonce:[n8n8],timestamp:[1772413445],url:[https://zoo.example.com/h5/?a=b],ticketList:[q1***]",
			facts.Facts{URL: "https://zoo.example.com/h5/?a=b", Nonce: "n8n8", Timestamp: "1772413445"},
		},
		{"a nonce without the address", "nonce:[n8n8],timestamp:[1772413445]", facts.Facts{}},
	} {
		if got := facts.Read(test.in); !reflect.DeepEqual(got, test.want) {
			t.Errorf("%s:\n got %+v\nwant %+v", test.name, got, test.want)
		}
	}
}

// FuzzRead reads any text: the same facts twice, each out of the text, and no
// number or moment that cannot be.
func FuzzRead(f *testing.F) {
	f.Add("应用尚未开通所需的权限：[a,b]，https://open-dev.dingtalk.com/appscope/apply?content=dingzoo%23a request ip=203.0.113.7")
	f.Add("apiPath(/zoo), 从 2026-03-02 09:04:05 到 2026-03-02 09:05:05 请求总次数超过了 300 次, 处罚将在 2026-03-02 09:10:05 结束")
	f.Add("错误描述:参数 photo --》 picURL 缺失;解决方案:x 错误原因为:http statusCode is:502 url:[u],nonce:[n]")
	f.Add("miss param : a->b 缺少参数：c")
	f.Fuzz(func(t *testing.T, text string) {
		one := facts.Read(text)
		if two := facts.Read(text); !reflect.DeepEqual(one, two) {
			t.Errorf("not the same twice: %+v, %+v", one, two)
		}
		for _, part := range append(one.RequiredScopes, one.ApplyURL, one.RequestIP, one.AppKey, one.APIPath, one.Reason, one.Solution, one.URL, one.Nonce, one.Timestamp) {
			if !strings.Contains(strings.ReplaceAll(text, "#", "%23"), strings.ReplaceAll(part, "#", "%23")) {
				t.Errorf("%q is not in the text", part)
			}
		}
		for _, scope := range one.RequiredScopes {
			if strings.TrimSpace(scope) == "" {
				t.Error("an empty scope")
			}
		}
		if one.Limit < 0 || one.WindowSeconds < 0 || one.StatusCode < 0 || one.StatusCode > 999 {
			t.Errorf("the numbers are %+v", one)
		}
		if one.Until != "" {
			if _, err := time.Parse(time.RFC3339, one.Until); err != nil {
				t.Errorf("the end is %q", one.Until)
			}
		}
	})
}
