// Package trial makes signatures as they may have been made: under every mistake that
// people are known to make with a secret, a timestamp, a token, a body or the address
// of a page, each with its slug. The hash that fits proves the mistake.
package trial

import (
	"crypto/hmac"
	"crypto/md5" //nolint:gosec // its length alone is used
	"crypto/sha256"
	"crypto/sha512"
	"encoding/base64"
	"encoding/hex"
	"hash"
	"strconv"
	"strings"

	"github.com/dterr/dterr/explain/signature/internal/advice"
	"github.com/dterr/dterr/explain/signature/internal/pasted"
)

// Variant is a text changed by one mistake.
type Variant struct{ Slug, Text string }

// Variants collects what a text may have been.
type Variants struct {
	Of   string // the text
	Most int    // how long another may be, 0 for any length
	All  []Variant
}

// Add adds what the text may have been if it is another, and not too long.
//
//go:noinline // copies in all its callers would be larger
func (v *Variants) Add(slug, text string) {
	if text != v.Of && (v.Most == 0 || len(text) <= v.Most) {
		v.All = append(v.All, Variant{slug, text})
	}
}

// Hypothesis is one way in which the MAC may have been made: the mistake it
// implies (empty for the right way), the key, the data and the hash.
type Hypothesis struct {
	Slug, Key, Data string
	Hash            func() hash.Hash
}

// Sum gives the MAC of a hypothesis; a keyless one is a bare hash.
func (h Hypothesis) Sum() []byte {
	if h.Hash == nil {
		h.Hash = sha256.New
	}
	if h.Slug == SlugBareHash {
		d := h.Hash()
		d.Write([]byte(h.Data))
		return d.Sum(nil)
	}
	m := hmac.New(h.Hash, []byte(h.Key))
	m.Write([]byte(h.Data))
	return m.Sum(nil)
}

// SlugBareHash marks the one hypothesis without a key.
const SlugBareHash = "hmac-missing"

// clockSpread is how many milliseconds around the timestamp are tried for a
// signature made at another instant than the timestamp sent with it.
const clockSpread = 1000

// Reading is one way to read the sign parameter: the mistake it implies
// (empty for none) and the bytes of the MAC.
type Reading struct {
	Slug string
	Mac  []byte
}

// ReadDigest reads a digest as base64, base64 of another make, or hex. The
// slug is the mistake already known; a mistake of the form itself replaces an
// empty one.
func ReadDigest(slug, text string) []Reading {
	or := func(own string) string {
		if slug != "" {
			return slug
		}
		return own
	}
	if b, err := hex.DecodeString(text); err == nil && len(b) >= md5.Size {
		return []Reading{{or("hex-digest"), b}}
	}
	// Go's decoder skips line breaks; a sign with one in it is not the sign.
	broken := strings.ContainsAny(text, "\r\n")
	if b, err := base64.StdEncoding.DecodeString(text); err == nil && !broken {
		if inner, err := hex.DecodeString(string(b)); err == nil && len(inner) >= md5.Size {
			return []Reading{{or("hex-digest"), inner}}
		}
		if base64.StdEncoding.EncodeToString(b) != text {
			slug = or(advice.SlugSpelling)
		}
		return digest(slug, b)
	}
	bare := strings.TrimRight(text, "=")
	if b, err := base64.RawStdEncoding.DecodeString(bare); err == nil && !broken {
		if len(text) > base64.StdEncoding.EncodedLen(len(b)) {
			return digest(or(advice.SlugSpelling), b)
		}
		return digest(or("padding-lost"), b)
	}
	if b, err := base64.RawURLEncoding.DecodeString(bare); err == nil && !broken {
		return digest(or("url-safe-alphabet"), b)
	}
	return nil
}

func digest(slug string, b []byte) []Reading {
	if len(b) == 0 || len(b) > sha512.Size {
		return nil
	}
	return []Reading{{slug, b}}
}

// Instants lists the neighbours of the timestamp in time, and its
// milliseconds where it has only seconds.
func Instants(ts, secret string, line func(ts, secret string) string) []Hypothesis {
	ms, err := strconv.ParseInt(ts, 10, 64)
	if err != nil || len(ts) != 13 && len(ts) != 10 {
		return nil
	}
	slug, from, to := "timestamp-mismatch", ms-clockSpread, ms+clockSpread
	if len(ts) == 10 {
		slug, from, to = "timestamp-seconds", ms*1000, ms*1000+999
	}
	all := make([]Hypothesis, 0, to-from+1)
	for t := from; t <= to; t++ {
		if t != ms {
			all = append(all, Hypothesis{Slug: slug, Key: secret, Data: line(strconv.FormatInt(t, 10), secret)})
		}
	}
	return all
}

// MaxSecret is the longest secret, in bytes, for which all mistakes are tried.
// DingTalk's secrets have 64 to 67.
const MaxSecret = 4096

// OtherUnits lists the texts that an instant has in the other units: seconds,
// milliseconds, micro- and nanoseconds. A second has a thousand milliseconds,
// all of which are listed when all is set.
func OtherUnits(ts string, all bool) []string {
	n, err := strconv.ParseInt(ts, 10, 64)
	if err != nil || !pasted.IsDigits(ts) {
		return nil
	}
	switch len(ts) {
	case 10:
		if !all {
			return []string{ts + "000", ts + "000000"}
		}
		list := make([]string, 0, 1001)
		for ms := n * 1000; ms < n*1000+1000; ms++ {
			list = append(list, strconv.FormatInt(ms, 10))
		}
		return append(list, ts+"000000")
	case 13:
		return []string{ts[:10], strconv.FormatInt((n+500)/1000, 10), ts + "000", ts + "000000"}
	case 16:
		return []string{ts[:13], strconv.FormatInt((n+500)/1000, 10), ts[:10], ts + "000"}
	case 19:
		return []string{ts[:13], ts[:10], ts[:16]}
	}
	return nil
}
