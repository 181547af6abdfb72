package explain

import (
	"fmt"
	"reflect"
	"testing"

	"github.com/dterr/dterr/codes"
)

// What is remembered of calls is what a fresh look says, however many there were, and
// stays bounded.
func TestCallBook(t *testing.T) {
	var b callBook
	entry, _ := codes.ByID("oapi/60011")
	finding := func(i int) *Finding {
		return &Finding{
			API: fmt.Sprintf("GET /v1.0/contact/users/u%d", i%600), Primary: entry.ID, Entry: entry, Kind: codes.KindPermission,
			Message: fmt.Sprintf("m%d", i%7), HTTPStatus: 400 + i%3,
		}
	}
	for i := range 3000 {
		f := finding(i)
		if got, want := f.needs(&b), f.needs(&callBook{}); !reflect.DeepEqual(got, want) {
			t.Fatalf("%d: %+v, want %+v", i, got, want)
		}
		if len(b.known) > bookMost || len(b.needs) > bookMost {
			t.Fatalf("%d calls, %d needs", len(b.known), len(b.needs))
		}
	}
	long := finding(0)
	long.Message = string(make([]byte, bookBytes+1))
	long.needs(&b)
	for key := range b.needs {
		if len(key.message) > bookBytes {
			t.Error("a long message is kept")
		}
	}
}
