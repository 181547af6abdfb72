package server

import (
	"context"
	"encoding/json"
	"errors"

	"github.com/dterr/dterr/codes"
	"github.com/modelcontextprotocol/go-sdk/mcp"
)

// tool is a tool: what is said of it, the arguments it takes and what it does.
type tool struct {
	name, description string
	arguments         []argument
	run               func(*server, values) (*answer, error)
}

// tools gives the tools by name. What is said of each is read by models at every
// start, so it is short, and in English whatever the language of the answers.
func tools() []tool {
	return []tool{
		{"dterr_api", "What a DingTalk call needs: token, scopes, limits, fields, error codes. Path or words.", []argument{{"call", text, true}, full()}, (*server).api},
		{"dterr_classify", "Kind, retry policy and owner of DingTalk codes; without codes the kinds.", []argument{{"codes", list, false}}, (*server).classify},
		{"dterr_explain", "Explain DingTalk errors in a response, exception, curl output or log (4 MiB), grouped by cause.", []argument{{"text", body, true}, full()}, (*server).explain},
		{"dterr_lookup", "What DingTalk error codes mean and how to fix them: 40014, 88/60011, Forbidden.*; call narrows.", []argument{{"codes", list, true}, {"call", text, false}, full()}, (*server).lookup},
		{"dterr_retry", "Whether and when to repeat the DingTalk call that answered so.", []argument{{"text", body, true}}, (*server).retry},
		{"dterr_search", "Find DingTalk codes by meaning: Chinese, pinyin, English.", []argument{{"query", text, true}, {"n", number, false}, full()}, (*server).search},
		{"dterr_verify", "Check a DingTalk robot sign, callback or JSAPI signature and name the mistake. Secrets only by name of an environment variable (*_env).", []argument{
			{"subject", subject, true},
			{"url", text, false},
			{"scheme", scheme, false},
			{"timestamp", stamp, false},
			{"sign", text, false},
			{"secret_env", text, false},
			{"query", text, false},
			{"body", body, false},
			{"token_env", text, false},
			{"aes_key_env", text, false},
			{"owner", text, false},
			{"reply", flag, false},
			{"nonce", text, false},
			{"signature", text, false},
			{"ticket_env", text, false},
			full(),
		}, (*server).verify},
	}
}

func full() argument { return argument{"full", flag, false} }

// declared gives the tool as tools/list shows it.
func (t tool) declared() *mcp.Tool {
	world := false
	return &mcp.Tool{
		Name: t.name, Description: t.description, InputSchema: schema(t.arguments), OutputSchema: json.RawMessage(`{"type":"object"}`),
		Annotations: &mcp.ToolAnnotations{ReadOnlyHint: true, IdempotentHint: true, OpenWorldHint: &world},
	}
}

// misuse is a mistake in how a tool was called; the model reads it and mends the call.
type misuse struct{ codes.Text }

func (m misuse) Error() string { return m.EN }

// misused is a mistake in how a tool was called.
func misused(zh, en string, args ...any) error { return misuse{say(zh, en, args...)} }

// handler runs a tool. Whatever goes wrong is an answer that the model can read.
func (s *server) handler(t tool) mcp.ToolHandler {
	return func(_ context.Context, r *mcp.CallToolRequest) (result *mcp.CallToolResult, err error) {
		defer func() {
			if recover() != nil {
				result, err = s.refusal(say("程序内部出错", "internal error")), nil
			}
		}()
		given, err := read(t.arguments, r.Params.Arguments)
		var a *answer
		if err == nil {
			a, err = t.run(s, given)
		}
		var m misuse
		switch {
		case errors.As(err, &m):
			return s.refusal(m.Text), nil
		case err != nil:
			return s.refusal(say("程序内部出错", "internal error")), nil
		}
		return a.result(), nil
	}
}

// refusal is an answer that says what is wrong.
func (s *server) refusal(t codes.Text) *mcp.CallToolResult {
	return &mcp.CallToolResult{IsError: true, Content: []mcp.Content{&mcp.TextContent{Text: s.pick(t)}}}
}
