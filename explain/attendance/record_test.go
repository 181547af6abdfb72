package attendance_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/dterr/dterr/explain/attendance"
	"github.com/dterr/dterr/explain/lenient"
)

// object is a record as a test builds it.
type object = map[string]any

// The clean day: 2016-05-16, 09:00 to 18:00, China Standard Time.
const (
	morning = int64(1463360400000)
	evening = int64(1463392800000)
	minute  = int64(60_000)
	hour    = 60 * minute
)

// cleanDay gives a record that adds up, with a second to spare everywhere.
func cleanDay() object {
	return object{
		"type": "attendance", "category": 10, "stdWorkingTime": 9 * hour, "actualWorkingTime": 9 * hour,
		"reportLocations": []any{object{"id": "loc", "address": "甲路1号", "time": morning - 10*minute}},
		"items":           []any{item(0, morning), item(1, evening)},
	}
}

// item gives a normal punch on the minute.
func item(duty int, plan int64) object {
	return object{
		"originId": "it", "status": 20, "outOfScope": 0, "classId": "c1", "className": "早班", "periodId": "p1",
		"periodStartTime": morning, "periodEndTime": evening,
		"checkStartTime": plan - hour, "checkEndTime": plan + hour,
		"checkTime": plan, "signTime": plan, "signPlace": "甲路1号", "signOffset": 35, "checkOffset": 300,
		"signWifiMAC": "02:00:5e:10:00:01", "checkWifiMAC": "02:00:5e:10:00:01",
		"duty": duty, "absentTime": 0, "supplement": 0,
	}
}

// at gives the i-th item of a record.
func at(record object, i int) object { return record["items"].([]any)[i].(object) }

// parse reads JSON in whatever shape.
func parse(t testing.TB, src string) *lenient.Node {
	t.Helper()
	n, _, ok := lenient.Parse([]byte(src), 0)
	if !ok {
		t.Fatalf("not parsed: %s", src)
	}
	return n
}

func encode(t testing.TB, v any) string {
	t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// decode decodes a record that has to be recognised.
func decode(t testing.TB, src string, opts attendance.Options) *attendance.Report {
	t.Helper()
	n := parse(t, src)
	if !recognised(n) {
		t.Fatalf("not recognised: %s", src)
	}
	return attendance.Decode(n, opts)
}

// problems lists problems as "path key".
func problems(r *attendance.Report) []string { return lines(r.Problems) }

func lines(all []attendance.Problem) []string {
	var out []string
	for _, p := range all {
		out = append(out, p.Path+" "+p.Key)
	}
	return out
}

func same(t *testing.T, what string, got, want []string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%s\n got %s\nwant %s", what, strings.Join(got, "\n     "), strings.Join(want, "\n     "))
	}
}

// field gives the field at a path.
func field(t *testing.T, r *attendance.Report, path string) attendance.Field {
	t.Helper()
	for _, f := range r.Fields {
		if f.Path == path {
			return f
		}
	}
	t.Fatalf("no field %s", path)
	return attendance.Field{}
}

