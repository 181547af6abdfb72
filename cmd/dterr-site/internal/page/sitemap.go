package page

import (
	"bufio"
	"encoding/xml"
	"io"

	"github.com/dterr/dterr/cmd/dterr-site/internal/layout"
)

// Sitemap writes the sitemap of pages: each with its address and those of its languages.
// The page for what does not exist has none.
func Sitemap(w io.Writer, l *layout.Layout, all []Page) error {
	b := bufio.NewWriter(w)
	text := func(s string) {
		_ = xml.EscapeText(b, []byte(s)) // bufio keeps the error for Flush
	}
	b.WriteString(xml.Header + "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n")
	for i := range all {
		head := &all[i].Head
		if head.Rooted {
			continue
		}
		b.WriteString("<url><loc>")
		text(l.URL(head.Path))
		b.WriteString("</loc>")
		for _, a := range l.Alternates(*head) {
			b.WriteString("<xhtml:link rel=\"alternate\" hreflang=\"" + a.Lang + "\" href=\"")
			text(a.URL)
			b.WriteString("\"/>")
		}
		b.WriteString("</url>\n")
	}
	b.WriteString("</urlset>\n")
	return b.Flush()
}

// Robots writes what crawlers read first: all may read all, and where the sitemap is.
func Robots(w io.Writer, l *layout.Layout) error {
	_, err := io.WriteString(w, "User-agent: *\nAllow: /\nSitemap: "+l.URL("sitemap.xml")+"\n")
	return err
}
