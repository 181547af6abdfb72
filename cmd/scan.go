package cmd

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/dterr/dterr/cmd/internal/logfile"
	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain"
	"github.com/dterr/dterr/explain/scan"
	"github.com/dterr/dterr/render"
)

// exitFound is what --fail-on gives where such an error was found.
const exitFound = 11

type scanOptions struct {
	*app
	clock
	files    []string
	by       string
	top      int
	kinds    []string
	failOn   []string
	since    string
	until    string
	shard    string
	merge    bool
	full     bool
	markdown bool
	html     string
	workers  int
	stop     <-chan struct{}
}

func (a *app) newScan() *cobra.Command {
	o := &scanOptions{app: a}
	c := &cobra.Command{
		Use:   "scan [FILE…]",
		Short: a.pick(say("统计日志里的错误，按原因归类", "count the errors of logs, by cause")),
		Long: a.pick(say(
			"统计任意大小的日志里钉钉的错误，按原因归类：哪些在失败、从什么时候开始、有多少、先做什么。\n可以是文件、目录、通配符；轮转的日志按先后读；.gz、.bz2 直接读，.zst、.xz、.lz4、.br 由各自的程序解压。\n不带文件时读标准输入。凭证和个人信息会打码。",
			"Count DingTalk's errors in logs of any size, grouped by cause: what is failing,\nsince when, how much of it, and what to do first. It takes files, directories and\npatterns; rotated logs are read in their order, .gz and .bz2 as they are, .zst, .xz,\n.lz4 and .br by their programs. Without files it reads stdin. Secrets and personal\ndata are masked.")),
		Example: "  dterr scan app.log*\n" +
			"  dterr scan --since 2h --by api logs/\n" +
			"  dterr scan --fail-on auth,permission app.log\n" +
			"  dterr scan --json a.log > a.json; dterr scan --merge a.json b.json",
		ValidArgsFunction: fileCompletion,
		RunE: func(_ *cobra.Command, args []string) error {
			o.files = args
			return o.run()
		},
	}
	f := c.Flags()
	f.StringVar(&o.by, "by", string(scan.ByCause), a.pick(say("按 `WHAT` 归类：cause、code、kind、api、app、hour", "put errors together by `WHAT`: cause, code, kind, api, app, hour")))
	f.IntVar(&o.top, "top", 0, a.pick(say("最多列 `N` 行", "show at most `N` rows")))
	f.StringSliceVar(&o.kinds, "kind", nil, a.pick(say("只统计这些 `KIND`", "count only errors of these `KIND`s")))
	f.StringSliceVar(&o.failOn, "fail-on", nil, a.pick(say("有这些 `KIND` 的错误时退出码为 11；any 表示任何错误", "exit with 11 where errors of these `KIND`s were found; any is any error")))
	f.StringVar(&o.since, "since", "", a.pick(say("只统计 `TIME` 以后的：2h、昨天、12:00、2026-11-29", "count only what is from `TIME` on: 2h, yesterday, 12:00, 2026-11-29")))
	f.StringVar(&o.until, "until", "", a.pick(say("只统计 `TIME` 以前的", "count only what is before `TIME`")))
	f.StringVar(&o.shard, "shard", "", a.pick(say("只读文件的第 I 份，共 N 份：`I/N`", "read only part I of N of a file: `I/N`")))
	f.BoolVar(&o.merge, "merge", false, a.pick(say("输入是 scan --json 的输出，把它们加起来", "the inputs are what scan --json wrote: add them up")))
	f.BoolVar(&o.markdown, "markdown", false, a.pick(say("输出 Markdown", "write Markdown")))
	f.StringVar(&o.html, "html", "", a.pick(say("另写一个自带一切的网页到 `FILE`", "write a page that needs nothing else to `FILE` as well")))
	bindFull(a, c, &o.full)
	o.bindClock(a, c)
	fixedValues(c, "by", names(scan.Dimensions())...)
	for _, name := range [...]string{"since", "until", "shard", "top"} {
		_ = c.RegisterFlagCompletionFunc(name, noCompletion)
	}
	completeList(c, "kind", a.kindOffers)
	completeList(c, "fail-on", func() []string {
		return append(a.kindOffers(), "any\t"+a.pick(say("任何错误", "any error")))
	})
	return c
}

// names gives dimensions as texts.
func names(all []scan.Dimension) []string {
	out := make([]string, len(all))
	for i, d := range all {
		out[i] = string(d)
	}
	return out
}

