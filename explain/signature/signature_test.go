package signature_test

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain/signature"
	"github.com/dterr/dterr/explain/signature/outcome"
)

func ExampleRobot() {
	r := signature.Robot(signature.RobotInput{
		URL: "https://oapi.dingtalk.com/robot/send?access_token=" + goodToken +
			"&timestamp=1763860800000&sign=Mr0%252Fi14un7q6vwZ0J%252F6h615oLnBi%252Bwsu06NNCgvm%252Fhg%253D",
		Secret: "SECfd319932c3463f2634e5688658b6c4a9123c5b908057194b0ffc2d3c6682979f",
		Now:    time.UnixMilli(1763860801000),
	})
	fmt.Println(r.OK, r.Code, r.Cause)
	fmt.Println(r.Title.EN)
	// Output:
	// false 310000 double-encoded
	// The sign is percent-encoded twice
}

// TestJSON fixes the JSON form: every key, null where nothing is known, arrays
// never null, no HTML escaping.
func TestJSON(t *testing.T) {
	for _, test := range []struct {
		name string
		in   outcome.Report
		want string
	}{
		{"empty", outcome.Report{Subject: "robot", OK: true}, `{"schema":"dterr.verify/1","subject":"robot","ok":true,"code":null,"cause":null,"checks":[],"libraries":[],"title":{"zh":"","en":""},"fixes":[]}`},
		{"full", outcome.Report{
			Subject: "callback", Code: "900010", Cause: "wrong-owner",
			Checks:    []outcome.Check{{Name: "owner", Detail: codes.Text{ZH: "甲", EN: "a & b"}}},
			Libraries: []outcome.Library{{Name: "java", Raises: "900010"}},
			Title:     codes.Text{ZH: "题", EN: "t"},
			Fixes:     []codes.Advice{{Text: codes.Text{ZH: "改", EN: "Fix"}, Basis: codes.BasisOwn}},
			Event:     "check_url", Owner: "dingx", OwnerKind: "unknown",
		}, `{"schema":"dterr.verify/1","subject":"callback","ok":false,"code":"900010","cause":"wrong-owner","checks":[{"name":"owner","ok":false,"detail":{"zh":"甲","en":"a & b"}}],"libraries":[{"name":"java","raises":"900010"}],"title":{"zh":"题","en":"t"},"fixes":[{"zh":"改","en":"Fix","basis":"own"}],"event":"check_url","owner":"dingx","owner_kind":"unknown"}`},
	} {
		var b bytes.Buffer
		e := json.NewEncoder(&b)
		e.SetEscapeHTML(false)
		if err := e.Encode(test.in); err != nil {
			t.Fatal(err)
		}
		if got := strings.TrimSpace(b.String()); got != test.want {
			t.Errorf("%s:\n got %s\nwant %s", test.name, got, test.want)
		}
	}
}

// verbs are the words with which a fix begins.
const verbs = " Append Answer Build Call Change Check Compare Compute Configure Copy Correct Decode Do Encode Fetch Find Get Give Join Lay Let Look Lower-case Make Parse Pass Percent-encode Put Read Reject Remove Seal Send Set Sign Sort Start Strip Take Treat Try Turn Use Where Write "

// TestTexts holds the tables to the house rules: both languages, a verb first,
// a basis, a source where the basis is a page or a thread.
func TestTexts(t *testing.T) {
	for _, subject := range []string{"robot", "robot incoming", "robot card", "callback", "jsapi"} {
		seen := map[string]bool{}
		for _, m := range signature.Mistakes(subject) {
			if seen[m.Slug] {
				t.Errorf("%s: %s is described twice", subject, m.Slug)
			}
			seen[m.Slug] = true
			if !hasHan(m.Title.ZH) || m.Title.EN == "" || hasHan(m.Title.EN) || len(m.Fixes) == 0 {
				t.Errorf("%s: %s: title %+v, %d fixes", subject, m.Slug, m.Title, len(m.Fixes))
			}
			for _, f := range m.Fixes {
				first, _, _ := strings.Cut(f.EN, " ")
				if !strings.Contains(verbs, " "+first+" ") || !strings.HasSuffix(f.EN, ".") || !strings.HasSuffix(f.ZH, "。") || hasHan(f.EN) {
					t.Errorf("%s: %s: fix %q", subject, m.Slug, f.EN)
				}
				if f.Basis == "" || (f.Basis == codes.BasisOwn) != (f.Source == "") {
					t.Errorf("%s: %s: basis %q, source %q", subject, m.Slug, f.Basis, f.Source)
				}
			}
		}
	}
}

