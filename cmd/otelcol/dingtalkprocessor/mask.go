package dingtalkprocessor

import (
	"encoding/json"
	"unicode/utf8"

	"go.opentelemetry.io/collector/pdata/pcommon"

	"github.com/dterr/dterr/explain/redact"
)

// mask masks the secrets and personal data of a value. A map and a list are masked as the
// JSON that they are, so that the name of a field gives its value away; what is not masked
// keeps its type.
func mask(m *redact.Masker, v pcommon.Value) {
	switch v.Type() {
	case pcommon.ValueTypeStr:
		if masked := m.Text(v.Str()); masked != v.Str() {
			v.SetStr(masked)
		}
	case pcommon.ValueTypeBytes:
		was := string(v.Bytes().AsRaw())
		if masked := m.Text(was); masked != was {
			v.Bytes().FromRaw([]byte(masked))
		}
	case pcommon.ValueTypeMap, pcommon.ValueTypeSlice:
		was := string(appendText(nil, v))
		masked := m.Text(was)
		if masked == was {
			return
		}
		var all any
		if json.Unmarshal([]byte(masked), &all) != nil {
			v.SetStr(masked) // nested deeper than json reads
			return
		}
		lay(v, all)
	}
}

// lay puts what was masked of a value in its place.
func lay(v pcommon.Value, masked any) {
	if text, ok := masked.(string); ok {
		switch v.Type() {
		case pcommon.ValueTypeStr:
			if text != v.Str() {
				v.SetStr(text)
			}
			return
		case pcommon.ValueTypeBytes:
			if was := v.Bytes().AsRaw(); utf8.Valid(was) && text != string(was) {
				v.Bytes().FromRaw([]byte(text))
			}
			return
		case pcommon.ValueTypeInt:
			v.SetStr(text)
			return
		case pcommon.ValueTypeDouble:
			if raw(v) != any(text) { // NaN stands as a text
				v.SetStr(text)
			}
			return
		}
	}
	switch all := masked.(type) {
	case map[string]any:
		if v.Type() == pcommon.ValueTypeMap && layFields(v.Map(), all) {
			return
		}
	case []any:
		if v.Type() == pcommon.ValueTypeSlice && v.Slice().Len() == len(all) {
			for i, of := range v.Slice().All() {
				lay(of, all[i])
			}
			return
		}
	default: // numbers, booleans and null, which stay
		return
	}
	_ = v.FromRaw(masked) // a name was masked too; json gives nothing that FromRaw refuses
}

// layFields is lay for a map whose names are as they were, which it reports.
func layFields(m pcommon.Map, masked map[string]any) bool {
	if m.Len() != len(masked) {
		return false
	}
	for name := range m.All() {
		if _, ok := masked[name]; !ok {
			return false
		}
	}
	for name, of := range m.All() {
		lay(of, masked[name])
	}
	return true
}
