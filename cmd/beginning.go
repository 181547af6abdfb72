package cmd

import (
	"bytes"
	"errors"
	"io"
	"strings"

	"github.com/dterr/dterr/codes"
)

// beginning is what the first input began with. It tells what an input in which
// nothing was found is instead of an answer.
type beginning struct {
	name string
	head []byte
}

// beginningBytes is how much is kept: enough for a screen of codes.
const beginningBytes = 2 << 10

// of keeps the beginning of the first input and gives the reader to read it by.
// A file is looked into at once, and is given back as it is; it is an error when
// it is compressed.
func (b *beginning) of(name string, r io.Reader) (io.Reader, error) {
	first := b.name == ""
	if first {
		b.name = name
	}
	head, ok := peek(r)
	switch {
	case !ok && first:
		return &keeper{r, b}, nil
	case !ok:
		return r, nil
	case first:
		b.head = head
	}
	if format, _, _ := packed(head); format != "" {
		return nil, (&beginning{name, head}).nothing()
	}
	return r, nil
}

// peek gives what a file begins with, and false for what cannot be looked into
// without reading it: a pipe.
func peek(r io.Reader) ([]byte, bool) {
	at, ok := r.(io.ReaderAt)
	if !ok {
		return nil, false
	}
	head := make([]byte, beginningBytes)
	n, err := at.ReadAt(head, 0)
	return head[:n], err == nil || errors.Is(err, io.EOF)
}

// keeper keeps what is read first.
type keeper struct {
	io.Reader
	to *beginning
}

func (k *keeper) Read(p []byte) (int, error) {
	n, err := k.Reader.Read(p)
	if room := beginningBytes - len(k.to.head); room > 0 && n > 0 {
		k.to.head = append(k.to.head, p[:min(n, room)]...)
	}
	return n, err
}

// nothing is the error for inputs without an answer, with what to do instead.
func (b *beginning) nothing() error {
	whole := say("把完整的响应体或异常送进来，例如 curl -si … | dterr", "pass the whole body or exception, as in curl -si … | dterr")
	if format, file, pipe := packed(b.head); format != "" {
		named, command := say("标准输入", stdin), "… | "+pipe+" | dterr"
		if b.name != stdin {
			named = codes.Same("", b.name).Text
			command = file + " " + shellWord(b.name) + " | dterr"
		}
		return nothing(codes.Text{ZH: named.ZH + " 是压缩过的（" + format + "）", EN: named.EN + " is compressed (" + format + ")"}, say("先解压：%s", "unpack it first: %s", command))
	}
	hints := codesHint(string(b.head))
	if len(hints) == 0 {
		hints = presumed(string(b.head))
	}
	if len(hints) == 0 {
		hints = similar(string(b.head))
	}
	return noAnswer(append(hints, whole)...)
}

// noAnswer is the error for input without an answer of DingTalk.
func noAnswer(hints ...codes.Text) error {
	return nothing(say("没有找到钉钉的响应", "no DingTalk response found"), hints...)
}

// packed tells a compressed input by its first bytes, and the commands that
// unpack a file and a pipe.
func packed(head []byte) (format, file, pipe string) {
	for _, f := range [...]struct{ magic, format, file, pipe string }{
		{"\x1f\x8b", "gzip", "zcat", "zcat"},
		{"BZh", "bzip2", "bzcat", "bzcat"},
		{"\x28\xb5\x2f\xfd", "zstd", "zstdcat", "zstdcat"},
		{"\xfd7zXZ\x00", "xz", "xzcat", "xzcat"},
		{"PK\x03\x04", "zip", "unzip -p", "funzip"},
	} {
		if bytes.HasPrefix(head, []byte(f.magic)) {
			return f.format, f.file, f.pipe
		}
	}
	return "", "", ""
}

// codesHinted is how many codes a hint names.
const codesHinted = 3

// wordsAround is how long a text with a code in it may be, in bytes, so that the code
// is what it is about.
const wordsAround = 80

// codesHint names the codes that stand in a text which is no answer: in a few words
// or in a list of codes. In a longer text a number may be anything.
func codesHint(text string) []codes.Text {
	text = strings.TrimSpace(text)
	named := codes.Names(text)
	if !named && (len(text) > wordsAround || strings.ContainsAny(text, "\n{(")) {
		return nil
	}
	var found []string
	if named {
		for _, r := range codes.Lookup(text) {
			switch {
			case r.HTTP > 0:
				return []codes.Text{statusHint(r.HTTP)}
			case len(r.Entries) > 0:
				found = append(found, r.Entries[0].Code)
			}
		}
	} else {
		for _, id := range codes.Mentioned(text) {
			if _, code, _ := strings.Cut(id, "/"); !has(found, code) {
				found = append(found, code)
			}
		}
	}
	found = found[:min(len(found), codesHinted)]
	switch all := strings.Join(found, " "); len(found) {
	case 0:
		return nil
	case 1:
		return []codes.Text{say("%s 是钉钉的错误码：dterr %s", "%s is a DingTalk code: dterr %s", all, all)}
	default:
		return []codes.Text{say("%s 是钉钉的错误码：dterr %s", "%s are DingTalk codes: dterr %s", strings.Join(found, ", "), all)}
	}
}
