package redact_test

import (
	"strings"
	"testing"

	"github.com/dterr/dterr/explain/redact"
)

// TestDecodedCommands masks what commands print to be decoded.
func TestDecodedCommands(t *testing.T) {
	table{
		{"a pipe", "echo b2E6c3dvcmRmaXNo | base64 -d", "echo ‹packed#1› | base64 -d"},
		{"quotes", "printf '%s' 'b2E6c3dvcmRmaXNo' | base64 --decode | jq", "printf '%s' '‹packed#1›' | base64 --decode | jq"},
		{"openssl", `echo -n "b2E6c3dvcmRmaXNo" | openssl base64 -d`, `echo -n "‹packed#1›" | openssl base64 -d`},
		{"in a string", `{"cmd":"x\necho \"b2E6c3dvcmRmaXNo\" | base64 -D"}`, `{"cmd":"x\necho \"‹packed#1›\" | base64 -D"}`},
	}.run(t)
	unchanged(t,
		"echo b2E6c3dvcmRmaXNo | base64 -w0", "cat b2E6c3dvcmRmaXNo | base64 -d", "echo x\ncat b2E6c3dvcmRmaXNo | base64 -d", "echo $b2E6c3dvcmRmaXNo | base64 -d",
		"echo aGVsbG | base64 -d", "echo plaintext | base64 -d", "echo b2E6c3dvcmRmaXNo; base64 -d", "echo b2E6c3dvcmRmaXNo base64 -d", "base64 -d",
	)
}

// TestPassFiles masks the passwords of files with those of databases.
func TestPassFiles(t *testing.T) {
	table{
		{"a line", "pg-1.internal:5432:oa:ding:wF8UzT.whGm\n*:6432:*:*:q7Kd:2mP", "pg-1.internal:5432:oa:ding:‹password#1›\n*:6432:*:*:q7Kd:2mP"},
		{"any", "localhost:5432:*:oa:Maple+1982x\n", "localhost:5432:*:oa:‹password#1›\n"},
	}.run(t)
	unchanged(t,
		"main.go:1234:case:foo:bar", "app.go:1234:12:oa:wF8UzT.whGm", "app.go:1234:oa:12:wF8UzT.whGm", "pg:543:oa:ding:wF8UzT.whGm", "pg:5432:oa:wF8UzT.whGm", "at pg:5432:oa:ding:wF8UzT.whGm",
		"pg:5432:oa:ding:wF8UzT.whGm is wrong", "pg:5432:oa:ding:", ":5432:oa:ding:wF8UzT.whGm", strings.Repeat("a", 130)+":5432:oa:ding:wF8UzT.whGm",
	)
	for _, unit := range []string{":5432:", "a:5432:b:c:", "echo | base64 -d "} {
		redact.New().Text(strings.Repeat(unit, 8192))
	}
}
