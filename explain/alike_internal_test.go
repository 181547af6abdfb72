package explain

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain/internal/shape"
	"github.com/dterr/dterr/explain/internal/verdict"
	"github.com/dterr/dterr/explain/lenient"
)

// TestAlike makes bodies of codes and messages of all kinds, those of the catalogue among
// them: of two bodies that are of the same classes both are nobody's or neither is.
func TestAlike(t *testing.T) {
	r := &run{judge: verdict.New()}
	rnd := rand.New(rand.NewPCG(1, 2)) // #nosec G404 -- a test
	pick := func(all ...string) string { return all[rnd.IntN(len(all))] }
	entries := codes.Entries()
	type class struct {
		ofCode, ofMessage byte
		code, form        string
	}
	type body struct {
		text    string
		nobodys bool
	}
	first, counts := map[class]body{}, map[bool]int{}
	for range 80_000 {
		e := entries[rnd.IntN(len(entries))]
		m := e.Meanings[rnd.IntN(len(e.Meanings))]
		i := rnd.IntN(1 << (4 + rnd.IntN(28)))
		code := pick(e.Code, fmt.Sprint(i), fmt.Sprint(i%1000), pick("0", "200", "404", "500", "OK", "88", "3", "1061045", "99992345", "40014", "Success"),
			pick("null", "deadbeef01", "Integer", "code"), fmt.Sprintf("E%d", i), fmt.Sprintf("ERR_%x", i), fmt.Sprintf("order.%d", i), fmt.Sprintf("Forbidden.AccessDenied.X%d", i), fmt.Sprintf("a-%d", i), fmt.Sprintf("0%d", i))
		message := pick(m.Message, m.Title.EN, fmt.Sprintf("order %d saved", i), fmt.Sprintf("saved-%d", i), "ok", "invalid parameter", fmt.Sprintf("rid: %x-%x-%x", i, i, i),
			"hint:[x", e.Code+" is no code", fmt.Sprintf("ding talk error %d", i), "call:fail", "see open.work.weixin.qq.com", "see dingtalk.com", `see \u0064ingtalk.com`)
		form := pick(`{"code":%s,"message":%s}`, `{"code":%s,"msg":%s,"requestId":"a1"}`, `{"code":%s,"message":%s,"requestid":"a1"}`, `{"code":%s,"errorMessage":%s,"status":"x"}`,
			`{"Code":%s,"Message":%s,"RequestId":"a1"}`, `{"code":%s,"type":"x","errmsg":%s}`)
		if _, err := strconv.ParseUint(code, 10, 64); err != nil || code[0] == '0' || rnd.IntN(2) == 0 {
			code = strconv.Quote(code)
			form = strings.Replace(form, "%s", "%s ", 1) // quoted ones are told apart
		}
		message = strings.ReplaceAll(strconv.Quote(message), `\\u`, `\u`)
		ofCode, ofMessage := r.alike([]byte(strings.Trim(code, `"`)), []byte(message[1:len(message)-1]))
		if ofMessage == 0 {
			continue
		}
		x := class{ofCode, ofMessage, code, form}
		if ofCode != 0 {
			x.code = ""
		}
		b := body{fmt.Sprintf(form, code, message), true}
		n, _, ok := lenient.Parse([]byte(b.text), 0)
		if !ok {
			t.Fatalf("%s is not read", b.text)
		}
		if a := shape.Object(n); a != nil {
			b.nobodys = r.isNobodys(a)
		}
		counts[b.nobodys]++
		if was, known := first[x]; !known {
			first[x] = b
		} else if was.nobodys != b.nobodys {
			t.Fatalf("%s is nobody's: %t, and of the same classes %s: %t", was.text, was.nobodys, b.text, b.nobodys)
		}
	}
	if counts[true] < 5_000 || counts[false] < 100 {
		t.Errorf("of the bodies of a class %d are nobody's and %d somebody's", counts[true], counts[false])
	}
}
