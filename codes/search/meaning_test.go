package search_test

import (
	"testing"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/codes/search"
)

func TestMeaning(t *testing.T) {
	crypto := codes.Filter{Kind: codes.KindCrypto}
	tests := []struct {
		name, query string
		filter      codes.Filter
		id, key     string // key "" for the entry as a whole
		title       string
	}{
		{"by its message", "sign not match", codes.Filter{}, "robot/310000", "sign-mismatch", "机器人的签名缺失或对不上"},
		{"by its title", "机器人 时间戳无效", codes.Filter{}, "robot/310000", "timestamp", "签名用的时间戳无效"},
		{"as good as a later one", "机器人签名", codes.Filter{}, "robot/310000", "sign-mismatch", "机器人的签名缺失或对不上"},
		{"beside the code", "310000 sign not match", codes.Filter{}, "robot/310000", "sign-mismatch", "机器人的签名缺失或对不上"},
		{"the code alone", "310000", codes.Filter{}, "robot/310000", "", "自定义机器人安全校验未通过"},
		{"a code of words alone", "invalidParameter", codes.Filter{}, "api/invalidParameter", "", "参数错误"},
		{"the code alone, filtered", "310000", crypto, "robot/310000", "sign-mismatch", "机器人的签名缺失或对不上"},
		{"a title that both entry and meaning have", "签名不匹配", codes.Filter{}, "callback/900005", "sign-mismatch", "签名不匹配"},
		{"what the entry's title alone says", "安全校验未通过", codes.Filter{}, "robot/310000", "", "自定义机器人安全校验未通过"},
		{"a current one before a retired one", "没权限", codes.Filter{}, "oapi/60011", "scope-missing", "没有调用该接口的权限"},
		{"a retired one by its own words", "管理员权限不足", codes.Filter{}, "oapi/60011", "administrator-rights", "管理员权限不足，（user/department/agent）无权限"},
		{"the only one", "access_token超时", codes.Filter{}, "oapi/42001", "expired", "access_token超时"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			for _, h := range search.Find(tt.query, tt.filter, 0) {
				if h.Entry.ID != tt.id {
					continue
				}
				key := ""
				if h.Meaning >= 0 {
					key = h.As().Key
				}
				if key != tt.key || h.Title().ZH != tt.title {
					t.Errorf("meaning %q, title %s, want %q, %s", key, h.Title().ZH, tt.key, tt.title)
				}
				return
			}
			t.Errorf("%s is not found", tt.id)
		})
	}
}

// What a filter lets pass is what is shown, whatever the words match.
func TestMeaningPasses(t *testing.T) {
	for _, kind := range []codes.Kind{codes.KindAuth, codes.KindCrypto, codes.KindState} {
		for _, h := range search.Find("无效", codes.Filter{Kind: kind}, 0) {
			if h.As().Kind != kind {
				t.Errorf("%s: shown as %s, asked for %s", h.Entry.ID, h.As().Kind, kind)
			}
		}
	}
}
