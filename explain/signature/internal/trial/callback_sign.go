package trial

import (
	"crypto/md5"  //nolint:gosec // only to recognise a signature made with it
	"crypto/sha1" //nolint:gosec // the hash that the protocol prescribes
	"crypto/sha256"
	"crypto/sha512"
	"crypto/subtle"
	"encoding/base64"
	"encoding/hex"
	"hash"
	"io"
	"sort"
	"strings"

	"github.com/dterr/dterr/explain/signature/internal/pasted"
)

// maxCompletions is the longest encrypt, in bytes, for which the thousand
// milliseconds of a second are tried.
const maxCompletions = 16 << 10

// Parts are the four texts that a callback's signature covers.
type Parts struct{ Token, Timestamp, Nonce, Encrypt string }

func (p Parts) list() []string { return []string{p.Token, p.Timestamp, p.Nonce, p.Encrypt} }

// Sign is the documented signature: the four texts sorted by bytes, joined,
// SHA-1, lower-case hex.
func (p Parts) Sign() string {
	all := p.list()
	sort.Strings(all)
	return sha1Hex(all...)
}

func sha1Hex(all ...string) string {
	h := sha1.New() //nolint:gosec // see above
	for _, s := range all {
		h.Write([]byte(s))
	}
	return hex.EncodeToString(h.Sum(nil))
}

// Same says whether two signatures are one text, in constant time.
func Same(a, b string) bool { return subtle.ConstantTimeCompare([]byte(a), []byte(b)) == 1 }

// Matched is a hypothesis that yields the signature: what was changed in the
// ciphertext, in the other texts or in the signature itself. All empty means
// that the signature is right. how adds what the slug does not say.
type Matched struct {
	Body, Making, Form, How string
	// encrypt is the ciphertext that was signed.
	Encrypt string
}

// ReadSignature gives the digest in a signature as lower-case hex, and the
// mistake in its form: empty for none, and for a digest of 40 digits one that
// still lets it be compared.
func ReadSignature(text string) (digest, form string) {
	clean := pasted.Unquoted(text)
	if clean != text {
		form = "signature-blank"
	}
	if pasted.IsHex(clean) {
		digest = strings.ToLower(clean)
		switch {
		case len(digest) != sha1.Size*2 && otherHash(len(digest)) == nil:
			return digest, "signature-shape"
		case len(digest) != sha1.Size*2:
			return digest, "other-hash"
		case digest != clean:
			form = "signature-case"
		}
		return digest, form
	}
	b, err := base64.StdEncoding.DecodeString(strings.ReplaceAll(clean, " ", "+"))
	if err == nil && (len(b) == sha1.Size || len(b) == sha256.Size) {
		return hex.EncodeToString(b), "base64-digest"
	}
	return clean, "signature-shape"
}

// otherHash gives the hash whose digest has that many hex digits; nil for
// SHA-1, which is the right one, and for a length that none has.
func otherHash(digits int) hash.Hash {
	switch digits / 2 {
	case md5.Size:
		return md5.New() //nolint:gosec // only to recognise a signature made with it
	case sha256.Size224:
		return sha256.New224()
	case sha256.Size:
		return sha256.New()
	case sha512.Size384:
		return sha512.New384()
	case sha512.Size:
		return sha512.New()
	}
	return nil
}

// MatchSignature finds the first hypothesis that yields the signature. second
// holds the timestamp and nonce of the request that a reply answers.
func MatchSignature(p Parts, signature string, second Parts) (Matched, bool) {
	sig, form := ReadSignature(signature)
	if h := otherHash(len(sig)); h != nil {
		all := p.list()
		sort.Strings(all)
		_, _ = io.WriteString(h, strings.Join(all, ""))
		if form == "other-hash" {
			form = ""
		}
		return Matched{Making: "other-hash", Form: form, Encrypt: p.Encrypt}, Same(hex.EncodeToString(h.Sum(nil)), sig)
	}
	if len(sig) != sha1.Size*2 {
		return Matched{}, false
	}
	for _, body := range BodyVariants(p.Encrypt) {
		q := p
		q.Encrypt = body.Text
		for _, v := range fieldVariants(q, second, body.Slug == "") {
			if Same(v.digest(), sig) {
				return Matched{body.Slug, v.slug, form, v.how, body.Text}, true
			}
		}
	}
	return Matched{}, false
}

// fieldVariant is a way to put the four texts together.
type fieldVariant struct {
	slug, how string
	texts     []string
}

func (v fieldVariant) digest() string { return sha1Hex(v.texts...) }

