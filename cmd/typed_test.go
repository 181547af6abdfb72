package cmd_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/dterr/dterr/cmd"
)

// idsTold runs the program with --json and gives the ids and statuses of its
// answers.
func idsTold(t *testing.T, stdin string, args ...string) (told string) {
	t.Helper()
	var out, errs strings.Builder
	s := cmd.Streams{In: strings.NewReader(stdin), Out: &out, Err: &errs}
	cmd.Main(append(args, "--json"), s, "1.2.3")
	for line := range strings.Lines(out.String()) {
		var v struct {
			Schema, ID string
			Status     json.Number
		}
		v.Status = ""
		if strings.HasPrefix(line, `{"schema":"dterr.entry/1"`) || strings.HasPrefix(line, `{"schema":"dterr.class/1"`) {
			var e struct{ Schema, ID string }
			if err := json.Unmarshal([]byte(line), &e); err != nil {
				t.Fatal(err)
			}
			told += e.ID + " "
			continue
		}
		if err := json.Unmarshal([]byte(line), &v); err != nil {
			t.Fatal(err)
		}
		if v.Status != "" {
			told += "http:" + v.Status.String() + " "
		}
	}
	return told
}

// TestFormsAgree proves that there is one reader of codes: what is typed first,
// behind lookup and classify, and what stands on a line of stdin.
func TestFormsAgree(t *testing.T) {
	for form, want := range map[string]string{
		"40014":                       "oapi/40014 ",
		"错误码40014":                    "oapi/40014 ",
		"错误码：40014":                   "oapi/40014 ",
		"error 40014":                 "oapi/40014 ",
		"40014,40035":                 "oapi/40014 oapi/40035 robot/40035 ",
		"40014；40035":                 "oapi/40014 oapi/40035 robot/40035 ",
		"40014 40035":                 "oapi/40014 oapi/40035 robot/40035 ",
		"40035。":                      "oapi/40035 robot/40035 ",
		"-1.":                         "oapi/-1 robot/-1 jsapi/-1 ",
		"（40014）":                     "oapi/40014 ",
		"[88]":                        "oapi/88 ",
		"robot 310000":                "robot/310000 ",
		"oapi.40014":                  "oapi/40014 ",
		"88 60011":                    "oapi/60011 oapi/88 ",
		"88-60011":                    "oapi/60011 oapi/88 ",
		"40014L":                      "oapi/40014 ",
		"\ufeff40014":                 "oapi/40014 ",
		"４００１４":                       "oapi/40014 ",
		"900001-900002":               "callback/900001 callback/900002 ",
		"Missingbod?":                 "api/Missingbody ",
		"404":                         "http:404 oapi/404 stream/404 ",
		"HTTP 403":                    "http:403 ",
		"62012":                       "",
		"https://h#40014":             "oapi/40014 ",
		"code: InvalidAuthentication": "api/InvalidAuthentication ",
		"[subcode=60011,submsg=没有调用该接口的权限]":       "oapi/60011 ",
		"InvalidAuthentication: 不合法的access_token": "api/InvalidAuthentication ",
	} {
		if got := idsTold(t, "", form); got != want {
			t.Errorf("dterr %q: %q, want %q", form, got, want)
		}
		if got := idsTold(t, "", "lookup", form); got != want {
			t.Errorf("dterr lookup %q: %q, want %q", form, got, want)
		}
		if got := idsTold(t, form+"\n", "lookup", "-"); got != want {
			t.Errorf("dterr lookup - of %q: %q, want %q", form, got, want)
		}
		codesOnly := want
		if i := strings.Index(want, "http:"); i >= 0 {
			_, codesOnly, _ = strings.Cut(want, " ")
		}
		if got := idsTold(t, "", "classify", form); got != codesOnly {
			t.Errorf("dterr classify %q: %q, want %q", form, got, codesOnly)
		}
	}
}
