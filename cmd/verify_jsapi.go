package cmd

import (
	"github.com/dterr/dterr/explain/signature"
	"github.com/spf13/cobra"
)

type verifyJSAPIOptions struct {
	*app
	in         signature.JSAPIInput
	ticketEnvs []string
}

func (a *app) newVerifyJSAPI() *cobra.Command {
	o := &verifyJSAPIOptions{app: a}
	c := &cobra.Command{
		Use:   "jsapi",
		Short: a.pick(say("页面 dd.config 的签名", "the dd.config signature of a page")),
		Long: a.pick(say(
			"检查 dd.config 的签名。--error 填 dd.error 收到的信息，能看出服务端用的是哪个 URL。",
			"Check the signature given to dd.config. --error takes what dd.error received; it\ntells which URL the server used.")),
		Example: "  dterr verify jsapi --url https://app.example.com/page --ticket-env TICKET \\\n" +
			"      --nonce N --timestamp S --signature HEX",
		Args:              exactly(0, 0, say("", "")),
		ValidArgsFunction: noCompletion,
		RunE:              func(*cobra.Command, []string) error { return o.run() },
	}
	f := c.Flags()
	f.StringVar(&o.in.URL, "url", "", a.pick(say("调用 dd.config 的页面 `PAGE`", "the `PAGE` that calls dd.config")))
	f.StringArrayVar(&o.ticketEnvs, "ticket-env", nil, a.pick(say("jsapi_ticket 所在的环境变量 `NAME`，可写多次：先写当前的，再写旧的", "`NAME` of the variable that holds the jsapi_ticket; repeat it for earlier ones")))
	f.StringVar(&o.in.Nonce, "nonce", "", a.pick(say("nonceStr 的值 `N`", "the nonceStr `N`")))
	f.StringVar(&o.in.Timestamp, "timestamp", "", a.pick(say("timeStamp 的值 `S`", "the timeStamp `S`")))
	f.StringVar(&o.in.Signature, "signature", "", a.pick(say("签名 `HEX`", "the signature, `HEX`")))
	f.StringVar(&o.in.ErrorText, "error", "", a.pick(say("dd.error 收到的 `TEXT`", "the `TEXT` that dd.error received")))
	return c
}

func (o *verifyJSAPIOptions) run() error {
	needed := [...]struct{ flag, value string }{
		{"url", o.in.URL}, {"nonce", o.in.Nonce}, {"timestamp", o.in.Timestamp}, {"signature", o.in.Signature},
	}
	for _, n := range needed {
		if n.value == "" {
			return usage(say("缺少 --%s", "--%s is missing", n.flag))
		}
	}
	if len(o.ticketEnvs) == 0 {
		o.ticketEnvs = []string{""}
	}
	for _, name := range o.ticketEnvs {
		ticket, err := o.secret("ticket-env", name)
		if err != nil {
			return err
		}
		o.in.Tickets = append(o.in.Tickets, ticket)
	}
	return o.outcome(signature.JSAPI(o.in))
}
