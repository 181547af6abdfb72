package cmd

import "strings"

// The languages of the tool.
const (
	chinese = "zh"
	english = "en"
)

// language decides the language: what the flag says, then DTERR_LANG, then the
// locale, then the system's UI language. Chinese if that is Chinese, else
// English.
func (s Streams) language(flag string) string {
	for _, v := range []string{flag, s.env("DTERR_LANG")} {
		if v != "" && v != "auto" {
			return languageOf(v)
		}
	}
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if v := s.env(name); v != "" {
			return languageOf(v)
		}
	}
	return languageOf(s.Language())
}

// languageOf reads a locale or language tag: zh, zh_CN.UTF-8, zh-Hans-CN,
// Chinese (Simplified)_China.936.
func languageOf(tag string) string {
	tag = strings.ToLower(tag)
	if tag == chinese || strings.HasPrefix(tag, "zh_") || strings.HasPrefix(tag, "zh-") ||
		strings.HasPrefix(tag, "zh.") || strings.HasPrefix(tag, "chinese") {
		return chinese
	}
	return english
}
