package redact_test

import (
	"encoding/base64"
	"strings"
	"testing"
)

// TestEncodedWords reads the encoded words of the headers of mail.
func TestEncodedWords(t *testing.T) {
	b64 := func(s string) string { return "=?UTF-8?B?" + base64.StdEncoding.EncodeToString([]byte(s)) + "?=" }
	table{
		{"a name", "bad header From: " + b64("薛凯文") + " <a@b.example>", "bad header From: =?UTF-8?B?‹name#1›?= <‹email#1›>"},
		{"a name with a bracket", "From: " + b64("薛凯文（研发）") + " x", "From: =?UTF-8?B?‹name#1›?= x"},
		{"quoted-printable", "To: =?utf-8?q?=E8=96=9B=E5=87=AF=E6=96=87?=, x", "To: =?utf-8?q?‹name#1›?=, x"},
		{"a blank", "=?utf-8?Q?=E5=AF=86=E7=A0=81=E6=98=AF_hunter2xyz?=", "=?utf-8?Q?‹password#1›?="},
		{"in two", b64("薛凯") + "\r\n " + b64("文") + " x", "=?UTF-8?B?‹name#1›?= x"},
		{"in more than are read as one", strings.Repeat(b64("薛")+" ", 9) + b64("薛凯文"), strings.Repeat(b64("薛")+" ", 9) + "=?UTF-8?B?‹name#1›?="},
		{"a secret", "Subject: " + b64("密码：hunter2xyz"), "Subject: =?UTF-8?B?‹password#1›?="},
	}.run(t)
	unchanged(t, "Subject: "+b64("错误 40014 不合法"), "=?UTF-8?Q?build_failed?= =?x?y", "=?=?UTF-8?B??= =?UTF-8?B?!!!?=", "=?UTF-8?x?abc?=", "=?UTF-8?B?/w==?=", "a=?b=?c", "=?", "=?UTF-8?B?"+strings.Repeat("6", 80))
}

// TestChanged masks what a sentence says that a credential was changed from and to.
func TestChanged(t *testing.T) {
	table{
		{"both", "changed the secret from Hk7shadow to Zq9lantern", "changed the secret from ‹secret#1› to ‹secret#2›"},
		{"with a sign", "password changed from Hk7shadow to Zq9lantern! today", "password changed from ‹password#1› to ‹password#2› today"},
		{"in quotes", `password changed from "Hk7shadow" to "Zq9lantern"`, `password changed from "‹password#1›" to "‹password#2›"`},
		{"a login", "login rosalind@acme.example / Hk7shadow failed, x@acme.example:Zq9lantern", "login ‹email#1› / ‹password#1› failed, ‹email#2›:‹password#2›"},
		{"an address behind an address", "x@acme.example:Zq9lantern@acme.example", "‹email#1›:‹email#2›"},
		{"no login", "https://x@acme.example/path1234 x@acme.example:app7bin.tar.gz x@acme.example: failed1234x x@acme.example /part1234 x@acme.example/a", "https://‹email#1›/path1234 ‹email#1›:app7bin.tar.gz ‹email#1›: failed1234x ‹email#1› /part1234 ‹email#1›/a"},
	}.run(t)
	unchanged(t, "secret changed from 7 to 9", "token from header to body", "moved secret from v1 to v2")
}

// TestPrefixed masks what a log puts its own text before.
func TestPrefixed(t *testing.T) {
	const line1, line2, at = "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7", "VJTUt9Us8cKjMzEfYyjiWA4R4/M2bS1GB4t7NXp98C3SC6dVMvDu", "2026-11-29 10:00:00 INFO "
	table{
		{"a private key", at + "-----BEGIN PRIVATE KEY-----\n" + at + line1 + "\n" + at + line2 + "\n" + at + "-----END PRIVATE KEY-----\ndone", at + "-----BEGIN PRIVATE KEY-----\n" + at + "‹private_key#1›\n" + at + "-----END PRIVATE KEY-----\ndone"},
		{"a private key behind a day", "2026/11/29 -----BEGIN PRIVATE KEY-----\n2026/11/29 " + line1 + "\n2026/11/29 -----END PRIVATE KEY-----", "2026/11/29 -----BEGIN PRIVATE KEY-----\n2026/11/29 ‹private_key#1›\n2026/11/29 -----END PRIVATE KEY-----"},
		{"a value below", at + "access_token:\n2026-11-29 10:00:01 INFO   " + hex32, at + "access_token:\n2026-11-29 10:00:01 INFO   ‹access_token#1›"},
		{"a token with padding", "Bearer cTUyT2Y1ejI6eENrSFRwV3FaWEpR==", "Bearer ‹authorization#1›"},
		{"a value below in a string", `{"m":"` + at + `accessToken:\n2026-11-29 10:00:01 INFO ` + hex32 + `"}`, `{"m":"` + at + `accessToken:\n2026-11-29 10:00:01 INFO ‹access_token#1›"}`},
		{"a drawn value below", `{"m":"[10:00:01] WARN appSecret=\n[10:00:01] WARN Zq9lK3tH7w0xYb8Nc2Dm5"}`, `{"m":"[10:00:01] WARN appSecret=\n[10:00:01] WARN ‹app_secret#1›"}`},
		{"a password below", "10:00:01 | password:\n10:00:02 |  Hk7shadow\nx", "10:00:01 | password:\n10:00:02 |  ‹password#1›\nx"},
		{"octets in two lines", "name=" + `\xe8\x96\x9b\xe5\x87\xaf\xe6\x96` + "\n" + `\x87, x`, "name=‹name#1›, x"},
	}.run(t)
	unchanged(t, "10:00:01 | password:\n10:00:02 | required", "service | password:\nservice | Hk7shadow", "10:00:01 | a password:\n10:00:02 | Hk7shadow", "token_type=Bearer expires_in=7200", at+"access_token:\n2026-11-29 10:00:01 INFO md5 "+hex32, at+"access_token:\nrequest 10:00:01 "+hex32)
}
