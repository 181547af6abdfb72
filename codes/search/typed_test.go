package search_test

import (
	"slices"
	"testing"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/codes/search"
)

// What people type who have neither the official words nor an input method.
func TestTyped(t *testing.T) {
	tests := []struct{ name, query, first string }{
		{"initials before a word", "qscorpid", "oapi/41002"},
		{"initials behind a word", "useridbcz", "oapi/60111"},
		{"initials before a word in two pieces", "bhfmediaid", "oapi/40007"},
		{"not granted to the app", "员工没授权给应用", "oapi/50002"},
		{"said rather than written", "建部门的时候说名字重复", "oapi/60021"},
		{"not yet published", "这个卡片模板还没发布", "api/param.templateUnpublished"},
		{"in use elsewhere", "邮箱被别的员工用了", "oapi/60106"},
		{"in use, as others say", "mobile used by another user", "oapi/60104"},
		{"glued syllables", "accesstokenguoqi", "oapi/42001"},
		{"a name that is no word", "DingTalk robot sign error", "robot/310000"},
		{"the plain words of a frequent code", "ip不在白名单", "oapi/60020"},
		{"的 as a letter", "wxdsuiteticket", "api/invalidSuiteTicket"},
		{"a word of three before initials", "jsapiticketdqsb", "jsapi/52011"},
		{"initials on either side of a word", "fwipbzbmdzz", "oapi/60020"},
		{"该 left out", "没有调用接口权限", "oapi/60011"},
		{"a contraction", "app don't have permission to call this interface", "oapi/60011"},
		{"a slip with a particle in it", "机器人发送太块", "robot/410100"},
		{"said around a message", "签名校验失败 请稍后再试", "jsapi/52013"},
		{"the same words in another order", "corpid 不合法", "oapi/40013"},
		{"a stop word in a term", "email in use", "oapi/60106"},
		{"only once", "授权码只能使用一次", "oapi/40078"},
		{"call, as in Taiwan", "呼叫過於頻繁", "api/qps.exceed.limit"},
		{"the same with a limit", "呼叫頻率超過限制", "oapi/90018"},
		{"words around a question", "how to fix invalid token", "oapi/40014"},
		{"free login", "free login code expired", "oapi/42003"},
		{"the beginning of a message", "body is mandatory", "api/Missingbody"},
		{"a stop word in an exact message", "card is not exist", "api/param.stream.outTrackId"},
		{"a code with other seams", "ILLEGAL_ORG", "api/illegalOrg"},
		{"a code with dashes for seams", "ILLEGAL-ORG", "api/illegalOrg"},
		{"a code with dots for seams", "illegal.org", "api/illegalOrg"},
		{"a code with the same seams before one with others", "param_error", "mcp/PARAM_ERROR"},
		{"not the opposite", "回调地址已经不存在", "oapi/71007"},
		{"not the opposite in pinyin", "huidiao dizhi yijing bucunzai", "oapi/71007"},
		{"not the opposite in English", "the department already exists", "oapi/60016"},
		{"a word in two pieces in an exact message", "ip not in whitelist", "robot/310000"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			hits := search.Find(tt.query, codes.Filter{}, 3)
			if len(hits) == 0 || hits[0].Entry.ID != tt.first {
				t.Errorf("%s: %s, want %s first", tt.query, ids(hits), tt.first)
			}
		})
	}
}

// A code with other seams is one of those that the filter lets pass.
func TestRespeltFilter(t *testing.T) {
	for _, hit := range search.Find("ILLEGAL_ORG", codes.Filter{Family: codes.FamilyMCP}, 3) {
		if hit.Entry.Family != codes.FamilyMCP {
			t.Errorf("%s passes", hit.Entry.ID)
		}
	}
}

// A word that no entry has does not empty the list of a story.
func TestStory(t *testing.T) {
	for _, query := range []string{"ios上签名不对安卓可以", "登录的码用第二次就报错"} {
		if hits := search.Find(query, codes.Filter{}, 3); len(hits) < 3 {
			t.Errorf("%s: %s", query, ids(hits))
		}
	}
	hits := search.Find("ios上签名不对安卓可以", codes.Filter{}, 3)
	if !slices.ContainsFunc(hits, func(h search.Hit) bool { return h.Entry.ID == "jsapi/52013" }) {
		t.Errorf("found %s", ids(hits))
	}
}

// When and to whom it happened does not matter.
func TestCircumstances(t *testing.T) {
	for query, plain := range map[string]string{
		"昨天晚上审批实例不存在":                         "审批实例不存在",
		"我们最近半夜有时部门不存在":                       "部门不存在",
		"since monday morning sign not match": "sign not match",
	} {
		got, want := ids(search.Find(query, codes.Filter{}, 3)), ids(search.Find(plain, codes.Filter{}, 3))
		if got != want {
			t.Errorf("%s: %s, want %s as for %s", query, got, want, plain)
		}
	}
}

// Of a long story no text of an entry has most; what all of them have of it counts, and a
// long text about something else still finds nothing.
func TestLongStory(t *testing.T) {
	for query, id := range map[string]string{
		"我们在后台换过模板，现在 webhook 发到群里对方说缺了什么关键词，昨天还是好好的":                                                           "robot/310000",
		"since the weekend our monitoring channel shows nothing and the webhook says something about a keyword": "robot/310000",
		"小王把事件订阅的地址填好点保存，控制台一直说我们没有回 success，可日志里明明有请求":                                                         "oapi/71009",
	} {
		hits := search.Find(query, codes.Filter{}, 3)
		checkHits(t, hits)
		if place(hits, id) < 0 {
			t.Errorf("%s: %s, want %s", query, ids(hits), id)
		}
	}
	for _, query := range []string{
		"下班路上车坏在高架上，等拖车等了两个小时，回家饭都凉了", "our neighbour's cat climbed an old oak tree and slept there all afternoon",
	} {
		if hits := search.Find(query, codes.Filter{}, 3); len(hits) > 0 {
			t.Errorf("%s finds %s", query, ids(hits))
		}
	}
}

// A timeout is not that of a token in the first place.
func TestTimeout(t *testing.T) {
	hits := search.Find("timeout", codes.Filter{}, 3)
	if slices.ContainsFunc(hits, func(h search.Hit) bool { return h.As().Kind == codes.KindAuth }) {
		t.Errorf("timeout: %s", ids(hits))
	}
}

// Nonsense finds nothing, and nothing is guessed of it.
func TestNonsense(t *testing.T) {
	for _, query := range []string{
		"zzzzqqq", "asdfgh", "xyzzy", "hello world", "lkjsdf", "qwrtpsdf", "qqqqzzzzxxxx", "彩票", "发票抬头", "股票代码",
		"xyz", "hhh", "wait a minute", "how are you", "what is this", "qwertyuiop",
	} {
		if hits := search.Find(query, codes.Filter{}, 3); len(hits) > 0 {
			t.Errorf("%s finds %s", query, ids(hits))
		}
		if hits := search.Guess(query, codes.Filter{}, 3); len(hits) > 0 {
			t.Errorf("%s is guessed to be %s, %.2f", query, ids(hits), hits[0].Score)
		}
	}
}
