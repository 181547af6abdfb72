package server

import (
	"context"
	"strings"

	"github.com/dterr/dterr/explain/redact"
	"github.com/dterr/dterr/render"
	"github.com/modelcontextprotocol/go-sdk/mcp"
)

func explainPrompt() *mcp.Prompt {
	return &mcp.Prompt{
		Name: "explain_dingtalk_error", Title: "Explain this DingTalk error",
		Description: "What a response, exception or log of DingTalk's open platform means and what to do about it.",
		Arguments:   []*mcp.PromptArgument{{Name: "text", Description: "the response, exception or log", Required: true}},
	}
}

// promptMost is how much of a text goes into a prompt, in bytes.
const promptMost = 32 << 10

// prompt asks for an explanation of a text, which stands in it masked.
func (s *server) prompt(_ context.Context, r *mcp.GetPromptRequest) (*mcp.GetPromptResult, error) {
	given := strings.Split(cut(redact.New().Text(beginning(r.Params.Arguments["text"])), promptMost), "\n")
	for i, line := range given {
		// The line is indented, so that no fence can end it.
		given[i] = "    " + render.Clean(strings.TrimSuffix(line, "\r"))
	}
	ask := s.pick(say(
		"解释下面这段钉钉开放平台的错误：出了什么问题、由谁处理、怎么改、能不能重试。把它原样交给工具 dterr_explain，按它的答复回答；它没有说的不要猜。\n\n",
		"Explain the error of DingTalk's open platform below: what went wrong, who can fix it and how, and whether to call again. Give it to the tool dterr_explain as it is and answer by what that says; guess nothing beyond it.\n\n"))
	return &mcp.GetPromptResult{Messages: []*mcp.PromptMessage{{Role: "user", Content: &mcp.TextContent{Text: ask + strings.Join(given, "\n")}}}}, nil
}
