package main

import (
	"strings"
	"testing"
)

// Every line is answered with one line, the last one without its end too.
func TestAnswer(t *testing.T) {
	in := "ordinary\n" +
		`GET https://oapi.dingtalk.com/user/get?access_token=5e1fa7c29b3d4c448d100a6b7c8d9e0f {"errcode":40014,"errmsg":"不合法的access_token"} then {"errcode":60121,"errmsg":"找不到该用户","request_id":"15r7xs2k0001"}` + "\n" +
		`body:\n{\n  "errcode": 90018,\n  "errmsg": "应用调用该接口超过每秒次数上限"\n}` + "\n\n" +
		`{"errcode":0,"errmsg":"ok"}`
	var out strings.Builder
	if err := answer(strings.NewReader(in), &out); err != nil {
		t.Fatal(err)
	}
	want := []string{
		`{}`,
		`{"$!":{"dingtalk":{"id":"oapi/60121","codes":["60121"],"kind":"not-found","meaning":"not-in-organisation","retry":"never","request_id":"15r7xs2k0001","errors":2}}}`,
		`{"$!":{"dingtalk":{"id":"oapi/90018","codes":["90018"],"kind":"rate-limit","meaning":"app-api-per-second","retry":"wait","errors":1}}}`,
		`{}`,
		`{}`,
		``,
	}
	got := strings.Split(out.String(), "\n")
	for i := range max(len(got), len(want)) {
		if i >= len(got) || i >= len(want) || got[i] != want[i] {
			t.Errorf("line %d\n got %q\nwant %q", i, got[min(i, len(got)-1)], want[min(i, len(want)-1)])
		}
	}
}
