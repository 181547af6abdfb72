package render

import "github.com/dterr/dterr/codes"

// kindTerm is the Chinese term for a kind.
type kindTerm struct {
	kind codes.Kind
	zh   string
}

func kindTerms() [14]kindTerm {
	return [...]kindTerm{
		{codes.KindSuccess, "成功"},
		{codes.KindSystem, "系统"},
		{codes.KindRateLimit, "限流"},
		{codes.KindQuota, "额度"},
		{codes.KindAuth, "凭证"},
		{codes.KindPermission, "权限"},
		{codes.KindCrypto, "加解密"},
		{codes.KindParameter, "参数"},
		{codes.KindProtocol, "协议"},
		{codes.KindNotFound, "不存在"},
		{codes.KindConflict, "冲突"},
		{codes.KindState, "状态"},
		{codes.KindContent, "内容"},
		{codes.KindUnknown, "未知"},
	}
}

// kindWord names a kind in a word, for a table: in Chinese by its term, else by
// the name that scripts use.
func (o *Options) kindWord(k codes.Kind) string {
	for _, t := range kindTerms() {
		if t.kind == k && o.Lang == "zh" {
			return t.zh
		}
	}
	return string(k)
}

// KindByWord gives the kind with that Chinese term, as tables show it, and false
// for any other word.
func KindByWord(word string) (codes.Kind, bool) {
	for _, t := range kindTerms() {
		if t.zh == word {
			return t.kind, true
		}
	}
	return "", false
}
