package dingtalkprocessor_test

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"go.opentelemetry.io/collector/pdata/pcommon"
	"go.opentelemetry.io/collector/pdata/plog"

	"github.com/dterr/dterr/cmd/otelcol/dingtalkprocessor"
)

// corpus gives the fixtures of package explain and what its fuzz targets were begun with
// or found.
func corpus(t *testing.T) []string {
	t.Helper()
	var all []string
	for _, pattern := range []string{"shapes/*.in", "fuzz/*/*"} {
		paths, err := filepath.Glob("../../../explain/testdata/" + pattern)
		if err != nil || len(paths) == 0 {
			t.Fatal(pattern, err)
		}
		for _, path := range paths {
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if body, ok := strings.CutPrefix(string(text), "go test fuzz v1\n[]byte("); ok {
				quoted, err := strconv.Unquote(strings.TrimSuffix(strings.TrimSpace(body), ")"))
				if err != nil {
					t.Fatal(path, err)
				}
				text = []byte(quoted)
			}
			all = append(all, string(text))
		}
	}
	return all
}

// Whatever a body holds and whatever its type: nothing panics, the text tells the same as a
// string and as bytes, and what is written are texts.
func TestHostile(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	h := start(t, func(c *dingtalkprocessor.Config) {
		c.Redact, c.Title = true, "zh"
		c.From = []string{"body", "attributes.text"}
	})
	found := 0
	for _, body := range corpus(t) {
		got := h.send(t, text(body),
			func(r plog.LogRecord) { r.Body().SetEmptyBytes().FromRaw([]byte(body)) },
			func(r plog.LogRecord) { r.Attributes().PutStr("text", body) },
			func(r plog.LogRecord) { r.Body().SetEmptyMap().PutStr(body, body) },
			func(r plog.LogRecord) { r.Body().SetEmptySlice().AppendEmpty().SetStr(body) })
		for i, record := range got {
			id, ok := record.Attributes().Get("dingtalk.error.id")
			if first, there := got[0].Attributes().Get("dingtalk.error.id"); i < 3 && (ok != there || ok && id.Str() != first.Str()) {
				t.Errorf("form %d of %.200q: another id", i, body)
			}
			if ok {
				found++
			}
			if !utf8.ValidString(body) {
				continue
			}
			for name, v := range record.Attributes().All() {
				if !utf8.ValidString(v.AsString()) {
					t.Errorf("%s of %.200q is no text", name, body)
				}
			}
		}
	}
	if found < 1000 {
		t.Errorf("only %d records hold anything: the test shows nothing", found)
	}
}

// A megabyte is read in a time that grows no faster than its length.
func TestLong(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	h := start(t, func(c *dingtalkprocessor.Config) { c.Redact = true })
	for name, unit := range map[string]string{
		"codes": "a line with a code in it;\n", "open": `{"code":{`, "quoted": `"errcode":"`, "escaped": `\\\"errcode\\\":1,`,
		"answers": token + "\n", "tokens": "access_token=" + secret + "&",
	} {
		began := time.Now()
		body := strings.Repeat(unit, 1<<20/len(unit)) + "\n" + token
		record := h.send(t, text(body))[0]
		if took := time.Since(began); took > time.Minute {
			t.Errorf("%s took %v", name, took)
		}
		if id, ok := record.Attributes().Get("dingtalk.error.id"); name == "codes" && (!ok || id.Str() != "oapi/40014") {
			t.Errorf("%s: the answer at the end was not found", name)
		}
	}
}

// Nesting that is deeper than JSON may be is read and masked too.
func TestDeep(t *testing.T) {
	h := start(t, func(c *dingtalkprocessor.Config) { c.Redact = true })
	got := h.send(t, func(r plog.LogRecord) {
		v := pcommon.Value(r.Body())
		for range 20_000 {
			v = v.SetEmptySlice().AppendEmpty()
		}
		v.SetStr("access_token=" + secret + " " + token)
	})[0]
	if s := got.Body().AsString(); strings.Contains(s, secret) {
		t.Error("the secret is left")
	}
}
