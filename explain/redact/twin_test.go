package redact_test

import (
	"testing"

	"github.com/dterr/dterr/explain/redact"
)

// TestTwins holds a second credential right behind the first one against what only
// looks like it.
func TestTwins(t *testing.T) {
	const a, b = "5e1f0a9c7b3d48260f9e8d7c6b5a4039", "0b9d7e3a1c5f42688f6e4d2c0b1a3957"
	for _, tc := range []struct{ name, in, want string }{
		{"from and to", "token changed from " + a + " to " + b, "token changed from ‹token#1› to ‹token#2›"},
		{"old and new", "refresh token: old=" + a + " new=" + b, "refresh token: ‹token#1› new=‹token#2›"},
		{"in Chinese", "密钥从 " + a + " 改成了 " + b, "密钥从 ‹secret#1› 改成了 ‹secret#2›"},
		{"a slash", "token: " + a + " / " + b, "token: ‹token#1› / ‹token#2›"},
		{"not equal", "signature " + a + " != " + b, "signature ‹signature#1› != ‹signature#2›"},
		{"in base64", "expected signature q1W2e3R4t5Y6+7I8o9P0aS/2d3F4g5H6j7K8l9Z0x1C= but got m5N6b7V8c9X0z1L2+3K4j5H6g7F8d9S0a1P2o/3I4u5=, x", "expected signature ‹signature#1› but got ‹signature#2›, x"},
		{"another name", "token=" + a + ", trace=" + b, "token=‹token#1›, trace=" + b},
		{"a comma alone", "token " + a + ", " + b, "token ‹token#1›, " + b},
		{"the next cell", "| token | trace |\n|---|---|\n| " + a + " | " + b + " |", "| token | trace |\n|---|---|\n| ‹token#1› | " + b + " |"},
		{"shorter", "token: " + a + " / " + b[:16], "token: ‹token#1› / " + b[:16]},
		{"in its place", "replaced secret q1W2e3R4t5Y6 with v8N7b6M5", "replaced secret ‹secret#1› with ‹secret#2›"},
		{"in its place, passive", "secret q1W2e3R4t5Y6 was replaced by v8N7b6M5.", "secret ‹secret#1› was replaced by ‹secret#2›."},
		{"in its place, in Chinese", "密码从 Zoo#2024aB 改为 Zoo#2025cD", "密码从 ‹password#1› 改为 ‹password#2›"},
		{"in its place, quoted", `密码从“hunter2xyz”改成了“zebra_5521”`, `密码从“‹password#1›”改成了“‹password#2›”`},
		{"where it was sent", "sent token " + a + " to production2", "sent token ‹token#1› to production2"},
		{"when it was changed", "changed token " + a + " by 2026-11-30T10:00:00Z", "changed token ‹token#1› by 2026-11-30T10:00:00Z"},
		{"what counts in its place", "密钥 " + a + " 改为 3 天后生效", "密钥 ‹secret#1› 改为 3 天后生效"},
		{"shorter, from and to", "token changed from " + a + " to " + b[:16], "token changed from ‹token#1› to ‹token#2›"},
		{"in its place, by any verb", "rotated the key: secret q1W2e3R4t5Y6 to v8N7b6M5", "rotated the key: secret ‹secret#1› to ‹secret#2›"},
		{"reset", "reset secret q1W2e3R4t5Y6 to v8N7b6M5", "reset secret ‹secret#1› to ‹secret#2›"},
		{"updated", "updated secret q1W2e3R4t5Y6 to v8N7b6M5", "updated secret ‹secret#1› to ‹secret#2›"},
		{"swapped", "swapped secret q1W2e3R4t5Y6 with v8N7b6M5", "swapped secret ‹secret#1› with ‹secret#2›"},
		{"switched", "switched secret q1W2e3R4t5Y6 to v8N7b6M5", "switched secret ‹secret#1› to ‹secret#2›"},
		{"is and has been", "secret q1W2e3R4t5Y6 is replaced by v8N7b6M5, secret u1W2e3R4t5Y6 has been replaced by w8N7b6M5", "secret ‹secret#1› is replaced by ‹secret#2›, secret ‹secret#3› has been replaced by ‹secret#4›"},
		{"its Chinese name alone", "密钥 q1W2e3R4t5Y6 to v8N7b6M5", "密钥 ‹secret#1› to ‹secret#2›"},
		{"too short to be one", "changed secret q1W2e3R4t5Y6 to v8N7b", "changed secret ‹secret#1› to v8N7b"},
	} {
		if got := redact.New().Text(tc.in); got != tc.want {
			t.Errorf("%s\n  in   %s\n  got  %s\n  want %s", tc.name, tc.in, got, tc.want)
		}
	}
}
