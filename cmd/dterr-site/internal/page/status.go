package page

import (
	"html/template"
	"io"
	"slices"
	"strconv"

	"github.com/dterr/dterr/cmd/dterr-site/internal/address"
	"github.com/dterr/dterr/cmd/dterr-site/internal/layout"
	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/render"
)

// statuses gives a page for each HTTP status that something is known of.
func statuses(l *layout.Layout, lang string) []Page {
	var all []Page
	for _, status := range codes.HTTPStatuses() {
		number := strconv.Itoa(status)
		h, _ := codes.HTTP(status)
		head := section(lang, "code", func(lang string) string { return address.Status(lang, number) })
		head.Title = say(lang, "钉钉接口返回 HTTP ", "DingTalk answers HTTP ") + number + say(lang, "："+h.Title.ZH, ": "+h.Title.EN)
		head.Description = say(lang, h.Text.ZH, h.Text.EN)
		all = append(all, of(l, head, func() (template.HTML, error) {
			return markup(func(w io.Writer) error {
				return render.StatusHTML(w, status, links(lang), render.Options{Lang: lang})
			})
		}))
	}
	return all
}

// hasStatus reports whether an HTTP status has a page.
func hasStatus(status string) bool {
	number, err := strconv.Atoi(status)
	return err == nil && slices.Contains(codes.HTTPStatuses(), number)
}

// statusesGroup lists the HTTP statuses.
func statusesGroup(lang string) group {
	g := group{Name: say(lang, "只有 HTTP 状态时", "Where there is an HTTP status alone")}
	for _, status := range codes.HTTPStatuses() {
		h, _ := codes.HTTP(status)
		number := strconv.Itoa(status)
		g.Rows = append(g.Rows, row{Link: up(address.Status(lang, number)), Code: number, Text: say(lang, h.Title.ZH, h.Title.EN)})
	}
	return g
}
