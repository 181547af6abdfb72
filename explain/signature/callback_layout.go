package signature

import (
	"encoding/json"
	"strings"

	"github.com/dterr/dterr/explain/signature/internal/advice"
	"github.com/dterr/dterr/explain/signature/internal/pasted"
	"github.com/dterr/dterr/explain/signature/internal/seal"
)

// checkDecryption decrypts what is there, repaired where it can be.
func (c *callback) checkDecryption() {
	const name = "decryption"
	c.open = seal.Open(c.key.Bytes, c.text)
	o := c.open
	code := c.code(codeDecrypt)
	switch {
	case !c.env.Encrypt.Has:
		c.blocked(name, advice.Say("没有 encrypt，无法解密。", "There is no encrypt to decrypt."))
	case c.text == "" && c.signed:
		c.fail(name, "ciphertext-empty", code, advice.Say("encrypt 是空文本，而签名有效。", "encrypt is an empty text, and the signature is valid."))
	case !o.Decoded && c.signed:
		c.fail(name, "ciphertext-base64", code, advice.Say("encrypt 不是 base64，而签名有效：发送方编码有误。", "encrypt is not base64, and the signature is valid: the sender encodes wrongly."))
	case !o.Whole && c.signed:
		c.fail(name, "ciphertext-blocks", code, advice.Sayf("密文有 %d 字节，不是 16 的倍数，而签名有效：发送方造成。", "The ciphertext has %d bytes, no multiple of 16, and the signature is valid: the sender's doing.", o.Size))
	case !o.Whole:
		c.blocked(name, advice.Sayf("encrypt 不是完整的密文（%d 个字符）。", "encrypt is no whole ciphertext (%d characters).", len(c.text)))
	case o.Plain == nil:
		c.blocked(name, advice.Say("密钥不可用，无法解密。", "The key is unusable; nothing can be decrypted."))
	case o.Spare:
		c.pass(name, advice.Sayf("密文 %d 字节，已用 AES-256-CBC 解密；它的 base64 末尾有多余的位不是零：编码器不会这样写，严格的解码器会拒绝。", "The ciphertext of %d bytes was decrypted with AES-256-CBC; spare bits at the end of its base64 are not zero: no encoder writes that, and a strict decoder refuses it.", o.Size))
	default:
		c.pass(name, advice.Sayf("密文 %d 字节，已用 AES-256-CBC 解密。", "The ciphertext of %d bytes was decrypted with AES-256-CBC.", o.Size))
	}
	switch {
	case o.Plain == nil:
		c.blocked("padding", advice.Say("没有明文可检查。", "There is no plaintext to check."))
	case !o.Padding && o.Credible():
		c.pass("padding", advice.Say("末尾不是完整的 PKCS#7 填充，但各库只看最后一个字节，仍能解开。", "The end is no complete PKCS#7 padding, but libraries look at the last byte only and open it all the same."))
	case !o.Padding:
		c.blocked("padding", advice.Say("末尾不是 PKCS#7 填充（1 到 32）。", "The end is no PKCS#7 padding (1 to 32)."))
	default:
		c.pass("padding", advice.Say("末尾是 PKCS#7 填充。", "The end is PKCS#7 padding."))
	}
}

// checkLayout looks at the random prefix and the length field. An unprintable
// prefix with a length out of range is how a wrong key shows.
func (c *callback) checkLayout() {
	const name = "length"
	o := c.open
	code := c.code(codeLength)
	// Once the signature is wrong for a reason of its own, the layout of a text
	// that did not open says nothing new.
	silent := !c.signed && !c.explained
	switch {
	case o.Plain == nil:
		c.blocked(name, advice.Say("没有明文可检查。", "There is no plaintext to check."))
	case o.Credible() && !c.miscounted():
		c.pass(name, advice.Say("长度字段与明文相符。", "The length field fits the plaintext."))
	case o.Credible():
		c.fail(name, "layout", c.code(codeOwner), advice.Say("aesKey 是对的；按长度字段取出的消息不完整，或者带上了后面的内容：发送方算错了长度。", "The aesKey is right; what the length field cuts out is not the whole message, or more than the message: the sender miscounts."))
	case silent:
		c.blocked(name, advice.Say("长度字段与明文不符。", "The length field does not fit the plaintext."))
	case !o.Prefix:
		c.fail(name, "wrong-aes-key", code, advice.Say("开头 16 字节不可打印，长度字段也与明文不符：aesKey 不是加密所用的那个（签名有效，所以 token 是对的）。", "The first 16 bytes are unprintable and the length field does not fit: the message was sealed with another aesKey (the signature is valid, so the token is right)."))
	case o.Swapped:
		c.fail(name, "layout", code, advice.Say("aesKey 是对的；长度字段按小端序才说得通：发送方的字节序反了。", "The aesKey is right; the length field makes sense only as little endian: the sender writes it the wrong way round."))
	default:
		c.fail(name, "layout", code, advice.Say("aesKey 是对的；长度字段大于其后的字节数：发送方算错了长度。", "The aesKey is right; the length field exceeds what follows: the sender miscounts."))
	}
}

