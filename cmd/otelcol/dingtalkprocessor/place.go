package dingtalkprocessor

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"strconv"
	"strings"
	"unicode/utf8"

	"go.opentelemetry.io/collector/pdata/pcommon"
	"go.opentelemetry.io/collector/pdata/plog"
)

// place is where a record may hold a text: its body, a field of a body that is a map, or
// an attribute.
type place struct {
	attribute bool
	field     string // empty for all of the body
}

// placeNamed reads body, body.NAME or attributes.NAME; what stands behind the first dot is
// one name, dots included.
func placeNamed(name string) (place, error) {
	root, field, dotted := strings.Cut(name, ".")
	switch {
	case root == "body" && dotted == (field != ""):
		return place{field: field}, nil
	case root == "attributes" && field != "":
		return place{attribute: true, field: field}, nil
	}
	return place{}, fmt.Errorf("%q is neither body nor body.NAME nor attributes.NAME", name)
}

// value gives what stands at the place in a record.
func (p place) value(record plog.LogRecord) (pcommon.Value, bool) {
	switch body := record.Body(); {
	case p.attribute:
		return record.Attributes().Get(p.field)
	case p.field == "":
		return body, true
	case body.Type() == pcommon.ValueTypeMap:
		return body.Map().Get(p.field)
	default:
		return pcommon.Value{}, false
	}
}

// appendText appends the text of a value to b: a string and bytes as they are, a map and a
// list as JSON in which bytes that are text stand as strings. Numbers, booleans and
// nothing have no text.
func appendText(b []byte, v pcommon.Value) []byte {
	switch v.Type() {
	case pcommon.ValueTypeStr:
		return append(b, v.Str()...)
	case pcommon.ValueTypeBytes:
		return append(b, v.Bytes().AsRaw()...)
	case pcommon.ValueTypeMap, pcommon.ValueTypeSlice:
		out := bytes.NewBuffer(b)
		encoder := json.NewEncoder(out)
		encoder.SetEscapeHTML(false)
		if encoder.Encode(raw(v)) == nil {
			return bytes.TrimSuffix(out.Bytes(), []byte("\n"))
		}
	}
	return b
}

// raw gives a value as package json takes it; there is nothing in it that json refuses.
func raw(v pcommon.Value) any {
	switch v.Type() {
	case pcommon.ValueTypeMap:
		all := make(map[string]any, v.Map().Len())
		for name, of := range v.Map().All() {
			all[name] = raw(of)
		}
		return all
	case pcommon.ValueTypeSlice:
		all := make([]any, 0, v.Slice().Len())
		for _, of := range v.Slice().All() {
			all = append(all, raw(of))
		}
		return all
	case pcommon.ValueTypeBytes:
		if b := v.Bytes().AsRaw(); utf8.Valid(b) {
			return string(b)
		}
	case pcommon.ValueTypeDouble:
		if f := v.Double(); math.IsNaN(f) || math.IsInf(f, 0) {
			return strconv.FormatFloat(f, 'g', -1, 64)
		}
	}
	return v.AsRaw()
}
