package uncoded

import (
	"bytes"
	"slices"
	"strings"

	"github.com/dterr/dterr/explain/internal/lex"
)

// changeSigns stand in what was done about a failure, itemSigns in an item of a list of
// that, in lower case.
var (
	changeSigns = [...]string{"优化", "避免", "否则", "avoid", "support for", "retry on", "mock", " has a bug"} //nolint:gochecknoglobals // a constant table
	itemSigns   = [...]string{"处理", "解决", "支持", "新增", "增加", "handle", "add ", "support"}                  //nolint:gochecknoglobals // a constant table
)

// tellsOfChange reports whether a line tells what was done about a failure.
func tellsOfChange(l string) bool {
	low := strings.ToLower(strings.TrimSpace(l))
	return holds(low, changeSigns[:]) || strings.Contains(low, "会导致") && !strings.Contains(low, "报错") || strings.IndexByte("-*", lex.First(low, " ")[0]) >= 0 && holds(low, itemSigns[:])
}

// isChangelog reports whether a text begins with the heading of a list of changes, holds
// those of several versions, or is the record of a change.
func isChangelog(text []byte) bool {
	if hash, ok := bytes.CutPrefix(lex.Line(text, 0, lineMost), []byte("commit ")); ok && strings.Trim(string(hash), "0123456789abcdef") == "" {
		return true
	}
	releases := 0
	for i := range lex.Places(string(text), "\n##") {
		if title := string(bytes.Trim(lex.Line(text, i+1, lineMost), "#\r")); strings.Contains(title, ".") && isRelease(title) {
			releases++
		}
	}
	if releases > 1 {
		return true
	}
	title := lex.Lower(bytes.Trim(lex.Line(text, 0, lineMost), "# *\r"))
	return bytes.HasPrefix(text, []byte("#")) && isRelease(title) || title == "更新内容" || strings.HasPrefix(title, "changelog") || strings.HasPrefix(title, "release notes") || strings.HasPrefix(title, "更新日志") || strings.HasPrefix(title, "变更日志") || isCommit(title)
}

// isCommit reports whether a title in lower case is that of a change as many projects word
// theirs: fix(zoo): ….
func isCommit(title string) bool {
	kind, rest, ok := strings.Cut(title, "(")
	scope, _, named := strings.Cut(rest, "): ")
	return ok && named && !strings.ContainsAny(scope, " ()") && slices.Contains(changeKinds[:], kind)
}

// changeKinds begin the title of a change.
var changeKinds = [...]string{"fix", "feat", "refactor", "perf", "test", "docs", "chore"} //nolint:gochecknoglobals // a constant table

// isRelease reports whether the title of a section is nothing but a version and its date.
func isRelease(title string) bool {
	return len(title) > 2 && strings.Trim(title, "v0123456789.-[]() ") == ""
}

// isTalk reports whether a line is source code, a comment, a heading below the first
// line, an item of a list, a question, or speaks of failures in general.
func isTalk(l string, at span) bool {
	t, low := strings.TrimSpace(l), strings.ToLower(l)
	heading := strings.HasPrefix(t, "#") && at.start > 0
	return heading || strings.Contains(low, "such as ") || isItem(t) || isCode(strings.TrimLeft(t, "#> ")) || isStatement(t) || strings.HasSuffix(low, "?") ||
		holds(low, questionSigns[:]) || explains(low) || tellsOfChange(l) || announces(low)
}

// isItem reports whether a line is one of a list, with a mark or a number.
func isItem(t string) bool {
	if strings.HasPrefix(t, "- ") || strings.HasPrefix(t, "* ") {
		return true
	}
	number := lex.Digits(t)
	behind := t[len(number):]
	return number != "" && len(number) < 3 && (strings.HasPrefix(behind, ". ") || strings.HasPrefix(behind, "、"))
}

// isStatement reports whether a line is a statement of source code that raises an
// error, or hands a text in quotes to a function.
func isStatement(t string) bool {
	for _, word := range [...]string{"raise ", "throw ", "await "} {
		if strings.HasPrefix(t, word) {
			return true
		}
	}
	i := strings.IndexAny(t, "( :")
	if i < 1 || t[i] != '(' || i+1 == len(t) || strings.IndexByte("\"'`f", t[i+1]) < 0 {
		return false
	}
	_, raised := callBefore(t[:i+1])
	return !raised
}
