package signature_test

import (
	"crypto/md5"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"hash"
	"math/rand/v2"
	"net/url"
	"sort"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/dterr/dterr/explain/signature"
	"github.com/dterr/dterr/explain/signature/outcome"
)

func ms(n int64) time.Duration { return time.Duration(n) * time.Millisecond }

// onSeal makes a mutation of how an envelope is sealed; the check keeps the
// values of the untouched one.
func onSeal(slug, note string, change func(s *seal, r *rand.Rand)) mutation {
	return mutation{slug, note, func(r *rand.Rand) (outcome.Report, bool) {
		right := randomSeal(r)
		sent := right
		change(&sent, r)
		in := sent.push()
		in.Token, in.AESKey, in.Owner = right.token, right.aes, right.owner
		return signature.Callback(in), sent.sign(sent.encrypt()) != right.sign(right.encrypt())
	}}
}

// onPush makes a mutation of what arrives, or of what is configured.
func onPush(slug, note string, change func(in *signature.CallbackInput, s seal, r *rand.Rand)) mutation {
	return mutation{slug, note, func(r *rand.Rand) (outcome.Report, bool) {
		s := randomSeal(r)
		in := s.push()
		before := in
		change(&in, s, r)
		same := in.Query == before.Query && string(in.Body) == string(before.Body) && in.Token == before.Token && in.AESKey == before.AESKey && in.Owner == before.Owner
		return signature.Callback(in), !same
	}}
}

// onBody makes a mutation of encrypt alone.
func onBody(slug, note string, change func(encrypt string, r *rand.Rand) string) mutation {
	return onPush(slug, note, func(in *signature.CallbackInput, s seal, r *rand.Rand) {
		in.Body = body(change(s.encrypt(), r))
	})
}

// onSigned makes a mutation of encrypt that the signature covers.
func onSigned(slug, note string, change func(encrypt string, r *rand.Rand) string) mutation {
	return onPush(slug, note, func(in *signature.CallbackInput, s seal, r *rand.Rand) {
		e := change(s.encrypt(), r)
		in.Query, in.Body = s.query(s.sign(e)), body(e)
	})
}

func callbackMutations() []mutation {
	all := []mutation{
		onPush("", "right, in another order", func(in *signature.CallbackInput, s seal, _ *rand.Rand) {
			in.Query = "nonce=" + s.nonce + "&timestamp=" + s.ts + "&signature=" + s.sign(s.encrypt())
		}),
		onPush("", "right, a whole URL", func(in *signature.CallbackInput, _ seal, _ *rand.Rand) { in.Query = "https://h.example/cb?" + in.Query }),
		onPush("", "right, no owner given", func(in *signature.CallbackInput, _ seal, _ *rand.Rand) { in.Owner = "" }),
		onPush("wrong-token", "", func(in *signature.CallbackInput, _ seal, r *rand.Rand) { in.Token = pick(r, 12, alnum) }),
		onPush("wrong-aes-key", "", func(in *signature.CallbackInput, _ seal, r *rand.Rand) { in.AESKey = pick(r, 43, alnum) }),
		onPush("wrong-app", "", func(in *signature.CallbackInput, _ seal, r *rand.Rand) {
			in.Token, in.AESKey = pick(r, 12, alnum), pick(r, 43, alnum)
		}),
		onPush("token-blank", "in the check", func(in *signature.CallbackInput, _ seal, _ *rand.Rand) { in.Token += "\n" }),
		onSeal("token-blank", "in the console", func(s *seal, _ *rand.Rand) { s.token = " " + s.token }),
		onPush("token-quoted", "", func(in *signature.CallbackInput, _ seal, _ *rand.Rand) { in.Token = `"` + in.Token + `"` }),
		onSeal("token-case", "", func(s *seal, _ *rand.Rand) { s.token = strings.ToLower(s.token) }),
	}
	all = append(all, pastedMutations()...)
	all = append(all, doubtedMutations()...)
	all = append(all, keyMutations()...)
	all = append(all, signingMutations()...)
	all = append(all, bodyMutations()...)
	return append(all, ownerMutations()...)
}

