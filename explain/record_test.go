package explain_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/dterr/dterr/explain"
)

// An attendance app's record, a refusal, and what today's list answers with.
const (
	record = `{"type":"attendance","category":10,"originUrl":"https://a.example.com/d","items":[` +
		`{"originUrl":"https://a.example.com/x","status":20,"duty":0,"checkTime":1463360400000,"signTime":1463360300000},` +
		`{"originUrl":"https://a.example.com/y","status":20,"duty":1,"checkTime":1463392800000,"signTime":1463392900000}]}`
	refusal = `{"errcode":41100,"errmsg":"time error"}`
	row     = `{"id":%[1]d,"userId":"u%[1]d","checkType":"OnDuty","timeResult":"Normal","locationResult":"Normal","baseCheckTime":1809651600000,"userCheckTime":1809651402595}`
)

// items tells what Stream finds, in order: codes, or the shape of a record with
// "+ok" when a success carries it, its problems and whether it was cut.
func items(t *testing.T, in string) []string {
	t.Helper()
	var out []string
	_, err := explain.Stream(strings.NewReader(in), explain.Options{Now: now()}, func(it explain.Item) error {
		if it.Finding != nil {
			out = append(out, strings.Join(it.Finding.Codes, "/")+" "+string(it.Finding.Platform))
			return nil
		}
		s := it.Attendance.Shape
		if it.Body != nil {
			s += "+ok"
		}
		for _, p := range it.Attendance.Problems {
			s += " " + p.Path + ":" + p.Key
		}
		for _, n := range it.Attendance.Notes {
			if n.Key == "truncated" || n.Key == "part-of-record" {
				s += " " + n.Key
			}
		}
		out = append(out, s)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func rows(n int) string {
	var b strings.Builder
	for i := range n {
		if i > 0 {
			b.WriteByte(',')
		}
		fmt.Fprintf(&b, row, i)
	}
	return b.String()
}

func inQuotes(s string) string {
	b, _ := json.Marshal(s)
	return string(b)
}

// TestRecordsAndAnswers reads records in what stands around them: answers
// beside them are found too, and neither hides the other.
func TestRecordsAndAnswers(t *testing.T) {
	two := rows(2)
	tests := []struct {
		name, in string
		want     []string
	}{
		{"a success with rows", `{"errcode":0,"errmsg":"ok","recordresult":[` + two + `]}`, []string{"list+ok"}},
		{"a record that is sent", record, []string{"appendix"}},
		{"a refusal first", "[" + refusal + "," + record + "]", []string{"41100 dingtalk", "appendix"}},
		{"a refusal behind", "[" + record + "," + refusal + "]", []string{"appendix", "41100 dingtalk"}},
		{"one line", "resp=" + refusal + " req=" + record, []string{"41100 dingtalk", "appendix"}},
		{"one object", `{"request":{"extension":` + record + `},"response":` + refusal + `}`, []string{"appendix", "41100 dingtalk"}},
		{"one object, a success", `{"request":{"extension":` + record + `},"response":{"errcode":0,"errmsg":"ok"}}`, []string{"appendix", "0 dingtalk"}},
		{"an empty list in a refusal", `{"errcode":41041,"errmsg":"x","recordresult":[]}`, []string{"41041 dingtalk"}},
		{"upper case", strings.Replace(record, `"attendance"`, `"ATTENDANCE"`, 1), []string{"appendix"}},
		{"no type", strings.Replace(record, `"type":"attendance",`, "", 1), []string{"appendix"}},
		{"no errcode", `{"recordresult":[` + two + `]}`, []string{"list+ok"}},
		{"rows alone", "[" + two + "]", []string{"list+ok"}},
		{"a row a line", strings.Replace(two, ",{", "\n{", 1), []string{"list+ok"}},
		{"an event without its type", `{"dataList":[{"checkTime":1798419600000,"userId":"u","locationMethod":"MAP","checkByUser":true}]}`, []string{"event"}},
		{"errcode behind a long list", `{"recordresult":[` + rows(600) + `],"errcode":0}`, []string{"list+ok"}},
		{"cut, the next entry a refusal", "INFO body=" + record[:300] + "...(truncated)\n2026-05-01 ERROR resp=" + refusal + "\n", []string{"appendix truncated", "41100 dingtalk"}},
		{"cut in a text", "INFO body=" + record[:165] + "\n2026-05-01 ERROR resp=" + refusal + "\n", []string{"appendix truncated", "41100 dingtalk"}},
		{"any member", `{"payload":` + record + `}`, []string{"appendix"}},
		{"a list of records", `{"extension":[` + record + "," + record + `]}`, []string{"appendix", "appendix"}},
		{"in a message", `{"level":"info","msg":` + inQuotes("sent "+record) + `}`, []string{"appendix"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := items(t, tt.in); !slices.Equal(got, tt.want) {
				t.Errorf("got  %q\nwant %q", got, tt.want)
			}
		})
	}
}

// TestLargeList reads a list of more than is read at once: no row is lost, and
// none is called wrong for where a part ends.
func TestLargeList(t *testing.T) {
	const n = 9000
	in := `{"errcode":0,"recordresult":[` + rows(n) + `],"hasMore":false}`
	seen, records := 0, 0
	_, err := explain.Stream(bytes.NewReader([]byte(in)), explain.Options{Now: now()}, func(it explain.Item) error {
		if it.Finding != nil {
			t.Errorf("a finding: %v", it.Finding.Codes)
			return nil
		}
		records++
		for _, p := range it.Attendance.Problems {
			t.Errorf("part %d: %v", records, p)
		}
		for _, note := range it.Attendance.Notes {
			if note.Key == "truncated" {
				t.Errorf("part %d is called cut", records)
			}
		}
		for _, day := range it.Attendance.Days {
			for _, it := range day.Items {
				if !it.Sign.IsZero() {
					seen++
				}
			}
		}
		return nil
	})
	if err != nil || seen != n || records < 2 {
		t.Errorf("%d of %d rows in %d parts, error %v", seen, n, records, err)
	}
}

// TestCutRecords reads a log in which every line breaks off: each is found, and
// none takes in those below.
func TestCutRecords(t *testing.T) {
	const n = 3000
	got := items(t, strings.Repeat("INFO body="+record[:165]+"\n", n))
	if len(got) != n || slices.ContainsFunc(got, func(s string) bool { return s != "appendix truncated" }) {
		t.Errorf("%d of %d, the first %q", len(got), n, got[:min(len(got), 2)])
	}
}
