package redact_test

import "testing"

// TestPhones ends a phone number where it does.
func TestPhones(t *testing.T) {
	table{
		{"a status behind it", "phone=15085779572 200 18ms", "phone=‹mobile#1› 200 18ms"},
		{"groups", "phone=150 8577 9572, tel: 0571 8888 1234", "phone=‹mobile#1›, tel: ‹mobile#2›"},
		{"an extension", "phone=15085779572-801 ok", "phone=‹mobile#1› ok"},
	}.run(t)
}
