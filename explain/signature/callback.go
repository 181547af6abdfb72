package signature

import (
	"fmt"
	"strings"

	"github.com/dterr/dterr/explain/signature/outcome"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain/signature/internal/advice"
	"github.com/dterr/dterr/explain/signature/internal/pasted"
	"github.com/dterr/dterr/explain/signature/internal/seal"
	"github.com/dterr/dterr/explain/signature/internal/trial"
)

// The codes of the callback, by the global list of codes.
const (
	codePlain     = "900001"
	codeTimestamp = "900002"
	codeNonce     = "900003"
	codeAESKey    = "900004"
	codeMismatch  = "900005"
	codeCompute   = "900006"
	codeSeal      = "900007"
	codeDecrypt   = "900008"
	codeLength    = "900009"
	codeOwner     = "900010"
	codeReply     = "71009"
)

// CallbackInput is what Callback looks at.
type CallbackInput struct {
	// Query is the query of the push, or its whole URL: msg_signature or
	// signature, timestamp, nonce. For a reply it is the query of the push
	// answered and may be empty.
	Query string
	// Body is the body as received: {"encrypt": …}; a form or the bare
	// ciphertext is read too, and what stands before the object is passed over. For a reply it is the body answered with.
	Body []byte
	// Token and AESKey are the two secrets of the subscription.
	Token, AESKey string
	// Owner is the owner key configured: app key, corp id or suite key. Empty
	// leaves it unchecked.
	Owner string
	// Reply says that Body is the endpoint's answer to a push.
	Reply bool
	// Show asks for the decrypted message in the report.
	Show bool
}

// callback is one verification under way.
type callback struct {
	*sheet
	in   CallbackInput
	env  pasted.Envelope
	push pasted.Envelope
	key  seal.Key
	// signed says that the signature is right as it stands, and explained that
	// a known mistake yields it.
	signed, explained bool
	// text is the ciphertext, repaired where a repair made sense.
	text string
	open seal.Opened
}

// Callback checks the signature and encryption of an HTTP event push, or of
// the reply to one, in the order of the documented algorithm: key, the four
// values, signature, decryption, length, owner key. The code is 900004 to
// 900010 for a push; for a reply 71009, or 900001, 900002, 900003, 900004 or
// 900007 where it could not have been sealed properly.
func Callback(in CallbackInput) outcome.Report {
	c := &callback{sheet: newSheet("callback", advice.CallbackMistakes()), in: in}
	if len(in.Body) > MaxInput || len(in.Query) > MaxInput || len(in.Token) > trial.MaxSecret || len(in.AESKey) > trial.MaxSecret || len(in.Owner) > trial.MaxSecret {
		c.fail("input", "too-long", "", advice.Say("输入太长，不作检查。", "An input is too long and is not checked."))
		return c.done(codes.Text{})
	}
	pasted.ReadQuery(&c.env, in.Query)
	if in.Reply {
		c.push, c.env = c.env, pasted.Envelope{}
	}
	pasted.ReadBody(&c.env, in.Body, in.Reply)
	c.key = seal.ReadKey(in.AESKey)
	c.checkKey()
	c.checkQuery()
	c.checkBody()
	c.checkFields()
	c.checkSignature()
	c.checkDecryption()
	c.checkLayout()
	c.checkOwner()
	c.checkMessage()
	c.report.Libraries = c.libraries()
	c.checkJava()
	if in.Reply {
		return c.done(advice.Say("回复正确，钉钉能解开并读到 success。", "The reply is right: DingTalk can open it and reads success."))
	}
	return c.done(advice.Say("签名正确，消息可以解开。", "The signature is right and the message opens."))
}

// checkJava names the one failure that no input shows: the Java library can
// forbid itself AES-256. It was run on JDK 17 and 25.
func (c *callback) checkJava() {
	zh, en := "若只有 Java", "If Java alone"
	if len(c.found) > 0 {
		zh, en = "先改上面的错误；改好之后若只有 Java", "Mend what was found first; if Java alone then"
	} else {
		zh, en = zh+" 在这里", en+" here"
	}
	c.pass("jdk-policy", advice.Sayf("%[1]s报 900008（加密回复时报 900007），是官方类的静态块把 crypto.policy 设成了 limited：删掉那段静态块，或在加载该类之前调用一次 Cipher.getMaxAllowedKeyLength(\"AES\")；JDK 8u151 及更早要安装 JCE 补丁。", "%[2]s raises 900008 (900007 when sealing the reply), the library's static block left crypto.policy=limited: delete that block, or call Cipher.getMaxAllowedKeyLength(\"AES\") once before the class is loaded; up to JDK 8u151 install the JCE policy files.", zh, en))
}

