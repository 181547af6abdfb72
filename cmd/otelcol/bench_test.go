package otelcol_test

import (
	"fmt"
	"strings"
	"testing"

	"go.opentelemetry.io/collector/component/componenttest"
	"go.opentelemetry.io/collector/consumer/consumertest"
	"go.opentelemetry.io/collector/pdata/plog"
	"go.opentelemetry.io/collector/processor"
	"go.opentelemetry.io/collector/processor/processortest"

	"github.com/dterr/dterr/cmd/otelcol/dingtalkprocessor"
	"github.com/dterr/dterr/explain"
)

// recipeProcessor gives the processor as the README's configuration has it: records are
// masked, and only errors go on.
func recipeProcessor(b *testing.B) processor.Logs {
	b.Helper()
	f := dingtalkprocessor.NewFactory()
	c := f.CreateDefaultConfig().(*dingtalkprocessor.Config)
	c.Redact, c.KeepOnlyErrors = true, true
	set := processortest.NewNopSettings(f.Type())
	set.TelemetrySettings = componenttest.NewNopTelemetrySettings()
	p, err := f.CreateLogs(b.Context(), set, c, consumertest.NewNop())
	if err != nil {
		b.Fatal(err)
	}
	return p
}

// batchOf gives a batch of records with these bodies.
func batchOf(bodies []string) plog.Logs {
	all := plog.NewLogs()
	records := all.ResourceLogs().AppendEmpty().ScopeLogs().AppendEmpty().LogRecords()
	for _, body := range bodies {
		records.AppendEmpty().Body().SetStr(body)
	}
	return all
}

// consume hands batches to the processor as often as b says.
func consume(b *testing.B, batches ...plog.Logs) {
	b.Helper()
	p, records := recipeProcessor(b), 0
	for _, batch := range batches {
		records += batch.LogRecordCount()
	}
	b.ReportAllocs()
	for b.Loop() {
		for _, batch := range batches {
			one := plog.NewLogs() // a processor changes what it gets
			batch.CopyTo(one)
			if err := p.ConsumeLogs(b.Context(), one); err != nil {
				b.Fatal(err)
			}
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*records), "ns/record")
}

// BenchmarkMessages reads each message of the log again and again. Budget of an ordinary
// record, and of one with a code that is nobody's error: 10 µs; of one with an answer: 50 µs.
func BenchmarkMessages(b *testing.B) {
	for _, kind := range []struct {
		name     string
		messages []string
	}{{"ordinary", ordinary()}, {"rarer", rarer()}, {"answer", answers()}} {
		for i, message := range kind.messages {
			b.Run(fmt.Sprintf("%s-%d", kind.name, i), func(b *testing.B) {
				var bodies []string
				for j := range 100 {
					bodies = append(bodies, fmt.Sprintf("2026-11-20T10:00:01.%03d+08:00 "+message, j, 1000+j*37))
				}
				consume(b, batchOf(bodies))
			})
		}
	}
}

// BenchmarkLog reads what the filter leaves of each 100 entries of the log, every third of
// which holds an answer. Budget of a record: 20 µs.
func BenchmarkLog(b *testing.B) {
	text, ends := logOf(17, 4<<20)
	var batches []plog.Logs
	var bodies []string
	begin := 0
	for i, end := range ends {
		if body := strings.TrimSpace(string(text[begin:end])); explain.MayHold([]byte(body)) {
			bodies = append(bodies, body)
		}
		if begin = end; i%100 == 99 && len(bodies) > 0 {
			batches, bodies = append(batches, batchOf(bodies)), nil
		}
	}
	consume(b, batches...)
}