func (o *scanOptions) run() error {
	options, part, err := o.parse()
	if err != nil {
		return err
	}
	o.stop = o.streams.Interrupted()
	options.Explain.Stop = o.stop
	var sum *scan.Result
	if o.merge {
		sum, err = o.add()
	} else {
		sum, err = o.scan(options, part)
	}
	if sum == nil {
		return err
	}
	sum.List()
	if written := o.write(sum); written != nil {
		return written
	}
	return o.verdict(sum, err)
}

// parse reads the flags.
func (o *scanOptions) parse() (options scan.Options, part scan.Part, err error) {
	if err := o.read(); err != nil {
		return options, part, err
	}
	switch {
	case !slices.Contains(names(scan.Dimensions()), o.by):
		return options, part, badValue("by", o.by, strings.Join(names(scan.Dimensions()), ", "))
	case o.json && o.markdown:
		return options, part, usage(say("--json 与 --markdown 不能同用", "--json and --markdown exclude each other"))
	case o.top < 0:
		return options, part, badValue("top", strconv.Itoa(o.top), say("正整数", "a positive number").EN)
	case o.merge && o.shard != "":
		return options, part, usage(say("--merge 与 --shard 不能同用", "--merge and --shard exclude each other"))
	}
	kinds, err := kindsNamed("kind", o.kinds)
	if err != nil {
		return options, part, err
	}
	if len(kinds) > 0 {
		options.Keep = func(f *explain.Finding) bool { return slices.Contains(kinds, f.Kind) }
	}
	if _, err := kindsNamed("fail-on", slices.DeleteFunc(slices.Clone(o.failOn), func(s string) bool { return s == anyKind })); err != nil {
		return options, part, err
	}
	if o.shard != "" {
		if part, err = shardOf(o.shard); err != nil {
			return options, part, err
		}
	}
	options.Explain.Now, options.Explain.Zone = o.at, o.zone
	for _, bound := range [...]struct {
		flag, value string
		to          *time.Time
	}{{"since", o.since, &options.Since}, {"until", o.until, &options.Until}} {
		if bound.value == "" {
			continue
		}
		if *bound.to, err = when(bound.flag, typed(bound.value), o.at, o.zone); err != nil {
			return options, part, err
		}
	}
	options.Workers = o.workers
	return options, part, nil
}

// anyKind is the name of all kinds.
const anyKind = "any"

// kindsNamed gives the kinds with these names, in the program's or in Chinese words.
func kindsNamed(flag string, all []string) ([]codes.Kind, error) {
	var kinds []codes.Kind
	for _, name := range all {
		if k, ok := render.KindByWord(name); ok {
			kinds = append(kinds, k)
			continue
		}
		if _, ok := codes.KindByName(codes.Kind(name)); !ok {
			var known []string
			for _, k := range codes.Kinds() {
				known = append(known, string(k.Kind))
			}
			return nil, badValue(flag, name, strings.Join(known, ", "))
		}
		kinds = append(kinds, codes.Kind(name))
	}
	return kinds, nil
}

// shardOf reads I/N, I from 1.
func shardOf(s string) (scan.Part, error) {
	i, n, ok := strings.Cut(s, "/")
	at, err := strconv.Atoi(i)
	of, err2 := strconv.Atoi(n)
	if !ok || err != nil || err2 != nil || at < 1 || at > of {
		return scan.Part{}, badValue("shard", s, "1/4, 2/4, …")
	}
	return scan.Part{Number: at - 1, Of: of}, nil
}

// scan reads all logs. One that fails is told; what was read of it counts.
func (o *scanOptions) scan(options scan.Options, part scan.Part) (*scan.Result, error) {
	ctx, cancel := whileWanted(o.stop)
	defer cancel()
	s := scan.New(options)
	logs, broken := o.logs()
	for _, l := range logs {
		if o.interrupted() {
			break
		}
		if err := o.scanLog(ctx, s, l, part); err != nil {
			var wrong *failure
			if errors.As(err, &wrong) && wrong.exit == exitUsage {
				return nil, err
			}
			o.report(err)
			broken = status(exitFailure)
		}
	}
	return s.Result(), broken
}

