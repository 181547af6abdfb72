package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/dterr/dterr/codes/internal/fold"
	"github.com/dterr/dterr/codes/internal/gen/data"
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
	s.table(file, content, columns, 0, func(p data.Pos, cell map[string]string) {
		m := data.Message{
			Pos: p, Key: s.slug(p, "key", cell["key"]), Kind: s.kindName(p, cell["kind"]),
			Own:   s.oneOf(p, "whose", cell["whose"], []string{"own", "anybody"}) == "own",
			Retry: s.retryRule(p, cell["retry"]), Owner: s.oneOf(p, "owner", cell["owner"], owners()),
			Title: s.both(p, "title", data.Text{ZH: cell["title_zh"], EN: cell["title_en"]}),
			Why:   data.Text{ZH: cell["cause_zh"], EN: cell["cause_en"]},
			Fix:   s.both(p, "fix", data.Text{ZH: cell["fix_zh"], EN: cell["fix_en"]}),
		}
		s.dated(p, cell["sources"])
		if m.Why != (data.Text{}) {
			s.both(p, "cause", m.Why)
		}
		for w := range strings.SplitSeq(cell["wordings"], " | ") {
			f := fold.Template(w)
			if strings.Trim(f, fold.Place) == "" || strings.Contains(f, " ") {
				s.errorf(p, "a wording says nothing: %q", w)
			}
			if i := slices.IndexFunc(s.messages, func(other data.Message) bool { return slices.Contains(other.Wordings, f) }); i >= 0 {
				s.errorf(p, "wording twice, first at %s: %s", s.messages[i].Pos, w)
			}
			m.Wordings = append(m.Wordings, f)
		}
		if n := len(s.messages); n > 0 && s.messages[n-1].Key >= m.Key {
			s.errorf(p, "not sorted by key: %s behind %s", m.Key, s.messages[n-1].Key)
		}
		s.messages = append(s.messages, m)
	})
}
