package signature

// origin puts scheme, host and port together; an empty port is left out.
func (l location) origin(scheme, host, port string) string {
	if port != "" {
		port = ":" + port
	}
	return scheme + "://" + host + port
}

// rawQuery gives the query with its question mark, as it stands; decodedQuery
// decoded once.
func (l location) rawQuery() string {
	if !l.hasQuery {
		return ""
	}
	return "?" + l.query
}

func (l location) decodedQuery() string { return unform(l.rawQuery()) }

func holds(all []string, one string) bool {
	for _, s := range all {
		if s == one {
			return true
		}
	}
	return false
}

// maxPage is the longest page address, in bytes, that is checked; browsers
// stop long before.
const maxPage = 16 << 10
