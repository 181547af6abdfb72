package render_test

import (
	"bytes"
	"io"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/codes/calls"
	"github.com/dterr/dterr/explain/attendance"
	"github.com/dterr/dterr/render"
)

// siteLinks gives addresses that hold what they are of.
func siteLinks() render.Links {
	to := func(kind string) func(string) string {
		return func(of string) string { return "/" + kind + "/" + of }
	}
	return render.Links{
		Entry: to("entry"), Call: to("call"), Scope: to("scope"), Kind: to("kind"), Status: to("status"),
		Calls: to("calls"), Fields: to("fields"), Codes: to("codes"),
	}
}

// read gives the words of markup, blanks as one, its elements, and where its links lead.
func read(t *testing.T, f func(io.Writer) error) (words string, tags, links []string) {
	t.Helper()
	var b bytes.Buffer
	if err := f(&b); err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	var open []string
	z := html.NewTokenizer(&b)
	for {
		switch z.Next() {
		case html.ErrorToken:
			if len(open) > 0 {
				t.Errorf("%v stay open", open)
			}
			return strings.Join(strings.Fields(all.String()), " "), tags, links
		case html.TextToken:
			all.Write(z.Text())
		case html.StartTagToken:
			x := z.Token()
			if !slices.Contains(tags, x.Data) {
				tags = append(tags, x.Data)
			}
			if x.Data != "br" {
				open = append(open, x.Data)
			}
			for _, a := range x.Attr {
				switch a.Key {
				case "href":
					links = append(links, a.Val)
				case "class", "id", "lang", "rel", "scope":
				default:
					t.Errorf("%s has %s", x.Data, a.Key)
				}
			}
		case html.EndTagToken:
			x := z.Token()
			if len(open) == 0 || open[len(open)-1] != x.Data {
				t.Errorf("%s is closed within %v", x.Data, open)
				continue
			}
			open = open[:len(open)-1]
		default:
			t.Errorf("unexpected %s", z.Raw())
		}
	}
}

// squeezed is a text as a browser shows it.
func squeezed(s string) string {
	return strings.Join(strings.Fields(render.Clean(strings.ReplaceAll(s, "\n", " ⏎ "))), " ")
}

// TestEntryHTML proves of every entry that its page says all that is known of it.
func TestEntryHTML(t *testing.T) {
	catalogue := codes.Entries()
	for i := range catalogue {
		e := &catalogue[i]
		for _, lang := range []string{"zh", "en"} {
			words, _, links := read(t, func(w io.Writer) error {
				return render.EntryHTML(w, e, siteLinks(), render.Options{Lang: lang})
			})
			var want []string
			say := func(x codes.Text) { want = append(want, map[string]string{"zh": x.ZH, "en": x.EN}[lang]) }
			want = append(want, e.ID, e.Code)
			for n := range e.Meanings {
				m := &e.Meanings[n]
				for _, a := range slices.Concat(m.Fixes(), m.Causes) {
					say(a.Text)
					want = append(want, a.Run)
				}
			}
			for _, x := range e.Examples {
				want = append(want, x.Body)
			}
			for _, s := range want {
				if !strings.Contains(words, squeezed(s)) {
					t.Errorf("%s in %s: the page lacks %q", e.ID, lang, s)
				}
			}
			for _, id := range e.See {
				if !slices.Contains(links, "/entry/"+id) {
					t.Errorf("%s: the page does not lead to %s", e.ID, id)
				}
			}
			for _, d := range e.Docs() {
				if !slices.Contains(links, d) {
					t.Errorf("%s: the page does not lead to %s", e.ID, d)
				}
			}
			for _, s := range e.Sources() {
				if date := s[strings.LastIndexByte(s, ' ')+1:]; !strings.Contains(words, date) {
					t.Errorf("%s in %s: the page does not say that it is from %s", e.ID, lang, s)
				}
			}
			for _, x := range codes.ByCode(e.Code) {
				if x.ID != e.ID && x.Code == e.Code && !slices.Contains(links, "/entry/"+x.ID) {
					t.Errorf("%s: the page does not lead to %s", e.ID, x.ID)
				}
			}
		}
	}
}

