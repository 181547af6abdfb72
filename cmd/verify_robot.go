package cmd

import (
	"io"
	"time"

	"github.com/dterr/dterr/explain/signature"
	"github.com/spf13/cobra"
)

type verifyRobotOptions struct {
	*app
	verifyClock
	url, scheme, timestamp, sign string
	secretEnv, secretPath        string
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
			"  dterr verify robot --scheme incoming --secret-env APP_SECRET --timestamp T --sign S",
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
	fixedValues(c, "scheme", string(signature.Webhook), string(signature.Incoming), string(signature.Card))
	o.bindAt(a, c)
	return c
}

func (o *verifyRobotOptions) run() error {
	if err := o.read(); err != nil {
		return err
	}
	scheme := signature.Scheme(o.scheme)
	switch scheme {
	case signature.Webhook:
		if o.url == "" {
			return usage(say("缺少 --url", "--url is missing"))
		}
	case signature.Incoming, signature.Card:
	default:
		return usage(say("--scheme 没有这个值", "--scheme has no such value"), say("可用的值：webhook、incoming、card", "it is one of: webhook, incoming, card"))
	}
	if (o.secretEnv == "") == (o.secretPath == "") {
		return usage(say("--secret-env 与 --secret-file 要写其中一个", "give one of --secret-env and --secret-file"),
			say("密钥不作为参数传入，写环境变量的名字或文件名", "the secret itself is no argument: name a variable or a file"))
	}
	var secret string
	var err error
	if o.secretPath != "" {
		secret, err = secretFile(o.secretPath)
	} else {
		secret, err = o.secret("secret-env", o.secretEnv)
	}
	if err != nil {
		return err
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
