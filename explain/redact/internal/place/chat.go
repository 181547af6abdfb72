package place

import (
	"strings"

	"github.com/dterr/dterr/explain/redact/internal/extent"
	"github.com/dterr/dterr/explain/redact/internal/glyph"
	"github.com/dterr/dterr/explain/redact/internal/words"
)

// Letters and chats name who wrote before what he wrote: On Tue, Mar 3, 2026 at 9:14 AM Mira
// Halvorsen wrote:, [10:22] 张文伟: …, 张伟 2026/3/4 10:22:31.

// Quoted gives the name of the person before the word wrote that begins at s[i], in the line
// above a quotation: words with capitals behind a comma or a time. end is 0 where there is none.
func Quoted(s string, i int) (k, end int) {
	const near = 64
	end = i - 1
	if end <= 0 || s[end] != ' ' {
		return 0, 0
	}
	line := s[max(0, end-near):end]
	k = end - len(line)
	for _, mark := range [...]string{"\n", ", ", " AM ", " PM ", " at "} {
		if n := strings.LastIndex(line, mark); n >= 0 {
			k = max(k, end-len(line)+n+len(mark))
		}
	}
	for k < end && (glyph.IsDigit(s[k]) || s[k] == ':' || s[k] == ' ') {
		k++
	}
	if k == 0 || s[k-1] != ' ' || CapitalsEnd(s[:end], k, words.Rule{Plain: true}) != end {
		return 0, 0
	}
	return k, end
}

// Speaker gives the name in Chinese that, with the time from s[i] on, is all that stands in its
// line. end is 0 where there is none.
func Speaker(s string, i int) (k, end int) {
	const longest = 24
	end = i - 1
	k = extent.LineStart(s[:end], end, false)
	if end-k > longest || !words.IsSurnamed(s[k:end]) {
		return 0, 0
	}
	to := i
	for to < len(s) && to-i < longest && (glyph.IsDigit(s[to]) || strings.IndexByte("-/: ", s[to]) >= 0) {
		to++
	}
	if _, ok := glyph.NewLine(s, to); !ok && to < len(s) || strings.IndexByte(s[i:to], ':') < 0 {
		return 0, 0
	}
	return k, end
}

// Chatting gives the name in Chinese of who says something, behind the time in brackets of which
// the last stands at s[i] and ends before s[k]. end is 0 where there is none.
func Chatting(s string, i, k int) (start, end int) {
	const near = 32
	if i == 0 || !glyph.IsDigit(s[i-1]) {
		return 0, 0
	}
	clock := s[max(0, i-len("10:22:31")):i]
	clock = clock[strings.LastIndexByte(clock, '[')+1:]
	if strings.IndexByte(clock, ':') < 1 || strings.Trim(clock, "0123456789:") != "" {
		return 0, 0
	}
	k = glyph.SkipSpace(s, k, false)
	end = extent.WordsEnd(s[:min(len(s), k+near)], k)
	if end >= len(s) || !words.IsSurnamed(s[k:end]) {
		return 0, 0
	}
	if r := glyph.At(s, end).R; r != ':' && r != '：' {
		return 0, 0
	}
	return k, end
}
