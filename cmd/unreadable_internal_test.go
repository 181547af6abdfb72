package cmd

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/dterr/dterr/cmd/internal/logfile"
	"github.com/dterr/dterr/explain/scan"
)

// TestUnreadable holds that each fault of a log is told in words of its own, in both
// languages, without Go's.
func TestUnreadable(t *testing.T) {
	for _, c := range []struct {
		err    error
		zh, en string
	}{
		{&logfile.MissingError{Name: "a.zst", Program: "zstd", Debian: "zstd", Brew: "zstd"}, "解压需要 zstd", "unpacking it takes zstd"},
		{fmt.Errorf("x: %w", logfile.ErrCut), "不完整", "cut short"},
		{fmt.Errorf("x: %w", logfile.ErrCorrupt), "已损坏", "corrupt"},
		{fmt.Errorf("x: %w", logfile.ErrTruncated), "被截短", "became shorter"},
		{scan.ErrTruncated, "被截短", "became shorter"},
		{&logfile.ProgramError{Program: "xz", Exit: 1, Last: "bad format"}, "xz 解压失败: ", "xz could not unpack it: "},
		{io.ErrUnexpectedEOF, "a.zst：", "a.zst: "},
	} {
		var f *failure
		if !errors.As(unreadable("a.zst", c.err), &f) || f.exit != exitFailure {
			t.Fatalf("%v: no failure", c.err)
		}
		if !strings.Contains(f.text.ZH, c.zh) || !strings.Contains(f.text.EN, c.en) {
			t.Errorf("%v: %q, %q", c.err, f.text.ZH, f.text.EN)
		}
	}
}
