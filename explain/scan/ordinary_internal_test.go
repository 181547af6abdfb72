package scan

import (
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"testing"
	"time"
)

// ordinary is an endless log of programs that never call DingTalk: nginx, Java, syslog,
// Kubernetes and others, full of numbers and of codes of their own. It is the same for
// the same seed.
type ordinary struct {
	r    *rand.Rand
	at   time.Time
	text bytes.Buffer
}

func newOrdinary(seed uint64) *ordinary {
	return &ordinary{r: rand.New(rand.NewPCG(seed, 14)), at: now.Add(-240 * time.Hour)} // #nosec G404 -- a test
}

// Read implements [io.Reader].
func (o *ordinary) Read(p []byte) (int, error) {
	for o.text.Len() < len(p) {
		o.at = o.at.Add(time.Duration(o.r.IntN(400)) * time.Millisecond)
		o.entry()
		o.text.WriteByte('\n')
	}
	return o.text.Read(p)
}

func (o *ordinary) pick(all ...string) string { return all[o.r.IntN(len(all))] }

// number gives a number as logs are full of them, often one that is a code of DingTalk's
// as well.
func (o *ordinary) number() string {
	if o.r.IntN(3) == 0 {
		return o.pick("40014", "60011", "88", "90018", "310000", "33001", "-1", "400002", "60020", "500", "900001", "52013", "404", "41001", "43007")
	}
	return fmt.Sprint(o.r.Uint64() % [...]uint64{10, 1000, 65536, 1e6, 1e10, 1 << 62}[o.r.IntN(6)])
}

func (o *ordinary) hex(n int) string {
	b := make([]byte, n)
	for i := range b {
		b[i] = "0123456789abcdef"[o.r.IntN(16)]
	}
	return string(b)
}

func (o *ordinary) ip() string {
	return fmt.Sprintf("10.%d.%d.%d", o.r.IntN(256), o.r.IntN(256), o.r.IntN(256))
}

// body gives an answer of somebody else's API.
func (o *ordinary) body() string {
	n := o.number()
	return o.pick(
		`{"code":`+n+`,"message":"success","data":{"id":`+o.number()+`}}`,
		`{"code":"`+n+`","msg":"ok","data":[]}`,
		`{"code":0,"data":{"list":[],"total":`+n+`},"message":"success"}`,
		`{"code":"SUCCESS","message":"成功","data":null}`,
		`{"code":"ORDER_NOT_FOUND","message":"order `+n+` not found","traceId":"`+o.hex(32)+`"}`,
		`{"code":"E`+n+`","message":"inventory is short","requestId":"`+o.hex(16)+`"}`,
		`{"error":{"code":`+n+`,"status":"INVALID_ARGUMENT","message":"bad cursor"}}`,
		`{"error":{"code":"rate_limit_exceeded","type":"requests","message":"slow down"}}`,
		`{"error_code":`+n+`,"error_msg":"Open api daily request limit reached"}`,
		`{"errno":`+n+`,"errmsg":"","logid":`+o.number()+`}`,
		`{"status":`+n+`,"error":"Bad Request","path":"/v1/orders/`+n+`"}`,
		`{"kind":"Status","apiVersion":"v1","status":"Failure","reason":"NotFound","code":404}`,
		`{"ret":`+n+`,"retcode":"`+n+`","result":{"code":"`+o.hex(6)+`"}}`,
		`{"return_code":"FAIL","return_msg":"签名错误","result_code":"`+n+`"}`,
		`{"alipay_trade_query_response":{"code":"40004","msg":"Business Failed","sub_code":"ACQ.TRADE_NOT_EXIST","sub_msg":"交易不存在"}}`,
		`{"Code":"InvalidParameter","Message":"the value is out of range","HostId":"ecs.example.com"}`,
		`https://api.weixin.qq.com/cgi-bin/user/get {"errcode":40001,"errmsg":"invalid credential, access_token is invalid or not latest rid: `+o.hex(8)+`"}`,
		`https://qyapi.weixin.qq.com/cgi-bin/user/get {"errcode":40014,"errmsg":"invalid access_token, hint: [`+n+`], from ip: 203.0.113.7, more info at https://open.work.weixin.qq.com/devtool/query?e=40014"}`,
		`{"sku":"`+n+`","code":"`+o.hex(8)+`","qty":`+o.number()+`}`,
		`{"zip_code":"`+n+`","country_code":"CN","area_code":"0571"}`,
		`<Error><Code>NoSuchKey</Code><Message>The key `+n+` does not exist</Message></Error>`,
	)
}

