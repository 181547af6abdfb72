package render

import (
	"strings"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain"
)

// unknown prints a DingTalk answer whose code is not in the catalogue: what it
// does say, and how to learn more.
func (p *page) unknown(f *explain.Finding, where string) {
	o := p.o
	code := lastCode(f)
	p.headline(code, o.titled(f.Title), warn)
	p.under(f, where)
	p.blank()
	p.alerts(f)
	p.quote(o.say("信息", "Message"), f.Message)
	p.circumstances(f)
	p.field(o.say("说明", "Note"), o.notInCatalogue())
	p.list(o.say("相近", "Near"), false, p.near(f))
	p.field(o.say("重试", "Retry"), o.again(f))
	p.notes(f)
	p.next(f)
}

// bare prints an answer of DingTalk, or a failed call, that names no code. What
// explain knows about its kind stands in the notes.
func (p *page) bare(f *explain.Finding, where string) {
	o := p.o
	p.headline("", o.titled(f.Title), warn)
	p.under(f, where)
	p.blank()
	p.quote(o.say("信息", "Message"), f.Message)
	p.circumstances(f)
	p.notes(f)
	p.field(o.say("重试", "Retry"), o.again(f))
	p.next(f)
}

// nearShown is how many codes are listed that are near to an unknown one.
const nearShown = 3

// near lists the codes of the same family that look alike. A number is hardly
// misspelt by a server, but numbered in a row with its likes: of one those are
// listed that differ in the last digit, those of its own family where it has such,
// else of one other.
func (p *page) near(f *explain.Finding) []item {
	family, code, _ := strings.Cut(f.Primary, "/")
	fits := func(e *codes.Entry) bool { return string(e.Family) == family }
	if isNumber(code) {
		fits = func(e *codes.Entry) bool { return sameRow(e.Code, code) }
	}
	var items []item
	for _, id := range codes.Near(f.Primary, 4*nearShown) {
		if e, ok := codes.ByID(id); ok && fits(e) && len(items) < nearShown {
			items = append(items, item{text: id + "  " + p.o.text(e.Title)})
		}
	}
	return items
}

// sameRow reports whether two codes differ in their last digit at most.
func sameRow(a, b string) bool {
	return len(a) == len(b) && a != "" && a[:len(a)-1] == b[:len(b)-1]
}

func isNumber(code string) bool { return strings.Trim(code, "0123456789") == "" }

// notInCatalogue says that nothing is known of a code.
func (o *Options) notInCatalogue() string {
	return o.say(
		"dterr 的目录（截至 "+codes.DataDate()+"）里没有这个错误码，这里不作猜测。",
		"dterr's catalogue (of "+codes.DataDate()+") has no such code; nothing is claimed about it.")
}

// printBody says how to learn more about an answer of which too little is there.
func (o *Options) printBody() string {
	return o.say("打印完整的响应体，再解释一次。", "Print the whole response body and explain that.")
}

// printBody reports whether the body of an answer would tell more than what is
// there.
func printBody(f *explain.Finding) bool {
	switch {
	case f.RequestID != "", f.NoAnswer, f.Page, noted(f, codes.NotePrintBody), noted(f, codes.NoteMessageFix):
		return false
	}
	return len(f.Codes) == 0
}

// next says how to learn more about what the catalogue does not know.
func (p *page) next(f *explain.Finding) {
	if printBody(f) {
		p.field(p.o.say("下一步", "Next"), p.o.printBody())
	}
}

// noted reports whether a finding carries a note.
func noted(f *explain.Finding, key codes.TextKey) bool {
	for _, n := range f.Notes {
		if n.Key == key.String() {
			return true
		}
	}
	return false
}

// alarming reports the notes without which the rest is easily misread.
func alarming(n explain.Note) bool {
	switch n.Key {
	case codes.NoteManyMeanings.String(), codes.NoteSubCodeMissing.String(), codes.NoteWrapperSays.String(), codes.NoteWrapper.String(), codes.NoteIpv6.String(), codes.NoteTokenNotThere.String(), codes.NoteStreamOpen.String():
		return true
	}
	return false
}

// alerts prints the notes that come before everything else.
func (p *page) alerts(f *explain.Finding) {
	for _, n := range f.Notes {
		if alarming(n) {
			p.alert(p.o.say("注意", "Caution"), p.o.text(n.Text))
		}
	}
}

// notes prints the other notes.
func (p *page) notes(f *explain.Finding) {
	var items []item
	for _, n := range f.Notes {
		if !alarming(n) {
			items = append(items, item{text: p.o.text(n.Text)})
		}
	}
	p.list(p.o.say("备注", "Note"), false, items)
}
