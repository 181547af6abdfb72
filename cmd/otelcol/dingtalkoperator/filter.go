package dingtalkoperator

import (
	"context"
	"fmt"
	"strings"

	"github.com/open-telemetry/opentelemetry-collector-contrib/pkg/stanza/entry"
	"github.com/open-telemetry/opentelemetry-collector-contrib/pkg/stanza/operator"
	"github.com/open-telemetry/opentelemetry-collector-contrib/pkg/stanza/operator/helper"
	"go.opentelemetry.io/collector/component"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/metric"

	"github.com/dterr/dterr/explain"
)

// filterType is the filter's name in a configuration.
const filterType = "dingtalk_filter"

// droppedName counts the entries that filters dropped, by the id of the operator.
const droppedName = "otelcol_receiver_dingtalk_dropped_records"

// scopeName is the name of the meter.
const scopeName = "github.com/dterr/dterr/cmd/otelcol/dingtalkoperator"

// fileAttributes begins the names of what a receiver says of a file. A path is no text
// of a program.
const fileAttributes = "log.file."

// FilterConfig is a filter's part of a configuration: what all operators have, and `if`
// for the entries that it is asked about; the others pass.
type FilterConfig struct {
	helper.TransformerConfig `mapstructure:",squash"`
}

// NewFilterConfig gives the configuration of a filter with an id.
func NewFilterConfig(id string) *FilterConfig {
	return &FilterConfig{helper.NewTransformerConfig(id, filterType)}
}

// Build makes the filter. It is wrong if `if` is no expression, or `on_error` no action.
func (c FilterConfig) Build(set component.TelemetrySettings) (operator.Operator, error) {
	transformer, err := c.TransformerConfig.Build(set)
	if err != nil {
		return nil, err
	}
	dropped, err := set.MeterProvider.Meter(scopeName).Int64Counter(droppedName,
		metric.WithDescription("Entries that hold nothing of DingTalk and were dropped by the receiver's filter."),
		metric.WithUnit("{record}"))
	if err != nil {
		return nil, fmt.Errorf("register the metric: %w", err)
	}
	return &filter{
		TransformerOperator: transformer, dropped: dropped,
		label: metric.WithAttributeSet(attribute.NewSet(attribute.String("operator", c.ID()))),
	}, nil
}

// filter drops entries. It may be called from several goroutines.
type filter struct {
	helper.TransformerOperator
	dropped metric.Int64Counter
	label   metric.MeasurementOption
}

// ProcessBatch passes on the entries of a batch that may hold an error, if there are any.
func (f *filter) ProcessBatch(ctx context.Context, entries []*entry.Entry) error {
	kept := entries[:0]
	var t text
	for _, e := range entries {
		if f.passes(ctx, e, &t) {
			kept = append(kept, e)
		} else {
			entry.Put(e)
		}
	}
	if n := len(entries) - len(kept); n > 0 {
		f.dropped.Add(ctx, int64(n), f.label)
	}
	clear(entries[len(kept):])
	if len(kept) == 0 {
		return nil
	}
	return f.WriteBatch(ctx, kept)
}

// Process passes on an entry if it may hold an error.
func (f *filter) Process(ctx context.Context, e *entry.Entry) error {
	return f.ProcessBatch(ctx, []*entry.Entry{e})
}

// passes reports whether an entry goes on: where `if` is false, or cannot be told, and
// where something may stand in it.
func (f *filter) passes(ctx context.Context, e *entry.Entry, t *text) bool {
	if f.IfExpr != nil {
		if skip, err := f.Skip(ctx, e); skip || err != nil {
			return true
		}
	}
	if t.mayHold(e.Body) {
		return true
	}
	for name, value := range e.Attributes {
		if !strings.HasPrefix(name, fileAttributes) && t.mayHold(value) {
			return true
		}
	}
	return false
}

// text is a text as a processor reads it, between line breaks. Its memory is used for one
// after another.
type text []byte

// mayHold reports whether something may stand in a value. Numbers, booleans and nothing
// have no text; what is neither that nor a text was taken apart by an operator before and
// is left to the processor.
func (t *text) mayHold(value any) bool {
	*t = append((*t)[:0], '\n')
	switch v := value.(type) {
	case string:
		*t = append(*t, v...)
	case []byte:
		*t = append(*t, v...)
	case nil, bool, int, int64, float64:
		return false
	default:
		return true
	}
	*t = append(*t, '\n')
	return explain.MayHold(*t)
}
