package codes_test

import (
	"strings"
	"testing"

	"github.com/dterr/dterr/codes"
)

// The nearest codes are those that fingers make of it; numbers that only look
// a bit alike belong to other subjects.
func TestNearKinds(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"the last digit is missing", "4001", "oapi/40014"},
		{"two digits swapped", "40041", "oapi/40014"},
		{"the last digit is another", "310009", "robot/310000"},
		{"a digit only once", "4014", "oapi/40014"},
		{"a digit twice", "400144", "oapi/40014"},
		{"the digit beside struck twice", "66011", "oapi/60011"},
		{"another family", "robot/40014", "oapi/40014"},
		{"numbers far away", "62012", ""},
		{"a digit in the middle", "900103", ""},
		{"two digits", "46", ""},
		{"one digit", "-7", ""},
		{"a word that begins so", "invalidAuth", "api/InvalidAuthentication"},
		{"most of the beginning", "Forbidden.AccessDenied.AccessTokenPermision", "api/Forbidden.AccessDenied.AccessTokenPermissionDenied"},
		{"a letter is missing", "InvalidAuthenticaton", "api/InvalidAuthentication"},
		{"another sign between", "param_templateUnpublished", "api/param.templateUnpublished"},
		{"the last part", "IpNotInWhiteList", "api/Forbidden.AccessDenied.IpNotInWhiteList"},
		{"a letter of a long one", "Forbidde.AccessDenied.QpsLimitForApi", "api/Forbidden.AccessDenied.QpsLimitForApi"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := strings.Join(codes.Near(tt.in, 1), "")
			if got != tt.want {
				t.Errorf("Near(%q) = %q, want %q", tt.in, got, tt.want)
			}
		})
	}
}

// Numbers that look alike are those of one family, the one that was named where it
// has such; only the very same number stands in another.
func TestNearIsOfOneFamily(t *testing.T) {
	for _, asked := range []string{"10007", "robot/40036", "jsapi/40036", "100011", "40027", "stream/10007"} {
		family, digits, named := strings.Cut(asked, "/")
		if !named {
			digits = asked
		}
		all := codes.Near(asked, 9)
		first := ""
		for _, id := range all {
			of, code, _ := strings.Cut(id, "/")
			if code == digits {
				continue
			}
			if first == "" {
				first = of
			}
			if of != first {
				t.Errorf("near %s: %v are of several families", asked, all)
			}
		}
		if named && len(all) > 0 && first != family && !strings.HasSuffix(all[0], digits) {
			for _, id := range all {
				if strings.HasPrefix(id, family+"/") {
					t.Errorf("near %s: %v has its own family behind another", asked, all)
				}
			}
		}
	}
	if got := codes.Near("stream/10007", 3); len(got) == 0 || !strings.HasPrefix(got[0], "stream/") && !strings.HasSuffix(got[0], "/10007") {
		t.Errorf("near stream/10007 is %v", got)
	}
}

// A misspelt code is one that is hardly anything else; a word that stands in
// codes is a word to search for.
func TestMisspelt(t *testing.T) {
	for in, want := range map[string]string{
		"InvalidAuthenticaton": "api/InvalidAuthentication",
		"IpNotInWhiteList":     "api/Forbidden.AccessDenied.IpNotInWhiteList",
		"permission":           "",
		"限流":                   "",
		"lokup":                "",
	} {
		if got := strings.Join(codes.Misspelt(in, 1), " "); got != want {
			t.Errorf("Misspelt(%q) = %q, want %q", in, got, want)
		}
	}
}
