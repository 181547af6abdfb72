package render_test

import (
	"bytes"
	"flag"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/codes/calls"
	"github.com/dterr/dterr/explain"
	"github.com/dterr/dterr/explain/scan"
	"github.com/dterr/dterr/explain/signature/outcome"
	"github.com/dterr/dterr/render"
)

var update = flag.Bool("update", false, "write the golden files anew")

// now is the clock of all golden files.
func now() time.Time { return time.Date(2026, 11, 23, 9, 0, 0, 0, explain.CST()) }

// golden is one case: what is rendered as text and as Markdown.
type golden struct {
	name     string
	text     func(io.Writer, render.Options) error
	markdown func(io.Writer, render.Options) error
}

func entryCase(name string, e *codes.Entry) golden {
	return golden{
		name,
		func(w io.Writer, o render.Options) error { return render.Entry(w, e, o) },
		func(w io.Writer, o render.Options) error { return render.LookupMarkdown(w, []*codes.Entry{e}, o) },
	}
}

func statusCase(name string, status int) golden {
	return golden{
		name,
		func(w io.Writer, o render.Options) error { return render.Status(w, status, o) },
		func(w io.Writer, o render.Options) error { return render.StatusMarkdown(w, status, o) },
	}
}

func findingCase(name string, f *explain.Finding) golden {
	return golden{
		name,
		func(w io.Writer, o render.Options) error { return render.Finding(w, f, o) },
		func(w io.Writer, o render.Options) error { return render.FindingMarkdown(w, f, o) },
	}
}

func reportCase(name string, all ...*explain.Finding) golden {
	report := func(markdown bool) func(io.Writer, render.Options) error {
		return func(w io.Writer, o render.Options) error {
			r := render.NewReport(w, markdown, o)
			for _, f := range all {
				r.Add(f)
			}
			return r.Close()
		}
	}
	return golden{name, report(false), report(true)}
}

func goldens() []golden {
	return []golden{
		entryCase("entry-one-meaning", tokenEntry()),
		entryCase("entry-many-meanings", argumentEntry()),
		entryCase("entry-crowded", crowdedEntry()),
		statusCase("status-403", 403),
		statusCase("status-503", 503),
		statusCase("status-unnamed", 418),
		findingCase("finding-selected", selected()),
		findingCase("finding-candidates", undecided()),
		findingCase("finding-ban", banned(now().Add(95*time.Second))),
		findingCase("finding-ban-over", banned(now().Add(-time.Hour))),
		findingCase("finding-scopes", scopes()),
		findingCase("finding-needs", needy()),
		findingCase("finding-misspelt", misspelt()),
		findingCase("finding-unknown-code", unknownCode()),
		findingCase("finding-unknown-number", unknownNumber()),
		findingCase("finding-no-code", noCode()),
		findingCase("finding-network", network()),
		findingCase("finding-html", webPage()),
		findingCase("finding-message", messageOnly()),
		findingCase("finding-inferred", inferred()),
		findingCase("finding-wrapper", wrapper()),
		findingCase("finding-expired", expired()),
		findingCase("finding-foreign", foreign()),
		findingCase("finding-success", success()),
		findingCase("finding-hostile", hostile()),
		reportCase("report-many", atLine(selected(), 3), atLine(selected(), 9), atLine(banned(now()), 12), atLine(success(), 14),
			again(selected(), 20), atLine(foreign(), 31)),
		reportCase("report-joined", atLine(selected(), 3), saying(atLine(selected(), 5), "robotCode dingother 不存在"),
			atLine(banned(now()), 7), atLine(banned(now().Add(2*time.Minute)), 8), atLine(lacking("Contact.User.Read"), 11), atLine(lacking("Contact.Dept.Read"), 12)),
		reportCase("report-files", atLine(limited(20), 3), inFile(atLine(limited(70), 7), "other.log"), atLine(foreign(), 9)),
		reportCase("report-successes", atLine(success(), 1), atLine(success(), 2)),
		reportCase("report-crowd", crowd(45)...),
		scanCase("scan-causes", busyLog(), scan.ByCause),
		scanCase("scan-hours", busyLog(), scan.ByHour),
		scanCase("scan-apps", busyLog(), scan.ByApp),
		scanCase("scan-hostile", hostileLog(), scan.ByCause),
		scanCase("scan-quiet", "", scan.ByCause),
		{
			"verify", func(w io.Writer, o render.Options) error { return render.Verify(w, callback(), o) }, nil,
		},
	}
}

