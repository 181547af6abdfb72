package redact_test

import (
	"testing"

	"github.com/dterr/dterr/explain/redact"
)

// TestPersons holds names of people that stand without a label against words that
// stand in the same places.
func TestPersons(t *testing.T) {
	for _, tc := range []struct{ name, in, want string }{
		{"before a number", "联系 张伟 13800138000", "联系 ‹name#1› ‹mobile#1›"},
		{"before a number in brackets", "张文伟（13800138000）反馈", "‹name#1›（‹mobile#1›）反馈"},
		{"before an address", "From: Zhang Wei <zw@a.example>", "From: ‹name#1› <‹email#1›>"},
		{"in Chinese before an address", "发件人: 张伟 <zw@a.example>", "发件人: ‹name#1› <‹email#1›>"},
		{"behind an @", "@张伟 看一下 40014", "@‹name#1› 看一下 40014"},
		{"before what is theirs", "用户张文伟的手机号为空", "用户‹name#1›的手机号为空"},
		{"no name before a number", "联系电话 13800138000", "联系电话 ‹mobile#1›"},
		{"a program before an address", "from mailer <zw@a.example>", "from mailer <‹email#1›>"},
		{"everybody", "@所有人 请注意", "@所有人 请注意"},
		{"what is nobody's", "错误的手机号，不存在的手机号", "错误的手机号，不存在的手机号"},
	} {
		if got := redact.New().Text(tc.in); got != tc.want {
			t.Errorf("%s\n  in   %s\n  got  %s\n  want %s", tc.name, tc.in, got, tc.want)
		}
	}
}
