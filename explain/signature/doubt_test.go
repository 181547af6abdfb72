package signature_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/dterr/dterr/explain/signature"
)

// TestDoubts holds pushes that are right and that not every receiver takes: the check
// that passes says why.
func TestDoubts(t *testing.T) {
	const bits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
	s := randomSeal(rand.New(rand.NewPCG(1, 2)))
	for !strings.HasSuffix(s.encrypt(), "=") {
		s.message += strings.Repeat(" ", 32)
	}
	e := s.encrypt()
	last := len(strings.TrimRight(e, "=")) - 1
	spare := e[:last] + bits[strings.IndexByte(bits, e[last])+1:][:1] + e[last+1:]
	for _, tc := range []struct{ name, encrypt, before, check, says string }{
		{"as it is", e, "", "decryption", "decrypted with AES-256-CBC."},
		{"spare bits", spare, "", "decryption", "spare bits"},
		{"nothing before the body", e, "", "body", "There is one encrypt."},
		{"something before the body", e, "body: ", "body", "before the JSON object"},
	} {
		r := signature.Callback(signature.CallbackInput{
			Query: s.query(s.sign(tc.encrypt)), Body: append([]byte(tc.before), body(tc.encrypt)...), Token: s.token, AESKey: s.aes, Owner: s.owner,
		})
		if !r.OK {
			t.Errorf("%s: refused with %q", tc.name, r.Cause)
		}
		for _, c := range r.Checks {
			if c.Name == tc.check && !strings.Contains(c.Detail.EN, tc.says) {
				t.Errorf("%s: %s says %q", tc.name, c.Name, c.Detail.EN)
			}
		}
	}
}
