package verdict

import (
	"strconv"
	"strings"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain/internal/lex"
	"github.com/dterr/dterr/explain/internal/match"
	"github.com/dterr/dterr/explain/internal/platform"
	"github.com/dterr/dterr/explain/internal/shape"
)

// marks are what the rules ask of an answer, a bit each.
type marks uint64

// markBits is how many marks there can be.
const markBits = 64

// The form: each answer has just one of ownForm, exception, top, client, api,
// number and errcode.
const (
	// ownForm is a form that only DingTalk has.
	ownForm marks = 1 << iota
	// exception is what the generated SDKs print.
	exception
	// top is the envelope of the TOP gateway.
	top
	// client is what a client API gives.
	client
	// api is a code as text, as the new gateway sends it.
	api
	// number is a number behind a name that only says code.
	number
	// errcode is all else: errcode and errmsg.
	errcode

	// body is an object of a form that many share, prose a code in running text.
	body
	prose

	// wrapper is a code that only says that the truth is inside, success one that
	// says that all is well.
	wrapper
	success
	// numeric is a whole number, dotted a code with a dot, parts one with several,
	// dashed a word with a dash, refusal one of the new gateway's refusals.
	numeric
	dotted
	parts
	dashed
	refusal
	// small is a number as anybody uses it: up to 599 there are the HTTP statuses
	// and the little numbers of every program. large is one from 20000 on: programs
	// number their own errors from 1, 1000 or 10000. block is a number that the
	// catalogue has, or a large one of a hundred from which it has others.
	small
	large
	block

	// han is a message with Chinese in it, silent one that says nothing: none at
	// all, which is mute, or a placeholder without words.
	han
	silent
	mute
	// bare is an object with a small number and nothing that is said beside it, but no
	// wrapper, whose message is inside.
	bare
	// known: the catalogue has the code in some spelling. fitsCode: in this one.
	// fitsBoth: and the message. telling: and they have much in common, of a small
	// number more than everyday words. worded: the message is a sentence of
	// DingTalk's, though not under this code.
	known
	fitsCode
	fitsBoth
	telling
	worded
	// foreign: another platform's message for the number fits better than the
	// catalogue's. level: it fits as well. elsewhere: another platform documents
	// the number.
	foreign
	level
	elsewhere

	// Whose host was called: DingTalk's, another platform's, nobody's here.
	hostDing
	hostTheirs
	hostStrange
	// looseURL: the URL stood on another line, which says little of a code whose
	// name only says code.
	looseURL
	// serverDing: the Server header names DingTalk.
	serverDing
	// requestID: there is one in the answer. One in the headers says nothing, since
	// Alibaba's cloud sends x-acs-request-id as well.
	requestID

	// What a server appends to its message for support: WeCom a hint that begins
	// with the second of the answer, the address of the caller and a link to its
	// pages, WeChat a hint or a rid.
	tailWeCom
	tailWeChat
	// failedCall is name:fail, as the client of WeChat and those that follow it word a
	// call that failed.
	failedCall
	// ownSpelling is a message of words behind a name as programs spell it for errors
	// of their own.
	ownSpelling
	// dingWords is what only DingTalk writes, dingTerms a term that only its
	// interface spells so.
	dingWords
	dingTerms

	// Members of the object; see members.go. capitals are Code and Message in
	// capitals without a Data, envelope a member in which somebody's API sends data.
	capitals
	capitalID
	requestidMember
	requestIDMember
	messageMember
	typeMember
	dataMember
	successMember
	envelope
	camelCode

	// feishuNumber is a number that only Feishu documents, or one of its gateway's.
	feishuNumber

	// ownCall: a call of DingTalk's is named without its host.
	ownCall
	// source: it stands in the source code of a program, and is no error that somebody
	// noted there; sample: in a manual, as one.
	source
	sample

	// What stands around: DingTalk is named, somebody else is, one of the known
	// platforms is that answers in this form; what the answer says weighs more than
	// somebody else's name; a record of DingTalk's stands next to it.
	ours
	theirs
	theirsKnown
	outweighs
	beside
)

