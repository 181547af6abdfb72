package redact_test

import "testing"

// TestPrintable reads what stands in quoted-printable text without anything else that
// tells of it.
func TestPrintable(t *testing.T) {
	table{
		{"an address of e-mail", "from peng=2Ezimo=40corp=2Eexample and size=40", "from ‹email#1› and size=40"},
		{"a dot before the at sign", "to=li=2Ena=40corp.example", "to=‹email#1›"},
		{"the sign before a password", "password=3DgreyMoss_41k", "password=3D‹password#1›"},
		{"a password that begins like the sign", "pwd=3Dworld", "pwd=‹password#1›"},
		{"the sign before a token", "access_token=3D" + hex32 + " aesKey=3D" + alnum[:43] + " appSecret=3D" + long64, "access_token=3D‹access_token#1› aesKey=3D‹aes_key#1› appSecret=3D‹app_secret#1›"},
		{"the next field, by numbers", `b'pwd\x3dnOrth-Gate93x\x26user\x3doa'`, `b'pwd\x3d‹password#1›\x26user\x3doa'`},
		{"no next field, by numbers", `b'pwd\x3dnOrth\x26Gate93x'`, `b'pwd\x3d‹password#1›'`},
	}.run(t)
	unchanged(t, "width=40px x=2E5", "max=40abc, retry=40ms.avg", "a=2Eb.com")
}
