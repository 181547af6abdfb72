package redact_test

import (
	"encoding/json"
	"math/rand"
	"strings"
	"testing"

	"github.com/dterr/dterr/explain/redact"
)

func TestGen(t *testing.T) {
	parts := []string{"access_token", "token", "userid", "mobile", "name", "sign", "Cookie", "Authorization", "extattr", "useridlist", "latitude", "code", "webhook", "password", "position", "address", "encrypt", "mac",
		"\"", "\\\"", "\\\\\\\"", "'", "%22", "&quot;", ":", "=", "=>", "：", ",", ", ", "{", "}", "[", "]", " ", "\n", "\\n", "&", "?", "%3D", "%26", "(", ")", "<", ">", ".", "-", "_", "+", "/", "@", "$",
		hex32, hex64, "13800138000", "+86-13800138000", "x@example.com", "张三", "不", "abc", "12", "3.14159", lwcp, cid, sec, "Bearer", "‹token#1›", "‹userid#2›", "…", "***", "http://a.b/c", "138****8000", "a0:b1:c2:d3:e4:f5", "ab1", "Digest", "is", "\\", "%", "`", "^", ";", "!", corp}
	r := rand.New(rand.NewSource(7))
	bad := 0
	for n := 0; n < 1500000 && bad < 8; n++ {
		var b strings.Builder
		k := 2 + r.Intn(9)
		for range k {
			b.WriteString(parts[r.Intn(len(parts))])
		}
		in := b.String()
		m := redact.New()
		once := m.Text(in)
		if twice := m.Text(once); twice != once {
			bad++
			t.Errorf("same\n  in    %q\n  once  %q\n  twice %q", in, once, twice)
		} else if twice := redact.New().Text(once); twice != once {
			bad++
			t.Errorf("new\n  in    %q\n  once  %q\n  twice %q", in, once, twice)
		}
		j, _ := json.Marshal(map[string]any{in: []any{in, 13800138000, map[string]any{"userid": 5, "x": in}}})
		out := redact.New().Text(string(j))
		if !json.Valid([]byte(out)) {
			bad++
			t.Errorf("json\n  in    %s\n  out  %s", j, out)
		}
	}
}
