package render

import (
	"bytes"

	"github.com/dterr/dterr/explain"
	"github.com/dterr/dterr/explain/signature/outcome"
)

// tape is what a page notes beside the text that it lays out: what each part of it is.
// A view that is no text is made of it, so that what is shown, in which order, and what
// is left out is decided once, for text.
//
// Parts are laid out to be measured, kept, moved and thrown away. So the number of a note
// stands in the text, at the beginning of its part, in control characters: the text
// itself has none, and they take no cell.
type tape struct {
	nodes []node
	depth int
}

// node is one part of a page; which fields it has depends on its kind.
type node struct {
	kind       nodeKind
	name, text string
	ink        ink
	numbered   bool
	pieces     []piece
	items      []item
	index      *index
	shown      []choice
	checks     []outcome.Check
	report     *Report
	causes     []*cause
	f          *explain.Finding
	where      string
}

type nodeKind uint8

const (
	nodeHead   nodeKind = iota // name is a code, text its title
	nodeFlow                   // pieces
	nodeText                   // text
	nodeList                   // items below a name; without one those of the part before
	nodeQuote                  // text of the input, below a name
	nodeIndex                  // shown of an index
	nodeChecks                 // checks below a name
	nodeTable                  // causes of a report, text says how many more there are
	nodeMore                   // text counts what an answer leaves out
	nodeRest                   // text counts the answers that a report leaves out
	nodeAnswer                 // an answer begins
	nodeEnd                    // it ends; f is what it is about, where its place
)

// The characters that a mark is made of: begin and end, and digits from zero on. None of
// them is a blank, a line feed or an escape.
const (
	markBegin, markEnd = 0x0e, 0x0f
	markZero, markBase = 0x01, 8
)

// mark notes a part that has no text of its own.
func (p *page) mark(n *node) {
	if p.tape == nil || p.tape.depth > 0 {
		return
	}
	p.b.WriteByte(markBegin)
	for i := len(p.tape.nodes); i > 0; i /= markBase {
		p.b.WriteByte(byte(markZero + i%markBase))
	}
	p.b.WriteByte(markEnd)
	p.tape.nodes = append(p.tape.nodes, *n)
}

// noted notes a part that is about to be laid out, and gives what is called behind it;
// what it consists of is not noted again.
func (p *page) noted(n *node) (done func()) {
	if p.tape == nil {
		return unnoted
	}
	p.mark(n)
	p.tape.depth++
	return func() { p.tape.depth-- }
}

func unnoted() {}

// read gives the parts that were kept, in the order in which they stand on the page.
func (p *page) read() []*node {
	var all []*node
	for rest := p.b.Bytes(); ; {
		_, behind, ok := bytes.Cut(rest, []byte{markBegin})
		digits, behind, closed := bytes.Cut(behind, []byte{markEnd})
		if !ok || !closed {
			return all
		}
		i := 0
		for n := len(digits) - 1; n >= 0; n-- {
			i = i*markBase + int(digits[n]-markZero)
		}
		all, rest = append(all, &p.tape.nodes[i]), behind
	}
}