// TestSamples holds every sample against the contradictions it was made with.
func TestSamples(t *testing.T) {
	tests := []struct {
		file, shape     string
		problems, notes []string
	}{
		{file: "1-normal", shape: "appendix"},
		// Late and early by just what absentTime says; but the early one was
		// made up for and is early still.
		{"2-late-and-early-supplemented", "appendix", []string{"items[1].supplement supplement-mismatch"}, nil},
		// 42 min late and called normal; outside and called a normal day; more
		// work than the punches enclose. That it is outside is right: 5230 m.
		{"3-status-20-but-signed-late", "appendix", []string{
			"actualWorkingTime working-time-mismatch",
			"category category-mismatch",
			"items[0].status status-time-mismatch",
		}, nil},
		// Nothing punched, nothing claimed: 12 goes with 23 and 24.
		{file: "4-missing-fields-absent", shape: "appendix"},
		// Odd in every form, wrong in one: a punch in seconds, which is in time
		// once it is read as such.
		{"5-string-numbers-items-object-seconds", "appendix", []string{"items[0].signTime wrong-unit"}, []string{
			"category number-as-string", "reportLocations json-as-string", "items single-object", "items[0].outOfScope scope-within-offset",
		}},
		// The night shift itself adds up. A status that is not 20 is not normal,
		// also when nobody knows what it is.
		{"6-unknown-enums-night-shift", "appendix", []string{
			"category unknown-value",
			"items[0].status unknown-value",
			"items[0].duty unknown-value",
			"items[0].absentTime absent-time-mismatch",
			"items[0].signTime outside-window",
			"items[0].supplement supplement-mismatch",
		}, []string{"type type-spelling", "items[0].supplement boolean-flag", "futureField unknown-field"}},
		// A NotSigned row's time is no punch, so 18:00 contradicts nothing.
		{file: "7-today-attendance-list", shape: "list"},
		{file: "8-today-getupdatedata", shape: "update-data"},
		{file: "9-today-event-check-record", shape: "event"},
	}
	for _, tt := range tests {
		t.Run(tt.file, func(t *testing.T) {
			src, err := os.ReadFile(filepath.Join("testdata", tt.file+".json"))
			if err != nil {
				t.Fatal(err)
			}
			r := decode(t, string(src), attendance.Options{Redact: true})
			if r.Shape != tt.shape {
				t.Errorf("shape %s, want %s", r.Shape, tt.shape)
			}
			same(t, "problems", problems(r), tt.problems)
			same(t, "notes", lines(r.Notes), tt.notes)
			for _, f := range r.Fields {
				if f.Name.ZH == "" || f.Name.EN == "" {
					t.Errorf("%s has no name", f.Path)
				}
			}
			out := encode(t, r)
			for _, personal := range []string{"02:00:5e", "文一西路", "manager0001", "30.28", "120.01", "office-5g"} {
				if strings.Contains(out, personal) {
					t.Errorf("%q is shown", personal)
				}
			}
		})
	}
}

// recognised reports whether a tree is a record or carries one.
func recognised(n *lenient.Node) bool { return len(attendance.Records(n)) > 0 }

// TestRecognise tells records from other bodies, wherever they are.
func TestRecognise(t *testing.T) {
	clean := encode(t, cleanDay())
	quoted := encode(t, clean)
	row := `{"checkType":"OnDuty","timeResult":"Normal","userCheckTime":1795396324000}`
	tests := []struct {
		name, in, want string
	}{
		{"record", clean, "appendix"},
		{"extension", `{"userid":"u","startTimeMs":"1463360400000","extension":` + clean + `}`, "appendix"},
		{"extension, a string", `{"userid":"u","extension":` + quoted + `}`, "appendix"},
		{"extension in data", `{"data":{"extension":` + quoted + `}}`, "appendix"},
		{"a list of one", `[` + clean + `]`, "appendix"},
		{"bare members in brackets", `{"type":"attendance","category":"10","items":["status":"20","duty":"0"]}`, "appendix"},
		{"no type", `{"items":[{"status":20,"duty":0,"checkTime":1463360400000}]}`, "appendix"},
		{"no type, no items", `{"category":12,"stdWorkingTime":32400000}`, "appendix"},
		{"other case", `{"Type":"ATTENDANCE","Category":10}`, "appendix"},
		{"Python", `{'type': 'attendance', 'category': 10, 'items': None}`, "appendix"},
		{"list", `{"errcode":0,"recordresult":[` + row + `]}`, "list"},
		{"list without rows", `{"errcode":0,"recordresult":[],"hasMore":false}`, "list"},
		{"rows alone", `[` + row + `]`, "list"},
		{"wrapped list", `{"result":{"recordresult":[` + row + `]}}`, "list"},
		{"update data, unwrapped", `{"attendance_result_list":[],"work_date":"2026-11-23 00:00:00"}`, "update-data"},
		{"event, capital", `{"EventType":"attendance_check_record","DataList":[{"checkTime":1795396324000}]}`, "event"},
		{"event in a frame", `{"headers":{},"data":"{\"dataList\":[{\"checkTime\":1795396324000,\"checkByUser\":true}]}"}`, "event"},
		{"an error", `{"errcode":40014,"errmsg":"不合法的access_token"}`, ""},
		{"a success", `{"errcode":0,"errmsg":"ok"}`, ""},
		{"a shop's attendance", `{"type":"attendance","category":"Human Resources","items":[{"sku":"1","price":3}]}`, ""},
		{"numbers for items", `{"type":"attendance","items":[1,2,3]}`, ""},
		{"a name alone", `{"attendance_result_list":{}}`, ""},
		{"a list of words", `{"report":"attendance","check_record_list":["a"]}`, ""},
		{"no approval", `{"report":"attendance","work_date":"2020","approve_list":[]}`, ""},
		{"results alone", `{"attendance_result_list":[{"check_type":"OnDuty","time_result":"Normal"}]}`, "update-data"},
		{"positions", `{"type":"attendance","reportLocations":[{"address":"x","time":1}]}`, "appendix"},
		{"only the type", `{"type":"attendance"}`, ""},
		{"other items", `{"items":[{"status":20,"name":"x"}],"category":"books"}`, ""},
		{"other event", `{"EventType":"user_add_org","dataList":[{"userId":"u"}]}`, ""},
		{"empty", `{}`, ""},
		{"any member", `{"payload":` + clean + `}`, "appendix"},
		{"lists of lists", `{"log":[[` + clean + `]]}`, "appendix"},
		{"a row alone", row, "list"},
		{"too deep", `{"data":{"data":{"data":{"data":{"data":{"data":` + clean + `}}}}}}`, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			n := parse(t, tt.in)
			got := ""
			if r := attendance.Decode(n, attendance.Options{}); r != nil {
				got = r.Shape
			}
			if got != tt.want || recognised(n) != (tt.want != "") {
				t.Errorf("Decode: shape %q, recognised: %v; want %q", got, recognised(n), tt.want)
			}
		})
	}
	if recognised(nil) || attendance.Decode(nil, attendance.Options{}) != nil {
		t.Error("nil is recognised")
	}
	two := parse(t, `[`+clean+`,{"a":1},`+clean+`]`)
	if got := len(attendance.Records(two)); got != 2 {
		t.Errorf("Records: %d of 2", got)
	}
}

