package input

import (
	"bytes"
	"math/rand/v2"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// TestGB18030 holds the decoder against that of golang.org/x/text: each pair of bytes,
// characters of four bytes, and bytes drawn by lot.
func TestGB18030(t *testing.T) {
	check := func(text []byte) {
		t.Helper()
		got, err := fromGB18030(text)
		want, failed := simplifiedchinese.GB18030.NewDecoder().Bytes(text)
		if err != nil || failed != nil || !bytes.Equal(got, want) {
			t.Fatalf("% x\n  got  %q (%v)\n  want %q (%v)", text, got, err, want, failed)
		}
	}
	for first := range 256 {
		for second := range 256 {
			check([]byte{byte(first), byte(second)})
			check([]byte{byte(first), byte(second), 'a', 0xff})
		}
	}
	r := rand.New(rand.NewPCG(1, 2))
	for range 20000 {
		check([]byte{byte(0x81 + r.IntN(126)), byte('0' + r.IntN(12)), byte(0x80 + r.IntN(128)), byte('0' + r.IntN(11))})
		noise := make([]byte, r.IntN(24))
		for i := range noise {
			noise[i] = byte(r.IntN(256))
			if r.IntN(3) == 0 {
				noise[i] = byte('0' + r.IntN(10))
			}
		}
		check(noise)
	}
}
