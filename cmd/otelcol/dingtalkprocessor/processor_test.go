package dingtalkprocessor_test

import (
	"context"
	"fmt"
	"maps"
	"reflect"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"go.opentelemetry.io/collector/component/componenttest"
	"go.opentelemetry.io/collector/consumer/consumertest"
	"go.opentelemetry.io/collector/pdata/pcommon"
	"go.opentelemetry.io/collector/pdata/plog"
	"go.opentelemetry.io/collector/processor"
	"go.opentelemetry.io/collector/processor/processortest"
	"go.opentelemetry.io/otel/sdk/metric/metricdata"

	"github.com/dterr/dterr/cmd/otelcol/dingtalkprocessor"
)

// Answers as they stand in logs; the credentials are invented.
const (
	refused = `2026-11-20T10:00:01Z ERROR GET https://oapi.dingtalk.com/user/get?access_token=5e1fa7c29b3d4c448d100a6b7c8d9e0f {"errcode":88,"errmsg":"ding talk error[subcode=60011,submsg=没有调用该接口的权限]","sub_code":"60011","sub_msg":"没有调用该接口的权限","request_id":"15r7xs2k0001"}`
	banned  = `{"errcode":90018,"errmsg":"应用调用该接口超过每秒次数上限"}`
	token   = `{"errcode":40014,"errmsg":"不合法的access_token"}`
	scopes  = `POST https://api.dingtalk.com/v1.0/card/instances {"code":"Forbidden.AccessDenied.AccessTokenPermissionDenied","requestid":"7B6E9C9F-0000-7000-8000-000000000001","message":"应用尚未开通所需的权限：[Card.Instance.Write]","accessdenieddetail":{"requiredScopes":["Card.Instance.Write"]}}`
	success = `{"errcode":0,"errmsg":"ok"}`
)

// harness is a processor with what it hands on.
type harness struct {
	processor processor.Logs
	sink      *consumertest.LogsSink
	telemetry *componenttest.Telemetry
}

// start makes a processor of a configuration, nil for the default.
func start(t testing.TB, change func(*dingtalkprocessor.Config)) *harness {
	t.Helper()
	f := dingtalkprocessor.NewFactory()
	c := f.CreateDefaultConfig().(*dingtalkprocessor.Config)
	if change != nil {
		change(c)
	}
	if err := c.Validate(); err != nil {
		t.Fatal(err)
	}
	h := &harness{sink: new(consumertest.LogsSink), telemetry: componenttest.NewTelemetry()}
	set := processortest.NewNopSettings(f.Type())
	set.TelemetrySettings = h.telemetry.NewTelemetrySettings()
	p, err := f.CreateLogs(t.Context(), set, c, h.sink)
	if err != nil {
		t.Fatal(err)
	}
	h.processor = p
	t.Cleanup(func() {
		_ = p.Shutdown(context.Background())
		_ = h.telemetry.Shutdown(context.Background())
	})
	return h
}

// send gives records to the processor, one for each body as fill sets it.
func (h *harness) send(t testing.TB, fill ...func(plog.LogRecord)) []plog.LogRecord {
	t.Helper()
	h.sink.Reset()
	logs := plog.NewLogs()
	records := logs.ResourceLogs().AppendEmpty().ScopeLogs().AppendEmpty().LogRecords()
	for _, f := range fill {
		f(records.AppendEmpty())
	}
	if err := h.processor.ConsumeLogs(t.Context(), logs); err != nil {
		t.Fatal(err)
	}
	var all []plog.LogRecord
	for _, batch := range h.sink.AllLogs() {
		for _, r := range batch.ResourceLogs().All() {
			for _, s := range r.ScopeLogs().All() {
				for _, record := range s.LogRecords().All() {
					all = append(all, record)
				}
			}
		}
	}
	return all
}

