package cmd

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/dterr/dterr/codes"
)

// How stdin is named on the command line and in findings, and how an argument is
// named that is no file but an answer itself.
const (
	dash     = "-"
	stdin    = "stdin"
	argument = "argument"
)

// each opens the inputs named, in order, and calls f with each: files, - for
// stdin, and stdin alone where nothing is named. One of several that cannot be
// read is told and passed over; the run fails all the same.
func (a *app) each(names []string, f func(name string, r io.Reader) error) error {
	if len(names) == 0 {
		names = []string{dash}
	}
	var broken error
	for _, name := range allTyped(names) {
		err := a.with(name, f)
		var read *failure
		switch {
		case err == nil:
		case len(names) == 1 || !errors.As(err, &read):
			return err
		default:
			a.report(err)
			broken = status(exitFailure)
		}
	}
	return broken
}

func (a *app) with(name string, f func(name string, r io.Reader) error) error {
	if name == dash {
		if a.streams.InTerminal() {
			a.notice(say("从终端读取，按 Ctrl-D 结束", "reading from the terminal, Ctrl-D ends it"))
		}
		return f(stdin, a.streams.In)
	}
	file, err := os.Open(name) // #nosec G304 -- reading the files that the user names is the purpose
	if err != nil && (isBody(name) || holdsAnswer(name)) {
		return f(argument, strings.NewReader(name))
	}
	if err != nil {
		return failed(say("读取 %s", "read %s", bare(name)), err)
	}
	defer file.Close() //nolint:errcheck // nothing was written
	if info, err := file.Stat(); err == nil && info.IsDir() {
		return failed(say("读取 %s", "read %s", bare(name)), &fs.PathError{Op: "read", Path: name, Err: syscall.EISDIR})
	}
	return f(name, file)
}

// withoutRemark cuts what begins with a # at the beginning of a line or behind a
// blank. One inside a word is the word's own, as in a URL.
func withoutRemark(line string) string {
	for i := range len(line) {
		if line[i] == '#' && (i == 0 || line[i-1] == ' ' || line[i-1] == '\t') {
			return strings.TrimSpace(line[:i])
		}
	}
	return strings.TrimSpace(line)
}

// moment reads a time as --at takes it: RFC 3339 or milliseconds since 1970.
func moment(s string) (time.Time, error) {
	t, hint, ok := instant(s)
	if !ok {
		return t, usage(say("--at 不是时间：%s", "--at: not a time: %s", quote(s)), hint)
	}
	return t, nil
}

// The years in which a number of milliseconds is taken for one. Outside of them
// it is a number of seconds, which would be a day in 1970, or of microseconds.
const (
	firstYear = 1980
	lastYear  = 2200
)

// instant reads a time, or gives a hint at how to write one.
func instant(s string) (t time.Time, hint codes.Text, ok bool) {
	if ms, err := strconv.ParseInt(s, 10, 64); err == nil {
		t = time.UnixMilli(ms)
		return t, say("数字要写毫秒，是 13 位；秒数请乘以 1000", "a number is in milliseconds and has 13 digits; multiply seconds by 1000"), t.Year() >= firstYear && t.Year() <= lastYear
	}
	t, err := time.Parse(time.RFC3339Nano, strings.ToUpper(strings.Replace(s, " ", "T", 1)))
	return t, say("写成 2026-11-23T09:00:00+08:00，或毫秒数", "write 2026-11-23T09:00:00+08:00, or milliseconds"), err == nil
}

// zone reads a time zone: Asia/Shanghai, +08:00, UTC or local.
func zone(s string) (*time.Location, error) {
	switch strings.ToLower(s) {
	case "":
		return nil, nil
	case "local":
		return time.Local, nil
	case "z", "utc":
		return time.UTC, nil
	}
	for _, layout := range []string{"-07:00", "-0700", "-07"} {
		if t, err := time.Parse(layout, strings.TrimPrefix(strings.ToUpper(s), "UTC")); err == nil {
			_, offset := t.Zone()
			return time.FixedZone("", offset), nil
		}
	}
	loc, err := time.LoadLocation(s)
	if err == nil {
		return loc, nil
	}
	if strings.EqualFold(s, "Asia/Shanghai") || strings.EqualFold(s, "PRC") {
		return time.FixedZone("CST", 8*60*60), nil
	}
	return nil, usage(say("--tz 不是时区：%s", "--tz: not a time zone: %s", quote(s)),
		say("写成 Asia/Shanghai 或 +08:00", "write Asia/Shanghai or +08:00"))
}
