package render

import (
	"slices"
	"strings"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/codes/calls"
)

// The words for what is known of calls, in both languages.

// tokenKind names a kind of token.
func (o *Options) tokenKind(kind string) string {
	switch kind {
	case "app":
		return o.say("应用的 token", "the app's token")
	case "personal-app":
		return o.say("第三方个人应用的 token", "the token of the personal app")
	case "user":
		return o.say("用户的 token", "a user's token")
	case "both":
		return o.say("应用或用户的 token，取决于应用类型", "the app's or a user's token, by the type of app")
	case "suite":
		return o.say("第三方应用的 suite_access_token", "the suite_access_token of the third-party app")
	case "sso":
		return o.say("管理后台免登的 token", "the token of single sign-on to the admin console")
	case "signature":
		return o.say("签名", "a signature")
	case "accesskey":
		return o.say("访问密钥", "an access key")
	case "custom":
		return o.say("自算的 token", "a token computed by the caller")
	case "webhook":
		return o.say("机器人 webhook 的 access_token", "the access_token of the robot's webhook")
	case "none":
		return o.say("换取 token 的凭证", "credentials that issue a token")
	}
	return kind
}

// appType names a type of app.
func (o *Options) appType(app string) string {
	switch app {
	case "internal":
		return o.say("企业内部应用", "internal apps")
	case "isv":
		return o.say("第三方企业应用", "third-party apps")
	case "personal":
		return o.say("第三方个人应用", "personal apps")
	case "none":
		return o.say("页面已不允许任何应用调用", "the page lets no app call it any more")
	}
	return app
}

// appTypes names types of app.
func (o *Options) appTypes(apps []string) string {
	names := make([]string, 0, len(apps))
	for _, app := range apps {
		names = append(names, o.appType(app))
	}
	return strings.Join(names, o.say("、", ", "))
}

// grantState says who may have a permission point, empty where anybody may apply.
func (o *Options) grantState(state string) string {
	switch state {
	case "closed":
		return o.say("不再对新应用开放，已开通的可继续使用", "closed to new apps, those that have it go on")
	case "default":
		return o.say("默认开通，不用申请", "every app has it")
	case "console":
		return o.say("在控制台开启", "switched on in the console")
	}
	return ""
}

// place names where a field or a token goes.
func (o *Options) place(in string) string {
	switch in {
	case "header":
		return o.say("请求头", "header")
	case "query":
		return o.say("查询参数", "query")
	case "body":
		return o.say("请求体", "body")
	case "path":
		return o.say("路径", "path")
	}
	return in
}

// bound says within which bounds a limit is.
func (o *Options) bound(l *calls.Limit) string {
	number, excluded := strings.CutSuffix(l.Bound, "(excl)")
	unit := o.say(l.UnitText.ZH, unitOf(number, l.UnitText.EN))
	if unit != "" {
		unit = " " + unit
	}
	if from, to, ok := strings.Cut(number, ".."); ok {
		low, above := strings.CutSuffix(from, "(excl)")
		exclusive := o.say("（不含）", " (excluded)")
		if above {
			low += exclusive
		}
		if excluded {
			to += exclusive
		}
		return low + o.say(" 到 ", " to ") + to + unit
	}
	for _, form := range []struct{ sign, zh, en string }{
		{"<=", "最多 ", "at most "}, {">=", "至少 ", "at least "}, {"<", "少于 ", "less than "}, {">", "大于 ", "more than "}, {"=", "恰好 ", "exactly "},
	} {
		if rest, ok := strings.CutPrefix(number, form.sign); ok {
			return o.say(form.zh, form.en) + rest + unit
		}
	}
	if number == "" {
		return o.say("有上限", "limited")
	}
	return number + unit
}

// unitOf gives the unit of a bound: one of them is 1 day, and several are days.
func unitOf(bound, unit string) string {
	if strings.TrimLeft(bound, "<>=") != "1" {
		return unit
	}
	what, per, ok := strings.Cut(unit, "/")
	what = strings.TrimSuffix(what, "s")
	if ok {
		what += "/" + per
	}
	return what
}

// beyond says which code is answered beyond a limit, and how sure that is.
func (o *Options) beyond(l *calls.Limit) string {
	switch {
	case l.Code == "":
		return ""
	case l.Several:
		return o.say("超出是 "+l.Code+" 的原因之一", "going beyond is one of several causes of "+l.Code)
	case l.Enforced():
		return o.say("超出返回 "+l.Code, "beyond it "+l.Code)
	}
	return o.say("超出可能返回 "+l.Code, "beyond it probably "+l.Code)
}

// isContradiction reports a note which says that a page contradicts itself.
func isContradiction(n codes.Text) bool { return strings.Contains(n.EN, "contradicts itself") }

