package cmd

import (
	"context"
	"errors"

	"github.com/dterr/dterr/cmd/internal/logfile"
	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain/scan"
)

// unreadable says of a log why it could not be read, or not to its end.
func unreadable(name string, err error) error {
	step := say("读取 %s", "read %s", bare(name))
	because := func(zh, en string, hints ...codes.Text) error {
		return &failure{exit: exitFailure, text: codes.Text{ZH: step.ZH + "：" + zh, EN: step.EN + ": " + en}, hints: hints, err: err}
	}
	var missing *logfile.MissingError
	var program *logfile.ProgramError
	switch {
	case errors.As(err, &missing):
		return because("解压需要 "+missing.Program, "unpacking it takes "+missing.Program,
			say("安装：apt install %s，或 brew install %s", "install it: apt install %s, or brew install %s", missing.Debian, missing.Brew))
	case errors.Is(err, logfile.ErrCut):
		return because("压缩文件不完整，只统计了读到的部分", "the compressed file is cut short; what could be read counts")
	case errors.Is(err, logfile.ErrCorrupt):
		return because("压缩文件已损坏，只统计了读到的部分", "the compressed file is corrupt; what could be read counts")
	case errors.Is(err, logfile.ErrTruncated), errors.Is(err, scan.ErrTruncated):
		return because("读取时文件被截短", "the file became shorter while it was read")
	case errors.As(err, &program):
		said := ""
		if program.Last != "" {
			said = ": " + quote(program.Last)
		}
		return because(program.Program+" 解压失败"+said, program.Program+" could not unpack it"+said)
	}
	return failed(step, err)
}

// whileWanted gives a context that ends when the user ends the reading.
func whileWanted(stop <-chan struct{}) (context.Context, context.CancelFunc) {
	ctx, cancel := context.WithCancel(context.Background())
	go func() {
		select {
		case <-stop:
			cancel()
		case <-ctx.Done():
		}
	}()
	return ctx, cancel
}
