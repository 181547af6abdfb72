package release_test

import (
	"runtime/debug"
	"testing"

	"github.com/dterr/dterr/cmd/internal/release"
)

func TestOf(t *testing.T) {
	for _, tt := range []struct{ linked, module, want string }{
		{"0.3.0", "v0.2.0", "0.3.0"},
		{"dev", "v0.2.0", "0.2.0"},
		{"dev", "(devel)", "dev"},
		{"dev", "", "dev"},
	} {
		info := &debug.BuildInfo{Main: debug.Module{Version: tt.module}}
		if got := release.Of(tt.linked, info); got != tt.want {
			t.Errorf("Of(%q, %q) = %q, want %q", tt.linked, tt.module, got, tt.want)
		}
	}
}
