package signature

import (
	"crypto/hmac"
	"crypto/md5"  //nolint:gosec // only to recognise a signature made with it
	"crypto/sha1" //nolint:gosec // only to recognise a signature made with it
	"crypto/sha256"
	"crypto/sha512"
	"encoding/base64"
	"slices"
	"strings"

	"github.com/dterr/dterr/explain/signature/internal/advice"
	"github.com/dterr/dterr/explain/signature/internal/pasted"
	"github.com/dterr/dterr/explain/signature/internal/trial"
)

// checkSign compares the sign with the MAC under every known mistake.
func (r *robot) checkSign() {
	const name = "sign"
	switch {
	case r.sign == "" && !r.in.HasSecret && r.ts == "":
		r.pass(name, advice.Say("地址没有签名，也没有提供密钥。", "The address is unsigned and no secret was given."))
		return
	case r.sign == "":
		r.missingSign(name)
		return
	case !r.in.HasSecret:
		r.pass(name, advice.Say("没有提供密钥，签名未验证。", "Without a secret the sign was not verified."))
		return
	case r.in.Secret == "" || r.ts == "":
		r.blocked(name, advice.Say("缺少密钥或 timestamp，无法验证。", "Secret or timestamp is missing; the sign cannot be verified."))
		return
	case len(r.in.Secret) > trial.MaxSecret || len(r.ts) > 64 || len(r.sign) > trial.MaxSecret:
		r.fail(name, "wrong-secret", r.code, advice.Say("密钥、timestamp 或 sign 太长，不可能正确。", "Secret, timestamp or sign is too long to be right."))
		return
	}
	text, all := readSign(r.sign, r.in.Scheme, r.inURL || strings.Contains(r.sign, "%"))
	if slug, how, ok := r.explain(text, all); ok {
		r.named(name, slug, how)
		return
	}
	r.unexplained(name, all)
}

func (r *robot) missingSign(name string) {
	for _, other := range []string{"signature", "Sign", "msg_signature"} {
		if _, n := pasted.Value(r.params, other); n > 0 {
			r.fail(name, "sign-missing", r.code, advice.Sayf("没有 sign；参数 %s 的名字不对。", "There is no sign; the parameter %s has the wrong name.", other))
			return
		}
	}
	r.fail(name, "sign-missing", r.code, advice.Say("没有 sign；它必须在 URL 的查询参数里，不在请求头里。", "There is no sign; it belongs in the URL's query, not in a header."))
	if r.in.Scheme != Webhook {
		last := &r.report.Checks[len(r.report.Checks)-1]
		last.Detail = advice.Say("没有给出请求头里的签名。", "The signature of the request's header was not given.")
	}
}

// explain finds the first hypothesis and reading that agree. Both slugs are
// empty only for the very text that the documented way yields: receivers compare
// texts, so that another spelling of the same bytes is a mistake of its own.
func (r *robot) explain(text string, all []trial.Reading) (making, encoding string, ok bool) {
	for _, h := range hypotheses(r.in.Scheme, r.in.Secret, r.ts) {
		sum := h.Sum()
		if h.Slug == "" && trial.Same(base64.StdEncoding.EncodeToString(sum), text) {
			return "", "", true
		}
		for _, one := range all {
			if !hmac.Equal(sum, one.Mac) {
				continue
			}
			if h.Slug == "" && one.Slug == "" {
				return "", advice.SlugSpelling, true
			}
			return h.Slug, one.Slug, true
		}
	}
	return "", "", false
}

// named reports a signature that a hypothesis explains; both slugs empty
// means that it is right.
func (r *robot) named(name, making, encoding string) {
	if making == "" && encoding == "" && r.bare() {
		r.pass(name, advice.Say("签名与密钥和 timestamp 一致；但它没有 URL 编码，换一个带 + 的签名就会失败。", "The sign fits the secret and the timestamp; yet it is not percent-encoded, and the next one with a + in it will fail."))
		return
	}
	if making == "" && encoding == "" {
		r.pass(name, advice.Say("签名与密钥和 timestamp 一致。", "The sign fits the secret and the timestamp."))
		return
	}
	for _, slug := range []string{making, encoding} {
		if slug == "" {
			continue
		}
		m := r.mistake(slug)
		r.fail(name, slug, r.code, advice.Sayf("%[1]s：按此重算，得到的正是这个签名。", "%[2]s: recomputed that way, the sign is exactly this one.", m.Title.ZH, m.Title.EN))
		name = "sign-encoding"
	}
}

// bare says that the sign stands in the URL as the base64 that it is: nothing
// encoded it, and it only happens to hold no plus.
func (r *robot) bare() bool {
	return r.inURL && r.in.Scheme == Webhook && !strings.Contains(r.sign, "%") && strings.ContainsAny(r.sign, "/=")
}

// unexplained reports a signature that nothing explains. Its encoding may
// still be wrong; the secret is what remains.
func (r *robot) unexplained(name string, all []trial.Reading) {
	if len(all) == 0 {
		r.fail(name, "sign-malformed", r.code, advice.Say("sign 解码后不是一个摘要：不是 base64，或被截断。", "sign decodes to no digest: it is not base64, or was cut."))
		return
	}
	encoding, size := all[0].Slug, len(all[0].Mac)
	switch {
	case size != sha256.Size:
		r.fail(name, "sign-malformed", r.code, advice.Sayf("sign 解码后是 %d 字节，HMAC-SHA256 应为 32 字节。", "sign decodes to %d bytes; an HMAC-SHA256 has 32.", size))
	default:
		r.blocked(name, advice.Say("签名与密钥不一致，已知的错误都不能解释它：密钥（或签名时的 timestamp）是另一个。", "The sign does not fit the secret, and no known mistake explains it: it was made with another secret (or another timestamp)."))
		if encoding != "" {
			r.also(encoding, r.code, rankFirst)
		}
		r.also("wrong-secret", r.code, rankFirst)
	}
}

