package dingtalkprocessor_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"go.opentelemetry.io/collector/pdata/pcommon"
	"go.opentelemetry.io/collector/pdata/plog"

	"github.com/dterr/dterr/cmd/otelcol/dingtalkprocessor"
)

// secret is invented.
const secret = "5e1fa7c29b3d4c448d100a6b7c8d9e0f"

func TestRedact(t *testing.T) {
	tests := []struct {
		name string
		fill func(pcommon.Value)
		want any
	}{
		{"text", func(v pcommon.Value) { v.SetStr("GET /user/get?access_token=" + secret + " failed") }, "GET /user/get?access_token=‹access_token#1› failed"},
		{"text without a secret", func(v pcommon.Value) { v.SetStr(token) }, token},
		{"bytes", func(v pcommon.Value) { v.SetEmptyBytes().FromRaw([]byte("access_token=" + secret)) }, []byte("access_token=‹access_token#1›")},
		{"a map keeps its types", func(v pcommon.Value) {
			m := v.SetEmptyMap()
			m.PutStr("appSecret", secret)
			m.PutInt("errcode", 40014)
			m.PutDouble("took", 1.5)
			m.PutBool("ok", false)
			m.PutEmpty("none")
			m.PutEmptyBytes("raw").FromRaw([]byte{0xff, 0})
			m.PutEmptyBytes("body").FromRaw([]byte("access_token=" + secret))
			m.PutEmptySlice("urls").AppendEmpty().SetStr("?access_token=" + secret)
			m.PutEmptyMap("inner").PutInt("mobile", 13812345678)
		}, map[string]any{
			"appSecret": "‹app_secret#1›", "errcode": int64(40014), "took": 1.5, "ok": false, "none": nil, "raw": []byte{0xff, 0},
			"body": []byte("access_token=‹app_secret#1›"), "urls": []any{"?access_token=‹app_secret#1›"}, "inner": map[string]any{"mobile": "‹mobile#1›"},
		}},
		{"a list", func(v pcommon.Value) {
			v.SetEmptySlice().AppendEmpty().SetStr("access_token=" + secret)
			v.Slice().AppendEmpty().SetInt(7)
		}, []any{"access_token=‹access_token#1›", int64(7)}},
		{"a name that is a secret", func(v pcommon.Value) { v.SetEmptyMap().PutStr("access_token="+secret, "x") }, map[string]any{"access_token=‹access_token#1›": "x"}},
		{"a number", func(v pcommon.Value) { v.SetInt(13812345678) }, int64(13812345678)},
	}
	h := start(t, func(c *dingtalkprocessor.Config) {
		c.Redact = true
		c.From = []string{"body", "attributes.text"}
	})
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := h.send(t, func(r plog.LogRecord) {
				tt.fill(r.Body())
				tt.fill(r.Attributes().PutEmpty("text"))
			})[0]
			if raw := got.Body().AsRaw(); !reflect.DeepEqual(raw, tt.want) {
				t.Errorf("the body is %#v\nnot %#v", raw, tt.want)
			}
			if v, _ := got.Attributes().Get("text"); !reflect.DeepEqual(v.AsRaw(), tt.want) {
				t.Errorf("the attribute is %#v", v.AsRaw())
			}
		})
	}
}

// No secret leaves by an attribute, whether the body is masked or not.
func TestAttributesAreMasked(t *testing.T) {
	for _, masked := range []bool{false, true} {
		h := start(t, func(c *dingtalkprocessor.Config) { c.Redact = masked })
		got := h.send(t, text(`GET https://oapi.dingtalk.com/user/get?access_token=`+secret+` {"errcode":40014,"errmsg":"access_token=`+secret+`","request_id":"access_token=`+secret+`"}`))[0]
		if all := fmt.Sprint(got.Attributes().AsRaw()); strings.Contains(all, secret) || !strings.Contains(all, "oapi/40014") {
			t.Error(all)
		}
		if strings.Contains(got.Body().Str(), secret) == masked {
			t.Errorf("redact %v: %s", masked, got.Body().Str())
		}
	}
}

// What a record gets is bounded, whatever it holds.
func TestBounds(t *testing.T) {
	h := start(t, nil)
	many := strings.Repeat(`"qyapi_get_department_list_of_everything",`, 9999)
	long := strings.Repeat("很长", 9999)
	for i, body := range []string{
		strings.Repeat(token+"\n", 2000),
		`https://api.dingtalk.com/v1.0/` + strings.Repeat("x", 99999) + ` {"code":"Forbidden.AccessDenied.AccessTokenPermissionDenied","message":"` + long + `","requestid":"` + long + `","accessdenieddetail":{"requiredScopes":[` + many + `"a"]}}`,
	} {
		record := h.send(t, text(body))[0]
		size := 0
		for name, v := range record.Attributes().All() {
			size += len(name) + len(v.AsString())
		}
		if size == 0 || size > 150_000 {
			t.Errorf("%d: the attributes take %d bytes", i, size)
		}
	}
}
