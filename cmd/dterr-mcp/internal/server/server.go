// Package server answers assistants: it offers what dterr knows as tools, resources and
// a prompt of the Model Context Protocol.
//
// It decides no facts. A tool reads its arguments, asks packages codes and explain, and
// gives a short text for people and models, and an object for programs: brief by default,
// as it is read by somebody who pays for every word, and complete on request.
//
// Guarantees. What tools/list says fits in [ListMost] bytes; a text of a brief answer
// takes at most textMost tokens, an object objectMost bytes. An argument that is unknown
// or of a wrong type is named. What came in is masked as explain masks it, never
// repeated as it was, and nothing invisible or obeyed by a terminal is left in an answer
// unescaped. A secret comes from a variable of the environment, by its name, and is in no
// answer. Nothing is kept between calls; tools may be called at once.
//
//	s := server.New(server.Options{Version: "1.0.0", Lang: "zh", Env: os.LookupEnv, Now: time.Now})
//	err := s.Run(ctx, transport)
package server

import (
	"context"
	"fmt"
	"time"

	"github.com/dterr/dterr/codes"
	"github.com/modelcontextprotocol/go-sdk/mcp"
)

// ListMost is the budget of the answer to tools/list, in bytes.
const ListMost = 3600

// Options is the world as the server sees it.
type Options struct {
	// Version is the release of the program.
	Version string
	// Lang is the language of texts, "zh" or "en".
	Lang string
	// Env looks up a variable of the environment.
	Env func(name string) (string, bool)
	// Now is the clock.
	Now func() time.Time
}

// server is what the tools share.
type server struct {
	Options
	// heavy lets in as many calls at a time as may read a long text.
	heavy chan struct{}
}

// heavyMost is how many texts are read at a time: each may be of 4 MiB.
const heavyMost = 2

// New gives the server.
func New(o Options) *mcp.Server {
	s := &server{Options: o, heavy: make(chan struct{}, heavyMost)}
	m := mcp.NewServer(&mcp.Implementation{Name: "dterr", Title: "dterr", Version: o.Version}, &mcp.ServerOptions{
		Instructions: s.pick(instructions()),
		Capabilities: &mcp.ServerCapabilities{
			Tools: &mcp.ToolCapabilities{}, Resources: &mcp.ResourceCapabilities{}, Prompts: &mcp.PromptCapabilities{},
		},
		CompletionHandler: s.complete,
		SetCacheable:      cacheable,
	})
	for _, t := range tools() {
		m.AddTool(t.declared(), s.handler(t))
	}
	m.AddResourceTemplate(entryTemplate(), s.entry)
	m.AddPrompt(explainPrompt(), s.prompt)
	return m
}

func instructions() codes.Text {
	return say("查钉钉开放平台的错误，全部离线。有响应、异常或日志时用 dterr_explain，只有错误码时用 dterr_lookup，不知道错误码时用 dterr_search；默认答复简短，full 给出全部。",
		"Errors of DingTalk's open platform, all offline. Give dterr_explain a response, exception or log as it is; dterr_lookup takes a code, dterr_search words. Answers are brief; full gives everything.")
}

// cacheable says how long a client may keep what it was told: nothing changes while the
// program runs.
func cacheable(_ context.Context, _ mcp.Request, c *mcp.Cacheable) {
	c.TTLMs, c.CacheScope = int((24 * time.Hour).Milliseconds()), "public"
}

// say is a text in both languages, from formats with the same arguments.
func say(zh, en string, args ...any) codes.Text {
	if len(args) == 0 {
		return codes.Text{ZH: zh, EN: en}
	}
	return codes.Text{ZH: fmt.Sprintf(zh, args...), EN: fmt.Sprintf(en, args...)}
}

// pick gives a text in the language of the server.
func (s *server) pick(t codes.Text) string {
	if s.Lang == "zh" {
		return t.ZH
	}
	return t.EN
}
