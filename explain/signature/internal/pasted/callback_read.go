package pasted

import (
	"bytes"
	"encoding/json"
	"errors"
	"maps"
	"slices"
	"strings"
)

// Field is one of the four values of an envelope. has tells an empty value
// from an absent one; name is the name under which it stood there.
type Field struct {
	Text, Name string
	Has        bool
}

// Envelope is a callback or a reply as received, nothing repaired.
type Envelope struct {
	Signature, Timestamp, Nonce, Encrypt Field
	// second is the other of msg_signature and signature, when both came.
	Second Field
	// shape says how the body was read: see the shape constants.
	Shape string
	// object is true for a body that is, or was meant as, a JSON object.
	Object bool
	// repeated names the parameters that the query holds more than once, twice
	// the members of the body: receivers differ in which of them they take.
	Repeated, Twice []string
	// untyped says that encrypt is no JSON string, behind that something follows
	// the object.
	Untyped, Behind bool
}

// The shapes of a body.
const (
	shapeJSON   = "json"   // an object, as documented
	ShapeExtra  = "extra"  // an object with something before or after it
	ShapeString = "string" // an object as the text of a JSON string
	ShapeTorn   = "torn"   // an object that breaks off
	shapeForm   = "form"   // encrypt=…
	shapeBare   = "bare"   // only the value of encrypt
	shapeOther  = "other"  // something without an encrypt
	ShapeEmpty  = "empty"
)

// ReadQuery takes signature, timestamp and nonce out of a query or a URL. A
// name in a query holds no slash, so one before the first equals sign means
// that a path stands in front.
func ReadQuery(e *Envelope, query string) {
	query = Unpasted(withoutVersion(Unquoted(query)))
	if before, after, ok := strings.Cut(query, "?"); ok {
		name, _, equals := strings.Cut(before, "=")
		if !equals || strings.Contains(name, "/") {
			query = after
		}
	}
	query, _, _ = strings.Cut(query, "#")
	all := Params(strings.ReplaceAll(query, "&amp;", "&"))
	e.Signature = queryField(all, "msg_signature", "signature")
	if e.Signature.Name == "msg_signature" {
		e.Second = queryField(all, "signature")
	}
	e.Timestamp = queryField(all, "timestamp", "timeStamp")
	e.Nonce = queryField(all, "nonce")
	e.Repeated = repeated(all, "msg_signature", "signature", "timestamp", "nonce")
}

// repeated gives those of the names that stand more than once among the
// parameters, with a value in whatever case: some frameworks take the first, some
// the last, and some join them.
func repeated(all []Param, names ...string) []string {
	var list []string
	for _, name := range names {
		exact, like := 0, 0
		for _, p := range all {
			if p.Name == name {
				exact++
			}
			if p.Raw != "" && strings.EqualFold(p.Name, name) {
				like++
			}
		}
		if exact > 1 || like > 1 {
			list = append(list, name)
		}
	}
	return list
}

// queryField gives the first parameter with one of the names, in the order of
// the names, that is not empty.
func queryField(all []Param, names ...string) Field {
	var f Field
	for _, name := range names {
		for _, p := range all {
			if p.Name == name && !f.Has {
				f = Field{Text: Unform(p.Raw), Name: name, Has: p.Raw != ""}
			}
		}
	}
	return f
}

