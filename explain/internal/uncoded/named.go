package uncoded

import (
	"bytes"
	"strings"

	"github.com/dterr/dterr/explain/internal/lex"
)

// shortLines is how many lines a text may have in which a person's words are
// believed; a longer one is a log, or explains something.
const shortLines = 12

// reports reports whether a line is the word of a program, or of a person in a short
// text, of something that failed, and names DingTalk: no source code, no row of a
// table, no talk.
func reports(text []byte, l string) bool {
	t := printed(strings.TrimSpace(l))
	if !named(l) || isCode(strings.TrimLeft(t, "-*#> ")) || isStatement(t) || strings.HasPrefix(t, "Q:") || strings.HasPrefix(t, "问：") || !isProgramLine(t) && bytes.Count(text, []byte{'\n'}) >= shortLines {
		return false
	}
	low := strings.ToLower(l)
	return !explains(low) && !tellsOfChange(l) && !strings.HasSuffix(low, "?") && !holds(low, questionSigns[:]) && !announces(low)
}

// printed gives what a program printed where a line is a member of its log as JSON has it,
// by the tag with which that begins; any other line is given as it is.
func printed(t string) string {
	key, value, ok := strings.Cut(t, "\": \"[")
	if !ok || !strings.HasPrefix(key, "\"") || strings.Contains(key[1:], "\"") {
		return t
	}
	return "[" + strings.TrimSuffix(strings.TrimSuffix(value, ","), "\"")
}

// questionSigns stand in a question, ruleSigns in a condition, an explanation and in
// the notes of a release, in lower case.
var (
	questionSigns = [...]string{"？", "? "}                                                      //nolint:gochecknoglobals // a constant table
	ruleSigns     = [...]string{"如果", "修复", "fix", "if ", "when ", "means", "表示", "的话", "”等错误"} //nolint:gochecknoglobals // a constant table
)

// exampleSigns lead up to an example, of everyday words among others.
var exampleSigns = [...]string{"（如“", "（如\""} //nolint:gochecknoglobals // a constant table

// explains reports whether a line says when something fails, or what it means.
func explains(l string) bool { return holds(strings.ToLower(l), ruleSigns[:]) }

// contentLeads lead up to what was sent by DingTalk: it tells of somebody else.
var contentLeads = [...]string{"通知：", "告警：", "消息：", "推送：", "通知:", "告警:", "消息:", "推送:", "alert:", "message:"} //nolint:gochecknoglobals // a constant table

// fatalAlert is what TLS prints of a handshake that failed.
const fatalAlert = "fatal alert:"

// announces reports whether a line in lower case leads up to what was sent by DingTalk.
func announces(low string) bool {
	return holds(low, contentLeads[:]) && !strings.Contains(low, fatalAlert)
}

// callWords are what a line says that tells of a call, in lower case.
var callWords = [...]string{"request", "connect", "send", "upload", "download", "webhook", "<response [", "response code", "server response", "unexpected status", "got status", "api error", "notify failed", "failed to notify", "notification failed", "通知失败", "连接", "上传", "下载", "调用", "请求", "接口", "发送", "状态码", "推送失败", "push failed"} //nolint:gochecknoglobals // a constant table

// tellsOfCall reports whether a line says that a call was made: a name and a status
// alone may as well be of a site that DingTalk's robot watches.
func tellsOfCall(l string) bool { return holds(strings.ToLower(l), callWords[:]) }

// modelWords tell of the call of a language model behind DingTalk's robot, in lower
// case.
var modelWords = [...]string{"llm", "model", "模型"} //nolint:gochecknoglobals // a constant table

// tellsOfModel reports whether a line says that the call was one of a model.
func tellsOfModel(l string) bool { return holds(strings.ToLower(l), modelWords[:]) }

// holds reports whether a text holds one of some words.
func holds(text string, words []string) bool {
	for _, w := range words {
		if strings.Contains(text, w) {
			return true
		}
	}
	return false
}

// isProgramLine reports whether a line begins with a time or a tag in brackets, or with
// the name of an error, or is one of logfmt.
func isProgramLine(t string) bool {
	word, _, _ := strings.Cut(t, " ")
	return strings.HasPrefix(t, "[") || strings.HasPrefix(t, "ts=") || strings.HasPrefix(t, "time=") || strings.HasPrefix(t, "level=") || strings.HasPrefix(t, "logger=") || len(word) > 4 && lex.IsDigit(word[0]) && lex.IsDigit(word[1]) || strings.HasSuffix(strings.ToLower(word), "error:") || strings.HasSuffix(word, "Exception:")
}

// named reports whether a line names DingTalk as such, or the logger of one of its
// clients, of which some are called its connector or its plugin: no file, path or program
// has its name in it.
func named(l string) bool {
	if strings.Contains(l, "钉钉") {
		return true
	}
	low := lex.Lower(l)
	for _, name := range names {
		for i := range lex.Places(low, name) {
			if namedBy(low, i, name) {
				return true
			}
		}
	}
	return false
}

// names are DingTalk's own name and the Chinese one in Latin letters.
var names = [...]string{"dingtalk", "dingding"} //nolint:gochecknoglobals // a constant table

// namedBy reports whether the word of a line in lower case that holds a name at i is
// DingTalk's name, or the logger or the caller of an entry.
func namedBy(low string, i int, name string) bool {
	start, end := i, i+len(name)
	for start > 0 && inToken(low[start-1]) {
		start--
	}
	for end < len(low) && inToken(low[end]) {
		end++
	}
	token := strings.TrimSuffix(strings.TrimSuffix(strings.TrimRight(low[start:end], "."), "-connector"), "-plugin")
	switch {
	case token == name, strings.HasPrefix(token, "dingtalk_stream"), strings.HasPrefix(token, "dingtalk-stream"), strings.HasPrefix(token, "com.dingtalk."):
		return true
	case strings.HasSuffix(low[:start], "logger="), strings.HasSuffix(low[:start], "caller="):
		return true
	case isClient(token, name):
		return true
	}
	return strings.HasSuffix(token, "/"+name) && token[0] != '/' && strings.Count(token, "/") > 1 // a logger: gateway/channels/dingtalk
}

// clientWords end the names of classes and of loggers that call DingTalk.
var clientWords = [...]string{"stream", "client", "bot", "sender", "notifier", "api", "adapter", "util"} //nolint:gochecknoglobals // a constant table

// isClient reports whether a token in lower case is the name of such a class, with its
// package or without: com.example.DingTalkApiClient.
func isClient(token, name string) bool {
	class, ok := strings.CutPrefix(token[strings.LastIndexByte(token, '.')+1:], name)
	if !ok || strings.IndexByte(token, '/') >= 0 {
		return false
	}
	class = strings.TrimSuffix(class, "s")
	for _, word := range clientWords {
		if strings.HasSuffix(class, word) {
			return true
		}
	}
	return false
}

// inToken reports whether a byte goes on with a name, a path or an address.
func inToken(c byte) bool { return lex.IsWord(c) || c == '.' || c == '/' || c == '@' }
