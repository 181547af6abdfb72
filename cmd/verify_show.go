package cmd

import (
	"encoding/json"
	"strings"

	"github.com/dterr/dterr/explain/redact"
)

// maskedEvent gives the message of a callback with what is secret and personal in it
// masked. An event tells of people in ways of its own: who did something stands under
// Operator and Owner, and a title says whose it is.
func maskedEvent(message string) string {
	m := redact.New()
	values, ok := eventValues(message)
	if !ok {
		return m.Text(message)
	}
	names := namesIn(values)
	var b strings.Builder
	at := 0
	for _, v := range values {
		masked := v.text
		switch key := strings.ToLower(v.key); {
		case redact.Kind(v.key) != "": // masked by its name below
			continue
		case key == "operator", key == "owner":
			masked = m.Value("userid", v.text)
		default:
			masked = withoutNames(m, masked, key == "title", names)
		}
		if masked == v.text {
			continue
		}
		quoted, _ := json.Marshal(masked) // a string is always written
		b.WriteString(message[at:v.start])
		b.Write(quoted)
		at = v.end
	}
	b.WriteString(message[at:])
	return m.Text(b.String())
}

// What is looked for in other texts: names of at least two Chinese characters, in bytes,
// and so many of them.
const (
	shortestName = 6
	mostNames    = 20
)

// namesIn gives the names of people that stand under a name for them.
func namesIn(values []eventValue) []string {
	var names []string
	for _, v := range values {
		name := strings.TrimSpace(v.text)
		if redact.Kind(v.key) == "name" && len(name) >= shortestName && len(names) < mostNames && !has(names, name) {
			names = append(names, name)
		}
	}
	return names
}

// withoutNames masks the names of people in a text: of those that the event names
// elsewhere, and in a title of the one whose it is.
func withoutNames(m *redact.Masker, text string, title bool, names []string) string {
	for _, name := range names {
		if strings.Contains(text, name) {
			text = strings.ReplaceAll(text, name, m.Value("name", name))
		}
	}
	if !title {
		return text
	}
	for _, by := range [...]string{"提交的", "发起的", "'s ", " submitted "} {
		if name, rest, ok := strings.Cut(text, by); ok && name != "" {
			return m.Value("name", name) + by + rest
		}
	}
	return text
}

// eventValue is a string in a JSON text, between two offsets in it, and the name of the
// member that it belongs to, directly or in a list.
type eventValue struct {
	key, text  string
	start, end int
}

// eventValues gives the strings of a JSON text; ok is false for another text.
func eventValues(text string) (values []eventValue, ok bool) {
	d := json.NewDecoder(strings.NewReader(text))
	d.UseNumber()
	var open []container
	key, isKey, from := "", false, 0
	for {
		token, err := d.Token()
		if err != nil {
			return values, len(open) == 0 && from > 0 && strings.TrimSpace(text[from:]) == ""
		}
		to := int(d.InputOffset())
		delim, _ := token.(json.Delim)
		word, isWord := token.(string)
		switch {
		case delim == '{' || delim == '[':
			open = append(open, container{key, delim == '{'})
		case delim != 0:
			key, open = open[len(open)-1].key, open[:len(open)-1]
		case isWord && isKey:
			key = word
		case isWord:
			start := to - len(strings.TrimLeft(text[from:to], " \t\r\n:,"))
			values = append(values, eventValue{key, word, start, to})
		}
		// Behind a key stands its value, in an object behind a value the next key.
		isKey = len(open) > 0 && open[len(open)-1].object && !(isWord && isKey)
		from = to
	}
}

// container is an object or a list that is open, and the name of the member that it is.
type container struct {
	key    string
	object bool
}
