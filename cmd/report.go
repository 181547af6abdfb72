package cmd

import (
	"io"

	"github.com/spf13/cobra"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain/scan"
	"github.com/dterr/dterr/render"
)

type reportOptions struct {
	reading
	output string
}

func (a *app) newReport() *cobra.Command {
	o := &reportOptions{reading: reading{app: a}}
	c := &cobra.Command{
		Use:   "report [FILE…]",
		Short: a.pick(say("把日志里的错误写成一份打了码的报告", "make one redacted report of logs, for support or an issue")),
		Long: a.pick(say(
			"把日志里钉钉的错误写成一份 Markdown 报告，交给钉钉的技术支持或贴到公开的 issue：哪些接口失败、什么时间、错误码的含义、请求号和官方诊断可查到的日期、服务端说的权限点和限额、已排除的可能，末尾留出环境的空白待填。\n凭证和个人信息会打码。输入同 scan；没有钉钉的错误时不写报告，退出码为 3。给程序用的是 scan --json。",
			"Make one report in Markdown of DingTalk's errors in logs, for DingTalk's support or a\npublic issue: which calls failed, when, what the codes mean, request ids and until when\nthe official diagnosis knows them, scopes and limits as the server says them, what is\nruled out; at the end blanks for the environment, to be filled in. Secrets and personal\ndata are masked. It reads what scan reads; where there is no error of DingTalk it writes\nnothing and exits with 3. For programs there is scan --json.")),
		Example: "  dterr report app.log -o report.md\n" +
			"  dterr report --since 2h --lang zh app.log*\n" +
			"  kubectl logs pod | dterr report -",
		ValidArgsFunction: fileCompletion,
		RunE: func(_ *cobra.Command, args []string) error {
			o.files = args
			return o.run()
		},
	}
	c.Flags().StringVarP(&o.output, "output", "o", "", a.pick(say("写到 `FILE`，而不是标准输出", "write to `FILE` instead of stdout")))
	o.bind(c)
	return c
}

func (o *reportOptions) run() error {
	if o.json {
		return usage(say("report 没有 --json", "report has no --json"), say("给程序用的是 dterr scan --json", "for programs there is dterr scan --json"))
	}
	if err := o.read(); err != nil {
		return err
	}
	options := scan.Options{Evidence: true}
	if err := o.bounds(&options); err != nil {
		return err
	}
	o.heed(&options)
	sum, err := o.scan(options, scan.Part{})
	if sum == nil {
		return err
	}
	sum.List()
	if sum.Findings > 0 {
		if written := o.write(sum); written != nil {
			return written
		}
	}
	switch {
	case o.interrupted():
		return status(exitInterrupted)
	case err != nil:
		return err
	case sum.Findings == 0:
		return nothing(say("没有钉钉的错误可报告", "no error of DingTalk to report"), unreported(sum)...)
	}
	return nil
}

// unreported says why there is nothing to report, where something was found.
func unreported(sum *scan.Result) []codes.Text {
	var hints []codes.Text
	if sum.Untimed > 0 {
		hints = append(hints, say("有 %d 个错误没有时间，--since 和 --until 没有计入", "errors without a time, left out by --since and --until: %d", sum.Untimed))
	}
	if sum.Foreign > 0 {
		hints = append(hints, say("有 %d 个其他平台的错误", "errors of other platforms: %d", sum.Foreign))
	}
	return hints
}

// write writes the report to the file that is named, else to stdout.
func (o *reportOptions) write(sum *scan.Result) error {
	view := o.view()
	view.Now, view.Zone = o.at, o.zone
	bundle := render.BundleOptions{Options: view, Version: o.build().version, Catalogue: codes.DataDate()}
	if o.output == "" || typed(o.output) == dash {
		if !o.interrupted() { // who ends it wants the prompt
			o.usePager()
		}
		return render.Bundle(o.out, sum, bundle)
	}
	err := writeWhole(typed(o.output), func(w io.Writer) error { return render.Bundle(w, sum, bundle) })
	if err != nil {
		return failed(say("写 %s", "write %s", bare(o.output)), err)
	}
	return nil
}