// pastedMutations leave on a right push what copying it leaves there: nothing
// of it is a mistake.
func pastedMutations() []mutation {
	query := func(note string, change func(query string) string) mutation {
		return onPush("", "right, "+note, func(in *signature.CallbackInput, _ seal, _ *rand.Rand) { in.Query = change(in.Query) })
	}
	text := func(note string, change func(body string) string) mutation {
		return onPush("", "right, "+note, func(in *signature.CallbackInput, _ seal, _ *rand.Rand) {
			in.Body = []byte(change(string(in.Body)))
		})
	}
	// once leaves one signature in a query, so that no parameter can be spared
	once := func(q string) string { return q[strings.Index(q, "&")+1:] }
	return []mutation{
		query("an equals sign in the path", func(q string) string { return "https://h.example/cb/app=1?" + once(q) }),
		query("a session in the path", func(q string) string { return "h.example/cb;jsessionid=1?" + once(q) + "#top" }),
		query("a path alone", func(q string) string { return "/cb/a=b?" + once(q) }),
		query("a question mark in front", func(q string) string { return "?" + q }),
		query("a request line", func(q string) string { return "POST /cb?" + q + " HTTP/1.1" }),
		query("in quotes", func(q string) string { return `"` + q + `"` }),
		query("an address in quotes", func(q string) string { return "'https://h.example/cb?" + q + "'" }),
		query("from HTML", func(q string) string { return strings.ReplaceAll(q, "&", "&amp;") }),
		query("escaped for a shell", func(q string) string { return strings.NewReplacer("&", `\&`, "=", `\=`).Replace(q) }),
		query("an empty msg_signature", func(q string) string {
			return "msg_signature=&timeStamp=&" + strings.Replace(q, "msg_signature=", "old=", 1)
		}),
		query("an empty timestamp in another case", func(q string) string { return "timeStamp=&" + q }),
		text("a request with its head", func(b string) string {
			return "POST /cb HTTP/1.1\r\nHost: h.example\r\nNEL: {\"max_age\":1}\r\n\r\n" + b
		}),
		text("a trace of curl", func(b string) string {
			return "* Connected\n> POST /cb HTTP/1.1\n} [150 bytes data]\n{ [5 bytes data]\n" + b
		}),
		text("a log line with escapes", func(b string) string { return "body=" + strings.ReplaceAll(b, `"`, `\"`) }),
		text("a JSON string", func(b string) string { return strconv.Quote(b) }),
		text("an object in front", func(b string) string { return `{"level":"info"} ` + b }),
	}
}

func keyMutations() []mutation {
	key := func(slug, note string, change func(key string, r *rand.Rand) string) mutation {
		return onPush(slug, note, func(in *signature.CallbackInput, _ seal, r *rand.Rand) { in.AESKey = change(in.AESKey, r) })
	}
	return []mutation{
		key("aes-key-missing", "", func(string, *rand.Rand) string { return "" }),
		key("aes-key-length", "short", func(k string, r *rand.Rand) string { return k[:42-r.IntN(20)] }),
		key("aes-key-length", "long", func(k string, r *rand.Rand) string { return k + pick(r, 1+r.IntN(20), alnum) }),
		key("aes-key-padded", "", func(k string, _ *rand.Rand) string { return k + "=" }),
		key("aes-key-blank", "", func(k string, _ *rand.Rand) string { return k + "\n" }),
		key("aes-key-quoted", "", func(k string, _ *rand.Rand) string { return `"` + k + `"` }),
		key("aes-key-alphabet", "", func(k string, r *rand.Rand) string {
			i := 1 + r.IntN(41)
			return k[:i] + pick(r, 1, "!+/-_* ") + k[i+1:]
		}),
	}
}

