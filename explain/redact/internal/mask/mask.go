// Package mask keeps which value got which mask, ‹access_token#1›: its kind and an
// ordinal, the same for the same value however it is spelled. It remembers no
// value, only hashes.
//
//	var l mask.Ledger
//	l.Mask("userid", "m0012") // ‹userid#1›
package mask

import (
	"hash/maphash"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/dterr/dterr/explain/redact/internal/glyph"
	"github.com/dterr/dterr/explain/redact/internal/judge"
	"github.com/dterr/dterr/explain/redact/internal/words"
)

const (
	// maxSeen bounds how many values one Masker remembers. A value beyond it
	// is masked all the same, with a new ordinal each time.
	maxSeen = 1 << 17
	// sharedLen is the length from which on a value is itself under every
	// name: short ids of different kinds may be equal by chance.
	sharedLen = 12
)

// memory maps the hash of a value to its mask. Only hashes are kept, so that
// a dump of the process holds no list of secrets.
type memory struct {
	seed   maphash.Seed
	masks  map[uint64]string
	copies map[uint64]string
}

// hash gives what a value is remembered by.
func (m *memory) hash(kind, v string) uint64 {
	var h maphash.Hash
	h.SetSeed(m.seed)
	if len(v) < sharedLen {
		_, _ = h.WriteString(kind)
		_ = h.WriteByte(0)
	}
	_, _ = h.WriteString(v)
	return h.Sum64()
}

// Ledger holds which value got which mask, and short texts in which there was
// nothing to mask.
type Ledger struct {
	seen     memory
	plain    map[string]bool // texts in which there was nothing to mask
	ordinals map[string]int
	Count    int // how many places were masked
	// firsts has a bit for the first character of each name of a person that may be looked
	// for without a label, lengths one for the length of each copy, by its first character.
	firsts  [8]uint64
	lengths [32]uint64
}

// How many texts are remembered in which there was nothing to mask, since logs
// repeat themselves, and how long they are at most.
const (
	maxPlain = 512
	plainLen = 256
)

// IsPlain says whether it is known that there is nothing to mask in s.
func (m *Ledger) IsPlain(s string) bool { return m.plain[s] }

// NotePlain remembers that there was nothing to mask in s, if it is short.
func (m *Ledger) NotePlain(s string) {
	if len(s) > plainLen {
		return
	}
	if m.plain == nil || len(m.plain) >= maxPlain {
		m.plain = make(map[string]bool)
	}
	m.plain[s] = true
}

// Forget forgets all values, so that ordinals start at 1 again.
func (m *Ledger) Forget() {
	m.seen, m.ordinals = memory{}, nil
	clear(m.firsts[:])
	clear(m.lengths[:])
}

// Repeat counts a mask that is put once more.
func (m *Ledger) Repeat() { m.Count++ }

// Mask gives the mask of a value that was freed of escapes, and counts it.
func (m *Ledger) Mask(kind, v string) string {
	m.Count++
	kind, v = refine(kind, v)
	if m.seen.masks == nil {
		m.seen = memory{seed: maphash.MakeSeed(), masks: map[uint64]string{}, copies: map[uint64]string{}}
	}
	h := m.seen.hash(kind, v)
	if known, ok := m.seen.masks[h]; ok {
		return known
	}
	if m.ordinals == nil {
		m.ordinals = map[string]int{}
	}
	m.ordinals[kind]++
	out := "‹" + kind + "#" + strconv.Itoa(m.ordinals[kind]) + "›"
	if len(m.seen.masks) < maxSeen {
		m.seen.masks[h] = out
		switch {
		case words.Credential(kind) && judge.Copyable(v), isOwn(kind, v):
			m.seen.copies[m.seen.hash("", v)] = out
			m.lengths[v[0]&31] |= 1 << (len(v) & 63)
			clear(m.plain) // it may stand there
		case kind == "name" && words.IsSurnamed(v):
			r, _ := utf8.DecodeRuneInString(v)
			m.firsts[r>>6&7] |= 1 << (r & 63)
			clear(m.plain)
		}
	}
	return out
}

// isOwn says whether v, an id of this kind, is nobody else's and no number of another
// kind, so that it is looked for without a name.
func isOwn(kind, v string) bool {
	if kind != "userid" && kind != "unionid" && kind != "openid" || len(v) < ShortestCopy {
		return false
	}
	return glyph.IsMixed(v) || len(v) >= sharedLen && glyph.AllDigits(v) && !judge.IsClock(v)
}

// ShortestCopy is the shortest value that is looked for without a name.
const ShortestCopy = 8

// MayName is the cheap look at the first character of a name.
func (m *Ledger) MayName(r rune) bool { return m.firsts[r>>6&7]>>(r&63)&1 != 0 }

// NameOf gives the mask of a person's name that was masked by its label before.
func (m *Ledger) NameOf(v string) (string, bool) {
	out, ok := m.seen.masks[m.seen.hash("name", v)]
	return out, ok && words.IsSurnamed(v) && strings.HasPrefix(out, "‹name#")
}

// CopyOf gives the mask of a credential or an id that was masked by name before.
func (m *Ledger) CopyOf(v string) (string, bool) {
	if len(v) < ShortestCopy || m.lengths[v[0]&31]>>(len(v)&63)&1 == 0 {
		return "", false
	}
	out, ok := m.seen.copies[m.seen.hash("", v)]
	return out, ok
}

// Reserve keeps new masks apart from one that the text already holds.
func (m *Ledger) Reserve(mask string) {
	kind, number, _ := strings.Cut(mask[len("‹"):len(mask)-len("›")], "#")
	n, err := strconv.Atoi(number)
	if err != nil || n <= m.ordinals[kind] || (m.ordinals[kind] == 0 && len(m.ordinals) >= maxKinds) {
		return
	}
	if m.ordinals == nil {
		m.ordinals = map[string]int{}
	}
	m.ordinals[kind] = n
}

// maxKinds bounds the kinds that foreign masks in a text can make up.
const maxKinds = 256

// refine names what a value shows itself to be, and brings the spellings of
// one value together.
func refine(kind, v string) (string, string) {
	if judge.IsSEC(v) {
		return "sec_secret", v
	}
	switch kind {
	case "mobile":
		return kind, bareNumber(v)
	case "id_card", "bank_card":
		return kind, strings.NewReplacer(" ", "", "-", "").Replace(strings.ToUpper(v))
	case "email":
		return kind, strings.ToLower(v)
	case "mac":
		return kind, strings.ToLower(strings.NewReplacer(":", "", "-", "").Replace(v))
	case "authorization":
		if scheme, rest, ok := strings.Cut(v, " "); ok && strings.EqualFold(scheme, "bearer") {
			return kind, strings.TrimSpace(rest)
		}
	}
	return kind, v
}

// bareNumber gives the digits of a phone number, without mainland China's
// country code.
func bareNumber(v string) string {
	digits := make([]byte, 0, len(v))
	for i := range len(v) {
		if glyph.IsDigit(v[i]) || v[i] == '*' {
			digits = append(digits, v[i])
		}
	}
	d := strings.TrimPrefix(string(digits), "00")
	if rest, ok := strings.CutPrefix(d, "86"); ok && len(rest) == judge.MobileLen && judge.IsMobile(rest, 0) {
		return rest
	}
	if d == "" {
		return v
	}
	return d
}
