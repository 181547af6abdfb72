package shape_test

import (
	"strings"
	"testing"

	"github.com/dterr/dterr/explain/internal/shape"
)

// TestLacking reads the permission points that a sentence says are wanting, and none
// that it names otherwise.
func TestLacking(t *testing.T) {
	for in, want := range map[string]string{
		"60011，缺少 qyapi_zoo":                           "qyapi_zoo",
		"60011，没有 qyapi_zoo 权限":                        "qyapi_zoo",
		"60011，未开通 qyapi_zoo":                          "qyapi_zoo",
		"60011，需要 `qyapi_zoo`":                         "qyapi_zoo",
		"60011: Missing qyapi_zoo":                     "qyapi_zoo",
		"60011: the app lacks qyapi_zoo":               "qyapi_zoo",
		"60011: requires qyapi_zoo":                    "qyapi_zoo",
		"60011: needs qyapi_zoo":                       "qyapi_zoo",
		"60011，缺少 `qyapi_zoo`、`qyapi_ape` 和 qyapi_zoo": "qyapi_zoo qyapi_ape",
		"60011: missing qyapi_zoo, qyapi_ape":          "qyapi_zoo qyapi_ape",
		"60011，缺少权限；qyapi_zoo 已开通":                     "",
		"60011，qyapi_zoo":                              "",
		"40014，缺少 qyapi_zoo":                           "",
		"60011，缺少 qyapi_zoo；qyapi_ape 已开通，见 qyapi_bee": "qyapi_zoo",
	} {
		a := shape.Numbered([]byte(in), 0, 0)
		if a == nil {
			t.Errorf("%q is no answer", in)
		} else if got := strings.Join(a.Scopes, " "); got != want {
			t.Errorf("%q: scopes %q, want %q", in, got, want)
		}
	}
}

// TestBetween has each sign and word that may stand beside a comma between two that are
// wanting.
func TestBetween(t *testing.T) {
	for _, sign := range []string{" ", "`", "'", "\"", "“", "”", ",", "，", "和", "and"} {
		in := "60011，缺少 qyapi_zoo，" + sign + "qyapi_ape"
		if a := shape.Numbered([]byte(in), 0, 0); a == nil || len(a.Scopes) != 2 {
			t.Errorf("%q: %+v", in, a)
		}
	}
}

// TestClauses has each sign that ends the clause in which something is wanting.
func TestClauses(t *testing.T) {
	for _, sign := range "，。；,;" {
		in := "60011: missing a right" + string(sign) + " see qyapi_zoo"
		if a := shape.Numbered([]byte(in), 0, 0); a == nil || len(a.Scopes) > 0 {
			t.Errorf("%q: %+v", in, a)
		}
	}
}

// TestBelow reads the address on the line below a refusal, and no other line.
func TestBelow(t *testing.T) {
	const code = "Forbidden.AccessDenied.IpNotInWhiteList"
	for in, want := range map[string]string{
		"\nrequest ip=192.0.2.7":               "request ip=192.0.2.7",
		"\r\n\r\n> `Request IP = 192.0.2.7`\n": "Request IP = 192.0.2.7",
		"\nthe request ip=192.0.2.7":           "",
		"\nreq":                                "",
		"":                                     "",
	} {
		a := shape.Word([]byte(code+in), 0, code)
		if a == nil || a.Message != want {
			t.Errorf("%q: %+v, want %q", in, a, want)
		}
	}
	for _, sign := range " \t>*-\"'`" {
		if a := shape.Word([]byte(code+"\n"+string(sign)+"request ip=192.0.2.7"), 0, code); a.Message != "request ip=192.0.2.7" {
			t.Errorf("%q before an address: %q", sign, a.Message)
		}
	}
	for _, sign := range " \t\r\"'`" {
		if a := shape.Word([]byte(code+"\nrequest ip=192.0.2.7"+string(sign)+"\n"), 0, code); a.Message != "request ip=192.0.2.7" {
			t.Errorf("%q behind an address: %q", sign, a.Message)
		}
	}
}
