package attendance_test

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/dterr/dterr/explain/attendance"
	"github.com/dterr/dterr/explain/lenient"
	"github.com/dterr/dterr/explain/redact"
)

func ExampleDecode() {
	body := `{"type":"attendance","category":11,"items":["status":"21","duty":"0",
		"checkTime":"1463360400000","signTime":"1463361450000","absentTime":"900000"]}`
	n, _, _ := lenient.Parse([]byte(body), 0)
	r := attendance.Decode(n, attendance.Options{Redact: true})
	for _, p := range r.Problems {
		fmt.Println(p.Path, p.Key)
		fmt.Println(p.Text.EN)
	}
	// Output:
	// items[0].absentTime absent-time-mismatch
	// 15 min, but the punch and its planned time are 17 min 30 s apart
}

// TestJSON holds dterr.attendance/1 against its documented keys.
func TestJSON(t *testing.T) {
	src, err := os.ReadFile("testdata/2-late-and-early-supplemented.json")
	if err != nil {
		t.Fatal(err)
	}
	type texts struct{ ZH, EN string }
	var got struct {
		Schema, Shape string
		Fields        []map[string]json.RawMessage
		Problems      []struct {
			Path, Key string
			Text      texts
		}
		Notes []json.RawMessage
	}
	out := encode(t, decode(t, string(src), attendance.Options{Redact: true}))
	if err := json.Unmarshal([]byte(out), &got); err != nil {
		t.Fatal(err)
	}
	if got.Schema != "dterr.attendance/1" || got.Shape != "appendix" || got.Notes == nil || len(got.Problems) != 1 {
		t.Errorf("schema %q shape %q notes %v problems %v", got.Schema, got.Shape, got.Notes, got.Problems)
	}
	if p := got.Problems[0]; p.Text.ZH == "" || p.Text.EN == "" {
		t.Errorf("problem without text: %v", p)
	}
	want := map[string]string{
		"items[0].status":     `"21" {"zh":"考勤状态","en":"result of the punch"} {"zh":"迟到","en":"late"}  `,
		"items[0].absentTime": `"1050000" {"zh":"迟到或早退时长","en":"late or early by"} {"zh":"17 分 30 秒","en":"17 min 30 s"}  "17m30s"`,
		"items[0].signTime":   `"1463361450000" {"zh":"实际打卡时间","en":"time of the punch"} {"zh":"2016-05-16 09:17:30 +08:00 (2016-05-16T01:17:30Z)","en":"2016-05-16 09:17:30 +08:00 (2016-05-16T01:17:30Z)"} "2016-05-16T09:17:30+08:00" `,
		"items[0].className":  `"早班" {"zh":"班次名称","en":"name of the shift"} {"zh":"早班","en":"早班"}  `,
	}
	for _, f := range got.Fields {
		path := strings.Trim(string(f["path"]), `"`)
		line := fmt.Sprintf("%s %s %s %s %s", f["value"], f["name"], f["text"], f["time"], f["duration"])
		if w, ok := want[path]; ok && w != line {
			t.Errorf("%s\n got %s\nwant %s", path, line, w)
		}
		delete(want, path)
	}
	if len(want) > 0 {
		t.Errorf("missing fields: %v", want)
	}
	empty := encode(t, decode(t, `{"type":"attendance","category":10}`, attendance.Options{}))
	for _, key := range []string{`"problems":[]`, `"notes":[]`} {
		if !strings.Contains(empty, key) {
			t.Errorf("%s is missing in %s", key, empty)
		}
	}
	if amp := encode(t, decode(t, `{"type":"attendance","category":10,"originUrl":"https://a.example/?a=1&b=2"}`, attendance.Options{})); !json.Valid([]byte(amp)) {
		t.Errorf("not JSON: %s", amp)
	}
}

// TestZone shows times in another zone; what they are does not change.
func TestZone(t *testing.T) {
	r := decode(t, encode(t, cleanDay()), attendance.Options{Zone: time.FixedZone("", -5*3600)})
	f := field(t, r, "items[0].signTime")
	if f.Time != "2016-05-15T20:00:00-05:00" || f.Text.EN != "2016-05-15 20:00:00 -05:00 (2016-05-16T01:00:00Z)" {
		t.Errorf("%s, %s", f.Time, f.Text.EN)
	}
	same(t, "problems", problems(r), nil)
	utc := field(t, decode(t, encode(t, cleanDay()), attendance.Options{Zone: time.UTC}), "items[0].signTime")
	if utc.Time != "2016-05-16T01:00:00Z" || utc.Text.EN != "2016-05-16 01:00:00 +00:00" {
		t.Errorf("%s, %s", utc.Time, utc.Text.EN)
	}
}

