package codes

import (
	"cmp"
	"slices"
	"sort"
	"strconv"
	"strings"

	"github.com/dterr/dterr/internal/order"
)

// HTTPStatus is what an HTTP status says when it is all that is known of an
// answer of DingTalk's gateways.
type HTTPStatus struct {
	// Status is the number that was asked for.
	Status int
	// Phrase is the reason phrase as servers send it (RFC 9110, but 413 and 414
	// as they were called before it); empty where the status has no row of its own.
	Phrase string
	// Kind, Retry and Owner are what follows from the status alone: unknown where
	// only the body tells.
	Kind  Kind
	Retry Retry
	Owner Owner
	// Text says in a sentence what the status can mean.
	Text Text
	// Title is the status in a line: the phrase, and what it is in Chinese.
	Title Text
	// Docs holds URLs of official pages, Sources where this is from, each with a
	// date.
	Docs    []string
	Sources []string

	fixes []Text
}

// Fixes says what to do when the status is all that is known: what is known of
// it, else the general advice of its kind.
func (h HTTPStatus) Fixes() []Advice {
	var all []Advice
	for _, f := range h.fixes {
		all = append(all, Advice{Text: f, Basis: BasisOwn})
	}
	if info, ok := KindByName(h.Kind); ok && all == nil {
		return info.Advice
	}
	return all
}

// Causes says what the status can mean. What a page of DingTalk's says has that
// page as its source.
func (h HTTPStatus) Causes() []Advice {
	a := Advice{Text: h.Text, Basis: BasisOwn}
	// It is written to go on behind the status; here it is a sentence of its own.
	a.EN = strings.ToUpper(a.EN[:1]) + a.EN[1:]
	if len(h.Docs) > 0 {
		date := h.Sources[0][strings.LastIndexByte(h.Sources[0], ' '):]
		a.Basis, a.Source = BasisDoc, h.Docs[0]+date
	}
	return []Advice{a}
}

// EntriesOfHTTP gives up to most of the entries that come with a status, the
// likeliest first, and how many there are.
func EntriesOfHTTP(status, most int) (entries []*Entry, count int) {
	type weighed struct {
		id     string
		weight uint8
	}
	var found []weighed
	for e := range Scan("") {
		if slices.Contains(e.HTTP(), uint16(status)) { // #nosec G115 -- 100 to 599
			found = append(found, weighed{e.ID, e.Weight})
		}
	}
	order.Stable(found, func(a, b weighed) int { return cmp.Compare(b.weight, a.weight) })
	for _, w := range found[:min(most, len(found))] {
		if e, ok := ByID(w.id); ok {
			entries = append(entries, e)
		}
	}
	return entries, len(found)
}

// HTTP gives what a status says. A status without a row of its own says what
// its class does; a number outside 100–599 is treated as a 5xx (RFC 9110, 15).
// The result is true when the status has a row of its own.
func HTTP(status int) (HTTPStatus, bool) {
	class := status / 100
	if class < 1 || class > 5 {
		class = 5
	}
	for i, number := range [...]int{status, class, 0} {
		if place, ok := httpPlace(number); ok {
			h := decodeHTTP(place)
			h.Status = status
			if i > 0 {
				number := strconv.Itoa(status)
				h.Title = Text{ZH: "HTTP 状态 " + number, EN: "HTTP status " + number}
			}
			return h, i == 0
		}
	}
	return HTTPStatus{}, false
}

// HTTPStatuses gives the statuses that have a row of their own, ascending.
func HTTPStatuses() []int {
	var all []int
	for _, begin := range httpBegin {
		if status := int(httpWords[begin]); status >= 100 {
			all = append(all, status)
		}
	}
	return all
}

// httpPlace finds the row with that number: a status, the first digit of a
// class, or 0 for any status.
func httpPlace(number int) (int, bool) {
	return sort.Find(httpCount, func(i int) int { return number - int(httpWords[httpBegin[i]]) })
}

// decodeHTTP reads the record at a place: number, phrase, kind, retry (policy,
// attempts, seconds), owner, Chinese, English, docs, sources, title, fixes.
func decodeHTTP(place int) HTTPStatus {
	words := httpWords[httpBegin[place]+1:]
	next := func() uint16 {
		w := words[0]
		words = words[1:]
		return w
	}
	said := func() string { return notePart(next()) }
	list := func() []string {
		var all []string
		for range next() {
			all = append(all, said())
		}
		return all
	}
	h := HTTPStatus{Phrase: said(), Kind: Kind(said())}
	h.Retry = Retry{Policy: Policy(said()), MaxAttempts: int(next())}
	h.Retry.WaitSeconds = int(next())<<16 | int(next())
	h.Owner, h.Text = Owner(said()), Text{ZH: said(), EN: said()}
	h.Docs, h.Sources = list(), list()
	h.Title = Text{ZH: said(), EN: h.Phrase}
	for fixes := list(); len(fixes) > 1; fixes = fixes[2:] {
		h.fixes = append(h.fixes, Text{ZH: fixes[0], EN: fixes[1]})
	}
	return h
}
