package input

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"slices"
	"unicode/utf16"
	"unicode/utf8"
)

// sniffBytes is how much of the input decides its encoding.
const sniffBytes = 4096

// sniffLeast is how much of it must be there before a pause lets it be decided.
const sniffLeast = 4

// Decoded wraps r so that it gives UTF-8: UTF-16 with or without a mark, as
// PowerShell's pipes write it, is told by its mark or its NUL bytes. Anything
// else passes through; lines in GB18030 are mended later, one by one, since a
// log may mix them with UTF-8. When r pauses, what came until then decides.
func Decoded(r io.Reader) (io.Reader, error) {
	head := make([]byte, sniffBytes)
	n, err := io.ReadFull(r, head)
	for errors.Is(err, Pause{}) && n < sniffLeast {
		var more int
		more, err = io.ReadFull(r, head[n:])
		n += more
	}
	head = head[:n]
	rest := r
	switch {
	case err == nil, errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
	case errors.Is(err, Pause{}):
		rest = io.MultiReader(&pauseOnce{}, r)
	default:
		return nil, err
	}
	if order := utf16Of(head); order != nil {
		return &utf16Reader{in: io.MultiReader(bytes.NewReader(head), rest), decoder: utf16Decoder{order: order}}, nil
	}
	return io.MultiReader(bytes.NewReader(bytes.TrimPrefix(head, []byte("\ufeff"))), rest), nil
}

// IsBytewise reports whether an input that begins so is in UTF-8 or GB18030, in which a
// byte below 0x30 stands for itself wherever it stands.
func IsBytewise(head []byte) bool { return utf16Of(head) == nil }

// pauseOnce gives again the pause that decided about the encoding, and ends.
type pauseOnce struct{ given bool }

func (p *pauseOnce) Read([]byte) (int, error) {
	if p.given {
		return 0, io.EOF
	}
	p.given = true
	return 0, Pause{}
}

// utf16Of gives the byte order of the UTF-16 that head is written in, or nil.
// Without a byte order mark, a text is UTF-16 when the high bytes of most of
// its characters are zero.
func utf16Of(head []byte) binary.ByteOrder {
	switch {
	case bytes.HasPrefix(head, []byte{0xff, 0xfe}):
		return binary.LittleEndian
	case bytes.HasPrefix(head, []byte{0xfe, 0xff}):
		return binary.BigEndian
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
		return binary.LittleEndian
	case even*10 >= pairs*4 && odd*20 <= pairs:
		return binary.BigEndian
	}
	return nil
}

// utf16Reader gives in UTF-8 what a reader gives in UTF-16.
type utf16Reader struct {
	in      io.Reader
	decoder utf16Decoder
	// raw is what was read and waits for the rest of a character, text what was
	// decoded and not given yet.
	raw, text []byte
	err       error // of in, given behind the text
}

// Read implements [io.Reader].
func (r *utf16Reader) Read(p []byte) (int, error) {
	for len(r.text) == 0 && r.err == nil {
		var n int
		kept := len(r.raw)
		r.raw = slices.Grow(r.raw, sniffBytes)
		n, r.err = r.in.Read(r.raw[kept : kept+sniffBytes])
		var used int
		r.text, used = r.decoder.decode(r.text[:0], r.raw[:kept+n], errors.Is(r.err, io.EOF))
		r.raw = append(r.raw[:0], r.raw[used:kept+n]...)
	}
	n := copy(p, r.text)
	r.text = r.text[n:]
	if len(r.text) > 0 || r.err == nil {
		return n, nil
	}
	err := r.err
	if errors.Is(err, Pause{}) {
		r.err = nil
	}
	return n, err
}

// utf16Decoder turns UTF-16 into UTF-8; what is no UTF-16, such as half a
// surrogate pair, becomes the replacement character. It stands in for the one
// of golang.org/x/text, whose tables every run would set up.
type utf16Decoder struct {
	order binary.ByteOrder
	begun bool
}

// decode appends a text in UTF-8 to dst and gives how many bytes of src it took; final
// says that no more follow.
func (d *utf16Decoder) decode(dst, src []byte, final bool) (text []byte, used int) {
	for used < len(src) {
		rest := src[used:]
		if len(rest) < 4 && !final && !d.isWhole(rest) {
			break
		}
		r, n := d.first(rest)
		if d.begun || r != '\ufeff' {
			dst = utf8.AppendRune(dst, r)
		}
		d.begun = true
		used += n
	}
	return dst, used
}

// isWhole reports whether the beginning of a text is a character of its own, however it
// goes on.
func (d *utf16Decoder) isWhole(src []byte) bool {
	return len(src) >= 2 && !utf16.IsSurrogate(rune(d.order.Uint16(src)))
}

// first gives the first character of src and its length in bytes.
func (d *utf16Decoder) first(src []byte) (rune, int) {
	if len(src) < 2 {
		return utf8.RuneError, len(src)
	}
	r := rune(d.order.Uint16(src))
	switch {
	case !utf16.IsSurrogate(r):
		return r, 2
	case len(src) < 4:
		return utf8.RuneError, 2
	}
	if r = utf16.DecodeRune(r, rune(d.order.Uint16(src[2:]))); r == utf8.RuneError {
		return r, 2
	}
	return r, 4
}

// cutSpan is how far from the end of a line it may be cut, in bytes.
const cutSpan = 64 << 10

// cutLine gives where a line too long to be held may be cut: behind a byte that
// is a character of its own in UTF-8 and in GB18030, where the bytes below '0'
// are part of no other, or else before the character that the end cuts.
func cutLine(line []byte) int {
	for i := len(line); i > 0 && len(line)-i < cutSpan; i-- {
		if line[i-1] < '0' && line[i-1] != esc {
			return i
		}
	}
	for i := len(line) - 1; i > 0 && len(line)-i < utf8.UTFMax; i-- {
		if utf8.RuneStart(line[i]) {
			if !utf8.FullRune(line[i:]) {
				return i
			}
			break
		}
	}
	return len(line)
}

// Mended gives text as UTF-8. Lines that are no UTF-8 are read as GB18030, the
// encoding of Chinese Windows; what is neither stays as it is and is shown as
// replacement characters later.
func Mended(text []byte) []byte {
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
			if fixed, err := fromGB18030(line); err == nil && !bytes.ContainsRune(fixed, utf8.RuneError) {
				line = fixed
			}
		}
		out = append(out, line...)
	}
	return out
}
