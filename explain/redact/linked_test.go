package redact_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/dterr/dterr/explain/redact"
)

// joined are ways in which people join a name, N, to its value, V, and to another, W.
const joined = `
I used V as N
I use V for the N
I pasted V into the N field
in the N field I entered V
N I put in: V
want N V, have W
N mismatch: V vs W
N mismatch (expected V, actual W)
N V does not match W
N does not match: V != W
got V for N
loaded N from env: V
my N, V, does not work
could you check V, the N
invalid value V for N
N not accepted: V
N of the robot V
two Ns: V and W
tried N V and W
instead of N V use W
N refreshed, V -> W
N V / W
N... V
V <- N
V <-- this is the N
V // N
V # N
V [N]
V - N
V = N
V (the N)
V, which is the N
V, i.e. the N
she uses "V" as her N
use V when asked for the N
type V at the N prompt
N shows up as V
N looks like this: V
N, e.g. V
N is configured to be V
the N in question: V
console.log(N) // V
N一直是V
N打印出来是V
N内容是 V
N如下：V
N例如 V
N不一致：V 和 W
N我填的V
N他们给的是 V
老N V 新N W
把N从 V 换成 W
用V当N
使用V作N
V是我们的N
V 这个N过期了
V(N)
V，N
V——N
V 即N
V ←N
两个N分别是 V 和 W
期望的N是V，实际是W
获取N成功，V
`

// TestJoined masks what was drawn by lot however a sentence joins it to its name.
func TestJoined(t *testing.T) {
	const letters, most = "abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789", 5 // percent
	seed := rand.Uint64()
	r := rand.New(rand.NewPCG(seed, 0))
	hex := func() string { return fmt.Sprintf("%016x%016x", r.Uint64(), r.Uint64()) }
	mixed := func() string {
		b := make([]byte, 20+r.IntN(24))
		for i := range b {
			b[i] = letters[r.IntN(len(letters))]
		}
		return string(b)
	}
	leaks, all := 0, 0
	for _, frame := range strings.Split(strings.TrimSpace(joined), "\n") {
		names := []string{"access_token", "app secret", "appSecret"}
		if frame[len(frame)-1] >= 0x80 || strings.ContainsAny(frame, "是从") {
			names = []string{"密码", "应用密钥"}
		}
		for _, name := range names {
			for n, value := range []func() string{hex, mixed} {
				v, w := value(), value()
				in := strings.NewReplacer("N", name, "V", v, "W", w).Replace(frame)
				all++
				if got := redact.New().Text(in); strings.Contains(got, v) || strings.Contains(got, w) {
					if n == 0 {
						t.Errorf("seed %d\n  in  %s\n  got %s", seed, in, got)
					}
					leaks++
				}
			}
		}
	}
	if leaks*100 > all*most {
		t.Errorf("seed %d: %d of %d leak", seed, leaks, all)
	}
}

// TestLinked holds what words join to a name against what is near one and something else.
func TestLinked(t *testing.T) {
	const short, hex = "kR7qPz2vXw9T", hex32
	table{
		{"short", "loaded the appSecret from env: " + short, "loaded the appSecret from env: ‹app_secret#1›"},
		{"before the name", "he put " + short + " into our appSecret", "he put ‹app_secret#1› into our appSecret"},
		{"the second of two", "token " + hex + " and not " + short, "token ‹token#1› and not ‹token#2›"},
		{"the first of two", "either " + short + " or " + hex + " as the token", "either ‹token#2› or ‹token#1› as the token"},
		{"a line below", "print(app_secret)\n" + short + "\n", "print(app_secret)\n‹app_secret#1›\n"},
		{"several", "both tokens are " + hex + " here", "both tokens are ‹token#1› here"},
		{"signs and a quote", "x[\"app_secret\"] ?? \"" + short + "\"", "x[\"app_secret\"] ?? \"‹app_secret#1›\""},
		{"chosen", "password comes out as Zebra-77-stripe", "password comes out as ‹password#1›"},
		{"chosen, with a sign", "we log in with Winter@2021 as the password", "we log in with ‹password#1› as the password"},
		{"chosen, in Chinese", "登录密码一直是 Zebra-77-stripe 没动过", "登录密码一直是 ‹password#1› 没动过"},
	}.run(t)
	unchanged(t,
		"x[\"app_secret\"] ?? "+short,
		"token of the trace "+short,                    // something else
		"token refused, device "+short,                 // a word of the table
		"the password checked by web01server",          // behind a preposition
		"token expired; "+short+" was the request",     // the next clause
		"The token expired. "+short+" failed",          // the next sentence
		"token expired, doc="+short,                    // a key
		"token expired, \"doc\": \""+short+"\"",        // in quotes
		"access_token\ndoc_id: \""+short+"\"",          // a line below
		"["+short+"] the token expired",                // a trace in brackets
		short+" the token expired",                     // no word that joins
		"getUserInfo22 for token",                      // words
		"token from getUserInfo2",                      // no lot
		"token "+strings.Repeat("that ", 8)+short,      // too many words
		"token of a most extraordinarily-named "+short, // a word too long for prose
		"the token was fixed in "+hex+"01234567",       // a commit
		"token refused, see 0b9d7e3a1c5f4268",          // shorter hexadecimal
		"the token at /static/"+short+"/x",             // a path
		"token of ding2x8kR7qPz",                       // an app's key
		"the groupKey in question: "+short,             // nobody's secret
		"all tests pass with Zebra-77-stripe",          // a verb
		"the token comes out as Zebra-77-stripe",       // nobody chooses tokens
		"password refused with 12345678",               // a number
		"the password was changed on 12-nov-2024",      // a date
		"password changed to TABLE_12_34 as we said",   // a constant
	)
}