// counts gives the metric by id and kind.
func (h *harness) counts(t testing.TB) map[string]int64 {
	t.Helper()
	all := map[string]int64{}
	m, err := h.telemetry.GetMetric("otelcol_processor_dingtalk_errors")
	if err != nil {
		return all
	}
	for _, point := range m.Data.(metricdata.Sum[int64]).DataPoints {
		id, _ := point.Attributes.Value("id")
		kind, _ := point.Attributes.Value("kind")
		all[id.AsString()+" "+kind.AsString()] = point.Value
	}
	return all
}

// text gives a record whose body is a string.
func text(s string) func(plog.LogRecord) {
	return func(r plog.LogRecord) { r.Body().SetStr(s) }
}

func TestAttributes(t *testing.T) {
	h := start(t, func(c *dingtalkprocessor.Config) { c.Title = "en" })
	at := time.Date(2026, 11, 20, 10, 0, 1, 0, time.UTC)
	tests := []struct {
		name, body string
		want       map[string]any
	}{
		{"an ordinary line", "2026-11-20T10:00:01Z INFO order 40014 accepted", map[string]any{}},
		{"a message alone", "不合法的access_token", map[string]any{}},
		{"a success", success, map[string]any{}},
		{"another platform", `{"errcode":40163,"errmsg":"code been used, rid: 5e1fa7c2-9b3d4c44-8d100a6b"}`, map[string]any{}},
		{"wrapped", refused, map[string]any{
			"dingtalk.error.id": "oapi/60011", "dingtalk.error.code": "60011", "dingtalk.error.codes": []any{"88", "60011"},
			"dingtalk.error.kind": "permission", "dingtalk.error.meaning": "scope-missing", "dingtalk.error.retry": "never",
			"dingtalk.error.count": int64(1), "dingtalk.request_id": "15r7xs2k0001", "dingtalk.api": "GET /user/get",
		}},
		{"a window", banned, map[string]any{
			"dingtalk.error.id": "oapi/90018", "dingtalk.error.code": "90018", "dingtalk.error.codes": []any{"90018"},
			"dingtalk.error.kind": "rate-limit", "dingtalk.error.retry": "wait", "dingtalk.error.retry_after": "2026-11-20T10:00:02Z", "dingtalk.error.count": int64(1),
		}},
		{"scopes", scopes, map[string]any{
			"dingtalk.error.id": "api/Forbidden.AccessDenied.AccessTokenPermissionDenied", "dingtalk.error.code": "Forbidden.AccessDenied.AccessTokenPermissionDenied",
			"dingtalk.error.codes": []any{"Forbidden.AccessDenied.AccessTokenPermissionDenied"}, "dingtalk.error.kind": "permission", "dingtalk.error.retry": "never",
			"dingtalk.error.count": int64(1), "dingtalk.request_id": "7B6E9C9F-0000-7000-8000-000000000001", "dingtalk.api": "POST /v1.0/card/instances",
			"dingtalk.scopes": []any{"Card.Instance.Write"},
		}},
		{"several: the last error decides", token + "\n" + refused + "\n" + success, map[string]any{
			"dingtalk.error.id": "oapi/60011", "dingtalk.error.count": int64(2), "dingtalk.error.ids": []any{"oapi/40014", "oapi/60011"}, "dingtalk.error.retry": "never",
		}},
		{"not in the catalogue", `{"errcode":987654,"errmsg":"x","request_id":"15r7xs2k0001","ding_open_errcode":1}`, map[string]any{
			"dingtalk.error.id": "oapi/987654", "dingtalk.error.kind": "unknown", "dingtalk.error.retry": "unknown",
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := h.send(t, func(r plog.LogRecord) {
				r.Body().SetStr(tt.body)
				r.SetTimestamp(pcommon.NewTimestampFromTime(at))
				r.Attributes().PutStr("dingtalk.error.meaning", "stale")
			})[0]
			attributes := got.Attributes().AsRaw()
			if len(tt.want) == 0 {
				if want := map[string]any{"dingtalk.error.meaning": "stale"}; !reflect.DeepEqual(attributes, want) {
					t.Errorf("got %v", attributes)
				}
				return
			}
			for name, want := range tt.want {
				if !reflect.DeepEqual(attributes[name], want) {
					t.Errorf("%s is %#v, not %#v", name, attributes[name], want)
				}
			}
			if attributes["dingtalk.error.meaning"] == "stale" {
				t.Error("what another processor said is still there")
			}
			if title, _ := attributes["dingtalk.error.title"].(string); title == "" {
				t.Error("no title")
			}
			if got.Body().Str() != tt.body || got.SeverityNumber() != 0 {
				t.Error("the record was changed")
			}
		})
	}
}

