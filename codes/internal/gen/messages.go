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