// TestGolden holds every view against the files in testdata; -update writes
// them anew.
func TestGolden(t *testing.T) {
	for _, g := range goldens() {
		for _, lang := range []string{"zh", "en"} {
			o := render.Options{Lang: lang, Width: 80, Now: now()}
			narrow, color, full := o, o, o
			narrow.Width = 60
			color.Color, color.Hyperlinks = true, true
			full.Full = true
			hold(t, g.name+"."+lang+".txt", g.text, o)
			hold(t, g.name+"."+lang+".60.txt", g.text, narrow)
			hold(t, g.name+"."+lang+".color.txt", g.text, color)
			if g.markdown == nil {
				continue
			}
			hold(t, g.name+"."+lang+".full.txt", g.text, full)
			hold(t, g.name+"."+lang+".md", g.markdown, o)
			hold(t, g.name+"."+lang+".full.md", g.markdown, full)
		}
	}
}

// dated is the catalogue's date, which changes with the catalogue.
func dated(s []byte) []byte {
	return regexp.MustCompile(`20\d\d-\d\d-\d\d(，|\)|）)`).ReplaceAll(s, []byte("DATE$1"))
}

func hold(t *testing.T, name string, view func(io.Writer, render.Options) error, o render.Options) {
	t.Helper()
	t.Run(name, func(t *testing.T) {
		var b bytes.Buffer
		if err := view(&b, o); err != nil {
			t.Fatal(err)
		}
		got := dated(b.Bytes())
		path := filepath.Join("testdata", name)
		if *update {
			if err := os.WriteFile(path, got, 0o644); err != nil {
				t.Fatal(err)
			}
			return
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("differs from %s (-update writes it anew)\n--- got\n%s--- want\n%s", path, got, want)
		}
		if strings.HasSuffix(name, ".txt") && !o.Color {
			fits(t, string(got), o.Width)
		}
	})
}

// fits checks that no line is wider than the page, but for those that a URL or a
// command needs for itself, and that none trails blanks.
func fits(t *testing.T, text string, width int) {
	t.Helper()
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(line, "\n")
		bare := strings.TrimLeft(line, " ")
		whole := strings.HasPrefix(bare, "http") || strings.HasPrefix(bare, "curl ") || strings.HasPrefix(bare, "dterr ")
		if n := render.Cells(line); n > width && !whole {
			t.Errorf("%d cells, more than %d: %s", n, width, line)
		}
		if strings.HasSuffix(line, " ") {
			t.Errorf("trailing blank: %q", line)
		}
	}
}

