package fold_test

import (
	"strings"
	"testing"

	"github.com/dterr/dterr/codes/internal/fold"
)

func simplify(r rune) rune {
	if r == '簽' {
		return '签'
	}
	return r
}

func TestTokens(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"han", "不合法的", "不 合 法 的"},
		{"traditional", "簽名", "签 名"},
		{"camel case", "accessToken", "access token"},
		{"underscores and dots", "x_acs.user-id", "x acs user id"},
		{"capitals", "HTTPServer userIDs OAuth2", "http server user ids oauth2"},
		{"full width", "Ｔｏｋｅｎ，ｉｐ", "token ip"},
		{"long number", "errcode40014", "errcod 40014"},
		{"short number", "sha256 v1 h5", "sha256 v1 h5"},
		{"format verbs", "user %s, code %d", "user code"},
		{"mixed", "IP不在白名单,see docs", "ip 不 在 白 名 单 see doc"},
		{"endings", "expires expired expire expiring", "expir expir expir expir"},
		{"not UTF-8", "a\xffb", "a b"},
		{"nothing", "，。!", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, token := range fold.Tokens(tt.in, simplify) {
				got = append(got, token.Text)
			}
			if s := strings.Join(got, " "); s != tt.want {
				t.Errorf("got %q, want %q", s, tt.want)
			}
		})
	}
}

func TestJoined(t *testing.T) {
	for _, token := range fold.Tokens("access_token userId", simplify) {
		if want := token.Word == "token" || token.Word == "id"; token.Joined != want {
			t.Errorf("%s: joined %v", token.Word, token.Joined)
		}
	}
}

func TestStem(t *testing.T) {
	for in, want := range map[string]string{
		"limits": "limit", "limited": "limit", "exceeded": "exceed", "policies": "policy",
		"missing": "miss", "class": "class", "status": "status", "this": "this", "id": "id", "ip2": "ip2",
	} {
		if got := fold.Stem(in); got != want {
			t.Errorf("%s: %s, want %s", in, got, want)
		}
	}
}

func FuzzTokens(f *testing.F) {
	f.Add("accessToken 不合法 %s ＵＳＥＲ40014")
	f.Fuzz(func(t *testing.T, s string) {
		end := 0
		for _, token := range fold.Tokens(s, simplify) {
			if token.Start < end || token.End <= token.Start || token.End > len(s) || token.Text == "" {
				t.Fatalf("%q: %+v after %d", s, token, end)
			}
			end = token.End
		}
	})
}

func TestBare(t *testing.T) {
	for in, want := range map[string]string{
		"": "", "errorcode": "errorcode", "error_code": "errorcode", "Error-Code": "ErrorCode", "_-": "", "错-误\xff_": "错误\xff",
	} {
		if got := fold.Bare(in); got != want {
			t.Errorf("Bare(%q) = %q, want %q", in, got, want)
		}
	}
}
