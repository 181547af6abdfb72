package redact_test

import (
	"strings"
	"testing"

	"github.com/dterr/dterr/explain/redact"
)

// TestSignOffs masks who closes a letter in the same line, and names with a letter in them.
func TestSignOffs(t *testing.T) {
	table{
		{"one line", "Best regards, Otmar Hollweg\nx", "Best regards, ‹name#1›\nx"},
		{"a letter in a name", "Regards,\nOtmar J. Hollweg", "Regards,\n‹name#1›"},
		{"a letter in a trailer", "Reported-by: Otmar J. Hollweg", "Reported-by: ‹name#1›"},
	}.run(t)
	unchanged(t,
		"Best regards, Data Team", "we send him our best regards, Otmar Hollweg", "Best regards, Otmar Hollweg said", "Thanks, Otmar Hollweg", "Best regards,Otmar Hollweg",
		"Regards,\nJ. Hollweg", "Regards,\nOtmar 1. Hollweg", "Reported-by: Otmar J.",
	)
}

// TestAddressBelow masks the rest of an address in the line below, and nothing else there.
func TestAddressBelow(t *testing.T) {
	const first = "地址：江苏省昆山市滨河街629号"
	table{
		{"a flat", first + "\n    翠苑小区10栋2单元1382室\n完", "地址：‹address#1›\n    ‹address#2›\n完"},
		{"at the end", first + "\n  翠苑小区10栋2单元1382室", "地址：‹address#1›\n  ‹address#2›"},
	}.run(t)
	for _, below := range []string{"\n翠苑小区10栋2单元1382室", "\n    电话123456没人接", "\n    翠苑小区10栋2单元1382室 已核对", "\n    翠苑小区", " 翠苑小区"} {
		if got := redact.New().Text(first + below); !strings.HasSuffix(got, strings.TrimSpace(below)) {
			t.Errorf("%q: %s", below, got)
		}
	}
}
