package logtime_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/dterr/dterr/explain/internal/logtime"
)

// How a form states its zone and its year.
const (
	bare = iota
	zoned
	yearless
)

// forms are lines as loggers write them, of 2026-11-29 12:00:00.123 in China.
var forms = []struct {
	name string
	kind int
	line string
}{
	{"ISO", bare, "2026-11-29 12:00:00 ERROR x"},
	{"ISO with a T", bare, "2026-11-29T12:00:00.123 x"},
	{"RFC 3339", zoned, "2026-11-29T12:00:00+08:00 x"},
	{"UTC", zoned, "2026-11-29T04:00:00.123Z x"},
	{"a zone without a colon", zoned, "2026-11-29T12:00:00.123+0800\tERROR\tx"},
	{"a zone behind a blank", zoned, "2026-11-29 12:00:00.123 +08:00 [ERR] x"},
	{"Go's String", zoned, "2026-11-29 12:00:00.123 +0800 CST m=+0.1"},
	{"a zone of hours", zoned, "2026-11-29 12:00:00.123+08 x"},
	{"a zone by name", zoned, "2026-11-29 04:00:00.123 UTC [12] LOG:  x"},
	{"an abbreviation that is several", bare, "2026-11-29 12:00:00.123 CST [12] LOG:  x"},
	{"minutes alone", bare, "2026-11-29T12:00 x"},
	{"a fraction behind a colon", bare, "2026-11-29 12:00:00:123 x"},
	{"logback", bare, "2026-11-29 12:00:00,123 [main] ERROR c.e.App - x"},
	{"log4j2", bare, "2026-11-29 12:00:00,123-ERROR-x"},
	{"Python", bare, "2026-11-29 12:00:00,123 - app - ERROR - x"},
	{"a table", bare, "2026-11-29 12:00:00,40014,x"},
	{"brackets", bare, "[2026-11-29 12:00:00.123] [ERROR] x"},
	{"brackets of ThinkPHP", zoned, "[ 2026-11-29T12:00:00+08:00 ] x"},
	{"round brackets", bare, "(2026-11-29 12:00:00) x"},
	{"Monolog", zoned, "[2026-11-29T12:00:00.123456+08:00] app.ERROR: x"},
	{"Laravel", bare, "[2026-11-29 12:00:00] local.ERROR: x"},
	{"PHP", zoned, "[29-Nov-2026 04:00:00 UTC] PHP Warning:  x"},
	{"PHP in China", zoned, "[29-Nov-2026 12:00:00 Asia/Shanghai] PHP Warning:  x"},
	{"Ruby", bare, "E, [2026-11-29T12:00:00.123456 #1] ERROR -- : x"},
	{"Tomcat", bare, "29-Nov-2026 12:00:00.123 SEVERE [main] x"},
	{"Tomcat in Chinese", bare, "29-11月-2026 12:00:00.123 严重 [main] x"},
	{"java.util.logging", bare, "Nov 29, 2026 12:00:00 PM com.example.App run"},
	{"java.util.logging of today", bare, "Nov 29, 2026 12:00:00\u202fPM com.example.App run"},
	{"java.util.logging in Chinese", bare, "十一月 29, 2026 12:00:00 下午 com.example.App run"},
	{"the same of Java 9", bare, "11月 29, 2026 12:00:00 下午 com.example.App run"},
	{"log4j's DATE", bare, "29 Nov 2026 12:00:00,123 ERROR x"},
	{"Go", bare, "2026/11/29 12:00:00.123456 main.go:12: x"},
	{"Go with a prefix", bare, "[app] 2026/11/29 12:00:00 x"},
	{"Gin", bare, "[GIN] 2026/11/29 - 12:00:00 | 200 | 1ms | ::1 | GET \"/\""},
	{"Nest", bare, "[Nest] 12  - 11/29/2026, 12:00:00 PM   ERROR x"},
	{"JavaScript in Chinese", bare, "2026/11/29 下午12:00:00 x"},
	{"JavaScript in Chinese of today", bare, "2026/11/29 12:00:00 x"},
	{"Chinese", bare, "2026年11月29日 12:00:00 x"},
	{"dots", bare, "2026.11.29 12:00:00 x"},
	{"compact", bare, "20261129 12:00:00.123 x"},
	{"compact ISO", zoned, "20261129T040000Z x"},
	{"nginx's errors", bare, "2026/11/29 12:00:00 [error] 12#12: *1 x"},
	{"nginx's accesses", zoned, `1.2.3.4 - - [29/Nov/2026:12:00:00 +0800] "GET / HTTP/1.1" 200 1`},
	{"an access log with a user", zoned, `host [x] 1.2.3.4 - me [29/Nov/2026:12:00:00 +0800] "GET /[1]" 200 1`},
	{"HAProxy", bare, `1.2.3.4:5 [29/Nov/2026:12:00:00.123] http~ x`},
	{"Apache's errors", bare, "[Sun Nov 29 12:00:00.123456 2026] [core:error] [pid 1] x"},
	{"date(1)", bare, "Sun Nov 29 12:00:00 CST 2026 x"},
	{"HTTP's date", zoned, "Sun, 29 Nov 2026 04:00:00 GMT x"},
	{"syslog", yearless, "Nov 29 12:00:00 host app[1]: x"},
	{"syslog from the wire", yearless, "<34>Nov 29 12:00:00 host app: x"},
	{"a host that begins as a half of the day", yearless, "Nov 29 12:00:00 am-1 app: x"},
	{"syslog of today", zoned, "<34>1 2026-11-29T12:00:00.123+08:00 host app - - - x"},
	{"journalctl with a year", bare, "Sun 2026-11-29 12:00:00 CST host app[1]: x"},
	{"klog", yearless, "E1129 12:00:00.123456   12345 file.go:12] x"},
	{"glog", bare, "E20261129 12:00:00.123456 12345 file.cc:12] x"},
	{"Docker", zoned, "2026-11-29T04:00:00.123456789Z stdout F x"},
	{"Compose", zoned, "web_1  | 2026-11-29T04:00:00.123Z x"},
	{"PM2", bare, "1|app  | 2026-11-29 12:00:00: x"},
	{"a pod", zoned, "[pod/app-1/app] 2026-11-29T04:00:00.123Z x"},
	{"Heroku", zoned, "2026-11-29T12:00:00.123456+08:00 app[web.1]: x"},
	{"a search", bare, "logs/app.log:12:2026-11-29 12:00:00 x"},
	{"the number of a line", bare, "12:2026-11-29 12:00:00 x"},
	{"a level", bare, "ERROR 2026-11-29 12:00:00,123 x"},
	{"a level and a colon", bare, "INFO:     2026-11-29 12:00:00 x"},
	{"a level in brackets", bare, "[ERROR] [2026-11-29 12:00:00] x"},
	{"a level in Chinese", bare, "严重: 2026-11-29 12:00:00 x"},
	{"a thread", bare, "[http-nio-8080-exec-1] 2026-11-29 12:00:00.123 x"},
	{"colours", bare, "\x1b[32m2026-11-29 12:00:00.123\x1b[0m | INFO | x"},
	{"a mark of the encoding", bare, "\ufeff2026-11-29 12:00:00 x"},
	{"logfmt", zoned, "ts=2026-11-29T04:00:00.123Z level=error x"},
	{"logfmt behind the level", zoned, "level=error ts=2026-11-29T04:00:00.123Z x"},
	{"logrus", zoned, `time="2026-11-29T12:00:00+08:00" level=error msg=x`},
	{"a firewall", bare, "date=2026-11-29 time=12:00:00 devname=x"},
	{"seconds", zoned, "1795924800.123 x"},
	{"milliseconds", zoned, "1795924800123 x"},
	{"seconds in brackets", zoned, "[1795924800] x"},
	{"seconds of logfmt", zoned, "ts=1795924800.123 x"},
	{"nanoseconds of logfmt", zoned, "ts=1795924800123456789 x"},
	{"zap", zoned, `{"level":"error","ts":1795924800.123,"msg":"x"}`},
	{"pino", zoned, `{"level":50,"time":1795924800123,"msg":"x"}`},
	{"pino behind PM2", zoned, `0|app | {"level":50,"time":1795924800123,"msg":"x"}`},
	{"bunyan", zoned, `{"name":"x","level":50,"msg":"{\"time\":\"2020-01-01T00:00:00Z\"}","time":"2026-11-29T04:00:00.123Z","v":0}`},
	{"winston", zoned, `{"err":{"timestamp":"2020-01-01T00:00:00Z"},"message":"x","timestamp":"2026-11-29T04:00:00.123Z"}`},
	{"logstash", zoned, `{"@timestamp":"2026-11-29T04:00:00.123Z","message":"x"}`},
	{"Docker's file", zoned, `{"log":"x \"\\\"\n","stream":"stderr","time":"2026-11-29T04:00:00.123456789Z"}`},
	{"Python's JSON", bare, `{"asctime": "2026-11-29 12:00:00,123", "message": "x"}`},
	{"nginx's JSON", zoned, `{"time":"29/Nov/2026:12:00:00 +0800","status":200}`},
	{"SLS", zoned, `{"__source__":"1","__time__":"1795924800","m":"x"}`},
	{"the journal", zoned, `{"MESSAGE":"x","__REALTIME_TIMESTAMP":"1795924800123456"}`},
	{"a zone in brackets", zoned, `{"time":"2026-11-29T12:00:00+08:00[Asia/Shanghai]"}`},
	{"an object further back", zoned, `app {"eventTime":1795924800123}`},
	{"a member by itself", zoned, `  "timestamp": "2026-11-29T04:00:00.123Z",`},
	{"an element", zoned, `, {"time":"2026-11-29T04:00:00.123Z"}`},
}

