package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/dterr/dterr/codes/internal/fold"
)

// messagesTable is the table of the messages that have no code: no entries stand in it.
const messagesTable = "messages.tsv"

// message is a line of messages.tsv.
type message struct {
	pos             pos
	key             string
	wordings        []string // folded
	own             bool
	kind            string
	retry           retry
	owner           string
	title, why, fix text
}

// loadMessages reads the table; one that is missing is empty.
func (s *source) loadMessages(dir string) error {
	file := filepath.Join(dir, messagesTable)
	content, err := os.ReadFile(file)
	if os.IsNotExist(err) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("reading the messages: %w", err)
	}
	s.readMessages(file, string(content))
	return nil
}

// readMessages reads messages, each with its wordings, separated by " | ".
func (s *source) readMessages(file, content string) {
	columns := strings.Fields("key wordings whose kind retry owner title_zh title_en cause_zh cause_en fix_zh fix_en sources")
	s.table(file, content, columns, 0, func(p pos, cell map[string]string) {
		m := message{
			pos: p, key: s.slug(p, "key", cell["key"]), kind: s.kindName(p, cell["kind"]),
			own:   s.oneOf(p, "whose", cell["whose"], []string{"own", "anybody"}) == "own",
			retry: s.retryRule(p, cell["retry"]), owner: s.oneOf(p, "owner", cell["owner"], owners()),
			title: s.both(p, "title", text{cell["title_zh"], cell["title_en"]}),
			why:   text{cell["cause_zh"], cell["cause_en"]},
			fix:   s.both(p, "fix", text{cell["fix_zh"], cell["fix_en"]}),
		}
		s.dated(p, cell["sources"])
		if m.why != (text{}) {
			s.both(p, "cause", m.why)
		}
		for w := range strings.SplitSeq(cell["wordings"], " | ") {
			f := fold.Template(w)
			if strings.Trim(f, fold.Place) == "" || strings.Contains(f, " ") {
				s.errorf(p, "a wording says nothing: %q", w)
			}
			if i := slices.IndexFunc(s.messages, func(other message) bool { return slices.Contains(other.wordings, f) }); i >= 0 {
				s.errorf(p, "wording twice, first at %s: %s", s.messages[i].pos, w)
			}
			m.wordings = append(m.wordings, f)
		}
		if n := len(s.messages); n > 0 && s.messages[n-1].key >= m.key {
			s.errorf(p, "not sorted by key: %s behind %s", m.key, s.messages[n-1].key)
		}
		s.messages = append(s.messages, m)
	})
}

// writeMessages gives messages_gen.go.
func writeMessages(messages []message) ([]byte, error) {
	var t records
	p := newPool("")
	for _, settled := range []bool{false, true} {
		r := &encoder{pool: p, settled: settled}
		t.begin = nil
		for _, m := range messages {
			t.begin = append(t.begin, r.begins())
			r.text(m.key)
			own := 0
			if m.own {
				own = 1
			}
			r.put(own)
			r.texts(m.wordings)
			r.text(m.kind)
			r.retry(m.retry)
			r.text(m.owner)
			for _, said := range []text{m.title, m.why, m.fix} {
				r.text(said.zh, said.en)
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
