package redact

// A reading is a text as one sees it on a terminal, with the way back to the
// text as it is: without escape sequences and invisible characters, with
// full-width letters as plain ones, or with a value that goes on in the next
// line in one piece.
type reading struct {
	text string
	// at says for each byte of text what it stands for in the text as it is;
	// nil where both are the same.
	at []piece
	// seams are the places in text before which a line end was left out.
	seams []seam
}

// piece is a part of the text as it is.
type piece struct{ from, to int }

// standsAt gives the piece of the text as it is that text[start:end] was read
// from. What was left out before and behind it stays.
func (r *reading) standsAt(start, end int) (int, int) {
	if r.at == nil {
		return start, end
	}
	return r.at[start].from, r.at[end-1].to
}

// reader makes a reading of another one.
type reader struct {
	from reading
	text []byte
	at   []piece
	done int // from.text[:done] is in text
}

// keep takes over the text up to i.
func (rd *reader) keep(i int) {
	rd.text = append(rd.text, rd.from.text[rd.done:i]...)
	for k := rd.done; k < i; k++ {
		from, to := rd.from.standsAt(k, k+1)
		rd.at = append(rd.at, piece{from, to})
	}
	rd.done = i
}

// replace reads n bytes at i as one, or as nothing if that is 0.
func (rd *reader) replace(i, n int, as byte) {
	rd.keep(i)
	if as != 0 {
		from, to := rd.from.standsAt(i, i+n)
		rd.text = append(rd.text, as)
		rd.at = append(rd.at, piece{from, to})
	}
	rd.done = i + n
}

// reading gives what was read.
func (rd *reader) reading() reading {
	if rd.done == 0 {
		return rd.from
	}
	rd.keep(len(rd.from.text))
	return reading{text: string(rd.text), at: rd.at}
}

// legible reads s as a terminal shows it: a sequence has no width, and of a link
// only its text is seen. spaced reads each sequence as a blank and what is not
// seen as text, for the words that only a change of colour keeps apart and for
// the addresses of links. coloured says that there are sequences.
func legible(s string, spaced bool) (r reading, coloured bool) {
	rd := reader{from: reading{text: s}}
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

// unbroken reads r with the parts of a value in one piece that stand in two lines
// or strings: letters, digits or the signs of a value stand right before and
// behind what divides them. A reading without such a place has no seams.
func unbroken(r reading) reading {
	rd := reader{from: r}
	var seams []seam
	for i := 0; i < len(r.text); i++ {
		switch r.text[i] {
		case '\n', '\r', '\\', '%', '"', '\'':
		default:
			continue
		}
		n, marked := brokenAt(r.text, i)
		if n == 0 {
			continue
		}
		rd.replace(i, n, 0)
		seams = append(seams, seam{len(rd.text), marked, isQuote(glyphAt(r.text, i).r)})
		i += n - 1
	}
	out := rd.reading()
	out.seams = seams
	return out
}