func contradicted(l *calls.Limit) bool { return slices.ContainsFunc(l.Notes, isContradiction) }

// limited says what a limit is of, what it is, and what comes of going beyond.
func (o *Options) limited(l *calls.Limit) string {
	s := o.text(l.Field)
	if s != "" {
		s += o.say("：", ": ")
	}
	s += o.bound(l)
	var more []string
	if code := o.beyond(l); code != "" && (o.Full || !contradicted(l)) {
		more = append(more, code)
	}
	for _, n := range l.Notes {
		switch {
		case n.EN == "one of several causes of the code": // said already
		case o.Full, isContradiction(n), l.Advised && strings.HasPrefix(n.EN, "advised"):
			more = append(more, o.text(n))
		}
	}
	if len(more) > 0 {
		s += o.say("（"+strings.Join(more, "；")+"）", " ("+strings.Join(more, "; ")+")")
	}
	return s
}

// granted says what a permission point is called and who may have it.
func (o *Options) granted(g *calls.Grant) string {
	var parts []string
	switch scopes := g.Scopes(); {
	case len(scopes) > 1:
		parts = append(parts, strings.Join(scopes, o.say(" 或 ", " or ")))
	case len(scopes) == 1:
		parts = append(parts, g.Scope)
	}
	if g.Name != "" {
		parts = append(parts, g.Name)
	}
	s := strings.Join(parts, " ")
	var more []string
	nobody := slices.Contains(g.Apps, "none")
	if state := o.grantState(g.State); state != "" && !nobody {
		more = append(more, state)
	}
	if nobody || o.Full || len(g.Apps) > 0 && !slices.Contains(g.Apps, "internal") {
		more = append(more, o.appTypes(g.Apps))
	}
	if g.Scope == "" && g.Name != "" && o.Full {
		more = append(more, o.say("页面没有写代码", "the page does not give its code"))
	}
	if g.ByName {
		more = append(more, o.say("代码由名称推得", "code found by its name"))
	}
	for _, n := range g.Notes {
		if o.Full || g.State == "" {
			more = append(more, o.text(n))
		}
	}
	rest := strings.Join(more, o.say("；", "; "))
	switch {
	case s == "":
		return rest
	case rest == "":
		return s
	}
	return s + o.say("（"+rest+"）", " ("+rest+")")
}

// passed says which token is passed, and where, for each type of app where they
// differ, with what else the page says of it.
func (o *Options) passed(t *calls.Token, notes bool) string {
	where := o.place(t.In) + " " + strings.ReplaceAll(t.Name, "+", ", ")
	var kinds []string
	for _, k := range tokenKinds(t) {
		name := o.tokenKind(k.kind)
		if t.Kind == "both" {
			name = o.appTypes(k.apps) + o.say("：", ": ") + name
		}
		kinds = append(kinds, name)
	}
	s := strings.Join(kinds, o.say("；", "; ")) + o.say("，", ", ") + where
	var more []string
	if corp := corpTypes(t); corp != "" && (o.Full || corp == "*") {
		more = append(more, o.say("第三方应用传授权企业的 token", "third-party apps pass that of the organisation that authorised them"))
	}
	for _, n := range t.Notes {
		if notes && (t.Kind != "none" || !strings.HasPrefix(n.EN, "issues a token")) {
			more = append(more, o.text(n))
		}
	}
	if len(more) > 0 {
		s += o.say("（"+strings.Join(more, "；")+"）", " ("+strings.Join(more, "; ")+")")
	}
	return s
}

// tokenOf is a kind of token, and the types of app that pass it; none for all.
type tokenOf struct {
	kind string
	apps []string
}

// tokenKinds gives the kinds of a token, each once, in the order of the page.
func tokenKinds(t *calls.Token) []tokenOf {
	if t.Kind != "both" {
		all := tokenOf{kind: t.Kind}
		for _, by := range t.By {
			if by.App != "*" {
				all.apps = append(all.apps, by.App)
			}
		}
		return []tokenOf{all}
	}
	var all []tokenOf
	for _, by := range t.By {
		i := slices.IndexFunc(all, func(k tokenOf) bool { return k.kind == by.Kind })
		if i < 0 {
			all = append(all, tokenOf{kind: by.Kind})
			i = len(all) - 1
		}
		if by.App != "*" {
			all[i].apps = append(all[i].apps, by.App)
		}
	}
	return all
}

// corpTypes gives a type of app that passes the token of the organisation that
// authorised it, * for all, empty for none.
func corpTypes(t *calls.Token) string {
	for _, by := range t.By {
		if by.Corp {
			return by.App
		}
	}
	return ""
}
