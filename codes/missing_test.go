package codes_test

import (
	"strings"
	"testing"

	"github.com/dterr/dterr/codes"
)

// A parameter that is missing has a code of its own, whatever its name; what the
// tables hold of it goes before the pattern, and no other word is one.
func TestMissing(t *testing.T) {
	for code, name := range map[string]string{
		"MissingrobotCode":                  "robotCode",
		"Missingmsg_Param2":                 "msg_Param2",
		"MissingoperatorId":                 "operatorId",
		"Missingbody":                       "body",
		"MissingParameter":                  "",
		"Missing":                           "",
		"missingrobotCode":                  "",
		"Missing.robotCode":                 "",
		"Missingrobot-Code":                 "",
		"Missing" + strings.Repeat("x", 49): "",
	} {
		if got, ok := codes.MissingField(code); got != name || ok != (name != "") {
			t.Errorf("MissingField(%q) is %q, %v, want %q", code, got, ok, name)
		}
	}
	e, ok := codes.Known("api/MissingrobotCode")
	if !ok || e.Code != "MissingrobotCode" || !strings.Contains(e.Title.ZH, "robotCode") || !strings.Contains(e.Title.EN, "robotCode") {
		t.Fatalf("MissingrobotCode is %+v", e)
	}
	m := e.Meanings[0]
	for _, a := range append(m.Causes, m.OwnFixes...) {
		if strings.Contains(a.ZH+a.EN, "{") {
			t.Errorf("a place is left: %s | %s", a.ZH, a.EN)
		}
	}
	if e, ok := codes.Known("api/MissingoperatorId"); !ok || e.Meanings[0].Key != "operator-missing" {
		t.Error("the tables do not go before the pattern")
	}
	for _, id := range []string{"oapi/MissingrobotCode", "api/Missing", "MissingrobotCode"} {
		if _, ok := codes.Known(id); ok {
			t.Errorf("%s is known", id)
		}
	}
	for _, arg := range []string{"MissingrobotCode", "api/MissingrobotCode", "code=MissingrobotCode"} {
		r := codes.Lookup(arg)
		if len(r) != 1 || r[0].Unknown || r[0].Entries[0].ID != "api/MissingrobotCode" {
			t.Errorf("Lookup(%q) is %+v", arg, r)
		}
	}
}
