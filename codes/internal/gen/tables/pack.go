package tables

// packer writes the words of records as varints. Of a text that only one entry has, and
// that comes behind the last such text, nothing is written but a zero: those are nearly
// all of them.
type packer struct {
	*records
	bytes []int
	next  int // the number of the text that a zero stands for
	text  int // how many of asText, and of heads, are done
	head  int
}

// packed gives the records of the catalogue as bytes, and where each entry, and behind
// them the kinds, begin. A record begins with the first word as it is, for an entry its
// weight, and with the number of the text that the first zero stands for.
func (t *records) packed() (bytes, begin []int) {
	p := &packer{records: t}
	ends := append(t.begin[1:len(t.begin):len(t.begin)], t.kinds, len(t.words))
	for i, end := range ends {
		from := t.kinds
		if i < len(t.begin) {
			from = t.begin[i]
		}
		begin = append(begin, len(p.bytes))
		if i < len(t.begin) {
			p.bytes = append(p.bytes, t.words[from])
			from++
		}
		p.next = p.firstOwn(from, end)
		p.bytes = appendVarint(p.bytes, p.next)
		p.words(from, end)
	}
	return p.bytes, begin
}

// firstOwn gives the number of the first text between two words that a zero may stand for,
// 0 without one.
func (p *packer) firstOwn(from, end int) int {
	for _, at := range p.asText[p.text:] {
		if at >= end {
			break
		}
		if n := p.records.words[at]; at >= from && n >= p.own {
			return n
		}
	}
	return 0
}

// words writes the words from one on, up to an end.
func (p *packer) words(from, end int) {
	for at := from; at < end; at++ {
		word := p.records.words[at]
		switch {
		case p.head < len(p.heads) && p.heads[p.head] == at:
			p.head++
			p.meaning(at+1, at+word)
			at += word - 1
		case p.text < len(p.asText) && p.asText[p.text] == at:
			p.text++
			if word >= p.own && word == p.next {
				p.bytes = append(p.bytes, 0)
			} else {
				p.bytes = appendVarint(p.bytes, word+1)
			}
			if word >= p.own {
				p.next = word + 1
			}
		default:
			p.bytes = appendVarint(p.bytes, word)
		}
	}
}

// meaning writes the words of a meaning, behind how many bytes they are and how far the
// numbers of texts go on in them: who passes over it needs both.
func (p *packer) meaning(from, end int) {
	before, next := p.bytes, p.next
	p.bytes = nil
	p.words(from, end)
	inside := p.bytes
	p.bytes = appendVarint(before, len(inside))
	p.bytes = appendVarint(p.bytes, p.next-next)
	p.bytes = append(p.bytes, inside...)
}
