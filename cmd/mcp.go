package cmd

import (
	"github.com/dterr/dterr/codes"
	"github.com/spf13/cobra"
)

// mcpServer is the program that answers assistants. It is one of its own because the
// library of the protocol would double dterr's start-up.
const mcpServer = "dterr-mcp"

func (a *app) newMCP() *cobra.Command {
	return &cobra.Command{
		Use:   "mcp",
		Short: a.pick(say("为 AI 助手提供查询（MCP 服务器）", "answer assistants: the MCP server")),
		Long: a.pick(say(
			"启动 dterr-mcp：在标准输入输出上按 Model Context Protocol 应答，供 AI 助手查询。不联网。\n它是单独的程序，在 dterr 旁边，或在 PATH 里。",
			"Start dterr-mcp, which answers assistants by the Model Context Protocol on stdin and\nstdout. It never goes online. It is a program of its own, beside dterr or in PATH.")),
		Example: "  claude mcp add dterr -- dterr mcp\n" +
			"  {\"mcpServers\": {\"dterr\": {\"command\": \"dterr\", \"args\": [\"mcp\"]}}}",
		Args:              exactly(0, 0, say("", "")),
		ValidArgsFunction: noCompletion,
		RunE:              func(*cobra.Command, []string) error { return a.handOver() },
	}
}

// handOver starts the server in this program's place. What follows on the streams is the
// server's, and so is the exit code.
func (a *app) handOver() error {
	path, err := a.streams.Program(mcpServer)
	if err != nil {
		return &failure{
			exit: exitFailure,
			text: say("没有找到 %s：不在 dterr 旁边，也不在 PATH 里", "%s is not installed: it is neither beside dterr nor in PATH", mcpServer),
			hints: []codes.Text{
				say("发行包里有它，放在 dterr 旁边即可", "the archive of a release holds it; put it beside dterr"),
				say("或者：npm install -g dterr-mcp，或 go install github.com/dterr/dterr/cmd/dterr-mcp@latest", "or: npm install -g dterr-mcp, or go install github.com/dterr/dterr/cmd/dterr-mcp@latest"),
			},
			err: err,
		}
	}
	if a.streams.InTerminal() && a.streams.ErrTerminal() {
		a.notice(say("等待 Model Context Protocol 的消息；它由 AI 助手启动，按 Ctrl-C 退出", "waits for messages of the Model Context Protocol; an assistant starts it. Ctrl-C ends it"))
	}
	exit, err := a.streams.Become(path, []string{"DTERR_LANG=" + a.lang})
	if err != nil {
		return failed(say("启动 %s", "start %s", mcpServer), err)
	}
	return status(exit)
}
