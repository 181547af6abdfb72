package tables

import (
	"slices"
	"strings"
	"testing"

	"github.com/dterr/dterr/codes/internal/gen/data"
)

// What the tables cannot hold is a complaint, not a wrapped number.
func TestRecordsComplain(t *testing.T) {
	one := func(change func(*data.Catalogue)) error {
		e := data.Entry{ID: "oapi/1", Code: "1", Family: "oapi", Meanings: []data.Meaning{{Key: "k", Retry: &data.Retry{Policy: "never"}}}}
		c := data.Catalogue{Entries: []data.Entry{e}}
		change(&c)
		_, err := catalogueRecords(c)
		return err
	}
	tests := []struct {
		name   string
		change func(*data.Catalogue)
		want   string // "" for no complaint
	}{
		{"good", func(*data.Catalogue) {}, ""},
		{"day", func(c *data.Catalogue) { c.Entries[0].Meanings[0].Retry.Wait = 86400 }, ""},
		{"long wait", func(c *data.Catalogue) { c.Entries[0].Meanings[0].Retry.Wait = 1 << 32 }, "entry 1: no word of 16 bits: 65536"},
		{"attempts", func(c *data.Catalogue) { c.Entries[0].Meanings[0].Retry.Max = 1 << 16 }, "entry 1: no word of 16 bits: 65536"},
		{"call", func(c *data.Catalogue) { c.Entries[0].Meanings[0].APIs = []int{70000} }, "no word of 16 bits: 70000"},
		{"lines", func(c *data.Catalogue) { c.Entries[0].Title.EN = "a\nb" }, "a text of several lines"},
		{"texts", func(c *data.Catalogue) {
			for i := range 1 << 16 {
				c.Entries[0].See = append(c.Entries[0].See, strings.Repeat("x", i%256)+strings.Repeat("y", i/256))
			}
		}, "texts, at most 65536"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			err := one(tt.change)
			if tt.want == "" && err != nil || tt.want != "" && (err == nil || !strings.Contains(err.Error(), tt.want)) {
				t.Errorf("complaint %v, want %q", err, tt.want)
			}
		})
	}
	if _, err := callRecords(data.Catalogue{APIs: []data.Call{{ID: 2}}}); err == nil {
		t.Error("no complaint about a call at another's place")
	}
}

// Texts of several owners come before those of one.
func TestPool(t *testing.T) {
	p := newPool("", "id")
	for owner, texts := range []string{"a b a", "b c", "id d", "e d c"} {
		for s := range strings.FieldsSeq(texts) {
			p.note(s, owner)
		}
	}
	if got, want := strings.Join(p.settle(), " "), " id b c d a e"; got != want {
		t.Errorf("order %q, want %q", got, want)
	}
}

func TestLines(t *testing.T) {
	w := &writer{}
	w.lines("doc", "name", []string{"", "a", "b`c", "``", "\ufeff\x01x\t", "\ufffd"})
	want := "// doc\nconst name = `\na\nb` + \"`\" + `c\n` + \"``\" + `\n` + \"\\ufeff\\x01\" + `x\t\n` + \"\ufffd\" + `\n`\n"
	if got := w.String(); got != want {
		t.Errorf("lines\n got %s\nwant %s", got, want)
	}
	if at := (&records{texts: []string{"", "a", "b`c"}}).at(); !slices.Equal(at, []int{0, 1, 3, 7}) {
		t.Errorf("at %v", at)
	}
}
