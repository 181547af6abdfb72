package explain

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/dterr/dterr/explain/internal/verdict"
)

// skippedBy gives all that is said of a file, and how many stretches were passed over.
func skippedBy(t testing.TB, name string, off bool) (said string, skipped int) {
	t.Helper()
	f, err := os.Open(name) // #nosec G304 -- a file of the test
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var b strings.Builder
	r := &run{
		judge: verdict.New(),
		teller: teller{opts: Options{Source: "log", Now: time.Date(2026, 11, 23, 12, 0, 0, 0, CST()), NoRedact: true}, emit: func(h *Hit) error {
			it := h.Item()
			if it.Finding != nil {
				it.Finding.Entry = nil
			}
			line, err := json.Marshal(it)
			b.Write(append(line, '\n'))
			return err
		}},
	}
	r.skips.off = off
	if err := r.read(f); err != nil {
		t.Fatal(err)
	}
	fmt.Fprintf(&b, "%+v", r.sum)
	return b.String(), r.skips.skipped
}

// sparseLog writes a log of which most is quiet: now and then stands something in it,
// and what may tell of that is near.
func sparseLog(rnd *rand.Rand, size int) string {
	var b strings.Builder
	for b.Len() < size {
		quiet := rnd.IntN(6 << 20)
		for end := b.Len() + quiet; b.Len() < end; {
			fmt.Fprintf(&b, "2026-11-20 10:00:%02d INFO order %d accepted, zipcode %d, 一切正常\n", rnd.IntN(60), rnd.IntN(1e6), rnd.IntN(1e6))
		}
		b.WriteString([]string{
			"> POST /topapi/v2/user/get HTTP/1.1\n> Host: oapi.dingtalk.com\n\n{\n  \"errcode\": 60121,\n  \"errmsg\": \"找不到该用户\"\n}\n",
			"{\"code\":\"staffId.notExisted\",\"message\":\"员工不存在\",\"requestid\":\"9C2A11F0-0000-7000-8000-0000000000AB\"}\n",
			"\x1b[31m{\"errcode\":\x1b[0m 40014}\n",
			"{\"errcode\":310000,\"errmsg\":\"\xb4\xed\xce\xf3\"}\n",
			"{\"corpId\":\"dingx\",\"groupId\":1,\"attendance\":",
			"\xb4\xed\xce\xf3 in a line of Windows, 返回码\n",
			strings.Repeat("x", 300<<10) + "\n",
			"TeaException: code: 403, Forbidden.AccessDenied.AccessTokenPermissionDenied request id: 9C2A\n",
			"{\"msgtype\":\"text\",\"text\":{\"content\":\"code\"}}\n",
			"1111\n",
		}[rnd.IntN(10)])
	}
	return b.String()
}

// TestSkip reads logs with stretches in which nothing stands: as much is said as by who
// reads all of them, and on the same lines.
func TestSkip(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(2))
	rnd := rand.New(rand.NewPCG(5, 8))
	total := 0
	for i := range 6 {
		name := filepath.Join(t.TempDir(), "log")
		if err := os.WriteFile(name, []byte(sparseLog(rnd, 10<<20)), 0o600); err != nil {
			t.Fatal(err)
		}
		want, _ := skippedBy(t, name, true)
		got, skipped := skippedBy(t, name, false)
		if got != want {
			t.Fatalf("log %d is read as\n%s\nwant\n%s", i, got, want)
		}
		total += skipped
	}
	if total < 15 {
		t.Errorf("%d stretches were passed over, of about 50", total)
	}
}

// TestSkipEdge puts an answer across the end of the first stretch, cut anywhere.
func TestSkipEdge(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(2))
	const answer = "dingtalk: send failed: errcode: 40014, errmsg: 不合法的access_token\n"
	const line = "2026-11-20 10:00:00 INFO everything is as it should be\n"
	begin := (16 + 256 + 256) << 10 // what the window read before it tries
	name := filepath.Join(t.TempDir(), "log")
	for cut := 0; cut <= len(answer); cut += 3 {
		at := begin + stretch - cut
		log := strings.Repeat(line, at/len(line)+1)[:at-1] + "\n" + answer
		log += strings.Repeat(line, 4<<20/len(line))
		if err := os.WriteFile(name, []byte(log), 0o600); err != nil {
			t.Fatal(err)
		}
		want, _ := skippedBy(t, name, true)
		if got, _ := skippedBy(t, name, false); got != want || !strings.Contains(got, "oapi/40014") {
			t.Fatalf("cut behind %d bytes: %s\nwant %s", cut, got, want)
		}
	}
}
