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
