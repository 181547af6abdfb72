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
	open   bool
	// known says that a code was known, page is the official page of the first of them.
	known bool
	page  string
	// lines is the form of the answer as JSON; else markdown and layout are.
	lines    render.JSON
	markdown bool
	layout   render.Options
	// answers counts what was written.
	answers int
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
	bindOpen(a, c, &o.open)
	return c
}

func (o *lookupOptions) run() error {
	o.usePager()
	if err := o.form(); err != nil {
		return err
	}
	asked, err := o.asked()
	if err != nil {
		return err
	}
	narrow, err := narrowing(o.api, asked)
	if err != nil {
		return err
	}
	ration := newRation(o.app, len(asked))
	for n, arg := range asked {
		if ration.full() || ration.repeats(arg) {
			continue
		}
		for _, result := range codes.Find(arg) {
			found := narrow(result.Entries)
			if !ration.grants(n, result, found) {
				continue
			}
			if err := o.answer(result, found, arg, ration); err != nil {
				return err
			}
		}
	}
	if o.open && o.known {
		if err := o.app.open(o.page); err != nil {
			return err
		}
	}
	return ration.end()
}

// answer answers one code: as an HTTP status, as an entry, or as both.
func (o *lookupOptions) answer(result codes.Result, found []*codes.Entry, arg string, ration *ration) error {
	isStatus := result.HTTP > 0 && o.api == ""
	if !o.known && (isStatus || len(found) > 0) {
		o.known, o.page = true, officialPage(found, result.HTTP, isStatus)
	}
	if isStatus {
		if err := o.httpStatus(result); err != nil {
			return err
		}
	}
	if len(found) > 0 {
		return o.write(shown(result.Query), found)
	}
	if isStatus {
		return nil
	}
	return ration.unknown(result, arg)
}

// asked gives the codes to look up; - alone reads them from stdin.
func (o *lookupOptions) asked() ([]string, error) {
	if len(o.args) != 1 || o.args[0] != dash {
		o.args = joined(o.args)
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

// form validates the form asked for.
func (o *lookupOptions) form() error {
	markdown, err := isMarkdown(o.format, o.json)
	if err != nil {
		return err
	}
	if o.json {
		o.lines = o.jsonl()
		return nil
	}
	o.markdown, o.layout = markdown, o.view()
	o.layout.Full = o.full
	return nil
}

// write writes what a query found.
func (o *lookupOptions) write(query string, found []*codes.Entry) error {
	if o.json {
		for _, e := range found {
			if err := o.lines.Entry(query, e); err != nil {
				return err
			}
		}
		return nil
	}
	if err := o.part(); err != nil {
		return err
	}
	if o.markdown {
		return render.LookupMarkdown(o.out, found, o.layout)
	}
	return render.Lookup(o.out, found, o.layout)
}

// part puts a blank line between two answers.
func (o *lookupOptions) part() error {
	if o.answers++; o.answers == 1 {
		return nil
	}
	_, err := o.out.WriteString("\n")
	return err
}

// httpStatus writes what an HTTP status means.
func (o *lookupOptions) httpStatus(r codes.Result) error {
	if o.json {
		return o.lines.Status(shown(r.Query), r.HTTP)
	}
	if err := o.part(); err != nil {
		return err
	}
	if o.markdown {
		return render.StatusMarkdown(o.out, r.HTTP, o.layout)
	}
	return render.Status(o.out, r.HTTP, o.layout)
}

// shown gives a query as it is repeated in the answer: what is more than a code, such
// as a body or a URL, may hold a secret.
func shown(query string) string { return redact.New().Text(query) }

// unknown says that nothing is known of a code, and what looks alike.
func (a *app) unknown(r codes.Result, arg string) error {
	if a.json {
		query := pieceOf(r.Query, arg)
		if query == "" {
			query = arg
		}
		near := r.Near
		if len(r.Entries) > 0 { // known, but no answer of the call asked for
			near = idsOf(r.Entries)
		}
		// An argument that is no code may be anything, such as a URL with its token.
		return a.jsonl().Unknown(a.masked(query), near)
	}
	if len(r.Entries) > 0 {
		hints := callsHint(r.Entries)
		a.tell(say("%s 不是这个接口的错误码", "%s is not among the answers of that call", quote(pieceOf(r.Query, arg))),
			append(hints, say("去掉 --api 查看它的全部含义", "without --api all its meanings are shown")))
		return nil
	}
	a.tell(say("未收录的错误码 %s（数据截至 %s）", "no code %s in the catalogue of %s", quote(pieceOf(r.Query, arg)), codes.DataDate()), unknownHints(r))
	return nil
}

// unknownHints says how to go on from what is no code of the catalogue.
func unknownHints(r codes.Result) []codes.Text {
	text := strings.TrimSpace(r.Query)
	switch {
	case r.HTTP > 0:
		return []codes.Text{statusHint(r.HTTP)}
	case strings.Contains(text, "://"):
		return []codes.Text{say("dterr 不联网：先取回内容，curl -s URL | dterr", "dterr never goes online; fetch what stands there: curl -s URL | dterr")}
	case isFolder(text):
		return []codes.Text{say("这是目录；解释其中的文件：dterr explain 文件名…", "that is a directory; to have files in it explained: dterr explain FILE…")}
	case isFile(text):
		return []codes.Text{say("这是文件；要解释它：dterr explain %s", "that is a file; to have it explained: dterr explain %s", shellWord(text))}
	case isFileName(text):
		return []codes.Text{say("也没有这个名字的文件", "there is no file of that name either")}
	}
	var hints []codes.Text
	switch near := strings.Join(r.Near, ", "); {
	case near == "":
	case isSentence(text) && len(codes.Mentioned(text)) > 0:
		hints = append(hints, say("其中的错误码：dterr %s", "the code in it: dterr %s", strings.Join(r.Near, " ")))
	case len(r.Near) == 1:
		hints = append(hints, didYouMean("dterr "+near))
	case len(codes.Misspelt(text, 1)) > 0:
		hints = append(hints, say("是不是想查：%s", "did you mean one of %s?", near))
	default:
		hints = append(hints, say("相近的：%s", "similar codes: %s", near))
	}
	return append(hints, say("解释整段响应能看到更多：… | dterr explain", "explaining the whole response tells more: … | dterr explain"))
}

// statusHint says that a number is an HTTP status.
func statusHint(status int) codes.Text {
	return say("%d 是 HTTP 状态：dterr %d", "%d is an HTTP status: dterr %d", status, status)
}

func idsOf(entries []*codes.Entry) []string {
	ids := make([]string, len(entries))
	for i, e := range entries {
		ids[i] = e.ID
	}
	return ids
}
