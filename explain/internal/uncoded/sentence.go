package uncoded

import (
	"bytes"
	"strings"

	"github.com/dterr/dterr/explain/internal/field"
	"github.com/dterr/dterr/explain/internal/lex"
	"github.com/dterr/dterr/explain/internal/platform"
	"github.com/dterr/dterr/explain/internal/shape"
	"github.com/dterr/dterr/explain/internal/transcript"
)

// sentence is a line of a text with the place of a code in it; above is the line
// before it where the code begins its own, that before a fence where it opens a block.
type sentence struct {
	line, above string
	at, to      int
}

// sentenceAt gives the line that holds the code from start to end.
func sentenceAt(text []byte, start, end int) sentence {
	line, begin := lex.LineAround(text, 0, start)
	s := sentence{line: string(line), at: start - begin, to: min(end-begin, len(line))}
	if begin > 0 && strings.Trim(s.before(), leadSigns) == "" {
		s.above = lineAbove(text, begin)
	}
	return s
}

// lineAbove gives the line above the one that begins at a place; a blank line and the fence
// of a block of code between them are passed over.
func lineAbove(text []byte, begin int) string {
	for range 3 {
		above, at := lex.LineAround(text, 0, begin-1)
		if t := strings.TrimSpace(string(above)); t != "" && !strings.HasPrefix(t, "```") || at == 0 {
			return string(above)
		}
		begin = at
	}
	return ""
}

// before and behind give what stands on either side of the code.
func (s sentence) before() string { return s.line[:s.at] }
func (s sentence) behind() string { return s.line[s.to:] }

// codeNames are the names of codes in sentences, errorVerbs what leads up to a code
// without naming it; English ones are in lower case and whole words.
var (
	codeNames  = [...]string{"错误码", "返回码", "状态码", "异常码", "错误代码", "返回代码", "错误编号", "错误号", "errcode", "errorcode", "code", "error", "err", "exception", "错误", "报错", "异常"} //nolint:gochecknoglobals // a constant table
	errorVerbs = [...]string{"返回", "报", "抛出", "出现", "提示", "失败", "got", "gets", "returned", "returns", "fails", "failed", "answers", "answered"}                        //nolint:gochecknoglobals // a constant table
)

// leadSigns are what may stand between a code and what leads up to it.
const leadSigns = " \t\r\n:：=`“”‘\"'（(【[「『*为是了"

// led reports whether what stands beside a code says that it is one. A verb does
// only where nothing is counted: 返回 40014 条 is an amount.
func (s sentence) led() bool {
	behind := strings.TrimLeft(s.behind(), " `的")
	if strings.HasPrefix(behind, "错误") || strings.HasPrefix(behind, "报错") {
		return true
	}
	before := strings.ToLower(strings.TrimRight(s.above+s.before(), leadSigns))
	for _, end := range [...]string{" of", " is", " an", " a", " the", " with"} {
		if end == " is" && counts(s.behind()) {
			continue // the code is 40014 lines long
		}
		before = strings.TrimRight(strings.TrimSuffix(before, end), leadSigns)
	}
	return endsIn(before, codeNames[:]) || endsIn(before, errorVerbs[:]) && !counts(s.behind())
}

// named reports whether a name that only servers' codes have leads up to one.
func (s sentence) named() bool {
	before := strings.ToLower(strings.TrimRight(s.before(), leadSigns))
	return strings.HasSuffix(before, "错误码") || strings.HasSuffix(before, "errcode")
}

// inner reports whether the code is named as the one inside another, which is read
// with that.
func (s sentence) inner() bool {
	before := strings.ToLower(strings.TrimRight(s.before(), leadSigns))
	return strings.HasSuffix(before, "subcode") || strings.HasSuffix(before, "sub_code")
}

// endsIn reports whether a text ends in one of some words, English ones whole.
func endsIn(text string, words []string) bool {
	for _, w := range words {
		rest, ok := strings.CutSuffix(text, w)
		if ok && (w[0] >= 0x80 || rest == "" || !lex.IsLetter(rest[len(rest)-1])) {
			return true
		}
	}
	return false
}

