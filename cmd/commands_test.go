package cmd_test

import (
	"net/url"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/dterr/dterr/codes"
)

// This file holds the command lines of the catalogue's fixes to what they are:
// curl lines for documented calls, and dterr lines that dterr understands.

// runLines gives the command lines of all fixes, each once, with a place.
func runLines() map[string]string {
	lines := make(map[string]string)
	for i := range codes.Entries() {
		e := &codes.Entries()[i]
		for j := range e.Meanings {
			for _, a := range e.Meanings[j].OwnFixes {
				if a.Run != "" {
					lines[a.Run] = e.ID + "#" + e.Meanings[j].Key
				}
			}
		}
	}
	return lines
}

// setting is what stands in for the variables and the capitals of the lines.
func setting() map[string]string {
	return map[string]string{
		"ROBOT_URL":    "https://oapi.dingtalk.com/robot/send?access_token=x&timestamp=1763859600000&sign=x",
		"ROBOT_SECRET": "SEC0", "CALLBACK_TOKEN": "t", "CALLBACK_AES_KEY": "k", "JSAPI_TICKET": "t",
		"QUERY": "signature=x&timestamp=1763859600000&nonce=n", "PAGE_URL": "https://app.example.com/",
		"SUB_CODE": "60011", "CODE": "52013", "NONCE": "n", "TIMESTAMP": "1763859600", "SIGNATURE": "00", "OWNER_KEY": "dingexample",
	}
}

var (
	variable    = regexp.MustCompile(`"?\$([A-Z_]+)"?`)
	placeholder = regexp.MustCompile(`\b[A-Z]+(_[A-Z]+)*\b`)
	assignment  = regexp.MustCompile(`([A-Za-z_-]+)(?:\\?": ?\\?"|=|: )([^\\"&']+)`)
	secretName  = regexp.MustCompile(`(?i)(token|secret|ticket|password|key|^code)$`)
)

func TestRunLines(t *testing.T) {
	lines := runLines()
	if len(lines) < 10 {
		t.Fatalf("%d command lines", len(lines))
	}
	for line, where := range lines {
		t.Run(where, func(t *testing.T) {
			for n, stage := range split(line, '|') {
				words := fields(stage)
				switch {
				case words[0] == "curl" && n == 0:
					call := curlCall(t, words[1:])
					if !documented(call) {
						t.Errorf("no documented call: %s", call)
					}
					if names := leaks(stage); len(names) > 0 {
						t.Errorf("no variables: %s", strings.Join(names, " "))
					}
				case words[0] == "dterr" && n == 0:
					runs(t, stage)
				case words[0] == "dterr" && len(words) == 1:
				default:
					t.Errorf("neither curl nor dterr: %s", stage)
				}
			}
		})
	}
	table, err := os.ReadFile("../codes/data/commands.tsv")
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range strings.Split(strings.TrimSpace(string(table)), "\n")[1:] {
		if line := strings.Split(row, "\t")[1]; lines[line] == "" {
			t.Errorf("commands.tsv has a line that no fix uses: %s", line)
		}
	}
}

// curlCall gives METHOD URL of a curl line, without the query; only options
// that the lines use are known.
func curlCall(t *testing.T, words []string) string {
	t.Helper()
	method, address, get := "GET", "", false
	for i := 0; i < len(words); i++ {
		switch words[i] {
		case "-sS":
		case "-G":
			get = true
		case "-X":
			i++
			method = words[i]
		case "-H":
			i++
		case "-d", "-F", "--data-urlencode":
			i++
			method = "POST"
		default:
			if address != "" || !strings.HasPrefix(words[i], "https://") {
				t.Errorf("curl with an unknown word: %s", words[i])
			}
			address = words[i]
		}
	}
	if get {
		method = "GET"
	}
	address, _, _ = strings.Cut(address, "?")
	return method + " " + address
}

// documented reports whether the calls of the catalogue have this one.
func documented(call string) bool {
	method, address, _ := strings.Cut(call, " ")
	u, err := url.Parse(address)
	if err != nil {
		return false
	}
	return slices.ContainsFunc(codes.FindAPIs(call), func(a *codes.API) bool {
		return a.Method == method && a.Host == u.Host && strings.Count(a.Path, "/") == strings.Count(u.Path, "/")
	})
}

// leaks gives the names in a curl line whose value is a secret written out: it
// would stay in the history of the shell.
func leaks(line string) []string {
	var all []string
	for _, at := range assignment.FindAllStringSubmatch(line, -1) {
		if name, value := at[1], at[2]; secretName.MatchString(name) && !strings.HasPrefix(value, "$") {
			all = append(all, name)
		}
	}
	return all
}

func TestLeaks(t *testing.T) {
	for line, want := range map[string]string{
		`curl -d "{\"appKey\":\"$APP_KEY\",\"appSecret\":\"$APP_SECRET\"}"`: "",
		`curl -d "{\"appKey\":\"$APP_KEY\",\"appSecret\":\"APP_SECRET\"}"`:  "appSecret",
		`curl -d '{"code":"x"}'`:                        "code",
		`curl "https://a.b/c?access_token=$T&id=1"`:     "",
		`curl "https://a.b/c?id=1&access_token=TOKEN"`:  "access_token",
		`curl -H "x-acs-dingtalk-access-token: $T"`:     "",
		`curl -H 'x-acs-dingtalk-access-token: secret'`: "x-acs-dingtalk-access-token",
	} {
		if got := strings.Join(leaks(line), " "); got != want {
			t.Errorf("%s: %q, want %q", line, got, want)
		}
	}
}

// runs executes a dterr line with something in every place, and sees that it is
// understood: an answer, whatever it says, but no usage error.
func runs(t *testing.T, line string) {
	t.Helper()
	values := setting()
	fill := func(name string) string {
		v, ok := values[name]
		if !ok {
			t.Errorf("%s stands for nothing that the test knows", name)
		}
		return v
	}
	line = variable.ReplaceAllStringFunc(line, func(s string) string {
		return "'" + fill(strings.Trim(s, `"$`)) + "'"
	})
	words := fields(line)[1:]
	t.Chdir(t.TempDir())
	for i, w := range words {
		switch {
		case strings.HasSuffix(w, ".json"):
			body := `{"errcode":40014,"errmsg":"不合法的access_token","encrypt":"eA=="}`
			if err := os.WriteFile(w, []byte(body), 0o600); err != nil {
				t.Fatal(err)
			}
		case i > 0 && strings.HasSuffix(words[i-1], "-env"):
		case !strings.Contains(w, "://"):
			words[i] = placeholder.ReplaceAllStringFunc(w, fill)
		}
	}
	if code, out, errs := run(t, values, words...); code == 2 || code == 1 || out == "" {
		t.Errorf("%s: exit %d\n%s%s", strings.Join(words, " "), code, out, errs)
	}
}
