package words

import (
	"math/bits"
	"strings"
	"unicode/utf8"

	"github.com/dterr/dterr/explain/redact/internal/glyph"
)

// Class says how the value of a name is judged.
type Class uint8

// What a value is decides how it is judged.
const (
	Keep   Class = iota // no secret, and its ending is none: nextToken is no token
	Hard                // a credential under a name of its own: any value
	Soft                // an everyday word: only a value that looks like a credential
	ID                  // who or what: any value that is no prose
	Name                // a person's name: a quoted value, or a Chinese name
	Text                // free text about a person: a quoted value
	Number              // a coordinate
	Login               // the Authorization header
	Jar                 // the Cookie headers
	Hook                // an address that is a secret as a whole
	Pass                // a password: any characters
	Object              // a JSON object as a whole
	Grant               // "code" in the query of a redirect
)

// Rule is what a name says about its value.
type Rule struct {
	Kind  string
	Class Class
	// Exact names count only as the whole key: appName is no name.
	Exact bool
	// List values are separated by commas.
	List bool
	// Person names are those of what often is no person: only a Chinese name counts.
	Person bool
	// Plain names are those of nobody but a person, or often of one: a name in Latin letters of
	// which no word is known counts, too.
	Plain bool
	// Part names are those of a part of a person's name: one word is enough. Of addresses, they
	// may be those of a machine: only a place counts.
	Part bool
	// Label is a Chinese name, which says what it means where a short English
	// one may be a word.
	Label bool
}

// spelling is a key in lower case without _ and -.
type spelling struct {
	plain  [glyph.MaxName]byte
	starts [glyph.MaxName]uint8 // where its parts begin
	n      int
	parts  int
}

// spell reads a key of at most glyph.MaxName bytes.
func (sp *spelling) spell(key string) {
	fresh := true
	for i := range len(key) {
		c := key[i]
		if !glyph.IsAlnum(c) {
			fresh = true
			continue
		}
		if fresh || hump(key, i) {
			sp.starts[sp.parts] = uint8(sp.n)
			sp.parts++
		}
		fresh = false
		if c >= 'A' && c <= 'Z' {
			c |= 0x20
		}
		sp.plain[sp.n] = c
		sp.n++
	}
}

// RuleOf gives the rule of a key in any spelling: case, _ and - do not count,
// a prefix may stand before it (DINGTALK_APP_SECRET, senderStaffId), and what
// says which one it is behind it (access_token_prod, tokenValue, password2).
func RuleOf(key string) (Rule, bool) {
	if !MayName(key) {
		return Rule{}, false
	}
	if strings.IndexFunc(key, func(r rune) bool { return r >= utf8.RuneSelf }) >= 0 {
		return labelOf(key)
	}
	return RuleOfWord(key)
}

// RuleOfWord is RuleOf for a key that may be a name and has no Chinese in it.
func RuleOfWord(key string) (Rule, bool) {
	key = strings.TrimPrefix(key, "-D") // of a Java command
	if len(key) > glyph.MaxName {
		key = key[len(key)-glyph.MaxName:]
	}
	var sp spelling
	sp.spell(key)
	r := sp.rule()
	for r.Kind == "" && sp.shorten() {
		if r = sp.rule(); r.Exact || r.Class == Grant {
			return Rule{}, false
		}
	}
	return r, r.Kind != "" && r.Class != Keep
}

// rule gives the rule of the longest name that the key ends with: its last
// parts, or for a credential any end, rootpassword.
func (sp *spelling) rule() Rule {
	for p := range sp.parts {
		r := lookup(sp.plain[sp.starts[p]:sp.n])
		if r.Kind != "" && (!r.Exact || isPrefix(sp.plain[:sp.starts[p]])) {
			return r
		}
		if r.Exact && r.Class == Name && p > 0 && string(sp.plain[sp.starts[p]:sp.n]) == "name" {
			whose := spelling{plain: sp.plain, starts: sp.starts, n: int(sp.starts[p]), parts: p}
			if r := whose.rule(); r.Person {
				return r // applicantName
			}
		}
		if r.Exact && r.Kind == "address" {
			r.Exact, r.Part = false, true
			return r // residenceAddress
		}
	}
	if sp.n == 0 {
		return Rule{}
	}
	for lengths := looseEnds[sp.plain[sp.n-1]&31] & (1<<sp.n - 1); lengths != 0; {
		n := bits.Len64(lengths) - 1
		lengths &^= 1 << n
		if r := lookup(sp.plain[sp.n-n : sp.n]); r.Kind != "" && !r.Exact && r.opens() {
			return r
		}
	}
	return Rule{}
}

// isPrefix says whether what stands before a name changes nothing: x-session is
// a session, appName no name.
func isPrefix(before []byte) bool {
	return len(before) == 0 || string(before) == "x" || string(before) == "dingtalk" || string(before) == "set"
}

// shorten takes a number or a word that only says which one it is from the
// key's end.
func (sp *spelling) shorten() bool {
	if sp.parts == 0 {
		return false
	}
	end := sp.n
	for end > 0 && glyph.IsDigit(sp.plain[end-1]) {
		end--
	}
	last := int(sp.starts[sp.parts-1])
	if end == sp.n {
		if sp.parts < 2 || !Tail.Is(string(sp.plain[last:end])) {
			return false
		}
		end = last
	}
	sp.n = end
	for sp.parts > 0 && int(sp.starts[sp.parts-1]) >= end {
		sp.parts--
	}
	return end > 0
}

