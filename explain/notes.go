package explain

import (
	"slices"
	"strconv"
	"strings"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain/internal/fault"
	"github.com/dterr/dterr/explain/internal/shape"
	"github.com/dterr/dterr/explain/internal/uncoded"
)

// The texts of the remarks and titles stand in codes/data/notes.tsv; here stands
// which of them an answer gets, and what fills their places.

// note adds the remarks that follow from the input. A success is titled as one
// even where the catalogue lacks its code.
func (f *Finding) note(a *item) {
	if len(f.Codes) == 1 && f.Entry != nil && f.Entry.Wrapper && f.Entry.Family == codes.FamilyOAPI {
		if e := a.reading.Said; e != nil {
			f.addNote(codes.NoteWrapperSays, codes.Same("id", e.ID), codes.Same("code", e.Code), codes.Value{Place: "title", Text: e.Title}, codes.Value{Place: "fix", Text: e.Meanings[0].Fixes()[0].Text})
		} else {
			f.addNote(codes.NoteSubCodeMissing)
		}
	}
	if f.OK {
		if f.Entry == nil && len(f.Codes) > 0 {
			f.Title = codes.TitleSuccess.Text()
		}
		return
	}
	f.noteMany(a)
	if e := a.reading.Said; e != nil && f.Entry == nil {
		f.addNote(codes.NoteMessageSays, codes.Same("id", e.ID), codes.Value{Place: "title", Text: e.Title}, codes.Value{Place: "fix", Text: e.Meanings[0].Fixes()[0].Text})
	}
	// With 500 the new gateway also refuses arguments.
	if f.Entry == nil && len(f.Codes) > 0 && (f.HTTPStatus == tooMany || f.HTTPStatus > serverError) {
		if h, ok := codes.HTTP(f.HTTPStatus); ok {
			f.addNote(codes.NoteStatus, codes.Same("status", strconv.Itoa(f.HTTPStatus)), codes.Value{Place: "meaning", Text: h.Text})
		}
	}
	if !f.Known {
		if m := queryOf(a.Answer).Wrapper(); m != nil {
			f.addNote(codes.NoteWrapper, codes.Same("code", a.Codes[0]), codes.Value{Place: "title", Text: m.Title})
		}
	}
	if (f.Retry.Policy == codes.PolicyBackoff || f.Retry.Policy == codes.PolicyWait) && f.Kind == codes.KindSystem && isWrite(f.API) {
		f.addNote(codes.NoteWriteMayHaveHappened)
	}
	if f.Kind == codes.KindSystem && f.HTTPStatus < serverError && strings.HasSuffix(f.API, openStream) {
		f.addNote(codes.NoteStreamOpen) // such a code gives no reason
	}
	if a.Call.NoToken != "" && (f.Kind == codes.KindAuth || len(f.Codes) == 0 && f.HTTPStatus == unauthorized) {
		f.addNote(codes.NoteTokenNotThere, codes.Same("value", a.Call.NoToken))
	}
	if strings.Contains(f.Facts.RequestIP, ":") {
		f.addNote(codes.NoteIpv6)
	}
	if n, ok := verifyFor(f.Primary, f.Meaning); ok {
		f.addNote(n)
	}
	if isInternational(a.Call.Host) && (f.Kind == codes.KindAuth || f.Kind == codes.KindPermission || len(f.Codes) == 0) {
		f.addNote(codes.NoteInternational)
	}
}

// many is how many candidates are too many to go through.
const many = 12

// noteMany says of a code with many meanings, of which nothing selects one, what most of
// them have in common.
func (f *Finding) noteMany(a *item) {
	all := a.reading.Candidates
	if len(all) <= many || f.OtherCall {
		return
	}
	count := map[codes.Kind]int{}
	most := all[0].Kind
	for _, m := range all {
		if count[m.Kind]++; count[m.Kind] > count[most] {
			most = m.Kind
		}
	}
	kind, ok := codes.KindByName(most)
	if ok && 2*count[most] > len(all) {
		f.addNote(codes.NoteManyMeanings, codes.Same("count", strconv.Itoa(len(all))), codes.Value{Place: "kind", Text: kind.Title}, codes.Value{Place: "fix", Text: kind.Advice[0].Text})
	}
}

