package codes

import (
	"slices"
	"strings"

	"github.com/dterr/dterr/codes/internal/fold"
	"github.com/dterr/dterr/codes/internal/packed"
	"github.com/dterr/dterr/codes/internal/pages"
)

// APIs gives the documented calls; the call with ID n is at n-1. The slice is
// shared: read it only.
func APIs() []API { return apis.every(apiCount, decodeAPI) }

// APIByID gives the call with that number, and false when there is none.
func APIByID(id uint16) (*API, bool) {
	if id < 1 || int(id) > apiCount {
		return nil, false
	}
	return apiAt(int(id) - 1), true
}

func apiAt(place int) *API { return apis.row(place, apiCount, decodeAPI) }

// The words of a call in apiWords.
const (
	apiMethod = iota
	apiHost
	apiPath
	apiTitle
	apiTitleEN
	apiDoc
	apiFlags
	apiRow // their number
)

// What the flags of a call say.
const (
	flagListed = 1 << iota
	flagOld
)

// apiPart gives one of the texts of the call at a place.
func apiPart(place, part int) string {
	n := apiWords[place*apiRow+part]
	return packed.Text(apiText, apiTextBlocks[:], apiTextAt[:], int(n))
}

func decodeAPI(_ *decoder, place int, a *API) {
	flags := apiWords[place*apiRow+apiFlags]
	*a = API{
		ID: uint16(place + 1), Method: apiPart(place, apiMethod), Host: apiPart(place, apiHost),
		Path: apiPart(place, apiPath), Title: apiPart(place, apiTitle), TitleEN: apiPart(place, apiTitleEN),
		Doc: pages.Whole(apiPart(place, apiDoc)), Listed: flags&flagListed != 0, Old: flags&flagOld != 0,
	}
}

// Answers reports whether the meaning can come from the call: it lists the
// call, or lists none and so belongs to any.
func (m *Meaning) Answers(api uint16) bool {
	if len(m.APIs) == 0 {
		return true
	}
	_, found := slices.BinarySearch(m.APIs, api)
	return found
}

// Calls gives the calls that answer with the meaning, each once, whatever the number of
// pages about it; nil where any call may.
func (m *Meaning) Calls() []*API {
	var all []*API
	for _, id := range m.APIs {
		a, ok := APIByID(id)
		if ok && !slices.ContainsFunc(all, func(b *API) bool { return a.Path == b.Path && a.Call() == b.Call() }) {
			all = append(all, a)
		}
	}
	return all
}

// FindAPIs gives the calls that the text names: "POST /v1.0/im/chat", a path
// alone, a whole URL, or part of a path ("robot/oToMessages"). A path
// parameter, {userId}, stands for any one segment. Calls whose path is meant
// exactly come alone; otherwise those that contain the text, in the order of
// their numbers. The case of letters does not matter.
func FindAPIs(call string) []*API {
	q := parseCall(call)
	if q.path == "" || q.path == "/" {
		return nil
	}
	if whole := q.whole(); whole != nil || q.host != "" {
		return whole
	}
	var part []*API
	for i := range apiCount {
		if q.fits(i) && containsPath(apiPart(i, apiPath), q.path) {
			part = append(part, apiAt(i))
		}
	}
	return part
}

// fits reports whether the call at a place has the method and the host.
func (q *callQuery) fits(place int) bool {
	return (q.method == "" || apiPart(place, apiMethod) == q.method) && (q.host == "" || apiPart(place, apiHost) == q.host)
}

// whole gives the calls with just the path: letter by letter, else with values for
// its parameters.
func (q *callQuery) whole() []*API {
	var literal, exact []*API
	segments := strings.Count(strings.TrimPrefix(q.path, "/"), "/")
	for i := range apiCount {
		path := apiPart(i, apiPath)
		switch {
		case strings.Count(path, "/") != segments+1 || !q.fits(i):
		case strings.EqualFold(path, q.path):
			literal = append(literal, apiAt(i))
		case samePath(path, q.path):
			exact = append(exact, apiAt(i))
		}
	}
	if len(literal) > 0 {
		return literal
	}
	return exact
}

// callQuery is a call as people write it; method and host are empty when they
// left them out.
type callQuery struct{ method, host, path string }

func parseCall(call string) callQuery {
	var q callQuery
	call = strings.TrimSpace(call)
	if before, after, ok := strings.Cut(call, " "); ok && isMethod(before) {
		q.method, call = strings.ToUpper(before), strings.TrimSpace(after)
	}
	if _, after, ok := strings.Cut(call, "://"); ok {
		call = after
		q.host, _, _ = strings.Cut(call, "/")
		call = call[len(q.host):]
	} else if host, _, ok := strings.Cut(call, "/"); ok && strings.HasSuffix(host, ".dingtalk.com") {
		q.host, call = host, call[len(host):]
	}
	q.host, _, _ = strings.Cut(strings.ToLower(q.host), ":")
	if i := strings.IndexAny(call, "?#"); i >= 0 {
		call = call[:i]
	}
	q.path = call
	if len(call) > 1 {
		q.path = strings.TrimSuffix(call, "/")
	}
	return q
}

func isMethod(word string) bool {
	switch strings.ToUpper(word) {
	case "GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS":
		return true
	}
	return false
}

// samePath compares a documented path with one that was called, segment by
// segment; {x} on the documented side stands for any segment.
func samePath(documented, called string) bool {
	documented = strings.TrimPrefix(documented, "/")
	n, whole := matchSegments(documented, strings.TrimPrefix(called, "/"))
	return whole && n == len(documented)
}

// containsPath reports whether the text stands inside the documented path, be
// it letter by letter or, behind a first segment that is the same, with values
// for parameters.
func containsPath(documented, part string) bool {
	if fold.Index(documented, part) >= 0 {
		return true
	}
	part = strings.TrimPrefix(part, "/")
	first, _, _ := strings.Cut(part, "/")
	for {
		_, rest, more := strings.Cut(documented, "/")
		if !more {
			return false
		}
		if head, _, _ := strings.Cut(rest, "/"); strings.EqualFold(head, first) {
			if _, whole := matchSegments(rest, part); whole {
				return true
			}
		}
		documented = rest
	}
}

// matchSegments walks both paths while their segments agree. It gives the
// length matched of the documented one, and whether all of called was used up.
func matchSegments(documented, called string) (int, bool) {
	n := 0
	for {
		d, _, dMore := strings.Cut(documented[n:], "/")
		c, rest, cMore := strings.Cut(called, "/")
		parameter := c != "" && strings.HasPrefix(d, "{") && strings.HasSuffix(d, "}")
		if !parameter && !strings.EqualFold(d, c) {
			return n, false
		}
		n += len(d)
		if !cMore {
			return n, true
		}
		if !dMore {
			return n, false
		}
		n++
		called = rest
	}
}
