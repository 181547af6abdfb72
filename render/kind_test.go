package render_test

import (
	"testing"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/render"
)

// Every kind has a Chinese term, and no two have the same.
func TestKindByWord(t *testing.T) {
	terms := map[codes.Kind]bool{}
	for _, word := range []string{
		"成功", "系统", "限流", "额度", "凭证", "权限", "加解密", "参数", "协议", "不存在", "冲突", "状态", "内容", "未知",
	} {
		kind, ok := render.KindByWord(word)
		if !ok || terms[kind] {
			t.Errorf("%s is %q", word, kind)
		}
		terms[kind] = true
	}
	for _, k := range codes.Kinds() {
		if !terms[k.Kind] {
			t.Errorf("%s has no term", k.Kind)
		}
	}
	if kind, ok := render.KindByWord("auth"); ok {
		t.Errorf("auth is a name, not a term, yet it gives %s", kind)
	}
}
