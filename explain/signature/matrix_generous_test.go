package signature_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net/url"
	"strings"

	"github.com/dterr/dterr/explain/signature"
	"github.com/dterr/dterr/explain/signature/outcome"
)

// doubtedMutations leave the right values in a push and add what makes receivers
// read others out of it.
func doubtedMutations() []mutation {
	text := func(slug, note string, change func(b, encrypt string) string) mutation {
		return onPush(slug, note, func(in *signature.CallbackInput, s seal, _ *rand.Rand) {
			in.Body = []byte(change(string(in.Body), s.encrypt()))
		})
	}
	query := func(slug, note string, change func(q string, s seal) string) mutation {
		return onPush(slug, note, func(in *signature.CallbackInput, s seal, _ *rand.Rand) { in.Query = change(in.Query, s) })
	}
	another := func(name string) func(b, _ string) string {
		return func(b, _ string) string { return `{"` + name + `":"AAAA",` + b[1:] }
	}
	behind := func(note, more string) mutation {
		return text("body-extra", note, func(b, _ string) string { return b + more })
	}
	return []mutation{
		behind("letters", "garbage"), behind("a brace", "}"), behind("a comma", ","), behind("NUL", "\x00"),
		behind("another object", `{"a":1}`), behind("another envelope", `{"encrypt":"AAAA"}`), behind("a form", "&encrypt=AAAA"),
		text("body-extra", "in an array", func(b, _ string) string { return "[" + b + "]" }),
		text("body-extra", "within a JSON string", func(b, _ string) string {
			quoted, _ := json.Marshal(b + "x")
			return string(quoted)
		}),
		text("body-extra", "a log line with escapes", func(b, _ string) string { return "body=" + strings.ReplaceAll(b, `"`, `\"`) + "x" }),
		text("", "right, a member of a log line", func(b, _ string) string {
			quoted, _ := json.Marshal(b)
			return `{"level":"info","body":` + string(quoted) + "}"
		}),
		text("", "right, white space behind", func(b, _ string) string { return b + "\r\n\t " }),
		text("", "right, in the quotes of a shell", func(b, _ string) string { return "'" + b + "'\n" }),
		text("", "right, another member", another("other")),
		text("", "right, one in an object within", func(b, _ string) string { return `{"x":{"encrypt":"AAAA","encrypt":1},` + b[1:] }),
		text("", "right, an escaped name", func(b, _ string) string { return strings.Replace(b, "encrypt", `encr\u0079pt`, 1) }),
		text("duplicate-member", "before", another("encrypt")),
		text("duplicate-member", "behind", func(b, _ string) string { return b[:len(b)-1] + `,"encrypt":"AAAA"}` }),
		text("duplicate-member", "the same value", func(b, e string) string { return b[:len(b)-1] + fmt.Sprintf(`,"encrypt":%q}`, e) }),
		text("duplicate-member", "empty", func(b, _ string) string { return `{"encrypt":"",` + b[1:] }),
		text("duplicate-member", "null", func(b, _ string) string { return `{"encrypt":null,` + b[1:] }),
		text("duplicate-member", "in capitals", another("ENCRYPT")),
		text("duplicate-member", "with a capital", another("Encrypt")),
		text("duplicate-member", "escaped", another(`\u0065ncrypt`)),
		text("duplicate-member", "escaped capital", another(`\u0045ncrypt`)),
		text("duplicate-member", "in a form", func(_, e string) string {
			return "encrypt=" + url.QueryEscape(e) + "&encrypt=" + url.QueryEscape(e)
		}),
		text("duplicate-member", "escaped in a form", func(_, e string) string {
			return "encrypt=" + url.QueryEscape(e) + "&%65ncrypt=AAAA"
		}),
		text("field-missing", "null in an object in front", func(b, _ string) string { return `{"encrypt":null}` + b }),
		onPush("encrypt-type", "a number", func(in *signature.CallbackInput, s seal, r *rand.Rand) {
			e := "1" + pick(r, 63, digits)
			in.Query, in.Body = s.query(s.sign(e)), []byte(`{"encrypt":`+e+"}")
		}),
		onPush("encrypt-type", "a list", func(in *signature.CallbackInput, s seal, _ *rand.Rand) {
			e := `["` + s.encrypt() + `"]`
			in.Query, in.Body = s.query(s.sign(e)), []byte(`{"encrypt":`+e+"}")
		}),
		query("duplicate-parameter", "signature", func(q string, s seal) string { return q + "&signature=" + s.sign(s.encrypt()) }),
		query("duplicate-parameter", "signature, the other in front", func(q string, _ seal) string { return "signature=" + strings.Repeat("0", 40) + "&" + q }),
		query("duplicate-parameter", "msg_signature", func(q string, s seal) string { return q + "&msg_signature=" + s.sign(s.encrypt()) }),
		query("duplicate-parameter", "timestamp", func(q string, s seal) string { return q + "&timestamp=" + s.ts }),
		query("duplicate-parameter", "timestamp, empty", func(q string, _ seal) string { return "timestamp=&" + q }),
		query("duplicate-parameter", "timestamp, another", func(q string, _ seal) string { return q + "&timestamp=1" }),
		query("duplicate-parameter", "timestamp in another case", func(q string, _ seal) string { return q + "&timeStamp=1" }),
		query("duplicate-parameter", "nonce", func(q string, _ seal) string { return q + "&nonce=x" }),
		query("duplicate-parameter", "an escaped name", func(q string, _ seal) string { return q + "&%6eonce=x" }),
		query("signatures-differ", "", func(q string, _ seal) string {
			i := strings.Index(q, "&signature=") + len("&signature=")
			return q[:i] + strings.Repeat("0", 40) + q[i+40:]
		}),
	}
}

// doubtedReplies are those of a reply.
func doubtedReplies() []mutation {
	var all []mutation
	for _, name := range []string{"encrypt", "msg_signature", "timeStamp", "nonce", "TIMESTAMP", `\u006eonce`} {
		all = append(all, mutation{"duplicate-member", name, func(r *rand.Rand) (outcome.Report, bool) {
			s := randomSeal(r)
			s.message = "success"
			b, _ := json.Marshal(s.reply())
			b = append([]byte(`{"`+name+`":"1",`), b[1:]...)
			return signature.Callback(signature.CallbackInput{Body: b, Token: s.token, AESKey: s.aes, Owner: s.owner, Reply: true}), true
		}})
	}
	return all
}