func tokenEntry() *codes.Entry {
	return &codes.Entry{
		ID: "oapi/x40014", Code: "x40014", Family: codes.FamilyOAPI,
		Title: codes.Text{ZH: "不合法的access_token", EN: "The access_token is not valid"},
		See:   []string{"api/NotInAnyCatalogue"},
		Meanings: []codes.Meaning{{
			Key: "invalid", Message: "不合法的access_token",
			Title: codes.Text{ZH: "不合法的access_token", EN: "The access_token is not valid"},
			Kind:  codes.KindAuth, Domain: "app", Retry: codes.Retry{Policy: codes.PolicyRefresh},
			Owner: codes.OwnerDeveloper, Status: codes.StatusCurrent, HTTP: []uint16{200},
			Causes: []codes.Advice{
				{Text: codes.Text{ZH: "token 已过期：它只有 7200 秒寿命，之后须重新获取。", EN: "The token has expired: it lives 7200 seconds and must be fetched anew after that."}, Basis: codes.BasisDoc},
				{Text: codes.Text{ZH: "用了别的应用的 token。", EN: "The token is another app's."}, Basis: codes.BasisThread, Source: "https://github.com/example/example/issues/1 2026-08-22"},
			},
			OwnFixes: []codes.Advice{
				{Text: codes.Text{ZH: "重新获取一次 access_token，再重试一次（不要循环）。", EN: "Fetch a new access_token and repeat the call once; do not loop."}, Basis: codes.BasisDoc, Run: "curl -sS -G https://oapi.dingtalk.com/gettoken --data-urlencode \"appkey=$APP_KEY\" --data-urlencode \"appsecret=$APP_SECRET\""},
				{Text: codes.Text{ZH: "检查缓存：多处各自刷新会让彼此的 token 失效。", EN: "Check the cache: several refreshers make each other's tokens useless."}, Basis: codes.BasisWire, Source: "public probe log 2026-09-11"},
			},
			Docs:    []string{"https://open.dingtalk.com/document/development/server-api-error-codes-1"},
			Sources: []string{"appendix 2016-05-19", "official 2026-05-06"},
		}},
	}
}

func argumentEntry() *codes.Entry {
	meaning := func(key, message, zh, en string, kind codes.Kind) codes.Meaning {
		return codes.Meaning{
			Key: key, Message: message, Title: codes.Text{ZH: zh, EN: en}, Kind: kind, Domain: "robot",
			Retry: codes.Retry{Policy: codes.PolicyNever}, Owner: codes.OwnerDeveloper, Status: codes.StatusCurrent,
			HTTP: []uint16{400},
			OwnFixes: []codes.Advice{{
				Text:  codes.Text{ZH: "核对参数：" + zh + "。", EN: "Check the argument: " + en + "."},
				Basis: codes.BasisOwn,
			}},
			Sources: []string{"official 2026-05-06"},
		}
	}
	e := &codes.Entry{
		ID: "api/invalidParameter.x", Code: "invalidParameter.x", Family: codes.FamilyAPI,
		Title: codes.Text{ZH: "参数错误", EN: "An argument is wrong"},
		Meanings: []codes.Meaning{
			meaning("robot-code", "robotCode %s 不存在", "robotCode 不存在", "the robotCode does not exist", codes.KindNotFound),
			meaning("users", "userIds 超过 %s 个", "接收人太多", "there are too many receivers", codes.KindParameter),
			meaning("old", "", "参数不合法", "the argument is not valid", codes.KindParameter),
		},
	}
	e.Meanings[2].Status = codes.StatusRetired
	e.Meanings[1].Retry = codes.Retry{Policy: codes.PolicyWait, WaitSeconds: 90, MaxAttempts: 3}
	return e
}

func selected() *explain.Finding {
	e := argumentEntry()
	return &explain.Finding{
		Source: "stdin", Line: 1, Platform: explain.DingTalk, Codes: []string{"invalidParameter.x"},
		Primary: e.ID, Known: true, Meaning: "robot-code", Candidates: []string{"robot-code"}, Matched: explain.ByMessage,
		Title: e.Meanings[0].Title, Kind: codes.KindNotFound, Owner: codes.OwnerDeveloper,
		Retry:   explain.Retry{Retry: codes.Retry{Policy: codes.PolicyNever}},
		Message: "robotCode dingexample 不存在", RequestID: "00000000-0000-7000-8000-000000000000", HTTPStatus: 400,
		API: "POST /v1.0/robot/oToMessages/batchSend", Time: now().Add(-50 * time.Hour),
		Facts: explain.Facts{Variables: []string{"dingexample"}}, Entry: e,
	}
}