func hasHan(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return unicode.Is(unicode.Han, r) }) >= 0
}

// TestRightIsOK draws random keys: what is signed as documented is right.
func TestRightIsOK(t *testing.T) {
	r := seeded(t)
	for range 200 {
		for _, list := range [][]mutation{webhookMutations(), headerMutations(signature.Incoming), headerMutations(signature.Card), callbackMutations(), replyMutations(), jsapiMutations()} {
			report, _ := draw(r, list[0])
			if !report.OK || report.Cause != "" || report.Code != "" {
				t.Fatalf("%s: %q %+v", report.Subject, report.Cause, report.Checks)
			}
			guard(t, report, "")
		}
	}
}

// TestAllChecks proves that a mistake takes no check away: what a right input
// is checked for is in every report.
func TestAllChecks(t *testing.T) {
	r := seeded(t)
	for _, list := range [][]mutation{webhookMutations(), headerMutations(signature.Incoming), headerMutations(signature.Card), callbackMutations(), replyMutations(), jsapiMutations()} {
		right, _ := draw(r, list[0])
		for _, m := range list {
			report, _ := draw(r, m)
			names := map[string]bool{}
			for _, c := range report.Checks {
				names[c.Name] = true
			}
			for _, c := range right.Checks {
				if !names[c.Name] {
					t.Errorf("%s: %s %s: no check %s", report.Subject, m.slug, m.note, c.Name)
				}
			}
		}
	}
}

// TestWrongKey opens an envelope with many wrong keys: always the same answer,
// whatever length the key makes up.
func TestWrongKey(t *testing.T) {
	r := seeded(t)
	s := randomSeal(r)
	for range 3000 {
		in := s.push()
		in.AESKey = pick(r, 43, alnum)
		if got := signature.Callback(in); got.Code != "900009" || got.Cause != "wrong-aes-key" || got.Owner != "" || got.Event != "" {
			t.Fatalf("%q %q", got.Code, got.Cause)
		}
	}
}

// TestNoSecrets runs every mutation and looks for its secrets in the report.
func TestNoSecrets(t *testing.T) {
	r := seeded(t)
	for range 200 {
		s := randomSeal(r)
		in := s.push()
		in.Owner = "ding" + pick(r, 16, lower)
		got := signature.Callback(in)
		guard(t, got, got.Owner+got.Event, s.token, s.aes, s.sign(s.encrypt()), s.encrypt(), s.message)
		c := newCall(r)
		c.used = pick(r, 64, alnum)
		guard(t, c.check(c.url()), "", c.token, c.secret, c.used, c.sign())
		p := newPage(r)
		guard(t, signature.JSAPI(p.input()), "", p.ticket, p.sign())
	}
}

// TestHeaderAdvice holds what is advised for a signature in a header against
// the webhook's: the two say the opposite about encoding, place and clock.
func TestHeaderAdvice(t *testing.T) {
	r := seeded(t)
	known := map[string]bool{}
	for _, m := range signature.Mistakes("robot") {
		known[m.Slug] = true
	}
	for _, scheme := range []signature.Scheme{signature.Incoming, signature.Card} {
		for _, m := range signature.Mistakes("robot " + string(scheme)) {
			if !known[m.Slug] {
				t.Errorf("%s: %s is no mistake of a robot", scheme, m.Slug)
			}
		}
		for _, m := range headerMutations(scheme) {
			report, _ := draw(r, m)
			for _, f := range report.Fixes {
				for _, odd := range []string{"robot-security-settings", "custom-robots-send", "custom-bot-to-send"} {
					if strings.Contains(f.Source, odd) {
						t.Errorf("%s: %s: %s", scheme, m.slug, f.EN)
					}
				}
				for _, odd := range []string{"ercent-encode", "%2B", "into headers", "before each call", "query"} {
					if strings.Contains(f.EN, odd) {
						t.Errorf("%s: %s: %s", scheme, m.slug, f.EN)
					}
				}
				if strings.Contains(f.EN+f.ZH, "%!") {
					t.Errorf("%s: %s: %s %s", scheme, m.slug, f.EN, f.ZH)
				}
			}
		}
	}
}

