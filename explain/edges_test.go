package explain_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/dterr/dterr/explain"
)

// firstEdge is where the first window ends that is judged before more is read:
// the small first block and a whole one, less the margin.
const firstEdge = 16<<10 + 1<<20 - 64<<10

// TestStreamEdges moves answers of several shapes over the first edge, byte by
// byte and a half: what is found there is what is found in a short input.
func TestStreamEdges(t *testing.T) {
	const filler = "2026-11-20 10:00:00 INFO nothing to see here, 12 34 56\n"
	bodies := map[string]string{
		"pretty": "{\n  \"request_id\": \"15r7xs2kl3p3\",\n  \"errcode\": 60011,\n  \"errmsg\": \"没有调用该接口的权限\"\n}\n",
		"line":   "{\"request_id\": \"15r7xs2kl3p3\",\"errmsg\": \"没有调用该接口的权限\",\"errcode\": 60011}\n",
		"curl":   "> POST /v1.0/robot/oToMessages/batchSend HTTP/1.1\n> Host: api.dingtalk.com\n>\n< HTTP/1.1 403 Forbidden\n< x-acs-request-id: 11111111-AAAA-2222-BBBB-333333333333\n<\n{\"code\":\"Forbidden.AccessDenied.AccessTokenPermissionDenied\",\"message\":\"x\"}\n",
		"tea":    "Tea.exceptions.TeaException: Error: InvalidAuthentication code: 400, 不合法的access_token request id: A1B2C3D4-0000-1111-2222-333344445555\n  at x\n{\"code\":\"InvalidAuthentication\",\"requestid\":\"A1B2C3D4-0000-1111-2222-333344445555\",\"message\":\"不合法的access_token\"}\n",
		"phrase": "dingtalk errcode=60011 errmsg=没有调用该接口的权限\n",
	}
	for name, body := range bodies {
		t.Run(name, func(t *testing.T) {
			want := gists(t, []byte(filler+body+filler), -1)
			for off := -len(body) - 5; off <= 5; off += 7 {
				at := firstEdge + off
				var in bytes.Buffer
				for in.Len() < at-200 {
					in.WriteString(filler)
				}
				in.WriteString(strings.Repeat("-", at-in.Len()-1) + "\n")
				lines := bytes.Count(in.Bytes(), []byte("\n"))
				in.WriteString(body)
				for range 3000 {
					in.WriteString(filler)
				}
				if got := gists(t, in.Bytes(), -lines); got != want {
					t.Fatalf("%d bytes off the edge:\n got %s\nwant %s", off, got, want)
				}
			}
		})
	}
}

// gists writes the gist of every finding, its line shifted.
func gists(t *testing.T, in []byte, shift int) string {
	t.Helper()
	var out strings.Builder
	for _, f := range findings(t, in) {
		f.Line += shift
		fmt.Fprintf(&out, "%s; ", gist(f))
	}
	return out.String()
}

// TestStreamChunks gives the same findings however the input arrives.
func TestStreamChunks(t *testing.T) {
	log := ordinaryLog(300 << 10)
	want := ""
	for _, chunks := range []string{"whole", "halves", "bytes"} {
		r := iotest.DataErrReader(bytes.NewReader(log))
		switch chunks {
		case "halves":
			r = iotest.HalfReader(r)
		case "bytes":
			r = iotest.OneByteReader(r)
		}
		var out strings.Builder
		_, err := explain.Stream(r, explain.Options{Now: now()}, func(it explain.Item) error {
			out.WriteString(gist(it.Finding) + "\n")
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		if want == "" {
			want = out.String()
		}
		if out.String() != want || want == "" {
			t.Errorf("read in %s, other findings come out", chunks)
		}
	}
}
