package render_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/dterr/dterr/explain"
	"github.com/dterr/dterr/explain/scan"
	"github.com/dterr/dterr/render"
)

// evidenceOf scans a log that a test makes up for a report.
func evidenceOf(log string) *scan.Result {
	s := scan.New(scan.Options{Explain: explain.Options{Now: now()}, Workers: 1, Evidence: true})
	if err := s.Read("app.log", strings.NewReader(log)); err != nil {
		panic(err)
	}
	r := s.Result()
	r.List()
	return r
}

// bundleOf writes the report about a log.
func bundleOf(t *testing.T, log, lang string) string {
	t.Helper()
	var b bytes.Buffer
	o := render.BundleOptions{Options: render.Options{Lang: lang, Now: now()}, Version: "1.2.3", Catalogue: "2026-11-29"}
	if err := render.Bundle(&b, evidenceOf(log), o); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestBundle holds reports against golden files; -update writes them anew.
func TestBundle(t *testing.T) {
	for name, log := range map[string]string{"bundle-busy": busyLog(), "bundle-hostile": hostileLog(), "bundle-facts": factsLog()} {
		for _, lang := range []string{"zh", "en"} {
			file := filepath.Join("testdata", name+"."+lang+".md")
			got := bundleOf(t, log, lang)
			if *update {
				if err := os.WriteFile(file, []byte(got), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("%s differs (if it is right: go test -update)\n%s", file, got)
			}
		}
	}
}

// factsLog holds answers that say much about their own case, of two apps and from two
// addresses, one that was called again and again until it worked, a ban that lasts, and a
// code that nobody knows.
func factsLog() string {
	var b strings.Builder
	line := func(clock, text string) { fmt.Fprintf(&b, "2026-11-22 %s ERROR %s\n", clock, text) }
	for i, clock := range []string{"10:00:00", "10:00:01", "10:00:03", "10:00:07"} {
		line(clock, fmt.Sprintf(`POST https://oapi.dingtalk.com/topapi/user/list {"errcode":-1,"errmsg":"系统繁忙","request_id":"busy%05d"}`, i))
	}
	line("10:00:15", `POST https://oapi.dingtalk.com/topapi/user/list {"errcode":0,"errmsg":"ok"}`)
	line("10:00:02", `POST https://oapi.dingtalk.com/topapi/v2/department/get {"errcode":0,"errmsg":"ok"}`)
	for i, app := range []string{"dingappone", "dingapptwo"} {
		line("11:00:00", fmt.Sprintf(`POST https://oapi.dingtalk.com/topapi/v2/user/get {"errcode":88,"sub_code":"60020","sub_msg":"访问ip不在白名单之中,请参考FAQ：https://open.dingtalk.com/document/x, request ip=203.0.113.%d, appKey(%s)","request_id":"addr%05d"}`, 7+i, app, i))
	}
	line("12:00:00", `POST https://oapi.dingtalk.com/user/list {"errcode":90002,"errmsg":"您的服务器调用钉钉开放平台当前接口的所有请求都被暂时禁用了, apiPath(/user/list), 从 2026-11-23 08:40:03 到 2026-11-23 08:40:04 请求总次数超过了 300 次, 处罚将在 2026-11-23 09:05:00 结束"}`)
	line("12:00:01", `POST https://oapi.dingtalk.com/user/list {"errcode":98765432,"errmsg":"something new"}`)
	return b.String()
}

// TestBundleBounds proves that a report stays short however many causes, calls and
// requests there are, and says how many it leaves out.
func TestBundleBounds(t *testing.T) {
	var b strings.Builder
	for i := range 300 {
		fmt.Fprintf(&b, "2026-11-22 10:%02d:00 POST https://oapi.dingtalk.com/topapi/user/get%d {\"errcode\":%d,\"errmsg\":\"%s\",\"request_id\":\"many%05d\"}\n",
			i%60, i, 7_000_000+i%40, strings.Repeat("x", 2000), i)
	}
	for i := range 30 {
		fmt.Fprintf(&b, "2026-11-22 11:%02d:00 POST https://oapi.dingtalk.com/topapi/role/get%d {\"errcode\":40014,\"errmsg\":\"不合法的access_token\",\"request_id\":\"more%05d\"}\n", i, i, i)
	}
	got := bundleOf(t, b.String(), "en")
	if n := strings.Count(got, "\n## "); n != 21 {
		t.Errorf("%d headings, want 20 causes and the environment", n)
	}
	for _, want := range []string{"… and 21 more causes with ", "… and 22 more calls"} {
		if !strings.Contains(got, want) {
			t.Errorf("it does not say %q", want)
		}
	}
	if len(got) > 64<<10 {
		t.Errorf("it has %d bytes", len(got))
	}
}

// TestBundleHostile proves that nothing that a sender chose is more than code: of what
// GitHub makes of a report, only code holds values, and there is no element and no link
// that the program did not write.
func TestBundleHostile(t *testing.T) {
	link := regexp.MustCompile(`\(https?:[^)]*\)|<[^>]*>`)
	for seed := range uint64(60) {
		r := rand.New(rand.NewPCG(seed, 15))
		got := bundleOf(t, sownLog(r), [...]string{"zh", "en"}[seed%2])
		outline := outlineOf(t, got)
		if strings.Contains(outline, sown) || strings.Contains(outline, "example.com") || strings.Contains(outline, "octocat") {
			t.Fatalf("seed %d: a value is more than code in\n%s\nwhich is\n%s", seed, got, outline)
		}
		for _, url := range link.FindAllString(outline, -1) {
			if url != "("+explain.DiagnosisPage+")" {
				t.Fatalf("seed %d: a link to %s", seed, url)
			}
		}
		for line := range strings.Lines(outline) {
			if kind, _, _ := strings.Cut(strings.TrimSpace(line), " "); isNode(kind) {
				t.Fatalf("seed %d: a %s comes of\n%s", seed, kind, got)
			}
		}
		for _, c := range got {
			if c < ' ' && c != '\n' || c == '\u202e' || c == '\u200b' || c == '\u2028' {
				t.Fatalf("seed %d: %q in\n%q", seed, c, got)
			}
		}
	}
}

// isNode reports whether a word is the name of a node that the program never writes.
func isNode(word string) bool {
	switch word {
	case "HTMLBlock", "RawHTML", "Image", "Blockquote", "CodeBlock", "FencedCodeBlock", "ThematicBreak", "Strikethrough", "TaskCheckBox", "FootnoteLink", "Footnote", "DefinitionList":
		return true
	}
	return false
}

// sownLog is a log of answers in which a sender chose every value.
func sownLog(r *rand.Rand) string {
	n := 0
	next := func() string { n++; return value(r, n) }
	var b strings.Builder
	for i := range 12 {
		body := map[string]any{"message": next(), "requestid": next(), "code": [...]string{"InvalidAuthentication", "Forbidden.AccessDenied.AccessTokenPermissionDenied", "some." + next()}[i%3]}
		if i%4 == 0 {
			body = map[string]any{"errcode": 60011, "errmsg": next() + " requiredScopes=[" + next() + "," + next() + "] https://open-dev.dingtalk.com/appscope/apply?content=" + next(), "request_id": next()}
		}
		if i%3 == 1 {
			body["accessdenieddetail"] = map[string]any{"requiredScopes": []string{next(), next()}}
		}
		text, err := json.Marshal(body)
		if err != nil {
			panic(err)
		}
		path := strings.NewReplacer("\n", "", "\r", "").Replace(next())
		fmt.Fprintf(&b, "2026-11-22 10:00:%02d POST https://api.dingtalk.com/v1.0/%s %s\n", i, path, text)
	}
	return b.String()
}

// TestBundleFails proves that an error of writing is given back.
func TestBundleFails(t *testing.T) {
	r, w := io.Pipe()
	r.Close()
	if err := render.Bundle(w, evidenceOf(busyLog()), render.BundleOptions{Options: render.Options{Now: now()}}); err == nil {
		t.Error("no error")
	}
}
