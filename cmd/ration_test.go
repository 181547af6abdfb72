package cmd_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"unicode"

	"github.com/dterr/dterr/cmd"
)

// fed runs dterr with a text on stdin.
func fed(in string, args ...string) (code int, out, errs string) {
	var o, e bytes.Buffer
	code = cmd.Main(args, cmd.Streams{In: strings.NewReader(in), Out: &o, Err: &e, InPiped: func() bool { return true }}, "1.2.3")
	return code, o.String(), e.String()
}

// numbered repeats a format with the numbers from 1.
func numberedCodes(n int, format string) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, format, i+1)
	}
	return b.String()
}

// TestLookupBounds gives lookup - what a few bytes can ask for, and more lines
// than anybody has: what is written stays within bounds, what is left out is
// told, and the exit code says so.
func TestLookupBounds(t *testing.T) {
	t.Parallel()
	const mega = 1 << 20
	for _, tt := range []struct {
		name, in string
		args     []string
		code     int
		most     int
		told     string
	}{
		{"one range again and again", strings.Repeat("1-99999999\n", 10000), nil, 0, mega / 10, "a range or pattern is answered once; repeated and left out: 9999"},
		{"one pattern again and again", strings.Repeat("*\n", 1000), []string{"--json"}, 0, 6 * mega, "repeated and left out: 999"},
		{"ranges", numberedCodes(300, "%d-99999999\n"), []string{"--json"}, 2, 20 * mega, "at most 10000 meanings for ranges and patterns; left out: 28"},
		{"patterns on a line", strings.Repeat("*,**,***,****,", 1000), nil, 2, mega, "left out: 3700"},
		{"a code of many meanings", strings.Repeat("invalidParameter\n", 1500), nil, 2, 3 * mega, "a run answers at most 100000 meanings; left out at the end: 51"},
		{"too many codes", strings.Repeat("40014\n", 100001), nil, 2, 0, "at most 100000 codes and 8 MiB at once"},
		{"too much text", strings.Repeat(strings.Repeat("x", 60000)+"\n", 150), nil, 2, 0, "at most 100000 codes and 8 MiB at once"},
		{"unknown codes", numberedCodes(3000, "3%07d\n"), nil, 3, 0, "codes not in the catalogue besides these: 2980"},
		{"unknown codes as JSON", numberedCodes(1000, "3%07d\n"), []string{"--json"}, 3, mega, ""},
		{"a long line", "40014\n" + strings.Repeat("a", 65536), nil, 2, 0, "line 2 of stdin has more than 64 KiB: no code is so long"},
		{"patterns that fit nothing", numberedCodes(3000, "*%dq*\n"), nil, 2, 0, "left out: 2"},
		{"one of them again", strings.Repeat("zzz*\n", 4000), nil, 3, 0, "repeated and left out: 3999"},
		{"a long word", "40014\n" + strings.Repeat("a", 60000), nil, 3, 2000, "(58 KB) in the catalogue"},
		{"half of them unknown", "40014\n3000001\n", nil, 3, 2000, "no code “3000001”"},
		{"the same code twice", "40014\n40014\n", nil, 0, 4000, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			code, out, errs := fed(tt.in, append([]string{"lookup", "-"}, tt.args...)...)
			if code != tt.code || len(out) > tt.most || !strings.Contains(errs, tt.told) || len(errs) > 4000 {
				t.Errorf("exit code %d, want %d; %d bytes, want at most %d; stderr %.300q, want %q", code, tt.code, len(out), tt.most, errs, tt.told)
			}
		})
	}
	code, out, errs := fed(strings.Repeat("1-99999999\n*\n", 100), "classify", "-")
	if code != 0 || len(out) > 200_000 || !strings.Contains(errs, "repeated and left out: 198") {
		t.Errorf("classify: exit code %d, %d bytes, stderr %q", code, len(out), errs)
	}
	for _, in := range []string{strings.Repeat("a", 65536), strings.Repeat("40014\n", 100001), "*\n*\n"} {
		if _, _, errs := fed(in, "lookup", "-", "--lang", "zh"); !hasHan(errs) {
			t.Errorf("%.20q: %q", in, errs)
		}
	}
}

func hasHan(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Han, r) })
}
