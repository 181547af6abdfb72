package explain

import (
	"bytes"

	"github.com/dterr/dterr/explain/internal/shape"
)

// judged is where the answers of the beginning of an input stood, whoever's they
// were, and which codes were told of: what is left is looked at for codes in
// sentences.
type judged struct {
	spans []span
	codes map[string]bool
}

// note remembers where an answer stood. A code in a sentence of which nothing told
// whose it is may be looked at again.
func (j *judged) note(a *item) {
	if a.at < bareLimit && !isVague(a) {
		j.spans = append(j.spans, span{a.at, a.at + int64(a.End-a.Start)})
	}
}

// isVague reports whether an answer is a code in a sentence of which little is
// certain.
func isVague(a *item) bool { return a.Is(shape.Prose) && a.Is(shape.Weak) }

// tell remembers the codes of an answer that was told of. Of many the first count.
func (j *judged) tell(a *item) {
	if j.codes == nil {
		j.codes = map[string]bool{}
	}
	for _, code := range a.Codes {
		if len(j.codes) < codesMost {
			j.codes[code] = true
		}
	}
}

// codesMost bounds how many codes are remembered.
const codesMost = 1024

// told reports whether a code was told of.
func (j *judged) told(code string) bool { return j.codes[code] }

// rest gives a text without the answers that stood in it: blanks are in their place,
// lines stay.
func (j *judged) rest(head []byte) []byte {
	text := bytes.Clone(head)
	for _, x := range j.spans {
		for i := x.start; i < min(x.end, int64(len(text))); i++ {
			if text[i] != '\n' {
				text[i] = ' '
			}
		}
	}
	return text
}
