package main

import (
	"strings"
	"testing"

	"github.com/dterr/dterr/codes/internal/gen/tables"
)

const (
	messagesHeader = "key\twordings\twhose\tkind\tretry\towner\ttitle_zh\ttitle_en\tcause_zh\tcause_en\tfix_zh\tfix_en\tsources\n"
	testMessages   = messagesHeader +
		"a-row\tit is so | It is %s\town\tauth\tnever\tdeveloper\t题\ttitle\t因。\tCause.\t改。\tMend.\tofficial 2026-05-06\n" +
		"b-row\tother\tanybody\tauth\tbackoff max=2\tuser\t题\ttitle\t\t\t改。\tMend.\thttps://example.com 2026-05-06\n"
)

func parseMessages(table string) *source {
	s := &source{}
	s.readKinds("kinds.tsv", testKinds)
	s.readMessages("messages.tsv", table)
	return s
}

func TestMessages(t *testing.T) {
	s := parseMessages(testMessages)
	if len(s.errs) > 0 {
		t.Fatal(s.errs)
	}
	if m := s.messages[0]; !m.Own || len(m.Wordings) != 2 || m.Wordings[0] != "itisso" || m.Wordings[1] != "itis\x00" || s.messages[1].Own {
		t.Errorf("got %+v", s.messages)
	}
	got, err := tables.Messages(s.messages)
	if err != nil {
		t.Fatal(err)
	}
	if want := "const messageCount = 2\n"; !strings.Contains(string(got), want) {
		t.Errorf("no %q in\n%s", want, got)
	}
}

func TestMessagesComplaints(t *testing.T) {
	tests := []struct{ name, old, with, want string }{
		{"unknown column", "wordings", "wording", "messages.tsv:1: header is not"},
		{"slug", "a-row", "A row", "messages.tsv:2: key is no slug"},
		{"order", "a-row", "c-row", "messages.tsv:3: not sorted by key: b-row behind c-row"},
		{"whose", "anybody", "nobody", "messages.tsv:3: whose is none of own anybody"},
		{"kind", "own\tauth", "own\tnonsense", "messages.tsv:2: kind is none of"},
		{"retry", "never", "soon", "messages.tsv:2: retry is none of"},
		{"owner", "developer", "somebody", "messages.tsv:2: owner is none of"},
		{"title in one language", "题\ttitle\t因", "题\t\t因", "messages.tsv:2: title needs both languages"},
		{"cause in one language", "Cause.", "", "messages.tsv:2: cause needs both languages"},
		{"no fix", "改。\tMend.\tofficial", "\t\tofficial", "messages.tsv:2: fix needs both languages"},
		{"source", "official 2026-05-06", "official", "messages.tsv:2: source without a date"},
		{"empty wording", "it is so |", "%s |", "messages.tsv:2: a wording says nothing"},
		{"wording twice", "\tother\t", "\tIt is so.\t", "messages.tsv:3: wording twice, first at messages.tsv:2"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if !strings.Contains(testMessages, tt.old) {
				t.Fatalf("the sample has no %q", tt.old)
			}
			s := parseMessages(strings.Replace(testMessages, tt.old, tt.with, 1))
			if len(s.errs) == 0 {
				t.Fatal("no complaint")
			}
			if got := s.errs[0].Error(); !strings.Contains(got, tt.want) {
				t.Errorf("complaint\n got %s\nwant %s", got, tt.want)
			}
		})
	}
}