// code gives the code of a mistake: that of the algorithm for a push, 71009
// for a reply, which DingTalk itself opens.
func (c *callback) code(push string) string {
	if c.in.Reply {
		return codeReply
	}
	return push
}

func (c *callback) checkKey() {
	k := c.key
	fail := func(name string, zh, en string, a ...any) {
		code := codeAESKey
		if c.in.Reply && k.Slug == "aes-key-alphabet" && k.LengthOK {
			code = codeSeal // no library looks at the alphabet before it seals
		}
		c.fail(name, k.Slug, code, advice.Sayf(zh, en, a...))
	}
	switch {
	case k.LengthOK:
		c.pass("aes-key-length", advice.Say("EncodingAESKey 有 43 个字符。", "EncodingAESKey has 43 characters."))
	case k.Slug == "aes-key-missing":
		fail("aes-key-length", "没有 EncodingAESKey。", "There is no EncodingAESKey.")
	default:
		fail("aes-key-length", "EncodingAESKey 有 %d 个字符，应为 43 个。", "EncodingAESKey has %d characters instead of 43.", k.Size)
	}
	switch {
	case k.Slug == "aes-key-missing":
		c.blocked("aes-key-alphabet", advice.Say("没有可检查的字符。", "There are no characters to check."))
	case !k.AlphabetOK && k.LengthOK:
		fail("aes-key-alphabet", "EncodingAESKey 里有字母和数字以外的字符。", "EncodingAESKey holds a character that is neither letter nor digit.")
	case !k.AlphabetOK:
		c.blocked("aes-key-alphabet", advice.Say("其中还有字母和数字以外的字符。", "It also holds a character that is neither letter nor digit."))
	default:
		c.pass("aes-key-alphabet", advice.Say("只有字母和数字。", "Letters and digits only."))
	}
	switch {
	case k.Bytes == nil:
		c.blocked("aes-key-spare-bits", advice.Say("密钥不能解码，无法检查。", "The key does not decode; this cannot be checked."))
	case k.Spare:
		c.pass("aes-key-spare-bits", advice.Say("最后一个字符的两个多余位不是零：合法，但严格的 base64 解码器（如 commons-codec 1.13、1.14）会拒绝它。", "The two spare bits of the last character are not zero: legal, but a strict base64 decoder (commons-codec 1.13 or 1.14, say) refuses the key."))
	default:
		c.pass("aes-key-spare-bits", advice.Say("最后一个字符的多余位是零。", "The spare bits of the last character are zero."))
	}
}

// checkQuery looks for parameters that stand there more than once, and for two
// signatures that contradict each other.
func (c *callback) checkQuery() {
	const name = "query"
	e := c.env
	if c.in.Reply {
		e = c.push
	}
	differ := e.Signature.Has && e.Second.Has && !trial.Same(e.Signature.Text, e.Second.Text)
	switch {
	case len(e.Repeated) > 0:
		c.fail(name, "duplicate-parameter", "", advice.Sayf("查询串里重复的参数：%s；不同的框架取不同的一个。", "More than once in the query: %s; frameworks differ in which one they take.", strings.Join(e.Repeated, ", ")))
	case differ:
		c.fail(name, "signatures-differ", "", advice.Say("msg_signature 与 signature 的值不同；钉钉两个都发，值相同。", "msg_signature and signature differ; DingTalk sends both with one value."))
	default:
		c.pass(name, advice.Say("查询参数没有重复。", "No parameter of the query is repeated."))
	}
}

