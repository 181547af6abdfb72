package attendance

import (
	"fmt"
	"regexp"
	"strings"
)

// masker replaces what names or locates a person. Which known field is such a
// value stands in the model; here are the names and shapes that give away a
// field no model knows.
type masker struct {
	on     bool
	mask   func(kind, value string) string
	seen   map[string]int
	next   map[string]int
	masked int
	shapes []shape
}

type shape struct {
	kind string
	re   *regexp.Regexp
}

func newMasker(opts Options) *masker {
	m := &masker{on: opts.Redact, mask: opts.Mask, seen: map[string]int{}, next: map[string]int{}}
	if m.mask == nil {
		m.mask = m.ordinal
	}
	if m.on {
		m.shapes = []shape{
			{"mac", regexp.MustCompile(`\b(?:[0-9A-Fa-f]{2}[:-]){5}[0-9A-Fa-f]{2}\b`)},
			{"email", regexp.MustCompile(`[\w.+-]+@[\w-]+(?:\.[\w-]+)+`)},
			{"mobile", regexp.MustCompile(`\b(?:\+?86[- ]?)?1[3-9]\d{9}\b`)},
		}
	}
	return m
}

// ordinal numbers the values of a kind in the order of their appearance.
func (m *masker) ordinal(kind, value string) string {
	key := kind + "\x00" + value
	n, ok := m.seen[key]
	if !ok {
		m.next[kind]++
		n = m.next[kind]
		m.seen[key] = n
	}
	return fmt.Sprintf("‹%s#%d›", kind, n)
}

// value masks the whole value as a kind, or, with kind "", whatever in it has
// the shape of personal data.
func (m *masker) value(kind, value string) string {
	if !m.on || strings.TrimSpace(value) == "" {
		return value
	}
	if kind != "" {
		m.masked++
		if kind == "mac" {
			value = strings.ToLower(value)
		}
		return m.mask(kind, strings.TrimSpace(value))
	}
	for _, s := range m.shapes {
		value = s.re.ReplaceAllStringFunc(value, func(match string) string {
			m.masked++
			if s.kind == "mac" {
				match = strings.ToLower(match)
			}
			return m.mask(s.kind, match)
		})
	}
	return value
}

// url hides the query of a URL: it is where apps put user ids and tokens.
func (m *masker) url(value string) string {
	if !m.on {
		return value
	}
	if i := strings.IndexAny(value, "?#"); i >= 0 && i+1 < len(value) {
		m.masked++
		return m.value("", value[:i+1]) + "‹query›"
	}
	return m.value("", value)
}

// kindOf guesses from a key that no model knows what its value would give
// away, "" when nothing.
func kindOf(key string) string {
	k := strings.NewReplacer("_", "", "-", "").Replace(strings.ToLower(key))
	for _, rule := range kindRules() {
		for _, part := range rule.parts {
			if strings.Contains(k, part) {
				return rule.kind
			}
		}
	}
	switch k {
	case "name", "nick", "tel", "lat", "lng", "lon", "ip", "code", "sign":
		return k
	case "userid", "unionid", "openid", "staffid", "corpid":
		return k
	}
	return ""
}

type kindRule struct {
	kind  string
	parts []string
}

// kindRules is ordered: the first rule that fits decides.
func kindRules() []kindRule {
	return []kindRule{
		{"secret", []string{"token", "secret", "ticket", "password", "passwd", "cookie", "authorization", "signature", "authcode", "permanentcode", "aeskey", "webhook"}},
		{"mac", []string{"macaddr", "wifimac", "bssid"}},
		{"wifi", []string{"ssid", "wifi"}},
		{"coordinate", []string{"latitude", "longitude", "coordinate", "gps"}},
		{"location", []string{"address", "place", "position"}},
		{"user_name", []string{"username", "nickname", "realname", "staffname", "empname", "employeename"}},
		{"mobile", []string{"mobile", "phone"}},
		{"email", []string{"email"}},
		{"userid", []string{"userid", "unionid", "openid", "staffid", "jobnumber"}},
		{"id_card", []string{"idcard", "certno", "bankcard"}},
		{"device", []string{"deviceid", "devicesn", "avatar"}},
		{"remark", []string{"remark"}},
	}
}
