package explain

import (
	"time"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain/internal/find"
	"github.com/dterr/dterr/explain/internal/match"
	"github.com/dterr/dterr/explain/internal/platform"
)

// Platform says whose answer a finding is.
type Platform string

// The platforms told apart. PlatformUnknown is an error of somebody else, or
// one that cannot be told; no DingTalk meaning is ever claimed for it.
const (
	DingTalk        = Platform(platform.DingTalk)
	WeCom           = Platform(platform.WeCom)
	WeChat          = Platform(platform.WeChat)
	Feishu          = Platform(platform.Feishu)
	Aliyun          = Platform(platform.Aliyun)
	PlatformUnknown = Platform(platform.Unknown)
)

// MatchedBy says by what a meaning was selected.
type MatchedBy string

// The grounds on which a meaning is selected: the entry has just one, the
// message fits its template, the API called lists it, or the HTTP status does.
const (
	ByOnly    = MatchedBy(match.ByOnly)
	ByMessage = MatchedBy(match.ByMessage)
	ByAPI     = MatchedBy(match.ByAPI)
	ByHTTP    = MatchedBy(match.ByHTTP)
)

// Wrapping is what an answer stood in.
type Wrapping string

// The wrappings: JSON or other text in a string, entities of HTML,
// percent-encoding, lines that a log cut a body into.
const (
	PeeledJSON    Wrapping = find.PeeledJSON
	PeeledText    Wrapping = find.PeeledText
	PeeledHTML    Wrapping = find.PeeledHTML
	PeeledPercent Wrapping = find.PeeledPercent
	PeeledLines   Wrapping = find.PeeledLines
)

// Retry is the catalogue's retry advice made exact by what the response says.
// After is the moment from which the call may be repeated, zero when the
// response does not tell.
type Retry struct {
	codes.Retry
	After time.Time
}

// Finding is one answer found in the input: an error of DingTalk, a success,
// or an error of another platform. It is the model behind dterr.finding/1.
type Finding struct {
	// Source is a file name, redacted, or "stdin"; Line is the first line of the finding
	// in it, from 1.
	Source string
	Line   int
	// LastLine is the last line of the finding.
	LastLine int

	Platform Platform
	// PlatformBy is the name of the rule that told the platform.
	PlatformBy string
	// OK is true for a success body.
	OK bool
	// Codes holds the codes as strings, outer to inner; empty where the input
	// names none.
	Codes []string
	// Primary is the id of the root cause (family/code), also when it is not
	// in the catalogue; empty when no code can be named.
	Primary string
	// Families lists the other families whose entry fits as well.
	Families []codes.Family
	// Inferred is true when no code stood there and Primary comes from the
	// message. Known is true when Primary is in the catalogue.
	Inferred, Known bool

	// Equals holds the ids of the other entries with just this message, where
	// Primary is inferred.
	Equals []string `json:",omitempty"`

	// Meaning is the key of the one meaning selected, empty when none or
	// several fit; Candidates then holds the keys that fit, best first.
	Meaning    string
	Candidates []string
	// OtherCall is true when the one candidate is documented for other calls than API:
	// what it says of the code need not hold here.
	OtherCall bool `json:",omitempty"`
	// Matched says on what ground Meaning was selected; empty without one.
	Matched MatchedBy
	// Captured holds what stood in the places of the template's %s.
	Captured []string
	// Whole is true when Message is a wording of the meaning from end to end, and says
	// no more than that and Captured.
	Whole bool `json:",omitempty"`

	// Title is the one line about the finding: its meaning's, else its entry's,
	// else what can be said without one.
	Title codes.Text
	// Kind, Owner and Retry are those of the meaning; where several fit, only what
	// they have in common: else KindUnknown, an empty Owner and an unknown policy.
	Kind  codes.Kind
	Owner codes.Owner
	Retry Retry

	// Message, RequestID, API (METHOD /path or /path) are as found, redacted;
	// empty when absent. HTTPStatus is 0 when absent.
	Message    string
	RequestID  string
	HTTPStatus int
	API        string
	// Time is when the answer was given, from a Date header or a log prefix;
	// zero when the input does not tell.
	Time time.Time
	// Facts is what the response itself tells.
	Facts Facts
	// Needs is what the documentation says of the call, nil where that does not help
	// with the error. Findings share it: read it only.
	Needs *Needs `json:",omitempty"`
	// Notes are remarks on this finding that follow from the input.
	Notes []Note

	// Entry is the catalogue's entry of Primary, or nil.
	Entry *codes.Entry
	// Redacted is how many secrets were masked in this finding.
	Redacted int
	// Page is true for a web page of the gateway where an answer of the API was
	// due, NoAnswer for a call that got no answer at all.
	Page, NoAnswer bool
	// Shape names the decoder that found it ("json", "phrase", "tea", …), Peeled
	// what was taken off around it, the outermost first.
	Shape  string
	Peeled []Wrapping
}

