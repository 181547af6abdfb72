package main

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/dterr/dterr/codes/internal/gen/data"
	"github.com/dterr/dterr/codes/internal/gen/tables"
)

var update = flag.Bool("update", false, "rewrite the golden file")

// The checked-in tables are what the source says today.
func TestGeneratedFilesAreCurrent(t *testing.T) {
	files, _, errs := generate("../../data", false)
	for _, err := range errs {
		t.Error(err)
	}
	for _, f := range files {
		got, err := os.ReadFile(filepath.Join("../..", f.name))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, f.bytes) {
			t.Errorf("%s is stale: run go generate ./codes", f.name)
		}
	}
}

const (
	testKinds = "kind\trow\tzh\ten\tretry\n" +
		"auth\ttitle\t凭证\tCredential\tnever\n" +
		"auth\tfix\t检查凭证。\tCheck the credential.\n" +
		"system\ttitle\t繁忙\tBusy\tbackoff\n"
	testAPIs = "id\tmethod\thost\tpath\ttitle\tdoc\n" +
		"1\tGET\tapi.dingtalk.com\t/v1.0/a\t甲\tdevelopment/a\n" +
		"2\tPOST\tapi.dingtalk.com\t/v1.0/b\t乙\tdevelopment/b\n" +
		"3\tPOST\tapi.dingtalk.com\t/v1.0/c\t丙\tdevelopment/b\n"
	testCommands = "name\trun\tbasis\n" +
		"look\tlook at.json\town\n"
	testRich = `# Prose

Any key: value may stand here.

## oapi/1 甲 | A
see: oapi/2
weight: 7

### one
message: 坏 "token" %s
variant: bad token
title: 甲一 | A one
kind: auth
domain: app
retry: wait 600 max=3
owner: developer
status: current
http: 403 400 403
apis: 1-2
docs: development/a
sources: official 2026-05-06; https://example.com/1 2026-08-22

cause: 因。
en: Cause.
basis: own

fix: 检查。
en: Check.
basis: doc development/a 2026-05-06
run: @look

fix: 再看。
en: Look again.
basis: own
run: look --twice "$A"

example: {"errcode":1}
`
)

var lightHeader = strings.Join(lightColumns()[:22], "\t") + "\n"

// light builds a line of a light table from the cells that matter.
func light(cells ...string) string {
	line := make([]string, 22)
	fixed := map[string]string{
		"key": "k", "kind": "auth", "domain": "app", "owner": "developer", "status": "current",
		"title_zh": "题", "title_en": "Title", "sources": "official 2026-05-06",
	}
	for i := 0; i < len(cells); i += 2 {
		fixed[cells[i]] = cells[i+1]
	}
	for column, cell := range fixed {
		line[slices.Index(lightColumns(), column)] = cell
	}
	return strings.Join(line, "\t") + "\n"
}

func parse(rich, table string) *source {
	s := &source{}
	s.readKinds("kinds.tsv", testKinds)
	s.readAPIs("apis.tsv", testAPIs)
	s.readCommands("commands.tsv", testCommands)
	if rich != "" {
		s.readRich("rich.md", rich)
	}
	if table != "" {
		s.readLight("light.tsv", table)
	}
	return s
}

