package otelcol_test

import (
	"bytes"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/dterr/dterr/explain"
	"github.com/dterr/dterr/explain/redact"
	"github.com/dterr/dterr/explain/scan"
)

// logger writes the log of an invented service: entries that begin with a time, one in
// twenty of which holds an answer of DingTalk, on one line or on several. All credentials
// are invented. The same seed gives the same log.
type logger struct {
	bytes.Buffer
	random *rand.Rand
	at     time.Time
}

func newLogger(seed uint64) *logger {
	return &logger{random: rand.New(rand.NewPCG(seed, 17)), at: time.Date(2026, 11, 20, 10, 0, 0, 0, time.FixedZone("", 8*60*60))}
}

// ordinary are messages without an answer, %d is a number.
func ordinary() []string {
	return []string{
		"INFO  [worker-3] c.e.order.Service - order %d accepted, items=4 amount=3.03 user=u01003 trace=9e3779b1",
		"DEBUG [pool-1] c.e.sync.Job - 已同步部门 %d，用时 12 毫秒，没有变化",
		"WARN  [worker-1] c.e.db.Pool - slow statement, %d rows in 1203 ms",
		`INFO  [http-8] c.e.web.Access - GET /api/orders/%d?page=2 HTTP/1.1 200 1534 12ms "Mozilla/5.0 (X11; Linux x86_64)"`,
	}
}

// rarer are ordinary messages of which there are fewer: over several lines, or with a
// code that is nobody's error.
func rarer() []string {
	return []string{
		"ERROR [worker-5] c.e.pay.Client - java.net.SocketTimeoutException: Read timed out, order %d\n\tat java.base/java.net.SocketInputStream.read(SocketInputStream.java:186)\n\tat com.example.pay.Client.call(Client.java:88)\n\tat com.example.pay.Client.retry(Client.java:41)",
		`INFO  [stream-2] c.e.order.Events - {"event":"order.paid","order":%d,"code":200,"data":{"amount":12.5}}`,
		"INFO  [worker-2] c.e.order.Address - order %d goes to zipcode 310000",
	}
}

// answers are messages with one answer or several, %d is a number. None needs another
// entry to be known as DingTalk's.
func answers() []string {
	return []string{
		`ERROR [worker-3] c.e.ding.Sender - GET https://oapi.dingtalk.com/topapi/v2/user/get?access_token=5e1fa7c29b3d4c448d100a6b7c8d9e0f failed: {"errcode":60011,"errmsg":"没有调用该接口的权限","request_id":"15r7xs2k%04d"}`,
		`ERROR [worker-3] c.e.ding.Sender - failed: {"errcode":40014,"errmsg":"不合法的access_token","request_id":"16r7xs2k%04d"}`,
		"WARN  [worker-4] c.e.ding.Sender - call failed, body:\n{\n  \"errcode\": 90018,\n  \"errmsg\": \"应用调用该接口超过每秒次数上限\",\n  \"request_id\": \"17r7xs2k%04d\"\n}",
		`ERROR [worker-1] c.e.ding.Top - POST https://oapi.dingtalk.com/topapi/message/corpconversation/asyncsend_v2 {"errcode":88,"errmsg":"ding talk error[subcode=60011,submsg=没有调用该接口的权限]","sub_code":"60011","sub_msg":"没有调用该接口的权限","request_id":"18r7xs2k%04d"}`,
		`ERROR [worker-2] c.e.card.Client - POST https://api.dingtalk.com/v1.0/card/instances 403 {"code":"Forbidden.AccessDenied.AccessTokenPermissionDenied","requestid":"7B6E9C9F-0000-7000-8000-00000000%04d","message":"应用尚未开通所需的权限：[Card.Instance.Write]","accessdenieddetail":{"requiredScopes":["Card.Instance.Write"]}}`,
		"ERROR [worker-2] c.e.card.Client - com.aliyun.tea.TeaException: code: 400, 不合法的临时授权码 request id: 7B6E9C9F-0000-7000-8000-00000000%04d\nData: {\"code\":\"invalidParameter.authCode.notFound\",\"requestid\":\"7B6E9C9F-0000-7000-8000-000000000001\",\"message\":\"不合法的临时授权码\",\"statusCode\":400}\n\tat com.aliyun.teaopenapi.Client.doRequest(Client.java:318)\n\tat com.example.card.Client.send(Client.java:52)",
		`ERROR [alert-1] c.e.alert.Robot - https://oapi.dingtalk.com/robot/send?access_token=9b3d4c448d100a6b7c8d9e0f5e1fa7c29b3d4c448d100a6b7c8d9e0f5e1fa7c2 {"errcode":310000,"errmsg":"keywords not in content, more: [https://ding-doc.dingtalk.com/doc#/serverapi2/qf2nxq]"} n=%d`,
		`ERROR [gateway] c.e.gw.Proxy - {"level":"error","upstream":"https://oapi.dingtalk.com/user/get","n":%d,"body":"{\"errcode\":60121,\"errmsg\":\"找不到该用户\",\"request_id\":\"19r7xs2k0001\"}"}`,
		`ERROR [worker-6] c.e.ding.Batch - https://oapi.dingtalk.com/user/get {"errcode":40014,"errmsg":"不合法的access_token"} then https://oapi.dingtalk.com/user/get {"errcode":60121,"errmsg":"找不到该用户"} n=%d`,
		`INFO  [worker-6] c.e.ding.Sender - https://oapi.dingtalk.com/user/get {"errcode":0,"errmsg":"ok","request_id":"20r7xs2k%04d"}`,
		`ERROR [worker-7] c.e.ding.New - https://oapi.dingtalk.com/user/get {"errcode":987654,"errmsg":"unheard of","request_id":"21r7xs2k%04d"}`,
		`ERROR [worker-8] c.e.wx.Client - https://api.weixin.qq.com/cgi-bin/token {"errcode":40013,"errmsg":"invalid appid rid: 5e1fa7c2-9b3d4c44-%08d"}`,
	}
}

