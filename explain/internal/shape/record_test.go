package shape_test

import (
	"strings"
	"testing"

	"github.com/dterr/dterr/explain/internal/shape"
)

// TestRecord reads a code and its message from the rows of a table of two columns, and
// nothing from rows that are none of an answer's.
func TestRecord(t *testing.T) {
	for in, want := range map[string]string{
		"| errcode | 404 |\n| errmsg | zoo |":                         "404 zoo",
		"| **errorCode** | `404` |\n| errorMessage | zoo |\n":         "404 zoo",
		"| message | zoo |\n|---|---|\n| code | zoo.isShut |\n":       "zoo.isShut zoo",
		"| errcode | 404 |\n| errmsg | zoo |\n| errmsg | cage |":      "404 zoo",
		"| code | Forbidden.AccessDenied.Zoo |\n| requestid | z1z2 |": "Forbidden.AccessDenied.Zoo ",
		"| code | systemError |\n| requestid | z1z2 |":                "systemError ",
		"| code | 404 |\n| requestid | z1z2 |":                        "",
		"| code | 0 |\n| message | zoo |":                             "",
		"| barcode | 404 |\n| message | zoo |":                        "",
		"| code | 404\n| message | zoo | keeper |":                    "",
		"code | 404 |\nmessage | zoo |":                               "",
		"| code: | 404 |\n| message | zoo |":                          "",
		"| errcode | 404 |\n" + strings.Repeat("| zoo | x |\n", 9):    "",
	} {
		got := ""
		if a := first(in); a != nil {
			got = strings.Join(a.Codes, "/") + " " + a.Message
			if a.Decoder != "record" {
				t.Errorf("%q: read by %s", in, a.Decoder)
			}
		}
		if got != want {
			t.Errorf("%q: read as %q, want %q", in, got, want)
		}
	}
	for in, want := range map[string]bool{"| code | 7 |": true, "| `code` | 7 |": true, "| code": false, "| cod | 7 |": false, "code": false} {
		if got := shape.IsColumn([]byte(in), strings.Index(in, "cod")); got != want {
			t.Errorf("%q is a column: %v", in, got)
		}
	}
}
