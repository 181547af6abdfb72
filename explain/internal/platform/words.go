package platform

import (
	"bytes"
	"math/bits"
	"slices"
	"strings"

	"github.com/dterr/dterr/explain/internal/lex"
)

// Word is a text that names a platform.
type Word struct {
	// Text is in lower case.
	Text string
	Of   Name
	// Alone says that it names nobody inside a longer word.
	Alone bool
}

// All gives the words that are known, each with a fixture that needs it
// (explain/testdata/rules.tsv).
func All() *Words {
	all.Do(func() { all.made = newWords(words[:]) })
	return all.made
}

// Names reports whether a text may name a platform or the host of one, also inside a
// longer word and as its beginning or its end.
func Names(text []byte) bool {
	names.Do(func() {
		var list []Word
		for _, x := range words {
			if x.Of != Unknown {
				list = append(list, Word{x.Text, x.Of, false})
			}
		}
		for _, x := range hosts {
			list = append(list, Word{strings.TrimPrefix(x.end, "."), x.of, false})
		}
		names.made = newWords(list)
	})
	return len(names.made.Find(text)) > 0
}

var names once[Words] //nolint:gochecknoglobals // made when first asked for

var all once[Words] //nolint:gochecknoglobals // made when first asked for

var words = [...]Word{ //nolint:gochecknoglobals // a constant table
	{"dingtalk", DingTalk, false},
	{"ding-talk", DingTalk, false},
	{"dingding", DingTalk, false},
	{"钉钉", DingTalk, false},
	{"dd error", DingTalk, true},
	{"dd.config", DingTalk, true},
	{"topapi/", DingTalk, false},
	{"requestauthcode", DingTalk, false},
	{"deliverresults", DingTalk, false},
	{`corpid":"ding`, DingTalk, false},
	{"corpid': 'ding", DingTalk, false},

	{"qyapi.weixin", WeCom, false},
	{"work.weixin", WeCom, false},
	{"weixin_qy", WeCom, false},
	{"wecom", WeCom, true},
	{"企业微信", WeCom, false},
	{"企微", WeCom, true},
	{"qywx", WeCom, true},
	{"from ip:", WeCom, false},
	{"weixin", WeChat, false},
	{"wechat", WeChat, false},
	{"微信", WeChat, true},
	{"feishu", Feishu, true},
	{"larksuite", Feishu, false},
	{"飞书", Feishu, true},
	{"open-apis/", Feishu, false},
	{"aliyuncs.com", Aliyun, false},
	{"dashscope", Aliyun, false},
	{"alidayu", Aliyun, false},
	{"aliyunsdk", Aliyun, false},
	{"阿里云", Aliyun, false},
	{"百炼", Aliyun, true},
	{"qwen", Aliyun, true},
	{"阿里大于", Aliyun, false},
	{"aliyundrive", Aliyun, false},
	{"openai", Unknown, true},
	{"模型服务", Unknown, false},
	{"dify", Unknown, true},
	{"gpt request", Unknown, false},
}

// Words finds the words of a text. Of several others that a text names the first
// of the table counts.
type Words struct {
	list []Word
	// leads says for each of the first bytes of a word, in either case, which words
	// have it there: word n has bit n, modulo the bits that there are. So all are
	// sought in one pass. No word is shorter.
	leads [leadBytes][256]uint64
	// pairs has a bit for any two of these bytes that stand side by side. In four
	// bytes there is a pair at a multiple of three, so that one pair in three needs
	// to be looked at.
	pairs [1 << 16 / leadBits]uint64
}

const (
	leadBytes = 4
	leadBits  = 64
)

func newWords(list []Word) *Words {
	w := &Words{list: list}
	for n := range list {
		bit := uint64(1) << (n % leadBits)
		text := list[n].Text
		for i := range w.leads {
			for _, c := range bothCases(text[i]) {
				w.leads[i][c] |= bit
			}
			if i == 0 {
				continue
			}
			for _, a := range bothCases(text[i-1]) {
				for _, b := range bothCases(text[i]) {
					pair := pairOf(a, b)
					w.pairs[pair/leadBits] |= 1 << (pair % leadBits)
				}
			}
		}
	}
	return w
}

