package signature

import (
	"encoding/base64"
	"strings"

	"github.com/dterr/dterr/explain/signature/outcome"

	"github.com/dterr/dterr/explain/signature/internal/pasted"
	"github.com/dterr/dterr/explain/signature/internal/seal"
)

// The official callback libraries differ in what they check, in which order
// and with which code, so the same mistake shows as 900005, 900006, 900008,
// 900009, 900010 or as a crash. What follows replays their decisions on the
// bytes at hand. Java (the jar of 2018 and the class on GitHub, which decide
// alike), Go and Python 3 were run on the test vectors; PHP and C# were read.

// libraries says what each official library raises for this input.
func (c *callback) libraries() []outcome.Library {
	f := c.sealRaises
	if !c.in.Reply {
		f = c.openRaises
	}
	names := []string{"java", "php-isv-demo", "php", "csharp", "python", "go"}
	all := make([]outcome.Library, 0, len(names)+1)
	for _, name := range names {
		all = append(all, outcome.Library{Name: name, Raises: f(name)})
	}
	if len(c.found) == 0 {
		trap := codeDecrypt
		if c.in.Reply {
			trap = codeSeal
		}
		all = append(all, outcome.Library{Name: "java with crypto.policy=limited", Raises: trap})
	}
	return all
}

// openRaises says what a library does when it opens the push.
func (c *callback) openRaises(name string) string {
	if raised := c.keyRaises(name); raised != "" {
		return raised
	}
	if !c.signed || len(c.missing()) > 0 {
		return c.signatureRaises(name)
	}
	if !c.key.Exact && name != "python" && !(name == "java" && c.key.Bytes != nil) {
		// One of 43 characters is foreign, so that 31 bytes come out.
		return map[string]string{"java": codeDecrypt, "php-isv-demo": codeOwner + " or an empty message", "php": codeDecrypt}[name]
	}
	if c.key.Bytes == nil {
		return "ValueError: Incorrect AES key length"
	}
	o := seal.Open(c.key.Bytes, c.env.Encrypt.Text)
	if o.Plain == nil {
		return cipherRaises(name, o)
	}
	switch name {
	case "java":
		return javaRaises(o.Plain, c.owned)
	case "python":
		return pythonRaises(o.Plain, c.owned)
	case "go":
		return goRaises(o.Plain, c.owned)
	default:
		return lenientRaises(name, o.Plain, c.owned)
	}
}

// owned says that a library accepts a tail as the owner key configured. Where
// none was given it is taken to be the one in the message; a message whose
// layout is broken has none, so that no tail fits.
func (c *callback) owned(tail []byte) bool {
	owner := c.in.Owner
	if owner == "" {
		owner = c.report.Owner
	}
	return owner != "" && string(tail) == owner
}

// keyRaises says how a library refuses the EncodingAESKey; empty when it does
// not.
func (c *callback) keyRaises(name string) string {
	text := c.in.AESKey
	_, err := base64.StdEncoding.DecodeString(text + "=")
	wrong := len(text) != seal.KeyLength
	switch {
	case name == "python" && text == "":
		return "TypeError for None, ValueError for an empty key"
	case name == "python" && pythonKey(text) < 0:
		return "binascii.Error: Incorrect padding"
	case name == "python":
		return ""
	case name == "go" && wrong:
		return "panic: 不合法的EncodingAESKey"
	case name == "go" && err != nil:
		return "panic: illegal base64 data"
	case wrong && c.in.Reply && strings.HasPrefix(name, "php"):
		return "" // checked when opening only
	case wrong:
		return codeAESKey
	case name == "csharp" && err != nil:
		return "FormatException"
	}
	return ""
}

// signatureRaises says how a library refuses a signature, or a value that is
// not there.
func (c *callback) signatureRaises(name string) string {
	switch name {
	case "java", "csharp":
		return codeCompute
	case "python":
		if m := c.missing(); len(m) > 0 && m[0] != "signature" {
			return "TypeError"
		}
		return "ValueError: signature check error"
	case "go":
		return "error: 签名不匹配"
	default:
		return codeMismatch
	}
}

// sealRaises says what a library does when it makes a reply from what this one
// was made from: only what is missing, or a bad key, stops it.
func (c *callback) sealRaises(name string) string {
	e := c.env
	if raised := c.keyRaises(name); raised != "" {
		return raised
	}
	pick := func(java, csharp, python string) string {
		switch name {
		case "java":
			return java
		case "csharp":
			return csharp
		case "python":
			return python
		}
		return none
	}
	switch {
	case e.Shape == pasted.ShapeEmpty || e.Signature.Has && !e.Encrypt.Has:
		return pick(codePlain, codePlain, "TypeError")
	case e.Signature.Has && !e.Timestamp.Has:
		return pick(codeTimestamp, none, none)
	case e.Signature.Has && !e.Nonce.Has:
		return pick(codeNonce, none, none)
	case !c.key.Exact && c.key.Size == seal.KeyLength:
		return pick(codeSeal, none, none)
	case c.open.Credible() && len(c.open.Tail) == 0:
		return pick(codeSeal, codeSeal, "TypeError")
	}
	return none
}