// TestMasks hides what names or locates somebody, equal values alike, also in
// fields that no model knows.
func TestMasks(t *testing.T) {
	src := `{"userid":"u17","callbackUrl":"https://a.example/x?uid=u17","extension":{"type":"attendance","category":10,
		"originUrl":"https://a.example/day?user=u17#me","userName":"张三","memo":"call 13800001111 or a@b.example, 02-00-5E-10-00-09",
		"access_token":"0123456789abcdef","gps":{"lat":"30.1","lng":"120.1"},
		"reportLocations":[{"address":"甲路1号"},{"address":" 甲路1号"},{"address":"乙路2号"}],
		"items":[{"status":20,"checkTime":1463360400000,"signTime":1463360400000,"signWifiMAC":"02:00:5E:10:00:01","checkWifiMAC":"02:00:5e:10:00:01","signPlace":{"deep":"丙路3号"}}]}}`
	r := decode(t, src, attendance.Options{Redact: true})
	want := map[string]string{
		"originUrl":                  "https://a.example/day?‹query›",
		"userName":                   "‹name#1›",
		"memo":                       "call ‹mobile#1› or ‹email#1›, ‹mac#1›",
		"access_token":               "‹access_token#1›",
		"gps.lat":                    "‹location#1›",
		"gps.lng":                    "‹location#2›",
		"reportLocations[0].address": "‹address#1›",
		"reportLocations[1].address": "‹address#1›",
		"reportLocations[2].address": "‹address#2›",
		"items[0].signPlace.deep":    "‹address#3›",
		"items[0].signWifiMAC":       "‹mac#2›",
		"items[0].checkWifiMAC":      "‹mac#2›",
	}
	for path, mask := range want {
		if got := field(t, r, path).Value; got != mask {
			t.Errorf("%s: %s, want %s", path, got, mask)
		}
	}
	if len(r.Request) != 2 || r.Request[0].Value != "‹userid#1›" || r.Request[1].Value != "https://a.example/x?‹query›" {
		t.Errorf("request: %v", r.Request)
	}
	if r.Masked < len(want) {
		t.Errorf("%d masked", r.Masked)
	}
	out := encode(t, r)
	for _, secret := range []string{"u17", "张三", "甲路", "丙路", "0123456789abcdef", "13800001111"} {
		if strings.Contains(out, secret) {
			t.Errorf("%q is shown", secret)
		}
	}
	open := decode(t, src, attendance.Options{})
	if f := field(t, open, "userName"); f.Value != "张三" || !f.Unknown || open.Masked != 0 {
		t.Errorf("%v, %d masked", f, open.Masked)
	}
	list := decode(t, `{"recordresult":[{"id":"17692927776","recordId":13800001111,"checkType":"13800001111","userCheckTime":1795396324000}]}`, attendance.Options{Redact: true})
	for path, want := range map[string]string{"id": "17692927776", "recordId": "13800001111", "checkType": "‹mobile#1›"} {
		if got := field(t, list, "recordresult[0]."+path).Value; got != want {
			t.Errorf("%s: %s, want %s", path, got, want)
		}
	}
	if strings.Contains(list.Problems[0].Text.ZH, "138") {
		t.Error(list.Problems[0].Text.ZH)
	}
	m := redact.New()
	m.Value("name", "李四")
	if got := field(t, decode(t, src, attendance.Options{Redact: true, Masker: m}), "userName").Value; got != "‹name#2›" {
		t.Errorf("the Masker is not asked: %s", got)
	}
}