// TestBareSign passes a sign that stands in the URL as bare base64 and happens
// to hold no plus, and says that the next one may.
func TestBareSign(t *testing.T) {
	const ts, secret = "1763860800123", "SECfd319932c3463f2634e5688658b6c4a9123c5b908057194b0ffc2d3c6682979f"
	for sign, want := range map[string]bool{
		"o/C4ONvuTcFRfgJzsLQhddm2IgohCM3SiiJeucl9QB8=":         true,
		"o/C4ONvuTcFRfgJzsLQhddm2IgohCM3SiiJeucl9QB8%3D":       false, // as Python quotes it
		"o%2FC4ONvuTcFRfgJzsLQhddm2IgohCM3SiiJeucl9QB8%3D":     false,
		"o%2fC4ONvuTcFRfgJzsLQhddm2IgohCM3SiiJeucl9QB8%3d&x=1": false,
	} {
		r := signature.Robot(signature.RobotInput{URL: webhook(ts, sign), Secret: secret, Now: at(ts)})
		last := r.Checks[len(r.Checks)-1]
		if !r.OK || strings.Contains(last.Detail.EN, "the next one with a +") != want {
			t.Errorf("%s: ok %v, %s", sign, r.OK, last.Detail.EN)
		}
	}
}

// TestOwnerKinds tells the owner keys by their shape.
func TestOwnerKinds(t *testing.T) {
	for _, test := range []struct{ owner, want string }{
		{"dingq7w2k9x4m1zt8vbh", "appKey"},
		{"dinga2b4fcfa9b2c4503acdec32b92a8ca04", "corpId"},
		{"ding6ccabc44d2c8d38b", "appKey or corpId"},
		{"suitek7v2n9q4x1zt8mbh", "suiteKey"},
		{"dingxxxxxx", "unknown"},
		{"custom-0001", "unknown"},
	} {
		s := randomSeal(rand.New(rand.NewPCG(1, 0)))
		s.owner = test.owner
		if r := signature.Callback(s.push()); r.Owner != test.owner || r.OwnerKind != test.want || !r.OK {
			t.Errorf("%s: %q %q, want %q", test.owner, r.Owner, r.OwnerKind, test.want)
		}
	}
}

// TestTooLong refuses inputs that no correct caller sends.
func TestTooLong(t *testing.T) {
	long := strings.Repeat("a", signature.MaxInput+1)
	for _, r := range []outcome.Report{
		signature.Robot(signature.RobotInput{URL: long}),
		signature.Callback(signature.CallbackInput{Body: []byte(long)}),
		signature.JSAPI(signature.JSAPIInput{URL: long}),
	} {
		if r.OK || r.Cause != "too-long" {
			t.Errorf("%s: %q", r.Subject, r.Cause)
		}
	}
}

// TestLinear gives a large body every hypothesis at once; it must stay quick.
func TestLinear(t *testing.T) {
	big := base64.StdEncoding.EncodeToString(make([]byte, 700_000))
	in := signature.CallbackInput{Query: "signature=" + strings.Repeat("a", 40) + "&timestamp=1763860800&nonce=n", Body: body(big), Token: "token", AESKey: strings.Repeat("A", 43)}
	start := time.Now()
	signature.Callback(in)
	if d := time.Since(start); d > 5*time.Second {
		t.Errorf("took %v", d)
	}
}

