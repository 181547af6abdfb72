package explain

import (
	"strconv"
	"strings"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain/internal/shape"
)

// The texts of the remarks and titles stand in codes/data/notes.tsv; here stands
// which of them an answer gets, and what fills their places.

// note adds the remarks that follow from the input. A success is titled as one
// even where the catalogue lacks its code.
func (f *Finding) note(a *item) {
	if len(f.Codes) == 1 && f.Entry != nil && f.Entry.Wrapper && f.Entry.Family == codes.FamilyOAPI {
		f.addNote(codes.NoteSubCodeMissing)
	}
	if f.OK {
		if f.Entry == nil && len(f.Codes) > 0 {
			f.Title = codes.TitleSuccess.Text()
		}
		return
	}
	if m := queryOf(a.Answer).Wrapper(); m != nil && !f.Known {
		f.addNote(codes.NoteWrapper, codes.Same("code", a.Codes[0]), codes.Value{Place: "title", Text: m.Title})
	}
	if (f.Retry.Policy == codes.PolicyBackoff || f.Retry.Policy == codes.PolicyWait) && f.Kind == codes.KindSystem && isWrite(f.API) {
		f.addNote(codes.NoteWriteMayHaveHappened)
	}
	if strings.Contains(f.Facts.RequestIP, ":") {
		f.addNote(codes.NoteIpv6)
	}
	if n, ok := verifyFor(f.Primary, f.Meaning); ok {
		f.addNote(n)
	}
}

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
	if a.Is(shape.Network) {
		f.NoAnswer = true
		f.Title = codes.TitleNetwork.Text()
		f.Retry.Policy = codes.PolicyBackoff
		f.addNote(codes.NoteNetwork)
		return
	}
	status := codes.Same("status", strconv.Itoa(f.HTTPStatus))
	h, _ := codes.HTTP(f.HTTPStatus)
	f.Page = a.Is(shape.Page)
	switch {
	case f.OK:
		f.Kind, f.Title = codes.KindSuccess, codes.TitleSuccessStatus.Text(status)
		return
	case f.HTTPStatus == 0 && f.Page:
		f.Title = codes.TitlePage.Text()
		return
	case f.HTTPStatus == 0:
		f.Title = codes.TitleNoCode.Text()
		return
	case f.Page:
		f.Title = codes.TitlePageStatus.Text(status)
	case f.Message != "":
		f.Title = codes.TitleMessageOnly.Text(status)
	case h.Phrase == "":
		f.Title = codes.TitleStatusUnnamed.Text(status)
	default:
		f.Title = codes.TitleStatusOnly.Text(status, codes.Same("phrase", h.Phrase))
	}
	f.Kind, f.Retry.Retry, f.Owner = h.Kind, h.Retry, h.Owner
	f.addNote(codes.NoteStatus, status, codes.Value{Place: "meaning", Text: h.Text})
	if !f.Page {
		f.addNote(codes.NotePrintBody)
	}
}

// addNote adds a remark; values fill its places.
func (f *Finding) addNote(w codes.TextKey, values ...codes.Value) {
	f.Notes = append(f.Notes, Note{Key: w.String(), Text: w.Text(values...)})
}

// equalsShown is how many entries are named that say the same.
const equalsShown = 5

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
	ids := f.Equals
	some := ids[:min(len(ids), equalsShown)]
	named := codes.Value{Place: "ids", Text: codes.Text{ZH: strings.Join(some, "、"), EN: strings.Join(some, ", ")}}
	if len(some) < len(ids) {
		named.Text = codes.PartIdsAndOthers.Text(named)
	}
	f.addNote(codes.NoteEqualMessages, named)
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
