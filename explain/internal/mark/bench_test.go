package mark_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"strconv"
	"testing"
	"time"

	"github.com/dterr/dterr/explain/internal/mark"
)

// texts are what the searches are measured on, a few MiB each, with numbers that
// no processor can learn.
func texts() map[string][]byte {
	const size = 1 << 20
	r := rand.New(rand.NewPCG(3, 4))
	lines := func(line func(b *bytes.Buffer)) []byte {
		var b bytes.Buffer
		for b.Len() < size {
			line(&b)
		}
		return b.Bytes()
	}
	at := func() string {
		return fmt.Sprintf("2026-11-20T10:%02d:%02d.%03d+08:00", r.IntN(60), r.IntN(60), r.IntN(1000))
	}
	service := func(b *bytes.Buffer, name string, one int) {
		if r.IntN(100) < one {
			fmt.Fprintf(b, "%s ERROR [worker-%d] c.e.ding.Sender - send failed: {\"%s\":60011,\"errmsg\":\"没有调用该接口的权限\",\"request_id\":\"15r7xs2k%04d\"}\n", at(), r.IntN(8), name, r.IntN(9999))
			return
		}
		fmt.Fprintf(b, "%s INFO  [worker-%d] c.e.order.Service - order %d accepted, items=%d amount=%d.%02d user=u%05d trace=%08x\n", at(), r.IntN(8), r.IntN(1e6), r.IntN(9), r.IntN(1000), r.IntN(100), r.IntN(99999), r.Uint32())
	}
	return map[string][]byte{
		"quiet log": lines(func(b *bytes.Buffer) { service(b, "zipnumber", 5) }),
		"log":       lines(func(b *bytes.Buffer) { service(b, "errcode", 5) }),
		"access log": lines(func(b *bytes.Buffer) {
			fmt.Fprintf(b, "10.2.%d.%d - - [20/Nov/2026:10:%02d:%02d +0800] \"GET /static/js/chunk-%06x.js?v=%d HTTP/1.1\" 200 %d \"https://www.example.com/index.html\" \"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36\"\n", r.IntN(250), r.IntN(250), r.IntN(60), r.IntN(60), r.IntN(1e6), r.IntN(1e6), r.IntN(77777))
		}),
		"JSON": lines(func(b *bytes.Buffer) {
			fmt.Fprintf(b, `{"code":%d,"statusCode":200,"id":%d,"name":"u%05d","city":"杭州","tags":["a","b"]},`, r.IntN(2), r.IntN(1e6), r.IntN(1e5))
		}),
		"prose": lines(func(b *bytes.Buffer) {
			b.WriteString([]string{"the attention that is given to errors ", "when we recommend and record orders, ", "does not extend to the friend who ", "has written modern code, ", "and considered the ending."}[r.IntN(5)])
		}),
	}
}

// BenchmarkNext walks over all marks of a text by each of the searches in turn,
// and reports the fastest time of each. Budget on a quiet log: 5 GB/s for vector,
// 1.6 GB/s for stride.
func BenchmarkNext(b *testing.B) {
	for name, text := range texts() {
		b.Run(name, func(b *testing.B) {
			fastest := map[string]time.Duration{}
			for b.Loop() {
				for search, next := range searches() {
					start := time.Now()
					all(next, text, 0, len(text))
					keep(fastest, search, time.Since(start))
				}
			}
			for search, d := range fastest {
				b.ReportMetric(float64(len(text))/float64(d), search+"-GB/s")
			}
		})
	}
}

// BenchmarkShort looks at strings like those of a body, many of which are shorter
// than a search needs to get going.
func BenchmarkShort(b *testing.B) {
	const times = 1000
	text := texts()["quiet log"]
	for _, size := range []int{4, 12, 25, 50, 100, 200, 400} {
		b.Run(strconv.Itoa(size), func(b *testing.B) {
			fastest := map[string]time.Duration{}
			for b.Loop() {
				for search, next := range searches() {
					start := time.Now()
					for i := range times {
						next(text[i*97:][:size], 0, size)
					}
					keep(fastest, search, time.Since(start))
				}
			}
			for search, d := range fastest {
				b.ReportMetric(float64(d)/times, search+"-ns")
			}
		})
	}
}

func keep(fastest map[string]time.Duration, search string, d time.Duration) {
	if least, ok := fastest[search]; !ok || d < least {
		fastest[search] = d
	}
}

// next is the face of a search.
type next func(text []byte, from, limit int) (mark.Mark, bool)

// searches are all that this machine has, and the loop.
func searches() map[string]next {
	all := map[string]next{"loop": loop}
	for name, skip := range mark.Searches() {
		all[name] = func(text []byte, from, limit int) (mark.Mark, bool) { return mark.NextBy(skip, text, from, limit) }
	}
	return all
}

// all gives the marks of a text that begin at from or behind it, and before limit.
func all(next next, text []byte, from, limit int) (marks []mark.Mark) {
	for {
		m, ok := next(text, from, limit)
		if !ok {
			return marks
		}
		marks = append(marks, m)
		from = m.At + 1
	}
}
