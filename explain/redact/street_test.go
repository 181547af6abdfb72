package redact_test

import "testing"

// TestStreets masks addresses in English.
func TestStreets(t *testing.T) {
	table{
		{"all its parts", "ship to Flat 1803, Building 6, 299 Wensan Road, Xihu District, Hangzhou 310012, China.", "ship to ‹address#1›."},
		{"a street", "I live at 221 Baker Street, London", "I live at ‹address#1›, London"},
		{"a sentence", "my home is 12A Wensan Lane and the office is (5 Long Acre Avenue).", "my home is ‹address#1› and the office is (‹address#2›)."},
		{"three words", `{"x":"969 West Wen Yi Rd"} "x: 969 East West Wen Yi Rd"`, `{"x":"‹address#1›"} "x: 969 East West Wen Yi Rd"`},
		{"what is no region", "12 Wensan Road, Please check, 12 Wenyi Road, Hangzhou 31", "‹address#1›, Please check, ‹address#2›, Hangzhou 31"},
		{"what is no house", "Total 3, 12 Wensan Road", "Total 3, ‹address#1›"},
	}.run(t)
	unchanged(t,
		"Room 3 is free", "v2 Upgrade Road map", "3 Wensan Road map", "the Wensan Road", "12 Road", "v12 Wensan Road", "12 wensan Road", "error 40078 Wensan Road", "12 Invalid Street", "12 Error Street", "step 3 Wensan Lane", "id.12 Wensan Road", "12a3 Wensan Road",
	)
}
