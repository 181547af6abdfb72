package codes

// What tests look at.

// Narrowed is narrowed.
func (e *Entry) Narrowed(calls []*API) *Entry { return e.narrowed(calls) }

// Naming is naming.
func (e *Entry) Naming(path string) *Entry { return e.naming(path) }
