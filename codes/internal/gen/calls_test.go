package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/dterr/dterr/codes/internal/gen/tables"
)

// testCalls holds a small table of each kind.
func testCalls() map[string]string {
	return map[string]string{
		"words.tsv":       "word\tzh\ten\nper call\t每次调用\tper call\nusers of a group\t一个群的用户\tusers of a group\n",
		"scopes.tsv":      "scope\tnames\tsensitive\tclosed\tgranted_by_zh\tgranted_by_en\tnote_zh\tnote_en\tdoc\tdate\nA.Read\t甲 | 乙\tyes\t\t人\twho\t\t\tdevelopment/a\t2026-05-06\nB.Read\t丙\t\t\t\t\t\t\tdevelopment/a\t2026-05-06\n",
		"tokens.tsv":      "api\ttoken\tin\tname\tby_app_type\tnote\n1\tapp\theader\tx-token\tinternal=app;isv=app(isv-corp)\tper call\n",
		"grants.tsv":      "api\tscope\tname\tapp_types\tgrant\tfrom\tnote\n1\tA.Read|B.Read\t甲\tinternal\topen\tpage\t\n2\tB.Read\t丙\tinternal\t\tname\tper call\n",
		"limits.tsv":      "api\tin\tfield\tkind\tlimit\tunit\tcode\tbasis\tnote\tdoc\tdate\n1\tbody\tusers of a group\tcount\t<=5\titems\ttooMany\tpage\tper call\t\t\n",
		"code-limits.tsv": "in\tfield\tkind\tlimit\tunit\tcode\tbasis\tnote\tdoc\tdate\n\tusers\tcount\t<=5\titems\t90018\tpage\t\tdevelopment/b\t2026-05-06\n",
		"synonyms.tsv":    "terms\n建 | create\n",
		"fields.tsv":      "api\tin\tname\tpath\ttype\trequired\n1\theader\tx-token\t\tString\ty\n1\tbody\tname\tusers[].name\tString\tn\n",
	}
}

