// Command dterr-lines tells log engines that talk to programs line by line, such as
// rsyslog's mmexternal, what records hold: it reads a record a line on stdin and answers
// each with one line of JSON on stdout, {} where there is no error of DingTalk.
//
//	action(type="mmexternal" binary="/usr/local/bin/dterr-lines" interface.input="msg")
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"

	"github.com/dterr/dterr/explain"
	"github.com/dterr/dterr/explain/redact"
)

func main() {
	if err := answer(os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "dterr-lines: error:", err)
		os.Exit(1)
	}
}

// said is what is said of the last error of a record, as variables of a message: the
// names are rsyslog's.
type said struct {
	Message struct {
		DingTalk *facts `json:"dingtalk"`
	} `json:"$!"`
}

type facts struct {
	ID        string   `json:"id"`
	Codes     []string `json:"codes"`
	Kind      string   `json:"kind"`
	Meaning   string   `json:"meaning,omitempty"`
	Retry     string   `json:"retry"`
	RequestID string   `json:"request_id,omitempty"`
	API       string   `json:"api,omitempty"`
	Errors    int      `json:"errors"`
}

// answer answers every line of in on out until in ends.
func answer(in io.Reader, out io.Writer) error {
	reader := explain.NewReader(explain.Options{Masker: redact.NewApart()})
	lines, replies := bufio.NewReaderSize(in, 64<<10), json.NewEncoder(out)
	for {
		line, err := lines.ReadBytes('\n')
		if len(line) > 0 {
			if err := replies.Encode(replyTo(reader.Record(line))); err != nil {
				return fmt.Errorf("answer: %w", err)
			}
		}
		switch {
		case err == io.EOF: //nolint:errorlint // bufio gives it as it is
			return nil
		case err != nil:
			return fmt.Errorf("read: %w", err)
		}
	}
}

// replyTo gives what is said of a record, an empty object of one without an error.
func replyTo(items []explain.Item) any {
	var last *facts
	errors := 0
	for _, it := range items {
		f := it.Finding
		if f == nil || f.Platform != explain.DingTalk || f.OK {
			continue
		}
		errors++
		last = &facts{f.Primary, f.Codes, string(f.Kind), f.Meaning, string(f.Retry.Policy), f.RequestID, f.API, errors}
	}
	if last == nil {
		return struct{}{}
	}
	var s said
	s.Message.DingTalk = last
	return s
}
