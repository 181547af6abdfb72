package codes

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/dterr/dterr/codes/internal/fold"
)

// reader reads the codes out of what somebody typed or pasted around them: a
// list, a sentence, the pieces of an answer. It goes through the text once,
// word by word, and gives up at the first word that it cannot place, so that
// no number is taken for a code that may be anything else.
type reader struct {
	text string
	at   int
	// family qualifies the next code, named says that a name of codes stands
	// before it, and status that it is an HTTP status.
	family        string
	named, status bool
	found         []spoken
}

// spoken is a code as it stands in the text.
type spoken struct {
	code string
	// http is the number of an HTTP status, 0 for none.
	http int
	// named says that a name of codes stands before it.
	named bool
	// sep is what stands between it and the word before.
	sep string
}

// spokenCodes gives the codes of a text, and false where it holds none or more
// than codes and the words that go with them. The text is normalised.
func spokenCodes(text string) ([]spoken, bool) {
	r := reader{text: text}
	for {
		sep := r.separator()
		word := r.word()
		if word == "" {
			break
		}
		more, ok := r.take(sep, word)
		if !ok {
			return nil, false
		}
		if !more {
			break
		}
	}
	return r.found, len(r.found) > 0 && r.family == ""
}

// separator skips to the next word and gives what it skipped.
func (r *reader) separator() string {
	from := r.at
	for r.at < len(r.text) {
		c, size := utf8.DecodeRuneInString(r.text[r.at:])
		if isWordRune(c) {
			break
		}
		r.at += size
	}
	return r.text[from:r.at]
}

// word takes the next word: characters of codes, or Chinese, never both.
func (r *reader) word() string {
	from := r.at
	for r.at < len(r.text) {
		c, size := utf8.DecodeRuneInString(r.text[r.at:])
		if !isWordRune(c) || r.at > from && fold.IsHan(c) != isHan(r.text[from:]) {
			break
		}
		r.at += size
	}
	return r.text[from:r.at]
}

func isHan(s string) bool {
	c, _ := utf8.DecodeRuneInString(s)
	return fold.IsHan(c)
}

func isWordRune(c rune) bool {
	return fold.IsHan(c) || c < utf8.RuneSelf && (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || isDigit(byte(c)) ||
		strings.ContainsRune("_.-/*?+#", c))
}

// take places one word. more is false where the rest is the server's message.
func (r *reader) take(sep, word string) (more, ok bool) {
	equals := r.isName()
	full := word
	word = strings.TrimRight(word, ".?")
	switch {
	case strings.Trim(word, "_.-/*?+#") == "":
		return true, true
	case strings.HasPrefix(r.text[r.at:], "://"):
		return r.skipURL(), true
	case equals && isMessageName(word):
		return r.skipMessage(), true
	case isHan(word):
		r.named = r.named || equals
		return true, isAsking(word)
	case isCodeName(word) && (equals || !isKnown(word)):
		r.family, r.named = "", equals
		return true, true
	case isStatusName(word):
		r.status = true
		return true, true
	case fold.HasPrefix(word, "http") && statusNumber(strings.TrimLeft(word[4:], "-_")) > 0:
		r.found = append(r.found, spoken{http: statusNumber(strings.TrimLeft(word[4:], "-_")), sep: sep})
		return true, true
	case isFamily(word) && r.family == "":
		r.family = word + "/"
		return true, true
	case equals && isIdentifier(word) && !isKnown(word) && !isLabel(word):
		return r.skipValue(), true
	case isLabel(word):
		r.family = ""
		return true, true
	}
	return r.code(sep, full, equals)
}

