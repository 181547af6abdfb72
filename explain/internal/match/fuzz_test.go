package match_test

import (
	"reflect"
	"strings"
	"testing"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain/internal/match"
)

func FuzzFold(f *testing.F) {
	f.Add("Invalid  ＡＣＣＥＳＳ_token！。\u3000\xff")
	f.Fuzz(func(t *testing.T, s string) {
		once := match.Fold(s)
		if twice := match.Fold(once); twice != once {
			t.Errorf("%q is folded to %q, that to %q", s, once, twice)
		}
		if strings.ContainsAny(once, " \t\r\n,.!;\"'，。！；、") {
			t.Errorf("%q is folded to %q", s, once)
		}
	})
}

// FuzzRead reads any query by a new reader and by one that has read all the
// queries before.
func FuzzRead(f *testing.F) {
	f.Add("88", "60011", "应用尚未开通所需的权限：[a]", "ding talk error", "", uint8(0), uint16(200))
	f.Add("40014", "", "invalid access_token", "", "/robot/send", uint8(0), uint16(0))
	f.Add("", "", "签名不匹配", "", "", uint8(3), uint16(403))
	f.Add("60020", "", "访问ip不在白名单之中,request ip=%s appKey({0})", "", "/user/get", uint8(16), uint16(0))
	families := [...]codes.Family{"", codes.FamilyOAPI, codes.FamilyAPI, codes.FamilyRobot, codes.FamilyCallback, codes.FamilyJSAPI, codes.FamilyStream, codes.FamilyGateway}
	var old match.Reader
	f.Fuzz(func(t *testing.T, code, inner, message, outer, path string, flags uint8, status uint16) {
		q := match.Query{Codes: code, Message: message, Outer: outer, Host: "oapi.dingtalk.com", Path: path, API: path, Family: families[flags&7], Client: flags&8 != 0, OwnWords: flags&16 != 0, Status: int(status)}
		if inner != "" {
			q.Codes = list(code, inner)
		}
		var fresh match.Reader
		x := fresh.Read(q)
		if known := old.Read(q); !reflect.DeepEqual(known, x) || !reflect.DeepEqual(old.Read(q), x) {
			t.Errorf("%+v is read as %+v, anew as %+v", q, known, x)
		}
		if x.Entry != nil && (x.Primary != x.Entry.ID || x.Meaning == nil && len(x.Candidates) < 2) || x.Meaning != nil && x.Candidates != nil {
			t.Errorf("%+v: %s, meaning %v, candidates %d", q, x.Primary, x.Meaning, len(x.Candidates))
		}
		if x.Foreign != "" && x.Elsewhere == "" || x.Foreign != "" && x.Level || x.Telling && x.Fit != match.FitsBoth || x.Inferred && q.Codes != "" {
			t.Errorf("%+v: %+v", q, x)
		}
		for _, c := range x.Captured {
			if !strings.Contains(message, c) && !strings.Contains(outer, c) {
				t.Errorf("%q is in no message of %+v", c, q)
			}
		}
		q.Wrapper()
		q.Begins()
	})
}
