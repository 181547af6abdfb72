package cmd

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain"
	"github.com/dterr/dterr/explain/signature"
	"github.com/dterr/dterr/explain/signature/outcome"
	"github.com/dterr/dterr/render"
)

// checks are the subcommands of verify, in the order in which they are built.
const checks = "robot, callback, jsapi"

func (a *app) newVerify() *cobra.Command {
	c := &cobra.Command{
		Use:   "verify",
		Short: a.pick(say("检查签名或加密回调，指出错在哪里", "check a signature or an encrypted callback")),
		Long: a.pick(say(
			"检查签名或加密回调，指出错在哪里。密钥只从环境变量或文件读取，不会显示出来。\n退出码：0 没有问题 · 11 找到了错误 · 2 用法不对。",
			"Check a signature or an encrypted callback and name the mistake. Secrets are read\nfrom the environment or a file, never from an argument, and never printed.\nExit code: 0 all well · 11 a mistake was found · 2 usage.")),
		Args: func(_ *cobra.Command, args []string) error {
			hint := codes.Text{ZH: "可检查的有：" + strings.ReplaceAll(checks, ", ", "、"), EN: "there are: " + checks}
			if len(args) == 0 {
				return usage(say("检查什么？", "verify what?"), hint)
			}
			if misspelt(args[0]) {
				return usage(say("不会检查 %s", "cannot verify %s", quote(args[0])),
					append(nearest(args[0], strings.Split(checks, ", "), "dterr verify %s"), hint)...)
			}
			return usage(say("没有这种检查", "there is no such check"), hint)
		},
		RunE: func(*cobra.Command, []string) error { return nil },
	}
	c.SetFlagErrorFunc(func(c *cobra.Command, err error) error {
		var bad *pflag.InvalidValueError
		if errors.As(err, &bad) {
			return usage(say("选项 --%s 的值无效", "flag --%s: the value is not valid", bad.GetFlag().Name), say("用法：%s --help", "usage: %s --help", c.CommandPath()))
		}
		return flagError(c, err)
	})
	c.AddCommand(a.newVerifyRobot(), a.newVerifyCallback(), a.newVerifyJSAPI())
	return c
}

// What stands in the wrong place on a command line of verify may be a secret:
// none of its errors repeats an argument or the value of a flag.

// misspelt says that an argument is a short word in small letters: the name of
// a check, or meant as one. No secret of DingTalk's making looks like that.
func misspelt(arg string) bool {
	return len(arg) <= len("callback") && strings.Trim(arg, "abcdefghijklmnopqrstuvwxyz") == ""
}

// unnamed is the validator of the commands that take flags alone.
func unnamed(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	return usage(say("多余的参数", "unexpected argument"),
		say("密钥不作为参数传入，写环境变量的名字或文件名", "the secret itself is no argument: name a variable or a file"),
		say("用法：%s --help", "usage: %s --help", c.CommandPath()))
}

// read takes --at for the clock.
func (o *verifyClock) read() error {
	o.at = o.now()
	if o.atFlag == "" {
		return nil
	}
	t, hint, ok := instant(o.atFlag)
	if !ok {
		return usage(say("--at 不是时间", "--at: not a time"), hint)
	}
	o.at = t
	return nil
}

// verifyClock is the clock of a verification.
type verifyClock struct{ clock }

// pathless is a failure to read the file that a flag names, without its name.
func pathless(flag string, err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		return failed(say("读取 --%s 所指的文件", "read the file that --%s names", flag), path.Err)
	}
	return err
}

// outcome prints a report and gives its exit code.
func (a *app) outcome(r outcome.Report) error {
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

// needed is a flag that a check cannot do without, and whether it was given.
type needed struct {
	flag  string
	given bool
}

// missing tells all flags that were not given at once, with a line that has
// them; nil when none is missing.
func missing(example string, all ...needed) error {
	var flags []string
	for _, n := range all {
		if !n.given {
			flags = append(flags, n.flag)
		}
	}
	if len(flags) == 0 {
		return nil
	}
	text := codes.Text{ZH: "缺少 " + strings.Join(flags, "、"), EN: "missing: " + strings.Join(flags, ", ")}
	hints := []codes.Text{say("例如：%s", "for example: %s", example)}
	if strings.Contains(text.EN, "-env") {
		hints = append(hints, say("密钥不作为参数传入，写环境变量的名字或文件名", "the secret itself is no argument: name a variable or a file"))
	}
	return usage(text, hints...)
}

// variable is a flag that names a variable of the environment, and that name.
type variable struct{ flag, name string }

// secrets reads variables of the environment; those that are not set are told
// at once.
func (a *app) secrets(all ...variable) ([]string, error) {
	values := make([]string, 0, len(all))
	var unset []string
	for _, v := range all {
		value, ok := a.streams.Env(v.name)
		if !ok {
			unset = append(unset, "--"+v.flag)
		}
		values = append(values, value)
	}
	if len(unset) == 0 {
		return values, nil
	}
	// What was given might be the secret itself, so it is not repeated.
	text := say("%s 所指的环境变量没有设置", "the variable that %s names is not set", unset[0])
	if len(unset) > 1 {
		text = say("%s 与 %s 所指的环境变量都没有设置", "the variables that %s and %s name are not set", unset[0], unset[1])
	}
	return nil, usage(text, say("先执行 export NAME=…，再写 %s NAME", "export NAME=… first, then give %s NAME", unset[0]))
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
		return "", pathless("secret-file", err)
	}
	defer file.Close() //nolint:errcheck // nothing was written
	data, err := io.ReadAll(io.LimitReader(file, maxSecret))
	if err != nil {
		return "", pathless("secret-file", err)
	}
	return strings.TrimSuffix(strings.TrimSuffix(string(data), "\n"), "\r"), nil
}
