package input_test

import (
	"bytes"
	"testing"

	"github.com/dterr/dterr/explain/internal/input"
)

func TestPlain(t *testing.T) {
	for _, test := range []struct{ in, want string }{
		{"plain", "plain"},
		{"\x1b[31merrcode\x1b[0m=40014", "errcode=40014"},
		{"\x1b[1;38;5;208mx\x1b[39;49;00m", "x"},
		{`\u001b[31merrcode\u001b[0m=40014`, "errcode=40014"},
		{`\u001B[31mx\\u001b[m`, "x"},
		{`\033[31mx\033[0m \x1b[32my\x1B[K \e[1mz\e[m`, "x y z"},
		{"^[[31mx^[[0m ␛[32my␛[m", "x y"},
		{"[31mx[0m", "x"},
		{"a\x1b[12Gb\x1b[2Cc", "a b c"},
		{"\x1b]8;;https://oapi.dingtalk.com/x\aoapi\x1b]8;;\a \x1b]0;title\x1b\\x", "oapi x"},
		{"\x1b(Bx\x1b=y", "xy"},
		{"\x1b[31mone\x1b[0m\ntwo\x1b[K\n", "one\ntwo\n"},

		{"rate(x[5m])", "rate(x[5m])"},
		{"[1,2] [m] [0-9m] ^[0-9] [0x1m]", "[1,2] [m] [0-9m] ^[0-9] [0x1m]"},
		{"\x1b[31mERROR\x1b[0msession=a1", "ERROR session=a1"},
		{"\x1b[31mERROR\x1b[0m\x1b[36msession\x1b[0m=a1", "ERROR session=a1"},
		{"\x1b[01;31m\x1b[KERROR\x1b[m\x1b[Ksession=a1", "ERROR session=a1"},
		{"ESC[36mkeyESC[0m=ESC[32mxESC[0m #033[36mkey#033[0m=x DESC [1] ESC key", "key=x key=x DESC [1] ESC key"},
		{"\x1b[1m\x1b[KWARN\x1b[m\x1b[Ka \x1b[1m\x1b[KWARNING\x1b[m\x1b[Ka \x1b[1m\x1b[KINFO\x1b[m\x1b[Ka", "WARN a WARNING a INFO a"},
		{"\x1b[1m\x1b[KDEBUG\x1b[m\x1b[Ka \x1b[1m\x1b[KTRACE\x1b[m\x1b[Ka \x1b[1m\x1b[KFATAL\x1b[m\x1b[Ka \x1b[1m\x1b[Kkey\x1b[m\x1b[Ka", "DEBUG a TRACE a FATAL a keya"},
		{"token=\x1b[01;31m\x1b[Kab\x1b[m\x1b[Kcd", "token=abcd"},
		{"xy\x1b[31mz\x1b[0mab 1\x1b[31mz\x1b[0ma \x1b[31mz\x1b[0m1 \x1b[31mz1\x1b[0ma", "xyzab 1za z1 z1a"},
		{`{"a":["b"],"c":[1]}`, `{"a":["b"],"c":[1]}`},
		{"\x1b", "\x1b"},
		{"\x1b[", "\x1b["},
		{"\x1b]8;;never ends\nx", "\x1b]8;;never ends\nx"},
		{`\u001b[12`, `\u001b[12`},
	} {
		if got := input.Plain([]byte(test.in)); string(got) != test.want {
			t.Errorf("Plain(%q) is %q, want %q", test.in, got, test.want)
		}
		again := input.Plain(bytes.Clone(input.Plain([]byte(test.in))))
		if string(again) != test.want {
			t.Errorf("Plain(%q) again is %q", test.in, again)
		}
	}
}

// BenchmarkPlain reads text without control sequences, as nearly all is: some GB/s.
func BenchmarkPlain(b *testing.B) {
	text := bytes.Repeat([]byte("2026-11-20 10:00:00 [main] INFO ding.Send - {\"list\":[1,2]} sent\n"), 4096)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		input.Plain(text)
	}
}
