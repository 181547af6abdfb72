package attendance

import (
	"strings"

	"github.com/dterr/dterr/explain/lenient"
)

// found is a record and where it was. envelope is the object around it, nil
// when the record is the tree itself.
type found struct {
	shape    string
	body     *lenient.Node
	envelope *lenient.Node
	key      string // the member of envelope that holds the body
	asString bool   // the body was JSON in a string
}

// maxWraps is how many objects, lists and strings around a record are opened:
// gateways, stream frames, HAR entries and logs each add one or two.
const maxWraps = 5

// maxRecords is how many records of one tree are looked for.
const maxRecords = 1000

// finder collects the records of a tree.
type finder struct{ records []Record }

// around is what is known of the place that is looked at: the object around
// it, the member it is, and the node of the whole tree that holds it when it
// was opened out of a string.
type around struct {
	envelope *lenient.Node
	key      string
	holder   *lenient.Node
}

// node looks for records in n and in all that n carries.
func (w *finder) node(n *lenient.Node, at around, depth int) {
	if n == nil || depth < 0 || len(w.records) >= maxRecords {
		return
	}
	switch n.Kind {
	case lenient.Array:
		if isRows(n) {
			w.add(n, ShapeList, at)
			return
		}
		for _, item := range n.Items {
			w.node(item, at, depth-1)
		}
	case lenient.Object:
		if shape := shapeOf(n); shape != "" {
			w.add(n, shape, at)
			return
		}
		for i := range n.Members {
			m := &n.Members[i]
			w.node(m.Value, around{envelope: n, key: m.Key, holder: at.holder}, depth-1)
		}
	case lenient.String, lenient.Bare:
		if inner := n.Nested(); inner != nil {
			if at.holder == nil {
				at.holder = n
			}
			w.node(inner, at, depth-1)
		}
	}
}

func (w *finder) add(n *lenient.Node, shape string, at around) {
	f := found{shape: shape, body: n, envelope: at.envelope, key: at.key, asString: at.holder != nil}
	if at.holder == nil {
		at.holder = n
	}
	w.records = append(w.records, Record{found: f, holder: at.holder})
}

// unwrap gives a container, parsing it out of a string when it is in one.
func unwrap(n *lenient.Node) (inner *lenient.Node, asString bool) {
	if n == nil {
		return nil, false
	}
	if n.Kind == lenient.Object || n.Kind == lenient.Array {
		return n, false
	}
	inner = n.Nested()
	return inner, inner != nil
}

// Telling reports whether a member of a name, folded as lenient.FoldKey folds it,
// tells of a record. Every record has such a member, or one that names attendance.
func Telling(folded []byte) bool {
	switch string(folded) {
	case "recordresult", "stdworkingtime", "actualworkingtime", "attendanceresultlist", "checkrecordlist", "workdate", "datalist",
		"userchecktime", "timeresult", "basechecktime", "checktime", "signtime", "checkstarttime", "periodstarttime", "outofscope", "absenttime":
		return true
	}
	return false
}

// mayFollow reports whether an object has a member that one of the models begins
// with.
func mayFollow(n *lenient.Node) bool {
	var folded [64]byte
	for i := range n.Members {
		name := lenient.FoldKey(folded[:0], n.Members[i].Key)
		if string(name) == "type" || string(name) == "items" || Telling(name) {
			return true
		}
	}
	return false
}

// shapeOf names the model that an object follows, "" when it follows none.
func shapeOf(n *lenient.Node) string {
	switch {
	case !mayFollow(n):
	case isAppendix(n):
		return ShapeAppendix
	case isUpdateData(n):
		return ShapeUpdateData
	case isEvent(n):
		return ShapeEvent
	case isList(n), isRow(n):
		return ShapeList
	}
	return ""
}

