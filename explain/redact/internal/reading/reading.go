// Package reading reads a text as a person sees it, with the way back to the text
// as it is: without escape sequences of a terminal and characters that leave no
// ink, with a value that goes on in the next line in one piece, without the marks of
// a page, with characters in place of their entities, and with what an address holds
// decoded.
//
//	r, _ := reading.Legible("token: \x1b[1m5e1f0a9c", false) // r.Text is "token: 5e1f0a9c"
package reading

import (
	"cmp"
	"slices"
	"strings"

	"github.com/dterr/dterr/explain/redact/internal/glyph"
)

// A Reading is a text as one sees it on a terminal, with the way back to the
// text as it is: without escape sequences and invisible characters, with
// full-width letters as plain ones, or with a value that goes on in the next
// line in one piece.
type Reading struct {
	Text string // as one sees it
	// runs say where the text stands in the text as it is; none where both are
	// the same.
	runs []run
	// seams are the places in text before which a line end was left out.
	seams []seam
}

// run is a stretch of a reading: text from at on, up to the next run, stands as it
// is from from on; or, where n is not 0, one byte at at is read for n bytes there.
type run struct{ at, from, n int }

// Joined says whether a line end was left out.
func (r *Reading) Joined() bool { return r.seams != nil }

// StandsAt gives the piece of the text as it is that text[start:end] was read
// from. What was left out before and behind it stays.
func (r *Reading) StandsAt(start, end int) (from, to int) {
	if r.runs == nil {
		return start, end
	}
	first, last := r.runAt(start), r.runAt(end-1)
	from = first.from
	if first.n == 0 {
		from += start - first.at
	}
	to = last.from + last.n
	if last.n == 0 {
		to += end - last.at
	}
	return from, to
}

// runAt gives the run in which text[i] is.
func (r *Reading) runAt(i int) run {
	n, ok := slices.BinarySearchFunc(r.runs, i, func(x run, i int) int { return cmp.Compare(x.at, i) })
	if !ok {
		n--
	}
	return r.runs[n]
}

// reader makes a reading of another one.
type reader struct {
	from Reading
	text []byte
	runs []run
	done int // from.text[:done] is in text
}

// keep takes over the text up to i.
func (rd *reader) keep(i int) {
	at, k := len(rd.text), rd.done
	rd.text = append(rd.text, rd.from.Text[k:i]...)
	rd.done = i
	if rd.from.runs == nil {
		if k < i {
			rd.runs = append(rd.runs, run{at: at, from: k})
		}
		return
	}
	n, _ := slices.BinarySearchFunc(rd.from.runs, k+1, func(x run, i int) int { return cmp.Compare(x.at, i) })
	for n--; k < i; n++ {
		x := rd.from.runs[n]
		end := i
		if n+1 < len(rd.from.runs) {
			end = min(end, rd.from.runs[n+1].at)
		}
		if x.n == 0 {
			x.from += k - x.at
		}
		rd.runs = append(rd.runs, run{at: at, from: x.from, n: x.n})
		at += end - k
		k = end
	}
}

// replace reads n bytes at i as one, or as nothing if that is 0.
func (rd *reader) replace(i, n int, as byte) {
	rd.keep(i)
	if as != 0 {
		from, to := rd.from.StandsAt(i, i+n)
		rd.runs = append(rd.runs, run{len(rd.text), from, to - from})
		rd.text = append(rd.text, as)
	}
	rd.done = i + n
}

// replaceRune reads n bytes at i as r: each of its bytes stands for all of them.
func (rd *reader) replaceRune(i, n int, r rune) {
	rd.keep(i)
	from, to := rd.from.StandsAt(i, i+n)
	for _, c := range []byte(string(r)) {
		rd.runs = append(rd.runs, run{len(rd.text), from, to - from})
		rd.text = append(rd.text, c)
	}
	rd.done = i + n
}

// reading gives what was read.
func (rd *reader) reading() Reading {
	if rd.done == 0 {
		return rd.from
	}
	rd.keep(len(rd.from.Text))
	return Reading{Text: string(rd.text), runs: rd.runs}
}

// Legible reads s as a terminal shows it: a sequence has no width, and of a link
// only its text is seen. spaced reads each sequence as a blank and what is not
// seen as text, for the words that only a change of colour keeps apart and for
// the addresses of links. coloured says that there are sequences.
func Legible(s string, spaced bool) (r Reading, coloured bool) {
	rd := reader{from: Reading{Text: s}}
	last := -1            // where the last sequence ended
	open := 0             // no command ends before
	stop, after := -1, -1 // where a command ends whose text is read
	for i := 0; i < len(s); {
		if i == stop {
			rd.replace(i, after-i, 0x1e)
			i = after
			continue
		}
		if !odd[s[i]] {
			i++
			continue
		}
		o := oddityAt(s, i, last == i)
		if o.n == 0 {
			i++
			continue
		}
		if o.sequence {
			coloured = true
			if o.command {
				var end, last int
				if end, last = commandEnd(s, max(i+o.n, open)); end == 0 {
					open = last
				} else if !spaced {
					o.n, o.as = end-i, 0
				} else {
					stop, after = last, end
				}
			}
			if spaced && o.as == 0 {
				o.as = ' '
			} else if spaced {
				o.as = 0x1e // no name goes with a value beyond it
			}
			last = i + o.n
		}
		rd.replace(i, o.n, o.as)
		i += o.n
	}
	return rd.reading(), coloured
}

// Unbroken reads r with the parts of a value in one piece that stand in two lines
// or strings: letters, digits or the signs of a value stand right before and
// behind what divides them. A reading without such a place has no seams.
func Unbroken(r Reading) Reading {
	rd := reader{from: r}
	var seams []seam
	for i := 1; i < len(r.Text); i++ {
		switch r.Text[i] {
		case '\n', '\r', '\\', '%', '^', '`', '|':
		case 0xE2:
			if c := glyph.ByteAt(r.Text, i+1); c != 0x94 && c != 0x95 {
				continue // no bar
			}
		case ' ':
			if c := glyph.ByteAt(r.Text, i+1); c != '|' && c != 0xE2 {
				continue
			}
		case '"', '\'':
			switch glyph.ByteAt(r.Text, i+1) {
			case ' ', '\t', '\n', '\r', '\\', '%', '+', '.', '&':
			default:
				continue // most go on with : or ,
			}
		default:
			continue
		}
		if c := r.Text[i-1]; !isValue(c) && c != '>' && !strings.HasSuffix(r.Text[:i], "：") {
			continue
		}
		n, marked := brokenAt(r.Text, i)
		if n == 0 {
			continue
		}
		rd.replace(i, n, 0)
		seams = append(seams, seam{len(rd.text), marked, glyph.IsQuote(glyph.At(r.Text, i).R)})
		i += n - 1
	}
	out := rd.reading()
	out.seams = seams
	return out
}
