package cmd

import (
	"slices"
	"testing"

	"github.com/spf13/pflag"
)

// TestProse proves how the texts of commands are laid out: what a line feed in
// them means, and what goes below what where the page is narrow.
func TestProse(t *testing.T) {
	for _, tt := range []struct {
		name, in string
		width    int
		want     string
	}{
		{"a line feed is a blank", "one\ntwo", 40, "one two\n"},
		{"none between Chinese characters", "一二\n三，\n四", 40, "一二三，四\n"},
		{"one beside Latin letters", "一二\nabc", 40, "一二 abc\n"},
		{"a line that ends a sentence", "One.\nTwo.\n一。\n二", 40, "One.\nTwo.\n一。\n二\n"},
		{"paragraphs", "one\n\ntwo", 40, "one\n\ntwo\n"},
		{"an example", "one\n  dterr 1   what\n  dterr 123  more\ntwo", 60, "one\n  dterr 1    what\n  dterr 123  more\ntwo\n"},
		{"an example on a narrow page", "  dterr 1234567890  what\n  d  so", 40, "  dterr 1234567890\n      what\n  d   so\n"},
		{"a flag stays with its word", "the output of the program curl -i", 31, "the output of the program\ncurl -i\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p := &page{width: tt.width}
			p.prose(tt.in)
			if p.String() != tt.want {
				t.Errorf("got\n%s\nwant\n%s", p.String(), tt.want)
			}
		})
	}
}

func TestBriefly(t *testing.T) {
	for in, want := range map[string]string{"2m0s": "2m", "1h0m0s": "1h", "1h30m0s": "1h30m", "30s": "30s", "10m0s": "10m", "1m30s": "1m30s", "1h0m10s": "1h0m10s"} {
		if got := briefly(in); got != want {
			t.Errorf("briefly(%q) = %q, want %q", in, got, want)
		}
	}
}

// TestFlagRows proves how a flag is shown: the place of its value, its short
// form, its default; and that what is hidden stays so.
func TestFlagRows(t *testing.T) {
	flags := pflag.NewFlagSet("", pflag.ContinueOnError)
	flags.IntP("number", "n", 10, "at most `N` hits")
	flags.Int("zero", 0, "from `N`")
	flags.String("lang", "auto", "`LANG`: zh or en")
	flags.String("plain", "", "a text")
	flags.Bool("json", false, "print `JSON`")
	flags.String("color", "", "`WHEN`: always or never")
	flags.Lookup("color").NoOptDefVal = "always"
	flags.String("hidden", "", "")
	flags.Lookup("hidden").Hidden = true
	flags.String("old", "", "")
	flags.Lookup("old").Deprecated = "gone"
	a := &app{lang: english}
	want := []row{
		{"    --color[=WHEN]", "always or never"},
		{"    --json", "print JSON"},
		{"    --lang LANG", "zh or en"},
		{"-n, --number N", "at most N hits (default 10)"},
		{"    --plain STRING", "a text"},
		{"    --zero N", "from N"},
	}
	if got := a.flagRows(flags); !slices.Equal(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
}
