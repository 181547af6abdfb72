package dingtalkprocessor

import (
	"context"
	"fmt"
	"sync"

	"go.opentelemetry.io/collector/component"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/metric"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain"
)

// metricName counts the errors of DingTalk by id and kind.
const metricName = "otelcol_processor_dingtalk_errors"

// Labels of errors that have no id of their own there: codes that the catalogue lacks,
// whatever they are, are one, and errors without a code another.
const (
	idUnknown = "unknown"
	idNone    = "none"
)

// tally counts errors. There are no more series than the catalogue has entries and kinds.
type tally struct {
	counter   metric.Int64Counter
	processor string
	labels    sync.Map // label to metric.MeasurementOption
}

type label struct {
	id   string
	kind codes.Kind
}

// newTally registers the metric with the collector's meter.
func newTally(id component.ID, of component.TelemetrySettings) (*tally, error) {
	counter, err := of.MeterProvider.Meter(scopeName).Int64Counter(metricName,
		metric.WithDescription("Errors of DingTalk that log records held, by id and kind; codes that the catalogue lacks are one id, unknown."),
		metric.WithUnit("{error}"))
	if err != nil {
		return nil, fmt.Errorf("register the metric: %w", err)
	}
	return &tally{counter: counter, processor: id.String()}, nil
}

// add counts an error.
func (t *tally) add(ctx context.Context, f *explain.Finding) {
	l := label{id: f.Primary, kind: kindOf(f)}
	switch {
	case f.Primary == "":
		l.id = idNone
	case f.Entry == nil:
		l.id = idUnknown
	}
	option, ok := t.labels.Load(l)
	if !ok {
		set := attribute.NewSet(attribute.String("id", l.id), attribute.String("kind", string(l.kind)), attribute.String("processor", t.processor))
		option, _ = t.labels.LoadOrStore(l, metric.WithAttributeSet(set))
	}
	t.counter.Add(ctx, 1, option.(metric.MeasurementOption)) //nolint:forcetypeassert // only such are stored
}
