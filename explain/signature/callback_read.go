package signature

import (
	"bytes"
	"encoding/json"
	"strings"
)

// field is one of the four values of an envelope. has tells an empty value
// from an absent one; name is the name under which it stood there.
type field struct {
	text, name string
	has        bool
}

// envelope is a callback or a reply as received, nothing repaired.
type envelope struct {
	signature, timestamp, nonce, encrypt field
	// second is the other of msg_signature and signature, when both came.
	second field
	// shape says how the body was read: see the shape constants.
	shape string
	// object is true for a body that is, or was meant as, a JSON object.
	object bool
}

// The shapes of a body.
const (
	shapeJSON  = "json"  // an object, as documented
	shapeExtra = "extra" // an object with something before or after it
	shapeTorn  = "torn"  // an object that breaks off
	shapeForm  = "form"  // encrypt=…
	shapeBare  = "bare"  // only the value of encrypt
	shapeOther = "other" // something without an encrypt
	shapeEmpty = "empty"
)

// readQuery takes signature, timestamp and nonce out of a query or a URL.
func readQuery(e *envelope, query string) {
	query = strings.TrimSpace(query)
	if before, after, ok := strings.Cut(query, "?"); ok && !strings.Contains(before, "=") {
		query, _, _ = strings.Cut(after, "#")
	}
	all := params(query)
	get := func(names ...string) field {
		for _, name := range names {
			if p, n := value(all, name); n > 0 {
				return field{text: unform(p.raw), name: name, has: p.raw != ""}
			}
		}
		return field{}
	}
	e.signature = get("msg_signature", "signature")
	if e.signature.name == "msg_signature" {
		e.second = get("signature")
	}
	e.timestamp = get("timestamp", "timeStamp")
	e.nonce = get("nonce")
}

// readBody takes encrypt, and for a reply the other values, out of a body.
func readBody(e *envelope, body []byte, reply bool) {
	text := bytes.TrimSpace(body)
	bom := bytes.HasPrefix(text, []byte("\xef\xbb\xbf"))
	text = bytes.TrimSpace(bytes.TrimPrefix(text, []byte("\xef\xbb\xbf")))
	if len(text) == 0 || string(text) == "null" {
		e.shape = shapeEmpty
		return
	}
	if text[0] == '"' { // JSON within a JSON string
		var inner string
		if json.Unmarshal(text, &inner) == nil {
			text = bytes.TrimSpace([]byte(inner))
		}
	}
	start := bytes.IndexByte(text, '{')
	if start < 0 {
		readPlain(e, string(text))
		return
	}
	e.object = true
	var all map[string]json.RawMessage
	dec := json.NewDecoder(bytes.NewReader(text[start:]))
	if err := dec.Decode(&all); err != nil {
		readTorn(e, string(text[start:]))
		return
	}
	e.shape = shapeJSON
	if bom || start > 0 || dec.InputOffset() < int64(len(text)-start) {
		e.shape = shapeExtra
	}
	e.encrypt = jsonField(all, "encrypt")
	if !reply {
		return
	}
	e.signature = jsonField(all, "msg_signature", "signature", "msgSignature")
	e.timestamp = jsonField(all, "timeStamp", "timestamp")
	e.nonce = jsonField(all, "nonce", "Nonce")
}

// jsonField takes a string or number; null counts as absent.
func jsonField(all map[string]json.RawMessage, names ...string) field {
	for _, name := range names {
		raw, ok := all[name]
		if !ok || string(raw) == "null" {
			continue
		}
		var s string
		if json.Unmarshal(raw, &s) != nil {
			s = string(raw)
		}
		return field{text: s, name: name, has: true}
	}
	return field{}
}

// readPlain reads a body without an object: a form, or the bare ciphertext.
func readPlain(e *envelope, text string) {
	if p, n := value(params(text), "encrypt"); n > 0 {
		e.shape = shapeForm
		e.encrypt = field{text: unpercent(p.raw), name: "encrypt", has: true}
		return
	}
	if len(text) >= 20 && strings.Trim(text, "\"'") != "" && cipherish(text) {
		e.shape = shapeBare
		e.encrypt = field{text: text, name: "encrypt", has: true}
		return
	}
	e.shape = shapeOther
}

// readTorn takes encrypt out of an object that does not parse.
func readTorn(e *envelope, text string) {
	e.shape = shapeTorn
	_, rest, ok := strings.Cut(text, `"encrypt"`)
	if !ok {
		return
	}
	rest = strings.TrimLeft(rest, " \t\r\n:")
	if !strings.HasPrefix(rest, `"`) {
		return
	}
	inner, _, _ := strings.Cut(rest[1:], `"`)
	e.encrypt = field{text: strings.ReplaceAll(inner, `\/`, "/"), name: "encrypt", has: true}
}

// cipherish says that a text has only characters that occur in a base64
// ciphertext, mangled ones included.
func cipherish(s string) bool {
	for i := 0; i < len(s); i++ {
		if !isAlnum(s[i]) && strings.IndexByte("+/= %-_\\\r\n\"'", s[i]) < 0 {
			return false
		}
	}
	return true
}