// The text of a record may stand in a body of any type, or in an attribute.
func TestPlaces(t *testing.T) {
	fields := func(m pcommon.Map) {
		m.PutStr("level", "error")
		m.PutInt("errcode", 40014)
		m.PutStr("errmsg", "不合法的access_token")
	}
	tests := []struct {
		name string
		from []string
		fill func(plog.LogRecord)
		want bool
	}{
		{"bytes", nil, func(r plog.LogRecord) { r.Body().SetEmptyBytes().FromRaw([]byte(token)) }, true},
		{"a map", nil, func(r plog.LogRecord) { fields(r.Body().SetEmptyMap()) }, true},
		{"a map with doubles", nil, func(r plog.LogRecord) {
			fields(r.Body().SetEmptyMap())
			r.Body().Map().PutDouble("errcode", 40014)
		}, true},
		{"a string in a map", nil, func(r plog.LogRecord) { r.Body().SetEmptyMap().PutStr("msg", "failed: "+token) }, true},
		{"bytes in a list in a map", nil, func(r plog.LogRecord) {
			r.Body().SetEmptyMap().PutEmptySlice("x").AppendEmpty().SetEmptyBytes().FromRaw([]byte(token))
		}, true},
		{"a list", nil, func(r plog.LogRecord) { fields(r.Body().SetEmptySlice().AppendEmpty().SetEmptyMap()) }, true},
		{"a number", nil, func(r plog.LogRecord) { r.Body().SetInt(40014) }, false},
		{"nothing", nil, func(plog.LogRecord) {}, false},
		{"an attribute", []string{"attributes.exception.message"}, func(r plog.LogRecord) { r.Attributes().PutStr("exception.message", token) }, true},
		{"another attribute", []string{"attributes.exception.message"}, func(r plog.LogRecord) { r.Attributes().PutStr("message", token) }, false},
		{"not the body", []string{"attributes.a"}, text(token), false},
		{"the second place", []string{"body", "attributes.a"}, func(r plog.LogRecord) { r.Attributes().PutStr("a", token) }, true},
		{"a field", []string{"body.log"}, func(r plog.LogRecord) { r.Body().SetEmptyMap().PutStr("log", token) }, true},
		{"another field", []string{"body.log"}, func(r plog.LogRecord) { r.Body().SetEmptyMap().PutStr("msg", token) }, false},
		{"a field of no map", []string{"body.log"}, text(token), false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			h := start(t, func(c *dingtalkprocessor.Config) {
				if tt.from != nil {
					c.From = tt.from
				}
			})
			id, ok := h.send(t, tt.fill)[0].Attributes().Get("dingtalk.error.id")
			if ok != tt.want || ok && id.Str() != "oapi/40014" {
				t.Errorf("found: %v", ok)
			}
		})
	}
}

// What stands in two places is one error.
func TestOnce(t *testing.T) {
	h := start(t, func(c *dingtalkprocessor.Config) { c.From = []string{"body", "attributes.a"} })
	h.send(t, func(r plog.LogRecord) {
		r.Body().SetStr(token)
		r.Attributes().PutStr("a", token)
	})
	if got, want := h.counts(t), map[string]int64{"oapi/40014 auth": 1}; !maps.Equal(got, want) {
		t.Errorf("counted %v", got)
	}
}

