package signature

import (
	"encoding/base64"
	"encoding/binary"
	"strings"
	"unicode/utf8"
)

// The official callback libraries differ in what they check, in which order
// and with which code, so the same mistake shows as 900005, 900006, 900008,
// 900009, 900010 or as a crash. What follows replays their decisions on the
// bytes at hand. Java (the jar of 2018 and the class on GitHub, which decide
// alike), Go and Python 3 were run on the test vectors; PHP and C# were read.

// none is what a library that accepts the input raises.
const none = "none"

// sealHeap is the array size, in bytes, from which a common JVM heap may not
// hold the message whose length a wrong key made up.
const sealHeap = 64 << 20

// libraries says what each official library raises for this input.
func (c *callback) libraries() []Library {
	f := c.sealRaises
	if !c.in.Reply {
		f = c.openRaises
	}
	names := []string{"java", "php-isv-demo", "php", "csharp", "python", "go"}
	all := make([]Library, 0, len(names)+1)
	for _, name := range names {
		all = append(all, Library{name, f(name)})
	}
	if len(c.found) == 0 {
		trap := codeDecrypt
		if c.in.Reply {
			trap = codeSeal
		}
		all = append(all, Library{"java with crypto.policy=limited", trap})
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
	if !c.key.exact && name != "python" && !(name == "java" && c.key.key != nil) {
		// One of 43 characters is foreign, so that 31 bytes come out.
		return map[string]string{"java": codeDecrypt, "php-isv-demo": codeOwner + " or an empty message", "php": codeDecrypt}[name]
	}
	if c.key.key == nil {
		return "ValueError: Incorrect AES key length"
	}
	o := open(c.key.key, c.env.encrypt.text)
	if o.plain == nil {
		return cipherRaises(name, o)
	}
	switch name {
	case "java":
		return javaRaises(o.plain, c.owned)
	case "python":
		return pythonRaises(o.plain, c.owned)
	case "go":
		return goRaises(o.plain, c.owned)
	default:
		return lenientRaises(name, o.plain, c.owned)
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
	wrong := len(text) != keyLength
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

// pythonKey gives how many bytes Python's lenient decoder makes of a key with
// one = appended; -1 when it fails.
func pythonKey(text string) int {
	n := 0
	for i := range len(text) {
		if isAlnum(text[i]) || text[i] == '+' || text[i] == '/' {
			n++
		} else if text[i] == '=' && n%4 >= 2 {
			break
		}
	}
	if n%4 == 1 || n%4 == 2 && !strings.Contains(text, "=") {
		return -1
	}
	return n * 3 / 4
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

// cipherRaises says how a library refuses a ciphertext that AES cannot take.
func cipherRaises(name string, o opened) string {
	empty := o.decoded && o.size == 0
	switch name {
	case "java", "csharp":
		if empty {
			return codeLength
		}
		return codeDecrypt
	case "php-isv-demo":
		return "an empty message, the error is lost"
	case "php":
		return codeDecrypt + " on PHP 8, an empty message on PHP 7"
	case "python":
		if empty {
			return "IndexError"
		}
		return "ValueError: Data must be padded to 16 byte boundary in CBC mode"
	default:
		switch {
		case !o.decoded:
			return "error: illegal base64 data"
		case o.size < 16:
			return "error: 密文太短"
		}
		return "panic: input not full blocks"
	}
}

// javaRaises replays the Java class: the length is a signed int, and the array
// for the message is allocated before anything is compared.
func javaRaises(plain []byte, owned func(tail []byte) bool) string {
	rest := plain[:len(plain)-padding(plain)]
	if len(rest) < 20 {
		return codeLength
	}
	n := int32(binary.BigEndian.Uint32(rest[16:20]))
	switch left := len(rest) - 20; {
	case n < 0 || 20+n < 0:
		return codeLength
	case n >= sealHeap:
		return "java.lang.OutOfMemoryError, or " + codeLength + " with a large heap"
	case int(n) > left:
		return codeLength
	case !owned(rest[20+n:]):
		return codeOwner
	}
	return none
}

// pythonRaises replays the Python 3 class with its lenient slices.
func pythonRaises(plain []byte, owned func(tail []byte) bool) string {
	pad := int(plain[len(plain)-1])
	switch {
	case pad > 32:
		return "ValueError: Input is not padded or padding is corrupt"
	case pad == 0 || len(plain)-pad < 20:
		return "struct.error"
	}
	rest := plain[:len(plain)-pad]
	n := int(int32(binary.BigEndian.Uint32(rest[16:20])))
	from := 20 + n
	if from < 0 {
		from = max(0, len(rest)+from)
	}
	tail := rest[min(from, len(rest)):]
	switch {
	case !utf8.Valid(tail):
		return "UnicodeDecodeError"
	case !owned(tail):
		return "ValueError: corpId 校验错误"
	case n >= 0 && !utf8.Valid(rest[20:min(from, len(rest))]):
		return "UnicodeDecodeError"
	}
	return none
}

// goRaises replays the Go sample, which slices without looking.
func goRaises(plain []byte, owned func(tail []byte) bool) string {
	const bounds = "panic: slice bounds out of range"
	left := len(plain) - int(plain[len(plain)-1]) - 20
	if left < 0 {
		return bounds
	}
	rest := plain[20 : 20+left]
	n := binary.BigEndian.Uint32(plain[16:20])
	switch {
	case uint64(n) > uint64(len(rest)):
		return bounds
	case !owned(rest[n:]):
		return "error: CorpID匹配不正确"
	}
	return none
}

// lenientRaises replays PHP and C#, whose slices beyond the end are empty, so
// that only the owner key is ever found wrong.
func lenientRaises(name string, plain []byte, owned func(tail []byte) bool) string {
	rest := plain[:len(plain)-padding(plain)]
	if len(rest) < 20 {
		return map[string]string{"csharp": codeLength, "php": codeDecrypt, "php-isv-demo": "an empty message, the error is lost"}[name]
	}
	n := uint64(binary.BigEndian.Uint32(rest[16:20]))
	switch {
	case n <= uint64(len(rest)-20) && owned(rest[20+n:]):
		return none
	case name == "php":
		return codeDecrypt // the code of the owner check is overwritten
	}
	return codeOwner
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
	case e.shape == shapeEmpty || e.signature.has && !e.encrypt.has:
		return pick(codePlain, codePlain, "TypeError")
	case e.signature.has && !e.timestamp.has:
		return pick(codeTimestamp, none, none)
	case e.signature.has && !e.nonce.has:
		return pick(codeNonce, none, none)
	case !c.key.exact && c.key.size == keyLength:
		return pick(codeSeal, none, none)
	case c.open.credible() && len(c.open.tail) == 0:
		return pick(codeSeal, codeSeal, "TypeError")
	}
	return none
}