// ReadBody takes encrypt, and for a reply the other values, out of a body.
func ReadBody(e *Envelope, body []byte, reply bool) {
	text := bytes.TrimSpace(afterHeads(body))
	bom := bytes.HasPrefix(text, []byte("\xef\xbb\xbf"))
	text = bytes.TrimSpace(bytes.TrimPrefix(text, []byte("\xef\xbb\xbf")))
	if !reply { // quotes of a shell; DingTalk reads a reply as it stands
		text = unwrapped(text)
	}
	if len(text) == 0 || string(text) == "null" {
		e.Shape = ShapeEmpty
		return
	}
	quoted := false
	if text[0] == '"' { // JSON within a JSON string
		var inner string
		if json.Unmarshal(text, &inner) == nil {
			text, quoted = bytes.TrimSpace([]byte(inner)), true
		}
	}
	start := bytes.IndexByte(text, '{')
	if start < 0 {
		readPlain(e, string(text))
		return
	}
	e.Object = true
	o, ok := findObject(text)
	if !ok {
		readTorn(e, string(text[start:]))
		return
	}
	switch {
	case quoted:
		e.Shape = ShapeString
	case bom || !o.whole:
		e.Shape = ShapeExtra
	default:
		e.Shape = shapeJSON
	}
	e.Behind = o.behind
	e.Twice = twins(o.text, reply)
	if !reply {
		e.Encrypt = jsonField(o.members, "encrypt")
		e.Untyped = e.Encrypt.Has && !isString(o.members["encrypt"])
		return
	}
	e.Encrypt = replyField(o.members, "encrypt")
	e.Signature = replyField(o.members, "msg_signature", "signature")
	e.Timestamp = replyField(o.members, "timeStamp")
	e.Nonce = replyField(o.members, "nonce")
}

// object is a JSON object found in a text, and that part of the text; whole says
// that nothing stands around it, behind that something follows it.
type object struct {
	members       map[string]json.RawMessage
	text          []byte
	whole, behind bool
}

// findObject finds the envelope in a text: of the objects that begin at any
// brace the first that has an encrypt, else the object at the first brace. An
// envelope whose quotes are escaped, as a log has it, is found too.
func findObject(text []byte) (object, bool) {
	o, ok := scanObjects(text)
	if ok && sealed(o.members) || !bytes.Contains(text, []byte(`\"`)) {
		return o, ok
	}
	for _, quoted := range betweenQuotes(text) {
		if !bytes.Contains(quoted, []byte(`\"`)) {
			continue
		}
		if inner, found := scanObjects([]byte(unescaped(string(quoted)))); found && sealed(inner.members) {
			return inner, true
		}
	}
	return o, ok
}

// betweenQuotes cuts a text at its quotes, those aside that are escaped.
func betweenQuotes(text []byte) [][]byte {
	var all [][]byte
	start := 0
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '\\':
			i++
		case '"':
			all = append(all, text[start:i])
			start = i + 1
		}
	}
	return append(all, text[start:])
}

// scanObjects tries one brace after the other, a thousand of them and beyond
// that for about as much work as reading the text a few times over.
func scanObjects(text []byte) (first object, ok bool) {
	const least = 1 << 10 // what one try costs at any rate
	work := 8*len(text) + 1024*least
	begin := -1
	for i := bytes.IndexByte(text, '{'); i >= 0 && work > 0; {
		if begin < 0 {
			begin = i
		}
		var members map[string]json.RawMessage
		dec := json.NewDecoder(bytes.NewReader(text[i:]))
		err := dec.Decode(&members)
		step := 1
		var wrong *json.SyntaxError
		switch {
		case err == nil:
			step = int(dec.InputOffset())
			work -= step
			o := object{members, text[i : i+step], i == 0 && step == len(text), len(bytes.TrimSpace(text[i+step:])) > 0}
			if sealed(members) {
				return o, true
			}
			if i == begin {
				first, ok = o, true
			}
		case errors.As(err, &wrong):
			work -= int(wrong.Offset)
		default:
			work -= len(text) - i
		}
		work -= least
		i += step
		next := bytes.IndexByte(text[i:], '{')
		if next < 0 {
			break
		}
		i += next
	}
	return first, ok
}

// sealed says that an object has an encrypt, in whatever spelling.
func sealed(members map[string]json.RawMessage) bool {
	for name := range members {
		if alike(name, "encrypt") {
			return true
		}
	}
	return false
}

// alike says that two names of a member differ in case and joints at most.
func alike(a, b string) bool {
	plain := strings.NewReplacer("_", "", "-", "")
	return strings.EqualFold(plain.Replace(a), plain.Replace(b))
}