// openStream is the end of the call that opens a connection of stream mode.
const openStream = "/gateway/connections/open"

// isInternational reports whether a host is one of the international edition.
func isInternational(host string) bool { return strings.HasSuffix(host, ".dingtalk.io") }

// verifyFor gives the remark that names the verify command which can find the
// cause of a code; false when none can.
func verifyFor(id, meaning string) (codes.TextKey, bool) {
	switch {
	case id == "robot/310000":
		return codes.NoteVerifyRobot, !strings.Contains(meaning, "keyword") && !strings.Contains(meaning, "ip")
	case id == "jsapi/52013":
		return codes.NoteVerifyJsapi, true
	case id == "oapi/71009", strings.HasPrefix(id, "callback/9000"):
		return codes.NoteVerifyCallback, true
	}
	return 0, false
}

// isWrite reports whether a call changes something, as far as its method or,
// on the old gateway where everything may be POST, its name tells.
func isWrite(api string) bool {
	method, path, ok := strings.Cut(api, " ")
	if !ok {
		path = api
	}
	switch method {
	case "PUT", "DELETE", "PATCH":
		return true
	case "GET":
		return false
	}
	last := strings.ToLower(path[strings.LastIndexByte(path, '/')+1:])
	for _, verb := range [...]string{"get", "list", "query", "search", "count"} {
		if strings.HasPrefix(last, verb) {
			return false
		}
	}
	for _, verb := range [...]string{"create", "send", "add", "update", "delete", "remove", "upload", "asyncsend", "batchsend", "save", "set"} {
		if strings.Contains(last, verb) {
			return true
		}
	}
	return false
}

// statusOnlyFinding says what can be said of an answer that gave nothing but
// an HTTP status, or of a call that got no answer. No code is claimed.
func (f *Finding) statusOnlyFinding(a *item) {
	f.Page = a.Is(shape.Page)
	f.NoAnswer = a.Is(shape.Network) || a.Is(shape.Dropped)
	switch m := a.reading.Uncoded; {
	case f.NoAnswer:
		f.noAnswerFinding(a)
		return
	case m != nil:
		f.Kind, f.Title, f.Owner, f.Retry.Retry = m.Kind, m.Title, m.Owner, m.Retry
		if m.Cause != (codes.Text{}) {
			f.addNote(codes.NoteMessageCause, codes.Value{Place: "cause", Text: m.Cause})
		}
		f.addNote(codes.NoteMessageFix, codes.Value{Place: "fix", Text: m.Fix})
		f.addNote(codes.NoteMessageWithoutCode)
		return
	case f.OK:
		f.Kind, f.Title = codes.KindSuccess, codes.TitleSuccess.Text()
		if f.HTTPStatus != 0 {
			f.Title = codes.TitleSuccessStatus.Text(codes.Same("status", strconv.Itoa(f.HTTPStatus)))
		}
		return
	case f.HTTPStatus == 0 && f.Page:
		f.Title = codes.TitlePage.Text()
		return
	case f.HTTPStatus == 0:
		f.Title = codes.TitleNoCode.Text()
		switch {
		case a.Is(shape.Unproven):
			f.addNote(codes.NoteCliUnproven)
		case a.Is(shape.Relayed):
			f.addNote(codes.NoteCliRelayed)
		}
		return
	}
	status := codes.Same("status", strconv.Itoa(f.HTTPStatus))
	h, _ := codes.HTTP(f.HTTPStatus)
	f.Title = f.statusTitle(h, status)
	f.Kind, f.Retry.Retry, f.Owner = h.Kind, h.Retry, h.Owner
	if a.Is(shape.Around) && h.Owner == codes.OwnerDingTalk {
		f.Kind, f.Owner = codes.KindUnknown, codes.OwnerDeveloper // whose server failed is not known
	}
	switch {
	case isPlainHTTP(a):
		f.Kind = codes.KindProtocol
		f.addNote(codes.NotePlainHttp)
	case a.Is(shape.Throttled):
		f.Kind, f.Retry.Retry = codes.KindRateLimit, codes.Retry{Policy: codes.PolicyBackoff}
		f.addNote(codes.NoteThrottled)
		f.addNote(codes.NotePrintBody)
	case f.HTTPStatus == forbidden && len(a.Scopes) > 0:
		f.Kind, f.Retry.Retry = codes.KindPermission, codes.Retry{Policy: codes.PolicyNever}
		f.addNote(codes.NoteScopeNamed, codes.Same("scope", a.Scopes[0]))
	default:
		opening := a.Is(shape.Opening) || strings.HasSuffix(f.API, openStream)
		if opening && f.HTTPStatus < serverError {
			f.addNote(codes.NoteStreamOpen)
		}
		if a.Is(shape.Card) {
			f.addNote(codes.NoteCardRefused)
		}
		f.addNote(codes.NoteStatus, status, codes.Value{Place: "meaning", Text: h.Text})
		if !opening && f.HTTPStatus < serverError {
			f.noteCall()
		}
		if !f.Page {
			f.addNote(codes.NotePrintBody)
		}
	}
	f.noteAddress(a)
}