func TestGenerate(t *testing.T) {
	table := lightHeader +
		light("id", "oapi/1", "key", "one", "title_en", "Moved up") +
		light("id", "oapi/1", "key", "two", "apis", "1,3", "fix_zh", "检查。", "fix_en", "Check.", "fix_basis", "own") +
		light("id", "oapi/2", "weight", "3", "http", "400", "see", "api/X") +
		light("id", "api/X", "kind", "system")
	s := parse(testRich, table)
	c := s.catalogue(true)
	if len(s.errs) > 0 {
		t.Fatal(s.errs)
	}
	got, err := tables.Catalogue(c)
	if err != nil {
		t.Fatal(err)
	}
	const golden = "testdata/catalog.golden"
	if *update {
		if err := os.WriteFile(golden, got, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("generated (if it is right: go test -update)\n%s", got)
	}
}

func TestComplaints(t *testing.T) {
	replace := func(old, with string) string {
		if !strings.Contains(testRich, old) {
			t.Fatalf("the sample has no %q", old)
		}
		return strings.Replace(testRich, old, with, 1)
	}
	tests := []struct {
		name, rich, light string
		want              string // part of the first complaint
	}{
		{"unknown key", replace("domain: app", "domaine: app"), "", "rich.md:14: oapi/1#one: unknown key: domaine"},
		{"unknown key of the entry", replace("weight: 7", "wait: 7"), "", "rich.md:7: oapi/1: unknown key before the first meaning: wait"},
		{"key twice", replace("domain: app", "kind: auth"), "", "rich.md:14: oapi/1: kind twice"},
		{"missing key", replace("owner: developer\n", ""), "", "rich.md:9: oapi/1#one: owner is missing"},
		{"no value", replace("domain: app", "domain:"), "", "rich.md:14: domain has no value"},
		{"neither heading nor key", replace("domain: app", "domain app"), "", "rich.md:14: neither a heading nor a key"},
		{"unknown kind", replace("kind: auth", "kind: autth"), "", "rich.md:13: kind is none of auth system"},
		{"no id", replace("## oapi/1 ", "## opai/1 "), "", "rich.md:5: no id"},
		{"title in one language", replace("甲 | A", "甲"), "", "rich.md:5: title of oapi/1 is not of the form ZH | EN"},
		{"weight", replace("weight: 7", "weight: 70"), "", "rich.md:7: weight"},
		{"retry", replace("wait 600 max=3", "wait soon"), "", "rich.md:15: retry"},
		{"retry never takes nothing", replace("wait 600 max=3", "never max=3"), "", "rich.md:15: retry never takes no"},
		{"http", replace("http: 403", "http: 4030"), "", "rich.md:18: http"},
		{"call", replace("apis: 1-2", "apis: 1-9"), "", "rich.md:19: apis"},
		{"foreign page", replace("docs: development/a", "docs: https://example.com/a"), "", "rich.md:20: no page below"},
		{"source without a date", replace("official 2026-05-06;", "official;"), "", "rich.md:21: source without a date"},
		{"date that is none", replace("official 2026-05-06;", "official 2026-15-06;"), "", "rich.md:21: source without a date"},
		{"basis", replace("basis: own", "basis: kind"), "", "rich.md:25: basis is none of"},
		{"basis without a date", replace("basis: doc development/a 2026-05-06", "basis: doc development/a"), "", "rich.md:29: basis: source without a date"},
		{"advice without en", replace("en: Cause.\n", ""), "", "rich.md:24: oapi/1: the advice of rich.md:23 wants en next, not basis"},
		{"run of an unknown name", replace("run: @look", "run: @lok"), "", "rich.md:30: no command of this name in commands.tsv: lok"},
		{"run of a cause", replace("en: Cause.\nbasis: own\n", "en: Cause.\nbasis: own\nrun: @look\n"), "", "rich.md:26: a run that follows no fix: @look"},
		{"run before the basis", replace("basis: doc development/a 2026-05-06\nrun: @look", "run: @look"), "", "rich.md:29: oapi/1: the advice of rich.md:27 wants basis next, not run"},
		{"run twice", replace("run: @look", "run: @look\nrun: @look"), "", "rich.md:31: a run that follows no fix: @look"},
		{"run of the meaning before", replace("example: {\"errcode\":1}", "### two\nrun: @look"), "", "rich.md:38: a run that follows no fix: @look"},
		{"advice without basis", replace("basis: own\n", ""), "", "rich.md:26: oapi/1: the advice of rich.md:23 wants basis next, not fix"},
		{"meaning twice", testRich + "\n### one\n", "", "rich.md:39: oapi/1: meaning twice: one"},
		{"entry twice", testRich + testRich[strings.Index(testRich, "## "):], "", "oapi/1: rich entry twice, first at rich.md:5"},
		{"no meaning", "## oapi/1 甲 | A\n", "", "rich.md:1: oapi/1: no meaning"},
		{"meaning without an entry", "### one\n", "", "rich.md:1: a meaning before the first entry"},
		{"header", "", "id\tkind\n", "light.tsv:1: header is not"},
		{"cells", "", lightHeader + "oapi/1\tx\n", "light.tsv:2: 2 cells instead of 22"},
		{"light id apart", "", lightHeader + light("id", "oapi/1") + light("id", "oapi/2") + light("id", "oapi/1", "key", "l"), "light.tsv:4: oapi/1: light entry twice"},
		{"light key twice", "", lightHeader + light("id", "oapi/1") + light("id", "oapi/1"), "light.tsv:3: oapi/1: meaning twice: k"},
		{"light title", "", lightHeader + light("id", "oapi/1", "title_en", ""), "light.tsv:2: title needs both languages"},
		{"light fix without basis", "", lightHeader + light("id", "oapi/1", "fix_zh", "检查。", "fix_en", "Check."), "light.tsv:2: basis is missing"},
		{"see itself", "", lightHeader + light("id", "oapi/1", "see", "oapi/1"), "light.tsv:2: oapi/1: see names the entry itself"},
		{"see nothing", "", lightHeader + light("id", "oapi/1", "see", "oapi/9"), "light.tsv:2: oapi/1: see names no entry: oapi/9"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := parse(tt.rich, tt.light)
			if tt.rich != "" && tt.light == "" && strings.Contains(tt.rich, "see: oapi/2") {
				s.light = append(s.light, data.Entry{ID: "oapi/2"})
			}
			s.catalogue(true)
			if len(s.errs) == 0 {
				t.Fatal("no complaint")
			}
			if got := s.errs[0].Error(); !strings.Contains(got, tt.want) {
				t.Errorf("complaint\n got %s\nwant %s", got, tt.want)
			}
		})
	}
}

