package dingtalkprocessor

import (
	"context"
	"runtime"

	"go.opentelemetry.io/collector/pdata/pcommon"
	"go.opentelemetry.io/collector/pdata/plog"
	"go.opentelemetry.io/collector/processor/processorhelper"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain"
	"github.com/dterr/dterr/explain/redact"
)

// logsProcessor reads records. It may be called from several goroutines.
type logsProcessor struct {
	places   []place
	redact   bool
	keepOnly bool
	title    string
	severity map[codes.Kind]plog.SeverityNumber
	tally    *tally
	// idle holds as many workers as there are processors, nil for those that were not
	// needed yet.
	idle chan *worker
}

// worker is what reads records one after another, for one goroutine at a time.
type worker struct {
	reader *explain.Reader
	masker *redact.Masker
	text   []byte
	errors []*explain.Finding
	// records are those of the batch that it was given, and holds says which of them hold
	// an error; other workers may help with them.
	records []plog.LogRecord
	holds   []bool
}

// keptMost is how large a buffer for texts may be that a worker keeps, in bytes.
const keptMost = 256 << 10

// newLogs makes the processor of a configuration that is valid.
func newLogs(c *Config, t *tally) (*logsProcessor, error) {
	places, err := placesNamed(c.From)
	if err != nil {
		return nil, err
	}
	severity, err := severities(c.Severity)
	if err != nil {
		return nil, err
	}
	p := &logsProcessor{
		places: places, redact: c.Redact, keepOnly: c.KeepOnlyErrors, title: c.Title,
		severity: severity, tally: t, idle: make(chan *worker, runtime.GOMAXPROCS(0)),
	}
	for range cap(p.idle) {
		p.idle <- nil
	}
	return p, nil
}

// newWorker makes a worker. What it masks in a record never depends on other records. A
// masker remembers texts without a secret: the few that a reader asks of again and again
// are not to be driven out by bodies, of which each comes once.
func newWorker() *worker {
	return &worker{reader: explain.NewReader(explain.Options{Masker: redact.NewApart()}), masker: redact.NewApart()}
}

// awake makes a worker where none was needed before.
func awake(w *worker) *worker {
	if w == nil {
		return newWorker()
	}
	return w
}

// process reads all records of a batch.
func (p *logsProcessor) process(ctx context.Context, batch plog.Logs) (plog.Logs, error) {
	var w *worker
	select {
	case w = <-p.idle:
	case <-ctx.Done():
		return batch, ctx.Err()
	}
	w = awake(w)
	defer func() {
		w.forget()
		p.idle <- w
	}()
	w.gather(batch)
	p.share(ctx, w)
	if !p.keepOnly {
		return batch, nil
	}
	at := -1
	batch.ResourceLogs().RemoveIf(func(resource plog.ResourceLogs) bool {
		resource.ScopeLogs().RemoveIf(func(scope plog.ScopeLogs) bool {
			scope.LogRecords().RemoveIf(func(plog.LogRecord) bool {
				at++
				return !w.holds[at]
			})
			return scope.LogRecords().Len() == 0
		})
		return resource.ScopeLogs().Len() == 0
	})
	if batch.ResourceLogs().Len() == 0 {
		return batch, processorhelper.ErrSkipProcessingData
	}
	return batch, nil
}

// record reads a record, and reports whether it holds an error.
func (p *logsProcessor) record(ctx context.Context, w *worker, record plog.LogRecord) bool {
	errors := w.find(p.places, record)
	for _, f := range errors {
		p.tally.add(ctx, f)
	}
	if p.redact && (len(errors) > 0 || !p.keepOnly) {
		p.mask(w, record)
	}
	if len(errors) == 0 {
		return false
	}
	p.describe(record, errors)
	return true
}

// mask masks the body of a record and all places of it that are read.
func (p *logsProcessor) mask(w *worker, record plog.LogRecord) {
	mask(w.masker, record.Body())
	for _, at := range p.places {
		if !at.attribute {
			continue // of the body
		}
		if v, ok := at.value(record); ok {
			mask(w.masker, v)
		}
	}
}

// find gives the errors of DingTalk at the first of some places that holds any, in their
// order; they are good until the next call.
func (w *worker) find(places []place, record plog.LogRecord) []*explain.Finding {
	clear(w.errors)
	w.errors = w.errors[:0]
	for _, at := range places {
		v, ok := at.value(record)
		if !ok {
			continue
		}
		for _, it := range w.read(v) {
			if f := it.Finding; f != nil && f.Platform == explain.DingTalk && !f.OK {
				w.errors = append(w.errors, f)
			}
		}
		if len(w.errors) > 0 {
			break
		}
	}
	return w.errors
}

// read gives what the text of a value holds. It is read as lines of a file are, between
// line breaks: a reader remembers lines that it read before.
func (w *worker) read(v pcommon.Value) []explain.Item {
	w.text = append(w.text[:0], '\n')
	w.text = append(appendText(w.text, v), '\n')
	items := w.reader.Record(w.text)
	if cap(w.text) > keptMost {
		w.text = nil
	}
	return items
}
