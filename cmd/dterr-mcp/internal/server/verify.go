package server

import (
	"encoding/json"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain/signature"
	"github.com/dterr/dterr/explain/signature/outcome"
	"github.com/dterr/dterr/render"
)

// verify checks a signature or an encrypted callback.
func (s *server) verify(v values) (*answer, error) {
	check := map[string]func(values) (outcome.Report, error){
		"robot": s.robot, "callback": s.callback, "jsapi": s.jsapi,
	}[v.one("subject")]
	r, err := check(v)
	if err != nil {
		return nil, err
	}
	a := &answer{}
	a.text.line(s.pick(r.Title), " (", r.Subject, s.code(r), ")")
	for _, fix := range s.advice(r.Fixes, fixesMost) {
		a.text.line(s.pick(say("处理：", "Fix: ")), fix)
	}
	if v.full() {
		out := &lines{}
		if _, err := out.add(func(j render.JSON) error { return j.Value(r) }); err != nil {
			return nil, err
		}
		a.object = out.all[0]
		return a, nil
	}
	a.object, err = s.verified(r)
	return a, err
}

func (*server) code(r outcome.Report) string {
	switch {
	case r.OK:
		return ""
	case r.Code == "":
		return ", " + r.Cause
	}
	return ", " + r.Cause + ", " + r.Code
}

// verified gives a report in brief.
func (s *server) verified(r outcome.Report) (json.RawMessage, error) {
	type failed struct {
		Name   string `json:"name"`
		Detail string `json:"detail"`
	}
	v := struct {
		Schema  string   `json:"schema"`
		Subject string   `json:"subject"`
		OK      bool     `json:"ok"`
		Code    string   `json:"code,omitempty"`
		Cause   string   `json:"cause,omitempty"`
		Title   string   `json:"title"`
		Failed  []failed `json:"failed_checks"`
		Fixes   []string `json:"fixes"`
		Event   string   `json:"event,omitempty"`
	}{"dterr.brief/1", r.Subject, r.OK, r.Code, r.Cause, s.pick(r.Title), []failed{}, s.advice(r.Fixes, meaningsMost), r.Event}
	for _, c := range r.Checks {
		if !c.OK {
			v.Failed = append(v.Failed, failed{c.Name, s.pick(c.Detail)})
		}
	}
	return object(v)
}

func (s *server) robot(v values) (outcome.Report, error) {
	in := signature.RobotInput{
		Scheme: signature.Scheme(v.one("scheme")), URL: v.one("url"), Timestamp: v.one("timestamp"), Sign: v.one("sign"), Now: s.Now(),
	}
	needs := []string{"url"}
	if in.Scheme == signature.Incoming || in.Scheme == signature.Card {
		needs = []string{"timestamp", "sign", "secret_env"}
	}
	if err := s.need(v, needs...); err != nil {
		return outcome.Report{}, err
	}
	if in.HasSecret = v.one("secret_env") != ""; in.HasSecret {
		var err error
		if in.Secret, err = s.secret(v, "secret_env"); err != nil {
			return outcome.Report{}, err
		}
	}
	return signature.Robot(in), nil
}

func (s *server) callback(v values) (outcome.Report, error) {
	in := signature.CallbackInput{Query: v.one("query"), Body: []byte(v.one("body")), Owner: v.one("owner"), Reply: v.one("reply") != ""}
	needs := []string{"body", "token_env", "aes_key_env"}
	if !in.Reply {
		needs = append(needs, "query")
	}
	err := s.need(v, needs...)
	if err == nil {
		in.Token, err = s.secret(v, "token_env")
	}
	if err == nil {
		in.AESKey, err = s.secret(v, "aes_key_env")
	}
	if err != nil {
		return outcome.Report{}, err
	}
	return signature.Callback(in), nil
}

func (s *server) jsapi(v values) (outcome.Report, error) {
	if err := s.need(v, "url", "ticket_env", "nonce", "timestamp", "signature"); err != nil {
		return outcome.Report{}, err
	}
	ticket, err := s.secret(v, "ticket_env")
	if err != nil {
		return outcome.Report{}, err
	}
	return signature.JSAPI(signature.JSAPIInput{
		URL: v.one("url"), Tickets: []string{ticket}, Nonce: v.one("nonce"), Timestamp: v.one("timestamp"), Signature: v.one("signature"),
	}), nil
}

// need tells all arguments that a check cannot do without and that were not given.
func (*server) need(v values, names ...string) error {
	missing := codes.Text{}
	for _, name := range names {
		if v.one(name) != "" {
			continue
		}
		if missing.EN != "" {
			missing.ZH, missing.EN = missing.ZH+"、", missing.EN+", "
		}
		missing.ZH, missing.EN = missing.ZH+name, missing.EN+name
	}
	if missing.EN == "" {
		return nil
	}
	return misuse{codes.Text{ZH: "这种检查缺少参数 " + missing.ZH, EN: "this check misses arguments: " + missing.EN}}
}

// secret reads a secret from the variable that an argument names. What was given might
// be the secret itself, so it is not repeated.
func (s *server) secret(v values, argument string) (string, error) {
	value, ok := s.Env(v.one(argument))
	if !ok {
		return "", misused("%s 所指的环境变量在启动服务器时没有设置；密钥本身不作为参数传入", "the variable that %s names is not set where the server was started; the secret itself is no argument", argument)
	}
	return value, nil
}
