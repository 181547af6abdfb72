package explain_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"

	"github.com/dterr/dterr/explain"
)

// repeated gives text over and over, up to n bytes, without holding them.
type repeated struct {
	text []byte
	at   int
	left int64
}

func (r *repeated) Read(p []byte) (int, error) {
	if r.left <= 0 {
		return 0, io.EOF
	}
	n := 0
	for n < len(p) && r.left > 0 {
		k := copy(p[n:], r.text[r.at:])
		if int64(k) > r.left {
			k = int(r.left)
		}
		n += k
		r.at = (r.at + k) % len(r.text)
		r.left -= int64(k)
	}
	return n, nil
}

// TestStreamBlocks puts a body at every kind of place of a long input, also
// across the edges of the blocks that are read, and finds it each time, on its
// line.
func TestStreamBlocks(t *testing.T) {
	const body = "{\n  \"errcode\": 60011,\n  \"errmsg\": \"没有调用该接口的权限\",\n  \"request_id\": \"15r7xs2kl3p3\"\n}"
	filler := "2026-11-20 10:00:00 INFO 一切正常 nothing to see here, 12 34 56\n"
	for _, before := range []int{0, 1 << 16, 1<<20 - 60, 1<<20 - 30, 1<<20 - 7, 1 << 20, 3<<20 + 11} {
		t.Run(fmt.Sprint(before), func(t *testing.T) {
			var in strings.Builder
			for in.Len() < before {
				in.WriteString(filler)
			}
			lines := strings.Count(in.String(), "\n")
			in.WriteString(body + "\n")
			for range 3000 {
				in.WriteString(filler)
			}
			found := findings(t, []byte(in.String()))
			if len(found) != 1 {
				t.Fatalf("found %d answers, want 1", len(found))
			}
			f := found[0]
			if f.Primary != "oapi/60011" || f.Line != lines+1 || f.RequestID != "15r7xs2kl3p3" {
				t.Errorf("got %s on line %d (%s), want oapi/60011 on line %d", f.Primary, f.Line, f.RequestID, lines+1)
			}
		})
	}
}

// longMessages gives answers whose messages are long and all different, left of
// them.
type longMessages struct {
	left int
	rest []byte
}

func (r *longMessages) Read(p []byte) (int, error) {
	if len(r.rest) == 0 {
		if r.left == 0 {
			return 0, io.EOF
		}
		r.left--
		r.rest = fmt.Appendf(nil, `{"errcode":%d,"errmsg":%q}`+"\n", 40000+r.left, strings.Repeat(fmt.Sprintf("x%d ", r.left), 200_000))
	}
	n := copy(p, r.rest)
	r.rest = r.rest[n:]
	return n, nil
}

// TestStreamMemory reads inputs that could make a reader hoard: an endless
// line, an object that never closes, brackets without end.
func TestStreamMemory(t *testing.T) {
	const most = 64 << 20
	for name, tt := range map[string]struct {
		text string
		size int64
	}{
		"endless line":     {"all work and no play ", 256 << 20},
		"endless object":   {`"errcode": 40014, "x": "y", `, 12 << 20},
		"endless brackets": {`{"code":{`, 64 << 20},
		"endless string":   {`\"errcode`, 64 << 20},
		"endless errors":   {`{"errcode":40014,"errmsg":"不合法的access_token"} `, 12 << 20},
		"long messages":    {"", 0},
	} {
		t.Run(name, func(t *testing.T) {
			if testing.Short() {
				t.Skip("long")
			}
			in := io.MultiReader(strings.NewReader("{"), &repeated{text: []byte(tt.text), left: tt.size})
			if tt.text == "" {
				in = &longMessages{left: 24}
			}
			peak := uint64(0)
			n := 0
			_, err := explain.Stream(in, explain.Options{Source: "stdin", Now: now()}, func(explain.Item) error {
				if n++; n%50_000 == 1 || tt.text == "" && n%8 == 0 {
					peak = max(peak, heap())
				}
				return nil
			})
			if err != nil {
				t.Fatal(err)
			}
			if peak = max(peak, heap()); peak > most {
				t.Errorf("holds %d MiB, want at most %d", peak>>20, most>>20)
			}
		})
	}
}

func heap() uint64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// TestStreamNoise reads what is no text at all.
func TestStreamNoise(t *testing.T) {
	for name, in := range map[string][]byte{
		"empty":      nil,
		"blank":      []byte(" \n\t\n"),
		"half":       []byte(`{"errcode":`),
		"nul":        bytes.Repeat([]byte{0}, 5000),
		"deep":       bytes.Repeat([]byte("["), 100_000),
		"deep code":  bytes.Repeat([]byte(`{"code":`), 20_000),
		"binary":     bytes.Repeat([]byte{0xff, 0xfe, 0x00, 0x80, 'c', 'o', 'd', 'e', ':'}, 3000),
		"backslash":  append([]byte(`{"errcode":`), bytes.Repeat([]byte(`\`), 100_000)...),
		"surrogates": []byte(`{"errmsg":"\ud800\ud800"}`),
	} {
		t.Run(name, func(t *testing.T) {
			for _, f := range findings(t, in) {
				if f.Known {
					t.Errorf("claims %s", f.Primary)
				}
			}
		})
	}
}

// TestStreamReadError gives the reader's error back.
func TestStreamReadError(t *testing.T) {
	broken := io.MultiReader(strings.NewReader(`{"errcode":1}`), failing{})
	_, err := explain.Stream(broken, explain.Options{}, func(explain.Item) error { return nil })
	if err == nil || !strings.Contains(err.Error(), "disk on fire") {
		t.Errorf("got %v, want the reader's error", err)
	}
}

type failing struct{}

func (failing) Read([]byte) (int, error) { return 0, fmt.Errorf("disk on fire") }

// TestStreamLong reads a log so long that what is said is made beside the reading:
// all is told, in its order, one call at a time, and an error of emit is the last.
func TestStreamLong(t *testing.T) {
	log := ordinaryLog(2 << 20)
	want := bytes.Count(log, []byte("errcode"))
	busy, line, n := false, 0, 0
	read := func(stop int) (explain.Summary, error) {
		busy, line, n = false, 0, 0
		return explain.Stream(bytes.NewReader(log), explain.Options{Now: now()}, func(it explain.Item) error {
			if busy || it.Finding.Line <= line {
				t.Errorf("line %d comes after line %d, or while that is told", it.Finding.Line, line)
			}
			busy, line = true, it.Finding.Line
			if n++; n == stop {
				return errStop
			}
			busy = false
			return nil
		})
	}
	if sum, err := read(-1); err != nil || n != want || sum.Findings != want {
		t.Errorf("%d of %d answers were told, %d counted: %v", n, want, sum.Findings, err)
	}
	for _, stop := range []int{1, 500, want} {
		if _, err := read(stop); !errors.Is(err, errStop) || n != stop {
			t.Errorf("emit was called %d times, want %d: %v", n, stop, err)
		}
	}
}

// errStop is what emit gives back to end a reading.
var errStop = errors.New("stop")
