// Package pass reads a text once from its beginning to its end and masks what a name
// gives away, wherever the value stands: behind a separator (pairs.go), in a list, an
// object or a header (lists.go), in a member beside it (member.go), in an element
// (element.go, cells.go), in a block or what makes a value (framed.go, maker.go,
// declare.go), in brackets and sentences (loose.go, said.go, told.go, between.go),
// in the line below (below.go), in a statement or the message of a validator
// (insert.go, bound.go). What stands apart from its name or needs none it leaves to
// remote and shape.
package pass

import (
	"strings"
	"unicode/utf8"

	"github.com/dterr/dterr/explain/redact/internal/extent"
	"github.com/dterr/dterr/explain/redact/internal/glyph"
	"github.com/dterr/dterr/explain/redact/internal/mask"
	"github.com/dterr/dterr/explain/redact/internal/page"
	"github.com/dterr/dterr/explain/redact/internal/place"
	"github.com/dterr/dterr/explain/redact/internal/reading"
	"github.com/dterr/dterr/explain/redact/internal/remote"
	"github.com/dterr/dterr/explain/redact/internal/shape"
	"github.com/dterr/dterr/explain/redact/internal/words"
)

// scan is one pass over one text.
type scan struct {
	remote.Scan
	barren barren
	open   barren // no bracket shuts it
	// Where a value stands whose name came before it, and a name whose value did.
	named, spared int
	inserts       int // how far rows of SQL were read
	// unclosed says that an object never closed.
	unclosed bool
}

// Edits gives the edits that mask what a reading shows, sorted, in the text as
// it is. bare says that masks get no quotes.
func Edits(r reading.Reading, masks *mask.Ledger, bare bool) []page.Edit {
	var sc scan
	sc.Page = page.New(r, masks, bare)
	sc.all()
	return sc.Masked()
}

// Lone gives the edits that mask what stands too far from its name to be found by
// Edits, in a text that Edits finds nothing in any more.
func Lone(r reading.Reading, masks *mask.Ledger) []page.Edit {
	var sc scan
	sc.Page = page.New(r, masks, false)
	sc.Scan.Lone()
	return sc.Masked()
}

// all looks for everything.
func (sc *scan) all() {
	s := sc.S
	for i := 0; i < len(s); {
		c := s[i]
		if glyph.IsWord(c) {
			i = sc.word(i)
			continue
		}
		if c == '.' {
			i++
			continue
		}
		sc.Name = i
		i = sc.other(i)
	}
}

// other handles a glyph that is no part of a word and gives the place to go
// on from.
func (sc *scan) other(i int) int {
	s := sc.S
	c := s[i]
	if c >= 0x80 {
		return sc.foreign(i)
	}
	g := glyph.Glyph{R: rune(c), N: 1}
	if c == '\\' || c == '%' || c == '&' {
		g = glyph.At(s, i)
	}
	next := i + g.N
	if g.R >= utf8.RuneSelf {
		if end := sc.KnownName(i); end > 0 {
			return end
		}
		if next < len(s) {
			if end := sc.labelled(next); end > 0 {
				return end
			}
		}
		sc.LabelBehind(next)
		if r, _ := glyph.RuneBefore(s, next); r >= utf8.RuneSelf {
			sc.followed(r, next)
			if shape.OnStreet(r) {
				if end := sc.Address(next); end > 0 {
					return end
				}
			}
			if end := sc.subject(r, next); end > 0 {
				return end
			}
		}
	}
	switch g.R {
	case '@':
		if end := sc.Source(i, next); end > 0 {
			return end
		}
		if end := sc.PersonAt(next); end > 0 {
			return end
		}
		next = sc.Email(i, next)
	case '+':
		if end := sc.International(i, next); end > 0 {
			return end
		}
		return next
	case '$':
		next = sc.Encrypted(i, next)
	case ':':
		next = sc.Userinfo(next)
	case ',':
		if i > 0 && s[i-1] >= utf8.RuneSelf {
			if end := sc.Persons(i, next); end > 0 {
				return end
			}
		}
	case '(':
		if end := sc.PersonWith(i, next); end > 0 {
			return end
		}
	case '[':
		if end := sc.printed(next); end > 0 {
			next = end
		}
	case ']':
		if end := sc.person(place.Chatting(s, i, next)); end > 0 {
			return end
		}
	case '\n', '\r', '\t', '\b', '\f':
		// C:\token=… is no tab: a name counts for more than an escape.
		if g.Depth > 0 {
			if _, end := glyph.WordAt(s, next-1); end < len(s) && isKeyAt(s, next-1, end) {
				next--
			}
		}
	}
	sc.Run = next
	return next
}

// isKeyAt says whether s[i:j] is the whole name of a rule.
func isKeyAt(s string, i, j int) bool {
	const shortest = 4
	return j-i >= shortest && j-i <= glyph.MaxName && words.IsKey(s[i:j])
}

