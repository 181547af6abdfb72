package cmd_test

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/sha1"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"sort"
	"strings"
	"testing"

	"github.com/dterr/dterr/cmd"
)

const (
	showToken = "123456"
	showKey   = "4g5j64qlyl3zvetqxz5jiocdr586fn2zvjpa8zls3ij"
	showOwner = "ding0123456789abcdef"
)

// sealed gives the body and the query of a push that holds a message.
func sealed(t *testing.T, message string) (body, query string) {
	t.Helper()
	key, err := base64.StdEncoding.DecodeString(showKey + "=")
	if err != nil {
		t.Fatal(err)
	}
	plain := append([]byte("A1b2C3d4E5f6G7h8"), binary.BigEndian.AppendUint32(nil, uint32(len(message)))...)
	plain = append(append(plain, message...), showOwner...)
	pad := 32 - len(plain)%32
	plain = append(plain, bytes.Repeat([]byte{byte(pad)}, pad)...)
	block, err := aes.NewCipher(key)
	if err != nil {
		t.Fatal(err)
	}
	cipher.NewCBCEncrypter(block, key[:16]).CryptBlocks(plain, plain)
	encrypt := base64.StdEncoding.EncodeToString(plain)
	parts := []string{showToken, "1763860800123", "n1", encrypt}
	sort.Strings(parts)
	sum := sha1.Sum([]byte(strings.Join(parts, "")))
	return `{"encrypt":"` + encrypt + `"}`, fmt.Sprintf("signature=%x&timestamp=1763860800123&nonce=n1", sum)
}

// show runs verify callback on a push that holds a message.
func show(t *testing.T, message string, args ...string) (code int, out string) {
	t.Helper()
	body, query := sealed(t, message)
	var o, e bytes.Buffer
	code = cmd.Main(append([]string{
		"verify", "callback", "--body", "-", "--query", query, "--token-env", "TOKEN", "--aes-key-env", "KEY",
	}, args...), cmd.Streams{
		In: strings.NewReader(body), Out: &o, Err: &e, InPiped: func() bool { return true },
		Env: func(name string) (string, bool) {
			v, ok := map[string]string{"TOKEN": showToken, "KEY": showKey}[name]
			return v, ok
		},
	}, "1.2.3")
	if e.Len() > 0 {
		t.Errorf("stderr %q", e.String())
	}
	return code, o.String()
}

