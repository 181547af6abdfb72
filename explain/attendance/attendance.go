// Package attendance knows what an attendance record says and whether it adds
// up.
//
// Two generations of records exist. The appendix of DingTalk's 2016 docs
// describes the object that a third-party attendance app sent as `extension`
// to /data/record: numbers for every result, milliseconds for every time, and
// no server that would check any of it. Today's API returns records of
// DingTalk's own attendance: attendance/list and listRecord (rows in camel
// case with milliseconds), topapi/attendance/getupdatedata (snake case with
// written times) and the event attendance_check_record.
//
// The package owns the models of all four (Schema), tells a record from any
// other body (Records) and decodes it (Decode): every field by name,
// enumerations and units told, and the contradictions between fields as
// problems. It decodes trees of package lenient, so numbers in quotes, an
// object where a list belongs and bare members in brackets are read and noted,
// never refused.
//
// Guarantees: a field is never dropped, also when its name or value is not in
// the published lists. A problem needs evidence: a rule one of whose fields is
// missing or unreadable says nothing. Times in writing are China Standard
// Time, as DingTalk's are; the package has no clock and does no I/O. Work and
// memory are linear in the size of the record.
//
//	n, _, _ := lenient.Parse(body, 0)
//	for _, record := range attendance.Records(n) {
//		report := record.Decode(attendance.Options{Redact: true})
//		fmt.Println(len(report.Problems))
//	}
package attendance

import (
	"time"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain/lenient"
	"github.com/dterr/dterr/explain/redact"
)

// The shapes of a record.
const (
	ShapeAppendix   = "appendix"    // the model of the appendix
	ShapeList       = "list"        // attendance/list, attendance/listRecord
	ShapeUpdateData = "update-data" // topapi/attendance/getupdatedata
	ShapeEvent      = "event"       // the event attendance_check_record
)

// The keys of problems: what in a record contradicts itself or the model.
const (
	UnknownValue        = "unknown-value"
	WrongUnit           = "wrong-unit"
	StatusTimeMismatch  = "status-time-mismatch"
	StatusDutyMismatch  = "status-duty-mismatch"
	MissingSignTime     = "missing-sign-time"
	UnexpectedSignTime  = "unexpected-sign-time"
	AbsentTimeMismatch  = "absent-time-mismatch"
	WorkingTimeMismatch = "working-time-mismatch"
	ScopeOffsetMismatch = "scope-offset-mismatch"
	CategoryMismatch    = "category-mismatch"
	OutsideWindow       = "outside-window"
	SupplementMismatch  = "supplement-mismatch"
	DuplicateItem       = "duplicate-item"
	OutOfOrder          = "out-of-order"
	Malformed           = "malformed"
)

// The keys of notes: what is unusual but contradicts nothing.
const (
	NumberAsString    = "number-as-string"
	LenientJSON       = "lenient-json"
	JSONAsString      = "json-as-string"
	SingleObject      = "single-object"
	KeySpelling       = "key-spelling"
	TypeSpelling      = "type-spelling"
	TypeMissing       = "type-missing"
	BooleanFlag       = "boolean-flag"
	UnknownField      = "unknown-field"
	DuplicateKey      = "duplicate-key"
	TruncatedRecord   = "truncated"
	PartOfRecord      = "part-of-record"
	EmptyResult       = "empty-result"
	ScopeWithinOffset = "scope-within-offset"
)

// Options says how to decode.
type Options struct {
	// Zone is the zone in which times are shown; nil is China Standard Time.
	Zone *time.Location
	// Redact masks what names or locates a person (people's names and ids, MAC
	// addresses and networks, places and coordinates), and secrets wherever
	// they stand.
	Redact bool
	// Masker masks the values, so that equal ones get equal masks also outside
	// of the record; nil is one of the record's own.
	Masker *redact.Masker
	// Part says that the record is one part of a larger one that the caller
	// did not read at once: where it breaks off is then not the sender's doing.
	Part bool
}

// Field is one field of a record in the order of the input. Value is its text
// as found, or its mask. Text says what the value means, nil where the value
// says it itself. Time is RFC 3339 with zone, Duration like "17m30s"; both are
// empty for values that are neither. Unknown is true for a field that is not in
// the published model.
type Field struct {
	Path     string
	Value    string
	Name     codes.Text
	Text     *codes.Text
	Time     string
	Duration string
	Unknown  bool
}

