package cmd

import (
	"strings"

	"github.com/dterr/dterr/codes"
	"github.com/spf13/cobra"
)

// bindOpen adds --open to a command.
func bindOpen(a *app, c *cobra.Command, open *bool) {
	c.Flags().BoolVar(open, "open", false, a.pick(say("在浏览器里打开第一个错误码的官方文档；联网的是浏览器，不是 dterr", "open the official page of the first code in the browser, which goes online; dterr does not")))
}

// officialPage gives the page that --open shows of what a code was found to be: the first
// that the catalogue cites, of the HTTP status where the code is one; empty where it cites
// none.
func officialPage(found []*codes.Entry, status int, isStatus bool) string {
	var pages []string
	if h, ok := codes.HTTP(status); ok && isStatus {
		pages = append(pages, h.Docs...)
	}
	for _, e := range found {
		pages = append(pages, e.Docs()...)
	}
	for _, page := range pages {
		if strings.HasPrefix(page, "https://") || strings.HasPrefix(page, "http://") {
			return page
		}
	}
	return ""
}

// open shows a page in the browser, behind the answer. Without a page it says so: the
// answer stands all the same.
func (a *app) open(page string) error {
	if page == "" {
		a.notice(say("没有可打开的官方文档", "no official page is known to open"))
		return nil
	}
	if err := a.out.Flush(); err != nil {
		return err
	}
	if err := a.streams.Open(page); err != nil {
		cause := system(err)
		return &failure{
			exit:  exitFailure,
			text:  codes.Text{ZH: "打开浏览器：" + cause.ZH, EN: "open a browser: " + cause.EN},
			hints: []codes.Text{say("官方文档：%s", "the official page: %s", page)},
			err:   err,
		}
	}
	return nil
}