// statusTitle gives the title of an answer that gave an HTTP status without a code.
func (f *Finding) statusTitle(h codes.HTTPStatus, status codes.Value) codes.Text {
	switch {
	case f.Page:
		return codes.TitlePageStatus.Text(status)
	case f.Message != "":
		return codes.TitleMessageOnly.Text(status)
	case h.Phrase == "":
		return codes.TitleStatusUnnamed.Text(status)
	}
	return codes.TitleStatusOnly.Text(status, codes.Same("phrase", h.Phrase))
}

// noAnswerFinding says what can be said of a call that got no answer, or of a
// connection that ended.
func (f *Finding) noAnswerFinding(a *item) {
	f.Retry.Policy = codes.PolicyBackoff
	if a.Is(shape.Dropped) {
		f.Title = codes.TitleStreamDropped.Text()
		f.addNote(codes.NoteStreamDropped)
		return
	}
	f.Title = codes.TitleNetwork.Text()
	if a.Is(shape.Around) {
		f.Title = codes.TitleNetworkAround.Text()
	}
	_, kind := fault.Of(a.Message)
	if kind == fault.Garbled {
		f.Title = codes.TitleGarbled.Text()
	}
	switch kind {
	case fault.Untrusted, fault.Misnamed, fault.CrossOrigin:
		f.Retry.Policy = codes.PolicyNever
	case fault.Proxied, fault.Unagreed, fault.Garbled: // mostly a setting, which no retry changes
		f.Retry.Policy = codes.PolicyUnknown
	}
	notes := [...]codes.TextKey{faultNotes[kind], codes.NoteNetworkStream}
	switch {
	case !a.Is(shape.Opening):
		f.addNote(notes[0])
	case kind == fault.Unanswered, kind == fault.Late, kind == fault.Cut: // as where only one of the two steps may pass
		f.addNote(notes[1])
		f.addNote(notes[0])
	default:
		f.addNote(notes[0])
		f.addNote(notes[1])
	}
	f.noteAddress(a)
}

// faultNotes are the remarks on why a call got no answer.
var faultNotes = [...]codes.TextKey{ //nolint:gochecknoglobals // a constant table
	fault.Unanswered: codes.NoteNetwork, fault.Untrusted: codes.NoteCertificate, fault.CrossOrigin: codes.NoteNetworkOrigin,
	fault.Proxied: codes.NoteNetworkProxy, fault.Unresolved: codes.NoteNetworkName, fault.Refused: codes.NoteNetworkRefused,
	fault.Late: codes.NoteNetworkLate, fault.Cut: codes.NoteNetworkCut, fault.Unagreed: codes.NoteNetworkTls, fault.Garbled: codes.NoteNetworkGarbled,
	fault.Misnamed: codes.NoteCertificateName,
}

