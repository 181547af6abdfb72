package transcript_test

import (
	"testing"

	"github.com/dterr/dterr/explain/internal/transcript"
)

// TestUntrace writes over ids and longer numbers, and over nothing that may be read.
func TestUntrace(t *testing.T) {
	for _, test := range [][2]string{
		{" [8f03ab12cd45ef67] user=123456 ", " [0000000000000000] user=000000 "},
		{" 3f2504e0-4f89-11d3-9a0c-0305e82c3301: x", " 000000000000000000000000000000000000: x"},
		{" HTTP 403 took 1234 ms deadbeef ab12 1.23456 12345.7 12345号 u12ab3456 a.u123456 HTTP403 ", ""},
		{" (183ms) took=1.25s 7ms user1379: dept-u20261 ", " (000ms) took=0000s 0ms user0000: dept-u00000 "},
		{" 183min .5s 1.2.3 403 s x183ms 用户1379 -1379 ", ""},
		{" https://a.example/12345/8f03ab12cd45ef67?u=123456 ", ""},
		{" request id 8f03ab12cd45ef67 ", ""},
		{" retry-after: '12345' ", ""},
		{" Retry in 183ms ", ""},
		{" 请求 123456 ", ""},
		{"", ""},
	} {
		got, want := []byte(test[0]), test[1]
		if want == "" {
			want = test[0]
		}
		if transcript.Untrace(got); string(got) != want {
			t.Errorf("%q is %q, not %q", test[0], got, want)
		}
	}
}
