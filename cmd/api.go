package cmd

import (
	"strings"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/codes/calls"
	"github.com/dterr/dterr/codes/search"
	"github.com/dterr/dterr/render"
	"github.com/spf13/cobra"
)

type apiOptions struct {
	*app
	shownAs
	query string
	scope string
	most  int
	// limited says that --number was given: several are wanted.
	limited bool
}

// shownAs is the form in which one thing is shown.
type shownAs struct {
	format string
	full   bool
}

func (a *app) newAPI() *cobra.Command {
	o := &apiOptions{app: a}
	c := &cobra.Command{
		Use:   "api PATH|WORDS…",
		Short: a.pick(say("查一个接口需要什么", "show what a call needs")),
		Long: a.pick(say(
			"查一个接口需要什么、返回什么：token 和它的位置、权限点、限制、字段、错误码、文档。\n写路径、路径的一段，或者接口的名称（中文、拼音、英文）；有几个相符时列出来。",
			"Show what a call needs and answers: its token and where that goes, scopes, limits,\nfields, codes and its page. Name it by its path, part of the path, or in words\n(Chinese, pinyin, English); where several fit, they are listed.")),
		Example: "  dterr api POST /topapi/v2/user/get\n" +
			"  dterr api robot/oToMessages/batchSend --full\n" +
			"  dterr api 发送工作通知\n" +
			"  dterr api create todo\n" +
			"  dterr api --scope qyapi_get_member",
		Args: func(c *cobra.Command, args []string) error {
			least := 1
			if c.Flags().Changed("scope") {
				least = 0
			}
			return exactly(least, -1, say("缺少路径或名称", "which call?"))(c, args)
		},
		ValidArgsFunction: a.completeCallArguments,
		RunE: func(c *cobra.Command, args []string) error {
			o.query = strings.TrimSpace(strings.Join(allTyped(args), " "))
			o.limited = c.Flags().Changed("number")
			return o.run(c.Flags().Changed("scope"))
		},
	}
	c.Flags().StringVar(&o.scope, "scope", "", a.pick(say("查这个权限点 `NAME`，同 dterr scope", "show the scope of this `NAME`, as dterr scope does")))
	_ = c.RegisterFlagCompletionFunc("scope", a.completeScopes)
	bindMost(a, c, &o.most, 10)
	o.bind(a, c, say("显示全部内容：所有字段、限制、错误码和来源", "show everything: all fields, limits, codes and sources"))
	return c
}

// bind adds --format and --full to a command.
func (s *shownAs) bind(a *app, c *cobra.Command, full codes.Text) {
	bindFormat(a, c, &s.format)
	c.Flags().BoolVar(&s.full, "full", false, a.pick(full))
}

func (o *apiOptions) run(scope bool) error {
	if scope {
		if o.query != "" {
			return usage(say("--scope 与接口不能同用", "--scope and a call exclude each other"))
		}
		return o.showScope(o.scope, o.shownAs)
	}
	o.usePager()
	markdown, err := isMarkdown(o.format, o.json)
	if err != nil {
		return err
	}
	if err := checkMost(o.most); err != nil {
		return err
	}
	found, scores := o.find()
	if len(found) == 0 {
		return o.noCall()
	}
	if o.json {
		return o.lines(found, scores)
	}
	if o.clear(found, scores) {
		if len(found) > 1 && o.streams.OutTerminal() && o.streams.ErrTerminal() {
			o.after(say("其他相近的接口：dterr api -n 10 %s", "Others like it: dterr api -n 10 %s", shellWord(o.query)))
		}
		view := o.view()
		view.Full = o.full
		if markdown {
			return render.CallMarkdown(o.out, found[0], view)
		}
		return render.Call(o.out, found[0], view)
	}
	shown := found[:min(len(found), o.most)]
	list := render.Calls
	if markdown {
		list = render.CallsMarkdown
	}
	if err := list(o.out, shown, o.table()); err != nil {
		return err
	}
	if rest := len(found) - len(shown); rest > 0 {
		o.after(say("另有 %d 个：加 -n %d", "%d more: with -n %d", rest, len(found)))
	} else if o.streams.OutTerminal() && o.streams.ErrTerminal() {
		o.after(say("详情：dterr api '%s'", "Read on: dterr api '%s'", shown[0].Call()))
	}
	return nil
}

