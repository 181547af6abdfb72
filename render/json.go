package render

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"time"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/codes/search"
	"github.com/dterr/dterr/explain"
	"github.com/dterr/dterr/explain/attendance"
)

// JSON writes JSON Lines: one object a line, UTF-8, no HTML escaping, each
// with its schema. Keys are only ever added.
type JSON struct {
	w io.Writer
	*jsonLine
}

// jsonLine is the line that is being written, and what the lines before may have in
// common with it.
type jsonLine struct {
	enc *json.Encoder // into raw
	raw bytes.Buffer
	out []byte
	// entries holds the entries as they were written, by id: a log names few of
	// them and often. size is how long they are together.
	entries map[string][]byte
	size    int
	// known holds what calls need as it was written, which findings share.
	known map[*explain.Needs][]byte
}

// needsMost bounds the needs that are kept.
const needsMost = 256

// entriesMost bounds the bytes of the entries that are kept.
const entriesMost = 1 << 20

// NewJSON writes to w. Characters that a terminal would obey or hide (C1
// controls, bidi overrides, zero-width ones) are written as \u escapes: the same
// values, and a terminal is safe from them.
//
//go:noinline
func NewJSON(w io.Writer) JSON {
	l := &jsonLine{entries: map[string][]byte{}}
	l.enc = json.NewEncoder(&l.raw)
	l.enc.SetEscapeHTML(false)
	return JSON{w, l}
}

// add appends a value to the line, without a line end.
func (l *jsonLine) add(v any) error {
	l.raw.Reset()
	if err := l.enc.Encode(v); err != nil {
		return err
	}
	l.out = appendVisible(l.out, bytes.TrimSuffix(l.raw.Bytes(), []byte{'\n'}))
	return nil
}

// addEntry appends an entry to the line.
func (l *jsonLine) addEntry(e *codes.Entry) error {
	if known, ok := l.entries[e.ID]; ok {
		l.out = append(l.out, known...)
		return nil
	}
	from := len(l.out)
	if err := l.add(entryOf(e)); err != nil {
		return err
	}
	if l.size > entriesMost {
		clear(l.entries)
		l.size = 0
	}
	l.entries[e.ID] = bytes.Clone(l.out[from:])
	l.size += len(l.out) - from
	return nil
}

// end writes the line.
func (j JSON) end() error {
	j.out = append(j.out, '\n')
	_, err := j.w.Write(j.out)
	return err
}

// write writes a line of one value.
func (j JSON) write(v any) error {
	j.out = j.out[:0]
	if err := j.add(v); err != nil {
		return err
	}
	return j.end()
}

// appendVisible appends JSON with its invisible characters escaped. All of them
// stand in strings, since JSON itself is ASCII.
func appendVisible(out, p []byte) []byte {
	done := 0
	for i := 0; i < len(p); {
		switch {
		case p[i] < 0x7f:
			i++
			continue
		case 0xe4 <= p[i] && p[i] <= 0xe9 && i+2 < len(p):
			i += 3 // a Chinese character, U+4000 to U+9FFF
			continue
		}
		r, n := utf8.DecodeRune(p[i:])
		if r == 0x7f || invisible(r) {
			out = append(out, p[done:i]...)
			out = appendUnits(out, r)
			done = i + n
		}
		i += n
	}
	return append(out, p[done:]...)
}

// appendUnits appends a character as \u escapes.
func appendUnits(out []byte, r rune) []byte {
	for _, unit := range utf16.AppendRune(nil, r) {
		out = fmt.Appendf(out, `\u%04x`, unit)
	}
	return out
}

// visible escapes the invisible characters of JSON on its way to w.
type visible struct{ w io.Writer }

func (v visible) Write(p []byte) (int, error) {
	if _, err := v.w.Write(appendVisible(nil, p)); err != nil {
		return 0, err
	}
	return len(p), nil
}

// Attendance writes a dterr.attendance/1, which may be long: no more than a field is
// held at a time.
func (j JSON) Attendance(r *attendance.Report) error {
	if err := r.WriteJSON(visible{j.w}); err != nil {
		return err
	}
	_, err := j.w.Write([]byte{'\n'})
	return err
}

// Value writes a value that carries its own schema, such as the report of a signature
// check.
func (j JSON) Value(v any) error { return j.write(v) }

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
	// MatchedMeaning is the key of the meaning that matched or passed the filter.
	MatchedMeaning string `json:"matched_meaning,omitempty"`
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
		for _, a := range m.Calls() {
			calls = append(calls, a.Call())
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
	return j.write(v)
}

// Hit writes a dterr.entry/1 with the score and what matched.
func (j JSON) Hit(h search.Hit) error {
	v := entryOf(h.Entry)
	v.jsonHit = &jsonHit{Score: h.Score, Matched: list(h.Matched)}
	if h.Meaning >= 0 {
		v.MatchedMeaning = h.As().Key
	}
	return j.write(v)
}

// Unknown writes a dterr.unknown/1: a code that is not in the catalogue, with
// the ids of those that look alike.
func (j JSON) Unknown(query string, near []string) error {
	return j.write(struct {
		Schema string   `json:"schema"`
		Query  string   `json:"query"`
		Near   []string `json:"near"`
	}{"dterr.unknown/1", query, list(near)})
}

// Class writes a dterr.class/1: what a program needs to decide by.
func (j JSON) Class(query string, e *codes.Entry) error {
	return j.write(struct {
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
	return j.write(struct {
		Schema string         `json:"schema"`
		Kind   codes.Kind     `json:"kind"`
		Title  codes.Text     `json:"title"`
		Count  int            `json:"count"`
		Advice []codes.Advice `json:"advice"`
	}{"dterr.kind/1", k.Kind, k.Title, count, list(k.Advice)})
}

// Retry writes a dterr.retry/1.
func (j JSON) Retry(d explain.Decision) error {
	return j.write(struct {
		Schema      string       `json:"schema"`
		Policy      codes.Policy `json:"policy"`
		Now         bool         `json:"now"`
		WaitSeconds int          `json:"wait_seconds,omitempty"`
		After       string       `json:"after,omitempty"`
		Primary     *string      `json:"primary"`
		Reason      codes.Text   `json:"reason"`
	}{"dterr.retry/1", d.Policy, d.Now, d.WaitSeconds, timestamp(d.After), orNull(d.Primary), d.Reason})
}

// Version is what a dterr.version/1 says; what is empty of the last three is
// left out.
type Version struct {
	Version   string `json:"version"`
	Catalogue string `json:"catalogue"`
	Entries   int    `json:"entries"`
	Commit    string `json:"commit,omitempty"`
	Platform  string `json:"platform,omitempty"`
	URL       string `json:"url,omitempty"`
}

// Version writes a dterr.version/1.
func (j JSON) Version(v Version) error {
	return j.write(struct {
		Schema string `json:"schema"`
		Version
	}{"dterr.version/1", v})
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
