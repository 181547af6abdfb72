package render_test

import (
	"bytes"
	"encoding/json"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain"
	"github.com/dterr/dterr/render"
)

// jsonFinding is a finding as encoding/json would write it, less its entry.
type jsonFinding struct {
	Schema     string           `json:"schema"`
	Source     string           `json:"source"`
	Line       int              `json:"line"`
	Platform   explain.Platform `json:"platform"`
	OK         bool             `json:"ok"`
	Codes      []string         `json:"codes"`
	Primary    *string          `json:"primary"`
	Families   []codes.Family   `json:"families"`
	Inferred   bool             `json:"inferred"`
	Equals     []string         `json:"equals,omitempty"`
	Known      bool             `json:"known"`
	Meaning    *string          `json:"meaning"`
	Candidates []string         `json:"candidates"`
	MatchedBy  string           `json:"matched_by,omitempty"`
	PlatformBy string           `json:"platform_by"`
	Matched    *string          `json:"matched"`
	Title      codes.Text       `json:"title"`
	Kind       codes.Kind       `json:"kind"`
	Owner      string           `json:"owner"`
	Retry      struct {
		codes.Retry
		After string `json:"after,omitempty"`
	} `json:"retry"`
	Message    *string        `json:"message"`
	RequestID  *string        `json:"request_id"`
	HTTPStatus *int           `json:"http_status"`
	API        *string        `json:"api"`
	Time       string         `json:"time,omitempty"`
	Needs      struct{}       `json:"needs"`
	Facts      explain.Facts  `json:"facts"`
	Notes      []explain.Note `json:"notes"`
	Entry      *struct{}      `json:"entry"`
	Redacted   int            `json:"redacted"`
}

// pieces are what strings are made of here: all that JSON escapes, and more.
var pieces = []string{"a", "B9", "<&>", "\"", "\\", "/", "\b", "\f", "\n", "\r", "\t", "\x00", "\x1f", "\x7f", "\x80", "\xe4\xb8", "不合法", "，", "é", "\u0085", "\u200b", "\u2028", "\u202e", "\U000e0041", "😀", "\ufffd", "\ufeff", "㐀", "䶿"}

// filled puts random values into all that v holds, or leaves them empty.
func filled(rnd *rand.Rand, v reflect.Value) {
	if v.Kind() != reflect.Struct && rnd.IntN(3) == 0 {
		return
	}
	switch v.Kind() {
	case reflect.String:
		var b strings.Builder
		for range rnd.IntN(6) {
			b.WriteString(pieces[rnd.IntN(len(pieces))])
		}
		v.SetString(b.String())
	case reflect.Int:
		v.SetInt(int64(rnd.IntN(2000) - 1000))
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), rnd.IntN(4), 4))
		for i := range v.Len() {
			filled(rnd, v.Index(i))
		}
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[time.Time]() {
			v.Set(reflect.ValueOf(time.UnixMilli(1_700_000_000_000 + rnd.Int64N(1e12)).In(time.FixedZone("", 8*60*60))))
			return
		}
		for i := range v.NumField() {
			filled(rnd, v.Field(i))
		}
	}
}

// TestFindingByReflection holds what is written of any finding against what
// encoding/json writes of the same, so that no member of it is forgotten.
func TestFindingByReflection(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2)) // #nosec G404 -- a test
	for range 2000 {
		var f explain.Finding
		filled(rnd, reflect.ValueOf(&f).Elem())
		f.Entry = nil
		if f.Kind == "" {
			f.Kind = codes.KindUnknown
		}
		if f.Retry.Policy == "" {
			f.Retry.Policy = codes.PolicyUnknown
		}
		var got bytes.Buffer
		if err := render.NewJSON(&got).Finding(&f); err != nil {
			t.Fatal(err)
		}
		if want := byReflection(t, &f); got.String() != want {
			t.Fatalf("got\n%s\nwant\n%s", got.String(), want)
		}
	}
}

func byReflection(t *testing.T, f *explain.Finding) string {
	t.Helper()
	orNull := func(s string) *string {
		if s == "" {
			return nil
		}
		return &s
	}
	v := jsonFinding{
		Schema: "dterr.finding/1", Source: f.Source, Line: f.Line, Platform: f.Platform, OK: f.OK,
		Codes: append([]string{}, f.Codes...), Primary: orNull(f.Primary), Families: append([]codes.Family{}, f.Families...),
		Inferred: f.Inferred, Equals: f.Equals, Known: f.Known, Meaning: orNull(f.Meaning),
		Candidates: append([]string{}, f.Candidates...), MatchedBy: string(f.Matched), PlatformBy: f.PlatformBy,
		Matched: orNull(string(f.Matched)), Title: f.Title, Kind: f.Kind, Owner: string(f.Owner),
		Message: orNull(f.Message), RequestID: orNull(f.RequestID), API: orNull(f.API),
		Facts: f.Facts, Notes: append([]explain.Note{}, f.Notes...), Redacted: f.Redacted,
	}
	if !f.Time.IsZero() { // as it stands in the text, to the second
		v.Time = f.Time.Truncate(time.Second).Format(time.RFC3339)
	}
	v.Retry.Retry, v.Retry.After = f.Retry.Retry, render.Timestamp(f.Retry.After)
	if f.HTTPStatus != 0 {
		v.HTTPStatus = &f.HTTPStatus
	}
	var raw bytes.Buffer
	enc := json.NewEncoder(&raw)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(&v); err != nil {
		t.Fatal(err)
	}
	return string(render.AppendVisible(nil, raw.Bytes()))
}

// TestFindingOwner writes an owner even where several candidates name different ones.
func TestFindingOwner(t *testing.T) {
	e, _ := codes.ByID("robot/310000")
	var b bytes.Buffer
	if err := render.NewJSON(&b).Finding(&explain.Finding{Entry: e}); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(b.String(), `"owner":"`+string(e.Owner())+`"`) {
		t.Errorf("%.600s", b.String())
	}
}