// logs gives the logs that are named, stdin where none is. Those that cannot be found are
// told.
func (o *scanOptions) logs() (all []logfile.Source, broken error) {
	files := allTyped(o.files)
	if len(files) == 0 {
		files = []string{logfile.Stdin}
	}
	all, faults := logfile.Find(files)
	for _, err := range faults {
		name := ""
		var path *fs.PathError
		if errors.As(err, &path) {
			name = path.Path
		}
		o.report(failed(say("读取 %s", "read %s", bare(name)), err))
		broken = status(exitFailure)
	}
	return all, broken
}

// scanLog reads one log.
func (o *scanOptions) scanLog(ctx context.Context, s *scan.Scan, l logfile.Source, part scan.Part) error {
	name, in, closing, err := o.open(ctx, l)
	if err != nil {
		return unreadable(l.Name, err)
	}
	if part.Of > 0 {
		err = s.ReadPart(name, in, part)
	} else {
		err = s.Read(name, in)
	}
	if closed := closing(); err == nil && !o.interrupted() {
		err = closed
	}
	switch {
	case err == nil:
		return nil
	case errors.Is(err, scan.ErrPart):
		return usage(say("--shard 只用于未压缩的文件：%s", "--shard takes files that are not compressed: %s", bare(name)))
	}
	return unreadable(name, err)
}

// open opens a log; what may wait ends when the user ends it.
func (o *scanOptions) open(ctx context.Context, l logfile.Source) (name string, in io.Reader, closing func() error, err error) {
	if l.IsStdin() {
		if o.streams.InTerminal() {
			o.notice(say("从终端读取，按 Ctrl-D 结束", "reading from the terminal, Ctrl-D ends it"))
		}
		file, _ := o.streams.In.(*os.File)
		in := o.streams.In
		if !isRegular(file) {
			in = &pausing{in: in, file: file, stop: o.stop, never: true}
		}
		return stdin, in, func() error { return nil }, nil
	}
	r, err := l.Open(ctx)
	if err != nil {
		return l.Name, nil, nil, err
	}
	if file, ok := r.(*os.File); ok && !isRegular(file) {
		return l.Name, &pausing{in: file, file: file, stop: o.stop, never: true}, file.Close, nil
	}
	return l.Name, r, r.Close, nil
}

// add reads what scan --json wrote and adds it up.
func (o *scanOptions) add() (*scan.Result, error) {
	sum := scan.NewResult(o.zone)
	err := o.each(o.files, func(name string, r io.Reader) error {
		one, err := scan.Decode(r, o.zone)
		if err != nil {
			return failed(say("读取 %s", "read %s", bare(name)), err)
		}
		sum.Add(one)
		return nil
	})
	return sum, err
}

// write writes the report, and the page where one is asked for.
func (o *scanOptions) write(sum *scan.Result) error {
	view := o.view()
	view.Now, view.Zone, view.Full = o.at, o.zone, o.full
	so := render.ScanOptions{Options: view, By: scan.Dimension(o.by), Top: o.top}
	if o.html != "" {
		err := writeWhole(typed(o.html), func(w io.Writer) error { return render.ScanHTML(w, sum, so) })
		if err != nil {
			return failed(say("写 %s", "write %s", bare(o.html)), err)
		}
	}
	if o.json {
		if o.top > 0 && len(sum.Groups) > o.top {
			sum.Groups, sum.Truncated = sum.Groups[:o.top], true
		}
		return o.jsonl().Scan(sum)
	}
	o.usePager()
	if o.markdown {
		return render.ScanMarkdown(o.out, sum, so)
	}
	return render.Scan(o.out, sum, so)
}

// interrupted reports whether the user ended the scan.
func (o *scanOptions) interrupted() bool {
	select {
	case <-o.stop:
		return true
	default:
		return false
	}
}

// verdict gives the exit code: what the user ended before what failed before what was
// found.
func (o *scanOptions) verdict(sum *scan.Result, err error) error {
	switch {
	case o.interrupted():
		return status(exitInterrupted)
	case err != nil:
		return err
	case o.foundAny(sum):
		return status(exitFound)
	}
	return nil
}

// foundAny reports whether an error of a kind of --fail-on was found.
func (o *scanOptions) foundAny(sum *scan.Result) bool {
	kinds, _ := kindsNamed("fail-on", slices.DeleteFunc(slices.Clone(o.failOn), func(s string) bool { return s == anyKind }))
	if slices.Contains(o.failOn, anyKind) {
		return sum.Findings > 0
	}
	return slices.ContainsFunc(kinds, func(k codes.Kind) bool { return sum.Kinds[k] > 0 })
}
