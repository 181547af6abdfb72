package cmd

import (
	"runtime"
	"runtime/debug"
	"strconv"
	"strings"
	"time"

	"github.com/dterr/dterr/cmd/internal/release"
	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/render"
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

// printVersion prints the version, what was built, where it is from, and the
// catalogue's date and size.
func (a *app) printVersion() error {
	b := a.build()
	if a.json {
		return a.jsonl().Version(render.Version{
			Version: b.version, Catalogue: codes.DataDate(), Entries: codes.Count(),
			Commit: b.commit, Platform: b.platform, URL: b.url,
		})
	}
	text := a.pick(say("dterr %s（数据 %s，%d 个错误码）\n", "dterr %s (catalogue of %s, %d codes)\n",
		b.version, codes.DataDate(), codes.Count()))
	if b.commit != "" {
		text += a.pick(say("提交 %s，", "commit %s, ", b.commit))
	}
	text += b.platform + "\n"
	if b.url != "" {
		text += b.url + "\n"
	}
	if days := a.age(); days > old {
		a.after(say("数据已有 %d 天，新版本可能收录了更多错误码", "the catalogue is %d days old; a newer version may know more codes", days))
	}
	_, err := a.out.WriteString(text)
	return err
}

// old is how many days a catalogue may have before it is said to be old.
const old = 180

// age gives how many days have passed since the catalogue's date.
func (a *app) age() int {
	date, err := time.Parse(time.DateOnly, codes.DataDate())
	if err != nil {
		return 0
	}
	return int(a.streams.Now().Sub(date).Hours() / 24)
}

// build says what was built of what; version is never empty.
type build struct {
	version, platform string
	// commit is the beginning of the commit's hash, with a + where the tree was
	// changed; url is the project's page.
	commit, url string
}

// build tells what was built, of which release. Finding out takes a while, so it waits
// until somebody asks.
func (a *app) build() build {
	b := build{version: a.version, platform: runtime.GOOS + "/" + runtime.GOARCH}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return b
	}
	b.version = release.Of(b.version, info)
	if host, _, _ := strings.Cut(info.Main.Path, "/"); strings.Contains(host, ".") {
		b.url = "https://" + info.Main.Path
	}
	const short = 12
	for _, s := range info.Settings {
		switch {
		case s.Key == "vcs.revision":
			b.commit = s.Value[:min(short, len(s.Value))]
		case s.Key == "vcs.modified" && s.Value == "true" && b.commit != "":
			b.commit += "+"
		}
	}
	return b
}

func itoa(n int) string { return strconv.Itoa(n) }