// isAppendix accepts the discriminator with what only the model has beside it,
// and without it only an object that can hardly be anything else.
func isAppendix(n *lenient.Node) bool {
	times := count(n, "stdWorkingTime", "actualWorkingTime")
	item := firstOf(n.Get("items"))
	if t := n.Get("type"); t != nil && strings.EqualFold(strings.TrimSpace(t.Str()), "attendance") {
		_, numeric := number(n.Get("category").Str())
		return numeric || times > 0 || count(item, itemKeys()...) >= 2 || count(n, itemKeys()...) >= 3 ||
			count(firstOf(n.Get("reportLocations")), "id", "address", "time") >= 2
	}
	if times > 0 && times+count(n, "category", "items", "reportLocations") >= 2 {
		return true
	}
	return count(item, itemKeys()...) >= 3 && count(item, "checkTime", "signTime", "checkStartTime", "periodStartTime", "outOfScope", "absentTime") > 0
}

// firstOf gives the object that a list begins with, or the object that stands
// in its place; nil when there is none.
func firstOf(n *lenient.Node) *lenient.Node {
	inner, _ := unwrap(n)
	if inner != nil && inner.Kind == lenient.Array {
		if len(inner.Items) == 0 {
			return nil
		}
		inner, _ = unwrap(inner.Items[0])
	}
	if inner == nil || inner.Kind != lenient.Object {
		return nil
	}
	return inner
}

// itemKeys gives the fields of an item that tell it from other lists' items.
func itemKeys() []string {
	return []string{
		"status", "duty", "outOfScope", "checkTime", "signTime", "checkStartTime", "checkEndTime",
		"periodStartTime", "periodEndTime", "absentTime", "supplement", "signOffset", "checkOffset",
	}
}

func isList(n *lenient.Node) bool {
	rows, _ := unwrap(n.Get("recordresult"))
	if rows == nil {
		return false
	}
	if rows.Kind == lenient.Array && len(rows.Items) == 0 {
		return true
	}
	return rows.Kind == lenient.Object && isRow(rows) || isRows(rows)
}

// isUpdateData takes a list by what is in it, an empty one by the members
// beside it.
func isUpdateData(n *lenient.Node) bool {
	results, punches, approvals := n.Get("attendance_result_list"), n.Get("check_record_list"), n.Get("approve_list")
	if count(firstOf(results), "check_type", "time_result", "location_result", "source_type", "plan_check_time", "user_check_time") >= 2 ||
		count(firstOf(punches), "user_check_time", "source_type", "valid_matched", "record_id") >= 2 {
		return true
	}
	if !isContainer(results) && !isContainer(punches) {
		return n.Get("work_date") != nil && count(firstOf(approvals), "biz_type", "begin_time", "tag_name") >= 2
	}
	return count(n, "attendance_result_list", "check_record_list", "approve_list", "work_date", "class_setting_info") >= 2
}

func isEvent(n *lenient.Node) bool {
	rows, _ := unwrap(n.Get("dataList"))
	if t := n.Get("EventType", "type"); t != nil && lenient.SameKey(strings.TrimSpace(t.Str()), "attendance_check_record") {
		return rows != nil
	}
	if rows == nil {
		return false
	}
	if rows.Kind == lenient.Array {
		if len(rows.Items) == 0 {
			return false
		}
		rows = rows.Items[0]
	}
	return rows.Get("checkTime") != nil && count(rows, "locationMethod", "locationResult", "checkByUser") > 0
}

// isRows reports whether n is a list of today's rows without a body around.
func isRows(n *lenient.Node) bool {
	return n.Kind == lenient.Array && len(n.Items) > 0 && isRow(n.Items[0])
}

// IsRow reports whether n is one row of today's results by itself.
func IsRow(n *lenient.Node) bool { return n != nil && shapeOf(n) == ShapeList && isRow(n) }

func isRow(n *lenient.Node) bool {
	return count(n, "userCheckTime", "checkType", "timeResult", "locationResult", "baseCheckTime", "planCheckTime") >= 2 &&
		count(n, "userCheckTime", "timeResult", "baseCheckTime") > 0
}

func isContainer(n *lenient.Node) bool {
	inner, _ := unwrap(n)
	return inner != nil
}

// count gives how many of the keys an object has.
func count(n *lenient.Node, keys ...string) int {
	have := 0
	for _, key := range keys {
		if n.Get(key) != nil {
			have++
		}
	}
	return have
}
