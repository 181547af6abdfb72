package cmd

import (
	"slices"
	"strings"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/codes/search"
)

// Bounds of a text that is looked up by its words: how long it may be, in bytes, how many
// lines it has, and how well an entry must fit. A longer one holds more than the failure.
const (
	similarBytes = 300
	similarLines = 3
	similarLeast = 0.75
)

// similarNames are DingTalk's names as people write them, in lower case.
var similarNames = [...]string{"钉钉", "dingtalk", "dingding"} //nolint:gochecknoglobals // a constant table

// similar says of a short text in which a failure at DingTalk is told in somebody's own
// words which entries of the catalogue have the most of them; nil where none has enough.
// It is no finding: no answer of a server stands there.
func similar(text string) []codes.Text {
	text = strings.TrimSpace(text)
	if len(text) > similarBytes || strings.Count(text, "\n") >= similarLines || !namesDingTalk(text) || isPrinted(text) {
		return nil
	}
	var zh, en []string
	for _, h := range search.Find(text, codes.Filter{}, 2) {
		if h.Score < similarLeast || h.Entry.Kind() == codes.KindSystem || slices.Contains(h.Matched, "code") {
			break // little of it, that it failed, as everybody says, or a number that is none of its own
		}
		t := h.Title()
		zh = append(zh, h.Entry.ID+"（"+t.ZH+"）")
		en = append(en, h.Entry.ID+" ("+t.EN+")")
	}
	if zh == nil {
		return nil
	}
	return []codes.Text{{
		ZH: "字面上最接近的是 " + strings.Join(zh, "、") + "；用 dterr 加这个 id 查看",
		EN: "closest by its words: " + strings.Join(en, ", ") + "; see dterr and that id",
	}}
}

// namesDingTalk reports whether a text names DingTalk.
func namesDingTalk(text string) bool {
	low := strings.ToLower(text)
	for _, name := range similarNames {
		if strings.Contains(low, name) {
			return true
		}
	}
	return false
}

// isPrinted reports whether a program printed a text.
func isPrinted(text string) bool {
	return strings.ContainsAny(text, "{}[]<>=") || strings.Contains(text, "rror:") || strings.Contains(text, "xception")
}
