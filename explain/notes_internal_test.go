package explain

import "testing"

// TestIsWrite has each method and each verb that tells whether a call changes something.
func TestIsWrite(t *testing.T) {
	for call, want := range map[string]bool{
		"PUT /zoo": true, "DELETE /zoo": true, "PATCH /zoo": true, "GET /zoo/create": false, "POST /zoo": false,
		"/zoo/getsettings": false, "/zoo/listsendable": false, "/zoo/queryupdates": false, "/zoo/searchsaved": false, "/zoo/countadded": false,
		"/zoo/create": true, "/zoo/send": true, "/zoo/addCage": true, "/zoo/update": true, "/zoo/delete": true, "/zoo/remove": true,
		"/zoo/upload": true, "/zoo/asyncsend_v2": true, "/zoo/batchSend": true, "/zoo/save": true, "/zoo/setCage": true, "POST /zoo/create": true, "/create/zoo": false,
	} {
		if got := isWrite(call); got != want {
			t.Errorf("isWrite(%q) is %v", call, got)
		}
	}
}
