package search_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/codes/search"
)

func TestFind(t *testing.T) {
	tests := []struct {
		name, query string
		filter      codes.Filter
		first       string // "" for no hit
		matched     string
	}{
		{"exact code", "40014", codes.Filter{}, "oapi/40014", "code"},
		{"negative code", "-1", codes.Filter{Family: codes.FamilyOAPI}, "oapi/-1", "code"},
		{"code in any case", "invalidauthentication", codes.Filter{}, "api/InvalidAuthentication", "code"},
		{"exact title", "系统繁忙", codes.Filter{Family: codes.FamilyOAPI}, "oapi/-1", "title"},
		{"full-width code", "４００１４", codes.Filter{}, "oapi/40014", "code"},
		{"kind filter", "access_token", codes.Filter{Kind: codes.KindAuth, Family: codes.FamilyAPI}, "api/InvalidAuthentication", "title"},
		{"code with its name", "errcode=40014", codes.Filter{}, "oapi/40014", "code"},
		{"code among words", "什么是 310000", codes.Filter{}, "robot/310000", "code"},
		{"beginning of a code", "Forbidden.AccessDenied.Ip", codes.Filter{}, "api/Forbidden.AccessDenied.IpNotInWhiteList", "code"},
		{"letters of a code", "frbddnaccdnd", codes.Filter{}, "api/forbidden.accessDenied", "fuzzy"},
		{"synonym", "邮箱重复", codes.Filter{}, "oapi/60106", "synonym"},
		{"homonym", "不再白名单", codes.Filter{}, "oapi/60020", "typo"},
		{"typo", "signatrue does not match", codes.Filter{}, "jsapi/52013", "typo"},
		{"traditional", "驗簽失敗", codes.Filter{}, "jsapi/52013", "synonym"},
		{"pinyin", "qianming", codes.Filter{}, "jsapi/52013", "pinyin"},
		{"pinyin with blanks", "bu men bu cun zai", codes.Filter{}, "oapi/60003", "pinyin"},
		{"pinyin of synonyms", "shoujihaochongfu", codes.Filter{}, "oapi/60104", "pinyin"},
		{"initials", "bmbcz", codes.Filter{}, "oapi/60003", "initials"},
		{"initials of synonyms", "sjhcf", codes.Filter{}, "oapi/60104", "initials"},
		{"mixed", "access_token 超时", codes.Filter{}, "oapi/42001", "title"},
		{"seams do not matter", "AccessToken超时", codes.Filter{}, "oapi/42001", "title"},
		{"order does not matter", "超时 access_token", codes.Filter{}, "oapi/42001", "title"},
		{"full width", "ａｃｃｅｓｓ＿ｔｏｋｅｎ　超时", codes.Filter{}, "oapi/42001", "title"},
		{"words around it", "为什么提示access_token超时了呢", codes.Filter{}, "oapi/42001", "title"},
		{"few letters of long codes", "foobar", codes.Filter{}, "", ""},
		{"letters that stand in a code by chance", "docker", codes.Filter{}, "", ""},
		{"nothing", "🙂🙂", codes.Filter{}, "", ""},
		{"empty", "  ", codes.Filter{}, "", ""},
		{"far too long", strings.Repeat("签名", 5000), codes.Filter{}, "", ""},
		{"filter leaves nothing", "40014", codes.Filter{Family: codes.FamilyGateway}, "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			hits := search.Find(tt.query, tt.filter, 10)
			if tt.first == "" {
				if len(hits) > 0 {
					t.Errorf("first hit %s, want none", hits[0].Entry.ID)
				}
				return
			}
			if len(hits) == 0 || hits[0].Entry.ID != tt.first {
				t.Fatalf("hits %+v, want %s first", hits, tt.first)
			}
			if !strings.Contains(strings.Join(hits[0].Matched, " "), tt.matched) {
				t.Errorf("matched %v, want %s", hits[0].Matched, tt.matched)
			}
			checkHits(t, hits)
			if again := search.Find(tt.query, tt.filter, 10); !reflect.DeepEqual(again, hits) {
				t.Errorf("found again\n got %+v\nwant %+v", again, hits)
			}
		})
	}
}

// Two letters are no pinyin, and a word of the catalogue is none either.
func TestWordsAreNoPinyin(t *testing.T) {
	for _, query := range []string{"qm", "auth", "sign", "token"} {
		for _, h := range search.Find(query, codes.Filter{}, 0) {
			if slices.Contains(h.Matched, "pinyin") || slices.Contains(h.Matched, "initials") {
				t.Errorf("%s finds %s by %v", query, h.Entry.ID, h.Matched)
			}
		}
	}
}