// TestEntryHTMLOrder proves that a reader meets first what it means, then what to do, and
// whether to call again; and what the words of both are.
func TestEntryHTMLOrder(t *testing.T) {
	for id, want := range map[string][]string{
		"oapi/40014":   {"40014 The access_token is not valid", "What to do", "once, with a fresh credential · fixed by the developer", "Causes", "Related codes", "Documentation and sources"},
		"oapi/88":      {"88 Not the cause", "What to do", "dterr 88/SUB_CODE", "depends on the inner code", "Causes"},
		"oapi/60011":   {"60011 No permission", "2 meanings", "The app lacks the scope for this API", "→ Apply for the missing scope", "no; the same call fails again", "1/2", "What to do", "2/2", "What to do"},
		"robot/310000": {"4 meanings", "“keywords not in content”", "→ Put one of the keywords", "1/4", "dterr verify robot"},
	} {
		e, ok := codes.ByID(id)
		if !ok {
			t.Fatal(id)
		}
		words, _, _ := read(t, func(w io.Writer) error {
			return render.EntryHTML(w, e, siteLinks(), render.Options{Lang: "en"})
		})
		rest := words
		for _, s := range want {
			_, after, ok := strings.Cut(rest, s)
			if !ok {
				t.Errorf("%s: %q is not there, or too early", id, s)
				break
			}
			rest = after
		}
	}
}

// TestStatusHTML proves that the page about an HTTP status says what Status says, and leads
// to the codes that come with it.
func TestStatusHTML(t *testing.T) {
	for _, status := range codes.HTTPStatuses() {
		h, _ := codes.HTTP(status)
		words, _, links := read(t, func(w io.Writer) error {
			return render.StatusHTML(w, status, siteLinks(), render.Options{Lang: "en"})
		})
		for _, a := range slices.Concat(h.Causes(), h.Fixes()) {
			if !strings.Contains(words, squeezed(a.EN)) {
				t.Errorf("%d: the page lacks %q", status, a.EN)
			}
		}
		if found, _ := codes.EntriesOfHTTP(status, 1); status >= 300 && len(found) > 0 && !slices.Contains(links, "/entry/"+found[0].ID) {
			t.Errorf("%d: nothing leads to %s", status, found[0].ID)
		}
	}
}

// TestCallHTML proves of every call that its pages say all that is known of it.
func TestCallHTML(t *testing.T) {
	for _, c := range calls.All() {
		o := render.Options{Lang: "en"}
		words, _, links := read(t, func(w io.Writer) error { return render.CallHTML(w, c, siteLinks(), o) })
		if render.ManyFields(c) {
			if !slices.Contains(links, "/fields/"+c.Call()) {
				t.Errorf("%s: nothing leads to its fields", c.Call())
			}
			words, _, _ = read(t, func(w io.Writer) error { return render.CallFieldsHTML(w, c, siteLinks(), o) })
		}
		for _, f := range c.Fields {
			if !strings.Contains(words, f.Name) {
				t.Errorf("%s: the field %s is missing", c.Call(), f.Name)
			}
		}
		if render.ManyCodes(c) {
			if !slices.Contains(links, "/codes/"+c.Call()) {
				t.Errorf("%s: nothing leads to its codes", c.Call())
			}
			_, _, links = read(t, func(w io.Writer) error {
				return render.CallCodesHTML(w, []*calls.Call{c}, siteLinks(), o)
			})
		}
		for _, e := range c.Answers() {
			if !slices.Contains(links, "/entry/"+e.ID) {
				t.Errorf("%s: nothing leads to %s", c.Call(), e.ID)
			}
		}
		for i := range c.Grants {
			for _, scope := range c.Grants[i].Scopes() {
				if _, ok := calls.ScopeByName(scope); ok && !render.ManyCodes(c) && !slices.Contains(links, "/scope/"+scope) {
					t.Errorf("%s: nothing leads to %s", c.Call(), scope)
				}
			}
		}
	}
}

// injected is what would be markup, a link or invisible if it were not made text.
const injected = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>\u202e\u200b\x1b]8;;javascript:alert(1)\x07&amp;<!--"

