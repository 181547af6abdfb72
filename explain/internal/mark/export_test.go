package mark

// Word is one spelling of a mark.
type Word struct {
	Text string
	Kind Kind
	Fold bool
}

// Words gives the marks that are looked for.
func Words() (all []Word) {
	for _, w := range words {
		all = append(all, Word{w.text, w.kind, w.fold})
	}
	return all
}

// Skip is a search for the next print.
type Skip = func(text []byte, from, end int) int

// Searches gives those that this machine has; skip is the one that takes the best.
func Searches() map[string]Skip {
	all := map[string]Skip{"stride": stride, "skip": skip}
	if vector := vectorSearch(); vector != nil {
		all["vector"] = vector
	}
	return all
}

// NextBy is Next by a given search.
func NextBy(skip Skip, text []byte, from, limit int) (m Mark, ok bool) {
	return next(skip, text, from, limit)
}
