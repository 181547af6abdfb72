package codes_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/dterr/dterr/codes"
)

// Every message says what happened and what to do, in both languages.
func TestMessages(t *testing.T) {
	all := codes.Messages()
	if len(all) < 15 || !slices.IsSortedFunc(all, func(a, b codes.Message) int { return strings.Compare(a.Key, b.Key) }) {
		t.Errorf("%d messages, or not sorted", len(all))
	}
	for _, m := range all {
		if len(m.Wordings) == 0 || m.Kind == codes.KindUnknown || m.Owner == "" || m.Retry.Policy == "" {
			t.Errorf("%s: something is missing: %+v", m.Key, m)
		}
		if isSentence(m.Title.ZH) || isSentence(m.Title.EN) {
			t.Errorf("%s: a title ends in no full stop: %+v", m.Key, m.Title)
		}
		if m.Cause != (codes.Text{}) && (!isSentence(m.Cause.ZH) || !isSentence(m.Cause.EN)) {
			t.Errorf("%s: a cause is a sentence: %+v", m.Key, m.Cause)
		}
		if !isSentence(m.Fix.ZH) || !isSentence(m.Fix.EN) {
			t.Errorf("%s: a fix is a sentence: %+v", m.Key, m.Fix)
		}
	}
}

func isSentence(s string) bool { return strings.HasSuffix(s, "。") || strings.HasSuffix(s, ".") }

// What an entry says has a code: it is none of these.
func TestMessagesHaveNoCode(t *testing.T) {
	for _, m := range codes.Messages() {
		for _, w := range m.Wordings {
			for a := range codes.Alike(w) {
				if a.Folded == w {
					t.Errorf("%s: %q is the wording of an entry", m.Key, w)
				}
			}
		}
	}
}
