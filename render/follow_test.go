package render_test

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/dterr/dterr/explain"
	"github.com/dterr/dterr/render"
)

// followed writes what is found in an input as it comes.
func followed(t *testing.T, in io.Reader, lang string) string {
	t.Helper()
	var b bytes.Buffer
	r := render.NewFollow(&b, render.Options{Lang: lang})
	_, err := explain.Stream(in, explain.Options{}, func(it explain.Item) error { return r.Add(it.Finding) })
	if err != nil {
		t.Fatal(err)
	}
	if err := r.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestFollow writes what a repeated cause says anew, and answers of others beside those
// of DingTalk.
func TestFollow(t *testing.T) {
	in := strings.Join([]string{
		`{"errcode":60020,"errmsg":"访问ip不在白名单之中,request ip=1.2.3.4 appKey(dingabc)"}`,
		`{"errcode":60020,"errmsg":"访问ip不在白名单之中,request ip=1.2.3.5 appKey(dingabc)"}`,
		`{"errcode":40014,"errmsg":"invalid access_token, hint: [1], from ip: 1.2.3.4, more info at https://open.work.weixin.qq.com/devtool/query?e=40014"}`,
		`{"errcode":0,"errmsg":"dingtalk"}`,
	}, "\n")
	got := followed(t, strings.NewReader(in), "zh")
	for _, want := range []string{
		"第 1 行：\n60020  ",
		"\n60020 · 访问ip不在白名单之中 · 第 2 行\n访问ip不在白名单之中,request ip=1.2.3.5 appKey(dingabc) · 第 2 次\n",
		"\n\n第 3 行：\n40014  ",
		"\n\n2 个错误 · 1 次成功 · 1 个其他平台的错误\n  2×  60020  ",
		"\n  1×  40014  ",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in\n%s", want, got)
		}
	}
}

// TestFollowMany reads more causes than are listed, and more than are remembered.
func TestFollowMany(t *testing.T) {
	var in strings.Builder
	for n := range 1200 {
		fmt.Fprintf(&in, `{"errcode":%d,"errmsg":"dingtalk"}`+"\n", 7_000_000+n)
	}
	in.WriteString(`{"errcode":7000000,"errmsg":"dingtalk"}` + "\n")
	in.WriteString(`{"errcode":7001199,"errmsg":"dingtalk"}` + "\n")
	got := followed(t, strings.NewReader(in.String()), "en")
	if n := strings.Count(got, "\nline "); n != 999 {
		t.Errorf("%d causes but for the first are told in full, want 999", n)
	}
	end := got[strings.LastIndex(got, "\n\n"):]
	if !strings.HasPrefix(end, "\n\n1202 errors, more than 1000 causes\n  2×  7000000  ") || !strings.HasSuffix(end, "\n  and 980 more\n") || strings.Count(end, "\n") != 24 {
		t.Errorf("it ends with %s", end)
	}
}