// entry writes an entry without the end of its last line.
func (o *ordinary) entry() {
	b, n, at := &o.text, o.number(), o.at
	switch o.r.IntN(12) {
	case 0, 1:
		fmt.Fprintf(b, `%s - - [%s] "%s /api/%s/%s?code=%s&id=%s HTTP/1.1" %s %s "-" "Mozilla/5.0 (%s)" %s.%s`, o.ip(), at.Format("02/Jan/2006:15:04:05 -0700"),
			o.pick("GET", "POST", "PUT"), o.pick("orders", "users", "code", "errcode"), n, o.hex(8), o.number(), o.pick("200", "302", "400", "403", "404", "429", "500", "503"), o.number(), o.hex(6), o.number(), n)
	case 2, 3:
		fmt.Fprintf(b, "%s %-5s [%s-%d] c.e.shop.%s - %s %s", at.Format("2006-01-02 15:04:05.000"), o.pick("INFO", "WARN", "ERROR", "DEBUG"), o.pick("exec", "http-nio", "pool-1"), o.r.IntN(300), o.pick("Order", "Stock", "Gateway", "CodeService"),
			o.pick("response", "upstream says", "saved", "errorCode "+n, "code="+n, "status: "+n, "retry in "+n+" ms", "returned", "错误码 "+n, "返回码："+n), o.body())
	case 4:
		fmt.Fprintf(b, "%s ERROR [main] c.e.shop.Order - failed\njava.lang.IllegalStateException: code: %s, message: %s\n\tat c.e.shop.Order.run(Order.java:%d)\n\tat java.base/java.lang.Thread.run(Thread.java:%d)\nCaused by: c.e.shop.ApiException: error %s", at.Format("2006-01-02 15:04:05,000"), n, o.pick("timeout", "not found", "denied"), o.r.IntN(900), o.r.IntN(2000), n)
	case 5:
		fmt.Fprintf(b, "<%d>%s web%d %s[%d]: %s", o.r.IntN(192), at.Format("Jan _2 15:04:05"), o.r.IntN(20), o.pick("sshd", "kernel", "cron", "postfix/smtpd"), o.r.IntN(65536),
			o.pick("Failed password for root from "+o.ip()+" port "+n, "exit code "+n, "oom-kill: pid="+n, "error code="+n+" result="+o.hex(8), "session "+n+" opened"))
	case 6:
		fmt.Fprintf(b, `{"ts":"%s","level":"%s","logger":"app","caller":"api/%s.go:%d","msg":"%s","code":%s,"latency_ms":%s,"body":%q}`, at.Format(time.RFC3339Nano), o.pick("info", "warn", "error"), o.pick("order", "user"), o.r.IntN(900), o.pick("request done", "upstream failed", "code "+n), n, o.number(), o.body())
	case 7:
		fmt.Fprintf(b, "%s stdout F %s", at.Format("2006-01-02T15:04:05.000000000Z07:00"), o.body())
	case 8:
		fmt.Fprintf(b, "E%s %7d reflector.go:%d] pod %q failed: rpc error: code = %s desc = exit %s", at.Format("0102 15:04:05.000000"), o.r.IntN(99999), o.r.IntN(900), "shop-"+o.hex(9), o.pick("Unavailable", "DeadlineExceeded", "Unknown"), n)
	case 9:
		fmt.Fprintf(b, "%s LOG:  duration: %s.%s ms  statement: SELECT code, errcode FROM orders WHERE id = %s AND code IN (%s, %s)", at.Format("2006-01-02 15:04:05.000 MST"), o.number(), n, o.number(), n, o.number())
	case 10:
		b.WriteString(o.body())
	default:
		fmt.Fprintf(b, "time=%s level=%s msg=%q code=%s errno=%s order_id=%s", at.Format(time.RFC3339), o.pick("info", "error"), o.pick("done", "failed with "+n, "code "+n+" from "+o.ip()), n, o.number(), o.number())
	}
}

// noHits scans so many bytes of ordinary lines and fails at each error of DingTalk's, or
// success, that is found in them.
func noHits(t *testing.T, seed uint64, size int64) {
	t.Helper()
	s := New(options())
	if err := s.Read("a.log", io.LimitReader(newOrdinary(seed), size)); err != nil {
		t.Fatal(err)
	}
	r := s.Result()
	r.List()
	for _, g := range r.Groups {
		t.Errorf("%d of %s %s, the last on line %d", g.Count, g.ID, g.Title.EN, g.Example.Line)
	}
	if r.Successes > 0 || r.Bytes < size {
		t.Errorf("%d successes; %d bytes of %d", r.Successes, r.Bytes, size)
	}
}

// TestOrdinary finds nothing in ordinary logs; with the tag large in a gigabyte of them.
func TestOrdinary(t *testing.T) {
	noHits(t, 1, 4<<20)
}