// fieldVariants lists the ways in which the texts may have been put together,
// the right one first; all says to list the costly ones too.
func fieldVariants(p, second Parts, all bool) []fieldVariant {
	var list []fieldVariant
	add := func(slug string, p *Parts) { list = append(list, p.sorted(slug)) }
	add("", &p)
	for _, v := range tokenVariants(p.Token) {
		q := p
		q.Token = v.Text
		add(v.Slug, &q)
	}
	for _, v := range timestampVariants(p.Timestamp, all && len(p.Encrypt) <= maxCompletions) {
		q := p
		q.Timestamp = v.Text
		add(v.Slug, &q)
	}
	for _, n := range []string{pasted.Trimmed(p.Nonce), pasted.Percent(p.Nonce, ""), strings.ReplaceAll(p.Nonce, " ", "+")} {
		if n != p.Nonce {
			q := p
			q.Nonce = n
			add("nonce-changed", &q)
		}
	}
	if second.Timestamp != "" || second.Nonce != "" {
		for _, q := range []Parts{
			{p.Token, second.Timestamp, second.Nonce, p.Encrypt},
			{p.Token, second.Timestamp, p.Nonce, p.Encrypt},
			{p.Token, p.Timestamp, second.Nonce, p.Encrypt},
		} {
			add("request-values", &q)
		}
	}
	if all {
		list = append(list, orders(p)...)
	}
	return list
}

// sorted puts the texts together in the right way.
//
//go:noinline // copies in all its callers would be larger
func (p *Parts) sorted(slug string) fieldVariant {
	texts := p.list()
	sort.Strings(texts)
	return fieldVariant{slug, "", texts}
}

// orders lists the sequences that are not the sorted one, the joints that do
// not belong and the texts left out.
func orders(p Parts) []fieldVariant {
	texts := p.list()
	sorted := append([]string{}, texts...)
	sort.Strings(sorted)
	caseless := append([]string{}, texts...)
	sort.SliceStable(caseless, func(i, j int) bool { return strings.ToLower(caseless[i]) < strings.ToLower(caseless[j]) })
	list := []fieldVariant{{"unsorted", "caseless", caseless}}
	Permute(texts, func(one []string) {
		list = append(list, fieldVariant{"unsorted", "", append([]string{}, one...)})
	})
	for _, joint := range []string{"&", ",", "\n"} {
		list = append(list, fieldVariant{"joined", "", []string{strings.Join(sorted, joint)}})
	}
	for i := range sorted {
		short := append(append([]string{}, sorted[:i]...), sorted[i+1:]...)
		list = append(list, fieldVariant{"field-omitted", "", short})
	}
	return list
}

// Permute calls f with every order of the texts.
func Permute(all []string, f func([]string)) {
	var step func(k int)
	step = func(k int) {
		if k == len(all) {
			f(all)
			return
		}
		for i := k; i < len(all); i++ {
			all[k], all[i] = all[i], all[k]
			step(k + 1)
			all[k], all[i] = all[i], all[k]
		}
	}
	step(0)
}

func tokenVariants(token string) []Variant {
	v := Variants{Of: token}
	v.Add("token-blank", pasted.Trimmed(token))
	for _, end := range []string{"\n", "\r\n", "\r", " ", "\t", "\ufeff"} {
		v.Add("token-blank", token+end)
		v.Add("token-blank", end+token)
	}
	v.Add("token-quoted", pasted.Unquoted(token))
	v.Add("token-quoted", `"`+token+`"`)
	v.Add("token-quoted", `'`+token+`'`)
	v.Add("token-case", strings.ToLower(token))
	v.Add("token-case", strings.ToUpper(token))
	return v.All
}

// timestampVariants lists the same instant in the other units; for a timestamp
// in seconds every millisecond of that second when all is set.
func timestampVariants(ts string, all bool) []Variant {
	var list []Variant
	for _, other := range OtherUnits(ts, all) {
		list = append(list, Variant{"timestamp-unit", other})
	}
	if clean := pasted.Trimmed(ts); clean != ts {
		list = append(list, Variant{"timestamp-changed", clean})
	}
	return list
}

// BodyVariants lists what the ciphertext may have been before it was mangled,
// first the ciphertext as it is.
func BodyVariants(encrypt string) []Variant {
	v := Variants{Of: encrypt, Most: 2*len(encrypt) + 8, All: []Variant{{"", encrypt}}}
	clean := pasted.Unquoted(encrypt)
	v.Add("plus-to-blank", strings.ReplaceAll(encrypt, " ", "+"))
	v.Add("percent-encoded", pasted.Unpercent(encrypt))
	plain := pasted.UnpercentAll(encrypt)
	v.Add("percent-encoded", plain)
	v.Add("plus-to-blank", strings.ReplaceAll(plain, " ", "+"))
	v.Add("slash-escaped", strings.ReplaceAll(encrypt, `\/`, "/"))
	v.Add("body-blank", pasted.Trimmed(encrypt))
	v.Add("body-quoted", clean)
	bare := strings.NewReplacer("\r", "", "\n", "", `\r`, "", `\n`, "").Replace(encrypt)
	v.Add("line-breaks", bare)
	for _, width := range []int{76, 60, 64} {
		v.Add("line-breaks", wrap(bare, width))
	}
	if n := len(encrypt) % 4; n > 1 {
		v.Add("padding-lost", encrypt+strings.Repeat("=", 4-n))
	}
	v.Add("url-safe-alphabet", strings.NewReplacer("-", "+", "_", "/").Replace(encrypt))
	return v.All
}

// wrap breaks a text as Python's and Ruby's base64 do: after every width
// characters and at the end.
func wrap(s string, width int) string {
	b := make([]byte, 0, len(s)+len(s)/width+1)
	for len(s) > width {
		b = append(append(b, s[:width]...), '\n')
		s = s[width:]
	}
	return string(append(append(b, s...), '\n'))
}
