// Command dterr-mcp answers assistants about the errors of DingTalk's open platform, by
// the Model Context Protocol over its standard streams; `dterr mcp` hands over to it.
//
// This file binds the program to the process. What it answers stands in package server,
// how messages come and go in package pipe.
package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"time"

	"github.com/dterr/dterr/cmd/dterr-mcp/internal/pipe"
	"github.com/dterr/dterr/cmd/dterr-mcp/internal/server"
	"github.com/dterr/dterr/cmd/internal/locale"
	"github.com/dterr/dterr/cmd/internal/release"
)

// version is set by the linker for releases.
var version = release.Unreleased

// The exit codes, as those of dterr.
const (
	exitFailure = 1
	exitUsage   = 2
)

const usage = "usage: dterr-mcp [--version]\nAnswers assistants by the Model Context Protocol on stdin and stdout.\n"

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }

func run(args []string, in io.Reader, out, errs io.Writer) int {
	switch {
	case len(args) == 0:
	case len(args) == 1 && (args[0] == "--version" || args[0] == "-v"):
		_, _ = fmt.Fprintln(out, "dterr-mcp", release.Version(version))
		return 0
	case len(args) == 1 && (args[0] == "--help" || args[0] == "-h"):
		_, _ = io.WriteString(out, usage)
		return 0
	default:
		_, _ = io.WriteString(errs, "dterr-mcp: error: it takes no arguments\n"+usage)
		return exitUsage
	}
	s := server.New(server.Options{
		Version: release.Version(version), Lang: locale.Language(os.Getenv, locale.System), Env: os.LookupEnv, Now: time.Now,
	})
	if err := s.Run(context.Background(), pipe.New(in, out)); err != nil {
		_, _ = fmt.Fprintln(errs, "dterr-mcp: error:", err)
		return exitFailure
	}
	return 0
}
