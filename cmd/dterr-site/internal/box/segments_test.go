package box

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
	"testing"
)

// module makes a module with a memory of its own, a section of another kind, and one of
// data, which holds the segments.
func module(all segments) []byte {
	m := []byte("\x00asm\x01\x00\x00\x00")
	for _, section := range []struct {
		id      byte
		content []byte
	}{{sectionMemory, []byte{1, 0, 2}}, {sectionData, all.encoded()}, {0, []byte("\x04name…")}} {
		m = binary.AppendUvarint(append(m, section.id), uint64(len(section.content)))
		m = append(m, section.content...)
	}
	return m
}

// memory gives what the memory holds, and by how many segments.
func memory(t *testing.T, m []byte) (held []byte, count int) {
	t.Helper()
	r := reader{rest: m[8:]}
	for len(r.rest) > 0 {
		id, content := r.byte(), r.take(r.unsigned())
		if id != sectionData {
			continue
		}
		all, err := segmentsOf(content)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range all {
			held = append(held, make([]byte, int(s.at)+len(s.bytes)-len(held))...)
			copy(held[s.at:], s.bytes)
		}
		count += len(all)
	}
	return held, count
}

// TestJoined proves that a program whose segments are joined starts with the same memory.
func TestJoined(t *testing.T) {
	var many segments
	for n := range int64(1000) {
		many = append(many, segment{at: 64 + n*n, bytes: fmt.Append(nil, n)[:1]})
	}
	for _, c := range []struct {
		name string
		all  segments
		want int
	}{
		{"none", nil, 0},
		{"one", segments{{4096, []byte("abc")}}, 1},
		{"beside one another", segments{{0, []byte("abc")}, {3, []byte("def")}}, 1},
		{"near", segments{{0, []byte("abc")}, {3 + nearest, []byte("def")}}, 1},
		{"in no order", segments{{90, []byte("ghi")}, {0, []byte("abc")}, {40, []byte("def")}, {4096, []byte("x")}}, 2},
		{"apart", segments{{0, []byte("abc")}, {4 + nearest, []byte("def")}}, 2},
		{"empty ones", segments{{8, nil}, {8, nil}, {1 << 20, nil}}, 2},
		{"more and more apart", many, 1 + 999 - 33},
	} {
		in := module(c.all)
		out, err := joined(in, nil)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		before, _ := memory(t, in)
		after, n := memory(t, out)
		if !bytes.Equal(before, after) {
			t.Errorf("%s: the memory is %q, was %q", c.name, after, before)
		}
		if n != c.want {
			t.Errorf("%s: there are %d segments, not %d", c.name, n, c.want)
		}
		if !bytes.HasSuffix(out, []byte("name…")) {
			t.Errorf("%s: what stands behind the data is lost", c.name)
		}
	}
}

// TestJoinedStrange proves that what Go's linker does not write is refused rather than
// written anew.
func TestJoinedStrange(t *testing.T) {
	whole := module(segments{{0, []byte("abc")}, {300, []byte("def")}})
	for name, m := range map[string][]byte{
		"cut off":              whole[:len(whole)-9],
		"no memory":            append(append([]byte(nil), whole[:8]...), whole[13:]...),
		"passive":              bytes.Replace(whole, []byte{2, 0, opConst}, []byte{2, 1, opConst}, 1),
		"a place that is read": bytes.Replace(whole, []byte{2, 0, opConst}, []byte{2, 0, 0x23}, 1),
		"over one another":     module(segments{{0, []byte("abc")}, {2, []byte("def")}}),
		"below zero":           module(segments{{-5, []byte("abc")}}),
	} {
		if _, err := joined(m, nil); !errors.Is(err, errModule) {
			t.Errorf("%s: the error is %v", name, err)
		}
	}
}

// TestSigned proves that places of any size are read as they are written.
func TestSigned(t *testing.T) {
	for _, v := range []int64{0, 1, 63, 64, 127, 128, 8191, 8192, 1<<31 - 1, -1, -64, -65, -1 << 31} {
		r := reader{rest: appendSigned(nil, v)}
		if got := r.signed(); got != v || r.broken || len(r.rest) > 0 {
			t.Errorf("%d is read as %d", v, got)
		}
	}
}

