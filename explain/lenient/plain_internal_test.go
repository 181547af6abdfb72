package lenient

import (
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
)

// samePlain reads an object in both ways, and reports whether plain read it.
func samePlain(t *testing.T, src string, pos int) bool {
	t.Helper()
	got := plain([]byte(src), pos)
	if got == nil {
		return false
	}
	if want, end, ok := parse([]byte(src), pos); !ok || end != got.End || !reflect.DeepEqual(got, want) {
		t.Fatalf("%q is read as %+v, want %+v, end %d", src, got, want, end)
	}
	return true
}

// TestPlain reads texts that are put together of what objects consist of, each also
// cut short and with a byte changed.
func TestPlain(t *testing.T) {
	t.Parallel()
	const signs = `{}[]":,\ '=;` + "\n\r\t0a-.\xe4"
	random := rand.New(rand.NewPCG(7, 7))
	texts := []string{"errcode", "errmsg", "", "x", "_code", "request_id", "不合法，的：", "a,", "a: b", "{}", "//", "Some(1)", "’", `\"`, `\u4e2d`, "a\tb", "a:", "1", "null", "Code", "a'b", "\x00"}
	scalars := []string{"0", "-1", "40014", "1e5", "+1", ".5", "1.", "null", "true", "false", "True", "False", "None", "nil", "NaN", "TRUE", "x", "1 ", "\t2", " 3  "}
	blanks := []string{"", "", "", " ", "  ", "\t", "\n", "\u00a0"}
	pick := func(list []string) string { return list[random.IntN(len(list))] }
	quoted := func() string {
		quote := pick([]string{`"`, `"`, `"`, "'"})
		return quote + pick(texts) + quote
	}
	var value func(b *strings.Builder, depth int)
	value = func(b *strings.Builder, depth int) {
		b.WriteString(pick(blanks[:6+random.IntN(2)*random.IntN(3)]))
		switch kind := random.IntN(8); {
		case kind == 0 && depth < 12, depth == 0:
			b.WriteByte('{')
			for i := range random.IntN(5) {
				if i > 0 {
					b.WriteByte(',')
				}
				b.WriteString(pick(blanks[:6]) + quoted() + pick(blanks[:6]) + ":")
				value(b, depth+1)
			}
			b.WriteByte('}')
		case kind == 1 && depth < 12:
			b.WriteByte('[')
			for i := range random.IntN(4) {
				if i > 0 {
					b.WriteByte(',')
				}
				value(b, depth+1)
			}
			b.WriteByte(']')
		case kind < 5:
			b.WriteString(quoted())
		default:
			b.WriteString(pick(scalars))
		}
		b.WriteString(pick(blanks[:6]))
	}
	read := 0
	for range 30_000 {
		b := &strings.Builder{}
		b.WriteString("say: ")
		value(b, 0)
		b.WriteString(pick([]string{"", " end", ",", "}", "\n{"}))
		src := []byte(b.String())
		pos := strings.IndexByte(string(src), '{')
		if samePlain(t, string(src), pos) {
			read++
		}
		samePlain(t, string(src[:pos+1+random.IntN(len(src)-pos)]), pos)
		src[pos+random.IntN(len(src)-pos)] = signs[random.IntN(len(signs))]
		if src[pos] == '{' {
			samePlain(t, string(src), pos)
		}
	}
	if read < 5_000 {
		t.Errorf("only %d objects are plain", read)
	}
	long := `{"a":"` + strings.Repeat("x", plainBytes) + `"}`
	deep := strings.Repeat(`{"a":`, plainDepth+2) + "1" + strings.Repeat("}", plainDepth+2)
	if !samePlain(t, `{'code': 88, 'ok': False, 'none': None, 'list': ["it's", 'a']}`, 0) {
		t.Error("a dict of Python's is not plain")
	}
	for _, src := range []string{long, deep, "{\"a\":\n1}", `{"a":"\n"}`} {
		if samePlain(t, src, 0) {
			t.Errorf("%.20q is plain", src)
		}
	}
}

// TestLetters asks for members by all names, whatever letters are known.
func TestLetters(t *testing.T) {
	t.Parallel()
	names := []string{"code", "Code", "_code", "CODE", "-code", `\code`, "errcode", "err_code", "1", "", "消息", "_", "zoo", "code_", "code-x", "codex", "cod", "ce", "c"}
	for _, one := range names {
		for _, other := range names {
			n := &Node{Kind: Object}
			n.add(Member{Key: one, Value: &Node{Kind: String, Text: "1"}}, []byte(one))
			n.add(Member{Key: other, Value: &Node{Kind: String, Text: "2"}}, []byte(other))
			for _, name := range names {
				known := n.Get(name)
				all := *n
				all.begin = 0
				if want := all.Get(name); known != want {
					t.Errorf("%q of %q and %q is %v, want %v", name, one, other, known, want)
				}
			}
		}
	}
}
