package transcript

import (
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/dterr/dterr/explain/internal/lex"
)

func TestToldStatus(t *testing.T) {
	const body = `{"code":"zoo.closed"}`
	for _, test := range []struct {
		text string
		want int
	}{
		{body, 0},
		{"we got a 403:\n\n```json\n" + body, 403},
		{"接口报403错误，\n返回：" + body, 403},
		{"the answer (500) was " + body, 500},
		{body + " → 403", 403},
		{"first 500, now 403\n" + body, 403},
		{"it was 403.\n" + body, 403},
		{"it was 403. Why?\n" + body, 403},
		{"it was 403 7 times\n" + body, 403},
		{"(failed):403\n" + body, 403},
		{":403\n" + body, 0},
		{"302\n" + body, 0},
		{"4xx\n" + body, 0},
		{"403\n{\"another\":1} and " + body, 0},
		{"403 above\n500 below\n" + body, 500},
		{"404 is none of its own\n" + body, 0},
		{"403" + strings.Repeat("\nnothing", toldLines-1) + "\n" + body, 403},
		{"403" + strings.Repeat("\nnothing", toldLines) + "\n" + body, 0},
		{"403" + strings.Repeat(" ", toldMost) + body, 0},
		{"403 of {\"another\":1}\nand\n" + body, 0},
		{"403 {\"another\":1} and " + body, 0},
		{body + " {\"another\":1} 403", 0},
		{"issue #403\n" + body, 0},
		{"zoo.js:403\n" + body, 0},
		{"v1.403 and 4031 and 403.5 and 403ms\n" + body, 0},
	} {
		at := strings.Index(test.text, body)
		if got := ToldStatus([]byte(test.text), 0, at, at+len(body), []uint16{302, 403, 500}); got != test.want {
			t.Errorf("%q: %d, want %d", test.text, got, test.want)
		}
	}
	text := []byte("403\n" + body)
	if got := ToldStatus(text, 1, 4, len(text), []uint16{403}); got != 0 {
		t.Errorf("reads %d before low", got)
	}
}

// TestNumberThatFits finds in texts of digits and signs what a look at each place finds.
func TestNumberThatFits(t *testing.T) {
	fit := []uint16{400, 403, 504}
	each := func(line []byte) int {
		for start := len(line) - 3; start >= 0; start-- {
			behind := line[start+3:]
			status, err := strconv.Atoi(string(line[start : start+3]))
			if err != nil || !slices.Contains(fit, uint16(status)) || !tellsStatus(line[:start]) || // #nosec G115 -- of three digits
				len(behind) > 0 && lex.IsWord(behind[0]) || len(behind) > 1 && behind[0] == '.' && lex.IsDigit(behind[1]) {
				continue
			}
			return status
		}
		return 0
	}
	r := rand.New(rand.NewPCG(4, 3)) // #nosec G404 -- a test
	found := 0
	for range 50_000 {
		line := make([]byte, r.IntN(14))
		for i := range line {
			line[i] = "0344445 .:#a,("[r.IntN(14)]
		}
		got, want := numberThatFits(line, fit), each(line)
		if got != want {
			t.Fatalf("%q: %d, want %d", line, got, want)
		}
		if got > 0 {
			found++
		}
	}
	if found < 100 {
		t.Errorf("%d texts tell a status", found)
	}
}

func TestLeading(t *testing.T) {
	for _, test := range []struct {
		before string
		want   int
	}{
		{"", 0},
		{"DingTalk API 403: ", 403},
		{"failed (403): ", 403},
		{"send | 403 | `", 403},
		{"<403> ", 403},
		{"-> 403 \"", 403},
		{"403", 0}, // no sign between
		{"took 403 times, ", 0},
		{"order 499: ", 0},
		{"issue #403: ", 0},
		{"zoo.js:403 ", 0},
		{"id=403 ", 0},
	} {
		if got := leading(test.before); got != test.want {
			t.Errorf("%q: %d, want %d", test.before, got, test.want)
		}
	}
}
