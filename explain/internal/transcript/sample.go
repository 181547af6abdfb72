package transcript

import (
	"bytes"
	"iter"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/dterr/dterr/explain/internal/lex"
)

// IsSample reports whether an answer is the sample of a manual: a line that ends in the
// word for one leads up to it, and does not speak of a log or a failure; a sentence says
// when it would come; or it is one of several under comments.
func (n Near) IsSample() bool {
	if n.At > n.To || n.To > len(n.Text) {
		return false
	}
	begin, end := bounds(n.Text, n.At, n.To)
	if n.isSupposed(begin, end) || n.isUsual(begin) || n.isListed(begin, end) || n.isGeneral(begin, end) {
		return true
	}
	if len(bytes.Trim(n.Text[begin:n.At], " \t>*")) > 0 {
		return false
	}
	if n.isCommented(begin, end) || n.isReturned(begin, end) {
		return true
	}
	again := false
	for looked := 0; begin > 0 && looked < leadLines; {
		var line []byte
		line, begin = lex.LineAround(n.Text, 0, begin-1)
		t := bytes.TrimLeft(bytes.TrimRight(line, " \t\r:：*#`）)"), " \t*#-`>")
		switch {
		case len(t) == 0, string(t) == "json", string(t) == "~~~":
			continue // a blank line or the fence
		case namesSample(t):
			return true
		case string(t) == "或者":
			again = true // another sample
			continue
		case again && bytes.IndexByte([]byte("{}\""), t[0]) >= 0:
			continue
		}
		looked++
	}
	return false
}

// leadLines is how many lines above an answer may lead up to it.
const leadLines = 2

// namesSample reports whether a line names a sample, and no more in English than a
// heading does.
func namesSample(line []byte) bool {
	if shape, ok := bytes.CutSuffix(line, []byte("如下")); ok {
		if line = shape; bytes.HasSuffix(shape, []byte("类似")) || bytes.HasSuffix(shape, []byte("结构")) {
			return true
		}
	}
	if when, ok := bytes.CutSuffix(line, []byte("时返回")); ok {
		switch string(bytes.TrimLeft(when, "abc)0123456789.、 ")) {
		case "正确", "错误", "出错", "成功", "失败", "异常": // and not: 发消息失败时返回
			return true
		}
	}
	line = bytes.TrimSuffix(line, []byte("说明"))
	han := bytes.HasSuffix(line, []byte("示例")) || bytes.HasSuffix(line, []byte("样例"))
	if !han && !endsHeading(line) {
		return false
	}
	for _, end := range [...]string{"。", "，", "；"} {
		if i := bytes.LastIndex(line, []byte(end)); i >= 0 {
			line = line[i+len(end):]
		}
	}
	if holdsAny(line, "报错", "日志", "失败", "出现") {
		return false
	}
	return han || len(bytes.Fields(line)) <= headingMost
}

// endsHeading reports whether a line ends in the English word for a sample, or in what it
// is a sample of.
func endsHeading(line []byte) bool {
	before, last := lastWord(line)
	if strings.EqualFold(last, "response") || strings.EqualFold(last, "answer") {
		_, last = lastWord(before)
	}
	return strings.EqualFold(last, "example") || strings.EqualFold(last, "sample")
}

// lastWord gives the last word of a line, and what stands before it.
func lastWord(line []byte) (before []byte, word string) {
	start := 0
	if i := bytes.LastIndexAny(line, " \t。，；"); i >= 0 {
		_, size := utf8.DecodeRune(line[i:])
		start = i + size
	}
	return bytes.TrimRight(line[:start], " \t"), string(line[start:])
}

// headingMost is how many words a heading has at most.
const headingMost = 5

