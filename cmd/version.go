package cmd

import (
	"strconv"

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
			if a.json {
				return a.jsonl().Version(a.version, codes.DataDate(), len(codes.Entries()))
			}
			_, err := a.out.WriteString(a.versionLine())
			return err
		},
	}
}

// versionLine gives the version, the catalogue's date and its size.
func (a *app) versionLine() string {
	return a.pick(say("dterr %s（数据 %s，%d 个错误码）\n", "dterr %s (catalogue of %s, %d codes)\n",
		a.version, codes.DataDate(), len(codes.Entries())))
}

func itoa(n int) string { return strconv.Itoa(n) }
