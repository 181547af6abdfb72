package cmd

import (
	"bufio"
	"errors"
	"io"
	"io/fs"
	"os"
	"runtime"
	"strings"
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
	if !errors.As(err, &no) {
		text = withoutPackage(text)
	}
	return codes.Text{ZH: text, EN: text}
}

// withoutPackage cuts the names of Go's packages and functions off the front of
// an error, which say nothing to whoever did not write the program: bufio.Scanner:
// token too long.
func withoutPackage(text string) string {
	for {
		name, rest, ok := strings.Cut(text, ": ")
		word := strings.Trim(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/*().") == ""
		if !ok || !word || !strings.Contains(name, ".") && !has(goPackages(), name) {
			return text
		}
		text = rest
	}
}

// goPackages are the packages whose errors begin with their names.
func goPackages() []string {
	return []string{"bufio", "bytes", "exec", "flag", "flate", "gzip", "hex", "http", "io", "json", "os", "pflag", "pipe", "regexp", "strconv", "strings", "syscall", "time", "url", "utf8", "zlib"}
}

// unexpected is an error that nobody said anything about.
func unexpected(err error) codes.Text {
	cause := system(err)
	return codes.Text{ZH: "意外的错误：" + cause.ZH, EN: "unexpected error: " + cause.EN}
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
		{syscall.EBADF, say("文件描述符无效", "bad file descriptor")},
		{syscall.ENXIO, say("没有这个设备", "no such device or address")},
		{syscall.ENODEV, say("没有这个设备", "no such device")},
		{syscall.EAGAIN, say("资源暂时不可用", "resource temporarily unavailable")},
		{syscall.ECONNRESET, say("连接被重置", "connection reset by peer")},
		{errors.ErrUnsupported, say("不支持这种操作", "operation not supported")},
		{os.ErrDeadlineExceeded, say("超时", "timed out")},
		{fs.ErrClosed, say("文件已经关闭", "the file is closed")},
		{io.ErrUnexpectedEOF, say("输入提前结束", "the input ends too soon")},
		{io.ErrNoProgress, say("读不到内容", "nothing more comes")},
		{io.ErrShortWrite, say("没有写完", "not all was written")},
		{bufio.ErrTooLong, say("有一行太长", "a line is too long")},
	}
}

func diskFull() codes.Text { return say("磁盘空间不足", "no space left on device") }
