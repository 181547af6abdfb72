package words

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dterr/dterr/explain/redact/internal/glyph"
)

// IsTechnical says whether the number s[a:b] is counted, measured or assigned by
// a machine, by the word before it or the unit behind it: task_id=16482932994,
// Content-Length: 13812345678, thread-13812345678, 13812345678 bytes. Task ids of
// the platform are as long as a phone number.
func IsTechnical(s string, a, b int) bool {
	if k := glyph.SkipSpace(s, b, false); k < len(s) {
		_, end := glyph.WordAt(s, k)
		if end > k && Unit.Is(strings.ToLower(s[k:end])) || end == k && Unit.Begins(s[k:]) {
			return true
		}
	}
	end := beforeNumber(s, a)
	from := end
	for from > 0 && end-from < glyph.MaxName && glyph.IsWord(s[from-1]) {
		from--
	}
	if strings.EqualFold(s[from:end], "id") && (from == 0 || s[from-1] < utf8.RuneSelf) {
		return true // of nobody: the ids of people have longer names
	}
	if from < end {
		var sp spelling
		sp.spell(s[from:end])
		for p := range sp.parts {
			word := sp.plain[sp.starts[p]:sp.n]
			if string(word) == "used" && !glyph.AllDigits(s[a:b]) {
				continue // I used 5e1f…
			}
			if r := lookup(word); Technical.Is(string(word)) || r.Kind != "" && r.Class == Keep {
				return true
			}
		}
	}
	before := chineseBefore(s, end)
	for n := range before {
		if Technical.Is(before[n:]) {
			return true
		}
	}
	return false
}

// IsNumbered says whether the word before the number at s[a] says that it finds something:
// dentryId: 6222….
func IsNumbered(s string, a int) bool {
	end := beforeNumber(s, a)
	return end > 1 && strings.EqualFold(s[end-2:end], "id")
}

// beforeNumber gives the end of the word before the number at s[a].
func beforeNumber(s string, a int) int {
	const most = 12
	for n := 0; a > 0 && n < most; n++ {
		r, k := glyph.RuneBefore(s, a)
		if !strings.ContainsRune(" \t\"'`:=-([{#>：＝（\\", r) {
			break
		}
		a = k
	}
	return a
}

// chineseBefore gives the Chinese characters before s[end], and the Latin ones
// that end them, in lower case: 任务id.
func chineseBefore(s string, end int) string {
	const most = 8
	text := ""
	for n := 0; end > 0 && n < most; n++ {
		r, k := glyph.RuneBefore(s, end)
		if r != ' ' {
			if !unicode.Is(unicode.Han, r) && (n >= longestTail || r > unicode.MaxASCII || !glyph.IsLetter(byte(r))) {
				break
			}
			text = string(lower(r)) + text
		}
		end = k
	}
	if text == "" || text[len(text)-1] < 0x80 && len(text) <= longestTail {
		return ""
	}
	return text
}

// IsDigest says whether the hexadecimal text s[a:b] is named as a hash: by a
// word before it, or as sha256sum prints it, before the name of a file.
func IsDigest(s string, a, b int) bool {
	const window = 48
	if strings.HasPrefix(s[b:], "  ") || strings.HasPrefix(s[b:], " *") {
		return len(s) > b+2 && s[b+2] > ' '
	}
	before := s[max(0, a-window):a]
	if k := strings.LastIndexByte(before, '\n'); k >= 0 {
		before = before[k:]
	}
	return Digest.In(strings.ToLower(before))
}
