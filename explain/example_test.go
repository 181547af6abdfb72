package explain_test

import (
	"fmt"
	"strings"
	"time"

	"github.com/dterr/dterr/explain"
)

func ExampleStream() {
	in := `2026-11-20 10:00:00 ERROR send failed: {"errcode":88,"sub_code":"60011","sub_msg":"没有调用该接口的权限","request_id":"15r7xs2kl3p3"}`
	_, err := explain.Stream(strings.NewReader(in), explain.Options{Source: "stdin"}, func(it explain.Item) error {
		f := it.Finding
		fmt.Println(f.Codes, f.Primary, f.Kind, f.Retry.Policy, f.RequestID)
		return nil
	})
	fmt.Println(err)
	// Output:
	// [88 60011] oapi/60011 permission never 15r7xs2kl3p3
	// <nil>
}

// What a body says: which code is the cause, which of its meanings this is, what to do,
// and what the answer itself tells.
func Example() {
	body := `{"errcode":88,"sub_code":"60011","sub_msg":"应用尚未开通所需的权限：[qyapi_get_member]","errmsg":"ding talk error","request_id":"15r7xs2kl3p3"}`
	_, err := explain.Stream(strings.NewReader(body), explain.Options{}, func(it explain.Item) error {
		f := it.Answer()
		if f == nil || f.OK {
			return nil
		}
		fmt.Println(f.Primary, f.Meaning, f.Known)
		fmt.Println(f.Title.EN)
		fmt.Println(f.Kind, f.Owner, f.Facts.RequiredScopes)
		_, fixes := f.Advice(f.Possible()[0])
		fmt.Println(fixes[0].EN)
		return nil
	})
	fmt.Println(err)
	// Output:
	// oapi/60011 scope-missing true
	// The app lacks the scope for this API
	// permission developer [qyapi_get_member]
	// Apply for the missing scope: by the link in the message, or under the app's Permissions (权限管理) in the developer console.
	// <nil>
}

// One record of a log after another, as a handler of logs has them. An ordinary record
// costs a look over its bytes.
func ExampleReader() {
	records := []string{
		`level=info msg="saved 12 rows"`,
		`level=error msg="send failed" body={"errcode":310000,"errmsg":"keywords not in content"}`,
		`level=error msg="403 Forbidden"`,
		`{"level":"error","resp":"{\"code\":\"InvalidAuthentication\",\"message\":\"不合法的access_token\"}"}`,
	}
	r := explain.NewReader(explain.Options{Source: "app.log"})
	for _, record := range records {
		for _, it := range r.Record([]byte(record)) {
			if f := it.Answer(); f != nil && !f.OK {
				fmt.Println(f.Primary, f.Kind, f.Retry.Policy)
			}
		}
	}
	// Output:
	// robot/310000 content never
	// api/InvalidAuthentication auth refresh
}

func ExampleFinding_Decision() {
	in := `{"errcode":90002,"errmsg":"您的服务器调用钉钉开放平台当前接口的所有请求都被暂时禁用了, apiPath(/user/list), 从 2026-11-20 20:40:03 到 2026-11-20 20:40:04 请求总次数超过了 300 次, 处罚将在 2026-11-20 20:40:05 结束"}`
	_, _ = explain.Stream(strings.NewReader(in), explain.Options{}, func(it explain.Item) error {
		at := time.Date(2026, 11, 20, 20, 40, 3, 0, explain.CST())
		d := it.Finding.Decision(at)
		fmt.Println(d.Exit, d.WaitSeconds, d.After.Format(time.RFC3339))
		return nil
	})
	// Output: 10 2 2026-11-20T20:40:05+08:00
}