// miscounted says that the length field stays within the plaintext and yet is
// not that of the message: the message begins as JSON and is none, or what
// follows it can be no owner key. A reply must hold the word success. A text
// that its signature does not vouch for may as well be damaged.
func (c *callback) miscounted() bool {
	o := c.open
	if !c.signed && !c.explained {
		return false
	}
	if len(o.Message) > 0 && o.Message[0] == '{' && !json.Valid(o.Message) {
		return true
	}
	const word = "success"
	rest := string(o.Message) + string(o.Tail)
	if n := len(o.Message); c.in.Reply && n != len(word) && strings.HasPrefix(rest, word) {
		return n < len(word) || c.in.Owner != "" && rest == word+c.in.Owner
	}
	tail := string(o.Tail)
	return tail != "" && tail != c.in.Owner && !seal.PlainKey(pasted.Unquoted(tail))
}

// checkOwner reads the owner key from the tail and compares it.
func (c *callback) checkOwner() {
	const name = "owner"
	o := c.open
	if !o.Credible() {
		c.blocked(name, advice.Say("消息没有解开，读不到所属标识。", "The message did not open; there is no owner key to read."))
		return
	}
	if c.miscounted() {
		c.blocked(name, advice.Say("长度字段不可信，不知道所属标识从哪里开始。", "The length field is not to be trusted, so nobody knows where the owner key begins."))
		return
	}
	tail := string(o.Tail)
	if seal.PlainKey(tail) {
		c.report.Owner, c.report.OwnerKind = tail, seal.OwnerKind(tail)
	}
	kind := seal.KindText(seal.OwnerKind(tail))
	switch {
	case tail == "":
		code := codeOwner
		if c.in.Reply {
			code = codeSeal
		}
		c.fail(name, "owner-missing", code, advice.Say("消息末尾没有所属标识：加密时没有配置它。", "The message ends without an owner key: none was configured when it was sealed."))
	case tail != c.in.Owner && !seal.PlainKey(pasted.Unquoted(tail)):
		c.blocked(name, advice.Say("消息末尾有损坏，读不到所属标识。", "The end of the message is damaged; there is no owner key to read."))
	case tail != c.in.Owner && !seal.PlainKey(tail):
		c.fail(name, "owner-blank", c.code(codeOwner), advice.Say("消息里的所属标识前后有空白或引号：加密时的配置带着它们。", "The owner key in the message has white space or quotes around it: it was configured so when the message was sealed."))
	case c.in.Owner == "":
		c.pass(name, advice.Sayf("没有给出所属标识；消息里的是%[1]s。", "No owner key was given; the one in the message is %[2]s.", kind.ZH, kind.EN))
	case tail == c.in.Owner:
		c.pass(name, advice.Sayf("所属标识一致，是%[1]s。", "The owner key matches; it is %[2]s.", kind.ZH, kind.EN))
	default:
		c.wrongOwner(name, tail)
	}
}

func (c *callback) wrongOwner(name, tail string) {
	owner, code := c.in.Owner, c.code(codeOwner)
	sent, set := seal.KindText(seal.OwnerKind(tail)), seal.KindText(seal.OwnerKind(owner))
	switch {
	case pasted.Trimmed(owner) == tail || pasted.Unquoted(owner) == tail:
		c.fail(name, "owner-blank", code, advice.Say("配置的所属标识前后有空白或引号。", "The owner key configured has white space or quotes around it."))
	case strings.EqualFold(owner, tail):
		c.fail(name, "owner-case", code, advice.Say("配置的所属标识大小写不同。", "The owner key configured differs in case."))
	case tail == seal.Placeholder:
		c.fail(name, "suite-placeholder", code, advice.Say("消息里是旧控制台在套件创建之前使用的占位 suiteKey。", "The message holds the placeholder suiteKey that the old console used before a suite existed."))
	case strings.HasPrefix(tail, owner) || strings.HasPrefix(owner, tail):
		c.fail(name, "wrong-owner", code, advice.Sayf("配置的有 %[1]d 位，消息里的有 %[2]d 位，一个是另一个的开头：像是新旧两种 corpId。", "The one configured has %[1]d characters, the one in the message %[2]d, and one begins with the other: they look like an old and a new corpId.", len(owner), len(tail)))
	default:
		c.fail(name, "wrong-owner", code, advice.Sayf("配置的是%[1]s，消息里的是%[2]s。", "Configured is %[3]s; the message holds %[4]s.", set.ZH, sent.ZH, set.EN, sent.EN))
	}
}