// code takes a word that should be a code, or the phrase behind a status.
func (r *reader) code(sep, word string, equals bool) (more, ok bool) {
	if n := len(r.found); n > 0 && r.found[n-1].http > 0 {
		h, _ := HTTP(r.found[n-1].http)
		if h.Phrase != "" && fold.HasPrefix(r.text[r.at-len(word):], h.Phrase) {
			r.found[n-1].code = ""
			return false, true
		}
	}
	s := spoken{code: r.family + word, named: r.named, sep: sep}
	if r.family != "" && pair(word) != nil { // oapi 88/60011
		s.code = word
	}
	alone := r.family == "" && !r.named
	if n := statusNumber(word); n > 0 && (r.status || alone) {
		s.http = n
		if r.status {
			s.code = ""
		}
	} else if !isCodeShaped(word) && !isKnown(s.code) {
		return false, false
	}
	r.family, r.named, r.status = "", false, false
	r.found = append(r.found, s)
	// InvalidAuthentication: 不合法的access_token, a code with its message.
	if equals && strings.HasPrefix(strings.TrimLeft(r.text[r.at:], " \"'"), ":") {
		ahead := reader{text: r.text, at: r.at}
		ahead.separator()
		next := ahead.word()
		return isKnown(next) || isCodeShaped(next), true
	}
	return true, true
}

// isName reports whether the word just read is the name of a value.
func (r *reader) isName() bool {
	rest := strings.TrimLeft(r.text[r.at:], " \t\"'")
	return rest != "" && (rest[0] == '=' || rest[0] == ':')
}

// skipURL passes over a URL; false where it is the last word.
func (r *reader) skipURL() bool {
	end := strings.IndexAny(r.text[r.at:], " \t\n\"'])>")
	r.at += max(end, 0)
	return end >= 0
}

// skipMessage passes over the server's message, in which no code is looked for,
// but for the cause that the old gateway writes there: [subcode=60011,submsg=…].
func (r *reader) skipMessage() bool {
	message, more := r.quoted()
	if !more {
		message = r.text[r.at:] // without quotes it is the rest
	}
	for _, name := range [...]string{"subcode=", "sub_code="} {
		i := fold.Index(message, name)
		if i < 0 {
			continue
		}
		inside := reader{text: message, at: i + len(name)}
		if code := inside.word(); isKnown(code) || isCodeShaped(code) {
			r.found = append(r.found, spoken{code: code, named: true})
			break
		}
	}
	return more
}

// skipValue passes over the value of a name that is none of a code. It gives
// false where it has no end.
func (r *reader) skipValue() bool {
	if _, ok := r.quoted(); ok {
		return true
	}
	end := strings.IndexAny(r.text[r.at:], ",;&})] \t\n")
	r.at += max(end, 0)
	return end >= 0
}

// quoted goes to the value of a name and, where it stands in quotes, passes over
// it and gives what they hold.
func (r *reader) quoted() (value string, ok bool) {
	r.at += strings.IndexAny(r.text[r.at:], "=:") + 1
	value = strings.TrimLeft(r.text[r.at:], " \t")
	r.at = len(r.text) - len(value)
	if value == "" || value[0] != '"' && value[0] != '\'' {
		return "", false
	}
	for n := 1; n < len(value); n++ {
		switch value[n] {
		case '\\':
			n++
		case value[0]:
			r.at += n + 1
			return value[1:n], true
		}
	}
	return "", false
}

// isKnown reports whether a word, as it is or trimmed, names codes of the
// catalogue.
func isKnown(word string) bool { return word != "" && plain(word) != nil }

// isCodeShaped reports whether a word can be nothing but a code, known or not:
// a number, a range, a pattern or parts with a dot between them.
func isCodeShaped(word string) bool {
	for _, w := range trimmed(word) {
		if isNumeric(w) {
			return true
		}
		if _, _, ok := bounds(w); ok {
			return true
		}
		if strings.Contains(w, "*") || strings.Contains(w, "/") || strings.Contains(w, ".") {
			return strings.Trim(w, "*/._-?") != ""
		}
	}
	return false
}

func isIdentifier(word string) bool {
	return !isNumeric(word) && strings.Trim(word, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.") == ""
}

// statusNumber gives the HTTP status that a word may be, or 0.
func statusNumber(word string) int {
	if len(word) != 3 || !isNumeric(word) {
		return 0
	}
	if n, err := strconv.Atoi(word); err == nil && n >= 100 && n < 600 {
		return n
	}
	return 0
}
