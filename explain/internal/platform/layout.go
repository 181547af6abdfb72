package platform

import (
	"strings"

	"github.com/dterr/dterr/explain/internal/lex"
)

// layouts are the labels between which DingTalk words an error: what is wrong,
// what to do, where to read on. The robot's answers have both of the first two;
// other answers may come with the first alone.
var layouts = [...][3]string{ //nolint:gochecknoglobals // a constant table
	{"description:", "solution:", "link:"},
	{"错误描述:", "解决方案:", "参考链接:"},
	{"错误描述：", "解决方案：", "参考链接："},
}

// Layout is a message cut at its labels.
type Layout struct {
	// Start is where the first label stands.
	Start int
	// Reason says what is wrong, Solution what to do; Solution is empty without
	// its label.
	Reason, Solution string
	// Labelled says that the label of the solution is there. English says that
	// the labels are in English, which others use too.
	Labelled, English bool
}

// LayoutOf finds the labels of DingTalk's layout in a message; ok is false when
// not even the first is there.
func LayoutOf(message string) (l Layout, ok bool) {
	if strings.IndexByte(message, ':') < 0 && !strings.Contains(message, "：") {
		return l, false // all labels end so
	}
	for n, labels := range layouts {
		lead, rest, ok := cutLabel(message, labels[0])
		if !ok {
			continue
		}
		l.Start, l.English = len(lead), n == 0
		reason, rest, labelled := cutLabel(rest, labels[1])
		solution, _, _ := strings.Cut(rest, labels[2])
		l.Reason, l.Solution, l.Labelled = strings.Trim(reason, " ;；"), strings.Trim(solution, " ;；"), labelled
		return l, true
	}
	return l, false
}

// cutLabel cuts a text at a label that is no part of a longer word: a resolution: is no
// solution.
func cutLabel(text, label string) (before, after string, ok bool) {
	for from := 0; ; {
		i := strings.Index(text[from:], label)
		if i < 0 {
			return text, "", false
		}
		i += from
		from = i + len(label)
		if i == 0 || label[0] >= 0x80 || !lex.IsLetter(text[i-1]) {
			return text[:i], text[from:], true
		}
	}
}

// IsRobotLayout reports whether a message is laid out as only the robot does.
func IsRobotLayout(message string) bool {
	l, ok := LayoutOf(message)
	return ok && l.Labelled && (!l.English || l.Start == 0)
}
