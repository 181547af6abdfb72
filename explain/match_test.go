package explain_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain"
)

// filled puts random words into the places of a template.
func filled(template string, r *rand.Rand) string {
	words := [...]string{"userId", "张三", "0x7f", "12345", "dept-9", "表单_A", "2026-11-20", "manager4220"}
	var b strings.Builder
	for {
		i := strings.Index(template, "%s")
		if i < 0 {
			return b.String() + template
		}
		b.WriteString(template[:i] + words[r.IntN(len(words))])
		template = template[i+2:]
	}
}

// TestTemplates sends every message of the catalogue, its places filled, as a
// response: the meaning must be selected or stand among the candidates. None
// may lose to a sibling in silence, but one without advice of its own to the
// meaning that any call can have.
func TestTemplates(t *testing.T) {
	r := rand.New(rand.NewPCG(20261123, 7))
	entries := codes.Entries()
	total, one, several := 0, 0, 0
	for i := range entries {
		e := &entries[i]
		for j := range e.Meanings {
			m := &e.Meanings[j]
			if m.Message == "" || strings.TrimSpace(strings.ReplaceAll(m.Message, "%s", "")) == "" {
				continue
			}
			if e.ID == "jsapi/3" && m.Key == "corpid-refused" {
				continue // its text names an inner code, which is the root cause
			}
			total++
			f := findings(t, []byte(bodyOf(e, filled(m.Message, r))))
			if len(f) == 0 {
				t.Errorf("%s#%s: nothing found for %q", e.ID, m.Key, m.Message)
				continue
			}
			switch {
			case f[0].Primary != e.ID:
				t.Errorf("%s#%s: comes back as %s for %q", e.ID, m.Key, f[0].Primary, m.Message)
			case f[0].Meaning == m.Key:
				one++
			case f[0].Meaning == "" && holds(f[0].Candidates, m.Key), len(m.Causes)+len(m.OwnFixes) == 0 && slices.ContainsFunc(append(f[0].Candidates, f[0].Meaning), general(e)):
				several++
			default:
				t.Errorf("%s#%s: selected %q %v for %q", e.ID, m.Key, f[0].Meaning, f[0].Candidates, m.Message)
			}
		}
	}
	t.Logf("%d messages: %d told their one meaning, %d one of several", total, one, several)
}

// general reports of a key whether it is that of a meaning that any call can have.
func general(e *codes.Entry) func(key string) bool {
	return func(key string) bool {
		m := e.MeaningByKey(key)
		return m != nil && len(m.APIs) == 0
	}
}

// bodyOf writes a response of the entry's family, from the host that answers
// with it.
func bodyOf(e *codes.Entry, message string) string {
	text, _ := json.Marshal(message)
	switch e.Family {
	case codes.FamilyAPI:
		code, _ := json.Marshal(e.Code)
		return fmt.Sprintf(`{"code":%s,"requestid":"5E1FA7C2-9B3D-7C44-8D10-0A6B7C8D9E0F","message":%s}`, code, text)
	case codes.FamilyJSAPI:
		return fmt.Sprintf(`dd.error {"errorCode":%q,"errorMessage":%s}`, e.Code, text)
	case codes.FamilyYida:
		return fmt.Sprintf(`{"success":false,"errorCode":%q,"errorMsg":%s}`, e.Code, text)
	case codes.FamilyStream:
		return fmt.Sprintf(`{"code":%s,"headers":{"messageId":"m1"},"message":%s}`, e.Code, text)
	case codes.FamilyGateway:
		return fmt.Sprintf(`{"status":%s,"wait":5,"punish":"deny"}`, e.Code)
	case codes.FamilyMCP:
		code, _ := json.Marshal(e.Code)
		return fmt.Sprintf(`{"error":{"category":"api","reason":"business_error","server_key":"chat","server_error_code":%s,"message":%s}}`, code, text)
	case codes.FamilyRobot:
		return fmt.Sprintf("POST https://oapi.dingtalk.com/robot/send\n{\"errcode\":%q,\"errmsg\":%s}", e.Code, text)
	}
	return fmt.Sprintf("dingtalk {\"errcode\":%q,\"errmsg\":%s}", e.Code, text)
}