// marks gives the marks of the code, of how the catalogue reads the answer, and of
// the call.
func (s *Subject) marks(g Ground) marks {
	var m marks
	set := func(mark marks, on bool) {
		if on {
			m |= mark
		}
	}
	a, r, code := s.Answer, s.Reading, s.Code()
	m |= s.form()
	set(body, a.Is(shape.Body))
	set(prose, a.Is(shape.Prose))
	set(wrapper, codes.IsWrapper(code))
	set(success, a.OK)

	set(numeric, lex.IsNumber(code))
	set(dotted, strings.Contains(code, "."))
	set(parts, strings.Count(code, ".") > 1)
	set(dashed, m&numeric == 0 && strings.Contains(code, "-"))
	set(refusal, strings.HasPrefix(code, "Forbidden.AccessDenied."))
	if n, err := strconv.Atoi(code); err == nil {
		set(small, platform.IsEverydayNumber(code))
		set(large, n >= largeLeast)
	}

	set(han, lex.HasHan(a.Message))
	set(silent, !says(a.Message) || a.Is(shape.Loose) && r.Fit < match.FitsBoth && r.Foreign == "" && !r.Level)
	set(mute, a.Message == "")
	set(ownSpelling, a.Is(shape.Respelt) && says(a.Message))
	set(known, r.Known)
	set(fitsCode, r.Fit >= match.FitsCode)
	set(fitsBoth, r.Fit == match.FitsBoth)
	set(bare, m&body != 0 && m&small != 0 && m&silent != 0 && m&(wrapper|success|fitsBoth) == 0)
	set(telling, r.Telling && (m&small == 0 || r.Distinct))
	set(worded, r.Worded)
	set(foreign, r.Foreign != "")
	set(level, r.Level)
	set(elsewhere, r.Elsewhere != "")
	set(feishuNumber, r.Fit == match.FitsNot && (r.Elsewhere == platform.Feishu || isFeishu(code)))

	switch platform.OfHost(a.Call.Host) {
	case "":
	case platform.DingTalk:
		m |= hostDing
	case platform.Unknown:
		m |= hostStrange
	default:
		m |= hostTheirs
	}
	set(looseURL, a.Call.Loose && a.Is(shape.Weak) && a.Family == "")
	set(serverDing, strings.HasPrefix(a.Call.Server, "DingTalk/"))
	set(source, g.source)
	set(sample, g.sample)
	set(requestID, a.RequestID != "")
	return m
}

// marksInside gives the marks of the texts and the members of the answer.
func (s *Subject) marksInside() marks {
	return said(s.Message+"\x00"+s.Outer+"\x00"+s.Keys) | members(s.Answer)
}

// says reports whether a message holds Chinese, or two words or more.
func says(message string) bool { return hasWords(message) || lex.HasHan(message) }

// hasWords reports whether a message holds two words of letters or more.
func hasWords[Text string | []byte](message Text) bool {
	words := 0
	for i := 0; i < len(message); {
		n := 0
		for i+n < len(message) && lex.IsLetter(message[i+n]) {
			n++
		}
		if n > 1 {
			words++
		}
		i += n + 1
	}
	return words > 1
}

// largeLeast is the least of the large numbers.
const largeLeast = 20_000

// form gives the one mark of the form that an answer has.
func (s *Subject) form() marks {
	switch a := s.Answer; {
	case a.Is(shape.Sure):
		return ownForm
	case a.Is(shape.Exception):
		return exception
	case a.Is(shape.Top):
		return top
	case a.Is(shape.Client):
		return client
	case a.Family == codes.FamilyAPI:
		return api
	case a.Is(shape.Weak):
		return number
	}
	return errcode
}

