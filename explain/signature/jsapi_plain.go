package signature

import (
	"iter"
	"strconv"
	"strings"

	"github.com/dterr/dterr/explain/signature/internal/pasted"
	"github.com/dterr/dterr/explain/signature/internal/trial"
)

// plain is a text that may have been hashed and the mistake it implies (empty
// for the documented text); also is a second mistake, in the address.
type plain struct{ slug, also, text string }

// join is the documented text: keys in lower case and in order, values as
// they are.
func join(ticket, nonce, ts, url string) string {
	return "jsapi_ticket=" + ticket + "&noncestr=" + nonce + "&timestamp=" + ts + "&url=" + url
}

// maxDeep is the longest page address, in bytes, for which every port is tried,
// and every way to write the address with every other mistake.
const maxDeep = 2048

// plains lists what may have been hashed, the right text first. The first of
// the tickets is the one in use.
func plains(page string, tickets []string, nonce, ts string) iter.Seq[plain] {
	ticket := tickets[0]
	urls := trial.PageVariants(page)
	deep := urls
	if len(page) > maxDeep {
		deep = deep[:1]
	}
	return func(yield func(plain) bool) {
		for _, u := range urls {
			if !yield(plain{u.Slug, "", join(ticket, nonce, ts, u.Text)}) {
				return
			}
		}
		for _, u := range deep {
			for _, p := range slips(ticket, nonce, ts, u) {
				if !yield(p) {
					return
				}
			}
		}
		for _, old := range tickets[1:] {
			for _, u := range urls {
				if !yield(plain{"wrong-ticket", u.Slug, join(old, nonce, ts, u.Text)}) {
					return
				}
			}
		}
	}
}

// slips lists the mistakes that leave the address alone: another unit of time,
// white space around the ticket, home-made ways to join the values.
func slips(ticket, nonce, ts string, u trial.Variant) []plain {
	var all []plain
	for _, other := range trial.OtherUnits(ts, true) {
		all = append(all, plain{"timestamp-unit", u.Slug, join(ticket, nonce, other, u.Text)})
	}
	for _, text := range []string{pasted.Unquoted(ticket), ticket + "\n", ticket + "\r\n", ticket + " ", `"` + ticket + `"`} {
		if text != ticket {
			all = append(all, plain{"ticket-blank", u.Slug, join(text, nonce, ts, u.Text)})
		}
	}
	return append(all, assemblies(ticket, nonce, ts, u)...)
}

// assemblies lists home-made ways to join the four values.
func assemblies(ticket, nonce, ts string, u trial.Variant) []plain {
	right := []string{"jsapi_ticket=" + ticket, "noncestr=" + nonce, "timestamp=" + ts, "url=" + u.Text}
	var all []plain
	for _, names := range [][4]string{
		{"jsapi_ticket", "nonceStr", "timeStamp", "url"},
		{"jsapi_ticket", "nonceStr", "timestamp", "url"},
		{"jsapi_ticket", "noncestr", "timeStamp", "url"},
		{"jsapiTicket", "nonceStr", "timeStamp", "url"},
		{"ticket", "nonceStr", "timeStamp", "url"},
		{"ticket", "noncestr", "timestamp", "url"},
	} {
		one := []string{names[0] + "=" + ticket, names[1] + "=" + nonce, names[2] + "=" + ts, names[3] + "=" + u.Text}
		all = append(all, plain{"key-case", u.Slug, strings.Join(one, "&")})
	}
	trial.Permute(right, func(one []string) {
		all = append(all, plain{"unsorted", u.Slug, strings.Join(one, "&")})
	})
	bare := []string{ticket, nonce, ts, u.Text}
	return append(all, plain{"keys-missing", u.Slug, strings.Join(bare, "")}, plain{"keys-missing", u.Slug, strings.Join(bare, "&")})
}

// matchPort finds the port, of all there are, at which the page was signed, in
// either scheme, its query decoded or as it stands.
func (j *jsapi) matchPort(page, nonce, ts string) (slug string, ok bool) {
	l := pasted.Cut(trial.WithSlash(page))
	rests := []string{l.Path + l.DecodedQuery()}
	if raw := l.Path + l.RawQuery(); raw != rests[0] {
		rests = append(rests, raw)
	}
	other := trial.OtherScheme(l.Scheme)
	before := join(j.ticket, nonce, ts, "")
	var text []byte
	for port := int64(1); port <= 65535; port++ {
		for _, scheme := range []string{l.Scheme, other} {
			text = append(append(text[:0], before...), scheme...)
			text = append(append(text, "://"...), l.Host...)
			text = strconv.AppendInt(append(text, ':'), port, 10)
			n := len(text)
			for _, rest := range rests {
				text = append(text[:n], rest...)
				switch {
				case !j.yields(text):
				case scheme == other:
					return "scheme", true
				default:
					return "port", true
				}
			}
		}
	}
	return "", false
}
