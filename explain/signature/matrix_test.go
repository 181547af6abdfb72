package signature_test

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"sort"
	"strings"
	"testing"
	"time"

	"github.com/dterr/dterr/explain/signature"
	"github.com/dterr/dterr/explain/signature/outcome"
)

// seed makes a matrix repeatable: go test -run Matrix -seed N.
var seed = flag.Uint64("seed", 0, "seed of the confusion matrix and the properties; 0 takes the clock")

// rounds is how often each mutation is made, every time with new keys.
const rounds = 30

// mutation makes one mistake in an otherwise right input and has it checked.
// The cause named must be the slug; an empty slug is the right input. A
// mutation that would change nothing for the keys drawn gives false.
type mutation struct {
	slug, note string
	run        func(r *rand.Rand) (outcome.Report, bool)
}

// TestMatrix is the confusion matrix: one mistake at a time, random keys, and
// the cause named must be the mistake made. Three pairs cannot be told apart
// by anybody and are left out: a nonce or timestamp of another request looks
// like another token; a webhook signed more than a second away from its
// timestamp looks like another secret; a ticket never seen looks like any
// change that is not on the list.
func TestMatrix(t *testing.T) {
	r := seeded(t)
	for _, scheme := range []struct {
		name string
		all  []mutation
	}{
		{"robot webhook", webhookMutations()},
		{"robot incoming", headerMutations(signature.Incoming)},
		{"robot card", headerMutations(signature.Card)},
		{"callback", callbackMutations()},
		{"callback reply", replyMutations()},
		{"jsapi", jsapiMutations()},
		{"jsapi error", echoMutations()},
	} {
		made, right := 0, 0
		wrong := map[string]int{}
		for _, m := range scheme.all {
			for range rounds {
				report, ok := draw(r, m)
				if !ok {
					t.Errorf("%s: mutation %s %s never applies", scheme.name, m.slug, m.note)
					break
				}
				made++
				if report.Cause == m.slug && report.OK == (m.slug == "") {
					right++
					continue
				}
				wrong[fmt.Sprintf("%s (%s) named %q", m.slug, m.note, report.Cause)]++
			}
		}
		t.Logf("%s: %d mutations (%d kinds), %d named right", scheme.name, made, len(scheme.all), right)
		list := make([]string, 0, len(wrong))
		for w, n := range wrong {
			list = append(list, fmt.Sprintf("%s: %d of %d: %s", scheme.name, n, rounds, w))
		}
		sort.Strings(list)
		for _, w := range list {
			t.Error(w)
		}
	}
}

func draw(r *rand.Rand, m mutation) (outcome.Report, bool) {
	for range 2000 {
		if report, ok := m.run(r); ok {
			return report, true
		}
	}
	return outcome.Report{}, false
}

func seeded(t testing.TB) *rand.Rand {
	t.Helper()
	n := *seed
	if n == 0 {
		n = uint64(time.Now().UnixNano())
	}
	t.Logf("seed %d", n)
	return rand.New(rand.NewPCG(n, 0))
}

// TestSlugsInMatrix fails when a mistake that can be named is in no matrix, so
// that no new one comes without its proof.
func TestSlugsInMatrix(t *testing.T) {
	for subject, lists := range map[string][][]mutation{
		"robot":    {webhookMutations(), headerMutations(signature.Incoming), headerMutations(signature.Card)},
		"callback": {callbackMutations(), replyMutations()},
		"jsapi":    {jsapiMutations(), echoMutations()},
	} {
		seen := map[string]bool{"too-long": true} // tested by TestTooLong
		for _, list := range lists {
			for _, m := range list {
				seen[m.slug] = true
			}
		}
		var missing []string
		for _, m := range signature.Mistakes(subject) {
			if !seen[m.Slug] {
				missing = append(missing, m.Slug)
			}
			delete(seen, m.Slug)
		}
		delete(seen, "")
		if len(missing) > 0 || len(seen) > 0 {
			t.Errorf("%s: in no matrix: %s; not described: %v", subject, strings.Join(missing, " "), seen)
		}
	}
}
