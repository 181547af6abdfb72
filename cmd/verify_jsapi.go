package cmd

import (
	"slices"

	"github.com/dterr/dterr/explain/signature"
	"github.com/spf13/cobra"
)

type verifyJSAPIOptions struct {
	*app
	verifyClock
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
		Args:              unnamed,
		ValidArgsFunction: noCompletion,
		RunE:              func(c *cobra.Command, _ []string) error { return o.run(c.Flags().Changed) },
	}
	f := c.Flags()
	f.StringVar(&o.in.URL, "url", "", a.pick(say("调用 dd.config 的页面 `PAGE`", "the `PAGE` that calls dd.config")))
	f.StringArrayVar(&o.ticketEnvs, "ticket-env", nil, a.pick(say("jsapi_ticket 所在的环境变量 `NAME`，可写多次：先写当前的，再写旧的", "`NAME` of the variable that holds the jsapi_ticket; repeat it for earlier ones")))
	f.StringVar(&o.in.Nonce, "nonce", "", a.pick(say("nonceStr 的值 `N`", "the nonceStr `N`")))
	f.StringVar(&o.in.Timestamp, "timestamp", "", a.pick(say("timeStamp 的值 `S`", "the timeStamp `S`")))
	f.StringVar(&o.in.Signature, "signature", "", a.pick(say("签名 `HEX`", "the signature, `HEX`")))
	f.StringVar(&o.in.ErrorText, "error", "", a.pick(say("dd.error 收到的 `TEXT`", "the `TEXT` that dd.error received")))
	o.bindAt(a, c)
	return c
}

// run checks what was given; an empty value is a value, as dd.config may have
// been given one.
func (o *verifyJSAPIOptions) run(given func(flag string) bool) error {
	if err := o.read(); err != nil {
		return err
	}
	err := missing("dterr verify jsapi --url https://app.example.com/page --ticket-env TICKET --nonce N --timestamp S --signature HEX",
		needed{"--url", given("url")},
		needed{"--ticket-env", len(o.ticketEnvs) > 0 && !slices.Contains(o.ticketEnvs, "")},
		needed{"--nonce", given("nonce")},
		needed{"--timestamp", given("timestamp")},
		needed{"--signature", given("signature")})
	if err != nil {
		return err
	}
	for _, name := range o.ticketEnvs {
		ticket, err := o.secrets(variable{"ticket-env", name})
		if err != nil {
			return err
		}
		o.in.Tickets = append(o.in.Tickets, ticket...)
	}
	return o.outcome(signature.JSAPI(o.in))
}
