package cmd

import (
	"slices"
	"strings"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain"
)

// presumedBytes is how long a text may be whose platform is presumed, presumedLines how
// many lines it may have: in a longer one somebody is named, or it is somebody else's.
const (
	presumedBytes = 500
	presumedLines = 5
)

// presumed says of a short text in which nobody is named beside the failure what it would
// mean if a call to DingTalk had given it: the message of a code, or a certificate or a
// handshake that failed. It claims nothing, and what else may happen to any call is left
// out.
func presumed(text string) []codes.Text {
	text = strings.TrimSpace(text)
	if text == "" || len(text) > presumedBytes || strings.Count(text, "\n") >= presumedLines || strings.Contains(text, "{") {
		return nil
	}
	const name = "[DingTalk] "
	named := name + strings.ReplaceAll(text, "\n", "\n"+name)
	var hints []codes.Text
	_, err := explain.Stream(strings.NewReader(named), explain.Options{}, func(it explain.Item) error {
		if f := it.Answer(); f != nil && len(hints) == 0 {
			hints = presumedHint(f)
		}
		return nil
	})
	if err != nil {
		return nil
	}
	return hints
}

// presumedHint says what is presumed of a finding, nothing of most.
func presumedHint(f *explain.Finding) []codes.Text {
	switch {
	case f.Inferred && f.Entry != nil:
		return []codes.Text{say("如果是钉钉返回的，见 dterr %s", "if DingTalk answered so, see dterr %s", f.Primary)}
	case f.NoAnswer:
		keys := []string{codes.NoteCertificate.String(), codes.NoteCertificateName.String(), codes.NoteNetworkTls.String()}
		i := slices.IndexFunc(f.Notes, func(n explain.Note) bool { return slices.Contains(keys, n.Key) })
		if i < 0 {
			return nil
		}
		return []codes.Text{{
			ZH: "如果是调用钉钉时出的错：" + f.Notes[i].ZH,
			EN: "if a call to DingTalk failed so: " + f.Notes[i].EN,
		}}
	}
	return nil
}
