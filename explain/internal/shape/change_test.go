package shape_test

import (
	"testing"

	"github.com/dterr/dterr/explain/internal/shape"
)

// TestIsChange tells an item of a list of changes from a report.
func TestIsChange(t *testing.T) {
	for before, want := range map[string]bool{
		"- 修复 ": true, "\t* 优化 ": true, "- **新增** ": true, "- Fixes the ": true,
		"修复 ": false, "-修复 ": false, "- 大象修复 ": false, "": false, "- ": false,
		"- 修复之后 ": false, "- 优化了，仍 ": false, "- Fixed, still ": false,
	} {
		if shape.IsChange(before) != want {
			t.Errorf("IsChange(%q) is %v", before, !want)
		}
	}
}
