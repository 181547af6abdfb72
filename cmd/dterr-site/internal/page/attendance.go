package page

import (
	"html/template"
	"io"

	"github.com/dterr/dterr/cmd/dterr-site/internal/address"
	"github.com/dterr/dterr/cmd/dterr-site/internal/layout"
	"github.com/dterr/dterr/explain/attendance"
	"github.com/dterr/dterr/render"
)

// models gives a page for each data model of attendance, and their index.
func models(l *layout.Layout, lang string) []Page {
	head := section(lang, "attendance", func(lang string) string { return lang + "/attendance/index.html" })
	head.Title = say(lang, "钉钉考勤的数据模型", "DingTalk's attendance data models")
	head.Description = say(lang, "考勤记录的字段、单位和每个取值的含义。", "The fields of attendance records, their units, and what each value says.")
	all := []Page{index(l, head, func() list {
		var rows []row
		for _, m := range attendance.Models() {
			rows = append(rows, row{Link: up(address.Model(lang, m.Name)), Code: m.Name, Text: say(lang, m.Text.ZH, m.Text.EN)})
		}
		return list{Title: head.Title, Text: head.Description, Groups: []group{{Rows: rows}}}
	})}
	for _, m := range attendance.Models() {
		fields, _ := attendance.Schema(m.Name)
		head := section(lang, "attendance", func(lang string) string { return address.Model(lang, m.Name) })
		head.Title = say(lang, "钉钉考勤数据模型 ", "DingTalk attendance data model ") + m.Name
		head.Description = say(lang, m.Text.ZH, m.Text.EN)
		all = append(all, of(l, head, func() (template.HTML, error) {
			return markup(func(w io.Writer) error { return render.SchemaHTML(w, m, fields, render.Options{Lang: lang}) })
		}))
	}
	return all
}