// counts reports whether a noun follows, so that a number before it may be an amount.
func counts(behind string) bool {
	rest := strings.TrimLeft(behind, " ")
	if rest == "" || field.Complains(behind) {
		return false
	}
	if lex.IsLetter(rest[0]) {
		word := lex.Name(rest)
		return word != "from" && word != "when" && word != "for" && word != "error"
	}
	if !lex.IsHan([]byte(rest)) {
		return false
	}
	if len(rest) < len(behind) { // a remark may stand there
		return strings.ContainsAny(rest[:3], measures)
	}
	return !strings.ContainsAny(rest[:3], "错报异的是怎吗")
}

// measures are the words that stand between an amount and its noun, and some nouns that
// need none.
const measures = "条个次人天秒行篇部字元位张份笔台件项页组万千名家种年月日分时小数多块颗只本层"

// quoted reports whether the code stands in quotes, and not as an argument or an
// operand of source code.
func (s sentence) quoted() bool {
	before, behind := s.before(), s.behind()
	for _, q := range [...][2]string{{"`", "`"}, {"“", "”"}, {"「", "」"}, {"‘", "’"}, {"\"", "\""}, {"'", "'"}} {
		if rest, ok := strings.CutSuffix(before, q[0]); ok && strings.HasPrefix(behind, q[1]) {
			rest = strings.TrimRight(rest, " ")
			return rest == "" || strings.IndexByte("=([{,", rest[len(rest)-1]) < 0
		}
	}
	return false
}

// isWrapped reports whether the code begins a line on which the sentence of the line above
// goes on, as mail and screens wrap it.
func (s sentence) isWrapped() bool {
	above := strings.TrimRight(s.above, " \t\r")
	return len(above) >= wrapLeast && strings.TrimLeft(s.line, leadSigns) == s.line && (lex.IsWord(above[len(above)-1]) || above[len(above)-1] == ',' || above[len(above)-1] >= 0x80) &&
		!strings.HasSuffix(above, "。")
}

// wrapLeast is how long a line is at least that somebody wrapped, in bytes.
const wrapLeast = 40

// row reports whether the line is one of a table or a list that begins with its code.
func (s sentence) row() bool {
	return strings.HasPrefix(strings.TrimLeft(s.line, " \t"), "|") || strings.Trim(s.before(), " \t-*•>`\"'“【[(（") == ""
}

// isAsked reports whether the sentence says that a code is asked for or what it stands for,
// or asks itself how two differ: 判断错误码是不是 X.
func (s sentence) isAsked() bool {
	before, behind := strings.TrimRight(s.before(), leadSigns), strings.TrimPrefix(lex.Lower([]byte(s.behind())), " of dingtalk")
	for _, said := range [...]string{" is related to ", " is related with ", " refers to ", " stands for "} {
		if strings.HasPrefix(behind, said) {
			return true
		}
	}
	return strings.Contains(s.line, "区别") || strings.Contains(s.line, "difference between") || strings.Contains(s.behind(), " means that ") || strings.HasSuffix(before, "是不") || strings.HasSuffix(before, "是否") || strings.HasSuffix(before, "等于")
}

// isAdvised reports whether an item of a list says behind a code, after an arrow, what is
// to be done.
func (s sentence) isAdvised() bool {
	if !isItem(strings.TrimSpace(s.line)) {
		return false
	}
	_, todo, _ := strings.Cut(s.behind(), "→ ")
	for _, verb := range [...]string{"执行", "重新", "检查", "运行", "请", "需", "Run ", "run ", "Check ", "check "} {
		if strings.HasPrefix(todo, verb) {
			return true
		}
	}
	return false
}

// isChange reports whether the line is a task of a list, the title of a change, or an item
// in bold letters with the number of the change behind them: - **zoo** (#7).
func (s sentence) isChange() bool {
	t := strings.TrimSpace(s.line)
	return shape.IsChange(s.before()) || strings.HasPrefix(t, "- [") || strings.HasPrefix(t, "- **") && strings.Contains(s.before(), "** (#") || strings.Contains(s.before(), "fix(") || strings.Contains(s.before(), "fix: ")
}

// isHeading reports whether the line is the heading of a section of a text, which titles
// what is written about a code there, as in a list of questions and answers. The first line
// is the title of all.
func (s sentence) isHeading(start int) bool {
	return start > s.at && strings.HasPrefix(s.line, "##") && strings.HasPrefix(strings.TrimLeft(s.line, "#"), " ")
}

