package cmd

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

// unshown are the ranges of characters that are written as escapes alone; of the long
// ones every 16th is tried. The whole of them is tried in package render.
var unshown = [][2]rune{
	{0x00, 0x09},
	{0x0b, 0x1f},
	{0x7f, 0x9f},
	{0xad, 0xad},
	{0x34f, 0x34f},
	{0x61c, 0x61c},
	{0x115f, 0x1160},
	{0x17b4, 0x17b5},
	{0x180b, 0x180f},
	{0x200b, 0x200f},
	{0x2028, 0x202e},
	{0x2060, 0x206f},
	{0x2800, 0x2800},
	{0x3164, 0x3164},
	{0xfdd0, 0xfdef},
	{0xfe00, 0xfe0f},
	{0xfeff, 0xfeff},
	{0xffa0, 0xffa0},
	{0xfff0, 0xfffb},
	{0xfffe, 0xffff},
	{0x1bca0, 0x1bca3},
	{0x1d173, 0x1d17a},
	{0x1fffe, 0x1ffff},
	{0xe0000, 0xe0fff},
	{0x10fffe, 0x10ffff},
}

func isUnshown(r rune) bool {
	for _, x := range unshown {
		if x[0] <= r && r <= x[1] {
			return true
		}
	}
	return false
}

// malformed are bytes that are no UTF-8: a lone byte, half a character, longer forms
// than needed, surrogates as WTF-8 writes them, and what is beyond Unicode.
var malformed = []string{"\x80", "\xff", "\xe4\xbd", "\xc0\x80", "\xc0\xaf", "\xc1\x9b", "\xe0\x80\xaf", "\xf0\x80\x80\xaf", "\xe0\x9b\x9b", "\xed\xa0\x80", "\xed\xb0\x80", "\xed\xa0\x80\xed\xb0\x80", "\xf4\x90\x80\x80", "\xf8\x88\x80\x80\x80", "\xc2"}

// hiddenTexts gives texts that hold a few of them each, with letters in between.
func hiddenTexts() []string {
	const together = 24
	var all []string
	var b strings.Builder
	n := 0
	add := func(s string) {
		b.WriteString("x" + s)
		if n++; n%together == 0 {
			all = append(all, b.String()+"y")
			b.Reset()
		}
	}
	for _, x := range unshown {
		step := rune(1)
		if x[1]-x[0] > 256 {
			step = 16
		}
		for r := x[0]; r <= x[1]; r += step {
			add(string(r))
		}
	}
	for _, s := range malformed {
		add(s)
	}
	return append(all, b.String()+"y", "\x1b]8;;https://example.com\x1b\\x\x1b]8;;\x1b\\", "\x1b[2J\x1b[31mx", "\x9b31m", "x\r\nHTTP/1.1 200 OK\r\n")
}

// asIs reports what a text must not hold: what is no UTF-8, and characters that are
// not shown. Line feeds and the tabs of tables are the program's own.
func asIs(out string) string {
	if !utf8.ValidString(out) {
		return "bytes that are no UTF-8"
	}
	for _, r := range out {
		if isUnshown(r) && r != '\t' {
			return string(r)
		}
	}
	return ""
}

// own are the escape sequences that the program writes on a terminal.
var own = regexp.MustCompile("\x1b\\[[0-9;]*m|\x1b]8;;(https?://[!-~]*)?\x1b\\\\")

// ran runs the program with an input, on a terminal or not.
func ran(in, lang string, terminal bool, args ...string) string {
	var out bytes.Buffer
	Main(args, Streams{
		In: strings.NewReader(in), Out: &out, Err: &out,
		InPiped:     func() bool { return in != "" },
		OutTerminal: func() bool { return terminal }, ErrTerminal: func() bool { return terminal },
		Env: func(name string) (string, bool) {
			return lang, lang != "" && (name == "LANG" || name == "LC_ALL" || name == "TZ" || name == "COLUMNS" || name == "TERM" || name == "NO_COLOR")
		},
		Now: func() time.Time { return time.Date(2026, 11, 23, 1, 0, 0, 0, time.UTC) },
	}, "1.2.3")
	if terminal {
		return own.ReplaceAllString(out.String(), "")
	}
	return out.String()
}

