package search

import (
	"slices"
	"strings"

	"github.com/dterr/dterr/codes/internal/fold"
)

// queryToken is a token of the query, as far as it is known: by its id, by its
// sound or only by its initial.
type queryToken struct {
	fold.Token
	id      uint16 // 0: the catalogue does not have it
	sound   uint16 // 0: none known
	initial byte   // 0: none asked for
	gap     bool   // a blank or another script parts it from the one before
}

// simplify gives the simplified form of a Han character.
func simplify(r rune) rune {
	if r > 0xffff {
		return r
	}
	low, high := 0, len(traditionalHan)
	for low < high {
		mid := (low + high) / 2
		if rune(traditionalHan[mid]) < r {
			low = mid + 1
		} else {
			high = mid
		}
	}
	if low < len(traditionalHan) && rune(traditionalHan[low]) == r {
		return rune(simplifiedHan[low])
	}
	return r
}

// wordByID gives the word with that id.
func wordByID(id uint16) string { return wordText[wordTextAt[id-1]:wordTextAt[id]] }

// numWords is the number of words; greater ids are Han characters.
const numWords = len(wordTextAt) - 1

// wordPlace gives the first id whose word is not less than w.
func wordPlace(w string) uint16 {
	low, high := 1, numWords+1
	for low < high {
		mid := (low + high) / 2
		if wordByID(uint16(mid)) < w { // #nosec G115 -- the generator keeps ids within 16 bits
			low = mid + 1
		} else {
			high = mid
		}
	}
	return uint16(low) // #nosec G115 -- as above
}

// wordID gives the id of a word's stem, 0 when the catalogue does not have it.
func wordID(w string) uint16 {
	if id := wordPlace(w); int(id) <= numWords && wordByID(id) == w {
		return id
	}
	return 0
}

// hanID gives the id of a Han character, 0 when the catalogue does not have it.
func hanID(r rune) uint16 {
	low, high := 0, len(hanRunes)
	for low < high {
		mid := (low + high) / 2
		if rune(hanRunes[mid]) < r {
			low = mid + 1
		} else {
			high = mid
		}
	}
	if low < len(hanRunes) && rune(hanRunes[low]) == r {
		return uint16(numWords + 1 + low) // #nosec G115 -- as above
	}
	return 0
}

// tokenID gives the id of a folded token.
func tokenID(t *fold.Token) uint16 {
	if t.Han != 0 {
		return hanID(t.Han)
	}
	return wordID(t.Text)
}

// maxTokens bounds a query; nobody types more.
const maxTokens = 48

// readQuery cuts the query into tokens, stop words included. Words that the catalogue only has in
// two pieces, corpid for corpId, are cut as well.
func readQuery(query string) []queryToken {
	var tokens []queryToken
	end := 0
	for _, t := range fold.Tokens(query, simplify) {
		q := queryToken{Token: t, id: tokenID(&t), gap: t.Start > end && !t.Joined}
		end = t.End
		if q.Han != 0 {
			q.sound = soundOfHan(q.Han)
		} else if q.id == 0 && !stopWord(t.Word) {
			if parts := pieces(t); parts != nil {
				parts[0].gap = q.gap
				tokens = append(tokens, parts...)
				continue
			}
		}
		tokens = append(tokens, q)
		if len(tokens) >= maxTokens {
			break
		}
	}
	return tokens
}

// pieces cuts a word into two or three that the catalogue has.
func pieces(t fold.Token) []queryToken {
	if len(t.Word) < 4 {
		return nil
	}
	for n := len(t.Word) - 2; n >= 2; n-- {
		a, b := t.Word[:n], t.Word[n:]
		first := wordID(fold.Stem(a))
		if first == 0 || !isLetters(a) {
			continue
		}
		one := queryToken{Token: fold.Token{Text: fold.Stem(a), Word: a, Start: t.Start, End: t.Start + n}, id: first}
		rest := fold.Token{Text: fold.Stem(b), Word: b, Start: t.Start + n, End: t.End, Joined: true}
		if id := wordID(rest.Text); id != 0 {
			return []queryToken{one, {Token: rest, id: id}}
		}
		if len(b) >= 6 {
			if more := pieces(rest); more != nil {
				return append([]queryToken{one}, more...)
			}
		}
	}
	return nil
}