// checkBody looks for what makes receivers read different values out of one
// body. What stands before an object was mostly copied along with it.
func (c *callback) checkBody() {
	const name = "body"
	e := c.env
	switch {
	case len(e.Twice) > 0:
		c.fail(name, "duplicate-member", c.code(""), advice.Sayf("请求体里重复的字段：%s；不同的解析器取不同的一个。", "More than once in the body: %s; parsers differ in which one they take.", strings.Join(e.Twice, ", ")))
	case e.Untyped:
		c.fail(name, "encrypt-type", c.code(""), advice.Say("encrypt 不是 JSON 字符串。", "encrypt is no JSON string."))
	case e.Behind && !c.in.Reply:
		c.blocked(name, advice.Say("JSON 对象后面还有别的内容：解析器会拒绝它，或者忽略它。", "Something follows the JSON object: a parser refuses that, or passes over it."))
		c.also("body-extra", "", rankLater) // mostly copied along: what else is wrong matters more
	case e.Encrypt.Has && e.Shape == pasted.ShapeExtra:
		c.pass(name, advice.Say("encrypt 只有一个；JSON 对象前面的内容没有算在内，接收方会拒绝它。", "There is one encrypt; what stands before the JSON object was left out, and a receiver would refuse it."))
	case e.Encrypt.Has:
		c.pass(name, advice.Say("encrypt 只有一个。", "There is one encrypt."))
	default:
		c.blocked(name, advice.Say("没有读到 encrypt。", "No encrypt was read."))
	}
}

// checkFields looks whether all values came, and for a reply under their
// right names.
func (c *callback) checkFields() {
	const name = "fields"
	if c.in.Reply {
		c.checkReplyFields(name)
		return
	}
	missing := c.missing()
	switch {
	case len(missing) > 0 && (len(missing) > 1 || missing[0] != "signature"):
		list := strings.Join(missing, ", ")
		c.fail(name, "field-missing", codeCompute, advice.Sayf("缺少：%s。", "Missing: %s.", list))
	case len(missing) > 0:
		c.fail(name, "field-missing", codeMismatch, advice.Say("缺少签名：msg_signature 和 signature 都没有读到。", "The signature is missing: neither msg_signature nor signature was read."))
	case c.env.Shape == pasted.ShapeTorn:
		c.blocked(name, advice.Say("请求体是不完整的 JSON。", "The body is JSON that breaks off."))
		c.also("body-truncated", codeMismatch, rankFirst)
	default:
		c.pass(name, advice.Say("token、timestamp、nonce、encrypt 和签名都在。", "Token, timestamp, nonce, encrypt and signature are all there."))
	}
}

// missing lists the values of a push that are not there. An empty encrypt
// counts as there: it can be signed.
func (c *callback) missing() []string {
	var all []string
	add := func(name string, there bool) {
		if !there {
			all = append(all, name)
		}
	}
	add("token", c.in.Token != "")
	add("timestamp", c.env.Timestamp.Has)
	add("nonce", c.env.Nonce.Has)
	add("encrypt", c.env.Encrypt.Has)
	add("signature", c.env.Signature.Has)
	return all
}

func (c *callback) parts() trial.Parts {
	return trial.Parts{Token: c.in.Token, Timestamp: c.env.Timestamp.Text, Nonce: c.env.Nonce.Text, Encrypt: c.env.Encrypt.Text}
}

// checkSignature compares the signature with the one computed, then with
// every known mistake.
func (c *callback) checkSignature() {
	const name = "signature"
	c.text = c.env.Encrypt.Text
	p := c.parts()
	right := p.Sign()
	if c.env.Signature.Has && (trial.Same(right, c.env.Signature.Text) || c.env.Second.Has && trial.Same(right, c.env.Second.Text)) {
		c.signed = true
		c.pass(name, advice.Say("签名与 token、timestamp、nonce、encrypt 一致。", "The signature fits token, timestamp, nonce and encrypt."))
		return
	}
	c.repair()
	if len(c.missing()) > 0 {
		c.blocked(name, advice.Say("缺少参与签名的值，无法验证。", "A value that is signed, or the signature, is missing; it cannot be verified."))
		return
	}
	if m, ok := trial.MatchSignature(p, c.env.Signature.Text, c.second()); ok {
		c.explained, c.text = true, m.Encrypt
		c.named(name, m)
		return
	}
	c.unexplained(name)
}

// second gives the timestamp and nonce of the push that a reply answers.
func (c *callback) second() trial.Parts {
	return trial.Parts{Timestamp: c.push.Timestamp.Text, Nonce: c.push.Nonce.Text}
}

// repair takes for decryption the first variant of the ciphertext that has
// whole blocks.
func (c *callback) repair() {
	for _, v := range trial.BodyVariants(c.text) {
		if o := seal.Open(nil, v.Text); o.Whole {
			c.text = v.Text
			return
		}
	}
}

