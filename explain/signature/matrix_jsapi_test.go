package signature_test

import (
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"math/rand/v2"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/dterr/dterr/explain/signature"
	"github.com/dterr/dterr/explain/signature/outcome"
)

// page is one page that calls dd.config, with what is signed open to
// mutation.
type page struct {
	href, ticket, nonce, ts string // what the check is given
	url, used, signed       string // what is signed: address, ticket, timestamp
	names                   [4]string
	join                    func(names [4]string, values [4]string) string
	hash                    func(text string) string
}

func documented(names, values [4]string) string {
	all := make([]string, 4)
	for i := range all {
		all[i] = names[i] + "=" + values[i]
	}
	return strings.Join(all, "&")
}

func newPage(r *rand.Rand) *page {
	host := pick(r, 6, lower) + ".example.com"
	query := "?corpId=ding" + pick(r, 16, "abcdef"+digits) + "&q=" + pick(r, 2, lower) + "%20" + pick(r, 2, lower) + "%2B%25" + pick(r, 2, digits) + "&name=%E5%BC%A0%E4%B8%89"
	p := &page{
		href:   "https://" + host + "/" + pick(r, 3, lower) + "/" + pick(r, 5, lower) + query + "#/" + pick(r, 4, lower) + "?x=%20" + pick(r, 1, digits),
		ticket: pick(r, 86, alnum), nonce: pick(r, 10, alnum), ts: strconv.Itoa(1_700_000_000 + r.IntN(90_000_000)),
		names: [4]string{"jsapi_ticket", "noncestr", "timestamp", "url"}, join: documented,
		hash: func(s string) string { b := sha1.Sum([]byte(s)); return hex.EncodeToString(b[:]) },
	}
	if r.IntN(2) == 0 {
		p.ts += pick(r, 3, digits)
	}
	if r.IntN(2) == 0 {
		p.hash = func(s string) string { b := sha256.Sum256([]byte(s)); return hex.EncodeToString(b[:]) }
	}
	p.used, p.signed, p.url = p.ticket, p.ts, p.right()
	return p
}

// right is the documented address: no fragment, the query decoded once.
func (p *page) right() string {
	base, query, ok := strings.Cut(strings.Split(p.href, "#")[0], "?")
	if !ok {
		return base
	}
	q, _ := url.QueryUnescape(query)
	return base + "?" + q
}

func (p *page) sign() string {
	return p.hash(p.join(p.names, [4]string{p.used, p.nonce, p.signed, p.url}))
}

func (p *page) input() signature.JSAPIInput {
	return signature.JSAPIInput{URL: p.href, Tickets: []string{p.ticket}, Nonce: p.nonce, Timestamp: p.ts, Signature: p.sign()}
}

// onPage makes a mutation of a page; one that leaves the signature as it was
// does not count, unless it is of the right input.
func onPage(slug, note string, change func(p *page, in *signature.JSAPIInput, r *rand.Rand)) mutation {
	return mutation{slug, note, func(r *rand.Rand) (outcome.Report, bool) {
		p := newPage(r)
		in := p.input()
		before := in
		change(p, &in, r)
		if in.Signature == before.Signature {
			in.URL, in.Nonce, in.Timestamp, in.Signature = p.href, p.nonce, p.ts, p.sign()
		}
		same := in.Signature == before.Signature && in.URL == before.URL && in.Nonce == before.Nonce && in.Timestamp == before.Timestamp && in.Tickets[0] == before.Tickets[0]
		return signature.JSAPI(in), slug == "" || !same
	}}
}