// checkMessage names the event of a push, or holds a reply's message against
// the word success.
func (c *callback) checkMessage() {
	const name = "message"
	o := c.open
	if c.in.Show && o.Credible() && !c.miscounted() {
		c.report.Message = string(o.Message)
	}
	switch {
	case !o.Credible():
		c.blocked(name, advice.Say("消息没有解开。", "The message did not open."))
	case c.miscounted():
		c.blocked(name, advice.Say("不知道消息到哪里为止。", "Nobody knows where the message ends."))
	case c.in.Reply && string(o.Message) == "success":
		c.pass(name, advice.Say("内容是 success。", "The message is success."))
	case c.in.Reply:
		c.fail(name, "reply-message", codeReply, advice.Sayf("解开的内容有 %d 字节，不是 success 这 7 个字节。", "The message has %d bytes and is not the 7 bytes success.", len(o.Message)))
	default:
		c.report.Event = o.Event()
		if c.report.Event == "" {
			c.pass(name, advice.Say("消息里没有 EventType。", "The message has no EventType."))
			return
		}
		c.pass(name, advice.Sayf("事件是 %s。", "The event is %s.", c.report.Event))
	}
}

// checkReplyFields holds the reply's JSON against the documented one.
func (c *callback) checkReplyFields(name string) {
	e := c.env
	wrong := func(f pasted.Field, right string) bool { return f.Has && f.Name != right }
	switch {
	case e.Shape == pasted.ShapeEmpty:
		c.fail(name, "reply-empty", codePlain, advice.Say("回复是空的：处理函数没有返回内容。", "The reply is empty: the handler returned nothing."))
	case !e.Object:
		c.fail(name, "reply-not-json", codeReply, advice.Say("回复不是 JSON 对象。", "The reply is no JSON object."))
	case e.Shape == pasted.ShapeString:
		c.fail(name, "reply-not-json", codeReply, advice.Say("回复是一个 JSON 字符串，对象在字符串里面：序列化了两次。", "The reply is a JSON string that holds the object: it was serialized twice."))
	case e.Shape == pasted.ShapeTorn:
		c.fail(name, "reply-not-json", codeReply, advice.Say("回复是不完整或错误的 JSON。", "The reply is broken JSON."))
	case !e.Encrypt.Has && !e.Signature.Has:
		c.fail(name, "reply-plain", codeReply, advice.Say("回复是普通 JSON，没有加密。", "The reply is plain JSON, not an encrypted one."))
	case e.Shape == pasted.ShapeExtra:
		c.fail(name, "reply-extra", codeReply, advice.Say("JSON 前后还有别的输出（BOM、调试信息、警告）。", "There is other output around the JSON (a BOM, a debug dump, a warning)."))
	case !e.Encrypt.Has:
		c.fail(name, "field-missing", codePlain, advice.Say("回复里没有 encrypt：没有可加密的内容。", "The reply has no encrypt: there was nothing to seal."))
	case !e.Signature.Has:
		c.fail(name, "field-missing", codeReply, advice.Say("回复里没有 msg_signature。", "The reply has no msg_signature."))
	case !e.Timestamp.Has:
		c.fail(name, "field-missing", codeTimestamp, advice.Say("回复里没有 timeStamp。", "The reply has no timeStamp."))
	case !e.Nonce.Has:
		c.fail(name, "field-missing", codeNonce, advice.Say("回复里没有 nonce。", "The reply has no nonce."))
	case c.in.Token == "":
		c.fail(name, "field-missing", codeCompute, advice.Say("没有 token。", "There is no token."))
	case wrong(e.Encrypt, "encrypt") || wrong(e.Signature, "msg_signature") || wrong(e.Timestamp, "timeStamp") || wrong(e.Nonce, "nonce"):
		c.fail(name, "field-name", codeReply, advice.Say("字段名不对：必须是 msg_signature、timeStamp（大写 S）、nonce、encrypt。", "A field has the wrong name: they are msg_signature, timeStamp (capital S), nonce, encrypt."))
	default:
		c.pass(name, advice.Say("msg_signature、timeStamp、nonce、encrypt 都在。", "msg_signature, timeStamp, nonce and encrypt are all there."))
	}
}