func TestSeverity(t *testing.T) {
	h := start(t, func(c *dingtalkprocessor.Config) {
		c.Severity = map[string]string{"permission": "ERROR2", "auth": "warn"}
	})
	got := h.send(t, text(refused), text(token), text(banned), text("ordinary"))
	for i, want := range []plog.SeverityNumber{plog.SeverityNumberError2, plog.SeverityNumberWarn, 0, 0} {
		if n := got[i].SeverityNumber(); n != want {
			t.Errorf("record %d: %v, not %v", i, n, want)
		}
	}
	if s := got[1].SeverityText(); s != "Warn" {
		t.Errorf("the text is %q", s)
	}
}

func TestKeepOnlyErrors(t *testing.T) {
	h := start(t, func(c *dingtalkprocessor.Config) { c.KeepOnlyErrors = true })
	if got := h.send(t, text("ordinary"), text(token), text(success), text(banned)); len(got) != 2 || got[0].Body().Str() != token || got[1].Body().Str() != banned {
		t.Errorf("%d records are left", len(got))
	}
	if h.send(t, text("ordinary")); len(h.sink.AllLogs()) != 0 {
		t.Error("an empty batch goes on")
	}
}

// Codes that the catalogue lacks are one series, however many there are.
func TestMetric(t *testing.T) {
	h := start(t, nil)
	h.send(t, text(token), text(refused), text(token+"\n"+token), text("ordinary"), text(success))
	for _, code := range []string{"987651", "987652", "987653"} {
		h.send(t, text(strings.ReplaceAll(`https://oapi.dingtalk.com/user/get {"errcode":X,"errmsg":"x"}`, "X", code)))
	}
	want := map[string]int64{"oapi/40014 auth": 3, "oapi/60011 permission": 1, "unknown unknown": 3}
	if got := h.counts(t); !maps.Equal(got, want) {
		t.Errorf("got  %v\nwant %v", got, want)
	}
}

// The collector calls a processor from several goroutines.
func TestConcurrent(t *testing.T) {
	h := start(t, func(c *dingtalkprocessor.Config) { c.Redact = true })
	const callers, batches = 16, 50
	var callersDone sync.WaitGroup
	for range callers {
		callersDone.Go(func() {
			for range batches {
				logs := plog.NewLogs()
				records := logs.ResourceLogs().AppendEmpty().ScopeLogs().AppendEmpty().LogRecords()
				records.AppendEmpty().Body().SetStr(token)
				records.AppendEmpty().Body().SetStr(refused)
				if err := h.processor.ConsumeLogs(t.Context(), logs); err != nil {
					t.Error(err)
				}
			}
		})
	}
	callersDone.Wait()
	want := map[string]int64{"oapi/40014 auth": callers * batches, "oapi/60011 permission": callers * batches}
	if got := h.counts(t); !maps.Equal(got, want) || h.sink.LogRecordCount() != 2*callers*batches {
		t.Errorf("got %v and %d records", got, h.sink.LogRecordCount())
	}
}

// A batch that several workers read is what it is when its records are read one by one: in
// the same order, with the same counts.
func TestShared(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(4))
	var bodies []string
	for i := range 400 {
		bodies = append(bodies, fmt.Sprintf(`ERROR {"errcode":60011,"errmsg":"没有调用该接口的权限","request_id":"15r7xs2k%04d"}`, i), fmt.Sprintf("INFO order %d accepted", i), refused, success)
	}
	change := func(c *dingtalkprocessor.Config) { c.KeepOnlyErrors, c.Redact = true, true }
	together, apart := start(t, change), start(t, change)
	var fill []func(plog.LogRecord)
	var want []map[string]any
	for _, body := range bodies {
		fill = append(fill, text(body))
		for _, r := range apart.send(t, text(body)) {
			want = append(want, r.Attributes().AsRaw())
		}
	}
	for range 3 {
		var got []map[string]any
		for _, r := range together.send(t, fill...) {
			got = append(got, r.Attributes().AsRaw())
		}
		if len(want) != 800 || !reflect.DeepEqual(got, want) {
			t.Fatalf("%d records, one by one %d; or others", len(got), len(want))
		}
	}
	if got, want := together.counts(t), map[string]int64{"oapi/60011 permission": 3 * 800}; !maps.Equal(got, want) {
		t.Errorf("counted %v", got)
	}
}