// TestBare takes out of a table of functions what only a trace needs, and nothing else.
func TestBare(t *testing.T) {
	table := func(count uint64, offsets ...uint64) []byte {
		b := append([]byte(tableMark), make([]byte, tableHeader-8)...)
		binary.LittleEndian.PutUint64(b[8*tableCount:], count)
		for i, offset := range offsets {
			binary.LittleEndian.PutUint64(b[8*(tableNames+i):], offset)
		}
		return b
	}
	numbers := func(all ...uint32) (b []byte) {
		for _, n := range all {
			b = binary.LittleEndian.AppendUint32(b, n)
		}
		return b
	}
	// Each list ends in a zero. The first has a zero that does not end it, the second a
	// number of two bytes; the last three only a trace reads: files, lines, and where it
	// is safe to stop.
	const places = "\x00" + "\x00\x05\x02\x00\x00" + "\x84\x01\x03\x00" + "\x06\x01\x00" + "\x08\x01\x02\x02\x00" + "\x07\x01\x00"
	function := func(name, stack, files, lines, unit, first uint32, lists, tables []uint32) []byte {
		b := numbers(7, name, 9, 10, stack, files, lines, uint32(len(lists)), unit, first, 12|uint32(len(tables))<<24)
		return append(b, numbers(append(lists, tables...)...)...)
	}
	functions := func(stack, files, lines, list uint32) []byte {
		lists := []uint32{18, list, 18, 18, list}
		first := function(8, stack, files, lines, 11, 12, lists, []uint32{20, 21, 22, 23, 24, 25, 26, 27})
		return append(append(numbers(0, 16, 100, 16+uint32(len(first))), first...),
			function(8, 0, files, 0, 11, 12, []uint32{0}, nil)...)
	}
	const h = tableHeader
	filled := func(functions []byte) []byte {
		return slices.Concat(table(2, h, h+5, h+9, h+14, h+14+uint64(len(places))), []byte("namesunitfiles"+places), functions)
	}
	content := filled(functions(1, 10, 13, 6))
	in := func(content []byte) segments {
		return segments{{100, []byte("before")}, {4096, bytes.Clone(content)}, {9000, []byte("behind")}}
	}
	want, _ := memory(t, module(in(content)))
	for _, name := range []string{"names", "files", "\x06\x01\x00\x08\x01\x02\x02\x00\x07\x01\x00"} {
		at := bytes.Index(want, []byte(name))
		copy(want[at:], make([]byte, len(name)))
	}
	const none = 1<<32 - 1
	bare := function(0, 1, 0, 0, 0, 0, []uint32{0, 6, 0, 0, 6}, []uint32{20, 21, 22, none, 24, none, none, none})
	bare = append(bare, function(0, 0, 0, 0, 0, 0, []uint32{0}, nil)...)
	copy(want[4096+len(content)-len(bare):], bare)
	out, err := in(content).bare()
	if err != nil {
		t.Fatal(err)
	}
	if held, _ := memory(t, module(out)); !bytes.Equal(held, want) {
		t.Errorf("the memory is %q, want %q", held[4096:4096+len(content)], want[4096:4096+len(content)])
	}
	for name, in := range map[string]segments{
		"none":             {{100, []byte("before")}},
		"two":              {{0, content}, {9000, content}},
		"no order":         {{0, table(0, h, h+9, h+5, h+14, h+17)}},
		"cut off":          {{0, content[:h-1]}},
		"far beyond":       {{0, table(0, h, h+5, h+9, h+14, 1<<40)}},
		"behind the end":   {{0, content[:len(content)-1]}},
		"too many":         {{0, table(1<<40, h, h, h, h, h)}},
		"no such list":     {{0, filled(functions(200, 0, 0, 6))}},
		"a list cut off":   {{0, filled(functions(21, 0, 0, 6))}},
		"too many lists":   {{0, filled(numbers(0, 8, 7, 8, 9, 10, 0, 0, 0, 1<<20, 11, 12, 13))}},
		"too many tables":  {{0, filled(numbers(0, 8, 7, 8, 9, 10, 0, 0, 0, 0, 11, 12, 13|4<<24, 1, 2, 3))}},
		"another's length": {{0, filled(numbers(0, 1<<20))}},
	} {
		if _, err := in.bare(); !errors.Is(err, errTable) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
