package scan_test

import (
	"fmt"
	"strings"
	"time"

	"github.com/dterr/dterr/explain"
	"github.com/dterr/dterr/explain/scan"
)

// The errors of a log by cause, what must be fixed before what heals by itself.
func ExampleScan_Read() {
	const log = `2026-11-29 10:00:01 ERROR POST https://oapi.dingtalk.com/user/get {"errcode":90018,"errmsg":"应用调用该接口超过每秒次数上限"}
2026-11-29 10:00:02 ERROR POST https://oapi.dingtalk.com/user/get {"errcode":90018,"errmsg":"应用调用该接口超过每秒次数上限"}
2026-11-29 10:00:03 ERROR POST https://oapi.dingtalk.com/user/get {"errcode":40014,"errmsg":"不合法的access_token"}
2026-11-29 10:00:04 INFO POST https://oapi.dingtalk.com/user/get {"errcode":0,"errmsg":"ok"}
`
	s := scan.New(scan.Options{Explain: explain.Options{Now: time.Date(2026, 11, 29, 12, 0, 0, 0, explain.CST())}})
	if err := s.Read("app.log", strings.NewReader(log)); err != nil {
		fmt.Println(err)
		return
	}
	r := s.Result()
	r.List()
	fmt.Println(r.Findings, "errors,", r.Successes, "success")
	for _, g := range r.Groups {
		fmt.Println(g.Count, g.ID, g.Kind, g.First.Format(time.TimeOnly), g.APIs[0].Name)
	}
	// Output:
	// 3 errors, 1 success
	// 1 oapi/40014 auth 10:00:03 POST /user/get
	// 2 oapi/90018 rate-limit 10:00:01 POST /user/get
}