func (c *callback) named(name string, m trial.Matched) {
	escaped := ""
	if m.Body == "plus-to-blank" && strings.Contains(c.env.Encrypt.Text, "%") {
		escaped = "percent-encoded"
	}
	for _, slug := range []string{m.Body, escaped, m.Making, m.Form} {
		if slug == "" {
			continue
		}
		t := c.mistake(slug).Title
		if m.How == "caseless" && slug == "unsorted" {
			t = advice.Say("四个值按不分大小写的次序拼接", "The four texts were sorted without regard to case")
		}
		c.fail(name, slug, c.code(codeMismatch), advice.Sayf("%[1]s：按此重算，得到的正是这个签名。", "%[2]s: recomputed that way, the signature is exactly this one.", t.ZH, t.EN))
		name += "-also"
	}
}

// unexplained decides what a signature means that nothing explains, by
// whether the ciphertext opens.
func (c *callback) unexplained(name string) {
	o := seal.Open(c.key.Bytes, c.text)
	mangled := c.text != c.env.Encrypt.Text
	fail := func(slug, zh, en string) {
		if mangled { // seen in the text itself, whatever else is wrong
			for _, v := range trial.BodyVariants(c.env.Encrypt.Text) {
				if v.Text == c.text && v.Slug != "padding-lost" { // which a cut leaves too
					c.also(v.Slug, c.code(codeMismatch), rankFirst)
				}
			}
		}
		c.fail(name, slug, c.code(codeMismatch), advice.Say(zh, en))
	}
	_, form := trial.ReadSignature(c.env.Signature.Text)
	switch {
	case c.in.Reply && c.push.Signature.Has && trial.Same(c.push.Signature.Text, c.env.Signature.Text):
		fail("signature-echoed", "这是请求的签名，原样抄进了回复。", "This is the signature of the request, copied into the reply.")
	case pasted.Holds([]string{"signature-shape", "base64-digest", "other-hash"}, form):
		n := len(c.env.Signature.Text)
		fail(form, fmt.Sprintf("签名有 %d 个字符，应为 SHA-1 的 40 位小写十六进制；从形式就能看出不对。", n), fmt.Sprintf("The signature has %d characters and is not the 40 lower-case hex digits of SHA-1; its form alone tells.", n))
		if !o.Whole {
			c.also("body-truncated", c.code(codeMismatch), rankFirst)
		}
	case o.Clean() && o.OwnerIs(c.in.Owner):
		fail("wrong-token", "签名不一致，但消息用这个 aesKey 干净地解开了：aesKey 对，token 不对，或者 timestamp、nonce 来自另一个请求。", "The signature differs, yet the message opens cleanly with this aesKey: the aesKey is right and the token is not, or timestamp and nonce belong to another request.")
	case !o.Decoded || !o.Whole:
		fail("body-truncated", fmt.Sprintf("签名不一致，encrypt 也不是完整的密文（%d 个字符）：请求体被截断或改动。", len(c.text)), fmt.Sprintf("The signature differs and encrypt is no whole ciphertext (%d characters): the body was cut or changed.", len(c.text)))
	case o.Plain == nil:
		fail("wrong-token", "签名不一致；密钥不可用，不能用解密来佐证，先按 token 不对处理。", "The signature differs; without a usable key decryption cannot bear witness, so take the token to be wrong first.")
	case o.Prefix && !o.Fits || o.Prefix && !o.Padding:
		fail("body-truncated", "签名不一致；开头能用这个 aesKey 解开，结尾不能：encrypt 被截断。", "The signature differs; the beginning opens with this aesKey and the end does not: encrypt was cut.")
	case o.Prefix && o.Clean():
		fail("wrong-token", "签名不一致，但消息用这个 aesKey 解开了：token 不对；所属标识也不同。", "The signature differs, yet the message opens with this aesKey: the token is wrong, and the owner key differs too.")
	case o.Prefix:
		fail("body-altered", "签名不一致；消息能解开，但中间有损坏：encrypt 在途中被改动。", "The signature differs; the message opens but is damaged within: encrypt was changed on its way.")
	default:
		fail("wrong-app", "签名不一致，消息也解不开：token 和 aesKey 都不是这个应用（或环境）的。", "The signature differs and the message does not open: token and aesKey both belong to another app (or environment).")
	}
}