// signingMutations are those of a home-made signature, and of the values it
// covers.
func signingMutations() []mutation {
	order := func(slug, note string, f func(all []string) string) mutation {
		return onSeal(slug, note, func(s *seal, _ *rand.Rand) { s.order = f })
	}
	sorted := func(joint string, from int) func([]string) string {
		return func(all []string) string {
			sort.Strings(all)
			return strings.Join(all[from:], joint)
		}
	}
	query := func(slug, note string, change func(q url.Values)) mutation {
		return onPush(slug, note, func(in *signature.CallbackInput, _ seal, _ *rand.Rand) {
			q, _ := url.ParseQuery(in.Query)
			change(q)
			in.Query = q.Encode()
		})
	}
	hashed := func(note string, f func() hash.Hash) mutation {
		return onPush("other-hash", note, func(in *signature.CallbackInput, s seal, _ *rand.Rand) {
			all := []string{s.token, s.ts, s.nonce, s.encrypt()}
			sort.Strings(all)
			h := f()
			h.Write([]byte(strings.Join(all, "")))
			in.Query = s.query(hex.EncodeToString(h.Sum(nil)))
		})
	}
	both := func(q url.Values, sign string) { q.Set("signature", sign); q.Set("msg_signature", sign) }
	all := []mutation{
		order("unsorted", "as given", func(all []string) string { return strings.Join(all, "") }),
		order("unsorted", "without case", func(all []string) string {
			sort.Slice(all, func(i, j int) bool { return strings.ToLower(all[i]) < strings.ToLower(all[j]) })
			return strings.Join(all, "")
		}),
		order("joined", "&", sorted("&", 0)),
		order("field-omitted", "", sorted("", 1)),
		query("signature-case", "", func(q url.Values) { both(q, strings.ToUpper(q.Get("signature"))) }),
		query("signature-blank", "", func(q url.Values) { both(q, q.Get("signature")+" ") }),
		query("timestamp-unit", "to seconds", func(q url.Values) { q.Set("timestamp", q.Get("timestamp")[:10]) }),
		query("timestamp-changed", "", func(q url.Values) { q.Set("timestamp", q.Get("timestamp")+" ") }),
		query("nonce-changed", "", func(q url.Values) { q.Set("nonce", q.Get("nonce")+" ") }),
		query("field-missing", "timestamp", func(q url.Values) { q.Del("timestamp") }),
		query("field-missing", "nonce", func(q url.Values) { q.Del("nonce") }),
		query("field-missing", "signature", func(q url.Values) { q.Del("signature"); q.Del("msg_signature") }),
		onPush("timestamp-unit", "to milliseconds", func(in *signature.CallbackInput, s seal, _ *rand.Rand) {
			s.ts = s.ts[:10]
			in.Query = strings.Replace(s.query(s.sign(s.encrypt())), "timestamp="+s.ts, "timestamp="+s.ts+"000", 1)
		}),
		query("timestamp-unit", "times a thousand", func(q url.Values) { q.Set("timestamp", q.Get("timestamp")+"000") }),
		query("timestamp-unit", "times a million", func(q url.Values) { q.Set("timestamp", q.Get("timestamp")+"000000") }),
		query("signature-shape", "cut", func(q url.Values) { both(q, q.Get("signature")[:39]) }),
		query("signature-shape", "no digest", func(q url.Values) { both(q, "[object Promise]") }),
		query("base64-digest", "", func(q url.Values) {
			b, _ := hex.DecodeString(q.Get("signature"))
			both(q, base64.StdEncoding.EncodeToString(b))
		}),
		query("other-hash", "of something else", func(q url.Values) { both(q, strings.Repeat("0123456789abcdef", 4)) }),
		hashed("MD5", md5.New), hashed("SHA-256", sha256.New), hashed("SHA-512", sha512.New),
		onPush("field-missing", "token", func(in *signature.CallbackInput, _ seal, _ *rand.Rand) { in.Token = "" }),
		onPush("field-missing", "encrypt", func(in *signature.CallbackInput, _ seal, _ *rand.Rand) { in.Body = []byte(`{"Encrypt_":1}`) }),
	}
	return all
}

func bodyMutations() []mutation {
	return []mutation{
		onBody("plus-to-blank", "", func(e string, _ *rand.Rand) string { return strings.ReplaceAll(e, "+", " ") }),
		onBody("percent-encoded", "", func(e string, _ *rand.Rand) string { return url.QueryEscape(e) }),
		onBody("percent-encoded", "twice", func(e string, _ *rand.Rand) string { return url.QueryEscape(url.QueryEscape(e)) }),
		onBody("plus-to-blank", "the rest still encoded", func(e string, _ *rand.Rand) string {
			if !strings.Contains(e, "+") || !strings.ContainsAny(e, "/=") {
				return e
			}
			return strings.NewReplacer("+", " ", "/", "%2F", "=", "%3D").Replace(e)
		}),
		onBody("plus-to-blank", "and then encoded", func(e string, _ *rand.Rand) string {
			if !strings.Contains(e, "+") {
				return e
			}
			return strings.ReplaceAll(url.QueryEscape(e), "%2B", "%20")
		}),
		onBody("slash-escaped", "", func(e string, _ *rand.Rand) string { return strings.ReplaceAll(e, "/", `\/`) }),
		onBody("body-blank", "", func(e string, _ *rand.Rand) string { return "\t" + e + "\t" }),
		onBody("body-quoted", "", func(e string, _ *rand.Rand) string { return `"` + e + `"` }),
		onBody("line-breaks", "added", func(e string, _ *rand.Rand) string { return e[:76] + "\n" + e[76:] }),
		onSigned("", "line breaks that are signed", func(e string, _ *rand.Rand) string { return e[:76] + "\n" + e[76:] + "\n" }),
		onPush("line-breaks", "removed", func(in *signature.CallbackInput, s seal, _ *rand.Rand) {
			e := s.encrypt()
			text := ""
			for rest := e; rest != ""; rest = rest[min(76, len(rest)):] {
				text += rest[:min(76, len(rest))] + "\n"
			}
			in.Query = s.query(s.sign(text))
		}),
		onBody("padding-lost", "", func(e string, _ *rand.Rand) string { return strings.TrimRight(e, "=") }),
		onBody("url-safe-alphabet", "", func(e string, _ *rand.Rand) string { return strings.NewReplacer("+", "-", "/", "_").Replace(e) }),
		onBody("body-truncated", "anywhere", func(e string, r *rand.Rand) string { return e[:1+r.IntN(len(e)-4)] }),
		onBody("body-truncated", "at whole blocks", func(e string, r *rand.Rand) string { return e[:64*(1+r.IntN((len(e)-5)/64))] }),
		onPush("body-truncated", "with the JSON", func(in *signature.CallbackInput, _ seal, r *rand.Rand) {
			in.Body = in.Body[:40+r.IntN(len(in.Body)-48)]
		}),
		onBody("body-altered", "", func(e string, r *rand.Rand) string {
			// the second block: the first is the random prefix, and the third
			// would spoil the length field's neighbours in turn
			i := 60 + r.IntN(8)
			return e[:i] + pick(r, 1, alnum) + e[i+1:]
		}),
		onSigned("ciphertext-empty", "", func(string, *rand.Rand) string { return "" }),
		onSigned("ciphertext-base64", "", func(e string, _ *rand.Rand) string { return e[:20] + "!" + e[21:] }),
		onSigned("ciphertext-blocks", "", func(e string, r *rand.Rand) string {
			b, _ := base64.StdEncoding.DecodeString(e)
			return base64.StdEncoding.EncodeToString(b[:len(b)-1-r.IntN(15)])
		}),
	}
}

