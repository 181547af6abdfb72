// Package render knows what a terminal, a ticket and a script want to see of
// the catalogue and of findings. It takes models of packages codes and explain
// and writes text, Markdown or JSON Lines.
//
// Guarantees: it decides no facts, so what it prints stands in the model. What
// came from a response is escaped before it is printed: no control byte, no
// escape sequence, no bidi override and no character without ink reaches a
// terminal or a ticket; it is code in Markdown, and a link nowhere, unless it is
// the page to apply at and on a host of DingTalk's own. Text is laid out
// with Chinese line breaking for 40 to 100 columns and says everything without
// colour. The JSON forms are explicit structs, whose keys only ever grow.
//
// It is for the programs of this module: its names may change at any time.
//
//	entries := codes.ByCode("40014")
//	err := render.Entry(os.Stdout, entries[0], render.Options{Lang: "en", Width: 80})
package render

import (
	"strconv"
	"strings"
	"time"

	"github.com/dterr/dterr/codes"
)

// Options says for whom something is rendered.
type Options struct {
	// Lang is "zh" or "en"; anything else counts as "en".
	Lang string
	// Width is the number of cells of a line. Views of one subject treat 0 as
	// 80; tables treat 0 as "one line a row, however long".
	Width int
	// Color turns ANSI colours on, Hyperlinks OSC 8 links around URLs.
	Color, Hyperlinks bool
	// Full shows all that is known instead of a short answer.
	Full bool
	// Why shows of a finding the way from the text to the answer.
	Why bool
	// Zone is the zone in which times are shown; nil keeps each time's own.
	Zone *time.Location
	// Now is the moment from which remaining times are counted.
	Now time.Time
}

// The limits of a line, in cells.
const (
	minWidth     = 40
	maxWidth     = 100
	defaultWidth = 80
)

// Fit gives the width to use for a terminal of that many columns: never less
// than 40, never more than 100, and 80 where the number is unknown (0).
func Fit(columns int) int {
	if columns <= 0 {
		return defaultWidth
	}
	return max(minWidth, min(maxWidth, columns))
}

// say picks the Chinese or the English wording.
//
//go:noinline
func (o *Options) say(zh, en string) string {
	if o.Lang == "zh" {
		return zh
	}
	return en
}

// text picks the wording of t in the language asked for.
//
//go:noinline
func (o *Options) text(t codes.Text) string { return o.say(t.ZH, t.EN) }

// moment shows a time to the second with its zone.
func (o *Options) moment(t time.Time) string {
	if o.Zone != nil {
		t = t.In(o.Zone)
	}
	return t.Format("2006-01-02 15:04:05 -07:00")
}

// span shows a duration in its two largest units, rounded up to seconds.
func (o *Options) span(d time.Duration) string {
	s := int64((d + time.Second - 1) / time.Second)
	unit := func(n int64, zh, en string) string {
		return strconv.FormatInt(n, 10) + " " + o.say(zh, en)
	}
	// A whole minute is 分钟; in front of seconds it is 分.
	pair := func(n, m int64, zh, en, zh2, en2 string) string {
		if m == 0 {
			return strings.Replace(unit(n, zh, en), "分", "分钟", 1)
		}
		return unit(n, zh, en) + " " + unit(m, zh2, en2)
	}
	switch {
	case s < 60:
		return unit(s, "秒", "s")
	case s < 3600:
		return pair(s/60, s%60, "分", "min", "秒", "s")
	case s < 48*3600:
		return pair(s/3600, s%3600/60, "小时", "h", "分钟", "min")
	default:
		return pair(s/86400, s%86400/3600, "天", "d", "小时", "h")
	}
}