// needy is an answer about which the documentation says more than it does itself.
func needy() *explain.Finding {
	f := selected()
	c := calls.Find(f.API)[0]
	f.Facts = explain.Facts{}
	f.Needs = &explain.Needs{
		Call: c.Call(), Doc: c.Doc, Date: c.Date, Scopes: c.Grants, Token: &c.Tokens[0], Fields: c.Named("robotCode"), Limit: &c.Limits[0],
	}
	return f
}

// misspelt is one that names a field which the call does not take.
func misspelt() *explain.Finding {
	f := selected()
	c := calls.Find(f.API)[0]
	f.Facts = explain.Facts{MissingField: "robot_code"}
	f.Needs = &explain.Needs{Call: c.Call(), Doc: c.Doc, Date: c.Date, Asked: "robot_code", Fields: c.Spelled("robot_code")}
	return f
}

func undecided() *explain.Finding {
	f := selected()
	f.Meaning, f.Matched, f.Message, f.Time, f.Facts = "", "", "", time.Time{}, explain.Facts{}
	f.Candidates = []string{"users", "robot-code"}
	f.Title, f.Kind = f.Entry.Title, codes.KindParameter
	return f
}

func banned(until time.Time) *explain.Finding {
	e := argumentEntry()
	e.ID, e.Code, e.Family = "oapi/x90002", "x90002", codes.FamilyOAPI
	e.Title = codes.Text{ZH: "接口调用频率超限", EN: "The call is made too often"}
	e.Meanings = e.Meanings[1:2]
	e.Meanings[0].Kind = codes.KindRateLimit
	return &explain.Finding{
		Platform: explain.DingTalk, Codes: []string{"88", "x90002"}, Primary: e.ID, Known: true, Meaning: "users",
		Matched: explain.ByOnly, Title: e.Title, Kind: codes.KindRateLimit, Owner: codes.OwnerDeveloper,
		Retry: explain.Retry{Retry: codes.Retry{Policy: codes.PolicyWait}, After: until},
		Facts: explain.Facts{APIPath: "/user/list", Limit: 300, WindowSeconds: 60, Until: until.Format(time.RFC3339)},
		Entry: e,
	}
}

func scopes() *explain.Finding {
	f := selected()
	f.Meaning, f.Candidates = "old", []string{"old"}
	f.Facts = explain.Facts{
		RequiredScopes: []string{"Contact.User.Read", "qyapi_get_member"},
		ApplyURL:       "https://open-dev.dingtalk.com/appscope/apply?content=example",
		RequestIP:      "192.0.2.1", AppKey: "dingexample", MissingField: "robotCode", Reason: "scope", StatusCode: 403,
		URL: "https://app.example.com/callback", Nonce: "n", Timestamp: "1", WaitSeconds: 3, Solution: "申请权限",
	}
	f.Notes = []explain.Note{{Key: "inner", Text: codes.Text{ZH: "来自日志的一行。", EN: "From a line of a log."}}}
	f.Families = []codes.Family{codes.FamilyRobot}
	f.Inferred = true
	return f
}

func unknownCode() *explain.Finding {
	return &explain.Finding{
		Platform: explain.DingTalk, Codes: []string{"No.Such.Code.Anywhere.QQ"}, Primary: "api/No.Such.Code.Anywhere.QQ",
		Title: codes.TitleUnknownCode.Text(), Kind: codes.KindUnknown, Retry: explain.Retry{Retry: codes.Retry{Policy: codes.PolicyUnknown}},
		Message: "something new", RequestID: "00000000-0000-7000-8000-000000000000", HTTPStatus: 500,
	}
}

// unknownNumber is of a row that the catalogue has others of.
func unknownNumber() *explain.Finding {
	f := unknownCode()
	f.Codes, f.Primary, f.Message = []string{"400404"}, "oapi/400404", "miss param : link->zoo"
	return f
}

