package cmd_test

import (
	"strings"
	"testing"
)

// TestHabits proves that each name which other programs have for a flag or a
// value leads to the one of dterr.
func TestHabits(t *testing.T) {
	for _, tt := range []struct{ command, typed, want string }{
		{"list", "--jq --query", "| jq -r .id\n"},
		{"list", "-j -J --jsonl --ndjson", "`--json`"},
		{"search", "-L -m --limit --max --max-count --count --top", "`--number N`"},
		{"explain", "-n -L -m --limit --max-count --count --number --head", "| head -n 3\n"},
		{"lookup", "-q --quiet --silent", ": 2>/dev/null;"},
		{"lookup", "-v -a --verbose --all --long", "`--full`"},
		{"explain", "--watch --tail", "`--follow`"},
		{"lookup", "-V --ver", "`dterr --version`"},
		{"lookup", "--no-color --no-colour --nocolor --plain", "`--color never`"},
		{"lookup", "--md --markdown", "`--format markdown`"},
		{"lookup", "-l --locale --language", "`--lang LANG`"},
		{"lookup", "-o --out --output", "`--format FORM`"},
		{"list", "-k --type --category", "`--kind KIND`"},
		{"list", "-d --module --product", "`--domain DOMAIN`"},
		{"list", "--path --url --endpoint", "`--api PATH`"},
		{"explain", "--time --now --date", "`--at TIME`"},
		{"explain", "--zone --timezone", "`--tz ZONE`"},
		{"explain", "-i --file --input", ": dterr explain FILE\n"},
		{"retry", "-f", ": dterr explain FILE\n"},
		{"lookup", "--format=json --format=jsonl --format=NDJSON", "`--json`"},
		{"lookup", "--format=md --format=gfm", "`--format markdown`"},
		{"lookup", "--format=plain --format=txt --format=table --format=terminal", "`--format text`"},
		{"lookup", "--lang=cn --lang=chs --lang=zh-CN --lang=zh_cn --lang=zh-hans --lang=chinese --lang=中文", "`--lang zh`"},
		{"lookup", "--lang=us --lang=en-us --lang=en_US --lang=english --lang=英文", "`--lang en`"},
		{"lookup", "--color=on --color=yes --color=true --color=1 --color=force", "`--color always`"},
		{"lookup", "--color=off --color=no --color=false --color=0 --color=none", "`--color never`"},
	} {
		for _, typed := range strings.Fields(tt.typed) {
			code, out, errs := run(t, nil, tt.command, "40014", typed)
			if tt.command == "explain" || tt.command == "list" || tt.command == "retry" {
				code, out, errs = run(t, nil, tt.command, typed)
			}
			if code != 2 || out != "" || !strings.Contains(errs, tt.want) {
				t.Errorf("dterr %s %s: exit code %d, want %s in\n%s", tt.command, typed, code, tt.want, errs)
			}
		}
	}
}
