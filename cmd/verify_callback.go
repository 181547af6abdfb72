package cmd

import (
	"io"

	"github.com/dterr/dterr/explain/signature"
	"github.com/spf13/cobra"
)

type verifyCallbackOptions struct {
	*app
	verifyClock
	query, body, tokenEnv, keyEnv, owner string
	reply, show                          bool
}

func (a *app) newVerifyCallback() *cobra.Command {
	o := &verifyCallbackOptions{app: a}
	c := &cobra.Command{
		Use:   "callback",
		Short: a.pick(say("事件订阅的加密回调，或对它的回复", "an encrypted event callback, or the reply to one")),
		Long: a.pick(say(
			"按官方算法检查加密回调：密钥、签名、解密、归属；--reply 检查自己的回复。",
			"Check an encrypted callback by the official algorithm: key, signature,\ndecryption, owner; with --reply, the answer that your endpoint gives.")),
		Example: "  dterr verify callback --query \"$QUERY_STRING\" --body body.json \\\n" +
			"      --token-env CALLBACK_TOKEN --aes-key-env CALLBACK_AES_KEY \\\n" +
			"      --owner OWNER_KEY",
		Args:              unnamed,
		ValidArgsFunction: noCompletion,
		RunE:              func(*cobra.Command, []string) error { return o.run() },
	}
	f := c.Flags()
	f.StringVar(&o.query, "query", "", a.pick(say("回调地址的查询串 `QUERY`，或整个 URL", "the `QUERY` of the push, or its whole URL")))
	f.StringVar(&o.body, "body", "", a.pick(say("请求体所在的文件 `FILE`，- 为标准输入", "`FILE` with the body, - for stdin")))
	f.StringVar(&o.tokenEnv, "token-env", "", a.pick(say("token 所在的环境变量 `NAME`", "`NAME` of the variable that holds the token")))
	f.StringVar(&o.keyEnv, "aes-key-env", "", a.pick(say("aes_key 所在的环境变量 `NAME`", "`NAME` of the variable that holds the aes key")))
	f.StringVar(&o.owner, "owner", "", a.pick(say("配置的归属 `KEY`：appKey、corpId 或 suiteKey", "the owner `KEY` configured: app key, corp id or suite key")))
	f.BoolVar(&o.reply, "reply", false, a.pick(say("请求体是自己对回调的回复", "the body is the reply to a push")))
	f.BoolVar(&o.show, "show", false, a.pick(say("能解开时也显示消息内容，凭证和个人信息打码", "show the message too when it opens, secrets and personal data masked")))
	o.bindAt(a, c)
	_ = c.RegisterFlagCompletionFunc("body", fileCompletion)
	return c
}

func (o *verifyCallbackOptions) run() error {
	if err := o.read(); err != nil {
		return err
	}
	err := missing(`dterr verify callback --query "$QUERY_STRING" --body body.json --token-env CALLBACK_TOKEN --aes-key-env CALLBACK_AES_KEY`,
		needed{"--query", o.query != "" || o.reply},
		needed{"--body", o.body != ""},
		needed{"--token-env", o.tokenEnv != ""},
		needed{"--aes-key-env", o.keyEnv != ""})
	if err != nil {
		return err
	}
	values, err := o.secrets(variable{"token-env", o.tokenEnv}, variable{"aes-key-env", o.keyEnv})
	if err != nil {
		return err
	}
	var body []byte
	err = o.with(typed(o.body), func(_ string, r io.Reader) error {
		if body, err = io.ReadAll(io.LimitReader(r, maxBody)); err != nil {
			return failed(say("读取请求体", "read the body"), err)
		}
		return nil
	})
	if err != nil {
		return pathless("body", err)
	}
	r := signature.Callback(signature.CallbackInput{
		Query: o.query, Body: body, Token: values[0], AESKey: values[1], Owner: o.owner, Reply: o.reply, Show: o.show,
	})
	r.Message = maskedEvent(r.Message)
	return o.outcome(r)
}
