// Package cmd knows the user: flags, streams, where input comes from and which
// exit code a run ends with. What codes mean and how they look is decided by
// the packages codes, explain and render.
//
// A run is one call of Main with the arguments, the streams and the version.
// Nothing is kept between runs and nothing of the process is touched: the
// environment, the clock and the terminal are values in Streams, so that tests
// run the whole program in their own process. Each command is a file with an
// options struct, a constructor that binds flags to it and a run method that
// parses, calls and renders. Exit codes are decided in one place, report in
// errors.go.
//
// It is for the programs of this module: its names may change at any time.
//
//	code := cmd.Main([]string{"lookup", "40014"}, cmd.Streams{Out: &out, Err: &errs}, "1.0.0")
package cmd

import (
	"bufio"
	"errors"
	"strconv"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain/redact"
	"github.com/dterr/dterr/render"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// app is one run of the program.
type app struct {
	streams Streams
	version string
	out     *bufio.Writer
	// lang is decided before the flags are parsed, so that help speaks it too.
	lang string

	langFlag, colorFlag string
	json, noPager       bool
	// pager is what text goes through, nil where there is none.
	pager *pager

	// remarks are what there is to say below the answer.
	remarks []codes.Text

	// args is the command line, masker what masks it where it is repeated, and hidden
	// what of it is shown by a mask alone.
	args   []string
	masker *redact.Masker
	hidden []string
}

// Main runs dterr with the arguments behind the program's name and gives the
// exit code.
func Main(args []string, s Streams, version string) int {
	a := &app{streams: s.filled(), version: version, args: args}
	a.out = bufio.NewWriterSize(a.streams.Out, 16<<10)
	a.lang = a.streams.language(languageFlag(args))
	err := a.run(protect(args))
	if flushed := a.flush(); flushed != nil {
		// An answer that could not be written is none, whatever it was. Only
		// what was said instead of an answer stays.
		var f *failure
		if closedPipe(flushed) || !errors.As(err, &f) || f.text.EN == "" {
			err = failed(say("写输出", "write output"), flushed)
		}
	}
	if err == nil {
		a.remark()
	}
	return a.report(err)
}

// flush writes what is left of the answer, and waits for the pager.
func (a *app) flush() error {
	err := a.out.Flush()
	if a.pager != nil {
		if closed := a.pager.close(); err == nil {
			err = closed
		}
	}
	return err
}

func (a *app) run(args []string) error {
	root := a.newRoot(a.only(args))
	args, err := command(root, args, a.streams.InPiped)
	if err != nil {
		return err
	}
	if len(args) > 0 && isCompletion(args[0]) {
		a.forCompletion(root)
	}
	root.SetArgs(args)
	return root.Execute()
}

// newRoot builds the command line: all of it, or, as setting up ten commands is
// a good part of a short run, only the command of that name.
func (a *app) newRoot(only string) *cobra.Command {
	var version bool
	root := &cobra.Command{
		Use:   "dterr",
		Short: a.pick(say("解释钉钉开放平台的错误", "explain the errors of DingTalk's open platform")),
		Long: a.pick(say(
			"dterr 解释钉钉开放平台的错误：错误码是什么意思，怎么处理，能不能重试。\n\n  dterr 40014              查一个错误码\n  curl … | dterr           解释一段响应、异常或日志\n  dterr search 调用太频繁   按含义查找\n\n全部资料在程序里，不联网。",
			"dterr explains the errors of DingTalk's open platform: what a code means, what\nto do about it, and whether to call again.\n\n  dterr 40014               explain a code\n  curl … | dterr            explain a response, an exception or a log\n  dterr search rate limit   find codes by meaning\n\nEverything it knows is in the program; it never goes online.")),
		SilenceErrors:              true,
		SilenceUsage:               true,
		SuggestionsMinimumDistance: 2,
		CompletionOptions:          cobra.CompletionOptions{DisableDefaultCmd: true},
		Args:                       cobra.ArbitraryArgs,
		ValidArgsFunction:          a.completeFirst,
		RunE: func(c *cobra.Command, _ []string) error {
			if version {
				return a.printVersion()
			}
			return c.Help()
		},
	}
	root.SetIn(a.streams.In)
	root.SetOut(a.out)
	root.SetErr(a.streams.Err)
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error { return flagError(c, err) })
	root.Flags().BoolVarP(&version, "version", "v", false, a.pick(say("查看版本", "show the version")))
	root.PersistentFlags().StringVar(&a.langFlag, "lang", "auto", a.pick(say("`LANG`：语言，auto、zh 或 en", "`LANG`: language: auto, zh or en")))
	root.PersistentFlags().StringVar(&a.colorFlag, "color", "auto", a.pick(say("`WHEN`：颜色，auto、always 或 never", "`WHEN`: colour: auto, always or never")))
	root.PersistentFlags().BoolVar(&a.json, "json", false, a.pick(say("输出 JSON Lines", "print JSON Lines")))
	root.PersistentPreRunE = func(c *cobra.Command, _ []string) error { return a.checkFlags(c) }
	a.bindPager(root)
	fixedValues(root, "lang", "auto", "zh", "en")
	fixedValues(root, "color", "auto", "always", "never")
	for _, c := range subcommands() {
		if only == "" || only == c.name {
			root.AddCommand(c.build(a))
		}
	}
	root.SetHelpCommand(a.newHelp())
	a.speak(root)
	return root
}

