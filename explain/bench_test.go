package explain_test

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/debug"
	"runtime/metrics"
	"sort"
	"strings"
	"testing"
	"time"

	"github.com/dterr/dterr/explain"
)

// ordinaryLog writes n bytes of a service's log: one line in twenty holds an
// answer of DingTalk.
func ordinaryLog(n int) []byte {
	var b bytes.Buffer
	for i := 0; b.Len() < n; i++ {
		at := fmt.Sprintf("2026-11-20T10:%02d:%02d.%03d+08:00", i/60000%60, i/1000%60, i%1000)
		switch i % 20 {
		case 7:
			fmt.Fprintf(&b, "%s ERROR [worker-%d] c.e.ding.Sender - send failed: {\"errcode\":60011,\"errmsg\":\"没有调用该接口的权限\",\"request_id\":\"15r7xs2k%04d\"}\n", at, i%8, i%10000)
		case 3, 13:
			fmt.Fprintf(&b, "%s INFO  [worker-%d] c.e.web.Access - GET /api/orders/%d?page=2 HTTP/1.1 200 1534 12ms \"Mozilla/5.0 (X11; Linux x86_64)\" zipcode 310000\n", at, i%8, i)
		default:
			fmt.Fprintf(&b, "%s INFO  [worker-%d] c.e.order.Service - order %d accepted, items=%d amount=%d.%02d user=u%05d trace=%08x\n", at, i%8, i, i%9, i%1000, i%100, i%99999, i*2654435761)
		}
	}
	return b.Bytes()
}