// TestFormsAgree reads one record in every form in which it may arrive: the
// fields' meanings and the problems are the same.
func TestFormsAgree(t *testing.T) {
	record := cleanDay()
	record["items"] = []any{at(record, 0)}
	at(record, 0)["status"] = 21
	at(record, 0)["absentTime"] = 5 * minute
	plain := encode(t, record)
	want := decode(t, plain, attendance.Options{})

	single := encode(t, record)
	single = strings.Replace(strings.Replace(single, `"items":[{`, `"items":{`, 1), `}],"reportLocations"`, `},"reportLocations"`, 1)
	bare := strings.Replace(strings.Replace(plain, `"items":[{`, `"items":[`, 1), `}],"reportLocations"`, `],"reportLocations"`, 1)
	strs := encode(t, stringified(record))
	forms := map[string]string{
		"in extension":      `{"userid":"u1","extension":` + plain + `}`,
		"as a string":       `{"userid":"u1","extension":` + encode(t, plain) + `}`,
		"strings":           strs,
		"strings, a string": `{"extension":` + encode(t, strs) + `}`,
		"one object":        single,
		"bare members":      bare,
		"items a string":    strings.Replace(plain, encode(t, record["items"]), encode(t, encode(t, record["items"])), 1),
	}
	for name, form := range forms {
		if form == plain {
			t.Fatalf("%s: the form is the plain one", name)
		}
		got := decode(t, form, attendance.Options{})
		same(t, name+": problems", problems(got), problems(want))
		same(t, name+": fields", meanings(got), meanings(want))
	}
}

// stringified puts every number of a record in quotes.
func stringified(v any) any {
	switch v := v.(type) {
	case object:
		out := object{}
		for k, x := range v {
			out[k] = stringified(x)
		}
		return out
	case []any:
		out := make([]any, len(v))
		for i, x := range v {
			out[i] = stringified(x)
		}
		return out
	case int, int64:
		b, _ := json.Marshal(v)
		return " " + string(b) + " "
	}
	return v
}

func meanings(r *attendance.Report) []string {
	var out []string
	for _, f := range r.Fields {
		s := f.Path + "=" + strings.TrimSpace(f.Value) + " " + f.Time + f.Duration
		if f.Text != nil {
			s += " " + strings.TrimSpace(f.Text.EN)
		}
		out = append(out, s)
	}
	slices.Sort(out)
	return out
}