// TestRead reads each form.
func TestRead(t *testing.T) {
	want := time.Date(2026, 11, 29, 4, 0, 0, 0, time.UTC)
	for _, test := range forms {
		s, ok := logtime.Read([]byte(test.line))
		if !ok {
			t.Errorf("%s: %q has no time", test.name, test.line)
			continue
		}
		at := s.In(china, want)
		if !at.Truncate(time.Second).Equal(want) || s.Zoned != (test.kind == zoned) || s.Yearless != (test.kind == yearless) {
			t.Errorf("%s: %q is of %v, %+v", test.name, test.line, at, s)
		}
		if holds := strings.Contains(test.line, "123") && !strings.Contains(test.line, "12345 f"); holds && at.Nanosecond()/1e6 != 123 {
			t.Errorf("%s: %q is of %v", test.name, test.line, at)
		}
	}
}

var china = time.FixedZone("", 8*60*60)

// TestNone reads no time where none is written.
func TestNone(t *testing.T) {
	for _, line := range []string{
		"", " ", "[", "{", "2026", "x",
		"2026-11-29", "2026-11-29 was a Sunday", "2026-11-29 12", "20261129", "20261129120000", "12:00:00 x", "12:00:00.123 [main] x",
		"2026-13-29 12:00:00 x", "2026-02-29 12:00:00 x", "2026-11-31 12:00:00 x", "2026-11-29 25:00:00 x", "2026-11-29 12:60:00 x", "1926-11-29 12:00:00 x", "2126-11-29 12:00:00 x",
		"2026-11-29T12:00:00x", "2026-11-29 12:00:00/1", "2026-11-29 12:00:00.log is full", "2026-11-29_12:00:00 x",
		"logs/2026/11/29/12/00/00.log", "/2026/11/29 12:00:00", "v2026.11.29 x", "2026.11.29 is out",
		"order 2026-11-29 12:00:00 x", "the deadline is 2026-11-29 12:00:00", "expire:2026-11-29 12:00:00", "expire=2026-11-29 12:00:00",
		"1795924800", "1795924800123", "13800138000 called", "4155551234 called", "17959248001 x", "179592480012 x", "99999999999999999999 x",
		"order 1795924800 x", "orderId=1795924800123", "[1795924800, 5]", "(1795924800", "\"1795924800\"", "ts=99", "t=1795924800ms",
		"took 1795924800.123", "1795924800.log x", "1795924800x", "1261440000 x",
		"E1129", "E1129 x", "E11291 12:00:00", "X1129 12:00:00.123456 x", "E1329 12:00:00.1 x",
		"Nov 29", "Nov 29 x", "Nov 31 12:00:00 x", "November rain", "Nov 29, 2026", "May I", "29 Nov", "Sun is out", "Sun, 29", "Nov 29 12:00 x:",
		"11/29/2026, 12:00:00", "11/29/2026 12:00:00 PM", "29/11/2026 12:00:00",
		"1.2.3.4 - - [29/Nov/2026]", "x [2026-11-29 12:00:00]", "x [29/Nov/2026:12:00:00 +0800", "x [[[[",
		`{"createTime":"2026-11-29 12:00:00"}`, `{"time":"12:00"}`, `{"time":12}`, `{"ts":1795924800e3}`, `{"time":"2026-11-29"}`, `{"time":true}`,
		`{"a":{"time":"2026-11-29T04:00:00Z"}}`, `{"a":["ts",1795924800]}`, `{"a":"ts"}`, `{"ts":"1795924800x"}`, `{"time":2026-11-29T04:00:00Z}`,
		`body {"date":"2026-11-29 12:00:00","time":1795924800}`, `body {"a":1} {"ts":1795924800}`, `{"time`, `{"time"`, `{"time":`, `{"time":"`, `{"\"time":1795924800}`,
		"|2026-11-29 12:00:00|x", "<34", "<34>", "<3456>2026-11-29 12:00:00", "ERROR", "level=", "a.b:", "1:", "[a", "a |",
		"https://oapi.dingtalk.com/x?timestamp=1795924800123&sign=x",
	} {
		if s, ok := logtime.Read([]byte(line)); ok {
			t.Errorf("%q is of %+v", line, s)
		}
	}
}

