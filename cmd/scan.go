package cmd

import (
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain"
	"github.com/dterr/dterr/explain/scan"
	"github.com/dterr/dterr/render"
)

// exitFound is what --fail-on gives where such an error was found.
const exitFound = 11

type scanOptions struct {
	reading
	by       string
	top      int
	kinds    []string
	failOn   []string
	shard    string
	merge    bool
	full     bool
	markdown bool
	html     string
}

func (a *app) newScan() *cobra.Command {
	o := &scanOptions{reading: reading{app: a}}
	c := &cobra.Command{
		Use:   "scan [FILE…]",
		Short: a.pick(say("统计日志里的错误，按原因归类", "count the errors of logs, by cause")),
		Long: a.pick(say(
			"统计任意大小的日志里钉钉的错误，按原因归类：哪些在失败、从什么时候开始、有多少、先做什么。\n可以是文件、目录、通配符；轮转的日志按先后读；.gz、.bz2 直接读，.zst、.xz、.lz4、.br 由各自的程序解压。\n不带文件时读标准输入。凭证和个人信息会打码。\n-F 读完后一直跟踪：终端上实时显示，按 q 或 Ctrl-C 结束并给出报告；否则只在结束时给出报告。",
			"Count DingTalk's errors in logs of any size, grouped by cause: what is failing,\nsince when, how much of it, and what to do first. It takes files, directories and\npatterns; rotated logs are read in their order, .gz and .bz2 as they are, .zst, .xz,\n.lz4 and .br by their programs. Without files it reads stdin. Secrets and personal\ndata are masked.\nWith -F it goes on with what comes: a terminal shows the counts as they grow, and q\nor Ctrl-C ends with the report; elsewhere the report comes at the end alone.")),
		Example: "  dterr scan app.log*\n" +
			"  dterr scan --since 2h --by api logs/\n" +
			"  dterr scan --fail-on auth,permission app.log\n" +
			"  kubectl logs -f deploy/api | dterr scan -F\n" +
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
	f.BoolVarP(&o.on, "follow", "F", false, a.pick(say("读完后一直跟踪：文件增长、被截断或轮转都会跟上；终端上实时显示，按 q 结束", "go on with what comes: files are followed when they grow, are cut or rotated; a terminal shows the counts as they grow, q ends it")))
	f.StringVar(&o.shard, "shard", "", a.pick(say("只读文件的第 I 份，共 N 份：`I/N`", "read only part I of N of a file: `I/N`")))
	f.BoolVar(&o.merge, "merge", false, a.pick(say("输入是 scan --json 的输出，把它们加起来", "the inputs are what scan --json wrote: add them up")))
	f.BoolVar(&o.markdown, "markdown", false, a.pick(say("输出 Markdown", "write Markdown")))
	f.StringVar(&o.html, "html", "", a.pick(say("另写一个自带一切的网页到 `FILE`", "write a page that needs nothing else to `FILE` as well")))
	bindFull(a, c, &o.full)
	o.bind(c)
	fixedValues(c, "by", names(scan.Dimensions())...)
	for _, name := range [...]string{"shard", "top"} {
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
	o.heed(&options)
	o.streams.Spare()
	var sum *scan.Result
	switch {
	case o.merge:
		sum, err = o.add()
	case o.on:
		sum, err = o.follow(options)
	default:
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
	case o.on && (o.merge || o.shard != ""):
		return options, part, usage(say("--follow 不能与 --merge、--shard 同用", "--follow goes with neither --merge nor --shard"))
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
	return options, part, o.bounds(&options)
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

// shown says how the report is made up.
func (o *scanOptions) shown() render.ScanOptions {
	view := o.view()
	view.Now, view.Zone, view.Full = o.at, o.zone, o.full
	return render.ScanOptions{Options: view, By: scan.Dimension(o.by), Top: o.top}
}

// write writes the report, and the page where one is asked for.
func (o *scanOptions) write(sum *scan.Result) error {
	so := o.shown()
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
	if !o.interrupted() { // who ends it wants the prompt
		o.usePager()
	}
	if o.markdown {
		return render.ScanMarkdown(o.out, sum, so)
	}
	return render.Scan(o.out, sum, so)
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
