package explain

import (
	"bytes"
	"io"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// sniffBytes is how much of the input decides its encoding.
const sniffBytes = 4096

// decoded wraps r so that it gives UTF-8: UTF-16 with or without a mark, as
// PowerShell's pipes write it, is told by its mark or its NUL bytes. Anything
// else passes through; lines in GB18030 are mended later, one by one, since a
// log may mix them with UTF-8.
func decoded(r io.Reader) (io.Reader, error) {
	head := make([]byte, sniffBytes)
	n, err := io.ReadFull(r, head)
	head = head[:n]
	if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
		return nil, err
	}
	rest := io.MultiReader(bytes.NewReader(head), r)
	if enc := utf16Of(head); enc != nil {
		return transform.NewReader(rest, enc.NewDecoder()), nil
	}
	if bytes.HasPrefix(head, []byte("\ufeff")) {
		return io.MultiReader(bytes.NewReader(head[3:]), r), nil
	}
	return rest, nil
}

// utf16Of gives the UTF-16 encoding that head is written in, or nil. Without a
// byte order mark, a text is UTF-16 when the high bytes of most of its
// characters are zero.
func utf16Of(head []byte) encoding.Encoding {
	switch {
	case bytes.HasPrefix(head, []byte{0xff, 0xfe}):
		return unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	case bytes.HasPrefix(head, []byte{0xfe, 0xff}):
		return unicode.UTF16(unicode.BigEndian, unicode.UseBOM)
	case len(head) < 4:
		return nil
	}
	pairs := len(head) / 2
	var even, odd int
	for i := 0; i+1 < len(head); i += 2 {
		if head[i] == 0 {
			even++
		}
		if head[i+1] == 0 {
			odd++
		}
	}
	switch {
	case odd*10 >= pairs*4 && even*20 <= pairs:
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	case even*10 >= pairs*4 && odd*20 <= pairs:
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	}
	return nil
}

// mended gives text as UTF-8. Lines that are no UTF-8 are read as GB18030, the
// encoding of Chinese Windows; what is neither stays as it is and is shown as
// replacement characters later.
func mended(text []byte) []byte {
	if utf8.Valid(text) {
		return text
	}
	var out []byte
	for len(text) > 0 {
		line := text
		if i := bytes.IndexByte(text, '\n'); i >= 0 {
			line = text[:i+1]
		}
		text = text[len(line):]
		if !utf8.Valid(line) {
			if fixed, err := simplifiedchinese.GB18030.NewDecoder().Bytes(line); err == nil && !bytes.ContainsRune(fixed, utf8.RuneError) {
				line = fixed
			}
		}
		out = append(out, line...)
	}
	return out
}