// TestIn gives times the zone and the year that they lack.
func TestIn(t *testing.T) {
	now := time.Date(2026, 3, 1, 12, 0, 0, 0, china)
	for _, test := range []struct {
		line string
		zone *time.Location
		now  time.Time
		want string
	}{
		{"2026-02-01 12:00:00 x", china, now, "2026-02-01T12:00:00+08:00"},
		{"2026-02-01 12:00:00 x", nil, now, "2026-02-01T12:00:00Z"},
		{"2026-02-01T12:00:00Z x", china, now, "2026-02-01T12:00:00Z"},
		{"2026-02-01T12:00:00+05:30 x", china, now, "2026-02-01T12:00:00+05:30"},
		{"Feb  1 12:00:00 x", china, now, "2026-02-01T12:00:00+08:00"},
		{"Mar  2 11:59:59 x", china, now, "2026-03-02T11:59:59+08:00"},
		{"Mar  2 12:00:01 x", china, now, "2025-03-02T12:00:01+08:00"},
		{"Dec 31 12:00:00 x", china, now, "2025-12-31T12:00:00+08:00"},
		{"Feb 29 12:00:00 x", china, now, "2024-02-29T12:00:00+08:00"},
		{"Jan  1 00:00:00 x", china, time.Date(2025, 12, 31, 23, 0, 0, 0, china), "2026-01-01T00:00:00+08:00"},
		{"Nov 29 12:00:00 UTC x", china, now, "2025-11-29T12:00:00Z"},
		{"Feb  1 12:00:00 x", china, time.Time{}, "0001-01-01T00:00:00Z"},
	} {
		s, ok := logtime.Read([]byte(test.line))
		if got := s.In(test.zone, test.now).Format(time.RFC3339); !ok || got != test.want {
			t.Errorf("%q is of %s, want %s", test.line, got, test.want)
		}
	}
	if got := (logtime.Stamp{}).In(china, now); !got.IsZero() {
		t.Errorf("no stamp is of %v", got)
	}
}

