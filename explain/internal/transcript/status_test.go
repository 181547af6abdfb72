package transcript

import "testing"

func TestStatedStatus(t *testing.T) {
	for _, test := range []struct {
		line string
		want int
	}{
		{"", 0},
		{"404", 0},
		{"HTTP 404", 404},
		{"HTTP/1.1 200 OK", 200},
		{"status=503 took 200 ms", 503},
		{"status code: 400 after http 500", 500},
		{"404 Not Found", 404},
		{"the answer was 404 not found, port 500", 404},
		{"403, message='Forbidden', url=…", 403},
		{"[500] {\"errcode\":…", 500},
		{"POST /robot/send -> 429", 429},
		{"error: 400 Client Error: Bad Request for url", 400},
		{"error: 400 items", 0},
		{"code=403", 0},
		{"HTTP 4041", 0},
		{"HTTP 40", 0},
		{"amount=1.404 Not Found", 0},
		{"10:00:404 Not Found", 0},
		{"reply:404 Not Found", 404},
		{"order 600 service unavailable", 0},
		{"a12 b345 http 502", 502},
	} {
		if got := Status(test.line); got != test.want {
			t.Errorf("%q: %d, want %d", test.line, got, test.want)
		}
	}
}
