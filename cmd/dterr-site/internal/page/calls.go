package page

import (
	"strconv"
	"strings"

	"github.com/dterr/dterr/cmd/dterr-site/internal/address"
	"github.com/dterr/dterr/cmd/dterr-site/internal/layout"
	"github.com/dterr/dterr/codes/calls"
	"github.com/dterr/dterr/render"
)

// folder is the calls below one prefix of their paths.
type folder struct {
	prefix string
	all    []*calls.Call
}

// foldersOf sorts calls by the first two segments of their paths.
func foldersOf(found []*calls.Call) []folder {
	var all []folder
	at := map[string]int{}
	for _, c := range found {
		segments := strings.SplitN(strings.TrimPrefix(c.Path, "/"), "/", 3)
		if len(segments) == 3 {
			segments = segments[:2]
		} else {
			segments = segments[:1]
		}
		prefix := "/" + strings.Join(segments, "/")
		n, ok := at[prefix]
		if !ok {
			n = len(all)
			at[prefix] = n
			all = append(all, folder{prefix: prefix})
		}
		all[n].all = append(all[n].all, c)
	}
	return all
}

// callIndexes gives the index of all calls, by the beginnings of their paths, and a page
// for each of these.
func callIndexes(l *layout.Layout, lang string, found []*calls.Call) []Page {
	folders := foldersOf(found)
	head := section(lang, "call", func(lang string) string { return lang + "/call/index.html" })
	head.Title = say(lang, "钉钉开放平台接口", "Calls of DingTalk's open platform")
	head.Description = say(lang, "每个接口需要的凭证、权限点、字段，限制，以及会返回的错误码。", "What each call needs, its token, scopes and fields, its limits, and the error codes that it answers with.")
	pages := []Page{index(l, head, func() list {
		x := list{Title: head.Title, Text: head.Description}
		hosts := map[string]int{}
		for _, f := range folders {
			host := f.all[0].Host
			n, ok := hosts[host]
			if !ok {
				n = len(x.Groups)
				hosts[host] = n
				x.Groups = append(x.Groups, group{Name: host})
			}
			x.Groups[n].Rows = append(x.Groups[n].Rows, row{Link: up(address.Folder(lang, f.prefix)), Code: f.prefix, Text: counted(lang, len(f.all), "个接口", "calls")})
		}
		return x
	})}
	for _, f := range folders {
		head := section(lang, "call", func(lang string) string { return address.Folder(lang, f.prefix) })
		head.Title = say(lang, "钉钉接口 ", "DingTalk calls below ") + f.prefix
		head.Description = head.Title + say(lang, "：共 ", ": ") + strconv.Itoa(len(f.all))
		pages = append(pages, index(l, head, func() list {
			return list{Title: head.Title, Groups: []group{{Rows: callRows(lang, f.all)}}}
		}))
	}
	return pages
}

// callRows lists calls.
func callRows(lang string, all []*calls.Call) []row {
	rows := make([]row, 0, len(all))
	for _, c := range all {
		rows = append(rows, row{Link: up(address.Call(lang, c.Call())), Code: render.Clean(c.Call()), Text: render.Clean(say(lang, c.Title, c.TitleEN))})
	}
	return rows
}

// scopesIndex lists the permission points.
func scopesIndex(l *layout.Layout, lang string) Page {
	head := section(lang, "scope", func(lang string) string { return lang + "/scope/index.html" })
	head.Title = say(lang, "钉钉权限点", "DingTalk permission points")
	head.Description = say(lang, "每个权限点的名称、谁来授权、开通哪些接口。", "What each permission point is called, who grants it, and which calls it opens.")
	return index(l, head, func() list {
		var rows []row
		for _, name := range calls.ScopeNames() {
			if s, ok := calls.ScopeByName(name); ok {
				rows = append(rows, row{Link: up(address.Scope(lang, name)), Code: render.Clean(name), Text: render.Clean(strings.Join(s.Names, say(lang, "；", "; ")))})
			}
		}
		return list{Title: head.Title, Text: head.Description, Groups: []group{{Rows: rows}}}
	})
}