// crowdedEntry has more meanings than a page takes.
func crowdedEntry() *codes.Entry {
	e := argumentEntry()
	e.Meanings[2].Kind = codes.KindState
	for len(e.Meanings) < 12 {
		m := e.Meanings[len(e.Meanings)%3]
		n := string(rune('a' + len(e.Meanings)))
		m.Key += n
		m.Title.ZH += " " + n
		m.Title.EN += " " + n
		e.Meanings = append(e.Meanings, m)
	}
	for n := range 9 {
		e.Meanings[0].Docs = append(e.Meanings[0].Docs, "https://open.dingtalk.com/document/example/"+strings.Repeat("page-", n+3))
	}
	return e
}

func network() *explain.Finding {
	return &explain.Finding{
		Platform: explain.DingTalk, Kind: codes.KindUnknown, NoAnswer: true,
		Title:   codes.Text{ZH: "请求没有得到响应", EN: "the call got no answer"},
		Message: "dial tcp: lookup oapi.dingtalk.com: no such host",
		Retry:   explain.Retry{Retry: codes.Retry{Policy: codes.PolicyBackoff}},
		Notes:   []explain.Note{{Key: "network", Text: codes.Text{ZH: "先用 curl -v 试同一个域名。", EN: "Try the same host with curl -v."}}},
	}
}

func webPage() *explain.Finding {
	f := noCode()
	f.Page, f.HTTPStatus, f.API, f.Message = true, 405, "", "405 Not Allowed"
	f.Title = codes.TitlePageStatus.Text(codes.Same("status", "405"))
	f.Notes = []explain.Note{{Key: "status", Text: codes.Text{ZH: "405：不接受这个方法。", EN: "405: the method is not taken."}}}
	return f
}

func messageOnly() *explain.Finding {
	f := noCode()
	f.HTTPStatus, f.API = 0, ""
	f.Title = codes.Text{ZH: "响应里没有返回码", EN: "the answer names no code"}
	f.Message = "错误描述:权限校验不通过;\n\n解决方案:检查归属;\n参考链接:https://open-dev.dingtalk.com/"
	f.Facts = explain.Facts{Reason: "权限校验不通过", Solution: "检查归属"}
	return f
}

func inferred() *explain.Finding {
	f := selected()
	f.Codes, f.Inferred, f.RequestID, f.Time = nil, true, "", time.Time{}
	return f
}

func wrapper() *explain.Finding {
	e := tokenEntry()
	e.ID, e.Code = "oapi/88", "88"
	e.Meanings[0].Retry.Policy = codes.PolicyUnknown
	return &explain.Finding{
		Platform: explain.DingTalk, Codes: []string{"88"}, Primary: e.ID, Known: true, Meaning: "invalid",
		Matched: explain.ByOnly, Title: e.Title, Kind: codes.KindAuth, Owner: codes.OwnerDeveloper, Entry: e,
		Retry: explain.Retry{Retry: codes.Retry{Policy: codes.PolicyUnknown}},
		Notes: []explain.Note{
			{Key: "sub-code-missing", Text: codes.Text{ZH: "88 只是外层，原因在 sub_code 里。", EN: "88 is only a wrapper; the cause stands in sub_code."}},
			{Key: "other", Text: codes.Text{ZH: "另一条。", EN: "Another one."}},
		},
	}
}

// expired is unknown and too old for the official diagnosis.
func expired() *explain.Finding {
	f := unknownCode()
	f.Time = now().Add(-8 * 24 * time.Hour)
	f.Facts = explain.Facts{
		ApplyURL:  "https://open-dev.dingtalk.com/appscope/apply?content=dingexample%23Contact.User.Read%2CContact.User.Mobile",
		Variables: []string{"something", "told nowhere else"},
	}
	return f
}

