package redact

import "strings"

// spoken gives where the name begins that ends with the word s[i:j] if it is
// written in words, user id or tmp auth code, and its rule.
func (sc *scan) spoken(i, j int) (start int, r rule, ok bool) {
	const most = 2 // words before the last one
	s := sc.s
	if i < 3 || s[i-1] != ' ' || !lastWord.is(strings.ToLower(s[i:j])) {
		return 0, rule{}, false
	}
	start = i
	for range most {
		k := start - 1
		if k < 1 || s[k] != ' ' || !isAlnum(s[k-1]) {
			break
		}
		for k > 0 && isWord(s[k-1]) && start-k < maxName {
			k--
		}
		if k < sc.last {
			break
		}
		if x, found := ruleOf(s[k:j]); found && !x.exact {
			start, r, ok = k, x, true
			continue
		}
		if k == start-1 {
			break
		}
		start = k
	}
	return start, r, ok
}

// below masks a value that stands alone in the line below its name, as a page of
// a console is copied. j is where the name ends, which its line does too.
func (sc *scan) below(j int, r rule) int {
	s := sc.s
	k := skipSpace(s, j, false)
	from := lineBreak(s, k)
	if from == k || from >= len(s) {
		return 0
	}
	from = skipSpace(s, from, false)
	switch r.class {
	case hard, soft, pass, id:
	default:
		return 0
	}
	p := pair{rule: r, from: from, sep: '('}
	v, next, ok := sc.looseValue(p, from, 0)
	if !ok || v.quoted || !evident(r, v) {
		return 0
	}
	if end := skipSpace(s, next, false); end < len(s) && lineBreak(s, end) == end && !isQuote(glyphAt(s, end).r) {
		return 0
	}
	sc.put(v.start, v.end, r.kind, v.text, "")
	return next
}
