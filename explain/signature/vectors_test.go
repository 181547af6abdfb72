package signature_test

import (
	"encoding/json"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/dterr/dterr/explain/signature"
	"github.com/dterr/dterr/explain/signature/outcome"
)

const goodToken = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

// vectors reads the vectors of one file into v.
func vectors(t testing.TB, name string, v any) {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(b, v); err != nil {
		t.Fatal(err)
	}
}

type hmacVector struct {
	ID, Scheme, Base64, URLEncoded, Timestamp, Hex string
	Key                                            string `json:"hmac_key"`
	Data                                           string `json:"string_to_sign"`
	Base64OfHex                                    string `json:"base64_of_hex"`
	AsSent                                         string `json:"as_sent"`
	AsReceived                                     string `json:"as_received"`
}

func hmacVectors(t testing.TB) map[string]hmacVector {
	t.Helper()
	var file struct{ Vectors []hmacVector }
	vectors(t, "hmac.json", &file)
	all := map[string]hmacVector{}
	for _, v := range file.Vectors {
		all[v.ID] = v
	}
	return all
}

func at(ts string) time.Time {
	n, _ := strconv.ParseInt(ts, 10, 64)
	if len(ts) == 10 {
		n *= 1000
	}
	return time.UnixMilli(n)
}

func webhook(ts, sign string) string {
	return "https://oapi.dingtalk.com/robot/send?access_token=" + goodToken + "&timestamp=" + ts + "&sign=" + sign
}

// TestRobotVectors runs every HMAC vector: the robot's as a webhook, the
// header ones by their scheme, the neighbours by their MAC.
func TestRobotVectors(t *testing.T) {
	all := hmacVectors(t)
	secret := all["R1"].Key
	for _, test := range []struct{ id, secret, sign, code, cause string }{
		{"R1", secret, all["R1"].URLEncoded, "", ""},
		{"R2", all["R2"].Key, all["R2"].URLEncoded, "", ""},
		{"R3", secret, all["R3"].URLEncoded, "", ""},
		{"R4", secret, all["R4"].URLEncoded, "310000", "timestamp-seconds"},
		{"R5", secret, all["R5"].URLEncoded, "310000", "newline-literal"},
		{"R6", secret, all["R6"].URLEncoded, "310000", "prefix-dropped"},
		{"R7", secret, all["R7"].URLEncoded, "310000", "timestamp-only"},
		{"R8", secret, all["R8"].Hex, "310000", "hex-digest"},
		{"R8", secret, url.QueryEscape(all["R8"].Base64OfHex), "310000", "hex-digest"},
		{"R9", secret, all["R9"].URLEncoded, "310000", "double-encoded"},
		{"R10", secret, all["R10"].AsSent, "310000", "not-encoded"},
		{"R10", secret, strings.ReplaceAll(all["R10"].AsReceived, " ", "%20"), "310000", "not-encoded"},
	} {
		v := all[test.id]
		r := signature.Robot(signature.RobotInput{URL: webhook(v.Timestamp, test.sign), Secret: test.secret, Now: at(v.Timestamp)})
		if r.Cause != test.cause || r.Code != test.code || r.OK != (test.cause == "") {
			t.Errorf("%s: %q %q, want %q %q\n%+v", test.id, r.Code, r.Cause, test.code, test.cause, r.Checks)
		}
	}
	for _, test := range []struct {
		id     string
		scheme signature.Scheme
	}{{"R11", signature.Incoming}, {"R12", signature.Incoming}, {"R13", signature.Card}, {"G2", signature.Card}} {
		v := all[test.id]
		r := signature.Robot(signature.RobotInput{Scheme: test.scheme, Secret: v.Key, Timestamp: v.Timestamp, Sign: v.Base64, Now: at(v.Timestamp)})
		if !r.OK {
			t.Errorf("%s: %q", test.id, r.Cause)
		}
	}
	for id, v := range all {
		if v.Key != "" && signature.MAC(v.Key, v.Data) != v.Base64 {
			t.Errorf("%s: the MAC differs", id)
		}
	}
}

type callbackVector struct {
	ID, Op                string
	Token, Timestamp, Key *string
	AESKey                *string `json:"aes_key"`
	Nonce                 *string
	Signature, Encrypt    *string
	Plaintext             *string
	Expect                struct {
		Dterr   int
		FromKey string `json:"from_key"`
		Message string
	}
	Observed  map[string]string
	Predicted map[string]any `json:"predicted_by_reading"`
}

func callbackVectors(t testing.TB) []callbackVector {
	t.Helper()
	var file struct{ Vectors []callbackVector }
	vectors(t, "callback.json", &file)
	return file.Vectors
}

