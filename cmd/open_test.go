package cmd_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/dterr/dterr/cmd"
	"github.com/dterr/dterr/codes"
)

// TestOpen proves that --open opens one page of the catalogue's, behind the answer, that
// nothing is opened for what is unknown, and that what goes wrong is said with the page.
func TestOpen(t *testing.T) {
	const appendix = "https://open.dingtalk.com/document/development/server-api-error-codes-1"
	for _, c := range []struct {
		name   string
		args   []string
		fails  error
		want   int
		opened string
		told   string
	}{
		{name: "a code", args: []string{"lookup", "--open", "oapi/60107"}, opened: appendix},
		{name: "without the word", args: []string{"oapi/60107", "--open"}, opened: appendix},
		{name: "as JSON", args: []string{"lookup", "--json", "--open", "oapi/60107"}, opened: appendix},
		{name: "the first of two", args: []string{"lookup", "nosuchcode0", "oapi/60107", "robot/310000", "--open"}, want: 3, opened: appendix, told: "nosuchcode0"},
		{name: "not asked for", args: []string{"lookup", "oapi/60107"}},
		{name: "unknown", args: []string{"lookup", "--open", "nosuchcode0"}, want: 3, told: "nosuchcode0"},
		{name: "no browser", args: []string{"lookup", "--open", "oapi/60107"}, fails: errors.New("no display"), want: 1, opened: appendix, told: "dterr: error: open a browser: no display\ndterr: hint: the official page: " + appendix + "\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var out, errs bytes.Buffer
			opened := ""
			got := cmd.Main(c.args, cmd.Streams{
				In: strings.NewReader(""), Out: &out, Err: &errs,
				Open: func(url string) error {
					if opened != "" || out.Len() == 0 {
						t.Errorf("%s is opened behind %q and %d bytes", url, opened, out.Len())
					}
					opened = url
					return c.fails
				},
			}, "1.2.3")
			if got != c.want || opened != c.opened || !strings.Contains(errs.String(), c.told) || c.told == "" && errs.Len() > 0 {
				t.Errorf("exit %d, opened %q, stderr %q", got, opened, errs.String())
			}
			if strings.Contains(out.String(), "nosuchcode0") || c.want != 3 && out.Len() == 0 {
				t.Errorf("stdout %q", out.String())
			}
		})
	}
}

// TestOpenNothing proves that an entry without an official page is answered all the same.
func TestOpenNothing(t *testing.T) {
	entries := codes.Entries()
	for i := range entries {
		e := &entries[i]
		if len(e.Docs()) > 0 {
			continue
		}
		var out, errs bytes.Buffer
		got := cmd.Main([]string{"lookup", "--open", e.ID}, cmd.Streams{
			In: strings.NewReader(""), Out: &out, Err: &errs,
			Open: func(url string) error { t.Errorf("%s is opened", url); return nil },
		}, "1.2.3")
		if got != 0 || out.Len() == 0 || errs.String() != "dterr: no official page is known to open\n" {
			t.Errorf("%s: exit %d, stderr %q", e.ID, got, errs.String())
		}
		return
	}
	t.Skip("every entry has a page")
}
