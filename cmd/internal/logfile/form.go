package logfile

import (
	"bytes"
	"errors"
	"io"
	"os"
	"strings"
	"unicode/utf8"
)

// form is how a file is packed.
type form int

const (
	plain form = iota
	gzipped
	bzipped
	zstandard
	xz
	lz4
	brotli
	lzma
	compressed
)

// endings are the endings of names that packed files have.
var endings = [...]string{".gz", ".bz2", ".zst", ".xz", ".lz4", ".br", ".lzma", ".Z"} //nolint:gochecknoglobals // a constant table

// heads are the bytes that packed files begin with.
var heads = [...]struct { //nolint:gochecknoglobals // a constant table
	head string
	form form
}{
	{"\x1f\x8b", gzipped},
	{"BZh", bzipped},
	{"\x28\xb5\x2f\xfd", zstandard},
	{"\xfd7zXZ\x00", xz},
	{"\x04\x22\x4d\x18", lz4},
	{"\x02\x21\x4c\x18", lz4}, // of the older frame
	{"\x1f\x9d", compressed},
}

// sniffed is how many bytes of a file tell what it is.
const sniffed = 8 << 10

// formOf tells how a file is packed by its first bytes, and leaves it where it stands.
func formOf(file *os.File, name string) (form, error) {
	head := make([]byte, 512)
	n, err := file.ReadAt(head, 0)
	if err != nil && !errors.Is(err, io.EOF) {
		return plain, err
	}
	return formBy(head[:n], name), nil
}

// formBy tells by the first bytes of a file how it is packed. The name counts alone
// where a form has no mark, and never against bytes that are text.
func formBy(head []byte, name string) form {
	for _, h := range heads {
		if bytes.HasPrefix(head, []byte(h.head)) && (h.form != bzipped || len(head) > 3 && head[3] >= '1' && head[3] <= '9' && !isText(head)) {
			return h.form
		}
	}
	if len(head) == 0 || isText(head) {
		return plain
	}
	switch {
	case strings.HasSuffix(name, ".br"):
		return brotli
	case strings.HasSuffix(name, ".lzma") && head[0] == 0x5d:
		return lzma
	}
	return plain
}

// isText reports whether the first bytes of a file are text of ASCII or UTF-8; the last
// character may be cut.
func isText(head []byte) bool {
	for i := 0; i < len(head); {
		r, size := utf8.DecodeRune(head[i:])
		if r == utf8.RuneError && size <= 1 {
			return len(head)-i < utf8.UTFMax && !utf8.FullRune(head[i:])
		}
		if r < ' ' && r != '\n' && r != '\r' && r != '\t' && r != '\f' && r != 0x1b {
			return false
		}
		i += size
	}
	return true
}

// isBinary reports whether the first bytes of a file are of one that is no log: they
// hold a nought, and the file is neither packed nor UTF-16.
func isBinary(head []byte, name string) bool {
	return bytes.IndexByte(head, 0) >= 0 && formBy(head, name) == plain && !isWide(head)
}

// isWide reports whether the first bytes of a file are UTF-16: by the mark before them,
// or since nearly each second byte is a nought and hardly any other.
func isWide(head []byte) bool {
	if bytes.HasPrefix(head, []byte{0xff, 0xfe}) || bytes.HasPrefix(head, []byte{0xfe, 0xff}) {
		return true
	}
	var noughts [2]int
	for i, c := range head {
		if c == 0 {
			noughts[i%2]++
		}
	}
	few, many := min(noughts[0], noughts[1]), max(noughts[0], noughts[1])
	return many >= 4 && many*5 >= len(head)/2*2 && few*50 <= len(head)
}
