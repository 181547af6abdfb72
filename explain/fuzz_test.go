package explain_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"testing"
	"unicode/utf8"

	"github.com/dterr/dterr/explain"
)

// FuzzStream explains anything: no panic, the same findings twice, no more of
// them than the input has room for, and no secret that stood in it.
func FuzzStream(f *testing.F) {
	inputs, _ := filepath.Glob("testdata/shapes/*.in")
	for _, path := range inputs {
		in, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(in)
	}
	const secret = "5e1fa7c29b3d4c448d100a6b7c8d9e0f"
	f.Fuzz(func(t *testing.T, in []byte) {
		if len(in) > 1<<16 || bytes.Contains(in, []byte(secret)) {
			return // the secret stands where the test puts it, under its name
		}
		in = append(bytes.Clone(in), "\nhttps://oapi.dingtalk.com/user/get?access_token="+secret+" {\"errcode\":40014,\"errmsg\":\"access_token="+secret+"\"}"...)
		one, two := run(t, in), run(t, in)
		if !reflect.DeepEqual(one, two) {
			t.Error("not the same twice")
		}
		if len(one) > len(in)/6+1 {
			t.Errorf("%d findings in %d bytes", len(one), len(in))
		}
		if !utf8.Valid(in) {
			return // a name that is damaged itself hides a secret from anyone
		}
		for _, text := range one {
			if bytes.Contains([]byte(text), []byte(secret)) {
				t.Errorf("a secret stands in %s", text)
			}
		}
	})
}

func run(t *testing.T, in []byte) []string {
	t.Helper()
	var out []string
	_, err := explain.Stream(bytes.NewReader(in), explain.Options{Now: now()}, func(it explain.Item) error {
		if f := it.Finding; f != nil {
			out = append(out, fmt.Sprintf("%d %v %s %s %s %v %s %+v", f.Line, f.Codes, f.Primary, f.Message, f.API, f.Captured, f.RequestID, f.Facts))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}
