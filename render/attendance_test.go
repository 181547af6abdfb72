package render_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/mattn/go-runewidth"

	"github.com/dterr/dterr/explain/attendance"
	"github.com/dterr/dterr/explain/lenient"
	"github.com/dterr/dterr/render"
)

// attendanceView renders a record that has to be one.
func attendanceView(t *testing.T, src string, o render.Options) string {
	t.Helper()
	n, _, _ := lenient.Parse([]byte(src), 0)
	r := attendance.Decode(n, attendance.Options{Redact: true, Zone: o.Zone})
	if r == nil {
		t.Fatalf("not a record: %s", src)
	}
	var b bytes.Buffer
	if err := render.Attendance(&b, r, o); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// attendanceGolden compares with a golden file, or writes it with -update.
func attendanceGolden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", "attendance-"+name+".txt")
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got == string(want) {
		return
	}
	g, w := strings.Split(got, "\n"), strings.Split(string(want), "\n")
	for i := range max(len(g), len(w)) {
		line := func(s []string) string {
			if i < len(s) {
				return s[i]
			}
			return "(end)"
		}
		if line(g) != line(w) {
			t.Fatalf("%s:%d\n got %s\nwant %s", path, i+1, line(g), line(w))
		}
	}
}

// TestAttendance shows each sort of record wide, narrow and in colour.
func TestAttendance(t *testing.T) {
	samples := filepath.Join("..", "explain", "attendance", "testdata")
	tests := []struct {
		name, file string
		o          render.Options
	}{
		{"normal.zh", "1-normal.json", render.Options{Lang: "zh", Width: 100}},
		{"late.zh.color", "2-late-and-early-supplemented.json", render.Options{Lang: "zh", Width: 100, Color: true}},
		{"late.en.narrow", "2-late-and-early-supplemented.json", render.Options{Lang: "en", Width: 60}},
		{"outside.en", "3-status-20-but-signed-late.json", render.Options{Lang: "en", Width: 100}},
		{"outside.en.color", "3-status-20-but-signed-late.json", render.Options{Lang: "en", Width: 100, Color: true}},
		{"absent.zh", "4-missing-fields-absent.json", render.Options{Lang: "zh", Width: 80}},
		{"strings.en", "5-string-numbers-items-object-seconds.json", render.Options{Lang: "en", Width: 100}},
		{"night.zh", "6-unknown-enums-night-shift.json", render.Options{Lang: "zh", Width: 100}},
		{"night.zh.narrow", "6-unknown-enums-night-shift.json", render.Options{Lang: "zh", Width: 60}},
		{"night.en.utc", "6-unknown-enums-night-shift.json", render.Options{Lang: "en", Width: 100, Zone: time.UTC}},
		{"list.zh", "7-today-attendance-list.json", render.Options{Lang: "zh", Width: 100}},
		{"update-data.en", "8-today-getupdatedata.json", render.Options{Lang: "en", Width: 100}},
		{"event.en.narrow", "9-today-event-check-record.json", render.Options{Lang: "en", Width: 60}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			src, err := os.ReadFile(filepath.Join(samples, tt.file))
			if err != nil {
				t.Fatal(err)
			}
			got := attendanceView(t, string(src), tt.o)
			attendanceGolden(t, tt.name, got)
			if !tt.o.Color {
				withinWidth(t, got, tt.o.Width)
			}
		})
	}
}

var urlLine = regexp.MustCompile(`^ +(\[\d+\] )?https?://\S+$`)

// withinWidth holds every line against the width, but for those that are a URL;
// it measures by itself.
func withinWidth(t *testing.T, text string, width int) {
	t.Helper()
	c := runewidth.Condition{StrictEmojiNeutral: true}
	for i, line := range strings.Split(text, "\n") {
		if n := c.StringWidth(line); n > width && !urlLine.MatchString(line) {
			t.Errorf("line %d has %d cells of %d: %s", i+1, n, width, line)
		}
		if strings.TrimRight(line, " ") != line {
			t.Errorf("line %d ends in blanks: %q", i+1, line)
		}
	}
}

