package signature

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

// keyLength is the length of an EncodingAESKey in characters, by the page on
// encryption; 43 characters of base64 carry 32 bytes and two spare bits.
const keyLength = 43

// aesKey is what an EncodingAESKey turned out to be.
type aesKey struct {
	// slug is the mistake in it, empty for none; key is nil when no repair
	// yields 32 bytes.
	slug string
	key  []byte
	// exact is true when the text decodes as it is, as libraries require.
	exact bool
	// length and alphabet are the two outcomes of the checks.
	lengthOK, alphabetOK, spare bool
	size                        int
}

// readKey judges an EncodingAESKey and repairs what a paste does to one, so
// that the later checks can be made.
func readKey(text string) aesKey {
	k := aesKey{size: len(text), lengthOK: len(text) == keyLength, alphabetOK: true}
	clean := strings.TrimRight(pasted.Unquoted(text), "=")
	for i := range len(clean) {
		k.alphabetOK = k.alphabetOK && pasted.IsAlnum(clean[i])
	}
	switch {
	case text == "":
		k.slug = "aes-key-missing"
	case k.lengthOK && k.alphabetOK && clean == text:
	case len(clean) == keyLength && pasted.Trimmed(text) != text:
		k.slug = "aes-key-blank"
	case len(clean) == keyLength && pasted.Unquoted(text) != text:
		k.slug = "aes-key-quoted"
	case len(clean) == keyLength && clean != text:
		k.slug = "aes-key-padded"
	case len(text) == keyLength:
		k.slug, k.alphabetOK = "aes-key-alphabet", false
	default:
		k.slug = "aes-key-length"
	}
	if len(clean) == keyLength {
		std := strings.NewReplacer("-", "+", "_", "/").Replace(clean)
		if b, err := base64.StdEncoding.DecodeString(std + "="); err == nil && len(b) == 32 {
			k.key = b
			k.exact = clean == text && std == clean
			k.spare = strings.IndexByte("AEIMQUYcgkosw048", clean[keyLength-1]) < 0
		}
	}
	return k
}

// opened is a ciphertext taken apart as far as it goes.
type opened struct {
	// decoded is true for valid base64; size is the length of the ciphertext
	// in bytes and whole says that it consists of whole blocks.
	decoded, whole bool
	size           int
	// plain is the decrypted text with its padding; nil without a key.
	plain []byte
	// prefix says that the 16 random bytes are printable, as all that DingTalk
	// publishes are; padding that the last bytes are PKCS#7 for 32.
	prefix, padding bool
	// length is the length field; fits says that it stays within the text;
	// swapped that it would when read as little endian.
	length        uint32
	fits, swapped bool
	message, tail []byte
}

// open decrypts a ciphertext. It allocates no more than the ciphertext holds,
// whatever its length field says.
func open(key []byte, encrypt string) opened {
	var o opened
	raw, err := base64.StdEncoding.DecodeString(encrypt)
	o.decoded, o.size = err == nil, len(raw)
	o.whole = o.decoded && len(raw) > 0 && len(raw)%aes.BlockSize == 0
	if !o.whole || len(key) != 32 {
		return o
	}
	block, err := aes.NewCipher(key)
	if err != nil {
		return o
	}
	cipher.NewCBCDecrypter(block, key[:aes.BlockSize]).CryptBlocks(raw, raw)
	o.plain = raw
	o.prefix = true
	for _, c := range raw[:aes.BlockSize] {
		o.prefix = o.prefix && c > ' ' && c < 0x7f
	}
	rest := raw[:len(raw)-padding(raw)]
	o.padding = paddingOK(raw)
	if len(rest) < 20 {
		return o
	}
	o.length = binary.BigEndian.Uint32(rest[16:20])
	little := binary.LittleEndian.Uint32(rest[16:20])
	rest = rest[20:]
	o.swapped = little > 0 && uint64(little) <= uint64(len(rest))
	if uint64(o.length) > uint64(len(rest)) {
		return o
	}
	o.fits = true
	o.message, o.tail = rest[:o.length], rest[o.length:]
	return o
}

// padding gives how many bytes receivers strip: the last byte if it is 1 to
// 32, else none, as the Java, PHP and C# libraries do.
func padding(plain []byte) int {
	n := int(plain[len(plain)-1])
	if n < 1 || n > 32 || n > len(plain) {
		return 0
	}
	return n
}

func paddingOK(plain []byte) bool {
	n := padding(plain)
	for _, c := range plain[len(plain)-n:] {
		if int(c) != n {
			return false
		}
	}
	return n > 0
}

// credible says that the ciphertext opened: its length field fits, and either
// the random prefix or padding and tail are what a right key leaves. A wrong
// IV spoils the prefix alone, which no receiver notices.
func (o opened) credible() bool {
	return o.fits && (o.prefix || o.padding && plainKey(string(o.tail)))
}

// clean says that nothing within is damaged either: a byte changed on the way
// spoils the 16 bytes of its block.
func (o opened) clean() bool {
	if !o.credible() || !o.padding || !utf8.Valid(o.message) || !utf8.Valid(o.tail) {
		return false
	}
	for _, c := range o.message {
		if c < ' ' && c != '\t' && c != '\r' && c != '\n' || c == 0x7f {
			return false
		}
	}
	return len(o.message) == 0 || o.message[0] != '{' || json.Valid(o.message)
}

// event gives the EventType of the message, empty when there is none or when
// it is no plain word.
func (o opened) event() string {
	var m struct{ EventType string }
	if !o.credible() || json.Unmarshal(o.message, &m) != nil || !plainKey(m.EventType) {
		return ""
	}
	return m.EventType
}

// plainKey says that a text can be an owner key or an event type: letters,
// digits and a few joints, at most 64 of them.
func plainKey(s string) bool {
	for i := range len(s) {
		if !pasted.IsAlnum(s[i]) && strings.IndexByte("_-.:", s[i]) < 0 {
			return false
		}
	}
	return s != "" && len(s) <= 64
}

// placeholder is the suite key that the old console sealed with before a suite
// existed.
const placeholder = "suite4xxxxxxxxxxxxxxx"

// ownerKind says what the shape of an owner key tells: DingTalk's own names,
// or "unknown".
func ownerKind(s string) string {
	body := strings.TrimPrefix(s, "ding")
	lower := strings.ToLower(s) == s
	switch {
	case strings.HasPrefix(s, "suite"):
		return "suiteKey"
	case body == s || !plainKey(body):
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

// kindText names a kind of owner key to people.
func kindText(kind string) codes.Text {
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

// ownerIs compares the tail with the owner configured; an empty one fits all.
func (o opened) ownerIs(owner string) bool {
	return o.fits && (owner == "" || string(o.tail) == owner)
}
