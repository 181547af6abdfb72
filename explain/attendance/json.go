package attendance

import (
	"bytes"
	"encoding/json"

	"github.com/dterr/dterr/codes"
)

// MarshalJSON writes dterr.attendance/1. Every field has a text: where the
// value says all there is, it is the value itself.
func (r *Report) MarshalJSON() ([]byte, error) {
	out := struct {
		Schema   string      `json:"schema"`
		Shape    string      `json:"shape"`
		Fields   []fieldJSON `json:"fields"`
		Problems []Problem   `json:"problems"`
		Notes    []Problem   `json:"notes"`
		Request  []fieldJSON `json:"request,omitempty"`
	}{
		Schema: "dterr.attendance/1", Shape: r.Shape,
		Fields:   make([]fieldJSON, 0, len(r.Fields)),
		Problems: append([]Problem{}, r.Problems...),
		Notes:    append([]Problem{}, r.Notes...),
	}
	for _, f := range r.Fields {
		out.Fields = append(out.Fields, f.json())
	}
	for _, f := range r.Request {
		out.Request = append(out.Request, f.json())
	}
	return marshal(out)
}

type fieldJSON struct {
	Path     string     `json:"path"`
	Value    string     `json:"value"`
	Name     codes.Text `json:"name"`
	Text     codes.Text `json:"text"`
	Time     string     `json:"time,omitempty"`
	Duration string     `json:"duration,omitempty"`
}

func (f Field) json() fieldJSON {
	out := fieldJSON{Path: f.Path, Value: f.Value, Name: f.Name, Text: text(f.Value, f.Value), Time: f.Time, Duration: f.Duration}
	if f.Text != nil {
		out.Text = *f.Text
	}
	return out
}

// MarshalJSON writes dterr.field/1.
func (s SchemaField) MarshalJSON() ([]byte, error) {
	return marshal(struct {
		Schema      string      `json:"schema"`
		Path        string      `json:"path"`
		Type        string      `json:"type"`
		Unit        string      `json:"unit,omitempty"`
		Name        codes.Text  `json:"name"`
		Values      []Value     `json:"values"`
		Note        *codes.Text `json:"note,omitempty"`
		Counterpart string      `json:"counterpart,omitempty"`
	}{"dterr.field/1", s.Path, s.Type, s.Unit, s.Name, append([]Value{}, s.Values...), s.Note, s.Counterpart})
}

// marshal is json.Marshal without HTML escaping. (An encoder around it must
// switch the escaping off too, or it escapes this output again.)
func marshal(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimRight(b.Bytes(), "\n"), nil
}
