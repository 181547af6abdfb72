package signature

import (
	"strconv"
	"strings"
)

// plain is a text that may have been hashed, and the mistake it implies
// (empty for the documented text).
type plain struct{ slug, text string }

// join is the documented text: keys in lower case and in order, values as
// they are.
func join(ticket, nonce, ts, url string) string {
	return "jsapi_ticket=" + ticket + "&noncestr=" + nonce + "&timestamp=" + ts + "&url=" + url
}

// plains lists what may have been hashed, the right text first. The first of
// the tickets is the one in use.
func plains(page string, tickets []string, nonce, ts string) []plain {
	var all []plain
	ticket := tickets[0]
	urls := pageVariants(page)
	for _, u := range urls {
		all = append(all, plain{u.slug, join(ticket, nonce, ts, u.text)})
	}
	for _, v := range stampVariants(ts) {
		for _, u := range urls[:1] {
			all = append(all, plain{v.slug, join(ticket, nonce, v.text, u.text)})
		}
	}
	for _, v := range ticketVariants(ticket) {
		all = append(all, plain{v.slug, join(v.text, nonce, ts, urls[0].text)})
	}
	all = append(all, assemblies(ticket, nonce, ts, urls[0].text)...)
	for _, old := range tickets[1:] {
		for _, u := range urls {
			if u.slug == "" || u.slug == "query-encoded" {
				all = append(all, plain{"wrong-ticket", join(old, nonce, ts, u.text)})
			}
		}
	}
	return all
}

// stampVariants lists the same instant in the other unit; a second has a
// thousand milliseconds.
func stampVariants(ts string) []variant {
	const slug = "timestamp-unit"
	n, err := strconv.ParseInt(ts, 10, 64)
	if err != nil || !isDigits(ts) {
		return nil
	}
	var all []variant
	switch len(ts) {
	case 13:
		all = append(all, variant{slug, ts[:10]}, variant{slug, strconv.FormatInt((n+500)/1000, 10)})
	case 10:
		for ms := n * 1000; ms < n*1000+1000; ms++ {
			all = append(all, variant{slug, strconv.FormatInt(ms, 10)})
		}
	}
	return all
}

func ticketVariants(ticket string) []variant {
	var all []variant
	for _, text := range []string{unquoted(ticket), ticket + "\n", ticket + "\r\n", ticket + " ", `"` + ticket + `"`} {
		if text != ticket {
			all = append(all, variant{"ticket-blank", text})
		}
	}
	return all
}

// assemblies lists home-made ways to join the four values.
func assemblies(ticket, nonce, ts, url string) []plain {
	right := []string{"jsapi_ticket=" + ticket, "noncestr=" + nonce, "timestamp=" + ts, "url=" + url}
	var all []plain
	for _, names := range [][4]string{
		{"jsapi_ticket", "nonceStr", "timeStamp", "url"},
		{"jsapi_ticket", "nonceStr", "timestamp", "url"},
		{"jsapi_ticket", "noncestr", "timeStamp", "url"},
		{"jsapiTicket", "nonceStr", "timeStamp", "url"},
		{"ticket", "nonceStr", "timeStamp", "url"},
		{"ticket", "noncestr", "timestamp", "url"},
	} {
		one := []string{names[0] + "=" + ticket, names[1] + "=" + nonce, names[2] + "=" + ts, names[3] + "=" + url}
		all = append(all, plain{"key-case", strings.Join(one, "&")})
	}
	permute(right, func(one []string) {
		all = append(all, plain{"unsorted", strings.Join(one, "&")})
	})
	bare := []string{ticket, nonce, ts, url}
	all = append(all, plain{"keys-missing", strings.Join(bare, "")}, plain{"keys-missing", strings.Join(bare, "&")})
	enc := percent(url, "")
	return append(all, plain{"url-encoded", join(ticket, nonce, ts, enc)})
}

// pageVariants lists what may have been signed as the url, the documented form
// first: the address without its fragment, its query decoded once.
func pageVariants(page string) []variant {
	var all []variant
	add := func(slug, text string) { all = append(all, variant{slug, text}) }
	l := cut(page)
	bare, _, _ := strings.Cut(page, "#")
	base, _, _ := strings.Cut(bare, "?")
	decoded := bare
	if l.hasQuery {
		decoded = base + "?" + unform(l.query)
	}
	add("", decoded)
	if l.path == "" && !l.hasQuery {
		add("", bare+"/") // the browser's own form of a bare host
	}
	if l.hasFragment {
		for _, p := range []string{page, decoded + "#" + l.fragment, decoded + "#" + unpercent(l.fragment), bare + "#", decoded + "#"} {
			add("fragment-kept", p)
		}
	}
	if l.hasQuery {
		add("query-encoded", bare)
		add("query-encoded", base+"?"+percent(unform(l.query), "=&+"))
		add("query-encoded", base+"?"+percent(unform(l.query), "=&"))
		add("query-encoded", base+"?"+strings.ReplaceAll(percent(unform(l.query), "=& "), " ", "+"))
		add("query-decoded-twice", base+"?"+unform(unform(l.query)))
		add("query-decoded-twice", base+"?"+unpercent(unform(l.query)))
		add("query-plus-kept", base+"?"+unpercent(l.query))
		add("query-dropped", base)
		add("query-dropped", base+"?")
	}
	add("url-encoded", percent(bare, ""))
	add("url-encoded", percent(decoded, ""))
	all = append(all, rewrites(l, decoded, bare)...)
	return all
}

// rewrites lists what a proxy or framework makes of an address, each with the
// query decoded and as it stands.
func rewrites(l location, decoded, bare string) []variant {
	var all []variant
	origin := func(scheme, host, port string) string {
		if port != "" {
			port = ":" + port
		}
		return scheme + "://" + host + port
	}
	own := origin(l.scheme, l.host, l.port)
	for _, u := range []string{decoded, bare} {
		if !strings.HasPrefix(u, own) {
			continue
		}
		rest := u[len(own):]
		add := func(slug, scheme, host, port string) {
			all = append(all, variant{slug, origin(scheme, host, port) + rest})
		}
		other := "https"
		if l.scheme == "https" {
			other = "http"
		}
		for _, port := range []string{"", "443", "80", "8080", "8443"} {
			if port != l.port {
				add("port", l.scheme, l.host, port)
			}
		}
		add("scheme", other, l.host, l.port)
		for _, port := range []string{"443", "80", ""} {
			if port != l.port {
				add("scheme", other, l.host, port)
			}
		}
		if low := strings.ToLower(l.host); low != l.host {
			add("host-case", l.scheme, low, l.port)
		}
		all = append(all, variant{"trailing-slash", own + slashed(l.path, rest)})
	}
	if l.path != "" && l.path != "/" {
		all = append(all, variant{"path-dropped", own}, variant{"path-dropped", own + "/"})
	}
	return all
}

// slashed adds a slash to the end of the path in rest, or takes it away.
func slashed(path, rest string) string {
	after := rest[len(path):]
	if strings.HasSuffix(path, "/") {
		return path[:len(path)-1] + after
	}
	return path + "/" + after
}
