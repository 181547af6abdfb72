package shape_test

import "testing"

// TestSource is silent about the codes of source code, and not about answers that
// were pasted there.
func TestSource(t *testing.T) {
	for _, in := range []string{
		// a pattern
		`grep '"errcode":404'`, `has("\"errcode\":404")`, `has("\"errcode\":\"404\"")`, "has(body, `\"errcode\":404`)",
		`x = '%"errcode":404%'`, `re.match('.*"errcode":404.*')`,
		// an operand
		`x == "Forbidden.AccessDenied.Zoo"`, `x = "Forbidden.AccessDenied.Zoo";`, `"Forbidden.AccessDenied.Zoo".equals(x)`,
		`"Forbidden.AccessDenied.Zoo" => zoo()`, `"Forbidden.AccessDenied.Zoo": zoo,`, `['Forbidden.AccessDenied.Zoo']`,
		`x, "Forbidden.AccessDenied.Zoo")`, `new ZooError("Forbidden.AccessDenied.Zoo")`, `raise ZooError("Forbidden.AccessDenied.Zoo")`,
		`throw ZooError("Forbidden.AccessDenied.Zoo")`, `a || "Forbidden.AccessDenied.Zoo"`, `x -> "Forbidden.AccessDenied.Zoo"`,
		`x != "Forbidden.AccessDenied.Zoo"`, `{"Forbidden.AccessDenied.Zoo"}`, `!"Forbidden.AccessDenied.Zoo"`, `a & "Forbidden.AccessDenied.Zoo"`,
		// a definition or a condition
		"errcode: 404 => zoo()", "$errcode = 404", "this.errcode = 404;", "errcode = 404;",
		"if errcode = 404", "elif errcode = 404", "when errcode = 404", "from x where errcode = 404", "case errcode = 404",
		"assert errcode = 404", "x in errcode=404", "select errcode = 404",
		"const errcode = 404", "let errcode = 404", "var errcode = 404", "val errcode = 404", "final errcode = 404", "static errcode = 404",
		"int errcode = 404", "public errcode = 404", "private errcode = 404", "protected errcode = 404", "def errcode = 404", "enum errcode = 404",
		"def zoo(errcode=404, errmsg='zoo')", "func zoo(errcode: 404, errmsg: 'zoo')", "function zoo(errcode = 404)", "fn zoo(errcode=404)",
		":param errcode: Error code", "@param errcode=404", "GateError ErrCode = 404",
		"the dead code: do not call it", "code=xxx, message=zoo not open", "errcode: XXX",
		// a reference
		"names[code] = open, message = the zoo", "code = self.errcode, message = self.errmsg",
		"errcode = reply['errcode']", "errcode = self.errcode", "errcode = errcode", "errcode: reply.errCode()",
		"const code = err.response?.data?.code, message = err.message",
		"errcode = Ack.STATUS_OK, errmsg = 'not open'", "errcode = ErrCode.Denied, errmsg = 'not open'", "errcode = codeOf(reply), errmsg = 'not open'",
		// an argument, or a query
		`zoo -d 'errcode=404'`, `zoo -d "errcode=404"`, "req.errcode = 404", "request.errcode = 404", "errcode: 404 AND level: error",
		// an attribute of a class
		"class Zoo:\n    errcode = 404", "class Zoo:\n    a = 1\n    b = 2\n    errcode = 404",
		// the variable of a shell
		"ERRCODE=1", "  ERROR_CODE=1", "set errcode=1", "export errcode=1", "local errcode=1",
		"errcode=404/405/406 means closed",
		// the type of a member, and no value
		"errcode: string", "errcode: number", "errcode: integer", "errcode: int", "errcode: long", "errcode: i32", "errcode: i64", "errcode: str",
		"errcode: null", "errcode: nil", "errcode: None", "errcode: undefined", "errcode: NaN", "errcode: N/A",
		// a sentence on it
		"errcode: The code that the gate gives", "errCode: the code, when it is shut", "errorcode: A code of the zoo", "errcode=a code", "errcode: An animal", "errcode: an animal",
		`{"errcode": "The code that the gate gives", "errmsg": "What it says"}`,
		"errcode == 404", "const errcode = 404 // 动物园不开", "int errcode = 404; /* 动物园不开 */", "$errcode = 404 # 动物园不开",
	} {
		if a := first(in); a != nil {
			t.Errorf("%s: taken for %+v", in, says(a))
		}
	}
	for in, want := range map[string]string{
		`'"errcode":404,"errmsg":"x"'`:                                   "404",
		"`\"errcode\":404`":                                              "404", // in a sentence
		`""errcode"":404`:                                                "404", // in a table
		"$errcode = 404; $errmsg = 'zoo';":                               "404",
		"errcode: 404 => 动物园不开":                                          "404",
		"ERRCODE=404 ERRMSG=zoo":                                         "404",
		"ERRCODE=40014":                                                  "40014",
		"ERRCODE = 404":                                                  "404",
		"the gate says ERRCODE=404":                                      "404",
		"errcode: The, errmsg: it is shut":                               "The",
		"errcode: Shut for today, errmsg: it is shut":                    "Shut",
		"errcode: A 7":                                                   "A",
		"errcode=404/not open":                                           "404",
		"Gate ErrCode = 404":                                             "404",
		"the gate failed: errcode = 404;":                                "404",
		"errcode = zoo.shut_now, errmsg = 'not open'":                    "zoo.shut_now",
		"errcode = zoo.SHUT, errmsg = 'not open'":                        "zoo.SHUT",
		"errcode = ZOO_SHUT, errmsg = 'not open'":                        "ZOO_SHUT",
		"errcode: 404 and more":                                          "404",
		"class Zoo:\n    it says errcode = 404":                          "404",
		"class Zoo:\n    a = 1\n    b = 2\n    c = 3\n    errcode = 404": "404",
		"class of the zoo\n    errcode = 404":                            "404",
		"the class Zoo:\n    errcode = 404":                              "404",
		`ZooError('Forbidden.AccessDenied.Zoo')`:                         "Forbidden.AccessDenied.Zoo",
		`zoo.Exception("Forbidden.AccessDenied.Zoo")`:                    "Forbidden.AccessDenied.Zoo",
		`new ZooError("Forbidden.AccessDenied.Zoo", "not open")`:         "Forbidden.AccessDenied.Zoo",
		`x == "Forbidden.AccessDenied.Zoo" // 动物园不开`:                     "Forbidden.AccessDenied.Zoo",
		`("Forbidden.AccessDenied.Zoo") request id: z1z2z3z4`:            "Forbidden.AccessDenied.Zoo",
		`err="Forbidden.AccessDenied.Zoo"`:                               "Forbidden.AccessDenied.Zoo",
		`the gate says "Forbidden.AccessDenied.Zoo" to us`:               "Forbidden.AccessDenied.Zoo",
		`"Forbidden.AccessDenied.Zoo"` + "\n":                            "Forbidden.AccessDenied.Zoo",
		`"Forbidden.AccessDenied.Zoo" is what it says, and it says.`:     "Forbidden.AccessDenied.Zoo",
	} {
		if a := first(in); a == nil || a.Code() != want {
			t.Errorf("%s: read as %+v", in, says(a))
		}
	}
}
