package words_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/dterr/dterr/explain/redact"
	"github.com/dterr/dterr/explain/redact/internal/words"
)

// rows gives the rows of a table under vocabulary.
func rows(t *testing.T, name string) [][]string {
	t.Helper()
	data, err := os.ReadFile("../../vocabulary/" + name)
	if err != nil {
		t.Fatal(err)
	}
	var all [][]string
	for _, line := range strings.Split(strings.TrimSpace(string(data)), "\n")[1:] {
		all = append(all, strings.Split(line, "\t"))
	}
	return all
}

// split gives an example as it is fed in, and its secrets.
func split(example string) (in string, secrets []string) {
	rest := example
	for {
		before, after, ok := strings.Cut(rest, "‹")
		in += before
		if !ok {
			return in, secrets
		}
		secret, next, _ := strings.Cut(after, "›")
		in += secret
		secrets = append(secrets, secret)
		rest = next
	}
}

// masks gives in with its secrets masked as kind, "" for whatever kind the mask
// says.
func masks(example, kind string) string {
	var b strings.Builder
	n := 0
	for rest := example; ; {
		before, after, ok := strings.Cut(rest, "‹")
		b.WriteString(before)
		if !ok {
			return b.String()
		}
		_, rest, _ = strings.Cut(after, "›")
		n++
		b.WriteString("‹" + kind + "#" + string(rune('0'+n)) + "›")
	}
}

// kindless takes the kinds out of masks.
func kindless(s string) string {
	var b strings.Builder
	for rest := s; ; {
		before, after, ok := strings.Cut(rest, "‹")
		b.WriteString(before)
		if !ok {
			return b.String()
		}
		mask, next, _ := strings.Cut(after, "›")
		_, ordinal, _ := strings.Cut(mask, "#")
		b.WriteString("‹#" + ordinal + "›")
		rest = next
	}
}

// TestNames holds each row of names.tsv against its example, which says
// something else without the row.
func TestNames(t *testing.T) {
	for _, row := range rows(t, "names.tsv") {
		in, _ := split(row[4])
		want := masks(row[4], row[1])
		if got := redact.New().Text(in); got != want {
			t.Errorf("%s\n  in   %s\n  got  %s\n  want %s", row[0], in, got, want)
		}
		r := words.RuleNamed(row[0])
		known := *r
		*r = words.Rule{}
		if got := redact.New().Text(in); got == want {
			t.Errorf("%s: nothing changes without it", row[0])
		}
		*r = known
	}
}

// TestWords holds each row of words.tsv against its example, which says
// something else without the row.
func TestWords(t *testing.T) {
	for _, row := range rows(t, "words.tsv") {
		in, _ := split(row[2])
		want := masks(row[2], "")
		if got := kindless(redact.New().Text(in)); got != want {
			t.Errorf("%s %s\n  in   %s\n  got  %s\n  want %s", row[0], row[1], in, got, want)
		}
		restore := words.Without(row[0], row[1])
		if got := kindless(redact.New().Text(in)); got == want {
			t.Errorf("%s %s: nothing changes without it", row[0], row[1])
		}
		restore()
	}
}

// TestShapeRows holds each row of shapes.tsv against its example, which says
// something else without the row.
func TestShapeRows(t *testing.T) {
	for _, row := range rows(t, "shapes.tsv") {
		in, _ := split(row[6])
		want := masks(row[6], row[5])
		if got := redact.New().Text(in); got != want {
			t.Errorf("%s\n  in   %s\n  got  %s\n  want %s", row[0], in, got, want)
		}
		kind := words.ShapeKind(row[0])
		*kind = ""
		if got := redact.New().Text(in); got == want {
			t.Errorf("%s: nothing changes without it", row[0])
		}
		*kind = row[5]
	}
}

// TestFlags holds each row of flags.tsv against its example, which says
// something else without the row.
func TestFlags(t *testing.T) {
	for _, row := range rows(t, "flags.tsv") {
		in, _ := split(row[5])
		want := masks(row[5], row[4])
		if got := redact.New().Text(in); got != want {
			t.Errorf("%s %s\n  in   %s\n  got  %s\n  want %s", row[0], row[1], in, got, want)
		}
		n := slices.IndexFunc(words.Flags, func(f words.Flag) bool {
			return f.Command == row[0] && f.Name == row[1] && f.Glued == (row[2] == "glued")
		})
		known := words.Flags[n]
		words.Flags[n] = words.Flag{}
		if got := redact.New().Text(in); got == want {
			t.Errorf("%s %s: nothing changes without it", row[0], row[1])
		}
		words.Flags[n] = known
	}
}