func pairOf(a, b byte) uint { return uint(a)<<8 | uint(b) }

// bothCases gives a letter in both cases, anything else twice.
func bothCases(c byte) [2]byte {
	if lex.IsLetter(c) {
		return [2]byte{c, c &^ 0x20}
	}
	return [2]byte{c, c}
}

// List gives the words in the order of the table.
func (w *Words) List() []Word { return w.list }

// Without gives the words but for one.
func (w *Words) Without(text string) *Words {
	return newWords(slices.DeleteFunc(slices.Clone(w.list), func(x Word) bool { return x.Text == text }))
}

// Naming is a word in a text: where it begins, its place in the table and whom it
// names.
type Naming struct {
	Start int
	place int
	of    Name
}

// Named are the words in a text, in the order in which they stand there.
type Named []Naming

// Find gives the words that stand in a text, in any case.
func (w *Words) Find(text []byte) Named {
	var found Named
	const step = leadBytes - 1
	for i := 0; i+1 < len(text); i += step {
		if pair := pairOf(text[i], text[i+1]); w.pairs[pair/leadBits]>>(pair%leadBits)&1 == 0 {
			continue
		}
		for at := max(0, i-step+1); at <= min(i, len(text)-leadBytes); at++ {
			found = w.at(text, at, found)
		}
	}
	return found
}

// at appends the words that stand in a text at a place.
func (w *Words) at(text []byte, at int, found Named) Named {
	some := ^uint64(0)
	for i := range w.leads {
		some &= w.leads[i][text[at+i]]
	}
	for ; some != 0; some &= some - 1 {
		for n := bits.TrailingZeros64(some); n < len(w.list); n += leadBits {
			if x := &w.list[n]; x.standsAt(text, at) {
				found = append(found, Naming{at, n, x.Of})
			}
		}
	}
	return found
}

// standsAt reports whether the word stands in a text at i.
func (x *Word) standsAt(text []byte, i int) bool {
	end := i + len(x.Text)
	if end > len(text) {
		return false
	}
	for k, c := range text[i:end] {
		if 'A' <= c && c <= 'Z' {
			c |= 0x20
		}
		if c != x.Text[k] {
			return false
		}
	}
	if x.Of != DingTalk && isPicture(text[end:]) {
		return false
	}
	return !x.Alone || (i == 0 || !lex.IsLetter(text[i-1])) && (end == len(text) || !lex.IsLetter(text[end]))
}

// isPicture reports whether what stands behind a name makes the name of a picture of it, as
// a program that people chat with gives to what they paste anywhere: 微信截图_20241009.
func isPicture(behind []byte) bool {
	return bytes.HasPrefix(behind, []byte("截图")) || bytes.HasPrefix(behind, []byte("图片_"))
}

// Within gives those that begin from a place in the text up to another.
func (n Named) Within(from, to int) Named {
	begin := 0
	for begin < len(n) && n[begin].Start < from {
		begin++
	}
	end := begin
	for end < len(n) && n[end].Start < to {
		end++
	}
	return n[begin:end]
}

// Whose tells whether they name DingTalk, and whom else; theirs is empty when they
// name no other platform.
func (n Named) Whose() (ours bool, theirs Name) {
	first := -1
	for i := range n {
		switch x := &n[i]; {
		case x.of == DingTalk:
			ours = true
		case first < 0 || x.place < n[first].place:
			first, theirs = i, x.of
		}
	}
	return ours, theirs
}

// Last tells whom the last of them names; empty when there is none. Of two words
// that begin at one place the first of the table counts.
func (n Named) Last() Name {
	of, at := Name(""), -1
	for i := range n {
		if n[i].Start > at {
			at, of = n[i].Start, n[i].of
		}
	}
	return of
}
