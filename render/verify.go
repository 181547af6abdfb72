package render

import (
	"bytes"
	"encoding/json"
	"io"
	"strings"

	"github.com/dterr/dterr/explain/signature/outcome"
)

// Verify writes what the check of a signature or callback found: the mistake
// and what to do about it first, then every check that was made.
func Verify(w io.Writer, r outcome.Report, o Options) error {
	p := newPage(o)
	p.verify(r)
	return p.flush(w)
}

func (p *page) verify(r outcome.Report) {
	o := p.o
	i := good
	if !r.OK {
		i = bad
	}
	p.headline(r.Subject, o.text(r.Title), i)
	var under []piece
	if r.Cause != "" {
		under = append(under, piece{ink: bad, text: r.Cause})
	}
	if r.Code != "" {
		under = append(under, piece{ink: dim, text: o.say("对应错误码 ", "answered with ") + r.Code})
	}
	if len(under) > 0 {
		p.flow(0, " · ", under...)
	}
	p.blank()
	if !r.OK {
		p.list(o.say("处理", "Do"), len(r.Fixes) > 1, p.advice(r.Fixes))
	}
	p.field(o.say("事件", "Event"), r.Event)
	if r.Owner != "" {
		p.list(o.say("归属", "Owner"), false, []item{{text: r.Owner, note: r.OwnerKind}})
	}
	p.checks(r.Checks)
	p.libraries(r.Libraries)
	p.message(r.Message)
}

// message prints a decrypted message below the report, at the margin and
// unwrapped, so that it can be copied: JSON a value a line, else as it is.
func (p *page) message(text string) {
	if text == "" {
		return
	}
	var pretty bytes.Buffer
	if nested(text) <= deepest && json.Indent(&pretty, []byte(text), "", "  ") == nil {
		text = pretty.String()
	}
	p.blank()
	for line := range strings.SplitSeq(text, "\n") {
		p.b.WriteString(clean(line) + "\n")
	}
}

// deepest is how deep a message may be nested to be laid out: an event has three
// or four levels, and what indents thousands of them takes gigabytes.
const deepest = 20

// nested gives how deep the brackets of a text are nested, those in strings
// included.
func nested(text string) (most int) {
	depth := 0
	for i := range len(text) {
		switch text[i] {
		case '{', '[':
			depth++
			most = max(most, depth)
		case '}', ']':
			depth--
		}
	}
	return most
}

// checks prints each check with its outcome as a word, so that nothing hangs
// on colour.
func (p *page) checks(all []outcome.Check) {
	o := p.o
	defer p.noted(&node{kind: nodeChecks, name: o.say("检查", "Checks"), checks: all})()
	for n, c := range all {
		if n == 0 {
			p.label(o.say("检查", "Checks"))
		} else {
			p.b.WriteString(blanks(p.column))
		}
		word, i := o.checked(c)
		word = pad(word, 5)
		p.b.WriteString(p.th.paint(i, word))
		indent := p.column + cells(word)
		for k, line := range wrap(clean(c.Name+": "+o.text(c.Detail)), p.width-indent) {
			if k > 0 {
				p.b.WriteString(blanks(indent))
			}
			p.b.WriteString(line + "\n")
		}
	}
}

// checked gives the outcome of a check as a word.
func (o *Options) checked(c outcome.Check) (string, ink) {
	if c.OK {
		return o.say("通过", "ok"), good
	}
	return o.say("不对", "bad"), bad
}

func (p *page) libraries(all []outcome.Library) {
	var items []item
	for _, l := range all {
		items = append(items, item{text: l.Name + ": " + l.Raises})
	}
	p.list(p.o.say("官方库", "Library"), false, items)
}