// TestHiddenInput puts what is not shown into every place of an input, and reads it in
// every form of output.
func TestHiddenInput(t *testing.T) {
	modes := [][]string{
		{"explain"},
		{"explain", "--full", "--why"},
		{"explain", "--format", "markdown", "--full"},
		{"explain", "--json"},
		{"explain", "--no-redact"},
		{"explain", "--no-redact", "--json"},
		{"explain", "-f"},
		{"retry"},
		{"retry", "--json"},
	}
	for _, h := range hiddenTexts() {
		quoted, err := json.Marshal(h)
		if err != nil {
			t.Fatal(err)
		}
		for _, in := range []string{
			`{"errcode":60020,"errmsg":"访问ip不在白名单之中,request ip=` + h + ` appKey(` + h + `)","request_id":"` + h + `"}`,
			`{"errcode":60020,"errmsg":` + string(quoted) + `,"request_id":` + string(quoted) + `}`,
			`{"code":"` + h + `","message":"` + h + `","requestid":"5E1FA7C2-9B3D-7C44-8D10-0A6B7C8D9E0F","accessdenieddetail":{"requiredScopes":["` + h + `"]}}`,
			"POST https://api.dingtalk.com/v1.0/" + h + "\nHTTP/1.1 400 " + h + "\nx-acs-request-id: " + h + "\n\n" + `{"code":"InvalidAuthentication","message":"` + h + `"}`,
			"com.aliyun.tea.TeaException: code: 400, " + h + " request id: " + h + "\nData: {\"code\":\"" + h + "\",\"statusCode\":400}",
			`{"type":"attendance","category":10,"` + h + `":"` + h + `","items":[{"originId":"` + h + `","className":"` + h + `","status":20,"checkTime":1463360400000,"signTime":1463360400000}]}`,
			`{"errcode":40014,"errmsg":"invalid ` + h + `","hint":"` + h + `, more info at https://open.work.weixin.qq.com/devtool/query?e=40014"}`,
		} {
			for n, mode := range modes {
				for _, terminal := range []bool{false, n < 2} {
					out := ran(in+"\n"+in, "", terminal, mode...)
					if bad := asIs(out); bad != "" {
						t.Fatalf("%q of %q writes %q:\n%q", mode, in, bad, out)
					}
				}
			}
		}
	}
}

// TestHiddenNames puts what is not shown into names of files, arguments and variables
// of the environment.
func TestHiddenNames(t *testing.T) {
	dir := t.TempDir()
	for _, h := range hiddenTexts() {
		name := strings.NewReplacer("/", "", "\x00", "").Replace(h)
		path, other := filepath.Join(dir, name), filepath.Join(dir, name+"2")
		body := []byte(`{"errcode":40014,"errmsg":"不合法的access_token"}`)
		for _, p := range []string{path, other} {
			if err := os.WriteFile(p, body, 0o600); err != nil {
				t.Logf("no file of that name here: %v", err)
			}
		}
		nothing := strings.ReplaceAll(h, "\x00", "")
		for _, args := range [][]string{
			{"explain", path, other},
			{"explain", "--full", path, other},
			{"explain", "--json", path},
			{"explain", "--format", "markdown", path, other},
			{"explain", path + "3"},
			{"retry", path + "3"},
			{nothing},
			{"lookup", nothing},
			{"lookup", "--json", nothing},
			{"lookup", "40014," + nothing},
			{"classify", nothing},
			{"search", nothing},
			{"search", "--json", "robot", "--kind", nothing},
			{"list", "--api", nothing},
			{"list", "--domain", nothing},
			{"schema", nothing},
			{"help", nothing},
			{"verify", nothing},
			{"completion", nothing},
			{"--" + nothing},
			{"40014", "--at", nothing},
			{"explain", "--at", nothing},
			{"explain", "--tz", nothing},
			{"retry", "--max", nothing},
			{"lookup", "--color", nothing, "40014"},
			{"--lang", nothing, "40014"},
			{"verify", "jsapi", "--url", nothing, "--ticket-env", "LANG", "--nonce", nothing, "--timestamp", nothing, "--signature", nothing, "--error", nothing},
			{"verify", "robot", "--url", nothing, "--secret-env", "LANG"},
			{"verify", "robot", "--json", "--scheme", "incoming", "--timestamp", nothing, "--sign", nothing, "--secret-env", "LANG"},
		} {
			if bad := asIs(ran("", nothing, false, args...)); bad != "" {
				t.Errorf("%q writes %q", args, bad)
			}
		}
	}
}
