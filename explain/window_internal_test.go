package explain

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"sort"
	"strings"
	"testing"
	"time"

	"github.com/dterr/dterr/explain/internal/find"
	"github.com/dterr/dterr/explain/internal/uncoded"
	"github.com/dterr/dterr/explain/internal/verdict"
)

// told is what a run says of one answer or record.
type told struct {
	line int
	text string
}

// toldBy reads an input by blocks of a size, 0 for the usual, and writes all that
// is said, lines counted from first on. The answers of nobody known are left out:
// they are shown of a short input only.
func toldBy(t testing.TB, in []byte, block, first int) []told {
	t.Helper()
	var all []told
	r := &run{
		judge: verdict.New(),
		block: block,
		teller: teller{opts: Options{Source: "stdin", Now: time.Date(2026, 11, 23, 12, 0, 0, 0, CST()), NoRedact: true}, emit: func(h *Hit) error {
			it := h.Item()
			if it.Finding == nil {
				b, err := json.Marshal(it.Attendance)
				all = append(all, told{text: "record " + string(b)})
				return err
			}
			f := *it.Finding
			if f.Platform == PlatformUnknown {
				return nil
			}
			line := f.Line
			f.Entry, f.Line, f.LastLine = nil, f.Line-first, f.LastLine-first
			b, err := json.Marshal(f)
			all = append(all, told{line, string(b)})
			return err
		}},
	}
	if err := r.read(bytes.NewReader(in)); err != nil {
		t.Fatal(err)
	}
	return all
}

func joined(all []told) string {
	var b strings.Builder
	for _, x := range all {
		b.WriteString(x.text + "\n")
	}
	return b.String()
}

// TestWindow reads every fixture by blocks of several sizes: what is found never
// depends on them.
func TestWindow(t *testing.T) {
	for _, f := range fixtures(t) {
		want := joined(toldBy(t, f.in, 0, 0))
		for _, block := range []int{1, 13, 512, 4096} {
			if got := joined(toldBy(t, f.in, block, 0)); got != want {
				t.Errorf("%s by blocks of %d:\n got %s\nwant %s", f.name, block, got, want)
			}
		}
	}
}

// isUncoded reports whether an input holds no code for the search for places, so
// that only what reads a short input as a whole finds something.
func isUncoded(in []byte) bool {
	return len(find.In(find.Text{Bytes: in, Final: true}, 0, len(in)).Answers) == 0
}

// inAnyText leaves out what is looked for only in a short input, or in one that holds
// no other answer: codes of sentences, messages alone, the end of a connection.
func inAnyText(all []told) []told {
	return slices.DeleteFunc(all, func(x told) bool {
		for _, by := range [...]string{uncoded.ByWord, uncoded.ByNumber, "message alone", "end of a stream connection"} {
			if strings.Contains(x.text, `"PlatformBy":"`+by+`"`) {
				return true
			}
		}
		return false
	})
}

// TestWithinText puts the fixtures into megabytes of other text, further apart than
// neighbours may stand, and reads that by blocks of several sizes: of each is said
// what is said of it alone. Fixtures without a code are not asked, nor those in
// another encoding, nor pages of the manual, which only the head of an input makes one.
func TestWithinText(t *testing.T) {
	const filler = "there is nothing to see here, move along to what follows\n"
	gap := strings.Repeat(filler, (neighbourReach+margin)/len(filler)+1)
	type part struct {
		fixture
		first, lines int
		want         string
	}
	var parts []part
	var text bytes.Buffer
	for _, f := range fixtures(t) {
		if isUncoded(f.in) || strings.HasPrefix(f.name, "enc-") || isManual(f.in) {
			continue
		}
		text.WriteString(gap)
		first := bytes.Count(text.Bytes(), []byte("\n"))
		text.Write(f.in)
		text.WriteString("\n")
		alone := append(append([]byte(nil), f.in...), '\n')
		parts = append(parts, part{f, first, bytes.Count(alone, []byte("\n")), joined(inAnyText(toldBy(t, alone, 0, 0)))})
	}
	text.WriteString(gap)
	for _, block := range []int{0, 4099, 100_003, 3 << 20} {
		t.Run(fmt.Sprint(block), func(t *testing.T) {
			found := map[string]string{}
			for _, x := range toldBy(t, text.Bytes(), block, 0) {
				if strings.HasPrefix(x.text, "record") {
					continue
				}
				i := sort.Search(len(parts), func(i int) bool { return parts[i].first >= x.line }) - 1
				var f Finding
				if err := json.Unmarshal([]byte(x.text), &f); err != nil {
					t.Fatal(err)
				}
				f.Line, f.LastLine = f.Line-parts[i].first, f.LastLine-parts[i].first
				b, err := json.Marshal(f)
				if err != nil {
					t.Fatal(err)
				}
				found[parts[i].name] += string(b) + "\n"
			}
			for _, p := range parts {
				var want strings.Builder
				for line := range strings.Lines(p.want) {
					if !strings.HasPrefix(line, "record") {
						want.WriteString(line)
					}
				}
				if found[p.name] != want.String() {
					t.Errorf("%s:\n got %s\nwant %s", p.name, found[p.name], want.String())
				}
			}
		})
	}
}

// TestDense puts fixtures one behind the other, in any order and up to megabytes,
// with pieces of them and long lines between: what is found in that is the same by
// blocks of any size. It need not be what is found in each alone.
func TestDense(t *testing.T) {
	all := fixtures(t)
	rounds := 8
	if testing.Short() {
		rounds = 1
	}
	for seed := range rounds {
		r := rand.New(rand.NewPCG(uint64(seed), 7))
		var text bytes.Buffer
		for text.Len() < 1<<20 {
			f := all[r.IntN(len(all))]
			switch {
			case strings.HasPrefix(f.name, "enc-"):
			case r.IntN(8) == 0:
				text.Write(f.in[:r.IntN(len(f.in))])
			case r.IntN(40) == 0:
				text.WriteString(strings.Repeat("{ \"x\": [1, 2, 3], ", r.IntN(8000)))
			default:
				text.Write(f.in)
			}
			text.WriteString("\n"[:r.IntN(2)])
		}
		want := toldBy(t, text.Bytes(), 0, 0)
		for _, block := range []int{4099, 100_003, 8 << 20} {
			got := toldBy(t, text.Bytes(), block, 0)
			for i := range max(len(got), len(want)) {
				if i >= len(got) || i >= len(want) || got[i] != want[i] {
					var g, w told
					if i < len(got) {
						g = got[i]
					}
					if i < len(want) {
						w = want[i]
					}
					t.Errorf("seed %d, blocks of %d: answer %d is\n%d %.400s\nwant\n%d %.400s", seed, block, i, g.line, g.text, w.line, w.text)
					break
				}
			}
		}
	}
}
