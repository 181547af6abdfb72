package dingtalkoperator_test

import (
	"fmt"
	"testing"

	"github.com/open-telemetry/opentelemetry-collector-contrib/pkg/stanza/entry"
	"github.com/open-telemetry/opentelemetry-collector-contrib/pkg/stanza/operator"
	"go.opentelemetry.io/collector/component/componenttest"

	"github.com/dterr/dterr/cmd/otelcol/dingtalkoperator"
)

// BenchmarkEntry hands batches of 100 entries to an operator, as a receiver of files does.
// Budget of an entry: 1 µs, entries that go on included.
func BenchmarkEntry(b *testing.B) {
	for _, body := range []string{
		"2026-11-20T10:00:01.003+08:00 INFO  [worker-3] c.e.order.Service - order 1003 accepted, items=4 amount=3.03 user=u01003 trace=9e3779b1",
		"2026-11-20T10:00:01.003+08:00 ERROR [worker-3] c.e.ding.Sender - failed: " + answer,
	} {
		b.Run(fmt.Sprintf("dingtalk_filter/%.5s", body[30:]), func(b *testing.B) {
			op, err := dingtalkoperator.NewFilterConfig("f").Build(componenttest.NewNopTelemetrySettings())
			batches(b, op, err, body)
		})
		b.Run(fmt.Sprintf("dingtalk_once/%.5s", body[30:]), func(b *testing.B) {
			op, err := dingtalkoperator.NewOnceConfig("o").Build(componenttest.NewNopTelemetrySettings())
			batches(b, op, err, body)
		})
	}
}

// batches measures batches of entries with a body.
func batches(b *testing.B, op operator.Operator, err error, body string) {
	b.Helper()
	if err != nil {
		b.Fatal(err)
	}
	const size = 100
	all := make([]*entry.Entry, size)
	b.ReportAllocs()
	for b.Loop() {
		for i := range all {
			e := entry.New()
			e.Body = body
			e.Attributes = map[string]any{"log.file.name": "app.log", "log.file.record_offset": int64(i)}
			all[i] = e
		}
		if err := op.ProcessBatch(b.Context(), all); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*size), "ns/entry")
}
