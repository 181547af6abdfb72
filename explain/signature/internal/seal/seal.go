// Package seal opens what DingTalk encrypts for a callback, as far as it goes, and
// says what is wrong with a key. It trusts no length that a decrypted text names.
package seal

import (
	"crypto/aes"
	"crypto/cipher"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"strings"
	"unicode/utf8"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain/signature/internal/advice"
	"github.com/dterr/dterr/explain/signature/internal/pasted"
)

// KeyLength is the length of an EncodingAESKey in characters, by the page on
// encryption; 43 characters of base64 carry 32 bytes and two spare bits.
const KeyLength = 43

// Key is what an EncodingAESKey turned out to be.
type Key struct {
	// slug is the mistake in it, empty for none; key is nil when no repair
	// yields 32 bytes.
	Slug  string
	Bytes []byte
	// exact is true when the text decodes as it is, as libraries require.
	Exact bool
	// length and alphabet are the two outcomes of the checks.
	LengthOK, AlphabetOK, Spare bool
	Size                        int
}

// ReadKey judges an EncodingAESKey and repairs what a paste does to one, so
// that the later checks can be made.
func ReadKey(text string) Key {
	k := Key{Size: len(text), LengthOK: len(text) == KeyLength, AlphabetOK: true}
	clean := strings.TrimRight(pasted.Unquoted(text), "=")
	for i := range len(clean) {
		k.AlphabetOK = k.AlphabetOK && pasted.IsAlnum(clean[i])
	}
	switch {
	case text == "":
		k.Slug = "aes-key-missing"
	case k.LengthOK && k.AlphabetOK && clean == text:
	case len(clean) == KeyLength && pasted.Trimmed(text) != text:
		k.Slug = "aes-key-blank"
	case len(clean) == KeyLength && pasted.Unquoted(text) != text:
		k.Slug = "aes-key-quoted"
	case len(clean) == KeyLength && clean != text:
		k.Slug = "aes-key-padded"
	case len(text) == KeyLength:
		k.Slug, k.AlphabetOK = "aes-key-alphabet", false
	default:
		k.Slug = "aes-key-length"
	}
	if len(clean) == KeyLength {
		std := strings.NewReplacer("-", "+", "_", "/").Replace(clean)
		if b, err := base64.StdEncoding.DecodeString(std + "="); err == nil && len(b) == 32 {
			k.Bytes = b
			k.Exact = clean == text && std == clean
			k.Spare = strings.IndexByte("AEIMQUYcgkosw048", clean[KeyLength-1]) < 0
		}
	}
	return k
}

// Opened is a ciphertext taken apart as far as it goes.
type Opened struct {
	// decoded is true for valid base64; size is the length of the ciphertext
	// in bytes and whole says that it consists of whole blocks.
	Decoded, Whole bool
	Size           int
	// spare says that the bits of the last character that stand for nothing are not zero.
	Spare bool
	// plain is the decrypted text with its padding; nil without a key.
	Plain []byte
	// prefix says that the 16 random bytes are printable, as all that DingTalk
	// publishes are; padding that the last bytes are PKCS#7 for 32.
	Prefix, Padding bool
	// length is the length field; fits says that it stays within the text;
	// swapped that it would when read as little endian.
	length        uint32
	Fits, Swapped bool
	Message, Tail []byte
}

// Open decrypts a ciphertext. It allocates no more than the ciphertext holds,
// whatever its length field says.
func Open(key []byte, encrypt string) Opened {
	var o Opened
	raw, err := base64.StdEncoding.DecodeString(encrypt)
	o.Decoded, o.Size = err == nil, len(raw)
	if _, strict := base64.StdEncoding.Strict().DecodeString(encrypt); strict != nil {
		o.Spare = o.Decoded
	}
	o.Whole = o.Decoded && len(raw) > 0 && len(raw)%aes.BlockSize == 0
	if !o.Whole || len(key) != 32 {
		return o
	}
	block, err := aes.NewCipher(key)
	if err != nil {
		return o
	}
	cipher.NewCBCDecrypter(block, key[:aes.BlockSize]).CryptBlocks(raw, raw)
	o.Plain = raw
	o.Prefix = true
	for _, c := range raw[:aes.BlockSize] {
		o.Prefix = o.Prefix && c > ' ' && c < 0x7f
	}
	rest := raw[:len(raw)-Padding(raw)]
	o.Padding = paddingOK(raw)
	if len(rest) < 20 {
		return o
	}
	o.length = binary.BigEndian.Uint32(rest[16:20])
	little := binary.LittleEndian.Uint32(rest[16:20])
	rest = rest[20:]
	o.Swapped = little > 0 && uint64(little) <= uint64(len(rest))
	if uint64(o.length) > uint64(len(rest)) {
		return o
	}
	o.Fits = true
	o.Message, o.Tail = rest[:o.length], rest[o.length:]
	return o
}

