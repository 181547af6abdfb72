package attendance

import (
	"bytes"
	"encoding/json"
	"io"

	"github.com/dterr/dterr/codes"
)

// MarshalJSON writes dterr.attendance/1. Every field has a text: where the
// value says all there is, it is the value itself.
func (r *Report) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	err := r.WriteJSON(&b)
	return b.Bytes(), err
}

// WriteJSON writes what MarshalJSON gives, piece by piece: a report is many times as
// long as the record that it is about.
func (r *Report) WriteJSON(w io.Writer) error {
	p := pieces{w: w}
	p.add(`{"schema":"dterr.attendance/1","shape":`, r.Shape)
	p.fields(`,"fields":`, r.Fields)
	p.add(`,"problems":`, append([]Problem{}, r.Problems...))
	p.add(`,"notes":`, append([]Problem{}, r.Notes...))
	if len(r.Request) > 0 {
		p.fields(`,"request":`, r.Request)
	}
	p.flush("}", 0)
	return p.err
}

// pieceLeast is how much is gathered before it is written, in bytes.
const pieceLeast = 4 << 10

// pieces writes JSON piece by piece, up to the first error.
type pieces struct {
	w   io.Writer
	b   []byte
	err error
}

// add writes a value behind what leads up to it.
func (p *pieces) add(lead string, v any) {
	if p.err != nil {
		return
	}
	var value []byte
	value, p.err = marshal(v)
	p.b = append(p.b, lead...)
	p.b = append(p.b, value...)
	p.flush("", pieceLeast)
}

// fields writes a list of fields behind what leads up to it.
func (p *pieces) fields(lead string, all []Field) {
	p.b = append(append(p.b, lead...), '[')
	for i, f := range all {
		lead := ","
		if i == 0 {
			lead = ""
		}
		p.add(lead, f.json())
	}
	p.b = append(p.b, ']')
}

// flush writes what was gathered, with its end, when it is so much at least.
func (p *pieces) flush(end string, least int) {
	p.b = append(p.b, end...)
	if p.err == nil && len(p.b) >= least {
		_, p.err = p.w.Write(p.b)
		p.b = p.b[:0]
	}
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
