package signature_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"net/url"
	"strings"
	"testing"

	"github.com/dterr/dterr/explain/signature"
	"github.com/dterr/dterr/explain/signature/outcome"
)

// base64Text are the characters of base64.
const base64Text = alnum + "+/"

// signed is one right input whose signature can be replaced: the signature,
// which was computed here and not by the package, the alphabet it is written in,
// and the check of another text in its place.
type signed struct {
	name, sign, alphabet string
	check                func(sign string) outcome.Report
}

// drawSigned makes one right input of every kind that carries a signature.
func drawSigned(r *rand.Rand) []signed {
	c := newCall(r)
	hook := signed{"webhook in the URL", c.sign(), base64Text, func(sign string) outcome.Report {
		c.encode = func(string) string { return url.QueryEscape(sign) }
		return c.check(c.url())
	}}
	all := []signed{hook, {"webhook in a flag", c.sign(), base64Text, func(sign string) outcome.Report {
		return signature.Robot(signature.RobotInput{URL: c.base + c.token, Secret: c.secret, Timestamp: c.ts, Sign: sign, Now: at(c.ts)})
	}}}
	for _, scheme := range []signature.Scheme{signature.Incoming, signature.Card} {
		h := newCall(r)
		h.used = pick(r, 64, alnum)
		if scheme == signature.Card {
			h.data = func(ts, _ string) string { return ts }
		}
		all = append(all, signed{string(scheme), h.sign(), base64Text, func(sign string) outcome.Report {
			return signature.Robot(signature.RobotInput{Scheme: scheme, Secret: h.used, HasSecret: true, Timestamp: h.ts, Sign: sign, Now: at(h.ts)})
		}})
	}
	s := randomSeal(r)
	in := s.push()
	query := func(name string) signed {
		return signed{"callback " + name, s.sign(s.encrypt()), digits + "abcdef", func(sign string) outcome.Report {
			in.Query = url.Values{name: {sign}, "timestamp": {s.ts}, "nonce": {s.nonce}}.Encode()
			return signature.Callback(in)
		}}
	}
	all = append(all, query("signature"), query("msg_signature"))
	answer := s
	answer.message = "success"
	fields := answer.reply()
	all = append(all, signed{"reply", fields["msg_signature"], digits + "abcdef", func(sign string) outcome.Report {
		fields["msg_signature"] = sign
		b, _ := json.Marshal(fields)
		return signature.Callback(signature.CallbackInput{Body: b, Token: s.token, AESKey: s.aes, Owner: s.owner, Reply: true})
	}})
	for range 2 {
		p := newPage(r)
		// Every port is tried for a short address, which takes its time.
		p.href = strings.Replace(p.href, "#", "&long="+pick(r, 2048, lower)+"#", 1)
		p.url = p.right()
		all = append(all, signed{fmt.Sprintf("jsapi, %d digits", len(p.sign())), p.sign(), digits + "abcdef", func(sign string) outcome.Report {
			in := p.input()
			in.Signature = sign
			return signature.JSAPI(in)
		}})
	}
	return all
}

// respellings lists other texts for a signature: every character for the last
// one, some for every other, in the other case too, and what is left out, put in
// or put around it.
func respellings(r *rand.Rand, s signed) []string {
	var all []string
	last := strings.LastIndexAny(s.sign, s.alphabet)
	for i := range s.sign {
		put := pick(r, 2, s.alphabet) + pick(r, 2, "=-_ .%\t\n") + strings.ToUpper(s.sign[i:i+1]) + strings.ToLower(s.sign[i:i+1])
		if i >= last {
			put = base64Text + "=-_ .%\t\n"
		}
		for j := range put {
			all = append(all, s.sign[:i]+put[j:j+1]+s.sign[i+1:])
		}
		all = append(all, s.sign[:i]+s.sign[i+1:], s.sign[:i]+pick(r, 1, " \t\n\r=A0\x00\\")+s.sign[i:])
	}
	for _, more := range []string{"=", "==", " ", "\n", "\r\n", "\t", "\"", "A", "0", "%3D", "\u00a0", "\ufeff", "\\"} {
		all = append(all, s.sign+more, more+s.sign)
	}
	return append(all, strings.ToUpper(s.sign), strings.ToLower(s.sign), strings.TrimRight(s.sign, "="),
		strings.NewReplacer("+", "-", "/", "_").Replace(s.sign), strings.ReplaceAll(s.sign, "+", " "), url.QueryEscape(url.QueryEscape(s.sign)), `"`+s.sign+`"`)
}

// TestSpellings proves that a signature passes in one spelling: the right text,
// computed here, always, and no other text, whatever it decodes to.
func TestSpellings(t *testing.T) {
	r := seeded(t)
	tried := 0
	for _, s := range drawSigned(r) {
		if got := s.check(s.sign); !got.OK {
			t.Errorf("%s: the right signature is refused: %q", s.name, got.Cause)
		}
		for _, other := range respellings(r, s) {
			if other == s.sign || s.name == "webhook in a flag" && other == url.QueryEscape(s.sign) {
				continue
			}
			if tried++; testing.Short() && tried%8 > 0 {
				continue
			}
			if got := s.check(other); got.OK {
				t.Errorf("%s: %q passes for %q", s.name, other, s.sign)
			}
		}
	}
	t.Logf("%d spellings", tried)
}

