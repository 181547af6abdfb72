package page

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/dterr/dterr/cmd/dterr-site/internal/address"
	"github.com/dterr/dterr/cmd/dterr-site/internal/layout"
	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/render"
)

// mostRows is how many entries a part of an index holds at most; more of them have a page
// of their own.
const mostRows = 120

// wellMet is from which weight on people meet a code often.
const wellMet = 7

// part is what the entries of one kind in one family are.
type part struct {
	family codes.Family
	kind   codes.Kind
	all    []*codes.Entry
}

// parts gives the parts of the catalogue that hold something, by family and kind.
func parts() []part {
	catalogue := codes.Entries()
	var all []part
	for _, f := range codes.Families() {
		for _, k := range codes.Kinds() {
			p := part{family: f, kind: k.Kind}
			for i := range catalogue {
				if e := &catalogue[i]; e.Family == f && e.Kind() == k.Kind {
					p.all = append(p.all, e)
				}
			}
			if len(p.all) > 0 {
				all = append(all, p)
			}
		}
	}
	return all
}

// catalogueIndexes gives the indexes of the catalogue: by family, by kind, and of the
// parts that are too long for both.
func catalogueIndexes(l *layout.Layout, lang string) []Page {
	all := parts()
	pages := []Page{codesIndex(l, lang, all), kindsIndex(l, lang)}
	for _, f := range codes.Families() {
		of := slices.DeleteFunc(slices.Clone(all), func(p part) bool { return p.family != f })
		head := section(lang, "code", func(lang string) string { return address.Family(lang, string(f)) })
		head.Title = say(lang, "钉钉错误码："+string(f)+" "+f.Text().ZH, "DingTalk error codes: "+string(f)+", "+f.Text().EN)
		head.Description = head.Title
		pages = append(pages, index(l, head, func() list {
			x := list{Title: string(f), Text: say(lang, f.Text().ZH, f.Text().EN)}
			for _, p := range of {
				x.Groups = append(x.Groups, p.group(lang, kindTitle(lang, p.kind), address.Kind(lang, string(p.kind))))
			}
			return x
		}))
	}
	for _, k := range codes.Kinds() {
		of := slices.DeleteFunc(slices.Clone(all), func(p part) bool { return p.kind != k.Kind })
		head := section(lang, "kind", func(lang string) string { return address.Kind(lang, string(k.Kind)) })
		head.Title = say(lang, "钉钉错误码："+k.Title.ZH+"（"+string(k.Kind)+"）", "DingTalk error codes: "+k.Title.EN+" ("+string(k.Kind)+")")
		head.Description = say(lang, k.Title.ZH, k.Title.EN) + advice(lang, &k)
		pages = append(pages, index(l, head, func() list {
			x := list{Title: kindTitle(lang, k.Kind), Text: strings.TrimSpace(advice(lang, &k))}
			for _, p := range of {
				x.Groups = append(x.Groups, p.group(lang, string(p.family)+say(lang, "："+p.family.Text().ZH, ": "+p.family.Text().EN), address.Family(lang, string(p.family))))
			}
			return x
		}))
	}
	for _, p := range all {
		if len(p.all) > mostRows {
			pages = append(pages, p.page(l, lang))
		}
	}
	return pages
}

// section gives the head of an index: where it stands in one language and in the other.
func section(lang, of string, path func(string) string) layout.Page {
	return layout.Page{Lang: lang, Path: path(lang), Other: path(other(lang)), Section: of + "/index.html"}
}

// group lists a part below a heading that leads to its own index, or says where the list
// stands.
func (p part) group(lang, name, link string) group {
	g := group{Name: name, Link: up(link)}
	if len(p.all) <= mostRows {
		g.Rows = entryRows(lang, p.all)
		return g
	}
	g.Rows = []row{{Link: up(address.Part(lang, string(p.kind), string(p.family))), Code: string(p.family), Text: counted(lang, len(p.all), "个错误码", "codes") + say(lang, "，另页", ", on a page of their own")}}
	return g
}

// page lists a part on a page of its own.
func (p part) page(l *layout.Layout, lang string) Page {
	head := section(lang, "kind", func(lang string) string { return address.Part(lang, string(p.kind), string(p.family)) })
	title := string(p.family) + say(lang, "：", ": ") + kindTitle(lang, p.kind)
	head.Title = say(lang, "钉钉错误码 ", "DingTalk error codes, ") + title
	head.Description = head.Title + say(lang, "，", ", ") + counted(lang, len(p.all), "个", "codes")
	return index(l, head, func() list {
		return list{Title: title, Groups: []group{{Rows: entryRows(lang, p.all)}}}
	})
}

