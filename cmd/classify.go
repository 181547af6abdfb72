package cmd

import (
	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/render"
	"github.com/spf13/cobra"
)

type classifyOptions struct {
	lookupOptions
}

func (a *app) newClassify() *cobra.Command {
	o := &classifyOptions{lookupOptions{app: a}}
	c := &cobra.Command{
		Use:   "classify [CODE…]",
		Short: a.pick(say("给出错误码的类别、能否重试、由谁处理", "tell kind, retry and owner of codes")),
		Long: a.pick(say(
			"给出每个错误码的类别、重试策略和由谁处理；不带参数时列出全部类别及其条数。",
			"Tell the kind of each code, whether to call again and who can fix it; without\narguments, list the kinds and how many codes are of each.")),
		Example:           "  dterr classify\n  dterr classify 40014 90018 robot/310000\n  dterr classify --json 88/60011",
		ValidArgsFunction: a.completeCodes,
		RunE: func(_ *cobra.Command, args []string) error {
			o.args = allTyped(args)
			return o.run()
		},
	}
	return c
}

func (o *classifyOptions) run() error {
	o.usePager()
	if len(o.args) == 0 {
		return o.kinds()
	}
	asked, err := o.asked()
	if err != nil {
		return err
	}
	var found []*codes.Entry
	j := o.jsonl()
	ration := newRation(o.app, len(asked))
	for n, arg := range asked {
		if ration.full() || ration.repeats(arg) {
			continue
		}
		for _, result := range codes.Find(arg) {
			if !ration.grants(n, result, result.Entries) {
				continue
			}
			if len(result.Entries) == 0 {
				if err := ration.unknown(result, arg); err != nil {
					return err
				}
			}
			for _, e := range result.Entries {
				if !o.json {
					found = append(found, e)
				} else if err := j.Class(shown(result.Query), e); err != nil {
					return err
				}
			}
		}
	}
	if err := render.Classes(o.out, found, o.table()); err != nil {
		return err
	}
	return ration.end()
}

// kinds lists the closed set of kinds; unknown is no entry's kind.
func (o *classifyOptions) kinds() error {
	if !o.json {
		return render.Kinds(o.out, codes.Kinds(), codes.KindCount, o.table())
	}
	j := o.jsonl()
	kinds := codes.Kinds()
	for i := range kinds {
		if err := j.Kind(&kinds[i], codes.KindCount(kinds[i].Kind)); err != nil {
			return err
		}
	}
	return nil
}
