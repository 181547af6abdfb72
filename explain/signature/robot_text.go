package signature

// robotMistakes describes every mistake that Robot can name under a scheme.
func robotMistakes(scheme Scheme) []mistake {
	all := append(append(addressMistakes(), timeMistakes()...), append(makingMistakes(), encodingMistakes()...)...)
	if scheme != Incoming && scheme != Card {
		return all
	}
	for _, m := range headerMistakes(scheme) {
		for i := range all {
			if all[i].slug == m.slug {
				all[i] = m
			}
		}
	}
	return all
}