// TestSecrets looks for secrets in every place of a record that shows a value:
// fields of the model that hold any text, fields that no model knows, keys.
func TestSecrets(t *testing.T) {
	const hex64 = "5e1f0a9c7b3d48260f9e8d7c6b5a40390b9d7e3a1c5f42688f6e4d2c0b1a3957"
	src := `{"type":"attendance","category":10,"memo":"SEC` + hex64 + `","13800138000":1,"unionId":"aB3dE5fG7iEiE","corpId":"dingz9y8x7w6v5u4t3s2","tokenValue":"8f3kd93k","signaddress":"丁路4号","clientIp":"203.0.113.9",
		"note":"password is hunter2xyz","originUrl":"https://admin:hunter2x@a.example/day",
		"items":[{"originId":"app access_token=` + hex64 + `","className":"appSecret=s3cr3ts3cr3t","periodName":"$:LWCP_v1:$Kd9fJ2mQ7xZ4vB1nR8wT6yU3pL5sA0gH","classId":"17692927776x","status":"token=8f3kd93k","checkTime":1463360400000}]}`
	r := decode(t, src, attendance.Options{Redact: true})
	for path, want := range map[string]string{
		"memo":                "‹sec_secret#1›",
		"‹mobile#1›":          "1",
		"unionId":             "‹unionid#1›",
		"corpId":              "‹corp_id#1›",
		"tokenValue":          "‹token#1›",
		"signaddress":         "‹address#1›",
		"clientIp":            "‹ip#1›",
		"note":                "password is ‹password#1›",
		"originUrl":           "https://admin:‹password#2›@a.example/day",
		"items[0].originId":   "app access_token=‹access_token#1›",
		"items[0].className":  "appSecret=‹app_secret#1›",
		"items[0].periodName": "‹ding_id#1›",
		"items[0].classId":    "17692927776x",
		"items[0].status":     "token=‹token#1›",
	} {
		if got := field(t, r, path).Value; got != want {
			t.Errorf("%s: %s, want %s", path, got, want)
		}
	}
	out := encode(t, r)
	for _, secret := range []string{hex64[:8], "s3cr3t", "Kd9fJ2", "13800138000", "8f3k", "hunter2", "丁路"} {
		if strings.Contains(out, secret) {
			t.Errorf("%q is shown", secret)
		}
	}
	open := decode(t, src, attendance.Options{})
	if got := field(t, open, "memo").Value; got != "SEC"+hex64 || open.Masked != 0 {
		t.Errorf("masked without being asked: %s", got)
	}
}

// TestNothingIsDropped finds every leaf of a record among the fields.
func TestNothingIsDropped(t *testing.T) {
	src := `{"type":"attendance","category":"99","new":{"a":[1,{"b":null}],"c":[],"d":{}},"type2":true,
		"reportLocations":null,"items":[{"STATUS":20,"status":"?","more":1,"sign_time":1463360400000}]}`
	r := decode(t, src, attendance.Options{})
	var got []string
	for _, f := range r.Fields {
		got = append(got, f.Path+"="+f.Value)
	}
	same(t, "fields", got, []string{
		"type=attendance", "category=99", "new.a[0]=1", "new.a[1].b=null", "new.c=[]", "new.d={}", "type2=true",
		"reportLocations=null", "items[0].status=20", "items[0].status=?", "items[0].more=1", "items[0].signTime=1463360400000",
	})
	same(t, "problems", problems(r), []string{"category unknown-value", "items[0].status unknown-value"})
	same(t, "notes", lines(r.Notes), []string{"category number-as-string", "new unknown-field", "items[0].status key-spelling", "items[0].status duplicate-key"})
}

// TestNearest suggests what was meant by a path that no model has.
func TestNearest(t *testing.T) {
	for path, want := range map[string]string{
		"attendance.status":              "attendance.items.status",
		"attendance.items.statsu":        "attendance.items.status",
		"attendance-list.userCheckTime":  "attendance-list.recordresult.userCheckTime",
		"items[0].sign_time":             "attendance.items.signTime",
		"attendance.items.qqqqqqqqqqqqq": "",
		"":                               "",
	} {
		got := ""
		if near := attendance.Nearest(path); len(near) > 0 {
			got = near[0]
		}
		if got != want {
			t.Errorf("%q: %q, want %q", path, got, want)
		}
	}
}