// codesIndex is the page that leads to all codes.
func codesIndex(l *layout.Layout, lang string, all []part) Page {
	head := section(lang, "code", func(lang string) string { return lang + "/code/index.html" })
	head.Title = say(lang, "钉钉错误码大全", "All DingTalk error codes")
	head.Description = say(lang, "按来源和类别列出的全部钉钉错误码，共 ", "All error codes of DingTalk's open platform by family and kind: ") + strconv.Itoa(codes.Count())
	return index(l, head, func() list {
		x := list{Title: say(lang, "错误码", "Codes"), Text: say(lang, "共 ", "") + counted(lang, codes.Count(), "个，数据截至 ", "codes, as of ") + codes.DataDate()}
		x.Groups = append(x.Groups, group{Name: say(lang, "常见的", "Those that people meet most"), Rows: entryRows(lang, mostMet())})
		families := group{Name: say(lang, "按来源", "By where they come from")}
		for _, f := range codes.Families() {
			n := 0
			for _, p := range all {
				if p.family == f {
					n += len(p.all)
				}
			}
			families.Rows = append(families.Rows, row{Link: up(address.Family(lang, string(f))), Code: string(f), Text: say(lang, f.Text().ZH, f.Text().EN) + " · " + strconv.Itoa(n)})
		}
		x.Groups = append(x.Groups, families, kindsGroup(lang), statusesGroup(lang))
		return x
	})
}

// mostMet gives the codes that people meet most, the likeliest first.
func mostMet() []*codes.Entry {
	catalogue := codes.Entries()
	var all []*codes.Entry
	for i := range catalogue {
		if catalogue[i].Weight >= wellMet {
			all = append(all, &catalogue[i])
		}
	}
	slices.SortStableFunc(all, func(a, b *codes.Entry) int { return cmp.Compare(b.Weight, a.Weight) })
	return all
}

// kindsIndex is the page that leads to the kinds.
func kindsIndex(l *layout.Layout, lang string) Page {
	head := section(lang, "kind", func(lang string) string { return lang + "/kind/index.html" })
	head.Title = say(lang, "钉钉错误码的类别", "Kinds of DingTalk errors")
	head.Description = say(lang, "每一类错误说明程序下一步该做什么。", "What a program should do next about each kind of error.")
	return index(l, head, func() list {
		return list{Title: head.Title, Text: head.Description, Groups: []group{kindsGroup(lang)}}
	})
}

func kindsGroup(lang string) group {
	g := group{Name: say(lang, "按类别", "By kind")}
	for _, k := range codes.Kinds() {
		g.Rows = append(g.Rows, row{Link: up(address.Kind(lang, string(k.Kind))), Code: string(k.Kind), Text: say(lang, k.Title.ZH, k.Title.EN) + " · " + strconv.Itoa(codes.KindCount(k.Kind))})
	}
	return g
}

// kindTitle names a kind.
func kindTitle(lang string, k codes.Kind) string {
	if info, ok := codes.KindByName(k); ok {
		return say(lang, info.Title.ZH+"（", info.Title.EN+" (") + string(k) + say(lang, "）", ")")
	}
	return string(k)
}

// advice gives the general advice of a kind, behind a blank.
func advice(lang string, k *codes.KindInfo) string {
	var all strings.Builder
	for _, a := range k.Advice {
		all.WriteString(say(lang, "", " ") + say(lang, a.ZH, a.EN))
	}
	return all.String()
}

// entryRows lists entries.
func entryRows(lang string, all []*codes.Entry) []row {
	rows := make([]row, 0, len(all))
	for _, e := range all {
		rows = append(rows, row{Link: up(address.Entry(lang, e.ID)), Code: render.Clean(e.ID), Text: render.Clean(strings.ReplaceAll(say(lang, e.Title.ZH, e.Title.EN), "%s", "…"))})
	}
	return rows
}

// counted is a number with its noun.
func counted(lang string, n int, zh, en string) string {
	return strconv.Itoa(n) + " " + say(lang, zh, en)
}
