package search

import (
	"strings"
	"unicode/utf8"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/codes/internal/fold"
)

// What is pasted brings along what programs write around a message: the names of
// fields, URLs, times, addresses, ids of requests. They are no part of what is asked
// for, and some of them are words of the catalogue.

// messageNames are names of fields whose value is what a server says.
const messageNames = " errmsg errormsg errmessage errormessage errordescription errordesc message msg submsg submessage respmsg description desc reason "

// errorNames are names of fields that hold it where their value is in quotes: error=401
// is none.
const errorNames = " error err "

// fieldNames are names of fields whose value is what was asked for.
const fieldNames = messageNames + errorNames + "exception body text response result data resp ret detail details "

// codeNames are those whose value is a code, also when that is a plain word.
const codeNames = " code errcode errorcode subcode suberrcode "

// noiseNames are names of fields whose value says nothing about the fault.
const noiseNames = " requestid reqid traceid xacsrequestid xrequestid eagleeyeid more success hostid "

// wrapperPhrase is what DingTalk itself writes in front of the inner code.
const wrapperPhrase = "ding talk error"

// value is a field of a pasted text.
type value struct {
	name       string // as fieldNames has it
	begin, end int    // of the name and what parts it from the value, in bytes
}

// valueAt reads the name of a field that begins at a place, with its sign: code=,
// "errmsg": , response.text=. Of a dotted name the last part counts. It gives ok
// false where there is none.
func valueAt(s string, at int) (v value, ok bool) {
	end := at
	for end < len(s) && (isNameByte(s[end]) || s[end] == '.') {
		end++
	}
	name := s[at:end]
	name = strings.ToLower(fold.Bare(name[strings.LastIndexByte(name, '.')+1:]))
	for end < len(s) && strings.IndexByte("\"'\\ ", s[end]) >= 0 {
		end++
	}
	if name == "" || isDigit(name[0]) || end >= len(s) || s[end] != ':' && s[end] != '=' || strings.HasPrefix(s[end:], "://") {
		return value{}, false
	}
	return value{name, at, end + 1}, true
}

// nameAt gives the name that a text begins with, dots included.
func nameAt(s string) string {
	end := 0
	for end < len(s) && (isNameByte(s[end]) || s[end] == '.') {
		end++
	}
	return strings.TrimRight(s[:end], ".")
}