func isLetters(s string) bool {
	for i := range len(s) {
		if c := fold.Lower(s[i]); c < 'a' || c > 'z' {
			return false
		}
	}
	return true
}

// stopWords are what people say around a query, not in it.
const stopWords = " how what why the a an is are to of for in on my me i do does did it its this that with when get got must be after while and at by from was been can please help fix solve solved resolve resolved repair mean means meaning " +
	"should now but because still there here so then just even maybe always suddenly yet has have had having our your we you they if or as into don didn doesn t s sdk dingtalk dingding " +
	"怎么办 怎么回事 怎么解决 如何解决 怎么处理 什么意思 是什么 为什么 怎么 如何 什么 报错 提示 请问 一直 出现 总是 老是 返回 显示 钉钉 钉订 接口报 " +
	"接口返回 返回了 报了 说是 怎么弄 咋办 求助 遇到 的时候 调用时 请求时 之后 以后 的时候说 的 说我 提示我 告诉我 突然 突然就 忽然 为啥 咋 咋回事 啥意思 " +
	"我们 他们 你们 现在 昨天 刚才 刚刚 上周 周末 周一 早上 晚上 昨晚 每晚 半夜 第二天 居然 竟然 直接 时候 那个 已经开始 开始说 本来 以前 原来 一般 有时 有时候 偶尔 最近 一会儿 过一会 全都 全部都 里面 明天 前天 今早 之前 后来 于是 因为 所以 而且 " +
	"went since say says said something someone somebody anybody everyone them their who which where were fine also yesterday today morning night weekend week monday tuesday wednesday thursday friday saturday sunday anymore every " +
	"稍后再试 请稍后再试 稍后重试 请稍后重试 请重试 请问一下 有人知道 明明 都已经 我已经 但是 可是 还是 然后 结果 好像 是不是 "

// longestStop is how many characters a stop word has at most.
const longestStop = 5

func stopWord(w string) bool { return strings.Contains(stopWords, " "+w+" ") }

// dropStops takes such words away, unless nothing is left then. In a term of
// several words, such as in use, they stay.
func (s synonyms) dropStops(tokens []queryToken) []queryToken {
	var kept []queryToken
	for i := 0; i < len(tokens); {
		if tokens[i].Han == 0 {
			if _, n := s.at(tokens[i:], sameToken); n > 1 {
				kept = append(kept, tokens[i:i+n]...)
				i += n
				continue
			}
		}
		if tokens[i].id == 0 && isIdentifier(tokens[i].Word) {
			i++
			continue
		}
		n := stopAt(tokens[i:])
		if n == 0 {
			kept = append(kept, tokens[i])
			i++
			continue
		}
		i += n
		if i < len(tokens) {
			tokens[i].gap = true
		}
	}
	if len(kept) == 0 && !chatter(tokens) {
		return tokens
	}
	return kept
}

// chatter reports several English words that ask for nothing.
func chatter(tokens []queryToken) bool {
	return len(tokens) > 1 && !slices.ContainsFunc(tokens, func(t queryToken) bool { return t.Han != 0 })
}

// stopPhrases are said around a query as well, but their words are not.
const stopPhrases = "|wait a minute|wait a moment|hold on|thank you|good morning|ding talk|"

// isIdentifier reports a word that is the name of one thing: user0017, 15r6h0wq4bvk.
func isIdentifier(word string) bool {
	const least = 7
	return len(word) >= least && strings.ContainsAny(word, "0123456789")
}

func stopAt(tokens []queryToken) int {
	if tokens[0].Han == 0 {
		for n := min(3, len(tokens)); n > 1; n-- {
			words := make([]string, n)
			for i, t := range tokens[:n] {
				words[i] = t.Word
			}
			if strings.Contains(stopPhrases, "|"+strings.Join(words, " ")+"|") {
				return n
			}
		}
		if stopWord(tokens[0].Word) && !tokens[0].Joined && (len(tokens) == 1 || !tokens[1].Joined) {
			return 1
		}
		return 0
	}
	for n := min(longestStop, len(tokens)); n > 0; n-- {
		var b strings.Builder
		for _, t := range tokens[:n] {
			b.WriteString(t.Text)
		}
		if stopWord(b.String()) {
			return n
		}
	}
	return 0
}
