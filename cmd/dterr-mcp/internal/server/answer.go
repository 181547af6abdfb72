package server

import (
	"bytes"
	"encoding/json"
	"strings"

	"github.com/dterr/dterr/explain/redact"
	"github.com/dterr/dterr/render"
	"github.com/modelcontextprotocol/go-sdk/mcp"
)

// answer is what a tool answers: a text of a few lines, and an object. The object never
// stands in the text too: a client that hands both to its model would pay twice.
type answer struct {
	text   brief
	object json.RawMessage
}

func (a *answer) result() *mcp.CallToolResult {
	return &mcp.CallToolResult{
		Content:           []mcp.Content{&mcp.TextContent{Text: a.text.String()}},
		StructuredContent: a.object,
	}
}

// textMost is how many tokens a text takes at most.
const textMost = 120

// brief is a text that is held within textMost: what has no room is left out, from the
// end, and the line that is too long is cut.
type brief struct {
	b    strings.Builder
	cost int // in hundredths of a token
	done bool
}

// token is the price of a token, in which costs are counted.
const token = 100

// price gives what a character costs: a token is three characters of paths and codes,
// more of English, and one of Chinese.
func price(r rune) int {
	if r < 0x80 {
		return token / 3
	}
	return token
}

// line adds a line, cut where the room ends.
func (t *brief) line(parts ...string) {
	line := render.Clean(strings.Join(parts, ""))
	if t.done || line == "" {
		return
	}
	if t.b.Len() > 0 {
		line = "\n" + line
	}
	for _, r := range line {
		// What is left must hold the sign of a cut.
		if t.cost+price(r)+price('…') > token*textMost {
			t.b.WriteString("…")
			t.done = true
			return
		}
		t.cost += price(r)
		t.b.WriteRune(r)
	}
}

// whole adds a line if all of it finds room, and reports whether it did.
func (t *brief) whole(parts ...string) bool {
	cost := price('\n')
	for _, part := range parts {
		for _, r := range render.Clean(part) {
			cost += price(r)
		}
	}
	if t.done || t.cost+cost+price('…') > token*textMost {
		return false
	}
	t.line(parts...)
	return true
}

// room reports whether a line of usual length has room.
func (t *brief) room() bool { return !t.done && t.cost < token*textMost*3/4 }

func (t *brief) String() string { return t.b.String() }

// masked gives what came in as it may be repeated, cut to a line.
func masked(text string) string { return cut(redact.New().Text(text), 200) }

// quoted gives a name that came in as it may be repeated.
func quoted(name string) string {
	return `"` + render.Clean(cut(redact.New().Text(name), 60)) + `"`
}

// cut gives at most so many bytes of a text.
func cut(s string, most int) string {
	if len(s) <= most {
		return s
	}
	return strings.ToValidUTF8(s[:most], "") + "…"
}

// object encodes a value as package render writes all JSON.
func object(v any) (json.RawMessage, error) {
	var b bytes.Buffer
	if err := render.NewJSON(&b).Value(v); err != nil {
		return nil, err
	}
	return revealed(b.Bytes()), nil
}

// revealed makes characters that are invisible, or that a terminal obeys, visible to who
// decodes the JSON: render writes them as \u escapes, which are doubled here.
func revealed(line []byte) json.RawMessage {
	line = bytes.TrimSuffix(line, []byte{'\n'})
	if !bytes.Contains(line, []byte(`\u`)) {
		return line
	}
	out := make([]byte, 0, len(line)+64)
	for i := 0; i < len(line); i++ {
		out = append(out, line[i])
		if line[i] != '\\' || i+1 == len(line) {
			continue
		}
		i++
		if line[i] == 'u' {
			out = append(out, '\\')
		}
		out = append(out, line[i])
	}
	return out
}

// objectMost is how many bytes of an answer are complete objects; those behind are brief,
// or left out.
const objectMost = 96 << 10

// lines writes objects of package render within objectMost.
type lines struct {
	all  []json.RawMessage
	size int
}

// add adds what write writes, unless that is too much; it reports whether it did.
func (l *lines) add(write func(render.JSON) error) (bool, error) {
	var b bytes.Buffer
	if err := write(render.NewJSON(&b)); err != nil {
		return false, err
	}
	line := revealed(b.Bytes())
	if l.size+len(line) > objectMost && l.size > 0 {
		return false, nil
	}
	l.all, l.size = append(l.all, line), l.size+len(line)
	return true, nil
}

// brief adds an object of our own.
func (l *lines) brief(v any) error {
	line, err := object(v)
	if err == nil {
		l.all, l.size = append(l.all, line), l.size+len(line)
	}
	return err
}

// results is the object of a tool that gives several.
type results struct {
	Results []json.RawMessage `json:"results"`
	// More is how many there are besides.
	More int `json:"more,omitempty"`
}

func (l *lines) results(more int) (json.RawMessage, error) {
	return join(results{append([]json.RawMessage{}, l.all...), more})
}

// join encodes an object of parts that are encoded already.
func join(v any) (json.RawMessage, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(v)
	return bytes.TrimSuffix(b.Bytes(), []byte{'\n'}), err
}
