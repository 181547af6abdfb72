package cmd

import (
	"io"
	"time"

	"github.com/spf13/cobra"

	"github.com/dterr/dterr/explain"
	"github.com/dterr/dterr/explain/signature"
	"github.com/dterr/dterr/explain/signature/outcome"
)

type verifyRobotOptions struct {
	*app
	verifyClock
	url, scheme, timestamp, sign string
	secretEnv, secretPath        string
	print                        bool
}

func (a *app) newVerifyRobot() *cobra.Command {
	o := &verifyRobotOptions{app: a}
	c := &cobra.Command{
		Use:   "robot",
		Short: a.pick(say("机器人的加签", "the sign of a robot")),
		Long: a.pick(say(
			"检查自定义机器人 webhook 的加签，或钉钉发来的消息（incoming）、卡片回调（card）的签名。\n\n是否过期以 --at 为准；没有 --at 而把 curl -i 的输出接入管道时，以其中的 Date 头为准；否则以本机时钟为准。",
			"Check the sign of a custom robot's webhook, or that of a message (incoming) or\ncard callback (card) sent by DingTalk.\n\nThe age is told by --at, else by the Date header of the answer when curl -i is\npiped in, else by the clock.")),
		Example: "  dterr verify robot --url \"$URL\" --secret-env ROBOT_SECRET\n" +
			"  dterr verify robot --scheme incoming --secret-env APP_SECRET \\\n" +
			"      --timestamp T --sign S\n" +
			"  curl \"$URL&$(dterr verify robot --print --secret-env ROBOT_SECRET)\" …",
		Args:              unnamed,
		ValidArgsFunction: noCompletion,
		RunE:              func(*cobra.Command, []string) error { return o.run() },
	}
	f := c.Flags()
	f.StringVar(&o.url, "url", "", a.pick(say("实际调用的完整 `URL`", "the complete `URL` as it is called")))
	f.StringVar(&o.secretEnv, "secret-env", "", a.pick(say("密钥所在的环境变量 `NAME`", "`NAME` of the variable that holds the secret")))
	f.StringVar(&o.secretPath, "secret-file", "", a.pick(say("密钥所在的文件 `FILE`", "`FILE` that holds the secret")))
	f.StringVar(&o.scheme, "scheme", string(signature.Webhook), a.pick(say("`KIND`：webhook、incoming 或 card，默认 webhook", "`KIND`: webhook, incoming or card, else webhook")))
	f.StringVar(&o.timestamp, "timestamp", "", a.pick(say("请求头里的时间戳 `T`", "the timestamp `T` of the header")))
	f.StringVar(&o.sign, "sign", "", a.pick(say("请求头里的签名 `S`", "the sign `S` of the header")))
	f.BoolVar(&o.print, "print", false, a.pick(say("不作检查，输出此刻应有的 timestamp 和 sign，可直接接在 URL 后面（incoming、card 为请求头）；不需要 --url", "instead of checking, print the right timestamp and sign for now, ready to append to the URL (the headers of incoming and card); needs no --url")))
	fixedValues(c, "scheme", string(signature.Webhook), string(signature.Incoming), string(signature.Card))
	o.bindAt(a, c)
	return c
}

func (o *verifyRobotOptions) run() error {
	if err := o.read(); err != nil {
		return err
	}
	scheme := signature.Scheme(o.scheme)
	if err := o.check(scheme); err != nil {
		return err
	}
	secret, err := o.secret()
	if err != nil {
		return err
	}
	if o.print {
		return o.printSign(signature.Sign(scheme, secret, o.at))
	}
	if scheme == signature.Webhook && o.atFlag == "" {
		if date, ok := o.responseDate(); ok {
			o.at = date
		}
	}
	return o.outcome(signature.Robot(signature.RobotInput{
		Scheme: scheme, URL: o.url, Secret: secret, HasSecret: true,
		Timestamp: o.timestamp, Sign: o.sign, Now: o.at,
	}))
}

