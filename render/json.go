package render

import (
	"encoding/json"
	"fmt"
	"io"
	"time"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/codes/search"
	"github.com/dterr/dterr/explain"
)

// JSON writes JSON Lines: one object a line, UTF-8, no HTML escaping, each
// with its schema. Keys are only ever added.
type JSON struct {
	enc *json.Encoder
}

// NewJSON writes to w. Characters that a terminal would obey or hide (C1
// controls, bidi overrides, zero-width ones) are written as \u escapes: the same
// values, and a terminal is safe from them.
func NewJSON(w io.Writer) JSON {
	enc := json.NewEncoder(visible{w})
	enc.SetEscapeHTML(false)
	return JSON{enc}
}

// visible escapes the invisible characters of JSON on its way to w. All of them
// stand in strings, since JSON itself is ASCII.
type visible struct{ w io.Writer }

func (v visible) Write(p []byte) (int, error) {
	var out []byte
	done := 0
	for i := 0; i < len(p); {
		if p[i] < 0x7f {
			i++
			continue
		}
		r, n := utf8.DecodeRune(p[i:])
		if r == 0x7f || invisible(r) {
			out = append(out, p[done:i]...)
			for _, unit := range utf16.AppendRune(nil, r) {
				out = fmt.Appendf(out, `\u%04x`, unit)
			}
			done = i + n
		}
		i += n
	}
	if out == nil {
		return v.w.Write(p)
	}
	if _, err := v.w.Write(append(out, p[done:]...)); err != nil {
		return 0, err
	}
	return len(p), nil
}

// Value writes a value that carries its own schema, such as an attendance
// report or the report of a signature check.
func (j JSON) Value(v any) error { return j.enc.Encode(v) }

type jsonEntry struct {
	Schema   string        `json:"schema"`
	Query    string        `json:"query,omitempty"`
	ID       string        `json:"id"`
	Code     string        `json:"code"`
	Family   codes.Family  `json:"family"`
	Title    codes.Text    `json:"title"`
	Kind     codes.Kind    `json:"kind"`
	Domain   string        `json:"domain"`
	Retry    codes.Retry   `json:"retry"`
	Owner    codes.Owner   `json:"owner"`
	Status   codes.Status  `json:"status"`
	HTTP     []uint16      `json:"http"`
	Meanings []jsonMeaning `json:"meanings"`
	See      []string      `json:"see"`
	Docs     []string      `json:"docs"`
	Sources  []string      `json:"sources"`
	*jsonHit
}

type jsonHit struct {
	Score   float64  `json:"score"`
	Matched []string `json:"matched"`
}

type jsonMeaning struct {
	Key     string         `json:"key"`
	Message *string        `json:"message"`
	Title   codes.Text     `json:"title"`
	Kind    codes.Kind     `json:"kind"`
	Domain  string         `json:"domain"`
	Retry   codes.Retry    `json:"retry"`
	Owner   codes.Owner    `json:"owner"`
	Status  codes.Status   `json:"status"`
	HTTP    []uint16       `json:"http"`
	Causes  []codes.Advice `json:"causes"`
	Fixes   []codes.Advice `json:"fixes"`
	APIs    []string       `json:"apis"`
	Docs    []string       `json:"docs"`
	Sources []string       `json:"sources"`
}

func entryOf(e *codes.Entry) *jsonEntry {
	v := &jsonEntry{
		Schema: "dterr.entry/1", ID: e.ID, Code: e.Code, Family: e.Family, Title: e.Title,
		Kind: e.Kind(), Domain: e.Domain(), Retry: e.Retry(), Owner: e.Owner(), Status: e.Status(),
		HTTP: list(e.HTTP()), Meanings: make([]jsonMeaning, 0, len(e.Meanings)),
		See: list(e.See), Docs: list(e.Docs()), Sources: list(e.Sources()),
	}
	for i := range e.Meanings {
		m := &e.Meanings[i]
		calls := make([]string, 0, len(m.APIs))
		for _, id := range m.APIs {
			if a, ok := codes.APIByID(id); ok {
				calls = append(calls, a.Call())
			}
		}
		v.Meanings = append(v.Meanings, jsonMeaning{
			Key: m.Key, Message: orNull(m.Message), Title: m.Title, Kind: m.Kind, Domain: m.Domain,
			Retry: m.Retry, Owner: m.Owner, Status: m.Status, HTTP: list(m.HTTP),
			Causes: list(m.Causes), Fixes: list(m.Fixes()), APIs: calls, Docs: list(m.Docs), Sources: list(m.Sources),
		})
	}
	return v
}

// Entry writes a dterr.entry/1; query is what was asked for, empty where
// nobody asked.
func (j JSON) Entry(query string, e *codes.Entry) error {
	v := entryOf(e)
	v.Query = query
	return j.enc.Encode(v)
}

// Hit writes a dterr.entry/1 with the score and what matched.
func (j JSON) Hit(h search.Hit) error {
	v := entryOf(h.Entry)
	v.jsonHit = &jsonHit{h.Score, list(h.Matched)}
	return j.enc.Encode(v)
}