// noteAddress says what is known of the address that was called: which it is, where
// that cannot be DingTalk's, or that none stands there. What is nobody's for sure is
// not advised to be repeated.
func (f *Finding) noteAddress(a *item) {
	address := uncoded.PrivateAddress(a.Message)
	if _, kind := fault.Of(a.Message); kind == fault.Unresolved {
		address = "" // that of the server that was asked for the name
	}
	if address != "" { // it tells more than the kind of the fault
		general := f.Notes
		f.Notes = nil
		f.addNote(codes.NotePrivateAddress, codes.Same("address", address))
		f.Notes = append(f.Notes, general...)
	}
	switch {
	case a.Is(shape.Around):
		f.addNote(codes.NoteNamedAround)
	case address != "":
	case a.Is(shape.Named):
		f.addNote(codes.NoteNamedOnly)
		return
	default:
		return
	}
	if f.Retry.Policy == codes.PolicyBackoff {
		f.Retry.Retry = codes.Retry{Policy: codes.PolicyUnknown}
	}
}

// isPlainHTTP reports whether an answer is the gateway's word that it was spoken to
// without TLS.
func isPlainHTTP(a *item) bool {
	return strings.Contains(strings.ToLower(a.Message), "plain http request")
}

// noteCall adds what is known of the call that was refused.
func (f *Finding) noteCall() {
	if strings.Contains(f.API+"/", "/me/") {
		f.addNote(codes.NoteCallOfMe)
	}
	if ids := codesOf(f.API, f.HTTPStatus); len(ids) > 0 {
		f.addNote(codes.NoteCallCodes, codes.Same("status", strconv.Itoa(f.HTTPStatus)), named(ids))
	}
}

// codesOf gives the entries that the catalogue has of just this call with an HTTP
// status.
func codesOf(call string, status int) []string {
	calls := codes.FindAPIs(call)
	if len(calls) != 1 {
		return nil
	}
	var ids []string
	for _, e := range (codes.Filter{API: call}).Entries() {
		for i := range e.Meanings {
			m := &e.Meanings[i]
			if len(m.APIs) > 0 && m.Answers(calls[0].ID) && slices.Contains(m.HTTP, uint16(status)) {
				ids = append(ids, e.ID)
				break
			}
		}
	}
	return ids
}

// named names the first few of several ids.
func named(ids []string) codes.Value {
	some := ids[:min(len(ids), idsShown)]
	v := codes.Value{Place: "ids", Text: codes.Text{ZH: strings.Join(some, "、"), EN: strings.Join(some, ", ")}}
	if len(some) < len(ids) {
		v.Text = codes.PartIdsAndOthers.Text(v)
	}
	return v
}

// addNote adds a remark; values fill its places.
func (f *Finding) addNote(w codes.TextKey, values ...codes.Value) {
	f.Notes = append(f.Notes, Note{Key: w.String(), Text: w.Text(values...)})
}

// idsShown is how many entries are named at once.
const idsShown = 5

// takeEquals states that a message without a code is that of several entries: the
// others are named, and no retry advice is given that they contradict.
func (f *Finding) takeEquals(a *item) {
	if len(a.reading.Equals) == 0 || f.Entry == nil {
		return
	}
	for _, e := range a.reading.Equals {
		f.Equals = append(f.Equals, e.ID)
		if e.Retry().Policy != f.Retry.Policy {
			f.Retry.Retry = codes.Retry{Policy: codes.PolicyUnknown}
		}
	}
	f.addNote(codes.NoteEqualMessages, named(f.Equals))
}

// noTitle is what can be said of a code that is in no source of the catalogue.
func noTitle() codes.Text { return codes.TitleUnknownCode.Text() }

// foreignTitle names the platform whose error it is.
func foreignTitle(p Platform) codes.Text {
	switch p {
	case WeCom:
		return codes.TitleWecom.Text()
	case WeChat:
		return codes.TitleWechat.Text()
	case Feishu:
		return codes.TitleFeishu.Text()
	case Aliyun:
		return codes.TitleAliyun.Text()
	}
	return codes.TitleNotRecognised.Text()
}
