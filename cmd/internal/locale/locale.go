// Package locale decides in which language the programs speak: what the variables of
// the environment say, then the system.
//
//	locale.Language(os.Getenv, locale.System) // zh
package locale

import "strings"

// The languages of the programs.
const (
	Chinese = "zh"
	English = "en"
)

// Language gives the language that env and system stand for: that of DTERR_LANG unless
// it is auto, then of the locale, then of the system. Chinese if that is Chinese, else
// English. env gives a variable, empty when it is not set; system the system's UI
// language, as System does.
func Language(env func(name string) string, system func() string) string {
	if v := env("DTERR_LANG"); v != "" && v != "auto" {
		return Of(v)
	}
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if v := env(name); v != "" {
			return Of(v)
		}
	}
	return Of(system())
}

// Of reads a locale or language tag: zh, zh_CN.UTF-8, zh-Hans-CN, Chinese
// (Simplified)_China.936.
func Of(tag string) string {
	tag = strings.ToLower(tag)
	if tag == Chinese || strings.HasPrefix(tag, "zh_") || strings.HasPrefix(tag, "zh-") ||
		strings.HasPrefix(tag, "zh.") || strings.HasPrefix(tag, "chinese") {
		return Chinese
	}
	return English
}
