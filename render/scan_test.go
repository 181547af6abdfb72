package render_test

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/dterr/dterr/explain"
	"github.com/dterr/dterr/explain/scan"
	"github.com/dterr/dterr/render"
)

// scanOf scans a log that a test makes up.
func scanOf(log string) *scan.Result {
	s := scan.New(scan.Options{Explain: explain.Options{Now: now()}, Workers: 1})
	if err := s.Read("app.log", strings.NewReader(log)); err != nil {
		panic(err)
	}
	r := s.Result()
	r.List()
	return r
}

// busyLog holds errors of several causes over two days, of which one grows, one ceased
// and one has two names.
func busyLog() string {
	var b strings.Builder
	at := now().Add(-36 * time.Hour)
	line := func(minutes int, text string) {
		fmt.Fprintf(&b, "%s ERROR c.a.Client - %s\n", at.Add(time.Duration(minutes)*time.Minute).Format("2006-01-02 15:04:05,000"), text)
	}
	for i := range 20 {
		line(i*10, fmt.Sprintf(`POST https://oapi.dingtalk.com/topapi/user/get {"errcode":40014,"errmsg":"不合法的access_token","request_id":"req0%05d"}`, i))
	}
	for i := range 12 {
		line(1500+i*30, fmt.Sprintf(`POST https://oapi.dingtalk.com/topapi/v2/user/get {"errcode":88,"sub_code":"60011","sub_msg":"没有调用该接口的权限，接口权限申请参考：requiredScopes=[qyapi_get_member]，应用 appKey(dingtestkey)","request_id":"perm%05d"}`, i))
	}
	line(1870, `403 {"code":"Forbidden.AccessDenied.AccessTokenPermissionDenied","requestid":"ABCDEF01-0000-7000-8000-000000000001","message":"没有调用该接口的权限","accessdenieddetail":{"requiredScopes":["qyapi_robot_sendmsg"]}} https://api.dingtalk.com/v1.0/robot/groupMessages/send`)
	for i := range 40 {
		line(100+i*40, `POST https://oapi.dingtalk.com/topapi/v2/department/listsub {"errcode":90018,"errmsg":"应用调用该接口超过每秒次数上限"}`)
	}
	line(1900, `{"code":"some.new.Code","message":"x","requestid":"ABCDEF01-0000-7000-8000-000000000002"} https://api.dingtalk.com/v1.0/im/chat`)
	line(1901, `POST https://oapi.dingtalk.com/topapi/user/get {"errcode":0,"errmsg":"ok"}`)
	line(1902, `{"errcode":40014,"errmsg":"invalid access_token, hint: [1796000000], from ip: 203.0.113.7, more info at https://open.work.weixin.qq.com/devtool/query?e=40014"}`)
	return b.String()
}

// hostileLog holds what must not reach a reader as it stands.
func hostileLog() string {
	return "2026-11-22 10:00:00 POST https://oapi.dingtalk.com/topapi/\x1b[31m<script>alert(1)</script>/get?access_token=5e1f0a9d5e1f0a9d5e1f0a9d5e1f0a9d " +
		`{"code":"<img src=x onerror=alert(1)>.\u202efoo","message":"<b>|x|</b>","requestid":"<svg/onload=alert(1)>ABCDEF"}` + "\n" +
		`2026-11-22 10:00:01 {"errcode":60011,"errmsg":"没有调用该接口的权限 requiredScopes=[<script>,a|b,` + "`" + `c` + "`" + `] https://open-dev.dingtalk.com/appscope/apply?content=ding\"><script>alert(2)</script>"} https://oapi.dingtalk.com/user/get` + "\n"
}

func scanCase(name, log string, by scan.Dimension) golden {
	return golden{
		name,
		func(w io.Writer, o render.Options) error {
			return render.Scan(w, scanOf(log), render.ScanOptions{Options: o, By: by})
		},
		func(w io.Writer, o render.Options) error {
			return render.ScanMarkdown(w, scanOf(log), render.ScanOptions{Options: o, By: by})
		},
	}
}

// markup are the elements and attributes that a page may have.
var markup = regexp.MustCompile(`<!?/?([a-z0-9]+)((?:\s[^<>]*)?)>`) //nolint:gochecknoglobals // a constant

// TestScanHTML holds pages against golden files, and what is in them against what a page
// may hold: no script, nothing from elsewhere, every < of its own.
func TestScanHTML(t *testing.T) {
	allowed := " doctype html meta link title style main h1 h2 p figure svg rect text figcaption span i table thead tbody tr th td strong br code ol ul li details summary a "
	for name, log := range map[string]string{"scan-causes": busyLog(), "scan-hostile": hostileLog()} {
		for _, lang := range []string{"zh", "en"} {
			var b bytes.Buffer
			o := render.ScanOptions{Options: render.Options{Lang: lang, Now: now(), Zone: explain.CST()}, By: scan.ByCause}
			if err := render.ScanHTML(&b, scanOf(log), o); err != nil {
				t.Fatal(err)
			}
			file := filepath.Join("testdata", name+"."+lang+".html")
			if *update {
				if err := os.WriteFile(file, b.Bytes(), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(b.Bytes(), want) {
				t.Errorf("%s differs (if it is right: go test -update)", file)
			}
			page := b.String()
			if n := len(markup.FindAllString(page, -1)); n != strings.Count(page, "<") {
				t.Errorf("%s: %d elements, %d <", file, n, strings.Count(page, "<"))
			}
			for _, m := range markup.FindAllStringSubmatch(page, -1) {
				if !strings.Contains(allowed, " "+m[1]+" ") || regexp.MustCompile(`\son[a-z]+=`).MatchString(m[2]) {
					t.Errorf("%s: %s", file, m[0])
				}
			}
			for _, m := range regexp.MustCompile(`(?:src|href|url)\s*[=(]\s*"?([^"\s)>]+)`).FindAllStringSubmatch(page, -1) {
				if m[1] != "data:," && !explain.IsDingTalkURL(m[1]) {
					t.Errorf("%s refers to %s", file, m[1])
				}
			}
			if strings.Contains(page, "5e1f0a9d") {
				t.Errorf("%s holds a token", file)
			}
		}
	}
}