// MeaningOf gives the selected meaning, or nil.
func (f *Finding) MeaningOf() *codes.Meaning {
	if f.Entry == nil || f.Meaning == "" {
		return nil
	}
	return f.Entry.MeaningByKey(f.Meaning)
}

// Possible gives the meanings that the answer may have, the likeliest first:
// the selected one alone, else the candidates, else all of the entry. None
// without an entry.
func (f *Finding) Possible() []*codes.Meaning {
	if m := f.MeaningOf(); m != nil {
		return []*codes.Meaning{m}
	}
	if f.Entry == nil {
		return nil
	}
	var all []*codes.Meaning
	for _, key := range f.Candidates {
		if m := f.Entry.MeaningByKey(key); m != nil {
			all = append(all, m)
		}
	}
	if len(all) == 0 {
		for i := range f.Entry.Meanings {
			all = append(all, &f.Entry.Meanings[i])
		}
	}
	return all
}

// Advice gives the causes and steps of a meaning that the answer may have. Of one that
// is documented for other calls, or is but one of several with the same message, nothing
// is left but the steps of its kind.
func (f *Finding) Advice(m *codes.Meaning) (causes, fixes []codes.Advice) {
	if !f.OtherCall && !f.isOneOfSeveral(m) {
		return m.Causes, m.Fixes()
	}
	kind, _ := codes.KindByName(f.Kind)
	if kind == nil {
		return nil, nil
	}
	return nil, kind.Advice
}

// isOneOfSeveral reports whether a meaning of some calls was inferred from a message that
// several entries have, and the code is none that people meet a lot.
func (f *Finding) isOneOfSeveral(m *codes.Meaning) bool {
	const common = 5
	return f.Inferred && len(m.APIs) > 0 && len(f.Equals) > 1 && f.Entry.Weight < common
}

// Facts holds what a response tells about its own case. Only the fields
// present are set.
type Facts struct {
	RequiredScopes []string `json:"required_scopes,omitempty"`
	ApplyURL       string   `json:"apply_url,omitempty"`
	RequestIP      string   `json:"request_ip,omitempty"`
	AppKey         string   `json:"app_key,omitempty"`
	APIPath        string   `json:"api_path,omitempty"`
	Limit          int      `json:"limit,omitempty"`
	WindowSeconds  int      `json:"window_seconds,omitempty"`
	// Until is the end of a ban as RFC 3339 with zone.
	Until        string `json:"until,omitempty"`
	MissingField string `json:"missing_field,omitempty"`
	Reason       string `json:"reason,omitempty"`
	// StatusCode is an inner HTTP status, such as the one in a 71012.
	StatusCode int    `json:"status_code,omitempty"`
	URL        string `json:"url,omitempty"`
	Nonce      string `json:"nonce,omitempty"`
	Timestamp  string `json:"timestamp,omitempty"`
	// WaitSeconds is a wait that the answer itself names.
	WaitSeconds int `json:"wait_seconds,omitempty"`
	// Solution is the advice that the answer itself carries.
	Solution string `json:"solution,omitempty"`
	// Variables are the texts in the places of the template's %s.
	Variables []string `json:"variables,omitempty"`
}

// Note is a remark on a finding. Key is a stable slug.
type Note struct {
	Key string `json:"key"`
	codes.Text
}
