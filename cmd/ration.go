package cmd

import (
	"bufio"
	"errors"
	"strings"

	"github.com/dterr/dterr/codes"
)

// The bounds of what is read from stdin as codes: the bytes of one line, how many
// codes, the bytes of all, and how many words a line has that may be more than a
// list of codes.
const (
	maxLine  = 64 << 10
	maxWords = 100_000
	maxText  = 8 << 20
	maxParts = 100
)

// words reads codes from stdin: a line is read as one argument is, or else as
// words with white space or commas between them. What follows a # is a remark.
func (a *app) words() ([]string, error) {
	var words []string
	size, read := 0, 0
	lines := bufio.NewScanner(a.streams.In)
	lines.Buffer(make([]byte, 0, 4096), maxLine)
	for lines.Scan() {
		read++
		line := withoutRemark(lines.Text())
		a.learn(strings.Fields(line))
		parts := strings.FieldsFunc(line, func(r rune) bool { return strings.ContainsRune(" \t\r,，;；、", r) })
		if len(parts) > 1 && len(parts) <= maxParts && codes.Names(line) {
			parts = []string{line}
		}
		words = append(words, parts...)
		if size += len(line); len(words) > maxWords || size > maxText {
			return nil, usage(say("一次最多 %d 个错误码、%d MiB", "at most %d codes and %d MiB at once", maxWords, maxText>>20))
		}
	}
	switch err := lines.Err(); {
	case errors.Is(err, bufio.ErrTooLong):
		return nil, usage(say("标准输入第 %d 行超过 %d KiB，不是错误码", "line %d of stdin has more than %d KiB: no code is so long", read+1, maxLine>>10),
			say("解释整段响应：… | dterr explain", "to have a whole response explained: … | dterr explain"))
	case err != nil:
		return nil, failed(say("读取标准输入", "read stdin"), err)
	}
	return words, nil
}

// What one run answers. A few bytes of a pattern stand for the whole catalogue,
// so that a list of them could ask for any amount.
const (
	// maxAnswered is how many meanings a run answers, maxByPattern how many of
	// them for ranges and patterns: the catalogue three times over.
	maxAnswered  = 100_000
	maxByPattern = 10_000
	// maxLeftOut is how many patterns beyond that are looked at before a run gives
	// up.
	maxLeftOut = 100
	// maxVain is how many patterns may fit nothing.
	maxVain = 500
	// maxAlike is for how many unknown codes those that look alike are looked for,
	// maxTold how many are told one by one in text.
	maxAlike = 200
	maxTold  = 20
)

// ration counts what a run has answered, and what it left out.
type ration struct {
	*app
	asked    int
	patterns map[string]bool
	// answered and byPattern count meanings, missing the codes that are unknown.
	answered, byPattern, missing int
	// repeated counts patterns asked for again, left out those beyond the bound;
	// stopped is how many arguments were left when a run had answered enough.
	repeated, leftOut, stopped int
	// seen counts arguments, vain the patterns among them that nothing fits.
	seen, vain int
}

func newRation(a *app, asked int) *ration {
	return &ration{app: a, asked: asked, patterns: make(map[string]bool)}
}

// full says that a run has answered enough.
func (r *ration) full() bool { return r.stopped > 0 }

// repeats says that an argument is a pattern that was answered before.
func (r *ration) repeats(arg string) bool {
	r.seen++
	again := r.patterns[strings.TrimSpace(arg)]
	if again {
		r.repeated++
	}
	return again
}

// grants says whether the n-th argument's result is to be answered. A pattern is
// answered once in a run.
func (r *ration) grants(n int, result codes.Result, found []*codes.Entry) bool {
	meanings := 0
	for _, e := range found {
		meanings += len(e.Meanings)
	}
	switch {
	case r.stopped > 0:
		return false
	case result.Pattern && r.patterns[result.Query]:
		r.repeated++
		return false
	case result.Pattern && r.byPattern+meanings > maxByPattern:
		if r.leftOut++; r.leftOut == maxLeftOut {
			r.stopped = r.asked - n - 1
		}
		return false
	case r.answered+meanings > maxAnswered:
		r.stopped = r.asked - n
		return false
	}
	r.answered += max(meanings, 1)
	if result.Pattern {
		r.patterns[result.Query] = true
		r.byPattern += meanings
	}
	return true
}

// unknown tells a code that is not in the catalogue. Beyond a screenful they are
// only counted in text; as JSON each has its object.
func (r *ration) unknown(result codes.Result, arg string) error {
	r.missing++
	if strings.Contains(arg, "*") {
		r.patterns[strings.TrimSpace(arg)] = true
		if r.vain++; r.vain > maxVain {
			r.leftOut, r.stopped = r.leftOut+1, max(r.asked-r.seen, 1)
		}
	}
	if r.missing > maxTold && !r.json {
		return nil
	}
	if result.Unknown && r.missing <= maxAlike {
		result.Near = codes.Resembling(result.Query)
	}
	return r.app.unknown(result, arg)
}

// end tells what was left out and gives the exit code: a mistake in how dterr was
// called where more was asked for than a run answers.
func (r *ration) end() error {
	if rest := r.missing - maxTold; rest > 0 && !r.json {
		r.tell(say("另有 %d 个错误码未收录", "codes not in the catalogue besides these: %d", rest), nil)
	}
	if r.repeated > 0 {
		r.notice(say("重复的范围和通配符只回答一次，略去 %d 个", "a range or pattern is answered once; repeated and left out: %d", r.repeated))
	}
	switch {
	case r.stopped > 0 && r.leftOut == 0:
		return usage(say("一次最多回答 %d 个含义，最后 %d 个参数没有回答", "a run answers at most %d meanings; left out at the end: %d", maxAnswered, r.stopped),
			say("分几次查", "look them up in several runs"))
	case r.leftOut > 0:
		return usage(say("范围和通配符一次最多回答 %d 个含义，略去 %d 个", "a run answers at most %d meanings for ranges and patterns; left out: %d", maxByPattern, r.leftOut+r.stopped),
			say("全部错误码：dterr list --json", "to have all codes: dterr list --json"))
	case r.missing > 0:
		return status(exitNothing)
	}
	return nil
}
