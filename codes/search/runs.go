package search

// run gives how many Han characters there are up to the next blank, word or
// term of a group.
func (b *builder) run(tokens []queryToken) int {
	n := 1
	for n < len(tokens) && !tokens[n].gap && tokens[n].kind() == tokens[0].kind() {
		if t, _ := b.at(tokens[n:], sameToken); t != nil {
			break
		}
		n++
	}
	return n
}

func (t *queryToken) kind() string {
	if t.Han != 0 {
		return "han"
	}
	return t.how()
}

// characters adds a run of characters outside all groups: terms that sound the
// same, then pairs of neighbours.
func (b *builder) characters(tokens []queryToken) {
	if tokens[0].initial != 0 {
		if b.terms {
			b.termInitials(tokens)
		} else {
			b.initials(tokens)
		}
		return
	}
	for i := 0; i < len(tokens); {
		t, n := b.at(tokens[i:], sameSound)
		if t == nil || n < 2 {
			i++
			continue
		}
		b.parts(tokens[:i])
		b.term(t, worthHomonym, inTypo)
		tokens, i = tokens[i+n:], 0
	}
	b.parts(tokens)
}

// parts adds what stands between the particles of a run.
func (b *builder) parts(tokens []queryToken) {
	for i := range tokens {
		if tokens[i].particle() && len(tokens) > 1 {
			b.parts(tokens[:i])
			b.parts(tokens[i+1:])
			return
		}
	}
	if len(tokens) > 0 {
		b.pairs(tokens)
	}
}

// particle reports whether the character only holds words together.
func (t *queryToken) particle() bool {
	switch t.Han {
	case '了', '被', '吗', '呢', '啊', '是', '太', '该', '我', '有', '就', '又', '把', '们', '也', '都':
		return true
	}
	return false
}

// pairs adds every two neighbours of a run as a unit; the units of a run
// together count about as much as it has words.
func (b *builder) pairs(tokens []queryToken) {
	if len(tokens) == 1 {
		if tokens[0].particle() && len(b.units) > 0 {
			return
		}
		u := b.unit(0.5)
		b.either(u, tokens)
		return
	}
	share := 1.0
	if n := len(tokens) - 1; n > 1 {
		share = sharePair
	}
	for i := 0; i+1 < len(tokens) && len(b.units) < maxUnits; i++ {
		u := b.unit(share)
		b.either(u, tokens[i:i+2])
	}
}

// either adds the characters as typed and by their sound.
func (b *builder) either(u int, tokens []queryToken) {
	typed, sounds := make([]element, 0, len(tokens)), make([]element, 0, len(tokens))
	for _, t := range tokens {
		if t.id != 0 {
			typed = append(typed, literal(t.id))
		}
		if t.sound != 0 {
			sounds = append(sounds, element{how: asSound, low: t.sound})
		}
	}
	if len(typed) == len(tokens) {
		b.add(u, 1, "", typed...)
	}
	if len(typed) == 2 && tokens[0].Han == '没' {
		b.add(u, worthNegation, inSynonym, literal(hanID('未')), typed[1])
	}
	if len(tokens) > 1 {
		for _, e := range typed {
			b.rescue = append(b.rescue, pattern{u, worthHalf, inTypo, []element{e}})
		}
	}
	if len(sounds) == len(tokens) && (len(tokens) > 1 || tokens[0].Han == 0) {
		if tokens[0].Han == 0 {
			b.add(u, 1, inPinyin, sounds...)
		} else {
			b.add(u, worthHomonym, inTypo, sounds...)
		}
	}
}

// initials adds initials as one unit and, for what stands apart in the text,
// as windows of three.
func (b *builder) initials(tokens []queryToken) {
	elements := make([]element, len(tokens))
	for i, t := range tokens {
		elements[i] = element{how: asInitial, low: uint16(t.initial)}
	}
	b.add(b.unit(1), 1, inInitials, elements...)
	if len(elements) > 3 {
		for i := 0; i+3 <= len(elements) && len(b.units) < maxUnits; i++ {
			b.add(b.unit(0.4), 1, inInitials, elements[i:i+3]...)
		}
	}
}

// termInitials cuts initials into those of terms, as few as possible, and adds
// a unit for each: sjhcf is 手机号 and 重复.
func (b *builder) termInitials(tokens []queryToken) {
	const longest = 5
	n := len(tokens)
	if n > maxTermInitials {
		return // anything can be read into so many letters
	}
	var best, step [maxTokens + 1]int
	for i := n - 1; i >= 0; i-- {
		best[i] = n + 1
		if i > 0 && tokens[i].initial == 'd' {
			best[i], step[i] = best[i+1], 1 // 的
		}
		for k := min(longest, n-i); k >= 2; k-- {
			if best[i+k]+1 < best[i] && len(b.termsWith(tokens[i:i+k])) > 0 {
				best[i], step[i] = best[i+k]+1, k
			}
		}
	}
	if best[0] > n || best[0] < 2 && !b.glued {
		return // not to be cut, or found as one anyway
	}
	for i := 0; i < n; i += step[i] {
		if step[i] == 1 {
			continue
		}
		u := b.unit(1)
		for _, t := range b.termsWith(tokens[i : i+step[i]]) {
			b.group(u, t, 1, inInitials)
		}
	}
}

// termsWith gives the terms of Han characters that have these initials.
func (b *builder) termsWith(tokens []queryToken) []*synonymTerm {
	var all []*synonymTerm
	for i := range synonymTerms {
		t := &synonymTerms[i]
		if int(t.len) != len(tokens) || int(t.group) == b.without.group {
			continue
		}
		ok := true
		for j, id := range t.tokens() {
			ok = ok && int(id) > numWords && beginsWith(hanByID(id), tokens[j].initial)
		}
		if ok {
			all = append(all, t)
		}
	}
	return all
}
