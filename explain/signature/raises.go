package signature

import (
	"encoding/binary"
	"strings"
	"unicode/utf8"

	"github.com/dterr/dterr/explain/signature/internal/pasted"
	"github.com/dterr/dterr/explain/signature/internal/seal"
)

// none is what a library that accepts the input raises.
const none = "none"

// sealHeap is the array size, in bytes, from which a common JVM heap may not
// hold the message whose length a wrong key made up.
const sealHeap = 64 << 20

// pythonKey gives how many bytes Python's lenient decoder makes of a key with
// one = appended; -1 when it fails.
func pythonKey(text string) int {
	n := 0
	for i := range len(text) {
		if pasted.IsAlnum(text[i]) || text[i] == '+' || text[i] == '/' {
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

// cipherRaises says how a library refuses a ciphertext that AES cannot take.
func cipherRaises(name string, o seal.Opened) string {
	empty := o.Decoded && o.Size == 0
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
		case !o.Decoded:
			return "error: illegal base64 data"
		case o.Size < 16:
			return "error: 密文太短"
		}
		return "panic: input not full blocks"
	}
}

// javaRaises replays the Java class: the length is a signed int, and the array
// for the message is allocated before anything is compared.
func javaRaises(plain []byte, owned func(tail []byte) bool) string {
	rest := plain[:len(plain)-seal.Padding(plain)]
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
	rest := plain[:len(plain)-seal.Padding(plain)]
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
