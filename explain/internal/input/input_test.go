package input_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"math/rand/v2"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/dterr/dterr/explain/internal/input"
)

// inUTF16 writes a text in UTF-16.
func inUTF16(order binary.AppendByteOrder, text string) []byte {
	var out []byte
	for _, unit := range utf16.Encode([]rune(text)) {
		out = order.AppendUint16(out, unit)
	}
	return out
}

// gbk is 错误 as Chinese Windows writes it.
const gbk = "\xb4\xed\xce\xf3"

// window reads all of a reader through a window of that block, and gives what Fill
// added. Until the end of the input it drops all but the last keep bytes each time.
func window(t *testing.T, r io.Reader, block, keep int) (text []byte, w *input.Window) {
	t.Helper()
	w, err := input.NewWindow(r, block)
	if err != nil {
		t.Fatal(err)
	}
	for dropped := int64(0); !w.Final(); {
		added, err := w.Fill()
		if err != nil {
			t.Fatal(err)
		}
		text = append(text, added...)
		if !bytes.HasSuffix(w.Text(), added) || w.Base() != dropped {
			t.Fatalf("the window holds %d bytes from %d, %d were added", len(w.Text()), w.Base(), len(added))
		}
		if lines := bytes.Count(text[:w.Base()], []byte{'\n'}); w.Lines() != lines {
			t.Fatalf("%d lines end before the window, want %d", w.Lines(), lines)
		}
		if waiting := w.Waiting(len(w.Text())); waiting < 0 || w.Final() && waiting != 0 {
			t.Fatalf("%d bytes wait", waiting)
		}
		if w.Final() {
			break
		}
		front := max(0, len(w.Text())-keep)
		w.Drop(front)
		dropped += int64(front)
	}
	return text, w
}

func TestDecoded(t *testing.T) {
	const text = "{\"errmsg\":\"签名不匹配 𠀀\"}\r\n second line\n"
	for _, test := range []struct {
		name, in, want string
	}{
		{"nothing", "", ""},
		{"UTF-8", text, text},
		{"a mark of UTF-8", "\ufeff" + text, text},
		{"a mark alone", "\ufeff", ""},
		{"UTF-16, little end first", string(inUTF16(binary.LittleEndian, "\ufeff"+text)), text},
		{"UTF-16, big end first", string(inUTF16(binary.BigEndian, "\ufeff"+text)), text},
		{"without a mark, little", string(inUTF16(binary.LittleEndian, text)), text},
		{"without a mark, big", string(inUTF16(binary.BigEndian, text)), text},
		{"a mark of UTF-16 alone", "\xff\xfe", ""},
		{"half a character", string(inUTF16(binary.LittleEndian, "\ufeffab")) + "c", "ab\ufffd"},
		{"half a pair at the end", "\xff\xfea\x00\x40\xd8", "a\ufffd"},
		{"half a pair before a letter", "\xff\xfe\x40\xd8a\x00b\x00", "\ufffdab"},
		{"a mark inside stays", string(inUTF16(binary.LittleEndian, "\ufeffa\ufeffb")), "a\ufeffb"},
		{"some NUL bytes", "one\x00two and three\n", "one\x00two and three\n"},
		{"another encoding passes", gbk + "\n", gbk + "\n"},
	} {
		for _, in := range []io.Reader{strings.NewReader(test.in), iotest.OneByteReader(strings.NewReader(test.in)), iotest.DataErrReader(strings.NewReader(test.in))} {
			r, err := input.Decoded(in)
			if err != nil {
				t.Fatalf("%s: %v", test.name, err)
			}
			if got, err := io.ReadAll(r); err != nil || string(got) != test.want {
				t.Errorf("%s: %q, %v, want %q", test.name, got, err, test.want)
			}
		}
	}
}

func TestMended(t *testing.T) {
	for _, test := range []struct{ in, want string }{
		{"", ""},
		{"中文 and ASCII\n", "中文 and ASCII\n"},
		{gbk, "错误"},
		{"\n" + gbk, "\n错误"},
		{"中文\n" + gbk + "\n中文", "中文\n错误\n中文"},
		{"\x81\x30\x81\x30\n", "\u0080\n"}, // four bytes of GB18030
		{"\xff\xff\n" + gbk, "\xff\xff\n错误"},
		{gbk + "\xff", gbk + "\xff"},
	} {
		in := []byte(test.in)
		if got := input.Mended(in); string(got) != test.want {
			t.Errorf("Mended(%q) is %q, want %q", test.in, got, test.want)
		}
		if string(in) != test.in {
			t.Errorf("Mended(%q) changes what it is given: %q", test.in, in)
		}
	}
}

