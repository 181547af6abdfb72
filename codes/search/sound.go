package search

import (
	"slices"
	"strings"

	"github.com/dterr/dterr/codes/internal/fold"
)

// firstHan is where soundOf begins.
const firstHan = 0x4e00

// soundOfHan gives the syllable of a character's usual reading, 0 for none.
func soundOfHan(r rune) uint16 {
	if r < firstHan || int(r-firstHan) >= len(soundOf) {
		return 0
	}
	return soundOf[r-firstHan]
}

// soundsLike reports whether any reading of the character is the syllable.
func soundsLike(r rune, sound uint16) bool {
	if sound == 0 {
		return false
	}
	if soundOfHan(r) == sound {
		return true
	}
	for _, o := range otherSounds(r) {
		if o.sound == sound {
			return true
		}
	}
	return false
}

// beginsWith reports whether any reading of the character begins so.
func beginsWith(r rune, initial byte) bool {
	if name := soundNames[soundOfHan(r)]; name != "" && name[0] == initial {
		return true
	}
	for _, o := range otherSounds(r) {
		if soundNames[o.sound][0] == initial {
			return true
		}
	}
	return false
}

func otherSounds(r rune) []struct{ han, sound uint16 } {
	low, high := 0, len(soundOther)
	for low < high {
		mid := (low + high) / 2
		if rune(soundOther[mid].han) < r {
			low = mid + 1
		} else {
			high = mid
		}
	}
	end := low
	for end < len(soundOther) && rune(soundOther[end].han) == r {
		end++
	}
	return soundOther[low:end]
}

// hanByID gives the character of a token, 0 for a word.
func hanByID(id uint16) rune {
	if int(id) <= numWords {
		return 0
	}
	return rune(hanRunes[int(id)-numWords-1])
}

// syllableID gives the number of a syllable, 0 when there is none such. Both v
// and u stand for ü.
func syllableID(s string) uint16 {
	low, high := 1, len(soundNames)
	for low < high {
		mid := (low + high) / 2
		if soundNames[mid] < s {
			low = mid + 1
		} else {
			high = mid
		}
	}
	if low < len(soundNames) && soundNames[low] == s {
		return uint16(low) // #nosec G115 -- some four hundred syllables
	}
	return 0
}

// longestSyllable is that of zhuang.
const longestSyllable = 6

// syllables cuts a word into as few syllables as it can, nil when that does not
// work out. Where there is a choice, the first ones are long (ming an) or short
// (min gan).
func syllables(w string, short bool) []uint16 {
	if len(w) > 64 {
		return nil
	}
	// best[i] is the fewest syllables for w[i:], step[i] the first one's length.
	var best, step [65]int
	for i := len(w) - 1; i >= 0; i-- {
		best[i] = 1 << 20
		for n := min(longestSyllable, len(w)-i); n > 0; n-- {
			better := best[i+n]+1 < best[i] || short && best[i+n]+1 == best[i]
			if better && syllableID(w[i:i+n]) != 0 {
				best[i], step[i] = best[i+n]+1, n
			}
		}
	}
	if len(w) == 0 || best[0] >= 1<<20 {
		return nil
	}
	var all []uint16
	for i := 0; i < len(w); i += step[i] {
		all = append(all, syllableID(w[i:i+step[i]]))
	}
	return all
}

// spelling is a way to read letters as Chinese.
type spelling uint8

const (
	longSyllables spelling = iota
	shortSyllables
	onlyInitials
	termInitials // the initials of terms that need not stand together
)

// spell makes tokens of the query's words that the catalogue does not have:
// syllables, or initials where that fails. It reports whether there were any.
// Words of one letter belong to those beside them; fewer than three letters
// in all are no pinyin.
func spell(tokens []queryToken, way spelling) ([]queryToken, bool) {
	var out []queryToken
	found := false
	for i := 0; i < len(tokens); {
		n := i
		word := ""
		for n < len(tokens) && tokens[n].Han == 0 && (tokens[n].id == 0 || n > i && tokens[n].shortWord() || n == i && tokens[n].shortWord()) && isLetters(tokens[n].Word) {
			word += tokens[n].Word
			n++
		}
		if n == i || len(word) < 3 {
			out = append(out, tokens[i:max(n, i+1)]...)
			i = max(n, i+1)
			continue
		}
		var sounds []queryToken
		if way == onlyInitials || way == termInitials {
			if sounds = glued(word); sounds == nil {
				sounds = asInitials(word)
			}
		} else if sounds = asSounds(word, way); sounds == nil {
			sounds = gluedSounds(word, way)
		}
		if sounds == nil {
			out = append(out, tokens[i:n]...)
		} else {
			sounds[0].gap = tokens[i].gap
			out = append(out, sounds...)
			found = true
		}
		i = n
	}
	return out, found
}