// twins names the members of an envelope that an object has more than once: a
// decoder may take the first or the last. Names are compared as decoded, and those
// with a value without their case, since some decoders take one for the other.
func twins(text []byte, reply bool) []string {
	names := []string{"encrypt"}
	if reply {
		names = append(names, "msg_signature", "timeStamp", "nonce")
	}
	exact, like := make(map[string]int), make(map[string]int)
	dec := json.NewDecoder(bytes.NewReader(text))
	_, err := dec.Token()
	for err == nil && dec.More() {
		var name json.Token
		if name, err = dec.Token(); err != nil {
			break
		}
		var raw json.RawMessage
		err = dec.Decode(&raw)
		s, _ := name.(string)
		for _, one := range names {
			if s == one {
				exact[one]++
			}
			if strings.EqualFold(s, one) && string(raw) != `""` && string(raw) != "null" {
				like[one]++
			}
		}
	}
	return slices.DeleteFunc(names, func(name string) bool { return exact[name] < 2 && like[name] < 2 })
}

func isString(raw json.RawMessage) bool { return bytes.HasPrefix(raw, []byte(`"`)) }

// unwrapped takes the quotes of a shell off a body; double ones are JSON.
func unwrapped(text []byte) []byte {
	if len(text) > 1 && text[0] == '\'' && text[len(text)-1] == '\'' {
		return bytes.TrimSpace(text[1 : len(text)-1])
	}
	return text
}

// replyField takes a member by its documented name, or else by one that is
// only spelled differently: in its case or its joints.
func replyField(all map[string]json.RawMessage, names ...string) Field {
	f := jsonField(all, names...)
	for _, name := range slices.Sorted(maps.Keys(all)) {
		for _, right := range names {
			if f.Text == "" && alike(name, right) {
				if other := jsonField(all, name); other.Text != "" || !f.Has {
					f = other
				}
			}
		}
	}
	return f
}

// jsonField takes a string or number, of several names the first whose value
// is not empty; null counts as absent.
func jsonField(all map[string]json.RawMessage, names ...string) Field {
	var f Field
	for _, name := range names {
		raw, ok := all[name]
		if !ok || string(raw) == "null" || f.Text != "" {
			continue
		}
		var s string
		if json.Unmarshal(raw, &s) != nil {
			s = string(raw)
		}
		if !f.Has || s != "" {
			f = Field{Text: s, Name: name, Has: true}
		}
	}
	return f
}

// readPlain reads a body without an object: a form, or the bare ciphertext.
func readPlain(e *Envelope, text string) {
	if p, n := Value(Params(text), "encrypt"); n > 0 {
		e.Shape = shapeForm
		if n > 1 {
			e.Twice = []string{"encrypt"}
		}
		e.Encrypt = Field{Text: Unpercent(p.Raw), Name: "encrypt", Has: true}
		return
	}
	if len(text) >= 20 && strings.Trim(text, "\"'") != "" && cipherish(text) {
		e.Shape = shapeBare
		e.Encrypt = Field{Text: text, Name: "encrypt", Has: true}
		return
	}
	e.Shape = shapeOther
}

// readTorn takes encrypt out of an object that does not parse.
func readTorn(e *Envelope, text string) {
	e.Shape = ShapeTorn
	_, rest, ok := strings.Cut(text, `"encrypt"`)
	if !ok {
		return
	}
	rest = strings.TrimLeft(rest, " \t\r\n:")
	if !strings.HasPrefix(rest, `"`) {
		return
	}
	inner, _, _ := strings.Cut(rest[1:], `"`)
	e.Encrypt = Field{Text: strings.ReplaceAll(inner, `\/`, "/"), Name: "encrypt", Has: true}
}

// cipherish says that a text has only characters that occur in a base64
// ciphertext, mangled ones included.
func cipherish(s string) bool {
	for i := range len(s) {
		if !IsAlnum(s[i]) && strings.IndexByte("+/= %-_\\\r\n\"'", s[i]) < 0 {
			return false
		}
	}
	return true
}
