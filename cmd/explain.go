package cmd

import (
	"errors"
	"io"
	"os"
	"time"

	"github.com/dterr/dterr/explain"
	"github.com/dterr/dterr/explain/attendance"
	"github.com/dterr/dterr/explain/redact"
	"github.com/dterr/dterr/render"
	"github.com/spf13/cobra"
)

type explainOptions struct {
	*app
	clock
	follow   following
	files    []string
	tee      bool
	exitCode bool
	noRedact bool
	why      bool
	full     bool
	format   string
	begin    beginning
}

func (a *app) newExplain() *cobra.Command {
	o := &explainOptions{app: a}
	c := &cobra.Command{
		Use:   "explain [FILE…]",
		Short: a.pick(say("解释响应、异常或日志", "explain a response, an exception or a log")),
		Long: a.pick(say(
			"找出输入里钉钉的错误并解释：响应体、curl -i 的输出、SDK 异常、日志、考勤记录都可以。\n凭证和个人信息会打码。不带文件时读标准输入；也可以省略 explain：curl … | dterr。\n输入持续不断时，用 -f 或 --json 边读边给结果；-f 加文件名则从头读起，然后一直跟随。\n按 Ctrl-C 输出已找到的结果，退出码 130。",
			"Find DingTalk's errors in the input and explain them: a body, the output of\ncurl -i, an exception of an SDK, a log, an attendance record. Secrets and personal\ndata are masked. Without files it reads stdin; the word explain may then be left\nout: curl … | dterr.\nAn input that goes on is explained as it comes with -f or --json; with -f a file\nis read from its beginning and then followed. Ctrl-C ends with what was found and\nexit code 130.")),
		Example: "  curl -si https://oapi.dingtalk.com/… | dterr\n" +
			"  dterr explain app.log\n" +
			"  tail -f app.log | dterr -f\n" +
			"  curl -s … | dterr explain --tee | jq .result\n" +
			"  dterr explain --format markdown response.json",
		ValidArgsFunction: fileCompletion,
		RunE: func(_ *cobra.Command, args []string) error {
			o.files = args
			return o.run()
		},
	}
	c.Flags().BoolVar(&o.tee, "tee", false, a.pick(say("把标准输入原样送到标准输出，解释写到标准错误", "pass stdin through to stdout and report on stderr")))
	c.Flags().BoolVar(&o.exitCode, "exit-code", false, a.pick(say("按最后一个错误能否重试决定退出码（0 10 11 12 3）", "exit by whether the last error can be retried (0 10 11 12 3)")))
	c.Flags().BoolVar(&o.noRedact, "no-redact", false, a.pick(say("不打码", "mask nothing")))
	c.Flags().BoolVar(&o.why, "why", false, a.pick(say("再说明怎么得出这个结论：去掉了哪些外壳、依据哪条规则判定归属、含义由什么确定", "tell the way to each answer as well: what was peeled off, by which rule it is whose, by what its meaning was told")))
	o.follow.bind(a, c)
	bindFormat(a, c, &o.format)
	bindFull(a, c, &o.full)
	o.bindClock(a, c)
	return c
}

func (o *explainOptions) run() error {
	markdown, err := isMarkdown(o.format, o.json)
	if err != nil {
		return err
	}
	if err := o.follow.check(o.files, markdown); err != nil {
		return err
	}
	if o.why && markdown {
		return usage(say("--why 只用于文本输出", "--why is for text"))
	}
	if err := o.read(); err != nil {
		return err
	}
	if o.tee && len(o.files) > 0 && (len(o.files) != 1 || o.files[0] != dash) {
		return usage(say("--tee 只用于标准输入", "--tee is for stdin alone"))
	}
	o.follow.stop = o.streams.Interrupted()
	if !o.tee && !o.follow.on {
		o.usePager()
	}
	p := o.printer(markdown)
	last, sum, err := o.stream(p)
	// What was found before an input failed is an answer too.
	if closed := p.close(); closed != nil && err == nil {
		err = closed
	}
	if err != nil {
		return err
	}
	return o.verdict(last, sum)
}

// verdict gives the exit code: by the last finding where that is asked for,
// else by whether the input was read to its end, and held an answer of DingTalk at all.
func (o *explainOptions) verdict(last *explain.Finding, sum explain.Summary) error {
	switch {
	case o.follow.stopped() && !(o.exitCode && last != nil):
		return status(exitInterrupted)
	case sum.Bytes == 0:
		return nothing(say("输入是空的", "the input is empty"))
	case sum.DingTalk == 0 && sum.Findings > 0:
		return status(exitNothing)
	case sum.DingTalk == 0:
		return o.begin.nothing()
	case o.exitCode && last == nil:
		return status(exitNothing)
	case o.exitCode:
		return status(last.Decision(o.at).Exit)
	}
	return nil
}

// stream reads all inputs and hands what is found to p; it gives the last
// finding of DingTalk and the sums over all inputs.
func (o *explainOptions) stream(p *printer) (*explain.Finding, explain.Summary, error) {
	var last *explain.Finding
	var sum explain.Summary
	masker := o.redactor()
	err := o.each(o.files, func(name string, r io.Reader) error {
		if o.follow.stopped() {
			return nil
		}
		file, _ := r.(*os.File)
		r, err := o.begin.of(name, r)
		if err != nil {
			return err
		}
		if o.tee {
			r = &tee{r: r, w: o.streams.Out}
		}
		return o.input(file, r, func(r io.Reader) error {
			newest, one, err := o.pass(name, r, masker, p)
			if newest != nil {
				last = newest
			}
			sum.Bytes += one.Bytes
			sum.Findings += one.Findings
			sum.DingTalk += one.DingTalk
			var out *unwritten
			switch {
			case err == nil:
				return nil
			case errors.As(err, &out):
				return failed(say("写输出", "write output"), out.err)
			}
			return failed(say("读取 %s", "read %s", bare(name)), err)
		})
	})
	return last, sum, err
}

