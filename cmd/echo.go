package cmd

import (
	"slices"
	"strings"
	"unicode"

	"github.com/dterr/dterr/explain/redact"
)

// What is repeated of a command line, in an error or in an answer.

// How much of what was typed is repeated, in bytes: of a word in a sentence, of the
// name of a file, and of a sentence with all that stands in it.
const (
	wordMost     = 120
	nameMost     = 500
	sentenceMost = 2000
)

// quote shows something that the user typed. It must be as it was typed: what is
// changed before it is masked is not recognised any more.
func quote(s string) string {
	word, size := headOf(typed(s), wordMost)
	return "“" + word + "”" + size
}

// bare shows the name of a file or a flag that the user typed, without quotes.
func bare(name string) string {
	name, size := headOf(name, nameMost)
	return name + size
}

// headOf gives a text that the user typed, of one that is longer than most its
// beginning, masked before it is cut, and how long it was.
func headOf(s string, most int) (head, size string) {
	if len(s) <= most && !strings.Contains(strings.TrimSpace(s), "\n") {
		return s, ""
	}
	return cut(redact.New().Text(s), most/2), " (" + bytesOf(len(s)) + ")"
}

// cut gives the beginning of a text that is masked: its first line, no longer than
// most, which ends neither within a character nor within a mask.
func cut(s string, most int) string {
	line, _, _ := strings.Cut(strings.TrimSpace(s), "\n")
	line = line[:min(len(line), most)]
	if open := strings.LastIndex(line, "‹"); open > strings.LastIndex(line, "›") {
		line = line[:open]
	}
	return strings.ToValidUTF8(line, "") + "…"
}

// bytesOf names a number of bytes.
func bytesOf(n int) string {
	if n < 1<<10 {
		return itoa(n) + " B"
	}
	return itoa(n>>10) + " KB"
}

// pieceOf gives a piece of an argument as it may be repeated: what is hidden in the
// whole is hidden by itself too, so that the whole is shown in its place.
func pieceOf(piece, whole string) string {
	if piece == whole {
		return piece
	}
	if masked := redact.New().Text(whole); masked != whole && !strings.Contains(masked, piece) {
		return masked
	}
	return piece
}

// masked masks what is secret in a sentence that repeats what was typed. The command
// line as a whole tells more than one word of it: behind a name stands its value.
func (a *app) masked(text string) string {
	m := a.redactor()
	for _, arg := range allTyped(a.args) {
		if word := shellWord(arg); word != arg && strings.Contains(text, word) {
			text = strings.ReplaceAll(text, word, shellWord(m.Text(arg))) // quotes hide what is in them
		}
	}
	text = m.Text(text)
	for _, arg := range a.hidden {
		if strings.Contains(text, arg) {
			text = strings.ReplaceAll(text, arg, m.Value("secret", arg))
		}
	}
	return text
}

// redactor gives the masker of this run, so that a value has one mask in answers and in
// errors.
func (a *app) redactor() *redact.Masker {
	if a.masker == nil {
		a.masker = redact.New()
		a.learn(allTyped(a.args))
	}
	return a.masker
}

// learn takes note of what is hidden in the words of a line, for when one of them is
// repeated by itself.
func (a *app) learn(words []string) {
	if hidden := hiddenIn(a.redactor(), words); len(a.hidden) < hiddenMost {
		a.hidden = append(a.hidden, hidden...)
	}
}

// Which words are hidden for what stands before them: none shorter than so many bytes,
// and no more than so many of them.
const (
	hiddenLeast = 6
	hiddenMost  = 200
)

// hiddenIn gives the words that a masker hides where all of them stand on a line.
func hiddenIn(m *redact.Masker, line []string) []string {
	text := strings.Join(line, " ")
	bare := strings.FieldsFunc(text, func(r rune) bool { return !isCredentialRune(r) })
	bare = slices.DeleteFunc(bare, func(word string) bool { return !isCredential(word) })
	masked := m.Text(text)
	if masked == text {
		return bare[:min(len(bare), hiddenMost)]
	}
	shown := map[string]bool{}
	for word := range strings.FieldsSeq(masked) {
		shown[word] = true
	}
	hidden := bare[:min(len(bare), hiddenMost)]
	for _, word := range line {
		gone := func(part string) bool { return !shown[part] }
		if len(word) >= hiddenLeast && len(hidden) < hiddenMost && slices.ContainsFunc(strings.Fields(word), gone) {
			hidden = append(hidden, word)
		}
	}
	return hidden
}

// isCredential reports whether a word by itself can only be a token or a key: no code
// and no name of anything is so long and has no meaning. A request id is not so.
func isCredential(word string) bool {
	const least, uuid = 32, 36
	return len(word) >= least && strings.ContainsAny(word, "0123456789") && strings.ContainsFunc(word, unicode.IsLetter) &&
		(len(word) != uuid || word[8] != '-' || word[13] != '-')
}

func isCredentialRune(r rune) bool {
	return r == '_' || r == '-' || r < unicode.MaxASCII && (unicode.IsLetter(r) || unicode.IsDigit(r))
}
