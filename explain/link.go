package explain

import (
	"strings"

	"github.com/dterr/dterr/explain/internal/platform"
)

// IsDingTalkURL reports whether a text is the address of a page on one of DingTalk's
// own hosts, and nothing else: https, the name of the host without a user or a port,
// and behind it only what an address is written with. A text of the input that is
// shown as a link has to be one; a mask in it makes it none.
func IsDingTalkURL(text string) bool {
	rest, ok := strings.CutPrefix(text, "https://")
	if !ok {
		return false
	}
	host, path := rest, ""
	if end := strings.IndexAny(rest, "/?#"); end >= 0 {
		host, path = rest[:end], rest[end:]
	}
	return !strings.ContainsFunc(host, notOfHost) && !strings.ContainsFunc(path, notOfPath) && platform.IsDing(host)
}

// notOfHost reports what no name of a host holds as DingTalk writes it.
func notOfHost(r rune) bool {
	return (r < 'a' || r > 'z') && (r < '0' || r > '9') && r != '-' && r != '.'
}

// notOfPath reports what has to be encoded in a path and a query, or ends a link in
// some form of output.
func notOfPath(r rune) bool {
	return r <= ' ' || r > '~' || strings.ContainsRune("\"'()<>[\\]^`{|}", r)
}