// TestRandomTimes reads back what each layout writes of a time, whatever stands before
// it and behind.
func TestRandomTimes(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	layouts := []string{
		"2006-01-02 15:04:05", "2006-01-02T15:04:05.000", "2006-01-02 15:04:05,000", time.RFC3339, time.RFC3339Nano, "2006-01-02T15:04:05.000000-0700",
		"2006-01-02 15:04:05.000 -0700", "2006/01/02 15:04:05.000000", "2006/1/2 15:04:05", "2006-1-2 3:04:05 PM", "02/Jan/2006:15:04:05 -0700", "02-Jan-2006 15:04:05.000",
		"Jan _2, 2006 3:04:05 PM", "Jan _2 15:04:05", "Mon Jan _2 15:04:05 2006", time.RFC1123, time.RFC1123Z, "E0102 15:04:05.000000", "20060102 15:04:05", "20060102T150405Z0700", "2006年01月02日 15:04:05",
		"1/2/2006, 3:04:05 PM",
	}
	prefixes := []string{"", " ", "[", "ERROR ", "[INFO] ", "app-1  | ", "0|web | ", "<13>", "ts=", "time=\"", "logs/app.log:7:", "[main] [x] ", "\x1b[31m"}
	rests := []string{" x", " ERROR [main] {\"errcode\":40014}", " 系统繁忙", " - x", ""}
	zones := []*time.Location{time.UTC, china, time.FixedZone("", -5*60*60), time.FixedZone("", 5*60*60+30*60)}
	for range 20_000 {
		zone := zones[r.IntN(len(zones))]
		at := time.Unix(firstOfTen+r.Int64N(spanOfTen), r.Int64N(1e9)).In(zone)
		layout := layouts[r.IntN(len(layouts))]
		if layout == time.RFC1123 {
			at = at.In(time.FixedZone("GMT", 0))
		}
		written := at.Format(layout)
		want, err := time.ParseInLocation(layout, written, at.Location())
		if err != nil {
			t.Fatal(err)
		}
		line := prefixes[r.IntN(len(prefixes))] + written + rests[r.IntN(len(rests))]
		s, ok := logtime.Read([]byte(line))
		if want.Year() == 0 {
			want = want.AddDate(at.Year(), 0, 0)
			if want.Day() != at.Day() || want.Month() != at.Month() {
				continue // the last of February
			}
		}
		got := s.In(at.Location(), at)
		if s.Yearless && at.Month() == time.February && at.Day() == 29 {
			continue
		}
		if !ok || !got.Equal(want) {
			t.Fatalf("%q: %v, want %v", line, got, want)
		}
	}
	for range 5_000 {
		at := time.Unix(firstOfTen+r.Int64N(spanOfTen), r.Int64N(1e9))
		for _, test := range []struct {
			line  string
			exact time.Duration
		}{
			{fmt.Sprintf("%d x", at.Unix()), time.Second},
			{fmt.Sprintf("[%d] x", at.UnixMilli()), time.Millisecond},
			{fmt.Sprintf("ts=%d x", at.UnixMicro()), time.Microsecond},
			{fmt.Sprintf(`{"ts":%d}`, at.UnixNano()), time.Nanosecond},
			{fmt.Sprintf(`{"level":"x","ts":%d.%06d}`, at.Unix(), at.Nanosecond()/1000), time.Microsecond},
		} {
			if s, ok := logtime.Read([]byte(test.line)); !ok || !s.Zoned || !s.Time.Equal(at.Truncate(test.exact)) {
				t.Fatalf("%q: %v, want %v", test.line, s.Time, at)
			}
		}
	}
}