func TestSeeOfNothingIsOnlyAWarning(t *testing.T) {
	s := parse("", lightHeader+light("id", "oapi/1", "see", "oapi/9 oapi/2")+light("id", "oapi/2"))
	c := s.catalogue(false)
	if len(s.errs) > 0 || len(s.warnings) != 1 {
		t.Fatalf("complaints %v, warnings %v", s.errs, s.warnings)
	}
	if !slices.Equal(c.Entries[0].See, []string{"oapi/2"}) || !slices.Equal(c.Entries[1].See, []string{"oapi/1"}) {
		t.Errorf("see %v, %v", c.Entries[0].See, c.Entries[1].See)
	}
}

func TestRun(t *testing.T) {
	dir := t.TempDir()
	write := func(name, content string) string {
		t.Helper()
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	write("kinds.tsv", testKinds)
	write("apis.tsv", testAPIs)
	write("commands.tsv", testCommands)
	write("README.md", "## not an entry\n")
	good := write("good.md", testRich)
	bad := filepath.Join(t.TempDir(), "bad.md")
	if err := os.WriteFile(bad, []byte(strings.ReplaceAll(testRich, "auth", "nonsense")), 0o600); err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name           string
		args           []string
		code           int
		stdout, stderr string
	}{
		{"check", []string{"-data", dir, "-check", good}, 0, "ok: 1 entries, 1 meanings\n", ""},
		{"check, with a complaint", []string{"-data", dir, "-check", bad}, 1, "", "kind is none of"},
		{"check, no file", []string{"-data", dir, "-check", "nowhere.md"}, 1, "", "reading entries"},
		{"write", []string{"-data", dir, "-out", dir}, 0, "", "warning: "},
		{"strict", []string{"-data", dir, "-out", dir, "-strict"}, 1, "", "see names no entry"},
		{"no data", []string{"-data", filepath.Join(dir, "nowhere")}, 1, "", "reading the tables"},
		{"argument", []string{"good.md"}, 2, "", "for -check only"},
		{"flag", []string{"-nonsense"}, 2, "", "nonsense"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var stdout, stderr bytes.Buffer
			if code := run(tt.args, &stdout, &stderr); code != tt.code {
				t.Errorf("exit %d, want %d: %s", code, tt.code, &stderr)
			}
			if stdout.String() != tt.stdout || !strings.Contains(stderr.String(), tt.stderr) {
				t.Errorf("stdout %q, stderr %q", &stdout, &stderr)
			}
		})
	}
	for _, name := range []string{"catalog_gen.go", "apis_gen.go", "wordings_gen.go", "search/index_gen.go"} {
		if _, err := os.Stat(filepath.Join(dir, name)); err != nil {
			t.Error(err)
		}
	}
}

func FuzzRich(f *testing.F) {
	f.Add(testRich)
	f.Add("## oapi/1 a | b\nfix: x\n### y\nen: z")
	f.Add("### x\ncause: y")
	f.Fuzz(func(_ *testing.T, content string) { parse(content, "").catalogue(false) })
}

func FuzzLight(f *testing.F) {
	f.Add(lightHeader + light("id", "oapi/1"))
	f.Add("\t\n\t")
	f.Fuzz(func(_ *testing.T, content string) { parse("", content).catalogue(false) })
}

func TestCommandsComplain(t *testing.T) {
	const header = "name\trun\tbasis\n"
	for _, tt := range []struct{ name, table, want string }{
		{"good", header + "a\ta b\town\nb\tb\tdoc development/a 2026-05-06\n", ""},
		{"not sorted", header + "b\tb\town\na\ta\town\n", "commands.tsv:3: not sorted, or twice: a"},
		{"twice", header + "a\ta\town\na\tb\town\n", "commands.tsv:3: not sorted, or twice: a"},
		{"no command line", header + "a\t\town\n", "commands.tsv:2: no command line"},
		{"a name for a command line", header + "a\t@b\town\n", "commands.tsv:2: no command line"},
		{"no basis", header + "a\ta\t\n", "commands.tsv:2: basis is missing"},
		{"no name", header + "A b\ta\town\n", "commands.tsv:2: name is no slug"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := &source{}
			s.readCommands(commandsTable, tt.table)
			switch {
			case tt.want == "" && len(s.errs) > 0:
				t.Errorf("complaints: %v", s.errs)
			case tt.want != "" && (len(s.errs) == 0 || !strings.HasPrefix(s.errs[0].Error(), tt.want)):
				t.Errorf("complaints %v, want %s", s.errs, tt.want)
			}
		})
	}
}