func jsapiMutations() []mutation {
	type in = *signature.JSAPIInput
	signed := func(slug, note string, f func(p *page, r *rand.Rand) string) mutation {
		return onPage(slug, note, func(p *page, _ in, r *rand.Rand) { p.url = f(p, r) })
	}
	shape := func(slug, note string, f func(sign string) string) mutation {
		return onPage(slug, note, func(p *page, i in, _ *rand.Rand) { i.Signature = f(p.sign()) })
	}
	bare := func(p *page) string { return strings.Split(p.href, "#")[0] }
	path := func(p *page) string { return strings.Split(p.url, "?")[0] }
	all := []mutation{
		onPage("", "right", func(*page, in, *rand.Rand) {}),
		signed("fragment-kept", "raw", func(p *page, _ *rand.Rand) string { return p.href }),
		signed("fragment-kept", "decoded", func(p *page, _ *rand.Rand) string { return p.url + p.href[strings.Index(p.href, "#"):] }),
		signed("query-encoded", "", func(p *page, _ *rand.Rand) string { return bare(p) }),
		signed("query-decoded-twice", "", func(p *page, _ *rand.Rand) string {
			base, query, _ := strings.Cut(p.url, "?")
			q, _ := url.QueryUnescape(query)
			return base + "?" + q
		}),
		onPage("query-plus-kept", "", func(p *page, _ in, _ *rand.Rand) {
			p.href = strings.Replace(p.href, "%20", "+", 1)
			p.url, _ = url.PathUnescape(bare(p))
		}),
		signed("query-dropped", "", func(p *page, _ *rand.Rand) string { return path(p) }),
		signed("url-encoded", "raw", func(p *page, _ *rand.Rand) string { return url.QueryEscape(bare(p)) }),
		signed("path-dropped", "", func(p *page, _ *rand.Rand) string { return p.url[:strings.Index(p.url, ".com")+4] }),
		signed("port", "added", func(p *page, _ *rand.Rand) string { return strings.Replace(p.url, ".com/", ".com:443/", 1) }),
		onPage("port", "lost", func(p *page, _ in, r *rand.Rand) {
			p.href = strings.Replace(p.href, ".com/", ".com:"+strconv.Itoa(1024+r.IntN(6000))+"/", 1)
		}),
		signed("scheme", "", func(p *page, _ *rand.Rand) string { return "http" + p.url[5:] }),
		signed("scheme", "with the port", func(p *page, _ *rand.Rand) string {
			return "http" + strings.Replace(p.url[5:], ".com/", ".com:80/", 1)
		}),
		onPage("host-case", "", func(p *page, _ in, _ *rand.Rand) { p.href = strings.Replace(p.href, ".example.", ".Example.", 1) }),
		signed("trailing-slash", "added", func(p *page, _ *rand.Rand) string { return strings.Replace(p.url, "?", "/?", 1) }),
		onPage("trailing-slash", "lost", func(p *page, _ in, _ *rand.Rand) { p.href = strings.Replace(p.href, "?", "/?", 1) }),
		onPage("timestamp-unit", "signed in the other", func(p *page, _ in, r *rand.Rand) {
			if len(p.ts) == 13 {
				p.signed = p.ts[:10]
				return
			}
			p.signed = p.ts + pick(r, 3, digits)
		}),
		onPage("timestamp-unit", "times a thousand", func(p *page, _ in, _ *rand.Rand) { p.signed = p.ts + "000" }),
		onPage("timestamp-unit", "given in microseconds", func(p *page, _ in, _ *rand.Rand) {
			p.ts += "000"
		}),
		onPage("unsorted", "", unsorted),
		onPage("key-case", "as dd.config has them", func(p *page, _ in, _ *rand.Rand) {
			p.names = [4]string{"jsapi_ticket", "nonceStr", "timeStamp", "url"}
		}),
		onPage("keys-missing", "", func(p *page, _ in, _ *rand.Rand) {
			p.join = func(_, values [4]string) string { return strings.Join(values[:], "") }
		}),
		onPage("wrong-ticket", "an old one", func(p *page, i in, r *rand.Rand) {
			p.used = pick(r, 86, alnum)
			i.Tickets = append(i.Tickets, p.used)
		}),
		onPage("wrong-ticket", "an unknown one", func(p *page, _ in, r *rand.Rand) { p.used = pick(r, 86, alnum) }),
		onPage("ticket-blank", "in the check", func(p *page, i in, _ *rand.Rand) { i.Tickets = []string{p.ticket + "\n"} }),
		onPage("ticket-blank", "in the signer", func(p *page, _ in, _ *rand.Rand) { p.used += "\n" }),
		shape("signature-case", "", strings.ToUpper),
		shape("signature-blank", "", func(s string) string { return s + "\n" }),
		shape("signature-shape", "cut", func(s string) string { return s[:len(s)-3] }),
		shape("base64-digest", "", func(s string) string {
			b, _ := hex.DecodeString(s)
			return base64.StdEncoding.EncodeToString(b)
		}),
		onPage("other-hash", "MD5", func(p *page, _ in, _ *rand.Rand) {
			p.hash = func(s string) string { b := md5.Sum([]byte(s)); return hex.EncodeToString(b[:]) }
		}),
		onPage("other-hash", "SHA-256 cut to 40", func(p *page, _ in, _ *rand.Rand) {
			p.hash = func(s string) string { b := sha256.Sum256([]byte(s)); return hex.EncodeToString(b[:20]) }
		}),
	}
	all = append(all, spellingMutations()...)
	return append(append(all, inputMutations()...), hostMutations()...)
}

// spellingMutations write the page's address otherwise: at any port, its path
// in other escapes.
func spellingMutations() []mutation {
	type in = *signature.JSAPIInput
	return []mutation{
		onPage("port", "any other", func(p *page, _ in, r *rand.Rand) {
			p.url = strings.Replace(p.url, ".com/", ".com:"+strconv.Itoa(1+r.IntN(65535))+"/", 1)
		}),
		onPage("scheme", "with any other port", func(p *page, _ in, r *rand.Rand) {
			p.url = "http" + strings.Replace(p.url[5:], ".com/", ".com:"+strconv.Itoa(1+r.IntN(9999))+"/", 1)
		}),
		onPage("path-decoded", "", func(p *page, _ in, _ *rand.Rand) {
			p.href = strings.Replace(p.href, ".com/", ".com/%E5%BC%A0/", 1)
			p.url = strings.Replace(p.url, ".com/", ".com/张/", 1)
		}),
		onPage("path-encoded", "", func(p *page, _ in, _ *rand.Rand) {
			p.href = strings.Replace(p.href, ".com/", ".com/张/", 1)
			p.url = strings.Replace(p.url, ".com/", ".com/%E5%BC%A0/", 1)
		}),
		onPage("path-encoded", "escapes in lower case", func(p *page, _ in, _ *rand.Rand) {
			p.href = strings.Replace(p.href, ".com/", ".com/%E5%BC%A0/", 1)
			p.url = strings.Replace(p.url, ".com/", ".com/%e5%bc%a0/", 1)
		}),
	}
}

