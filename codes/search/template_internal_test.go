package search

import (
	"strings"
	"testing"
)

// TestTemplateIn lays templates, of which % stands for a place, on texts.
func TestTemplateIn(t *testing.T) {
	for _, tt := range []struct {
		name, text, template string
		want                 string // the part of the text that it takes
	}{
		{"all of it", "thefieldxismissinghere", "thefield%ismissinghere", "thefieldxismissinghere"},
		{"within others", "seethefieldxismissinghereandstop", "thefield%ismissinghere", "thefieldxismissinghere"},
		{"a part is missing", "thefieldxisnot", "thefield%ismissinghere", ""},
		{"the parts in another order", "ismissingherethefield", "thefield%ismissinghere", ""},
		{"too little of its own", "thefielxisy", "thefiel%is%", ""},
		{"cut in its last part", "thefieldxismis", "thefield%ismissinghere", "thefieldxismis"},
		{"cut in a part before the last", "thefieldxismis", "thefield%ismissinghere%now", "thefieldxismis"},
		{"cut with too little left", "thelongfieldxism", "thelongfield%ismissinghere", ""},
		{"characters count, not bytes", "缺少参数甲乙丙丁戊己", "缺少参数%戊己", ""},
	} {
		if got := templateIn(tt.text, strings.Split(tt.template, "%")); got != len(tt.want) {
			t.Errorf("%s: %d bytes, want %d", tt.name, got, len(tt.want))
		}
	}
}
