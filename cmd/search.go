package cmd

import (
	"strings"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/codes/search"
	"github.com/dterr/dterr/render"
	"github.com/spf13/cobra"
)

type searchOptions struct {
	*app
	filterFlags
	query string
	most  int
}

func (a *app) newSearch() *cobra.Command {
	o := &searchOptions{app: a}
	c := &cobra.Command{
		Use:   "search WORDS…",
		Short: a.pick(say("按含义查找错误码", "find codes by what they mean")),
		Long: a.pick(say(
			"按含义查找：中文、拼音、拼音首字母、英文都可以，有错别字也行。\n输出到管道时各列以制表符分隔：id、类别、标题、先做什么。",
			"Find codes by what they mean: Chinese, pinyin or its initials, English, typos\nincluded. On a pipe the fields are parted by tabs: id, kind, title, what to do first.")),
		Example: "  dterr search 调用太频繁\n  dterr search yanqian\n  dterr search ip whitelist --family api\n  dterr search -n 3 --kind auth token",
		Args:    exactly(1, -1, say("缺少要查找的词", "search for what?")),
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return nil, cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(_ *cobra.Command, args []string) error {
			o.query = strings.Join(allTyped(args), " ")
			return o.run()
		},
	}
	bindMost(a, c, &o.most, 10)
	o.bind(a, c)
	return c
}

func (o *searchOptions) run() error {
	o.usePager()
	filter, err := o.filter()
	if err != nil {
		return err
	}
	if err := checkMost(o.most); err != nil {
		return err
	}
	hits := search.Find(o.query, filter, o.most)
	if len(hits) == 0 {
		return o.guess()
	}
	if o.json {
		j := o.jsonl()
		for _, h := range hits {
			if err := j.Hit(h); err != nil {
				return err
			}
		}
		return nil
	}
	rows := make([]render.Row, 0, len(hits))
	for _, h := range hits {
		title := h.TitleEN
		if o.lang == chinese {
			title = h.TitleZH
		}
		rows = append(rows, render.Row{Entry: h.Entry, Meaning: h.Meaning, Code: h.Code, Title: title})
	}
	if err := render.Hits(o.out, rows, o.table()); err != nil {
		return err
	}
	if o.streams.OutTerminal() && o.streams.ErrTerminal() { // else nobody reads on
		o.after(say("详情：dterr lookup %s", "Read on: dterr lookup %s", hits[0].Entry.ID))
	}
	return nil
}

// guess answers a query that matches nothing: what comes nearest is named on
// stderr, as a guess.
func (o *searchOptions) guess() error {
	filter, err := o.filter()
	if err != nil {
		return err
	}
	var near []string
	for _, h := range search.Guess(o.query, filter, 3) {
		near = append(near, h.Entry.ID+" "+o.pick(h.Title()))
	}
	if near == nil {
		near = codes.Near(strings.ReplaceAll(o.query, " ", ""), 3)
	}
	var hints []codes.Text
	if len(near) > 0 {
		hints = append(hints, say("也许是（猜测）：%s", "a guess: %s", strings.Join(near, o.pick(say("；", "; ")))))
	}
	return nothing(say("没有与 %s 相符的错误码", "nothing matches %s", quote(o.query)), hints...)
}