// hypotheses lists how a MAC may have been made, the right way first.
func hypotheses(scheme Scheme, secret, ts string) []trial.Hypothesis {
	line := func(ts, secret string) string { return signedText(scheme, ts, secret) }
	all := attempts{{Key: secret, Data: line(ts, secret)}}
	both := func(slug, other string) {
		all.add(slug, other, line(ts, other))
		if scheme != Card {
			all.add(slug, other, line(ts, secret))
			all.add(slug, secret, line(ts, other))
		}
	}
	if scheme != Card { // before the secrets with a line break, whose text it is too
		all.add("newline-trailing", secret, ts+"\n"+secret+"\n")
	}
	for _, v := range secretVariants(scheme, secret) {
		both(v.Slug, v.Text)
	}
	if len(ts) == 13 {
		all.add("timestamp-seconds", secret, line(ts[:10], secret))
	}
	if scheme == Card {
		all.add("secret-appended", secret, ts+"\n"+secret)
	} else {
		all.add("newline-literal", secret, ts+`\n`+secret)
		all.add("newline-literal", secret, ts+"/n"+secret)
		all.add("newline-missing", secret, ts+secret)
		all.add("newline-missing", secret, ts+" "+secret)
		all.add("newline-missing", secret, ts+"&"+secret)
		all.add("newline-crlf", secret, ts+"\r\n"+secret)
		all.add("swapped-lines", secret, secret+"\n"+ts)
		all.add("timestamp-only", secret, ts)
	}
	all.add("secret-only", secret, secret)
	all.add("key-swapped", ts+"\n"+secret, "")
	all.add("key-swapped", ts+"\n"+secret, secret)
	all.add("key-swapped", ts, secret)
	all.add("key-swapped", ts, ts+"\n"+secret)
	right := line(ts, secret)
	all = append(all,
		trial.Hypothesis{Slug: "other-hash", Key: secret, Data: right, Hash: md5.New},
		trial.Hypothesis{Slug: "other-hash", Key: secret, Data: right, Hash: sha1.New},
		trial.Hypothesis{Slug: "other-hash", Key: secret, Data: right, Hash: sha512.New},
		trial.Hypothesis{Slug: trial.SlugBareHash, Key: "", Data: right, Hash: sha256.New})
	return append(all, trial.Instants(ts, secret, line)...)
}

// attempts collects the ways in which a sign may have been made.
type attempts []trial.Hypothesis

//go:noinline // copies in all its callers would be larger
func (a *attempts) add(slug, key, data string) {
	*a = append(*a, trial.Hypothesis{Slug: slug, Key: key, Data: data})
}

// secretVariants lists the secrets that may have been used for this one.
func secretVariants(scheme Scheme, s string) []trial.Variant {
	all := trial.Variants{Of: s}
	const prefix = "SEC"
	switch bare := len(s) < len(prefix) || !strings.EqualFold(s[:len(prefix)], prefix); {
	case scheme != Webhook:
	case bare:
		all.Add("prefix-dropped", prefix+s)
		all.Add("prefix-dropped", prefix+strings.ToLower(s))
	default:
		all.Add("prefix-dropped", s[len(prefix):])
		all.Add("secret-case", prefix+strings.ToLower(s[len(prefix):]))
		all.Add("secret-case", prefix+strings.ToUpper(s[len(prefix):]))
	}
	all.Add("secret-blank", pasted.Trimmed(s))
	all.Add("secret-quoted", pasted.Unquoted(s))
	for _, end := range []string{"\n", "\r\n", "\r", " ", "\t", "\ufeff"} {
		all.Add("secret-blank", s+end)
		all.Add("secret-blank", end+s)
	}
	all.Add("secret-quoted", `"`+s+`"`)
	all.Add("secret-quoted", `'`+s+`'`)
	all.Add("secret-case", strings.ToLower(s))
	all.Add("secret-case", strings.ToUpper(s))
	return slices.DeleteFunc(all.All, func(v trial.Variant) bool { return v.Text == "" })
}

// readSign gives the text of a sign that a receiver compares, and lists the ways
// to read it. encoded says that it stands as in a URL, where a plus is a blank;
// scheme decides how a blank or an escape in it is called.
func readSign(sign string, scheme Scheme, encoded bool) (compared string, all []trial.Reading) {
	blank, escape := "plus-to-blank", "percent-encoded"
	if scheme == Webhook {
		blank, escape = "not-encoded", "double-encoded"
	}
	text := sign
	if encoded && scheme == Webhook {
		text = pasted.Unpercent(sign)
	}
	compared = text
	if encoded && strings.Contains(text, "%") {
		all = append(all, trial.ReadDigest(escape, pasted.UnpercentAll(text))...)
	}
	if strings.Contains(text, " ") || encoded && scheme == Webhook && strings.Contains(sign, "+") {
		compared = ""
		all = append(all, trial.ReadDigest(blank, strings.ReplaceAll(text, " ", "+"))...)
	} else {
		all = append(all, trial.ReadDigest("", text)...)
	}
	clean := pasted.Unquoted(text)
	if clean != text {
		all = append(all, trial.ReadDigest("sign-blank", strings.ReplaceAll(clean, " ", "+"))...)
	}
	if joined := strings.Join(strings.Fields(clean), ""); joined != clean {
		all = append(all, trial.ReadDigest("sign-blank", joined)...)
	}
	return compared, all
}
