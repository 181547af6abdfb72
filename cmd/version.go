package cmd

import (
	"runtime/debug"
	"strconv"
	"strings"

	"github.com/dterr/dterr/codes"
	"github.com/spf13/cobra"
)

func (a *app) newVersion() *cobra.Command {
	return &cobra.Command{
		Use:               "version",
		Short:             a.pick(say("查看版本和数据的日期", "show the version and the catalogue's date")),
		Args:              exactly(0, 0, say("", "")),
		ValidArgsFunction: noCompletion,
		RunE: func(*cobra.Command, []string) error {
			return a.printVersion()
		},
	}
}

// printVersion prints the version, the catalogue's date and its size.
func (a *app) printVersion() error {
	if a.json {
		return a.jsonl().Version(a.released(), codes.DataDate(), codes.Count())
	}
	_, err := a.out.WriteString(a.pick(say("dterr %s（数据 %s，%d 个错误码）\n", "dterr %s (catalogue of %s, %d codes)\n",
		a.released(), codes.DataDate(), codes.Count())))
	return err
}

// released gives the version of a release, else that of a go install, else
// "dev". Finding out takes a while, so it waits until somebody asks.
func (a *app) released() string {
	if a.version != "dev" {
		return a.version
	}
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" || info.Main.Version == "(devel)" {
		return a.version
	}
	return strings.TrimPrefix(info.Main.Version, "v")
}

func itoa(n int) string { return strconv.Itoa(n) }
