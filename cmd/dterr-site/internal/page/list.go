package page

import (
	"html/template"

	"github.com/dterr/dterr/cmd/dterr-site/internal/layout"
)

// list is an index: a heading, what stands below it, and groups of rows.
type list struct {
	Title, Text string
	Groups      []group
}

// group is a part of an index. One without a name has no heading.
type group struct {
	Name, Note string
	// Link is the address of a page about the group; empty for none.
	Link string
	Rows []row
}

// row is a line of an index: the address of the page, a code and what it is.
type row struct{ Link, Code, Text string }

// index makes a page of a list.
func index(l *layout.Layout, head layout.Page, make func() list) Page {
	return of(l, head, func() (template.HTML, error) { return l.Fragment("list.html", head.Lang, make()) })
}
