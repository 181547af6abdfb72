package input

import (
	"bytes"
	"math/rand/v2"
	"testing"
)

// TestFree puts what begins a sequence, and what nearly does, at many places of long texts:
// what is left is what is left without asking first whether anything stands there.
func TestFree(t *testing.T) {
	parts := []string{
		"\x1b[31m", "\x1b", "[31m", "[0m", `\u001b[1m`, `\x1B[0m`, `\033[0m`, `\e[0m`, "^[[0m", "␛[0m", "ESC[0m", "#033[0m",
		"[main] ", "[ERROR]", "[5m]", "x[3]", "a[", "é[x]", "f[0m", "\x1b(B", "\x1b]8;;x\a",
	}
	r := rand.New(rand.NewPCG(1, 2)) // #nosec G404 -- a test
	free := 0
	for range 4000 {
		text := bytes.Repeat([]byte("2026-11-20 08:00:00 INFO  x - user 钉 synced\n"), freeLeast/40)
		text = text[:freeLeast+r.IntN(100)]
		for range r.IntN(3) {
			part := parts[r.IntN(len(parts))]
			at := []int{0, r.IntN(len(text) - len(part)), len(text) - len(part), r.IntN(64)}[r.IntN(4)]
			copy(text[at:], part)
		}
		want := withoutControls(bytes.Clone(text))
		if isFree(text) {
			free++
		}
		if isBare(text) && (!bytes.Equal(text, want) || bytes.ContainsRune(text, '钉')) {
			t.Fatalf("%q is bare", text)
		}
		if got := Plain(bytes.Clone(text)); !bytes.Equal(got, want) {
			t.Fatalf("%q is left, want %q", got, want)
		}
	}
	t.Logf("%d texts were free", free)
}

// TestFreeTells has each byte before a bracket, and behind it: where a sequence may begin,
// nothing is free.
func TestFreeTells(t *testing.T) {
	text := bytes.Repeat([]byte("x"), freeLeast)
	for c := range 256 {
		for _, pair := range [][]byte{{byte(c), '[', 'x'}, {'x', '[', byte(c)}, {'x', byte(c), 'x'}} {
			for _, at := range []int{0, 777, freeLeast - 3} {
				own := bytes.Clone(text)
				copy(own[at:], pair)
				i := bytes.IndexByte(own, '[')
				may := bytes.IndexByte(own, esc) >= 0 || i >= 0 && mayControl(own, i)
				if may && isFree(own) {
					t.Errorf("%q at %d is free", pair, at)
				}
				if bare := isBare(own); bare && (may || c >= 0x80) || !bare && isFree(own) && c < 0x80 {
					t.Errorf("%q at %d is bare: %v", pair, at, bare)
				}
			}
		}
	}
}