// linesNear is how many lines above or below a code may name whose it is, nearBytes
// how many bytes of them are looked at.
const (
	linesNear = 6
	nearBytes = 512
)

// whose tells by the words near a code whose it is: those on its line, then line by
// line upwards, then below. Of two on its line the last before the code counts.
func (r *Reader) whose(text []byte, start, end int) (ours bool, theirs platform.Name) {
	s := sentenceAt(text, start, end)
	named := r.Words.Find([]byte(s.line))
	if ours, theirs = named.Whose(); ours && theirs != "" {
		last := named.Within(0, s.at).Last()
		return last == platform.DingTalk || last == "", theirs
	}
	if ours || theirs != "" {
		return ours, theirs
	}
	above := text[max(0, start-s.at-nearBytes) : start-s.at]
	for n := 0; n < linesNear && len(above) > 0; n++ {
		i := bytes.LastIndexByte(above[:len(above)-1], '\n') + 1
		if ours, theirs = r.namesOf(above[i:]); ours || theirs != "" {
			return ours, theirs
		}
		above = above[:i]
	}
	behind := min(len(text), end+len(s.behind()))
	for line := range bytes.Lines(text[behind:min(len(text), behind+nearBytes)]) {
		if ours, theirs = r.namesOf(line); ours || theirs != "" {
			break
		}
	}
	return ours, theirs
}

// isShown reports whether what stands from start to end, or the object on its line that
// holds it, is part of the source code of a program, or the sample of a manual.
func isShown(text []byte, start, end int) bool {
	if near := transcript.Nearby(text, start, end); near.InSource() || near.IsSample() {
		return true
	}
	line, begin := lex.LineAround(text, 0, start)
	first, last := bytes.IndexByte(line[:start-begin], '{'), bytes.LastIndexByte(line, '}')
	if first < 0 || begin+last < end {
		return false
	}
	near := transcript.Nearby(text, begin+first, begin+last+1)
	return near.InSource() || near.IsSample()
}

// isSource reports whether a line is source code, in which codes and messages stand
// as constants.
func isSource(l string) bool {
	t := strings.TrimSpace(l)
	for _, sign := range [...]string{"case ", "return ", "//", "const ", "var ", "public ", "throw new", "if ", "elif ", "expect(", "assert ", "#define ", "<string "} {
		if strings.HasPrefix(t, sign) {
			return true
		}
	}
	if i := strings.IndexByte(t, '('); i >= 0 && i+1 < len(t) && lex.IsDigit(t[i+1]) {
		if name, raised := callBefore(t[:i+1]); !raised && lex.Name(name) != "" && strings.ToUpper(name[strings.LastIndexByte(name, '.')+1:]) == name[strings.LastIndexByte(name, '.')+1:] {
			return true // an enumerator
		}
	}
	if text := strings.TrimLeft(t, "+- "); makes(t) || strings.HasPrefix(text, "f\"") || strings.HasPrefix(text, "f'") {
		return true
	}
	for _, sign := range [...]string{":=", "=>", "===", " == ", "!=", "case \"", "case '"} {
		if strings.Contains(t, sign) {
			return true
		}
	}
	return strings.HasSuffix(t, ";") || strings.HasSuffix(t, "\",") || strings.HasSuffix(t, "',") || strings.HasSuffix(t, "'),") || strings.HasSuffix(t, ") {") || strings.HasPrefix(t, "when ") && strings.Contains(t, " then ")
}

// makes reports whether a line of source code makes a value of a text:
// ErrX = errors.New("…"), const x = new Error('…').
func makes(l string) bool {
	for {
		_, value, ok := strings.Cut(l, " = ")
		if !ok {
			return false
		}
		call := strings.TrimPrefix(value, "new ")
		name, text, ok := strings.Cut(call, "(")
		if ok && name != "" && strings.Trim(lex.Lower(name), "abcdefghijklmnopqrstuvwxyz0123456789_.") == "" && text != "" && strings.IndexByte("\"'`", text[0]) >= 0 {
			return true
		}
		l = value
	}
}