// isSupposed reports whether the sentence of an answer, on its lines or on the one that
// leads up to a fence around it, says when it would come: otherwise it will; if it comes,
// it means something.
func (n Near) isSupposed(begin, end int) bool {
	before, fenced := n.Text[begin:n.At], false
	if name := bytes.TrimRight(bytes.Trim(before, " \t`>"), "=:"); len(name) == 0 || isName(name) {
		if above := n.beside(begin, -1); bytes.HasSuffix(above, []byte("：")) || bytes.HasSuffix(above, []byte(":")) {
			before, fenced = above, true
		}
	}
	if holdsAny(before, supposed[:]...) {
		return true
	}
	if startsWithAny(bytes.TrimLeft(n.Text[n.To:end], " `\"'”」"), "时表示", "时，表示", "时意味着", "时说明") {
		return true
	}
	if fenced && startsWithAny(n.beside(end, 1), "if ") {
		return true
	}
	for _, name := range expected {
		if bytes.HasSuffix(bytes.TrimRight(before, " \t`:："), []byte(name)) {
			return true
		}
	}
	if !HoldsCondition(before) {
		return false
	}
	if isInstruction(string(before), string(n.Text[n.To:end])) || n.isAside(before, end) {
		return true
	}
	if startsWithAny(before, "If ", "if ") && bytes.HasPrefix(n.Text[n.To:], []byte(", ")) {
		return true
	}
	behind := n.Text[n.To:end]
	if i := bytes.Index(n.Text[n.To:], []byte("\n```")); fenced && i >= 0 && i < fenceReach {
		_, end = bounds(n.Text, n.To+i+1, n.To+i+1)
		behind = n.beside(end, 1)
	} else if len(bytes.Trim(behind, " \t`")) == 0 {
		behind = n.beside(end, 1)
	}
	return holdsAny(behind, "，说明", "，则", "，就", "，表示", ", it means") || startsWithAny(bytes.TrimLeft(behind, " `。"), "说明", "表示", "则", "it means", "this means")
}

// supposed are words before an answer that would come, conditions those that need another
// behind it.
var (
	supposed   = [...]string{"否则", "将会", "将导致", "将报错", "将返回", "会让"}                      //nolint:gochecknoglobals // a constant table
	conditions = [...]string{"如果", "若", "If ", "if ", "当", "When ", "when ", "对于", "针对"} //nolint:gochecknoglobals // a constant table
)

// expected lead up to what a call should answer, or may.
var expected = [...]string{"Expected output", "Expected response", "expected response", "预期返回", "期望返回", "可能导致", "可能会导致"} //nolint:gochecknoglobals // a constant table

// HoldsCondition reports whether a sentence begins with a condition, so that it says when
// something would come.
func HoldsCondition(sentence []byte) bool { return holdsAny(sentence, conditions[:]...) }

// doubts is how many of the conditions are doubtful: when something comes, it does come.
const doubts = 4

// isInstruction reports whether what stands on either side of an answer tells what to do,
// or what a program does, whenever it comes: an item of a list that begins with a
// condition, - 如果出现 X，…; a line that leads up to a list, 如果返回 X 或 Y：; 对于 X 错误，尝试….
func isInstruction(before, behind string) bool {
	lead := strings.TrimRight(before, " \t`\"'“「:：")
	if last := lead[strings.LastIndexByte(lead, '`')+1:]; len(last) < len(lead) && (strings.Contains(last, "或") || strings.Contains(last, " or")) {
		lead, _, _ = strings.Cut(lead, "`")
		lead = strings.TrimRight(lead, " ")
	}
	clause := lead
	for _, sign := range commas[:] {
		if i := strings.LastIndex(clause, sign); i >= 0 {
			clause = clause[i+len(sign):]
		}
	}
	item := strings.TrimLeft(clause, " \t>*-•0123456789.、")
	next := strings.TrimLeft(behind, " `\"'”」*")
	asked := slices.ContainsFunc(asking[:], func(word string) bool { return strings.Contains(next, word) })
	if done, ok := strings.CutPrefix(next, "，"); ok && !asked && strings.Contains(done, "会") && isWhenever(clause) {
		return true
	}
	if item == "对于" || item == "针对" {
		fault, done, _ := strings.Cut(next, "，")
		return slices.Contains(faults[:], strings.TrimPrefix(fault, "的")) && slices.ContainsFunc(todo[:], func(verb string) bool { return strings.HasPrefix(done, verb) })
	}
	if !strings.HasPrefix(item, "如果") && !strings.HasPrefix(item, "若") && !strings.HasPrefix(item, "If ") ||
		asked || !slices.ContainsFunc(comes[:], func(verb string) bool { return strings.HasSuffix(lead, verb) }) {
		return false
	}
	if len(item) < len(clause) && len(clause) == len(lead) && (strings.HasPrefix(next, "，") || strings.HasPrefix(next, ", ")) {
		return true
	}
	if done, ok := strings.CutPrefix(next, "，"); ok && slices.ContainsFunc(advice[:], func(verb string) bool { return strings.HasPrefix(done, verb) }) {
		return true
	}
	behind = strings.TrimRight(behind, " \t\r")
	return strings.HasSuffix(behind, "：") || strings.HasSuffix(behind, ":")
}