// pass reads one input to its end and gives the finding of DingTalk on its last line.
func (o *explainOptions) pass(name string, r io.Reader, masker *redact.Masker, p *printer) (last *explain.Finding, sum explain.Summary, err error) {
	sum, err = explain.Stream(r, explain.Options{
		Source: name, Now: o.at, Zone: o.zone, NoRedact: o.noRedact, Masker: masker,
		Stop: o.follow.stop, Told: p.flush,
	}, func(it explain.Item) error {
		if f := it.Answer(); f != nil && (last == nil || f.Line >= last.Line) {
			last = f
		}
		return unwrittenBy(p.item(it))
	})
	return last, sum, err
}

// unwritten is an error of writing, among those of reading.
type unwritten struct{ err error }

func (u *unwritten) Error() string { return u.err.Error() }
func (u *unwritten) Unwrap() error { return u.err }

// unwrittenBy marks an error of writing, if there is one.
func unwrittenBy(err error) error {
	if err == nil {
		return nil
	}
	return &unwritten{err}
}

// tee passes what is read on, unchanged and at once.
type tee struct {
	r io.Reader
	w io.Writer
}

func (t *tee) Read(p []byte) (int, error) {
	n, err := t.r.Read(p)
	if n > 0 {
		if _, werr := t.w.Write(p[:n]); werr != nil {
			return 0, unwrittenBy(werr)
		}
	}
	return n, err
}

// printer writes items in the form asked for, to stdout or, with --tee, to
// stderr.
type printer struct {
	o      *explainOptions
	w      io.Writer
	view   render.Options
	json   *render.JSON
	report *render.Report
	follow *render.Follow
	// records counts the attendance records, which are written as they come.
	records  int
	markdown bool
}

func (o *explainOptions) printer(markdown bool) *printer {
	p := &printer{o: o, w: o.out, view: o.view(), markdown: markdown}
	if o.tee {
		p.w, p.view = o.streams.Err, o.options(o.streams.ErrTerminal())
	}
	p.view.Now, p.view.Zone, p.view.Why, p.view.Full = o.at, o.zone, o.why, o.full
	switch {
	case o.json:
		j := render.NewJSON(p.w)
		p.json = &j
	case o.follow.on:
		p.follow = render.NewFollow(p.w, p.view)
	default:
		p.report = render.NewReport(p.w, markdown, p.view)
	}
	return p
}

func (p *printer) item(it explain.Item) error {
	switch {
	case p.json != nil && it.Finding != nil:
		return p.json.Finding(it.Finding)
	case p.json != nil:
		return p.json.Attendance(it.Attendance)
	case p.follow != nil && it.Finding != nil:
		return p.follow.Add(it.Finding)
	case it.Finding != nil:
		p.report.Add(it.Finding)
		return nil
	}
	return p.attendance(it.Attendance)
}

// attendance writes a record at once, a blank line behind the one before.
func (p *printer) attendance(r *attendance.Report) error {
	if p.records++; p.records > 1 {
		if _, err := io.WriteString(p.w, "\n"); err != nil {
			return err
		}
	}
	if p.markdown {
		return render.AttendanceMarkdown(p.w, r, p.view)
	}
	return render.Attendance(p.w, r, p.view)
}

// flush hands on what was written, for who waits for it.
func (p *printer) flush() error {
	if p.w != io.Writer(p.o.out) {
		return nil
	}
	return unwrittenBy(p.o.out.Flush())
}

func (p *printer) close() error {
	if p.follow != nil && !p.follow.Empty() {
		return p.follow.Close()
	}
	if p.report == nil || p.report.Empty() {
		return nil
	}
	if p.records > 0 {
		if _, err := io.WriteString(p.w, "\n"); err != nil {
			return err
		}
	}
	return p.report.Close()
}

// clock holds the flags that set the present and the zone of times.
type clock struct {
	atFlag, zoneFlag string
	at               time.Time
	zone             *time.Location
	now              func() time.Time
}

// bindClock binds --at and --tz, bindAt only --at.
func (c *clock) bindClock(a *app, cmd *cobra.Command) {
	c.bindAt(a, cmd)
	cmd.Flags().StringVar(&c.zoneFlag, "tz", "", a.pick(say("时间所在的时区 `ZONE`，如 Asia/Shanghai、+08:00", "the time `ZONE`, such as Asia/Shanghai or +08:00")))
	fixedValues(cmd, "tz", "Asia/Shanghai", "UTC", "local")
}

func (c *clock) bindAt(a *app, cmd *cobra.Command) {
	c.now = a.streams.Now
	cmd.Flags().StringVar(&c.atFlag, "at", "", a.pick(say("当作现在是此刻：`TIME` 为 RFC 3339 或毫秒", "take this for now: a `TIME` as RFC 3339 or milliseconds")))
	_ = cmd.RegisterFlagCompletionFunc("at", noCompletion)
}

// read parses the flags.
func (c *clock) read() error {
	c.at = c.now()
	var err error
	if c.atFlag != "" {
		if c.at, err = moment(c.atFlag); err != nil {
			return err
		}
	}
	c.zone, err = zone(c.zoneFlag)
	return err
}
