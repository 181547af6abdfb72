package dingtalkprocessor_test

import (
	"fmt"
	"testing"

	"go.opentelemetry.io/collector/pdata/plog"

	"github.com/dterr/dterr/cmd/otelcol/dingtalkprocessor"
)

// BenchmarkRecord reads batches of 1000 records. Budget of an ordinary record: 10 µs; of
// one with an answer: 50 µs. Masking is asked for by name.
func BenchmarkRecord(b *testing.B) {
	bodies := map[string]func(i int) string{
		"ordinary": func(i int) string {
			return fmt.Sprintf("2026-11-20T10:00:01.%03d+08:00 INFO  [worker-%d] c.e.order.Service - order %d accepted, items=4 amount=3.03 user=u%05d trace=9e3779b1", i%1000, i%8, i, i)
		},
		"answer": func(i int) string {
			return fmt.Sprintf(`2026-11-20T10:00:01.%03d+08:00 ERROR send failed: {"errcode":60011,"errmsg":"没有调用该接口的权限","request_id":"15r7xs2k%04d"}`, i%1000, i)
		},
	}
	for _, redact := range []bool{false, true} {
		for _, name := range []string{"ordinary", "answer"} {
			b.Run(fmt.Sprintf("%s/redact=%v", name, redact), func(b *testing.B) {
				h := start(b, func(c *dingtalkprocessor.Config) { c.Redact = redact })
				const records = 1000
				logs := plog.NewLogs()
				all := logs.ResourceLogs().AppendEmpty().ScopeLogs().AppendEmpty().LogRecords()
				size := 0
				for i := range records {
					body := bodies[name](i)
					size += len(body)
					all.AppendEmpty().Body().SetStr(body)
				}
				b.SetBytes(int64(size))
				b.ReportAllocs()
				for b.Loop() {
					if err := h.processor.ConsumeLogs(b.Context(), logs); err != nil {
						b.Fatal(err)
					}
					h.sink.Reset()
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*records), "ns/record")
			})
		}
	}
}
