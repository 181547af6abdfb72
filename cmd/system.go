package cmd

import (
	"errors"
	"io/fs"
	"runtime"
	"syscall"

	"github.com/dterr/dterr/codes"
)

// system says what the system found wrong, in both languages where the fault is
// a common one, else in the system's own words. The operation and the file are
// left out: whoever asked for them names them.
func system(err error) codes.Text {
	var path *fs.PathError
	if errors.As(err, &path) {
		err = path.Err
	}
	for _, fault := range faults() {
		if errors.Is(err, fault.err) {
			return fault.text
		}
	}
	// Windows has numbers of its own for a disk that is full.
	var no syscall.Errno
	if runtime.GOOS == "windows" && errors.As(err, &no) && (no == 39 || no == 112) {
		return diskFull()
	}
	text := err.Error()
	return codes.Text{ZH: text, EN: text}
}

// fault is something that goes wrong on a machine.
type fault struct {
	err  error
	text codes.Text
}

func faults() []fault {
	return []fault{
		{fs.ErrNotExist, say("文件不存在", "no such file or directory")},
		{fs.ErrPermission, say("没有权限", "permission denied")},
		{syscall.EISDIR, say("是目录，不是文件", "is a directory")},
		{syscall.ENOTDIR, say("路径中有一段不是目录", "not a directory")},
		{syscall.ENAMETOOLONG, say("文件名太长", "file name too long")},
		{syscall.ELOOP, say("符号链接循环", "too many levels of symbolic links")},
		{syscall.EMFILE, say("打开的文件太多", "too many open files")},
		{syscall.ENFILE, say("系统打开的文件太多", "too many open files in system")},
		{syscall.ENOSPC, diskFull()},
		{syscall.EDQUOT, say("超出磁盘配额", "disk quota exceeded")},
		{syscall.EFBIG, say("文件太大", "file too large")},
		{syscall.EROFS, say("文件系统只读", "read-only file system")},
		{syscall.EIO, say("设备读写出错", "input/output error")},
		{syscall.ENOMEM, say("内存不足", "cannot allocate memory")},
		{syscall.EBUSY, say("设备或文件正被占用", "device or resource busy")},
		{syscall.EINVAL, say("无效的参数", "invalid argument")},
		{syscall.ETIMEDOUT, say("超时", "connection timed out")},
	}
}

func diskFull() codes.Text { return say("磁盘空间不足", "no space left on device") }
