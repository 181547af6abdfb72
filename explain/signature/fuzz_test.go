package signature_test

import (
	"encoding/json"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/dterr/dterr/explain/signature"
	"github.com/dterr/dterr/explain/signature/outcome"
)

// minSecret is the length from which a secret that turns up in a report is no
// chance hit.
const minSecret = 12

// guard fails when a report holds a secret, contradicts itself or does not
// marshal. open are the inputs that are no secrets.
func guard(t *testing.T, r outcome.Report, open string, secrets ...string) {
	t.Helper()
	b, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range secrets {
		quoted, _ := json.Marshal(s)
		inner := string(quoted[1 : len(quoted)-1])
		if len(s) >= minSecret && strings.Contains(string(b), inner) && !strings.Contains(open, s) && !fixed(inner) {
			t.Errorf("the report holds a secret %q\n%s", s, b)
		}
	}
	if r.OK != (r.Cause == "") || r.OK && r.Code != "" {
		t.Errorf("ok %v, cause %q, code %q", r.OK, r.Cause, r.Code)
	}
	if len(r.Checks) == 0 || r.Title.ZH == "" || r.Title.EN == "" || !r.OK && len(r.Fixes) == 0 {
		t.Errorf("incomplete report: %s", b)
	}
	names := map[string]bool{}
	for _, c := range r.Checks {
		if names[c.Name] {
			t.Errorf("two checks named %s", c.Name)
		}
		names[c.Name] = true
		if !c.OK && r.OK {
			t.Errorf("check %s failed in a report that is ok", c.Name)
		}
		if strings.Contains(c.Detail.ZH, "%!") || strings.Contains(c.Detail.EN, "%!") {
			t.Errorf("check %s: bad format: %+v", c.Name, c.Detail)
		}
	}
}

// fixed says that a text is part of every report rather than of the input.
func fixed(s string) bool {
	for _, subject := range []string{"robot", "robot incoming", "robot card", "callback", "jsapi"} {
		if b, _ := json.Marshal(signature.Mistakes(subject)); strings.Contains(string(b), s) {
			return true
		}
	}
	for _, r := range []outcome.Report{
		signature.Robot(signature.RobotInput{}),
		signature.Robot(signature.RobotInput{URL: "https://h.example/"}),
		signature.Robot(signature.RobotInput{URL: "https://oapi.dingtalk.com/"}),
		signature.Robot(signature.RobotInput{URL: "https://oapi.dingtalk.com/robot/send"}),
		signature.Robot(signature.RobotInput{URL: "https://oapi.dingtalk.com/robot/sendBySession"}),
		signature.Robot(signature.RobotInput{URL: "https://api.dingtalk.com/"}),
		signature.Callback(signature.CallbackInput{}),
		signature.JSAPI(signature.JSAPIInput{}),
	} {
		if b, _ := json.Marshal(r); strings.Contains(string(b), s) {
			return true
		}
	}
	return false
}

func FuzzRobot(f *testing.F) {
	all := hmacVectors(f)
	for _, v := range all {
		f.Add("webhook", webhook(v.Timestamp, v.URLEncoded), v.Key, "", "", int64(1763860800123))
		f.Add("incoming", "", v.Key, v.Timestamp, v.Base64, int64(1763860800123))
		f.Add("card", "", v.Key, v.Timestamp, v.Base64, int64(0))
	}
	f.Fuzz(func(t *testing.T, scheme, url, secret, ts, sign string, now int64) {
		r := signature.Robot(signature.RobotInput{Scheme: signature.Scheme(scheme), URL: url, Secret: secret, Timestamp: ts, Sign: sign, Now: time.UnixMilli(now)})
		secrets := []string{secret, sign}
		for _, p := range strings.FieldsFunc(url, func(c rune) bool { return strings.ContainsRune("?&=#", c) }) {
			if p != "timestamp" && p != "sign" && p != "access_token" {
				secrets = append(secrets, p)
			}
		}
		guard(t, r, "", secrets...)
	})
}

func FuzzCallback(f *testing.F) {
	for _, v := range callbackVectors(f) {
		in := push(v)
		f.Add(in.Query, in.Body, in.Token, in.AESKey, in.Owner, false)
		f.Add(in.Query, in.Body, in.Token, in.AESKey, in.Owner, true)
	}
	s := seal{token: "dterrToken2026", aes: "PxDAGoCeqFKWbyLmkUksaFF2cTlbI9HmDc5r94qFPuE", owner: "dingq7w2k9x4m1zt8vbh", ts: "1763860800123", nonce: "nEXhMP4r", message: "success"}
	b, _ := json.Marshal(s.reply())
	f.Add("", b, s.token, s.aes, s.owner, true)
	f.Fuzz(func(t *testing.T, query string, body []byte, token, key, owner string, reply bool) {
		r := signature.Callback(signature.CallbackInput{Query: query, Body: body, Token: token, AESKey: key, Owner: owner, Reply: reply})
		guard(t, r, r.Owner+r.Event, token, key)
	})
}

func FuzzJSAPI(f *testing.F) {
	p := newPage(rand.New(rand.NewPCG(1, 0)))
	f.Add(p.href, p.ticket, p.used, p.nonce, p.ts, p.sign(), "Code:52013 - Message: x,nonce:[a],timestamp:[1],url:[http://h/?a=b],ticketList:[aC7X**]")
	f.Add("http://h", "t", "u", "n", "1", strings.Repeat("0", 40), "Code:52011")
	f.Fuzz(func(t *testing.T, url, ticket, old, nonce, ts, sign, text string) {
		r := signature.JSAPI(signature.JSAPIInput{URL: url, Tickets: []string{ticket, old}, Nonce: nonce, Timestamp: ts, Signature: sign, ErrorText: text})
		guard(t, r, "", ticket, old, sign)
	})
}