// TestWindow reads texts by blocks that cut lines, characters and pairs anywhere.
func TestWindow(t *testing.T) {
	mixed := "中文一行\n" + gbk + " here\nlast, not ended " + gbk
	const want = "中文一行\n错误 here\nlast, not ended 错误"
	wide := "签名𠀀\r\n\n x\n"
	for _, test := range []struct {
		name, in, want string
		lines          int
	}{
		{"nothing", "", "", 0},
		{"a line", "a\n", "a\n", 1},
		{"an empty line and half a line", "\nb", "\nb", 2},
		{"lines in two encodings", mixed, want, 3},
		{"UTF-16", string(inUTF16(binary.LittleEndian, "\ufeff"+wide)), wide, 3},
	} {
		for _, block := range []int{1, 2, 3, 5, 7, 16, 1 << 10, 0} {
			for _, keep := range []int{0, 4, 1 << 20} {
				text, w := window(t, strings.NewReader(test.in), block, keep)
				if string(text) != test.want {
					t.Errorf("%s by %d: %q, want %q", test.name, block, text, test.want)
				}
				if w.Total() != test.lines {
					t.Errorf("%s by %d, keeping %d: %d lines, want %d", test.name, block, keep, w.Total(), test.lines)
				}
			}
		}
	}
}

// TestWindowLongLine reads lines that never end: they come in parts, each of whole
// characters, and memory stays bounded.
func TestWindowLongLine(t *testing.T) {
	const size = 3 << 20
	for _, test := range []struct{ name, in, want string }{
		{"ASCII", "x", "x"},
		{"UTF-8 without a blank", "错", "错"},
		{"GB18030 with blanks", gbk + " ", "错误 "},
	} {
		n := size / len(test.in)
		w, err := input.NewWindow(strings.NewReader(strings.Repeat(test.in, n)), 0)
		if err != nil {
			t.Fatal(err)
		}
		var text []byte
		for !w.Final() {
			added, err := w.Fill()
			if err != nil {
				t.Fatal(err)
			}
			if !utf8.Valid(added) {
				t.Fatalf("%s: a part of %d bytes cuts a character", test.name, len(added))
			}
			if held := w.Waiting(0); held > 2<<20 {
				t.Fatalf("%s: %d bytes are held", test.name, held)
			}
			text = append(text, added...)
			w.Drop(len(w.Text()))
		}
		if string(text) != strings.Repeat(test.want, n) {
			t.Errorf("%s: %d bytes come out of %d, or others", test.name, len(text), n*len(test.want))
		}
	}
}

func TestWindowErrors(t *testing.T) {
	broken := errors.New("broken pipe")
	if _, err := input.NewWindow(iotest.ErrReader(broken), 0); !errors.Is(err, broken) {
		t.Errorf("NewWindow gives %v", err)
	}
	w, err := input.NewWindow(io.MultiReader(strings.NewReader(strings.Repeat("line\n", 2000)), iotest.ErrReader(broken)), 64)
	for n := 0; err == nil && n < 1000; n++ {
		_, err = w.Fill()
	}
	if !errors.Is(err, broken) || w.Final() {
		t.Errorf("Fill gives %v, final %v", err, w.Final())
	}
}

// TestWindowRoom reads many blocks of lines of any length through the same memory.
func TestWindowRoom(t *testing.T) {
	var log bytes.Buffer
	for i := 0; log.Len() < 16<<20; i++ {
		log.WriteString(strings.Repeat("x", i*7919%997) + "\n")
	}
	allocs := testing.AllocsPerRun(1, func() {
		w, err := input.NewWindow(bytes.NewReader(log.Bytes()), 0)
		for err == nil && !w.Final() {
			_, err = w.Fill()
			w.Drop(max(0, len(w.Text())-128<<10))
		}
		if err != nil {
			t.Error(err)
		}
	})
	if allocs > 12 {
		t.Errorf("%v allocations", allocs)
	}
}

