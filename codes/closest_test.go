package codes_test

import (
	"testing"

	"github.com/dterr/dterr/codes"
)

func TestClosest(t *testing.T) {
	names := []string{"rate-limit", "robot", "format", "from", "tz", "secret-env"}
	for _, tt := range []struct{ name, word, want string }{
		{"a letter missing", "formt", "format"},
		{"neighbours swapped", "robto", "robot"},
		{"no hyphen", "ratelimit", "rate-limit"},
		{"another hyphen", "rate_limit", "rate-limit"},
		{"letters in another case", "FORMAT", "format"},
		{"a beginning", "sec", "secret-env"},
		{"a part", "limit", "rate-limit"},
		{"a distance goes before a beginning", "forma", "format"},
		{"too short for a beginning", "ro", ""},
		{"too short for a part", "env", ""},
		{"too short for a distance", "tx", ""},
		{"far", "whatever", ""},
		{"nothing", "", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got, ok := codes.Closest(tt.word, names); got != tt.want || ok != (tt.want != "") {
				t.Errorf("Closest(%q) = %q, %t, want %q", tt.word, got, ok, tt.want)
			}
		})
	}
}

func TestDistance(t *testing.T) {
	for _, tt := range []struct {
		a, b  string
		limit int
		want  int
	}{
		{"oapi", "OAPI", 2, 0},
		{"oapi", "oaip", 2, 1},
		{"oapi", "api", 2, 1},
		{"oapi", "xyzw", 2, 3},
		{"oapi", "oapi.dingtalk", 2, 3},
	} {
		if got := codes.Distance(tt.a, tt.b, tt.limit); got != tt.want {
			t.Errorf("%s, %s: %d, want %d", tt.a, tt.b, got, tt.want)
		}
	}
}
