package redact_test

import (
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"strings"
	"testing"

	"github.com/dterr/dterr/explain/redact"
)

// TestPacked holds texts in base64 and in hexadecimal against what they hold: all of a
// text goes in which there is a secret, and no other.
func TestPacked(t *testing.T) {
	const secret = `{"appKey":"dingq7w2e9r4t1y6u3i8","mobile":"13800138000","size":10}`
	const plain = `{"errcode":40014,"errmsg":"the access_token is not valid","size":10}`
	std, raw, web := base64.StdEncoding, base64.RawStdEncoding, base64.RawURLEncoding
	lines := func(s string) string { return s[:76] + "\n" + s[76:] }
	long := std.EncodeToString([]byte(strings.Repeat(" ", 20) + secret))
	for _, tc := range []struct{ name, in, want string }{
		{"base64", "payload: " + std.EncodeToString([]byte(secret)), "payload: ‹mobile#1›"},
		{"without padding", "payload: " + raw.EncodeToString([]byte(secret)), "payload: ‹mobile#1›"},
		{"of an address", "/cb?state=" + web.EncodeToString([]byte(secret)) + "&x=1", "/cb?state=‹mobile#1›&x=1"},
		{"in a path", "/cb/" + web.EncodeToString([]byte(secret)), "/cb/‹mobile#1›"},
		{"in lines", "\n" + lines(long) + "\n\nend", "\n‹mobile#1›\n\nend"},
		{"in lines of a string", `{"a":"` + strings.Replace(lines(long), "\n", `\n`, 1) + `"}`, `{"a":"‹mobile#1›"}`},
		{"in lines of Windows, of a string", `{"a":"` + strings.Replace(lines(long), "\n", `\r\n`, 1) + `"}`, `{"a":"‹mobile#1›"}`},
		{"cut off", raw.EncodeToString([]byte(secret))[:77], "‹mobile#1›"},
		{"twice", std.EncodeToString([]byte(std.EncodeToString([]byte(secret)))), "‹mobile#1›"},
		{"a header of mail", "Subject: =?utf-8?B?" + std.EncodeToString([]byte("密码：hunter2xyz")) + "?=", "Subject: =?utf-8?B?‹password#1›?="},
		{"hexadecimal", "hex=" + hex.EncodeToString([]byte("access_token=5e1f0a9c7b3d4826")), "hex=‹access_token#1›"},
		{"a number behind its name", `{"phone":"` + std.EncodeToString([]byte("13800138000")) + `","tel":"` + raw.EncodeToString([]byte("+8613800138000")) + `"} mobile=` + std.EncodeToString([]byte("138-0013-8000")), `{"phone":"‹mobile#1›","tel":"‹mobile#1›"} mobile=‹mobile#1›`},
		{"a name behind its name", "name=" + raw.EncodeToString([]byte("张伟")) + " 姓名：" + web.EncodeToString([]byte("张文伟")) + " address=" + std.EncodeToString([]byte("杭州市文一西路969号")), "name=‹name#1› 姓名：‹name#2› address=‹address#1›"},
		{"a word behind the name of a number", "phone=MTgwMDAwMDB8 name=Oberhausen mobile=M1234 name=5e1f0a9c", "phone=MTgwMDAwMDB8 name=Oberhausen mobile=M1234 name=5e1f0a9c"},
		{"nothing secret", std.EncodeToString([]byte(plain)), std.EncodeToString([]byte(plain))},
		{"nothing secret in hexadecimal", hex.EncodeToString([]byte(plain)), hex.EncodeToString([]byte(plain))},
		{"no text", "5e1f0a9c7b3d48260f9e8d7c6b5a4039", "5e1f0a9c7b3d48260f9e8d7c6b5a4039"},
		{"a class", "AbstractAutowireCapableBeanFactoryInstantiationProcessor", "AbstractAutowireCapableBeanFactoryInstantiationProcessor"},
	} {
		got := redact.New().Text(tc.in)
		if got != tc.want {
			t.Errorf("%s\n  in   %s\n  got  %s\n  want %s", tc.name, tc.in, got, tc.want)
		}
		if again := redact.New().Text(got); again != got {
			t.Errorf("%s: masked again\n  %s\n  %s", tc.name, got, again)
		}
	}
	if got := redact.New().Text(`{"a":"` + std.EncodeToString([]byte(secret)) + `"}`); !json.Valid([]byte(got)) {
		t.Errorf("no JSON: %s", got)
	}
}