// Padding gives how many bytes receivers strip: the last byte if it is 1 to
// 32, else none, as the Java, PHP and C# libraries do.
func Padding(plain []byte) int {
	n := int(plain[len(plain)-1])
	if n < 1 || n > 32 || n > len(plain) {
		return 0
	}
	return n
}

func paddingOK(plain []byte) bool {
	n := Padding(plain)
	for _, c := range plain[len(plain)-n:] {
		if int(c) != n {
			return false
		}
	}
	return n > 0
}

// Credible says that the ciphertext opened: its length field fits, and either
// the random prefix or padding and tail are what a right key leaves. A wrong
// IV spoils the prefix alone, which no receiver notices.
func (o Opened) Credible() bool {
	return o.Fits && (o.Prefix || o.Padding && PlainKey(string(o.Tail)))
}

// Clean says that nothing within is damaged either: a byte changed on the way
// spoils the 16 bytes of its block.
func (o Opened) Clean() bool {
	if !o.Credible() || !o.Padding || !utf8.Valid(o.Message) || !utf8.Valid(o.Tail) {
		return false
	}
	for _, c := range o.Message {
		if c < ' ' && c != '\t' && c != '\r' && c != '\n' || c == 0x7f {
			return false
		}
	}
	return len(o.Message) == 0 || o.Message[0] != '{' || json.Valid(o.Message)
}

// Event gives the EventType of the message, empty when there is none or when
// it is no plain word.
func (o Opened) Event() string {
	var m struct{ EventType string }
	if !o.Credible() || json.Unmarshal(o.Message, &m) != nil || !PlainKey(m.EventType) {
		return ""
	}
	return m.EventType
}

// PlainKey says that a text can be an owner key or an event type: letters,
// digits and a few joints, at most 64 of them.
func PlainKey(s string) bool {
	for i := range len(s) {
		if !pasted.IsAlnum(s[i]) && strings.IndexByte("_-.:", s[i]) < 0 {
			return false
		}
	}
	return s != "" && len(s) <= 64
}

// Placeholder is the suite key that the old console sealed with before a suite
// existed.
const Placeholder = "suite4xxxxxxxxxxxxxxx"

// OwnerKind says what the shape of an owner key tells: DingTalk's own names,
// or "unknown".
func OwnerKind(s string) string {
	body := strings.TrimPrefix(s, "ding")
	lower := strings.ToLower(s) == s
	switch {
	case strings.HasPrefix(s, "suite"):
		return "suiteKey"
	case body == s || !PlainKey(body):
		return "unknown"
	case len(body) == 32 && pasted.IsHex(body) && lower:
		return "corpId"
	case len(body) == 16 && pasted.IsHex(body) && lower:
		return "appKey or corpId"
	case len(body) == 16 && lower && !strings.ContainsAny(body, "_-.:"):
		return "appKey"
	}
	return "unknown"
}

// KindText names a kind of owner key to people.
func KindText(kind string) codes.Text {
	switch kind {
	case "suiteKey":
		return advice.Say("第三方应用的 suiteKey", "a third-party app's suiteKey")
	case "corpId":
		return advice.Say("企业的 corpId", "a corpId")
	case "appKey":
		return advice.Say("应用的 appKey（Client ID）", "an appKey (Client ID)")
	case "appKey or corpId":
		return advice.Say("appKey 或 20 位的旧 corpId", "an appKey, or an old corpId of 20 characters")
	}
	return advice.Say("形式不明的标识", "an identifier of no known shape")
}

// OwnerIs compares the tail with the owner configured; an empty one fits all.
func (o Opened) OwnerIs(owner string) bool {
	return o.Fits && (owner == "" || string(o.Tail) == owner)
}