// opens says whether a rule is that of a credential, or ends the search for
// one.
func (r Rule) opens() bool {
	return r.Class == Hard || r.Class == Soft || r.Class == Pass || r.Class == Keep
}

// MayName is the cheap look at a key: its last three letters are those of a
// name or of what may follow one.
func MayName(key string) bool {
	var tail [3]byte
	n := 0
	for i := len(key) - 1; i >= 0 && n < len(tail); i-- {
		switch c := key[i]; {
		case glyph.IsLetter(c):
			tail[n] = c & 31
			n++
		case c >= 0x80:
			return true
		case n > 0 && glyph.IsDigit(c):
			return false
		}
	}
	return nameTails[uint(tail[0])<<5|uint(tail[1])]>>tail[2]&1 != 0
}

// hump says whether a part of a camel-case key begins at i.
func hump(key string, i int) bool {
	upper := func(c byte) bool { return c >= 'A' && c <= 'Z' }
	if i == 0 || !upper(key[i]) {
		return false
	}
	return !upper(key[i-1]) || i+1 < len(key) && key[i+1] >= 'a' && key[i+1] <= 'z'
}

// KindOf gives the kind of what stands under a key of structured data, "" for
// nothing that needs a mask. The name may stand anywhere in the key (tokenValue,
// signaddress). Names that are everyday words must be the whole key.
func KindOf(key string) string {
	const least = 5
	switch strings.ToLower(key) {
	case "ip", "clientip", "client_ip", "userip", "user_ip":
		return "ip" // not in Text: 60020 asks for it
	}
	if r, ok := RuleOf(key); ok && r.Class != Grant && !r.Person {
		return r.Kind
	}
	if len(key) > glyph.MaxName {
		key = key[:glyph.MaxName]
	}
	plain := strings.ReplaceAll(strings.ReplaceAll(strings.ToLower(key), "_", ""), "-", "")
	for i := 0; i+least <= len(plain); i++ {
		for j := len(plain); j >= i+least; j-- {
			r := lookup([]byte(plain[i:j]))
			switch {
			case r.Class == Keep && r.Kind != "":
				return ""
			case r.Kind != "" && !r.Person && (!r.Exact || r.Class == ID || r.Class == Text || r.Class == Number):
				return r.Kind
			}
			if i > 0 {
				break // a beginning or an end, nothing in the middle
			}
		}
	}
	return ""
}

// Credential says whether a kind opens a door: its values are looked for
// without a name, too.
func Credential(kind string) bool {
	switch kind {
	case "sec_secret", "authorization", "ding_id", "session", "password":
		return true
	}
	r, ok := RuleOf(kind)
	return ok && (r.Class == Hard || r.Class == Soft) && kind != "encrypt"
}

// FieldRule gives the rule of a name that is a value: spring.appSecret and
// data[access_token] end with one.
func FieldRule(t string) (Rule, bool) {
	t = strings.TrimRight(t, "])}:= ")
	if k := strings.LastIndexAny(t, ".[(/:${"); k >= 0 {
		t = t[k+1:]
	}
	if last := strings.LastIndexFunc(t, glyph.IsHanRune); last >= 0 { // 登录密码, 员工UserID
		if r, ok := RuleOf(t); ok {
			return r, r.Class != Grant
		}
		_, size := utf8.DecodeRuneInString(t[last:])
		t = t[last+size:]
	}
	const words = 3
	if t == "" || strings.Count(t, " ") > words {
		return Rule{}, false
	}
	for i := range len(t) {
		if !glyph.IsWord(t[i]) && t[i] != ' ' {
			return Rule{}, false
		}
	}
	r, ok := RuleOf(t)
	if !ok { // dingtalk_sign, x-encrypt
		r, ok = RuleOf(t[strings.LastIndexAny(t, "_-")+1:])
		ok = ok && (r.Class == Hard || r.Class == Soft || r.Class == Jar || r.Class == Login)
	}
	return r, ok && r.Class != Grant && !(r.Person && glyph.HoldsDigit(t)) // manager7081 is an id
}

// SpacedRule gives the rule of a name of two words that ends with s[i:j]: user
// id, staff id, device sn. The first word alone says nothing about a value.
func SpacedRule(s string, i, j int) (Rule, bool) {
	const longest = 16
	from := i - 1
	for from > 0 && glyph.IsLetter(s[from-1]) && i-from <= longest {
		from--
	}
	if i-from > longest || from > 0 && (glyph.IsWord(s[from-1]) || s[from-1] == '\\') || j-from > glyph.MaxName || !MayName(s[from:j]) {
		return Rule{}, false
	}
	var sp spelling
	sp.spell(s[from:j])
	r := lookup(sp.plain[:sp.n])
	return r, r.Kind != "" && r.Class != Keep && (r.Class != Name || r.Plain && !r.Person) && r.Class != Text && r.Class != Grant
}

// IsSomeKey says whether a word is the name of some key, gatewayKey, that is not one which
// everybody may know or which finds something, appKey and cache_key.
func IsSomeKey(word string) bool {
	const key = 3
	n := len(word) - key
	if n < 1 || !strings.EqualFold(word[n:], "key") || word[n] == 'k' && word[n-1] != '_' && word[n-1] != '-' {
		return false
	}
	before := strings.ToLower(strings.TrimRight(word[:n], "_-"))
	return !Open.ends(before)
}
