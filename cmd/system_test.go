package cmd_test

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"strings"
	"syscall"
	"testing"

	"github.com/dterr/dterr/cmd"
)

// failing fails at every read as the system does.
type failing struct{ err error }

func (f failing) Read([]byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: "/dev/stdin", Err: f.err}
}

// TestSystem proves that a failure of the machine is told in the language of the
// reader, without the name that the sentence has already, and that a rare one
// keeps the system's words.
func TestSystem(t *testing.T) {
	for _, tt := range []struct {
		err    error
		zh, en string
	}{
		{syscall.ENOENT, "文件不存在", "no such file or directory"},
		{syscall.EACCES, "没有权限", "permission denied"},
		{syscall.EISDIR, "是目录，不是文件", "is a directory"},
		{syscall.ENOTDIR, "路径中有一段不是目录", "not a directory"},
		{syscall.ENAMETOOLONG, "文件名太长", "file name too long"},
		{syscall.ELOOP, "符号链接循环", "too many levels of symbolic links"},
		{syscall.EMFILE, "打开的文件太多", "too many open files"},
		{syscall.ENFILE, "系统打开的文件太多", "too many open files in system"},
		{syscall.ENOSPC, "磁盘空间不足", "no space left on device"},
		{syscall.EDQUOT, "超出磁盘配额", "disk quota exceeded"},
		{syscall.EFBIG, "文件太大", "file too large"},
		{syscall.EROFS, "文件系统只读", "read-only file system"},
		{syscall.EIO, "设备读写出错", "input/output error"},
		{syscall.ENOMEM, "内存不足", "cannot allocate memory"},
		{syscall.EBUSY, "设备或文件正被占用", "device or resource busy"},
		{syscall.EINVAL, "无效的参数", "invalid argument"},
		{syscall.ETIMEDOUT, "超时", "connection timed out"},
		{errors.New("device is gone"), "device is gone", "device is gone"},
	} {
		for lang, want := range map[string]string{
			"zh": "dterr: error: 读取 stdin：" + tt.zh + "\n",
			"en": "dterr: error: read stdin: " + tt.en + "\n",
		} {
			var errs bytes.Buffer
			code := cmd.Main([]string{"--lang", lang, "explain", "-"}, cmd.Streams{In: failing{tt.err}, Out: io.Discard, Err: &errs}, "1.2.3")
			if code != 1 || errs.String() != want {
				t.Errorf("%v: exit code %d, %q, want %q", tt.err, code, errs.String(), want)
			}
		}
	}
}

// TestDirectory proves that a directory is told as one.
func TestDirectory(t *testing.T) {
	dir := t.TempDir()
	for lang, want := range map[string]string{"zh": "：是目录，不是文件\n", "en": ": is a directory\n"} {
		code, _, errs := run(t, nil, "--lang", lang, "explain", dir)
		if code != 1 || !strings.HasSuffix(errs, want) || strings.Count(errs, dir) != 1 {
			t.Errorf("exit code %d, %q", code, errs)
		}
	}
}
