package redact_test

import (
	"strings"
	"testing"

	"github.com/dterr/dterr/explain/redact"
)

// TestListedKeys masks the lines of private keys that stand as texts of their own.
func TestListedKeys(t *testing.T) {
	const (
		begin, end   = "-----BEGIN PRIVATE KEY-----", "-----END PRIVATE KEY-----"
		line1, line2 = "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7", "VJTUt9Us8cKjMzEfYyjiWA4R4/M2bS1GB4t7NXp98C3SC6dVMvDu"
	)
	lines := func(before, after string) string {
		return before + strings.Join([]string{begin, line1, line2, "q8dK=", end}, after+before) + after
	}
	masked := func(before, after string) string {
		return before + strings.Join([]string{begin, "‹private_key#1›", "‹private_key#2›", "‹private_key#3›", end}, after+before) + after
	}
	table{
		{"a list", "[" + lines(`"`, `",`) + "]", "[" + masked(`"`, `",`) + "]"},
		{"a list in a string", `{"a":"[` + lines(`\"`, `\", `) + `]"}`, `{"a":"[` + masked(`\"`, `\", `) + `]"}`},
		{"commands", lines("echo '", "' >> k.pem\n"), masked("echo '", "' >> k.pem\n")},
		{"calls", lines(`b.append("`, "\\n\");\n"), masked(`b.append("`, "\\n\");\n")},
		{"a sum behind a name", "String key = \"" + begin + "\"\n + \"" + line1 + "\"\n + \"" + end + "\";", "String key = \"" + begin + "\"\n + \"‹private_key#1›\"\n + \"" + end + "\";"},
		{"a sum behind the key's name", "privateKey = \"" + begin + "\" +\n \"" + line1 + "\" +\n \"" + end + "\";", "privateKey = \"‹private_key#2›\" +\n \"‹private_key#1›\" +\n \"" + end + "\";"},
	}.run(t)
	unchanged(t,
		`["`+begin+`", "a line of the key", "`+end+`"]`, `["`+begin+`", "line", "`+line1[:30]+`", "`+end+`"]`, `["`+begin+`", "line", `+line1+`, "`+end+`"]`,
		`["`+begin+`"] sha256 of `+line1+` "`+begin+`"`,
	)
	for _, unit := range []string{`"` + begin + `",`, `key = "` + begin + `",`} {
		if s := strings.Repeat(unit, 2048); redact.New().Text(s) != s {
			t.Errorf("changed: %s…", unit)
		}
	}
}
