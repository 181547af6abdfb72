package transcript

import (
	"bytes"
	"strings"

	"github.com/dterr/dterr/explain/internal/lex"
)

// What guides write about the errors that may come: titles above what they come from, points
// above the steps of what to check, lists of what each code means.

// isGuide reports whether an answer stands in such a text.
func (n Near) isGuide(begin, end int) bool {
	if n.isCaused(begin, end) {
		return true
	}
	mark, own := item(n.Text[begin:end])
	if mark == 0 {
		return false
	}
	name := bytes.Trim(own[:max(0, bytes.IndexAny(own, "=:："))], signs)
	first := !bytes.Contains(n.Text[begin:n.At], name) // nothing else is named before it
	points, before := 0, byte(0)
	for text := n.Text; ; {
		if before == number && isCheck(text) {
			points++
		}
		var other []byte
		if before, other = item(text); before == mark && first && definesSuccess(other, name) {
			return true
		}
		i := bytes.IndexByte(text, '\n')
		if i < 0 {
			return points > 1 && mark == number && isCheck(n.Text[min(end+1, len(n.Text)):])
		}
		text = text[i+1:]
	}
}

// isCaused reports whether an answer is all of its line, and the one below leads up to what
// such an error comes from: 出现该错误的可能原因如下：.
func (n Near) isCaused(begin, end int) bool {
	if len(bytes.Trim(n.Text[begin:n.At], titleSigns)) > 0 || len(bytes.Trim(n.Text[n.To:end], titleSigns)) > 0 {
		return false
	}
	below, _ := after(n.beside(end, 1), "出现|产生|发生")
	fault, ok := after(below, "该错误|该报错|该异常|此错误|此报错|此异常")
	cause, from := after(fault, "的可能原因|的原因|的常见原因|可能原因|原因")
	return ok && from && len(bytes.TrimRight(cause, ":：")) < len(cause)
}

// titleSigns are what may stand around the words of a title, signs around a name and its
// value.
const (
	titleSigns = " \t#*`\"'0123456789.、：:"
	signs      = " \t=:：，,`*"
)

// isCheck reports whether a text begins with a step that says what to check, and not what
// somebody did.
func isCheck(text []byte) bool {
	step := bytes.TrimLeft(text, " \t(（")
	if len(step) == 0 || !lex.IsLetter(step[0]) && step[0] != '-' {
		return false
	}
	verb, ok := after(step[1:], ".|、|)|）| ")
	verb, _ = after(bytes.TrimLeft(verb, " "), "请")
	done, checks := after(verb, "确认|检查|核对|Check |Make sure ")
	_, did := after(done, "过|了")
	return ok && checks && !did
}

// definesSuccess reports whether an item of a list says that 0 behind a name stands for
// a success: errcode = 0：表示成功.
func definesSuccess(item, name []byte) bool {
	value, ok := bytes.CutPrefix(bytes.TrimLeft(item, signs), name)
	meaning := bytes.TrimLeft(value, signs)
	if !ok || len(meaning) == len(value) || len(meaning) == 0 || meaning[0] != '0' {
		return false
	}
	_, ok = after(bytes.TrimLeft(meaning[1:], signs), "表示|代表|意味着|means |indicates ")
	return ok
}

// number is the mark of all items with numbers.
const number = '1'

// item gives the mark of the item of a list that a text begins with, 0 for none, and what
// stands behind it.
func item(text []byte) (mark byte, rest []byte) {
	line := bytes.TrimLeft(text, " \t")
	if rest, ok := after(line, "- |* |+ |• |· "); ok {
		return line[len(line)-len(rest)-2], rest
	}
	line = bytes.TrimLeft(line, "(（")
	behind := bytes.TrimLeft(line, "0123456789")
	if rest, ok := after(behind, ".|、|)|）"); ok && len(behind) < len(line) {
		return number, rest
	}
	return 0, nil
}

// after gives what stands behind the first of some words, between bars, with which a text
// begins; all of it where it begins with none.
func after(text []byte, words string) (rest []byte, ok bool) {
	for words != "" {
		var word string
		word, words, _ = strings.Cut(words, "|")
		if len(word) <= len(text) && string(text[:len(word)]) == word {
			return text[len(word):], true
		}
	}
	return text, false
}