// parseCalls reads the tables of a directory that holds them.
func parseCalls(t *testing.T, tables map[string]string) *source {
	t.Helper()
	dir := t.TempDir()
	for name, content := range tables {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	s := &source{}
	s.readAPIs("apis.tsv", strings.Replace(testAPIs, "doc\n1", "doc\ttitle_en\tstatus\tdate\tsame\n1", 1)+
		"4\tPOST\tapi.dingtalk.com\t/v1.0/c\t丁\tdevelopment/d\tD\told\t2026-05-06\t3\n")
	if err := s.loadCalls(dir); err != nil {
		t.Fatal(err)
	}
	return s
}

func TestCalls(t *testing.T) {
	s := parseCalls(t, testCalls())
	if len(s.errs) > 0 {
		t.Fatal(s.errs)
	}
	if l := s.calls.Limits[1][0]; l.Field.ZH != "一个群的用户" || l.UnitText.ZH != "items" || l.Notes[0].ZH != "每次调用" {
		t.Errorf("limit %+v", l)
	}
	if x := s.calls.Scopes[1]; len(x.Calls) != 2 || len(s.calls.Scopes[0].Names) != 2 {
		t.Errorf("scope %+v", x)
	}
	got, err := tables.Calls(s.apis, &s.calls)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"const codeLimitBegin = ", "users[].name\n", "一个群的用户\n"} {
		if !strings.Contains(string(got), want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
}

func TestCallsComplaints(t *testing.T) {
	tests := []struct{ name, file, old, with, want string }{
		{"order of words", "words.tsv", "per call", "zero", "words.tsv:3: not sorted, or twice"},
		{"word in one language", "words.tsv", "\tper call\n", "\t\n", "words.tsv:2: per call needs both languages"},
		{"phrase", "limits.tsv", "users of a group", "users of a chat", `limits.tsv:2: not in words.tsv: "users of a chat"`},
		{"note", "tokens.tsv", "per call", "per year", `tokens.tsv:2: not in words.tsv: "per year"`},
		{"order of scopes", "scopes.tsv", "B.Read", "A.Read", "scopes.tsv:3: not sorted, or twice: A.Read"},
		{"scope without a name", "scopes.tsv", "丙", "", "scopes.tsv:3: names is missing"},
		{"grantor in one language", "scopes.tsv", "\twho\t", "\t\t", "scopes.tsv:2: text needs both languages"},
		{"date", "scopes.tsv", "2026-05-06", "yesterday", "scopes.tsv:2: no date"},
		{"token", "tokens.tsv", "1\tapp", "1\tmagic", "tokens.tsv:2: token is none of"},
		{"place of a token", "tokens.tsv", "header", "heart", "tokens.tsv:2: in is none of"},
		{"token without a name", "tokens.tsv", "x-token", "", "tokens.tsv:2: name is missing"},
		{"unknown call", "tokens.tsv", "\n1\t", "\n9\t", `tokens.tsv:2: no call has this number: "9"`},
		{"order of calls", "grants.tsv", "\n1\t", "\n3\t", "grants.tsv:3: not sorted: call 2 behind 3"},
		{"scope of no line", "grants.tsv", "A.Read|", "C.Read|", "grants.tsv:2: not in scopes.tsv: C.Read"},
		{"grant", "grants.tsv", "\topen\t", "\tajar\t", "grants.tsv:2: grant is none of"},
		{"from", "grants.tsv", "\tpage\t", "\thearsay\t", "grants.tsv:2: from is none of"},
		{"kind of a limit", "limits.tsv", "\tcount\t", "\tsum\t", "limits.tsv:2: kind is none of"},
		{"basis", "limits.tsv", "\tpage\t", "\tguess\t", "limits.tsv:2: basis is none of"},
		{"code without basis", "limits.tsv", "\tpage\t", "\t\t", "limits.tsv:2: a code goes with its basis"},
		{"limit of no code", "code-limits.tsv", "90018\tpage", "\t", "code-limits.tsv:2: code or doc is missing"},
		{"place of a field", "fields.tsv", "\tbody\t", "\tlegs\t", "fields.tsv:3: in is none of"},
		{"required", "fields.tsv", "\tn\n", "\tperhaps\n", "fields.tsv:3: required is none of"},
		{"term alone", "synonyms.tsv", " | create", "", "synonyms.tsv:2: one term alone: 建"},
		{"field without a type", "fields.tsv", "String\tn", "\tn", "fields.tsv:3: name or type is missing"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			tables := testCalls()
			if !strings.Contains(tables[tt.file], tt.old) {
				t.Fatalf("the sample has no %q", tt.old)
			}
			tables[tt.file] = strings.Replace(tables[tt.file], tt.old, tt.with, 1)
			s := parseCalls(t, tables)
			var all []string
			for _, err := range s.errs {
				all = append(all, err.Error())
			}
			if !strings.Contains(strings.Join(all, "\n"), tt.want) {
				t.Errorf("complaints %q, want %q", all, tt.want)
			}
		})
	}
}

// A further page of a call names the main one, which is no further page itself.
func TestSameCalls(t *testing.T) {
	for _, tt := range []struct{ same, want string }{
		{"3", ""}, {"4", "same is no other call"}, {"9", "same is no other call"}, {"x", "same is no other call"}, {"1", "not the same call as 1"},
	} {
		s := &source{}
		s.readAPIs("apis.tsv", strings.Replace(testAPIs, "doc\n1", "doc\ttitle_en\tstatus\tdate\tsame\n1", 1)+
			"4\tPOST\tapi.dingtalk.com\t/v1.0/c\t丁\tdevelopment/d\tD\told\t2026-05-06\t"+tt.same+"\n")
		s.checkSame(s.apis[3])
		if tt.want == "" && len(s.errs) > 0 || tt.want != "" && (len(s.errs) == 0 || !strings.Contains(s.errs[0].Error(), tt.want)) {
			t.Errorf("%s: %v", tt.same, s.errs)
		}
	}
}