// unsorted joins the four values in a random order.
func unsorted(p *page, _ *signature.JSAPIInput, r *rand.Rand) {
	order := r.Perm(4)
	for slices.IsSorted(order) {
		order = r.Perm(4)
	}
	p.join = func(names, values [4]string) string {
		all := make([]string, 4)
		for i, k := range order {
			all[i] = names[k] + "=" + values[k]
		}
		return strings.Join(all, "&")
	}
}

// hostMutations have a page at a bare host, which the browser gives a slash,
// or one whose query a library signs as it stands, and one mistake more.
func hostMutations() []mutation {
	type in = *signature.JSAPIInput
	type change = func(p *page, i in, r *rand.Rand)
	bare := func(slug, note string, f change) mutation {
		return onPage(slug, "bare host, "+note, func(p *page, i in, r *rand.Rand) {
			p.href = p.href[:strings.Index(p.href, ".com")+4]
			if r.IntN(2) == 0 {
				p.href += "#/home"
			}
			p.url = p.right() + "/"
			f(p, i, r)
		})
	}
	raw := func(slug, note string, f change) mutation {
		return onPage(slug, "raw query, "+note, func(p *page, i in, r *rand.Rand) {
			p.url = strings.Split(p.href, "#")[0]
			f(p, i, r)
		})
	}
	blank := func(p *page, _ in, _ *rand.Rand) { p.used += "\n" }
	unit := func(p *page, _ in, _ *rand.Rand) { p.signed = p.ts + "000" }
	old := func(p *page, i in, r *rand.Rand) {
		p.used = pick(r, 86, alnum)
		i.Tickets = append(i.Tickets, p.used)
	}
	names := func(p *page, _ in, _ *rand.Rand) { p.names[1] = "nonceStr" }
	http := func(p *page, _ in, _ *rand.Rand) { p.url = "http" + p.url[5:] }
	port := func(p *page, _ in, r *rand.Rand) {
		p.url = strings.Replace(p.url, ".com/", ".com:"+strconv.Itoa(1+r.IntN(9999))+"/", 1)
	}
	return []mutation{
		bare("", "right", func(*page, in, *rand.Rand) {}),
		bare("", "signed bare", func(p *page, _ in, _ *rand.Rand) { p.url = p.right() }),
		bare("", "with a query", func(p *page, _ in, _ *rand.Rand) {
			p.url += "?a=1"
			p.href = strings.Replace(p.href, ".com", ".com?a=1", 1)
		}),
		bare("unsorted", "", unsorted), raw("unsorted", "", unsorted),
		bare("timestamp-unit", "", unit), raw("timestamp-unit", "", unit),
		bare("ticket-blank", "", blank), raw("ticket-blank", "", blank),
		bare("wrong-ticket", "", old), raw("wrong-ticket", "", old),
		bare("key-case", "", names), raw("key-case", "", names),
		bare("scheme", "", http), raw("scheme", "", http),
		bare("port", "", port), raw("port", "", port),
		bare("fragment-kept", "", func(p *page, _ in, _ *rand.Rand) {
			p.url += "#/home"
			p.href = strings.TrimSuffix(p.href, "#/home") + "#/home"
		}),
	}
}

// inputMutations leave something out of what dd.config is given.
func inputMutations() []mutation {
	direct := func(slug, note string, change func(in *signature.JSAPIInput)) mutation {
		return mutation{slug, note, func(r *rand.Rand) (outcome.Report, bool) {
			in := newPage(r).input()
			change(&in)
			return signature.JSAPI(in), true
		}}
	}
	return []mutation{
		direct("", "right, the address in quotes", func(in *signature.JSAPIInput) { in.URL = `"` + in.URL + `"` }),
		direct("url-malformed", "a blank behind it", func(in *signature.JSAPIInput) { in.URL += " " }),
		direct("url-malformed", "a user name", func(in *signature.JSAPIInput) {
			in.URL = strings.Replace(in.URL, "https://", "https://oapi.dingtalk.com@", 1)
		}),
		direct("url-malformed", "", func(in *signature.JSAPIInput) { in.URL = strings.TrimPrefix(in.URL, "https://") }),
		direct("nonce-missing", "", func(in *signature.JSAPIInput) { in.Nonce = "" }),
		direct("timestamp-malformed", "", func(in *signature.JSAPIInput) { in.Timestamp = "NaN" }),
		direct("ticket-missing", "", func(in *signature.JSAPIInput) { in.Tickets = nil }),
	}
}
