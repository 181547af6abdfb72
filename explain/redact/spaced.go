package redact

import "github.com/dterr/dterr/explain/redact/internal/glyph"

// spacedRule gives the rule of a name of two words that ends with s[i:j]: user
// id, staff id, device sn. The first word alone says nothing about a value.
func spacedRule(s string, i, j int) (rule, bool) {
	const longest = 16
	from := i - 1
	for from > 0 && glyph.IsLetter(s[from-1]) && i-from <= longest {
		from--
	}
	if i-from > longest || from > 0 && (glyph.IsWord(s[from-1]) || s[from-1] == '\\') || j-from > glyph.MaxName || !mayName(s[from:j]) {
		return rule{}, false
	}
	var sp spelling
	sp.spell(s[from:j])
	r := lookup(sp.plain[:sp.n])
	return r, r.kind != "" && r.class != keep && r.class != name && r.class != text && r.class != grant
}