func ownerMutations() []mutation {
	length := func(note string, f func(message string) uint32) mutation {
		return onSeal("layout", note, func(s *seal, _ *rand.Rand) {
			s.length = func(m string) []byte { return binary.BigEndian.AppendUint32(nil, f(m)) }
		})
	}
	// without the owner key, nothing but the layout itself can tell
	unowned := func(note string, f func(s *seal) uint32) mutation {
		return mutation{"layout", note + ", no owner given", func(r *rand.Rand) (outcome.Report, bool) {
			s := randomSeal(r)
			s.length = func(string) []byte { return binary.BigEndian.AppendUint32(nil, f(&s)) }
			in := s.push()
			in.Owner = ""
			return signature.Callback(in), true
		}}
	}
	swallow := func(s *seal) uint32 { return uint32(len(s.message) + 1 + len(s.owner)/2) }
	owner := func(slug, note string, change func(owner string, r *rand.Rand) string) mutation {
		return onPush(slug, note, func(in *signature.CallbackInput, _ seal, r *rand.Rand) { in.Owner = change(in.Owner, r) })
	}
	return []mutation{
		owner("wrong-owner", "another", func(string, *rand.Rand) string { return "ding0000000000000000" }),
		owner("wrong-owner", "its beginning", func(o string, _ *rand.Rand) string { return o[:12] }),
		owner("owner-blank", "", func(o string, _ *rand.Rand) string { return o + " " }),
		owner("owner-case", "", func(o string, _ *rand.Rand) string { return strings.ToUpper(o) }),
		onSeal("owner-missing", "", func(s *seal, _ *rand.Rand) { s.owner = "" }),
		onSeal("suite-placeholder", "", func(s *seal, _ *rand.Rand) { s.owner = "suite4xxxxxxxxxxxxxxx" }),
		length("characters", func(m string) uint32 { return uint32(utf8.RuneCountInString(m)) }),
		length("too long", func(m string) uint32 { return uint32(len(m)) + 500 }),
		length("short of three", func(m string) uint32 { return uint32(len(m)) - 3 }),
		length("zero", func(string) uint32 { return 0 }),
		length("a part of the owner", func(m string) uint32 { return uint32(len(m)) + 4 }),
		length("twenty characters of the owner", func(m string) uint32 { return uint32(len(m)) + 20 }),
		unowned("characters", func(s *seal) uint32 { return uint32(utf8.RuneCountInString(s.message)) }),
		unowned("short of three", func(s *seal) uint32 { return uint32(len(s.message) - 3) }),
		unowned("zero", func(*seal) uint32 { return 0 }),
		unowned("a part of the owner", swallow),
		unowned("all of the owner", func(s *seal) uint32 { return uint32(len(s.message) + len(s.owner)) }),
		onSeal("owner-blank", "when sealed", func(s *seal, _ *rand.Rand) { s.owner += "\n" }),
		length("enormous", func(string) uint32 { return 0x7fffffff }),
		onSeal("layout", "little endian", func(s *seal, _ *rand.Rand) {
			s.length = func(m string) []byte { return binary.LittleEndian.AppendUint32(nil, uint32(len(m))) }
		}),
	}
}
