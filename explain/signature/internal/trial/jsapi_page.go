package trial

import (
	"strings"

	"github.com/dterr/dterr/explain/signature/internal/pasted"
)

// PageVariants lists what may have been signed as the url, the documented form
// first: the address without its fragment, its query decoded once. A bare host
// has a slash in the browser; without one it is right too, as pages have been
// signed that way.
func PageVariants(page string) []Variant {
	pages := []string{page}
	if slashed := WithSlash(page); slashed != page {
		pages = []string{slashed, page}
	}
	all := make([]Variant, 0, 64)
	for _, p := range pages {
		bare, _, _ := strings.Cut(p, "#")
		base, _, _ := strings.Cut(bare, "?")
		all = append(all, Variant{"", base + pasted.Cut(p).DecodedQuery()})
	}
	for _, p := range pages {
		all = append(all, pageSlips(p)...)
	}
	return all
}

// WithSlash gives an address as the browser has it: with a path of at least a
// slash.
func WithSlash(page string) string {
	if l := pasted.Cut(page); l.Host == "" || l.Path != "" {
		return page
	}
	if i := strings.IndexAny(page, "?#"); i >= 0 {
		return page[:i] + "/" + page[i:]
	}
	return page + "/"
}

// pageSlips lists the ways to get an address wrong.
func pageSlips(page string) []Variant {
	var all []Variant
	add := func(slug, text string) { all = append(all, Variant{slug, text}) }
	l := pasted.Cut(page)
	bare, _, _ := strings.Cut(page, "#")
	base, _, _ := strings.Cut(bare, "?")
	decoded := base + l.DecodedQuery()
	if l.HasFragment {
		for _, p := range []string{page, decoded + "#" + l.Fragment, decoded + "#" + pasted.Unpercent(l.Fragment), bare + "#", decoded + "#"} {
			add("fragment-kept", p)
		}
	}
	if l.HasQuery {
		add("query-encoded", bare)
		add("query-encoded", base+"?"+pasted.Percent(pasted.Unform(l.Query), "=&+"))
		add("query-encoded", base+"?"+pasted.Percent(pasted.Unform(l.Query), "=&"))
		add("query-encoded", base+"?"+strings.ReplaceAll(pasted.Percent(pasted.Unform(l.Query), "=& "), " ", "+"))
		add("query-decoded-twice", base+"?"+pasted.Unform(pasted.Unform(l.Query)))
		add("query-decoded-twice", base+"?"+pasted.Unpercent(pasted.Unform(l.Query)))
		add("query-plus-kept", base+"?"+pasted.Unpercent(l.Query))
		add("query-dropped", base)
		add("query-dropped", base+"?")
	}
	add("url-encoded", pasted.Percent(bare, ""))
	add("url-encoded", pasted.Percent(decoded, ""))
	return append(all, rewrites(l, decoded, bare)...)
}

// OtherScheme gives https for http and the other way round.
func OtherScheme(scheme string) string {
	if scheme == "https" {
		return "http"
	}
	return "https"
}

// rewrites lists what a proxy or framework makes of an address, each with the
// query decoded and as it stands.
func rewrites(l pasted.Location, decoded, bare string) []Variant {
	var all []Variant
	own := l.Origin(l.Scheme, l.Host, l.Port)
	for _, u := range []string{decoded, bare} {
		if !strings.HasPrefix(u, own) {
			continue
		}
		rest := u[len(own):]
		add := func(slug, scheme, host, port string) {
			all = append(all, Variant{slug, l.Origin(scheme, host, port) + rest})
		}
		other := OtherScheme(l.Scheme)
		for _, port := range []string{"", "443", "80", "8080", "8443"} {
			if port != l.Port {
				add("port", l.Scheme, l.Host, port)
			}
		}
		add("scheme", other, l.Host, l.Port)
		for _, port := range []string{"443", "80", ""} {
			if port != l.Port {
				add("scheme", other, l.Host, port)
			}
		}
		if low := strings.ToLower(l.Host); low != l.Host {
			add("host-case", l.Scheme, low, l.Port)
		}
		for _, v := range pathVariants(l.Path) {
			all = append(all, Variant{v.Slug, own + v.Text + rest[len(l.Path):]})
		}
	}
	if l.Path != "" && l.Path != "/" {
		all = append(all, Variant{"path-dropped", own}, Variant{"path-dropped", own + "/"})
	}
	return all
}

// pathVariants lists other spellings of a path: the slash at its end, its
// escapes resolved, what is no ASCII escaped, the escapes in the other case.
func pathVariants(path string) []Variant {
	all := []Variant{{"trailing-slash", path + "/"}}
	if strings.HasSuffix(path, "/") {
		all[0].Text = path[:len(path)-1]
	}
	if plain := pasted.Unpercent(path); plain != path {
		all = append(all, Variant{"path-decoded", plain})
	}
	encoded := pasted.Percent(path, "/%!$&'()*+,;=:@")
	for _, text := range []string{encoded, escapesIn(encoded, strings.ToUpper), escapesIn(encoded, strings.ToLower)} {
		if text != path {
			all = append(all, Variant{"path-encoded", text})
		}
	}
	return all
}

// escapesIn rewrites every %XX of a text.
func escapesIn(s string, f func(string) string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '%' && i+2 < len(s) && pasted.IsHex(s[i+1:i+3]) {
			b.WriteString("%" + f(s[i+1:i+3]))
			i += 2
			continue
		}
		b.WriteByte(s[i])
	}
	return b.String()
}
