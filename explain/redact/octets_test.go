package redact_test

import (
	"encoding/hex"
	"fmt"
	"strings"
	"testing"

	"github.com/dterr/dterr/explain/redact"
)

// TestOctets holds lists of bytes against what they stand for: one that is a secret goes,
// and no other.
func TestOctets(t *testing.T) {
	const secret, plain = "q1W2e3R4t5Y6u7I8", "the token is not valid"
	spaced := func(s, verb, gap string) string {
		var all []string
		for _, c := range []byte(s) {
			all = append(all, fmt.Sprintf(verb, c))
		}
		return strings.Join(all, gap)
	}
	dump := hex.Dump([]byte("size=10 password=hunter2xyz9 at=1"))
	xxd := "00000000: 746f 6b65 6e3d 7131 5732 6533 5234 7435  token=q1W2e3R4t5\n00000010: 5936 7537 4938                           Y6u7I8\n"
	for _, tc := range []struct{ name, in, want string }{
		{"numbers", "token=[" + spaced(secret, "%d", " ") + "]", "token=[‹token#1›]"},
		{"numbers with commas", `{"token":[` + spaced(secret, "%d", ",") + `]}`, `{"token":[‹token#1›]}`},
		{"hexadecimal", "access_token: " + spaced(secret, "%02x", " "), "access_token: ‹access_token#1›"},
		{"with a word between", "token bytes: " + spaced(secret, "%02x", " "), "token bytes: ‹token#1›"},
		{"of a program", "secret := []byte{" + spaced(secret, "0x%02x", ", ") + "}", "secret := []byte{‹secret#1›}"},
		{"a text with a secret", "body: " + spaced("password=hunter2xyz", "%02x", ":"), "body: ‹password#1›"},
		{"a dump", dump, "00000000  ‹password#1›\n00000010  ‹password#1›\n00000020  ‹password#1›\n"},
		{"a dump of xxd", xxd, "00000000: ‹token#2›\n00000010: ‹token#2›\n"},
		{"nothing secret", "body: " + spaced(plain, "%02x", " "), "body: " + spaced(plain, "%02x", " ")},
		{"a dump of nothing", hex.Dump([]byte(plain)), hex.Dump([]byte(plain))},
		{"numbers of something", "depts=[65 66 67 68 69 70 71 72 73 74]", "depts=[65 66 67 68 69 70 71 72 73 74]"},
		{"times", "token refreshed at 12:30:45 12:30:46 12:30:47", "token refreshed at 12:30:45 12:30:46 12:30:47"},
		{"an address", "token from 20:01:0d:b8:85:a3:8d:13", "token from 20:01:0d:b8:85:a3:8d:13"},
	} {
		got := redact.New().Text(tc.in)
		if got != tc.want {
			t.Errorf("%s\n  in   %s\n  got  %s\n  want %s", tc.name, tc.in, got, tc.want)
		}
		if again := redact.New().Text(got); again != got {
			t.Errorf("%s: masked again\n  %s\n  %s", tc.name, got, again)
		}
	}
}
