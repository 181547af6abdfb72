package tables

import (
	"slices"
	"strings"

	"github.com/dterr/dterr/codes/internal/fold"
	"github.com/dterr/dterr/codes/internal/gen/data"
)

// Messages gives messages_gen.go.
func Messages(messages []data.Message) ([]byte, error) {
	var t records
	p := newPool("")
	for _, settled := range []bool{false, true} {
		r := &encoder{pool: p, settled: settled}
		t.begin = nil
		for _, m := range messages {
			t.begin = append(t.begin, r.begins())
			r.text(m.Key)
			own := 0
			if m.Own {
				own = 1
			}
			r.put(own)
			r.texts(m.Wordings)
			r.text(m.Kind)
			r.retry(m.Retry)
			r.text(m.Owner)
			for _, said := range []data.Text{m.Title, m.Why, m.Fix} {
				r.text(said.ZH, said.EN)
			}
		}
		t.words = r.words
		if !settled {
			t.texts = p.settle()
		}
	}
	if err := t.check("the messages"); err != nil {
		return nil, err
	}
	w := &writer{}
	w.f("%scodes\n\n", head)
	w.f("// messageCount is the number of messages without a code.\nconst messageCount = %d\n\n", len(messages))
	w.array("messageBegin holds where the record of each message begins in messageWords.", "messageBegin", "uint16", t.begin)
	w.array("messageWords holds the records of the messages; see message.go.", "messageWords", "uint16", t.words)
	w.array("messageTextAt holds where each text begins in messageText.", "messageTextAt", "uint16", t.at())
	w.lines("messageText holds the texts, one to a line.", "messageText", t.texts)
	return w.source()
}

// Faults gives faults_gen.go.
func Faults(faults []data.Fault) ([]byte, error) {
	type row struct {
		member string
		fault  int
	}
	var rows []row
	w := &writer{}
	w.f("%scodes\n\n// faults holds the faults that have several codes, sorted by key.\nvar faults = [...]Fault{\n", head)
	for n, f := range faults {
		w.f("\t{%q, Text{%q, %q}},\n", f.Key, f.Title.ZH, f.Title.EN)
		for _, m := range f.Members {
			rows = append(rows, row{m, n})
		}
	}
	slices.SortFunc(rows, func(a, b row) int { return strings.Compare(a.member, b.member) })
	w.f("}\n\n// faultMembers holds the ids, and the meanings behind a #, that belong to a fault, sorted, and its place in faults.\nvar faultMembers = [...]faultMember{\n")
	for _, r := range rows {
		w.f("\t{%q, %d},\n", r.member, r.fault)
	}
	w.f("}\n")
	return w.source()
}

// foreignRecords encodes the rows, four words each. The codes come first among
// the texts, for a search reads them only.
func foreignRecords(rows []data.ForeignRow) (records, error) {
	front := append([]string{""}, data.ForeignPlatforms()...)
	for i, r := range rows {
		if i == 0 || rows[i-1].Code != r.Code {
			front = append(front, r.Code)
		}
	}
	var t records
	p := newPool(front...)
	for _, settled := range []bool{false, true} {
		e := &encoder{pool: p, settled: settled}
		for _, r := range rows {
			e.begins()
			e.text(r.Code, r.Platform, r.Message, fold.Template(r.Message))
		}
		t.words = e.words
		if !settled {
			t.texts = p.settle()
		}
	}
	return t, t.check("the other platforms")
}

// Foreign gives foreign_gen.go.
func Foreign(rows []data.ForeignRow) ([]byte, error) {
	t, err := foreignRecords(rows)
	if err != nil {
		return nil, err
	}
	w := &writer{}
	w.f("%scodes\n\n", head)
	w.f("// foreignCount is the number of rows of other platforms.\nconst foreignCount = %d\n\n", len(rows))
	w.array("foreignWords holds code, platform, message and its wording of every row, as numbers of texts, sorted by code.",
		"foreignWords", "uint16", t.words)
	w.places("foreignText", t.at())
	w.lines("foreignText holds the texts, one to a line: the empty one, the platforms, the codes, the messages and wordings.",
		"foreignText", t.texts)
	return w.source()
}
