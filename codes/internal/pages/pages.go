// Package pages writes the addresses of official pages short, as the tables have them.
//
//	pages.Whole("~get-user") // "https://open.dingtalk.com/document/development/get-user"
package pages

import "strings"

// Where official pages are, and what stands for that in the tables: once for the guide
// for developers, twice for the rest.
const (
	documents   = "https://open.dingtalk.com/document/"
	development = documents + "development/"
	mark        = "~"
)

// Whole gives a text of a table, with the address of an official page in full.
func Whole(s string) string {
	if s == "" || s[0] != mark[0] {
		return s
	}
	if s = s[1:]; s != "" && s[0] == mark[0] {
		return documents + s[1:]
	}
	return development + s
}

// Short gives the text that Whole makes s of; ok is false where there is none.
func Short(s string) (short string, ok bool) {
	if strings.HasPrefix(s, mark) {
		return "", false
	}
	if rest, found := strings.CutPrefix(s, development); found && !strings.HasPrefix(rest, mark) {
		return mark + rest, true
	}
	if rest, found := strings.CutPrefix(s, documents); found {
		return mark + mark + rest, true
	}
	return s, true
}
