package cmd

import (
	"strings"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain/redact"
	"github.com/dterr/dterr/render"
	"github.com/spf13/cobra"
)

type lookupOptions struct {
	*app
	args   []string
	api    string
	format string
	full   bool
}

func (a *app) newLookup() *cobra.Command {
	o := &lookupOptions{app: a}
	c := &cobra.Command{
		Use:   "lookup CODE…",
		Short: a.pick(say("查错误码", "explain codes")),
		Long: a.pick(say(
			"查错误码的含义、原因、处理办法，以及能不能重试。也可以省略 lookup：dterr 40014。",
			"Explain codes: what they mean, why they come, what to do, and whether to call\nagain. The word lookup may be left out: dterr 40014.")),
		Example: "  dterr lookup 40014 -1 InvalidAuthentication\n" +
			"  dterr lookup 88/60011\n" +
			"  dterr lookup robot/310000 900001-900010 'Forbidden.AccessDenied.*'\n" +
			"  dterr lookup --api /v1.0/robot/oToMessages/batchSend invalidParameter\n" +
			"  cut -f 3 errors.tsv | dterr lookup -",
		Args:              exactly(1, -1, say("缺少错误码", "which code?")),
		ValidArgsFunction: a.completeCodes,
		RunE: func(_ *cobra.Command, args []string) error {
			o.args = allTyped(args)
			return o.run()
		},
	}
	c.Flags().StringVar(&o.api, "api", "", a.pick(say("只看此接口会返回的含义，`PATH` 可只写一段", "only what this call answers; part of a `PATH` will do")))
	_ = c.RegisterFlagCompletionFunc("api", a.completeCalls)
	bindFormat(a, c, &o.format)
	bindFull(a, c, &o.full)
	return c
}

func (o *lookupOptions) run() error {
	write, err := o.writer()
	if err != nil {
		return err
	}
	calls, err := callsOf(o.api)
	if err != nil {
		return err
	}
	asked, err := o.asked()
	if err != nil {
		return err
	}
	missing := 0
	for _, arg := range asked {
		for _, result := range codes.Lookup(arg) {
			if found := narrow(result.Entries, calls); len(found) > 0 {
				if err := write(result.Query, found); err != nil {
					return err
				}
				continue
			}
			missing++
			if err := o.unknown(result, arg); err != nil {
				return err
			}
		}
	}
	if missing > 0 {
		return status(exitNothing)
	}
	return nil
}

// asked gives the codes to look up; - alone reads them from stdin.
func (o *lookupOptions) asked() ([]string, error) {
	if len(o.args) != 1 || o.args[0] != dash {
		for _, arg := range o.args {
			if strings.TrimSpace(typed(arg)) == "" {
				return nil, usage(say("有一个错误码是空的", "one of the codes is empty"))
			}
		}
		return o.args, nil
	}
	words, err := o.words()
	if err == nil && len(words) == 0 {
		err = nothing(say("标准输入里没有错误码", "no code on stdin"))
	}
	return words, err
}

// writer gives the function that writes what a query found in the form asked for.
func (o *lookupOptions) writer() (func(query string, found []*codes.Entry) error, error) {
	markdown, err := isMarkdown(o.format, o.json)
	if err != nil {
		return nil, err
	}
	if o.json {
		j := o.jsonl()
		return func(query string, found []*codes.Entry) error {
			for _, e := range found {
				if err := j.Entry(query, e); err != nil {
					return err
				}
			}
			return nil
		}, nil
	}
	view, first := o.view(), true
	view.Full = o.full
	return func(_ string, found []*codes.Entry) error {
		if !first {
			if _, err := o.out.WriteString("\n"); err != nil {
				return err
			}
		}
		first = false
		if markdown {
			return render.LookupMarkdown(o.out, found, view)
		}
		return render.Lookup(o.out, found, view)
	}, nil
}

// unknown says that nothing is known of a code, and what looks alike.
func (a *app) unknown(r codes.Result, arg string) error {
	if a.json {
		query := r.Query
		if query == "" {
			query = arg
		}
		near := r.Near
		if len(r.Entries) > 0 { // known, but no answer of the call asked for
			near = idsOf(r.Entries)
		}
		// An argument that is no code may be anything, such as a URL with its token.
		return a.jsonl().Unknown(redact.New().Text(query), near)
	}
	if len(r.Entries) > 0 {
		a.tell(say("%s 不是这个接口的错误码", "%s is not among the answers of that call", quote(r.Query)),
			[]codes.Text{say("去掉 --api 查看它的全部含义", "without --api all its meanings are shown")})
		return nil
	}
	var hints []codes.Text
	if len(r.Near) > 0 {
		hints = append(hints, say("相近的：%s", "similar codes: %s", strings.Join(r.Near, ", ")))
	}
	hints = append(hints, say("解释整段响应能看到更多：… | dterr explain", "explaining the whole response tells more: … | dterr explain"))
	a.tell(say("未收录的错误码 %s（数据截至 %s）", "no code %s in the catalogue of %s", quote(r.Query), codes.DataDate()), hints)
	return nil
}

func idsOf(entries []*codes.Entry) []string {
	ids := make([]string, len(entries))
	for i, e := range entries {
		ids[i] = e.ID
	}
	return ids
}

// callsOf gives the documented calls that a path means, none for no path.
func callsOf(path string) ([]*codes.API, error) {
	if path == "" {
		return nil, nil
	}
	found := codes.FindAPIs(path)
	if len(found) == 0 {
		return nil, unknownCall(path)
	}
	return found, nil
}

// narrow keeps the meanings that one of the calls answers with, and the
// entries that have any. Without calls it keeps everything.
func narrow(entries []*codes.Entry, calls []*codes.API) []*codes.Entry {
	var kept []*codes.Entry
	for _, e := range entries {
		if n := e.Narrowed(calls); n != nil {
			kept = append(kept, n)
		}
	}
	return kept
}
