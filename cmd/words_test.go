package cmd_test

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/dterr/dterr/cmd"
)

// gosWords begin the errors of Go's packages, or stand in them.
func gosWords() []string {
	return []string{
		"strconv.", "json: cannot", "json: unknown", "json: invalid", "json: unsupported", "invalid character", "cannot unmarshal", "bufio.", `parse "`, "time: invalid", "time: unknown", "time: missing", "illegal base64", "encoding/hex", "flag: help", "pflag", "unknown shorthand", "invalid argument \"", "parsing ",
		"unexpected EOF", "unexpected end of JSON", "gzip:", "flate:", "invalid URL escape", "missing ']'", "unknown time zone", "exec:", "runtime error", "goroutine ",
	}
}

// TestNoWordsOfGo proves that no text of Go's packages reaches the reader: every
// line on stderr is in his language, whichever kind of mistake provokes it.
func TestNoWordsOfGo(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "ok.json")
	write(t, file, `{"errcode":40014}`)
	const verify, callback = "verify robot --secret-env S --url ", "verify callback --token-env S --aes-key-env S --body - --query "
	for _, tt := range []struct{ in, line string }{
		// flags and commands
		{"", "lookup --nosuch"},
		{"", "lookup -Z"},
		{"", "lookup --="},
		{"", "lookup ---"},
		{"", "lookup -="},
		{"", "lookup --api"},
		{"", "lookup --json=x 1"},
		{"", "lookup --full=2 1"},
		{"", "-v=x"},
		{"", "-h=x"},
		{"", "--lang"},
		{"", "--color x"},
		{"", "--no-pager=5 list"},
		{"", "nosuch"},
		{"", "help nosuch"},
		{"", "help verify nosuch"},
		{"", "completion"},
		{"", "completion nosuch"},
		{"", "version x"},
		{"", "list x"},
		{"", "schema x y"},
		{"", "schema nosuch"},
		{"", "verify"},
		{"", "verify nosuch"},
		{"", "verify robot x"},
		{"", "verify robot --print=x"},
		{"", "verify callback --reply=x"},
		// numbers
		{"", "search -n x y"},
		{"", "search -n 99999999999999999999 y"},
		{"", "search -n 1.5 y"},
		{"", "retry --attempt x"},
		{"", "retry --attempt 99999999999999999999"},
		{"", "lookup 99999999999999999999999"},
		{"", "lookup 1-99999999999999999999999"},
		// times and zones
		{"", "explain --at x"},
		{"", "explain --at 2026-13-01T00:00:00Z"},
		{"", "explain --at 99999999999999999999"},
		{"", "explain --tz Nowhere/X"},
		{"", "explain --tz ../etc/passwd"},
		{"", "explain --tz +99:00"},
		{"", "retry --max x"},
		{"", "retry --max 5"},
		{"", "retry --max 9999999999999h"},
		{"", "verify robot --secret-env S --url x --at x"},
		// files
		{"", "explain nofile"},
		{"", "explain " + dir},
		{"", "explain " + file + "/x"},
		{"", "explain -f nofile"},
		{"", "retry nofile"},
		{"", "explain " + file + " nofile"},
		{"", "verify robot --url x --secret-file nofile"},
		{"", "verify robot --url x --secret-file " + dir},
		{"", "verify callback --query x --token-env S --aes-key-env S --body nofile"},
		{"", "explain --tee " + file},
		{"", "explain " + strings.Repeat("a", 300)},
		{"", "explain a\x00b"},
		// inputs
		{strings.Repeat("a", 70000), "lookup -"},
		{strings.Repeat("a", 70000), "classify -"},
		{strings.Repeat("40014\n", 100001), "lookup -"},
		{"", "lookup -"},
		{"", "explain"},
		{"", "retry"},
		{"\x1f\x8b\x08\x00\x00", "explain"},
		{"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff\xff", "retry"},
		{`{"errcode":4001`, "retry"},
		{`{"a":}`, "explain"},
		{"eyJlcnJjb2RlIjo0MDAxNH0!", "explain"},
		{`{"errcode":"4001`, "explain"},
		// addresses, signatures and callbacks
		{"", verify + "http://[::1"},
		{"", verify + "%zz"},
		{"", verify + "https://h:x/"},
		{"", verify + "https://oapi.dingtalk.com/robot/send?sign=%zz&timestamp=x"},
		{"", verify + "x --timestamp 1e9 --sign !!!"},
		{"", callback + "%zz=%zz;a"},
		{`{"encrypt":`, callback + "signature=x"},
		{`{"encrypt":1}`, callback + "timestamp=%"},
		{"null", callback + "signature=zz&timestamp=1&nonce=1"},
		{`{"encrypt":"!"}`, callback + "signature=zz&timestamp=1&nonce=1 --show"},
		{"", "verify jsapi --url : --ticket-env S --nonce a --timestamp x --signature zz --error {\"a"},
		{"", "verify jsapi --url http://[ --ticket-env S --nonce a --timestamp 1 --signature zz"},
		{"", "verify robot --secret-env NOSUCH --url x"},
		{"", "search"},
		{"", "search --kind x y"},
		{"", "lookup --format x 1"},
		{"", "lookup --api /no/such 1"},
	} {
		for _, lang := range []string{"zh", "en"} {
			for _, form := range []string{"", "--json"} {
				args := append(strings.Fields(tt.line), "--lang", lang)
				if form != "" && !strings.HasPrefix(tt.line, "-") {
					args = append(args, form)
				}
				_, out, errs := said(tt.in, args...)
				said := errs
				for _, line := range strings.Split(out, "\n") {
					// What the official library for Go raises is what it raises.
					if !strings.Contains(line, "- go: ") && form == "" {
						said += line + "\n"
					}
				}
				for _, words := range gosWords() {
					if strings.Contains(said, words) {
						t.Errorf("%.80q: %q in\n%s", args, words, said)
					}
				}
				for _, line := range strings.Split(strings.TrimSpace(errs), "\n") {
					if lang == "zh" && line != "" && !hasHan(line) {
						t.Errorf("%.80q: not in Chinese: %q", args, line)
					}
				}
			}
		}
	}
}

