package search

import "testing"

// TestExistence reads every word by itself.
func TestExistence(t *testing.T) {
	for want, texts := range map[existence][]string{
		exists:  {"部门已存在", "回调已经存在", "the user already exists", "it exists already", "groups exist already", "bumen yi cunzai", "bumen yijing cunzai"},
		missing: {"部门不存在", "it does not exist", "it doesn't exist", "no longer exists", "a nonexistent group", "a non-existent group", "bumen bu cunzai"},
		unsaid:  {"存在未完成的审批", "不存在或已存在", "the group", "exit"},
	} {
		for _, text := range texts {
			if got := existenceIn(text); got != want {
				t.Errorf("%s: %d, want %d", text, got, want)
			}
		}
	}
}
