package shape

import (
	"bytes"
	"strings"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain/internal/field"
	"github.com/dterr/dterr/explain/internal/lex"
	"github.com/dterr/dterr/explain/lenient"
)

// dws reads the envelope of DingTalk's own command line, whose code is
// its own and whose server_error_code is the server's.
func dws(a *Answer, n *lenient.Node) bool {
	code := n.Get("server_error_code").Str()
	if code == "" && isEnvelope(n) {
		return cliAnswer(a, n)
	}
	if code == "" {
		return toolAnswer(a, n) || gatewayAnswer(a, n)
	}
	if !IsPlausible(code) {
		return false
	}
	a.Codes = []string{code}
	a.Message = lex.First(n.Get("technical_detail").Str(), n.Get("message").Str())
	a.RequestID = lex.First(a.RequestID, n.Get("trace_id").Str())
	a.Decoder, a.Traits = "dws", Sure|OwnWords
	if !lex.IsNumber(code) {
		a.Family = codes.FamilyAPI
	}
	return true
}

// isEnvelope reports whether an object is the command line's own: with a category and
// a reason, as most have it, or with a type and a subtype, as the newer ones.
func isEnvelope(n *lenient.Node) bool {
	switch {
	case n.Get("category") != nil:
		return n.Get("reason") != nil && (n.Get("operation") != nil || n.Get("server_key") != nil || toGateway(n.Get("message").Str())) || ofCommandLine(n)
	case n.Get("type") != nil && n.Get("subtype") != nil:
		return n.Get("operation") != nil && n.Get("origin") != nil && n.Get("stage") != nil
	}
	return false
}

// toGateway reports whether a message names an address of the command line's gateway.
func toGateway(message string) bool {
	return strings.Contains(message, "mcp-gw.dingtalk.com/") || strings.Contains(message, "mcp-gw.dingtalk.io/")
}

// noAnswer reports whether a message of the command line says that a request to its gateway
// failed before there was an answer: "request to https://… failed: dial tcp: i/o timeout".
func noAnswer(message string) bool {
	return strings.HasPrefix(message, "request to https://") && strings.Contains(message, " failed: ") && toGateway(message)
}

// unreached is what the message of the command line begins with where a call got no
// answer, with the rest of a name: [NETWORK_UNREACHABLE], [NETWORK_TIMEOUT].
const unreached = "[NETWORK_"

// unsaid is its message where it knows no more than that the call failed.
const unsaid = "business error: success=false"

// unproven is the stage of the command line's own look at an answer: the call was
// answered, and what came does not show that it worked.
const unproven = "response_validation"

// cliAnswer reads an envelope of the command line that carries no code of the
// server in a member of its own: it may stand at the end of the message.
func cliAnswer(a *Answer, n *lenient.Node) bool {
	a.Decoder, a.Traits, a.Family = "dws", Sure|OwnWords, codes.FamilyAPI
	a.Message = n.Get("message").Str()
	a.RequestID = lex.First(a.RequestID, n.Get("trace_id").Str())
	if strings.HasPrefix(a.Message, unreached) {
		a.Set(Network, true)
		a.Message = lex.First(n.Get("cause").Str(), a.Message)
		return true
	}
	if noAnswer(a.Message) {
		a.Set(Network, true)
		return true
	}
	if in := Login(a.Message, 0); in != nil {
		a.Codes, a.Message = in.Codes, in.Message
	} else if i := strings.LastIndex(a.Message, "code "); i >= 0 {
		if word := lex.Name(a.Message[i+len("code "):]); IsPlausible(word) && strings.ToUpper(word) == word {
			a.Codes = []string{word}
		}
	}
	a.Set(Unproven, n.Get("stage").Str() == unproven)
	a.Set(Relayed, strings.HasPrefix(a.Message, unsaid))
	return true
}

// ofCommandLine reports whether the texts of an object speak of the command line, or
// of what an organisation allows it.
func ofCommandLine(n *lenient.Node) bool {
	for _, name := range [...]string{"message", "error_msg", "hint", "friendly_hint"} {
		text := n.Get(name).Str()
		for _, word := range [...]string{"dws ", "CLI 授权", "CLI 数据访问", "使用 CLI", "CLI 后重试", "CLI data access"} {
			if strings.Contains(text, word) {
				return true
			}
		}
		if Login(text, 0) != nil {
			return true
		}
	}
	return false
}