// TestAttendanceLongList gives each punch of a long list a line of its own.
func TestAttendanceLongList(t *testing.T) {
	var rows []string
	for day := range int64(10) {
		for i, duty := range []string{"OnDuty", "OffDuty"} {
			date := 1795363200000 + day*86_400_000
			plan := date + int64(9+9*i)*3_600_000
			sign := plan + (2*int64(i)-1)*day*60_000
			if day == 3 {
				sign = plan + day*60_000 // called normal all the same
			}
			rows = append(rows, fmt.Sprintf(`{"id":%d,"userId":"u%d","workDate":%d,"checkType":%q,"sourceType":"USER","timeResult":"Normal","locationResult":"Normal","baseCheckTime":%d,"userCheckTime":%d}`,
				len(rows), day%2, date, duty, plan, sign))
		}
	}
	got := attendanceView(t, `{"recordresult":[`+strings.Join(rows, ",")+`]}`, render.Options{Lang: "zh", Width: 100})
	attendanceGolden(t, "long-list.zh", got)
	withinWidth(t, got, 100)
	narrow := attendanceView(t, `{"recordresult":[`+strings.ReplaceAll(strings.Join(rows, ","), "00}", "17}")+`]}`, render.Options{Lang: "en", Width: 60})
	attendanceGolden(t, "long-list.en.narrow", narrow)
	withinWidth(t, narrow, 60)
	two := attendanceView(t, `{"recordresult":[`+strings.Join(rows[:2], ",")+`]}`, render.Options{Lang: "en", Width: 80})
	attendanceGolden(t, "two-rows.en", two)
	withinWidth(t, two, 80)
}

// TestAttendanceIsEscaped lets nothing of a record reach the terminal raw, in
// whatever field it stands.
func TestAttendanceIsEscaped(t *testing.T) {
	evil := `\u001b]0;x\u0007\u202e\u009b31m`
	src := `{"type":"attendance","category":"` + evil + `","` + evil + `":"` + evil + `","stdWorkingTime":"` + evil + `",
		"originUrl":"https://a.example/` + evil + `","items":[{"status":"` + evil + `","duty":"` + evil + `","className":"` + evil + `","signTime":1463360400000,
		"checkTime":1463360400000,"periodStartTime":1463360400000,"periodEndTime":1463392800000,"supplement":1,"signOffset":"` + evil + `"}]}`
	n, _, _ := lenient.Parse([]byte(src), 0)
	for _, width := range []int{40, 60, 100} {
		for _, lang := range []string{"zh", "en"} {
			var b bytes.Buffer
			if err := render.Attendance(&b, attendance.Decode(n, attendance.Options{}), render.Options{Lang: lang, Width: width}); err != nil {
				t.Fatal(err)
			}
			for _, bad := range []string{"\x1b", "\x07", "\u202e", "\u009b"} {
				if strings.Contains(b.String(), bad) {
					t.Errorf("%d %s: %q is shown", width, lang, bad)
				}
			}
			withinWidth(t, b.String(), width)
		}
	}
}

// TestAttendanceOddTimes draws what has hardly any axis: no times, one time,
// times years apart, windows with one end.
func TestAttendanceOddTimes(t *testing.T) {
	for _, items := range []string{
		`{"status":23,"duty":0,"signOffset":1}`,
		`{"status":20,"duty":0,"signTime":1463360400000}`,
		`{"status":20,"duty":0,"signTime":1463360400000,"checkTime":1003360400000}`,
		`{"status":20,"duty":0,"signTime":1463360400000,"checkStartTime":1463350400000,"supplement":0}`,
		`{"status":20,"duty":0,"checkEndTime":1463360400001,"checkStartTime":1463370400000,"signTime":9999999999999}`,
	} {
		src := `{"type":"attendance","category":10,"items":[` + items + `]}`
		for _, width := range []int{0, 10, 40, 100, 400} {
			got := attendanceView(t, src, render.Options{Lang: "zh", Width: width})
			withinWidth(t, got, max(render.Fit(width), 40))
		}
	}
}