// subcommand is a command and how it is built.
type subcommand struct {
	name  string
	build func(*app) *cobra.Command
}

func subcommands() []subcommand {
	return []subcommand{
		{"lookup", (*app).newLookup},
		{"search", (*app).newSearch},
		{"api", (*app).newAPI},
		{"scope", (*app).newScope},
		{"classify", (*app).newClassify},
		{"list", (*app).newList},
		{"explain", (*app).newExplain},
		{"scan", (*app).newScan},
		{"report", (*app).newReport},
		{"retry", (*app).newRetry},
		{"verify", (*app).newVerify},
		{"schema", (*app).newSchema},
		{"mcp", (*app).newMCP},
		{"completion", (*app).newCompletion},
		{"version", (*app).newVersion},
	}
}

// checkFlags validates the flags that every command has, and gives values such
// as -1 back as they were typed.
func (a *app) checkFlags(c *cobra.Command) error {
	c.Flags().Visit(func(f *pflag.Flag) {
		if v := f.Value.String(); typed(v) != v {
			// A string takes any value.
			_ = f.Value.Set(typed(v))
		}
	})
	switch a.langFlag {
	case "auto", chinese, english:
	default:
		return badValue("lang", a.langFlag, "auto, zh, en")
	}
	switch a.colorFlag {
	case "auto", "always", "never":
	default:
		return badValue("color", a.colorFlag, "auto, always, never")
	}
	return nil
}

// languageFlag finds --lang before the flags are parsed; the last one counts.
func languageFlag(args []string) string {
	const name = "--lang"
	lang := ""
	for i, arg := range args {
		switch {
		case arg == "--":
			return lang
		case arg == name && i+1 < len(args):
			lang = args[i+1]
		case len(arg) > len(name)+1 && arg[:len(name)+1] == name+"=":
			lang = arg[len(name)+1:]
		}
	}
	return lang
}

// options gives the rendering options for a stream.
func (a *app) options(terminal bool) render.Options {
	o := render.Options{Lang: a.lang, Width: render.Fit(a.columns(terminal)), Now: a.streams.Now()}
	o.Color = a.color(terminal)
	o.Hyperlinks = terminal && o.Color
	return o
}

// columns gives the width of a line: that of a preview of fzf, the variable COLUMNS,
// which a shell keeps for itself unless somebody means it, else the terminal's; 0 when
// none is known.
func (a *app) columns(terminal bool) int {
	for _, name := range [...]string{"FZF_PREVIEW_COLUMNS", "COLUMNS"} {
		if n, err := strconv.Atoi(a.streams.env(name)); err == nil && n >= leastColumns {
			return n
		}
	}
	if terminal {
		return a.streams.Columns()
	}
	return 0
}

// leastColumns is the least that COLUMNS is believed.
const leastColumns = 20

// view gives the rendering options for stdout.
func (a *app) view() render.Options { return a.options(a.streams.OutTerminal()) }

// table gives the rendering options for tables: on a pipe one line a row.
func (a *app) table() render.Options {
	o := a.view()
	if !a.streams.OutTerminal() {
		o.Width = 0
	}
	return o
}

// color decides about colours: the flag, then NO_COLOR, CLICOLOR_FORCE and
// TERM=dumb, then whether a terminal is there.
func (a *app) color(terminal bool) bool {
	switch a.colorFlag {
	case "always":
		return true
	case "never":
		return false
	}
	if a.streams.env("NO_COLOR") != "" {
		return false
	}
	if force := a.streams.env("CLICOLOR_FORCE"); force != "" && force != "0" {
		return true
	}
	return terminal && a.streams.env("TERM") != "dumb"
}

// jsonl writes JSON Lines to stdout.
//
//go:noinline
func (a *app) jsonl() render.JSON { return render.NewJSON(a.out) }

// exactly validates the number of positional arguments; most < 0 is no bound.
func exactly(least, most int, need codes.Text) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		hint := say("用法：%s --help", "usage: %s --help", c.CommandPath())
		if len(args) < least {
			return usage(need, hint)
		}
		if most >= 0 && len(args) > most {
			return usage(say("多余的参数 %s", "unexpected argument %s", quote(args[most])), append(filterMeant(c, typed(args[most])), hint)...)
		}
		return nil
	}
}
