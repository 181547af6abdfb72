package dingtalkoperator_test

import (
	"context"
	"slices"
	"testing"

	"github.com/open-telemetry/opentelemetry-collector-contrib/pkg/stanza/entry"
	"github.com/open-telemetry/opentelemetry-collector-contrib/pkg/stanza/operator"
	"github.com/open-telemetry/opentelemetry-collector-contrib/pkg/stanza/operator/helper"
	"go.opentelemetry.io/collector/component/componenttest"
	"go.opentelemetry.io/collector/confmap"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/sdk/metric/metricdata"
	"go.opentelemetry.io/otel/sdk/metric/metricdata/metricdatatest"

	"github.com/dterr/dterr/cmd/otelcol/dingtalkoperator"
)

const answer = `{"errcode":40014,"errmsg":"不合法的access_token"}`

// sink takes the bodies of the entries that come to it.
type sink struct {
	helper.OutputOperator
	bodies []any
	// during is called with each batch, nil for nothing.
	during func(context.Context)
}

func (s *sink) ProcessBatch(ctx context.Context, entries []*entry.Entry) error {
	for _, e := range entries {
		s.bodies = append(s.bodies, e.Body)
	}
	if s.during != nil {
		s.during(ctx)
	}
	return nil
}

func (s *sink) Process(ctx context.Context, e *entry.Entry) error {
	return s.ProcessBatch(ctx, []*entry.Entry{e})
}

// build makes an operator of a configuration as a receiver has it, which writes to a sink.
func build(t *testing.T, given map[string]any) (operator.Operator, *sink, *componenttest.Telemetry) {
	t.Helper()
	dingtalkoperator.Register()
	var c operator.Config
	if err := confmap.NewFromStringMap(given).Unmarshal(&c); err != nil {
		t.Fatal(err)
	}
	telemetry := componenttest.NewTelemetry()
	t.Cleanup(func() { _ = telemetry.Shutdown(context.Background()) })
	op, err := c.Build(telemetry.NewTelemetrySettings())
	if err != nil {
		t.Fatal(err)
	}
	out, err := helper.NewOutputConfig("sink", "sink").Build(telemetry.NewTelemetrySettings())
	if err != nil {
		t.Fatal(err)
	}
	s := &sink{OutputOperator: out}
	op.SetOutputIDs([]string{s.ID()})
	if err := op.SetOutputs([]operator.Operator{s}); err != nil {
		t.Fatal(err)
	}
	return op, s, telemetry
}

// withBody gives an entry with a body.
func withBody(body any) *entry.Entry {
	e := entry.New()
	e.Body = body
	return e
}

// The filter drops what can hold nothing and passes on the rest, in order.
func TestFilter(t *testing.T) {
	ordinary := "2026-11-20T10:00:01.000+08:00 INFO order 7 accepted, 用时 12 毫秒"
	tests := []struct {
		name   string
		body   any
		more   map[string]any // attributes
		passes bool
	}{
		{"ordinary", ordinary, nil, false},
		{"an answer", "ERROR failed: " + answer, nil, true},
		{"bytes, ordinary", []byte(ordinary), nil, false},
		{"bytes, an answer", []byte(answer), nil, true},
		{"an answer over lines", "WARN failed:\n{\n  \"errcode\": 90018\n}", nil, true},
		{"an exception's code", "com.aliyun.tea.TeaException: code: 400, x request id: 7B6E9C9F", nil, true},
		{"no UTF-8", "ERROR \xb4\xed\xce\xf3\xc2\xeb 40014", nil, true},
		{"in an attribute", ordinary, map[string]any{"exception.message": answer}, true},
		{"in an attribute's map", ordinary, map[string]any{"response": map[string]any{"errcode": 40014}}, true},
		{"attributes, ordinary", ordinary, map[string]any{"thread": "main", "line": 7, "ok": true, "none": nil}, false},
		{"a code in the path of the file", ordinary, map[string]any{"log.file.path": "/opt/code/app.log"}, false},
		{"a map, left to the processor", map[string]any{"m": "x"}, nil, true},
		{"no body", nil, nil, false},
	}
	op, s, telemetry := build(t, map[string]any{"type": "dingtalk_filter"})
	var batch []*entry.Entry
	var want []any
	dropped := int64(0)
	for _, tt := range tests {
		e := withBody(tt.body)
		e.Attributes = tt.more
		s.bodies = nil
		if err := op.Process(t.Context(), e); err != nil {
			t.Fatal(err)
		}
		if got := len(s.bodies) == 1; got != tt.passes {
			t.Errorf("%s: passes %v", tt.name, got)
		}
		again := withBody(tt.body)
		again.Attributes = tt.more
		batch = append(batch, again)
		if tt.passes {
			want = append(want, tt.body)
		} else {
			dropped += 2
		}
	}
	s.bodies = nil
	if err := op.ProcessBatch(t.Context(), batch); err != nil {
		t.Fatal(err)
	}
	if len(s.bodies) != len(want) || s.bodies[0] != want[0] || len(want) < 5 {
		t.Errorf("of a batch %d pass, not %d: %v", len(s.bodies), len(want), s.bodies)
	}
	got, err := telemetry.GetMetric("otelcol_receiver_dingtalk_dropped_records")
	if err != nil {
		t.Fatal(err)
	}
	metricdatatest.AssertAggregationsEqual(t, metricdata.Sum[int64]{
		Temporality: metricdata.CumulativeTemporality, IsMonotonic: true, DataPoints: []metricdata.DataPoint[int64]{{
			Value: dropped, Attributes: attribute.NewSet(attribute.String("operator", "dingtalk_filter")),
		}},
	}, got.Data, metricdatatest.IgnoreTimestamp(), metricdatatest.IgnoreExemplars())
}

// A batch in which nothing is left is no batch.
func TestFilterNothingLeft(t *testing.T) {
	op, s, _ := build(t, map[string]any{"type": "dingtalk_filter"})
	called := false
	s.during = func(context.Context) { called = true }
	if err := op.ProcessBatch(t.Context(), []*entry.Entry{withBody("INFO a"), withBody("INFO b")}); err != nil || called {
		t.Errorf("%v, called %v", err, called)
	}
}

// Entries for which `if` is false pass.
func TestFilterIf(t *testing.T) {
	op, s, _ := build(t, map[string]any{"type": "dingtalk_filter", "if": `body startsWith "INFO"`})
	if err := op.ProcessBatch(t.Context(), []*entry.Entry{withBody("INFO a"), withBody("WARN b"), withBody("INFO " + answer)}); err != nil {
		t.Fatal(err)
	}
	if want := []any{"WARN b", "INFO " + answer}; !slices.Equal(s.bodies, want) {
		t.Errorf("%q pass", s.bodies)
	}
}

// What is wrong with a configuration is said when the receiver is made.
func TestFilterRefused(t *testing.T) {
	for _, given := range []map[string]any{
		{"type": "dingtalk_filter", "if": "body +"},
		{"type": "dingtalk_filter", "on_error": "x"},
	} {
		refused(t, given)
	}
}

// refused holds that a configuration is not taken.
func refused(t *testing.T, given map[string]any) {
	t.Helper()
	dingtalkoperator.Register()
	var c operator.Config
	err := confmap.NewFromStringMap(given).Unmarshal(&c)
	if err == nil {
		_, err = c.Build(componenttest.NewNopTelemetrySettings())
	}
	if err == nil {
		t.Errorf("%v is taken", given)
	}
}
