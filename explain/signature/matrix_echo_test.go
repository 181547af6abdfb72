package signature_test

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"

	"github.com/dterr/dterr/explain/signature"
	"github.com/dterr/dterr/explain/signature/outcome"
)

// echoMutations have the server answer 52013 and repeat what it used.
func echoMutations() []mutation {
	type values struct{ nonce, ts, url, ticket string }
	echo := func(slug, note string, change func(p *page, v *values, r *rand.Rand)) mutation {
		return mutation{slug, note, func(r *rand.Rand) (outcome.Report, bool) {
			p := newPage(r)
			v := values{p.nonce, p.ts, p.url, p.ticket}
			change(p, &v, r)
			in := p.input()
			in.ErrorText = fmt.Sprintf(`dd error: {"message":"权限校验失败 Code:52013 - Message: 签名校验失败,nonce:[%s],timestamp:[%s],url:[%s],ticketList:[%s**********]","errorCode":3}`, v.nonce, v.ts, v.url, v.ticket[:10])
			return signature.JSAPI(in), true
		}}
	}
	// written has the text in another form, its url with what a form escapes.
	written := func(note string, f func(text string) string) mutation {
		return mutation{"other-hash", "everything agrees, " + note, func(r *rand.Rand) (outcome.Report, bool) {
			p := newPage(r)
			p.href = strings.Replace(p.href, "?", "?ids[]=[1],2&", 1)
			p.url = p.right()
			in := p.input()
			in.ErrorText = f(fmt.Sprintf(`{"message":"权限校验失败 Code:52013 - Message: 签名校验失败,nonce:[%s],timestamp:[%s],url:[%s],ticketList:[aC7X***,%s***]","errorCode":3}`, p.nonce, p.ts, p.url, p.ticket[:6]))
			return signature.JSAPI(in), true
		}}
	}
	slashes := func(text string) string { return strings.ReplaceAll(text, "/", `\/`) }
	ascii := func(text string) string {
		b := strconv.QuoteToASCII(text)
		return strings.ReplaceAll(b[1:len(b)-1], `\"`, `"`)
	}
	message := func(text string) string { return text[len(`{"message":"`):strings.Index(text, `","errorCode"`)] }
	return []mutation{
		written("an object", func(text string) string { return text }),
		written("a message", message),
		written("slashes escaped", slashes),
		written("slashes escaped in a message", func(text string) string { return slashes(message(text)) }),
		written("ASCII", ascii),
		written("ASCII in a log line", func(text string) string { return "dd.error " + slashes(ascii(text)) }),
		written("an object in a string", strconv.Quote),
		written("an object in a log's string", func(text string) string { return `{"msg":` + strconv.Quote(slashes(text)) + `}` }),
		written("no list of tickets' end", func(text string) string { return message(text)[:strings.LastIndex(message(text), "***]")] }),
		echo("wrong-ticket", "no list of tickets", func(_ *page, v *values, r *rand.Rand) { v.ticket = "**********" }),
		echo("wrong-ticket", "several, none of them this one", func(_ *page, v *values, r *rand.Rand) {
			v.ticket = pick(r, 4, digits) + "**,***" + pick(r, 60, alnum)
		}),
		echo("port", "server has any", func(_ *page, v *values, r *rand.Rand) {
			v.url = strings.Replace(v.url, ".com/", ".com:"+strconv.Itoa(1+r.IntN(65535))+"/", 1)
		}),
		echo("wrong-ticket", "all else agrees", func(_ *page, v *values, r *rand.Rand) { v.ticket = pick(r, 86, alnum) }),
		echo("other-hash", "everything agrees", func(*page, *values, *rand.Rand) {}),
		echo("port", "server has one", func(_ *page, v *values, _ *rand.Rand) { v.url = strings.Replace(v.url, ".com/", ".com:443/", 1) }),
		echo("scheme", "server has http", func(_ *page, v *values, _ *rand.Rand) { v.url = "http" + v.url[5:] }),
		echo("fragment-kept", "server has it", func(p *page, v *values, _ *rand.Rand) { v.url = p.href }),
		echo("trailing-slash", "", func(_ *page, v *values, _ *rand.Rand) { v.url = strings.Replace(v.url, "?", "/?", 1) }),
		echo("url-differs", "another page", func(_ *page, v *values, r *rand.Rand) {
			v.url = "https://other.example.com/" + pick(r, 9, lower)
		}),
		echo("nonce-differs", "", func(_ *page, v *values, r *rand.Rand) { v.nonce = pick(r, 11, alnum) }),
		echo("timestamp-differs", "", func(_ *page, v *values, _ *rand.Rand) { v.ts += "77777" }),
		echo("timestamp-unit", "", func(p *page, v *values, _ *rand.Rand) {
			if len(p.ts) == 13 {
				v.ts = p.ts[:10]
				return
			}
			v.ts = p.ts + "000"
		}),
		echo("fragment-kept", "signed with it", func(p *page, _ *values, _ *rand.Rand) { p.url = p.href }),
		{"other-code", "52011", func(r *rand.Rand) (outcome.Report, bool) {
			in := newPage(r).input()
			in.ErrorText = "Code:52011 - Message: jsapi ticket 读取失败"
			return signature.JSAPI(in), true
		}},
	}
}