// Unknown writes a dterr.unknown/1: a code that is not in the catalogue, with
// the ids of those that look alike.
func (j JSON) Unknown(query string, near []string) error {
	return j.enc.Encode(struct {
		Schema string   `json:"schema"`
		Query  string   `json:"query"`
		Near   []string `json:"near"`
	}{"dterr.unknown/1", query, list(near)})
}

// Class writes a dterr.class/1: what a program needs to decide by.
func (j JSON) Class(query string, e *codes.Entry) error {
	return j.enc.Encode(struct {
		Schema string      `json:"schema"`
		Query  string      `json:"query,omitempty"`
		ID     string      `json:"id"`
		Code   string      `json:"code"`
		Kind   codes.Kind  `json:"kind"`
		Retry  codes.Retry `json:"retry"`
		Owner  codes.Owner `json:"owner"`
	}{"dterr.class/1", query, e.ID, e.Code, e.Kind(), e.Retry(), e.Owner()})
}

// Kind writes a dterr.kind/1 with the number of entries of the kind.
func (j JSON) Kind(k *codes.KindInfo, count int) error {
	return j.enc.Encode(struct {
		Schema string         `json:"schema"`
		Kind   codes.Kind     `json:"kind"`
		Title  codes.Text     `json:"title"`
		Count  int            `json:"count"`
		Advice []codes.Advice `json:"advice"`
	}{"dterr.kind/1", k.Kind, k.Title, count, list(k.Advice)})
}

type jsonRetry struct {
	codes.Retry
	After string `json:"after,omitempty"`
}

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
	Known      bool             `json:"known"`
	Meaning    *string          `json:"meaning"`
	Candidates []string         `json:"candidates"`
	MatchedBy  string           `json:"matched_by,omitempty"`
	PlatformBy string           `json:"platform_by"`
	Matched    *string          `json:"matched"`
	Title      codes.Text       `json:"title"`
	Kind       codes.Kind       `json:"kind"`
	Owner      *string          `json:"owner"`
	Retry      jsonRetry        `json:"retry"`
	Message    *string          `json:"message"`
	RequestID  *string          `json:"request_id"`
	HTTPStatus *int             `json:"http_status"`
	API        *string          `json:"api"`
	Time       string           `json:"time,omitempty"`
	Facts      explain.Facts    `json:"facts"`
	Notes      []explain.Note   `json:"notes"`
	Entry      *jsonEntry       `json:"entry"`
	Redacted   int              `json:"redacted"`
}

// Finding writes a dterr.finding/1.
func (j JSON) Finding(f *explain.Finding) error {
	v := jsonFinding{
		Schema: "dterr.finding/1", Source: f.Source, Line: f.Line, Platform: f.Platform, OK: f.OK,
		Codes: list(f.Codes), Primary: orNull(f.Primary), Families: list(f.Families),
		Inferred: f.Inferred, Known: f.Known, Meaning: orNull(f.Meaning), Candidates: list(f.Candidates),
		MatchedBy: string(f.Matched), PlatformBy: f.PlatformBy, Matched: orNull(string(f.Matched)), Title: f.Title, Kind: f.Kind, Owner: orNull(string(f.Owner)),
		Retry: jsonRetry{f.Retry.Retry, timestamp(f.Retry.After)}, Message: orNull(f.Message),
		RequestID: orNull(f.RequestID), API: orNull(f.API), Time: timestamp(f.Time),
		Facts: f.Facts, Notes: list(f.Notes), Redacted: f.Redacted,
	}
	if f.HTTPStatus != 0 {
		v.HTTPStatus = &f.HTTPStatus
	}
	if f.Entry != nil {
		v.Entry = entryOf(f.Entry)
	}
	if v.Kind == "" {
		v.Kind = codes.KindUnknown
	}
	if v.Retry.Policy == "" {
		v.Retry.Policy = codes.PolicyUnknown
	}
	return j.enc.Encode(v)
}

// Retry writes a dterr.retry/1.
func (j JSON) Retry(d explain.Decision) error {
	return j.enc.Encode(struct {
		Schema      string       `json:"schema"`
		Policy      codes.Policy `json:"policy"`
		Now         bool         `json:"now"`
		WaitSeconds int          `json:"wait_seconds,omitempty"`
		After       string       `json:"after,omitempty"`
		Primary     *string      `json:"primary"`
		Reason      codes.Text   `json:"reason"`
	}{"dterr.retry/1", d.Policy, d.Now, d.WaitSeconds, timestamp(d.After), orNull(d.Primary), d.Reason})
}

// Version writes a dterr.version/1.
func (j JSON) Version(version, date string, entries int) error {
	return j.enc.Encode(struct {
		Schema    string `json:"schema"`
		Version   string `json:"version"`
		Catalogue string `json:"catalogue"`
		Entries   int    `json:"entries"`
	}{"dterr.version/1", version, date, entries})
}

// timestamp gives RFC 3339 to the second, rounded up, so that nobody calls
// again a moment too early; empty for no time.
func timestamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Add(time.Second - 1).Truncate(time.Second).Format(time.RFC3339)
}

// list makes an absent list an empty one: arrays are always there.
func list[T any](s []T) []T {
	if s == nil {
		return []T{}
	}
	return s
}

func orNull(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}
