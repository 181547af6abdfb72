package facts

import (
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"github.com/dterr/dterr/codes"
)

// readAll asks every reader, whatever signs a text holds.
func readAll(text string) Facts {
	var f Facts
	f.permission(text)
	f.throttle(text)
	f.layout(text)
	f.callback(text)
	f.client(text)
	f.MissingField = missingField(text)
	return f
}

// TestSigns holds that no reader finds anything in a text without its signs: in the
// messages of the catalogue, and in texts that are put together of what readers look
// for.
func TestSigns(t *testing.T) {
	t.Parallel()
	check := func(text string) {
		if got, want := Read(text), readAll(text); !reflect.DeepEqual(got, want) {
			t.Errorf("%q tells %+v, want %+v", text, got, want)
		}
	}
	for _, e := range codes.Entries() {
		for i := range e.Meanings {
			check(e.Meanings[i].Message)
		}
	}
	parts := []string{
		"requiredScopes=[", "所需的权限：[", "a,b", "]", "https://open-dev.dingtalk.com/appscope/apply?content=x%23y", "request ip=", "request ip =", "203.0.113.7", "appKey(", ")", "apiPath(",
		"从 ", "到 ", "2026-03-02 09:04:05", "2026-03-02 09:05:05", "超过了", "超过", "上限为", "exceed ", "300 次", "40 times", "处罚将在", "封禁将在", "description:", "solution:", "错误描述：", "解决方案：",
		"错误原因为:", "HttpRequest:", "http statusCode is:", "HttpCode:", "502", "url:[", "nonce:[", "timestamp:[", "参数 ", "--》", "->", "miss param", "缺少参数：", "缺少参数:", "缺少参数 ", "miss param : ",
		"missing parameter: ", "zoo", " ", "\n", "\t", "，",
	}
	random := rand.New(rand.NewPCG(7, 7))
	for range 20_000 {
		var b strings.Builder
		for range 1 + random.IntN(6) {
			b.WriteString(parts[random.IntN(len(parts))])
		}
		check(b.String())
	}
}
