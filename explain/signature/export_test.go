package signature

import (
	"encoding/base64"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain/signature/internal/advice"
	"github.com/dterr/dterr/explain/signature/internal/trial"
)

// MAC is the HMAC that all robot schemes share, for the vectors of neighbours
// that have no scheme here.
func MAC(key, data string) string {
	return base64.StdEncoding.EncodeToString(trial.Hypothesis{Key: key, Data: data}.Sum())
}

// Described is a mistake as the tables describe it.
type Described struct {
	Slug  string
	Title codes.Text
	Fixes []codes.Advice
}

// Mistakes gives the table of one subject, or what a scheme of robot says
// otherwise.
func Mistakes(subject string) []Described {
	table := map[string]func() []advice.Mistake{
		"robot":          func() []advice.Mistake { return robotMistakes(Webhook) },
		"robot incoming": func() []advice.Mistake { return headerMistakes(Incoming) },
		"robot card":     func() []advice.Mistake { return headerMistakes(Card) },
		"callback":       advice.CallbackMistakes,
		"jsapi":          advice.JSAPIMistakes,
	}[subject]()
	all := make([]Described, 0, len(table))
	for _, m := range table {
		all = append(all, Described{m.Slug, m.Title, m.Fixes})
	}
	return all
}
