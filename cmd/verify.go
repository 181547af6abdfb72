package cmd

import (
	"io"
	"os"
	"strings"

	"github.com/dterr/dterr/explain"
	"github.com/dterr/dterr/explain/signature"
	"github.com/dterr/dterr/render"
	"github.com/spf13/cobra"
)

func (a *app) newVerify() *cobra.Command {
	c := &cobra.Command{
		Use:   "verify",
		Short: a.pick(say("检查签名或加密回调，指出错在哪里", "check a signature or an encrypted callback")),
		Long: a.pick(say(
			"检查签名或加密回调，指出错在哪里。密钥只从环境变量或文件读取，不会显示出来。\n退出码：0 没有问题 · 11 找到了错误 · 2 用法不对。",
			"Check a signature or an encrypted callback and name the mistake. Secrets are read\nfrom the environment or a file, never from an argument, and never printed.\nExit code: 0 all well · 11 a mistake was found · 2 usage.")),
		Args: func(c *cobra.Command, args []string) error {
			hint := say("可检查的有：robot、callback、jsapi", "there are: robot, callback, jsapi")
			if len(args) == 0 {
				return usage(say("检查什么？", "verify what?"), hint)
			}
			return usage(say("不会检查 %s", "cannot verify %s", quote(args[0])), hint)
		},
		RunE: func(*cobra.Command, []string) error { return nil },
	}
	c.AddCommand(a.newVerifyRobot(), a.newVerifyCallback(), a.newVerifyJSAPI())
	return c
}

// outcome prints a report and gives its exit code.
func (a *app) outcome(r signature.Report) error {
	var err error
	if a.json {
		err = a.jsonl().Value(r)
	} else {
		err = render.Verify(a.out, r, a.view())
	}
	if err != nil || r.OK {
		return err
	}
	return status(explain.ExitFix)
}

// secret reads a secret from a variable of the environment.
func (a *app) secret(flag, name string) (string, error) {
	if name == "" {
		return "", usage(say("缺少 --%s", "--%s is missing", flag), say("写环境变量的名字，不要写密钥本身", "give the name of a variable of the environment, not the secret itself"))
	}
	value, ok := a.streams.Env(name)
	if !ok {
		// What was given might be the secret itself, so it is not repeated.
		return "", usage(say("--%s 所指的环境变量没有设置", "the variable that --%s names is not set", flag),
			say("先执行 export NAME=…，再写 --%s NAME", "export NAME=… first, then give --%s NAME", flag))
	}
	return value, nil
}

// The bounds of what is read from files, in bytes.
const (
	maxSecret = 64 << 10
	maxBody   = signature.MaxInput + 1
)

// secretFile reads a secret from a file; the line feed at its end is not part
// of it.
func secretFile(name string) (string, error) {
	file, err := os.Open(name) // #nosec G304 -- the user names the file
	if err != nil {
		return "", failed(say("读取密钥文件", "read the secret file"), err)
	}
	defer file.Close() //nolint:errcheck // nothing was written
	data, err := io.ReadAll(io.LimitReader(file, maxSecret))
	if err != nil {
		return "", failed(say("读取密钥文件", "read the secret file"), err)
	}
	return strings.TrimSuffix(strings.TrimSuffix(string(data), "\n"), "\r"), nil
}

type verifyRobotOptions struct {
	*app
	clock
	url, scheme, timestamp, sign string
	secretEnv, secretPath        string
}

func (a *app) newVerifyRobot() *cobra.Command {
	o := &verifyRobotOptions{app: a}
	c := &cobra.Command{
		Use:   "robot",
		Short: a.pick(say("机器人的加签", "the sign of a robot")),
		Long: a.pick(say(
			"检查自定义机器人 webhook 的加签，或钉钉发来的消息（incoming）、卡片回调（card）的签名。",
			"Check the sign of a custom robot's webhook, or that of a message (incoming) or\ncard callback (card) sent by DingTalk.")),
		Example: "  dterr verify robot --url \"$URL\" --secret-env ROBOT_SECRET\n" +
			"  dterr verify robot --scheme incoming --secret-env APP_SECRET --timestamp T --sign S",
		Args:              exactly(0, 0, say("", "")),
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
		return badValue("scheme", o.scheme, "webhook, incoming, card")
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
	return o.outcome(signature.Robot(signature.RobotInput{
		Scheme: scheme, URL: o.url, Secret: secret, HasSecret: true,
		Timestamp: o.timestamp, Sign: o.sign, Now: o.at,
	}))
}