// said runs dterr with a text on stdin and a secret in the environment.
func said(in string, args ...string) (code int, out, errs string) {
	var o, e bytes.Buffer
	code = cmd.Main(args, cmd.Streams{
		In: strings.NewReader(in), Out: &o, Err: &e, InPiped: func() bool { return in != "" },
		Env: func(name string) (string, bool) { return "SEC0123456789abcdef!", name == "S" },
	}, "1.2.3")
	return code, o.String(), e.String()
}

// TestErrorsOfGo proves that the errors of Go's own making are told in the
// reader's language where they are known, and without the names of packages
// where they are not.
func TestErrorsOfGo(t *testing.T) {
	_, number := strconv.ParseInt("x", 10, 64)
	_, span := time.ParseDuration("x")
	for _, tt := range []struct {
		err    error
		zh, en string
	}{
		{io.ErrUnexpectedEOF, "输入提前结束", "the input ends too soon"},
		{io.ErrNoProgress, "读不到内容", "nothing more comes"},
		{io.ErrShortWrite, "没有写完", "not all was written"},
		{os.ErrClosed, "文件已经关闭", "the file is closed"},
		{os.ErrDeadlineExceeded, "超时", "timed out"},
		{errors.ErrUnsupported, "不支持这种操作", "operation not supported"},
		{number, `parsing "x": invalid syntax`, `parsing "x": invalid syntax`},
		{span, `invalid duration "x"`, `invalid duration "x"`},
		{errors.New("encoding/json.(*decodeState).object: time: odd"), "odd", "odd"},
		{errors.New("the disk: odd"), "the disk: odd", "the disk: odd"},
	} {
		for lang, want := range map[string]string{"zh": "dterr: error: 读取标准输入：" + tt.zh + "\n", "en": "dterr: error: read stdin: " + tt.en + "\n"} {
			var errs bytes.Buffer
			code := cmd.Main([]string{"--lang", lang, "lookup", "-"}, cmd.Streams{In: failing{tt.err}, Out: io.Discard, Err: &errs}, "1.2.3")
			if code != 1 || errs.String() != want {
				t.Errorf("%v: exit code %d, %q, want %q", tt.err, code, errs.String(), want)
			}
		}
	}
}