// TestVerifyShow proves that --show prints the message of a callback, masked and
// safe for a terminal, and that nothing is shown without it.
func TestVerifyShow(t *testing.T) {
	const event = `{"EventType":"user_add_org","TimeStamp":1763860800123,"Title":"入职",` +
		`"UserInfo":{"name":"张三丰","mobile":"13812345678","userid":"manager4711","email":"zhang@example.com"},` +
		`"SuiteTicket":"hRk1DqTw0z3cVb7NfYu2","access_token":"5e1f0a9c7b3d48260f9e8d7c6b5a4039"}`
	secrets := []string{"张三丰", "13812345678", "manager4711", "zhang@example.com", "hRk1DqTw0z3cVb7NfYu2", "5e1f0a9c7b3d48260f9e8d7c6b5a4039", showKey}
	deep := func(levels int) string { return strings.Repeat("[", levels) + "1" + strings.Repeat("]", levels) }
	for _, tt := range []struct {
		name, message string
		args          []string
		code          int
		want          []string // lines at the end of the output
	}{
		{
			"a JSON event", event,
			[]string{"--show"},
			0,
			[]string{
				"", "{", `  "EventType": "user_add_org",`, `  "TimeStamp": 1763860800123,`, `  "Title": "入职",`,
				`  "UserInfo": {`, `    "name": "‹name#1›",`, `    "mobile": "‹mobile#1›",`, `    "userid": "‹userid#1›",`, `    "email": "‹email#1›"`, `  },`,
				`  "SuiteTicket": "‹suite_ticket#1›",`, `  "access_token": "‹access_token#1›"`, "}",
			},
		},
		{
			"who did it", `{"EventType":"chat_update_owner","Operator":"manager 4711","Owner":["zhang01","li02"],"ChatId":"chat1","title":"张三丰提交的请假","Members":[{"name":"李小四"}],"text":"李小四 入群 \"x\"","Title":"Zhang San's leave"}`,
			[]string{"--show"},
			0,
			[]string{
				`  "Operator": "‹userid#1›",`, `  "Owner": [`, `    "‹userid#2›",`, `    "‹userid#3›"`, `  ],`, `  "ChatId": "‹chat_id#1›",`, `  "title": "‹name#1›提交的请假",`,
				`  "Members": [`, `    {`, `      "name": "‹name#2›"`, `    }`, `  ],`, `  "text": "‹name#2› 入群 \"x\"",`, `  "Title": "‹name#3›'s leave"`, `}`,
			},
		},
		{"no JSON", "line \x1b[31mone\r\nmobile=13812345678 \u202e", []string{"--show"}, 0, []string{"", `line \x1b[31mone\r`, `mobile=‹mobile#1› \u202e`}},
		{"broken JSON", `{"mobile":"13812345678",`, []string{"--show"}, 11, []string{"            - go: error: CorpID匹配不正确"}},
		{"another owner", `{"EventType":"x"}`, []string{"--show", "--owner", "dingother"}, 11, []string{"", "{", `  "EventType": "x"`, "}"}},
		{"a list", deep(3), []string{"--show"}, 0, []string{"", "[", "  [", "    [", "      1", "    ]", "  ]", "]"}},
		{"the deepest laid out", deep(20), []string{"--show"}, 0, []string{"  ]", "]"}},
		{"too deep", deep(21), []string{"--show"}, 0, []string{"", deep(21)}},
		{"unasked", event, nil, 0, []string{"            - java with crypto.policy=limited: 900008"}},
	} {
		code, out := show(t, tt.message, tt.args...)
		lines := strings.Split(strings.TrimSuffix(out, "\n"), "\n")
		got := lines[max(0, len(lines)-len(tt.want)):]
		if code != tt.code || strings.Join(got, "\n") != strings.Join(tt.want, "\n") {
			t.Errorf("%s: exit code %d, want %d\n%s\n--- want at the end\n%s", tt.name, code, tt.code, out, strings.Join(tt.want, "\n"))
		}
		for _, s := range secrets {
			if strings.Contains(out, s) {
				t.Errorf("%s: shows %q\n%s", tt.name, s, out)
			}
		}
	}

	code, out := show(t, event, "--show", "--json")
	var got struct{ Schema, Event, Message string }
	if err := json.Unmarshal([]byte(out), &got); err != nil || code != 0 {
		t.Fatalf("exit code %d, %v\n%s", code, err, out)
	}
	want := `{"EventType":"user_add_org","TimeStamp":1763860800123,"Title":"入职","UserInfo":{"name":"‹name#1›","mobile":"‹mobile#1›","userid":"‹userid#1›","email":"‹email#1›"},"SuiteTicket":"‹suite_ticket#1›","access_token":"‹access_token#1›"}`
	if got.Schema != "dterr.verify/1" || got.Event != "user_add_org" || got.Message != want {
		t.Errorf("--json: %q, event %q, message\n%s\n--- want\n%s", got.Schema, got.Event, got.Message, want)
	}
	if _, out := show(t, event, "--json"); strings.Contains(out, `"message":`) {
		t.Errorf("--json shows the message unasked\n%s", out)
	}
	for name, text := range map[string]string{"success": "success", "no word": ""} {
		_, out := show(t, text, "--show")
		if shown := strings.HasSuffix(out, "\n\n"+text+"\n"); shown != (text != "") {
			t.Errorf("%s: shown %t\n%s", name, shown, out)
		}
	}
}

// FuzzVerifyShow proves that masking an event leaves JSON JSON and breaks on nothing.
func FuzzVerifyShow(f *testing.F) {
	for _, seed := range []string{
		`{"Operator":"a","Owner":["b",{"name":"张三"}],"title":"张三提交的x"}`, `[]`, `"x"`, `{"a":{"b":[1,null,true,"x"]},"c":"d"} `, `{"a":"b"}x`, `{`, `{"title":"\ud800提交的"}`, `{"a" : "\u0000" , "Operator" : "" }`,
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, message string) {
		masked := cmd.MaskedEvent(message)
		if json.Valid([]byte(message)) && !json.Valid([]byte(masked)) {
			t.Errorf("%q becomes %q", message, masked)
		}
	})
}
