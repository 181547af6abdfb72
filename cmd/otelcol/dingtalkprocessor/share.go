package dingtalkprocessor

import (
	"context"
	"sync"
	"sync/atomic"

	"go.opentelemetry.io/collector/pdata/plog"
)

// shareLeast is how many records of a batch there are for each worker: for fewer it does
// not pay to wake one.
const shareLeast = 4

// recordsMost is for how many records there is room that a worker keeps.
const recordsMost = 4 << 10

// gather takes the records of a batch, in their order.
func (w *worker) gather(batch plog.Logs) {
	for _, resource := range batch.ResourceLogs().All() {
		for _, scope := range resource.ScopeLogs().All() {
			for _, record := range scope.LogRecords().All() {
				w.records, w.holds = append(w.records, record), append(w.holds, false)
			}
		}
	}
}

// forget forgets what gather took.
func (w *worker) forget() {
	if cap(w.records) > recordsMost {
		w.records, w.holds = nil, nil
	}
	clear(w.records)
	w.records, w.holds = w.records[:0], w.holds[:0]
}

// share reads the records that a worker gathered. Workers that are idle help: a receiver
// waits for one batch before it reads the next.
func (p *logsProcessor) share(ctx context.Context, w *worker) {
	var next atomic.Int64
	read := func(by *worker) {
		for i := next.Add(1) - 1; i < int64(len(w.records)); i = next.Add(1) - 1 {
			w.holds[i] = p.record(ctx, by, w.records[i])
		}
	}
	var helping sync.WaitGroup
	for range len(w.records)/shareLeast - 1 {
		helper, ok := p.helper()
		if !ok {
			break
		}
		helping.Go(func() {
			defer func() { p.idle <- helper }()
			read(helper)
		})
	}
	read(w)
	helping.Wait()
}

// helper gives a worker that is idle; ok is false where there is none.
func (p *logsProcessor) helper() (w *worker, ok bool) {
	select {
	case w = <-p.idle:
		return awake(w), true
	default:
		return nil, false
	}
}
