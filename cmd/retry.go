package cmd

import (
	"errors"
	"io"
	"time"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

type retryOptions struct {
	*app
	clock
	files   []string
	wait    bool
	most    time.Duration
	attempt int // from 1; 0 where it was not given
}

func (a *app) newRetry() *cobra.Command {
	o := &retryOptions{app: a}
	c := &cobra.Command{
		Use:   "retry [FILE]",
		Short: a.pick(say("读响应，判断能否重试、何时重试", "read a response, tell whether and when to call again")),
		Long: a.pick(say(
			"读一段响应，输出一个词：now、wait、never、refresh 或 unknown，wait 后面可能有秒数。\n退出码：0 现在就可以 · 10 稍后 · 11 先改再说 · 12 未知 · 3 没有钉钉的响应。",
			"Read a response and print one word: now, wait, never, refresh or unknown; behind\nwait come the seconds, if they are known.\nExit code: 0 call again now · 10 later · 11 fix it first · 12 unknown · 3 no answer\nof DingTalk.")),
		Example:           "  curl -s … | dterr retry\n  curl -s … > r.json; dterr retry --wait --max 2m r.json && curl -s …\n  dterr retry --wait --attempt 3 r.json",
		Args:              exactly(0, 1, say("", "")),
		ValidArgsFunction: fileCompletion,
		RunE: func(c *cobra.Command, args []string) error {
			o.files = args
			if c.Flags().Changed("attempt") && o.attempt < 1 {
				return invalid("attempt", itoa(o.attempt), aboutAttempts())
			}
			return o.run()
		},
	}
	c.Flags().BoolVar(&o.wait, "wait", false, a.pick(say("等到可以重试再退出", "wait until calling again may help")))
	c.Flags().DurationVar(&o.most, "max", 2*time.Minute, a.pick(say("最多等这么久，更久就立即以 10 退出", "the longest wait; if more is needed, exit with 10 at once")))
	c.Flags().IntVar(&o.attempt, "attempt", 0, a.pick(say("这是第 `N` 次重试：响应要求逐次加长间隔而没有给出时间时，等 1、2、4 …… 秒", "this is retry number `N`: where the answer asks for growing pauses and names no time, it is 1, 2, 4 … seconds")))
	_ = c.RegisterFlagCompletionFunc("attempt", noCompletion)
	c.SetFlagErrorFunc(func(c *cobra.Command, err error) error {
		var bad *pflag.InvalidValueError
		if errors.As(err, &bad) {
			switch name, value := bad.GetFlag().Name, typed(bad.GetValue()); name {
			case "max":
				return invalid(name, value, valueForm(bad.GetFlag(), value))
			case "attempt":
				return invalid(name, value, aboutAttempts())
			}
		}
		return flagError(c, err)
	})
	o.bindClock(a, c)
	return c
}

func aboutAttempts() codes.Text {
	return say("写重试的序号：1、2、3 ……", "write the number of the retry: 1, 2, 3 …")
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
	if d.Exit == explain.ExitLater && (o.wait || o.attempt > 0) {
		d = o.pace(d)
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
			return failed(say("读取 %s", "read %s", bare(name)), err)
		}
		return nil
	})
	if err == nil && last == nil {
		err = noAnswer()
	}
	return last, err
}

// pace gives a call that may be repeated later its place in a row of attempts,
// and waits where that was asked for; then it is now.
func (o *retryOptions) pace(d explain.Decision) explain.Decision {
	attempt := max(o.attempt, 1)
	if d.Spent(attempt) {
		d.Reason = say("最多重试 %d 次，已经用完", "at most %d retries help, and they are used up", d.MaxAttempts)
		o.notice(d.Reason)
		return d
	}
	wait := time.Duration(d.WaitSeconds) * time.Second
	most := o.most
	if most == 0 {
		most = time.Second // which is told, and then is too long
	}
	if pause := d.Pause(attempt, most); pause > 0 {
		d.WaitSeconds = int((pause + time.Second - 1) / time.Second)
		wait = o.spread(pause)
	}
	if o.wait {
		return o.sleep(d, wait)
	}
	return d
}

// spread makes a pause longer by up to a quarter, within --max, so that callers
// who failed together do not call again together. The fraction of the clock's
// second decides.
func (o *retryOptions) spread(pause time.Duration) time.Duration {
	part := float64(o.streams.Now().Nanosecond()) / float64(time.Second)
	longer := pause + time.Duration(part*float64(pause)/4)
	return min(longer, max(o.most, pause))
}

// sleep waits where the wait is known and short enough; then it is now.
func (o *retryOptions) sleep(d explain.Decision, wait time.Duration) explain.Decision {
	switch {
	case wait <= 0:
		o.notice(say("响应没有说要等多久", "the response does not say how long to wait"))
		return d
	case wait > o.most:
		o.notice(say("需要等 %s，超过 --max %s", "it takes %s, more than --max %s", wait, o.most))
		return d
	}
	if o.streams.ErrTerminal() {
		o.notice(say("等待 %s", "waiting %s", wait.Round(100*time.Millisecond)))
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
