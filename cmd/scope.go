package cmd

import (
	"strings"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/codes/calls"
	"github.com/dterr/dterr/render"
	"github.com/spf13/cobra"
)

type scopeOptions struct {
	*app
	shownAs
}

func (a *app) newScope() *cobra.Command {
	o := &scopeOptions{app: a}
	c := &cobra.Command{
		Use:   "scope NAME…",
		Short: a.pick(say("查一个权限点开通哪些接口", "show which calls a scope opens")),
		Long: a.pick(say(
			"查权限点：控制台里叫什么、由谁授权、开通哪些接口。\n写权限点的代码，或者它在控制台的名称或其中一段；有几个相符时列出来。",
			"Show a scope (permission point): what the console calls it, who grants it, which\ncalls it opens. Name it by its code, or by its name in the console or a part of it;\nwhere several fit, they are listed.")),
		Example:           "  dterr scope qyapi_get_member\n  dterr scope Contact.User.Read --full\n  dterr scope 通讯录",
		Args:              exactly(1, -1, say("缺少权限点", "which scope?")),
		ValidArgsFunction: a.completeScopes,
		RunE: func(_ *cobra.Command, args []string) error {
			return o.showScope(strings.Join(allTyped(args), " "), o.shownAs)
		},
	}
	o.bind(a, c, say("列出全部接口", "list all calls"))
	return c
}

// showScope shows a permission point, or lists those that a part of a name fits.
func (a *app) showScope(name string, as shownAs) error {
	a.usePager()
	markdown, err := isMarkdown(as.format, a.json)
	if err != nil {
		return err
	}
	name = strings.TrimSpace(name)
	found := calls.FindScopes(name)
	if s, ok := calls.ScopeByName(name); ok {
		found = []*calls.Scope{s}
	}
	view := a.view()
	view.Full = as.full
	switch {
	case len(found) == 0:
		return noScope(name)
	case a.json:
		j := a.jsonl()
		for _, s := range found {
			if err := j.Scope(shown(name), s); err != nil {
				return err
			}
		}
		return nil
	case len(found) > 1 && markdown:
		return render.ScopesMarkdown(a.out, found, view)
	case len(found) > 1:
		return render.Scopes(a.out, found, a.table())
	case markdown:
		return render.ScopeMarkdown(a.out, found[0], view)
	}
	return render.Scope(a.out, found[0], view)
}

// noScope says that no permission point is called so, and which are like it.
func noScope(name string) error {
	var hints []codes.Text
	if near := calls.NearScopes(name, nearShown); len(near) > 0 {
		hints = append(hints, say("相近的有：%s", "close to it: %s", strings.Join(near, ", ")))
	}
	hints = append(hints, say("写权限点的代码，如 qyapi_get_member，或控制台里名称的一段", "write its code, such as qyapi_get_member, or part of its name in the console"))
	return nothing(say("没有权限点 %s", "no scope matches %s", quote(name)), hints...)
}

// completeScopes offers the permission points that begin with what was typed, with
// what the console calls them.
func (a *app) completeScopes(_ *cobra.Command, args []string, typedSoFar string) ([]string, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	var offers []string
	for _, s := range calls.ScopesBeginning(typed(typedSoFar)) {
		offers = append(offers, s.Scope+"\t"+s.Names[0])
	}
	return offers, cobra.ShellCompDirectiveNoFileComp
}
