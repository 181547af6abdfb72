package cmd

import (
	"io"
	"time"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain"
	"github.com/spf13/cobra"
)

type retryOptions struct {
	*app
	clock
	files []string
	wait  bool
	most  time.Duration
}

func (a *app) newRetry() *cobra.Command {
	o := &retryOptions{app: a}
	c := &cobra.Command{
		Use:   "retry [FILE]",
		Short: a.pick(say("读响应，判断能否重试、何时重试", "read a response, tell whether and when to call again")),
		Long: a.pick(say(
			"读一段响应，输出一个词：now、wait、never、refresh 或 unknown，wait 后面可能有秒数。\n退出码：0 现在就可以 · 10 稍后 · 11 先改再说 · 12 未知 · 3 没有钉钉的响应。",
			"Read a response and print one word: now, wait, never, refresh or unknown; behind\nwait come the seconds, if they are known.\nExit code: 0 call again now · 10 later · 11 fix it first · 12 unknown · 3 no answer\nof DingTalk.")),
		Example:           "  curl -s … | dterr retry\n  curl -s … > r.json; dterr retry --wait --max 2m r.json && curl -s …",
		Args:              exactly(0, 1, say("", "")),
		ValidArgsFunction: fileCompletion,
		RunE: func(_ *cobra.Command, args []string) error {
			o.files = args
			return o.run()
		},
	}
	c.Flags().BoolVar(&o.wait, "wait", false, a.pick(say("等到可以重试再退出", "wait until calling again may help")))
	c.Flags().DurationVar(&o.most, "max", 2*time.Minute, a.pick(say("最多等这么久，更久就立即以 10 退出", "the longest wait; if more is needed, exit with 10 at once")))
	o.bindClock(a, c)
	return c
}

func (o *retryOptions) run() error {
	if err := o.read(); err != nil {
		return err
	}
	if o.most < 0 {
		return badValue("max", o.most.String(), "30s, 2m, 1h …")
	}
	f, err := o.last()
	if err != nil {
		return err
	}
	d := f.Decision(o.at)
	if f.OK {
		// Exit code and word say now, as there is nothing to wait for or to fix;
		// the policy never is right all the same, so the reason says why.
		d.Policy, d.Reason = codes.PolicyNever, say("调用已经成功，不需要再调", "the call succeeded; there is nothing to repeat")
	}
	if o.wait && d.Exit == explain.ExitLater {
		d = o.sleep(d)
	}
	if err := o.print(d); err != nil {
		return err
	}
	return status(d.Exit)
}

// last gives the last finding of DingTalk in the input.
func (o *retryOptions) last() (*explain.Finding, error) {
	var last *explain.Finding
	err := o.each(o.files, func(name string, r io.Reader) error {
		_, err := explain.Stream(r, explain.Options{Source: name, Now: o.at, Zone: o.zone}, func(it explain.Item) error {
			if f := it.Answer(); f != nil {
				last = f
			}
			return nil
		})
		if err != nil {
			return failed(say("读取 %s", "read %s", name), err)
		}
		return nil
	})
	if err == nil && last == nil {
		err = nothing(say("输入里没有钉钉的响应", "the input holds no answer of DingTalk"))
	}
	return last, err
}

// sleep waits where the wait is known and short enough; then it is now.
func (o *retryOptions) sleep(d explain.Decision) explain.Decision {
	wait := time.Duration(d.WaitSeconds) * time.Second
	switch {
	case wait <= 0:
		o.notice(say("响应没有说要等多久", "the response does not say how long to wait"))
		return d
	case wait > o.most:
		o.notice(say("需要等 %s，超过 --max %s", "it takes %s, more than --max %s", wait, o.most))
		return d
	}
	if o.streams.ErrTerminal() {
		o.notice(say("等待 %s", "waiting %s", wait))
	}
	o.streams.Sleep(wait)
	d.Exit, d.Now, d.WaitSeconds = explain.ExitNow, true, 0
	return d
}

func (o *retryOptions) print(d explain.Decision) error {
	if o.json {
		return o.jsonl().Retry(d)
	}
	word := string(d.Policy)
	switch d.Exit {
	case explain.ExitNow:
		word = "now"
	case explain.ExitLater:
		word = "wait"
		if d.WaitSeconds > 0 {
			word += " " + itoa(d.WaitSeconds)
		}
	case explain.ExitUnknown:
		word = string(codes.PolicyUnknown)
	}
	_, err := o.out.WriteString(word + "\n")
	return err
}