// lines writes the calls as JSON.
func (o *apiOptions) lines(found []*calls.Call, scores []float64) error {
	j := o.jsonl()
	for n, c := range found[:min(len(found), o.most)] {
		score := 0.0
		if scores != nil {
			score = scores[n]
		}
		if err := j.Call(shown(o.query), c, score); err != nil {
			return err
		}
	}
	return nil
}

// How well words must fit a call, and how much better than any other, so that it is
// the one that is meant.
const (
	clearCall   = 0.95
	clearBefore = 0.04
	clearAlone  = 0.7 // where no other fits
)

// clear reports whether the first call is the one that is meant.
func (o *apiOptions) clear(found []*calls.Call, scores []float64) bool {
	switch {
	case len(found) == 1:
		return scores == nil || scores[0] >= clearAlone
	case scores == nil || o.limited:
		return false
	}
	return scores[0] >= clearCall && scores[0]-scores[1] >= clearBefore
}

// find gives the calls that are named by a path, or, with how well each fits, those
// that words describe.
func (o *apiOptions) find() ([]*calls.Call, []float64) {
	if strings.Contains(o.query, "/") {
		return calls.Find(o.query), nil
	}
	if !isSentence(o.query) {
		for _, c := range calls.Find("/" + o.query) {
			if strings.EqualFold(c.Path, "/"+o.query) {
				return []*calls.Call{c}, nil
			}
		}
	}
	var found []*calls.Call
	var scores []float64
	for _, h := range search.Calls(o.query, 0) {
		c := calls.ByID(h.API.ID)
		if c != nil && !hasCall(found, c) {
			found, scores = append(found, c), append(scores, h.Score)
		}
	}
	if found == nil && !isSentence(o.query) {
		return calls.Find(o.query), nil
	}
	return found, scores
}

func hasCall(all []*calls.Call, c *calls.Call) bool {
	for _, other := range all {
		if other.ID == c.ID {
			return true
		}
	}
	return false
}

// nearShown is how many calls or scopes a hint names.
const nearShown = 3

// noCall says that no call is named so, and which are like it.
func (o *apiOptions) noCall() error {
	var hints []codes.Text
	if near := calls.Near(o.query, nearShown); len(near) > 0 {
		hints = append(hints, say("相近的有：%s", "close to it: %s", strings.Join(near, ", ")))
	}
	switch s, ok := calls.ScopeByName(o.query); {
	case ok:
		hints = append(hints, say("这是权限点：dterr scope %s", "that is a scope: dterr scope %s", s.Scope))
	case codes.Names(o.query) && len(codes.ByCode(o.query)) > 0:
		hints = append(hints, say("这是错误码：dterr %s", "that is a code: dterr %s", shellWord(o.query)))
	case !strings.Contains(o.query, "/") && len(search.Find(o.query, codes.Filter{}, 1)) > 0:
		hints = append(hints, say("按错误的含义查找：dterr search %s", "to search errors by meaning: dterr search %s", shellWord(o.query)))
	default:
		hints = append(hints, say("写成 /v1.0/… 或路径中的一段，或接口的名称", "write /v1.0/…, part of a path, or what the call is called"))
	}
	return nothing(say("接口表里没有 %s", "no documented call matches %s", quote(o.query)), hints...)
}

// completeCallArguments offers paths, also behind a method.
func (a *app) completeCallArguments(c *cobra.Command, args []string, typedSoFar string) ([]string, cobra.ShellCompDirective) {
	if len(args) > 1 || len(args) == 1 && !isMethodWord(args[0]) {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return a.completeCalls(c, args, typedSoFar)
}

func isMethodWord(word string) bool {
	switch strings.ToUpper(word) {
	case "GET", "POST", "PUT", "DELETE", "PATCH":
		return true
	}
	return false
}
