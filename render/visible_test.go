package render_test

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/dterr/dterr/explain"
	"github.com/dterr/dterr/render"
)

// TestJSONVisible proves that JSON says the same and that no terminal obeys it.
func TestJSONVisible(t *testing.T) {
	const message = "\u009b31m 订单\u202e gpj.\x7f\u200b\U000e0041 好"
	var b bytes.Buffer
	if err := render.NewJSON(&b).Finding(&explain.Finding{Message: message}); err != nil {
		t.Fatal(err)
	}
	for _, r := range b.String() {
		switch r {
		case 0x9b, 0x202e, 0x7f, 0x200b, 0xe0041:
			t.Errorf("%U is written as it is", r)
		}
	}
	var got struct{ Message string }
	if err := json.Unmarshal(b.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	if got.Message != message {
		t.Errorf("says %q, want %q", got.Message, message)
	}
	if !bytes.Contains(b.Bytes(), []byte("订单")) {
		t.Errorf("escapes what can be seen: %s", b.Bytes())
	}
}
