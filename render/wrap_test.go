package render_test

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/mattn/go-runewidth"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/render"
)

func TestWrap(t *testing.T) {
	for _, tt := range []struct {
		name  string
		in    string
		width int
		want  []string
	}{
		{"short", "a b", 10, []string{"a b"}},
		{"empty", "", 10, []string{""}},
		{"words", "one two three", 7, []string{"one two", "three"}},
		{"blank at the edge", "one two", 3, []string{"one", "two"}},
		{"Chinese breaks anywhere", "不合法的凭证", 6, []string{"不合法", "的凭证"}},
		{"odd width", "不合法的凭证", 7, []string{"不合法", "的凭证"}},
		{"no comma at the start", "不合法，的凭证", 6, []string{"不合", "法，的", "凭证"}},
		{"no bracket at the end", "参数（必填）", 6, []string{"参数", "（必", "填）"}},
		{"mixed", "刷新access_token后重试", 14, []string{"刷新", "access_token后", "重试"}},
		{"ASCII stop stays", "重试.再试", 5, []string{"重试.", "再试"}},
		{"long token", "example.com/a/b/c/d", 12, []string{"example.com/", "a/b/c/d"}},
		{"a URL is whole", "see https://example.com/a-b/c, then go", 12, []string{"see", "https://example.com/a-b/c,", "then go"}},
		{"a URL behind Chinese", "请看：https://example.com/a。再试", 12, []string{"请看：", "https://example.com/a。", "再试"}},
		{"a quoted URL", "curl 'https://example.com/a?b=‹token#1›' -d x", 14, []string{"curl", "'https://example.com/a?b=‹token#1›'", "-d x"}},
		{"a URL behind a word", "url:[http://192.0.2.1:8080/],list:[a]", 14, []string{"url:", "[http://192.0.2.1:8080/],", "list:[a]"}},
		{"a URL in a URL", "https://a.example/?to=https://b.example/", 14, []string{"https://a.example/?to=https://b.example/"}},
		{"an arrow is whole", "$e->getResponse()->getBody()", 20, []string{"$e->getResponse()->", "getBody()"}},
		{"long word", "abcdefghij", 4, []string{"abcd", "efgh", "ij"}},
		{"a code at its humps", "AccessTokenPermissionDenied", 16, []string{"AccessToken", "PermissionDenied"}},
		{"line feeds stay", "a\nb", 10, []string{"a", "b"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := render.Wrap(tt.in, tt.width)
			if !slices.Equal(got, tt.want) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

// TestCellsAll measures every character as runewidth does.
func TestCellsAll(t *testing.T) {
	c := runewidth.Condition{StrictEmojiNeutral: true}
	for r := range rune(0x20000) {
		if s := string(r); r != utf8.RuneError && []rune(s)[0] == r && render.Cells(s) != c.RuneWidth(r) {
			t.Errorf("%U takes %d cells, want %d", r, render.Cells(s), c.RuneWidth(r))
		}
	}
}

// TestCellsUsual measures what the catalogue says without the library, whose table costs
// more than a lookup.
func TestCellsUsual(t *testing.T) {
	known := func(id string, texts ...string) {
		for _, text := range texts {
			for _, r := range text {
				if r >= 0x300 && render.Usual(r) == 0 { // it has a table of those before
					t.Errorf("%s: %q in %q", id, r, text)
				}
			}
		}
	}
	for _, e := range codes.Entries() {
		known(e.ID, e.Title.ZH, e.Title.EN)
		for _, m := range e.Meanings {
			known(e.ID, m.Title.ZH, m.Title.EN, m.Message)
			for _, a := range slices.Concat(m.Causes, m.OwnFixes) {
				known(e.ID, a.Text.ZH, a.Text.EN)
			}
		}
	}
	for _, sign := range []string{"→", "✗", "●", "○", "◇", "█", "▁", "─", "┼", "╞", "…", "⏎", "‹", "›"} {
		known("a sign of the program", sign)
	}
}

// TestWrapHolds proves, over many widths, that no line is too wide, that
// nothing is lost, and that closing punctuation never begins a line.
func TestWrapHolds(t *testing.T) {
	text := "重新获取 access_token（7200 秒有效），再用新 token 重试一次；“仍然失败”就不要循环：查 https://oapi.dingtalk.com/topapi/v2/user/get?access_token=abc 的来源。e\u0301 ok!"
	bare := strings.ReplaceAll(text, " ", "")
	for width := 8; width <= 100; width++ {
		lines := render.Wrap(text, width)
		for n, line := range lines {
			if render.Cells(line) > width && !strings.HasPrefix(line, "https://") {
				t.Errorf("width %d: %d cells in %q", width, render.Cells(line), line)
			}
			if n > 0 && strings.ContainsAny(firstRune(line), "，。；：）”") {
				t.Errorf("width %d: line begins with punctuation: %q", width, line)
			}
			if strings.HasSuffix(line, "（") || strings.HasSuffix(line, "“") {
				t.Errorf("width %d: line ends with opening punctuation: %q", width, line)
			}
		}
		if got := strings.ReplaceAll(strings.Join(lines, ""), " ", ""); got != bare {
			t.Errorf("width %d: lost text: %q", width, got)
		}
	}
}

func firstRune(s string) string {
	for _, r := range s {
		return string(r)
	}
	return ""
}

func TestCells(t *testing.T) {
	for in, want := range map[string]int{"": 0, "abc": 3, "错误码": 6, "e\u0301": 1, "（）": 4, "…": 1, "→": 1, "①": 1} {
		if got := render.Cells(in); got != want {
			t.Errorf("Cells(%q) = %d, want %d", in, got, want)
		}
	}
	if got := render.Pad("错误", 6); got != "错误  " {
		t.Errorf("Pad = %q", got)
	}
}

func TestClean(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"plain", "plain 中文 ✓ é", "plain 中文 ✓ é"},
		{"escape sequence", "\x1b[31mred\x1b]0;t\x07", `\x1b[31mred\x1b]0;t\x07`},
		{"C1", "\u009b31m\u0085", `\u009b31m\u0085`},
		{"bidi", "\u202eabc\u2066\u200f", `\u202eabc\u2066\u200f`},
		{"zero width", "a\u200bb\u200dc\ufeff\u00ad", `a\u200bb\u200dc\ufeff\u00ad`},
		{"tags", "\U000e0041", `\U000e0041`},
		{"lines", "a\nb\r\n\tc\u2028d", `a\nb\r\n\tc\u2028d`},
		{"not UTF-8", "a\xff\xc3(", `a\xff\xc3(`},
		{"NUL and DEL", "\x00\x7f", `\x00\x7f`},
		{"replacement character itself", "\ufffd", "\ufffd"},
		{"invisible letters", "\u3164\u2800", `\u3164\u2800`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := render.Clean(tt.in); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
			if got := render.Clean(render.Clean(tt.in)); got != tt.want {
				t.Errorf("again: got %q, want %q", got, tt.want)
			}
		})
	}
}

// TestCalm proves that a line break in a message reads as one, and that what is
// no line break is left to Clean.
func TestCalm(t *testing.T) {
	for in, want := range map[string]string{
		"":                   "",
		"plain":              "plain",
		"a，\n请\n\n再试\n":      "a， ⏎ 请 ⏎ 再试",
		"a\r\n\tb\tc":        "a ⏎ b c",
		`C:\new`:             `C:\new`,
		"a\x1b[31m\u2028\nb": "a\x1b[31m\u2028 ⏎ b",
	} {
		if got := render.Calm(in); got != want {
			t.Errorf("Calm(%q) = %q, want %q", in, got, want)
		}
	}
	if n := render.Cells("⏎"); n != 1 {
		t.Errorf("the sign takes %d cells", n)
	}
}

// FuzzClean proves that whatever comes in, nothing that acts on a terminal
// comes out, in text and in Markdown, wrapped or not.
func FuzzClean(f *testing.F) {
	f.Add("\x1b]8;;x\x1b\\", 10)
	f.Add("错，误（码）\u202e", 3)
	f.Fuzz(func(t *testing.T, s string, width int) {
		for _, out := range append(render.Wrap(render.Clean(s), width%200), render.Markdown(s), render.CodeSpan(s)) {
			for _, r := range out {
				if r < 0x20 || r >= 0x7f && r < 0xa0 || r >= 0x202a && r <= 0x202e {
					t.Fatalf("%q lets %U through", out, r)
				}
			}
		}
	})
}

func TestMarkdownEscapes(t *testing.T) {
	for in, want := range map[string]string{
		"a_b*c":          `a_b\*c`,
		"_a_ 码_b":        `\_a\_ 码\_b`,
		"<img src=x>&lt": `\<img src=x\>\&lt`,
		"[x](y) | `z`":   "\\[x\\](y) \\| \\`z\\`",
		"~~x~~":          `\~\~x\~\~`,
	} {
		if got := render.Markdown(in); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	for in, want := range map[string]string{"a": "`a`", "a`b": "``a`b``", "`": "`` ` ``", " a ": "`  a  `", " a": "` a`", "": ""} {
		if got := render.CodeSpan(in); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestSpan(t *testing.T) {
	for seconds, want := range map[int]string{
		0: "0 s", 59: "59 s", 60: "1 min", 95: "1 min 35 s", 3600: "1 h", 3661: "1 h 1 min", 47 * 3600: "47 h", 50 * 3600: "2 d 2 h",
	} {
		if got := render.Span(render.Options{Lang: "en"}, seconds); got != want {
			t.Errorf("%d: got %q, want %q", seconds, got, want)
		}
	}
	if got := render.Span(render.Options{Lang: "zh"}, 95); got != "1 分 35 秒" {
		t.Errorf("got %q", got)
	}
}

func TestFit(t *testing.T) {
	for columns, want := range map[int]int{0: 80, -1: 80, 10: 40, 40: 40, 72: 72, 100: 100, 500: 100} {
		if got := render.Fit(columns); got != want {
			t.Errorf("Fit(%d) = %d, want %d", columns, got, want)
		}
	}
}