// entry writes one entry.
func (l *logger) entry() {
	l.at = l.at.Add(time.Duration(1+l.random.IntN(20)) * time.Millisecond)
	from := ordinary()
	switch l.random.IntN(20) {
	case 0:
		from = answers()
	case 1, 2, 3:
		from = rarer()
	}
	message := from[l.random.IntN(len(from))]
	l.WriteString(l.at.Format("2006-01-02T15:04:05.000Z07:00 "))
	fmt.Fprintf(l, message, l.random.IntN(10000))
	l.WriteByte('\n')
}

// logOf gives a log of at least n bytes, with the place behind each entry.
func logOf(seed uint64, n int) (text []byte, ends []int) {
	l := newLogger(seed)
	for l.Len() < n {
		l.entry()
		ends = append(ends, l.Len())
	}
	return l.Bytes(), ends
}

// writeLog writes a log to a file and gives how many entries it has.
func writeLog(t *testing.T, path string, seed uint64, n int) int {
	t.Helper()
	text, ends := logOf(seed, n)
	if err := os.WriteFile(path, text, 0o600); err != nil {
		t.Fatal(err)
	}
	return len(ends)
}

// scanned gives the errors of files by id, by one scan of them all.
func scanned(t *testing.T, paths ...string) map[string]int {
	t.Helper()
	s := scan.New(scan.Options{})
	for _, path := range paths {
		f, err := os.Open(path)
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Read(filepath.Base(path), f); err != nil {
			t.Fatal(err)
		}
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
	}
	sum := s.Result()
	sum.List()
	all := map[string]int{}
	for _, g := range sum.Groups {
		all[g.ID] += g.Count
	}
	if sum.Truncated || len(all) < 7 {
		t.Fatalf("the log holds too little: %v", all)
	}
	return all
}

// The log is such that its entries, read one by one, say what a scan of all of it says.
func TestLog(t *testing.T) {
	path := filepath.Join(t.TempDir(), "app.log")
	writeLog(t, path, 1, 2<<20)
	want := scanned(t, path)
	text, ends := logOf(1, 2<<20)
	reader := explain.NewReader(explain.Options{Masker: redact.NewApart()})
	got, lines := map[string]int{}, 0
	for i, end := range ends {
		begin := 0
		if i > 0 {
			begin = ends[i-1]
		}
		entry := text[begin:end]
		lines += strings.Count(string(entry), "\n")
		for _, it := range reader.Record(entry) {
			if f := it.Finding; f != nil && f.Platform == explain.DingTalk && !f.OK {
				got[f.Primary]++
			}
		}
	}
	if !maps.Equal(got, want) {
		t.Errorf("one by one %v\nin one scan %v", got, want)
	}
	if lines < len(ends)*11/10 {
		t.Errorf("%d lines in %d entries: no bodies over several lines", lines, len(ends))
	}
}
