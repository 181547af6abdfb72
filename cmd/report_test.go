package cmd_test

import (
	"bytes"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/dterr/dterr/cmd"
)

// interrupting gives a text, and at its end interrupts the program.
type interrupting struct {
	io.Reader
	stop chan struct{}
}

func (r *interrupting) Read(b []byte) (int, error) {
	n, err := r.Reader.Read(b)
	if n == 0 && r.stop != nil {
		close(r.stop)
		r.stop = nil
	}
	return n, err
}

// TestReportInterrupted proves that after an interrupt a report has what was found, and
// that there is none where nothing was.
func TestReportInterrupted(t *testing.T) {
	for text, want := range map[string]string{
		"2026-11-22 10:00:00 ERROR https://oapi.dingtalk.com/user/get {\"errcode\":40014,\"errmsg\":\"不合法的access_token\"}\n": "How to reproduce it",
		"2026-11-22 10:00:00 INFO saved 12 rows\n": "",
	} {
		stop := make(chan struct{})
		var out, errs bytes.Buffer
		exit := cmd.Main([]string{"report", "--lang", "en"}, cmd.Streams{
			In: &interrupting{strings.NewReader(text), stop}, Out: &out, Err: &errs,
			InPiped:     func() bool { return true },
			Interrupted: func() <-chan struct{} { return stop },
			Now:         func() time.Time { return time.Date(2026, 11, 23, 1, 0, 0, 0, time.UTC) },
		}, "1.2.3")
		if exit != 130 || errs.Len() > 0 || (out.Len() > 0) != (want != "") || !strings.Contains(out.String(), want) {
			t.Errorf("exit code %d, stderr %q, stdout\n%s", exit, &errs, &out)
		}
	}
}
