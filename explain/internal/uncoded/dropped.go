package uncoded

import (
	"slices"
	"strings"

	"github.com/dterr/dterr/explain/internal/lex"
	"github.com/dterr/dterr/explain/internal/shape"
)

// dropSign is what a client prints when a connection of stream mode ends, in lower
// case. One that is DingTalk's own words needs no name beside it.
type dropSign struct {
	text string
	own  bool
}

// dropSigns are the signs.
var dropSigns = [...]dropSign{ //nolint:gochecknoglobals // a constant table
	{"does not transfer heartbeat within heartbeat interval", true},
	{"persistent connection is timeout", true},
	{"ping time out, connection is closing", true},
	{"connection ping timeout, channel is closing", true},
	{"socket open timeout", false},
	{"socket closed before open", false},
	{"websocket closed", false},
	{"websocket was closed", false},
	{"websocket is not open", false},
	{"websocket connection closed", false},
	{"websocket connection lost", false},
	{"websocket: close ", false},
	{"closed the websocket connection", false},
	{"connectionclosed", false},
	{"no close frame", false},
}

// streamMarks are what stands beside a connection of stream mode: its host, its SDKs
// as a stack or a logger names them, and the frame of the server.
var streamMarks = [...]string{"wss-open-connection.dingtalk.", "dingtalk-stream", "dingtalk_stream", "dingtalk.open.app.stream", "topic=disconnect", `"topic":"disconnect"`} //nolint:gochecknoglobals // a constant table

// streamNames name stream mode in words, which talk about it does as well.
var streamNames = [...]string{"DingTalk Stream", "DingTalk stream", "钉钉 Stream"} //nolint:gochecknoglobals // a constant table

// dropped reads a line that tells of the end of a connection of stream mode. The code
// with which a WebSocket closes is none of DingTalk's.
func (r *Reader) dropped(text []byte) *shape.Answer {
	lower := strings.ToLower(string(text))
	if !slices.ContainsFunc(dropSigns[:], func(x dropSign) bool { return strings.Contains(lower, x.text) }) && !closesWith(lower) || isChangelog(text) {
		return nil
	}
	return r.line(text, func(l string, at span) *shape.Answer {
		low := strings.ToLower(l)
		if isImport(low) {
			return nil
		}
		i := slices.IndexFunc(dropSigns[:], func(x dropSign) bool { return strings.Contains(low, x.text) })
		if i < 0 && !closesWith(low) {
			return nil
		}
		if i >= 0 && dropSigns[i].own || reports(text, l) || at.near(text, streamMarks[:]) || at.near(text, streamNames[:]) && !isTalk(l, at) {
			return &shape.Answer{Decoder: "network", Traits: shape.Dropped, Message: strings.TrimSpace(l), Start: at.start, End: at.end}
		}
		return nil
	})
}

// isOwnDrop reports whether a line tells of such an end in DingTalk's own words.
func isOwnDrop(l string) bool {
	low := strings.ToLower(l)
	return slices.ContainsFunc(dropSigns[:], func(x dropSign) bool { return x.own && strings.Contains(low, x.text) })
}

// closesWith reports whether a text in lower case says that something closed with a code of a
// WebSocket, of 1000 to 1015 (RFC 6455, 7.4.1): connection closed, code=1006.
func closesWith(text string) bool {
	const word, near = "code", 24
	for i := strings.Index(text, word); i >= 0; {
		number := lex.Digits(strings.TrimLeft(text[i+len(word):], " =:"))
		before := text[max(0, i-near):i]
		if len(number) == 4 && number >= "1000" && number <= "1015" && holds(before[strings.LastIndexByte(before, '\n')+1:], closeSigns[:]) {
			return true
		}
		next := strings.Index(text[i+len(word):], word)
		if next < 0 {
			return false
		}
		i += len(word) + next
	}
	return false
}

// closeSigns say that a connection ended, in lower case.
var closeSigns = [...]string{"clos", "disconnect", "断开", "关闭"} //nolint:gochecknoglobals // a constant table

// isImport reports whether a line of source code, in lower case, brings a name in.
func isImport(l string) bool {
	t := strings.TrimSpace(l)
	return strings.HasPrefix(t, "import ") || strings.HasPrefix(t, "from ") && strings.Contains(t, " import ")
}
