package codes_test

import (
	"fmt"

	"github.com/dterr/dterr/codes"
)

// What a program says about a code: which one it is, what each of its meanings asks for,
// and who can do it.
func Example() {
	for _, e := range codes.ByCode("60020") {
		fmt.Println(e.ID, e.Title.EN)
		for i := range e.Meanings {
			m := &e.Meanings[i]
			fmt.Println(m.Key, m.Kind, m.Owner, m.Retry.Policy)
			fmt.Println(m.Fixes()[0].EN)
		}
	}
	// Output:
	// oapi/60020 The calling IP is not on the allow list
	// ip-not-listed permission developer never
	// Add the request ip to this appKey's app in the developer console: Development > Security (开发配置 > 安全设置).
}

func ExampleByID() {
	e, ok := codes.ByID("oapi/40014")
	fmt.Println(e.Title.ZH, e.Kind(), e.Retry().Policy, ok)
	// Output: 不合法的access_token auth refresh true
}

func ExampleByCode() {
	for _, e := range codes.ByCode("invalidauthentication") {
		fmt.Println(e.ID)
	}
	// Output: api/InvalidAuthentication
}

func ExampleLookup() {
	for _, r := range codes.Lookup("88/60011") {
		fmt.Println(r.Query, r.Entries[0].ID, r.Unknown)
	}
	// Output:
	// 60011 oapi/60011 false
	// 88 oapi/88 false
}

func ExampleLookup_unknown() {
	r := codes.Lookup("40041")[0]
	fmt.Println(r.Unknown, r.Near[0])
	// Output: true oapi/40014
}

func ExampleIsCode() {
	fmt.Println(codes.IsCode("-1"), codes.IsCode("invalidauthentication"), codes.IsCode("serach"))
	// Output: true true false
}

func ExampleFindAPIs() {
	for _, a := range codes.FindAPIs("GET https://api.dingtalk.com/v1.0/contact/users/me") {
		fmt.Println(a.Call(), a.Title)
	}
	// Output: GET /v1.0/contact/users/{unionId} 获取用户通讯录个人信息
}

func ExampleFilter_Entries() {
	f := codes.Filter{Family: codes.FamilyCallback, Kind: codes.KindCrypto}
	fmt.Println(len(f.Entries()) > 0)
	// Output: true
}

func ExampleKindByName() {
	k, _ := codes.KindByName(codes.KindRateLimit)
	fmt.Println(k.Title.EN, k.Retry.Policy)
	// Output: Too many calls in a window backoff
}

func ExampleMeaning_Fixes() {
	m := codes.Meaning{Kind: codes.KindQuota}
	fmt.Println(m.Fixes()[0].EN, m.Fixes()[0].Basis)
	// Output: Stop retrying: waiting does not bring the quota back. kind
}
