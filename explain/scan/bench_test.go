package scan_test

import (
	"fmt"
	"os"
	"testing"

	"github.com/dterr/dterr/explain/scan"
)

// BenchmarkScan scans the file that SCAN_LOG names, or a small log of its own. Budget: at
// most 1.5 times what ripgrep takes to count "errcode" in it, on two free cores.
func BenchmarkScan(b *testing.B) {
	name := os.Getenv("SCAN_LOG")
	if name == "" {
		name = b.TempDir() + "/a.log"
		f, err := os.Create(name)
		if err != nil {
			b.Fatal(err)
		}
		for i := range 200_000 {
			if i%20 == 0 {
				fmt.Fprintf(f, "2026-11-29 12:%02d:%02d,000 ERROR c.a.Client - https://oapi.dingtalk.com/user/get {\"errcode\":40014,\"errmsg\":\"不合法的access_token\",\"request_id\":\"%08x\"}\n", i/60%60, i%60, i)
			} else {
				fmt.Fprintf(f, "2026-11-29 12:%02d:%02d,000 INFO  c.a.Order - order %d saved in %d ms by worker %d\n", i/60%60, i%60, i*7, i%91, i%13)
			}
		}
		if err := f.Close(); err != nil {
			b.Fatal(err)
		}
	}
	info, err := os.Stat(name)
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(info.Size())
	b.ReportAllocs()
	for b.Loop() {
		f, err := os.Open(name)
		if err != nil {
			b.Fatal(err)
		}
		s := scan.New(scan.Options{})
		if err := s.Read("a.log", f); err != nil {
			b.Fatal(err)
		}
		if s.Result().Findings == 0 {
			b.Fatal("nothing found")
		}
		f.Close()
	}
}