func isNameByte(c byte) bool {
	return c == '_' || c == '-' || isDigit(c) || fold.Lower(c) >= 'a' && fold.Lower(c) <= 'z'
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func oneOf(names, name string) bool { return strings.Contains(names, " "+name+" ") }

// unwrapped gives a normalised query without what surrounds a message; one that is
// nothing but that stays as it is.
func unwrapped(query string) string {
	var b strings.Builder
	for at := 0; at < len(query); {
		n := noise(query, at)
		if n > 0 {
			b.WriteByte(' ')
			at += n
			continue
		}
		b.WriteByte(query[at])
		at++
	}
	if kept := b.String(); strings.Trim(kept, " \t,;:.=\"'`()[]{}<>") != "" {
		return kept
	}
	return query
}

// noise gives how many bytes to leave out at a place.
func noise(s string, at int) int {
	if at > 0 && (isNameByte(s[at-1]) || s[at-1] == '.') || !isNameByte(s[at]) {
		return 0
	}
	rest := s[at:]
	switch {
	case fold.HasPrefix(rest, wrapperPhrase):
		return len(wrapperPhrase)
	case fold.HasPrefix(rest, "https://"), fold.HasPrefix(rest, "http://"):
		return upTo(rest, " \"'<>)]}")
	case identifier(rest) > 0:
		return identifier(rest)
	case hostLength(rest) > 0:
		return hostLength(rest)
	case threadName(rest) > 0:
		return threadName(rest)
	}
	if n := figures(rest); n > 0 {
		return n
	}
	for _, word := range [...]string{"request ", "trace "} { // request id: …
		if fold.HasPrefix(rest, word+"id") {
			at += len(word)
			v, ok := valueAt(s, at)
			if ok {
				return len(word) + v.end - at + upTo(strings.TrimLeft(s[v.end:], " "), " ,;\"'<>)]}") + blanks(s[v.end:])
			}
			return 0
		}
	}
	v, ok := valueAt(s, at)
	switch {
	case !ok:
		return 0
	case oneOf(fieldNames, v.name), oneOf(codeNames, v.name):
		return v.end - v.begin
	case s[v.end-1] == '=' && amountAt(s[v.end:]) > 0:
		return v.end - at + amountAt(s[v.end:])
	case !oneOf(noiseNames, v.name):
		return 0
	}
	for v.end < len(s) && strings.IndexByte("\"'\\ ", s[v.end]) >= 0 {
		v.end++
	}
	if v.end < len(s) && s[v.end] == '[' {
		return v.end - at + upTo(s[v.end:], "]")
	}
	return v.end - at + upTo(s[v.end:], " ,;\"'<>)]}")
}

// amountAt gives the length of the number that the value of a field is, 0 where it is
// something else: user=12, cost=133ms.
func amountAt(s string) int {
	from := len(s) - len(strings.TrimLeft(s, " \"'"))
	end := len(s) - len(strings.TrimLeft(s[from:], "0123456789"))
	n := len(s) - len(strings.TrimPrefix(s[end:], "ms"))
	if end == from || n < len(s) && isNameByte(s[n]) {
		return 0
	}
	return n
}

// figures gives the length of a time, a date or an address at the beginning of a
// text: three numbers and more with a sign between them. 88/60011 is none.
func figures(s string) int {
	const signs = ".:/,+-"
	if !isDigit(s[0]) {
		return 0
	}
	end := len(s) - len(strings.TrimLeft(s, "0123456789TZ"+signs))
	text := strings.TrimRight(s[:end], signs)
	numbers := strings.FieldsFunc(text, func(r rune) bool { return r < '0' || r > '9' })
	if len(numbers) < 3 || end < len(s) && isNameByte(s[end]) {
		return 0
	}
	return len(text)
}

// identifier gives the length of what only a program reads at the beginning of a text:
// the id of a request, a key, hexadecimal digits with signs between them.
func identifier(s string) int {
	const least = 12
	end, digits := 0, 0
	for end < len(s) && (isDigit(s[end]) || s[end] == '-' || fold.Lower(s[end]) >= 'a' && fold.Lower(s[end]) <= 'f') {
		if isDigit(s[end]) {
			digits++
		}
		end++
	}
	if end < least || digits < 3 || digits == end || end < len(s) && (isNameByte(s[end]) || s[end] == '.') {
		return 0
	}
	return end
}

// threadName gives the length of the name of one of several, at the beginning of a text:
// letters, signs and at the end a number, as in http-nio-8080-exec-7.
func threadName(s string) int {
	end := 0
	for end < len(s) && isNameByte(s[end]) {
		end++
	}
	name := strings.TrimRight(s[:end], "0123456789")
	if end == len(name) || isDigit(s[0]) || len(name) < 2 || name[len(name)-1] != '-' {
		return 0
	}
	return end
}

// blanks gives how many blanks a text begins with.
func blanks(s string) int { return len(s) - len(strings.TrimLeft(s, " ")) }

// upTo gives the length of a text up to the first of some ASCII characters, or to
// one that is not ASCII.
func upTo(s, ends string) int {
	for i := range len(s) {
		if s[i] >= 0x80 || strings.IndexByte(ends, s[i]) >= 0 {
			return i
		}
	}
	return len(s)
}

// mention is a word of a query that may be a code.
type mention struct {
	word  string
	sure  bool // as a code is written, or the value of a field that holds one
	named bool // the value of such a field
	loose bool // a number that nothing says is a code: of a thread, of a day, of tries
}

// mentions gives the words of a query that may be codes: 40014 of errcode=40014,
// authFailed of {"code":"authFailed"}.
func mentions(query string) []mention {
	var all []mention
	named := false
	for at := 0; at < len(query); {
		if !isNameByte(query[at]) {
			at++
			continue
		}
		if v, ok := valueAt(query, at); ok && !named && !isCode(nameAt(query[at:])) {
			named = oneOf(codeNames, v.name)
			at = v.end
			continue
		}
		n := at
		for n < len(query) && (isNameByte(query[n]) || query[n] == '.') {
			n++
		}
		word := strings.TrimRight(query[at:n], ".")
		blanks := (at == 0 || query[at-1] == ' ') && (n == len(query) || query[n] == ' ')
		sure := looksLikeCode(word) && (blanks || !isShortNumber(word)) && !isStatus(query[:at], word)
		loose := !named && isAmount(word) && !callsCode(query[:at])
		all = append(all, mention{word, named || sure, named, loose})
		named = false
		at = n
	}
	return all
}

// statusWords are what stands before the status of a response, which is no code.
const statusWords = " http status statuscode httpstatus http/1.1 http/1.0 http/2 "

// isStatus reports a word that by what stands before it is the status of a response,
// which has three digits: the gateway's own "status":1111 is a code.
func isStatus(before, word string) bool {
	const digits = 3
	if len(word) > digits {
		return false
	}
	before = strings.TrimRight(before, " \"':=([")
	name := before[strings.LastIndexAny(before, " \"',;([{")+1:]
	return name != "" && oneOf(statusWords, fold.Bare(strings.ToLower(name)))
}

// isAmount reports a number as small as what programs count: tries, threads, days.
func isAmount(word string) bool {
	const digits = 4
	return len(word) <= digits && strings.Trim(word, "0123456789") == ""
}

// codeWords are words behind which a number is a code, codeSigns the characters.
const (
	codeWords = " error err errno errors code errcode exception status subcode oapi api robot callback jsapi stream gateway mcp yida "
	codeSigns = "码误错报回返号號码常"
)

// callsCode reports a text at whose end a code is announced: error 88, 返回 1002, jsapi 3.
func callsCode(before string) bool {
	before = strings.TrimRight(before, " \t\"':：=([（【#")
	last, _ := utf8.DecodeLastRuneInString(before)
	at := len(before)
	for at > 0 && isNameByte(before[at-1]) {
		at--
	}
	return strings.ContainsRune(codeSigns, last) || at < len(before) && oneOf(codeWords, strings.ToLower(before[at:]))
}

// isShortNumber reports a number that stands for many other things as well: a part
// of a time, an amount.
func isShortNumber(word string) bool {
	const short = 2
	return len(strings.TrimLeft(word, "-")) <= short
}

// looksLikeCode reports a word that is no plain word: it has a digit, or a seam.
func looksLikeCode(word string) bool {
	for i := 1; i < len(word); i++ {
		if fold.Lower(word[i]) != word[i] && fold.Lower(word[i-1]) == word[i-1] {
			return true
		}
	}
	return strings.ContainsAny(word, "0123456789._")
}

// domainName is where DingTalk's gateways are.
const domainName = ".dingtalk.com"

// hostLength gives the length of the name of a gateway, and of the path behind it, at
// the beginning of a text.
func hostLength(s string) int {
	at := strings.IndexByte(s, '.')
	if at < 0 || !isLetters(s[:at]) || !fold.HasPrefix(s[at:], domainName) {
		return 0
	}
	return upTo(s, " \"'<>)]},;")
}

// teaException is what the SDKs raise that call the new gateway alone.
const teaException = "TeaException"

// familyOf gives the family of codes that the gateway in a query answers with, by its
// address or by the name of its SDK's exception, empty where none is named.
func familyOf(query string) codes.Family {
	switch {
	case fold.Index(query, "robot/send") >= 0:
		return codes.FamilyRobot
	case fold.Index(query, teaException) >= 0:
		return codes.FamilyAPI
	case fold.Index(query, "oapi"+domainName) >= 0, fold.Index(query, "topapi/") >= 0:
		return codes.FamilyOAPI
	case fold.Index(query, "api"+domainName) >= 0, fold.Index(query, "v1.0/") >= 0:
		return codes.FamilyAPI
	}
	return ""
}

// remembered gives what a query has in quotes, empty where that is not one text: who
// half remembers a message says so.
func remembered(query string) string {
	const least = 6 // bytes: of a word in quotes nothing is known
	at := strings.IndexAny(query, "\"'“「『")
	if at < 0 || at > 0 && isNameByte(query[at-1]) || strings.ContainsAny(query, "{}[]=") {
		return "" // a body quotes everything
	}
	open, size := utf8.DecodeRuneInString(query[at:])
	end := open
	if size > 1 {
		end++ // ” stands behind “ in Unicode, as 」 and 』 behind 「 and 『
	}
	text, after, _ := strings.Cut(query[at+size:], string(end)) // the last quote of a query is trimmed
	if len(text) < least || strings.ContainsRune(after, open) || at == 0 && after == "" {
		return ""
	}
	return text
}

// oneWord reports a text of one English word beside the product's name: "DingTalk
// rejected" is what a program says of an answer.
func oneWord(text string) bool {
	text = strings.TrimPrefix(strings.ToLower(text), "dingtalk ")
	return isLetters(strings.Trim(text, " .!:"))
}

// quotedMost is how many messages of a query are read by themselves: programs write
// theirs around that of the server.
const quotedMost = 4

// quoted gives the texts that are the values of fields for a message, and what stands in
// quotes: what the server said, without what a program or a person wrote around it.
func quoted(query string) []string {
	var all []string
	if text := remembered(query); text != "" {
		all = append(all, text)
	}
	for at := 0; at < len(query) && len(all) < quotedMost; {
		if at > 0 && isNameByte(query[at-1]) || !isNameByte(query[at]) {
			at++
			continue
		}
		v, ok := valueAt(query, at)
		if !ok {
			at++
			continue
		}
		at = v.end
		text := strings.TrimLeft(query[at:], " \\")
		inQuotes := text != "" && strings.IndexByte("\"'", text[0]) >= 0
		if !oneOf(messageNames, v.name) && (!inQuotes || !oneOf(errorNames, v.name)) {
			continue
		}
		ends := ",;]}\n"
		if inQuotes {
			text, ends = text[1:], text[:1]
		}
		if n := strings.IndexAny(text, ends); n >= 0 {
			text = text[:n]
		}
		if text = unwrapped(text); text != "" && !oneWord(text) {
			all = append(all, text)
		}
	}
	return all
}
