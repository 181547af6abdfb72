package explain_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/dterr/dterr/explain"
)

// streamed gives what a stream that reads nothing but a record finds in it.
func streamed(t testing.TB, record []byte) []explain.Item {
	t.Helper()
	var all []explain.Item
	o := explain.Options{Source: "log", Now: now(), Marked: true, Plain: true}
	if _, err := explain.Stream(bytes.NewReader(record), o, func(it explain.Item) error {
		all = append(all, it)
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	return all
}

// itemsText writes items so that all of them can be compared.
func itemsText(t testing.TB, all []explain.Item) string {
	t.Helper()
	var b strings.Builder
	for _, it := range all {
		text, err := json.Marshal(it)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&b, "%s\n", text)
	}
	return b.String()
}

// records gives all fixtures, and their lines, in an order of their own.
func records(t testing.TB, seed uint64) [][]byte {
	t.Helper()
	names, err := filepath.Glob("testdata/shapes/*.in")
	if err != nil || len(names) == 0 {
		t.Fatal("no fixtures", err)
	}
	var all [][]byte
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, text)
		for line := range bytes.Lines(text) {
			all = append(all, line)
		}
	}
	rand.New(rand.NewPCG(seed, 0)).Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	return all
}

// A record that cannot hold anything is one in which a reader finds nothing; of the
// others not all do.
func TestMayHold(t *testing.T) {
	r := explain.NewReader(explain.Options{})
	cannot, found := 0, 0
	for _, record := range records(t, 2) {
		switch n := len(r.Record(record)); {
		case explain.MayHold(record):
			found += n
		case n > 0:
			t.Errorf("%d items in %q, which may hold none", n, record)
		default:
			cannot++
		}
	}
	if cannot < 100 || found < 100 {
		t.Errorf("%d records cannot hold anything, in the others are %d items", cannot, found)
	}
	for record, want := range map[string]bool{
		"": false, "INFO order 7 accepted, 应用": false, "ERROR 11111": true, "INFO zipcode 310000": true,
		"\xb4\xed\xce\xf3\xc2\xeb 40014": true, "\x1b[31mERROR\x1b[0m": true,
	} {
		if got := explain.MayHold([]byte(record)); got != want {
			t.Errorf("%q may hold something: %v", record, got)
		}
	}
}

// A reader finds in every record what a stream that reads nothing else finds, whatever
// it read before, and changes none.
func TestReader(t *testing.T) {
	r := explain.NewReader(explain.Options{Source: "log", Now: now()})
	found := 0
	for _, record := range records(t, 1) {
		was := bytes.Clone(record)
		got, want := itemsText(t, r.Record(record)), itemsText(t, streamed(t, record))
		if got != want {
			t.Fatalf("record %q\n got %s\nwant %s", record, got, want)
		}
		if !bytes.Equal(was, record) {
			t.Fatalf("record %q was changed to %q", was, record)
		}
		if want != "" {
			found++
		}
	}
	if found < 500 {
		t.Errorf("only %d records hold anything: the test compares nothing", found)
	}
}

// What a reader gave stays as it is when it reads on, and when the record is gone.
func TestReaderKeeps(t *testing.T) {
	r := explain.NewReader(explain.Options{Now: now()})
	record := []byte(`{"errcode":60011,"errmsg":"没有调用该接口的权限,接口权限申请参考：https://open.dingtalk.com","request_id":"15r7xs2k0001"}`)
	first := r.Record(record)[0].Finding
	want := itemsText(t, []explain.Item{{Finding: first}})
	copy(record, bytes.Repeat([]byte{'x'}, len(record)))
	r.Record([]byte(`{"errcode":40014,"errmsg":"不合法的access_token","request_id":"15r7xs2k0002"}`))
	if got := itemsText(t, []explain.Item{{Finding: first}}); got != want {
		t.Errorf("became %s\nwas %s", got, want)
	}
}

// A record as long as a file is read in bounded pieces, and its memory is not kept.
func TestReaderLong(t *testing.T) {
	body := []byte(`ERROR {"errcode":40014,"errmsg":"不合法的access_token"}`)
	record := append(bytes.Repeat([]byte("an ordinary line with a code in it\n"), 200_000), body...)
	got := explain.NewReader(explain.Options{Now: now()}).Record(record)
	if len(got) != 1 || got[0].Finding.Primary != "oapi/40014" || got[0].Finding.Line != 200_001 {
		t.Errorf("found %s", itemsText(t, got))
	}
}

// Nothing is inferred from a record without a code.
func TestReaderMarked(t *testing.T) {
	r := explain.NewReader(explain.Options{Now: now()})
	for _, record := range []string{
		"", "\n", "不合法的access_token", "HTTP/1.1 403 Forbidden", `{"level":"info","msg":"order 40014 accepted"}`,
		"调用钉钉接口报错 没有调用该接口的权限",
	} {
		if got := r.Record([]byte(record)); len(got) != 0 {
			t.Errorf("%q: found %s", record, itemsText(t, got))
		}
	}
}

var plainRecord = []byte(`2026-11-20T10:00:01.003+08:00 INFO  [worker-3] c.e.order.Service - order 1003 accepted, items=4 amount=3.03 user=u01003 trace=9e3779b1`)

// BenchmarkReader reads records one by one. Budget of an ordinary record:
// 10 µs, and no allocation; of one with a code of somebody else: 10 µs; of one with an
// answer: 50 µs.
func BenchmarkReader(b *testing.B) {
	for _, of := range []struct {
		name   string
		record func(i int) []byte
	}{
		{"plain", func(int) []byte { return plainRecord }},
		{"foreign", func(i int) []byte {
			return fmt.Appendf(nil, `2026-11-20T10:00:01Z INFO {"code":200,"data":{"order":%d}}`, i)
		}},
		{"answer", func(i int) []byte {
			return fmt.Appendf(nil, `2026-11-20T10:00:01Z ERROR send failed: {"errcode":60011,"errmsg":"没有调用该接口的权限","request_id":"15r7xs2k%04d"}`, i%10000)
		}},
		{"other answers", func(i int) []byte {
			return fmt.Appendf(nil, `2026-11-20T10:00:01Z ERROR user %d: {"errcode":60121,"errmsg":"找不到该用户 u%d","request_id":"15r7xs2k%04d"}`, i, i, i%10000)
		}},
	} {
		b.Run(strings.ReplaceAll(of.name, " ", "-"), func(b *testing.B) {
			all := make([][]byte, 4096)
			for i := range all {
				all[i] = of.record(i)
			}
			r := explain.NewReader(explain.Options{Now: now()})
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				r.Record(all[i%len(all)])
			}
		})
	}
}

// A record without a code costs no memory.
func TestReaderAllocates(t *testing.T) {
	r := explain.NewReader(explain.Options{Now: now()})
	if n := testing.AllocsPerRun(100, func() { r.Record(plainRecord) }); n != 0 {
		t.Errorf("%v allocations for an ordinary record", n)
	}
}