// TestValid proves that nothing right is refused: fresh inputs of every kind.
func TestValid(t *testing.T) {
	r := seeded(t)
	const draws = 60
	for range draws {
		for _, s := range drawSigned(r) {
			if got := s.check(s.sign); !got.OK || got.Cause != "" || got.Code != "" {
				t.Fatalf("%s: %q %+v", s.name, got.Cause, got.Checks)
			}
		}
		c := newCall(r)
		for note, encode := range map[string]func(string) string{
			"small escapes": func(s string) string {
				return strings.NewReplacer("+", "%2b", "/", "%2f", "=", "%3d").Replace(s)
			},
			"nothing but plus": func(s string) string { return strings.ReplaceAll(s, "+", "%2B") },
			"every byte": func(s string) string {
				text := ""
				for i := range len(s) {
					text += fmt.Sprintf("%%%02X", s[i])
				}
				return text
			},
		} {
			c.encode = encode
			if got := c.check(c.url()); !got.OK {
				t.Fatalf("%s: %q %+v", note, got.Cause, got.Checks)
			}
		}
	}
}

// TestChangedBody changes single bytes of right bodies: what passes is a JSON
// object with the one encrypt that was signed, whatever stands before it.
func TestChangedBody(t *testing.T) {
	r := seeded(t)
	for range 4000 {
		s := randomSeal(r)
		in := s.push()
		right := s.encrypt()
		in.Body = changed(r, in.Body, `{}[]":,\u0045eE nN0`+"\n\x00")
		if got := signature.Callback(in); got.OK && !oneEncrypt(in.Body, right) {
			t.Errorf("passes: %q", in.Body)
		}
	}
}

// TestChangedQuery changes single bytes of right queries.
func TestChangedQuery(t *testing.T) {
	r := seeded(t)
	for range 4000 {
		s := randomSeal(r)
		in := s.push()
		in.Query = string(changed(r, []byte(in.Query), "&=%+0aAsS"))
		if got := signature.Callback(in); got.OK && !oneOfEach(in.Query, s) {
			t.Errorf("passes: %q", in.Query)
		}
	}
}

// changed makes one change somewhere: a byte put in, taken out or replaced, or a
// piece repeated.
func changed(r *rand.Rand, text []byte, alphabet string) []byte {
	i := r.IntN(len(text))
	c := alphabet[r.IntN(len(alphabet))]
	out := bytes.Clone(text[:i])
	switch r.IntN(5) {
	case 0:
		return append(append(out, c), text[i:]...)
	case 1:
		return append(out, text[i+1:]...)
	case 2:
		return append(append(out, c), text[i+1:]...)
	case 3:
		return append(append(out, text[i:i+r.IntN(len(text)-i)]...), text[i:]...)
	}
	return append(append(bytes.Clone(text), c), text[i:]...)
}

// oneEncrypt says that a text ends in a JSON object with one encrypt, that one.
func oneEncrypt(text []byte, right string) bool {
	for i := bytes.IndexByte(text, '{'); i >= 0; {
		if encrypts := members(text[i:]); len(encrypts) == 1 && encrypts[0] == right {
			return true
		}
		next := bytes.IndexByte(text[i+1:], '{')
		if next < 0 {
			break
		}
		i += 1 + next
	}
	return false
}

// members gives the values of the members named encrypt, in any case, of a text
// that is one JSON object and nothing else; nil for any other text.
func members(text []byte) (encrypts []string) {
	if !json.Valid(text) {
		return nil
	}
	dec := json.NewDecoder(bytes.NewReader(text))
	_, _ = dec.Token()
	for dec.More() {
		name, _ := dec.Token()
		var value any
		if dec.Decode(&value) == io.EOF {
			return nil
		}
		if s, ok := name.(string); ok && strings.EqualFold(s, "encrypt") {
			encrypts = append(encrypts, fmt.Sprint(value))
		}
	}
	return encrypts
}

// oneOfEach says that a query holds every value once, and the right one.
func oneOfEach(query string, s seal) bool {
	query, _, _ = strings.Cut(query, "#")
	all, _ := url.ParseQuery(query)
	right := s.sign(s.encrypt())
	if len(all["timestamp"]) == 0 {
		all["timestamp"] = all["timeStamp"]
	}
	signatures := append(all["signature"], all["msg_signature"]...)
	for _, one := range signatures {
		if one != right && one != "" {
			return false
		}
	}
	once := func(name, want string) bool { return len(all[name]) == 1 && all[name][0] == want }
	return len(signatures) > 0 && len(all["signature"]) < 2 && len(all["msg_signature"]) < 2 && once("timestamp", s.ts) && once("nonce", s.nonce)
}