// BenchmarkLog reads an ordinary log on one core. Budget: 200 MB/s.
func BenchmarkLog(b *testing.B) {
	log := ordinaryLog(16 << 20)
	b.SetBytes(int64(len(log)))
	b.ReportAllocs()
	for b.Loop() {
		_, err := explain.Stream(bytes.NewReader(log), explain.Options{Now: now()}, func(explain.Item) error { return nil })
		if err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkQuietLog reads a log without any answer of DingTalk.
func BenchmarkQuietLog(b *testing.B) {
	log := bytes.ReplaceAll(ordinaryLog(16<<20), []byte("errcode"), []byte("zipcode"))
	b.SetBytes(int64(len(log)))
	for b.Loop() {
		_, _ = explain.Stream(bytes.NewReader(log), explain.Options{Now: now()}, func(explain.Item) error { return nil })
	}
}

// hostile gives inputs that a careless reader needs quadratic time or much memory for.
func hostile() map[string]func(n int) string {
	return map[string]func(n int) string{
		"records": func(n int) string {
			var s strings.Builder
			for i := range n {
				fmt.Fprintf(&s, `{"id":%d,"name":"attendance group %d"},`, i, i)
			}
			return `{"groups":[` + s.String() + `{}]}`
		},
		"cut records": func(n int) string {
			return strings.Repeat("INFO body="+record[:165]+"\n", n/4)
		},
		"foreign": func(n int) string {
			var s strings.Builder
			for i := range n {
				fmt.Fprintf(&s, "{\"code\":\"USER_NOT_FOUND\",\"message\":\"用户信息不存在 %d\"}\n", i)
			}
			return s.String()
		},
		"brackets":      func(n int) string { return strings.Repeat(`{"code":{`, n) },
		"quotes":        func(n int) string { return strings.Repeat(`"errcode":"`, n) },
		"escapes":       func(n int) string { return `{"errmsg":"` + strings.Repeat(`\\\"errcode\\\":1,`, n) },
		"open, bare":    func(n int) string { return strings.Repeat(`{errcode=40014, `, n) },
		"open, nested":  func(n int) string { return strings.Repeat(`{errcode=40014, errmsg={`, n) },
		"open, quoted":  func(n int) string { return strings.Repeat(`{'errcode': 40014, `, n) },
		"open, text":    func(n int) string { return strings.Repeat("{\"errcode\":40014,\"errmsg\":\"\n", n) },
		"one line":      func(n int) string { return strings.Repeat(`{"errcode":40014,"errmsg":"x"}`, n) },
		"one record":    func(n int) string { return recordOf(n) },
		"record a line": func(n int) string { return strings.Repeat(recordOf(10)+"\n", n/10) },
		"one list":      func(n int) string { return rowsOf(n) },
		"sum of lines":  func(n int) string { return `{"errcode":40014,"errmsg":` + strings.Repeat("\"x\" +\n", 30*n) + `"x"}` },
	}
}

// recordOf gives an attendance record of the appendix's model with n items.
func recordOf(n int) string {
	item := `{"status":"Normal","duty":"OnDuty","checkTime":1700000000000,"signTime":1700000000000}`
	return `{"type":"attendance","category":1,"items":[` + strings.Repeat(item+",", n) + item + `]}`
}

// rowsOf gives a list of today's results with n rows.
func rowsOf(n int) string {
	row := `{"userCheckTime":1700000000000,"checkType":"OnDuty","timeResult":"Normal","userId":"zhao.l","baseCheckTime":1700000000000}`
	return `{"errcode":0,"errmsg":"ok","recordresult":[` + strings.Repeat(row+",", n) + row + `]}`
}

// BenchmarkHostile reads each hostile input once as it is and once four times as long. The metric is how many times
// longer that takes: about 4, and 16 where something is quadratic.
func BenchmarkHostile(b *testing.B) {
	for name, text := range hostile() {
		b.Run(name, func(b *testing.B) {
			short, long := text(1000), text(4000)
			read := func(in string) {
				_, _ = explain.Stream(strings.NewReader(in), explain.Options{Now: now()}, func(explain.Item) error { return nil })
			}
			var ratios []float64
			for b.Loop() {
				one := timed(b, func() { read(short) })
				four := timed(b, func() { read(long) })
				ratios = append(ratios, float64(four)/float64(one))
			}
			sort.Float64s(ratios)
			b.ReportMetric(ratios[len(ratios)/2], "x-for-4x")
		})
	}
}

// BenchmarkAgainst compares with rg -c errcode and jq on the same file, as
// ratios of paired runs: how many times longer reading and explaining takes
// than finding (rg) and than parsing as JSON strings (jq -R).
func BenchmarkAgainst(b *testing.B) {
	file := filepath.Join(b.TempDir(), "app.log")
	if err := os.WriteFile(file, ordinaryLog(32<<20), 0o600); err != nil {
		b.Fatal(err)
	}
	for _, other := range [][]string{{"rg", "-c", "errcode", file}, {"jq", "-R", "-n", "reduce inputs as $l (0; .+1)", file}} {
		b.Run(other[0], func(b *testing.B) {
			if _, err := exec.LookPath(other[0]); err != nil {
				b.Skip(err)
			}
			var ratios []float64
			for b.Loop() {
				ours := timed(b, func() {
					f, err := os.Open(file)
					if err != nil {
						b.Fatal(err)
					}
					defer f.Close()
					_, _ = explain.Stream(io.Reader(f), explain.Options{Now: now()}, func(explain.Item) error { return nil })
				})
				theirs := timed(b, func() { _ = exec.Command(other[0], other[1:]...).Run() })
				ratios = append(ratios, float64(ours)/float64(theirs))
			}
			sort.Float64s(ratios)
			b.ReportMetric(ratios[len(ratios)/2], "x-"+other[0])
		})
	}
}

func timed(b *testing.B, f func()) time.Duration {
	b.Helper()
	start := time.Now()
	f()
	return time.Since(start)
}

// BenchmarkMemory reads the hostile inputs, and an ordinary log, at a length beyond
// which they take no more. The metric is the most that the heap held, in MiB, with the
// limit that the program sets itself. Budget: 64, but for one record, and 24 for the log.
func BenchmarkMemory(b *testing.B) {
	defer debug.SetMemoryLimit(debug.SetMemoryLimit(40 << 20))
	inputs := hostile()
	inputs["ordinary log"] = func(n int) string { return string(ordinaryLog(n * 16)) }
	for name, text := range inputs {
		b.Run(name, func(b *testing.B) {
			in := text(13_000)
			if len(in) < 1<<20 {
				in = text(100_000)
			}
			stop, peak := make(chan struct{}), make(chan uint64)
			go func() { peak <- peakUntil(stop) }()
			for b.Loop() {
				_, _ = explain.Stream(strings.NewReader(in), explain.Options{Now: now()}, func(explain.Item) error { return nil })
			}
			close(stop)
			b.ReportMetric(float64(<-peak)/(1<<20), "MiB-peak")
		})
	}
}

// peakUntil gives the most that the heap held until stop is closed, in bytes.
func peakUntil(stop chan struct{}) (peak uint64) {
	at := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
	for {
		metrics.Read(at)
		peak = max(peak, at[0].Value.Uint64())
		select {
		case <-stop:
			return peak
		case <-time.After(time.Millisecond):
		}
	}
}
