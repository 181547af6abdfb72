package codes

// Keeping gives the function that keeps of an entry what a call answers with, nil where
// that is nothing; false where the call is unknown. The call is read as FindAPIs reads it.
// One that is in no table of codes, such as /gettoken, keeps the meanings that name it;
// where none of the entries asked for has such a meaning and it is a documented call,
// those that its gateway may answer with.
func Keeping(call string, asked func() []*Entry) (keep func(*Entry) *Entry, ok bool) {
	apis := FindAPIs(call)
	narrowed := func(e *Entry) *Entry { return e.narrowed(apis) }
	if len(apis) > 0 {
		if apis[0].Listed {
			return narrowed, true
		}
		call = apis[0].Path
	}
	for _, e := range asked() {
		if e.naming(call) != nil {
			return func(e *Entry) *Entry { return e.naming(call) }, true
		}
	}
	return narrowed, len(apis) > 0
}
