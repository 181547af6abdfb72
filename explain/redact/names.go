package redact

import "strings"

// class says how the value of a name is judged.
type class uint8

const (
	keep   class = iota // no secret, and its ending is none: nextToken is no token
	hard                // a credential under a name of its own: any value
	soft                // an everyday word: only a value that looks like a credential
	id                  // who or what: any value that is no prose
	name                // a person's name: a quoted value, or a Chinese name
	text                // free text about a person: a quoted value
	number              // a coordinate
	login               // the Authorization header
	jar                 // the Cookie headers
	hook                // an address that is a secret as a whole
	pass                // a password: any characters
	object              // a JSON object as a whole
	grant               // "code" in the query of a redirect
)

// rule is what a name says about its value.
type rule struct {
	kind  string
	class class
	// exact names count only as the whole key: appName is no name.
	exact bool
	// list values are separated by commas.
	list bool
}

// maxName is the longest key looked at, in bytes; of a longer one only the
// end counts.
const maxName = 64

// ruleOf gives the rule of a key in any spelling: case, _ and - do not count,
// and a prefix may stand before it (DINGTALK_APP_SECRET, senderStaffId).
func ruleOf(key string) (rule, bool) {
	if len(key) > maxName {
		key = key[len(key)-maxName:]
	}
	var plain [maxName]byte
	var starts [maxName]uint8
	n, parts := 0, 0
	fresh := true
	for i := range len(key) {
		c := key[i]
		if !isAlnum(c) {
			fresh = true
			continue
		}
		if fresh || hump(key, i) {
			starts[parts] = uint8(n)
			parts++
		}
		fresh = false
		if c >= 'A' && c <= 'Z' {
			c |= 0x20
		}
		plain[n] = c
		n++
	}
	for p := range parts {
		r := lookup(plain[starts[p]:n])
		if r.kind != "" && (!r.exact || starts[p] == 0) {
			return r, r.class != keep
		}
	}
	return rule{}, false
}

// hump says whether a part of a camel-case key begins at i.
func hump(key string, i int) bool {
	upper := func(c byte) bool { return c >= 'A' && c <= 'Z' }
	if i == 0 || !upper(key[i]) {
		return false
	}
	return !upper(key[i-1]) || i+1 < len(key) && key[i+1] >= 'a' && key[i+1] <= 'z'
}

// Kind gives the kind of what stands under a key of structured data, "" for
// nothing that needs a mask. It is less careful than Text, which reads prose
// too: the name may stand anywhere in the key (tokenValue, signaddress), and
// whatever stands there counts. Names that are everyday words must be the whole
// key.
func Kind(key string) string {
	const least = 5
	switch strings.ToLower(key) {
	case "ip", "clientip", "client_ip", "userip", "user_ip":
		return "ip" // not in Text: 60020 asks for it
	}
	if r, ok := ruleOf(key); ok && r.class != grant {
		return r.kind
	}
	if len(key) > maxName {
		key = key[:maxName]
	}
	plain := strings.ReplaceAll(strings.ReplaceAll(strings.ToLower(key), "_", ""), "-", "")
	for i := 0; i+least <= len(plain); i++ {
		for j := len(plain); j >= i+least; j-- {
			r := lookup([]byte(plain[i:j]))
			switch {
			case r.class == keep && r.kind != "":
				return ""
			case r.kind != "" && (!r.exact || r.class == id || r.class == text || r.class == number):
				return r.kind
			}
			if i > 0 {
				break // a beginning or an end, nothing in the middle
			}
		}
	}
	return ""
}

// credential says whether a kind opens a door: its values are looked for
// without a name, too.
func credential(kind string) bool {
	switch kind {
	case "sec_secret", "authorization", "ding_id", "session", "password":
		return true
	}
	r, ok := ruleOf(kind)
	return ok && (r.class == hard || r.class == soft) && kind != "encrypt"
}
