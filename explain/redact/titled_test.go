package redact_test

import "testing"

// TestTitled masks the names of people behind a title.
func TestTitled(t *testing.T) {
	table{
		{"two words", "approval by Ms. Rosalind Pemberton failed, Dr Amelia Brockhurst has left", "approval by Ms. ‹name#1› failed, Dr ‹name#2› has left"},
		{"one word", "Mrs. Whitcombe did not sign", "Mrs. ‹name#1› did not sign"},
		{"a colon behind", "Dear Ms. Halvorsen: your account, Sir Gareth Halvorsen: x", "Dear Ms. ‹name#1›: your account, Sir ‹name#2›: x"},
		{"a letter", "Prof. L. Ashcombe and Dr. A. B. Brockhurst", "Prof. ‹name#1› and Dr. ‹name#2›"},
	}.run(t)
	unchanged(t, "Dr Elephant failed", "Mr. Robot-3 is down", "MS Word Viewer", "Dr. Portal is off", "the dr region, Dr.Web", "Mr. ")
}

// TestPersonal takes what stands beside something else as a name, or not.
func TestPersonal(t *testing.T) {
	table{
		{"beside a number", "Name\tPhone\nRosalind Pemberton\t13800138000\nGregor\t13900139000", "Name\tPhone\n‹name#1›\t‹mobile#1›\n‹name#2›\t‹mobile#2›"},
		{"a thing beside a number", "Name\tPhone\nSupport\t13800138000\nNone\t13900139000\nnobody\t13700137000\nAb\t13600136000", "Name\tPhone\nSupport\t‹mobile#1›\nNone\t‹mobile#2›\nnobody\t‹mobile#3›\nAb\t‹mobile#4›"},
		{"a bar before a number", "row 3: 薛凯文|13800138000|a", "row 3: ‹name#1›|‹mobile#1›|a"},
		{"of a directory, with blanks", "dn: cn=Gareth Halvorsen, ou=Users, dc=corp", "dn: cn=‹name#1›, ou=Users, dc=corp"},
		{"of a directory", "cn=Rosalind Pemberton,ou=Sales,dc=acme,dc=example", "cn=‹name#1›,ou=Sales,dc=acme,dc=example"},
	}.run(t)
	unchanged(t, "Name\tSize\nRosalind Pemberton\t12\nGregor\t3", "CN=Rosalind Pemberton,OU=Sales", "cn=Domain Admins,dc=acme",
		`name: "build (ubuntu-24.04, 20.x)"`, `name: "test (18, ubuntu)"`, `{"browser":{"name":"Chrome"}}`)
	table{
		{"a number of somebody", `{"name":"Gregor (18)"}`, `{"name":"‹name#1›"}`},
	}.run(t)
}