// isWhenever reports whether a clause says of something that may come at which step it
// does: 探测时若返回.
func isWhenever(clause string) bool {
	for _, verb := range comes[:] {
		if before, ok := strings.CutSuffix(clause, verb); ok && (strings.HasSuffix(before, "时若") || strings.HasSuffix(before, "时如果")) {
			return true
		}
	}
	return false
}

// isAside reports whether an answer stands in brackets behind a condition, to say how that
// shows: if it had expired (error `X`), …. What is read of it may reach beyond them.
func (n Near) isAside(before []byte, end int) bool {
	open, close := bytes.LastIndexAny(before, "(（"), bytes.IndexAny(n.Text[n.At:end], ")）")
	if open < 0 || close < 0 || bytes.ContainsAny(before[open:], ")）") {
		return false
	}
	if close += n.At; close > n.To && len(bytes.Trim(n.Text[n.To:close], "`\"'”")) > 0 {
		return false
	}
	return holdsAny(before[:open], conditions[:doubts]...)
}

// comes are verbs that lead up to what may come back, todo what begins what is done about
// it, asking what a question holds, advice what begins what somebody is told to do, faults
// the nouns of errors, and commas what ends a clause.
var (
	comes  = [...]string{"出现", "返回", "报", "报错", "提示", "遇到", "看到", " see", " returns", " get", " shows"} //nolint:gochecknoglobals // a constant table
	todo   = [...]string{"尝试", "自动", "会", "将", "请", "可", "需"}                                           //nolint:gochecknoglobals // a constant table
	asking = [...]string{"？", "?", "怎么", "为什么"}                                                         //nolint:gochecknoglobals // a constant table
	advice = [...]string{"去", "先", "检查", "请检查", "重新", "请重新", "改"}                                       //nolint:gochecknoglobals // a constant table
	faults = [...]string{"错误", "报错", "异常"}                                                              //nolint:gochecknoglobals // a constant table
	commas = [...]string{"，", "。", "；", ", "}                                                           //nolint:gochecknoglobals // a constant table
)

// isUsual reports whether a short line above an answer announces the usual errors.
func (n Near) isUsual(begin int) bool {
	if !bytes.Contains(n.Text[:begin], []byte(usual)) {
		return false // as around most answers
	}
	for line := range bytes.Lines(n.Text[:begin]) {
		t := bytes.Trim(line, " \t\r\n#*-:：0123456789.")
		if len(t) <= usualMost && startsWithAny(t, "常见错误", "常见报错", "常见问题") {
			return true
		}
	}
	return false
}

// usual is a word for what often comes.
const usual = "常见"

// usualMost is how long such a line may be, in bytes.
const usualMost = 24

// isListed reports whether an answer is an item of a list of what may come back: each has
// words behind it that say what it means, and one of them is a success.
func (n Near) isListed(begin, end int) bool {
	switch string(bytes.Trim(n.Text[begin:n.At], " \t：:")) {
	case "失败", "错误", "异常":
		return holdsAny(n.Text, "\n成功：{", "\n成功: {", "成功：\n")
	}
	mark := itemMark(n.Text[begin:n.At])
	if mark == "" || !isMeant(n.Text[n.To:end]) {
		return false
	}
	for _, side := range [...]struct{ from, step int }{{begin, -1}, {end, 1}} {
		for line := range n.lines(side.from, side.step) {
			open, close := bytes.IndexByte(line, '{'), bytes.LastIndexByte(line, '}')
			if open < 0 || close < open || itemMark(line[:open]) != mark {
				break
			}
			if isMeant(line[close+1:]) && (isSuccess(line[open:close]) || isSuccess(n.Text[n.At:n.To])) {
				return true
			}
		}
	}
	return false
}

