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
