package uncoded

import (
	"bytes"
	"net/netip"
	"strings"

	"github.com/dterr/dterr/explain/internal/lex"
	"github.com/dterr/dterr/explain/internal/transcript"
)

// namesOther reports whether a line says that somebody else was called, or that
// another part of a program speaks: by a URL, a host, a path, a port that is none of
// HTTP's, a model, a tag or a logger.
func namesOther(l string) bool {
	return isLocal(l) || namesHost(l) || namesPort(l) || transcript.TellsOfOther(l) || tellsOfModel(l) || tagged(l)
}

// services are what programs call beside DingTalk, in lower case.
var services = [...]string{ //nolint:gochecknoglobals // a constant table
	"redis", "mysql", "postgres", "postgresql", "mongodb", "kafka", "rabbitmq", "elasticsearch", "nacos", "jdbc", "数据库",
	"smtp", "javax.mail", "邮件", "telegram", "slack", "discord", "bark", "pushplus", "server酱",
	"npm err", "pip._vendor", "transfer artifact", "failed to solve", "rpc failed", "gitlab", "ngrok", "nginx", "图床", "llm", "模型", "chatgpt", "claude", "gemini", "deepseek", "ollama",
}

// namesService reports whether a text names a service, Latin names as whole words.
func namesService(text []byte) bool {
	low := lex.Lower(string(text))
	for _, name := range services {
		for i := range lex.Places(low, name) {
			end := i + len(name)
			if (i == 0 || !lex.IsLetter(low[i-1])) && (end == len(low) || !lex.IsLetter(low[end])) {
				return true
			}
		}
	}
	return false
}

// zones are the ends of names of hosts.
var zones = [...]string{".com", ".cn", ".net", ".org", ".io", ".ai", ".dev", ".local"} //nolint:gochecknoglobals // a constant table

// hostLeads lead up to the name of a host in what programs print, in lower case.
var hostLeads = [...]string{"enotfound ", "eai_again ", "lookup ", "unknownhostexception: ", "host='", "connect to host ", "could not resolve host: "} //nolint:gochecknoglobals // a constant table

// namesHost reports whether a line, which does not name DingTalk, names a host.
func namesHost(l string) bool {
	low := lex.Lower(l)
	for _, lead := range hostLeads {
		if _, name, _ := strings.Cut(low, lead); lex.Name(name) != "" {
			return true
		}
	}
	for _, zone := range zones {
		for i := range lex.Places(low, zone) {
			end := i + len(zone)
			if i > 0 && lex.IsWord(low[i-1]) && (end == len(low) || !lex.IsWord(low[end]) && low[end] != '.') {
				return true
			}
		}
	}
	return false
}

// namesPort reports whether a line names an address with a port at which DingTalk's
// hosts do not listen.
func namesPort(l string) bool {
	for i := range len(l) {
		if l[i] != ':' || i == 0 {
			continue
		}
		start := i
		for start > 0 && (lex.IsDigit(l[start-1]) || l[start-1] == '.') {
			start--
		}
		port := lex.Digits(l[i+1:])
		if (l[i-1] == ']' || strings.Count(l[start:i], ".") == 3) && port != "" && port != "443" && port != "80" {
			return true
		}
	}
	return false
}

// openTags are what stands in the brackets before a message and names no part of a
// program: levels, and the account of a channel; in lower case.
var openTags = [...]string{"error", "err", "erro", "warn", "warning", "info", "debug", "fatal", "default", "__default__", "main", "core"} //nolint:gochecknoglobals // a constant table

// tagged reports whether a line begins with the tag or the logger of a part of a
// program, behind its time and level.
func tagged(l string) bool {
	rest := l
	for n := range prefixMost {
		rest = strings.TrimLeft(rest, " \t|>*-")
		word, behind, _ := strings.Cut(rest, " ")
		if strings.HasPrefix(rest, "[") {
			tag, after, ok := strings.Cut(rest[1:], "]")
			if !ok {
				return false
			}
			if lex.IsLetter(lex.First(tag, " ")[0]) && !isOpenTag(tag) || strings.HasPrefix(tag, "_") && !isOpenTag(tag) {
				return true
			}
			rest = after
			continue
		}
		switch {
		case word == "":
			return false
		case isLogger(word) && (n > 0 || !strings.HasSuffix(word, ":")):
			return true
		case !lex.IsDigit(word[0]) && !isOpenTag(strings.TrimRight(word, ":")):
			return false
		}
		rest = behind
	}
	return false
}

// prefixMost bounds the words of a log's prefix.
const prefixMost = 8

// isOpenTag reports whether a word is one of openTags.
func isOpenTag(word string) bool {
	low := lex.Lower(word)
	for _, tag := range openTags {
		if low == tag {
			return true
		}
	}
	return false
}

// isLogger reports whether a word is the name of a logger: a dotted name or a path,
// and no exception.
func isLogger(word string) bool {
	word = strings.TrimRight(word, ":")
	if !lex.IsLetter(lex.First(word, " ")[0]) || strings.HasSuffix(word, "Exception") || strings.HasSuffix(word, "Error") || isFault(word) {
		return false
	}
	return strings.Count(word, ".") > 1 || strings.Contains(word, "/")
}

// stack gives the frames of a stack that a line stands above, as in most languages, or
// below, as in Python, and the members of an object that it begins.
func (s span) stack(text []byte) []byte {
	end := min(len(text), s.end+1)
	for line := range bytes.Lines(text[end:min(len(text), s.end+stackMost)]) {
		if !bytes.HasPrefix(line, []byte(" ")) && !bytes.HasPrefix(line, []byte("\t")) {
			break
		}
		end += len(line)
	}
	start := s.start
	for start > max(0, s.start-stackMost) {
		before := bytes.LastIndexByte(text[:start-1], '\n') + 1
		if before < s.start-stackMost || !bytes.HasPrefix(text[before:], []byte("  ")) {
			break
		}
		start = before
	}
	return text[start:end]
}

// dumpsOther reports whether the stack or the object of a line names a URL or a client
// of somebody else's.
func (s span) dumpsOther(text []byte) bool {
	stack := s.stack(text)
	for line := range bytes.Lines(stack) {
		l := string(line)
		if foreignURL(l) && !strings.Contains(l, "file://") && !strings.Contains(l, "webpack") || strings.Contains(l, "host:") && namesHost(l) && !mentions(line) {
			return true
		}
	}
	return namesService(stack)
}

// PrivateAddress gives the address of IPv4 in a message that is one of a private
// network (RFC 1918) or of the machine itself, or "". Go prints the own end of a
// connection before the other: read tcp 192.168.0.9:52074->192.0.2.7:443.
func PrivateAddress(message string) string {
	if _, other, ok := strings.Cut(message, "->"); ok && lex.Digits(other) != "" {
		message = other
	}
	for _, word := range strings.FieldsFunc(message, func(c rune) bool { return c != '.' && (c < '0' || c > '9') }) {
		a, err := netip.ParseAddr(strings.Trim(word, "."))
		if err == nil && (a.IsPrivate() || a.IsLoopback()) {
			return a.String()
		}
	}
	return ""
}