// isReturned reports whether an answer is one of several lines of objects under a heading
// that names the values which a function returns, and one of them is a success.
func (n Near) isReturned(begin, end int) bool {
	from, to := begin-n.objects(begin, -1), end+n.objects(end, 1)
	if to-from == end-begin || !isSuccess(n.Text[from:to]) {
		return false
	}
	switch name := n.beside(from, -1); string(bytes.Trim(name, "#*- :：")) {
	case "返回值", "Return value", "Return values", "Returns":
		return bytes.IndexByte([]byte("#*-"), name[0]) >= 0
	}
	return false
}

// objects gives how long the lines of objects are next to a place, in bytes; see lines.
func (n Near) objects(at, step int) (size int) {
	looked := 0
	for line := range n.lines(at, step) {
		if looked++; looked > returnedMost || !bytes.HasPrefix(line, []byte("{")) {
			break
		}
		size += 1 + len(line)
	}
	return size
}

// returnedMost is how many lines of objects such a list has at most on either side of one.
const returnedMost = 8

// isSuccess reports whether an object says that all is well.
func isSuccess(object []byte) bool { return holdsAny(object, "\"ok\"", "code\":0,") }

// itemMark gives the mark of an item of a list that is all of a text, "" for none.
func itemMark(lead []byte) string {
	switch mark := string(bytes.Trim(lead, " \t`")); mark {
	case "-", "*", "+", "•", "·":
		return mark
	}
	return ""
}

// isMeant reports whether words stand behind an answer on its line.
func isMeant(behind []byte) bool {
	words := bytes.TrimLeft(behind, " \t`:：-—，,")
	return len(words) > 1 && (words[0] >= utf8.RuneSelf || lex.IsLetter(words[0]))
}

// beside gives the nearest line above a place or below it that is neither blank nor a
// fence.
func (n Near) beside(at, step int) []byte {
	looked := 0
	for line := range n.lines(at, step) {
		if looked++; looked > fenceMost {
			break
		}
		if t := bytes.TrimSpace(line); len(t) > 0 && !bytes.HasPrefix(t, []byte("```")) {
			return t
		}
	}
	return nil
}

// lines gives the lines above that of a place, where step is -1, or below it, where it is 1,
// the nearest first.
func (n Near) lines(at, step int) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		for {
			var line []byte
			switch {
			case step < 0 && at > 0:
				line, at = lex.LineAround(n.Text, 0, at-1)
			case step > 0 && at < len(n.Text):
				line = lex.Line(n.Text, at+1, len(n.Text))
				at += 1 + len(line)
			default:
				return
			}
			if !yield(line) {
				return
			}
		}
	}
}

// fenceMost is how many lines a fence and the blanks around it have, fenceReach how far
// behind an answer its fence may end, in bytes.
const (
	fenceMost  = 3
	fenceReach = 256
)

// isCommented reports whether the line above an answer is a comment, and so is that
// above another object near it, of which none says that it was sent or answered.
func (n Near) isCommented(begin, end int) bool {
	above := n.beside(begin, -1)
	if !isComment(above) || holdsAny(above, calls[:]...) {
		return false
	}
	return commentsObject(n.Text[:max(0, begin-1-len(above))]) || commentsObject(n.Text[min(end, len(n.Text)):])
}

// commentsObject reports whether a line of a text is a comment, with an object below it.
func commentsObject(text []byte) bool {
	comment := false
	for line := range bytes.Lines(text) {
		t := bytes.TrimSpace(line)
		if comment && len(t) > 0 && t[0] == '{' {
			return true
		}
		comment = bytes.HasPrefix(t, []byte("//")) && !holdsAny(t, calls[:]...)
	}
	return false
}

// calls are the words of comments that tell of a call.
var calls = [...]string{"请求", "返回", "响应", "结果", "request", "response", "result", "output"} //nolint:gochecknoglobals // a constant table

func holdsAny(text []byte, words ...string) bool {
	if len(text) == 0 {
		return false
	}
	for _, w := range words {
		if bytes.Contains(text, []byte(w)) {
			return true
		}
	}
	return false
}

func startsWithAny(text []byte, words ...string) bool {
	for _, w := range words {
		if bytes.HasPrefix(text, []byte(w)) {
			return true
		}
	}
	return false
}
