package explain

import (
	"github.com/dterr/dterr/explain/internal/find"
	"github.com/dterr/dterr/explain/internal/input"
	"github.com/dterr/dterr/explain/internal/mark"
	"github.com/dterr/dterr/explain/internal/verdict"
	"github.com/dterr/dterr/explain/redact"
)

// Reader reads the records of a log one by one, for a program that holds them already:
// a log engine, a handler of logs, a consumer of a queue. Each record is an input of its
// own, in which only what shows a code is told of, or an attendance record: from a
// message or a status alone nothing is inferred, as ordinary records are full of them. A
// record without a code costs a look over its bytes and no memory.
//
// It finds in a record what [Stream] finds in it with Options.Marked and Options.Plain.
// What it remembers of one record for the next changes how long the next takes, never
// what is found. It serves one goroutine at a time.
type Reader struct {
	opts   Options
	run    run
	window input.Window
	items  []Item
}

// NewReader gives a reader of records. Of the options, Told and Stop are for inputs that
// go on and are not asked; without a Masker or a Memory the reader has its own.
func NewReader(o Options) *Reader {
	if o.Masker == nil {
		o.Masker = redact.New()
	}
	if o.Memory == nil {
		o.Memory = &Memory{}
	}
	o.Source, o.Marked, o.Plain, o.Told, o.Stop = o.masked(o.Source), true, true, nil, nil
	return &Reader{opts: o, run: run{judge: verdict.New(), work: &find.Work{}}}
}

// MayHold reports whether [Reader.Record] may find something in a record. false is
// certain; true is not: it says that the record holds one of the byte sequences near
// which every code stands, or bytes that are not read as they are, such as those of
// another encoding or for a terminal. It is for a program that would drop what need not
// be read, costs a look over the bytes and takes no memory.
func MayHold(record []byte) bool {
	if _, marked := mark.Next(record, 0, len(record)); marked {
		return true
	}
	return !input.IsPlain(record)
}

// Record gives what a record holds, in its order: of several answers the last one decides
// whether to call again ([Item.Answer], [Finding.Decision]). The record may span lines; it
// is only read, and nothing that is given points into it. The slice is good until the
// next call, the items in it for ever.
func (r *Reader) Record(record []byte) []Item {
	if input.IsPlain(record) && nothing(record) {
		return nil
	}
	clear(r.items)
	r.items = r.items[:0]
	r.window.Over(record)
	was := &r.run
	r.run = run{judge: was.judge, reader: was.reader, work: was.work, pass: was.pass.anew(), window: &r.window, teller: teller{
		opts: r.opts, reader: was.teller.reader, book: was.teller.book,
		emit: func(h *Hit) error {
			r.items = append(r.items, h.Item())
			return nil
		},
	}}
	// Neither memory nor the function above fails.
	_ = r.run.judgeWindow()
	_ = r.run.teller.close()
	return r.items
}

// nothing reports whether a record is known to hold nothing before it is read. A short
// one that has a mark is not searched for that: reading it is the same search.
func nothing(record []byte) bool {
	if _, marked := mark.Next(record, 0, len(record)); marked && len(record) < bareLimit {
		return false
	}
	return find.Nothing(record, 0, len(record))
}
