package signature_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/dterr/dterr/explain/signature"
)

// TestSign makes the sign of the vectors, each scheme with what carries it, and
// has Robot check it again.
func TestSign(t *testing.T) {
	all := hmacVectors(t)
	for _, tt := range []struct {
		id      string
		scheme  signature.Scheme
		headers []string
	}{
		{"R1", signature.Webhook, nil},
		{"R1", "", nil},
		{"R2", signature.Webhook, nil},
		{"R3", signature.Webhook, nil},
		{"R11", signature.Incoming, []string{"timestamp", "sign"}},
		{"R12", signature.Incoming, []string{"timestamp", "sign"}},
		{"R13", signature.Card, []string{"x-ddpaas-signature-timestamp", "x-ddpaas-signature"}},
		{"G2", signature.Card, []string{"x-ddpaas-signature-timestamp", "x-ddpaas-signature"}},
	} {
		v := all[tt.id]
		r := signature.Sign(tt.scheme, v.Key, at(v.Timestamp))
		if !r.OK || r.Timestamp != v.Timestamp || r.Sign != v.Base64 {
			t.Errorf("%s %s: ok %t, timestamp %q, sign %q, want %q, %q", tt.id, tt.scheme, r.OK, r.Timestamp, r.Sign, v.Timestamp, v.Base64)
		}
		if b, _ := json.Marshal(r); strings.Contains(string(b), v.Key) {
			t.Errorf("%s %s: the report holds the secret\n%s", tt.id, tt.scheme, b)
		}
		in := signature.RobotInput{Scheme: tt.scheme, Secret: v.Key, Timestamp: r.Timestamp, Sign: r.Sign, Now: at(v.Timestamp)}
		want := ""
		if tt.headers == nil {
			want = "timestamp=" + v.Timestamp + "&sign=" + v.URLEncoded
			in.URL, in.Timestamp, in.Sign = "https://oapi.dingtalk.com/robot/send?access_token="+goodToken+"&"+r.Query, "", ""
		}
		if r.Query != want {
			t.Errorf("%s %s: query %q, want %q", tt.id, tt.scheme, r.Query, want)
		}
		if again := signature.Robot(in); !again.OK {
			t.Errorf("%s %s: %q when checked again", tt.id, tt.scheme, again.Cause)
		}
		var names []string
		for _, h := range r.Headers {
			names = append(names, h.Name)
		}
		if strings.Join(names, " ") != strings.Join(tt.headers, " ") {
			t.Errorf("%s %s: headers %q, want %q", tt.id, tt.scheme, names, tt.headers)
		}
		for n, h := range r.Headers {
			if h.Value != []string{r.Timestamp, r.Sign}[n] {
				t.Errorf("%s %s: %s is %q", tt.id, tt.scheme, h.Name, h.Value)
			}
		}
	}
}

// TestSignRefuses proves that a secret which cannot make a good sign makes none,
// and that the mistake is named.
func TestSignRefuses(t *testing.T) {
	good := hmacVectors(t)["R1"].Key
	for _, tt := range []struct {
		name, secret string
		scheme       signature.Scheme
		cause, code  string
	}{
		{"empty", "", signature.Webhook, "secret-missing", "310000"},
		{"white space", good + " ", signature.Webhook, "secret-blank", "310000"},
		{"quotes", `"` + good + `"`, signature.Webhook, "secret-quoted", "310000"},
		{"no SEC", good[3:], signature.Webhook, "prefix-dropped", "310000"},
		{"case", strings.ToLower(good), signature.Webhook, "secret-case", "310000"},
		{"too long", strings.Repeat("a", 5000), signature.Webhook, "too-long", ""},
		{"a webhook's secret", good, signature.Incoming, "webhook-secret", ""},
		{"a webhook's secret", good, signature.Card, "webhook-secret", ""},
	} {
		r := signature.Sign(tt.scheme, tt.secret, time.UnixMilli(1763860800123))
		if r.OK || r.Cause != tt.cause || r.Code != tt.code || len(r.Fixes) == 0 {
			t.Errorf("%s, %s: ok %t, cause %q, code %q, want %q, %q", tt.name, tt.scheme, r.OK, r.Cause, r.Code, tt.cause, tt.code)
		}
		if r.Timestamp+r.Sign+r.Query != "" || len(r.Headers) > 0 {
			t.Errorf("%s, %s: signed all the same", tt.name, tt.scheme)
		}
	}
}

// TestShow proves that a message is in the report only where it is asked for and
// opens.
func TestShow(t *testing.T) {
	for _, v := range callbackVectors(t) {
		if v.Op != "decrypt" {
			continue
		}
		in := push(v)
		if r := signature.Callback(in); r.Message != "" {
			t.Errorf("%s: the message is there unasked", v.ID)
		}
		in.Show = true
		switch r := signature.Callback(in); {
		case r.OK && r.Message != v.Expect.Message:
			t.Errorf("%s: message %q, want %q", v.ID, r.Message, v.Expect.Message)
		case r.Cause == "wrong-aes-key" && r.Message != "":
			t.Errorf("%s: a message with the wrong key: %q", v.ID, r.Message)
		case r.Cause == "layout" && r.Message != "":
			t.Errorf("%s: a message that nobody knows the end of: %q", v.ID, r.Message)
		case r.Cause == "wrong-owner" && r.Message == "":
			t.Errorf("%s: no message, though it opens", v.ID)
		}
	}
}