// The seconds of the years that random times are of.
const (
	firstOfTen = 1577836800
	spanOfTen  = 10 * 365 * 24 * 60 * 60
)

// TestAllocations reads without memory of its own.
func TestAllocations(t *testing.T) {
	for _, test := range forms {
		line := []byte(test.line)
		if n := testing.AllocsPerRun(10, func() { logtime.Read(line) }); n > 0 {
			t.Errorf("%s: %v allocations", test.name, n)
		}
	}
}

// FuzzRead reads any line, no stamp of which is outside of what stamps are.
func FuzzRead(f *testing.F) {
	for _, test := range forms {
		f.Add([]byte(test.line))
	}
	now := time.Date(2026, 11, 29, 12, 0, 0, 0, china)
	f.Fuzz(func(t *testing.T, line []byte) {
		s, ok := logtime.Read(line)
		if !ok {
			if s != (logtime.Stamp{}) {
				t.Errorf("%q: no time, and %+v", line, s)
			}
			return
		}
		if y := s.Time.UTC().Year(); s.Yearless != (y <= 1) || !s.Yearless && (y < 1999 || y > 2100) {
			t.Errorf("%q: %+v", line, s)
		}
		if at := s.In(china, now); s.Yearless && (at.IsZero() || at.After(now.AddDate(0, 0, 1))) {
			t.Errorf("%q: %v", line, at)
		}
	})
}

// BenchmarkRead reads the commonest forms; budget 60 ns for ISO.
func BenchmarkRead(b *testing.B) {
	for _, name := range []string{"ISO", "RFC 3339", "logback", "syslog", "nginx's accesses", "pino", "Docker's file"} {
		for _, test := range forms {
			if test.name != name {
				continue
			}
			line := []byte(test.line)
			b.Run(name, func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					logtime.Read(line)
				}
			})
		}
	}
	none := []byte("        at com.example.App.run(App.java:12) ~[app.jar:1.0] of a long trace that tells no time")
	b.Run("none", func(b *testing.B) {
		for b.Loop() {
			logtime.Read(none)
		}
	})
}
