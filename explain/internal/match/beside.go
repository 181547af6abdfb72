package match

import (
	"slices"
	"strings"
)

// settings are what people call the security settings of a custom robot, in lower case,
// each with the meaning that the code of a refusal has where it was not heeded.
var settings = [...][2]string{ //nolint:gochecknoglobals // a constant table
	{"关键词", "keyword"},
	{"关键字", "keyword"},
	{"keyword", "keyword"},
	{"加签", "sign-mismatch"},
	{"签名", "sign-mismatch"},
	{"signature", "sign-mismatch"},
	{"signing", "sign-mismatch"},
	{"白名单", "ip"},
	{"whitelist", "ip"},
}

// Beside gives a reading whose first candidate is the one that a sentence around the code
// speaks of, where the server's message does not stand there: 没带关键词，返回 310000. A
// sentence that names several settings, or none, leaves the reading as it is.
func (x *Reading) Beside(text string) *Reading {
	if x.Meaning != nil || x.Primary != "robot/310000" {
		return x
	}
	text = strings.ToLower(text)
	setting := ""
	for _, s := range settings {
		if !strings.Contains(text, s[0]) {
			continue
		}
		if setting != "" && setting != s[1] {
			return x
		}
		setting = s[1]
	}
	for i, m := range x.Candidates {
		if m.Key == setting {
			told := *x
			told.Candidates = slices.Clone(x.Candidates)
			copy(told.Candidates[1:], x.Candidates[:i])
			told.Candidates[0] = m
			return &told
		}
	}
	return x
}
