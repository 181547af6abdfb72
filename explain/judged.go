package explain

import (
	"bytes"
	"strings"

	"github.com/dterr/dterr/explain/internal/platform"
	"github.com/dterr/dterr/explain/internal/shape"
)

// judged is where the answers of the beginning of an input stood, whoever's they
// were, and which codes were told of: what is left is looked at for codes in
// sentences.
type judged struct {
	places []place
	codes  map[string]bool
	// shown says that somebody showed what an answer is like.
	shown bool
}

// place is where an answer stood, and whose it is.
type place struct {
	span
	of platform.Name
}

// note remembers where an answer stood. A code in a sentence of which nothing told
// whose it is may be looked at again.
func (j *judged) note(a *item) {
	j.shown = j.shown || a.verdict.Shown
	if a.at < bareLimit && !(isVague(a) && a.verdict.Platform == nobody) {
		j.places = append(j.places, place{span{a.at, a.at + int64(a.End-a.Start)}, a.verdict.Platform})
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

// halfLeast is how long the beginning of a code must be to be taken for one that a
// line broke, in bytes.
const halfLeast = 12

// told reports whether a code was told of, or one that begins with it: a line may have
// broken that.
func (j *judged) told(code string) bool {
	if j.codes[code] || len(code) < halfLeast {
		return j.codes[code]
	}
	for known := range j.codes {
		if strings.HasPrefix(known, code) {
			return true
		}
	}
	return false
}

// rest gives a text without the answers that stood in it: blanks are in their place,
// and the name of whose they are, as the words around tell it. Lines stay.
func (j *judged) rest(head []byte) []byte {
	text := bytes.Clone(head)
	for _, x := range j.places {
		gone := text[min(x.start, int64(len(text))):min(x.end, int64(len(text)))]
		for i := range gone {
			if gone[i] != '\n' {
				gone[i] = ' '
			}
		}
		if name := string(x.of); len(gone) > len(name)+2 && x.of != nobody && !bytes.Contains(gone[:len(name)+2], []byte{'\n'}) {
			copy(gone[1:], name)
		}
	}
	return text
}
