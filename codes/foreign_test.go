package codes_test

import (
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/dterr/dterr/codes"
)

// foreignLine is a line of data/foreign.tsv; what makes one well formed checks
// the generator, what makes one good these tests.
type foreignLine struct{ platform, code, message, source string }

func (l foreignLine) String() string { return l.platform + " " + l.code + " " + l.message }

func loadForeign(t *testing.T) []foreignLine {
	t.Helper()
	content, err := os.ReadFile("data/foreign.tsv")
	if err != nil {
		t.Fatal(err)
	}
	var lines []foreignLine
	for line := range strings.Lines(string(content)) {
		cells := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(cells) != 5 {
			t.Fatalf("not five cells: %q", line)
		}
		lines = append(lines, foreignLine{cells[0], cells[1], cells[2], cells[3]})
	}
	return lines[1:]
}

// The lookup gives exactly the lines of the source, each under its number.
func TestForeignIsTheSource(t *testing.T) {
	byCode := make(map[string][]codes.Foreign)
	for _, l := range loadForeign(t) {
		byCode[l.code] = append(byCode[l.code], codes.Foreign{Platform: l.platform, Code: l.code, Message: l.message, Wording: foldTemplate(l.message)})
	}
	if len(byCode) < 1000 {
		t.Errorf("%d numbers only", len(byCode))
	}
	for code, want := range byCode {
		if got := codes.ForeignOf(code); !slices.Equal(got, want) {
			t.Errorf("ForeignOf(%s) = %v, want %v", code, got, want)
		}
	}
	for _, code := range []string{"", "0", "-", "040014", "4001", "400140", "99999999999", "isv.missing-parameter"} {
		if got := codes.ForeignOf(code); got != nil {
			t.Errorf("ForeignOf(%q) = %v, want nothing", code, got)
		}
	}
	if len(byCode["310000"]) > 0 {
		t.Fatal("310000 is no longer DingTalk's alone: take another number")
	}
	if n := testing.AllocsPerRun(100, func() { codes.ForeignOf("310000") }); n > 0 {
		t.Errorf("%v allocations where nothing is found", n)
	}
}

// A message is a template without what the server appends to it; a number
// without a message stands alone; and a source is a page or one that
// data/README.md names.
func TestForeignLines(t *testing.T) {
	readme, err := os.ReadFile("data/README.md")
	if err != nil {
		t.Fatal(err)
	}
	tail := regexp.MustCompile(`(?i)\b(hints?|rid|req_id|from ip|log_id|more info at)\s*:|open\.work\.weixin\.qq\.com|\[\d{6,}|\d+\.\d+\.\d+\.\d+`)
	known := make(map[string]int) // platform and number: lines
	seen := make(map[string]foreignLine)
	lines := loadForeign(t)
	for _, l := range lines {
		known[l.platform+l.code]++
		if found := tail.FindString(l.message); found != "" && !foreignTails()[l.String()] {
			t.Errorf("%v: %q is the server's tail, not its message", l, found)
		}
		if l.message != strings.Join(strings.Fields(l.message), " ") {
			t.Errorf("%v: blanks at an end or in a row", l)
		}
		key := l.platform + " " + l.code + " " + foldForeign(l.message)
		if other, ok := seen[key]; ok {
			t.Errorf("%v: matching takes it for %q", l, other.message)
		}
		seen[key] = l
		if !strings.HasPrefix(l.source, "https://") && !strings.Contains(string(readme), "| `"+l.source+"` |") {
			t.Errorf("%v: source is neither a page nor named in data/README.md: %s", l, l.source)
		}
	}
	for _, l := range lines {
		if l.message == "" && known[l.platform+l.code] > 1 {
			t.Errorf("%v: no message beside a known one", l)
		}
	}
	for exempt := range foreignTails() {
		if !slices.ContainsFunc(lines, func(l foreignLine) bool { return l.String() == exempt }) {
			t.Errorf("exemption is not needed: %s", exempt)
		}
	}
}

// foreignTails are messages that hold of themselves what a tail begins with.
func foreignTails() map[string]bool {
	return map[string]bool{
		"wechat 40127 invalid user-card status! Hint: the card was given to user, but may be deleted or expired or set unavailable !": true,
	}
}

// foldForeign leaves of a message what matching compares.
func foldForeign(s string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("_%:/-", r) {
			return -1
		}
		return unicode.ToLower(r)
	}, s)
}

// Where both sides send the same words under the same number, the message tells
// nothing about whose it is: only these may.
func TestForeignTellsApart(t *testing.T) {
	alike := foreignAlike()
	for _, l := range loadForeign(t) {
		if l.message == "" {
			continue
		}
		for _, e := range codes.ByCode(l.code) {
			for _, m := range e.Meanings {
				for _, own := range append([]string{m.Message}, m.Variants...) {
					if own == "" || foldForeign(own) != foldForeign(l.message) {
						continue
					}
					if _, ok := alike[l.platform+" "+l.code]; !ok {
						t.Errorf("%v: %s#%s says the same", l, e.ID, m.Key)
					}
					alike[l.platform+" "+l.code] = ""
				}
			}
		}
	}
	for _, key := range slices.Sorted(maps.Keys(alike)) {
		if alike[key] != "" {
			t.Errorf("%s: no longer needed: %s", key, alike[key])
		}
	}
}

// foreignAlike are the platforms and numbers whose message is DingTalk's too,
// each with the reason. They stay in the table: an equal fit on both sides leaves
// the question to other evidence, where a missing row would decide it.
func foreignAlike() map[string]string {
	return map[string]string{
		"wechat 43003": "both refuse http with the same two words",
	}
}

func TestForeignOf(t *testing.T) {
	tests := []struct{ code, platform, message string }{
		{"-1", "wechat", "system error"},
		{"19021", "feishu", "sign match fail or timestamp is not within one hour from current time"},
		{"40001", "wechat", "invalid credential, access_token is invalid or not latest"},
		{"40003", "wechat", "invalid openid"},
		{"40003", "wecom", "invalid userid"},
		{"40013", "wechat", "invalid appid"},
		{"40013", "wecom", "invalid corpid"},
		{"41001", "wechat", "access_token missing"},
		{"42001", "wechat", "access_token expired"},
		{"45009", "wechat", "reach max api daily quota limit"},
		{"48001", "wechat", "api unauthorized"},
		{"60011", "wecom", "no privilege to access/modify contact/party/agent"},
		{"60020", "wecom", "not allow to access from your ip"},
		{"60104", "wecom", "mobile existed:%s"},
		{"60123", "wecom", ""},
		{"61003", "wechat", "component is not authorized by this account"},
		{"81013", "wecom", "user & party & tag all invalid"},
		{"99991400", "feishu", "request trigger frequency limit"},
	}
	for _, tt := range tests {
		want := codes.Foreign{Platform: tt.platform, Code: tt.code, Message: tt.message, Wording: foldTemplate(tt.message)}
		if got := codes.ForeignOf(tt.code); !slices.Contains(got, want) {
			t.Errorf("ForeignOf(%s) = %v, want among them %v", tt.code, got, want)
		}
	}
}

// foldTemplate folds a template at run time.
func foldTemplate(template string) string {
	parts := codes.Parts(template)
	for i := range parts {
		parts[i] = codes.FoldMessage(parts[i])
	}
	return strings.Join(parts, codes.PlaceSign)
}