// TestBraces gives bodies that begin an object at every turn; finding the
// envelope must stay quick, and a real one behind a few of them is found.
func TestBraces(t *testing.T) {
	r := seeded(t)
	start := time.Now()
	for _, junk := range []string{"{", `{"a":`, `{"a":{}} `, `{\"`, `"{`} {
		in := randomSeal(r).push()
		in.Body = append([]byte(strings.Repeat(junk, 100)+"\n"), in.Body...)
		if got := signature.Callback(in); !got.OK {
			t.Errorf("%q: %q", junk, got.Cause)
		}
		in.Body = []byte(strings.Repeat(junk, signature.MaxInput/len(junk)))
		for _, in.Reply = range []bool{false, true} {
			if got := signature.Callback(in); got.OK {
				t.Errorf("%q: ok", junk)
			}
		}
	}
	if d := time.Since(start); d > 5*time.Second {
		t.Errorf("took %v", d)
	}
}

// TestResponseDate reads the Date of a response, whatever else was pasted.
func TestResponseDate(t *testing.T) {
	const want = "2025-11-23T01:21:00Z"
	for _, test := range []struct{ name, text, want string }{
		{"curl -i", "HTTP/1.1 200 OK\r\nDate: Sun, 23 Nov 2025 01:21:00 GMT\r\n\r\n{}", want},
		{"HTTP/2", "HTTP/2 200 \ndate: Sun, 23 Nov 2025 01:21:00 GMT\n\n{}", want},
		{"head alone", "HTTP/1.1 200 OK\r\nDate: Sun, 23 Nov 2025 01:21:00 GMT", want},
		{"behind a proxy", "HTTP/1.1 200 Connection established\r\n\r\nHTTP/1.1 200 OK\r\nDate: Sun, 23 Nov 2025 01:21:00 GMT\r\n\r\n", want},
		{"the last head", "HTTP/1.1 302 Found\r\nDate: Sun, 23 Nov 2025 01:00:00 GMT\r\n\r\nHTTP/1.1 200 OK\r\nDate: Sun, 23 Nov 2025 01:21:00 GMT\r\n\r\n", want},
		{"in the body", "HTTP/1.1 200 OK\r\n\r\nDate: Sun, 23 Nov 2025 01:21:00 GMT\r\n", ""},
		{"no head", "Date: Sun, 23 Nov 2025 01:21:00 GMT\r\n\r\n", ""},
		{"no date", "HTTP/1.1 200 OK\r\nDate: today\r\n\r\n", ""},
		{"empty", "", ""},
	} {
		got := ""
		if d, ok := signature.ResponseDate([]byte(test.text)); ok {
			got = d.UTC().Format(time.RFC3339)
		}
		if got != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}

// TestDiff shows the character at which the server's url parts from the page.
func TestDiff(t *testing.T) {
	for _, test := range []struct{ name, page, server, want string }{
		{"scheme", "https://a.example/x", "http://a.example/x", `They part at character 5 (in the scheme): given "s", server ""; lengths 19 and 18.`},
		{"port", "https://a.example/x", "https://a.example:443/x", `They part at character 18 (in host or port): given "", server ":443"; lengths 19 and 23.`},
		{"value", "https://a.example/x?code=secretsecret", "https://a.example/x?code=otherother", `They part at character 26 (in the value of code): given "sec"…, server "oth"…; lengths 37 and 35.`},
	} {
		text := "Code:52013 - Message: m,nonce:[n],timestamp:[1],url:[" + test.server + "],ticketList:[t***]"
		r := signature.JSAPI(signature.JSAPIInput{URL: test.page, Tickets: []string{"ticket"}, Nonce: "n", Timestamp: "1", Signature: strings.Repeat("0", 40), ErrorText: text})
		got := ""
		for _, c := range r.Checks {
			if c.Name == "error-url" {
				got = c.Detail.EN
			}
		}
		if got != test.want {
			t.Errorf("%s:\n got %s\nwant %s", test.name, got, test.want)
		}
	}
}