// TestEqualMessages reads a message that several entries have in common: the
// likeliest is told, and that others say the same.
func TestEqualMessages(t *testing.T) {
	f := findings(t, []byte("签名不匹配\n"))
	if len(f) != 1 {
		t.Fatalf("%d findings, want 1", len(f))
	}
	if !f[0].Inferred || f[0].Meaning != "sign-mismatch" || len(f[0].Candidates) > 0 || len(f[0].Families) == 0 {
		t.Errorf("got %s, meaning %q, candidates %v, families %v", f[0].Primary, f[0].Meaning, f[0].Candidates, f[0].Families)
	}
	if note := equalNote(f[0]); !strings.Contains(note, "callback/900005") {
		t.Errorf("does not name the others: %q", note)
	}
	if f := findings(t, []byte("钉钉机器人发送失败：token is not exist\n")); len(f) != 1 || !slices.Contains(append(f[0].Equals, f[0].Primary), "robot/300001") {
		t.Errorf("does not name 300001: %+v", f)
	}
	if f := findings(t, []byte("调用钉钉接口失败：系统繁忙，请稍后再试\n钉钉报错：系统繁忙\n")); len(f) > 0 && f[0].Primary == "robot/-1" {
		t.Errorf("a robot nobody named: %+v", f[0])
	}
	if f := findings(t, []byte("ip not in whitelist\n")); len(f) != 1 || f[0].Meaning == "" || len(f[0].Candidates) > 0 || equalNote(f[0]) != "" {
		t.Errorf("a message of one entry: %+v", f)
	}
}

// TestSeveralCandidates states of several candidates what they share, and leaves
// the rest open.
func TestSeveralCandidates(t *testing.T) {
	for in, want := range map[string]string{
		`{"errcode":310000,"errmsg":"zoo closed"}`:              "unknown//never",
		`{"errcode":300001}`:                                    "unknown/developer/never",
		`{"errcode":43007,"errmsg":"需要授权"}`:                     "unknown/developer/unknown",
		`{"errcode":60011}`:                                     "permission/developer/never", // the retired one does not count
		`{"errcode":60011,"errmsg":"requiredScopes=[a_b]"}`:     "permission/developer/never",
		`{"errcode":310000,"errmsg":"keywords not in content"}`: "content/developer/never",
	} {
		f := findings(t, []byte("钉钉 "+in+"\n"))
		if len(f) != 1 {
			t.Errorf("%s: %d findings", in, len(f))
			continue
		}
		if got := fmt.Sprintf("%s/%s/%s", f[0].Kind, f[0].Owner, f[0].Retry.Policy); got != want {
			t.Errorf("%s: %s, want %s", in, got, want)
		}
	}
}

// TestOneOfSeveral gives the steps of the kind alone where a message that several entries
// have says no more than the kind does.
func TestOneOfSeveral(t *testing.T) {
	for in, general := range map[string]bool{
		"钉钉接口提示没有权限\n":                                      true,
		`dingtalk {"code":"noPermission","message":"没有权限"}`: false,
		"钉钉机器人报错 签名不匹配\n":                                   false, // people meet 310000 a lot
	} {
		f := findings(t, []byte(in))
		if len(f) == 0 || f[0].Entry == nil {
			t.Errorf("%q: no entry", in)
			continue
		}
		m := f[0].Possible()[0]
		_, fixes := f[0].Advice(m)
		kind, _ := codes.KindByName(m.Kind)
		if got := len(fixes) > 0 && fixes[0] == kind.Advice[0] && len(m.OwnFixes) > 0; got != general {
			t.Errorf("%q: general %t, %s %v", in, got, f[0].Primary, f[0].Equals)
		}
	}
}

// equalNote gives the remark that others say the same, or "".
func equalNote(f *explain.Finding) string {
	for _, n := range f.Notes {
		if n.Key == "equal-messages" {
			return n.EN
		}
	}
	return ""
}