// FuzzWindow reads any bytes by any blocks, out of a reader that gives what it
// likes: what Fill adds is the decoded text of the whole.
func FuzzWindow(f *testing.F) {
	f.Add([]byte("中文\n"+gbk+"\nx"), uint8(3), uint8(2))
	f.Add(inUTF16(binary.LittleEndian, "\ufeff签名\n𠀀"), uint8(1), uint8(0))
	f.Add(inUTF16(binary.BigEndian, "one line\nand one"), uint8(7), uint8(200))
	f.Add([]byte("\ufeff\n\n\xff\xff\n"), uint8(0), uint8(1))
	f.Add([]byte("\x1b[31mx\x1b[0m\n\x1b7"), uint8(2), uint8(1))
	f.Fuzz(func(t *testing.T, in []byte, block, keep uint8) {
		if len(in) > 1<<13 {
			return // a byte at a time, each looked at again
		}
		r, err := input.Decoded(bytes.NewReader(in))
		if err != nil {
			t.Fatal(err)
		}
		all, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		lines := bytes.Count(all, []byte{'\n'})
		if len(all) > 0 && !bytes.HasSuffix(all, []byte{'\n'}) {
			lines++
		}
		want := input.Plain(input.Mended(bytes.Clone(all)))
		for _, from := range []io.Reader{bytes.NewReader(in), iotest.HalfReader(bytes.NewReader(in)), iotest.DataErrReader(iotest.OneByteReader(bytes.NewReader(in)))} {
			text, w := window(t, from, int(block), int(keep))
			if !bytes.Equal(text, want) {
				t.Fatalf("%q comes out, want %q", text, want)
			}
			if w.Bytes() != int64(len(all)) || w.Total() != lines {
				t.Errorf("%d bytes in %d lines, want %d in %d", w.Bytes(), w.Total(), len(all), lines)
			}
		}
	})
}

// TestTotalDropped counts the last line although all of it was dropped.
func TestTotalDropped(t *testing.T) {
	for in, want := range map[string]int{"": 0, "a": 1, "a\n": 1, "a\nb": 2, "\n\n": 2} {
		w, err := input.NewWindow(strings.NewReader(in), 0)
		for err == nil && !w.Final() {
			_, err = w.Fill()
			w.Drop(len(w.Text()))
		}
		if err != nil || w.Total() != want {
			t.Errorf("%q has %d lines, want %d (%v)", in, w.Total(), want, err)
		}
	}
}

// TestIsPlain says of parts whether they come out of a window as they are.
func TestIsPlain(t *testing.T) {
	for part, want := range map[string]bool{
		"": true, "a line\n": true, "中文": true, "中文"[1:]: true, "中文"[:5]: true, "中文"[2:4]: true,
		"[INFO] x[0]": true, gbk: false, "a\xff\n": false, "\x1b7": false, "a\x1b[31mb": false, "[31mred": false,
		`\u001b[0m`: false, "\x80\x80\x80\x80": false,
		"2026 [main] a": true, "x [ERROR] [http-8] y": true, "rate(x[5m])": true, "[main] a": false, "name[K": false,
		"rate [31m": false, "ESC[K": false, "^[[K": false, "␛[K": false, `#033[K`: false, `\e[K`: false, `\x1b[K`: false,
	} {
		if got := input.IsPlain([]byte(part)); got != want {
			t.Errorf("IsPlain(%q) is %v", part, got)
		}
	}
}

// TestIsPlainStays makes texts of pieces of sequences and holds that a part that is
// plain comes out as it is, whatever of a sequence's beginning stands before it.
func TestIsPlainStays(t *testing.T) {
	leads := []string{"\x1b", "^", "␛", "ESC", "\\", "u001b", "x1b", "033", "e", "#033", "word", " "}
	others := []string{"[", "31", ";", "m", "K", "H", "main]", "中", "\n"}
	pieces := append(others, leads...)
	random := rand.New(rand.NewPCG(1, 1))
	some := func(of []string) (text []byte) {
		for range 1 + random.IntN(6) {
			text = append(text, of[random.IntN(len(of))]...)
		}
		return text
	}
	plain, controls := 0, 0
	for range 200_000 {
		before, part := some(leads), some(pieces)
		if !input.IsPlain(part) {
			continue
		}
		plain++
		if bytes.Contains(part, []byte("[m")) || bytes.Contains(part, []byte("[K")) {
			controls++
		}
		if out := input.Plain(append(bytes.Clone(before), part...)); !bytes.HasSuffix(out, part) {
			t.Fatalf("%q is plain behind %q, but %q is left of them", part, before, out)
		}
	}
	if plain < 10_000 || controls < 100 {
		t.Errorf("%d parts are plain, %d of them with what looks like a sequence", plain, controls)
	}
}
