package locale_test

import (
	"testing"

	"github.com/dterr/dterr/cmd/internal/locale"
)

func TestOf(t *testing.T) {
	for in, want := range map[string]string{
		"zh": locale.Chinese, "zh_CN.UTF-8": locale.Chinese, "zh-Hans-CN": locale.Chinese, "ZH_TW": locale.Chinese, "zh.UTF-8": locale.Chinese,
		"Chinese (Simplified)_China.936": locale.Chinese, "zha": locale.English, "en_US": locale.English, "C": locale.English, "": locale.English, "de": locale.English,
	} {
		if got := locale.Of(in); got != want {
			t.Errorf("Of(%q) = %s, want %s", in, got, want)
		}
	}
}

// TestLanguage proves the order: the tool's own variable, the locale's three, the system.
func TestLanguage(t *testing.T) {
	for _, tt := range []struct {
		env    map[string]string
		system string
		want   string
	}{
		{map[string]string{"DTERR_LANG": "zh", "LC_ALL": "C"}, "en", locale.Chinese},
		{map[string]string{"DTERR_LANG": "auto", "LC_ALL": "C", "LANG": "zh_CN"}, "zh", locale.English},
		{map[string]string{"LC_MESSAGES": "zh_CN.UTF-8", "LANG": "en_US"}, "en", locale.Chinese},
		{map[string]string{"LANG": "zh_CN.UTF-8"}, "en", locale.Chinese},
		{nil, "zh-Hans-CN", locale.Chinese},
		{nil, "", locale.English},
	} {
		got := locale.Language(func(name string) string { return tt.env[name] }, func() string { return tt.system })
		if got != tt.want {
			t.Errorf("Language(%v, %q) = %s, want %s", tt.env, tt.system, got, tt.want)
		}
	}
}
