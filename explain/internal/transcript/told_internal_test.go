package transcript

import (
	"slices"
	"strings"
	"testing"
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
		fits := func(status int) bool { return slices.Contains([]int{0, 302, 403, 500}, status) }
		if got := ToldStatus([]byte(test.text), 0, at, at+len(body), fits); got != test.want {
			t.Errorf("%q: %d, want %d", test.text, got, test.want)
		}
	}
	text := []byte("403\n" + body)
	if got := ToldStatus(text, 1, 4, len(text), func(int) bool { return true }); got != 0 {
		t.Errorf("reads %d before low", got)
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