func TestHighlight(t *testing.T) {
	tests := []struct{ query, id, zh, en string }{
		{"白名单 访问", "oapi/60020", "[访问]ip不在[白名单]之中", "The [calling] IP is not on the [allow list]"},
		{"qianming", "callback/900005", "[签名]不匹配", "The [signature] does not match"},
		{"邮箱重复", "oapi/60106", "[邮箱已存在]", "The [e-mail] address [exists already]"},
	}
	for _, tt := range tests {
		t.Run(tt.query, func(t *testing.T) {
			for _, h := range search.Find(tt.query, codes.Filter{}, 10) {
				if h.Entry.ID != tt.id {
					continue
				}
				if got := lit(h.Title().ZH, h.TitleZH); got != tt.zh {
					t.Errorf("zh %s, want %s", got, tt.zh)
				}
				if got := lit(h.Title().EN, h.TitleEN); got != tt.en {
					t.Errorf("en %s, want %s", got, tt.en)
				}
				return
			}
			t.Errorf("%s is not found", tt.id)
		})
	}
}

// lit puts spans into brackets.
func lit(s string, spans []search.Span) string {
	for _, p := range slices.Backward(spans) {
		s = s[:p.Start] + "[" + s[p.Start:p.End] + "]" + s[p.End:]
	}
	return s
}

func TestGuess(t *testing.T) {
	const query = "彩票 机器人"
	if hits := search.Find(query, codes.Filter{}, 3); len(hits) > 0 {
		t.Errorf("%s finds %s", query, hits[0].Entry.ID)
	}
	hits := search.Guess(query, codes.Filter{}, 3)
	if len(hits) == 0 {
		t.Fatal("no guess")
	}
	checkHits(t, hits)
}

func checkHits(t *testing.T, hits []search.Hit) {
	t.Helper()
	last := 1.0
	seen := make(map[string]bool)
	for _, h := range hits {
		if h.Score <= 0 || h.Score > last {
			t.Errorf("%s: score %v after %v", h.Entry.ID, h.Score, last)
		}
		last = h.Score
		if seen[h.Entry.ID] {
			t.Errorf("%s twice", h.Entry.ID)
		}
		seen[h.Entry.ID] = true
		if e, _ := codes.ByID(h.Entry.ID); e != h.Entry {
			t.Errorf("%s is not the catalogue's own", h.Entry.ID)
		}
		if len(h.Matched) == 0 {
			t.Errorf("%s: matched nothing", h.Entry.ID)
		}
		checkSpans(t, h.Entry.Code, h.Code)
		checkSpans(t, h.Title().ZH, h.TitleZH)
		checkSpans(t, h.Title().EN, h.TitleEN)
	}
}

func checkSpans(t *testing.T, s string, spans []search.Span) {
	t.Helper()
	end := -1
	for _, p := range spans {
		if p.Start <= end || p.End <= p.Start || p.End > len(s) {
			t.Errorf("span %v of %q after %d", p, s, end)
			return
		}
		if !strings.Contains(s, strings.ToValidUTF8(s[p.Start:p.End], "\x00")) {
			t.Errorf("span %v of %q cuts a rune", p, s)
		}
		end = p.End
	}
}

func TestLimit(t *testing.T) {
	all := search.Find("access", codes.Filter{}, 0)
	if len(all) < 4 {
		t.Fatalf("only %d hits for access", len(all))
	}
	if got := search.Find("access", codes.Filter{}, 3); len(got) != 3 {
		t.Errorf("%d hits, want 3", len(got))
	}
	checkHits(t, all)
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{"40014", "签名 不匹配", "ab\x00", "\xff", "- -", "　"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, query string) {
		checkHits(t, search.Find(query, codes.Filter{}, 20))
	})
}

// Budget: 10 ms a query.
func BenchmarkFind(b *testing.B) {
	for _, q := range []string{"40014", "签名不匹配", "access token expired", "qmbpp", "shoujihaochongfu", "机器人 发送消息 太频繁 被限流 qps limit exceeded", "permision denied wihte lsit", "半夜换了模板以后群里的小助手一声不吭，说内容里少了约定的那个词"} {
		b.Run(q, func(b *testing.B) {
			for b.Loop() {
				search.Find(q, codes.Filter{}, 10)
			}
		})
	}
}
