package shape_test

import (
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/dterr/dterr/explain/internal/field"
	"github.com/dterr/dterr/explain/internal/mark"
	"github.com/dterr/dterr/explain/internal/shape"
	"github.com/dterr/dterr/explain/lenient"
)

func FuzzObject(f *testing.F) {
	f.Add([]byte(`{"errcode":88,"errmsg":"ding talk error[subcode=60011,submsg=x]"}`))
	f.Add([]byte(`{"errorCode":3,"errorMessage":"权限校验失败 Code:52013 - Message: x"}`))
	f.Add([]byte(`{code:'zoo.closed',accessDeniedDetail:"{requiredScopes=[a]}",requestid:1}`))
	f.Add([]byte(`{"status":1111,"wait":1e9,"punish":"deny"}`))
	f.Add([]byte(`{"category":1,"reason":2,"operation":3,"message":"code A"}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		n, _, ok := lenient.Parse(text, 0)
		if !ok {
			return
		}
		one, two := shape.Object(n), shape.Object(n)
		if !reflect.DeepEqual(one, two) {
			t.Errorf("not the same twice: %+v, %+v", one, two)
		}
		if one != nil {
			check(t, one)
		}
	})
}

// check looks for what no answer may be.
func check(t *testing.T, a *shape.Answer) {
	t.Helper()
	for _, code := range a.Codes {
		if code == "" || len(code) > 120 || !utf8.ValidString(code) {
			t.Errorf("%q cannot be a code", code)
		}
	}
	if a.Wait < 0 || a.Wait > shape.WaitMost || a.Status != 0 && (a.Status < 100 || a.Status > 599) {
		t.Errorf("wait %d, status %d", a.Wait, a.Status)
	}
	if a.Decoder == "" || a.OK && len(a.Codes) != 1 {
		t.Errorf("%q, OK with %q", a.Decoder, a.Codes)
	}
}

func FuzzText(f *testing.F) {
	f.Add([]byte("SDKError: StatusCode: 403 Code: zoo.closed Message: code: 403, x request id: z1z2 Data: {'code':'x'}"), uint16(0))
	f.Add([]byte("[88]ding talk error[subcode=90002,submsg=x]"), uint16(3))
	f.Add([]byte("code  A\nsuccess  false\ntrace_id  z"), uint16(0))
	f.Add([]byte("[a.b]TeaUnableRetryError\n code: 400, x"), uint16(0))
	f.Add([]byte(`"error":-1,"errorMessage":"1002,x" 错误码：40014 Forbidden.AccessDenied.X`), uint16(1))
	f.Fuzz(func(t *testing.T, text []byte, low uint16) {
		v := shape.View{Text: text, Low: int(low) % (len(text) + 1)}
		for from := v.Low; ; {
			m, ok := mark.Next(text, from, len(text))
			if !ok {
				return
			}
			from = m.At + 1
			k := field.At(text, m.At)
			if k.Value > len(text) || k.Value > 0 && (k.Start > m.At || k.Value <= k.Start || !strings.HasPrefix(string(text[k.Start:]), k.Name)) {
				t.Fatalf("the key is %+v", k)
			}
			one, two := shape.Text(v, m.At, k), shape.Text(v, m.At, k)
			if !reflect.DeepEqual(one, two) {
				t.Fatalf("not the same twice: %+v, %+v", one, two)
			}
			if one == nil {
				continue
			}
			if !strings.Contains(strings.ToLower(string(text)), "subcode=") { // whose value is taken as it stands
				check(t, one)
			}
			if one.Start < v.Low || one.Start > one.End || one.End > len(text) {
				t.Fatalf("stands from %d to %d of %d, low %d: %+v", one.Start, one.End, len(text), v.Low, one)
			}
		}
	})
}