// gatewayAnswer reads what the gateway of the command line answers with itself: a
// name of its own, and in the data what the user must allow and where.
func gatewayAnswer(a *Answer, n *lenient.Node) bool {
	code := n.Get("code", "error_code").Str()
	if n.Get("success").Str() != "false" || !IsPlausible(code) || strings.ToUpper(code) != code || lex.IsNumber(code) {
		return false
	}
	data := n.Get("data")
	detailed := n.Get("trace_id") != nil && n.Get("technical_detail") != nil
	if !detailed && !codes.IsCommandLine(code) && !strings.HasPrefix(data.Get("uri").Str(), "https://open-dev.dingtalk.com/") && !ofCommandLine(n) {
		return false
	}
	a.Codes, a.Family, a.Decoder, a.Traits = []string{code}, codes.FamilyMCP, "dws", Sure|OwnWords
	a.Message = lex.First(n.Get("technical_detail").Str(), lex.First(n.Get("message", "error_msg").Str(), data.Get("desc", "message").Str()))
	a.RequestID = lex.First(a.RequestID, n.Get("trace_id").Str())
	if list := data.Get("requiredScopes"); list != nil {
		for _, item := range list.Items {
			if scope := lex.First(item.Str(), item.Get("scope").Str()); scope != "" {
				a.Scopes = append(a.Scopes, scope)
			}
		}
	} else if scope := data.Get("missingScope").Str(); scope != "" {
		a.Scopes = []string{scope}
	}
	return true
}

// toolAnswer reads the error of a tool as the gateway hands it on, which says of itself
// whether it may be repeated: {"code":"INVALID_PARAMS","message":"roleId is
// required","retryable":false,"type":"INPUT_ERROR"}. Its members are anybody's, so
// the code must be one of the catalogue's.
func toolAnswer(a *Answer, n *lenient.Node) bool {
	kind, code := n.Get("type").Str(), n.Get("code").Str()
	if n.Get("retryable") == nil || kind != "INPUT_ERROR" && kind != "SYSTEM_ERROR" {
		return false
	}
	if _, known := codes.ByID(string(codes.FamilyMCP) + "/" + code); !known || lex.IsNumber(code) {
		return false
	}
	a.Codes, a.Message = []string{code}, n.Get("message").Str()
	a.Family, a.Decoder, a.Traits = codes.FamilyMCP, "dws", Sure|OwnWords
	return true
}

// logins are what the command line says before the code of a login that failed.
var logins = [...]string{"MCP token exchange failed: ", "Failed to obtain app-level access token: "} //nolint:gochecknoglobals // a constant table

// LoginAt gives where the command line speaks of a login that failed and where its
// code stands; start is negative when it does not.
func LoginAt(text []byte) (start, code int) {
	for _, lead := range logins {
		if i := bytes.Index(text, []byte(lead)); i >= 0 {
			return i, i + len(lead)
		}
	}
	return -1, -1
}

// Login reads the code of the new gateway that a message of the command line ends
// with when a login failed, the server's message in brackets behind it:
// "MCP token exchange failed: some.code（…）". at is where the text stands.
func Login(text string, at int) *Answer {
	start, i := LoginAt([]byte(text))
	if start < 0 {
		return nil
	}
	code := strings.TrimRight(lex.Name(text[i:]), ".")
	if !IsKnownWord(code) && (!IsPlausible(code) || !strings.Contains(code, ".")) {
		return nil
	}
	rest := strings.TrimSpace(text[i+len(code):])
	message := strings.Trim(field.CutSentence(strings.Trim(rest, "（(）)")), " \"'}")
	return &Answer{Decoder: "dws", Traits: Sure, Codes: []string{code}, Message: message, Family: codes.FamilyAPI, Start: at + start, End: at + i + len(code)}
}

// rows gives the lines that a text begins with and that hold two columns.
func rows(text []byte) string {
	end := 0
	for line := range bytes.Lines(text) {
		if !bytes.Contains(bytes.TrimSpace(line), []byte("  ")) {
			break
		}
		end += len(line)
	}
	return string(bytes.TrimRight(text[:end], "\r\n"))
}

// rowName is the name of the row of a code, with the blanks behind it.
const rowName = "code  "

// table reads the same as the command line prints it for people: a name, two
// blanks or more, and the value, a line each.
func table(v View, mark int, _ field.Key) *Answer {
	if !lex.At(v.Text, mark, rowName) || mark > 0 && v.Text[mark-1] != '\n' {
		return nil
	}
	window := rows(v.Text[mark:min(len(v.Text), mark+field.Span)])
	field := func(name string) string {
		i := strings.Index("\n"+window, "\n"+name+"  ")
		if i < 0 {
			return ""
		}
		value, _, _ := strings.Cut(window[i+len(name):], "\n")
		return strings.TrimSpace(value)
	}
	code := field("code")
	if !IsPlausible(code) || field("success") != "false" || field("trace_id") == "" {
		return nil
	}
	a := &Answer{Start: mark, End: mark + len(window), Decoder: "dws", Traits: Sure | OwnWords, Codes: []string{code}, RequestID: field("trace_id")}
	a.Message = lex.First(field("technical_detail"), field("message"))
	if !lex.IsNumber(code) {
		a.Family = codes.FamilyAPI
	}
	return a
}