// marksAround gives the marks that need the words around an answer, and those
// that are asked for so late that most answers are spared them.
func (s *Subject) marksAround(m marks, named bool, others platform.Name) marks {
	if named {
		m |= ours
	}
	if others != "" {
		m |= theirs
	}
	// Of the known platforms only Alibaba's cloud sends codes as text.
	if others != "" && others != platform.Unknown && (m&api == 0 || others == platform.Aliyun) {
		m |= theirsKnown
	}
	// Chinese that only DingTalk answers with, more than everyday words, or a number
	// that nobody else has with a telling message, weighs more than a name beside
	// it. A sentence that quotes a number may translate anybody's message.
	if m&fitsBoth != 0 && (m&han != 0 && m&prose == 0 && s.Reading.Distinct || m&telling != 0 && m&numeric != 0 && m&(elsewhere|small) == 0) {
		m |= outweighs
	}
	if s.Beside {
		m |= beside
	}
	if named && m&api != 0 && s.Call.Host == "" && s.Call.API() != "" && len(codes.FindAPIs(s.Call.API())) > 0 {
		m |= ownCall
	}
	if m&fitsCode != 0 || m&large != 0 && inBlock(s.Code()) {
		m |= block
	}
	return m
}

// isFeishu reports whether a number lies where the gateway of Feishu has its own,
// 99991000 to 99992999 (its list of general error codes).
func isFeishu(number string) bool {
	n, err := strconv.Atoi(number)
	return err == nil && 99_991_000 <= n && n <= 99_992_999
}

// inBlock reports whether the catalogue has a number that differs from this one
// in its last two digits alone: DingTalk numbers a product's errors in a row.
func inBlock(number string) bool {
	digits := len(number) - 2
	for place, code := range codes.Places(number[:max(digits, 1)]) {
		if len(code) != len(number) {
			continue
		}
		if family := codes.EntryAt(place).Family; family == codes.FamilyOAPI || family == codes.FamilyRobot {
			return true
		}
	}
	return false
}

// said gives the marks of what the texts of an answer hold.
func said(text string) marks {
	var m marks
	lower := lex.Lower(text)
	has := func(s string) bool { return strings.Contains(lower, s) }
	i := strings.Index(lower, "hint:")
	hint, hinted := "", false
	if i >= 0 {
		hint, hinted = strings.CutPrefix(strings.TrimLeft(lower[i+len("hint:"):], " "), "[")
	}
	switch {
	case has("open.work.weixin.qq.com"), hinted && (isSecond(hint) || has("from ip:")):
		m |= tailWeCom
	case hinted, holdsRID(lower):
		m |= tailWeChat
	}
	if i := strings.Index(lower, ":fail"); i > 0 && lex.IsLetter(lower[i-1]) {
		m |= failedCall
	}
	if has("ding talk error") || (has("dingtalk.com") || has("dingtalk.io")) && !has("alidayu") {
		m |= dingWords
	}
	if strings.Contains(text, "agentId") { // WeCom spells it agentid
		m |= dingTerms
	}
	return m
}

// isSecond reports whether a text begins with the second at which WeCom answered,
// as Unix time.
func isSecond(text string) bool {
	const size = len("1633075200") // more digits may follow
	digits := lex.Digits(text)
	if len(digits) < size {
		return false
	}
	n, err := strconv.Atoi(digits[:size])
	return err == nil && n > 1_000_000_000
}

// holdsRID reports whether WeChat's mark stands in a text: rid: and three groups
// of hex digits.
func holdsRID(text string) bool {
	const mark = "rid:"
	for from := 0; ; {
		i := strings.Index(text[from:], mark)
		if i < 0 {
			return false
		}
		i += from
		from = i + len(mark)
		if i > 0 && lex.IsWord(text[i-1]) {
			continue
		}
		id := strings.TrimLeft(text[from:min(len(text), from+64)], " ")
		groups := 0
		for id != "" && lex.Hex(id[0]) >= 0 {
			n := 0
			for n < len(id) && lex.Hex(id[n]) >= 0 {
				n++
			}
			groups++
			id = strings.TrimPrefix(id[n:], "-")
		}
		if groups >= 3 {
			return true
		}
	}
}
