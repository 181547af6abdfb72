package attendance

import (
	"strings"

	"github.com/dterr/dterr/explain/redact"
)

// masker hides what names or locates a person, and secrets. Which known field
// is such a value stands in the model; everything else is package redact's to
// judge.
type masker struct {
	redact *redact.Masker // nil where nothing is masked
	before int            // its count before this record
}

func newMasker(opts Options) masker {
	if !opts.Redact {
		return masker{}
	}
	m := opts.Masker
	if m == nil {
		m = redact.New()
	}
	return masker{redact: m, before: m.Count()}
}

// masked gives how many values of this record were masked.
func (m masker) masked() int {
	if m.redact == nil {
		return 0
	}
	return m.redact.Count() - m.before
}

// value masks the whole value as a kind, or, with kind "", whatever in it is
// a secret or personal data.
func (m masker) value(kind, value string) string {
	switch {
	case m.redact == nil || strings.TrimSpace(value) == "":
		return value
	case kind == "":
		return m.redact.Text(value)
	}
	return m.redact.Value(kind, strings.TrimSpace(value))
}

// url hides the query of a URL: it is where apps put user ids and tokens.
func (m masker) url(value string) string {
	if m.redact == nil {
		return value
	}
	if i := strings.IndexAny(value, "?#"); i >= 0 && i+1 < len(value) {
		return m.value("", value[:i+1]) + "‹query›"
	}
	return m.value("", value)
}

// kind gives the kind of what a key that no model knows gives away, "" when
// nothing.
func (m masker) kind(key string) string {
	if m.redact == nil {
		return ""
	}
	return redact.Kind(key)
}