// check looks whether the flags that the scheme needs are there and agree.
func (o *verifyRobotOptions) check(scheme signature.Scheme) error {
	const begin = "dterr verify robot"
	what, name := ` --url "$URL"`, "ROBOT_SECRET"
	switch scheme {
	case signature.Webhook:
		if o.print {
			what = " --print"
		}
	case signature.Incoming, signature.Card:
		what, name = " --scheme "+o.scheme, "APP_SECRET"
		if o.print {
			what = " --print" + what
		} else {
			what += " --timestamp T --sign S"
		}
	default:
		return usage(say("--scheme 没有这个值", "--scheme has no such value"), say("可用的值：webhook、incoming、card", "it is one of: webhook, incoming, card"))
	}
	if o.print && (o.timestamp != "" || o.sign != "") {
		return usage(say("--print 自己算 timestamp 和 sign，不能同时给出", "--print makes timestamp and sign; they cannot be given"),
			say("时间用 --at 指定", "--at sets the time"))
	}
	if o.secretEnv != "" && o.secretPath != "" {
		return usage(say("--secret-env 与 --secret-file 只能写一个", "give one of --secret-env and --secret-file, not both"))
	}
	return missing(begin+what+" --secret-env "+name,
		needed{"--url", o.url != "" || o.print || scheme != signature.Webhook},
		needed{"--secret-env | --secret-file", o.secretEnv != "" || o.secretPath != ""})
}

// secret reads the secret from where the flags say.
func (o *verifyRobotOptions) secret() (string, error) {
	if o.secretPath != "" {
		return secretFile(o.secretPath)
	}
	all, err := o.secrets(variable{"secret-env", o.secretEnv})
	if err != nil {
		return "", err
	}
	return all[0], nil
}

// printSign prints a sign alone, so that a shell can put it where it belongs: a
// webhook's as a query, the others' as headers, one a line. Where none could be
// made, stdout stays empty and stderr says why.
func (o *verifyRobotOptions) printSign(r outcome.Report) error {
	if o.json {
		return o.outcome(r)
	}
	if !r.OK {
		f := &failure{exit: explain.ExitFix, text: r.Title}
		for _, fix := range r.Fixes {
			f.hints = append(f.hints, fix.Text)
		}
		return f
	}
	text := ""
	if r.Query != "" {
		text = r.Query + "\n"
	}
	for _, h := range r.Headers {
		text += h.Name + ": " + h.Value + "\n"
	}
	_, err := o.out.WriteString(text)
	return err
}

// patience is how long a pipe may stay silent before the clock decides: a
// program that starts this one may leave a pipe open and never write to it.
const patience = 3 * time.Second

// responseDate gives the Date header of a response piped in; ok is false when
// nothing is, or something else.
func (a *app) responseDate() (date time.Time, ok bool) {
	if !a.streams.InPiped() || a.streams.InTerminal() {
		return date, false
	}
	read := make(chan []byte, 1)
	go func() { read <- response(a.streams.In) }()
	select {
	case text := <-read:
		return signature.ResponseDate(text)
	case <-time.After(patience):
		a.notice(say("标准输入没有内容，以本机时钟为准", "nothing came on stdin; going by the clock"))
		return date, false
	}
}

// response reads a response that begins with its head. Of anything else it
// takes no more than it must to know, and where it can it gives that back: the
// input may be a list that a loop of the shell is reading.
func response(r io.Reader) []byte {
	const mark = "HTTP/"
	begin := make([]byte, len(mark))
	n, err := io.ReadFull(r, begin)
	if err != nil || string(begin) != mark {
		if file, ok := r.(io.Seeker); ok {
			_, _ = file.Seek(int64(-n), io.SeekCurrent)
		}
		return nil
	}
	// What follows the head is read too, lest curl finds the pipe closed.
	rest, _ := io.ReadAll(io.LimitReader(r, maxBody))
	return append(begin, rest...)
}
