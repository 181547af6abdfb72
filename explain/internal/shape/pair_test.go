package shape_test

import (
	"strings"
	"testing"
)

func TestPairs(t *testing.T) {
	for _, test := range []struct{ in, want string }{
		{`{"errcode", 404}, {"errmsg", "zoo"}`, "404 zoo"},
		{`of("errcode", -1, "errmsg", "zoo")`, "-1 zoo"},
		{`of("errmsg", "zoo", "errcode", 404)`, "404 zoo"},
		{`of(\"errcode\", \"404\", \"errmsg\", \"zoo\")`, "404 zoo"},
		{`[("errcode", 404), ("errmsg", 'zoo')]`, "404 zoo"},
		{"[errcode, 404]\n[errmsg, zoo]", "404 zoo"},
		{`("errcode" to 404, "errmsg" to "zoo")`, "404 zoo"},
		{`{<<"errcode">>,404},{<<"errmsg">>,<<"zoo">>}`, "404 zoo"},
		{`#{<<"errcode">> => 404, <<"errmsg">> => <<"zoo">>}`, "404 zoo"},
		{"<errcode>\n404\n</errcode><errmsg>zoo</errmsg>", "404 zoo"},
		{"<errcode><![CDATA[404]]></errcode><errmsg><![CDATA[zoo]]></errmsg>", "404 zoo"},
		{`("code", "zoo.closed", "message", "zoo")`, "zoo.closed zoo"},
		{`("errcode", 88, "errmsg", "x", "sub_code", 404, "sub_msg", "zoo")`, "88/404 zoo"},
		{`("errcode", 404, "errmsg", "one") ("errcode", 405, "errmsg", "two")`, "404 one"},
		{"<a><errcode>404</errcode></a><a><errmsg>zoo</errmsg></a>", ""},
		{`("errcode", 404)`, ""},
		{`("errcode", 404, "errmsg", null)`, ""},
		{`("errcode", "zoo.closed", "errmsg", "zoo")`, ""},
		{`("statuscode", 404, "errmsg", "zoo")`, ""},
		{`("errcode', 404, "errmsg", "zoo")`, ""},
		{`errcode, 404, errmsg, zoo`, ""},
		{`<errcode>404, <errmsg>zoo`, ""},
		{`("errcode", 404`, ""},
		{`x.get("errcode", 404), x.get("errmsg", "zoo")`, ""},
		{`x.get('errcode', '404') x.get('errmsg', 'zoo')`, ""},
		{`Map.of("errcode", 404, "errmsg", "zoo")`, "404 zoo"},
		{`x = ("errcode", 404), ("errmsg", "zoo")`, "404 zoo"},
		{`pair("errcode", 404), pair("errmsg", "zoo")`, "404 zoo"},
	} {
		got := ""
		if a := first(test.in); a != nil {
			got = strings.Join(a.Codes, "/") + " " + a.Message
			if a.Decoder != "pair" || a.End > len(test.in) || !strings.Contains(test.in[a.Start:a.End], a.Code()) && len(a.Codes) == 1 {
				t.Errorf("%s: %+v", test.in, a)
			}
		}
		if got != test.want {
			t.Errorf("%s: read as %q, want %q", test.in, got, test.want)
		}
	}
}

// TestBareNumber tells the message behind a number from talk about it.
func TestBareNumber(t *testing.T) {
	for _, word := range []string{"invalid", "illegal", "no", "not", "missing", "error", "failed", "denied", "expired"} {
		if a := first("errcode 404 the " + word + " gate"); a == nil || a.Message != "the "+word+" gate" {
			t.Errorf("%s: read as %+v", word, says(a))
		}
	}
	for _, in := range []string{"is", "are", "was", "means", "and", "or", "if", "when", "error", "errors"} {
		if a := first("errcode 404 " + in + " not open"); a != nil {
			t.Errorf("%s: taken for %+v", in, says(a))
		}
	}
	for _, in := range []string{"errcode 404 error", "errcode 404 in the zoo that is not open", "errcode 404"} {
		if a := first(in); a != nil {
			t.Errorf("%s: taken for %+v", in, says(a))
		}
	}
}

// TestRow reads the only row of a table, and no list of codes.
func TestRow(t *testing.T) {
	for in, want := range map[string]string{
		"errcode,errmsg\n404,zoo":                                         "404 zoo",
		"\"zoo\";\"errcode\";\"message\"\n\"x\";\"404\";\"zoo\"\n":        "404 zoo",
		"errmsg\terrcode\nzoo\t404":                                       "404 zoo",
		"| errcode | msg |\n| --- | :-: |\n| `404` | zoo |\n\nwork":       "404 zoo",
		" errcode | errmsg \n---------+--------\n     404 | zoo\n(1 row)": "404 zoo",
		"errcode,errmsg\n404,zoo\n405,zoo":                                "",
		"errcode,errmsg\nint,string":                                      "",
		"errcode,errmsg\n404,":                                            "",
		"errcode,errmsg\n404,zoo,open":                                    "",
		"errcode,zoo\n404,zoo":                                            "",
		"errcode errmsg\n404 zoo":                                         "",
		"the errcode, errmsg and so on":                                   "",
	} {
		got := ""
		if a := first(in); a != nil {
			got = strings.Join(a.Codes, "/") + " " + a.Message
		}
		if got != want {
			t.Errorf("%q: read as %q, want %q", in, got, want)
		}
	}
}
