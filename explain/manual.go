package explain

import "bytes"

// manualMost is how long the head of a saved page is at most, in bytes.
const manualMost = 2048

// isManual reports whether an input is a page of DingTalk's documentation that somebody
// saved: its head, between lines of dashes, holds its address there. All answers in it are
// samples.
func isManual(head []byte) bool {
	head, ok := bytes.CutPrefix(head, []byte("---\n"))
	if !ok {
		return false
	}
	matter, _, ok := bytes.Cut(head[:min(len(head), manualMost)], []byte("\n---"))
	return ok && bytes.Contains(matter, []byte("open.dingtalk.com/document/"))
}
