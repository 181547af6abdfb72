package redact

import (
	"encoding/base64"
	"net/url"
	"strings"

	"github.com/dterr/dterr/explain/redact/internal/glyph"
	"github.com/dterr/dterr/explain/redact/internal/page"
	"github.com/dterr/dterr/explain/redact/internal/words"
)

// encodedWords masks what stands in the encoded words of a header of mail and is or holds the
// name of a person or a secret: =?UTF-8?B?5byg5paH5Lyf?=. Those with blanks between them are one
// text, which is masked as a whole.
func (m *Masker) encodedWords(s string) string {
	const most = 8
	var all []page.Edit
	for i := 0; ; i++ {
		k := strings.Index(s[i:], "=?")
		if k < 0 {
			return page.Apply(s, all)
		}
		i += k
		from, to, text := encodedWord(s, i)
		if text == "" {
			continue
		}
		for range most {
			_, next, more := encodedWord(s, glyph.SkipSpace(s, to+len("?="), true))
			if more == "" {
				break
			}
			to, text = next, text+more
		}
		i = to
		kind := m.told("", text)
		if words.IsSurnamed(glyph.UpTo(strings.ReplaceAll(text, "（", "("), '(')) {
			kind = "name"
		}
		if kind != "" {
			all = append(all, page.Edit{Start: from, End: to, Text: m.masks.Mask(kind, text)})
		}
	}
}

// encodedWord gives where the text of the encoded word at s[i] stands and what it is, "" if there
// is none.
//
//go:noinline
func encodedWord(s string, i int) (from, to int, text string) {
	const longest, parts = 80, 5
	t := strings.SplitN(s[i:min(len(s), i+longest)], "?", parts)
	if len(t) < parts || t[0] != "=" || !strings.HasPrefix(t[4], "=") {
		return 0, 0, ""
	}
	from = i + len("=?") + len(t[1]) + len("?") + len(t[2]) + len("?")
	to = from + len(t[3])
	var b []byte
	err := error(nil)
	if strings.EqualFold(t[2], "b") {
		b, err = base64.RawStdEncoding.DecodeString(strings.TrimRight(t[3], "="))
	} else {
		text, err = url.PathUnescape(strings.ReplaceAll(strings.ReplaceAll(t[3], "_", " "), "=", "%"))
		b = []byte(text)
	}
	if !isLegible(b, err) {
		return 0, 0, ""
	}
	return from, to, string(b)
}
