package layout

import "strings"

// frame is what the template of a whole page sees.
type frame struct {
	Page
	layout *Layout
}

// Say picks the wording in the language of the page.
func (f frame) Say(zh, en string) string { return say(f.Lang, zh, en) }

// Language is the language as HTML names it.
func (f frame) Language() string { return f.Say("zh-CN", "en") }

// Policy is the policy of every page.
func (f frame) Policy() string { return Policy }

// Root leads from the page to the root of the site, so that the site works at any
// address, and from a folder.
func (f frame) Root() string {
	if f.Rooted {
		return f.layout.Root()
	}
	if n := strings.Count(f.Path, "/"); n > 0 {
		return strings.Repeat("../", n)
	}
	return "./"
}

// Canonical is the page's own address.
func (f frame) Canonical() string { return f.layout.URL(f.Path) }

// Alternate is the page in one language.
type Alternate struct{ Lang, URL string }

// Alternates gives the page in both languages, and what others are shown.
func (f frame) Alternates() []Alternate { return f.layout.Alternates(f.Page) }

// Alternates gives the addresses of a page in both languages, and of what is shown to
// those who read neither; nothing for a page that has no other.
func (l *Layout) Alternates(p Page) []Alternate {
	if p.Other == "" {
		return nil
	}
	zh, en := p.Path, p.Other
	if p.Lang != "zh" {
		zh, en = en, zh
	}
	return []Alternate{{"zh", l.URL(zh)}, {"en", l.URL(en)}, {"x-default", l.URL(en)}}
}

// Section is an index in the navigation.
type Section struct {
	Path, Name string
	Here       bool
}

// Sections gives the navigation.
func (f frame) Sections() []Section {
	all := []Section{
		{Path: "code/index.html", Name: f.Say("错误码", "Codes")},
		{Path: "kind/index.html", Name: f.Say("类别", "Kinds")},
		{Path: "call/index.html", Name: f.Say("接口", "Calls")},
		{Path: "scope/index.html", Name: f.Say("权限点", "Scopes")},
		{Path: "attendance/index.html", Name: f.Say("考勤", "Attendance")},
		{Path: "about.html", Name: f.Say("说明", "About")},
	}
	for i := range all {
		all[i].Here = all[i].Path == f.Page.Section
	}
	return all
}
