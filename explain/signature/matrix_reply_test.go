package signature_test

import (
	"encoding/binary"
	"encoding/json"
	"math/rand/v2"
	"net/url"
	"strings"

	"github.com/dterr/dterr/explain/signature"
	"github.com/dterr/dterr/explain/signature/outcome"
)

func replyMutations() []mutation {
	reply := func(slug, note string, change func(fields map[string]string, in *signature.CallbackInput, s seal, r *rand.Rand)) mutation {
		return mutation{slug, note, func(r *rand.Rand) (outcome.Report, bool) {
			s := randomSeal(r)
			request := s.push()
			s.message = "success"
			in := signature.CallbackInput{Query: request.Query, Token: s.token, AESKey: s.aes, Owner: s.owner, Reply: true}
			fields := s.reply()
			change(fields, &in, s, r)
			if in.Body == nil {
				in.Body, _ = json.Marshal(fields)
			}
			return signature.Callback(in), true
		}}
	}
	type f = map[string]string
	type c = *signature.CallbackInput
	sealed := func(slug, note string, change func(s *seal, r *rand.Rand)) mutation {
		return reply(slug, note, func(fields f, _ c, s seal, r *rand.Rand) {
			change(&s, r)
			for k, v := range s.reply() {
				fields[k] = v
			}
		})
	}
	raw := func(slug, note, text string) mutation {
		return reply(slug, note, func(_ f, in c, _ seal, _ *rand.Rand) { in.Body = []byte(text) })
	}
	around := func(slug, note, before, after string) mutation {
		return reply(slug, note, func(fields f, in c, _ seal, _ *rand.Rand) {
			b, _ := json.Marshal(fields)
			in.Body = []byte(before + string(b) + after)
		})
	}
	rename := func(from, to string) mutation {
		return reply("field-name", from, func(fields f, _ c, _ seal, _ *rand.Rand) {
			fields[to] = fields[from]
			delete(fields, from)
		})
	}
	drop := func(name string) mutation {
		return reply("field-missing", name, func(fields f, _ c, _ seal, _ *rand.Rand) { delete(fields, name) })
	}
	return append([]mutation{
		reply("", "right", func(f, c, seal, *rand.Rand) {}),
		sealed("", "timestamp in seconds", func(s *seal, _ *rand.Rand) { s.ts = s.ts[:10] }),
		raw("reply-empty", "", " "), raw("reply-empty", "null", "null"),
		raw("reply-not-json", "success", "success"), raw("reply-not-json", "HTML", "<html>error</html>"), raw("reply-plain", "", `{"code":0,"msg":"success"}`),
		around("reply-extra", "a debug dump", "array(1)\n", ""),
		around("reply-extra", "BOM", "\xef\xbb\xbf", ""),
		around("", "right, curl -i", "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n", ""),
		around("", "right, a header with an object", "HTTP/2 200 \r\nnel: {\"max_age\":1}\r\n\r\n", "\n"),
		around("", "right, two heads", "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\n\n", ""),
		around("reply-extra", "PHP's dump of an array", "array(1) {\n  [0]=> int(1)\n}\n", ""),
		around("reply-extra", "an object in front", `{"debug":1}`, ""),
		around("reply-extra", "an object behind", "", `{"debug":{"a":1}}`),
		around("reply-extra", "behind a head", "HTTP/1.1 200 OK\r\n\r\nNotice: x\n", ""),
		reply("reply-not-json", "serialized twice", func(fields f, in c, _ seal, _ *rand.Rand) {
			b, _ := json.Marshal(fields)
			in.Body, _ = json.Marshal(string(b))
		}),
		rename("timeStamp", "timestamp"), rename("msg_signature", "signature"),
		rename("encrypt", "Encrypt"), rename("nonce", "NONCE"), rename("msg_signature", "msgSignature"),
		reply("field-name", "an empty one under the right name", func(fields f, _ c, _ seal, _ *rand.Rand) {
			fields["timestamp"], fields["timeStamp"] = fields["timeStamp"], ""
		}),
		drop("encrypt"), drop("timeStamp"), drop("nonce"), drop("msg_signature"),
		sealed("reply-message", "quoted", func(s *seal, _ *rand.Rand) { s.message = `"success"` }),
		sealed("reply-message", "the event", func(s *seal, _ *rand.Rand) { s.message = `{"EventType":"check_url"}` }),
		sealed("layout", "a part of the word", func(s *seal, r *rand.Rand) {
			n := uint32(r.IntN(7))
			s.length = func(string) []byte { return binary.BigEndian.AppendUint32(nil, n) }
		}),
		sealed("layout", "a part of the owner", func(s *seal, r *rand.Rand) {
			n := uint32(8 + r.IntN(12))
			s.length = func(string) []byte { return binary.BigEndian.AppendUint32(nil, n) }
		}),
		sealed("wrong-owner", "", func(s *seal, r *rand.Rand) { s.owner = "ding" + pick(r, 32, "0123456789abcdef") }),
		sealed("owner-missing", "", func(s *seal, _ *rand.Rand) { s.owner = "" }),
		sealed("wrong-token", "", func(s *seal, r *rand.Rand) { s.token = pick(r, 12, alnum) }),
		sealed("wrong-aes-key", "", func(s *seal, r *rand.Rand) { s.aes = pick(r, 43, alnum) }),
		reply("request-values", "", func(fields f, _ c, s seal, r *rand.Rand) {
			fields["timeStamp"], fields["nonce"] = "17"+pick(r, 11, digits), pick(r, 8, alnum)
		}),
		reply("signature-echoed", "", func(fields f, in c, _ seal, _ *rand.Rand) {
			q, _ := url.ParseQuery(in.Query)
			fields["msg_signature"] = q.Get("signature")
		}),
		reply("signature-case", "", func(fields f, _ c, _ seal, _ *rand.Rand) {
			fields["msg_signature"] = strings.ToUpper(fields["msg_signature"])
		}),
	}, doubtedReplies()...)
}