func text(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

// push makes the request of a vector; what is null is left out.
func push(v callbackVector) signature.CallbackInput {
	q := url.Values{}
	for name, s := range map[string]*string{"signature": v.Signature, "timestamp": v.Timestamp, "nonce": v.Nonce} {
		if s != nil {
			q.Set(name, *s)
		}
	}
	body := map[string]string{}
	if v.Encrypt != nil {
		body["encrypt"] = *v.Encrypt
	}
	b, _ := json.Marshal(body)
	return signature.CallbackInput{Query: q.Encode(), Body: b, Token: text(v.Token), AESKey: text(v.AESKey), Owner: text(v.Key)}
}

// causes says which mistake each failing vector stands for.
var causes = map[string]string{
	"O4x": "wrong-owner",
	"F4a": "aes-key-length", "F4b": "aes-key-padded", "F4c": "aes-key-missing", "F4d": "aes-key-alphabet", "F4e": "aes-key-blank",
	"F5a": "wrong-token", "F5b": "field-missing", "F5c": "plus-to-blank", "F5d": "timestamp-unit",
	"F5e": "wrong-token", // nothing tells another request's nonce from another token
	"F5f": "body-truncated", "F5g": "signature-case", "F5h": "unsorted", "F5i": "unsorted",
	"F6a": "field-missing", "F6b": "field-missing", "F6c": "field-missing",
	"F8a": "ciphertext-blocks", "F8b": "ciphertext-empty",
	"F9a": "wrong-aes-key", "F9b": "wrong-aes-key", "F9c": "layout", "F9d": "layout",
	"F10a": "wrong-owner", "F10b": "wrong-owner", "F10c": "wrong-owner", "F10d": "wrong-owner",
	"F10e": "layout", "F10f": "owner-blank", "F10g": "suite-placeholder",
}

// TestCallbackVectors runs every vector that is decrypted: the five published
// by DingTalk, those that pass and those that fail.
func TestCallbackVectors(t *testing.T) {
	for _, v := range callbackVectors(t) {
		if v.Op != "decrypt" {
			continue
		}
		r := signature.Callback(push(v))
		code := ""
		if v.Expect.Dterr != 0 {
			code = strconv.Itoa(v.Expect.Dterr)
		}
		if r.Code != code || r.Cause != causes[v.ID] || r.OK != (code == "") {
			t.Errorf("%s: %q %q, want %q %q\n%+v", v.ID, r.Code, r.Cause, code, causes[v.ID], r.Checks)
		}
		if r.OK && r.Owner != v.Expect.FromKey {
			t.Errorf("%s: owner %q, want %q", v.ID, r.Owner, v.Expect.FromKey)
		}
		if strings.Contains(v.Expect.Message, "EventType") && r.OK && !strings.Contains(v.Expect.Message, `"`+r.Event+`"`) {
			t.Errorf("%s: event %q", v.ID, r.Event)
		}
	}
}

// TestCallbackVectorsSeal runs the vectors that fail while a reply is made: a
// reply that lacks what they lack.
func TestCallbackVectorsSeal(t *testing.T) {
	for _, v := range callbackVectors(t) {
		if v.Op == "decrypt" {
			continue
		}
		s := seal{token: *v.Token, aes: *v.AESKey, owner: text(v.Key), ts: text(v.Timestamp), nonce: text(v.Nonce), message: text(v.Plaintext)}
		if v.ID == "F7b" {
			s.aes = "PxDAGoCeqFKWbyLmkUksaFF2cTlbI9HmDc5r94qFPuE"
		}
		body := s.reply()
		for name, p := range map[string]*string{"encrypt": v.Plaintext, "timeStamp": v.Timestamp, "nonce": v.Nonce} {
			if p == nil {
				delete(body, name)
			}
		}
		b, _ := json.Marshal(body)
		in := signature.CallbackInput{Body: b, Token: *v.Token, AESKey: *v.AESKey, Owner: text(v.Key), Reply: true}
		r := signature.Callback(in)
		if r.Code != strconv.Itoa(v.Expect.Dterr) {
			t.Errorf("%s: %q %q, want %d", v.ID, r.Code, r.Cause, v.Expect.Dterr)
		}
		checkLibraries(t, v, r)
	}
}

// TestLibraries holds what each library is said to raise against what it did
// when it was run on the vectors, and against the reading of PHP and C#.
func TestLibraries(t *testing.T) {
	for _, v := range callbackVectors(t) {
		if v.Op == "decrypt" {
			checkLibraries(t, v, signature.Callback(push(v)))
		}
	}
}

// TestLibrariesUnowned leaves out the owner key: what a library raises for a
// broken layout or a wrong key does not hang on it, as no tail fits then.
func TestLibrariesUnowned(t *testing.T) {
	for _, v := range callbackVectors(t) {
		switch v.ID {
		case "F9a", "F9b", "F9c", "F9d", "F10e":
			in := push(v)
			in.Owner = ""
			r := signature.Callback(in)
			if r.OK || r.Cause != causes[v.ID] || r.Code != strconv.Itoa(v.Expect.Dterr) || r.Owner != "" || r.Event != "" {
				t.Errorf("%s: ok %v, %q %q, owner %q, event %q", v.ID, r.OK, r.Code, r.Cause, r.Owner, r.Event)
			}
			checkLibraries(t, v, r)
		}
	}
}

func checkLibraries(t *testing.T, v callbackVector, r outcome.Report) {
	t.Helper()
	raised := map[string]string{}
	for _, l := range r.Libraries {
		raised[l.Name] = l.Raises
	}
	for key, name := range map[string]string{"java_github": "java", "go_github": "go", "python3_github": "python"} {
		seen, ok := v.Observed[key]
		if ok && !agrees(seen, raised[name]) {
			t.Errorf("%s %s: said to raise %q, was seen to raise %q", v.ID, name, raised[name], seen)
		}
	}
	for key, name := range map[string]string{"php_isv_demo": "php-isv-demo", "php_github": "php", "csharp_github": "csharp"} {
		n, ok := v.Predicted[key].(float64)
		if !ok {
			continue
		}
		want := strconv.Itoa(int(n))
		if n == 0 {
			want = "none"
		}
		if raised[name] != want {
			t.Errorf("%s %s: said to raise %q, reads as %q", v.ID, name, raised[name], want)
		}
	}
}

// agrees compares a recorded outcome with a predicted one by its gist.
func agrees(seen, said string) bool {
	switch {
	case strings.HasPrefix(seen, "OK"):
		return said == "none"
	case strings.HasPrefix(seen, "CODE "):
		return strings.HasPrefix(said, seen[5:11])
	case strings.HasPrefix(seen, "THROW "):
		return strings.HasPrefix(said, "java.lang.OutOfMemoryError")
	case strings.HasPrefix(seen, "ERR ERROR: "):
		return said == "error: "+seen[len("ERR ERROR: "):]
	case strings.HasPrefix(seen, "PANIC "):
		gist, _, _ := strings.Cut(strings.TrimPrefix(said, "panic: "), " (")
		return strings.HasPrefix(said, "panic: ") && strings.Contains(seen, gist)
	case strings.HasPrefix(seen, "Error: Incorrect padding"):
		return said == "binascii.Error: Incorrect padding"
	}
	gist, _, _ := strings.Cut(seen, ":")
	return strings.HasPrefix(said, gist) && (!strings.HasPrefix(said, gist+":") || strings.HasPrefix(seen, said))
}

type jsapiVector struct {
	ID, Timestamp, URL, SHA1, SHA256 string
	Ticket                           string `json:"jsapi_ticket"`
	Nonce                            string `json:"noncestr"`
	PageURL                          string `json:"page_url"`
}

// TestJSAPIVectors runs every page vector with both hashes.
func TestJSAPIVectors(t *testing.T) {
	var file struct{ Vectors []jsapiVector }
	vectors(t, "jsapi.json", &file)
	all := map[string]jsapiVector{}
	for _, v := range file.Vectors {
		all[v.ID] = v
	}
	right := all["J3"]
	for _, test := range []struct{ id, page, cause string }{
		{"J1", all["J1"].URL, ""},
		{"J2", all["J2"].URL, ""},
		{"J3", right.PageURL, ""},
		{"J3a", right.PageURL, "fragment-kept"},
		{"J3b", right.PageURL, "query-encoded"},
		{"J3c", right.PageURL, "url-encoded"},
		{"J3d", right.PageURL, "query-decoded-twice"},
		{"J3e", right.PageURL, "port"},
		{"J3f", right.PageURL, "scheme"},
		{"J3g", right.PageURL, "timestamp-unit"},
		{"J3h", right.PageURL, "wrong-ticket"},
		{"J3i", "https://app.example.com/", "trailing-slash"},
		{"J3j", "https://app.example.com/", ""},
		{"J3i", "https://app.example.com", ""},
		{"J3j", "https://app.example.com", ""},
		{"J3k", right.PageURL, "unsorted"},
		{"J3l", right.PageURL, "key-case"},
	} {
		v := all[test.id]
		for _, sig := range []string{v.SHA1, v.SHA256} {
			in := signature.JSAPIInput{URL: test.page, Tickets: []string{right.Ticket, all["J3h"].Ticket}, Nonce: right.Nonce, Timestamp: right.Timestamp, Signature: sig}
			if strings.HasPrefix(test.id, "J1") || strings.HasPrefix(test.id, "J2") {
				in.Tickets, in.Nonce, in.Timestamp = []string{v.Ticket}, v.Nonce, v.Timestamp
			}
			r := signature.JSAPI(in)
			code := ""
			if test.cause != "" {
				code = "52013"
			}
			if r.Cause != test.cause || r.Code != code {
				t.Errorf("%s: %q %q, want %q", test.id, r.Code, r.Cause, test.cause)
			}
		}
	}
}