// shortWord is one that a syllable may look like by accident: bu, an, men.
func (t *queryToken) shortWord() bool { return len(t.Word) <= 4 && syllableID(t.Word) != 0 }

func asSounds(word string, way spelling) []queryToken {
	parts := syllables(word, way == shortSyllables)
	if len(parts) < 2 || way == shortSyllables && slices.Equal(parts, syllables(word, false)) {
		return nil
	}
	tokens := make([]queryToken, len(parts))
	for i, s := range parts {
		tokens[i].sound = s
	}
	return tokens
}

// glued reads initials with a word of the catalogue before or behind them: bmid is
// 部门 and id, ipbmd is ip and 白名单. The word is as long as it can be. It gives nil
// for what looks like a word that was mistyped.
func glued(word string) []queryToken {
	const least = 2 // initials, and letters of a word
	if len(corrections(word)) > 0 {
		return nil
	}
	for n := len(word) - least; n >= least; n-- {
		for _, behind := range [...]bool{true, false} {
			w, letters := word[:n], word[n:]
			if behind {
				w, letters = word[len(word)-n:], word[:len(word)-n]
			}
			known, initials := wordTokens(w), asInitials(letters)
			switch {
			case known == nil || initials == nil:
			case behind:
				known[0].gap = true
				return append(initials, known...)
			default:
				initials[0].gap = true
				return append(known, initials...)
			}
		}
	}
	return between(word)
}

// gluedSounds reads syllables with a word of the catalogue before or behind them:
// tokenguoqi is token and 过期. There are two of them at least.
func gluedSounds(word string, way spelling) []queryToken {
	const least = 3
	for n := len(word) - least; n >= least; n-- {
		if sounds, known := asSounds(word[n:], way), wordTokens(word[:n]); sounds != nil && known != nil && len(corrections(word)) == 0 {
			sounds[0].gap = true
			return append(known, sounds...)
		}
		if sounds, known := asSounds(word[:len(word)-n], way), wordTokens(word[len(word)-n:]); sounds != nil && known != nil && len(corrections(word)) == 0 {
			known[0].gap = true
			return append(sounds, known...)
		}
	}
	return nil
}

// between reads initials on either side of a word: fwipbzbmd is 访问, ip and 不在白名单.
func between(word string) []queryToken {
	const least = 2
	for n := len(word) - 2*least; n >= least; n-- {
		for at := least; at+n+least <= len(word); at++ {
			known := wordTokens(word[at : at+n])
			before, behind := asInitials(word[:at]), asInitials(word[at+n:])
			if known == nil || before == nil || behind == nil {
				continue
			}
			known[0].gap, behind[0].gap = true, true
			return append(append(before, known...), behind...)
		}
	}
	return nil
}

// wordTokens gives the tokens of a word that the catalogue has, in one piece or in
// several, else nil. What has no vowel, such as xxxx in a form, is no word.
func wordTokens(w string) []queryToken {
	if !strings.ContainsAny(w, "aeiou") {
		return nil
	}
	t := fold.Token{Text: fold.Stem(w), Word: w, End: len(w)}
	if id := wordID(t.Text); id != 0 {
		return []queryToken{{Token: t, id: id}}
	}
	return pieces(t)
}

// isRow reports letters that stand one behind the other in the alphabet, or one that
// is repeated: xyz and hhh are typed for nothing.
func isRow(word string) bool {
	if len(word) < 3 {
		return false
	}
	step := int(word[1]) - int(word[0])
	if step != 0 && step != 1 {
		return false
	}
	for i := 1; i < len(word); i++ {
		if int(word[i])-int(word[i-1]) != step {
			return false
		}
	}
	return true
}

func asInitials(word string) []queryToken {
	if len(word) > 16 || isRow(word) {
		return nil
	}
	tokens := make([]queryToken, len(word))
	for i := range len(word) {
		if c := word[i]; c == 'i' || c == 'u' || c == 'v' {
			return nil // no syllable begins so
		}
		tokens[i].initial = word[i]
	}
	return tokens
}
