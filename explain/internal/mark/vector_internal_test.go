//go:build amd64 && !purego

package mark

import "testing"

// TestBuckets holds that eight buckets tell the prints well enough apart: that of
// all texts of four bytes each lets few through.
func TestBuckets(t *testing.T) {
	const most = 1000
	for i, b := range buckets() {
		if n := b.size(); n > most {
			t.Errorf("bucket %d lets %d texts through, more than %d", i, n, most)
		}
	}
}