// TestSchema asks for fields in the ways people write paths.
func TestSchema(t *testing.T) {
	tests := []struct{ path, first, kind, unit string }{
		{"attendance.items.status", "attendance.items.status", "enum", ""},
		{"attendance.items[0].signTime", "attendance.items.signTime", "timestamp", "ms"},
		{"Attendance.Items[].ABSENTTIME", "attendance.items.absentTime", "duration", "ms"},
		{"items[1].signOffset", "attendance.items.signOffset", "number", "m"},
		{"attendance", "attendance", "object", ""},
		{"attendance.items", "attendance.items", "array", ""},
		{"recordresult.timeResult", "attendance-list.recordresult.timeResult", "enum", ""},
		{"attendance-update-data.result.work_date", "attendance-update-data.work_date", "time", ""},
		{"attendance-event.dataList.checkTime", "attendance-event.dataList.checkTime", "timestamp", "ms"},
	}
	for _, tt := range tests {
		fields, ok := attendance.Schema(tt.path)
		if !ok {
			t.Errorf("Schema(%q): not found", tt.path)
			continue
		}
		if f := fields[0]; f.Path != tt.first || f.Type != tt.kind || f.Unit != tt.unit {
			t.Errorf("Schema(%q) = %s %s %q", tt.path, f.Path, f.Type, f.Unit)
		}
		if whole := tt.kind == "object" || tt.kind == "array"; whole != (len(fields) > 1) {
			t.Errorf("Schema(%q): %d fields", tt.path, len(fields))
		}
	}
	for _, path := range []string{"", "attendance.nothing", "attendance.items.status.more", "nothing", "."} {
		if _, ok := attendance.Schema(path); ok {
			t.Errorf("Schema(%q) is found", path)
		}
	}
}

// TestModels checks the models as data: names in both languages, values where
// there have to be some, counterparts that exist, paths that Schema knows.
func TestModels(t *testing.T) {
	var names []string
	for _, m := range attendance.Models() {
		names = append(names, m.Name)
	}
	same(t, "models", names, []string{"attendance", "attendance-list", "attendance-update-data", "attendance-event"})
	var paths []string
	for _, f := range attendance.Completions("") {
		paths = append(paths, f.Path)
	}
	for n, path := range paths {
		if slices.Index(paths, path) != n {
			t.Errorf("%s is there twice", path)
		}
		fields, ok := attendance.Schema(path)
		if !ok || fields[0].Path != path {
			t.Errorf("%s is no path", path)
			continue
		}
		f := fields[0]
		if f.Name.ZH == "" || f.Name.EN == "" || f.Note != nil && (f.Note.ZH == "" || f.Note.EN == "") {
			t.Errorf("%s: a text is missing", path)
		}
		if enum := f.Type == "enum" || f.Type == "flag"; enum != (len(f.Values) > 0) {
			t.Errorf("%s is %s with %d values", path, f.Type, len(f.Values))
		}
		if f.Counterpart != "" && !slices.Contains(paths, f.Counterpart) {
			t.Errorf("%s: no counterpart %s", path, f.Counterpart)
		}
	}
	f, _ := attendance.Schema("attendance.items.duty")
	want := `{"schema":"dterr.field/1","path":"attendance.items.duty","type":"enum","name":{"zh":"上下班","en":"on or off duty"},` +
		`"values":[{"value":"0","text":{"zh":"上班","en":"on duty"}},{"value":"1","text":{"zh":"下班","en":"off duty"}}],` +
		`"note":{"zh":"0 对应 OnDuty，1 对应 OffDuty","en":"0 is today's OnDuty, 1 OffDuty"},"counterpart":"attendance-list.recordresult.checkType"}`
	if got := encode(t, f[0]); got != want {
		t.Errorf("field/1\n got %s\nwant %s", got, want)
	}
	if f, _ := attendance.Schema("attendance.items.classId"); !strings.Contains(encode(t, f[0]), `"values":[]`) {
		t.Error("values is not always there")
	}
}

func FuzzDecode(f *testing.F) {
	for _, name := range []string{"5-string-numbers-items-object-seconds", "6-unknown-enums-night-shift", "7-today-attendance-list", "8-today-getupdatedata", "9-today-event-check-record"} {
		src, err := os.ReadFile("testdata/" + name + ".json")
		if err != nil {
			f.Fatal(err)
		}
		f.Add(src)
	}
	f.Add([]byte(`{"type":"attendance","items":["status":"20","signTime":1e999,"absentTime":-9e18,"checkTime":"9223372036854775808"]}`))
	f.Fuzz(func(t *testing.T, src []byte) {
		n, _, ok := lenient.Parse(src, 0)
		if !ok {
			return
		}
		r := attendance.Decode(n, attendance.Options{Redact: true})
		if recognised(n) != (r != nil) {
			t.Fatal("Records and Decode disagree")
		}
		if r == nil {
			return
		}
		if _, err := json.Marshal(r); err != nil {
			t.Fatal(err)
		}
	})
}