func noCode() *explain.Finding {
	return &explain.Finding{
		Platform: explain.DingTalk, Kind: codes.KindPermission, HTTPStatus: 403, API: "GET /v1.0/contact/users/me",
		Title: codes.Text{ZH: "服务端拒绝了这次调用", EN: "The server refused the call"},
		Retry: explain.Retry{Retry: codes.Retry{Policy: codes.PolicyNever}},
	}
}

func foreign() *explain.Finding {
	return &explain.Finding{
		Platform: explain.WeCom, Codes: []string{"40014"}, Message: "invalid access_token, more info at https://open.work.weixin.qq.com/devtool/query?e=40014",
		Title: codes.TitleWecom.Text(), Kind: codes.KindUnknown,
	}
}

func success() *explain.Finding {
	return &explain.Finding{
		Platform: explain.DingTalk, OK: true, Codes: []string{"0"}, Primary: "oapi/0", Title: codes.TitleSuccess.Text(), Kind: codes.KindSuccess,
		API: "POST /topapi/v2/user/get",
	}
}

func hostile() *explain.Finding {
	f := unknownCode()
	f.Codes = []string{"evil\x1b[31m"}
	f.Primary = "oapi/evil\x1b[31m"
	f.Message = "a\x1b]8;;https://evil.example\x1b\\click\x07 \u202egnp.exe \u200b\x9b31m \xff line\nbreak `code` <b>"
	f.RequestID = "id\r\nforged: header"
	f.API = "GET /\x00"
	return f
}

func atLine(f *explain.Finding, line int) *explain.Finding {
	f.Source, f.Line = "app.log", line
	return f
}

func again(f *explain.Finding, line int) *explain.Finding {
	f.RequestID, f.Time = "00000000-0000-7000-8000-000000000001", f.Time.Add(time.Minute)
	return atLine(f, line)
}

// saying gives the finding another message.
func saying(f *explain.Finding, message string) *explain.Finding {
	f.Message = message
	return f
}

// limited is a ban with that limit and an address of its own.
func limited(limit int) *explain.Finding {
	f := banned(now())
	f.Facts.Limit, f.Facts.RequestIP = limit, "192.0.2."+strconv.Itoa(limit)
	return f
}

func inFile(f *explain.Finding, name string) *explain.Finding {
	f.Source = name
	return f
}

// crowd gives findings of that many causes, of which the last comes twice.
func crowd(n int) []*explain.Finding {
	var all []*explain.Finding
	for i := range n {
		f := unknownCode()
		f.Codes = []string{"code" + strconv.Itoa(i)}
		f.Primary = "api/" + f.Codes[0]
		all = append(all, atLine(f, i+1))
	}
	last := *all[n-1]
	return append(all, atLine(&last, n+1))
}

// lacking is a refusal for want of a scope.
func lacking(scope string) *explain.Finding {
	f := selected()
	f.Meaning, f.Message, f.RequestID = "old", "no permission", ""
	f.Facts = explain.Facts{RequiredScopes: []string{scope}}
	return f
}

func callback() outcome.Report {
	return outcome.Report{
		Subject: "callback", Code: "900010", Cause: "wrong-owner",
		Title: codes.Text{ZH: "密文末尾的归属与配置的不同", EN: "The owner in the message is not the one configured"},
		Checks: []outcome.Check{
			{Name: "signature", OK: true, Detail: codes.Text{ZH: "签名相符。", EN: "The signature fits."}},
			{Name: "owner", Detail: codes.Text{ZH: "密文里是 dingexample，配置的是 dingother。", EN: "The message says dingexample, configured is dingother."}},
		},
		Libraries: []outcome.Library{{Name: "java", Raises: "900010"}},
		Fixes:     []codes.Advice{{Text: codes.Text{ZH: "改用密文里的归属。", EN: "Use the owner that the message names."}, Basis: codes.BasisOwn}},
		Event:     "check_url", Owner: "dingexample", OwnerKind: "appKey",
	}
}
