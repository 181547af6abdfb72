package cmd

import "github.com/dterr/dterr/cmd/internal/locale"

// The languages of the tool.
const (
	chinese = locale.Chinese
	english = locale.English
)

// language decides the language: what the flag says, then the environment, then the
// system's UI language.
func (s Streams) language(flag string) string {
	if flag != "" && flag != "auto" {
		return locale.Of(flag)
	}
	return locale.Language(s.env, s.Language)
}

// SystemLanguage gives the system's UI language, such as "zh-Hans-CN"; empty where the
// environment says it all, or it cannot be read.
func SystemLanguage() string { return locale.System() }