// TestHostileHTML proves that a text is text wherever it stands, and that an address that
// is none is no link.
func TestHostileHTML(t *testing.T) {
	bad := codes.Text{ZH: "坏" + injected, EN: "bad" + injected}
	advice := []codes.Advice{{Text: bad, Basis: codes.BasisThread, Source: "javascript:alert(1) " + injected, Run: injected}}
	meaning := codes.Meaning{
		Key: "k" + injected, Message: injected, Title: bad, Kind: codes.KindAuth, Owner: codes.OwnerDeveloper,
		Causes: advice, OwnFixes: advice, APIs: []uint16{1}, Docs: []string{"javascript:alert(1)", injected}, Sources: []string{injected, "javascript:alert(1) 2026-01-01"},
	}
	second := meaning
	second.Key = "second"
	entry := &codes.Entry{
		ID: "api/" + injected, Code: injected, Family: codes.FamilyAPI, Title: bad, See: []string{"api/" + injected},
		Meanings: []codes.Meaning{meaning}, Examples: []codes.Example{{Body: injected}},
	}
	both := *entry
	both.Meanings = []codes.Meaning{meaning, second}
	call := &calls.Call{
		API:    &codes.API{Method: "POST", Host: injected, Path: "/" + injected, Title: injected, TitleEN: injected, Doc: "javascript:alert(1)"},
		Pages:  []*codes.API{{Doc: "javascript:alert(1)"}},
		Tokens: []calls.Token{{Kind: injected, In: injected, Name: injected, Notes: []codes.Text{bad}}},
		Grants: []calls.Grant{{Scope: injected, Name: injected, Apps: []string{injected}, Notes: []codes.Text{bad}}},
		Limits: []calls.Limit{{Field: bad, Bound: injected, UnitText: bad, Code: injected, Notes: []codes.Text{bad}}},
		Fields: []calls.Field{{Name: injected, In: injected, Path: injected, Type: injected}},
	}
	field := attendance.SchemaField{Path: injected, Type: injected, Unit: injected, Name: bad, Note: &bad, Counterpart: injected, Values: []attendance.Value{{Value: injected, Text: bad}}}
	to := siteLinks()
	for _, lang := range []string{"zh", "en"} {
		o := render.Options{Lang: lang}
		for name, f := range map[string]func(io.Writer) error{
			"entry":    func(w io.Writer) error { return render.EntryHTML(w, entry, to, o) },
			"meanings": func(w io.Writer) error { return render.EntryHTML(w, &both, to, o) },
			"calls":    func(w io.Writer) error { return render.EntryCallsHTML(w, entry, to, o) },
			"call":     func(w io.Writer) error { return render.CallHTML(w, call, to, o) },
			"fields":   func(w io.Writer) error { return render.CallFieldsHTML(w, call, to, o) },
			"codes":    func(w io.Writer) error { return render.CallCodesHTML(w, []*calls.Call{call, call}, to, o) },
			"scope": func(w io.Writer) error {
				return render.ScopeHTML(w, &calls.Scope{Scope: injected, Names: []string{injected}, GrantedBy: bad, Note: bad, Doc: "javascript:alert(1)"}, to, o)
			},
			"schema": func(w io.Writer) error {
				return render.SchemaHTML(w, attendance.Model{Name: injected, Text: bad}, []attendance.SchemaField{field}, o)
			},
		} {
			words, tags, links := read(t, f)
			if !strings.Contains(words, "<script>alert(1)</script>") {
				t.Errorf("%s: the text is not there", name)
			}
			for _, tag := range tags {
				if !slices.Contains(strings.Fields("h1 h2 h3 p a code pre small ul ol li dl dt dd span strong section br table thead tbody tr th td"), tag) {
					t.Errorf("%s: it holds %s", name, tag)
				}
			}
			for _, link := range links {
				if !strings.HasPrefix(link, "/") && !strings.HasPrefix(link, "#m-") && !strings.HasPrefix(link, "https://open.dingtalk.com/") {
					t.Errorf("%s: it leads to %q", name, link)
				}
			}
			if strings.ContainsAny(words, "\u202e\u200b\x1b\x07") {
				t.Errorf("%s: it holds what nobody sees", name)
			}
		}
	}
}

// TestGist proves that a description ends at a character and within its bounds.
func TestGist(t *testing.T) {
	e, _ := codes.ByID("oapi/60011")
	for most := 10; most < 400; most++ {
		for _, lang := range []string{"zh", "en"} {
			if s := render.Gist(e, most, render.Options{Lang: lang}); len(s) > most || strings.ToValidUTF8(s, "?") != s {
				t.Errorf("of %d bytes: %q", most, s)
			}
		}
	}
}
