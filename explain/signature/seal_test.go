package signature_test

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/sha1"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"math/rand/v2"
	"net/url"
	"sort"
	"strings"

	"github.com/dterr/dterr/explain/signature"
)

// seal makes envelopes as DingTalk does, with a knob for each way to get one
// wrong.
type seal struct {
	token, aes, owner, ts, nonce, message string
	// length overrides the length field when not nil.
	length func(message string) []byte
	// order joins the four texts; nil is the documented way.
	order func(all []string) string
}

func (s seal) plain() []byte {
	b := []byte("A1b2C3d4E5f6G7h8")
	n := binary.BigEndian.AppendUint32(nil, uint32(len(s.message)))
	if s.length != nil {
		n = s.length(s.message)
	}
	b = append(append(append(b, n...), s.message...), s.owner...)
	pad := 32 - len(b)%32
	return append(b, bytes.Repeat([]byte{byte(pad)}, pad)...)
}

func (s seal) encrypt() string {
	key, err := base64.StdEncoding.DecodeString(s.aes + "=")
	if err != nil {
		return ""
	}
	block, err := aes.NewCipher(key)
	if err != nil {
		return ""
	}
	b := s.plain()
	cipher.NewCBCEncrypter(block, key[:16]).CryptBlocks(b, b)
	return base64.StdEncoding.EncodeToString(b)
}

func (s seal) sign(encrypt string) string {
	all := []string{s.token, s.ts, s.nonce, encrypt}
	text := ""
	if s.order != nil {
		text = s.order(all)
	} else {
		sort.Strings(all)
		text = strings.Join(all, "")
	}
	sum := sha1.Sum([]byte(text))
	return hex.EncodeToString(sum[:])
}

func (s seal) query(sign string) string {
	return url.Values{"msg_signature": {sign}, "signature": {sign}, "timestamp": {s.ts}, "nonce": {s.nonce}}.Encode()
}

func (s seal) push() signature.CallbackInput {
	e := s.encrypt()
	return signature.CallbackInput{Query: s.query(s.sign(e)), Body: body(e), Token: s.token, AESKey: s.aes, Owner: s.owner}
}

func (s seal) reply() map[string]string {
	e := s.encrypt()
	return map[string]string{"msg_signature": s.sign(e), "timeStamp": s.ts, "nonce": s.nonce, "encrypt": e}
}

func body(encrypt string) []byte {
	b, _ := json.Marshal(map[string]string{"encrypt": encrypt})
	return b
}

const (
	lower  = "abcdefghijklmnopqrstuvwxyz"
	digits = "0123456789"
	alnum  = "ABCDEFGHIJKLMNOPQRSTUVWXYZ" + lower + digits
)

// pick makes a random text of n characters of an alphabet.
func pick(r *rand.Rand, n int, alphabet string) string {
	b := make([]byte, n)
	for i := range b {
		b[i] = alphabet[r.IntN(len(alphabet))]
	}
	return string(b)
}

// randomSeal makes a callback with random secrets.
func randomSeal(r *rand.Rand) seal {
	owner := "ding" + pick(r, 16, lower+digits)
	switch r.IntN(3) {
	case 0:
		owner = "ding" + pick(r, 32, "abcdef"+digits)
	case 1:
		owner = "suite" + pick(r, 16, lower+digits)
	}
	return seal{
		token: pick(r, 8+r.IntN(20), alnum), aes: pick(r, 43, alnum), owner: owner,
		ts: "17" + pick(r, 11, digits), nonce: pick(r, 8, alnum),
		message: `{"EventType":"user_add_org","UserId":["` + pick(r, 1+r.IntN(40), alnum) + `","李四"]}`,
	}
}