// word handles the word at s[i] and gives the place to go on from.
func (sc *scan) word(i int) int {
	s := sc.S
	digit, j := glyph.WordAt(s, i)
	sc.Name = i
	if j < len(s) {
		if next := sc.pairAt(i, j); next > j {
			return next
		}
	}
	if digit && j-i >= mask.ShortestCopy {
		if known, ok := sc.Masks.CopyOf(s[i:j]); ok {
			sc.Replace(i, j, known)
			return j
		}
	}
	if sc.Twin(i, j, digit) {
		return max(j, sc.Last)
	}
	if next := sc.valuesAt(i, j); next > 0 {
		return next
	}
	if next := sc.announced(i, j); next > 0 {
		return next
	}
	if i > 0 {
		if r, from, ok := sc.TurnedAt(i, j); ok {
			sc.ValueBefore(r, from, j)
		}
	}
	if i > 0 && words.EndsLatin(s[i:j]) {
		if j < len(s) {
			if next := sc.labelled(j); next > 0 {
				return next
			}
		}
		sc.LabelBehind(j)
	}
	return sc.Word(i, j, digit)
}

// closes says whether a word closes a letter.
func closes(word string) bool {
	last := word[len(word)-1]
	return (last == 's' || last == 'y' || last == 'u') && len(word) <= len("respectfully") && words.Closing.Is(strings.ToLower(word))
}

// announced masks what a word announces without a separator.
func (sc *scan) announced(i, j int) int {
	s := sc.S
	switch word := s[i:j]; {
	case s[i] == '-':
		if next := sc.Flagged(i, j); next > 0 {
			return next
		}
		if strings.HasSuffix(word, "--BEGIN") {
			return sc.PrivateKey(j)
		}
	case len(word) == len("by") && j+1 < len(s) && s[j] == ' ' && s[j+1] <= 'Z' && words.Leads(s, i, j):
		if next := sc.capitals(j, words.Rule{Kind: "name", Class: words.Name, Person: true, Plain: true}); next > 0 {
			return next
		}
	case j < len(s) && (s[j] == ',' || s[j] == '\n' || s[j] == '\\' || s[j] == '\r' || s[j] == '!') && closes(word):
		if next := sc.person(place.Signed(s, j)); next > 0 {
			return next
		}
	case (len(word) == len("by") || len(word) == len("password")) && j+1 < len(s) && (s[j+1] == '\'' || s[j+1] == '"' || s[j+1] == '\\' || s[j+1]|0x20 == 'f'):
		if next := sc.granted(i, j); next > 0 {
			return next
		}
	case len(word) == len(secureString) && word[0]|0x20 == 'c' && strings.EqualFold(word, secureString):
		if next := sc.secured(j); next > 0 {
			return next
		}
	case word == "base64" && j+2 < len(s) && s[j+1] == '-':
		sc.Decoded(i, j)
	case i > 0 && s[i-1] == ':' && s[j-1]-'0' <= 9 && j < len(s) && s[j] == ':' && j-i >= 4 && glyph.AllDigits(word):
		if next := sc.PassFile(i, j); next > 0 {
			return next
		}
	case word == "wrote" && glyph.ByteAt(s, j) == ':':
		sc.person(place.Quoted(s, i)) // which stands before
	case i > 1 && s[i-1] == ' ' && s[i-2] >= utf8.RuneSelf && strings.HasPrefix(word, "20"):
		if k, end := place.Speaker(s, i); end > k && k >= sc.Last {
			sc.Put(k, end, "name", s[k:end], "")
		}
	case i > 0 && s[i-1] == ' ' && word[0] >= 'A' && word[0] <= 'S' && len(word) <= len("Boulevard") && words.Street.Is(word):
		if start, end := place.Street(s, i, j); end > 0 && start >= sc.Last {
			sc.Put(start, end, "address", s[start:end], "")
			return end
		}
	case len(word) <= len("prof") && word[0] <= 'S' && word[0] >= 'D' && j-i > 1 && word[1] >= 'a' && words.Lead.Is(strings.ToLower(word)):
		if next := sc.person(place.Titled(s, j)); next > 0 {
			return next
		}
	case len(word) == len("basic") && strings.EqualFold(word, "basic"):
		return sc.Basic(j)
	case len(word) == len("bearer") && strings.EqualFold(word, "bearer"):
		return sc.Bearer(j)
	case word == "TRUE" || word == "FALSE":
		if next := sc.Jar(j); next > 0 {
			return next
		}
	case i > 0 && s[i-1] == '/' && j < len(s) && strings.IndexByte("/\\.", s[j]) >= 0:
		if next := sc.Segment(i, j); next > 0 {
			return next
		}
	}
	if j >= len(s) {
		return 0
	}
	if s[j] == '(' {
		if next := sc.crypto(i, j); next > 0 {
			return next
		}
	}
	r, ok := sc.RuleAt(i, j)
	if !ok {
		return 0
	}
	if s[j] == ' ' && extent.AfterAngle(s, i) {
		if next := sc.looseAt(i, j, r); next > 0 {
			return next
		}
	}
	if r.Person {
		if next := sc.capitals(j, r); next > 0 {
			return next
		}
		if s[j] == ' ' {
			if next := sc.identified(j + 1); next > 0 {
				return next
			}
		}
	}
	if next := sc.expiring(r, i, j); next > 0 {
		return next
	}
	if next := sc.Mentioned(i, j); next > 0 {
		return next
	}
	return sc.beyond(r, i, j)
}