// Problem is a contradiction at a path, or, in Report.Notes, a remark.
type Problem struct {
	Path string     `json:"path"`
	Key  string     `json:"key"`
	Text codes.Text `json:"text"`

	row int // the item it belongs to, -1 for the record as a whole
}

// Report is a decoded record: the model behind dterr.attendance/1.
type Report struct {
	// Shape is one of the Shape constants.
	Shape string
	// Fields are those of the record itself; Request those of the request or
	// body around it, such as the userid beside `extension`.
	Fields  []Field
	Request []Field
	// Problems is what does not add up, the whole record first, then item by
	// item. Notes is what is unusual but no contradiction.
	Problems []Problem
	Notes    []Problem
	// Days holds the punches day by day, for a view of them.
	Days []Day
	// Summary holds the results for the whole record (category, working
	// times), for a view.
	Summary []Field
	// Masked is how many values were masked; Zone is the zone of all times.
	Masked int
	Zone   *time.Location
}

// ChinaTime gives China Standard Time, UTC+8 all year: the zone of DingTalk's
// written times and of its days (protocol: workDate is midnight in it).
func ChinaTime() *time.Location { return time.FixedZone("CST", 8*60*60) }

// Record is a record that was found in a tree.
type Record struct {
	found
	holder *lenient.Node
}

// Shape is one of the Shape constants.
func (r Record) Shape() string { return r.shape }

// Node gives the node of the tree that holds the record: its body, or the
// string that the body stands in.
func (r Record) Node() *lenient.Node { return r.holder }

// Records gives the records in a tree in its order: the tree itself when it is
// one, else those that it carries, in `extension`, `data`, `result` or any other
// member, as objects, in a list or as strings of JSON. It is nil when there are none.
func Records(n *lenient.Node) []Record {
	var w finder
	w.node(n, around{}, maxWraps)
	return w.records
}

// Without gives a tree without the records found in it, for looking at what
// stands beside them: errcode and errmsg around a list of rows stay. It is nil
// when nothing is left.
func Without(n *lenient.Node, records []Record) *lenient.Node {
	if len(records) == 0 {
		return n
	}
	holders := make(map[*lenient.Node]bool, len(records))
	for _, r := range records {
		holders[r.holder] = true
	}
	return without(n, holders, maxWraps)
}

func without(n *lenient.Node, holders map[*lenient.Node]bool, depth int) *lenient.Node {
	if n == nil || depth < 0 || n.Kind != lenient.Object && n.Kind != lenient.Array && !holders[n] {
		return n
	}
	rest := *n
	rest.Members, rest.Items = nil, nil
	if holders[n] {
		for _, m := range n.Members {
			if isEnvelope(m.Key) {
				rest.Members = append(rest.Members, m)
			}
		}
		if len(rest.Members) == 0 {
			return nil
		}
		return &rest
	}
	for _, m := range n.Members {
		if m.Value = without(m.Value, holders, depth-1); m.Value != nil {
			rest.Members = append(rest.Members, m)
		}
	}
	for _, item := range n.Items {
		if item = without(item, holders, depth-1); item != nil {
			rest.Items = append(rest.Items, item)
		}
	}
	return &rest
}

// Decode decodes the first record in a tree, nil when there is none. Paths are
// relative to the record: items[0].status also when the record was found inside
// `extension`.
func Decode(n *lenient.Node, opts Options) *Report {
	records := Records(n)
	if len(records) == 0 {
		return nil
	}
	return records[0].Decode(opts)
}

// Decode decodes the record.
func (r Record) Decode(opts Options) *Report {
	if opts.Zone == nil {
		opts.Zone = ChinaTime()
	}
	d := newDecoder(r.found, opts)
	switch r.shape {
	case ShapeAppendix:
		d.appendix(r.body)
	case ShapeList:
		d.list(r.body)
	case ShapeUpdateData:
		d.updateData(r.body)
	case ShapeEvent:
		d.event(r.body)
	}
	d.request(r.found)
	d.remarks(r.found, opts.Part)
	return d.finish()
}
