package signature

import "github.com/dterr/dterr/explain/signature/internal/advice"

// robotMistakes describes every mistake that Robot can name under a scheme.
func robotMistakes(scheme Scheme) []advice.Mistake {
	all := append(append(advice.AddressMistakes(), advice.TimeMistakes()...), append(advice.MakingMistakes(), advice.EncodingMistakes()...)...)
	if scheme != Incoming && scheme != Card {
		return all
	}
	for _, m := range headerMistakes(scheme) {
		for i := range all {
			if all[i].Slug == m.Slug {
				all[i] = m
			}
		}
	}
	return all
}
